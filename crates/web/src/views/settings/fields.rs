//! The fields of the desk.

use super::page;
use crate::views::Wrong;
use crate::views::part::{Field, check, field, optional_text_area, select};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct FieldsPage {
    /// All fields.
    pub lines: Vec<FieldLine>,
    /// What a field can be about.
    pub ofs: Vec<(String, String)>,
    /// What can stand in it.
    pub kinds: Vec<(String, String)>,
    /// What is being added.
    pub form: FieldForm,
    /// Whether the viewer may change them.
    pub may_change: bool,
    /// Who can, by name.
    pub who_can: String,
}

/// A field as it is typed.
#[derive(Clone, Debug, Default)]
pub struct FieldForm {
    /// Its name.
    pub name: String,
    /// The word of what it is about.
    pub about: String,
    /// The word of its kind.
    pub kind: String,
    /// Its choices, one on each line.
    pub choices: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// One field.
#[derive(Clone, Debug, Default)]
pub struct FieldLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub of: String,
    /// What stands in it.
    pub kind: String,
    /// What can be chosen, one on each line; `None` where nothing is chosen.
    pub choices: Option<String>,
    /// The name and the choices that were typed in the place of these, and why they will not do.
    pub refused: Option<(String, String, String)>,
    /// How often it is filled in, in words.
    pub filled: String,
    /// Whether it is at all.
    pub is_filled: bool,
    /// The filter that finds what stands in it.
    pub filter: String,
}

const HERE: &str = "/settings/fields";

/// The fields, each with how it is found.
pub fn fields(frame: &Frame, of: &FieldsPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.field_none()) } } @else {
            table {
                thead { tr {
                    th scope="col" { (language.field_name()) }
                    th scope="col" { (language.field_of()) }
                    th scope="col" { (language.field_kind()) }
                    th scope="col" { (language.field_filter()) }
                    th.number scope="col" { (language.field_filled()) }
                    @if of.may_change { td {} }
                } }
                tbody { @for line in &of.lines { (field_line(language, of, line)) } }
            }
        }
        @if of.may_change { (form(language, of)) } @else {
            p.quiet { (language.field_only_administrators(of.who_can.as_str())) }
        }
    };
    page(frame, language.field_title(), language.field_sentence(), HERE, &content)
}

fn field_line(language: Language, of: &FieldsPage, line: &FieldLine) -> Markup {
    let here = format!("{HERE}/{}", line.id);
    html! {
        tr {
            th scope="row" { bdi { (line.name) } }
            td { (line.of) }
            td { (line.kind) @if let Some(choices) = &line.choices { ul.plain { @for one in choices.lines() { li { bdi { (one) } } } } } }
            td { code dir="ltr" { (line.filter) } }
            td.number { (line.filled) }
            @if of.may_change {
                td.actions {
                    (change(language, line, &here))
                    (removal(language, line, &here))
                }
            }
        }
    }
}

fn change(language: Language, line: &FieldLine, here: &str) -> Markup {
    let (name, choices, why) = match &line.refused {
        Some((name, choices, why)) => (name, line.choices.as_ref().map(|_| choices), Some(why)),
        None => (&line.name, line.choices.as_ref(), None),
    };
    html! {
        details.fold open[why.is_some()] {
            summary { (language.field_change()) }
            form.fields method="post" action=(here) {
                @if let Some(why) = why { p.notice.late role="alert" { (why) } }
                div.field {
                    input name="name" value=(name) required aria-label=(language.field_name()) autocomplete="off";
                }
                @if let Some(choices) = choices {
                    div.field {
                        textarea name="choices" rows="5" aria-label=(language.field_choices()) dir="auto" { (choices) }
                    }
                }
                div.actions { button.button type="submit" { (language.field_save()) } }
            }
        }
    }
}

fn removal(language: Language, line: &FieldLine, here: &str) -> Markup {
    html! {
        form.inline method="post" action={ (here) "/removal" } {
            @if line.is_filled { (check("values", "1", language.field_values_may_go(), false)) }
            button.button.danger type="submit" { (language.field_remove()) }
        }
    }
}

fn form(language: Language, of: &FieldsPage) -> Markup {
    let form = &of.form;
    let name = Field {
        name: "name",
        label: language.field_name(),
        value: &form.name,
        autocomplete: "off",
        ..Field::default()
    };
    let hint = language.field_choices_hint();
    html! {
        section #write {
            h2 { (language.field_add()) }
            form.fields method="post" action=(HERE) {
                (field(name, &form.wrongs))
                (select("about", language.field_of(), &of.ofs, &form.about, ""))
                (select("kind", language.field_kind(), &of.kinds, &form.kind, ""))
                (optional_text_area("choices", language.field_choices(), &form.choices, hint, &form.wrongs))
                div.actions { button.button.primary type="submit" { (language.field_add()) } }
            }
        }
    }
}
