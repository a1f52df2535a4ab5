//! What an empty view says: one sentence and something to do, or the first steps of a new desk.

use super::Key;
use crate::views::Link;
use crate::views::inbox::{Empty, FirstStep};
use domain::team::Eyes;
use store::{Page, Read, Trouble, View};

/// The words of an empty view.
pub(super) fn empty(read: &mut Read<'_, '_>, key: Key, viewer: Eyes, smtp_hint: &str) -> Result<Empty, Trouble> {
    let begins_here = matches!(key, Key::Mine | Key::WaitingOnUs | Key::Open);
    let mut anything = !begins_here;
    for view in [View::Open, View::Closed, View::Snoozed, View::Quarantine] {
        anything = anything || !read.inbox(view, viewer, Page::FIRST, 1)?.is_empty();
    }
    if !anything {
        return first_steps(read, smtp_hint);
    }
    let (words, href, label) = match key {
        Key::Mine => ("You have nothing open.", "/inbox/waiting-on-us", "See who waits for us"),
        Key::WaitingOnUs => ("No one is waiting for us.", "/tasks", "Look at the tasks"),
        Key::WaitingOnThem => ("Nobody owes us an answer.", "/inbox/waiting-on-us", "See who waits for us"),
        Key::Open => ("Nothing is open.", "/inbox/closed", "Look at what was closed"),
        Key::Machines => ("Nothing from machines is open.", "/inbox/open", "All open conversations"),
        Key::Snoozed => ("Nothing is put aside.", "/inbox/mine", "To your conversations"),
        Key::Quarantine => ("Nothing looks like spam.", "/inbox/open", "All open conversations"),
        Key::Closed => ("Nothing was closed yet.", "/inbox/open", "All open conversations"),
    };
    Ok(Empty { words: words.into(), link: Some(link(href, label)), first_steps: Vec::new() })
}

fn first_steps(read: &mut Read<'_, '_>, smtp_hint: &str) -> Result<Empty, Trouble> {
    let mailbox = read.mailboxes()?.into_iter().next();
    let address = mailbox.as_ref().map_or_else(|| "your address".to_owned(), |mailbox| mailbox.address.to_string());
    let fetched = !read.sources()?.is_empty();
    let at = if smtp_hint.is_empty() { String::new() } else { format!("; mail is accepted at {smtp_hint}") };
    let step = |done, href: &str, label: String| FirstStep { done, link: link(href, &label) };
    Ok(Empty {
        words: "Nobody has written yet. Three steps to the first answer:".into(),
        link: None,
        first_steps: vec![
            // Whether mail is sent on to here, the first message tells.
            step(fetched, "/settings/mailboxes", "Connect a mailbox".into()),
            step(false, "/settings/mailboxes", format!("Write to {address}{at}")),
            step(false, "/inbox/mine", "Answer".into()),
        ],
    })
}

fn link(href: &str, label: &str) -> Link {
    Link { href: href.into(), label: label.into() }
}
