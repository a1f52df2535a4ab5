//! HTML made safe to show: no script, form, frame or style sheet, nothing fetched from elsewhere until a person asks
//! for it, no link that tells its target where the reader came from.
//!
//! What stays on purpose: the marks by which mail programs tell quoted history (`gmail_quote`, `divRplyFwdMsg` …), so
//! that the same sanitised HTML can be split and the screen can fold it.

use super::super::quote::mark;
use super::weigh::{As, is_affordable};
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Bytes of HTML that are sanitised; beyond it only its text is shown.
pub(super) const HTML_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Bytes of a picture that is written into the HTML itself.
const DATA_IMAGE_BYTES_MAX: usize = 512 * 1024;

/// Why HTML was not shown as such.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TooMuch(pub(super) &'static str);

/// The HTML safe to show. Addresses of remote pictures move to `data-remote-src`.
pub(super) fn sanitise(html: &str) -> Result<String, TooMuch> {
    if html.len() > HTML_BYTES_MAX {
        return Err(TooMuch("HTML larger than 2 MB"));
    }
    let html: Cow<'_, str> =
        if html.contains(REMOTE_MARK) { html.replace(REMOTE_MARK, "").into() } else { html.into() };
    if !is_affordable(&html, As::Fragment) {
        return Err(TooMuch("HTML built to cost more than it says"));
    }
    let clean = POLICY.clean(&html).to_string();
    Ok(clean.replace(&format!("src=\"{REMOTE_MARK}"), "data-remote-src=\""))
}

/// Stands before the address of a remote picture between sanitising and renaming its attribute. A private-use
/// character (removed from the input first), so that no mail can write it.
const REMOTE_MARK: &str = "http://\u{10fff1}/";

/// Style properties that can neither fetch anything nor leave their place on the page.
const STYLES: [&str; 49] = [
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-style",
    "border-top-width",
    "border-width",
    "color",
    "direction",
    "display",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "overflow",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "vertical-align",
    "width",
];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut policy = Builder::default();
    policy
        .add_tags(["font", "center", "big", "section", "main", "address"])
        .add_clean_content_tags(["title", "svg", "math", "object", "template", "textarea", "select", "noscript"])
        .add_generic_attributes(["style", "dir", "align", "valign", "width", "height", "bgcolor"])
        .add_generic_attributes(mark::ATTRIBUTES)
        .add_tag_attributes("font", ["color", "face", "size"])
        .add_tag_attributes("table", ["border", "cellpadding", "cellspacing"])
        .add_tag_attributes("blockquote", ["type"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_values(HashMap::from([("a", HashMap::from([("target", "_blank")]))]))
        .filter_style_properties(HashSet::from(STYLES))
        .attribute_filter(attribute);
    policy
});

/// Decides on one attribute that the lists above let through.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let scheme = value.trim_start().split(':').next().unwrap_or_default().to_ascii_lowercase();
    match (element, name) {
        ("img", "src") => match scheme.as_str() {
            "cid" => Some(value.into()),
            "data" => harmless_data_image(value).then(|| value.into()),
            "http" | "https" => Some(format!("{REMOTE_MARK}{value}").into()),
            _ => None,
        },
        ("a", "href") => (scheme != "data" && scheme != "cid").then(|| value.into()),
        (_, "cite" | "background" | "srcset" | "action" | "longdesc") => None,
        (_, "style") => {
            let low = value.to_ascii_lowercase();
            let fetches = ["url(", "\\", "expression", "@import", "image("].iter().any(|word| low.contains(word));
            (!fetches).then(|| value.into())
        }
        (_, name) if mark::ATTRIBUTES.contains(&name) => mark::kept(name, value).map(Cow::Owned),
        ("blockquote", "type") => value.eq_ignore_ascii_case("cite").then(|| "cite".into()),
        _ => Some(value.into()),
    }
}

/// Pixels only: SVG can hold script and fetch.
fn harmless_data_image(value: &str) -> bool {
    let kinds = ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    value.len() <= DATA_IMAGE_BYTES_MAX && kinds.iter().any(|kind| value.trim_start().starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<iframe src=https://x.example></iframe>",
            "<form action=https://x.example><input name=a></form>",
            "<style>body{background:url(https://x.example/t.gif)}</style>",
            "<div style=\"background:url(https://x.example/t.gif)\">a</div>",
            "<div style=\"background-color:\\75rl(https://x.example)\">a</div>",
            "<table background=\"https://x.example/t.gif\"><tr><td>a</td></tr></table>",
            "<link rel=stylesheet href=https://x.example/a.css>",
            "<svg><image href=https://x.example/t.png /></svg>",
            "<img srcset=\"https://x.example/t.png 2x\">",
            "<video poster=https://x.example/t.png src=https://x.example/v></video>",
            "<div style=\"position:fixed;top:0\">a</div>",
            "<blockquote cite=\"https://x.example/t\">a</blockquote>",
        ] {
            let clean = sanitise(bad).unwrap();
            for word in ["x.example", "alert", "url(", "position", "javascript", "onerror"] {
                assert!(!clean.contains(word), "{bad} became {clean}");
            }
        }
    }

    #[test]
    fn remote_pictures_wait_and_enclosed_ones_stay() {
        let clean =
            sanitise("<img src=\"https://x.example/a.png?u=1&v=2\" alt=\"logo\"><img src=\"cid:pic@1\">").unwrap();
        assert!(clean.contains("data-remote-src=\"https://x.example/a.png?u=1&amp;v=2\""), "{clean}");
        assert!(clean.contains("src=\"cid:pic@1\""), "{clean}");
        assert!(!clean.contains(" src=\"http"), "{clean}");
    }

    #[test]
    fn links_tell_nothing_and_quote_marks_stay() {
        let clean = sanitise("<a href=\"https://x.example\" class=evil>x</a><div class=\"gmail_quote other\" id=top>q</div><div id=\"divRplyFwdMsg\" style=\"border-top:1px solid #ccc\">r</div>").unwrap();
        assert!(clean.contains("noopener noreferrer nofollow"), "{clean}");
        assert!(
            clean.contains("class=\"gmail_quote\"") && !clean.contains("other") && !clean.contains("top\""),
            "{clean}"
        );
        assert!(clean.contains("divRplyFwdMsg") && clean.contains("border-top"), "{clean}");
    }

    #[test]
    fn too_deep_or_too_large_html_is_declined() {
        assert!(sanitise(&"<div>".repeat(10_000)).is_err());
        assert!(sanitise(&"a".repeat(HTML_BYTES_MAX + 1)).is_err());
        assert!(sanitise(&"<p>a<br><img>".repeat(10_000)).is_ok());
    }
}
