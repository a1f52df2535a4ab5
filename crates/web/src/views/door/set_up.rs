//! First set-up: one page, asked once, so that the desk can answer the first mail with a name and an honest time.

use crate::views::Wrong;
use crate::views::part::{Field, choice, field, hidden};
use crate::views::shell::{Document, Sheet, Theme, document};
use language::Language;
use maud::{Markup, html};

/// The form, empty or as it came back.
#[derive(Clone, Debug, Default)]
pub struct SetUpPage {
    /// The language of the page.
    pub language: Language,
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
    let language = of.language;
    let body = html! {
        body.door {
            main.wide {
                p.brand { span.logo aria-hidden="true" { "A" } span { "Answerable" } }
                h1 { (language.door_set_up()) }
                p.lead { (language.door_set_up_kept()) }
                @if !of.wrongs.is_empty() { p.notice.late role="alert" { (language.door_not_saved()) } }
                form method="post" action="/set-up" novalidate {
                    (hidden("key", &of.key))
                    (questions(of))
                    button.button.primary type="submit" { (language.door_open_desk()) }
                }
            }
        }
    };
    let head = Document {
        language,
        theme: Theme::System,
        title: language.door_set_up(),
        sheet: Sheet::Pages,
        own_sheet: None,
        script: false,
        indexed: false,
    };
    document(&head, &body)
}

fn questions(of: &SetUpPage) -> Markup {
    let (language, wrongs) = (of.language, &of.wrongs);
    html! {
        fieldset {
            legend { (language.door_the_desk()) }
            (field(Field {
                name: "desk-name", label: language.door_name_customers_see(), value: &of.desk_name,
                hint: language.door_name_hint(), autocomplete: "organization", ..Field::default()
            }, wrongs))
            (field(Field {
                name: "public-url", label: language.door_public_address(), kind: "url", value: &of.public_url,
                hint: language.door_public_address_hint(), ..Field::default()
            }, wrongs))
            (field(Field {
                name: "mailbox", label: language.door_mailbox(), kind: "email", value: &of.mailbox,
                hint: language.door_mailbox_hint(), ..Field::default()
            }, wrongs))
        }
        fieldset {
            legend { (language.door_you()) }
            (field(Field {
                name: "your-name", label: language.door_your_name(), value: &of.your_name,
                hint: language.door_your_name_hint(), autocomplete: "name", ..Field::default()
            }, wrongs))
            (field(Field {
                name: "email", label: language.door_your_email(), kind: "email", value: &of.email,
                autocomplete: "username", ..Field::default()
            }, wrongs))
            (field(Field {
                name: "password", label: language.door_password(), kind: "password",
                hint: language.door_password_hint(), autocomplete: "new-password", ..Field::default()
            }, wrongs))
        }
        fieldset {
            legend { (language.door_hours()) }
            p.lead { (language.door_hours_measured()) }
            (choice("zone", language.door_zone(), &of.zones, &of.zone, "", wrongs))
            (opening_hours(language, &of.days))
        }
    }
}

/// One line a day: a box, from, to.
pub(in crate::views) fn opening_hours(language: Language, days: &[Day]) -> Markup {
    html! {
        div.days role="group" aria-label=(language.door_opening_hours()) {
            @for day in days {
                div.day {
                    label.check { input type="checkbox" name={ (day.key) "-open" } value="1" checked[day.open]; (day.name) }
                    input type="time" name={ (day.key) "-from" } value=(day.from) aria-label=(language.door_from(&day.name));
                    span.quiet aria-hidden="true" { (language.door_until_between()) }
                    input type="time" name={ (day.key) "-to" } value=(day.to) aria-label=(language.door_until(&day.name));
                }
            }
        }
    }
}
