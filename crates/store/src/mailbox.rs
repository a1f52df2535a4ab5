//! The addresses that the desk answers at.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::customer::EmailAddress;
use domain::{MailboxId, Moment, TeamId};

/// An address that the desk answers at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Its id.
    pub id: MailboxId,
    /// The team that answers.
    pub team: TeamId,
    /// The address.
    pub address: EmailAddress,
    /// The name beside the address in our mail, such as the shop's.
    pub name: String,
}

statements! {
    ALL_MAILBOXES = "SELECT id, team_id, address, name FROM mailboxes ORDER BY id";
    BY_ID = "SELECT id, team_id, address, name FROM mailboxes WHERE id = $1";
    BY_ADDRESS = "SELECT id, team_id, address, name FROM mailboxes WHERE canonical = $1";
    INSERT = "INSERT INTO mailboxes (id, team_id, address, canonical, name, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (canonical) DO NOTHING";
}

impl Read<'_, '_> {
    /// All mailboxes.
    pub fn mailboxes(&mut self) -> Result<Vec<Mailbox>, Trouble> {
        self.query(&ALL_MAILBOXES, &[], mailbox)
    }
    /// One mailbox.
    pub fn mailbox(&mut self, id: MailboxId) -> Result<Option<Mailbox>, Trouble> {
        self.one(&BY_ID, &[id.into()], mailbox)
    }
    /// The mailbox of a canonical address.
    pub fn mailbox_by_address(&mut self, canonical: &str) -> Result<Option<Mailbox>, Trouble> {
        self.one(&BY_ADDRESS, &[canonical.into()], mailbox)
    }
}

impl Tx<'_, '_> {
    /// Adds a mailbox; `false` when the address is one already.
    pub fn add_mailbox(&mut self, mailbox: &Mailbox, now: Moment) -> Result<bool, Trouble> {
        let values = [
            mailbox.id.into(),
            mailbox.team.into(),
            mailbox.address.as_str().into(),
            mailbox.address.canonical().into(),
            (&mailbox.name).into(),
            now.into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }
}

fn mailbox(row: &Row) -> Result<Mailbox, Trouble> {
    Ok(Mailbox { id: row.get(0)?, team: row.get(1)?, address: address(row.get(2)?)?, name: row.get(3)? })
}

/// A stored address; it was parsed before it was stored.
pub(crate) fn address(text: String) -> Result<EmailAddress, Trouble> {
    EmailAddress::parse(&text).map_err(|error| Trouble::Unreadable(error.to_string()))
}
