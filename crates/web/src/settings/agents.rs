//! The people of the desk: who joins, who is away, who leaves.

use crate::answer::{Broken, capitalised, not_allowed, not_found, page, page_with, refused, see};
use crate::app::App;
use crate::form::Fields;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::settings::{AgentLine, AgentsPage, agents};
use crate::views::{Link, PostAction, State as Standing, Wrong};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::team::{CannotChangeTeam, NewAgent};
use domain::AgentId;
use domain::team::{Agent, Load, Role};
use domain::timeline::Actor;
use store::Trouble;

/// The page.
pub async fn show(State(app): State<App>, signed_in: SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    render(&app, signed_in, headers, AgentsPage::default(), StatusCode::OK).await
}

async fn render(
    app: &App,
    signed_in: SignedIn,
    headers: HeaderMap,
    form: AgentsPage,
    status: StatusCode,
) -> Result<Response, Broken> {
    let loaded = app.clone();
    let may_change = signed_in.administrates();
    let viewer = signed_in.0;
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let loads = read.loads(viewer.team)?;
        let now = around.wall.now();
        let lines = loads.iter().map(|load| line(load, &loads, may_change, &viewer, now)).collect();
        let admins = loads.iter().filter(|load| load.agent.role == Role::Admin).map(|load| load.agent.name.clone());
        let who_can = admins.collect::<Vec<_>>().join(" or ");
        Ok::<_, Trouble>(agents(&around.frame, &AgentsPage { agents: lines, may_change, who_can, ..form }))
    });
    let markup = markup.await?;
    Ok(if status == StatusCode::OK { page(&markup) } else { page_with(status, &markup) })
}

fn line(load: &Load, all: &[Load], may_change: bool, viewer: &Agent, now: domain::Moment) -> AgentLine {
    let agent = &load.agent;
    let left = agent.deactivated_at.is_some();
    let on_duty = agent.on_duty(now);
    let action = if on_duty { ("Away", "away") } else { ("Back", "back") };
    let may_move = !left && (may_change || agent.id == viewer.id);
    let actions = may_move.then(|| PostAction {
        label: action.0.to_owned(),
        href: format!("/settings/agents/{}/{}", agent.id, action.1),
        ..PostAction::default()
    });
    let heirs = all.iter().filter(|other| other.agent.id != agent.id && other.agent.deactivated_at.is_none());
    let heirs: Vec<_> = heirs.map(|other| (other.agent.id.to_string(), other.agent.name.clone())).collect();
    AgentLine {
        id: agent.id.to_string(),
        name: agent.name.clone(),
        initials: agent.initials(),
        role: agent.role.word().to_owned(),
        email: agent.email.to_string(),
        status_words: if left {
            "left"
        } else if on_duty {
            "on duty"
        } else {
            "away; others cover"
        }
        .to_owned(),
        state: if on_duty { Standing::Ok } else { Standing::Soon },
        open: usize::try_from(load.waiting).unwrap_or(0),
        actions: actions.into_iter().collect(),
        deactivate: (may_change && !left && !heirs.is_empty()).then_some(heirs),
    }
}

/// Somebody joins.
pub async fn create(
    State(app): State<App>,
    signed_in: SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    if !signed_in.administrates() {
        return Ok(not_allowed("Only an administrator can add people", &[]));
    }
    let new = NewAgent {
        name: fields.text("name").to_owned(),
        email: fields.text("email").to_owned(),
        role: Role::from_word(fields.text("role")),
        signature: fields.body("signature"),
        password: Some(fields.text("password").to_owned()),
        notify: !fields.text("notify").is_empty(),
    };
    let viewer = &signed_in.0;
    match app.desk.add_agent(Actor::Agent(viewer.id), viewer.team, new).await {
        Ok(_) => Ok(see("/settings/agents")),
        Err(CannotChangeTeam::Trouble(trouble)) => Err(trouble.into()),
        Err(refusal) => {
            let field = match refusal {
                CannotChangeTeam::Password(_) => "password",
                CannotChangeTeam::NoName => "name",
                _ => "email",
            };
            let form = AgentsPage {
                new_name: fields.text("name").to_owned(),
                new_email: fields.text("email").to_owned(),
                wrongs: vec![Wrong { field: field.into(), words: capitalised(&refusal.to_string()) }],
                ..AgentsPage::default()
            };
            render(&app, signed_in, headers, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Away from now on; others cover at once.
pub async fn away(State(app): State<App>, signed_in: SignedIn, Path(id): Path<AgentId>) -> Result<Response, Broken> {
    set_away(&app, &signed_in, id, Some(None)).await
}

/// Back.
pub async fn back(State(app): State<App>, signed_in: SignedIn, Path(id): Path<AgentId>) -> Result<Response, Broken> {
    set_away(&app, &signed_in, id, None).await
}

async fn set_away(
    app: &App,
    signed_in: &SignedIn,
    id: AgentId,
    away: Option<Option<domain::Moment>>,
) -> Result<Response, Broken> {
    if id != signed_in.0.id && !signed_in.leads() {
        return Ok(not_allowed("Only a lead can say that somebody else is away", &[]));
    }
    changed(app.desk.set_away(Actor::Agent(signed_in.0.id), id, away).await.map(drop))
}

/// Somebody leaves; others cover what was open.
pub async fn deactivate(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(id): Path<AgentId>,
    fields: Fields,
) -> Result<Response, Broken> {
    if !signed_in.administrates() {
        return Ok(not_allowed("Only an administrator can do this", &[]));
    }
    let heir = fields.id("heir").map(AgentId);
    changed(app.desk.deactivate(Actor::Agent(signed_in.0.id), id, heir).await.map(drop))
}

fn changed(result: Result<(), CannotChangeTeam>) -> Result<Response, Broken> {
    match result {
        Ok(()) => Ok(see("/settings/agents")),
        Err(CannotChangeTeam::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotChangeTeam::NoAgent) => Ok(not_found()),
        Err(refusal) => {
            let back = Link { href: "/settings/agents".into(), label: "Back to the people".into() };
            Ok(refused(StatusCode::CONFLICT, &refusal.to_string(), None, back))
        }
    }
}
