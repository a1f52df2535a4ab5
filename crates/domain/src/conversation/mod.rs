//! A conversation: one matter of one customer. It has exactly one named owner at every moment, it says whose move it
//! is, and each change returns what happened, for the timeline.

mod change;
mod part;
mod state;

pub use change::{CannotChange, Received, SNOOZE_DAYS_MAX, told_without};
pub use part::Contents;
pub use state::{Conversation, Latest, Status, Told, Waiting};
