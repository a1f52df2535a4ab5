//! Keeping what happened: timeline entries are chained by digests and written with the state they explain, in one
//! transaction.

use crate::Desk;
use crate::permit::Doer;
use crate::said;
use domain::conversation::Conversation;
use domain::task::Concern;
use domain::timeline::{Change, Happened, content_digest, link, start_of};
use domain::{AgentId, ConversationId, Moment, TaskId};
use language::Language;
use store::{NewEntry, Task, Trouble, Tx};

/// The chain of what concerns the desk as a whole: sign-ins, settings.
pub const DESK_CHAIN: i64 = 0;

/// Writes a conversation's changed state and what happened to it.
pub fn keep(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    by: impl Into<Doer>,
    happened: &[Happened],
    now: Moment,
) -> Result<(), Trouble> {
    tx.keep_conversation(conversation)?;
    record(desk, tx, conversation.id.0, by, happened, now)
}

/// Appends what happened to a chain.
pub fn record(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    chain: i64,
    by: impl Into<Doer>,
    happened: &[Happened],
    now: Moment,
) -> Result<(), Trouble> {
    let actor = by.into().actor();
    let (mut sequence, mut head) = match tx.chain_head(chain)? {
        Some((sequence, head)) => {
            (sequence, <[u8; 32]>::try_from(head).unwrap_or_else(|_| start_of(&chain.to_string())))
        }
        None => (0, start_of(&chain.to_string())),
    };
    let mut entries = Vec::with_capacity(happened.len());
    for event in happened {
        sequence += 1;
        let content = serde_json::to_string(event).map_err(|error| Trouble::Unreadable(error.to_string()))?;
        let salt = desk.chance.bytes();
        let content_digest = content_digest(&salt, content.as_bytes());
        let number = u64::try_from(sequence).unwrap_or_default();
        head = link(&head, number, now, &actor.to_string(), event.word(), &content_digest);
        entries.push(NewEntry {
            chain,
            sequence,
            actor,
            at: now,
            kind: event.word(),
            content,
            salt,
            content_digest,
            digest: head,
        });
    }
    tx.append(&entries)
}

/// Notes on the desk's own chain what was set.
pub fn note_change(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: impl Into<Doer>,
    change: Change,
    now: Moment,
) -> Result<(), Trouble> {
    record(desk, tx, DESK_CHAIN, by, &[set(change)], now)
}

/// What was set, with its English words: whoever reads the chain without this program can do so.
pub fn set(change: Change) -> Happened {
    Happened::SettingChanged { what: said::change(Language::English, &change), change: Some(change) }
}

/// Raises a task for a named person and puts it on the timeline.
pub fn raise_task(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    about: Option<ConversationId>,
    owner: AgentId,
    concern: Concern,
    now: Moment,
) -> Result<TaskId, Trouble> {
    let id = TaskId(desk.chance.id(now));
    tx.raise_task(&Task {
        id,
        conversation: about,
        owner,
        kind: concern.kind().to_owned(),
        words: said::concern(Language::English, &concern),
        concern: Some(concern),
        created_at: now,
        done: None,
    })?;
    let chain = about.map_or(DESK_CHAIN, |conversation| conversation.0);
    record(desk, tx, chain, Doer::DESK, &[Happened::TaskRaised { task: id }], now)?;
    Ok(id)
}
