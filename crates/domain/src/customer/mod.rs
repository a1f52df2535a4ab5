//! Who wrote. A contact point is an address on a channel and never moves; a customer is derived from the contact
//! points that are linked to it, so that taking a link back needs no guessing.

mod email_address;
mod mail_provider;

pub use email_address::{Address, EmailAddress, NotAnAddress};
pub use mail_provider::{is_public_mail_provider, registered_domain};
use serde::{Deserialize, Serialize};

/// The channels that a person can reach the desk by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelKind {
    /// Electronic mail.
    Email,
    /// The customer's own page of a conversation.
    Page,
}

impl ChannelKind {
    /// The word stored and shown.
    pub fn word(self) -> &'static str {
        match self {
            ChannelKind::Email => "email",
            ChannelKind::Page => "page",
        }
    }
    /// The channel of a stored word; `None` for a word from a newer version.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "email" => Some(ChannelKind::Email),
            "page" => Some(ChannelKind::Page),
            _ => None,
        }
    }
}
