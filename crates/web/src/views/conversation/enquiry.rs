//! What others are asked about a conversation: each enquiry as a thread of its own below the messages, and the page where
//! one is written.

use super::entry::message;
use super::{AttachmentView, DraftAttachment, MessageView};
use crate::views::part::{Field, field, hidden, optional_text_area, post_button, text_area};
use crate::views::shell::{self, Frame, Place};
use crate::views::{PostAction, State, Wrong};
use language::Language;
use maud::{Markup, html};

/// An enquiry with its messages.
#[derive(Clone, Debug, Default)]
pub struct EnquiryView {
    /// Its id; the element becomes `enquiry-{id}`.
    pub id: String,
    /// "Asked desk@carrier.example".
    pub heading: String,
    /// Its subject.
    pub subject: String,
    /// How pressing it is.
    pub state: State,
    /// "waiting for their answer since 14:02".
    pub state_words: String,
    /// It is over, and folded away.
    pub is_over: bool,
    /// Its messages, oldest first.
    pub messages: Vec<MessageView>,
    /// There are earlier ones than these.
    pub cut: bool,
    /// Who wrote into it and was not asked.
    pub others: Option<String>,
    /// Where it is gone on with; absent for whoever may not.
    pub on_href: Option<String>,
    /// Ends it.
    pub close: Option<PostAction>,
}

/// A file that can go along.
#[derive(Clone, Debug, Default)]
pub struct ChoosableFile {
    /// The value that is posted.
    pub value: String,
    /// The file.
    pub file: AttachmentView,
    /// Chosen.
    pub chosen: bool,
}

/// The page where an enquiry is written.
#[derive(Clone, Debug, Default)]
pub struct AskPage {
    /// Where it posts.
    pub action: String,
    /// The conversation.
    pub back_href: String,
    /// Its subject.
    pub about: String,
    /// The conversation's id.
    pub conversation: String,
    /// The idempotency key.
    pub draft: String,
    /// When what stands in it was kept, in milliseconds; 0 where it was not.
    pub saved_at_ms: i64,
    /// Files that are up already, with their places.
    pub attachments: Vec<(i64, DraftAttachment)>,
    /// The message that is forwarded.
    pub forwards: Option<String>,
    /// It, as it will stand below the words.
    pub enclosed: Option<String>,
    /// The enquiry that is gone on with.
    pub on: Option<EnquiryView>,
    /// The tag that is added to the subject.
    pub tag: String,
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The words.
    pub body: String,
    /// "signed Marit Dahl, Kettle & Co".
    pub signed: String,
    /// Files to choose from.
    pub files: Vec<ChoosableFile>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// All enquiries, below the messages.
pub fn enquiries(language: Language, all: &[EnquiryView]) -> Markup {
    html! {
        div #enquiries {
            @if !all.is_empty() {
                section aria-label=(language.enquiry_region()) { @for one in all { (enquiry(language, one)) } }
            }
        }
    }
}

fn enquiry(language: Language, of: &EnquiryView) -> Markup {
    html! {
        section.enquiry id={ "enquiry-" (of.id) } aria-labelledby={ "enquiry-" (of.id) "-title" } {
            header {
                h3 id={ "enquiry-" (of.id) "-title" } { bdi { (of.heading) } }
                span class={ "tag " (of.state.class()) } { (of.state_words) }
            }
            p.subject dir="auto" { (of.subject) }
            @if of.is_over {
                details.fold { summary { (language.enquiry_messages(of.messages.len())) } (thread(language, of)) }
            } @else {
                p.small.quiet { (language.enquiry_unseen()) }
                (thread(language, of))
            }
            @if of.on_href.is_some() || of.close.is_some() {
                div.actions {
                    @if let Some(href) = &of.on_href { a.button href=(href) { (language.enquiry_go_on()) } }
                    @if let Some(close) = &of.close { (post_button(close, "button")) }
                }
            }
        }
    }
}

