//! What somebody does in a conversation right now.

use crate::Millis;

/// Without another word somebody is believed to be there for so long: a browser says it every twenty seconds, and one
/// such word may be lost.
pub const PRESENT_FOR: Millis = Millis::seconds(45);

/// What somebody does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doing {
    /// Reads.
    Reading,
    /// Writes a reply.
    Writing,
}

impl Doing {
    /// The word stored and posted.
    pub fn word(self) -> &'static str {
        match self {
            Doing::Reading => "reading",
            Doing::Writing => "writing",
        }
    }

    /// What a word means; reading for one that is not known.
    pub fn from_word(word: &str) -> Self {
        if word == "writing" { Doing::Writing } else { Doing::Reading }
    }
}
