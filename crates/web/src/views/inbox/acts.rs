//! Acts on many conversations: the bar over the list, and what was done.

use crate::views::part::{hidden, icon, priority_choice};
use crate::views::shell::{self, Frame, Place};
use domain::conversation::Priority;
use language::Language;
use maud::{Markup, html};

/// What the bar offers.
#[derive(Clone, Debug, Default)]
pub struct ActsBar {
    /// Whether rows have a box to tick: for whoever has no script.
    pub selecting: bool,
    /// The list with boxes to tick.
    pub select_href: String,
    /// The list without.
    pub clear_href: String,
    /// Agents to assign to: id and name.
    pub agents: Vec<(String, String)>,
    /// Times to snooze until: value and words.
    pub snoozes: Vec<(String, String)>,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct ActsDone {
    /// "12 closed".
    pub said: String,
    /// What refused, a sentence for each reason.
    pub refused: Vec<String>,
    /// The acts that undo it.
    pub undo: Vec<String>,
    /// Where it was done.
    pub back: String,
    /// What was too many for once.
    pub left: Option<Left>,
}

/// Conversations that an act has not come to: there were too many for once.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// "12 are left and stay selected: 200 at once are the most."
    pub said: String,
    /// "Go on with 12 more".
    pub go_on: String,
    /// Their ids, with blanks between them.
    pub ids: String,
    /// The act, as the form named it.
    pub fields: Vec<(String, String)>,
}

/// The bar. The script shows it when something is selected; without it the page for selecting does.
pub(super) fn bar(language: Language, of: &ActsBar) -> Markup {
    html! {
        form.acts-bar #acts method="post" action="/acts" hidden[!of.selecting] aria-label=(language.acts_bar()) {
            span.count #acts-count role="status" {}
            button.button type="submit" name="act" value="close" { (language.acts_close()) }
            details.menu {
                summary.button { (language.acts_assign()) }
                div.field {
                    select name="owner" aria-label=(language.acts_assign_to()) {
                        @for (id, name) in &of.agents { option value=(id) { (name) } }
                    }
                    button.button type="submit" name="act" value="owner" { (language.acts_assign()) }
                }
            }
            details.menu {
                summary.button { (language.acts_tag()) }
                div.field {
                    input name="tag" maxlength="40" autocomplete="off" aria-label=(language.acts_tag_name());
                    button.button type="submit" name="act" value="tag" { (language.acts_tag()) }
                }
            }
            details.menu {
                summary.button { (language.priority_menu()) }
                div {
                    @for (priority, word) in Priority::ALL {
                        button.item type="submit" name="act" value={ "priority:" (word) } { (priority_choice(language, priority)) }
                    }
                }
            }
            details.menu {
                summary.button { (language.acts_snooze()) }
                div.field {
                    select name="until" aria-label=(language.acts_snooze_until()) {
                        @for (value, words) in &of.snoozes { option value=(value) { (words) } }
                    }
                    button.button type="submit" name="act" value="snooze" { (language.acts_snooze()) }
                }
            }
            span.grow {}
            a.button.bare.icon-only #acts-clear href=(of.clear_href) aria-label=(language.acts_clear())
                title=(language.acts_clear()) { (icon("close")) }
        }
    }
}

/// What was done, with the way back in it: the script says it and offers to undo it.
pub fn acts_done(language: Language, of: &ActsDone) -> Markup {
    let more: Vec<&str> =
        of.refused.iter().chain(of.left.as_ref().map(|left| &left.said)).map(String::as_str).collect();
    let said = if more.is_empty() { of.said.as_str() } else { of.said.trim_end_matches('.') };
    let words = std::iter::once(said).chain(more).collect::<Vec<_>>().join(". ");
    let left = of.left.as_ref().map(|left| left.ids.as_str());
    let refused = Some(of.refused.join(" ").trim_end_matches('.').to_owned()).filter(|why| !why.is_empty());
    html! { div #acts-done data-said=(words) data-refused=[refused] data-left=[left] { @if !of.undo.is_empty() { (undo(language, of)) } } }
}

/// The same as a page.
pub fn acts_page(frame: &Frame, of: &ActsDone) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (shell::head(&of.said, "", &html! {}))
        @for refused in &of.refused { p.soon { (refused) } }
        @if let Some(left) = &of.left { p.soon { (left.said) } (go_on(left)) }
        p.actions {
            a.button.primary href=(of.back) { (language.acts_back()) }
            @if !of.undo.is_empty() { (undo(language, of)) }
        }
    };
    shell::page(frame, language.acts_done_title(), Place::Inbox, &content)
}

fn go_on(of: &Left) -> Markup {
    html! {
        form method="post" action="/acts" {
            (hidden("id", &of.ids))
            @for (name, value) in &of.fields { (hidden(name, value)) }
            button.button type="submit" { (of.go_on) }
        }
    }
}

fn undo(language: Language, of: &ActsDone) -> Markup {
    html! {
        form method="post" action="/acts" {
            @for each in &of.undo { (hidden("each", each)) }
            button.button type="submit" { (language.acts_undo()) }
        }
    }
}
