//! The addresses that the desk gives out: `help+r…@` brings an answer back to its conversation, `help+b…@` brings a
//! bounce back to its message (VERP). Local parts arrive lower-cased, so tokens are lower case.

use crate::{Desk, IntakeRefused};
use domain::customer::EmailAddress;
use store::{Mailbox, Read, Trouble};

/// What an address of ours means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The mailbox itself.
    Mailbox,
    /// An answer in the conversation of this token.
    Reply(String),
    /// About the delivery of the message of this token.
    Bounce(String),
}

/// The mailbox behind an address, and what the address means.
///
/// # Errors
/// When the database cannot be read.
pub fn resolve(read: &mut Read<'_, '_>, address: &EmailAddress) -> Result<Option<(Mailbox, Meaning)>, Trouble> {
    if let Some(mailbox) = read.mailbox_by_address(&address.canonical())? {
        return Ok(Some((mailbox, Meaning::Mailbox)));
    }
    let (base, tag) = address.split_tag();
    let Some(tag) = tag else { return Ok(None) };
    let Some(mailbox) = read.mailbox_by_address(&base)? else { return Ok(None) };
    let meaning = match tag.split_at_checked(1) {
        Some(("r", token)) if is_token(token) => Meaning::Reply(token.to_owned()),
        Some(("b", token)) if is_token(token) => Meaning::Bounce(token.to_owned()),
        // A tag that somebody added to sort their mail: ours all the same.
        _ => Meaning::Mailbox,
    };
    Ok(Some((mailbox, meaning)))
}

/// The mailbox's address with a reply token.
pub fn reply_address(mailbox: &Mailbox, token: &str) -> EmailAddress {
    with_tag(mailbox, &format!("r{token}"))
}

/// The mailbox's address with a bounce token.
pub fn bounce_address(mailbox: &Mailbox, token: &str) -> EmailAddress {
    with_tag(mailbox, &format!("b{token}"))
}

fn with_tag(mailbox: &Mailbox, tag: &str) -> EmailAddress {
    let (local, domain) = (mailbox.address.local_part(), mailbox.address.domain());
    // A mailbox is only accepted when this fits (see `mailbox::add`), so the fallback is never met.
    EmailAddress::parse(&format!("{local}+{tag}@{domain}")).unwrap_or_else(|_| mailbox.address.clone())
}

fn is_token(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
}

/// Whether it is the postmaster of a domain at which we have a mailbox.
fn is_postmaster(read: &mut Read<'_, '_>, address: &EmailAddress) -> Result<bool, Trouble> {
    if !address.local_part().eq_ignore_ascii_case("postmaster") {
        return Ok(false);
    }
    Ok(read.mailboxes()?.iter().any(|mailbox| mailbox.address.domain().eq_ignore_ascii_case(address.domain())))
}

impl Desk {
    /// Whether the desk answers at an address. At each domain of a mailbox, the postmaster can be written to
    /// (RFC 5321 §4.5.1); like all that has no mailbox of its own, it comes to the first one. Not an address *of ours*
    /// all the same: what another server of that domain sends as postmaster must not be taken for our own mail.
    ///
    /// # Errors
    /// When nobody can say at this moment; the sender tries again later.
    pub async fn knows(&self, address: &EmailAddress) -> Result<bool, IntakeRefused> {
        let address = address.clone();
        let known =
            self.store.read(move |read| Ok(resolve(read, &address)?.is_some() || is_postmaster(read, &address)?)).await;
        known.map_err(|trouble: Trouble| IntakeRefused(trouble.to_string()))
    }
}