fn thread(language: Language, of: &EnquiryView) -> Markup {
    html! {
        @if of.cut { p.small.quiet { (language.enquiry_earlier()) } }
        @for one in &of.messages { (message(language, one)) }
        @if let Some(others) = &of.others { p.small { (others) } }
    }
}

/// The page.
pub fn ask_page(frame: &Frame, of: &AskPage) -> Markup {
    let language = frame.viewer.language;
    let title = match (&of.on, &of.forwards) {
        (Some(_), _) => language.enquiry_title_on(),
        (None, Some(_)) => language.enquiry_title_forward(),
        (None, None) => language.enquiry_title(),
    };
    let content = html! {
        (shell::head(title, language.enquiry_unseen(), &html! { a.button href=(of.back_href) { bdi { (of.about) } } }))
        @if let Some(on) = &of.on {
            section.enquiry aria-label=(on.heading) {
                header { h2 { bdi { (on.heading) } } span class={ "tag " (on.state.class()) } { (on.state_words) } }
                (thread(language, on))
            }
        }
        form.fields #composer method="post" action=(of.action) enctype="multipart/form-data" data-conversation="" data-about=(of.conversation)
            data-key={ "enquiry-" (of.conversation) } data-saved-at=[(of.saved_at_ms > 0).then_some(of.saved_at_ms)] {
            // Enter in a field presses the first button of a form, which must not be one that takes a file off.
            button.hidden-text type="submit" tabindex="-1" { (language.enquiry_send()) }
            (hidden("draft", &of.draft))
            (hidden("kind", "enquiry"))
            @if let Some(message) = &of.forwards { (hidden("message", message)) }
            (field(Field {
                name: "to", label: language.enquiry_to(), value: &of.to, hint: language.enquiry_to_hint(), required: true,
                ..Field::default()
            }, &of.wrongs))
            @if of.on.is_none() {
                (field(Field {
                    name: "subject", label: language.enquiry_subject(), value: &of.subject,
                    hint: &language.enquiry_subject_hint(&of.tag), required: true, ..Field::default()
                }, &of.wrongs))
            }
            (super::composer::looks(language))
            (words(language, of))
            p.saved.quiet.small role="status" {}
            @if let Some(enclosed) = &of.enclosed {
                details.fold open { summary { (language.enquiry_enclosed()) } p.quoted dir="auto" { (enclosed) } }
            }
            (files(language, &of.files, &of.wrongs))
            div.field {
                label for="new-file" { (language.composer_files_label()) }
                input #new-file type="file" name="new-file" multiple;
                (super::new::bound(language, &of.attachments))
            }
            div.actions { button.button.primary type="submit" { (language.enquiry_send()) } }
        }
    };
    shell::page(frame, title, Place::Inbox, &content)
}

fn words(language: Language, of: &AskPage) -> Markup {
    match &of.forwards {
        Some(_) => {
            let hint = format!("{} {}", language.enquiry_text_hint_forward(), of.signed);
            optional_text_area("body", language.enquiry_text(), &of.body, &hint, &of.wrongs)
        }
        None => {
            let hint = format!("{} {}", language.enquiry_text_hint(), of.signed);
            text_area("body", language.enquiry_text(), &of.body, &hint, &of.wrongs)
        }
    }
}

fn files(language: Language, all: &[ChoosableFile], wrongs: &[Wrong]) -> Markup {
    html! {
        @for wrong in wrongs.iter().filter(|wrong| wrong.field == "file") { p.wrong role="alert" { (wrong.words) } }
        @if !all.is_empty() {
            fieldset.field {
                legend { (language.enquiry_files()) }
                p.hint { (language.enquiry_files_hint()) }
                @for of in all {
                    label.check {
                        input type="checkbox" name="file" value=(of.value) checked[of.chosen];
                        span { bdi { (of.file.name) } " " small { (of.file.size) } }
                    }
                }
            }
        }
    }
}
