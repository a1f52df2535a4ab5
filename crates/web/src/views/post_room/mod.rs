//! The post room: mail that the desk caught instead of sending, because no relay is set up. One can read it as the
//! customer would, and answer as the customer, so that the whole way can be tried without a mail server.

use super::part::{Field, address, field, hidden, icon, text_area, time};
use super::shell::{self, Frame, Place};
use super::{When, Wrong};
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
    let content = html! {
        (head(of))
        @if of.caught.is_empty() { p {
                @if of.can_leave { "Nothing is held here: what is answered leaves by itself." }
                @else { "Nothing has been answered yet. Answer a conversation, and it appears here." }
            } }
        @else {
            div.post-room {
                nav aria-label="Caught messages" {
                    @for one in &of.caught { (caught_row(one)) }
                    @if let Some(next) = &of.next_href { a.more href=(next) { "Earlier ones" } }
                }
                @match &of.open { Some(open) => (caught(open, of)), None => p.quiet { "Choose a message to read it as they would." } }
            }
        }
    };
    shell::page(frame, "Post room", Place::PostRoom, &content)
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

fn head(of: &PostRoomPage) -> Markup {
    let sentence = if of.can_leave {
        "Outgoing mail is held here, so that somebody sees it first. Each stands as the customer would read it."
    } else {
        "No relay is set up, so nothing leaves this machine. What would have been sent stands here, as the customer would read it."
    };
    let controls = html! {
        @if of.can_leave && !of.caught.is_empty() {
            form method="post" action="/post-room/release" { button.button type="submit" { "Send all of it" } }
        }
        @if of.some_automatic {
            (discarding("/post-room/discard", "Discard automatic mail", "All acknowledgements and notices that are held here will never be sent. What people wrote stays."))
        }
    };
    shell::head("Post room", sentence, &controls)
}

/// What becomes of a message that is discarded.
fn discarded(automatic: bool) -> &'static str {
    if automatic {
        "It will never be sent. The timeline of its conversation says so."
    } else {
        "It will never be sent. Its text becomes your draft in its conversation, and the customer waits again."
    }
}

/// A button that says first what it does: opening it is the question, the button inside is the answer.
fn discarding(action: &str, label: &str, words: &str) -> Markup {
    html! {
        details.menu {
            summary.button { (label) "…" }
            div {
                p { (words) }
                form method="post" action=(action) { button.button.danger type="submit" { (label) } }
            }
        }
    }
}

fn caught(of: &CaughtMessage, page: &PostRoomPage) -> Markup {
    html! {
        article aria-labelledby="caught-subject" {
            div.panel {
                h2 #caught-subject dir="auto" { (of.subject) }
                dl.facts {
                    dt { "From" } dd { (address(&of.from)) }
                    dt { "To" } dd { (address(&of.to)) }
                    dt { "Written" } dd { (time(&of.at)) }
                }
                iframe.mail.long title="The message as the customer sees it" src=(of.html_href) loading="lazy"
                    sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" {}
                p.actions {
                    a.link href=(of.original_href) { "The original" }
                    @if let Some(conversation) = &of.conversation_href { a.link href=(conversation) { "Its conversation" } }
                    @if page.can_leave { form method="post" action={ "/post-room/" (of.id) "/release" } { button.button type="submit" { "Send it" } } }
                    @if of.held { (discarding(&format!("/post-room/{}/discard", of.id), "Discard", discarded(of.automatic))) }
                }
            }
            form.fields method="post" action={ "/post-room/" (of.id) "/answer" } enctype="multipart/form-data" {
                h2 { "Answer as the customer" }
                (hidden("key", &of.answer_key))
                (field(Field { name: "from", label: "From", kind: "email", value: &of.to, hint: "Change it to see what happens when they answer from another address.", ..Field::default() }, &[]))
                (text_area("body", "What they write", "", "", &page.wrongs))
                div.field { label for="file" { (icon("clip")) " Files" } input #file type="file" name="file" multiple; }
                div.actions { button.button.primary type="submit" { "Send as the customer" } }
            }
        }
    }
}
