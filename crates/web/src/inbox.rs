//! The inbox: views of conversations, page by page.

use crate::answer::{Broken, not_found, page, see, wants_fragment};
use crate::app::App;
use crate::clock_words::Wall;
use crate::conversation::build;
use crate::frame::{VIEWS, surroundings, view_of};
use crate::proof::SignedIn;
use crate::views::inbox::{self, Due, Empty, FirstStep, InboxPage, Row};
use crate::views::{Link, State as Standing};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use domain::team::Agent;
use domain::{AgentId, ConversationId, Moment};
use serde::Deserialize;
use std::collections::HashMap;
use store::{InboxRow, PAGE_ROWS, Page, Read, Trouble, View};

/// The start page is the viewer's own work.
pub async fn home(SignedIn(_): SignedIn) -> Response {
    see("/inbox/waiting-on-us")
}

/// Which page, and which conversation beside it.
#[derive(Deserialize)]
pub struct Asked {
    c: Option<ConversationId>,
    after: Option<String>,
}

/// A view as a page, or its next rows as a fragment.
pub async fn show(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    let Some(view) = view_of(&key, &viewer) else { return Ok(not_found()) };
    let fragment = wants_fragment(&headers);
    let after = asked.after.as_deref().map_or(Some(Page::FIRST), parse_cursor);
    let Some(after) = after else { return Ok(not_found()) };
    let loaded = app.clone();
    let answer = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, &key)?;
        let people = initials_of(read)?;
        let listed = list(read, view, &viewer, &key, after, &around.wall, &people)?;
        if fragment {
            return Ok::<_, Trouble>(inbox::rows(&listed.rows, listed.next_href.as_deref(), None));
        }
        let chosen = asked.c.or(listed.first);
        let selected = match chosen {
            Some(id) => build::conversation(&loaded, read, &viewer, id, &around, &format!("/inbox/{key}"), None)?,
            None => None,
        };
        let name = VIEWS.iter().find(|(known, _)| *known == key).map_or("", |(_, name)| name);
        let count = around.frame.views.iter().find(|view| view.key == key).map_or(0, |view| view.count);
        let empty = if listed.rows.is_empty() { empty(read, &loaded, view)? } else { Empty::default() };
        let page = InboxPage {
            view_key: key.clone(),
            view_name: name.to_owned(),
            count_words: if count > 0 { count.to_string() } else { String::new() },
            rows: listed.rows,
            next_href: listed.next_href,
            empty,
            search: String::new(),
            chosen: asked.c.is_some() && selected.is_some(),
            selected,
        };
        Ok(inbox::page(&around.frame, &page))
    });
    let markup = answer.await?;
    Ok(if fragment { Html(markup.0).into_response() } else { page(&markup) })
}

struct Listed {
    rows: Vec<Row>,
    next_href: Option<String>,
    first: Option<ConversationId>,
}

fn list(
    read: &mut Read<'_, '_>,
    view: View,
    viewer: &Agent,
    key: &str,
    after: Page,
    wall: &Wall,
    people: &HashMap<AgentId, String>,
) -> Result<Listed, Trouble> {
    let mut found = read.inbox(view, viewer.id, after, PAGE_ROWS + 1)?;
    let more = i64::try_from(found.len()).unwrap_or(0) > PAGE_ROWS;
    found.truncate(usize::try_from(PAGE_ROWS).unwrap_or(50));
    let next_href = found.last().filter(|_| more).map(|last| format!("/inbox/{key}?after={}.{}", last.at.0, last.id));
    let first = found.first().map(|row| row.id);
    Ok(Listed { rows: found.iter().map(|row| row_view(row, key, wall, people)).collect(), next_href, first })
}

fn parse_cursor(text: &str) -> Option<Page> {
    let (at, id) = text.split_once('.')?;
    Some(Page { at: Moment(at.parse().ok()?), id: id.parse().ok()? })
}

/// The initials of everybody who works or worked here.
///
/// # Errors
/// When the database cannot be read.
pub fn initials_of(read: &mut Read<'_, '_>) -> Result<HashMap<AgentId, String>, Trouble> {
    Ok(read.agents()?.into_iter().map(|agent| (agent.id, agent.initials())).collect())
}

/// A row as it is shown.
pub fn row_view(row: &InboxRow, view_key: &str, wall: &Wall, people: &HashMap<AgentId, String>) -> Row {
    let due = match (row.waiting_on.as_str(), row.told_until) {
        ("us", Some(until)) => {
            let (text, state) = wall.left(until);
            Some(Due { text, state })
        }
        ("us", None) => {
            let waited = wall.now().since(row.waiting_since);
            let state = if waited.0 > domain::Millis::days(1).0 { Standing::Late } else { Standing::Ok };
            Some(Due { text: format!("waits {}", crate::clock_words::span(waited)), state })
        }
        _ => None,
    };
    let status = match (row.status.as_str(), row.snoozed_until) {
        ("snoozed", Some(until)) => format!("until {}", wall.when(until).words),
        ("open", _) => String::new(),
        (status, _) => status.to_owned(),
    };
    Row {
        id: row.id.to_string(),
        href: format!("/inbox/{view_key}?c={}", row.id),
        name: row.customer.clone(),
        initials: domain::team::initials(&row.customer),
        subject: if row.subject.is_empty() { "(no subject)".to_owned() } else { row.subject.clone() },
        snippet: row.snippet.clone(),
        channel: row.channel.word().to_owned(),
        unread: row.unread,
        owner_initials: people.get(&row.owner).cloned(),
        due,
        at: wall.when(row.at),
        status,
    }
}

fn empty(read: &mut Read<'_, '_>, app: &App, view: View) -> Result<Empty, Trouble> {
    let anything = !read.inbox(View::Open, AgentId(0), Page::FIRST, 1)?.is_empty()
        || !read.inbox(View::Closed, AgentId(0), Page::FIRST, 1)?.is_empty();
    if !anything {
        return first_steps(read, app);
    }
    let words = match view {
        View::WaitingOnUs | View::Mine(_) => "No one is waiting.",
        View::WaitingOnThem => "No customer owes us an answer.",
        View::Open => "Nothing is open.",
        View::Machines => "No machine has written.",
        View::Snoozed => "Nothing is put aside.",
        View::Closed => "Nothing has been closed yet.",
    };
    let link = Link { href: "/inbox/closed".into(), label: "Look at closed conversations".into() };
    Ok(Empty { words: words.to_owned(), link: Some(link), first_steps: Vec::new() })
}

/// What a new desk needs, ticked from real data.
fn first_steps(read: &mut Read<'_, '_>, app: &App) -> Result<Empty, Trouble> {
    let mailboxes = read.mailboxes()?;
    let address = mailboxes.first().map(|mailbox| mailbox.address.to_string()).unwrap_or_default();
    let step = |done: bool, href: &str, label: String| FirstStep { done, link: Link { href: href.to_owned(), label } };
    let steps = vec![
        step(!mailboxes.is_empty(), "/settings/mailboxes", format!("Have a mailbox: {address}")),
        step(false, "/settings/mailboxes", format!("Write to it: mail is taken at {}", app.settings.smtp_hint)),
        step(false, "/inbox/open", "Answer here; the customer gets your words by mail".to_owned()),
        step(
            app.settings.sends,
            "/settings/deliveries",
            "Let mail leave: set a relay up (until then it stays in the post room)".to_owned(),
        ),
    ];
    Ok(Empty { words: "Nobody has written yet.".to_owned(), link: None, first_steps: steps })
}
