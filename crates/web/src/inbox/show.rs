//! `GET /inbox/{view}`: a page of a view, and the chosen conversation beside it; as a fragment the rows alone.

use super::first_steps::first_steps;
use super::{Key, cursor, page_of, row::row};
use crate::answer::{Answer, Asked, page, see_other};
use crate::app::App;
use crate::conversation::load::{self, Shown};
use crate::conversation::snooze::until;
use crate::door::SignedIn;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::inbox::{self, ActsBar, Empty, InboxPage};
use crate::views::shell::Frame;
use axum::extract::{Path, Query, State};
use desk::Desk;
use domain::ConversationId;
use domain::team::{Agent, Permission};
use language::Times;
use maud::Markup;
use serde::Deserialize;
use store::{COUNT_MAX, InboxRow, PAGE_ROWS, Page, Read, Trouble};

/// What is asked of a view.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// Where this page begins.
    pub(super) after: Option<String>,
    /// The chosen conversation.
    c: Option<String>,
    /// Rows with boxes to tick.
    select: Option<String>,
}

impl Wanted {
    /// What the bar over the list offers.
    pub(super) fn acts(&self, href: &str, viewer: &Agent, agents: &[Agent], times: &Times) -> ActsBar {
        if !viewer.may(Permission::Arrange) {
            return ActsBar::default();
        }
        let working = agents.iter().filter(|agent| agent.may(Permission::Own));
        ActsBar {
            selecting: self.select.is_some(),
            select_href: format!("{href}?select=1"),
            clear_href: href.to_owned(),
            agents: working.map(|agent| (agent.id.to_string(), agent.name.clone())).collect(),
            snoozes: snooze_choices(times),
        }
    }

    /// The chosen conversation.
    pub(super) fn chosen(&self) -> Option<ConversationId> {
        self.c.as_deref()?.parse().ok()
    }
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
            let times = Times::new(&zone, now, who.language);
            let rows = rows(&found, key, &agents, &times);
            Ok(inbox::rows(who.language, &rows, next(key, &found).as_deref(), None, None))
        });
        return Ok(page(rows.await?));
    }
    let around = Around::view(&app, who, Some(key)).await?;
    let desk = app.desk.clone();
    let smtp_hint = app.settings.smtp_hint.clone();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let found = read.inbox(key.view(viewer.id), viewer.eyes(), after, PAGE_ROWS)?;
        let agents = read.agents()?;
        let of = InboxPage {
            view_key: key.word().into(),
            view_name: key.name(times.language).into(),
            href: key.href(),
            count_words: count_words(&frame),
            rows: rows(&found, key, &agents, &times),
            acts: wanted.acts(&key.href(), viewer, &agents, &times),
            next_href: next(key, &found),
            empty: if found.is_empty() {
                super::empty::empty(read, key, viewer.eyes(), &times, &smtp_hint)?
            } else if after == Page::FIRST {
                first_steps(read, key, viewer.eyes(), times.language, &smtp_hint)?.unwrap_or_default()
            } else {
                Empty::default()
            },
            ..InboxPage::default()
        };
        list_page(read, &desk, &frame, viewer, of, wanted.chosen(), found.first().map(|row| row.id), &times)
    });
    Ok(page(shown.await?))
}

fn rows(found: &[InboxRow], key: Key, agents: &[Agent], times: &Times) -> Vec<inbox::Row> {
    let list = key.list();
    found.iter().map(|one| row(one, &list, agents, times)).collect()
}

/// Times to snooze until, with when that is.
fn snooze_choices(times: &Times) -> Vec<(String, String)> {
    let language = times.language;
    let choices = [
        ("3h", language.conversation_snooze_hours()),
        ("tomorrow", language.conversation_snooze_tomorrow()),
        ("monday", language.conversation_snooze_monday()),
    ];
    let words = |value: &str, label: &str| match until(value, times) {
        Some(at) => format!("{label} · {}", times.short(at)),
        None => label.to_owned(),
    };
    choices.map(|(value, label)| (value.to_owned(), words(value, label))).into()
}

/// The page of a list, with the chosen conversation beside it, or else the first.
#[expect(clippy::too_many_arguments, reason = "a page, and all that it is made of")]
pub(super) fn list_page(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    frame: &Frame,
    viewer: &Agent,
    of: InboxPage,
    chosen: Option<ConversationId>,
    first: Option<ConversationId>,
    times: &Times,
) -> Result<Markup, Trouble> {
    let shown = Shown { before: None, meant: None, back: of.href.clone() };
    let selected = match chosen.or(first) {
        Some(id) => load::page(read, desk, viewer, id, &shown, times)?,
        None => None,
    };
    Ok(inbox::page(frame, &InboxPage { chosen: chosen.is_some() && selected.is_some(), selected, ..of }))
}

/// The next page, when this one is full.
fn next(key: Key, found: &[InboxRow]) -> Option<String> {
    let last = found.last().filter(|_| i64::try_from(found.len()) == Ok(PAGE_ROWS))?;
    Some(format!("{}?after={}", key.href(), cursor(Page { at: last.at, id: last.id })))
}

fn count_words(frame: &Frame) -> String {
    match frame.views.iter().find(|view| view.current).map_or(0, |view| view.count) {
        0 => String::new(),
        count if i64::try_from(count).is_ok_and(|count| count >= COUNT_MAX) => {
            frame.viewer.language.inbox_count_and_more(COUNT_MAX.to_string())
        }
        count => count.to_string(),
    }
}
