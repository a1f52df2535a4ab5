//! Where the links of somebody else's mail lead. Each says it in its title; one whose own words name another host shows the
//! true one beside itself. It is said when a mail is shown: what is kept stays as it was cleaned, older mail is told of as
//! well, and the reader's language is known.

use domain::message::unescaped;
use language::Language;
use std::ops::{Range, RangeInclusive};
use url::{Host, Url};

/// Hosts that the words of one link may name; a link that names more is marked.
const NAMED_MAX: usize = 100;
/// Letters of an address that stand in a title.
const PLACE_CHARS_MAX: usize = 200;
/// Endings of files that look like those of hosts.
const FILES: [&str; 24] = [
    "csv", "doc", "docx", "eml", "exe", "gif", "htm", "html", "ics", "jpeg", "jpg", "js", "json", "md", "odt", "pdf",
    "png", "ppt", "pptx", "rtf", "txt", "xls", "xlsx", "zip",
];
/// Elements that do not part words.
const WITHIN_WORDS: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "mark", "s", "small", "span", "strike", "strong",
    "sub", "sup", "u", "wbr",
];

/// Letters that nobody sees: soft hyphens, joiners, marks of direction, variants of what stands before.
const HIDDEN: [RangeInclusive<char>; 9] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
];

/// A link that is not closed yet.
struct Open {
    /// Behind `<a`.
    at: usize,
    to: Option<Target>,
    words: String,
}

/// Where a link leads.
struct Target {
    host: String,
    /// The host, or the address that is written to.
    place: String,
}

/// The cleaned text of a mail, with what each link leads to.
pub(super) fn told(language: Language, cleaned: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(tag) = next_tag(cleaned, at) {
        let markup = cleaned.get(tag.clone()).unwrap_or_default();
        let name = name_of(markup);
        if let Some(link) = open.last_mut() {
            link.words.push_str(&unescaped(cleaned.get(at..tag.start).unwrap_or_default()));
            link.words.push_str(&unescaped(attribute(markup, "alt").map_or("", |(_, alt)| alt)));
            if !WITHIN_WORDS.contains(&name.trim_start_matches('/')) {
                link.words.push(' ');
            }
            // A title further in would be shown in the place of ours.
            if let Some((range, _)) = attribute(markup, "title") {
                edits.push((tag.start + range.start..tag.start + range.end, String::new()));
            }
        }
        match name {
            "a" => {
                let to = attribute(markup, "href").and_then(|(_, href)| target(&unescaped(href)));
                open.push(Open { at: tag.start + 2, to, words: String::new() });
            }
            "/a" => edits.extend(open.pop().and_then(|link| said(language, &link))),
            _ => {}
        }
        at = tag.end;
    }
    edits.extend(open.iter().filter_map(|link| said(language, link)));
    edited(cleaned, edits)
}

/// What is written into the tag of a link.
fn said(language: Language, link: &Open) -> Option<(Range<usize>, String)> {
    let to = link.to.as_ref()?;
    let (title, mark) = match elsewhere(&link.words, &to.host) {
        None => (language.message_link_leads(&to.place), String::new()),
        Some(named) => {
            (language.message_link_elsewhere(named, &to.place), format!(" data-leads=\"{}\"", escaped(&to.place)))
        }
    };
    // Before any other attribute: of two of one name the first counts.
    Some((link.at..link.at, format!(" title=\"{}\"{mark}", escaped(&title))))
}

/// The text with its edits, which do not overlap.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() + edits.len() * 40);
    let mut at = 0;
    for (range, instead) in edits {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&instead);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The next tag from somewhere on. The sanitiser wrote it: a `<` begins a tag, and values stand in double quotes.
fn next_tag(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text.get(from..)?.find('<')?;
    let mut quoted = false;
    for (at, byte) in text.get(start..)?.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(start..start + at + 1),
            _ => {}
        }
    }
    None
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    name.split([' ', '>']).next().unwrap_or_default()
}

/// Where an attribute stands in a tag, with the blank before it, and its value.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<(Range<usize>, &'a str)> {
    let begin = format!(" {name}=\"");
    let start = tag.find(&begin)?;
    let value = tag.get(start + begin.len()..)?.split('"').next()?;
    Some((start..start + begin.len() + value.len() + 1, value))
}

/// As browsers read the address: without what stands before an `@`, in ASCII letters.
fn target(href: &str) -> Option<Target> {
    let url = Url::parse(href).ok()?;
    match url.scheme() {
        "http" | "https" => {
            let host = url.host_str()?.trim_end_matches('.').to_owned();
            Some(Target { place: host.clone(), host })
        }
        "mailto" => {
            let place: String = url.path().chars().take(PLACE_CHARS_MAX).collect();
            let host = url.path().rsplit_once('@')?.1.to_ascii_lowercase();
            Some(Target { host, place })
        }
        _ => None,
    }
}

/// A host that the words name and that is not the one to which the link leads.
fn elsewhere(words: &str, to: &str) -> Option<String> {
    let parts = words.split(|c: char| c.is_whitespace() || "()[]<>{}\"'“”„«»‹›,;|".contains(c));
    let mut named = parts.filter_map(|part| host_in(&seen(part)));
    for _ in 0..NAMED_MAX {
        match named.next() {
            None => return None,
            Some(host) if is_same(&host, to) => {}
            Some(host) => return Some(host),
        }
    }
    named.next()
}

/// Without letters that nobody sees, and those that turn the direction around.
fn seen(part: &str) -> String {
    let hidden = |c: char| c.is_control() || HIDDEN.iter().any(|range| range.contains(&c));
    part.chars().filter(|c| !hidden(*c)).collect()
}

