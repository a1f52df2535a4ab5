//! The audit: what happened at the desk as a whole, and whether anybody changed what stands there.

use super::{AUDIT, page};
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
    let language = frame.viewer.language;
    let check = |label: &str, what: &str| PostAction {
        label: label.into(),
        href: "/settings/audit/check".into(),
        fields: vec![("what".into(), what.into())],
        ..PostAction::default()
    };
    let content = html! {
        section {
            h2 { (language.audit_changed()) }
            p.quiet { (language.audit_chained()) }
            @if let Some((state, words)) = &of.checked { p class={ "notice " (state.class()) } role="status" { (words) } }
            div.actions {
                (post_button(&check(language.audit_check_page(), "desk"), "button"))
                (post_button(&check(language.audit_check_all(), "all"), "button"))
            }
        }
        section {
            h2 { (language.audit_what_happened()) }
            form.fields method="get" action="/settings/audit" {
                div.pair {
                    div.field {
                        label for="person" { (language.audit_person()) }
                        select #person name="person" {
                            option value="" { (language.audit_everybody()) }
                            @for (id, name) in &of.people { option value=(id) selected[*id == of.person] { (name) } }
                        }
                    }
                    div.field { label for="from" { (language.audit_from()) } input #from type="date" name="from" value=(of.from); }
                    div.field { label for="to" { (language.audit_up_to()) } input #to type="date" name="to" value=(of.to); }
                }
                div.actions { button.button type="submit" { (language.audit_show()) } }
            }
            @if of.lines.is_empty() { p.quiet { (language.audit_nothing()) } }
            @else {
                div.scroll {
                    table.stack {
                        thead {
                            tr {
                                th scope="col" { (language.audit_when()) }
                                th scope="col" { (language.audit_what()) }
                                th.number scope="col" { (language.audit_entry()) }
                            }
                        }
                        tbody { @for line in &of.lines { tr { td { (time(&line.at)) } td { (line.words) } td.number { (line.number) } } } }
                    }
                }
            }
            @if let Some(href) = &of.next_href { p { a.link href=(href) { (language.audit_earlier()) } } }
        }
    };
    page(frame, language.audit_title(), language.audit_sentence(), AUDIT, &content)
}
