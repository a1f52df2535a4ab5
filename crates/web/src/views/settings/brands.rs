//! The brands of the desk: all of them, and each with its form.

use super::page;
use crate::views::Wrong;
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
    /// When its people answer: teams, each with its hours in words.
    pub hours: Vec<(String, String)>,
    /// Its language, by its own name.
    pub language: String,
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
                    th scope="col" { (language.brand_language()) }
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
            td { ul.plain { @for (team, hours) in &line.hours { li { bdi { (team) } small { (hours) } } } } }
            td { (line.language) }
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
            (optional_text_area("sign-off", language.brand_sign_off(), &of.sign_off, language.brand_sign_off_hint(), &of.wrongs))
            (optional_text_area("voice", language.brand_voice(), &of.voice, language.brand_voice_hint(), &of.wrongs))
            div.actions { button.button.primary type="submit" { (language.brand_keep()) } }
        }
    }
}
