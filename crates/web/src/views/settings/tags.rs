//! The tags of the desk.

use super::page;
use crate::views::Wrong;
use crate::views::part::{Field, Question, field, question};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct TagsPage {
    /// All tags, by name.
    pub lines: Vec<TagLine>,
    /// What was typed for a new one, and what is wrong with it.
    pub form: (String, Vec<Wrong>),
    /// Whether the viewer may change them.
    pub may_change: bool,
    /// Who can, by name.
    pub who_can: String,
}

/// One tag.
#[derive(Clone, Debug, Default)]
pub struct TagLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was typed in the place of it, and why that will not do.
    pub refused: Option<(String, String)>,
    /// How many conversations have it, in words.
    pub count: String,
    /// These.
    pub href: String,
    /// What removing it touches.
    pub removal_says: String,
}

/// The tags, each with its conversations.
pub fn tags(frame: &Frame, of: &TagsPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() {
            p { @if of.may_change { (language.tag_none_yet()) } @else { (language.tag_none()) } }
        } @else {
            table {
                thead { tr {
                    th scope="col" { (language.tag_name()) }
                    th.number scope="col" { (language.tag_conversations()) }
                    @if of.may_change { td {} }
                } }
                tbody { @for line in &of.lines { (tag_line(frame, of, line)) } }
            }
        }
        @if of.may_change { (add(language, of)) } @else { p.quiet { (language.tag_only_leads(&of.who_can)) } }
    };
    page(frame, language.tag_settings(), language.tag_settings_sentence(), "/settings/tags", &content)
}

fn add(language: Language, of: &TagsPage) -> Markup {
    let (typed, wrongs) = &of.form;
    let name =
        Field { name: "name", label: language.tag_name(), value: typed, autocomplete: "off", ..Field::default() };
    html! {
        section #add {
            h2 { (language.tag_field()) }
            form.fields method="post" action="/settings/tags" {
                (field(name, wrongs))
                div.actions { button.button.primary type="submit" { (language.tag_add()) } }
            }
        }
    }
}

fn tag_line(frame: &Frame, of: &TagsPage, line: &TagLine) -> Markup {
    let language = frame.viewer.language;
    let here = format!("/settings/tags/{}", line.id);
    html! {
        tr {
            th scope="row" { a.link href=(line.href) { bdi { (line.name) } } }
            td.number { (line.count) }
            @if of.may_change {
                td.actions {
                    (rename(language, line, &here))
                    (question(Question {
                        opens: language.tag_remove(), says: &line.removal_says, href: &format!("{here}/removal"),
                        answer: language.tag_remove(),
                    }))
                }
            }
        }
    }
}

fn rename(language: Language, line: &TagLine, here: &str) -> Markup {
    let wrong = format!("wrong-{}", line.id);
    let (typed, why) = match &line.refused {
        Some((typed, why)) => (typed, Some(why)),
        None => (&line.name, None),
    };
    html! {
        form.inline method="post" action=(here) {
            input name="name" value=(typed) required aria-label=(language.tag_name()) autocomplete="off"
                aria-invalid=[why.map(|_| "true")] aria-describedby=[why.map(|_| &wrong)];
            button.button type="submit" { (language.tag_rename()) }
            @if let Some(why) = why { p.wrong id=(wrong) role="alert" { (why) } }
        }
    }
}
