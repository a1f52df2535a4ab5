//! Merging: a conversation becomes a part of another one, with everything that belongs to it, and can be taken out again
//! at any later time. Every way that led to it leads to the other one: tokens, identifiers, its reference, its page.
//!
//! Privacy: who came with a part and is not the customer of the whole is flagged there, so neither sees what the other
//! wrote; letters to them carry the subject and the reference that they know ([`known_to`]).

use crate::Desk;
use crate::keep::{keep, raise_task, record};
use crate::permit::{NotAllowed, Permit, denied_as, permit};
use crate::withdrawal::{latest_that_stands, told_then};
use domain::conversation::{CannotChange, Contents, Conversation, Raise, Status, without_merge};
use domain::message::Because;
use domain::task::Concern;
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ContactPointId, ConversationId, MessageId, Moment, MoveId};
use store::{Direction, MessageRow, Move, MoveKind, Moved, Participant, Read, Trouble, Tx};

/// Why somebody is flagged who came with a part.
pub const CAME_WITH_A_PART: &str = "came with a conversation that was merged into this one";
/// Why somebody is flagged who first wrote about a part while it was one.
pub const CAME_MEANWHILE: &str = "wrote while this was a part of another conversation";
/// The kind of the task that tells somebody that another one looks after their conversation now.
const MERGED_TASK: &str = "merged";
/// Characters of a reason.
pub const WHY_CHARS_MAX: usize = 500;

