//! A conversation: one matter of one customer. It has exactly one named owner at every moment, it says whose move it
//! is, and each change returns what happened, for the timeline.

mod change;
mod filter;
mod part;
mod priority;
mod state;
mod tag;

pub use change::{CannotChange, OPENED_AGAIN, Received, SNOOZE_DAYS_MAX, told_by};
pub use filter::{
    Beginning, Begun, BegunBy, Day, FILTER_CHARS_MAX, FILTER_TAGS_MAX, Facts, Filter, KEYS, Odd, OwnerIs, Selection,
    StatusIs, WaitingIs, Why, written,
};
pub use part::Contents;
pub use priority::{Priority, Raise, without_merge};
pub use state::{Conversation, Latest, Status, Told, Waiting};
pub use tag::{NoTag, TAG_CHARS_MAX, TAGS_MAX, TagName, tag_key};