/// The host that a word names, in ASCII letters, if it names one at all.
fn host_in(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (scheme, rest) = word.split_once("://").map_or(("", word), |(scheme, rest)| (scheme, rest));
    let before_path = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let typed = before_path.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let Host::Domain(host) = Host::parse(typed).ok()? else { return None };
    let host = host.trim_end_matches('.').to_owned();
    let (_, last) = host.rsplit_once('.')?;
    let is_name = last.starts_with("xn--") || (last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let is_plain = scheme.is_empty() && before_path.len() == rest.len() && !host.starts_with("www.");
    // “here.Click” is a missing blank, “terms.pdf” a file.
    let ending = typed.rsplit('.').next().unwrap_or_default();
    let one_case = !ending.chars().any(char::is_uppercase) || !ending.chars().any(char::is_lowercase);
    (is_name && (!is_plain || (one_case && !FILES.contains(&last)))).then_some(host)
}

/// Whether both are one host, or one of them stands below the other.
fn is_same(named: &str, to: &str) -> bool {
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
    let (named, to) = (bare(named), bare(to));
    let below = |one: &str, other: &str| one.strip_suffix(other).is_some_and(|rest| rest.ends_with('.'));
    named == to || below(&to, &named) || (to.contains('.') && below(&named, &to))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The host beside a link, if it is marked.
    fn mark(href: &str, words: &str) -> Option<String> {
        let told = told(Language::English, &format!("<p><a href=\"{href}\" rel=\"noopener\">{words}</a></p>"));
        let mark = attribute(&told, "data-leads").map(|(_, value)| value.to_owned());
        assert!(told.contains("<a title=\"Leads to "), "{told}");
        mark
    }

    #[test]
    fn a_link_whose_words_name_another_host_shows_the_true_one() {
        for (href, words, marked) in [
            ("https://evil.example/x", "https://bank.example/login", true),
            ("https://evil.example/", "bank.example", true),
            ("https://evil.example/", "Please go to <b>www.ba</b>nk.example.", true),
            ("https://evil.example/", "BANK.EXAMPLE", true),
            ("https://bank.example@evil.example/", "bank.example", true),
            ("https://bank.example:443@evil.example:8443/", "https://bank.example", true),
            ("https://bank.example.evil.example/", "bank.example", true),
            ("https:\\\\evil.example/bank.example", "bank.example", true),
            ("https://%65vil.example/", "bank.example", true),
            ("https://evil.example/", "ba\u{200b}nk.exa\u{ad}mple", true),
            ("https://evil.example/", "\u{202e}moc.knab\u{202c}", true),
            ("https://bank.example/", "b\u{430}nk.example", true),
            ("https://b\u{430}nk.example/", "bank.example", true),
            ("https://evil.example/", "bank\u{ff0e}example", true),
            ("https://evil.example/", "evil.example or bank.example", true),
            ("https://evil.example/", "<img alt=\"bank.example\">", true),
            ("https://evil.example/", "help@bank.example", true),
            ("mailto:help@evil.example?subject=bank.example", "help@bank.example", true),
            ("http://192.0.2.7/", "bank.example", true),
            ("https://bank.example/a?b=1&amp;c=2", "bank.example", false),
            ("https://www.bank.example/", "bank.example", false),
            ("https://click.bank.example/", "https://bank.example/", false),
            ("https://bank.example/", "www.bank.example/news", false),
            ("https://b\u{fc}cher.example/", "b\u{fc}cher.example", false),
            ("https://xn--bcher-kva.example/", "B\u{dc}CHER.example", false),
            ("https://shop.example/", "Open the shop", false),
            ("https://shop.example/", "terms.pdf", false),
            ("https://shop.example/", "Read more here.Click", false),
            ("https://shop.example/", "at 9 a.m., e.g. version 1.2.3.4", false),
            ("mailto:help@bank.example", "help@bank.example", false),
        ] {
            assert_eq!(mark(href, words).is_some(), marked, "{href} {words}");
        }
    }

    #[test]
    fn the_true_host_is_told_in_letters_that_cannot_be_taken_for_others() {
        assert_eq!(mark("https://b\u{430}nk.example/", "bank.example").as_deref(), Some("xn--bnk-6cd.example"));
        assert_eq!(mark("https://user:pw@EVIL.example./", "bank.example").as_deref(), Some("evil.example"));
    }

    #[test]
    fn only_our_own_title_is_shown() {
        let mail =
            "<a href=\"https://x.example/\" title=\"bank.example\"><span title=\"a&gt;b\" dir=\"ltr\">x</span></a>";
        let told = told(Language::English, mail);
        let own = format!("<a title=\"{}\" href=", Language::English.message_link_leads("x.example"));
        assert!(told.starts_with(&own), "{told}");
        assert!(told.contains("<span dir=\"ltr\">x</span></a>"), "{told}");
    }

    #[test]
    fn what_is_no_link_stays_and_links_within_links_are_told_apart() {
        for plain in
            ["", "<p>a &lt; b</p>", "<a>bank.example</a>", "<a href=\"tel:+31201234\">bank.example</a>", "<a href=\"x"]
        {
            assert_eq!(told(Language::English, plain), plain);
        }
        let inner = "<a href=\"https://b.example/\">b.example</a>";
        let told = told(
            Language::English,
            &format!("<a href=\"https://a.example/\">a.example<table><tr><td>{inner}</td></tr></table></a>"),
        );
        assert_eq!(told.matches(" title=\"Leads to ").count(), 2, "{told}");
        assert!(!told.contains("data-leads"), "{told}");
    }

    #[test]
    fn a_link_that_names_more_hosts_than_are_looked_at_is_marked() {
        assert!(mark("https://x.example/", &"x.example ".repeat(NAMED_MAX)).is_none());
        assert!(mark("https://x.example/", &"x.example ".repeat(NAMED_MAX + 1)).is_some());
    }
}
