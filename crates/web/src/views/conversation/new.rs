//! Writing first: a new conversation with a person, from one of the desk's addresses.

use super::DraftAttachment;
use crate::views::Wrong;
use crate::views::part::{Field, HERE, check, choice, field, hidden, icon, text_area, woven};
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
    /// When that was kept, in milliseconds; 0 where it was not.
    pub saved_at_ms: i64,
    /// Files that are bound already, with their places.
    pub attachments: Vec<(i64, DraftAttachment)>,
    /// Who gets open copies, as typed.
    pub cc: String,
    /// Who gets blind ones.
    pub bcc: String,
    /// The conversation that it goes on with, and its subject.
    pub follows: Option<(String, String)>,
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
        form.fields #composer method="post" action="/conversations/new" enctype="multipart/form-data" data-conversation=""
            data-key=[of.follows.as_ref().map(|(id, _)| format!("after-{id}"))] data-saved-at=[(of.saved_at_ms > 0).then_some(of.saved_at_ms)] {
            // Enter in a field presses the first button of a form, which must not be one that takes a file off.
            button.hidden-text type="submit" tabindex="-1" { (language.composer_send()) }
            (hidden("draft", &of.draft))
            @if let Some((id, subject)) = &of.follows {
                (hidden("follows", id))
                p.quiet { (woven(&language.composer_follows(HERE[0]), &[html! { a href={ "/conversations/" (id) } dir="auto" { (subject) } }])) }
            }
            (choice("from", language.composer_from(), &of.from, &of.from_chosen, "", &of.wrongs))
            (field(Field {
                name: "to", label: language.composer_to(), value: &of.to, hint: language.composer_to_hint(),
                ..Field::default()
            }, &of.wrongs))
            (field(Field { name: "subject", label: language.composer_subject(), value: &of.subject, ..Field::default() }, &of.wrongs))
            details.fold open[!(of.cc.is_empty() && of.bcc.is_empty())] {
                summary { (language.composer_copies()) }
                @for (name, label, value) in [("cc", language.composer_cc(), &of.cc), ("bcc", language.composer_bcc(), &of.bcc)] {
                    (field(Field {
                        name, label, value, hint: language.composer_copies_hint(), required: false, ..Field::default()
                    }, &of.wrongs))
                }
            }
            (super::composer::looks(language))
            (text_area("body", language.composer_message(), &of.body, &of.signed, &of.wrongs))
            div.field {
                label for="file" { (language.composer_files_label()) }
                input #file type="file" name="file" multiple;
                (bound(language, &of.attachments))
            }
            p.saved.quiet.small role="status" {}
            (check("expects-answer", "1", language.composer_expects_answer(), of.expects_answer))
            div.actions {
                button.button.primary.if-reply type="submit" { (language.composer_send()) }
                button.button type="submit" formaction="/conversations/new/preview" formtarget="_blank" formnovalidate data-previews {
                    (icon("eye"))
                    (language.composer_preview())
                }
            }
        }
    };
    shell::page(frame, language.composer_new(), Place::Inbox, &content)
}

/// Files that are bound already. Taking one off posts the form, so that nothing else of it is lost.
pub(super) fn bound(language: Language, files: &[(i64, DraftAttachment)]) -> Markup {
    html! {
        ul.files #files aria-label=(language.composer_files()) {
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
