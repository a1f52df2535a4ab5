//! Quoted history in HTML, by the marks that mail programs leave. Works on sanitised HTML, which keeps these marks.

use super::mark::{self, Mark};
use super::{Split, joined_parts, split};
use crate::email::html_text;
use html2text::{Element, Handle, RcDom};

/// Pieces of history looked for in one message.
const PIECES_MAX: usize = 100;
/// Bytes of HTML that are read once more to see what stands in an element. Pieces within pieces are read again and
/// again, so this is what bounds their number.
const LOOKS_BYTES_MAX: usize = 1024 * 1024;
/// Bytes that one look costs at least.
const LOOK_BYTES_MIN: usize = 1024;
/// Elements within each other that are walked; the sanitiser allows fewer.
const DEPTH_MAX: usize = 2_000;
/// Stands where a piece was taken out. A private-use character, removed from the mail first.
const GAP: char = '\u{10fff2}';

/// The pieces taken out of a tree.
#[derive(Default)]
struct Taken {
    history: Vec<Handle>,
    signature: Vec<Handle>,
    rest_is_history: bool,
    /// Bytes read once more so far.
    looked_bytes: usize,
    /// The trees of the gaps: a dropped tree empties all its nodes, also those that stand elsewhere by now.
    gaps: Vec<RcDom>,
}

/// Splits sanitised HTML by its marks. `None` when it has none, or when new words stand between and below the pieces:
/// then the rules for text see more.
pub fn split_html(clean: &str) -> Option<Split> {
    if !may_have_marks(clean) {
        return None;
    }
    let dom = html_text::parse(&clean.replace(GAP, ""))?;
    let mut taken = Taken::default();
    take(&dom.document, &mut taken, 0);
    if taken.looked_bytes > LOOKS_BYTES_MAX {
        return None;
    }
    if taken.history.is_empty() && taken.signature.is_empty() {
        return None;
    }
    let left = html_text::render(&dom)?;
    let (above, below) = left.split_once(GAP).unwrap_or((&left, ""));
    if above.trim().is_empty() || below.chars().any(|c| c != GAP && !c.is_whitespace() && c != '>') {
        return None;
    }
    let words = split(above);
    let own_signature = text_of(&taken.signature);
    Some(Split {
        new: words.new,
        quoted: joined_parts(&words.quoted, &text_of(&taken.history)),
        signature: if words.signature.is_empty() {
            own_signature
        } else {
            joined_parts(&words.signature, &own_signature)
        },
    })
}

/// A cheap look before the tree is built: most mail has no mark at all.
fn may_have_marks(clean: &str) -> bool {
    clean.contains("type=\"cite\"")
        || clean.contains("border-top")
        || mark::ATTRIBUTES.iter().any(|name| clean.contains(&format!("{name}=\"")))
}

/// Takes marked elements out of the tree below `node`, and leaves a gap for each piece of history.
fn take(node: &Handle, taken: &mut Taken, depth: usize) {
    if depth > DEPTH_MAX {
        return;
    }
    let children = node.children.borrow().clone();
    let mut kept: Vec<Handle> = Vec::with_capacity(children.len());
    for child in children {
        if taken.rest_is_history {
            taken.history.push(child);
            continue;
        }
        match mark(&child, &mut taken.looked_bytes) {
            Some(Mark::Signature) => taken.signature.push(child),
            Some(found) if taken.history.len() < PIECES_MAX => {
                taken.rest_is_history = matches!(found, Mark::HistoryFromHere);
                if kept.last().is_some_and(|last| tag(last).as_deref() == Some("hr")) {
                    kept.pop();
                }
                taken.history.push(child);
                kept.extend(gap(&mut taken.gaps));
            }
            _ => {
                take(&child, taken, depth + 1);
                kept.push(child);
            }
        }
    }
    *node.children.borrow_mut() = kept;
}

/// An element that renders as [`GAP`] on a line of its own.
fn gap(alive: &mut Vec<RcDom>) -> Option<Handle> {
    let dom = html_text::parse(&format!("<div>{GAP}</div>"))?;
    let mut node = dom.document.clone();
    // document → html → body → div
    for _ in 0..3 {
        let next = node.children.borrow().last()?.clone();
        node = next;
    }
    alive.push(dom);
    Some(node)
}

fn mark(node: &Handle, looked_bytes: &mut usize) -> Option<Mark> {
    let tag = tag(node)?;
    let said = mark::ATTRIBUTES.iter().find_map(|name| mark::of(name, &attribute(node, name)?));
    match said {
        Some(Mark::History) if tag == "div" => (!has_answers(node, looked_bytes)).then_some(Mark::History),
        Some(said) => Some(said),
        None if tag == "blockquote" && attribute(node, "type").is_some() => Some(Mark::History),
        None => outlook_rule(node, &tag, looked_bytes).then_some(Mark::HistoryFromHere),
    }
}

/// Whether somebody wrote between or below the quotes within this history: then it is not history as a whole.
fn has_answers(node: &Handle, looked_bytes: &mut usize) -> bool {
    let Some(dom) = look(node, looked_bytes).and_then(|html| html_text::parse(&html)) else { return false };
    let mut gaps = Vec::new();
    blank_quotes(&dom.document, &mut gaps, 0);
    let left = html_text::render(&dom).unwrap_or_default();
    left.split_once(GAP).is_some_and(|(_, below)| below.chars().any(|c| c != GAP && !c.is_whitespace() && c != '>'))
}

