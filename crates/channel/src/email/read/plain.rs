//! The text of HTML that is too much for a tree: one pass over the bytes, tags left out, character references
//! decoded. What looks like a tag and never ends is text: nothing is lost that might be words.

use mail_parser::decoders::html::add_html_token;

/// Elements whose content is no text.
const UNREAD: [&str; 3] = ["script", "style", "title"];
/// Elements that begin a line.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The text of `html`. Of more than is shown, hardly more than that is read.
pub(super) fn text_of(html: &str) -> String {
    let mut text = Text::default();
    let mut html = Reader { rest: html, no_more: Vec::new() };
    while !text.is_full()
        && let Some(at) = html.rest.find('<')
    {
        let (before, from) = html.rest.split_at(at);
        text.push(before);
        html.rest = from;
        html.markup(&mut text);
    }
    text.push(html.rest);
    text.lines.trim().to_owned()
}

struct Reader<'a> {
    rest: &'a str,
    /// What was looked for in vain: it does not come later either, and is not looked for again.
    no_more: Vec<String>,
}

impl<'a> Reader<'a> {
    /// What stands at a `<`.
    fn markup(&mut self, text: &mut Text) {
        let from = self.rest;
        let after = from.get(1..).unwrap_or_default();
        if after.starts_with("!--") {
            let end = self.find(4, "-->").map_or(4, |at| at + 3);
            self.rest = from.get(end..).unwrap_or_default();
            return;
        }
        let is_end = after.starts_with('/');
        let named = after.strip_prefix('/').unwrap_or(after);
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            text.push("<");
            self.rest = after;
            return;
        }
        let Some(end) = self.end_of_tag() else {
            text.push("<");
            self.rest = after;
            return;
        };
        let name = named.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        self.rest = from.get(end..).unwrap_or_default();
        if BLOCKS.contains(&name.as_str()) {
            text.end_line();
        } else if name == "td" || name == "th" {
            text.blank = true;
        }
        if !is_end && UNREAD.contains(&name.as_str()) {
            let content = self.find_any_case(&format!("</{name}")).unwrap_or(0);
            self.rest = self.rest.get(content..).unwrap_or_default();
        }
    }

    /// Behind the `>` that ends the tag here; `None` when none does. A `>` within quotes is part of a value.
    fn end_of_tag(&mut self) -> Option<usize> {
        if self.no_more.iter().any(|gone| gone == ">") {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let mut at = 1;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => return Some(at + 1),
                b'"' | b'\'' if opens_value(bytes.get(..at).unwrap_or_default()) => {
                    match self.find(at + 1, if byte == b'"' { "\"" } else { "'" }) {
                        Some(close) => at = close + 1,
                        None => return self.find(at, ">").map(|end| end + 1),
                    }
                }
                _ => at += 1,
            }
        }
        // No `>` before the end: none behind any later `<` either.
        self.no_more.push(">".to_owned());
        None
    }

    fn find(&mut self, from: usize, what: &str) -> Option<usize> {
        if self.no_more.iter().any(|gone| gone == what) {
            return None;
        }
        let found = self.rest.get(from..).and_then(|rest| rest.find(what)).map(|at| at + from);
        if found.is_none() {
            self.no_more.push(what.to_owned());
        }
        found
    }

    fn find_any_case(&mut self, what: &str) -> Option<usize> {
        if self.no_more.iter().any(|gone| gone == what) {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let found = bytes.windows(what.len()).position(|window| window.eq_ignore_ascii_case(what.as_bytes()));
        if found.is_none() {
            self.no_more.push(what.to_owned());
        }
        found
    }
}

/// Whether a quote here opens a value: the last thing before it is an equals sign.
fn opens_value(before: &[u8]) -> bool {
    /// Blanks between the two; who writes more gets the tag closed at the next `>`.
    const BLANKS_MAX: usize = 16;
    let near = before.iter().rev().take(BLANKS_MAX).find(|byte| !byte.is_ascii_whitespace());
    near == Some(&b'=')
}

/// Words in lines: blanks and line ends of the source are one blank.
#[derive(Default)]
struct Text {
    lines: String,
    blank: bool,
}

impl Text {
    fn push(&mut self, source: &str) {
        let mut words = source.split([' ', '\t', '\n', '\r', '\u{c}']);
        if let Some(first) = words.next() {
            self.word(first);
        }
        for word in words {
            self.blank = true;
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() || self.is_full() {
            return;
        }
        if std::mem::take(&mut self.blank) && !self.lines.is_empty() && !self.lines.ends_with('\n') {
            self.lines.push(' ');
        }
        let mut rest = word;
        while let Some(at) = rest.find('&') {
            let (before, from) = rest.split_at(at);
            self.lines.push_str(before);
            // The longest name of a character has 31 letters.
            let end = from.bytes().take(34).position(|byte| byte == b';').map_or(1, |end| end + 1);
            let (reference, after) = from.split_at(end);
            add_html_token(&mut self.lines, reference.as_bytes(), false);
            rest = after;
            if self.is_full() {
                return;
            }
        }
        self.lines.push_str(rest);
    }

    /// Whether it has more than is shown, so that the limit is noticed.
    fn is_full(&self) -> bool {
        self.lines.len() > super::TEXT_BYTES_MAX
    }

    fn end_line(&mut self) {
        self.blank = false;
        if !self.lines.is_empty() && !self.lines.ends_with("\n\n") {
            self.lines.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_tags_go() {
        for (html, expected) in [
            ("<p>a &lt; b</p>c", "a < b\nc"),
            ("<div title=\"a > b\">caf&eacute; &#8364;&#x20AC;</div>", "café €€"),
            ("<style>p > a { b }</style>one<!-- two > --> three<script>4<5</script>", "one three"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("left <b open", "left <b open"),
            ("left <!-- open", "left open"),
            ("left <style> open", "left open"),
            ("<a href='x>y'>in</a> <a href=\"z>out</a>", "in out"),
            ("<td>a</td><td>b</td>\n\n  c &nbsp & &unknown;", "a b c &nbsp & &unknown;"),
            ("ä<br/>ö", "ä\nö"),
        ] {
            assert_eq!(text_of(html), expected, "{html}");
        }
    }

    #[test]
    fn no_more_is_written_than_is_shown() {
        for one in ["&", "&amp", "<", "a ", "<p>a", "a<br>"] {
            let text = text_of(&one.repeat(4 * 1024 * 1024));
            assert!((super::super::TEXT_BYTES_MAX..super::super::TEXT_BYTES_MAX + 100).contains(&text.len()), "{one}");
        }
    }

    #[test]
    fn what_never_ends_is_looked_for_once() {
        for one in ["<!--", "<style>", "<title>", "<a b=\"", "<a b='", "<a b='\"", "<a", "&", "<a b=\"'>", "<script "] {
            let html = one.repeat(2 * 1024 * 1024 / one.len());
            assert!(text_of(&html).len() <= html.len(), "{one}");
        }
    }
}
