//! Whom a note can call in, offered while a name is typed.

use language::Language;
use maud::{Markup, html};

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Colleague {
    /// Their name, as it is put into the note.
    pub name: String,
    /// Why they may not answer soon, or nothing.
    pub hint: String,
}

/// The choices, for the script to put into its list.
pub fn colleagues(all: &[Colleague]) -> Markup {
    html! {
        @for (at, one) in all.iter().enumerate() {
            li.item role="option" id={ "colleague-" (at) } data-name=(one.name) aria-selected="false" {
                bdi { (one.name) }
                @if !one.hint.is_empty() { small { (one.hint) } }
            }
        }
    }
}

/// The place of the choices, under the text.
pub(super) fn place(language: Language) -> Markup {
    html! { ul #colleagues role="listbox" aria-label=(language.mention_offered()) hidden {} }
}
