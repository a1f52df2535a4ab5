//! `POST /conversations/{id}/owner`: giving a conversation to somebody, or taking it.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::owner::CannotHandOver;
use domain::{AgentId, ConversationId};

/// Hands it over.
pub(crate) async fn hand_over(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let to: AgentId = fields
        .parsed("agent")
        .ok_or_else(|| Refusal::invalid(&who.language.conversation_choose_owner_first(), &href(id)))?;
    let note = fields.text("note");
    app.desk.hand_over_with_note(who.agent.id, id, to, note.clone()).await.map_err(|refused| match refused {
        CannotHandOver::NoConversation => Refusal::NotFound,
        CannotHandOver::NotAllowed(why) => why.into(),
        CannotHandOver::Trouble(trouble) => Refusal::from(trouble),
        refused => Refusal::conflict(&refused.said(who.language), &href(id)),
    })?;
    Ok(asked.done(&href(id)))
}
