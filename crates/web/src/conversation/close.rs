//! Closing a conversation and opening it again.

use super::{href, snooze};
use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, State};
use desk::closing::CannotClose;
use domain::ConversationId;
use language::Language;

/// `POST /conversations/{id}/closure`; with a moment it comes back then.
pub(crate) async fn close(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let closed = match fields.get("until") {
        "" => app.desk.close(who.agent.id, id).await,
        choice => {
            let at = snooze::until_of(&app, &who, id, choice).await?;
            app.desk.close_and_follow_up(who.agent.id, id, at).await
        }
    };
    closed.map_err(|refused| refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// `POST /conversations/{id}/reopening`
pub(crate) async fn reopen(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.reopen(who.agent.id, id).await.map_err(|refused| refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// Why it stays as it is.
pub(super) fn refusal(language: Language, of: CannotClose, id: ConversationId) -> Refusal {
    match of {
        CannotClose::NoConversation => Refusal::NotFound,
        CannotClose::NotAllowed(why) => why.into(),
        CannotClose::Refused(_) => Refusal::conflict(&of.said(language), &href(id)),
        CannotClose::Trouble(trouble) => trouble.into(),
    }
}
