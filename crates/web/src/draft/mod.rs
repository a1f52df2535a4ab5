//! Texts that are being written, kept by the server too, with their files.

pub(crate) mod attach;
pub(crate) mod save;

use crate::refusal::Refusal;
use desk::draft::CannotSave;
use language::Language;

/// Why it was not kept.
pub(crate) fn refusal(language: Language, of: CannotSave) -> Refusal {
    match of {
        CannotSave::Trouble(trouble) => trouble.into(),
        CannotSave::NotAllowed(why) => why.into(),
        CannotSave::NoConversation => Refusal::NotFound,
        CannotSave::FileTooLarge(_) | CannotSave::TooManyFiles | CannotSave::HeldBack { .. } => {
            Refusal::invalid(&of.said(language), "/")
        }
        CannotSave::AlreadySent => Refusal::conflict(&of.said(language), "/"),
    }
}
