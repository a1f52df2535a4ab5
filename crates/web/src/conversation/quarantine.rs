//! Saying that a conversation is spam, or that it is none; and sending the acknowledgement that was held back.

use super::close::refusal;
use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::acknowledge::CannotAcknowledge;
use domain::ConversationId;

/// `POST /conversations/{id}/spam`
pub(crate) async fn spam(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.is_spam(who.agent.id, id).await.map_err(|refused| refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// `POST /conversations/{id}/release`
pub(crate) async fn release(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.is_no_spam(who.agent.id, id).await.map_err(|refused| refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// `POST /conversations/{id}/acknowledgement`
pub(crate) async fn acknowledge(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.acknowledge_after_all(who.agent.id, id).await.map_err(|refused| match refused {
        CannotAcknowledge::NoConversation => Refusal::NotFound,
        CannotAcknowledge::Trouble(trouble) => trouble.into(),
        why => Refusal::conflict(&why.said(who.language), &href(id)),
    })?;
    Ok(asked.done(&href(id)))
}
