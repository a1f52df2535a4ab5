//! Live news: `GET /events`. Each line carries how far it has come, and a browser that was away reads on from there,
//! from the database, on any node. Hints only say when to look; losing one loses nothing but a little time.

mod news;

use crate::answer::Answer;
use crate::app::App;
use crate::door::SignedIn;
use crate::serve::Stopping;
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::team::Agent;
use news::News;
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use store::{Cursor, FeedItem};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;

/// Where the news are.
pub(crate) const PATH: &str = "/events";
/// A comment this often keeps proxies from closing the line.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often it is checked that the session still holds.
const STILL_SIGNED_IN: Duration = Duration::from_secs(60);
/// Without a hint the database is looked at this often: hints may be lost.
const LOOK_ANYWAY: Duration = Duration::from_secs(10);
/// After a hint it is looked at again this soon, then after four times as long, and so on: on PostgreSQL a line of the
/// feed is seen only when every transaction that began before it has ended, which can be after its hint.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// Many changes within this become one piece of news.
const TOGETHER: Duration = Duration::from_millis(60);
/// Lines of the feed read at once, and how often before what was read is told.
const FEED_ROWS: i64 = 200;
const FEED_READS_MAX: usize = 10;
/// Pieces of news that wait for a slow line.
const WAITING_MAX: usize = 64;

/// From where on.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Since {
    after: Option<String>,
}

/// `GET /events`
pub(crate) async fn events(
    State(app): State<App>,
    who: SignedIn,
    headers: HeaderMap,
    stopping: Option<Extension<Stopping>>,
    Query(since): Query<Since>,
) -> Answer {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned).or(since.after);
    let cursor = match last.and_then(|text| text.parse::<Cursor>().ok()) {
        Some(cursor) => cursor,
        None => app.read(|read| read.feed_end()).await?,
    };
    let (sender, receiver) = mpsc::channel::<Result<Event, Infallible>>(WAITING_MAX);
    // The browser comes back to another node, or to this one when it is there again.
    let stops = async move {
        match stopping {
            Some(Extension(mut stopping)) => stopping.told().await,
            None => std::future::pending().await,
        }
    };
    tokio::spawn(async move {
        tokio::select! {
            () = tell(app, who, cursor, sender) => {}
            () = stops => {}
        }
    });
    let stream = Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    // Proxies that collect an answer before they pass it on would hold the news back.
    Ok(([("x-accel-buffering", HeaderValue::from_static("no"))], stream).into_response())
}

/// Tells the news until the browser is gone or the session is over. What goes wrong ends the line: the browser comes
/// back by itself and reads on.
async fn tell(app: App, who: SignedIn, mut cursor: Cursor, sender: mpsc::Sender<Result<Event, Infallible>>) {
    let mut hints = app.desk.reader().hints();
    let mut news = News::new(app.clone(), who.agent.clone(), who.language);
    let mut present = app.desk.presences.changes();
    let mut check = tokio::time::interval(STILL_SIGNED_IN);
    let mut wait = LOOK_AGAIN;
    let Ok(first) = news.counts().await else { return };
    if send(&sender, first, Some(cursor)).await.is_err() {
        return;
    }
    loop {
        let Ok((items, reached)) = new_items(&app, cursor).await else { return };
        // What they may see is decided with each line of news, not only when the line began.
        if items.iter().any(|item| item.kind == ROLE_CHANGED) && !still_the_same(&app, &who).await {
            return;
        }
        if !items.is_empty() {
            let Ok(told) = news.about(&items).await else { return };
            if send(&sender, told, Some(reached)).await.is_err() {
                return;
            }
            cursor = reached;
        }
        let Ok(settled) = news.settled().await else { return };
        let Ok(seen) = news.mentions().await else { return };
        if send(&sender, [settled, seen].concat(), None).await.is_err() {
            return;
        }
        tokio::select! {
            () = sender.closed() => return,
            () = sleep(wait) => wait = LOOK_ANYWAY.min(wait * 4),
            _ = check.tick() => {
                if !still_the_same(&app, &who).await {
                    return;
                }
            }
            changed = present.recv() => {
                // Whoever is too slow to hear of all asks again when the conversation is opened.
                let Ok(conversation) = changed else { continue };
                let Ok(told) = news.present(conversation).await else { return };
                if send(&sender, told, None).await.is_err() {
                    return;
                }
            }
            hint = hints.recv() => {
                if matches!(hint, Err(RecvError::Closed)) {
                    return;
                }
                sleep(TOGETHER).await;
                wait = LOOK_AGAIN;
            }
        }
    }
}

/// The word of the entry by which somebody sees more or less from then on.
const ROLE_CHANGED: &str = "role-changed";

/// Whether the session still holds and its owner sees what they saw. The browser of somebody who does not comes back by
/// itself, and is told what they see now.
async fn still_the_same(app: &App, who: &SignedIn) -> bool {
    let same = |now: &Agent| (now.role, now.eyes()) == (who.agent.role, who.agent.eyes());
    matches!(app.desk.signed_in(&who.token).await, Ok(Some(now)) if same(&now))
}

/// What happened after a cursor, and how far that is.
async fn new_items(app: &App, cursor: Cursor) -> Result<(Vec<FeedItem>, Cursor), store::Trouble> {
    app.read(move |read| {
        let (mut items, mut reached) = (Vec::new(), cursor);
        for _ in 0..FEED_READS_MAX {
            let more = read.feed(reached, FEED_ROWS)?;
            let full = i64::try_from(more.len()) == Ok(FEED_ROWS);
            reached = more.last().map_or(reached, |item| item.cursor);
            items.extend(more);
            if !full {
                break;
            }
        }
        Ok((items, reached))
    })
    .await
}

/// Sends pieces of news; the last one carries how far they come, so that a broken line repeats rather than skips.
async fn send(
    sender: &mpsc::Sender<Result<Event, Infallible>>,
    told: Vec<(&'static str, serde_json::Value)>,
    reached: Option<Cursor>,
) -> Result<(), mpsc::error::SendError<Result<Event, Infallible>>> {
    let last = told.len().saturating_sub(1);
    for (at, (kind, data)) in told.into_iter().enumerate() {
        let mut event = Event::default().event(kind).data(data.to_string());
        if let Some(cursor) = reached.filter(|_| at == last) {
            event = event.id(cursor.to_string());
        }
        sender.send(Ok(event)).await?;
    }
    Ok(())
}
