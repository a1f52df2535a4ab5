//! The promises, as they can be checked: what must hold of a desk whatever happened, and what must hold of it because
//! the simulator knows what really happened outside.

use crate::Broken;
use crate::ledger::{Fate, Kind, Said};
use crate::play::Play;
use domain::conversation::{Conversation, Status, Waiting};
use domain::message::Purpose;
use domain::team::Agent;
use domain::timeline::Happened;
use domain::{ConversationId, InboundId, Millis, Moment, OutgoingId};
use std::collections::{BTreeMap, BTreeSet};
use store::{Direction, MessageRow, OutgoingRow, OutgoingState, Page, Read, Reader, Task, Trouble, View};

/// Conversations and entries looked at; no story has more.
const ROWS_MAX: i64 = 10_000;

/// In a play a worker has looked at whatever was due so long ago.
const LOOKED_AT: Millis = Millis::seconds(10);

/// A conversation with everything in it.
struct Whole {
    conversation: Conversation,
    messages: Vec<MessageRow>,
    outgoing: Vec<OutgoingRow>,
    happened: Vec<Happened>,
    measured: Option<Moment>,
    chain: Result<usize, String>,
}

/// All that a desk holds.
struct Held {
    all: Vec<Whole>,
    agents: Vec<Agent>,
    tasks: Vec<Task>,
    waiting: i64,
    stopped: bool,
    chain: Result<usize, String>,
}

/// What must hold of any desk when nothing is in hand: every arrival is taken in, what failed is a task, each
/// conversation has an owner who works here, whoever waits stands in a list and was told something or the reason is on
/// the timeline, waits are shown as measured, chains prove.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_a_desk(reader: &Reader, now: Moment) -> Result<Option<Broken>, Trouble> {
    let held = reader.read(load).await?;
    Ok(desk_is_in_order(&held, now).err())
}

/// Looks at every house of a play; also returns what they hold, in short.
pub(crate) async fn look(play: &Play, at_the_end: bool) -> Result<(String, Option<Broken>), Trouble> {
    let mut state = String::new();
    for house in &play.houses {
        let Some((desk, _)) = house.alive(0) else {
            return Ok((state, Some(Broken::new("a process lives", "all processes are dead".into()))));
        };
        let held = desk.reader().read(load).await?;
        for whole in &held.all {
            let it = &whole.conversation;
            let head = whole.chain.as_ref().unwrap_or(&0);
            state.push_str(&format!(
                "{} {} {} {} {head}\n",
                it.reference,
                it.status.word(),
                it.owner,
                it.message_count
            ));
        }
        let broken = desk_is_in_order(&held, play.now - LOOKED_AT)
            .and_then(|()| letters_are_kept(play, house.number, &held))
            .and_then(|()| letters_are_in_place(play, house.number, &held))
            .and_then(|()| order_is_kept(play, house.number, &held))
            .and_then(|()| machines_are_left_alone(play, house.number))
            .and_then(|()| replies_leave(play, house.number, &held, at_the_end));
        if let Err(broken) = broken {
            return Ok((state, Some(broken)));
        }
    }
    Ok((state, automatic_mail_leaves_once(play).err()))
}

fn load(read: &mut Read<'_, '_>) -> Result<Held, Trouble> {
    let mut all = Vec::new();
    for view in [View::Open, View::Snoozed, View::Closed, View::Quarantine] {
        for row in read.inbox(view, domain::team::Eyes::everywhere(domain::AgentId(0)), Page::FIRST, ROWS_MAX)? {
            let Some(conversation) = read.conversation(row.id)? else { continue };
            let happened = read.entries(row.id.0, 0, ROWS_MAX)?.into_iter().filter_map(|entry| entry.happened);
            all.push(Whole {
                happened: happened.collect(),
                messages: read.messages_before(row.id, None, ROWS_MAX)?,
                outgoing: read.outgoing_of(row.id, OutgoingId(0))?,
                measured: read.waiting_since(row.id)?,
                chain: desk::history::prove(read, row.id.0)?,
                conversation,
            });
        }
    }
    all.sort_by_key(|whole| whole.conversation.id);
    let chain = desk::history::prove(read, desk::keep::DESK_CHAIN)?;
    let (waiting, _) = read.inbound_backlog()?;
    let stopped = read.installation()?.is_some_and(|it| it.automatic_stopped.is_some());
    Ok(Held { stopped, all, agents: read.agents()?, tasks: read.all_open_tasks(ROWS_MAX)?, waiting, chain })
}

