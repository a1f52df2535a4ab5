//! `GET /messages/{id}/original`: the bytes as they came, or as they left. Not where a
//! file that they hold is held back.

use super::file;
use super::scan::AllTheSame;
use crate::answer::Answer;
use crate::app::App;
use crate::conversation::href;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use axum::extract::{Path, Query, State};
use desk::permit::seen_message;
use domain::MessageId;

/// The bytes, to be saved.
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<AllTheSame>,
) -> Answer {
    let id: MessageId = named(&id)?;
    let language = who.language;
    let found = app.read(move |read| {
        let Some(message) = seen_message(read, &who.agent, id)? else { return Ok(None) };
        let arrived = match message.inbound {
            Some(inbound) => read.original(inbound)?,
            None => None,
        };
        Ok(Some((arrived, message.outgoing, message.conversation)))
    });
    let (found, of) = found.await?.map(|(arrived, outgoing, of)| ((arrived, outgoing), of)).ok_or(Refusal::NotFound)?;
    let (given, raw) = match found {
        (Some(original), _) => {
            let raw = app.desk.original_bytes(original).await?;
            (app.desk.may_give_original(id, &raw, wanted.patience()).await?, raw)
        }
        (None, Some(outgoing)) => {
            let given = app.desk.may_give_message(id, wanted.patience()).await?;
            (given, app.desk.as_seen(outgoing).await?.ok_or(Refusal::NotFound)?.raw)
        }
        (None, None) => return Err(Refusal::NotFound),
    };
    wanted.lets_through(given, language, &format!("/messages/{id}/original"), &href(of))?;
    Ok(file::saved(&format!("message-{id}.eml"), "message/rfc822", raw))
}
