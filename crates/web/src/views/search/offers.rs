//! Filters and values that may be meant, offered under the field while somebody types.

use language::Language;
use maud::{Markup, html};

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct OfferLine {
    /// What people call it.
    pub words: String,
    /// More about it, or nothing.
    pub hint: String,
    /// What is put into the line.
    pub put: String,
}

/// The list, in the place of that many letters before the cursor; nothing where nothing is offered.
pub fn offers(language: Language, over: usize, all: &[OfferLine]) -> Markup {
    html! {
        @if !all.is_empty() {
            ul #offers role="listbox" aria-label=(language.search_offered()) data-over=(over) {
                @for (at, one) in all.iter().enumerate() {
                    li.item role="option" id={ "offer-" (at) } data-put=(one.put) aria-selected="false" {
                        bdi { (one.words) }
                        @if !one.hint.is_empty() { small { (one.hint) } }
                    }
                }
            }
        }
    }
}
