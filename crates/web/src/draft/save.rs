//! `POST /drafts/{id}`: keeps a text as it is typed, and answers what lint says about it.

use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::conversation::reply;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::named;
use axum::extract::{Path, State};
use domain::{ConversationId, DraftId};

/// Keeps it.
pub(crate) async fn save(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: DraftId = named(&id)?;
    let conversation: Option<ConversationId> = fields.parsed("conversation");
    let (text, kind) = (fields.text("body"), fields.get("kind"));
    let copies = (kind != "note").then(|| (fields.text("cc"), fields.text("bcc")));
    let saved = app.desk.save_draft_with_copies(who.agent.id, id, conversation, kind, text.clone(), copies).await;
    saved.map_err(|refused| super::refusal(who.language, refused))?;
    match conversation {
        Some(conversation) if asked.fragment && kind == "reply" => {
            Ok(page(reply::linted(&app, &who, conversation, id, text).await?))
        }
        _ => Ok(asked.done("/")),
    }
}