fn desk_is_in_order(held: &Held, now: Moment) -> Result<(), Broken> {
    hold(held.waiting == 0, "every arrival is taken in", || format!("{} arrivals wait", held.waiting))?;
    for whole in &held.all {
        let it = &whole.conversation;
        let owner = held.agents.iter().find(|agent| agent.id == it.owner);
        let works_here = owner.is_some_and(|owner| owner.deactivated_at.is_none());
        hold(works_here, "an owner who works here", || format!("{} has {}", it.reference, it.owner))?;
        // Automatic mail that is stopped by hand waits, however long.
        let waits = |row: &&OutgoingRow| held.stopped && row.purpose.automatic() && row.state == OutgoingState::Due;
        for row in whole.outgoing.iter().filter(|row| !waits(row)) {
            not_stuck(row, &whole.outgoing, &held.tasks, now)?;
        }
        has_a_next_step(whole)?;
        chain_proves(&it.reference, &whole.chain)?;
    }
    chain_proves("the desk", &held.chain)
}

fn not_stuck(row: &OutgoingRow, others: &[OutgoingRow], tasks: &[Task], now: Moment) -> Result<(), Broken> {
    use OutgoingState::{Due, Leaving, Refused, Uncertain};
    let failed = matches!(row.state, Refused | Uncertain);
    let told = |task: &Task| task.conversation == Some(row.conversation) && task.words.contains(&row.recipient);
    let somebodys = !failed || tasks.iter().any(told);
    hold(somebodys, "a failed message is somebody's task", || format!("{row:#?}"))?;
    // Messages to one recipient leave in order: one that waits for a reason holds up those behind it.
    let before = |other: &OutgoingRow| other.id < row.id && other.recipient == row.recipient;
    let behind = others.iter().any(|other| before(other) && other.state == Due && other.tries == 0);
    let lies = matches!(row.state, Due | Leaving) && row.run_at <= now && !behind;
    hold(!lies, "nothing that is due is left lying", || {
        format!("{:?} at {:?}, now {now:?}: {row:#?}", row.state, row.run_at)
    })
}

fn has_a_next_step(whole: &Whole) -> Result<(), Broken> {
    let it = &whole.conversation;
    let waits = match it.waiting {
        Waiting::OnUs { since } => Some(since),
        _ => None,
    };
    let shown = it.status.is_open() || matches!(it.status, Status::Snoozed { .. });
    hold(waits.is_none() || shown, "whoever waits stands in a list", || format!("{it:#?}"))?;
    let spoken_to = whole.happened.iter().any(|it| {
        matches!(
            it,
            Happened::Acknowledged { .. }
                | Happened::NotAcknowledged { .. }
                | Happened::Answered { .. }
                | Happened::Quarantined { .. }
        )
    });
    hold(spoken_to, "the customer was told something, or the reason is on the timeline", || format!("{it:#?}"))?;
    hold(whole.measured == waits, "waits are shown as they are measured", || {
        format!("measured since {:?}: {it:#?}", whole.measured)
    })
}

fn chain_proves(name: &str, chain: &Result<usize, String>) -> Result<(), Broken> {
    hold(matches!(chain, Ok(1..)), "every chain proves", || format!("{name}: {chain:?}"))
}

/// Every accepted letter is one message in one conversation, or stands there as "came again".
fn letters_are_kept(play: &Play, house: usize, held: &Held) -> Result<(), Broken> {
    let mut places: BTreeMap<InboundId, usize> = BTreeMap::new();
    for whole in &held.all {
        let messages = whole.messages.iter().filter_map(|message| message.inbound);
        let again = whole.happened.iter().filter_map(|it| match it {
            Happened::CameAgain { inbound, .. } => Some(*inbound),
            _ => None,
        });
        messages.chain(again).for_each(|inbound| *places.entry(inbound).or_default() += 1);
    }
    // An agent's answer by mail becomes that answer; whether it leaves is another promise.
    let of_customers = play.ledger.said.iter().filter(|said| said.house == house && said.kind != Kind::Agent);
    for said in of_customers {
        let all = said.accepted <= said.arrivals.len();
        hold(all, "what is accepted is there", || {
            format!("{}: 250 was said {} times", said.external_id, said.accepted)
        })?;
        for (arrival, _) in &said.arrivals {
            let found = places.get(arrival).copied().unwrap_or(0);
            hold(found == 1, "an accepted letter is kept once", || {
                format!("{} ({arrival:?}) stands in {found} places", said.external_id)
            })?;
        }
        let messages = held.all.iter().flat_map(|whole| &whole.messages);
        let same = messages.filter(|message| is(message, said)).count();
        hold(same <= 1, "the same letter is one message", || format!("{} is {same} messages", said.external_id))?;
    }
    Ok(())
}

