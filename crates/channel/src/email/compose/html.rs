//! HTML made from text: paragraphs, lists, quotes, links. Nothing else, and everything escaped. Colours of text and
//! background are left to the mail program, so that it reads well on a dark screen too.

use super::{announcement, identifier, text_with_page};
use domain::message::{Outgoing, OutgoingAttachment};
use std::fmt::Write;

/// Quotes within quotes that are shown as such.
const QUOTE_DEPTH_MAX: usize = 5;
/// Characters of a button's words.
const LABEL_CHARS: std::ops::RangeInclusive<usize> = 3..=60;

const FONT: &str =
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";
const BUTTON: &str = "display:inline-block;padding:10px 18px;border:1px solid #3b6fd4;border-radius:6px;\
                      font-weight:600;text-decoration:none";
const QUOTE: &str = "margin:0 0 0 0.8ex;padding:0 0 0 1ex;border-left:2px solid #999";

/// The whole page of a message.
pub(super) fn page(outgoing: &Outgoing, pictures: &[&OutgoingAttachment]) -> String {
    let mut out = String::from(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"></head>\n<body>\n",
    );
    let _ = writeln!(out, "<div style=\"{FONT}\">");
    let text = text_with_page(outgoing);
    let lines: Vec<&str> = text.trim_end().lines().collect();
    blocks(&lines, outgoing.page_url.as_deref(), 0, &mut out);
    for picture in pictures {
        let id = identifier(picture.content_id.as_deref().unwrap_or_default());
        let _ = writeln!(
            out,
            "<p><img src=\"cid:{}\" alt=\"{}\" style=\"max-width:100%\"></p>",
            escaped(&id),
            escaped(&picture.name)
        );
    }
    out.push_str("</div>\n");
    if let Some(quoted) = &outgoing.quoted {
        let _ = writeln!(out, "<div class=\"gmail_quote\" style=\"{FONT}\">");
        let _ = writeln!(out, "<div class=\"gmail_attr\">{}</div>", escaped(&announcement(quoted)));
        let _ = writeln!(out, "<blockquote type=\"cite\" class=\"gmail_quote\" style=\"{QUOTE}\">");
        let lines: Vec<&str> = quoted.text.trim_end().lines().collect();
        blocks(&lines, None, 1, &mut out);
        out.push_str("</blockquote></div>\n");
    }
    out.push_str("</body></html>\n");
    out
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Words,
    Item,
    Quote,
}

fn kind(line: &str) -> Kind {
    let bare = line.trim_start();
    match bare {
        "" => Kind::Empty,
        _ if bare.starts_with('>') => Kind::Quote,
        _ if ["- ", "* ", "• "].iter().any(|dash| bare.starts_with(dash)) && line.trim_end() != "--" => Kind::Item,
        _ => Kind::Words,
    }
}

/// Writes runs of lines of one kind as one block each.
fn blocks(lines: &[&str], page_url: Option<&str>, depth: usize, out: &mut String) {
    for run in lines.chunk_by(|a, b| kind(a) == kind(b)) {
        match run.first().map_or(Kind::Empty, |line| kind(line)) {
            Kind::Empty => {}
            Kind::Words => paragraph(run, page_url, out),
            Kind::Item => {
                out.push_str("<ul>\n");
                for line in run {
                    let words = line.trim_start().trim_start_matches(['-', '*', '•']).trim_start();
                    let _ = writeln!(out, "<li>{}</li>", linked(words));
                }
                out.push_str("</ul>\n");
            }
            Kind::Quote if depth >= QUOTE_DEPTH_MAX => paragraph(run, None, out),
            Kind::Quote => {
                let inner: Vec<&str> = run
                    .iter()
                    .map(|line| {
                        let line = line.trim_start().strip_prefix('>').unwrap_or(line);
                        line.strip_prefix(' ').unwrap_or(line)
                    })
                    .collect();
                let _ = writeln!(out, "<blockquote style=\"{QUOTE}\">");
                blocks(&inner, None, depth + 1, out);
                out.push_str("</blockquote>\n");
            }
        }
    }
}

