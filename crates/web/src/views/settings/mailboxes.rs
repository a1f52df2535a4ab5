//! Mailboxes: the addresses that the desk answers at.

use super::page;
use super::source::{SourceLine, sources};
use crate::views::part::{Field, address, field, post_button, select};
use crate::views::shell::Frame;
use crate::views::{Link, PostAction, State, Wrong};
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct MailboxesPage {
    /// The mailboxes.
    pub mailboxes: Vec<MailboxLine>,
    /// What was typed for a new one: address.
    pub new_address: String,
    /// What was typed for a new one: the name that customers see.
    pub new_name: String,
    /// The team that was chosen for it; none at first.
    pub new_team: String,
    /// Teams to choose from: id and name; a choice is shown where there are several.
    pub teams: Vec<(String, String)>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
    /// Mailboxes elsewhere that mail is fetched from.
    pub sources: Vec<SourceLine>,
    /// Whether the viewer may change them.
    pub may_change: bool,
    /// Who may.
    pub who_can: String,
    /// How a trial ended.
    pub notice: Option<(State, String)>,
}

/// One mailbox.
#[derive(Clone, Debug, Default)]
pub struct MailboxLine {
    /// The address.
    pub address: String,
    /// The name that customers see beside it.
    pub name: String,
    /// How mail comes in: "accepted at port 25", "fetched every minute from imap.example.com".
    pub comes_in: String,
    /// How it goes: "last mail 14:02", "no mail for 3 days".
    pub status_words: String,
    /// The colour of that.
    pub state: State,
    /// Whether it is connected: where that stands, and what is known of it.
    pub connection: Link,
    /// The colour of that.
    pub connection_class: &'static str,
    /// "Stop".
    pub actions: Vec<PostAction>,
}

/// Mailboxes.
pub fn mailboxes(frame: &Frame, of: &MailboxesPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if let Some((state, words)) = &of.notice { p class=(state.class()) role="status" { (words) } }
        div.scroll {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (language.mailbox_address()) }
                        th scope="col" { (language.mailbox_comes_in()) }
                        th scope="col" { (language.settings_how_it_is()) }
                        th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                    }
                }
                tbody {
                    @for one in &of.mailboxes {
                        tr {
                            th scope="row" { (address(&one.address)) small { (one.name) } }
                            td { (one.comes_in) }
                            td {
                                span class=(one.state.class()) { (one.status_words) }
                                @if !one.connection.href.is_empty() {
                                    small class=(one.connection_class) { a.link href=(one.connection.href) { (one.connection.label) } }
                                }
                            }
                            td { div.actions { @for action in &one.actions { (post_button(action, "button")) } } }
                        }
                    }
                }
            }
        }
        (sources(language, &of.sources, of.may_change))
        @if of.may_change { (add(language, of)) } @else { p.quiet { (language.mailbox_only_administrators(&of.who_can)) } }
    };
    page(frame, language.mailbox_title(), language.mailbox_sentence(), "/settings/mailboxes", &content)
}

fn add(language: Language, of: &MailboxesPage) -> Markup {
    html! {
        section {
            h2 { (language.mailbox_add()) }
            form.fields method="post" action="/settings/mailboxes" {
                (field(Field {
                    name: "address", label: language.mailbox_address(), kind: "email", value: &of.new_address,
                    hint: language.mailbox_address_hint(), ..Field::default()
                }, &of.wrongs))
                (field(Field { name: "name", label: language.mailbox_name(), value: &of.new_name, ..Field::default() }, &of.wrongs))
                @if of.teams.len() > 1 { (select("team", language.mailbox_team(), &of.teams, &of.new_team, "")) }
                div.actions { button.button.primary type="submit" { (language.settings_add()) } }
            }
        }
    }
}
