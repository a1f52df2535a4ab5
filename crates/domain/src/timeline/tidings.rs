//! What a machine tells about a message of ours while nothing is wrong, as a value: each reader gets it in their own language.

use crate::Moment;
use crate::message::{Purpose, Reason, Receipt};
use serde::{Deserialize, Serialize};

/// About which message of ours, and what.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tidings {
    /// What for it was written.
    pub purpose: Purpose,
    /// To whom.
    pub to: String,
    /// What is told.
    #[serde(flatten)]
    pub of: News,
}

/// What is told about a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "news")]
pub enum News {
    /// It arrived.
    Arrived {
        /// That is proved.
        sure: bool,
    },
    /// It has not arrived yet; the other side goes on trying.
    Late {
        /// That is proved.
        sure: bool,
        /// Why not yet.
        reason: Reason,
    },
    /// It was opened, as the reader's mail program says.
    Opened {
        /// When, as it says.
        at: Option<Moment>,
    },
    /// It was deleted unread, as the reader's mail program says.
    Deleted {
        /// When, as it says.
        at: Option<Moment>,
    },
    /// A machine took it, as it says.
    Taken {
        /// When, as it says.
        at: Option<Moment>,
    },
}

impl News {
    /// What a read receipt tells.
    pub fn of_receipt(receipt: &Receipt) -> Self {
        let at = receipt.at;
        match receipt.disposition.as_str() {
            "displayed" => News::Opened { at },
            "deleted" => News::Deleted { at },
            _ => News::Taken { at },
        }
    }
}
