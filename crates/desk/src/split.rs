//! Splitting: messages about another matter become a conversation of their own. What answers them goes there; what comes
//! by the old conversation's token stays with the old one. Merging the two puts them together again.

use crate::Desk;
use crate::keep::keep;
use crate::merge::{contents, reason};
use crate::permit::{NotAllowed, denied_as, permit_on};
use domain::conversation::{CannotChange, Conversation, Status, Waiting};
use domain::message::{Because, base_subject};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ContactPointId, ConversationId, MessageId, Moment, MoveId};
use store::{Direction, MessageRow, Move, MoveKind, Moved, Participant, Trouble, Tx};

/// Messages that one split moves.
const MESSAGES_MAX: i64 = 10_000;

/// Which messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// That one alone.
    This,
    /// That one and everything after it.
    AndLater,
}

/// Why nothing was split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSplit {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// The message is not in it.
    #[error("this message is not in the conversation any more")]
    NoMessage,
    /// One of us wrote the first of the messages.
    #[error("a conversation of its own begins with a message of a customer")]
    NotTheirs,
    /// Nothing would be left.
    #[error("these are all messages of the conversation; it is one of its own already")]
    Everything,
    /// The conversation refuses.
    #[error(transparent)]
    Refused(#[from] CannotChange),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSplit, NoConversation; }

impl Desk {
    /// Makes messages a conversation of their own, whose customer is the author of the first. Doing it twice does it
    /// once. Returns the new conversation.
    ///
    /// # Errors
    /// When the message is not there or not a customer's, or nothing would be left.
    pub async fn split(
        &self,
        by: AgentId,
        from: ConversationId,
        first: MessageId,
        which: Which,
        why: String,
    ) -> Result<ConversationId, CannotSplit> {
        let desk = self.clone();
        self.store.write(move |tx| split(&desk, tx, by, from, first, which, &why)).await
    }
}

fn split(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    from: ConversationId,
    first: MessageId,
    which: Which,
    why: &str,
) -> Result<ConversationId, CannotSplit> {
    let now = desk.now();
    let (permit, mut source) = permit_on(tx, by, Permission::Arrange, from)?;
    let Some(message) = tx.message(first)?.filter(|message| message.conversation == from) else {
        return tx.split_of(from, first)?.ok_or(CannotSplit::NoMessage);
    };
    let author = message.contact_point.filter(|_| message.direction == Direction::In && message.enquiry.is_none());
    let author = author.ok_or(CannotSplit::NotTheirs)?;
    match source.status {
        Status::Merged { .. } => return Err(CannotChange::Merged.into()),
        Status::Quarantined { .. } => return Err(CannotChange::InQuarantine.into()),
        Status::Open { .. } | Status::Snoozed { .. } | Status::Closed { .. } => {}
    }
    let mut chosen = vec![first];
    if which == Which::AndLater {
        for later in tx.messages_after(from, first, MESSAGES_MAX)? {
            // An enquiry stays whole, with the conversation that it was begun in.
            if tx.message(later)?.is_some_and(|later| later.enquiry.is_none()) {
                chosen.push(later);
            }
        }
    }
    if i64::try_from(chosen.len()).unwrap_or(i64::MAX) >= tx.count_messages(from)? {
        return Err(CannotSplit::Everything);
    }
    let mut new = begin(desk, tx, &source, &message, author, now)?;
    let because = reason("another-matter", why, "it is about another matter");
    let moved = Move {
        id: MoveId(desk.chance.id(now)),
        kind: MoveKind::Split,
        source: from,
        target: new.id,
        by,
        because: because.detail.to_string(),
        was: source.status,
        priority_was: None,
        at: now,
    };
    tx.begin_move(&moved)?;
    list(tx, &moved, &chosen, author, now)?;
    tx.carry(moved.id, from, new.id)?;
    let held = contents(tx, new.id)?;
    new.hold(held, now);
    let held = contents(tx, from)?;
    source.hold(held, now);
    let into = Happened::SplitInto { into: new.id, reference: new.reference.clone(), because: because.clone() };
    keep(desk, tx, &source, &permit, &[into], now)?;
    keep(desk, tx, &new, &permit, &began(&source, &new, because), now)?;
    Ok(new.id)
}

/// The new conversation, with the owner, the team, the priority and the mailbox of the old one; nothing is in it yet.
fn begin(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    source: &Conversation,
    first: &MessageRow,
    author: ContactPointId,
    now: Moment,
) -> Result<Conversation, Trouble> {
    let gone = || Trouble::Broken("a mailbox is gone".into());
    let mailbox = tx.mailbox(first.mailbox.unwrap_or(source.mailbox))?.ok_or_else(gone)?;
    let subject = base_subject(&first.subject);
    let subject = if subject.is_empty() { source.subject.clone() } else { subject };
    let (mut new, _) = crate::opening::blank(desk, tx, &mailbox, author, subject, first.nature, now)?;
    new.owner = source.owner;
    new.team = source.team;
    new.priority = source.priority;
    new.linked_to = Some(source.id);
    // What they were told about the wait was told about these messages, too.
    new.told.clone_from(&source.told);
    new.waiting = Waiting::OnThem { since: now };
    crate::opening::add(desk, tx, &mut new)?;
    tx.join(new.id, &Participant { contact_point: author, joined_at: now, flagged: None })?;
    Ok(new)
}

/// Lists the messages with their ways out, and lets their authors take part as they did.
fn list(
    tx: &mut Tx<'_, '_>,
    moved: &Move,
    chosen: &[MessageId],
    author: ContactPointId,
    now: Moment,
) -> Result<(), Trouble> {
    // Who was a stranger there sees nothing here but what they wrote and got themselves.
    let was_strange = tx.participant(moved.source, author)?.and_then(|author| author.flagged);
    for id in chosen {
        let Some(message) = tx.message(*id)? else { continue };
        tx.list_moved(moved.id, Moved::Message, id.0)?;
        if let Some(outgoing) = message.outgoing {
            tx.list_moved(moved.id, Moved::Outgoing, outgoing.0)?;
        }
        let Some(other) = message.contact_point.filter(|other| *other != author) else { continue };
        if let Some(as_before) = tx.participant(moved.source, other)? {
            let flagged = as_before.flagged.clone().or_else(|| was_strange.clone());
            tx.join(moved.target, &Participant { joined_at: now, flagged, ..as_before })?;
        }
    }
    Ok(())
}

fn began(source: &Conversation, new: &Conversation, because: Because) -> Vec<Happened> {
    let same_owner = Because::new("same-owner", "who has a conversation has what is split from it");
    let told = Because::new("told-already", "they were told in the conversation that it was split from");
    vec![
        Happened::SplitFrom { from: source.id, reference: source.reference.clone(), because },
        Happened::Owned { owner: new.owner, because: same_owner },
        Happened::NotAcknowledged { because: vec![told] },
    ]
}
