//! The text of HTML, as a person would type it: paragraphs, list items with a dash, quotes with `>`, links with
//! their address behind them when it says something new. Takes sanitised HTML only.

use super::quote::mark;
use super::read::weigh::{As, is_affordable};
use html2text::render::TextDecorator;
use html2text::{Handle, RcDom, config};
use std::borrow::Cow;

/// Columns: more than any line, so that nothing is wrapped; tables then keep a row on a line.
const WIDTH_COLUMNS: usize = 100_000;

/// The parsed tree of sanitised HTML. `None` when it would cost too much: what the sanitiser wrote can be read in
/// another way than what it read.
pub(super) fn parse(html: &str) -> Option<RcDom> {
    let html = with_lines(html);
    if !is_affordable(&html, As::Page) {
        return None;
    }
    config::with_decorator(Plain::default()).parse_html(html.as_bytes()).ok()
}

/// Paragraphs without space around them become lines: that is how they are shown. Word writes every line so.
/// Takes what a serialiser wrote: each `<p>` is closed, and holds no other.
fn with_lines(html: &str) -> Cow<'_, str> {
    if !html.contains("<p ") {
        return html.into();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<p ") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let tag = from.get(..from.find('>').unwrap_or(from.len())).unwrap_or_default();
        let closed = if is_unspaced(tag) { from.split_once("</p>") } else { None };
        if let Some((inside, after)) = closed {
            out.push_str("<div ");
            out.push_str(inside.get("<p ".len()..).unwrap_or_default());
            out.push_str("</div>");
            rest = after;
        } else {
            out.push_str(tag);
            rest = from.get(tag.len()..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out.into()
}

/// Whether a `<p …` says that nothing is above and below it.
fn is_unspaced(tag: &str) -> bool {
    let value = |name: &str| tag.split_once(name).and_then(|(_, value)| value.split('"').next());
    if value(" class=\"").is_some_and(|class| class.split(' ').any(mark::is_unspaced)) {
        return true;
    }
    let style = value(" style=\"").unwrap_or_default();
    let none = |property: &str| {
        let sizes = style.split(';').filter_map(|one| one.split_once(':'));
        let mut sizes = sizes.filter(|(name, _)| name.trim() == property).map(|(_, size)| size.trim());
        sizes.next_back().is_some_and(|size| {
            size.split(' ').all(|part| part.trim_start_matches('0').bytes().all(|byte| byte.is_ascii_alphabetic()))
        })
    };
    none("margin") || (none("margin-top") && none("margin-bottom"))
}

/// The text of a tree. `None` when it cannot be rendered.
pub(super) fn render(dom: &RcDom) -> Option<String> {
    let config = config::with_decorator(Plain::default()).raw_mode(true).no_link_wrapping().allow_width_overflow();
    let tree = config.dom_to_render_tree(dom).ok()?;
    let text = config.render_to_string(tree, WIDTH_COLUMNS).ok()?;
    Some(tidy(&text))
}

/// The HTML of a node and what it holds.
pub(super) fn outer_html(node: &Handle) -> String {
    let mut out = Vec::new();
    let _ = node.serialize(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// No blanks at line ends, no more than one empty line in a row, no hard blanks, none at the ends.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.replace(['\u{a0}', '\u{200b}', '\u{feff}', '\u{34f}'], " ");
        let line = without_doubled_address(line.trim_end());
        if line.trim_matches(['>', ' ']).is_empty() && !line.starts_with('>') {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        out.push_str(&line);
    }
    out
}

/// A link whose words are its address is written once: `https://x.example <https://x.example>` says it twice.
fn without_doubled_address(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(" <http") {
        let (before, from) = rest.split_at(at);
        let Some(end) = from.find('>') else { break };
        let address = from.get(2..end).unwrap_or_default();
        let bare = |text: &str| -> String {
            text.trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_lowercase()
        };
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        out.push_str(before);
        if bare(word) != bare(address) {
            out.push_str(from.get(..=end).unwrap_or_default());
        }
        rest = from.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Writes no marks for emphasis, and the address of a link behind its words.
#[derive(Clone, Default)]
struct Plain {
    links: Vec<String>,
}

impl TextDecorator for Plain {
    type Annotation = ();

    fn decorate_link_start(&mut self, url: &str) -> (String, ()) {
        self.links.push(url.to_owned());
        (String::new(), ())
    }
    fn decorate_link_end(&mut self) -> String {
        match self.links.pop() {
            Some(url) if url.starts_with("http://") || url.starts_with("https://") => format!(" <{url}>"),
            _ => String::new(),
        }
    }
    fn decorate_em_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_em_end(&self) -> String {
        String::new()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strong_end(&self) -> String {
        String::new()
    }
    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _src: &str, title: &str) -> (String, ()) {
        let title = title.trim();
        (if title.is_empty() { String::new() } else { format!("[{title}]") }, ())
    }
    fn header_prefix(&self, _level: usize) -> String {
        String::new()
    }
    fn quote_prefix(&self) -> String {
        "> ".to_owned()
    }
    fn unordered_item_prefix(&self) -> String {
        "- ".to_owned()
    }
    fn ordered_item_prefix(&self, i: i64) -> String {
        format!("{i}. ")
    }
    fn make_subblock_decorator(&self) -> Self {
        Plain::default()
    }
    fn decorate_superscript_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_superscript_end(&self) -> String {
        String::new()
    }
    fn finalise(&mut self, _urls: Vec<String>) -> Vec<html2text::render::TaggedLine<()>> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        render(&parse(html).unwrap()).unwrap()
    }

    #[test]
    fn html_reads_as_a_person_would_type_it() {
        assert_eq!(text("<p>Hello <b>Ada</b>,</p><p>two<br>lines</p>"), "Hello Ada,\n\ntwo\nlines");
        assert_eq!(text("<ul><li>one</li><li>two</li></ul>"), "- one\n- two");
        assert_eq!(text("<blockquote>said</blockquote>me"), "> said\n\nme");
        assert_eq!(text("<div>a</div><div>b</div>"), "a\nb");
        assert_eq!(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"), "a\nb\nc\nd");
    }

    #[test]
    fn paragraphs_without_space_are_lines() {
        for (html, expected) in [
            (
                "<p class=\"MsoNormal\">a</p><p class=\"MsoNormal\">&nbsp;</p><p class=\"MsoNormal\">b</p><p class=\"MsoNormal\">c</p>",
                "a\n\nb\nc",
            ),
            ("<p style=\"margin:0\">a</p><p style=\"margin:0in 0in\">b</p>", "a\nb"),
            (
                "<p style=\"margin-top:0;margin-bottom:0px\">a</p><p style=\"margin-top:0;margin-bottom:0\">b</p>",
                "a\nb",
            ),
            ("<p style=\"margin:0 0 10px\">a</p><p style=\"margin:0.5em\">b</p>", "a\n\nb"),
            ("<p dir=\"ltr\">a</p><p>b</p>", "a\n\nb"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn a_link_names_its_address_once() {
        assert_eq!(text("<a href=\"https://x.example/a\">order</a>"), "order <https://x.example/a>");
        assert_eq!(text("<a href=\"https://x.example/\">x.example</a> ok"), "x.example ok");
        assert_eq!(text("<a href=\"mailto:a@x.example\">a@x.example</a>"), "a@x.example");
    }
}
