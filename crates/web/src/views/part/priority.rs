//! How urgent a conversation is, in a word.

use domain::conversation::Priority;
use language::Language;
use maud::{Markup, html};

/// The word beside a conversation; nothing beside what is as every other.
pub fn priority_badge(language: Language, of: Priority) -> Markup {
    let (class, word) = match of {
        Priority::Low => ("quiet", language.priority_low()),
        Priority::Normal => return html! {},
        Priority::High => ("soon", language.priority_high()),
        Priority::Urgent => ("late", language.priority_urgent()),
    };
    html! { span class={ "tag " (class) } { span.hidden-text { (language.priority_label()) " " } (word) } }
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
