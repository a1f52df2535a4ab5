//! The brands of the desk: all of them, and each with its form.

use super::page;
use crate::views::Wrong;
use crate::views::door::{Day, opening_hours};
use crate::views::part::{Field, Question, check, field, hidden, optional_text_area, question, select};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// All brands.
#[derive(Clone, Debug, Default)]
pub struct BrandsPage {
    /// What there is.
    pub lines: Vec<BrandLine>,
    /// Addresses that speak as the desk itself, and its name, in a sentence; empty where there are none.
    pub rest: String,
    /// A new one.
    pub form: BrandForm,
    /// Whether the viewer may change them.
    pub may_change: bool,
    /// Who can, by name.
    pub who_can: String,
}

/// One brand in the list.
#[derive(Clone, Debug, Default)]
pub struct BrandLine {
    /// Where its form is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its addresses.
    pub addresses: Vec<String>,
    /// When it answers: teams, each with its hours in words; no team beside hours of its own.
    pub hours: Vec<(String, String)>,
    /// Its languages, by their own names, the one for everybody else first.
    pub languages: String,
    /// Its colour on the page, light.
    pub colour: Option<String>,
}

/// One brand.
#[derive(Clone, Debug, Default)]
pub struct BrandPage {
    /// Its id.
    pub id: String,
    /// Its name as it is kept.
    pub name: String,
    /// How many addresses speak as it.
    pub addresses: usize,
    /// Its form.
    pub form: BrandForm,
    /// What customers are told about when it answers, and in which languages, in sentences.
    pub told: Vec<String>,
    /// Its colour as it is shown, light and dark, and what became of it in a sentence.
    pub shown: Option<([String; 2], String)>,
}

/// A brand as it is typed.
#[derive(Clone, Debug, Default)]
pub struct BrandForm {
    /// Its name.
    pub name: String,
    /// The tag of its language; empty for the desk's.
    pub language: String,
    /// The tags of the languages in which it speaks; none: in all of them.
    pub languages: Vec<String>,
    /// Whether it has opening hours of its own.
    pub own_hours: bool,
    /// The zone of its own hours.
    pub zone: String,
    /// Zones: name and words.
    pub zones: Vec<(String, String)>,
    /// Its own hours.
    pub days: Vec<Day>,
    /// Its colour.
    pub colour: String,
    /// What stands under each answer.
    pub sign_off: String,
    /// How it speaks.
    pub voice: String,
    /// All mailboxes: id, address, as whom it speaks now, ticked.
    pub mailboxes: Vec<(String, String, bool)>,
    /// As of when it stands here.
    pub seen: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

const HERE: &str = "/settings/brands";
/// The choice of hours of its own.
pub const OWN_HOURS: &str = "own";

/// The brands.
pub fn brands(frame: &Frame, of: &BrandsPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.brand_none()) } } @else {
            table.stack {
                thead { tr {
                    th scope="col" { (language.brand_name()) }
                    th scope="col" { (language.brand_addresses()) }
                    th scope="col" { (language.brand_hours()) }
                    th scope="col" { (language.brand_languages()) }
                } }
                tbody { @for line in &of.lines { (line_of(of, line)) } }
            }
        }
        @if !of.rest.is_empty() { p { (of.rest) } }
        @if of.may_change {
            section #write {
                h2 { (language.brand_add()) }
                (form(language, HERE, &of.form))
            }
        } @else { p.quiet { (language.brand_only_administrators(&of.who_can)) } }
    };
    page(frame, language.brand_title(), language.brand_sentence(), HERE, &content)
}

fn line_of(of: &BrandsPage, line: &BrandLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                @if let Some(colour) = &line.colour { (swatch(colour)) " " }
                @if of.may_change { a.link href=(line.href) { bdi { (line.name) } } } @else { bdi { (line.name) } }
            }
            td { ul.plain { @for address in &line.addresses { li { bdi dir="ltr" { (address) } } } } }
            td { ul.plain { @for (team, hours) in &line.hours { li { @if !team.is_empty() { bdi { (team) } } small { (hours) } } } } }
            td { (line.languages) }
        }
    }
}

