//! Agents: who works here, who is away, who leaves.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::times::Times;
use crate::views::settings::{AgentLine, AgentsPage, agents};
use crate::views::{PostAction, State as Stands, Wrong};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::team::{CannotChangeTeam, NewAgent};
use domain::AgentId;
use domain::team::{Agent, Eyes, Permission, Role};
use domain::timeline::Actor;
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
        of.may_change = around.who.may(Permission::ManagePeople);
        of.who_can = who_can(&all, Permission::ManagePeople).join(" or ");
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
    let (status_words, state) = match (of.deactivated_at, !of.is_away(times.now), of.away_until) {
        (Some(left), _, _) => (format!("left {}", times.short(left)), Stands::Soon),
        (None, true, _) => ("here".into(), Stands::Ok),
        (None, false, Some(until)) => (format!("away until {}; others cover", times.short(until)), Stands::Soon),
        (None, false, None) => ("away; others cover".into(), Stands::Soon),
    };
    let works = of.deactivated_at.is_none();
    let may_move = works
        && viewer.may(if viewer.agent.id == of.id { Permission::ChangeOwnWords } else { Permission::ArrangeAbsence });
    let label = if !of.is_away(times.now) { "Away" } else { "Back" };
    let moves = PostAction {
        label: label.into(),
        href: format!("{HERE}/{}/absence", of.id),
        fields: vec![("to".into(), label.to_lowercase())],
        ..PostAction::default()
    };
    Ok(AgentLine {
        id: of.id.to_string(),
        name: of.name.clone(),
        initials: of.initials(),
        role: role_words(of.role).into(),
        email: of.email.to_string(),
        status_words,
        state,
        open: usize::try_from(read.view_counts(Eyes::everywhere(of.id))?.mine).unwrap_or_default(),
        actions: if may_move { vec![moves] } else { Vec::new() },
        deactivate: works.then(|| heirs(of, all)).filter(|_| !last_admin(of, all)),
    })
}

/// The colleagues who could take over.
fn heirs(of: &Agent, all: &[Agent]) -> Vec<(String, String)> {
    let others = all.iter().filter(|one| one.id != of.id && one.may(Permission::Own));
    others.map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// Somebody must be able to set the desk up.
fn last_admin(of: &Agent, all: &[Agent]) -> bool {
    let mut admins = all.iter().filter(|one| one.role == Role::Admin && one.deactivated_at.is_none());
    of.role == Role::Admin && admins.all(|admin| admin.id == of.id)
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::LightUser => "light user",
        Role::Auditor => "auditor",
        Role::Agent => "agent",
        Role::Lead => "lead",
        Role::Admin => "administrator",
    }
}

/// `POST /settings/agents`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let new = NewAgent {
        name: fields.get("name").into(),
        email: fields.get("email").into(),
        role: Role::known(fields.get("role")).unwrap_or(Role::Agent),
        signature: String::new(),
        password: Some(fields.get("password").into()),
        notify: true,
    };
    match app.desk.add_agent(Actor::Agent(who.agent.id), who.agent.team, new).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused @ (CannotChangeTeam::NotAllowed(_) | CannotChangeTeam::Trouble(_))) => Err(refusal(refused)),
        Err(refused) => {
            let field = match refused {
                CannotChangeTeam::NoName => "name",
                CannotChangeTeam::Password(_) => "password",
                _ => "email",
            };
            let typed = AgentsPage {
                new_name: fields.get("name").into(),
                new_email: fields.get("email").into(),
                wrongs: vec![Wrong { field: field.into(), words: sentence(&refused.to_string()) }],
                ..AgentsPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
    }
}

/// `POST /settings/agents/{id}/absence`: away from now on, or back. One's own, or for leads anybody's.
pub(crate) async fn absence(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: AgentId = id.parse().map_err(|_| Refusal::NotFound)?;
    let away = (fields.get("to") != "back").then_some(None);
    match app.desk.set_away(Actor::Agent(who.agent.id), id, away).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused) => Err(refusal(refused)),
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
        Err(refused) => Err(refusal(refused)),
    }
}

/// Why the team stays as it is.
pub(super) fn refusal(of: CannotChangeTeam) -> Refusal {
    match of {
        CannotChangeTeam::NotAllowed(why) => why.into(),
        CannotChangeTeam::NoAgent => Refusal::NotFound,
        CannotChangeTeam::Trouble(trouble) => trouble.into(),
        other => Refusal::conflict(&other, HERE),
    }
}
