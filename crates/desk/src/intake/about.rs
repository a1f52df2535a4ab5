//! Which message of ours a report is about. The token of the return path proves it: only who got the message knows it.
//! An identifier that came back, or just an address that we wrote to, may be anybody's invention (backscatter, forged
//! reports): then the report is shown and told, and nothing else follows.

use super::prepare::Prepared;
use crate::address::{Meaning, resolve};
use domain::customer::EmailAddress;
use domain::message::{Because, Bounce, Nature, Place};
use domain::{Millis, Moment};
use store::{OutgoingRow, Read, Trouble};

/// Servers give up after four or five days (RFC 5321 §4.5.4.1); an older message is not what a report is about.
const NEWEST_WITHIN: Millis = Millis::days(5);
/// Recipients of a report that are looked up.
const RECIPIENTS_MAX: usize = 20;

/// The message that an arrival is about.
pub struct About {
    /// It.
    pub outgoing: OutgoingRow,
    /// How that is known.
    pub proof: Proof,
}

/// How it is known which message a report is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// By the token of its return path.
    Token,
    /// By its `Message-ID`.
    Identifier,
    /// By its recipient alone.
    Recipient,
}

/// Looks for the message, the surest evidence first.
pub fn find(
    read: &mut Read<'_, '_>,
    prepared: &Prepared,
    nature: Nature,
    bounce: &Bounce,
    now: Moment,
) -> Result<Option<About>, Trouble> {
    let report = prepared.inbound.report.as_ref();
    let came_to = prepared.arrival.envelope.recipients.iter().chain(&bounce.returned.return_path);
    for address in came_to {
        if let Some(outgoing) = by_token(read, address)? {
            return Ok(Some(About { outgoing, proof: Proof::Token }));
        }
    }
    if !matches!(nature, Nature::Bounce | Nature::Complaint | Nature::Receipt) {
        return Ok(None);
    }
    let read_id = report.and_then(|report| report.receipt.as_ref()?.message_id.as_ref());
    // A receipt in words has no part that names the message; it answers it.
    let answered = prepared.inbound.in_reply_to.iter().filter(|_| nature == Nature::Receipt);
    for id in bounce.returned.message_id.iter().chain(read_id).chain(answered) {
        if let Some(outgoing) = of_identifier(read, id, bounce)? {
            return Ok(Some(About { outgoing, proof: Proof::Identifier }));
        }
    }
    let complained = report.and_then(|report| report.complaint.as_ref()).map(|it| it.recipients.as_slice());
    let named = bounce.recipients.iter().filter_map(|one| one.address.as_ref()).chain(complained.unwrap_or_default());
    for address in named.take(RECIPIENTS_MAX) {
        if let Some(outgoing) = read.latest_outgoing_to(&address.canonical(), now - NEWEST_WITHIN)? {
            return Ok(Some(About { outgoing, proof: Proof::Recipient }));
        }
    }
    Ok(None)
}

/// The message of an identifier: the copy that the report is about, where it names somebody who got one.
fn of_identifier(read: &mut Read<'_, '_>, id: &str, bounce: &Bounce) -> Result<Option<OutgoingRow>, Trouble> {
    let Some(outgoing) = read.outgoing_by_external_id(id)? else { return Ok(None) };
    for named in bounce.recipients.iter().filter_map(|one| one.address.as_ref()).take(RECIPIENTS_MAX) {
        let canonical = named.canonical();
        if canonical != outgoing.recipient
            && let Some(copy) = read.copy_by_external_id(id, &canonical)?
        {
            return Ok(Some(copy));
        }
    }
    Ok(Some(outgoing))
}

fn by_token(read: &mut Read<'_, '_>, address: &EmailAddress) -> Result<Option<OutgoingRow>, Trouble> {
    match resolve(read, address)? {
        Some((_, Meaning::Bounce(token))) => read.outgoing_by_bounce_token(&token),
        _ => Ok(None),
    }
}

impl About {
    /// Whether it is known, and not only likely.
    pub fn is_sure(&self) -> bool {
        self.proof != Proof::Recipient
    }
    /// It belongs where the message is: in the enquiry, where that is one.
    pub fn place(&self, read: &mut Read<'_, '_>) -> Result<Place, Trouble> {
        let (code, detail) = match self.proof {
            Proof::Token => ("bounce-address", "it came to the return address of a message of this conversation"),
            Proof::Identifier => ("returned-identifier", "it returns the identifier of a message of this conversation"),
            Proof::Recipient => ("returned-recipient", "it names somebody whom we wrote to in this conversation"),
        };
        let (conversation, because) = (self.outgoing.conversation, Because::new(code, detail));
        let message = match self.outgoing.message {
            Some(message) => read.message(message)?,
            None => None,
        };
        let enquiry = match message.and_then(|message| message.enquiry) {
            Some(enquiry) => read.enquiry(enquiry)?,
            None => None,
        };
        Ok(match enquiry {
            Some(it) => Place::Enquiry { conversation: it.conversation, enquiry: it.id, because, stranger: false },
            None => Place::Existing { conversation, because, flagged: None },
        })
    }
}
