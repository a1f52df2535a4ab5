//! Live news by server-sent events: rendered rows, messages and counts. The event's id is the timeline's cursor, so a
//! browser that lost the connection goes on where it was, on any node.

use crate::app::App;
use crate::clock_words::Wall;
use crate::conversation::build;
use crate::frame::{VIEWS, view_of};
use crate::inbox::{initials_of, row_view};
use crate::proof::{SignedIn, session_token};
use crate::views::conversation as views;
use crate::views::inbox::row;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::ConversationId;
use domain::team::Agent;
use serde::Deserialize;
use serde_json::json;
use std::convert::Infallible;
use std::time::Duration;
use store::{Cursor, FeedItem, Read, Trouble, View};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Entries read at once.
const BATCH: i64 = 200;
/// Without a hint a listener looks by itself this often.
const LOOK_EVERY: Duration = Duration::from_secs(20);
/// A session is looked at again this often: who was signed out hears nothing more.
const PROVE_EVERY: u32 = 3;
/// Comments that keep proxies from closing a quiet connection.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Where to go on.
#[derive(Deserialize)]
pub struct Asked {
    after: Option<String>,
}

/// The stream.
pub async fn events(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).map(str::to_owned).or(asked.after);
    let from = last.and_then(|text| text.parse().ok());
    let token = session_token(&headers, &app);
    let (sender, receiver) = mpsc::channel::<Result<Event, Infallible>>(64);
    tokio::spawn(follow(app, viewer, token, from, sender));
    let stream = Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    let mut response = stream.into_response();
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// Follows the feed until the browser is gone or the session ends.
async fn follow(
    app: App,
    viewer: Agent,
    token: Option<String>,
    from: Option<Cursor>,
    sender: mpsc::Sender<Result<Event, Infallible>>,
) {
    let mut hints = app.desk.reader().hints();
    let mut cursor = match from {
        Some(cursor) => cursor,
        None => match app.desk.reader().read(|read| read.feed_end()).await {
            Ok(end) => end,
            Err(_) => return,
        },
    };
    // The browser learns at once where it stands, so that a first break loses nothing.
    let _ = sender.send(Ok(Event::default().id(cursor.to_string()).event("hello").data("{}"))).await;
    let mut quiet = 0;
    loop {
        match news(&app, &viewer, cursor).await {
            Ok((next, events)) => {
                cursor = next;
                for event in events {
                    if sender.send(Ok(event)).await.is_err() {
                        return;
                    }
                }
            }
            Err(trouble) => tracing::warn!(error = %trouble, "live news are late"),
        }
        tokio::select! {
            hint = hints.recv() => {
                if matches!(hint, Err(tokio::sync::broadcast::error::RecvError::Closed)) { return; }
            }
            () = tokio::time::sleep(LOOK_EVERY) => quiet += 1,
            () = sender.closed() => return,
        }
        if quiet >= PROVE_EVERY {
            quiet = 0;
            let Some(token) = &token else { return };
            if !matches!(app.desk.signed_in(token).await, Ok(Some(_))) {
                return;
            }
        }
    }
}

async fn news(app: &App, viewer: &Agent, after: Cursor) -> Result<(Cursor, Vec<Event>), Trouble> {
    let (loaded, viewer) = (app.clone(), viewer.clone());
    app.desk
        .reader()
        .read(move |read| {
            let items = read.feed(after, BATCH)?;
            let Some(last) = items.last().map(|item| item.cursor) else { return Ok((after, Vec::new())) };
            let events = render(&loaded, read, &viewer, &items)?;
            Ok((last, events))
        })
        .await
}

fn render(app: &App, read: &mut Read<'_, '_>, viewer: &Agent, items: &[FeedItem]) -> Result<Vec<Event>, Trouble> {
    let zone = read.installation()?.map(|it| it.zone).unwrap_or_default();
    let wall = Wall::new(&zone, app.desk.now());
    let people = initials_of(read)?;
    let mut changed: Vec<(ConversationId, Cursor, bool)> = Vec::new();
    for item in items.iter().filter(|item| item.chain != desk::keep::DESK_CHAIN) {
        let id = ConversationId(item.chain);
        let message = matches!(
            item.kind.as_str(),
            "received"
                | "answered"
                | "noted"
                | "delivered"
                | "not-delivered"
                | "delivery-uncertain"
                | "withdrawn"
                | "stopped"
        );
        match changed.iter_mut().find(|(known, ..)| *known == id) {
            Some(known) => *known = (id, item.cursor, known.2 || message),
            None => changed.push((id, item.cursor, message)),
        }
    }
    let mut events = Vec::new();
    for (id, cursor, message) in changed {
        let Some(listed) = read.inbox_row(id, viewer.id)? else { continue };
        let shown =
            VIEWS.iter().filter(|(key, _)| view_of(key, viewer).is_some_and(|view| belongs(view, &listed, viewer)));
        let views_of: Vec<&str> = shown.map(|(key, _)| *key).collect();
        let html = row(&row_view(&listed, views_of.first().unwrap_or(&"open"), &wall, &people), false).0;
        events.push(event("row", cursor, &json!({ "conversation": id, "html": html, "views": views_of })));
        if message {
            events.push(event(
                "message",
                cursor,
                &json!({ "conversation": id, "html": latest_messages(read, id, &wall)? }),
            ));
        }
        events.push(head(app, read, viewer, id, cursor)?);
    }
    if !events.is_empty() {
        let counts = read.view_counts(viewer.id)?;
        let last = items.last().map(|item| item.cursor).unwrap_or_default();
        for (view, count) in [
            ("mine", counts.mine),
            ("waiting-on-us", counts.waiting_on_us),
            ("waiting-on-them", counts.waiting_on_them),
            ("open", counts.open),
            ("snoozed", counts.snoozed),
        ] {
            events.push(event("count", last, &json!({ "view": view, "count": count })));
        }
    }
    Ok(events)
}

/// The header of a conversation: owner and status.
fn head(
    app: &App,
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    id: ConversationId,
    cursor: Cursor,
) -> Result<Event, Trouble> {
    let around = crate::frame::surroundings(app, read, viewer, &HeaderMap::new(), "")?;
    let page = build::conversation(app, read, viewer, id, &around, "/inbox/waiting-on-us", None)?;
    let html = page.map(|page| views::head(&page).0).unwrap_or_default();
    Ok(event("part", cursor, &json!({ "conversation": id, "html": html })))
}

/// The latest messages: those that the page has already are replaced by themselves.
fn latest_messages(read: &mut Read<'_, '_>, id: ConversationId, wall: &Wall) -> Result<String, Trouble> {
    let Some(conversation) = read.conversation(id)? else { return Ok(String::new()) };
    let messages = read.messages_before(id, None, 3)?;
    let loaded = build::load(read, conversation, &messages)?;
    Ok(messages.iter().map(|message| views::message(&build::message_view(&loaded, message, wall)).0).collect())
}

fn belongs(view: View, row: &store::InboxRow, viewer: &Agent) -> bool {
    let open = row.status == "open";
    match view {
        View::Open => open,
        View::Mine(_) => open && row.owner == viewer.id,
        View::WaitingOnUs => open && row.waiting_on == "us",
        View::WaitingOnThem => open && row.waiting_on == "them",
        View::Machines => false,
        View::Snoozed => row.status == "snoozed",
        View::Closed => row.status == "closed",
    }
}

fn event(kind: &str, cursor: Cursor, data: &serde_json::Value) -> Event {
    Event::default().id(cursor.to_string()).event(kind).data(data.to_string())
}
