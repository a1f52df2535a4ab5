//! One person of the desk: role, team and scope; their invitation; their way back in.

use super::agents;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named};
use crate::views::settings::{PersonPage, Removal, person};
use crate::views::{PostAction, Wrong};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use desk::invitation::Way;
use desk::passkey::PASSKEYS_MAX;
use desk::team::CannotChangeTeam;
use domain::AgentId;
use domain::team::{Agent, Permission, Role, Scope};
use domain::timeline::Actor;
use language::Language;
use maud::Markup;
use store::{Read, Trouble};

/// `GET /settings/agents/{id}`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    Ok(page(shown(&app, who, named(&id)?, PersonPage::default()).await?))
}

fn href(id: AgentId) -> String {
    format!("/settings/agents/{id}")
}

/// The page with what happened on it.
pub(super) async fn shown(app: &App, who: SignedIn, id: AgentId, mut of: PersonPage) -> Result<Markup, Refusal> {
    who.demand(Permission::ManagePeople)?;
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let Some(agent) = read.agent(id)? else { return Ok(None) };
        of.id = id.to_string();
        of.name.clone_from(&agent.name);
        of.email = agent.email.to_string();
        // What was typed and refused stands as it was typed.
        if of.wrongs.is_empty() {
            of.role = agent.role.word().into();
            of.team = agent.team.to_string();
            of.scope = agent.scope.word().into();
        }
        of.roles = agents::roles(times.language);
        of.teams = read.teams()?.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
        of.scopes = [(Scope::All, language.role_sees_all()), (Scope::OwnTeam, language.role_sees_team())]
            .map(|(scope, words)| (scope.word().to_owned(), words.to_owned()))
            .into();
        let invited = read.invited_since(id)?;
        let works = agent.deactivated_at.is_none();
        if let Some(left) = agent.deactivated_at {
            of.facts.push(language.role_person_left(times.short(left)));
        }
        if let Some(since) = invited {
            of.facts.push(language.invitation_not_followed(times.short(since)));
        }
        let factor = desk::second_factor::state_of(read, id)?;
        if let Some(since) = factor.since {
            of.facts.push(language.second_factor_of_person(times.short(since)));
        }
        let passkeys = read.passkeys_of(id, i64::try_from(PASSKEYS_MAX).unwrap_or(i64::MAX))?.len();
        if passkeys > 0 {
            of.facts.push(language.passkey_of_person(passkeys));
        }
        let provider = read.has_subject(id)?;
        if provider {
            of.facts.push(language.single_sign_on_of_person().to_owned());
        }
        let has =
            Has { invitation: invited.is_some(), factor: factor.since.is_some(), passkeys: passkeys > 0, provider };
        if works {
            of.actions = vec![way_in(read, language, id, &has)?];
            of.removals = removals(language, &agent, &has);
        }
        Ok(Some(person(&frame, &of)))
    });
    shown.await?.ok_or(Refusal::NotFound)
}

/// The ways in that somebody has.
struct Has {
    /// Not followed yet.
    invitation: bool,
    /// A code after the password.
    factor: bool,
    /// Passkeys.
    passkeys: bool,
    /// An account at the identity provider.
    provider: bool,
}

/// What lets them in, or in again.
fn way_in(read: &mut Read<'_, '_>, language: Language, id: AgentId, has: &Has) -> Result<PostAction, Trouble> {
    let act = |label: &str, to: &str| PostAction {
        label: label.into(),
        href: format!("{}/{to}", href(id)),
        ..PostAction::default()
    };
    if has.invitation {
        return Ok(act(language.invitation_again(), "invitation"));
    }
    let closed = read.password_hash(id)?.is_none();
    let label = if closed { language.forgotten_link_first() } else { language.forgotten_link_new() };
    Ok(act(label, "password-link"))
}

/// What takes a way in away, with what that touches.
fn removals(language: Language, of: &Agent, has: &Has) -> Vec<Removal> {
    let name = of.name.as_str();
    let removal = |label: &str, says: String, to: &str| Removal {
        label: label.into(),
        says,
        href: format!("{}/{to}", href(of.id)),
    };
    let mut all = Vec::new();
    if has.invitation {
        let says = language.invitation_withdraw_says(name);
        all.push(removal(language.invitation_withdraw(), says, "invitation/withdrawal"));
    }
    if has.passkeys {
        all.push(removal(language.passkey_remove_all(), language.passkey_remove_all_says(name), "passkeys/removal"));
    }
    if has.provider {
        let says = language.single_sign_on_forget_says(name);
        all.push(removal(language.single_sign_on_forget(), says, "provider-account/removal"));
    }
    if has.factor {
        let says = language.second_factor_remove_says(name);
        all.push(removal(language.second_factor_remove_lost(), says, "second-factor/removal"));
    }
    all
}

