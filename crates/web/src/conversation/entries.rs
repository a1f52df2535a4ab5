//! The column: messages, and between them what happened, in the order of time.

use super::happened::Told;
use super::{
    People,
    message::{Ways, message},
};
use crate::views::PostAction;
use crate::views::conversation::{Entry, EventLine};
use desk::acknowledge::can_be_acknowledged;
use domain::conversation::Conversation;
use domain::timeline::Happened;
use domain::{MessageId, Moment, OutgoingId};
use language::{Language, Times};
use store::{
    Entry as Line, MESSAGES_PAGE, MessageRow, OutgoingRow, OutgoingState, Read, StoredAttachment, Task, Trouble,
};

/// Lines of the timeline looked at for the latest messages.
const LINES_LATEST: i64 = 300;
/// Lines looked at for earlier ones.
const LINES_MAX: i64 = 5_000;

/// A stretch of a conversation.
pub(super) struct Stretch {
    /// Messages and events, oldest first.
    pub(super) entries: Vec<Entry>,
    /// The first message, if there are earlier ones.
    pub(super) earlier: Option<MessageId>,
    /// The last message.
    pub(super) last: Option<MessageId>,
}

/// Messages shown at once, where one is meant that stands far up.
const MESSAGES_MAX: i64 = 500;
/// Messages shown above the one that is meant.
const ABOVE: i64 = 3;

/// The last messages before `before`, or all from a little above `meant` on, with what happened around them.
pub(super) fn stretch(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    (before, meant): (Option<MessageId>, Option<MessageId>),
    people: &mut People,
    tasks: &[Task],
    times: &Times,
) -> Result<Stretch, Trouble> {
    let count = match meant {
        Some(meant) => (read.count_messages_from(it.id, meant, MESSAGES_MAX)? + ABOVE).max(MESSAGES_PAGE),
        None => MESSAGES_PAGE,
    };
    let mut rows = read.messages_before(it.id, before, count + 1)?;
    let more = i64::try_from(rows.len()).is_ok_and(|rows| rows > count);
    if more {
        rows.remove(0);
    }
    let first = rows.first().map(|row| row.id);
    let from = if more { rows.first().map(|row| row.at) } else { None };
    let until = match before {
        Some(before) => read.message(before)?.map(|row| row.at),
        None => None,
    };
    let lines = match before {
        None if count == MESSAGES_PAGE => read.latest_entries(it.id.0, LINES_LATEST)?,
        _ => read.entries(it.id.0, 0, LINES_MAX)?,
    };
    let lines = lines.into_iter().filter(|line| within(line.at, from, until)).collect();
    // What belongs to an enquiry stands there.
    let rows = rows.into_iter().filter(|row| row.enquiry.is_none()).collect();
    let entries = woven(read, it, rows, lines, first, people, tasks, times)?;
    let last = match before {
        Some(_) => None,
        None => Some(it.latest.message),
    };
    Ok(Stretch { entries, earlier: first.filter(|_| more), last })
}

/// Certain messages and lines, for news.
pub(super) fn some(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    rows: Vec<MessageRow>,
    lines: Vec<Line>,
    people: &mut People,
    tasks: &[Task],
    times: &Times,
) -> Result<Vec<Entry>, Trouble> {
    let first = rows.iter().map(|row| row.id).min();
    woven(read, it, rows, lines, first, people, tasks, times)
}

