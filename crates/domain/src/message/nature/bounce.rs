//! Delivery notices of mail servers that do not use the standard's structure (RFC 3464): Exim, qmail and everything
//! that a postmaster ever wrote in plain text.
//!
//! Who sent it and what it says are weighed together. A mail system that speaks of a delivery is believed. From an ordinary
//! address it takes a notice's subject, a server's words and a notice's sentence, and nothing that only people say: customers
//! report bounces, and a report of a person is a person's.

use super::{Because, marks, words};
use crate::message::{Envelope, Inbound};

/// What delivery notices say in their subject, in many languages.
const SUBJECTS: &str = include_str!("notice_subjects.txt");
/// Sentences of delivery notices, in many languages.
const SENTENCES: &str = include_str!("notice_words.txt");
/// Display names of mail systems, lower case.
const NAMES: [&str; 6] = [
    "mail delivery",
    "mailer-daemon",
    "system administrator",
    "mail administrator",
    "internet mail delivery",
    "microsoft exchange",
];

/// Lines in which a notice names its recipients; below them stands the message that came back.
const LINES_MAX: usize = 40;

/// A delivery notice by its sender and words.
pub(super) fn without_structure(inbound: &Inbound, signs: &Signs) -> Option<Because> {
    if let Some(failed) = inbound.headers.first("x-failed-recipients") {
        return Some(Because::new("bounce-header", failed)); // Exim
    }
    if inbound.headers.has("x-ms-exchange-message-is-ndr") {
        return Some(Because::new("bounce-words", &inbound.subject));
    }
    if is_qmail_notice(&inbound.text) {
        return Some(Because::new("bounce-words", "Hi. This is the \u{2026}"));
    }
    if is_provider_event(&inbound.text) {
        return Some(Because::new("bounce-words", "notificationType: Bounce"));
    }
    (signs.is_notice() || is_lists_refusal(inbound)).then(|| Because::new("bounce-words", &inbound.subject))
}

/// A notice that an ordinary address sent, by its subject and a server's words, without the sentences of a notice and without
/// a person's: it may be one.
pub(super) fn possible(inbound: &Inbound, signs: &Signs) -> Option<Because> {
    let open = signs.named && signs.speaks_smtp && !signs.forwarded && !signs.person;
    open.then(|| Because::new("perhaps-a-machine", &inbound.subject))
}

/// What speaks for a notice and against one.
pub(super) struct Signs {
    /// It came without a return address, as notices do (RFC 5321 §4.5.5).
    null_sender: bool,
    /// A mail system is its author.
    daemon: bool,
    /// Its subject is that of a notice.
    named: bool,
    /// It says what servers say of a delivery.
    speaks_of_delivery: bool,
    /// It has a sentence that only notices have.
    has_sentence: bool,
    /// It has words that only servers use.
    speaks_smtp: bool,
    /// Somebody passed it on or answers to it.
    forwarded: bool,
    /// It asks, or speaks of the writer as one person; asked only where subject and a server's words speak for a notice.
    person: bool,
}

impl Signs {
    pub(super) fn of(inbound: &Inbound, envelope: &Envelope) -> Self {
        let (subject, forwarded) = words::folded_subject(&inbound.subject);
        let body = words::beginning(&inbound.text);
        let has_sentence =
            words::phrases(SENTENCES).any(|sentence| body.contains(sentence)) || names_recipient(&inbound.text);
        let speaks_smtp = speaks_smtp(&body);
        let named = words::phrases(SUBJECTS).any(|phrase| subject.contains(phrase));
        Signs {
            null_sender: envelope.sender.is_none(),
            daemon: is_from_a_mail_system(inbound, envelope),
            named,
            speaks_of_delivery: has_sentence || speaks_smtp || names_a_reason(&body) || lists_refused(inbound, &body),
            has_sentence,
            speaks_smtp,
            forwarded,
            person: named && speaks_smtp && words::speaks_as_a_person(&body),
        }
    }

    fn is_notice(&self) -> bool {
        let by_a_system = self.null_sender || self.daemon;
        (self.daemon && self.null_sender)
            || (by_a_system && (self.named || self.speaks_of_delivery))
            || (self.named && self.speaks_smtp && self.has_sentence && !self.forwarded && !self.person)
    }
}

