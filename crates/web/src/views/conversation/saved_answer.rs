//! Saved answers to choose from, filled in for the customer at hand.

use crate::views::part::icon;
use crate::views::shell::{self, Frame, Place};
use language::Language;
use maud::{Markup, html};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct SavedAnswers {
    /// Where they are looked for.
    pub here: String,
    /// What was typed.
    pub asked: String,
    /// What fits.
    pub answers: Vec<FoundAnswer>,
    /// The conversation.
    pub back: String,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct FoundAnswer {
    /// Puts it into the draft.
    pub href: String,
    /// Its name.
    pub name: String,
    /// The text as it would stand there.
    pub text: String,
    /// Its beginning.
    pub preview: String,
    /// Blanks for which nothing is known, in one line; or nothing.
    pub empty: String,
    /// What is done when it is sent, as the form posts it.
    pub acts: Vec<String>,
    /// The same in words.
    pub does: Vec<String>,
}

/// The list; also what the menu of the composer shows.
pub fn saved_answers(language: Language, of: &SavedAnswers) -> Markup {
    html! {
        @if of.answers.is_empty() { p.quiet { (language.saved_answer_nothing()) } }
        @for answer in &of.answers {
            form.saved-answer method="post" action=(answer.href) data-text=(answer.text)
                data-acts=(answer.acts.join("\n")) data-does=(answer.does.join("\n")) {
                button.item type="submit" {
                    b { (answer.name) }
                    span.snippet dir="auto" { (answer.preview) }
                    @if !answer.does.is_empty() { small { (answer.does.join(" · ")) } }
                    @if !answer.empty.is_empty() { small.late { (language.saved_answer_empty_blanks(&answer.empty)) } }
                }
            }
        }
    }
}

/// The same as a page.
pub fn saved_answers_page(frame: &Frame, of: &SavedAnswers) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (shell::head(language.saved_answer_title(), language.saved_answer_sentence(), &html! {
            a.button href=(of.back) { (language.saved_answer_back()) }
        }))
        form.search.big-search role="search" action=(of.here) {
            (icon("search"))
            input type="search" name="q" value=(of.asked) aria-label=(language.saved_answer_find()) autocomplete="off";
        }
        (saved_answers(language, of))
    };
    shell::page(frame, language.saved_answer_title(), Place::Inbox, &content)
}

/// The way to them from the composer: a link that the script turns into a menu.
pub(super) fn button(language: Language, conversation: &str) -> Markup {
    html! {
        a.button.bare.icon-only #saved-answers href={ (conversation) "/saved-answers" } title=(language.saved_answer_menu())
            data-command="menu:saved-menu" data-label=(language.saved_answer_menu()) {
            (icon("saved"))
            span.hidden-text { (language.saved_answer_menu()) }
        }
    }
}

/// The menu, for the script to fill.
pub(super) fn menu(language: Language) -> Markup {
    html! {
        details.menu.up.start #saved-menu {
            summary.hidden-text tabindex="-1" { (language.saved_answer_menu()) }
            div {
                input #saved-find type="search" aria-label=(language.saved_answer_find())
                    placeholder=(language.saved_answer_find()) autocomplete="off";
                div #saved-found {}
            }
        }
    }
}
