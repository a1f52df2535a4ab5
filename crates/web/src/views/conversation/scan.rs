//! A file in which the virus scanner found something: on its message, and on a page of its own.

use super::{AttachmentView, Looked};
use crate::views::When;
use crate::views::part::{hidden, icon, time};
use crate::views::shell::{self, Frame, Place};
use language::Language;
use maud::{Markup, html};

/// A file in which something was found.
#[derive(Clone, Debug, Default)]
pub struct ScanPage {
    /// Its name.
    pub name: String,
    /// What was found, as the scanner calls it.
    pub found: String,
    /// When.
    pub looked_at: When,
    /// Since when it is given out as a false alarm.
    pub given_out: Option<When>,
    /// The conversation.
    pub back: String,
    /// Where an administrator changes that; absent for others.
    pub form: Option<String>,
}

/// What was found, what to do next, and for administrators the way out.
pub fn scan_page(frame: &Frame, of: &ScanPage) -> Markup {
    let language = frame.viewer.language;
    let back = html! { a.button href=(of.back) { (language.scan_page_back()) } };
    let title = if of.given_out.is_some() { language.scan_page_given_out() } else { language.scan_page_held_back() };
    let content = html! {
        (shell::head(title, &of.name, &back))
        p { (language.scan_page_found(&of.found, &of.name)) " " span.quiet { (time(&of.looked_at)) } }
        @if let Some(since) = &of.given_out { p { (language.scan_page_given_out_since()) " " (time(since)) } }
        @else { p { (language.scan_held_back_next()) } }
        @if let Some(href) = &of.form {
            form method="post" action=(href) {
                @if of.given_out.is_some() {
                    (hidden("what", "hold-back"))
                    button.button type="submit" { (language.scan_hold_again()) }
                } @else {
                    (hidden("what", "give-out"))
                    h2 { (language.scan_false_alarm()) }
                    p { (language.scan_false_alarm_sure()) }
                    button.button type="submit" { (language.scan_give_out()) }
                }
            }
        }
    };
    shell::page(frame, title, Place::Inbox, &content)
}

/// A file of a message: fetched, or held back with what to do next.
pub fn file(language: Language, of: &AttachmentView) -> Markup {
    html! {
        @match &of.looked {
            Looked::HeldBack { found, href } => {
                li.held-back {
                    span.file { (icon("clip")) span { bdi { (of.name) } } small { (of.size) } }
                    p.small {
                        @if let Some(href) = href { a.link href=(href) { (language.scan_held_back(found)) } }
                        @else { (language.scan_held_back(found)) }
                    }
                    p.small.quiet { (language.scan_held_back_next()) }
                }
            }
            Looked::FalseAlarm { found, href } => {
                li {
                    (fetched(of))
                    p.small { a.link href=(href) { (language.scan_given_out(found)) } }
                }
            }
            Looked::NotYet => { li { (fetched(of)) p.small.quiet { (language.scan_not_yet()) } } }
            Looked::Fine => { li { (fetched(of)) } }
        }
    }
}

fn fetched(of: &AttachmentView) -> Markup {
    html! { a.file href=(of.href) { (icon("clip")) span { bdi { (of.name) } } small { (of.size) } } }
}
