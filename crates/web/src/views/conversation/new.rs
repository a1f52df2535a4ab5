//! Writing first: a new conversation with a person, from one of the desk's addresses.

use super::DraftAttachment;
use crate::views::Wrong;
use crate::views::part::{Field, check, field, hidden, icon, select, text_area};
use crate::views::shell::{self, Frame, Place};
use language::Language;
use maud::{Markup, html};

/// The form, empty or as it came back.
#[derive(Clone, Debug, Default)]
pub struct NewConversationPage {
    /// The draft's id: the idempotency key.
    pub draft: String,
    /// Addresses to write from: id and "Kettle & Co <help@kettle.example>".
    pub from: Vec<(String, String)>,
    /// The chosen one.
    pub from_chosen: String,
    /// The address to write to, with or without a name.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Files that are bound already, with their places.
    pub attachments: Vec<(i64, DraftAttachment)>,
    /// "signed Marit Dahl, Kettle & Co".
    pub signed: String,
    /// Whether the conversation waits for an answer or is closed at once.
    pub expects_answer: bool,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn new_conversation(frame: &Frame, of: &NewConversationPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (shell::head(language.composer_new(), language.composer_new_owned(), &html! {}))
        form.fields method="post" action="/conversations/new" enctype="multipart/form-data" {
            // Enter in a field presses the first button of a form, which must not be one that takes a file off.
            @if !of.attachments.is_empty() { button.hidden-text type="submit" tabindex="-1" { (language.composer_send()) } }
            (hidden("draft", &of.draft))
            (select("from", language.composer_from(), &of.from, &of.from_chosen, ""))
            (field(Field {
                name: "to", label: language.composer_to(), value: &of.to, hint: language.composer_to_hint(),
                ..Field::default()
            }, &of.wrongs))
            (field(Field { name: "subject", label: language.composer_subject(), value: &of.subject, ..Field::default() }, &of.wrongs))
            (text_area("body", language.composer_message(), &of.body, &of.signed, &of.wrongs))
            div.field {
                label for="file" { (language.composer_files_label()) }
                input #file type="file" name="file" multiple;
                (bound(language, &of.attachments))
            }
            (check("expects-answer", "1", language.composer_expects_answer(), of.expects_answer))
            div.actions { button.button.primary type="submit" { (language.composer_send()) } }
        }
    };
    shell::page(frame, language.composer_new(), Place::Inbox, &content)
}

/// Files that are bound already. Taking one off posts the form, so that nothing else of it is lost.
fn bound(language: Language, files: &[(i64, DraftAttachment)]) -> Markup {
    html! {
        @if !files.is_empty() {
            ul.files aria-label=(language.composer_files()) {
                @for (position, of) in files {
                    li.file {
                        (icon("clip"))
                        span { bdi { (of.file.name) } }
                        small { (of.file.size) }
                        button.text-button type="submit" name="remove" value=(position) formnovalidate { (language.composer_remove()) }
                    }
                }
            }
        }
    }
}
