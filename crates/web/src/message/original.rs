//! `GET /messages/{id}/original`: the bytes as they came, or as they left.

use super::file;
use crate::answer::Answer;
use crate::app::App;
use crate::door::SignedIn;
use crate::refusal::Refusal;
use axum::extract::{Path, State};
use desk::permit::seen_message;
use domain::MessageId;

/// The bytes, to be saved.
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: MessageId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = app.read(move |read| {
        let Some(message) = seen_message(read, &who.agent, id)? else { return Ok(None) };
        let arrived = match message.inbound {
            Some(inbound) => read.original(inbound)?,
            None => None,
        };
        Ok(Some((arrived, message.outgoing)))
    });
    let raw = match found.await?.ok_or(Refusal::NotFound)? {
        (Some(original), _) => app.desk.original_bytes(original).await?,
        (None, Some(outgoing)) => app.desk.as_seen(outgoing).await?.ok_or(Refusal::NotFound)?.raw,
        (None, None) => return Err(Refusal::NotFound),
    };
    Ok(file::saved(&format!("message-{id}.eml"), "message/rfc822", raw))
}
