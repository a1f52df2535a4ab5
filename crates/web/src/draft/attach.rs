//! Files of a draft: put up one at a time, looked at, taken off.

use crate::answer::{Answer, Asked};
use crate::app::App;
use crate::conversation::draft_file;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::message::file;
use crate::message::scan::not_given;
use crate::refusal::{Refusal, named};
use crate::views::conversation;
use axum::extract::{Path, State};
use desk::scan::Given;
use domain::message::Scan;
use domain::{ConversationId, DraftId};
use maud::html;

/// `POST /drafts/{id}/attachments`
pub(crate) async fn attach(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Answer {
    let id: DraftId = named(&id)?;
    let conversation: Option<ConversationId> = fields.parsed("conversation");
    let kind = fields.get("kind").to_owned();
    let files = std::mem::take(&mut fields.files);
    if files.is_empty() {
        return Err(Refusal::invalid(&who.language.composer_choose_file(), "/"));
    }
    let mut kept = Vec::with_capacity(files.len());
    for one in files {
        let attached =
            app.desk.attach(who.agent.id, (id, &kind), conversation, one.name, one.content_type, one.bytes).await;
        kept.push(attached.map_err(|refused| super::refusal(who.language, refused))?);
    }
    let rows =
        html! { @for one in &kept { (conversation::draft_file(who.language, &draft_file(who.language, id, one))) } };
    Ok(asked.changed(|| rows, "/"))
}

/// `POST /drafts/{id}/attachments/{position}/removal`
pub(crate) async fn detach(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path((id, position)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (id, position): (DraftId, i64) = (named(&id)?, named(&position)?);
    let conversation: Option<ConversationId> = fields.parsed("conversation");
    if fields.has("body") && fields.get("kind") != "note" {
        // Without the script the button posts the whole composer: what was typed is kept first.
        let (by, text) = (who.agent.id, fields.text("body"));
        let copies = Some((fields.text("cc"), fields.text("bcc")));
        let kept = app.desk.save_draft_with_copies(by, id, conversation, "reply", text, copies).await;
        kept.map_err(|refused| super::refusal(who.language, refused))?;
    }
    app.desk.detach(who.agent.id, id, position).await.map_err(|refused| super::refusal(who.language, refused))?;
    Ok(asked.done("/"))
}

/// `GET /drafts/{id}/attachments/{position}`
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path((id, position)): Path<(String, String)>,
) -> Answer {
    let (id, position): (DraftId, i64) = (named(&id)?, named(&position)?);
    let found = app.read(move |read| {
        let mine = read.draft(id)?.is_some_and(|draft| draft.agent == who.agent.id);
        let file = if mine { read.draft_files(id)?.into_iter().find(|file| file.position == position) } else { None };
        let Some(file) = file else { return Ok(None) };
        let scan = read.scan(&file.digest)?;
        Ok(Some((file, scan)))
    });
    let (of, scan) = found.await?.ok_or(Refusal::NotFound)?;
    if let Some(found) = scan.as_ref().and_then(Scan::held_back) {
        let held = Given::HeldBack { name: of.name, found: found.to_owned() };
        return Err(not_given(held, who.language, "/", "/"));
    }
    let bytes = app.desk.blobs.get(&of.digest).await?.ok_or(Refusal::NotFound)?;
    Ok(file::served(&of.name, &of.content_type, bytes))
}
