//! Ending a conversation and opening it again.

use crate::Desk;
use crate::keep::keep;
use crate::permit::{Denied, Doer, NotAllowed, denied_as, permit, permit_on};
use crate::rule::occasion::{Occasion, arises};
use crate::withdrawal::told_then;
use domain::conversation::{CannotChange, OPENED_AGAIN, Waiting};
use domain::message::Because;
use domain::rule::When;
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, MessageId, TaskId};
use store::{Trouble, Tx, WaitEnd};

/// Why the status of a conversation stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotClose {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
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

denied_as! { CannotClose, NoConversation; }

impl Desk {
    /// Ends a conversation. The customer's next message opens it again.
    ///
    /// # Errors
    /// When it has ended already.
    pub async fn close(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        let done = self.store.write(move |tx| {
            let (permit, _) = permit_on(tx, by, Permission::Arrange, id)?;
            close(&desk, tx, Doer::from(&permit), id, None)
        });
        done.await
    }

    /// Opens a conversation again; who was waiting waits again.
    ///
    /// # Errors
    /// When it is open.
    pub async fn reopen(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        let done = self.store.write(move |tx| {
            let (permit, _) = permit_on(tx, by, Permission::Arrange, id)?;
            reopen(&desk, tx, Doer::from(&permit), id)
        });
        done.await
    }

    /// Notes how far an agent has read; what calls them in there, they have seen.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn mark_read(&self, by: AgentId, id: ConversationId, upto: MessageId) -> Result<(), Denied> {
        let now = self.now();
        let read = self.store.write(move |tx| {
            permit_on(tx, by, Permission::Read, id)?;
            tx.see_mentions(by, id, now)?;
            Ok(tx.mark_read(by, id, upto)?)
        });
        read.await
    }

    /// Makes a conversation look unread again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn mark_unread(&self, by: AgentId, id: ConversationId) -> Result<(), Denied> {
        let unread = self.store.write(move |tx| {
            permit_on(tx, by, Permission::Read, id)?;
            Ok(tx.mark_unread(by, id)?)
        });
        unread.await
    }

    /// A task was seen to.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn task_done(&self, by: AgentId, id: TaskId) -> Result<(), Denied> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::Arrange)?;
                let Some(task) = tx.task(id)? else { return Ok(()) };
                // What is one's own task is seen to, also when the conversation went to another team meanwhile.
                if let Some(conversation) = task.conversation.filter(|_| task.owner != by)
                    && let Some(it) = tx.conversation(conversation)?
                {
                    permit.sees(&it)?;
                }
                if tx.task_done(id, permit.actor(), now)? {
                    let chain = task.conversation.map_or(crate::keep::DESK_CHAIN, |conversation| conversation.0);
                    crate::keep::record(&desk, tx, chain, &permit, &[Happened::TaskDone { task: id }], now)?;
                }
                Ok(())
            })
            .await
    }
}

/// Ends a conversation in a transaction that does more; `also` happened as well.
pub(crate) fn close(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: Doer,
    id: ConversationId,
    also: Option<Happened>,
) -> Result<(), CannotClose> {
    let now = desk.now();
    let mut conversation = tx.lock_conversation(id)?.ok_or(CannotClose::NoConversation)?;
    let mut happened = conversation.close(by.actor(), now)?;
    happened.splice(0..0, also);
    tx.end_waits(id, WaitEnd::Withdrawn, now)?;
    let occasion = Occasion { by, whens: &[When::Closed], message: None };
    arises(desk, tx, &mut conversation, &mut happened, &occasion, now)?;
    keep(desk, tx, &conversation, by, &happened, now)?;
    Ok(())
}

/// Opens a conversation again in a transaction that may do more.
pub(crate) fn reopen(desk: &Desk, tx: &mut Tx<'_, '_>, by: Doer, id: ConversationId) -> Result<(), CannotClose> {
    let now = desk.now();
    let mut conversation = tx.lock_conversation(id)?.ok_or(CannotClose::NoConversation)?;
    let (ended_at, _) = conversation.status.since();
    let waiting_since = tx.wait_again(id, ended_at)?;
    let because = Because::new(OPENED_AGAIN, "an agent opened it again");
    let mut happened = conversation.reopen(by.actor(), because, waiting_since, now)?;
    if matches!(conversation.waiting, Waiting::OnUs { .. }) {
        // Whoever waits again was told what they were told.
        conversation.told = told_then(tx, id, &happened)?;
    }
    happened.extend(crate::owner::cover_absent_owner(tx, &mut conversation, None, now)?);
    keep(desk, tx, &conversation, by, &happened, now)?;
    Ok(())
}