/// Whether the author is a mail system: by address, by name, or because there is no address (`MAILER-DAEMON <>`), which no
/// person's program writes (RFC 5322 §3.4).
fn is_from_a_mail_system(inbound: &Inbound, envelope: &Envelope) -> bool {
    let by_address = inbound.from.iter().map(|from| &from.email).chain(&envelope.sender).any(marks::is_mail_system);
    let by_name = inbound.from.iter().any(|from| NAMES.iter().any(|name| from.name.to_lowercase().starts_with(name)));
    let nameless = || {
        let header = inbound.headers.first("from").unwrap_or_default();
        let start = header.trim_start_matches(['<', '"', ' ']);
        let end =
            start.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')).unwrap_or(start.len());
        marks::is_mail_systems_name(&start[..end]) || NAMES.iter().any(|name| start.to_lowercase().starts_with(name))
    };
    by_address || by_name || (inbound.from.is_empty() && nameless())
}

/// A line about one recipient, as most programs write it: `<address>: …`.
fn names_recipient(text: &str) -> bool {
    let mut lines = text.lines().take(LINES_MAX);
    lines.any(|line| line.starts_with('<') && line.split_once(">:").is_some_and(|(address, _)| address.contains('@')))
}

/// Words of a notice. People use them too, of parcels: enough only when a mail system is the sender.
fn names_a_reason(body: &str) -> bool {
    const WORDS: [&str; 8] = [
        "not deliver",
        "delivery error",
        "delivery problem",
        "user unknown",
        "unknown user",
        "mailbox is full",
        "full mailbox",
        "mailbox unavailable",
    ];
    WORDS.iter().any(|word| body.contains(word))
}

/// Words that only mail servers use: their dialogue (RFC 5321 §4.2) and the opening lines of the common programs.
fn speaks_smtp(body: &str) -> bool {
    const WORDS: [&str; 10] = [
        "rcpt to:",
        "smtp error",
        "remote host said",
        "remote server returned",
        "failed recipient",
        "permanent fatal",
        "mail delivery software",
        "mail system at host",
        "transcript of session",
        "delivery attempts",
    ];
    WORDS.iter().any(|word| body.contains(word)) || has_smtp_reply(body)
}

/// A refusal with its enhanced status code, "550 5.1.1" (RFC 3463 §2), whatever stands around the two.
fn has_smtp_reply(body: &str) -> bool {
    let words = body.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|word| !word.is_empty());
    let mut before = "";
    let mut end_before = 0;
    for word in words {
        let at = word.as_ptr() as usize - body.as_ptr() as usize;
        let beside = body[end_before..at].chars().all(|c| !c.is_alphanumeric());
        let refused = before.len() == 3 && before.starts_with(['4', '5']) && !before.contains('.');
        if refused && beside && is_status(word.trim_end_matches('.')) {
            return true;
        }
        (before, end_before) = (word, at + word.len());
    }
    false
}

fn is_status(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    parts.len() == 3 && code.starts_with(['4', '5']) && parts.iter().all(|part| (1..=3).contains(&part.len()))
}

/// A list program that refuses a message, in the name of the list's keeper: fml, Majordomo, Mailman, Sympa.
fn is_lists_refusal(inbound: &Inbound) -> bool {
    // fml's own mail has its mark in the identifier; what it passes on keeps the author's.
    let fml = inbound.headers.has("x-mlserver") && inbound.external_id.as_ref().is_some_and(|id| id.contains(".FML"));
    let keeper = |email: &crate::customer::EmailAddress| {
        let local = email.local_part().to_lowercase();
        ["-admin", "-owner", "-bounces", "-request", "-errors"].iter().any(|role| local.ends_with(role))
            || local.starts_with("owner-")
            || matches!(local.as_str(), "majordomo" | "listserv" | "listar" | "ecartis" | "sympa" | "mailman")
    };
    (fml || inbound.from.iter().any(|from| keeper(&from.email)))
        && lists_refused(inbound, &words::beginning(&inbound.text))
}

fn lists_refused(inbound: &Inbound, body: &str) -> bool {
    const WORDS: [&str; 9] = [
        "are not a member of this mailing list",
        "are not member",
        "not member article",
        "are not allowed to post to this",
        "are not allowed to send to this",
        "rejected by the list moderator",
        "loop alert:",
        "loop back warning:",
        "reject mail from",
    ];
    let subject = words::fold(&inbound.subject);
    WORDS.iter().any(|word| subject.contains(word) || body.contains(word))
}

/// qmail's format (QSBMF): a paragraph that begins "Hi. This is the", then a paragraph for each recipient that
/// begins with `<address>:`. Both are needed, for customers also begin with "Hi. This is the third time that I write",
/// unless it names the program itself.
fn is_qmail_notice(text: &str) -> bool {
    let recipient = |line: &str| line.starts_with('<') && line.trim_end().ends_with(">:") && line.contains('@');
    let Some(who) = text.trim_start().strip_prefix("Hi. This is the ") else { return false };
    who.starts_with("qmail-send program") || text.lines().take(LINES_MAX).any(recipient)
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
