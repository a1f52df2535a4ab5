//! What is true of a conversation, as facts with who and when.

use super::Priority;
use crate::customer::ChannelKind;
use crate::message::Nature;
use crate::timeline::Actor;
use crate::{AgentId, ContactPointId, ConversationId, MailboxId, MessageId, Moment, TeamId};

/// One matter of one customer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conversation {
    /// Its id; never shown to customers.
    pub id: ConversationId,
    /// The short name that people can read to each other on the phone; stands in the subject as `[#…]`.
    pub reference: String,
    /// The random token of the customer's own page.
    pub page_token: String,
    /// Who began it: the contact point that wrote, or that we wrote to.
    pub contact_point: ContactPointId,
    /// The address of ours that it belongs to; answers leave from there.
    pub mailbox: MailboxId,
    /// The team that answers.
    pub team: TeamId,
    /// The subject of the first message, without "Re:" and our tag.
    pub subject: String,
    /// What began it: a person, or the kind of machine.
    pub nature: Nature,
    /// Open, put aside, or ended.
    pub status: Status,
    /// How urgent people say that it is.
    pub priority: Priority,
    /// The person who looks after it.
    pub owner: AgentId,
    /// Since when.
    pub owner_since: Moment,
    /// Whose move it is.
    pub waiting: Waiting,
    /// What the customer was told about the wait, until it is answered.
    pub told: Option<Told>,
    /// The message shown in lists.
    pub latest: Latest,
    /// Messages received, sent and noted.
    pub message_count: i64,
    /// The conversation that this one was split from or follows.
    pub linked_to: Option<ConversationId>,
    /// When it began.
    pub created_at: Moment,
}

/// Open, put aside, or ended; each since when and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Somebody works on it, or should.
    Open {
        /// Since when.
        since: Moment,
        /// Who opened it.
        by: Actor,
    },
    /// Comes back by itself at that moment, or with the customer's next message.
    Snoozed {
        /// When it comes back.
        until: Moment,
        /// Since when.
        since: Moment,
        /// Who put it aside.
        by: Actor,
    },
    /// Ended. The customer's next message opens it again.
    Closed {
        /// When.
        at: Moment,
        /// By whom.
        by: Actor,
        /// When somebody wants to look at it again, though the customer wrote nothing: it comes back by itself.
        follow_up: Option<Moment>,
    },
    /// Looks like spam, and waits for a person to look.
    Quarantined {
        /// Since when.
        since: Moment,
        /// Who put it there.
        by: Actor,
    },
    /// It became a part of another one, which holds all that was said; what led here leads there.
    Merged {
        /// The other one.
        into: ConversationId,
        /// Since when.
        since: Moment,
        /// Who merged it.
        by: Actor,
    },
}

impl Status {
    /// The word stored and shown.
    pub fn word(&self) -> &'static str {
        match self {
            Status::Open { .. } => "open",
            Status::Snoozed { .. } => "snoozed",
            Status::Closed { .. } => "closed",
            Status::Quarantined { .. } => "quarantined",
            Status::Merged { .. } => "merged",
        }
    }
    /// Since when and by whom.
    pub fn since(&self) -> (Moment, Actor) {
        match *self {
            Status::Open { since, by }
            | Status::Snoozed { since, by, .. }
            | Status::Quarantined { since, by }
            | Status::Merged { since, by, .. } => (since, by),
            Status::Closed { at, by, .. } => (at, by),
        }
    }
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        matches!(self, Status::Open { .. })
    }
    /// When a closed one comes back.
    pub fn follow_up(&self) -> Option<Moment> {
        match self {
            Status::Closed { follow_up, .. } => *follow_up,
            _ => None,
        }
    }
    /// Whether it became a part of another one.
    pub fn is_merged(&self) -> bool {
        matches!(self, Status::Merged { .. })
    }

    /// Whether it waits for somebody to say that it is no spam.
    pub fn is_quarantined(&self) -> bool {
        matches!(self, Status::Quarantined { .. })
    }
}

/// Whose move it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waiting {
    /// The customer waits for us since their oldest unanswered message.
    OnUs {
        /// Since then.
        since: Moment,
    },
    /// We wait for the customer.
    OnThem {
        /// Since our answer.
        since: Moment,
    },
    /// Nobody waits: it is ended, or no person wrote.
    Nobody {
        /// Since then.
        since: Moment,
    },
}

impl Waiting {
    /// The word stored.
    pub fn word(&self) -> &'static str {
        match self {
            Waiting::OnUs { .. } => "us",
            Waiting::OnThem { .. } => "them",
            Waiting::Nobody { .. } => "nobody",
        }
    }
    /// Since when.
    pub fn since(&self) -> Moment {
        match *self {
            Waiting::OnUs { since } | Waiting::OnThem { since } | Waiting::Nobody { since } => since,
        }
    }
}

/// What the customer was told about the wait.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The words, as they read them.
    pub words: String,
    /// By when they were told to hear from us, if a time was stated.
    pub until: Option<Moment>,
}

/// The message shown in lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Latest {
    /// Its id.
    pub message: MessageId,
    /// When it was received or written.
    pub at: Moment,
    /// The channel that it came or goes by.
    pub channel: ChannelKind,
    /// One line of it.
    pub snippet: String,
}
