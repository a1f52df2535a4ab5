//! Parts that more than one screen is made of.

mod field;
mod formatted;
mod icon;
mod priority;
mod question;
mod woven;

pub use field::{Field, check, choice, field, hidden, optional_text_area, select, text_area};
pub use formatted::formatted;
pub use icon::{channel_icon, icon};
pub use priority::{priority_badge, priority_choice, priority_words};
pub use question::{Question, question, question_in_menu};
pub use woven::{HERE, woven};

use super::{Link, PostAction, When};
use language::Language;
use maud::{Markup, html};

/// Initials on one of five quiet tints; the tint carries no meaning, it only keeps neighbours apart.
pub fn avatar(initials: &str, size: &str) -> Markup {
    let tint = initials.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 5;
    html! { span class={ "avatar tint-" (tint) " " (size) } aria-hidden="true" { (initials) } }
}

/// The initials of a name: the first letter of its first and of its last word.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// A time for people and machines.
pub fn time(when: &When) -> Markup {
    html! { time datetime=(when.iso) title=[(!when.full.is_empty()).then_some(&when.full)] { (when.words) } }
}

/// What a channel is called, by its stored word.
pub fn channel_name(language: Language, channel: &str) -> String {
    match channel {
        "email" => language.channel_email().to_owned(),
        "page" => language.channel_page().to_owned(),
        "chat" => language.channel_chat().to_owned(),
        "phone" => language.channel_phone().to_owned(),
        "form" => language.channel_form().to_owned(),
        other => other.to_owned(),
    }
}

/// A form that is one button.
pub fn post_button<'a>(action: &'a PostAction, class: &str) -> Markup {
    let some = |text: &'a str| (!text.is_empty()).then_some(text);
    let key = some(&action.key);
    html! {
        form method="post" action=(action.href) data-act=[some(&action.act)] data-said=[some(&action.said)]
            data-undo=[some(&action.undo)] data-undo-fields=[some(&action.undo_fields)] {
            @for (name, value) in &action.fields { (hidden(name, value)) }
            button type="submit" class={ (class) @if action.danger { " danger" } } data-key=[key]
                data-command=[key.map(|_| format!("act:{}", action.act))] data-label=[key.map(|_| &action.label)] {
                (action.label) @if let Some(key) = key { kbd aria-hidden="true" { (key) } }
            }
        }
    }
}

/// A link that looks like what it is.
pub fn link(link: &Link) -> Markup {
    html! { a.link href=(link.href) { (link.label) } }
}

/// What is dragged, or moved with the arrow keys, to make a pane wider; the script sets and keeps the width.
/// `measures`: pixels at least, as delivered, at most.
pub fn splitter(id: &str, controls: &str, label: &str, measures: [u16; 3]) -> Markup {
    let [least, delivered, most] = measures;
    html! {
        div.splitter id=(id) role="separator" tabindex="0" aria-orientation="vertical" aria-controls=(controls)
            aria-label=(label) aria-valuemin=(least) aria-valuenow=(delivered) aria-valuemax=(most) {}
    }
}

/// Paragraphs of plain text; single line breaks inside them are kept by the style sheet.
pub fn paragraphs(texts: &[String]) -> Markup {
    html! { @for text in texts { p dir="auto" { (text) } } }
}

/// A name that must not turn its surroundings around in a right-to-left page.
pub fn name(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// An address, handle or number, which always runs left to right.
pub fn address(text: &str) -> Markup {
    html! { bdi dir="ltr" { (text) } }
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_are_first_and_last() {
        assert_eq!(super::initials("Amara Okafor"), "AO");
        assert_eq!(super::initials("joris van der Berg"), "JB");
        assert_eq!(super::initials("<info@example.com>"), "I");
        assert_eq!(super::initials(""), "");
    }
}
