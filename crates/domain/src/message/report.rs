//! What a mail system reports about a message of ours, as its parts say it: deliveries (RFC 3464), complaints
//! (RFC 5965), read receipts (RFC 8098), and the message that it is about. Facts only; what they mean is decided in
//! [`bounce`](super::bounce).

use crate::Moment;
use crate::customer::EmailAddress;

/// Recipients of one report that are read; the rest is in the raw message only.
pub const REPORTED_MAX: usize = 1_000;
/// Bytes of a diagnostic text that are kept.
pub const DIAGNOSTIC_BYTES_MAX: usize = 4 * 1024;

/// The machine-readable parts of a report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// One for each group of a `message/delivery-status`, at most [`REPORTED_MAX`].
    pub recipients: Vec<Reported>,
    /// The message that came back, or its headers.
    pub returned: Option<Returned>,
    /// What a `message/feedback-report` says.
    pub complaint: Option<Complaint>,
    /// What a `message/disposition-notification` says.
    pub receipt: Option<Receipt>,
}

/// One recipient of a delivery report (RFC 3464 §2.3).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reported {
    /// `Original-Recipient`, else `Final-Recipient`: the address that we wrote to. `None` when it is no address.
    pub address: Option<EmailAddress>,
    /// `Final-Recipient` where it is another one: the address that it was forwarded to.
    pub forwarded_to: Option<EmailAddress>,
    /// `Action`; `None` when it is missing or unknown.
    pub action: Option<Action>,
    /// `Status` as written, without its comment.
    pub status: String,
    /// `Diagnostic-Code` without its type, at most [`DIAGNOSTIC_BYTES_MAX`].
    pub diagnostic: String,
    /// The type of `Diagnostic-Code` in lower case: `smtp`, `x-unix`, …
    pub diagnostic_type: String,
    /// `Remote-MTA`: the server that refused.
    pub remote: String,
}

/// What happened to the message (RFC 3464 §2.3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Given up.
    Failed,
    /// Not yet; the server keeps trying.
    Delayed,
    /// Arrived, or handed to a system that reports no further (`delivered`, `relayed`, `expanded`).
    Arrived,
}

impl Action {
    /// The word shown to programs.
    pub fn word(self) -> &'static str {
        match self {
            Action::Failed => "failed",
            Action::Delayed => "delayed",
            Action::Arrived => "delivered",
        }
    }
}

/// What is left of the message that a report is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Returned {
    /// `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// Its subject; empty when there is none.
    pub subject: String,
    /// Whom it was written to, the first ones.
    pub to: Vec<EmailAddress>,
    /// `Return-Path`: for a message of ours it names the message.
    pub return_path: Option<EmailAddress>,
}

/// Somebody pressed "this is spam" (RFC 5965 §3).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Complaint {
    /// `Feedback-Type` in lower case: `abuse`, `fraud`, `not-spam`, `auth-failure`, …
    pub kind: String,
    /// `Original-Rcpt-To`, often left out.
    pub recipients: Vec<EmailAddress>,
}

/// A read receipt (RFC 8098 §3).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Receipt {
    /// A machine decided it (`automatic-action`). With `deleted` a filter refused the message (RFC 5429 §2.2).
    pub automatic: bool,
    /// The type of `Disposition` in lower case: `displayed`, `deleted`, `dispatched`, `processed`.
    pub disposition: String,
    /// `Original-Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// `Final-Recipient`.
    pub recipient: Option<EmailAddress>,
    /// `Date` of the receipt: when it was read, as the reader's program says.
    pub at: Option<Moment>,
}

impl Receipt {
    /// The rest of a sentence for people: "was opened, says their mail program, on 5 January 2026".
    pub fn words(&self) -> String {
        let verb = match self.disposition.as_str() {
            "displayed" => "was opened",
            "deleted" => "was deleted unread",
            _ => "was taken by a machine",
        };
        let at = self.at.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
        let on = at.map(|at| at.strftime(" on %-d %B %Y at %H:%M UTC").to_string()).unwrap_or_default();
        format!("{verb}{on}, says their mail program")
    }
}
