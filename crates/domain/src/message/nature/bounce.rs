//! Delivery notices of mail servers that do not use the standard's structure (RFC 3464): Exim, qmail and everything
//! that a postmaster ever wrote in plain text.

use super::{Because, marks};
use crate::message::{Envelope, Inbound};

/// What delivery notices say in their subject. Counts only for mail that a mail system sent: customers write about
/// undelivered parcels all day.
const SUBJECTS: [&str; 22] = [
    "undeliver",
    "returned mail",
    "returned to sender",
    "return to sender",
    "returning message",
    "delivery status",
    "delivery fail",
    "delivery has failed",
    "delivery error",
    "delivery problem",
    "delivery report",
    "delivery notification",
    "delivery delayed",
    "delayed mail",
    "failure notice",
    "failed mail",
    "mail delivery",
    "mail system error",
    "could not be delivered",
    "nondeliver",
    "unzustellbar",
    "non remis",
];
/// Display names of mail systems, lower case.
const NAMES: [&str; 5] =
    ["mail delivery", "mailer-daemon", "system administrator", "mail administrator", "internet mail delivery"];

/// A delivery notice by its sender and words.
pub(super) fn without_structure(inbound: &Inbound, envelope: &Envelope) -> Option<Because> {
    if let Some(failed) = inbound.headers.first("x-failed-recipients") {
        return Some(Because::new("bounce-header", failed)); // Exim
    }
    if is_qmail_notice(&inbound.text) {
        return Some(Because::new("bounce-words", "Hi. This is the \u{2026}"));
    }
    let null_sender = envelope.sender.is_none();
    let daemon = inbound.from.iter().any(|a| marks::is_mail_system(&a.email))
        || envelope.sender.as_ref().is_some_and(marks::is_mail_system);
    let system_name = || inbound.from.iter().any(|a| NAMES.iter().any(|name| a.name.to_lowercase().starts_with(name)));
    let subject = inbound.subject.to_lowercase();
    let named = SUBJECTS.iter().any(|phrase| subject.contains(phrase));
    let is_notice = (daemon && null_sender) || (named && (null_sender || daemon || system_name()));
    is_notice.then(|| Because::new("bounce-words", &inbound.subject))
}

/// qmail's format (QSBMF): a paragraph that begins "Hi. This is the", then a paragraph for each recipient that
/// begins with `<address>:`. Both are needed: customers also begin with "Hi. This is the third time that I write".
fn is_qmail_notice(text: &str) -> bool {
    let recipient = |line: &str| line.starts_with('<') && line.trim_end().ends_with(">:") && line.contains('@');
    text.trim_start().starts_with("Hi. This is the ") && text.lines().take(40).any(recipient)
}