/// A paragraph; its line with the customer's page becomes a button.
fn paragraph(lines: &[&str], page_url: Option<&str>, out: &mut String) {
    let is_page = |line: &&str| page_url.is_some_and(|url| !url.is_empty() && line.contains(url));
    for piece in lines.chunk_by(|a, b| !is_page(a) && !is_page(b)) {
        match (piece, page_url) {
            ([line], Some(url)) if is_page(line) && is_web(url) => button(line, url, out),
            _ => {
                let written: Vec<String> = piece.iter().map(|line| linked(line.trim_end())).collect();
                let _ = writeln!(out, "<p>{}</p>", written.join("<br>\n"));
            }
        }
    }
}

/// The button: its words are those that stand before the address on the line, else the address itself.
fn button(line: &str, url: &str, out: &mut String) {
    let (before, after) = line.split_once(url).unwrap_or((line, ""));
    let words = before.trim().trim_end_matches([':', '：', '<', '(', ' ']).trim();
    let short = url.trim_start_matches("https://").trim_start_matches("http://");
    let is_label = LABEL_CHARS.contains(&words.chars().count()) && !words.contains(". ");
    let label = if is_label { words } else { short };
    if !is_label && !words.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", linked(before.trim_end()));
    }
    let _ = writeln!(out, "<p><a href=\"{}\" style=\"{BUTTON}\">{}</a></p>", escaped(url), escaped(label));
    let rest = after.trim_start_matches(['>', ')', '.', ' ']);
    if !rest.trim().is_empty() {
        let _ = writeln!(out, "<p>{}</p>", linked(rest));
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Escaped text with its web addresses as links.
fn linked(line: &str) -> String {
    /// `https://`; with `http://` one byte of the address is counted, which is always there.
    const SCHEME_BYTES: usize = 8;
    let mut out = String::with_capacity(line.len() + 16);
    let mut rest = line;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(from.len());
        let url = without_punctuation(from.get(..end).unwrap_or(from));
        out.push_str(&spaced(before));
        if url.len() > SCHEME_BYTES {
            let _ = write!(out, "<a href=\"{0}\">{0}</a>", escaped(url));
            rest = from.get(url.len()..).unwrap_or_default();
        } else {
            // A scheme alone is no address.
            let (scheme, after) = from.split_at(SCHEME_BYTES.min(end));
            out.push_str(&spaced(scheme));
            rest = after;
        }
    }
    out.push_str(&spaced(rest));
    out
}

/// An address without the punctuation of the sentence around it. A closing bracket belongs to it when it opened one.
fn without_punctuation(url: &str) -> &str {
    let mut url = url;
    while let Some(last) = url.chars().next_back() {
        let part_of_it = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' => false,
            ')' => url.matches('(').count() >= url.matches(')').count(),
            ']' => url.matches('[').count() >= url.matches(']').count(),
            _ => true,
        };
        if part_of_it {
            break;
        }
        url = url.get(..url.len() - last.len_utf8()).unwrap_or_default();
    }
    url
}

/// Escaped text whose runs of blanks stay visible.
fn spaced(text: &str) -> String {
    escaped(text).replace("  ", "\u{a0} ")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str, page_url: Option<&str>) -> String {
        let mut out = String::new();
        blocks(&text.lines().collect::<Vec<_>>(), page_url, 0, &mut out);
        out
    }

    #[test]
    fn paragraphs_lists_and_quotes_are_written() {
        assert_eq!(
            html("Hello Ada,\ntwo lines\n\n- one\n- two\n\n> said", None),
            format!(
                "<p>Hello Ada,<br>\ntwo lines</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<blockquote style=\"{QUOTE}\">\n<p>said</p>\n</blockquote>\n"
            )
        );
    }

    #[test]
    fn everything_is_escaped_and_addresses_become_links() {
        assert_eq!(html("<script>&\"'", None), "<p>&lt;script&gt;&amp;&quot;&#39;</p>\n");
        assert_eq!(
            html("See https://x.example/a_(b)?c=1&d=2. Bye", None),
            "<p>See <a href=\"https://x.example/a_(b)?c=1&amp;d=2\">https://x.example/a_(b)?c=1&amp;d=2</a>. Bye</p>\n"
        );
        assert!(html("broken https:// link", None).contains("link"));
    }

    #[test]
    fn the_customers_page_is_a_button() {
        let out = html("Hi\nFollow it here: https://desk.example/c/abc\nBye", Some("https://desk.example/c/abc"));
        assert!(out.contains(">Follow it here</a>"), "{out}");
        assert!(out.starts_with("<p>Hi</p>") && out.ends_with("<p>Bye</p>\n"), "{out}");
    }
}
