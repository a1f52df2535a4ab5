//! Acts on a conversation: close, open again, put aside, hand over, mark read, take an answer back.

use crate::answer::{Broken, done, not_found, refused};
use crate::app::App;
use crate::clock_words::Wall;
use crate::form::Fields;
use crate::proof::SignedIn;
use crate::views::Link;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::closing::CannotClose;
use desk::owner::CannotHandOver;
use desk::reply::CannotWithdraw;
use domain::{AgentId, ConversationId, Millis, Moment, OutgoingId};

fn page_of(id: ConversationId) -> String {
    format!("/conversations/{id}")
}

fn conflict(id: ConversationId, words: &str) -> Response {
    refused(StatusCode::CONFLICT, words, None, Link { href: page_of(id), label: "Back to the conversation".to_owned() })
}

fn closed_or(result: Result<(), CannotClose>, id: ConversationId, headers: &HeaderMap) -> Result<Response, Broken> {
    match result {
        Ok(()) => Ok(done(headers, &page_of(id))),
        Err(CannotClose::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotClose::NoConversation) => Ok(not_found()),
        Err(CannotClose::Refused(refusal)) => Ok(conflict(id, &refusal.to_string())),
    }
}

/// Ends it.
pub async fn close(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    closed_or(app.desk.close(viewer.id, id).await, id, &headers)
}

/// Opens it again.
pub async fn reopen(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    closed_or(app.desk.reopen(viewer.id, id).await, id, &headers)
}

/// Puts it aside.
pub async fn snooze(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let zone = app.desk.reader().read(|read| read.installation()).await?.map(|it| it.zone).unwrap_or_default();
    let wall = Wall::new(&zone, app.desk.now());
    match until(&wall, fields.text("until")) {
        Some(until) => closed_or(app.desk.snooze(viewer.id, id, until).await, id, &headers),
        None => Ok(conflict(id, "choose a day and time to be reminded at")),
    }
}

fn until(wall: &Wall, value: &str) -> Option<Moment> {
    match value {
        "3h" => Some(wall.now() + Millis::hours(3)),
        "tomorrow" => Some(wall.day_at(1, 9)),
        "monday" => Some(wall.day_at(wall.days_to_monday(), 9)),
        other => wall.parse_local(other),
    }
}

/// Hands it over.
pub async fn owner(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let to = fields.id("agent").map_or(viewer.id, AgentId);
    match app.desk.hand_over(viewer.id, id, to).await {
        Ok(()) => Ok(done(&headers, &page_of(id))),
        Err(CannotHandOver::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotHandOver::NoConversation) => Ok(not_found()),
        Err(refusal) => Ok(conflict(id, &refusal.to_string())),
    }
}

/// Marks it read up to its latest message, or unread.
pub async fn read(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    if fields.text("unread") == "1" {
        app.desk.mark_unread(viewer.id, id).await?;
    } else if let Some(conversation) = app.desk.reader().read(move |read| read.conversation(id)).await? {
        app.desk.mark_read(viewer.id, id, conversation.latest.message).await?;
    }
    Ok(done(&headers, &page_of(id)))
}

/// Takes an answer back before it leaves.
pub async fn withdraw(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<OutgoingId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    match app.desk.withdraw(viewer.id, id).await {
        Ok(conversation) => Ok(done(&headers, &page_of(conversation))),
        Err(CannotWithdraw::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotWithdraw::Unknown) => Ok(not_found()),
        Err(CannotWithdraw::Left) => {
            let words = CannotWithdraw::Left.to_string();
            Ok(refused(StatusCode::CONFLICT, &words, None, Link { href: "/".into(), label: "To the inbox".into() }))
        }
    }
}

/// Sends a message again that did not leave, or that the post room holds.
pub async fn send_again(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<OutgoingId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    let Some(row) = app.desk.reader().read(move |read| read.outgoing(id)).await? else { return Ok(not_found()) };
    app.desk.send_again(viewer.id, id).await?;
    Ok(done(&headers, &page_of(row.conversation)))
}
