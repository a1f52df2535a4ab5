//! The form by which a line of filters is kept as a view, and a kept one is changed.

use crate::views::Wrong;
use crate::views::part::{Question, icon, question_in_menu};
use crate::views::shell::{self, Frame, Place};
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
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The form alone on a page, with what was typed and why it was refused.
pub fn view_page(frame: &Frame, of: &ViewForm) -> Markup {
    let language = frame.viewer.language;
    let title = if of.is_kept { language.view_change() } else { language.view_keep() };
    let content = html! {
        (shell::head(title, "", &html! {}))
        (view_form(language, of))
        @if of.is_kept { p { a.link href=(of.href) { bdi { (of.name) } } } }
    };
    shell::page(frame, title, Place::Search, &content)
}

/// A menu at the head of the list, with the form in it.
pub(super) fn menu(language: Language, of: &ViewForm) -> Markup {
    html! {
        @if of.may_change {
            details.menu.start {
                summary.button.bare.icon-only aria-label=(language.view_change()) title=(language.view_change()) { (icon("more")) }
                div {
                    (view_form(language, of))
                    (removal(language, of))
                }
            }
        }
    }
}

fn removal(language: Language, of: &ViewForm) -> Markup {
    let says = match of.shared {
        true => language.view_remove_says_shared(&of.name),
        false => language.view_remove_says(&of.name),
    };
    let remove = language.view_remove();
    question_in_menu(Question { opens: remove, says: &says, href: &format!("{}/removal", of.href), answer: remove })
}

/// The form.
pub fn view_form(language: Language, of: &ViewForm) -> Markup {
    let wrong = |field: &str| of.wrongs.iter().find(|wrong| wrong.field == field);
    html! {
        form.fields method="post" action=(of.href) {
            div.field {
                label for="view-name" { (language.view_name()) }
                input #view-name name="name" value=(of.name) required maxlength="40" autocomplete="off"
                    aria-invalid=[wrong("name").map(|_| "true")] aria-describedby=[wrong("name").map(|_| "view-name-wrong")];
                @if let Some(wrong) = wrong("name") { p.wrong #view-name-wrong { (wrong.words) } }
            }
            div.field {
                label for="view-line" { (language.view_line()) }
                input #view-line name="line" value=(of.line) required maxlength="400" autocomplete="off" spellcheck="false"
                    aria-invalid=[wrong("line").map(|_| "true")]
                    aria-describedby=(if wrong("line").is_some() { "view-line-wrong view-line-hint" } else { "view-line-hint" });
                @if let Some(wrong) = wrong("line") { p.wrong #view-line-wrong { (wrong.words) } }
                p.hint #view-line-hint { (language.view_line_hint()) }
            }
            @if of.may_share { label.check { input type="checkbox" name="shared" value="1" checked[of.shared]; (language.view_shared()) } }
            button.button.primary type="submit" { (language.view_save()) }
        }
    }
}
