//! A conversation as a page of its own, as the pane of the inbox, or its earlier messages.

use super::build;
use crate::answer::{Broken, not_found, page, wants_fragment};
use crate::app::App;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::conversation;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use domain::{ConversationId, MessageId};
use serde::Deserialize;
use store::Trouble;

/// Which messages.
#[derive(Deserialize)]
pub struct Asked {
    before: Option<MessageId>,
}

/// The page or the fragment.
pub async fn show(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    let fragment = wants_fragment(&headers);
    let loaded = app.clone();
    let answer = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let built = build::conversation(&loaded, read, &viewer, id, &around, "/inbox/waiting-on-us", asked.before)?;
        Ok::<_, Trouble>(built.map(|built| match (fragment, asked.before) {
            (true, Some(_)) => conversation::earlier(&built.entries, built.earlier_href.as_deref()),
            (true, None) => conversation::pane(&built),
            (false, _) => conversation::page(&around.frame, &built),
        }))
    });
    Ok(match answer.await? {
        Some(markup) if fragment => Html(markup.0).into_response(),
        Some(markup) => page(&markup),
        None => not_found(),
    })
}
