//! How urgent a conversation is, in a word.

use domain::conversation::Priority;
use language::Language;
use maud::{Markup, html};

/// The word beside a conversation; nothing beside what is as every other.
pub fn priority_badge(language: Language, of: Priority) -> Markup {
    html! { @if let Some((class, word)) = priority_words(language, of) { span class={ "tag " (class) } { (word) } } }
}

/// How such a word looks, and the word, with what it is about for those who do not see where it stands.
pub fn priority_words(language: Language, of: Priority) -> Option<(&'static str, Markup)> {
    let (class, word) = match of {
        Priority::Low => ("quiet", language.priority_low()),
        Priority::Normal => return None,
        Priority::High => ("soon", language.priority_high()),
        Priority::Urgent => ("late", language.priority_urgent()),
    };
    Some((class, html! { span.hidden-text { (language.priority_label()) " " } (word) }))
}

/// The word among those to choose from.
pub fn priority_choice(language: Language, of: Priority) -> &'static str {
    match of {
        Priority::Low => language.priority_choose_low(),
        Priority::Normal => language.priority_choose_normal(),
        Priority::High => language.priority_choose_high(),
        Priority::Urgent => language.priority_choose_urgent(),
    }
}
