//! HTML made from text: paragraphs, lists, quotes, links. Nothing else, and everything escaped. Colours of text and
//! background are left to the mail program, so that it reads well on a dark screen too.

use super::{announcement, identifier, text_with_page};
use domain::message::formatting::{Block, Line, Span, addresses, formatted, literal, words};
use domain::message::{Outgoing, OutgoingAttachment};
use std::fmt::Write;

/// Characters of a button's words.
const LABEL_CHARS: std::ops::RangeInclusive<usize> = 3..=60;

const FONT: &str =
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";
const BUTTON: &str = "display:inline-block;padding:10px 18px;border:1px solid #3b6fd4;border-radius:6px;\
                      font-weight:600;text-decoration:none";
const CODE: &str = "font-family:Menlo,Consolas,monospace;font-size:90%;white-space:pre-wrap";
const QUOTE: &str = "margin:0 0 0 0.8ex;padding:0 0 0 1ex;border-left:2px solid #999";

/// The whole page of a message.
pub(super) fn page(outgoing: &Outgoing, pictures: &[&OutgoingAttachment]) -> String {
    let mut out = String::from(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"></head>\n<body>\n",
    );
    let _ = writeln!(out, "<div style=\"{FONT}\">");
    let text = text_with_page(outgoing);
    let text = text.trim_end();
    let read = if outgoing.marked { formatted(text) } else { literal(text) };
    blocks(&read, outgoing.page_url.as_deref(), &mut out);
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
        blocks(&literal(quoted.text.trim_end()), None, &mut out);
        out.push_str("</blockquote></div>\n");
    }
    if let Some(enclosed) = &outgoing.enclosed {
        let _ = writeln!(out, "<div class=\"gmail_quote\" style=\"{FONT}\">");
        blocks(&literal(&enclosed.block()), None, &mut out);
        out.push_str("</div>\n");
    }
    out.push_str("</body></html>\n");
    out
}

/// Writes blocks, each as what it is.
fn blocks(all: &[Block], page_url: Option<&str>, out: &mut String) {
    for block in all {
        match block {
            Block::Paragraph(lines) => paragraph(lines, page_url, out),
            Block::List(items) => {
                out.push_str("<ul>\n");
                for item in items {
                    let _ = writeln!(out, "<li>{}</li>", line(item));
                }
                out.push_str("</ul>\n");
            }
            Block::Quote(inner) => {
                let _ = writeln!(out, "<blockquote style=\"{QUOTE}\">");
                blocks(inner, None, out);
                out.push_str("</blockquote>\n");
            }
            Block::Code(lines) => {
                let _ = writeln!(out, "<pre style=\"{CODE}\">{}</pre>", escaped(&lines.join("\n")));
            }
        }
    }
}

/// A paragraph; its line with the customer's page becomes a button.
fn paragraph(lines: &[Line], page_url: Option<&str>, out: &mut String) {
    let is_page = |line: &Line| page_url.is_some_and(|url| !url.is_empty() && words(line).contains(url));
    for piece in lines.chunk_by(|a, b| !is_page(a) && !is_page(b)) {
        match (piece, page_url) {
            ([line], Some(url)) if is_page(line) && is_web(url) => button(&words(line), url, out),
            _ => {
                let written: Vec<String> = piece.iter().map(|one| line(one)).collect();
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

/// A line of words with their looks.
fn line(spans: &[Span]) -> String {
    let one = |span: &Span| match span {
        Span::Words(words) => spaced(words),
        Span::Bold(inner) => format!("<b>{}</b>", line(inner)),
        Span::Italic(inner) => format!("<i>{}</i>", line(inner)),
        Span::Code(words) => format!("<code style=\"{CODE}\">{}</code>", spaced(words)),
        Span::Link { words, address } => format!("<a href=\"{}\">{}</a>", escaped(address), spaced(words)),
        Span::Address(address) => format!("<a href=\"{0}\">{0}</a>", escaped(address)),
    };
    spans.iter().map(one).collect()
}

/// Escaped text with its web addresses as links.
fn linked(text: &str) -> String {
    line(&addresses(text))
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
        blocks(&literal(text), page_url, &mut out);
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
    fn marks_are_shown_and_nothing_typed_is_a_tag() {
        let mut out = String::new();
        blocks(
            &formatted("**a <b>** _c_ `d&` [e\"](https://x.example/?a=1&b='2')\n\n```\n<script>\n```"),
            None,
            &mut out,
        );
        assert_eq!(
            out,
            format!(
                "<p><b>a &lt;b&gt;</b> <i>c</i> <code style=\"{CODE}\">d&amp;</code> \
                 <a href=\"https://x.example/?a=1&amp;b=&#39;2&#39;\">e&quot;</a></p>\n\
                 <pre style=\"{CODE}\">&lt;script&gt;</pre>\n"
            )
        );
    }

    #[test]
    fn the_customers_page_is_a_button() {
        let out = html("Hi\nFollow it here: https://desk.example/c/abc\nBye", Some("https://desk.example/c/abc"));
        assert!(out.contains(">Follow it here</a>"), "{out}");
        assert!(out.starts_with("<p>Hi</p>") && out.ends_with("<p>Bye</p>\n"), "{out}");
    }
}
