//! A message of ours on its way: taken back before it leaves, or sent again after it did not.

use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::conversation::href;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::permit::seen_outgoing;
use desk::reply::CannotWithdraw;
use domain::OutgoingId;

/// `POST /outgoing/{id}/withdrawal`
pub(crate) async fn withdraw(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: OutgoingId = named(&id)?;
    let conversation = app.desk.withdraw(who.agent.id, id).await.map_err(|refused| match refused {
        CannotWithdraw::Unknown => Refusal::NotFound,
        CannotWithdraw::Left => Refusal::conflict(&refused.said(who.language), "/"),
        CannotWithdraw::NotAllowed(why) => why.into(),
        CannotWithdraw::Trouble(trouble) => trouble.into(),
    })?;
    Ok(asked.done(&href(conversation)))
}

/// `POST /outgoing/{id}/again`
pub(crate) async fn again(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: OutgoingId = named(&id)?;
    let viewer = who.agent.clone();
    let row = app.read(move |read| seen_outgoing(read, &viewer, id)).await?.ok_or(Refusal::NotFound)?;
    let back = href(row.conversation);
    if !app.desk.send_again(who.agent.id, id).await? {
        return Err(Refusal::conflict(&who.language.delivery_on_its_way(), &back));
    }
    Ok(asked.done(&back))
}