/// `POST /settings/agents/{id}/role`
pub(crate) async fn change_role(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id = named(&id)?;
    who.demand(Permission::ManagePeople)?;
    let role =
        Role::known(fields.get("role")).ok_or_else(|| Refusal::invalid(&who.language.role_choose(), &href(id)))?;
    let team = fields.parsed("team").ok_or_else(|| Refusal::invalid(&who.language.role_choose_team(), &href(id)))?;
    let scope = Scope::from_word(fields.get("scope"));
    match app.desk.change_role(Actor::Agent(who.agent.id), id, role, team, scope).await {
        Ok(()) => Ok(see_other(&href(id))),
        Err(refused @ (CannotChangeTeam::LastAdmin | CannotChangeTeam::NoTeam)) => {
            let wrongs = vec![Wrong { field: "role".into(), words: refused.said(who.language) }];
            let typed = |name: &str| fields.get(name).to_owned();
            let (role, team, scope) = (typed("role"), typed("team"), typed("scope"));
            let of = PersonPage { wrongs, role, team, scope, ..PersonPage::default() };
            Ok(html(StatusCode::CONFLICT, shown(&app, who, id, of).await?))
        }
        Err(refused) => Err(agents::refusal(who.language, refused)),
    }
}

/// `POST /settings/agents/{id}/invitation`: once more, with a new link.
pub(crate) async fn invite_again(
    State(app): State<App>,
    who: SignedIn,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    let id = named(&id)?;
    let way = app
        .desk
        .invite_again(Actor::Agent(who.agent.id), id)
        .await
        .map_err(|refused| agents::refusal(who.language, refused))?;
    invited(&app, who, &headers, id, way).await
}

/// After somebody was invited: nothing more where a letter leaves, else the link to hand over.
pub(super) async fn invited(app: &App, who: SignedIn, headers: &HeaderMap, id: AgentId, way: Way) -> Answer {
    match way {
        Way::Letter => Ok(see_other(&href(id))),
        Way::ByHand(path) => with_link(app, who, headers, id, &path).await,
    }
}

async fn with_link(app: &App, who: SignedIn, headers: &HeaderMap, id: AgentId, path: &str) -> Answer {
    let public = app.read(|read| Ok(read.installation()?.and_then(|desk| desk.public_url))).await?;
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let base = public.map_or_else(|| format!("http://{asked}"), |url| url.trim_end_matches('/').to_owned());
    let of = PersonPage { link: Some(format!("{base}{path}")), ..PersonPage::default() };
    Ok(page(shown(app, who, id, of).await?))
}

/// `POST /settings/agents/{id}/invitation/withdrawal`
pub(crate) async fn withdraw(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    app.desk
        .withdraw_invitation(Actor::Agent(who.agent.id), named(&id)?)
        .await
        .map_err(|refused| agents::refusal(who.language, refused))?;
    Ok(see_other("/settings/agents"))
}

/// `POST /settings/agents/{id}/password-link`: for whoever cannot get a letter.
pub(crate) async fn password_link(
    State(app): State<App>,
    who: SignedIn,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer {
    let id = named(&id)?;
    let path = app
        .desk
        .password_link(Actor::Agent(who.agent.id), id)
        .await
        .map_err(|refused| agents::refusal(who.language, refused))?;
    with_link(&app, who, &headers, id, &path).await
}

/// `POST /settings/agents/{id}/second-factor/removal`: for whoever lost it.
pub(crate) async fn remove_factor(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id = named(&id)?;
    app.desk.remove_factor_of(Actor::Agent(who.agent.id), id).await?;
    Ok(see_other(&href(id)))
}

/// `POST /settings/agents/{id}/provider-account/removal`: for whoever has another account there.
pub(crate) async fn forget_provider_account(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id = named(&id)?;
    app.desk.forget_provider_account(Actor::Agent(who.agent.id), id).await?;
    Ok(see_other(&href(id)))
}

/// `POST /settings/agents/{id}/passkeys/removal`
pub(crate) async fn remove_passkeys(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id = named(&id)?;
    app.desk.remove_passkeys_of(Actor::Agent(who.agent.id), id).await?;
    Ok(see_other(&href(id)))
}

/// `POST /settings/second-factor`: a code from everybody, or as each decides.
pub(crate) async fn demand_factor(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let demanded = match fields.get("demanded") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::Unreadable),
    };
    app.desk.demand_factor(who.agent.id, demanded).await?;
    Ok(see_other("/settings/agents"))
}

/// `POST /settings/teams`
pub(crate) async fn add_team(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    match app.desk.add_team(Actor::Agent(who.agent.id), fields.get("team-name")).await {
        Ok(_) => Ok(see_other("/settings/agents")),
        Err(refused @ (CannotChangeTeam::NoTeamName | CannotChangeTeam::TeamThere)) => {
            let language = who.language;
            agents::wrong(&app, who, "team-name", &refused.said(language)).await
        }
        Err(refused) => Err(agents::refusal(who.language, refused)),
    }
}
