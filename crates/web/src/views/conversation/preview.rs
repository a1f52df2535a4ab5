//! An answer as its reader will see it, before it is sent: beside the composer with the script, else as a page.

use super::AttachmentView;
use crate::views::part::{address, icon};
use crate::views::shell::{self, Frame, Place};
use language::Language;
use maud::{Markup, html};

/// The answer as it would leave.
#[derive(Clone, Debug, Default)]
pub struct PreviewPage {
    /// "Marit Dahl, Kettle & Co <help@kettle.example>".
    pub from: String,
    /// Who gets it.
    pub to: Vec<String>,
    /// Who gets an open copy.
    pub cc: Vec<String>,
    /// Who gets a blind copy.
    pub bcc: Vec<String>,
    /// The subject.
    pub subject: String,
    /// Its plain text, whole.
    pub text: String,
    /// Its formatted version, for the frame.
    pub html_href: String,
    /// Its files.
    pub files: Vec<AttachmentView>,
    /// The conversation.
    pub back: String,
}

/// What stands in the dialog.
pub fn preview(language: Language, of: &PreviewPage) -> Markup {
    html! {
        section.preview aria-labelledby="preview-title" {
            header {
                h2 #preview-title { (language.composer_preview()) }
                form method="dialog" { button.button { (language.composer_preview_close()) } }
            }
            (answer(language, of))
        }
    }
}

/// The same as a page.
pub fn preview_page(frame: &Frame, of: &PreviewPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (shell::head(language.composer_preview(), language.composer_preview_not_sent(), &html! {
            a.button href={ (of.back) "#composer" } { (language.composer_preview_back()) }
        }))
        section.preview { (answer(language, of)) }
    };
    shell::page(frame, language.composer_preview(), Place::Inbox, &content)
}

fn answer(language: Language, of: &PreviewPage) -> Markup {
    let from = std::slice::from_ref(&of.from);
    html! {
        dl.facts {
            (people(language.composer_from(), from))
            (people(language.composer_to(), &of.to))
            (people(language.composer_cc(), &of.cc))
            (people(language.composer_bcc(), &of.bcc))
            @if !of.bcc.is_empty() { dt {} dd.quiet { (language.composer_blind_are_hidden()) } }
            dt { (language.composer_subject()) } dd dir="auto" { (of.subject) }
        }
        h3 { (language.composer_preview_html()) }
        iframe.mail title=(language.composer_preview_html()) src=(of.html_href)
            sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" {}
        @if !of.files.is_empty() {
            ul.files aria-label=(language.composer_files_label()) {
                @for file in &of.files { li.file { (icon("clip")) span { bdi { (file.name) } } small { (file.size) } } }
            }
        }
        h3 { (language.composer_preview_text()) }
        pre.plain dir="auto" tabindex="0" aria-label=(language.composer_preview_text()) { (of.text) }
    }
}

fn people(word: &str, all: &[String]) -> Markup {
    html! {
        @if !all.is_empty() {
            dt { (word) }
            dd { @for (at, one) in all.iter().enumerate() { @if at > 0 { ", " } (address(one)) } }
        }
    }
}
