//! First set-up: one page, asked once, so that the desk can answer the first mail with a name and an honest time.

use crate::views::Wrong;
use crate::views::part::{Field, field, hidden, select};
use crate::views::shell::{Document, Sheet, Theme, document};
use maud::{Markup, html};

/// The form, empty or as it came back.
#[derive(Clone, Debug, Default)]
pub struct SetUpPage {
    /// Language of the page.
    pub lang: String,
    /// The name of the desk or the company.
    pub desk_name: String,
    /// The address under which browsers reach the desk.
    pub public_url: String,
    /// The first administrator.
    pub your_name: String,
    /// Their address.
    pub email: String,
    /// The address that customers write to.
    pub mailbox: String,
    /// The chosen time zone.
    pub zone: String,
    /// Time zones: value and words.
    pub zones: Vec<(String, String)>,
    /// Opening hours.
    pub days: Vec<Day>,
    /// The key of the link that it was opened by; may be empty.
    pub key: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// Opening hours of one day.
#[derive(Clone, Debug, Default)]
pub struct Day {
    /// "mon", part of the field names `mon-open`, `mon-from`, `mon-to`.
    pub key: String,
    /// "Monday".
    pub name: String,
    /// Whether anyone is there.
    pub open: bool,
    /// "09:00".
    pub from: String,
    /// "17:00".
    pub to: String,
}

/// Set up.
pub fn set_up(of: &SetUpPage) -> Markup {
    let body = html! {
        body.door {
            main.wide {
                p.brand { span.logo aria-hidden="true" { "A" } span { "Answerable" } }
                h1 { "Set up your desk" }
                p.lead { "Everything here can be changed later, except that there is always a person with a name." }
                @if !of.wrongs.is_empty() { p.notice.late role="alert" { "Not saved yet. Look again at what is marked; everything else is kept." } }
                form method="post" action="/set-up" { (hidden("key", &of.key)) (questions(of)) button.button.primary type="submit" { "Open the desk" } }
            }
        }
    };
    let head = Document {
        lang: &of.lang,
        right_to_left: false,
        theme: Theme::System,
        title: "Set up your desk",
        sheet: Sheet::App,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

fn questions(of: &SetUpPage) -> Markup {
    let wrongs = &of.wrongs;
    html! {
        fieldset {
            legend { "The desk" }
            (field(Field { name: "desk-name", label: "Name that customers see", value: &of.desk_name, hint: "Your company or team: “Kettle & Co”.", autocomplete: "organization", ..Field::default() }, wrongs))
            (field(Field { name: "public-url", label: "Public address", kind: "url", value: &of.public_url, hint: "Links in mail to customers begin with it.", ..Field::default() }, wrongs))
            (field(Field { name: "mailbox", label: "Address that customers write to", kind: "email", value: &of.mailbox, hint: "Someone reads it: a no-reply address is refused.", ..Field::default() }, wrongs))
        }
        fieldset {
            legend { "You" }
            (field(Field { name: "your-name", label: "Your name", value: &of.your_name, hint: "Answers are signed with it.", autocomplete: "name", ..Field::default() }, wrongs))
            (field(Field { name: "email", label: "Your email address", kind: "email", value: &of.email, autocomplete: "username", ..Field::default() }, wrongs))
            (field(Field { name: "password", label: "Password", kind: "password", hint: "At least 10 characters. A sentence is good.", autocomplete: "new-password", ..Field::default() }, wrongs))
        }
        fieldset {
            legend { "When someone is there" }
            p.lead { "What we tell people about waiting is measured inside these hours." }
            (select("zone", "Time zone", &of.zones, &of.zone, ""))
            (opening_hours(&of.days))
        }
    }
}

/// One line a day: a box, from, to.
pub(in crate::views) fn opening_hours(days: &[Day]) -> Markup {
    html! {
        div.days role="group" aria-label="Opening hours" {
            @for day in days {
                div.day {
                    label.check { input type="checkbox" name={ (day.key) "-open" } value="1" checked[day.open]; (day.name) }
                    input type="time" name={ (day.key) "-from" } value=(day.from) aria-label={ (day.name) " from" };
                    span.quiet aria-hidden="true" { "to" }
                    input type="time" name={ (day.key) "-to" } value=(day.to) aria-label={ (day.name) " to" };
                }
            }
        }
    }
}
