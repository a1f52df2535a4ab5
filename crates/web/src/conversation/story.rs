//! The column of a conversation: messages, and between them what happened, in words.

use super::build::{Loaded, entry_of, message_view};
use crate::clock_words::Wall;
use crate::views::conversation::Entry;
use domain::MessageId;
use domain::message::Because;
use domain::timeline::{Actor, Happened};
use store::{Entry as Stored, MessageRow, Read, Trouble};

/// Entries of a timeline looked at for one page; older ones stand with older messages.
const ENTRIES_MAX: i64 = 200;

/// Messages and events by time.
///
/// # Errors
/// When the database cannot be read.
pub fn interleave(
    read: &mut Read<'_, '_>,
    loaded: &Loaded,
    messages: &[MessageRow],
    wall: &Wall,
    before: Option<MessageId>,
    more: bool,
) -> Result<Vec<Entry>, Trouble> {
    let from = messages.first().filter(|_| more).map(|message| message.at);
    let until = match before {
        Some(id) => read.message(id)?.map(|message| message.at),
        None => None,
    };
    let stored = read.latest_entries(loaded.conversation.id.0, ENTRIES_MAX)?;
    let shown = stored
        .iter()
        .filter(|entry| from.is_none_or(|from| entry.at >= from) && until.is_none_or(|until| entry.at < until));
    let mut events = shown.filter_map(|entry| Some((entry.at, words(loaded, entry, wall)?, entry))).peekable();
    let mut column = Vec::new();
    for message in messages {
        while let Some((_, text, entry)) = events.next_if(|(at, ..)| *at < message.at) {
            column.push(event(text, entry, wall));
        }
        column.push(Entry::Message(Box::new(message_view(loaded, message, wall))));
    }
    column.extend(events.map(|(_, text, entry)| event(text, entry, wall)));
    Ok(column)
}

fn event(text: String, entry: &Stored, wall: &Wall) -> Entry {
    entry_of(format!("{}-{}", entry.chain, entry.sequence), text, wall.when(entry.at))
}

/// What happened, in one sentence; `None` for what a message on the page says already.
fn words(loaded: &Loaded, entry: &Stored, wall: &Wall) -> Option<String> {
    let who = match entry.actor {
        Actor::Agent(id) => loaded.agent(id).to_owned(),
        Actor::Customer(id) => loaded.person(Some(id)).to_owned(),
        Actor::Desk => "The desk".to_owned(),
        Actor::Operator => "An operator".to_owned(),
    };
    Some(match entry.happened.as_ref()? {
        Happened::Received { .. } | Happened::Answered { .. } | Happened::Noted { .. } | Happened::Delivered { .. } => {
            return None;
        }
        Happened::CameAgain { .. } => "The same message came again".to_owned(),
        Happened::Owned { owner, because } => format!("{} has it: {}", loaded.agent(*owner), sentence(because)),
        Happened::Acknowledged { told, .. } => format!("Acknowledged at once; told: {told}"),
        Happened::NotAcknowledged { because } => {
            format!("No acknowledgement was sent: {}", because.iter().map(sentence).collect::<Vec<_>>().join(" "))
        }
        Happened::Withdrawn { .. } => format!("{who} took an answer back before it left"),
        Happened::Closed => format!("{who} closed it"),
        Happened::Reopened { because } => format!("Open again: {}", sentence(because)),
        Happened::Snoozed { until } => format!("{who} put it aside until {}", wall.when(*until).words),
        Happened::Joined { contact_point, flagged: Some(_) } => {
            format!("{} joined from a new address and is not sent the history", loaded.person(Some(*contact_point)))
        }
        Happened::Joined { .. } => return None,
        Happened::NotDelivered { why, .. } => format!("Not delivered: {why}"),
        Happened::DeliveryUncertain { why, .. } => format!("Nobody knows whether it left: {why}"),
        Happened::Stopped { because, .. } => {
            format!("An automatic message was stopped: {}", because.iter().map(sentence).collect::<Vec<_>>().join(" "))
        }
        Happened::TaskRaised { .. } => return None,
        Happened::TaskDone { .. } => format!("{who} saw to a task"),
        Happened::Solved { solved: true } => format!("{who} says that it is solved"),
        Happened::Solved { solved: false } => format!("{who} says that it is not solved yet"),
        Happened::JoiningSuggested { because } => format!("May belong elsewhere: {}", sentence(because)),
        Happened::SettingChanged { what } => format!("{who} {what}"),
        Happened::SignedIn
        | Happened::PasswordReset { .. }
        | Happened::AutomaticStopped
        | Happened::AutomaticResumed => return None,
    })
}

fn sentence(because: &Because) -> String {
    because.words()
}
