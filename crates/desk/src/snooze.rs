//! Putting a conversation aside until a moment. It comes back by itself, or earlier with the customer's next message.

use crate::Desk;
use crate::closing::{CannotClose, close};
use crate::keep::keep;
use crate::permit::{Doer, permit_on};
use domain::conversation::Status;
use domain::message::Because;
use domain::team::Permission;
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, Moment};
use store::{Trouble, Tx};

/// Conversations woken in one transaction.
const WAKE_BATCH: i64 = 100;

impl Desk {
    /// Puts a conversation aside.
    ///
    /// # Errors
    /// When it has ended, or the moment is past or too far away.
    pub async fn snooze(&self, by: AgentId, id: ConversationId, until: Moment) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store.write(move |tx| snooze(&desk, tx, by, id, until)).await
    }

    /// Has a closed conversation come back at a moment, or (`None`) not any more.
    ///
    /// # Errors
    /// When it is not closed, or the moment is past or too far away.
    pub async fn follow_up(&self, by: AgentId, id: ConversationId, at: Option<Moment>) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store.write(move |tx| follow_up(&desk, tx, by, id, at)).await
    }

    /// Ends a conversation that comes back at a moment; one that has ended already comes back then.
    ///
    /// # Errors
    /// When it cannot end, or the moment is past or too far away: then it stays as it is.
    pub async fn close_and_follow_up(&self, by: AgentId, id: ConversationId, at: Moment) -> Result<(), CannotClose> {
        let desk = self.clone();
        let done = self.store.write(move |tx| {
            let (permit, conversation) = permit_on(tx, by, Permission::Arrange, id)?;
            if !matches!(conversation.status, Status::Closed { .. }) {
                close(&desk, tx, Doer::from(&permit), id, None)?;
            }
            follow_up(&desk, tx, by, id, Some(at))
        });
        done.await
    }

    /// Brings back what is due; returns how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn wake_due(&self) -> Result<usize, Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let mut woken = 0;
                let aside = tx.due_from_snooze(now, WAKE_BATCH)?;
                for id in aside.into_iter().chain(tx.due_for_follow_up(now, WAKE_BATCH)?) {
                    let Some(mut conversation) = tx.lock_conversation(id)? else { continue };
                    // Somebody may have been faster.
                    let because = match conversation.status {
                        Status::Closed { follow_up: Some(at), .. } if at <= now => {
                            Because::new("follow-up", "somebody wanted to look at it again now")
                        }
                        Status::Snoozed { until, .. } if until <= now => {
                            Because::new("snooze-over", "its time aside is over")
                        }
                        _ => continue,
                    };
                    if let Ok(mut happened) = conversation.reopen(Actor::Desk, because, None, now) {
                        happened.extend(crate::owner::cover_absent_owner(tx, &mut conversation, None, now)?);
                        tx.mark_unread(conversation.owner, id)?;
                        keep(&desk, tx, &conversation, Doer::DESK, &happened, now)?;
                        woken += 1;
                    }
                }
                Ok(woken)
            })
            .await
    }
}

pub(crate) fn follow_up(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    at: Option<Moment>,
) -> Result<(), CannotClose> {
    let now = desk.now();
    let (permit, mut conversation) = permit_on(tx, by, Permission::Arrange, id)?;
    let happened = conversation.follow_up(at, now)?;
    if !happened.is_empty() {
        keep(desk, tx, &conversation, &permit, &happened, now)?;
    }
    Ok(())
}

/// Puts a conversation aside in a transaction that may do more.
pub(crate) fn snooze(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    until: Moment,
) -> Result<(), CannotClose> {
    let now = desk.now();
    let (permit, mut conversation) = permit_on(tx, by, Permission::Arrange, id)?;
    let happened = conversation.snooze(permit.actor(), until, now)?;
    keep(desk, tx, &conversation, &permit, &happened, now)?;
    Ok(())
}