#[expect(clippy::too_many_arguments, reason = "what a column is woven from")]
fn woven(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    rows: Vec<MessageRow>,
    lines: Vec<Line>,
    first: Option<MessageId>,
    people: &mut People,
    tasks: &[Task],
    times: &Times,
) -> Result<Vec<Entry>, Trouble> {
    let files = match first {
        Some(first) => read.attachments_of_conversation(it.id, first)?,
        None => Vec::new(),
    };
    // Lines can be about what left before the first of the messages: an acknowledgement is none of them.
    let named = lines.iter().filter_map(|line| on_its_way(line.happened.as_ref()?)).map(|outgoing| outgoing.0);
    let outgoing = read.outgoing_of(it.id, OutgoingId(named.chain(first.map(|first| first.0)).min().unwrap_or(0)))?;
    people.meet(read, it.contact_point)?;
    for point in rows.iter().filter_map(|row| row.contact_point) {
        people.meet(read, point)?;
    }
    for line in &lines {
        meet_actor(read, people, line)?;
    }
    let customer = super::people::short(&people.name(it.contact_point));
    let told = Told { people, times, tasks, outgoing: &outgoing, customer: &customer };
    let leaving_out = leaving_out(read, it, &rows)?;
    let messages = rows.iter().filter(|row| !taken_back(row, &outgoing)).map(|row| {
        let files: Vec<StoredAttachment> = files.iter().filter(|file| file.message == row.id).cloned().collect();
        let ways = Ways::of(row, &outgoing);
        let mut view = message(it, row, &files, &ways, people, times);
        view.html.iter_mut().for_each(|html| html.leaves_out = leaving_out.contains(&row.id));
        (row.at, Entry::Message(Box::new(view)))
    });
    let after_all = can_be_acknowledged(read, it, times.now).is_ok();
    let events = lines.iter().filter_map(|line| {
        let words = told.words(line)?;
        let id = format!("{}-{}", line.chain, line.sequence);
        let held_back = after_all && matches!(line.happened, Some(Happened::NotAcknowledged { .. }));
        let action = held_back.then(|| Box::new(acknowledge_after_all(it, times.language)));
        Some((line.at, Entry::Event(EventLine { id, words, at: times.when(line.at), action })))
    });
    Ok(merged(messages.collect(), events.collect()))
}

/// Which of the messages name pictures elsewhere.
pub(super) fn leaving_out(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    rows: &[MessageRow],
) -> Result<Vec<MessageId>, Trouble> {
    let formatted = || rows.iter().filter(|row| row.has_html).map(|row| row.id);
    match formatted().min().zip(formatted().max()) {
        Some((first, last)) => read.naming_pictures_elsewhere(it.id, first, last),
        None => Ok(Vec::new()),
    }
}

fn acknowledge_after_all(it: &Conversation, language: Language) -> PostAction {
    PostAction {
        label: language.conversation_acknowledge().into(),
        href: format!("{}/acknowledgement", super::href(it.id)),
        act: "acknowledge".into(),
        said: language.conversation_acknowledged().into(),
        ..PostAction::default()
    }
}

/// What left, or did not, by a line of the timeline.
fn on_its_way(of: &Happened) -> Option<OutgoingId> {
    match of {
        Happened::Acknowledged { outgoing, .. }
        | Happened::Withdrawn { outgoing }
        | Happened::NotDelivered { outgoing, .. }
        | Happened::DeliveryUncertain { outgoing, .. }
        | Happened::Stopped { outgoing, .. } => Some(*outgoing),
        _ => None,
    }
}

/// Whether a message was taken back before it left: nobody ever read it, and its text is a draft again.
pub(crate) fn taken_back(row: &MessageRow, outgoing: &[OutgoingRow]) -> bool {
    outgoing.iter().any(|out| row.outgoing == Some(out.id) && out.state == OutgoingState::Withdrawn)
}

fn meet_actor(read: &mut Read<'_, '_>, people: &mut People, line: &Line) -> Result<(), Trouble> {
    if let domain::timeline::Actor::Customer(point) = line.actor {
        people.meet(read, point)?;
    }
    if let Some(Happened::Joined { contact_point, .. }) = &line.happened {
        people.meet(read, *contact_point)?;
    }
    Ok(())
}

fn within(at: Moment, from: Option<Moment>, until: Option<Moment>) -> bool {
    from.is_none_or(|from| at >= from) && until.is_none_or(|until| at < until)
}

/// Both in their own order, woven by time; a message stands before what happened to it.
fn merged(messages: Vec<(Moment, Entry)>, events: Vec<(Moment, Entry)>) -> Vec<Entry> {
    let mut all = Vec::with_capacity(messages.len() + events.len());
    let mut events = events.into_iter().peekable();
    for (at, message) in messages {
        while let Some((_, event)) = events.next_if(|(happened, _)| *happened < at) {
            all.push(event);
        }
        all.push(message);
    }
    all.extend(events.map(|(_, event)| event));
    all
}
