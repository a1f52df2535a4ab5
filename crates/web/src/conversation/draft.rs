//! Drafts and their files, saved while they are written.

use crate::answer::{Broken, see, wants_fragment};
use crate::app::App;
use crate::clock_words::size;
use crate::form::Fields;
use crate::proof::SignedIn;
use crate::views::conversation::{AttachmentView, DraftAttachment, draft_file};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use desk::draft::CannotSave;
use domain::{ConversationId, DraftId};
use store::DraftFile;

/// Saves a text.
pub async fn save(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<DraftId>,
    fields: Fields,
) -> Result<Response, Broken> {
    let conversation = fields.id("conversation").map(ConversationId);
    let saved = app.desk.save_draft(viewer.id, id, conversation, fields.text("kind"), fields.body("body")).await;
    saved_or(saved)
}

fn saved_or(saved: Result<(), CannotSave>) -> Result<Response, Broken> {
    match saved {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(CannotSave::Trouble(trouble)) => Err(trouble.into()),
        Err(refusal) => Ok((StatusCode::CONFLICT, refusal.to_string()).into_response()),
    }
}

/// Takes files.
pub async fn attach(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<DraftId>,
    fields: Fields,
) -> Result<Response, Broken> {
    let conversation = fields.id("conversation").map(ConversationId);
    let mut html = String::new();
    for file in fields.files {
        match app.desk.attach(viewer.id, id, conversation, file.name, file.content_type, file.bytes).await {
            Ok(kept) => html.push_str(&draft_file(&line(id, &kept)).0),
            Err(CannotSave::Trouble(trouble)) => return Err(trouble.into()),
            Err(refusal) => return Ok((StatusCode::UNPROCESSABLE_ENTITY, refusal.to_string()).into_response()),
        }
    }
    Ok(Html(html).into_response())
}

fn line(draft: DraftId, file: &DraftFile) -> DraftAttachment {
    DraftAttachment {
        file: AttachmentView { name: file.name.clone(), size: size(file.bytes), href: String::new() },
        remove_href: format!("/drafts/{draft}/attachments/{}/removal", file.position),
    }
}

/// Takes a file off.
pub async fn detach(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path((id, position)): Path<(DraftId, i64)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let conversation = app.desk.reader().read(move |read| read.draft(id)).await?.and_then(|draft| draft.conversation);
    if !fields.text("body").is_empty() {
        // Without the script the whole form comes along: what was typed is saved with it.
        let _ = app.desk.save_draft(viewer.id, id, conversation, fields.text("kind"), fields.body("body")).await;
    }
    let removed = app.desk.detach(viewer.id, id, position).await;
    match (removed, conversation) {
        (Ok(()), Some(conversation)) if !wants_fragment(&headers) => Ok(see(&format!("/conversations/{conversation}"))),
        (removed, _) => saved_or(removed),
    }
}
