//! Adding an address that the desk answers at.

use crate::Desk;
use crate::keep::note_change;
use crate::permit::{NotAllowed, denied_as, permit_actor};
use domain::customer::EmailAddress;
use domain::team::Permission;
use domain::timeline::{Actor, Change};
use domain::{MailboxId, TeamId};
use store::{Mailbox, Trouble};

/// Why an address cannot be a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAddMailbox {
    /// No mail could be sent to it.
    #[error("this is not a mail address")]
    NotAnAddress,
    /// It says that nobody reads it.
    #[error(
        "an address that says \u{201c}do not reply\u{201d} is a dead end for customers; choose one that people can answer"
    )]
    DeadEnd,
    /// No room for the tokens in its local part.
    #[error("the part before the @ can have {LOCAL_PART_MAX} characters at most")]
    TooLong,
    /// There is no such team.
    #[error("this team is not there any more; choose another")]
    NoTeam,
    /// It is one already.
    #[error("this address is a mailbox already")]
    Taken,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAddMailbox, Taken; }

/// Characters of a mailbox's local part: `+`, one letter and 16 of a token must fit into 64 (RFC 5321 §4.5.3.1.1).
pub const LOCAL_PART_MAX: usize = 40;

/// Reads an address that people will write to.
///
/// # Errors
/// When it is none, says that it is not read, or leaves no room.
pub fn parse_mailbox(text: &str) -> Result<EmailAddress, CannotAddMailbox> {
    let address = EmailAddress::parse(text).map_err(|_| CannotAddMailbox::NotAnAddress)?;
    if domain::message::says_unattended(&address) {
        return Err(CannotAddMailbox::DeadEnd);
    }
    if address.local_part().len() > LOCAL_PART_MAX {
        return Err(CannotAddMailbox::TooLong);
    }
    Ok(address)
}

impl Desk {
    /// Adds a mailbox.
    ///
    /// # Errors
    /// When the address cannot be one.
    pub async fn add_mailbox(
        &self,
        by: Actor,
        team: TeamId,
        address: &str,
        name: &str,
    ) -> Result<MailboxId, CannotAddMailbox> {
        let address = parse_mailbox(address)?;
        let (desk, name) = (self.clone(), name.trim().to_owned());
        self.store
            .write(move |tx| {
                let now = desk.now();
                let by = permit_actor(tx, by, Permission::SetUp)?;
                tx.team(team)?.ok_or(CannotAddMailbox::NoTeam)?;
                let id = MailboxId(desk.chance.id(now));
                let mailbox = Mailbox { id, team, address: address.clone(), name: name.clone() };
                if !tx.add_mailbox(&mailbox, now)? {
                    return Err(CannotAddMailbox::Taken);
                }
                note_change(&desk, tx, by, Change::MailboxAdded { address: address.to_string() }, now)?;
                Ok(id)
            })
            .await
    }
}
