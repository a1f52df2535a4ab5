//! Blocking whoever began a conversation, and taking it back.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::block::CannotBlock;
use domain::ConversationId;

/// `POST /conversations/{id}/block`
pub(crate) async fn block(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.block(who.agent.id, id).await.map_err(refusal)?;
    Ok(asked.done(&href(id)))
}

/// `POST /conversations/{id}/unblock`
pub(crate) async fn unblock(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.unblock(who.agent.id, id).await.map_err(refusal)?;
    Ok(asked.done(&href(id)))
}

/// Why they stay as they are.
pub(crate) fn refusal(of: CannotBlock) -> Refusal {
    match of {
        CannotBlock::NoConversation => Refusal::NotFound,
        CannotBlock::NotAllowed(why) => why.into(),
        CannotBlock::Trouble(trouble) => trouble.into(),
    }
}
