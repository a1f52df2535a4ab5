//! What an agent knows about the language of a customer: letters that the desk writes to them are in it from now on.

use crate::Desk;
use crate::keep::keep;
use crate::permit::{NotAllowed, denied_as, permit_on};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ConversationId};
use language::Language;
use store::Trouble;

/// Why it was not noted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSay {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSay, NoConversation; }

impl Desk {
    /// Notes the language of a conversation's customer; `None` leaves it to what they write.
    ///
    /// # Errors
    /// When there is no such conversation.
    pub async fn speaks(&self, by: AgentId, id: ConversationId, language: Option<Language>) -> Result<(), CannotSay> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, conversation) = permit_on(tx, by, Permission::Arrange, id)?;
                tx.speaks(conversation.contact_point, language.map(Language::tag))?;
                let happened = Happened::Speaks { language: language.map(|of| of.tag().to_owned()) };
                Ok(keep(&desk, tx, &conversation, &permit, &[happened], desk.now())?)
            })
            .await
    }
}
