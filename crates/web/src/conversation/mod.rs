//! A conversation: showing it, and the acts on it, one file each.

pub(crate) mod apart_and_together;
pub(crate) mod block;
pub(crate) mod close;
pub(crate) mod colleagues;
mod composer;
mod delivery;
pub(crate) mod enquiry;
mod entries;
pub(crate) mod fields;
pub(crate) mod hand_over;
pub(crate) mod happened;
mod head;
pub(crate) mod load;
mod matters;
mod message;
pub(crate) mod note;
pub(crate) mod open;
mod people;
pub(crate) mod presence;
pub(crate) mod preview;
pub(crate) mod priority;
pub(crate) mod quarantine;
pub(crate) mod read;
pub(crate) mod reply;
pub(crate) mod saved_answer;
pub(crate) mod show;
mod side;
pub(crate) mod snooze;
pub(crate) mod speaks;
pub(crate) mod tag;
pub(crate) mod whole;

pub(crate) use composer::draft_file;
pub(crate) use delivery::delivery;
pub(crate) use head::status_words;
pub(crate) use message::{attachment, paragraphs, written_here};
pub(crate) use people::{People, name_of};

use domain::ConversationId;

/// Its own page.
pub(crate) fn href(id: ConversationId) -> String {
    format!("/conversations/{id}")
}