/// A square of a colour: an attribute of the drawing, because the policy of the pages allows no styles in them.
fn swatch(colour: &str) -> Markup {
    html! { svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" { rect width="14" height="14" rx="3" fill=(colour) {} } }
}

/// One brand.
pub fn brand(frame: &Frame, of: &BrandPage) -> Markup {
    let language = frame.viewer.language;
    let here = format!("{HERE}/{}", of.id);
    let content = html! {
        @for words in &of.told { p { (words) } }
        @if let Some((colours, words)) = &of.shown {
            p { @for colour in colours { (swatch(colour)) " " } (words) }
        }
        (form(language, &here, &of.form))
        section {
            h2 { (language.brand_remove()) }
            p { (language.brand_remove_sentence()) }
            (question(Question {
                opens: language.brand_remove(), says: &language.brand_remove_says(&of.name, of.addresses),
                href: &format!("{here}/removal"), answer: language.brand_remove(),
            }))
        }
        p { a.link href=(HERE) { (language.brand_all()) } }
    };
    page(frame, &of.name, language.brand_sentence(), HERE, &content)
}

fn form(language: Language, to: &str, of: &BrandForm) -> Markup {
    let own = (String::new(), language.brand_language_of_the_desk().to_owned());
    let languages: Vec<(String, String)> = std::iter::once(own)
        .chain(Language::ALL.map(|one| (one.tag().to_owned(), one.own_name().to_owned())))
        .collect();
    html! {
        form.fields method="post" action=(to) {
            @if !of.seen.is_empty() { (hidden("seen", &of.seen)) }
            (field(Field {
                name: "name", label: language.brand_name(), value: &of.name, hint: language.brand_name_hint(), ..Field::default()
            }, &of.wrongs))
            @if !of.mailboxes.is_empty() {
                fieldset {
                    legend { (language.brand_addresses()) }
                    @for (id, address, ticked) in &of.mailboxes { (check("mailbox", id, address, *ticked)) }
                }
            }
            (field(Field {
                name: "colour", label: language.brand_colour(), value: &of.colour, hint: language.brand_colour_hint(), required: false,
                ..Field::default()
            }, &of.wrongs))
            (select("language", language.brand_language(), &languages, &of.language, language.brand_language_hint()))
            fieldset {
                legend { (language.brand_languages()) }
                p.hint { (language.brand_languages_hint()) }
                @for one in Language::ALL {
                    (check("languages", one.tag(), one.own_name(), of.languages.iter().any(|tag| tag == one.tag())))
                }
            }
            (hours(language, of))
            (optional_text_area("sign-off", language.brand_sign_off(), &of.sign_off, language.brand_sign_off_hint(), &of.wrongs))
            (optional_text_area("voice", language.brand_voice(), &of.voice, language.brand_voice_hint(), &of.wrongs))
            div.actions { button.button.primary type="submit" { (language.brand_keep()) } }
        }
    }
}

/// As the team, or hours of its own: both stand there without a script, and count as the choice says.
fn hours(language: Language, of: &BrandForm) -> Markup {
    let choices = [("", language.brand_hours_team()), (OWN_HOURS, language.brand_hours_own())];
    let choices = choices.map(|(value, words)| (value.to_owned(), words.to_owned()));
    let chosen = if of.own_hours { OWN_HOURS } else { "" };
    html! {
        (select("hours", language.brand_hours(), &choices, chosen, language.brand_hours_hint()))
        fieldset.own-hours {
            legend { (language.brand_hours_days()) }
            @for wrong in of.wrongs.iter().filter(|wrong| wrong.field == "hours") { p.wrong role="alert" { (wrong.words) } }
            (select("zone", language.desk_zone(), &of.zones, &of.zone, ""))
            (opening_hours(language, &of.days))
        }
    }
}
