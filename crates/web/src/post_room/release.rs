//! Deciding about held mail: it leaves, one message or all of it, or is discarded, one message or all that no person wrote.

use crate::answer::{Answer, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use domain::OutgoingId;
use language::Language;

/// `POST /post-room/{id}/release`
pub(crate) async fn release(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: OutgoingId = named(&id)?;
    way_out(&app, who.language)?;
    if !app.desk.send_again(who.agent.id, id).await? {
        return Err(Refusal::conflict(&who.language.delivery_on_its_way(), "/post-room"));
    }
    Ok(see_other("/post-room"))
}

/// `POST /post-room/release`
pub(crate) async fn release_all(State(app): State<App>, who: SignedIn) -> Answer {
    way_out(&app, who.language)?;
    app.desk.empty_post_room(who.agent.id).await?;
    Ok(see_other("/post-room"))
}

/// `POST /post-room/{id}/discard`
pub(crate) async fn discard(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: OutgoingId = named(&id)?;
    if !app.desk.discard(who.agent.id, id).await? {
        return Err(Refusal::conflict(&who.language.delivery_not_held(), "/post-room"));
    }
    Ok(see_other("/post-room"))
}

/// `POST /post-room/discard`
pub(crate) async fn discard_automatic(State(app): State<App>, who: SignedIn) -> Answer {
    app.desk.discard_automatic(who.agent.id).await?;
    Ok(see_other("/post-room"))
}

fn way_out(app: &App, language: Language) -> Result<(), Refusal> {
    if app.desk.mail.can_deliver() {
        return Ok(());
    }
    Err(Refusal::conflict(&language.delivery_no_relay(), "/post-room"))
}
