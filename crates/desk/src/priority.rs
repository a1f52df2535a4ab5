//! The priority of a conversation: how urgent people say that it is.

use crate::Desk;
use crate::keep::keep;
use crate::permit::{NotAllowed, denied_as, permit_on};
use domain::conversation::{CannotChange, Priority};
use domain::team::Permission;
use domain::{AgentId, ConversationId};
use store::{Trouble, Tx};

/// Why the priority stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotPrioritise {
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

denied_as! { CannotPrioritise, NoConversation; }

impl Desk {
    /// Says how urgent a conversation is. Saying it twice says it once.
    ///
    /// # Errors
    /// When there is none, or it is a part of another one.
    pub async fn set_priority(
        &self,
        by: AgentId,
        id: ConversationId,
        priority: Priority,
    ) -> Result<(), CannotPrioritise> {
        let desk = self.clone();
        self.store.write(move |tx| set(&desk, tx, by, id, priority).map(drop)).await
    }
}

/// Says how urgent it is; what was said before, where that was something else.
pub(crate) fn set(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    priority: Priority,
) -> Result<Option<Priority>, CannotPrioritise> {
    let (permit, mut it) = permit_on(tx, by, Permission::Arrange, id)?;
    if it.status.is_merged() {
        return Err(CannotChange::Merged.into());
    }
    let before = it.priority;
    let happened = it.set_priority(priority);
    if happened.is_empty() {
        return Ok(None);
    }
    keep(desk, tx, &it, &permit, &happened, desk.now())?;
    Ok(Some(before))
}
