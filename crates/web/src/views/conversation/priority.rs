//! How urgent a conversation is: a word that leads to its like, and a menu to say something else.

use super::ConversationPage;
use crate::views::part::{priority_choice, priority_words};
use domain::conversation::Priority;
use language::Language;
use maud::{Markup, html};

pub(super) fn priority(language: Language, of: &ConversationPage) -> Markup {
    html! {
        @if let Some((class, word)) = priority_words(language, of.priority) {
            a #priority class={ "tag " (class) } href={ "/search?q=priority:" (of.priority.word()) } title=(language.priority_find()) {
                (word)
            }
        }
        @if !of.reads_only { (menu(language, of)) }
    }
}

fn menu(language: Language, of: &ConversationPage) -> Markup {
    let act = format!("/conversations/{}/priority", of.id);
    html! {
        details.menu.start #priority-menu {
            summary.text-button data-command="menu:priority-menu" data-label=(language.priority_menu()) data-key="p" {
                (language.priority_menu())
            }
            div {
                form method="post" action=(act) data-act="priority" data-said=(language.priority_set()) data-undo=(act)
                    data-undo-fields={ "priority=" (of.priority.word()) } {
                    @for (priority, word) in Priority::ALL {
                        button.item type="submit" name="priority" value=(word)
                            aria-current=[(priority == of.priority).then_some("true")] { (priority_choice(language, priority)) }
                    }
                }
            }
        }
    }
}
