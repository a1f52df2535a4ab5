//! The desk itself: its name, where customers reach its pages, when somebody is there.

use super::page;
use crate::views::Wrong;
use crate::views::door::{Day, opening_hours};
use crate::views::part::{Field, field, select};
use crate::views::shell::Frame;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct DeskPage {
    /// Name that customers see.
    pub name: String,
    /// The address under which customers reach their pages.
    pub public_url: String,
    /// The desk's time zone.
    pub zone: String,
    /// Time zones: value and words.
    pub zones: Vec<(String, String)>,
    /// The team whose hours these are, id and name.
    pub team: (String, String),
    /// The hours in words.
    pub hours_words: String,
    /// The hours as fields.
    pub days: Vec<Day>,
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// Who can, if not the viewer.
    pub who_can: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The desk.
pub fn desk(frame: &Frame, of: &DeskPage) -> Markup {
    let content = html! {
        @if of.may_change { (names(of)) (hours(of)) }
        @else {
            dl.facts { dt { "Name" } dd { (of.name) } dt { "Public address" } dd { (of.public_url) } dt { "Hours" } dd { (of.hours_words) } }
            p.quiet { "Only an administrator can change this. Ask " (of.who_can) "." }
        }
    };
    page(
        frame,
        "The desk",
        "What customers see of the desk as a whole, and when they find somebody there.",
        "/settings/desk",
        &content,
    )
}

fn names(of: &DeskPage) -> Markup {
    html! {
        section {
            h2 { "Name and address" }
            form.fields method="post" action="/settings/desk" {
                (field(Field { name: "desk-name", label: "Name that customers see", value: &of.name, ..Field::default() }, &of.wrongs))
                (field(public_url(of), &of.wrongs))
                div.actions { button.button.primary type="submit" { "Save" } }
            }
        }
    }
}

fn public_url(of: &DeskPage) -> Field<'_> {
    Field {
        name: "public-url",
        label: "Public address",
        kind: "url",
        value: &of.public_url,
        hint: "Links in mail to customers begin with it.",
        required: false,
        ..Field::default()
    }
}

fn hours(of: &DeskPage) -> Markup {
    let (id, _) = &of.team;
    html! {
        section {
            h2 { "Opening hours" }
            p { "Now: " (of.hours_words) }
            form.fields method="post" action={ "/settings/teams/" (id) "/hours" } {
                (select("zone", "Time zone", &of.zones, &of.zone, ""))
                @for wrong in of.wrongs.iter().filter(|wrong| wrong.field == "zone") { p.wrong role="alert" { (wrong.words) } }
                (opening_hours(&of.days))
                div.actions { button.button.primary type="submit" { "Save the hours" } }
            }
        }
    }
}
