//! Merging a conversation into another one, taking it out again, and making messages a conversation of their own.

use super::href;
use crate::answer::{Answer, Asked, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::refusal::{Refusal, named};
use crate::search::referenced;
use axum::extract::{Path, State};
use desk::merge::CannotMerge;
use desk::permit::seen;
use desk::split::{CannotSplit, Which};
use domain::{ConversationId, MessageId};
use language::Language;

/// `POST /conversations/{id}/merge`: into the one of a reference, or of an identifier as the page's own buttons post it.
pub(crate) async fn merge(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let into = match fields.parsed("conversation") {
        Some(into) => into,
        None => {
            let (reference, viewer) = (fields.text("reference"), who.agent.clone());
            let found = app.read(move |read| match referenced(read, &reference)? {
                Some(id) => Ok(seen(read, &viewer, id)?.map(|it| it.id)),
                None => Ok(None),
            });
            let found = found.await?;
            found.ok_or_else(|| Refusal::invalid(&who.language.conversation_no_reference(), &href(id)))?
        }
    };
    let merged = app.desk.merge(who.agent.id, id, into, fields.text("because")).await;
    merged.map_err(|refused| merge_refusal(who.language, refused, id))?;
    Ok(asked.done(&href(into)))
}

/// `POST /conversations/{id}/separation`: undoes the merge by which it became a part of another one.
pub(crate) async fn separate(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    app.desk.separate(who.agent.id, id).await.map_err(|refused| merge_refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

/// `POST /conversations/{id}/split`: a message, or it and all later ones, become a conversation of their own.
pub(crate) async fn split(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let message: MessageId = fields.parsed("message").ok_or(Refusal::NotFound)?;
    let which = if fields.has("later") { Which::AndLater } else { Which::This };
    let language = who.language;
    let split = app.desk.split(who.agent.id, id, message, which, fields.text("because")).await;
    let new = split.map_err(|refused| match refused {
        CannotSplit::NoConversation => Refusal::NotFound,
        CannotSplit::NotAllowed(why) => why.into(),
        CannotSplit::Trouble(trouble) => trouble.into(),
        refused => Refusal::conflict(&refused.said(language), &href(id)),
    })?;
    Ok(if asked.fragment { asked.done(&href(new)) } else { see_other(&href(new)) })
}

/// `POST /conversations/{id}/split/undo`: what was made of a message is merged into the conversation again.
pub(crate) async fn rejoin(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let message: MessageId = fields.parsed("message").ok_or(Refusal::NotFound)?;
    let viewer = who.agent.clone();
    let made = app.read(move |read| match seen(read, &viewer, id)? {
        Some(_) => read.split_of(id, message),
        None => Ok(None),
    });
    let made = made.await?.ok_or(Refusal::NotFound)?;
    let why = "the split was undone".to_owned();
    app.desk.merge(who.agent.id, made, id, why).await.map_err(|refused| merge_refusal(who.language, refused, id))?;
    Ok(asked.done(&href(id)))
}

fn merge_refusal(language: Language, of: CannotMerge, id: ConversationId) -> Refusal {
    match of {
        CannotMerge::NoConversation => Refusal::NotFound,
        CannotMerge::NotAllowed(why) => why.into(),
        CannotMerge::Trouble(trouble) => trouble.into(),
        refused => Refusal::conflict(&refused.said(language), &href(id)),
    }
}
