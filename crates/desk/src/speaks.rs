//! What an agent knows about the language of a customer: letters that the desk writes to them are in it from now on.

use crate::Desk;
use crate::keep::keep;
use domain::timeline::{Actor, Happened};
use domain::{AgentId, ConversationId};
use language::Language;
use store::Trouble;

/// Why it was not noted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSay {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Desk {
    /// Notes the language of a conversation's customer; `None` leaves it to what they write.
    ///
    /// # Errors
    /// When there is no such conversation.
    pub async fn speaks(&self, by: AgentId, id: ConversationId, language: Option<Language>) -> Result<(), CannotSay> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let conversation = tx.lock_conversation(id)?.ok_or(CannotSay::NoConversation)?;
                tx.speaks(conversation.contact_point, language.map(Language::tag))?;
                let happened = Happened::Speaks { language: language.map(|of| of.tag().to_owned()) };
                Ok(keep(&desk, tx, &conversation, Actor::Agent(by), &[happened], desk.now())?)
            })
            .await
    }
}
