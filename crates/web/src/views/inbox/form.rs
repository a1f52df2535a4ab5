//! The form by which a line of filters is kept as a view, and a kept one is changed.

use crate::views::part::icon;
use language::Language;
use maud::{Markup, html};

/// A view as it can be kept or changed.
#[derive(Clone, Debug, Default)]
pub struct ViewForm {
    /// Where it is posted.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its filters.
    pub line: String,
    /// Whether everybody sees it.
    pub shared: bool,
    /// Whether the viewer may make it everybody's.
    pub may_share: bool,
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// Whether it is kept already.
    pub is_kept: bool,
}

/// A menu at the head of the list, with the form in it.
pub(super) fn menu(language: Language, of: &ViewForm) -> Markup {
    html! {
        @if of.may_change {
            details.menu.start {
                summary.button.bare.icon-only aria-label=(language.view_change()) title=(language.view_change()) { (icon("more")) }
                div {
                    (view_form(language, of))
                    form method="post" action={ (of.href) "/removal" } { button.item.danger type="submit" { (language.view_remove()) } }
                }
            }
        }
    }
}

/// The form.
pub fn view_form(language: Language, of: &ViewForm) -> Markup {
    html! {
        form.fields method="post" action=(of.href) {
            div.field {
                label for="view-name" { (language.view_name()) }
                input #view-name name="name" value=(of.name) required maxlength="40" autocomplete="off";
            }
            div.field {
                label for="view-line" { (language.view_line()) }
                input #view-line name="line" value=(of.line) required maxlength="400" autocomplete="off" spellcheck="false" aria-describedby="view-line-hint";
                p.hint #view-line-hint { (language.view_line_hint()) }
            }
            @if of.may_share { label.check { input type="checkbox" name="shared" value="1" checked[of.shared]; (language.view_shared()) } }
            button.button.primary type="submit" { (language.view_save()) }
        }
    }
}