fn is(message: &MessageRow, said: &Said) -> bool {
    message.direction == Direction::In && message.external_id.as_ref() == Some(&said.external_id)
}

/// What answers a mail of ours is where that mail is, or in what continues it; what begins something begins something.
fn letters_are_in_place(play: &Play, house: usize, held: &Held) -> Result<(), Broken> {
    let mut ours: BTreeMap<&str, ConversationId> = BTreeMap::new();
    for whole in &held.all {
        ours.extend(whole.outgoing.iter().map(|row| (row.payload.external_id.as_str(), whole.conversation.id)));
    }
    let fresh = |said: &&Said| said.answers.is_none() && said.adds_to.is_none();
    let mut begun: BTreeMap<ConversationId, &str> = BTreeMap::new();
    for said in play.ledger.said.iter().filter(|said| said.house == house && said.kind == Kind::Person) {
        let Some(whole) = held.all.iter().find(|whole| whole.messages.iter().any(|message| is(message, said))) else {
            continue;
        };
        let here = whole.conversation.id;
        if let Some(there) = said.answers.as_deref().and_then(|id| ours.get(id)) {
            let right = here == *there || whole.conversation.linked_to == Some(*there);
            hold(right, "an answer is where it belongs", || format!("{} is in {here}, not {there}", said.external_id))?;
        }
        if fresh(&said)
            && let Some(other) = begun.insert(here, &said.external_id)
        {
            let words = || format!("{other} and {} are one conversation", said.external_id);
            hold(false, "two matters are two conversations", words)?;
        }
    }
    Ok(())
}

/// The messages of one author stand in the order in which they came.
fn order_is_kept(play: &Play, house: usize, held: &Held) -> Result<(), Broken> {
    let letters = play.ledger.said.iter().filter(|said| said.house == house).flat_map(|said| &said.arrivals);
    let came: BTreeMap<InboundId, Moment> = letters.copied().collect();
    for whole in &held.all {
        let mut last: BTreeMap<_, (Moment, &MessageRow)> = BTreeMap::new();
        let mut messages: Vec<&MessageRow> = whole.messages.iter().collect();
        messages.sort_by_key(|message| message.id);
        for message in messages {
            let Some(at) = message.inbound.and_then(|inbound| came.get(&inbound)) else { continue };
            let before = last.insert(message.contact_point, (*at, message));
            let kept = before.is_none_or(|(came, before)| {
                came <= *at + CLOCKS_DIFFER || message.at.since(before.at) <= CLOCKS_DIFFER
            });
            let words = || format!("{}: {} stands behind {before:#?}", whole.conversation.reference, message.id);
            hold(kept, "the order is kept", words)?;
        }
    }
    Ok(())
}

/// What came to two nodes, or was taken in by them, within this time may change places: their clocks differ by as much.
const CLOCKS_DIFFER: Millis = Millis::seconds(10);

/// Nothing acknowledges a machine that says that it is one, and nobody gets more than the bounds allow.
fn machines_are_left_alone(play: &Play, house: usize) -> Result<(), Broken> {
    let acknowledgements = || {
        let ours = play.handed.iter().filter(|handed| handed.house == house);
        ours.filter(|handed| handed.arrived() && handed.outgoing.purpose == Purpose::Acknowledgement)
    };
    let declared = play.ledger.said.iter().filter(|said| said.house == house && said.kind == Kind::Declared);
    let declared: BTreeSet<&str> = declared.map(|said| said.external_id.as_str()).collect();
    let mut to: BTreeMap<&str, Vec<Moment>> = BTreeMap::new();
    for handed in acknowledgements() {
        let answers = handed.outgoing.in_reply_to.as_deref().unwrap_or_default();
        hold(!declared.contains(answers), "no machine is acknowledged", || format!("{answers} was acknowledged"))?;
        let recipients = handed.outgoing.to.iter().map(|to| to.email.as_str());
        recipients.for_each(|address| to.entry(address).or_default().push(handed.at));
    }
    let bounds = domain::message::Bounds::default();
    for (address, moments) in to {
        // Counted as they are queued; a day and an hour of slack is for those that waited to leave.
        let most = moments
            .iter()
            .map(|from| moments.iter().filter(|at| **at >= *from && at.since(*from) < Millis::hours(23)).count());
        let most = i64::try_from(most.max().unwrap_or(0)).unwrap_or(i64::MAX);
        let bounded = most <= 2 * bounds.per_person_per_day;
        hold(bounded, "nobody is buried in acknowledgements", || format!("{address} got {most} in a day"))?;
    }
    Ok(())
}

