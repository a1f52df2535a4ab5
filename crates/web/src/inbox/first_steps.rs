//! The first steps of a new desk: connect a mailbox, write to it, answer. Each is ticked by what has really happened, and
//! they go when the desk has more to do than to begin.

use super::Key;
use super::empty::link;
use crate::settings::connection;
use crate::views::inbox::{Empty, FirstStep};
use domain::ConversationId;
use domain::team::Eyes;
use language::Language;
use store::{Page, Read, Trouble, View};

/// A desk with more conversations has begun.
const CONVERSATIONS_MAX: usize = 5;

/// How far a new desk is; nothing for one that has begun, and in views where nothing begins.
pub(super) fn first_steps(
    read: &mut Read<'_, '_>,
    key: Key,
    viewer: Eyes,
    language: Language,
    smtp_hint: &str,
) -> Result<Option<Empty>, Trouble> {
    if !matches!(key, Key::Mine | Key::WaitingOnUs | Key::Open) {
        return Ok(None);
    }
    let begun = conversations(read, viewer)?;
    if begun.len() > CONVERSATIONS_MAX {
        return Ok(None);
    }
    let mut answered = false;
    for id in &begun {
        answered = answered || read.answered(*id)?;
    }
    // The first answer is shown as done; with the second conversation, work has begun.
    if answered && begun.len() > 1 {
        return Ok(None);
    }
    let words = match (begun.is_empty(), answered) {
        (true, _) => language.inbox_nobody_wrote(),
        (false, false) => language.inbox_somebody_wrote(),
        (false, true) => language.inbox_first_answered(),
    };
    let first_steps = steps(read, language, smtp_hint, begun.first().copied(), answered)?;
    Ok(Some(Empty { words: words.into(), first_steps, ..Empty::default() }))
}

/// The conversations that the viewer sees, a few more than matter here at most.
fn conversations(read: &mut Read<'_, '_>, viewer: Eyes) -> Result<Vec<ConversationId>, Trouble> {
    let rows_max = i64::try_from(CONVERSATIONS_MAX + 1).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for view in [View::Open, View::Closed, View::Snoozed, View::Quarantine] {
        if found.len() <= CONVERSATIONS_MAX {
            found.extend(read.inbox(view, viewer, Page::FIRST, rows_max)?.into_iter().map(|row| row.id));
        }
    }
    Ok(found)
}

fn steps(
    read: &mut Read<'_, '_>,
    language: Language,
    smtp_hint: &str,
    first: Option<ConversationId>,
    answered: bool,
) -> Result<Vec<FirstStep>, Trouble> {
    let mailbox = read.mailboxes()?.into_iter().next();
    let address = mailbox
        .as_ref()
        .map_or_else(|| language.inbox_your_address().to_owned(), |mailbox| mailbox.address.to_string());
    let known = match &mailbox {
        Some(mailbox) => read.connection(mailbox.id)?.is_some_and(|it| it.connected_at.is_some()),
        None => false,
    };
    // Whether mail is sent on to here, the first message tells, or one that went there and back.
    let connected = known || first.is_some() || !read.sources()?.is_empty();
    let connect = mailbox.map_or_else(|| "/settings/mailboxes".to_owned(), |mailbox| connection::href(mailbox.id));
    let write = match smtp_hint {
        "" => language.inbox_step_write(&address),
        at => language.inbox_step_write_at(&address, at),
    };
    let conversation = first.map_or_else(|| "/inbox/mine".to_owned(), |id| format!("/conversations/{id}"));
    let step = |done, href: &str, label: String| FirstStep { done, link: link(href, &label) };
    Ok(vec![
        step(connected, &connect, language.inbox_step_connect().into()),
        step(first.is_some(), "/settings/mailboxes", write),
        step(answered, &conversation, language.inbox_step_answer().into()),
    ])
}