/// The HTML of an element, to be read once more. `None` when enough was.
fn look(node: &Handle, looked_bytes: &mut usize) -> Option<String> {
    if *looked_bytes > LOOKS_BYTES_MAX {
        return None;
    }
    let html = html_text::outer_html(node);
    *looked_bytes += html.len().max(LOOK_BYTES_MIN);
    Some(html)
}

/// Leaves a gap for each quote below `node`.
fn blank_quotes(node: &Handle, gaps: &mut Vec<RcDom>, depth: usize) {
    if depth > DEPTH_MAX || gaps.len() > PIECES_MAX {
        return;
    }
    let children = node.children.borrow().clone();
    let mut kept = Vec::with_capacity(children.len());
    for child in children {
        if tag(&child).as_deref() == Some("blockquote") {
            kept.extend(gap(gaps));
        } else {
            blank_quotes(&child, gaps, depth + 1);
            kept.push(child);
        }
    }
    *node.children.borrow_mut() = kept;
}

/// The line that Outlook draws above the headers of the message it answers: a `div` with nothing but a top border,
/// and a block of headers in it.
fn outlook_rule(node: &Handle, tag: &str, looked_bytes: &mut usize) -> bool {
    if tag != "div" {
        return false;
    }
    let style = attribute(node, "style").unwrap_or_default().to_lowercase().replace(' ', "");
    let drawn = ["border-top:solid", "border-top:1px", "border-top:1pt", "border-top:1.0pt", "border-top-style:solid"]
        .iter()
        .any(|border| style.contains(border));
    if !drawn {
        return false;
    }
    let dom = look(node, looked_bytes).and_then(|html| html_text::parse(&html));
    let text = dom.and_then(|dom| html_text::render(&dom)).unwrap_or_default();
    super::marker::is_in_box(&text.lines().collect::<Vec<_>>())
}

fn text_of(nodes: &[Handle]) -> String {
    let html: String = nodes.iter().map(html_text::outer_html).collect();
    html_text::parse(&html).and_then(|dom| html_text::render(&dom)).unwrap_or_default()
}

fn tag(node: &Handle) -> Option<String> {
    match &node.data {
        Element { name, .. } => Some(name.local.to_string()),
        _ => None,
    }
}

fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    match &node.data {
        Element { attrs, .. } => attrs
            .borrow()
            .iter()
            .find(|attribute| &*attribute.name.local == wanted)
            .map(|attribute| attribute.value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gmail_apple_and_outlook_marks_are_history() {
        for html in [
            "<div>Yes.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On x wrote:</div><blockquote>Old</blockquote></div>",
            "<div>Yes.</div><div>On 2 Nov 2026, at 10:00, Shop &lt;help@shop.example&gt; wrote:</div><blockquote type=\"cite\">Old</blockquote>",
            "<p>Yes.</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">From: Shop</div><div>Old</div>",
            "<p>Yes.</p><div><div style=\"border:none;border-top:solid #e1e1e1 1pt\"><p>From: Shop<br>Sent: Monday<br>To: Ada<br>Subject: x</p></div></div><p>Old</p>",
            "<div>Yes.</div><div class=\"yahoo_quoted\">Old</div>",
            "<p>Yes.</p><div class=\"moz-cite-prefix\">On 2.11.26 Shop wrote:</div><blockquote type=\"cite\">Old</blockquote>",
        ] {
            let split = split_html(html).unwrap_or_else(|| panic!("{html}"));
            assert_eq!(split.new, "Yes.", "{html}");
            assert!(split.quoted.contains("Old"), "{html}: {split:?}");
        }
    }

    #[test]
    fn without_marks_or_with_answers_below_the_text_decides() {
        assert_eq!(split_html("<p>Hello</p>"), None);
        assert_eq!(split_html("<blockquote type=\"cite\">a</blockquote><p>mine</p>"), None);
    }

    #[test]
    fn answers_inside_the_history_are_not_hidden() {
        let html = "<div>See below.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On 2 Nov 2026 Shop &lt;help@shop.example&gt; wrote:</div><blockquote class=\"gmail_quote\">Size?</blockquote><div>Large.</div><blockquote class=\"gmail_quote\">Colour?</blockquote><div>Blue.</div></div>";
        assert_eq!(split_html(html), None);
        let text = html_text::render(&html_text::parse(html).unwrap()).unwrap();
        let new = split(&text).new;
        for word in ["See below.", "> Size?", "Large.", "Blue."] {
            assert!(new.contains(word), "{new}");
        }
    }

    #[test]
    fn pieces_within_pieces_are_not_read_for_ever() {
        let piece = "<div class=\"gmail_quote\"><blockquote>x</blockquote>a<blockquote>x</blockquote>b";
        let html = format!("<p>Yes.</p>{}{}", piece.repeat(40), "word <br>".repeat(5_000));
        let dom = html_text::parse(&html).unwrap();
        let mut taken = Taken::default();
        take(&dom.document, &mut taken, 0);
        assert!((LOOKS_BYTES_MAX..2 * LOOKS_BYTES_MAX).contains(&taken.looked_bytes), "{}", taken.looked_bytes);
        assert_eq!(split_html(&html), None);
    }

    #[test]
    fn the_signature_is_taken_out() {
        let split = split_html("<div>Yes.</div><div class=\"gmail_signature\">Ada<br>Shop</div>").unwrap();
        assert_eq!((split.new.as_str(), split.signature.as_str()), ("Yes.", "Ada\nShop"));
    }
}