/// Why nothing was merged or separated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotMerge {
    /// There is no such conversation.
    #[error("there is no such conversation")]
    NoConversation,
    /// The one that it became a part of became a part of a third one.
    #[error("undo the later merge first")]
    MergedOn,
    /// A conversation refuses.
    #[error(transparent)]
    Refused(#[from] CannotChange),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotMerge, NoConversation; }

impl Desk {
    /// Makes a conversation a part of another one; where that was merged, of the one that it is a part of. Doing it
    /// twice does it once.
    ///
    /// # Errors
    /// When there are no two such conversations, or one of them refuses.
    pub async fn merge(
        &self,
        by: AgentId,
        part: ConversationId,
        whole: ConversationId,
        why: String,
    ) -> Result<(), CannotMerge> {
        let desk = self.clone();
        let merged = self.store.write(move |tx| {
            let permit = permit(tx, by, Permission::Arrange)?;
            merge(&desk, tx, &permit, part, whole, &why)
        });
        merged.await
    }

    /// Undoes a merge: what came from the part goes back there, and so does what answers it
    /// ([`goes_along`]); everything else that came later stays.
    ///
    /// # Errors
    /// When it is no part of another one, or the other one was merged on.
    pub async fn separate(&self, by: AgentId, part: ConversationId) -> Result<(), CannotMerge> {
        let desk = self.clone();
        let separated = self.store.write(move |tx| {
            let permit = permit(tx, by, Permission::Arrange)?;
            separate(&desk, tx, &permit, part)
        });
        separated.await
    }
}

/// The conversation under whose subject, reference and page a contact point knows it: their own, when that became a part
/// of this one.
pub(crate) fn known_to(
    read: &mut Read<'_, '_>,
    whole: &Conversation,
    who: ContactPointId,
) -> Result<Conversation, Trouble> {
    let part = if who == whole.contact_point { None } else { read.part_of(whole.id, who)? };
    Ok(part.unwrap_or_else(|| whole.clone()))
}

/// What a conversation holds now.
pub(crate) fn contents(tx: &mut Tx<'_, '_>, of: ConversationId) -> Result<Contents, Trouble> {
    Ok(Contents {
        latest: latest_that_stands(tx, of)?,
        message_count: tx.count_messages(of)?,
        waiting_since: tx.waiting_since(of)?,
    })
}

/// The reason as it stands on the timeline; `otherwise` when none was given.
pub(crate) fn reason(code: &'static str, why: &str, otherwise: &'static str) -> Because {
    let why: String = why.trim().chars().take(WHY_CHARS_MAX).collect();
    Because::new(code, if why.is_empty() { otherwise.to_owned() } else { why })
}

fn merge(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    part: ConversationId,
    whole: ConversationId,
    why: &str,
) -> Result<(), CannotMerge> {
    let (now, by) = (desk.now(), permit.agent().id);
    let survivor = tx.survivor(whole)?;
    let (mut part, mut whole) = locked(tx, part, survivor)?;
    permit.sees(&part)?;
    permit.sees(&whole)?;
    if matches!(part.status, Status::Merged { into, .. } if into == whole.id) {
        return Ok(());
    }
    whole.can_merge(&part)?;
    let because = reason("same-matter", why, "it is the same matter");
    let id = MoveId(desk.chance.id(now));
    let (source, target, was) = (part.id, whole.id, part.status);
    tx.begin_move(&Move {
        id,
        kind: MoveKind::Merge,
        source,
        target,
        by,
        because: because.detail.to_string(),
        was,
        priority_was: Some(whole.priority),
        at: now,
    })?;
    tx.list_all(id, source)?;
    tx.carry(id, source, target)?;
    tx.redirect_arrivals(source, target)?;
    bring_participants(tx, id, &part, &whole, now)?;
    let (here, there) = whole.merge(&mut part, contents(tx, target)?, by, because, now)?;
    let mut happened = vec![here];
    happened.extend(whole.set_priority(Raise { was: whole.priority, part: part.priority }.after()));
    if whole.status.is_open() {
        happened.extend(crate::owner::cover_absent_owner(tx, &mut whole, None, now)?);
    }
    keep(desk, tx, &part, permit, &[there], now)?;
    keep(desk, tx, &whole, permit, &happened, now)?;
    tell_former_owner(desk, tx, by, &part, &whole, now)
}

/// Both, locked in one order whatever their parts, so that two merges do not wait for each other.
fn locked(
    tx: &mut Tx<'_, '_>,
    part: ConversationId,
    whole: ConversationId,
) -> Result<(Conversation, Conversation), CannotMerge> {
    let mut lock = |id| tx.lock_conversation(id)?.ok_or(CannotMerge::NoConversation);
    if part < whole {
        let part = lock(part)?;
        Ok((part, lock(whole)?))
    } else {
        let whole = lock(whole)?;
        Ok((lock(part)?, whole))
    }
}

/// Who takes part in the one takes part in the other: flagged, unless they do already.
fn bring_participants(
    tx: &mut Tx<'_, '_>,
    id: MoveId,
    part: &Conversation,
    whole: &Conversation,
    now: Moment,
) -> Result<(), Trouble> {
    for one in tx.participants(part.id)? {
        let flagged = one.flagged.or_else(|| Some(CAME_WITH_A_PART.to_owned()));
        let newcomer = Participant { joined_at: now, flagged, ..one };
        if newcomer.contact_point != whole.contact_point && tx.join(whole.id, &newcomer)? {
            tx.list_moved(id, Moved::Participant, newcomer.contact_point.0)?;
        }
    }
    Ok(())
}

/// Whoever looked after the part hears that somebody else does now.
fn tell_former_owner(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    part: &Conversation,
    whole: &Conversation,
    now: Moment,
) -> Result<(), CannotMerge> {
    if part.owner == whole.owner || part.owner == by {
        return Ok(());
    }
    let mut name = |id| Ok::<_, Trouble>(tx.agent(id)?.map(|agent| agent.name).unwrap_or_default());
    let (merged_by, owner) = (name(by)?, name(whole.owner)?);
    let concern =
        Concern::Merged { by: merged_by, part: part.reference.clone(), whole: whole.reference.clone(), owner };
    raise_task(desk, tx, Some(whole.id), part.owner, concern, now)?;
    Ok(())
}

fn separate(desk: &Desk, tx: &mut Tx<'_, '_>, permit: &Permit, part: ConversationId) -> Result<(), CannotMerge> {
    let (now, by) = (desk.now(), permit.agent().id);
    let merge = tx.merge_of(part)?.ok_or(CannotChange::NotMerged)?;
    let (mut part, mut whole) = locked(tx, part, merge.target)?;
    permit.sees(&part)?;
    permit.sees(&whole)?;
    if whole.status.is_merged() {
        return Err(CannotMerge::MergedOn);
    }
    take_along(tx, &merge, &part, &whole)?;
    tx.carry(merge.id, whole.id, part.id)?;
    tx.move_undone(merge.id, whole.id, by, now)?;
    untell_former_owner(desk, tx, permit, &merge, &part, now)?;
    let told = told_then(tx, part.id, &[])?;
    let held = contents(tx, part.id)?;
    part.separate(merge.was, held, told, by, now)?;
    whole.told = told_then(tx, whole.id, &[])?;
    let held = contents(tx, whole.id)?;
    whole.hold(held, now);
    let lowered = lower(tx, &merge, &part, &mut whole)?;
    for (one, other) in [(&part, &whole), (&whole, &part)] {
        let separated = Happened::Separated { from: other.id, reference: other.reference.clone() };
        keep(desk, tx, one, permit, &[separated], now)?;
    }
    record(desk, tx, whole.id.0, permit, &lowered, now)?;
    Ok(())
}

/// Later merges into the same conversation that are looked through when one is undone.
const LATER_MERGES_MAX: i64 = 1_000;

/// What is left is as urgent as if the merge had never been, whatever later merges began from.
fn lower(
    tx: &mut Tx<'_, '_>,
    merge: &Move,
    part: &Conversation,
    whole: &mut Conversation,
) -> Result<Vec<Happened>, Trouble> {
    let Some(was) = merge.priority_was else { return Ok(Vec::new()) };
    let (ids, mut later): (Vec<_>, Vec<_>) = tx.raises_after(whole.id, merge.id, LATER_MERGES_MAX)?.into_iter().unzip();
    let before = later.clone();
    let priority = without_merge(Raise { was, part: part.priority }, &mut later, whole.priority);
    for ((id, raise), before) in ids.into_iter().zip(later).zip(before) {
        if raise != before {
            tx.raised_from(id, raise.was)?;
        }
    }
    Ok(whole.set_priority(priority))
}

/// What the former owner was told is not true any more once the merge is undone.
fn untell_former_owner(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: &Permit,
    merge: &Move,
    part: &Conversation,
    now: Moment,
) -> Result<(), Trouble> {
    let tag = format!("[#{}]", part.reference);
    for task in tx.tasks_of(merge.target)? {
        let of_this = task.kind == MERGED_TASK && task.created_at == merge.at && task.words.contains(&tag);
        if of_this && tx.task_done(task.id, by.actor(), now)? {
            record(desk, tx, merge.target.0, by, &[Happened::TaskDone { task: task.id }], now)?;
        }
    }
    Ok(())
}

/// Later messages that are looked through when a merge is undone.
const LATER_MAX: i64 = 10_000;

/// Lists what came after the merge and goes back with the part, oldest first: an answer to an answer goes, too.
fn take_along(tx: &mut Tx<'_, '_>, merge: &Move, part: &Conversation, whole: &Conversation) -> Result<(), Trouble> {
    // Identifiers are ordered by time, whatever they name.
    for id in tx.messages_after(whole.id, MessageId(merge.id.0), LATER_MAX)? {
        let Some(message) = tx.message(id)? else { continue };
        let goes = match message.enquiry {
            Some(enquiry) => tx.was_moved(merge.id, Moved::Enquiry, enquiry.0)?,
            None => goes_along(tx, merge, part, whole, &message)?,
        };
        if goes {
            tx.list_moved(merge.id, Moved::Message, id.0)?;
            if let Some(outgoing) = message.outgoing {
                tx.list_moved(merge.id, Moved::Outgoing, outgoing.0)?;
            }
            if let Some(author) = message.contact_point.filter(|_| message.enquiry.is_none()) {
                let flagged = Some(CAME_MEANWHILE.to_owned());
                tx.join(part.id, &Participant { contact_point: author, joined_at: message.at, flagged })?;
            }
        }
    }
    Ok(())
}

/// Identifiers of a message that are looked up.
const LOOK_UPS_MAX: usize = 20;

/// Whether a message that came after a merge goes back with the part: it answers a message of the part; or it answers
/// none that is known, and the part's customer wrote it, who is not the customer of the whole. Notes stay.
fn goes_along(
    read: &mut Read<'_, '_>,
    merge: &Move,
    part: &Conversation,
    whole: &Conversation,
    message: &MessageRow,
) -> Result<bool, Trouble> {
    if message.direction == Direction::Note {
        return Ok(false);
    }
    let own = message.external_id.as_ref();
    for id in message.references.iter().rev().filter(|id| Some(*id) != own).take(LOOK_UPS_MAX) {
        let Some(parent) = read.parent(id)?.filter(|parent| parent.conversation == whole.id) else { continue };
        if let Some(answered) = parent.message {
            return read.was_moved(merge.id, Moved::Message, answered.0);
        }
        if let Some(outgoing) = read.outgoing_by_external_id(id)? {
            return read.was_moved(merge.id, Moved::Outgoing, outgoing.id.0);
        }
    }
    let theirs = message.contact_point == Some(part.contact_point);
    Ok(theirs && part.contact_point != whole.contact_point)
}
