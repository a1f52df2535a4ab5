//! The port to the outside world. One implementation for each way of reaching people.
//!
//! **Never** called but by [`crate::outbox`]: [`Channel::deliver`] has exactly one caller, and a test proves it.

use crate::health::Wrong;
use domain::connection::Seen;
use domain::customer::EmailAddress;
use domain::message::spam::FilterOpinion;
use domain::message::{Authentication, Delivery, Envelope, Inbound, Manners, Outgoing, Peek};
use domain::source::{Fault, FoundServer, Numbering, Source};
use std::future::Future;
use std::pin::Pin;

/// A message with the content of its files, ready to be written.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// What to say, and to whom.
    pub outgoing: Outgoing,
    /// The content of each of `outgoing.attachments`, in the same order.
    pub contents: Vec<Vec<u8>>,
}

/// A future that can be boxed, so that channels can be held as trait objects.
pub type Promised<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One way of reaching people.
pub trait Channel: Send + Sync {
    /// Reads what arrived. Never fails: what cannot be understood is listed in `defects`.
    fn read(&self, envelope: &Envelope, raw: &[u8]) -> Inbound;
    /// Finds out who really sent what arrived; takes bounded time and never fails. A channel whose senders have signed in
    /// has nothing to find out.
    fn authenticate<'a>(&'a self, _envelope: &'a Envelope, _raw: &'a [u8]) -> Promised<'a, Authentication> {
        Box::pin(std::future::ready(Authentication::default()))
    }
    /// Asks a spam filter beside the desk, where there is one; takes bounded time and never fails.
    fn filter<'a>(&'a self, _envelope: &'a Envelope, _raw: &'a [u8]) -> Promised<'a, Option<FilterOpinion>> {
        Box::pin(std::future::ready(None))
    }
    /// Looks at the first headers only, in bounded time. `None` when they cannot be found: then nobody can say whom
    /// this concerns, and automatic sends wait until it is taken in.
    fn peek(&self, raw: &[u8]) -> Option<Peek>;
    /// Writes a message in the channel's own form, exactly as it would leave (the post room shows this).
    fn compose(&self, parcel: &Parcel) -> Vec<u8>;
    /// Hands one message to the outside world. Called only by the outbox.
    fn deliver<'a>(&'a self, parcel: &'a Parcel) -> Promised<'a, Delivery>;
    /// Whether there is a way out at all. Without one the desk holds mail in its post room.
    fn can_deliver(&self) -> bool {
        true
    }
    /// What is wrong with the way there; empty when all is well.
    fn troubles(&self) -> Vec<Wrong> {
        Vec::new()
    }
    /// What the outside world says about how a mailbox is connected, in bounded time; `None` where there is nobody to ask.
    fn connection<'a>(&'a self, _mailbox: &'a EmailAddress) -> Promised<'a, Option<Seen>> {
        Box::pin(std::future::ready(None))
    }
    /// Where the mailbox of an address lies, as far as that can be found out.
    fn server_of<'a>(&'a self, address: &'a EmailAddress) -> Promised<'a, FoundServer> {
        Box::pin(std::future::ready(FoundServer::guessed(address.domain())))
    }
    /// Tries once whether mail could be fetched from a source, and says how its folder is numbered at this moment.
    fn try_source<'a>(&'a self, source: &'a Source, secret: &'a str) -> Promised<'a, Result<Numbering, Fault>> {
        let (_, _) = (source, secret);
        Box::pin(std::future::ready(Ok(Numbering::default())))
    }
    /// What this channel can do.
    fn manners(&self) -> Manners;
}

/// Where a finished arrival goes: the desk's intake, as the receiving side of a channel sees it.
pub trait Intake: Send + Sync {
    /// Makes the raw bytes durable. Only after `Ok` may the sender hear that the message was accepted.
    fn accept<'a>(&'a self, envelope: Envelope, raw: Vec<u8>) -> Promised<'a, Result<(), IntakeRefused>>;
    /// Whether the desk answers at this address (a mailbox, a reply token, a bounce address, an agent).
    fn knows<'a>(&'a self, recipient: &'a EmailAddress) -> Promised<'a, Result<bool, IntakeRefused>>;
}

/// The desk cannot take the message now. The sender is told to try again later: nothing is lost.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the desk cannot take mail at this moment: {0}")]
pub struct IntakeRefused(pub String);
