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
    if is_provider_event(&inbound.text) {
        return Some(Because::new("bounce-words", "notificationType: Bounce"));
    }
    let null_sender = envelope.sender.is_none();
    let daemon = inbound.from.iter().any(|a| marks::is_mail_system(&a.email))
        || envelope.sender.as_ref().is_some_and(marks::is_mail_system)
        || inbound.from.iter().any(|a| NAMES.iter().any(|name| a.name.to_lowercase().starts_with(name)));
    let subject = inbound.subject.to_lowercase();
    let named = SUBJECTS.iter().any(|phrase| subject.contains(phrase));
    let body = beginning(&inbound.text);
    let is_notice = (daemon && null_sender)
        || ((null_sender || daemon) && (named || speaks_of_delivery(&body)))
        // From an ordinary address it takes both, and words that only servers use.
        || (named && !is_forwarded(&subject) && speaks_smtp(&body));
    is_notice.then(|| Because::new("bounce-words", &inbound.subject))
}

/// What a server says first, lower case. Below it stand the returned message and everything that people quote.
fn beginning(text: &str) -> String {
    /// A notice names its reason in its first lines.
    const CHARS_MAX: usize = 1_000;
    text.chars().take(CHARS_MAX).flat_map(char::to_lowercase).collect()
}

fn is_forwarded(subject: &str) -> bool {
    ["re:", "fw:", "fwd:", "aw:", "wg:", "tr:"].iter().any(|prefix| subject.trim_start().starts_with(prefix))
}

/// Words of a notice. People use them too, of parcels: enough only when a mail system is the sender.
fn speaks_of_delivery(body: &str) -> bool {
    const WORDS: [&str; 10] = [
        "not be delivered",
        "not deliver",
        "unable to deliver",
        "undeliverable",
        "trouble delivering",
        "delivery error",
        "user unknown",
        "unknown user",
        "mailbox is full",
        "mailbox unavailable",
    ];
    WORDS.iter().any(|word| body.contains(word)) || speaks_smtp(body)
}

/// Words that only mail servers use: their dialogue (RFC 5321 §4.2) and the opening lines of the common programs.
fn speaks_smtp(body: &str) -> bool {
    const WORDS: [&str; 9] = [
        "rcpt to:",
        "smtp error",
        "remote host said",
        "failed recipient",
        "permanent fatal",
        "mail delivery software",
        "mail system at host",
        "transcript of session",
        "delivery attempts",
    ];
    WORDS.iter().any(|word| body.contains(word)) || has_smtp_reply(body)
}

/// A refusal with its enhanced status code, "550 5.1.1" (RFC 3463 §2).
fn has_smtp_reply(body: &str) -> bool {
    let words: Vec<&str> = body.split([' ', '\n', '\r', '\t', '-', '(', '#']).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| {
        let refused =
            pair[0].len() == 3 && pair[0].starts_with(['4', '5']) && pair[0].bytes().all(|b| b.is_ascii_digit());
        let code = pair[1].trim_end_matches([':', ';', ')', '.', ',']);
        let parts: Vec<&str> = code.split('.').collect();
        let is_code = parts.len() == 3
            && code.starts_with(['4', '5'])
            && parts.iter().all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        refused && is_code
    })
}

/// qmail's format (QSBMF): a paragraph that begins "Hi. This is the", then a paragraph for each recipient that
/// begins with `<address>:`. Both are needed, for customers also begin with "Hi. This is the third time that I write",
/// unless it names the program itself.
fn is_qmail_notice(text: &str) -> bool {
    let recipient = |line: &str| line.starts_with('<') && line.trim_end().ends_with(">:") && line.contains('@');
    let Some(who) = text.trim_start().strip_prefix("Hi. This is the ") else { return false };
    who.starts_with("qmail-send program") || text.lines().take(40).any(recipient)
}

/// Amazon SES tells of a bounce by mail when the desk's owner asked for that: a JSON object, within another one.
fn is_provider_event(text: &str) -> bool {
    /// The type of the event is one of its first fields.
    const CHARS_MAX: usize = 1_000;
    if !text.trim_start().starts_with('{') {
        return false;
    }
    let fields: String = text.chars().take(CHARS_MAX).filter(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
    ["notificationType:Bounce", "eventType:Bounce"].iter().any(|event| fields.contains(event))
}
