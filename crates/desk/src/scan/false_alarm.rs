//! What the scanner found is a false alarm, says an administrator; and takes it back. Both stand on the timeline of the
//! conversation and in the audit.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{NotAllowed, denied_as, permit, seen_message};
use domain::message::{Scan, ScanVerdict};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, MessageId};
use store::Trouble;

/// Why a file stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotGiveOut {
    /// It is not there, or nothing was found in it.
    #[error("nothing is held back here")]
    NotThere,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotGiveOut, NotThere; }

impl Desk {
    /// What was found in a file is a false alarm: it is given out from now on, wherever it stands.
    ///
    /// # Errors
    /// When the actor may not, or nothing is held back there.
    pub async fn give_out(&self, by: AgentId, message: MessageId, position: i64) -> Result<(), CannotGiveOut> {
        self.change_false_alarm(by, message, position, true).await
    }

    /// What somebody called a false alarm is held back again.
    ///
    /// # Errors
    /// When the actor may not, or nobody had said so.
    pub async fn hold_back_again(&self, by: AgentId, message: MessageId, position: i64) -> Result<(), CannotGiveOut> {
        self.change_false_alarm(by, message, position, false).await
    }

    async fn change_false_alarm(
        &self,
        by: AgentId,
        message: MessageId,
        position: i64,
        out: bool,
    ) -> Result<(), CannotGiveOut> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::SetUp)?;
                let row = seen_message(tx, permit.agent(), message)?.ok_or(CannotGiveOut::NotThere)?;
                let file = tx.attachment(message, position)?.ok_or(CannotGiveOut::NotThere)?;
                let digest = tx.content_of_file(message, position)?.ok_or(CannotGiveOut::NotThere)?;
                let Some(Scan { verdict: ScanVerdict::Found(found), .. }) = file.scan else {
                    return Err(CannotGiveOut::NotThere);
                };
                let changed =
                    if out { tx.give_content_out(&digest, now)? } else { tx.hold_content_back_again(&digest)? };
                if !changed {
                    // A second press, or another node was faster: it stands as wanted.
                    return Ok(());
                }
                let name = file.name;
                let happened = if out {
                    Happened::FileGivenOut { message, name, found }
                } else {
                    Happened::FileHeldBackAgain { message, name, found }
                };
                tx.lock_conversation(row.conversation)?;
                record(&desk, tx, row.conversation.0, &permit, std::slice::from_ref(&happened), now)?;
                Ok(record(&desk, tx, DESK_CHAIN, &permit, &[happened], now)?)
            })
            .await
    }
}
