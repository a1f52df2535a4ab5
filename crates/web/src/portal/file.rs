//! `GET /q/{token}/messages/{id}/attachments/{position}`: a file of a message that the customer may see.

use super::show::{Audience, language_of};
use super::{no_such_page, private};
use crate::answer::Answer;
use crate::app::App;
use crate::door::Spoken;
use crate::message::scan::not_given_to_customer;
use crate::message::{attachment::content, file};
use axum::extract::{Path, State};
use desk::customer_page::page_of;
use desk::scan::{Given, SCAN_PATIENCE};
use domain::{MessageId, OutgoingId};

/// The file, only through the link of its own conversation.
pub(crate) async fn attachment(
    State(app): State<App>,
    spoken: Spoken,
    Path((token, id, position)): Path<(String, String, i64)>,
) -> Answer {
    let Ok(id) = id.parse::<MessageId>() else { return no_such_page(&app, &spoken).await };
    let back = format!("/q/{token}");
    let asked = spoken.clone();
    let found = app.read(move |read| {
        let (Some(page), Some(row)) = (page_of(read, &token)?, read.message(id)?) else {
            return Ok(None);
        };
        let outgoing = read.outgoing_of(page.seen.id, OutgoingId(row.id.0))?;
        let audience = Audience::of(read, &page)?;
        if row.conversation != page.seen.id || !audience.sees(&row, &outgoing) {
            return Ok(None);
        }
        let language = language_of(read, &page.seen, &asked)?;
        Ok(read.attachment(id, position)?.map(|stored| (stored, language)))
    });
    let Some((stored, language)) = found.await? else { return no_such_page(&app, &spoken).await };
    let (name, kind) = (stored.name.clone(), stored.content_type.clone());
    let Some(bytes) = content(&app, stored.clone()).await? else { return no_such_page(&app, &spoken).await };
    match app.desk.may_give(&stored, &bytes, SCAN_PATIENCE).await? {
        Given::Out => Ok(private(file::served(&name, &kind, bytes))),
        held => Ok(private(not_given_to_customer(held, language, back))),
    }
}
