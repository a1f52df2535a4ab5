//! The desk itself: its name, where customers reach its pages, when somebody is there.

use super::page;
use crate::views::Wrong;
use crate::views::door::{Day, opening_hours};
use crate::views::part::{Field, choice, field, select};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct DeskPage {
    /// Name that customers see.
    pub name: String,
    /// The address under which customers reach their pages.
    pub public_url: String,
    /// The language of letters to customers whose own is not known.
    pub language: Language,
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
    let language = frame.viewer.language;
    let content = html! {
        @if of.may_change { (names(language, of)) (hours(language, of)) }
        @else {
            dl.facts {
                dt { (language.desk_name()) }
                dd { (of.name) }
                dt { (language.desk_public_address()) }
                dd { (of.public_url) }
                dt { (language.desk_hours()) }
                dd { (of.hours_words) }
            }
            p.quiet { (language.desk_only_administrators(&of.who_can)) }
        }
    };
    page(frame, language.desk_title(), language.desk_sentence(), "/settings/desk", &content)
}

fn names(language: Language, of: &DeskPage) -> Markup {
    let languages = Language::ALL.map(|one| (one.tag().to_owned(), one.own_name().to_owned()));
    html! {
        section {
            h2 { (language.desk_name_and_address()) }
            form.fields method="post" action="/settings/desk" {
                (field(Field { name: "desk-name", label: language.desk_name_customers_see(), value: &of.name, ..Field::default() }, &of.wrongs))
                (field(public_url(language, of), &of.wrongs))
                (select("language", language.desk_language(), &languages, of.language.tag(), language.desk_language_hint()))
                div.actions { button.button.primary type="submit" { (language.settings_save()) } }
            }
        }
    }
}

fn public_url(language: Language, of: &DeskPage) -> Field<'_> {
    Field {
        name: "public-url",
        label: language.desk_public_address(),
        kind: "url",
        value: &of.public_url,
        hint: language.desk_public_address_hint(),
        required: false,
        ..Field::default()
    }
}

fn hours(language: Language, of: &DeskPage) -> Markup {
    let (id, _) = &of.team;
    html! {
        section {
            h2 { (language.desk_opening_hours()) }
            p { (language.desk_hours_now(&of.hours_words)) }
            form.fields method="post" action={ "/settings/teams/" (id) "/hours" } {
                (choice("zone", language.desk_zone(), &of.zones, &of.zone, "", &of.wrongs))
                (opening_hours(language, &of.days))
                div.actions { button.button.primary type="submit" { (language.desk_save_hours()) } }
            }
        }
    }
}
