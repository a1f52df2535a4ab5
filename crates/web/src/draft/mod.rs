//! Texts that are being written, kept by the server too, with their files.

pub(crate) mod attach;
pub(crate) mod save;

use crate::refusal::Refusal;
use desk::draft::CannotSave;

/// Why it was not kept.
fn refusal(of: CannotSave) -> Refusal {
    match of {
        CannotSave::Trouble(trouble) => trouble.into(),
        CannotSave::NotAllowed(why) => why.into(),
        CannotSave::NoConversation => Refusal::NotFound,
        CannotSave::FileTooLarge(_) | CannotSave::TooManyFiles => Refusal::invalid(&of, "/"),
        CannotSave::AlreadySent => Refusal::conflict(&of, "/"),
    }
}
