//! Connecting a mailbox elsewhere, and the list of those that are connected.

use super::page;
use crate::views::part::{Field, address, field, post_button, select};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, Wrong};
use maud::{Markup, html};

/// The form for a new source, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct SourcePage {
    /// The mailboxes of the desk: id and address.
    pub mailboxes: Vec<(String, String)>,
    /// The chosen one.
    pub mailbox: String,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: String,
    /// How the line is encrypted: the stored word.
    pub encryption: String,
    /// The name to sign in with.
    pub account: String,
    /// The folder that is read.
    pub folder: String,
    /// The folder that mail is moved to.
    pub move_to: String,
    /// Days of old mail to bring in.
    pub days: String,
    /// What the provider wants first.
    pub hint: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// One source in the list.
#[derive(Clone, Debug, Default)]
pub struct SourceLine {
    /// Its id.
    pub id: String,
    /// The account over there.
    pub account: String,
    /// The server.
    pub host: String,
    /// The mailbox that its mail belongs to.
    pub mailbox: String,
    /// What is read, and what becomes of it.
    pub reads: String,
    /// How it is doing.
    pub status_words: String,
    /// The colour of that.
    pub state: State,
    /// "Try it".
    pub actions: Vec<PostAction>,
}

/// The sources of a desk.
pub(super) fn sources(all: &[SourceLine], may_change: bool) -> Markup {
    html! {
        section {
            h2 { "Fetched from elsewhere" }
            @if all.is_empty() {
                p { "Mail that lies in a mailbox at a provider can be fetched from there (IMAP). Nothing is fetched yet." }
            } @else {
                div.scroll {
                    table.stack {
                        thead { tr { th scope="col" { "Mailbox there" } th scope="col" { "What is read" } th scope="col" { "How it is" } th scope="col" { span.hidden-text { "What you can do" } } } }
                        tbody { @for one in all { (line(one, may_change)) } }
                    }
                }
            }
            @if may_change { p.actions { a.button href="/settings/sources/new" { "Fetch from elsewhere" } } }
        }
    }
}

fn line(one: &SourceLine, may_change: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (address(&one.account)) small { (one.host) } }
            td { (one.reads) small { "for " (one.mailbox) } }
            td class=(one.state.class()) { (one.status_words) }
            td {
                div.actions {
                    @for action in &one.actions { (post_button(action, "button")) }
                    @if may_change { (new_password(&one.id)) (removal(one)) }
                }
            }
        }
    }
}

fn new_password(id: &str) -> Markup {
    let password = format!("password-{id}");
    html! {
        details.menu {
            summary.button { "New password" }
            div {
                form.field method="post" action={ "/settings/sources/" (id) "/password" } {
                    label for=(password) { "Password" }
                    input id=(password) name="password" type="password" autocomplete="off" required;
                    button.button type="submit" { "Keep and try it" }
                }
            }
        }
    }
}

/// Its password is forgotten with it, so the form asks first.
fn removal(one: &SourceLine) -> Markup {
    html! {
        details.menu {
            summary.button.danger { "Remove" }
            div {
                form.field method="post" action={ "/settings/sources/" (one.id) "/removal" } {
                    p.small { "Nothing is fetched from " (address(&one.account)) " any more, and its password is forgotten here. What came stays, here and there." }
                    button.button.danger type="submit" { "Remove it" }
                }
            }
        }
    }
}

/// The page with the form.
pub fn source(frame: &Frame, of: &SourcePage) -> Markup {
    let encryptions: Vec<(String, String)> = [
        ("implicit", "from the first byte (port 993)"),
        ("starttls", "STARTTLS (port 143)"),
        ("none", "none, for a server on this machine"),
    ]
    .map(|(value, words)| (value.to_owned(), words.to_owned()))
    .into();
    let content = html! {
        form.fields method="post" action="/settings/sources/new" {
            @if !of.hint.is_empty() { p { (of.hint) } }
            (select("mailbox", "Mailbox of this desk", &of.mailboxes, &of.mailbox, "Mail from there is answered as if it had been sent to this address."))
            (field(Field {
                name: "account", label: "Name to sign in with", value: &of.account,
                hint: "Mostly the address. Left empty, it is the address of the mailbox.", required: false, autocomplete: "off",
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "password", label: "Password", kind: "password",
                hint: "Kept sealed, with a key that is in no backup. Many providers want an app password.", autocomplete: "off",
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "host", label: "IMAP server", value: &of.host,
                hint: "Left empty, it is found by the address.", required: false,
                ..Field::default()
            }, &of.wrongs))
            (field(Field { name: "port", label: "Port", kind: "number", value: &of.port, required: false, ..Field::default() }, &of.wrongs))
            (select("encryption", "Encryption", &encryptions, &of.encryption, ""))
            (field(Field { name: "folder", label: "Folder", value: &of.folder, required: false, ..Field::default() }, &of.wrongs))
            (field(Field {
                name: "move_to", label: "Move fetched mail to the folder", value: &of.move_to,
                hint: "Left empty, everything stays there as it is, read or unread.", required: false,
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "days", label: "Days of old mail to bring in", kind: "number", value: &of.days,
                hint: "Old mail is brought in silently: nobody gets a letter because of it. With 0, only new mail comes.", required: false,
                ..Field::default()
            }, &of.wrongs))
            div.actions { button.button.primary type="submit" { "Try it and connect" } a.button href="/settings/mailboxes" { "Back" } }
        }
    };
    let sentence =
        "The desk signs in there, waits for new mail, and takes it in. Mail that is there already is not answered.";
    page(frame, "Fetch from elsewhere", sentence, "/settings/mailboxes", &content)
}
