//! Writing first: a new conversation with a person, from one of the desk's addresses.

use crate::views::Wrong;
use crate::views::part::{Field, check, field, hidden, select, text_area};
use crate::views::shell::{self, Frame, Place};
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
    /// "signed Marit Dahl, Kettle & Co".
    pub signed: String,
    /// Whether the conversation waits for an answer or is closed at once.
    pub expects_answer: bool,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn new_conversation(frame: &Frame, of: &NewConversationPage) -> Markup {
    let content = html! {
        (shell::head("New conversation", "You own it, and the answer comes back to you.", &html! {}))
        form.fields method="post" action="/conversations/new" enctype="multipart/form-data" {
            (hidden("draft", &of.draft))
            (select("from", "From", &of.from, &of.from_chosen, ""))
            (field(Field { name: "to", label: "To", value: &of.to, hint: "An address, or a name with one: Amara Okafor <amara@example.com>", ..Field::default() }, &of.wrongs))
            (field(Field { name: "subject", label: "Subject", value: &of.subject, ..Field::default() }, &of.wrongs))
            (text_area("body", "Message", &of.body, &of.signed, &of.wrongs))
            div.field { label for="file" { "Files" } input #file type="file" name="file" multiple; }
            (check("expects-answer", "1", "I expect an answer: keep it open until it comes", of.expects_answer))
            div.actions { button.button.primary type="submit" { "Send" } }
        }
    };
    shell::page(frame, "New conversation", Place::Inbox, &content)
}
