//! `POST /conversations/{id}/read`: how far somebody has read. Looking at a page changes nothing: the script says so
//! when a conversation came on screen, and without it there is a button.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::permit::seen;
use domain::ConversationId;

/// Read up to the latest message, or unread again.
pub(crate) async fn read(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let viewer = who.agent.clone();
    let it = app.read(move |read| seen(read, &viewer, id)).await?.ok_or(Refusal::NotFound)?;
    if fields.has("unread") {
        app.desk.mark_unread(who.agent.id, id).await?;
    } else {
        app.desk.mark_read(who.agent.id, id, it.latest.message).await?;
    }
    Ok(asked.done(&href(id)))
}
