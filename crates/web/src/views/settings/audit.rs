//! The audit: what happened at the desk as a whole, and whether anybody changed what stands there.

use super::page;
use crate::views::part::{post_button, time};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, When};
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct AuditPage {
    /// What happened, the latest first.
    pub lines: Vec<AuditLine>,
    /// People to choose from: id and name.
    pub people: Vec<(String, String)>,
    /// The chosen one, or nothing.
    pub person: String,
    /// From that day on, or nothing.
    pub from: String,
    /// Up to that day, or nothing.
    pub to: String,
    /// The next page, if there is more.
    pub next_href: Option<String>,
    /// What a check found, in words.
    pub checked: Option<(State, String)>,
}

/// Something that happened.
#[derive(Clone, Debug, Default)]
pub struct AuditLine {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: When,
    /// What happened, as a whole sentence.
    pub words: String,
}

/// The page.
pub fn audit(frame: &Frame, of: &AuditPage) -> Markup {
    let check = |label: &str, what: &str| PostAction {
        label: label.into(),
        href: "/settings/audit/check".into(),
        fields: vec![("what".into(), what.into())],
        ..PostAction::default()
    };
    let content = html! {
        section {
            h2 { "Has anybody changed it?" }
            p.quiet { "Each entry is chained to the one before it, so that a change, a gap or an insertion shows from there on. The loss of the last entries shows only against a backup." }
            @if let Some((state, words)) = &of.checked { p class={ "notice " (state.class()) } role="status" { (words) } }
            div.actions {
                (post_button(&check("Check this page's entries", "desk"), "button"))
                (post_button(&check("Check every timeline", "all"), "button"))
            }
        }
        section {
            h2 { "What happened" }
            form.fields method="get" action="/settings/audit" {
                div.pair {
                    div.field {
                        label for="person" { "Person" }
                        select #person name="person" {
                            option value="" { "Everybody" }
                            @for (id, name) in &of.people { option value=(id) selected[*id == of.person] { (name) } }
                        }
                    }
                    div.field { label for="from" { "From" } input #from type="date" name="from" value=(of.from); }
                    div.field { label for="to" { "Up to" } input #to type="date" name="to" value=(of.to); }
                }
                div.actions { button.button type="submit" { "Show" } }
            }
            @if of.lines.is_empty() { p.quiet { "Nothing happened that fits." } }
            @else {
                div.scroll {
                    table.stack {
                        thead { tr { th scope="col" { "When" } th scope="col" { "What" } th.number scope="col" { "Entry" } } }
                        tbody { @for line in &of.lines { tr { td { (time(&line.at)) } td { (line.words) } td.number { (line.number) } } } }
                    }
                }
            }
            @if let Some(href) = &of.next_href { p { a.link href=(href) { "Earlier" } } }
        }
    };
    page(
        frame,
        "Audit",
        "Who signed in, who may do what, and what was set: entries that nobody can change unseen.",
        "/settings/audit",
        &content,
    )
}
