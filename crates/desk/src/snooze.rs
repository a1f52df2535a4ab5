//! Putting a conversation aside until a moment. It comes back by itself, or earlier with the customer's next message.

use crate::Desk;
use crate::closing::CannotClose;
use crate::keep::keep;
use crate::permit::{Doer, permit_on};
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
                for id in tx.due_from_snooze(now, WAKE_BATCH)? {
                    let Some(mut conversation) = tx.lock_conversation(id)? else { continue };
                    let because = Because::new("snooze-over", "its time aside is over");
                    if let Ok(mut happened) = conversation.reopen(Actor::Desk, because, None, now) {
                        happened.extend(crate::owner::cover_absent_owner(tx, &mut conversation, None, now)?);
                        keep(&desk, tx, &conversation, Doer::DESK, &happened, now)?;
                        woken += 1;
                    }
                }
                Ok(woken)
            })
            .await
    }
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
