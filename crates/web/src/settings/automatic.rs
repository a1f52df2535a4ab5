//! The red switch for all automatic mail.

use super::who_can;
use crate::answer::{Answer, page, see_other};
use crate::app::App;
use crate::conversation::People;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::views::settings::{AutomaticPage, Stopped, automatic};
use axum::extract::State;
use desk::keep::DESK_CHAIN;
use domain::Millis;
use domain::team::Permission;
use domain::timeline::Happened;

/// Lines of the desk's timeline in which uses of the switch are looked for.
const LINES: i64 = 500;
/// How many of them are shown.
const USES_MAX: usize = 20;

/// `GET /settings/automatic-mail`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let people = People::load(read, times.language)?;
        let stopped = read.installation()?.and_then(|desk| desk.automatic_stopped);
        let sent = read.acknowledgements_in_all(times.now - Millis::days(1))?;
        let uses = read.latest_entries(DESK_CHAIN, LINES)?.into_iter().rev().filter_map(|line| {
            let did = match line.happened {
                Some(Happened::AutomaticStopped) => times.language.automatic_did_stop(people.actor(line.actor)),
                Some(Happened::AutomaticResumed) => times.language.automatic_did_run(people.actor(line.actor)),
                _ => return None,
            };
            Some((did, times.when(line.at)))
        });
        let of = AutomaticPage {
            stopped: stopped.map(|(at, by)| Stopped { by: people.agent_name(by), at: times.when(at) }),
            today: times.language.automatic_today(sent),
            held: times.language.automatic_held().into(),
            history: uses.take(USES_MAX).collect(),
            may_change: around.who.may(Permission::StopAutomatic),
            who_can: times.language.either(&who_can(&people.agents, Permission::StopAutomatic)),
        };
        Ok(automatic(&frame, &of))
    });
    Ok(page(shown.await?))
}

/// `POST /settings/automatic-mail`
pub(crate) async fn switch(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    app.desk.stop_automatic(who.agent.id, fields.get("run") != "1").await?;
    Ok(see_other("/settings/automatic-mail"))
}
