//! Agents: who works here, who is away and who covers for them, and what happens when someone leaves.

use super::page;
use crate::views::part::{Field, avatar, field, hidden, post_button, select};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, Wrong};
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct AgentsPage {
    /// The agents.
    pub agents: Vec<AgentLine>,
    /// Whether the viewer may add and deactivate.
    pub may_change: bool,
    /// Who can, if not the viewer.
    pub who_can: String,
    /// Roles to choose from: word and sentence.
    pub roles: Vec<(String, String)>,
    /// Teams to choose from: id and name.
    pub teams: Vec<(String, String)>,
    /// Whether a code is asked for from everybody.
    pub factor_demanded: bool,
    /// What was typed for a new one.
    pub new_name: String,
    /// What was typed for a new one.
    pub new_email: String,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// One agent.
#[derive(Clone, Debug, Default)]
pub struct AgentLine {
    /// Agent id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// "agent", "lead", "administrator".
    pub role: String,
    /// Sign-in address.
    pub email: String,
    /// "at work until 17:00", "away until Monday, Sam Osei covers", "left on 3 November".
    pub status_words: String,
    /// The colour of that.
    pub state: State,
    /// How many open conversations they own.
    pub open: usize,
    /// "Away", "Back".
    pub actions: Vec<PostAction>,
    /// What deactivating would do, and the colleagues who could take over (id and name).
    pub deactivate: Option<Vec<(String, String)>>,
}

/// Agents.
pub fn agents(frame: &Frame, of: &AgentsPage) -> Markup {
    let content = html! {
        div.scroll {
            table.stack {
                thead { tr { th scope="col" { "Name" } th scope="col" { "Where they are" } th.number scope="col" { "Open" } th scope="col" { span.hidden-text { "What you can do" } } } }
                tbody { @for one in &of.agents { (agent_row(one, of.may_change)) } }
            }
        }
        @if of.may_change { (add(of)) (more(of)) } @else { p.quiet { "Only an administrator can add or deactivate people. Ask " (of.who_can) "." } }
    };
    page(
        frame,
        "Agents",
        "Everyone who answers, with a name that customers see. Who is away is covered by a person.",
        "/settings/agents",
        &content,
    )
}

fn agent_row(of: &AgentLine, may_change: bool) -> Markup {
    html! {
        tr {
            th scope="row" {
                div.actions {
                    (avatar(&of.initials, ""))
                    span {
                        @if may_change { a.link href={ "/settings/agents/" (of.id) } { bdi { (of.name) } } }
                        @else { bdi { (of.name) } }
                        small { (of.role) ", " bdi dir="ltr" { (of.email) } }
                    }
                }
            }
            td class=(of.state.class()) { (of.status_words) }
            td.number { (of.open) span.hidden-text { " open" } }
            td {
                div.actions {
                    @for action in &of.actions { (post_button(action, "button")) }
                    @if may_change { @if let Some(heirs) = &of.deactivate { (deactivate(of, heirs)) } }
                }
            }
        }
    }
}

/// Nobody leaves a conversation without an owner: the form asks who takes them.
fn deactivate(of: &AgentLine, heirs: &[(String, String)]) -> Markup {
    let select_id = format!("heir-{}", of.id);
    html! {
        details.menu {
            summary.button { "Deactivate" }
            div {
                form.field method="post" action={ "/settings/agents/" (of.id) "/deactivation" } {
                    (hidden("agent", &of.id))
                    p.small { (of.name) " can no longer sign in. Their address keeps working and their answers keep their name. " (of.open) " open conversations go to:" }
                    label.hidden-text for=(select_id) { "Who takes over" }
                    select id=(select_id) name="heir" { @for (id, name) in heirs { option value=(id) { (name) } } }
                    button.button.danger type="submit" { "Deactivate " (of.name) }
                }
            }
        }
    }
}

fn new_email(of: &AgentsPage) -> Field<'_> {
    Field {
        name: "email",
        label: "Email address",
        kind: "email",
        value: &of.new_email,
        hint: "They sign in with it.",
        autocomplete: "off",
        ..Field::default()
    }
}

fn first_password() -> Field<'static> {
    Field {
        name: "password",
        label: "First password",
        kind: "password",
        hint: "Leave it empty to send an invitation; with a password they can sign in at once.",
        autocomplete: "new-password",
        required: false,
        ..Field::default()
    }
}

fn add(of: &AgentsPage) -> Markup {
    html! {
        section {
            h2 { "Invite someone" }
            p.quiet { "They get a letter with a link, choose their own password, and are in. The link works once, for seven days." }
            form.fields method="post" action="/settings/agents" {
                div.pair {
                    (field(Field { name: "name", label: "Name", value: &of.new_name, hint: "As customers will read it.", autocomplete: "off", ..Field::default() }, &of.wrongs))
                    (field(new_email(of), &of.wrongs))
                }
                (select("role", "Role", &of.roles, "agent", ""))
                @if of.teams.len() > 1 { (select("team", "Team", &of.teams, "", "")) }
                (field(first_password(), &of.wrongs))
                div.actions { button.button.primary type="submit" { "Invite" } }
            }
        }
    }
}

/// A team more, and the code from everybody: both are seldom wanted, so they stand last.
fn more(of: &AgentsPage) -> Markup {
    let demand = PostAction {
        label: if of.factor_demanded { "Do not ask any more" } else { "Ask everybody for a code" }.into(),
        href: "/settings/second-factor".into(),
        fields: vec![("demanded".into(), if of.factor_demanded { "no" } else { "yes" }.into())],
        ..PostAction::default()
    };
    html! {
        section {
            h2 { "Teams" }
            p.quiet { "Each team has its mailboxes, its opening hours and its people. Who is limited to their team sees no other." }
            ul { @for (id, name) in &of.teams { li { a.link href={ "/settings/desk?team=" (id) } { (name) } " and its opening hours" } } }
            form.fields method="post" action="/settings/teams" {
                (field(Field { name: "team-name", label: "Another team", autocomplete: "off", ..Field::default() }, &of.wrongs))
                div.actions { button.button type="submit" { "Add the team" } }
            }
        }
        section {
            h2 { "A code after the password" }
            p.quiet { @if of.factor_demanded { "Everybody signs in with a code of an app as well." } @else { "Each person decides for themselves whether a code of an app is asked for as well." } }
            (post_button(&demand, "button"))
        }
    }
}
