//! Connecting a mailbox elsewhere, and the list of those that are connected.

use super::page;
use crate::views::part::{Field, HERE, address, field, post_button, select, woven};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, Wrong};
use language::Language;
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
pub(super) fn sources(language: Language, all: &[SourceLine], may_change: bool) -> Markup {
    html! {
        section {
            h2 { (language.source_elsewhere()) }
            @if all.is_empty() {
                p { (language.source_none()) }
            } @else {
                div.scroll {
                    table.stack {
                        thead {
                            tr {
                                th scope="col" { (language.source_mailbox_there()) }
                                th scope="col" { (language.source_reads()) }
                                th scope="col" { (language.settings_how_it_is()) }
                                th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                            }
                        }
                        tbody { @for one in all { (line(language, one, may_change)) } }
                    }
                }
            }
            @if may_change { p.actions { a.button href="/settings/sources/new" { (language.source_fetch()) } } }
        }
    }
}

fn line(language: Language, one: &SourceLine, may_change: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (address(&one.account)) small { (one.host) } }
            td { (one.reads) small { (language.source_for(&one.mailbox)) } }
            td class=(one.state.class()) { (one.status_words) }
            td {
                div.actions {
                    @for action in &one.actions { (post_button(action, "button")) }
                    @if may_change { (new_password(language, &one.id)) (removal(language, one)) }
                }
            }
        }
    }
}

fn new_password(language: Language, id: &str) -> Markup {
    let password = format!("password-{id}");
    html! {
        details.menu {
            summary.button { (language.source_new_password()) }
            div {
                form.field method="post" action={ "/settings/sources/" (id) "/password" } {
                    label for=(password) { (language.source_password()) }
                    input id=(password) name="password" type="password" autocomplete="off" required;
                    button.button type="submit" { (language.source_keep_and_try()) }
                }
            }
        }
    }
}

/// Its password is forgotten with it, so the form asks first.
fn removal(language: Language, one: &SourceLine) -> Markup {
    html! {
        details.menu {
            summary.button.danger { (language.source_remove()) }
            div {
                form.field method="post" action={ "/settings/sources/" (one.id) "/removal" } {
                    p.small { (woven(&language.source_remove_says(HERE[0]), &[address(&one.account)])) }
                    button.button.danger type="submit" { (language.source_remove_it()) }
                }
            }
        }
    }
}

/// The page with the form.
pub fn source(frame: &Frame, of: &SourcePage) -> Markup {
    let language = frame.viewer.language;
    let encryptions: Vec<(String, String)> = [
        ("implicit", language.source_encryption_implicit()),
        ("starttls", language.source_encryption_starttls()),
        ("none", language.source_encryption_none()),
    ]
    .map(|(value, words)| (value.to_owned(), words.to_owned()))
    .into();
    let content = html! {
        form.fields method="post" action="/settings/sources/new" {
            @if !of.hint.is_empty() { p { (of.hint) } }
            (select("mailbox", language.source_mailbox(), &of.mailboxes, &of.mailbox, language.source_mailbox_hint()))
            (field(Field {
                name: "account", label: language.source_account(), value: &of.account,
                hint: language.source_account_hint(), required: false, autocomplete: "off",
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "password", label: language.source_password(), kind: "password",
                hint: language.source_password_hint(), autocomplete: "off",
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "host", label: language.source_host(), value: &of.host,
                hint: language.source_host_hint(), required: false,
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "port", label: language.source_port(), kind: "number", value: &of.port, required: false,
                ..Field::default()
            }, &of.wrongs))
            (select("encryption", language.source_encryption(), &encryptions, &of.encryption, ""))
            (field(Field {
                name: "folder", label: language.source_folder(), value: &of.folder, required: false,
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "move_to", label: language.source_move(), value: &of.move_to,
                hint: language.source_move_hint(), required: false,
                ..Field::default()
            }, &of.wrongs))
            (field(Field {
                name: "days", label: language.source_days(), kind: "number", value: &of.days,
                hint: language.source_days_hint(), required: false,
                ..Field::default()
            }, &of.wrongs))
            div.actions {
                button.button.primary type="submit" { (language.source_connect()) }
                a.button href="/settings/mailboxes" { (language.settings_back()) }
            }
        }
    };
    let sentence = language.source_sentence();
    page(frame, language.source_fetch(), sentence, "/settings/mailboxes", &content)
}
