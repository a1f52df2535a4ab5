//! Agents: who works here, who is away, who leaves.

use super::{person, who_can};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::settings::{AgentLine, AgentsPage, agents};
use crate::views::{PostAction, State as Stands, Wrong};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use desk::invitation::Invitee;
use desk::team::{CannotChangeTeam, NewAgent};
use domain::team::{Agent, Eyes, Permission, Role, is_last_administrator};
use domain::timeline::Actor;
use domain::{AgentId, Moment};
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
        of.may_change = around.who.may(Permission::ManagePeople);
        of.who_can = times.language.either(&who_can(&all, Permission::ManagePeople));
        of.teams = read.teams()?.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
        of.roles = roles(times.language);
        of.factor_demanded = read.second_factor_demanded()?.is_some();
        let invited = read.all_invited()?;
        for one in &all {
            of.agents.push(line(read, one, &around.who, &all, &invited, &times)?);
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
    invited: &[(AgentId, Moment)],
    times: &Times,
) -> Result<AgentLine, Trouble> {
    let language = times.language;
    let (status_words, state) = match (of.deactivated_at, !of.is_away(times.now), of.away_until) {
        (Some(left), _, _) => (language.agent_left(times.short(left)), Stands::Soon),
        (None, true, _) => (language.agent_here().into(), Stands::Ok),
        (None, false, Some(until)) => (language.agent_away_until_covered(times.short(until)), Stands::Soon),
        (None, false, None) => (language.agent_away_covered().into(), Stands::Soon),
    };
    let waiting = invited.iter().find(|(id, _)| *id == of.id).filter(|_| of.deactivated_at.is_none());
    let (status_words, state) = match waiting {
        Some((_, since)) => (language.invitation_waiting(times.short(*since)), Stands::Soon),
        None => (status_words, state),
    };
    let works = of.deactivated_at.is_none() && waiting.is_none();
    let may_move = works
        && viewer.may(if viewer.agent.id == of.id { Permission::ChangeOwnWords } else { Permission::ArrangeAbsence });
    let (to, label) = match of.is_away(times.now) {
        false => ("away", language.agent_go_away()),
        true => ("back", language.agent_come_back()),
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
        open: usize::try_from(read.view_counts(Eyes::everywhere(of.id))?.mine).unwrap_or_default(),
        actions: if may_move { vec![moves] } else { Vec::new() },
        deactivate: works.then(|| heirs(of, all)).filter(|_| !is_last_administrator(all, of.id)),
    })
}

/// The colleagues who could take over.
fn heirs(of: &Agent, all: &[Agent]) -> Vec<(String, String)> {
    let others = all.iter().filter(|one| one.id != of.id && one.may(Permission::Own));
    others.map(|one| (one.id.to_string(), one.name.clone())).collect()
}

pub(super) fn role_words(language: Language, role: Role) -> &'static str {
    match role {
        Role::LightUser => language.role_is_light_user(),
        Role::Auditor => language.role_is_auditor(),
        Role::Agent => language.agent_is_agent(),
        Role::Lead => language.agent_is_lead(),
        Role::Admin => language.agent_is_administrator(),
    }
}

/// The roles with what each of them is, for a choice.
pub(super) fn roles(language: Language) -> Vec<(String, String)> {
    let words = |role: Role| match role {
        Role::LightUser => language.role_light_user(),
        Role::Auditor => language.role_auditor(),
        Role::Agent => language.role_agent(),
        Role::Lead => language.role_lead(),
        Role::Admin => language.role_administrator(),
    };
    Role::ALL.map(|role| (role.word().to_owned(), words(role).to_owned())).into()
}

/// `POST /settings/agents`: invites somebody, or adds them with a first password.
pub(crate) async fn add(State(app): State<App>, who: SignedIn, headers: HeaderMap, fields: Fields) -> Answer {
    let by = Actor::Agent(who.agent.id);
    let (name, email) = (fields.get("name").to_owned(), fields.get("email").to_owned());
    let role = Role::known(fields.get("role")).unwrap_or(Role::Agent);
    let team = fields.parsed("team").unwrap_or(who.agent.team);
    let done = if fields.get("password").is_empty() {
        let scope = domain::team::Scope::All;
        app.desk.invite(by, Invitee { name, email, role, team, scope }).await.map(Some)
    } else {
        let password = Some(fields.get("password").to_owned());
        let new = NewAgent { name, email, role, signature: String::new(), password, notify: true };
        app.desk.add_agent(by, team, new).await.map(|_| None)
    };
    match done {
        Ok(None) => Ok(see_other(HERE)),
        Ok(Some((id, way))) => person::invited(&app, who, &headers, id, way).await,
        Err(refused @ (CannotChangeTeam::NotAllowed(_) | CannotChangeTeam::Trouble(_))) => {
            Err(refusal(who.language, refused))
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
                new_role: fields.get("role").into(),
                new_team: fields.get("team").into(),
                wrongs: vec![Wrong { field: field.into(), words: refused.said(who.language) }],
                ..AgentsPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
    }
}

/// The page with what is wrong with a field.
pub(super) async fn wrong(app: &App, who: SignedIn, field: &str, words: &str) -> Answer {
    let wrongs = vec![Wrong { field: field.into(), words: sentence(words) }];
    let of = AgentsPage { wrongs, ..AgentsPage::default() };
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(app, who, of).await?))
}

/// `POST /settings/agents/{id}/absence`: away from now on, or back. One's own, or for leads anybody's.
pub(crate) async fn absence(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: AgentId = named(&id)?;
    let away = match fields.get("to") {
        "away" => Some(None),
        "back" => None,
        _ => return Err(Refusal::Unreadable),
    };
    match app.desk.set_away(Actor::Agent(who.agent.id), id, away).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

/// `POST /settings/agents/{id}/deactivation`
pub(crate) async fn deactivate(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: AgentId = named(&id)?;
    match app.desk.deactivate(Actor::Agent(who.agent.id), id, fields.parsed("heir")).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

/// Why the team stays as it is.
pub(super) fn refusal(language: Language, of: CannotChangeTeam) -> Refusal {
    match of {
        CannotChangeTeam::NotAllowed(why) => why.into(),
        CannotChangeTeam::NoAgent => Refusal::NotFound,
        CannotChangeTeam::Trouble(trouble) => trouble.into(),
        other => Refusal::conflict(&other.said(language), HERE),
    }
}
