//! What the tree of some HTML costs, told without keeping the tree.
//!
//! The rules by which browsers mend broken HTML (HTML Living Standard §13.2.6) can make gigabytes of 50 kilobytes:
//! `<p><b id=1><p><b id=2>…` opens every `b` again in every paragraph. No count of tags sees that. So the parser that
//! will build the tree is run once before, on pieces of a few hundred bytes, with a sink that keeps nothing but who
//! is whose child; between two pieces it is asked what it has cost so far, and stopped when that is too much.

mod scale;
mod tag;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, Parser, QualName, local_name, ns, parse_document, parse_fragment};
use scale::{Counts, Scale};
use std::rc::Rc;

/// Bytes that the parser gets at once: what one piece can cost beyond the bounds is what these can.
const PIECE_BYTES: usize = 512;
/// Elements of a tree.
const ELEMENTS_MAX: usize = 50_000;
/// Attributes of all elements together; those that are opened again have theirs again.
const ATTRIBUTES_MAX: usize = 300_000;
/// Bytes of the values of all attributes; those that are opened again have theirs again.
const VALUES_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Elements that are open at a time, or within each other. Deeper trees are an attack on whoever walks them.
const DEPTH_MAX: usize = 400;
/// The depths of all elements and lines together: what it costs to write each below the marks of its quotes.
const DEPTHS_MAX: usize = 3_000_000;
/// Steps of the parser, of about a nanosecond each.
const STEPS_MAX: usize = 200_000_000;
/// How HTML will be parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::email) enum As {
    /// A piece within a page, as the sanitiser does.
    Fragment,
    /// A page, as the writer of text does.
    Page,
}

/// Whether the tree of `html` is cheap enough to be built.
pub(in crate::email) fn is_affordable(html: &str, how: As) -> bool {
    weigh(html, how).is_some()
}

/// The weight of `html`; `None` beyond the bounds.
fn weigh(html: &str, how: As) -> Option<Weight> {
    let scale = Scale::default();
    let counts = Rc::clone(&scale.counts);
    let mut parser = parser(scale, how);
    let whole = StrTendril::from(html);
    let mut tag = tag::Attributes::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE_BYTES.max(4)));
        let at = u32::try_from(html.len() - rest.len()).ok()?;
        let before = counts.said.get();
        parser.process(whole.subtendril(at, u32::try_from(piece.len()).ok()?));
        rest = after;
        counts.step(tag.steps(piece, counts.said.get() != before));
        if exceeded(&counts) {
            return None;
        }
    }
    let (deepest, depths) = parser.finish();
    let weight = Weight {
        deepest,
        depths,
        elements: counts.elements.get(),
        attributes: counts.attributes.get(),
        steps: counts.steps.get(),
    };
    (!exceeded(&counts) && deepest <= DEPTH_MAX && depths <= DEPTHS_MAX).then_some(weight)
}

/// Whether what was counted so far is too much.
fn exceeded(counts: &Counts) -> bool {
    counts.open_max.get() > DEPTH_MAX
        || counts.elements.get() > ELEMENTS_MAX
        || counts.attributes.get() > ATTRIBUTES_MAX
        || counts.values_bytes.get() > VALUES_BYTES_MAX
        || counts.steps.get() > STEPS_MAX
}

fn parser(scale: Scale, how: As) -> Parser<Scale> {
    match how {
        As::Fragment => {
            let context = QualName::new(None, ns!(html), local_name!("div"));
            parse_fragment(scale, ParseOpts::default(), context, Vec::new(), false)
        }
        As::Page => {
            let mut options = ParseOpts::default();
            options.tree_builder.scripting_enabled = false;
            parse_document(scale, options)
        }
    }
}

/// What a tree costs.
#[derive(Debug)]
#[allow(dead_code, reason = "the figures are for tests and for whoever looks for a better bound")]
struct Weight {
    deepest: usize,
    depths: usize,
    elements: usize,
    attributes: usize,
    steps: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_more_than_its_bytes_is_declined() {
        let numbered = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
        let attributes = |count: usize| numbered(count, &|i| format!(" a{i}"));
        for (what, html) in [
            ("formatting opened again in each paragraph", numbered(3_000, &|i| format!("<p></x><b id={i}>\n"))),
            ("fonts opened again", numbered(5_000, &|i| format!("<p></x><font size={i}>x</x>\n"))),
            ("end tags that close nothing", "<div></x>".repeat(20_000)),
            ("end tags in comments", "<div><!--</div>-->\n".repeat(100_000)),
            ("void elements in the manner of XML", "<div/>".repeat(30_000)),
            ("tables in tables", "<table><tr><td></x></x>\n".repeat(80_000)),
            ("links", "<a href=x></x><div></x>\n".repeat(80_000)),
            ("lists", "<ul></x><li>x\n".repeat(100_000)),
            ("quotes", "<blockquote></x>x\n".repeat(100_000)),
            ("text that is moved out of a table", format!("<table>{}", "<br>".repeat(300_000))),
            ("many lines in many quotes", format!("{}{}", "<blockquote>".repeat(380), "<br>".repeat(20_000))),
            ("lines as they stand", format!("{}<pre>{}", "<blockquote>".repeat(380), "\na".repeat(200_000))),
            ("one tag with all attributes", format!("<a{}>", attributes(200_000))),
            ("attributes that are copied", format!("<p><b{}>{}", attributes(500), "</p><p>a".repeat(5_000))),
            (
                "long values that are copied",
                format!("<p><b title=\"{}\">{}", "a".repeat(500_000), "</p><p>a".repeat(1_000)),
            ),
            ("characters that are escaped", "&nbsp;".repeat(200_000)),
            ("values that are escaped", format!("<p title=\"{}\">", "&".repeat(200_000))),
            (
                "attributes that are compared",
                numbered(390, &|i| format!("<b id={i}{}>", attributes(90)))
                    + &numbered(4_000, &|i| format!("<b id=x{i}{}></b>", attributes(90))),
            ),
            (
                "formatting that is mended again and again",
                numbered(390, &|i| format!("<b id={i}>")) + "<p>" + &"<br>".repeat(100_000) + &"</b>".repeat(390),
            ),
        ] {
            assert!(!is_affordable(&html, As::Fragment), "{what}: {:?}", weigh(&html, As::Fragment));
            assert!(!is_affordable(&html, As::Page), "{what}");
        }
    }

    #[test]
    fn what_people_and_their_programs_write_is_not() {
        let cell = "<td width=10 style=\"padding:0\"><font face=Arial size=2><b>a</b> text";
        for (what, html) in [
            ("paragraphs never closed", "<p>a<br><img src=x>".repeat(10_000)),
            ("fonts never closed, in cells", format!("<table>{}", format!("<tr>{cell}</tr>").repeat(2_000))),
            ("tables in tables", "<table><tr><td>".repeat(60) + &"a</td></tr></table>".repeat(60)),
            (
                "a picture written into it",
                format!("<img src=\"data:image/png;base64,{}\">", format!("{}/", "aB3+".repeat(16)).repeat(8_000)),
            ),
            (
                "a comment of an office program",
                format!("<!--[if mso]>{}<![endif]-->", "<x:y a=\"b c\"/>".repeat(4_000)),
            ),
            ("a style sheet", format!("<style>{}</style>a", ".a > b { color: red; }\n".repeat(4_000))),
            ("fonts closed in the wrong place", "<font color=red><p>a</font><p>b</p>\n".repeat(2_000)),
        ] {
            assert!(is_affordable(&html, As::Fragment) && is_affordable(&html, As::Page), "{what}");
        }
    }
}
