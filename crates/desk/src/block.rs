//! Blocking a sender: what they write is kept in the quarantine, nobody is told of it and no machine answers it, until
//! somebody here takes it back. Their open conversations go there at once, and come back with them.

use crate::Desk;
use crate::keep::{keep, record};
use crate::permit::{NotAllowed, Permit, denied_as, permit_on};
use crate::quarantine::put_aside;
use domain::conversation::{Conversation, Status};
use domain::message::{Because, SENDER_BLOCKED, SENDER_BLOCKED_WORDS};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ContactPointId, ConversationId, Moment};
use store::{Blocked, Read, Trouble, Tx};

/// Conversations of one sender that are put aside or brought back together, the latest first.
pub const BLOCKED_CONVERSATIONS_MAX: i64 = 200;
/// Lines of a timeline in which the reason for its quarantine is looked for.
const LINES_MAX: i64 = 200;

/// Why a sender stays as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotBlock {
    /// There is no such conversation, or nobody is blocked there.
    #[error("this conversation does not exist")]
    NoConversation,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotBlock, NoConversation; }

impl Desk {
    /// Blocks whoever began a conversation. A second time changes nothing.
    ///
    /// # Errors
    /// When there is no such conversation, or the actor may not.
    pub async fn block(&self, by: AgentId, id: ConversationId) -> Result<(), CannotBlock> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let (permit, conversation) = permit_on(tx, by, Permission::Arrange, id)?;
                let sender = conversation.contact_point;
                if !tx.block(&Blocked { sender, conversation: id, by, at: now })? {
                    return Ok(());
                }
                record(&desk, tx, id.0, &permit, &[Happened::SenderBlocked { contact_point: sender }], now)?;
                for mut theirs in conversations_of(tx, &permit, sender)? {
                    if matches!(theirs.status, Status::Open { .. } | Status::Snoozed { .. }) {
                        let aside = put_aside(tx, &mut theirs, permit.actor(), vec![because()], now);
                        keep(&desk, tx, &theirs, &permit, &aside.unwrap_or_default(), now)?;
                    }
                }
                Ok(())
            })
            .await
    }

    /// Blocks whoever began a conversation no longer. What was kept back meanwhile comes to the inbox.
    ///
    /// # Errors
    /// When there is no such conversation, or the actor may not.
    pub async fn unblock(&self, by: AgentId, id: ConversationId) -> Result<(), CannotBlock> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, conversation) = permit_on(tx, by, Permission::Arrange, id)?;
                unblock(&desk, tx, &permit, id, conversation.contact_point)
            })
            .await
    }

    /// The same, for a list of those who are blocked.
    ///
    /// # Errors
    /// When they are not blocked, or not by anything that the actor sees.
    pub async fn unblock_sender(&self, by: AgentId, sender: ContactPointId) -> Result<(), CannotBlock> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let blocked = tx.blocked(sender)?.ok_or(CannotBlock::NoConversation)?;
                let (permit, _) = permit_on(tx, by, Permission::Arrange, blocked.conversation)?;
                unblock(&desk, tx, &permit, blocked.conversation, sender)
            })
            .await
    }
}

/// Why a message of this sender is kept back, if they are blocked.
pub(crate) fn kept_back(read: &mut Read<'_, '_>, sender: ContactPointId) -> Result<Option<Because>, Trouble> {
    Ok(read.blocked(sender)?.map(|_| because()))
}

fn because() -> Because {
    Because::new(SENDER_BLOCKED, SENDER_BLOCKED_WORDS)
}

fn unblock(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    at: ConversationId,
    sender: ContactPointId,
) -> Result<(), CannotBlock> {
    let now = desk.now();
    if !tx.unblock(sender)? {
        return Ok(());
    }
    record(desk, tx, at.0, permit, &[Happened::SenderUnblocked { contact_point: sender }], now)?;
    for theirs in conversations_of(tx, permit, sender)? {
        if theirs.status.is_quarantined() && is_there_for_its_sender(tx, theirs.id)? {
            bring_back(desk, tx, permit, theirs, now)?;
        }
    }
    Ok(())
}

/// Those of a sender that the actor sees, locked.
fn conversations_of(
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    sender: ContactPointId,
) -> Result<Vec<Conversation>, Trouble> {
    let Some(customer) = tx.customer_of(sender)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for one in tx.conversations_of(customer.id, BLOCKED_CONVERSATIONS_MAX)? {
        if one.contact_point == sender && permit.sees(&one).is_ok() {
            all.extend(tx.lock_conversation(one.id)?);
        }
    }
    Ok(all)
}

/// Whether a conversation is in the quarantine because its sender is blocked. What somebody called spam stays there.
fn is_there_for_its_sender(read: &mut Read<'_, '_>, id: ConversationId) -> Result<bool, Trouble> {
    let lines = read.latest_entries(id.0, LINES_MAX)?;
    let put_there = lines.into_iter().filter_map(|line| match line.happened {
        Some(Happened::Quarantined { because }) => Some((line.sequence, because)),
        _ => None,
    });
    let latest = put_there.max_by_key(|(sequence, _)| *sequence);
    Ok(latest.is_some_and(|(_, because)| because.iter().any(|one| one.code == SENDER_BLOCKED)))
}

/// Back to the inbox; whoever wrote waits again since they wrote. Nothing is learnt of its words.
fn bring_back(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    mut it: Conversation,
    now: Moment,
) -> Result<(), CannotBlock> {
    let (since, _) = it.status.since();
    let waiting_since = tx.wait_again(it.id, since)?;
    let mut happened = it.release(permit.agent().id, waiting_since, now).unwrap_or_default();
    happened.extend(crate::owner::cover_absent_owner(tx, &mut it, None, now)?);
    Ok(keep(desk, tx, &it, permit, &happened, now)?)
}
