//! `GET /inbox/{view}`: a page of a view, and the chosen conversation beside it; as a fragment the rows alone.

use super::{Key, cursor, page_of, row::row};
use crate::answer::{Answer, Asked, page, see_other};
use crate::app::App;
use crate::conversation::load::{self, Shown};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::times::Times;
use crate::views::inbox::{self, Empty, InboxPage};
use crate::views::shell::Frame;
use axum::extract::{Path, Query, State};
use domain::ConversationId;
use domain::team::Agent;
use serde::Deserialize;
use store::{COUNT_MAX, InboxRow, PAGE_ROWS, Page};

/// What is asked of a view.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// Where this page begins.
    after: Option<String>,
    /// The chosen conversation.
    c: Option<String>,
}

/// `GET /`
pub(crate) async fn home(_: SignedIn) -> Answer {
    Ok(see_other(&Key::Mine.href()))
}

/// `GET /inbox/{view}`
pub(crate) async fn show(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(view): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let key = Key::of(&view).ok_or(Refusal::NotFound)?;
    let after = page_of(wanted.after.as_deref());
    if asked.fragment {
        let now = app.desk.now();
        let rows = app.read(move |read| {
            let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
            let agents = read.agents()?;
            let found = read.inbox(key.view(who.agent.id), who.agent.eyes(), after, PAGE_ROWS)?;
            Ok(inbox::rows(&rows(&found, key, &agents, &Times::new(&zone, now)), next(key, &found).as_deref(), None))
        });
        return Ok(page(rows.await?));
    }
    let around = Around::view(&app, who, Some(key)).await?;
    let desk = app.desk.clone();
    let smtp_hint = app.settings.smtp_hint.clone();
    let chosen = wanted.c.as_deref().and_then(|id| id.parse::<ConversationId>().ok());
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let found = read.inbox(key.view(viewer.id), viewer.eyes(), after, PAGE_ROWS)?;
        let shown = Shown { before: None, back: key.href() };
        let selected = match chosen.or_else(|| found.first().map(|row| row.id)) {
            Some(id) => load::page(read, &desk, viewer, id, &shown, &times)?,
            None => None,
        };
        let of = InboxPage {
            view_key: key.word().into(),
            view_name: key.name().into(),
            count_words: count_words(&frame),
            rows: rows(&found, key, &read.agents()?, &times),
            next_href: next(key, &found),
            empty: if found.is_empty() {
                super::empty::empty(read, key, viewer.eyes(), &smtp_hint)?
            } else {
                Empty::default()
            },
            search: String::new(),
            chosen: chosen.is_some() && selected.is_some(),
            selected,
        };
        Ok(inbox::page(&frame, &of))
    });
    Ok(page(shown.await?))
}

fn rows(found: &[InboxRow], key: Key, agents: &[Agent], times: &Times) -> Vec<inbox::Row> {
    found.iter().map(|one| row(one, key, agents, times)).collect()
}

/// The next page, when this one is full.
fn next(key: Key, found: &[InboxRow]) -> Option<String> {
    let last = found.last().filter(|_| i64::try_from(found.len()) == Ok(PAGE_ROWS))?;
    Some(format!("{}?after={}", key.href(), cursor(Page { at: last.at, id: last.id })))
}

fn count_words(frame: &Frame) -> String {
    match frame.views.iter().find(|view| view.current).map_or(0, |view| view.count) {
        0 => String::new(),
        count if i64::try_from(count).is_ok_and(|count| count >= COUNT_MAX) => format!("{COUNT_MAX} and more"),
        count => count.to_string(),
    }
}
