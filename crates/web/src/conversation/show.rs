//! `GET /conversations/{id}`: its own page; as a fragment the pane, or the messages before one.

use super::load::{self, Shown};
use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::Key;
use crate::refusal::{Refusal, named};
use crate::views::conversation;
use axum::extract::{Path, Query, State};
use domain::{ConversationId, MessageId};
use serde::Deserialize;

/// Which part is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    before: Option<String>,
    message: Option<String>,
}

/// `GET /conversations/{id}`
pub(crate) async fn show(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let before = wanted.before.and_then(|id| id.parse::<MessageId>().ok());
    let meant = wanted.message.and_then(|id| id.parse::<MessageId>().ok());
    let around = Around::page(&app, who).await?;
    let desk = app.desk.clone();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let shown = Shown { before, meant, back: Key::Mine.href() };
        let found = load::page(read, &desk, &around.who.agent, id, &shown, &times)?;
        Ok(found.map(|of| match (asked.fragment, before) {
            (true, Some(_)) => conversation::earlier(times.language, &of.entries, of.earlier_href.as_deref()),
            (true, None) => conversation::pane(&of),
            (false, _) => conversation::page(&frame, &of),
        }))
    });
    Ok(page(shown.await?.ok_or(Refusal::NotFound)?))
}
