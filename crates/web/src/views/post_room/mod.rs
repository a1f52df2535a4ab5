//! The post room: mail that the desk caught instead of sending, because no relay is set up. One can read it as the
//! customer would, and answer as the customer, so that the whole way can be tried without a mail server.

use super::part::{Field, Question, address, field, hidden, icon, question, text_area, time};
use super::shell::{self, Frame, Place};
use super::{When, Wrong};
use language::Language;
use maud::{Markup, html};

/// The post room, with one message open or none.
#[derive(Clone, Debug, Default)]
pub struct PostRoomPage {
    /// What was caught, newest first.
    pub caught: Vec<CaughtRow>,
    /// The next page.
    pub next_href: Option<String>,
    /// The open one.
    pub open: Option<CaughtMessage>,
    /// Mail could leave: it is held here because somebody wants to see it first.
    pub can_leave: bool,
    /// Whether some of what is listed was written by the desk itself.
    pub some_automatic: bool,
    /// What was refused of the answer.
    pub wrongs: Vec<Wrong>,
    /// The sender and the text of an answer that was refused.
    pub typed: Option<(String, String)>,
}

/// A line of the list.
#[derive(Clone, Debug, Default)]
pub struct CaughtRow {
    /// Where it opens.
    pub href: String,
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// First words.
    pub snippet: String,
    /// When it left.
    pub at: When,
    /// Whether it is open.
    pub current: bool,
}

/// A caught message as its reader would see it.
#[derive(Clone, Debug, Default)]
pub struct CaughtMessage {
    /// Its id in the post room.
    pub id: String,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// When it left.
    pub at: When,
    /// The message in its frame.
    pub html_href: String,
    /// The bytes.
    pub original_href: String,
    /// The conversation that it belongs to.
    pub conversation_href: Option<String>,
    /// The draft id of the answer: its idempotency key.
    pub answer_key: String,
    /// Whether the desk wrote it by itself.
    pub automatic: bool,
    /// Whether it is still held.
    pub held: bool,
}

/// The page.
pub fn page(frame: &Frame, of: &PostRoomPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (head(language, of))
        @if of.caught.is_empty() && of.open.is_none() { p {
                @if of.can_leave { (language.post_room_nothing_held()) }
                @else { (language.post_room_nothing_answered()) }
            } }
        @else {
            div.post-room {
                nav aria-label=(language.post_room_caught()) {
                    @for one in &of.caught { (caught_row(one)) }
                    @if let Some(next) = &of.next_href { a.more href=(next) { (language.post_room_earlier()) } }
                }
                @match &of.open { Some(open) => (caught(language, open, of)), None => p.quiet { (language.post_room_choose()) } }
            }
        }
    };
    shell::page(frame, language.post_room_title(), Place::PostRoom, &content)
}

fn caught_row(of: &CaughtRow) -> Markup {
    html! {
        a.row href=(of.href) aria-current=[of.current.then_some("page")] {
            span.line { span.who { b { (address(&of.to)) } } span.due.ok { (time(&of.at)) } }
            span.subject dir="auto" { (of.subject) }
            span.snippet dir="auto" { (of.snippet) }
        }
    }
}

fn head(language: Language, of: &PostRoomPage) -> Markup {
    let sentence = if of.can_leave { language.post_room_held() } else { language.post_room_no_relay() };
    let controls = html! {
        @if of.can_leave && !of.caught.is_empty() {
            form method="post" action="/post-room/release" { button.button type="submit" { (language.post_room_send_all()) } }
        }
        @if of.some_automatic {
            (discarding("/post-room/discard", language.post_room_discard_automatic(), language.post_room_discard_automatic_says()))
        }
    };
    shell::head(language.post_room_title(), sentence, &controls)
}

/// What becomes of a message that is discarded.
fn discarded(language: Language, automatic: bool) -> &'static str {
    if automatic { language.post_room_discarded_automatic() } else { language.post_room_discarded() }
}

/// Discards what is held, after it was said what becomes of it.
fn discarding(href: &str, label: &str, says: &str) -> Markup {
    question(Question { opens: label, says, href, answer: label })
}

fn caught(language: Language, of: &CaughtMessage, page: &PostRoomPage) -> Markup {
    // Whoever comes first in the line of recipients answers, unless somebody else was typed.
    let first = of.to.split(',').next().unwrap_or_default().trim();
    let typed_from = page.typed.as_ref().map(|(from, _)| from.as_str());
    let typed_body = page.typed.as_ref().map(|(_, body)| body.as_str()).unwrap_or_default();
    html! {
        article aria-labelledby="caught-subject" {
            div.panel {
                h2 #caught-subject dir="auto" { (of.subject) }
                dl.facts {
                    dt { (language.post_room_from()) } dd { (address(&of.from)) }
                    dt { (language.post_room_to()) } dd { (address(&of.to)) }
                    dt { (language.post_room_written()) } dd { (time(&of.at)) }
                }
                iframe.mail.long title=(language.post_room_frame()) src=(of.html_href) loading="lazy"
                    sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" {}
                div.actions {
                    a.link href=(of.original_href) { (language.post_room_original()) }
                    @if let Some(conversation) = &of.conversation_href {
                        a.link href=(conversation) { (language.post_room_conversation()) }
                    }
                    @if page.can_leave {
                        form method="post" action={ "/post-room/" (of.id) "/release" } {
                            button.button type="submit" { (language.post_room_send()) }
                        }
                    }
                    @if of.held { (discarding(&format!("/post-room/{}/discard", of.id), language.post_room_discard(), discarded(language, of.automatic))) }
                }
            }
            form.fields method="post" action={ "/post-room/" (of.id) "/answer" } enctype="multipart/form-data" {
                h2 { (language.post_room_answer()) }
                (hidden("key", &of.answer_key))
                (field(Field {
                    name: "from", label: language.post_room_from(), kind: "email", value: typed_from.unwrap_or(first),
                    hint: language.post_room_answer_from(), ..Field::default()
                }, &page.wrongs))
                (text_area("body", language.post_room_answer_text(), typed_body, "", &page.wrongs))
                div.field { label for="file" { (icon("clip")) " " (language.post_room_files()) } input #file type="file" name="file" multiple; }
                div.actions { button.button.primary type="submit" { (language.post_room_answer_send()) } }
            }
        }
    }
}
