//! The desk itself: its name, its public address, and when each team answers.

use super::{agents, hours, who_can};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{DeskPage, desk};
use ::desk::said;
use ::desk::set_up::CannotSetUp;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::TeamId;
use domain::team::Permission;
use domain::timeline::Actor;
use language::Language;
use maud::Markup;
use serde::Deserialize;

const HERE: &str = "/settings/desk";

/// `GET /settings/desk`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let team = wanted.team.and_then(|id| id.parse().ok());
    Ok(page(shown(&app, who, team, None).await?))
}

/// Whose opening hours are shown; those of one's own team without it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    team: Option<String>,
}

/// The page; with what was refused, and why.
async fn shown(
    app: &App,
    who: SignedIn,
    team: Option<TeamId>,
    refused: Option<(Wrong, Fields)>,
) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let language = times.language;
        let installation = read.installation()?;
        let team = read.team(team.unwrap_or(around.who.agent.team))?;
        let plan = team.as_ref().map(|team| team.hours.plan().clone());
        let mut of = DeskPage {
            name: frame.desk_name.clone(),
            language: installation.as_ref().and_then(|desk| Language::of_tag(&desk.language)).unwrap_or_default(),
            public_url: installation.and_then(|desk| desk.public_url).unwrap_or_default(),
            zone: plan.as_ref().map(|plan| plan.zone.clone()).unwrap_or_default(),
            zones: hours::zones(),
            hours_words: team.as_ref().map(|team| said::open_hours(language, &team.hours)).unwrap_or_default(),
            days: plan.as_ref().map(|plan| hours::days_of(language, plan)).unwrap_or_default(),
            team: team.map(|team| (team.id.to_string(), team.name)).unwrap_or_default(),
            may_change: around.who.may(Permission::SetUp),
            who_can: language.either(&who_can(&read.agents()?, Permission::SetUp)),
            wrongs: Vec::new(),
        };
        if let Some((wrong, typed)) = refused {
            keep_typed(&mut of, language, &typed);
            of.wrongs.push(wrong);
        }
        Ok(desk(&frame, &of))
    });
    Ok(shown.await?)
}

/// What was typed stays in its form: in the one about the name, or in the one about the hours.
fn keep_typed(of: &mut DeskPage, language: Language, typed: &Fields) {
    if typed.has("desk-name") || typed.has("public-url") {
        of.name = typed.get("desk-name").into();
        of.public_url = typed.get("public-url").into();
        of.language = Language::of_tag(typed.get("language")).unwrap_or(of.language);
    } else {
        of.zone = typed.get("zone").into();
        of.days = hours::typed_days(language, typed);
    }
}

/// `POST /settings/desk`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let zone = app.read(|read| read.installation()).await?.ok_or(Refusal::NotFound)?.zone;
    let (name, url) = (fields.get("desk-name").to_owned(), fields.get("public-url"));
    let language = Language::of_tag(fields.get("language")).unwrap_or_default();
    let field = match app.desk.change_installation(who.agent.id, name, url, zone, language).await {
        Ok(()) => return Ok(see_other(HERE)),
        Err(CannotSetUp::NotAllowed(why)) => return Err(why.into()),
        Err(CannotSetUp::Trouble(trouble)) => return Err(trouble.into()),
        Err(CannotSetUp::BadUrl) => ("public-url", CannotSetUp::BadUrl.said(who.language)),
        Err(refused) => ("desk-name", refused.said(who.language)),
    };
    wrong(&app, who, None, field.0, &field.1, fields).await
}

/// `POST /settings/teams/{id}/hours`
pub(crate) async fn change_hours(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: TeamId = named(&id)?;
    let hours = match hours::read(who.language, &fields) {
        Ok(hours) => hours,
        Err(words) => return wrong(&app, who, Some(id), "zone", &words, fields).await,
    };
    match app.desk.change_hours(Actor::Agent(who.agent.id), id, hours).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(refused) => Err(agents::refusal(who.language, refused)),
    }
}

async fn wrong(app: &App, who: SignedIn, team: Option<TeamId>, field: &str, words: &str, typed: Fields) -> Answer {
    let wrong = Wrong { field: field.into(), words: sentence(words) };
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(app, who, team, Some((wrong, typed))).await?))
}
