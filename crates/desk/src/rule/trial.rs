//! What a rule would have done in the last days, before it is switched on.
//!
//! Conversations are selected in the words of views and held against the occasion. Whether they were open and whose move it
//! was follows from the occasion; tags, priority, team and owner are those of today.

use super::occasion::{fits, says_these};
use crate::filter::{everywhere, selection_of};
use domain::conversation::{Conversation, Filter, Odd, Selection, Status};
use domain::rule::{TRIED_ON_DAYS, When};
use domain::{AgentId, Millis, Moment};
use store::{Direction, InboxRow, MessageRow, PAGE_ROWS, Page, Read, Rule, Trouble};

/// Conversations that are looked at for one trial.
pub const LOOKED_AT_MAX: usize = 1_000;
/// Messages of one conversation that are looked at.
const MESSAGES_MAX: i64 = 50;

/// What a rule would have done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// The conversations that it would have touched, the latest first.
    pub rows: Vec<InboxRow>,
    /// How far back was looked, where that is not the whole time.
    pub looked_back_to: Option<Moment>,
    /// What in its line means nothing any more: with any of it, it touches nothing.
    pub odd: Vec<Odd>,
}

/// Tries a rule on the last days, as `viewer` sees the rows.
///
/// # Errors
/// When the database cannot be read.
pub fn trial(read: &mut Read<'_, '_>, rule: &Rule, viewer: AgentId, now: Moment) -> Result<Trial, Trouble> {
    let since = now - Millis::days(TRIED_ON_DAYS);
    let (filter, _) = Filter::parse(&rule.line);
    let (asked, odd) = selection_of(read, &filter, everywhere(), now)?;
    let mut found = Trial { odd, ..Trial::default() };
    if !found.odd.is_empty() {
        return Ok(found);
    }
    // How it stands today is no matter; the occasion tells how it stood.
    let wide = Selection { status: None, waiting: None, after: asked.after.max(since), ..asked.clone() };
    let (mut page, mut looked_at) = (Page::FIRST, 0);
    loop {
        let selected = read.select(&wide, viewer, page, PAGE_ROWS)?;
        looked_at += selected.rows.len();
        for row in selected.rows {
            let Some(it) = read.conversation(row.id)? else { continue };
            if fits(read, &asked, &rule.when.as_it_stood(&it))? && arose(read, rule.when, &filter, &it, since)? {
                found.rows.push(row);
            }
        }
        match selected.next {
            Some(next) if looked_at < LOOKED_AT_MAX => page = next,
            Some(next) => {
                found.looked_back_to = Some(next.at);
                return Ok(found);
            }
            None => return Ok(found),
        }
    }
}

/// Whether the occasion arose since then, with the words of the rule.
fn arose(
    read: &mut Read<'_, '_>,
    when: When,
    filter: &Filter,
    it: &Conversation,
    since: Moment,
) -> Result<bool, Trouble> {
    let says = |message: &MessageRow| says_these(&filter.words, message, &it.subject);
    if when == When::Closed {
        let closed = matches!(it.status, Status::Closed { at, .. } if at >= since);
        return Ok(closed && (filter.words.is_empty() || read.latest_inbound(it.id)?.as_ref().is_some_and(says)));
    }
    let mut messages = read.messages_before(it.id, None, MESSAGES_MAX)?;
    messages.retain(|message| message.enquiry.is_none());
    Ok(match when {
        When::Begins => {
            let first = messages.first().filter(|_| it.created_at >= since);
            first.is_some_and(|first| first.direction == Direction::In && says(first))
        }
        When::Arrives => messages
            .iter()
            .any(|one| one.at >= since && one.direction == Direction::In && one.nature.counts_as_answer() && says(one)),
        When::Answered => messages.iter().any(|one| one.at >= since && one.direction == Direction::Out && says(one)),
        When::Closed => false,
    })
}
