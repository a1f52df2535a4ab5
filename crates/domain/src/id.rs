//! Identifiers: 63-bit time-ordered integers, one type for each thing, so that two of them cannot be mixed up.
//!
//! The application makes them (41 bits of milliseconds since 2025, 8 bits of node, 14 bits of sequence), so no
//! round trip to the database is needed, and they sort by time. In JSON they are strings, because JavaScript's
//! numbers end at 2^53. Public links never contain one: they use random tokens.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!(stringify!($name), "({})"), self.0) }
        }
        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map($name) }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_str(&self.0) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map($name).map_err(serde::de::Error::custom)
            }
        }
    )* };
}

id_type! {
    /// An agent, lead or administrator of the desk.
    AgentId;
    /// An article for everybody to read.
    ArticleId;
    /// A name under which the desk answers.
    BrandId;
    /// One address of one person on one channel; never moved, never rewritten.
    ContactPointId;
    /// A conversation.
    ConversationId;
    /// A person, derived from linked contact points.
    CustomerId;
    /// An unsent text of an agent; also the idempotency key of the reply that it becomes.
    DraftId;
    /// What we ask somebody who is not the customer.
    EnquiryId;
    /// A field of a team's own.
    FieldId;
    /// One arrival, as raw bytes.
    InboundId;
    /// One of the addresses that the desk answers at.
    MailboxId;
    /// A message of a conversation: received, sent or noted.
    MessageId;
    /// A merge or a split.
    MoveId;
    /// One message on its way out.
    OutgoingId;
    /// What the desk does by itself on an occasion.
    RuleId;
    /// A text that is written once.
    SavedAnswerId;
    /// A mailbox elsewhere that mail is fetched from.
    SourceId;
    /// A word of the team's own on conversations.
    TagId;
    /// Something that a named agent has to see to.
    TaskId;
    /// A group of agents with a lead and opening hours.
    TeamId;
    /// A line of filters that is kept under a name.
    ViewId;
}

/// Milliseconds between 1970 and 2025-01-01T00:00:00Z: identifiers count from here.
pub const EPOCH_MILLIS: i64 = 1_735_689_600_000;
/// How many nodes can make identifiers at the same time.
pub const NODES_MAX: i64 = 256;
const SEQUENCE_BITS: i64 = 14;
const NODE_BITS: i64 = 8;

/// The next identifier after `last`, made at `now_millis` (since 1970) on `node`.
///
/// Monotonic on one node even when the clock stands still or steps back: then the sequence counts on, and
/// runs over into the next millisecond after 16,384 identifiers.
pub fn next_id(last: i64, now_millis: i64, node: i64) -> i64 {
    let node_field = (node % NODES_MAX) << SEQUENCE_BITS;
    let tick = (now_millis - EPOCH_MILLIS).max(0);
    let last_tick = last >> (NODE_BITS + SEQUENCE_BITS);
    let last_sequence = last & ((1 << SEQUENCE_BITS) - 1);
    let (tick, sequence) = if tick > last_tick {
        (tick, 0)
    } else if last_sequence + 1 < (1 << SEQUENCE_BITS) {
        (last_tick, last_sequence + 1)
    } else {
        (last_tick + 1, 0)
    };
    (tick << (NODE_BITS + SEQUENCE_BITS)) | node_field | sequence
}

/// The smallest identifier that can be made at `now_millis` (since 1970): all earlier ones are smaller.
pub fn first_id_at(now_millis: i64) -> i64 {
    (now_millis - EPOCH_MILLIS).max(0) << (NODE_BITS + SEQUENCE_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_steps_back() {
        let first = next_id(0, EPOCH_MILLIS + 5_000, 3);
        let second = next_id(first, EPOCH_MILLIS + 4_000, 3);
        assert!(second > first);
        assert_eq!((second >> SEQUENCE_BITS) & 0xff, 3);
        assert!(first_id_at(EPOCH_MILLIS + 5_000) <= first && first < first_id_at(EPOCH_MILLIS + 5_001));
    }

    #[test]
    fn a_full_sequence_runs_over_into_the_next_millisecond() {
        let mut last = 0;
        let mut seen = std::collections::HashSet::new();
        for _ in 0..40_000 {
            last = next_id(last, EPOCH_MILLIS + 1, 0);
            assert!(seen.insert(last));
        }
    }

    #[test]
    fn json_carries_ids_as_strings() {
        let id = ConversationId(i64::MAX);
        let json = serde_json::to_string(&id).unwrap_or_default();
        assert_eq!(json, "\"9223372036854775807\"");
        assert_eq!(serde_json::from_str::<ConversationId>(&json).ok(), Some(id));
    }
}
