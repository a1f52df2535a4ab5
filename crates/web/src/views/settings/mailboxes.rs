//! Mailboxes: the addresses that the desk answers at.

use super::page;
use super::source::{SourceLine, sources};
use crate::views::part::{Field, address, field, post_button, select};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, Wrong};
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
    /// "Test it", "Stop".
    pub actions: Vec<PostAction>,
}

/// Mailboxes.
pub fn mailboxes(frame: &Frame, of: &MailboxesPage) -> Markup {
    let content = html! {
        @if let Some((state, words)) = &of.notice { p class=(state.class()) role="status" { (words) } }
        div.scroll {
            table.stack {
                thead { tr { th scope="col" { "Address" } th scope="col" { "Mail comes in" } th scope="col" { "How it is" } th scope="col" { span.hidden-text { "What you can do" } } } }
                tbody {
                    @for one in &of.mailboxes {
                        tr {
                            th scope="row" { (address(&one.address)) small { (one.name) } }
                            td { (one.comes_in) }
                            td class=(one.state.class()) { (one.status_words) }
                            td { div.actions { @for action in &one.actions { (post_button(action, "button")) } } }
                        }
                    }
                }
            }
        }
        (sources(&of.sources, of.may_change))
        @if of.may_change { (add(of)) } @else { p.quiet { "These are changed by an administrator: " (of.who_can) "." } }
    };
    page(frame, "Mailboxes", "Addresses that the desk reads and answers at.", "/settings/mailboxes", &content)
}

fn add(of: &MailboxesPage) -> Markup {
    html! {
        section {
            h2 { "Add a mailbox" }
            form.fields method="post" action="/settings/mailboxes" {
                (field(Field { name: "address", label: "Address", kind: "email", value: &of.new_address, hint: "It must accept answers.", ..Field::default() }, &of.wrongs))
                (field(Field { name: "name", label: "Name that customers see", value: &of.new_name, ..Field::default() }, &of.wrongs))
                @if of.teams.len() > 1 { (select("team", "Team that answers", &of.teams, "", "")) }
                div.actions { button.button.primary type="submit" { "Add" } }
            }
        }
    }
}
