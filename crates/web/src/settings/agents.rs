//! Agents: who works here, who is away, who leaves.

use super::{not_allowed, who_can};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::settings::{AgentLine, AgentsPage, agents};
use crate::views::{PostAction, State as Stands, Wrong};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::team::{CannotChangeTeam, NewAgent};
use domain::AgentId;
use domain::team::{Agent, Role};
use domain::timeline::Actor;
use language::{Language, Times};
use maud::Markup;
use store::{Read, Trouble};

const HERE: &str = "/settings/agents";

/// `GET /settings/agents`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, AgentsPage::default()).await?))
}

async fn shown(app: &App, who: SignedIn, mut of: AgentsPage) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let all = read.agents()?;
        of.may_change = around.who.administers();
        of.who_can = times.language.either(&who_can(&all, Role::Admin));
        for one in &all {
            of.agents.push(line(read, one, &around.who, &all, &times)?);
        }
        Ok(agents(&frame, &of))
    });
    Ok(shown.await?)
}

fn line(
    read: &mut Read<'_, '_>,
    of: &Agent,
    viewer: &SignedIn,
    all: &[Agent],
    times: &Times,
) -> Result<AgentLine, Trouble> {
    let language = times.language;
    let (status_words, state) = match (of.deactivated_at, of.on_duty(times.now), of.away_until) {
        (Some(left), _, _) => (language.agent_left(times.short(left)), Stands::Soon),
        (None, true, _) => (language.agent_here().into(), Stands::Ok),
        (None, false, Some(until)) => (language.agent_away_until_covered(times.short(until)), Stands::Soon),
        (None, false, None) => (language.agent_away_covered().into(), Stands::Soon),
    };
    let works = of.deactivated_at.is_none();
    let may_move = works && (viewer.leads() || viewer.agent.id == of.id);
    let (to, label) = match of.on_duty(times.now) {
        true => ("away", language.agent_go_away()),
        false => ("back", language.agent_come_back()),
    };
    let moves = PostAction {
        label: label.into(),
        href: format!("{HERE}/{}/absence", of.id),
        fields: vec![("to".into(), to.into())],
        ..PostAction::default()
    };
    Ok(AgentLine {
        id: of.id.to_string(),
        name: of.name.clone(),
        initials: of.initials(),
        role: role_words(language, of.role).into(),
        email: of.email.to_string(),
        status_words,
        state,
        open: usize::try_from(read.view_counts(of.id)?.mine).unwrap_or_default(),
        actions: if may_move { vec![moves] } else { Vec::new() },
        deactivate: works.then(|| heirs(of, all)).filter(|_| !last_admin(of, all)),
    })
}

/// The colleagues who could take over.
fn heirs(of: &Agent, all: &[Agent]) -> Vec<(String, String)> {
    let others = all.iter().filter(|one| one.id != of.id && one.deactivated_at.is_none());
    others.map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// Somebody must be able to set the desk up.
fn last_admin(of: &Agent, all: &[Agent]) -> bool {
    let mut admins = all.iter().filter(|one| one.role == Role::Admin && one.deactivated_at.is_none());
    of.role == Role::Admin && admins.all(|admin| admin.id == of.id)
}

fn role_words(language: Language, role: Role) -> &'static str {
    match role {
        Role::Agent => language.agent_is_agent(),
        Role::Lead => language.agent_is_lead(),
        Role::Admin => language.agent_is_administrator(),
    }
}

/// `POST /settings/agents`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let new = NewAgent {
        name: fields.get("name").into(),
        email: fields.get("email").into(),
        role: match fields.get("role") {
            "administrator" => Role::Admin,
            "lead" => Role::Lead,
            _ => Role::Agent,
        },
        signature: String::new(),
        password: Some(fields.get("password").into()),
        notify: true,
    };
    match app.desk.add_agent(Actor::Agent(who.agent.id), who.agent.team, new).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused @ (CannotChangeTeam::NotAllowed | CannotChangeTeam::Trouble(_))) => {
            Err(refusal(&app, who.language, refused).await)
        }
        Err(refused) => {
            let field = match refused {
                CannotChangeTeam::NoName => "name",
                CannotChangeTeam::Password(_) => "password",
                _ => "email",
            };
            let typed = AgentsPage {
                new_name: fields.get("name").into(),
                new_email: fields.get("email").into(),
                wrongs: vec![Wrong { field: field.into(), words: refused.said(who.language) }],
                ..AgentsPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
    }
}

/// `POST /settings/agents/{id}/absence`: away from now on, or back. One's own, or for leads anybody's.
pub(crate) async fn absence(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: AgentId = id.parse().map_err(|_| Refusal::NotFound)?;
    if id != who.agent.id && !who.leads() {
        return Err(not_allowed(&app, who.language.agent_only_leads_absence(), Role::Lead).await);
    }
    let away = (fields.get("to") != "back").then_some(None);
    match app.desk.set_away(Actor::Agent(who.agent.id), id, away).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused) => Err(refusal(&app, who.language, refused).await),
    }
}

/// `POST /settings/agents/{id}/deactivation`
pub(crate) async fn deactivate(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: AgentId = id.parse().map_err(|_| Refusal::NotFound)?;
    match app.desk.deactivate(Actor::Agent(who.agent.id), id, fields.parsed("heir")).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused) => Err(refusal(&app, who.language, refused).await),
    }
}

/// Why the team stays as it is.
pub(super) async fn refusal(app: &App, language: Language, of: CannotChangeTeam) -> Refusal {
    match of {
        CannotChangeTeam::NotAllowed => not_allowed(app, language.agent_only_administrators_this(), Role::Admin).await,
        CannotChangeTeam::NoAgent => Refusal::NotFound,
        CannotChangeTeam::Trouble(trouble) => trouble.into(),
        other => Refusal::conflict(&other.said(language), HERE),
    }
}
