//! What an empty view says: one sentence and something to do, or the first steps of a new desk.

use super::Key;
use crate::views::Link;
use crate::views::inbox::{Empty, FirstStep};
use domain::team::Eyes;
use language::Language;
use store::{Page, Read, Trouble, View};

/// The words of an empty view.
pub(super) fn empty(
    read: &mut Read<'_, '_>,
    key: Key,
    viewer: Eyes,
    language: Language,
    smtp_hint: &str,
) -> Result<Empty, Trouble> {
    let begins_here = matches!(key, Key::Mine | Key::WaitingOnUs | Key::Open);
    let mut anything = !begins_here;
    for view in [View::Open, View::Closed, View::Snoozed, View::Quarantine] {
        anything = anything || !read.inbox(view, viewer, Page::FIRST, 1)?.is_empty();
    }
    if !anything {
        return first_steps(read, language, smtp_hint);
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
    Ok(Empty { words: words.into(), link: Some(link(href, label)), first_steps: Vec::new() })
}

fn first_steps(read: &mut Read<'_, '_>, language: Language, smtp_hint: &str) -> Result<Empty, Trouble> {
    let mailbox = read.mailboxes()?.into_iter().next();
    let address = mailbox
        .as_ref()
        .map_or_else(|| language.inbox_your_address().to_owned(), |mailbox| mailbox.address.to_string());
    let fetched = !read.sources()?.is_empty();
    let write = match smtp_hint {
        "" => language.inbox_step_write(&address),
        at => language.inbox_step_write_at(&address, at),
    };
    let step = |done, href: &str, label: String| FirstStep { done, link: link(href, &label) };
    Ok(Empty {
        words: language.inbox_nobody_wrote().into(),
        link: None,
        first_steps: vec![
            // Whether mail is sent on to here, the first message tells.
            step(fetched, "/settings/mailboxes", language.inbox_step_connect().into()),
            step(false, "/settings/mailboxes", write),
            step(false, "/inbox/mine", language.inbox_step_answer().into()),
        ],
    })
}

fn link(href: &str, label: &str) -> Link {
    Link { href: href.into(), label: label.into() }
}
