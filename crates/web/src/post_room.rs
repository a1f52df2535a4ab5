//! The post room: mail that was held instead of sent, as its readers would see it, and answers in their name.

use crate::answer::{Broken, not_allowed, not_found, page, refused, see};
use crate::app::App;
use crate::files::{download, mail_response};
use crate::form::Fields;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::Link;
use crate::views::post_room::{self, CaughtMessage, CaughtRow, PostRoomPage};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::post_room::CannotAnswer;
use domain::OutgoingId;
use domain::team::Agent;
use serde::Deserialize;
use store::Trouble;

/// Messages on one page.
const ROWS: i64 = 50;

/// Where the page begins.
#[derive(Deserialize)]
pub struct Asked {
    before: Option<OutgoingId>,
}

/// The list.
pub async fn list(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    render(&app, viewer, headers, asked.before, None).await
}

/// The list with one message open.
pub async fn show(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<OutgoingId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    render(&app, viewer, headers, None, Some(id)).await
}

async fn render(
    app: &App,
    viewer: Agent,
    headers: HeaderMap,
    before: Option<OutgoingId>,
    open: Option<OutgoingId>,
) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let held = read.held(before, ROWS)?;
        let more = i64::try_from(held.len()).unwrap_or(0) >= ROWS;
        let next_href = held.last().filter(|_| more).map(|last| format!("/post-room?before={}", last.id));
        let to = |row: &store::OutgoingRow| row.payload.to.first().map(|to| to.email.to_string()).unwrap_or_default();
        let caught = held.iter().map(|row| CaughtRow {
            href: format!("/post-room/{}", row.id),
            to: to(row),
            subject: row.payload.subject.clone(),
            snippet: domain::text::summary(&row.payload.text, 120),
            at: around.wall.when(row.created_at),
            current: open == Some(row.id),
        });
        let caught = caught.collect();
        let open = match open {
            Some(id) => match read.outgoing(id)? {
                Some(row) => Some(CaughtMessage {
                    id: row.id.to_string(),
                    from: format!("{} <{}>", row.payload.from.name, row.payload.from.email),
                    to: to(&row),
                    subject: row.payload.subject.clone(),
                    at: around.wall.when(row.created_at),
                    html_href: format!("/post-room/{id}/html"),
                    original_href: format!("/post-room/{id}/original"),
                    conversation_href: Some(format!("/conversations/{}", row.conversation)),
                    answer_key: loaded.desk.new_draft().to_string(),
                }),
                None => return Ok(None),
            },
            None => None,
        };
        Ok::<_, Trouble>(Some(post_room::page(&around.frame, &PostRoomPage { caught, next_href, open })))
    });
    Ok(markup.await?.map_or_else(not_found, |markup| page(&markup)))
}

/// The message in its frame, as a mail program shows it.
pub async fn html(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path(id): Path<OutgoingId>,
) -> Result<Response, Broken> {
    let Some(seen) = app.desk.as_seen(id).await? else { return Ok(not_found()) };
    let plain = || format!("<pre>{}</pre>", escape(&seen.read.text));
    let html = seen.read.html.clone().unwrap_or_else(plain);
    Ok(mail_response(&html, std::iter::empty(), false))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The bytes that would leave.
pub async fn original(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path(id): Path<OutgoingId>,
) -> Result<Response, Broken> {
    let Some(seen) = app.desk.as_seen(id).await? else { return Ok(not_found()) };
    Ok(download(seen.raw, "message/rfc822", &format!("{id}.eml"), false))
}

/// Answers as the customer.
pub async fn answer(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path(id): Path<OutgoingId>,
    fields: Fields,
) -> Result<Response, Broken> {
    let Some(row) = app.desk.reader().read(move |read| read.outgoing(id)).await? else { return Ok(not_found()) };
    match app.desk.answer_as_customer(id, fields.body("body")).await {
        Ok(()) => Ok(see(&format!("/conversations/{}", row.conversation))),
        Err(CannotAnswer::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotAnswer::Unknown) => Ok(not_found()),
        Err(refusal) => {
            let back = Link { href: format!("/post-room/{id}"), label: "Back to the message".to_owned() };
            Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, &refusal.to_string(), Some(fields.body("body")), back))
        }
    }
}

/// Sends everything on that is held.
pub async fn release_all(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Broken> {
    if !signed_in.leads() {
        return Ok(not_allowed("Only a lead can let held mail leave", &[]));
    }
    app.desk.empty_post_room(signed_in.0.id).await?;
    Ok(see("/post-room"))
}
