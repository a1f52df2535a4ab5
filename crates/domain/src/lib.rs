//! The rules of good service, and nothing else.
//!
//! Everything here is a pure function over values: state and `now` in, new state and consequences out.
//! **Never:** a clock, randomness, input or output, async, logging, SQL, HTML, or another crate of ours.
//!
//! | folder | what it decides |
//! |---|---|
//! | [`message`] | what arrived, whether a person wrote it, where it belongs, what may leave |
//! | [`article`] | what articles say, and whether a text says what one says no more |
//! | [`connection`] | whether mail of a mailbox comes in and goes out, and what to publish |
//! | [`conversation`] | who owns it, whose move it is, when it ends |
//! | [`customer`] | who wrote: contact points and the people derived from them |
//! | [`enquiry`] | whom else we ask about a conversation, and whose move it is there |
//! | [`rule`] | what people let the desk do by itself: on which occasion, with which conversations |
//! | [`field`] | what may stand in the fields of a team's own |
//! | [`source`] | mailboxes elsewhere: when fetching is tried again, when its failing is loud |
//! | [`task`] | what somebody has to see to |
//! | [`team`] | agents, their duty and cover, opening hours |
//! | [`timeline`] | what happened, in a chain that shows tampering |
//! | [`measure`] | honest waits from measured data |
//! | [`text`] | words for search, snippets, quoted history |

pub mod article;
pub mod brand;
pub mod connection;
pub mod conversation;
pub mod customer;
pub mod enquiry;
pub mod field;
pub mod id;
pub mod measure;
pub mod message;
pub mod moment;
pub mod rule;
pub mod source;
pub mod task;
pub mod team;
pub mod text;
pub mod timeline;

pub use id::*;
pub use moment::{Millis, Moment};