/// Nothing automatic leaves twice, by itself or as another message about the same.
fn automatic_mail_leaves_once(play: &Play) -> Result<(), Broken> {
    let mut left = BTreeSet::new();
    for handed in play.handed.iter().filter(|handed| handed.arrived() && handed.outgoing.purpose.automatic()) {
        let outgoing = &handed.outgoing;
        let about = (outgoing.conversation, outgoing.in_reply_to.clone(), outgoing.subject.clone());
        let to: Vec<String> = outgoing.to.iter().map(|to| to.email.to_string()).collect();
        let by_itself = left.insert((outgoing.external_id.clone(), None, Vec::new()));
        let about_this = outgoing.purpose == Purpose::Notification
            || left.insert((outgoing.purpose.word().to_owned(), Some(about), to));
        hold(by_itself && about_this, "automatic mail leaves once", || {
            format!("a second {} to {:?}: {}", outgoing.purpose.word(), outgoing.to, outgoing.subject)
        })?;
    }
    Ok(())
}

/// An agent's answer leaves at least once, always with the same `Message-ID`; what was taken back does not leave.
fn replies_leave(play: &Play, house: usize, held: &Held, at_the_end: bool) -> Result<(), Broken> {
    let by_mail = play.ledger.said.iter().filter(|said| said.kind == Kind::Agent && said.house == house);
    let marks = by_mail.filter_map(|said| {
        let mark = said.letter.text.lines().next().filter(|line| line.contains("says mail"))?;
        Some((mark, None, !said.arrivals.is_empty()))
    });
    let clicked = play.ledger.replies.iter().filter(|reply| reply.house == house);
    let clicked = clicked.map(|reply| (reply.mark.as_str(), Some(reply.fate), matches!(reply.fate, Fate::Sent(_))));
    for (mark, fate, promised) in marks.chain(clicked) {
        let tried: Vec<_> =
            play.handed.iter().filter(|it| is_reply(it.outgoing.purpose, &it.outgoing.text, mark)).collect();
        let names: BTreeSet<&str> = tried.iter().map(|handed| handed.outgoing.external_id.as_str()).collect();
        hold(names.len() <= 1, "a reply has one Message-ID", || format!("\"{mark}\" left as {names:?}"))?;
        let taken_back = fate == Some(Fate::TakenBack);
        hold(!taken_back || tried.is_empty(), "what was taken back does not leave", || format!("\"{mark}\" left"))?;
        let rows = held.all.iter().flat_map(|whole| &whole.outgoing);
        let rows: Vec<&OutgoingRow> = rows.filter(|row| is_reply(row.purpose, &row.payload.text, mark)).collect();
        let failed = rows.iter().any(|row| matches!(row.state, OutgoingState::Refused | OutgoingState::Uncertain));
        let in_words = held.all.iter().flat_map(|whole| &whole.messages).any(|message| message.text.contains(mark));
        hold(!promised || in_words, "a reply is kept", || format!("\"{mark}\" stands nowhere"))?;
        let left = tried.iter().any(|handed| handed.arrived()) || failed || (fate.is_none() && rows.is_empty());
        hold(!at_the_end || !promised || left, "a reply leaves", || format!("\"{mark}\" never left: {rows:#?}"))?;
    }
    Ok(())
}

fn is_reply(purpose: Purpose, text: &str, mark: &str) -> bool {
    purpose == Purpose::Reply && text.contains(mark)
}

fn hold(holds: bool, promise: &'static str, words: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken::new(promise, words())) }
}
