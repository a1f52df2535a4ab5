//! The tags of the desk.

use super::page;
use crate::views::shell::Frame;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct TagsPage {
    /// All tags, by name.
    pub lines: Vec<TagLine>,
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
    /// How many conversations have it, in words.
    pub count: String,
    /// These.
    pub href: String,
}

/// The tags, each with its conversations.
pub fn tags(frame: &Frame, of: &TagsPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.tag_none()) } } @else {
            table {
                thead { tr {
                    th scope="col" { (language.tag_name()) }
                    th.number scope="col" { (language.tag_conversations()) }
                    @if of.may_change { td {} }
                } }
                tbody { @for line in &of.lines { (tag_line(frame, of, line)) } }
            }
        }
        @if !of.may_change { p.quiet { (language.tag_only_leads(&of.who_can)) } }
    };
    page(frame, language.tag_settings(), language.tag_settings_sentence(), "/settings/tags", &content)
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
                    form.inline method="post" action=(here) {
                        input name="name" value=(line.name) required aria-label=(language.tag_name()) autocomplete="off";
                        button.button type="submit" { (language.tag_rename()) }
                    }
                    form.inline method="post" action={ (here) "/removal" } {
                        button.button.danger type="submit" { (language.tag_remove()) }
                    }
                }
            }
        }
    }
}
