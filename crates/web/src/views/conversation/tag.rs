//! The tags of a conversation: each a link to its like, and a menu to add one and take one off.

use super::ConversationPage;
use crate::views::part::icon;
use language::Language;
use maud::{Markup, html};

/// The tags of a conversation.
#[derive(Clone, Debug, Default)]
pub struct Tags {
    /// Those that it has.
    pub on: Vec<TagChip>,
    /// Names of others, offered while somebody types.
    pub offered: Vec<String>,
    /// Characters of a name.
    pub name_chars_max: usize,
}

/// One tag.
#[derive(Clone, Debug, Default)]
pub struct TagChip {
    /// Its name.
    pub name: String,
    /// All conversations that have it.
    pub href: String,
    /// Takes it off.
    pub removal: String,
    /// The fields that put it on again.
    pub undo_fields: String,
}

pub(super) fn tags(language: Language, of: &ConversationPage) -> Markup {
    let conversation = format!("/conversations/{}", of.id);
    html! {
        span.tags {
            (super::priority::priority(language, of))
            @for tag in &of.tags.on {
                a.tag href=(tag.href) title=(language.tag_find(&tag.name)) { bdi { (tag.name) } }
            }
            @if !of.reads_only { (menu(language, of, &conversation)) }
        }
    }
}

fn menu(language: Language, of: &ConversationPage, conversation: &str) -> Markup {
    html! {
        details.menu.start #tag-menu {
            summary.text-button data-command="menu:tag-menu" data-label=(language.tag_menu()) data-key="." { (language.tag_menu()) }
            div {
                form method="post" action={ (conversation) "/tags" } data-act="tag" data-said=(language.tag_added()) {
                    div.field {
                        label for="tag-name" { (language.tag_field()) }
                        input #tag-name name="tag" required maxlength=(of.tags.name_chars_max) autocomplete="off"
                            list="tag-names" placeholder=(language.tag_field_hint());
                        datalist #tag-names { @for name in &of.tags.offered { option value=(name) {} } }
                        button.button type="submit" { (language.tag_add()) }
                    }
                }
                @for tag in &of.tags.on {
                    form method="post" action=(tag.removal) data-act="untag" data-said=(language.tag_taken_off())
                        data-undo={ (conversation) "/tags" } data-undo-fields=(tag.undo_fields) {
                        button.item type="submit" aria-label=(language.tag_take_off(&tag.name)) { span { (tag.name) } (icon("close")) }
                    }
                }
            }
        }
    }
}
