//! Ending a conversation and opening it again.

use crate::Desk;
use crate::keep::keep;
use domain::conversation::CannotChange;
use domain::message::Because;
use domain::timeline::{Actor, Happened};
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
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Desk {
    /// Ends a conversation. The customer's next message opens it again.
    ///
    /// # Errors
    /// When it has ended already.
    pub async fn close(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store.write(move |tx| close(&desk, tx, Actor::Agent(by), id, None)).await
    }

    /// Opens a conversation again; who was waiting waits again.
    ///
    /// # Errors
    /// When it is open.
    pub async fn reopen(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store.write(move |tx| reopen(&desk, tx, Actor::Agent(by), id)).await
    }

    /// Notes how far an agent has read.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn mark_read(&self, by: AgentId, id: ConversationId, upto: MessageId) -> Result<(), Trouble> {
        self.store.write(move |tx| tx.mark_read(by, id, upto)).await
    }

    /// Makes a conversation look unread again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn mark_unread(&self, by: AgentId, id: ConversationId) -> Result<(), Trouble> {
        self.store.write(move |tx| tx.mark_unread(by, id)).await
    }

    /// A task was seen to.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn task_done(&self, by: AgentId, id: TaskId) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let Some(task) = tx.task(id)? else { return Ok(()) };
                if tx.task_done(id, Actor::Agent(by), now)? {
                    let chain = task.conversation.map_or(crate::keep::DESK_CHAIN, |conversation| conversation.0);
                    crate::keep::record(&desk, tx, chain, Actor::Agent(by), &[Happened::TaskDone { task: id }], now)?;
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
    by: Actor,
    id: ConversationId,
    also: Option<Happened>,
) -> Result<(), CannotClose> {
    let now = desk.now();
    let mut conversation = tx.lock_conversation(id)?.ok_or(CannotClose::NoConversation)?;
    let mut happened = conversation.close(by, now)?;
    happened.splice(0..0, also);
    tx.end_waits(id, WaitEnd::Withdrawn, now)?;
    keep(desk, tx, &conversation, by, &happened, now)?;
    Ok(())
}

/// Opens a conversation again in a transaction that may do more.
pub(crate) fn reopen(desk: &Desk, tx: &mut Tx<'_, '_>, by: Actor, id: ConversationId) -> Result<(), CannotClose> {
    let now = desk.now();
    let mut conversation = tx.lock_conversation(id)?.ok_or(CannotClose::NoConversation)?;
    let (ended_at, _) = conversation.status.since();
    let waiting_since = tx.wait_again(id, ended_at)?;
    let because = Because::new("reopened", "an agent opened it again");
    let mut happened = conversation.reopen(by, because, waiting_since, now)?;
    happened.extend(crate::owner::cover_absent_owner(tx, &mut conversation, None, now)?);
    keep(desk, tx, &conversation, by, &happened, now)?;
    Ok(())
}
