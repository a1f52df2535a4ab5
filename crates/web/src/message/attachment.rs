//! `GET /messages/{id}/attachments/{position}`: a file of a message. Files of what arrived are taken from the
//! original each time; ours lie in the blob store.

use super::scan::AllTheSame;
use super::{file, scan};
use crate::answer::Answer;
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, Query, State};
use desk::permit::seen_message;
use domain::MessageId;
use domain::message::Inbound;
use store::StoredAttachment;

/// The file.
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path((id, position)): Path<(String, String)>,
    Query(wanted): Query<AllTheSame>,
) -> Answer {
    let (id, position) = (named(&id)?, named(&position)?);
    let language = who.language;
    let stored = app.read(move |read| match seen_message(read, &who.agent, id)? {
        Some(_) => read.attachment(id, position),
        None => Ok(None),
    });
    let stored = stored.await?.ok_or(Refusal::NotFound)?;
    let (name, kind) = (stored.name.clone(), stored.content_type.clone());
    let bytes = content(&app, stored.clone()).await?.ok_or(Refusal::NotFound)?;
    let given = app.desk.may_give(&stored, &bytes, wanted.patience()).await?;
    let at = format!("/messages/{id}/attachments/{position}");
    wanted.lets_through(given, language, &at, &scan::address(id, position))?;
    Ok(file::served(&name, &kind, bytes))
}

/// The content of a stored file.
pub(crate) async fn content(app: &App, of: StoredAttachment) -> Result<Option<Vec<u8>>, Refusal> {
    if let Some(digest) = &of.digest {
        return Ok(app.desk.blobs.get(digest).await?);
    }
    let Some(read) = arrival(app, of.message).await? else { return Ok(None) };
    let at = usize::try_from(of.position).unwrap_or(usize::MAX);
    Ok(read.attachments.into_iter().nth(at).map(|file| file.bytes))
}

/// The arrival of a message, read again from its bytes.
pub(crate) async fn arrival(app: &App, id: MessageId) -> Result<Option<Inbound>, Refusal> {
    let found = app.read(move |read| {
        let Some(inbound) = read.message(id)?.and_then(|message| message.inbound) else { return Ok(None) };
        Ok(read.original(inbound)?.zip(read.envelope(inbound)?))
    });
    let Some((original, envelope)) = found.await? else { return Ok(None) };
    let raw = app.desk.original_bytes(original).await?;
    let mail = std::sync::Arc::clone(&app.desk.mail);
    let read = tokio::task::spawn_blocking(move || mail.read(&envelope, &raw)).await;
    read.map(Some).map_err(|error| Refusal::Broken { trouble: error.to_string(), outage: None })
}
