//! What really happened outside of the desk, written down by the simulator: who wrote what about which matter, and what
//! the agents did. The promises are checked against it.

use crate::Letter;
use domain::{AgentId, ConversationId, DraftId, InboundId, MessageId, Moment};

/// What a letter really is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A person wrote it to the desk.
    Person,
    /// A machine wrote it, and says so.
    Declared,
    /// A machine wrote it as if it were a person.
    Undeclared,
    /// An agent wrote it to the desk: an answer, or what they passed on.
    Agent,
}

/// A letter to the desk.
pub struct Said {
    /// Its `Message-ID`, without angle brackets.
    pub external_id: String,
    /// What it really is.
    pub kind: Kind,
    /// The house that it goes to.
    pub house: usize,
    /// The mail of that house that it really answers.
    pub answers: Option<String>,
    /// The letter of the same author that it adds to.
    pub adds_to: Option<usize>,
    /// The bytes; the same for every copy.
    pub letter: Letter,
    /// How often its sender heard "250".
    pub accepted: usize,
    /// As what it was accepted, and when.
    pub arrivals: Vec<(InboundId, Moment)>,
}

/// What became of an agent's answer, as far as the agent knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// No answer came to the click; it is clicked again.
    Clicking,
    /// The desk said that it will leave.
    Sent(MessageId),
    /// The desk said why not.
    Refused,
    /// It was taken back.
    TakenBack,
    /// Nobody can say whether it was taken back.
    Unsure,
}

/// An agent's answer or opening.
#[derive(Clone)]
pub struct Reply {
    /// Words that stand in it and nowhere else.
    pub mark: String,
    /// By whom.
    pub by: AgentId,
    /// In which house.
    pub house: usize,
    /// The draft: clicking again sends the same.
    pub draft: DraftId,
    /// Where.
    pub conversation: ConversationId,
    /// Ends the conversation with it.
    pub close: bool,
    /// When it is clicked again.
    pub again_at: Moment,
    /// What became of it.
    pub fate: Fate,
}

/// Everything that was written down.
#[derive(Default)]
pub struct Ledger {
    /// Letters to the desk, in the order in which they were written.
    pub said: Vec<Said>,
    /// Agents' answers.
    pub replies: Vec<Reply>,
}
