//! `POST /post-room/{id}/answer`: answering a held message as the customer, through the same front door as any mail.

use super::show::{Refused, seen, shown};
use crate::answer::{Answer, html, see_other};
use crate::app::App;
use crate::conversation::href;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::customer_page::AddedFile;
use desk::permit::seen_outgoing;
use desk::post_room::{AsCustomer, CannotAnswer};
use desk::reply::CannotReply;
use domain::OutgoingId;
use domain::customer::EmailAddress;

/// Answers it.
pub(crate) async fn answer(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Answer {
    let outgoing: OutgoingId = named(&id)?;
    let conversation = app.read({
        let viewer = who.agent.clone();
        move |read| seen_outgoing(read, &viewer, outgoing)
    });
    let conversation = conversation.await?.ok_or(Refusal::NotFound)?.conversation;
    let files = std::mem::take(&mut fields.files);
    let files =
        files.into_iter().map(|file| AddedFile { name: file.name, content_type: file.content_type, bytes: file.bytes });
    let (from, body) = (fields.get("from").to_owned(), fields.text("body"));
    let again = |field: &str, words: String| Refused {
        wrong: Wrong { field: field.into(), words: sentence(&words) },
        from: from.clone(),
        body: body.clone(),
    };
    let sender = match from.trim() {
        "" => None,
        typed => match EmailAddress::parse(typed) {
            Ok(address) => Some(address),
            Err(_) => {
                let refused = again("from", CannotReply::NotAnAddress(typed.to_owned()).said(who.language));
                let open = seen(&app, &who, &id).await?;
                let page = shown(&app, who, None, Some(open), Some(refused)).await?;
                return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, page));
            }
        },
    };
    let written = AsCustomer { from: sender, key: fields.parsed("key"), text: body.clone(), files: files.collect() };
    match app.desk.answer_as(who.agent.id, outgoing, written).await {
        Ok(()) => Ok(see_other(&href(conversation))),
        Err(CannotAnswer::NotAllowed(why)) => Err(why.into()),
        Err(CannotAnswer::Unknown) => Err(Refusal::NotFound),
        Err(CannotAnswer::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let refused = again("body", refused.said(who.language));
            let open = seen(&app, &who, &id).await?;
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, None, Some(open), Some(refused)).await?))
        }
    }
}
