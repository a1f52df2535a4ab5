//! Agents: who works here, who is away and who covers for them, and what happens when someone leaves.

use super::page;
use crate::views::part::{Field, avatar, field, hidden, post_button, select};
use crate::views::shell::Frame;
use crate::views::{PostAction, State, Wrong};
use language::Language;
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
    /// The word of the role that was chosen; empty before.
    pub new_role: String,
    /// The id of the team that was chosen; empty before.
    pub new_team: String,
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
    /// "Agent", "Lead", "Administrator".
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
    let language = frame.viewer.language;
    let content = html! {
        div.scroll {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (language.agent_name()) }
                        th scope="col" { (language.agent_where()) }
                        th.number scope="col" { (language.agent_open()) }
                        th scope="col" { span.hidden-text { (language.settings_what_you_can_do()) } }
                    }
                }
                tbody { @for one in &of.agents { (agent_row(language, one, of.may_change)) } }
            }
        }
        @if of.may_change { (add(language, of)) (more(language, of)) }
        @else { p.quiet { (language.agent_only_administrators(&of.who_can)) } }
    };
    page(frame, language.agent_title(), language.agent_sentence(), "/settings/agents", &content)
}

fn agent_row(language: Language, of: &AgentLine, may_change: bool) -> Markup {
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
            td.number { (of.open) span.hidden-text { " " (language.agent_open_ones()) } }
            td {
                div.actions {
                    @for action in &of.actions { (post_button(action, "button")) }
                    @if may_change { @if let Some(heirs) = &of.deactivate { (deactivate(language, of, heirs)) } }
                }
            }
        }
    }
}

/// Nobody leaves a conversation without an owner: the form asks who takes them.
fn deactivate(language: Language, of: &AgentLine, heirs: &[(String, String)]) -> Markup {
    let select_id = format!("heir-{}", of.id);
    html! {
        details.menu {
            summary.button { (language.agent_deactivate()) }
            div {
                form.field method="post" action={ "/settings/agents/" (of.id) "/deactivation" } {
                    (hidden("agent", &of.id))
                    p.small { (language.agent_deactivate_says(&of.name, of.open)) }
                    label.hidden-text for=(select_id) { (language.agent_heir()) }
                    select id=(select_id) name="heir" { @for (id, name) in heirs { option value=(id) { (name) } } }
                    button.button.danger type="submit" { (language.agent_deactivate_name(&of.name)) }
                }
            }
        }
    }
}

fn new_email(language: Language, of: &AgentsPage) -> Field<'_> {
    Field {
        name: "email",
        label: language.agent_email(),
        kind: "email",
        value: &of.new_email,
        hint: language.agent_email_hint(),
        autocomplete: "off",
        ..Field::default()
    }
}

fn first_password(language: Language) -> Field<'static> {
    Field {
        name: "password",
        label: language.agent_first_password(),
        kind: "password",
        hint: language.agent_first_password_hint(),
        autocomplete: "new-password",
        required: false,
        ..Field::default()
    }
}

fn add(language: Language, of: &AgentsPage) -> Markup {
    let role = if of.new_role.is_empty() { "agent" } else { &of.new_role };
    html! {
        section {
            h2 { (language.invitation_somebody()) }
            p.quiet { (language.invitation_how()) }
            form.fields method="post" action="/settings/agents" {
                div.pair {
                    (field(Field {
                        name: "name", label: language.agent_name(), value: &of.new_name,
                        hint: language.agent_name_hint(), autocomplete: "off", ..Field::default()
                    }, &of.wrongs))
                    (field(new_email(language, of), &of.wrongs))
                }
                (select("role", language.agent_role(), &of.roles, role, ""))
                @if of.teams.len() > 1 { (select("team", language.role_team(), &of.teams, &of.new_team, "")) }
                (field(first_password(language), &of.wrongs))
                div.actions { button.button.primary type="submit" { (language.invitation_invite()) } }
            }
        }
    }
}

/// A team more, and the code from everybody: both are seldom wanted, so they stand last.
fn more(language: Language, of: &AgentsPage) -> Markup {
    let demand = PostAction {
        label: if of.factor_demanded {
            language.second_factor_demand_no_more()
        } else {
            language.second_factor_demand()
        }
        .into(),
        href: "/settings/second-factor".into(),
        fields: vec![("demanded".into(), if of.factor_demanded { "no" } else { "yes" }.into())],
        ..PostAction::default()
    };
    html! {
        section {
            h2 { (language.role_teams()) }
            p.quiet { (language.role_teams_are()) }
            ul { @for (id, name) in &of.teams { li { a.link href={ "/settings/desk?team=" (id) } { (language.role_team_hours(name)) } } } }
            form.fields method="post" action="/settings/teams" {
                (field(Field { name: "team-name", label: language.role_another_team(), autocomplete: "off", ..Field::default() }, &of.wrongs))
                div.actions { button.button type="submit" { (language.role_add_team()) } }
            }
        }
        section {
            h2 { (language.second_factor_title()) }
            p.quiet {
                @if of.factor_demanded { (language.second_factor_is_demanded()) }
                @else { (language.second_factor_as_each_decides()) }
            }
            (post_button(&demand, "button"))
        }
    }
}
