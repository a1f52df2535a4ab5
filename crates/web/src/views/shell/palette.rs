//! The choices of the palette that the server finds.

use maud::{Markup, html};

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What it is: `@` a person, `#` a conversation, `/` a saved answer or an article, `>` a page of the settings.
    pub sign: char,
    /// What is chosen.
    pub text: String,
    /// What tells it from others of the same name.
    pub hint: String,
    /// Where it leads, or for a saved answer where its use is counted.
    pub href: String,
    /// The text of a saved answer, filled in.
    pub text_to_put: Option<String>,
    /// What is done when it is sent, as the form posts it, a line each; and the same in words.
    pub acts: [String; 2],
}

impl Choice {
    /// A choice that leads somewhere.
    pub fn of(sign: char, text: String, hint: String, href: String) -> Self {
        Self { sign, text, hint, href, ..Self::default() }
    }
}

/// All of them, for the script to put behind its own.
pub fn choices(all: &[Choice]) -> Markup {
    html! {
        @for one in all {
            a href=(one.href) data-sign=(one.sign) data-hint=(one.hint) data-text=[one.text_to_put.as_ref()]
                data-acts=(one.acts[0]) data-does=(one.acts[1]) { (one.text) }
        }
    }
}
