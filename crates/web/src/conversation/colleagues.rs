//! `GET /conversations/{id}/colleagues`: whom a note can call in, by the beginning of their name. For the script alone:
//! without it a name is typed out.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use crate::views::conversation::{Colleague, colleagues};
use axum::extract::{Path, Query, State};
use desk::mention::can_be_mentioned;
use desk::permit::seen;
use domain::ConversationId;
use domain::team::{Permission, name_begins};
use serde::Deserialize;

/// People that are offered.
const OFFERED_MAX: usize = 6;

/// What was typed after the sign.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// The choices.
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    who.demand(Permission::Note)?;
    let (viewer, now) = (who.agent.clone(), app.desk.now());
    let people = app.read(move |read| match seen(read, &viewer, id)? {
        Some(it) => can_be_mentioned(read, &it, viewer.id).map(Some),
        None => Ok(None),
    });
    let people = people.await?.ok_or(Refusal::NotFound)?;
    let offered = people.iter().filter(|agent| name_begins(&agent.name, &wanted.q)).take(OFFERED_MAX);
    let offered: Vec<Colleague> = offered
        .map(|agent| Colleague {
            name: agent.name.clone(),
            hint: if agent.is_away(now) { who.language.agent_away().into() } else { String::new() },
        })
        .collect();
    Ok(page(colleagues(&offered)))
}
