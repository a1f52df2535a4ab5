//! Looking at what the post room holds.

use crate::answer::{Answer, page};
use crate::app::App;
use crate::conversation::{href, paragraphs};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::message::scan::not_given;
use crate::message::{file, formatted as framed};
use crate::refusal::{Refusal, named};
use crate::views::Wrong;
use crate::views::post_room::{self, CaughtMessage, CaughtRow, PostRoomPage};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use desk::permit::{seen as seen_by, seen_outgoing};
use desk::post_room::AsSeen;
use domain::OutgoingId;
use domain::text::summary;
use language::Times;
use maud::{Markup, html};
use serde::Deserialize;
use store::{OutgoingRow, OutgoingState};

/// Messages in the list.
const ROWS_MAX: i64 = 50;
/// Characters of a line of the list.
const SNIPPET_CHARS: usize = 120;

/// Which page of the list.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    before: Option<String>,
}

/// `GET /post-room`
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let before = wanted.before.and_then(|id| id.parse().ok());
    Ok(page(shown(&app, who, before, None, None).await?))
}

/// `GET /post-room/{id}`
pub(crate) async fn open(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let seen = seen(&app, &who, &id).await?;
    Ok(page(shown(&app, who, None, Some(seen), None).await?))
}

/// An answer that was refused: why, and the sender and the text as they were typed.
pub(super) struct Refused {
    pub(super) wrong: Wrong,
    pub(super) from: String,
    pub(super) body: String,
}

/// The page, with one message open or none.
pub(super) async fn shown(
    app: &App,
    who: SignedIn,
    before: Option<OutgoingId>,
    open: Option<AsSeen>,
    refused: Option<Refused>,
) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let held = app.desk.held_mail(before, ROWS_MAX).await?;
    let answer_key = app.desk.new_draft().to_string();
    let can_leave = app.desk.mail.can_deliver();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let opened = open.as_ref().map(|open| open.row.id);
        let next = held.last().filter(|_| i64::try_from(held.len()) == Ok(ROWS_MAX));
        let mut seen = Vec::with_capacity(held.len());
        for one in &held {
            if seen_by(read, &around.who.agent, one.conversation)?.is_some() {
                seen.push(one);
            }
        }
        let of = PostRoomPage {
            some_automatic: seen.iter().any(|one| one.purpose.automatic()),
            caught: seen.into_iter().map(|one| caught_row(one, opened, &times)).collect(),
            next_href: next.map(|last| format!("/post-room?before={}", last.id)),
            open: open.map(|open| caught(&open, answer_key, &times)),
            can_leave,
            typed: refused.as_ref().map(|of| (of.from.clone(), of.body.clone())),
            wrongs: refused.map(|of| of.wrong).into_iter().collect(),
        };
        Ok(post_room::page(&frame, &of))
    });
    Ok(shown.await?)
}

fn caught_row(of: &OutgoingRow, open: Option<OutgoingId>, times: &Times) -> CaughtRow {
    CaughtRow {
        href: format!("/post-room/{}", of.id),
        to: recipients(of),
        subject: of.payload.subject.clone(),
        snippet: summary(&of.payload.text, SNIPPET_CHARS),
        at: times.when(of.run_at),
        current: open == Some(of.id),
    }
}

fn caught(of: &AsSeen, answer_key: String, times: &Times) -> CaughtMessage {
    let id = of.row.id;
    let from = &of.row.payload.from;
    CaughtMessage {
        id: id.to_string(),
        from: format!("{} <{}>", from.name, from.email),
        to: recipients(&of.row),
        subject: of.row.payload.subject.clone(),
        at: times.when(of.row.run_at),
        html_href: format!("/post-room/{id}/html"),
        original_href: format!("/post-room/{id}/original"),
        conversation_href: Some(href(of.row.conversation)),
        answer_key,
        automatic: of.row.purpose.automatic(),
        held: of.row.state == OutgoingState::Held,
    }
}

fn recipients(of: &OutgoingRow) -> String {
    of.payload.goes_to().iter().map(|to| to.email.to_string()).collect::<Vec<_>>().join(", ")
}

/// `GET /post-room/{id}/html`
pub(crate) async fn formatted(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let of = given(&app, &who, &id).await?;
    let cleaned = match of.read.html {
        Some(html) => framed::with_pictures(html, &of.read.attachments),
        None => html! { @for one in paragraphs(&of.read.text) { p { (one) } } }.into_string(),
    };
    Ok(framed::document(&cleaned).into_response())
}

/// `GET /post-room/{id}/original`
pub(crate) async fn original(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let of = given(&app, &who, &id).await?;
    Ok(file::saved(&format!("outgoing-{}.eml", of.row.id), "message/rfc822", of.raw))
}

/// A message of ours as its reader would see it.
pub(super) async fn seen(app: &App, who: &SignedIn, id: &str) -> Result<AsSeen, Refusal> {
    let id: OutgoingId = named(id)?;
    let viewer = who.agent.clone();
    app.read(move |read| seen_outgoing(read, &viewer, id)).await?.ok_or(Refusal::NotFound)?;
    app.desk.as_seen(id).await?.ok_or(Refusal::NotFound)
}

/// The same, where nothing that goes along with it is held back.
async fn given(app: &App, who: &SignedIn, id: &str) -> Result<AsSeen, Refusal> {
    let of = seen(app, who, id).await?;
    match app.desk.held_back_in(&of.row.payload).await? {
        Some(held) => Err(not_given(held, who.language, "/", &href(of.row.conversation))),
        None => Ok(of),
    }
}
