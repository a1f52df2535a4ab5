//! What an agent sets for themselves: keys and panes. Nobody else is concerned, so nothing of it stands on a timeline.

use crate::Desk;
use crate::permit::{NotAllowed, denied_as, permit};
use domain::AgentId;
use domain::team::{InvalidKeys, Permission, Preferences};
use store::Trouble;

/// Why keys stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSetKeys {
    /// One of them cannot be.
    #[error(transparent)]
    Invalid(#[from] InvalidKeys),
    /// The agent is nobody here.
    #[error("nobody here has this name")]
    Nobody,
    /// Only people who work here.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSetKeys, Nobody; }

impl Desk {
    /// Sets which key does what, and whether single keys do anything.
    ///
    /// # Errors
    /// When something typed is no key, or two acts have the same.
    pub async fn set_keys(
        &self,
        agent: AgentId,
        single_keys: bool,
        typed: Vec<(String, String)>,
    ) -> Result<(), CannotSetKeys> {
        self.store
            .write(move |tx| {
                permit(tx, agent, Permission::Read)?;
                let new = tx.preferences(agent)?.with_keys(&typed)?;
                Ok(tx.set_preferences(agent, &Preferences { single_keys, ..new })?)
            })
            .await
    }

    /// Sets whether a mail tells of notes that call them in and that they have not seen.
    ///
    /// # Errors
    /// When the database cannot be written, or the agent is nobody here.
    pub async fn set_mention_mail(&self, agent: AgentId, wanted: bool) -> Result<(), CannotSetKeys> {
        self.store
            .write(move |tx| {
                permit(tx, agent, Permission::Read)?;
                let new = Preferences { mention_mail: wanted, ..tx.preferences(agent)? };
                Ok(tx.set_preferences(agent, &new)?)
            })
            .await
    }

    /// Sets how wide the panes are, in pixels; as near to it as they may be.
    ///
    /// # Errors
    /// When the database cannot be written, or the agent is nobody here.
    pub async fn set_panes(&self, agent: AgentId, list: u16, side: u16) -> Result<(), CannotSetKeys> {
        self.store
            .write(move |tx| {
                permit(tx, agent, Permission::Read)?;
                let new = tx.preferences(agent)?.with_widths(list, side);
                Ok(tx.set_preferences(agent, &new)?)
            })
            .await
    }
}
