//! Whether a mailbox is connected: each finding in a sentence, with the record to publish where one is missing.

use super::page;
use crate::views::part::{address, post_button};
use crate::views::shell::Frame;
use crate::views::{Link, PostAction, Wrong};
use domain::connection::Grade;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct ConnectionPage {
    /// The mailbox's address.
    pub address: String,
    /// When it was asked, or that it never was.
    pub asked: String,
    /// How it stands as a whole; `None` before the first time.
    pub whole: Option<(Grade, String)>,
    /// What was found, by what it is about.
    pub groups: Vec<ConnectionGroup>,
    /// Something is still on its way.
    pub under_way: bool,
    /// What happens when it is asked.
    pub asks: String,
    /// Whether the viewer may ask.
    pub may_ask: bool,
    /// Who may.
    pub who_can: String,
    /// "Ask now".
    pub ask: PostAction,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// Findings about one thing.
#[derive(Clone, Debug, Default)]
pub struct ConnectionGroup {
    /// What they are about.
    pub title: String,
    /// The findings.
    pub lines: Vec<ConnectionLine>,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct ConnectionLine {
    /// How it stands.
    pub grade: Grade,
    /// The same in a word.
    pub word: String,
    /// What was found and what that means.
    pub words: String,
    /// What to publish: name, type and value.
    pub records: Vec<(String, String, String)>,
    /// Where to publish it.
    pub publish: String,
}

/// The class that carries the colour of a grade.
pub fn class(of: Grade) -> &'static str {
    match of {
        Grade::Fine => "ok",
        Grade::Improvable => "soon",
        Grade::InVain => "late",
        Grade::NotAsked => "quiet",
    }
}

/// Whether a mailbox is connected.
pub fn connection(frame: &Frame, of: &ConnectionPage) -> Markup {
    let language = frame.viewer.language;
    let here = Link { href: of.ask.href.clone(), label: language.connection_look_again().into() };
    let content = html! {
        p { a.link href="/settings/mailboxes" { (language.connection_to_mailboxes()) } }
        h2 { (address(&of.address)) }
        @for wrong in &of.wrongs { p.late role="alert" { (wrong.words) } }
        @if let Some((grade, words)) = &of.whole { p role="status" class=(class(*grade)) { b { (words) } } }
        p.quiet { (of.asked) }
        @if of.may_ask { p.quiet { (of.asks) } }
        @else { p.quiet { (language.connection_only_administrators(of.who_can.as_str())) } }
        div.actions {
            @if of.may_ask { (post_button(&of.ask, "button")) }
            @if of.under_way { a.button href=(here.href) { (here.label) } }
        }
        @for group in &of.groups {
            section {
                h2 { (group.title) }
                @for line in &group.lines { (finding(language, line)) }
            }
        }
    };
    let sentence = language.connection_sentence(of.address.as_str());
    page(frame, language.connection_title(), &sentence, "/settings/mailboxes", &content)
}

fn finding(language: Language, of: &ConnectionLine) -> Markup {
    html! {
        p.finding { span class={ "tag " (class(of.grade)) } { (of.word) } " " (of.words) }
        @if !of.records.is_empty() { p.quiet { (of.publish) } }
        @for (name, kind, value) in &of.records {
            div.record.panel {
                (copied(language.connection_record_name(), name))
                (copied(language.connection_record_kind(), kind))
                (copied(language.connection_record_value(), value))
            }
        }
    }
}

/// A text to be copied: it can be reached and selected as a whole with the keys alone.
fn copied(label: &str, value: &str) -> Markup {
    html! { label.field { span { (label) } input.copied readonly dir="ltr" value=(value); } }
}
