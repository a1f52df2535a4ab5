//! The outside of the demo: the real mail channel reads and writes, and a friendly world takes every message, but for
//! the one mailbox that does not exist any more.

use desk::{Channel, Parcel, Promised};
use domain::ConversationId;
use domain::message::{Delivery, Envelope, Inbound, Manners, Outgoing, Peek};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Mail to this address comes back: its owner has moved on.
const MOVED_AWAY: &str = "r.devries@oudpost.example";

/// Everything beyond the desk.
#[derive(Default)]
pub struct Outside {
    received: Mutex<HashMap<ConversationId, Outgoing>>,
}

impl Outside {
    /// The latest message of ours that people got in a conversation.
    pub fn latest(&self, conversation: ConversationId) -> Option<Outgoing> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).get(&conversation).cloned()
    }
}

impl Channel for Outside {
    fn read(&self, _envelope: &Envelope, raw: &[u8]) -> Inbound {
        channel::email::read(raw)
    }

    fn peek(&self, raw: &[u8]) -> Option<Peek> {
        channel::email::peek(raw)
    }

    fn compose(&self, parcel: &Parcel) -> Vec<u8> {
        channel::email::compose(parcel)
    }

    fn deliver<'a>(&'a self, parcel: &'a Parcel) -> Promised<'a, Delivery> {
        Box::pin(async move {
            let outgoing = &parcel.outgoing;
            let gone = outgoing.to.iter().any(|to| to.email.canonical() == MOVED_AWAY);
            if gone && !outgoing.purpose.automatic() {
                return Delivery::Refused {
                    why: "their mailbox does not exist any more".to_owned(),
                    answer: "550 5.1.1 <r.devries@oudpost.example>: mailbox unavailable".to_owned(),
                };
            }
            let mut received = self.received.lock().unwrap_or_else(PoisonError::into_inner);
            received.insert(outgoing.conversation, outgoing.clone());
            Delivery::Accepted { receipt: "250 2.0.0 Ok".to_owned() }
        })
    }

    fn manners(&self) -> Manners {
        channel::email::MANNERS
    }
}
