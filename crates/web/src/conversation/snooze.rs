//! `POST /conversations/{id}/snooze` and `/follow-up`: putting a conversation aside, and looking at a closed one again.

use super::{close, href};
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use crate::views::conversation::{UNTIL_ANSWER, UNTIL_ANSWER_DAYS};
use axum::extract::{Path, State};
use desk::permit::seen;
use domain::{ConversationId, Millis, Moment};
use jiff::civil::Date;
use language::Times;

/// The hour at which a day begins for what was put aside.
const MORNING: i8 = 9;

/// Puts it aside until one of the choices, or a date and time on the team's clock.
pub(crate) async fn snooze(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let until = until_of(&app, &who, id, fields.get("until")).await?;
    app.desk.snooze(who.agent.id, id, until).await.map_err(|refused| close::refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// Has a closed conversation come back at one of the choices, or at a date and time; nothing chosen: not any more.
pub(crate) async fn follow_up(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let at = match fields.get("until") {
        "" => None,
        choice => Some(until_of(&app, &who, id, choice).await?),
    };
    app.desk.follow_up(who.agent.id, id, at).await.map_err(|refused| close::refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// The moment of a choice, on the clock of the conversation's team.
pub(super) async fn until_of(app: &App, who: &SignedIn, id: ConversationId, choice: &str) -> Result<Moment, Refusal> {
    let now = app.desk.now();
    let viewer = who.agent.clone();
    let zone = app.read(move |read| {
        let Some(it) = seen(read, &viewer, id)? else { return Ok(None) };
        Ok(read.team(it.team)?.map(|team| team.hours.plan().zone.clone()))
    });
    let clock = Times::new(&zone.await?.ok_or(Refusal::NotFound)?, now, who.language);
    until(choice, &clock).ok_or_else(|| Refusal::invalid(&who.language.conversation_choose_time(), &href(id)))
}

/// The moment of a choice for each of several, on the clock of its team; `None` when there is no such choice. Of what they
/// do not see nothing is looked up: it is refused with every moment.
pub(crate) async fn until_of_each(
    app: &App,
    who: &SignedIn,
    ids: Vec<ConversationId>,
    choice: &str,
) -> Result<Option<Vec<(ConversationId, Moment)>>, Refusal> {
    let (now, who, choice) = (app.desk.now(), who.clone(), choice.to_owned());
    let found = app.read(move |read| {
        let desk = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
        let teams = read.teams()?;
        let mut moments = Vec::with_capacity(ids.len());
        for id in ids {
            let it = seen(read, &who.agent, id)?;
            let team = it.and_then(|it| teams.iter().find(|team| team.id == it.team));
            let zone = team.map_or(&desk, |team| &team.hours.plan().zone);
            let Some(at) = until(&choice, &Times::new(zone, now, who.language)) else { return Ok(None) };
            moments.push((id, at));
        }
        Ok(Some(moments))
    });
    Ok(found.await?)
}

/// The morning of a day, as the field for a date and a time posts it.
pub(super) fn morning_of(day: Date) -> String {
    format!("{day}T{MORNING:02}:00")
}

/// The moment of a choice.
pub(crate) fn until(choice: &str, clock: &Times) -> Option<Moment> {
    match choice {
        UNTIL_ANSWER => Some(clock.now + Millis::days(UNTIL_ANSWER_DAYS)),
        "3h" => Some(clock.now + Millis::hours(3)),
        "tomorrow" => clock.morning(false, MORNING),
        "monday" => clock.morning(true, MORNING),
        "3d" => clock.morning_in(3, MORNING),
        "7d" => clock.morning_in(7, MORNING),
        "14d" => clock.morning_in(14, MORNING),
        typed => clock.typed(typed),
    }
}
