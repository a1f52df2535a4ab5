//! `POST /conversations/{id}/priority`: how urgent a conversation is.

use super::href;
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::priority::CannotPrioritise;
use domain::ConversationId;
use domain::conversation::Priority;
use language::Language;

/// Says it.
pub(crate) async fn set(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let priority = Priority::from_word(fields.get("priority"));
    let priority = priority.ok_or_else(|| Refusal::invalid(&who.language.acts_not_understood(), &href(id)))?;
    app.desk
        .set_priority(who.agent.id, id, priority)
        .await
        .map_err(|refused| refusal(who.language, &refused, &href(id)))?;
    Ok(asked.done(&href(id)))
}

fn refusal(language: Language, of: &CannotPrioritise, back: &str) -> Refusal {
    match of {
        CannotPrioritise::NoConversation => Refusal::NotFound,
        CannotPrioritise::NotAllowed(why) => (*why).into(),
        CannotPrioritise::Trouble(trouble) => trouble.clone().into(),
        refused @ CannotPrioritise::Refused(_) => Refusal::conflict(&refused.said(language), back),
    }
}
