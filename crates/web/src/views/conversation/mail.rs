//! The document inside a message's frame. This is the one place where HTML that we did not write passes: it was
//! cleaned before it was stored, is served under its own policy, and stands in a sandbox.

use crate::assets;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The cleaned HTML of a message on paper-white ground. Serve it with `csp::MAIL`.
pub fn mail_document(cleaned: &str) -> Markup {
    html! {
        (DOCTYPE)
        html {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                base target="_blank";
                style { (PreEscaped(assets::mail_css())) }
            }
            body dir="auto" { (PreEscaped(cleaned)) }
        }
    }
}
