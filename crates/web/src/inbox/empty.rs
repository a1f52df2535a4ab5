//! What an empty view says: one sentence and something to do, or how far a new desk is.

use super::Key;
use super::first_steps::first_steps;
use crate::views::Link;
use crate::views::inbox::Empty;
use domain::team::Eyes;
use language::Times;
use store::{Read, Trouble};

/// The words of an empty view.
pub(super) fn empty(
    read: &mut Read<'_, '_>,
    key: Key,
    viewer: Eyes,
    times: &Times,
    smtp_hint: &str,
) -> Result<Empty, Trouble> {
    let language = times.language;
    if let Some(steps) = first_steps(read, key, viewer, language, smtp_hint)? {
        return Ok(steps);
    }
    let (words, href, label) = match key {
        Key::Mine => (language.inbox_nothing_of_yours(), "/inbox/waiting-on-us", language.inbox_see_who_waits()),
        Key::WaitingOnUs => (language.inbox_no_one_waits(), "/tasks", language.inbox_look_at_tasks()),
        Key::WaitingOnThem => (language.inbox_nobody_owes(), "/inbox/waiting-on-us", language.inbox_see_who_waits()),
        Key::Open => (language.inbox_nothing_open(), "/inbox/closed", language.inbox_look_at_closed()),
        Key::Machines => (language.inbox_no_machines(), "/inbox/open", language.inbox_all_open()),
        Key::Snoozed => (language.inbox_none_aside(), "/inbox/mine", language.inbox_to_yours()),
        Key::Quarantine => (language.inbox_no_spam(), "/inbox/open", language.inbox_all_open()),
        Key::Mentions => (language.inbox_no_mentions(), "/inbox/mine", language.inbox_to_yours()),
        Key::Closed => (language.inbox_none_closed(), "/inbox/open", language.inbox_all_open()),
    };
    let answered = if key == Key::WaitingOnUs { answered_today(read, viewer, times)? } else { 0 };
    Ok(Empty {
        words: words.into(),
        answered: if answered > 0 { language.inbox_answered_today(answered) } else { String::new() },
        link: Some(link(href, label)),
        first_steps: Vec::new(),
    })
}

/// Since midnight on the clock of the desk, of what the viewer sees.
fn answered_today(read: &mut Read<'_, '_>, viewer: Eyes, times: &Times) -> Result<usize, Trouble> {
    times.morning_in(0, 0).map_or(Ok(0), |midnight| read.count_answered(viewer, midnight))
}

pub(super) fn link(href: &str, label: &str) -> Link {
    Link { href: href.into(), label: label.into() }
}
