//! `POST /conversations/{id}/notes`: a note between us. It can never leave: this address knows no way out.

use super::{href, reply};
use crate::answer::{Answer, Asked, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use crate::views::conversation::{self, Finding};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::note::CannotNote;
use domain::ConversationId;

/// Adds it.
pub(crate) async fn note(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let text = fields.text("body");
    // Without the script the text of a note is typed where the answer would be; it has a key of its own all the same.
    let key = match fields.parsed("note-draft") {
        Some(key) => key,
        None => reply::draft_of(&fields, who.language, &href(id))?,
    };
    match app.desk.note(who.agent.id, id, key, text.clone()).await {
        Ok(message) if asked.fragment => reply::sent(&app, &who, id, message, None).await,
        Ok(message) => Ok(see_other(&format!("{}#message-{message}", href(id)))),
        Err(CannotNote::NoConversation) => Err(Refusal::NotFound),
        Err(CannotNote::NotAllowed(why)) => Err(why.into()),
        Err(CannotNote::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) if asked.fragment => {
            let found = Finding {
                what: refused.said(who.language),
                why: who.language.composer_not_kept().into(),
                blocks: true,
                place: None,
            };
            Err(Refusal::Piece(StatusCode::UNPROCESSABLE_ENTITY, Box::new(conversation::lint(who.language, &[found]))))
        }
        Err(refused) => Err(Refusal::invalid(&refused.said(who.language), &href(id))),
    }
}
