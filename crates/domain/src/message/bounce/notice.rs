//! Notices in words: qmail, Exim, Postfix, Sendmail, Exchange, Notes, GroupWise, Courier and everything that a
//! postmaster ever wrote. Found are the recipients, the lines about each, and what is left of the message below.
//!
//! All of them put a recipient at the start of a line, or behind a label, or into a sentence about delivery; that order
//! is the order of trust. What stands below the notice is the message that came back: names there are nobody's refusal.

use super::super::{Inbound, REPORTED_MAX, Returned, says_unattended};
use crate::customer::EmailAddress;

/// Bytes of the text that are read; a notice is short, the message below it may be long.
const TEXT_BYTES_MAX: usize = 256 * 1024;
/// Bytes kept of the lines about one recipient.
const ABOUT_BYTES_MAX: usize = 4 * 1024;

/// A notice as read.
#[derive(Default)]
pub(super) struct Notice {
    /// Recipients in order, each once.
    pub recipients: Vec<Named>,
    /// The notice without the message that came back.
    pub words: String,
    pasted: Returned,
    subject: String,
}

/// One recipient with the lines about them.
pub(super) struct Named {
    pub address: EmailAddress,
    pub words: String,
}

/// What the server was told when it refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// `HELO`, `EHLO`, or just the connection.
    Greeting,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA` and the message.
    Data,
}

/// The command that was refused, as the common programs name it. `words` is in lower case.
pub(super) fn command(words: &str) -> Option<Command> {
    const MARKS: [(Command, &[&str]); 4] = [
        (
            Command::Data,
            &[
                "end of data",
                "reply to data",
                "command data",
                "final data",
                "after data",
                "[eod]",
                "[data]",
                "data command",
                ">>> data",
                "(data)",
                "response to data",
                "after end-of-data",
            ],
        ),
        (
            Command::Recipient,
            &[
                "rcpt to",
                "command rcpt",
                "rcpt_to",
                "rcpt command",
                "rcpt:",
                "smtp:rcpt",
                "does not like recipient",
                "reply to rcpt",
                "(rcpt)",
                "recipient address rejected",
            ],
        ),
        (Command::Sender, &["mail from", "sender was rejected", "does not like sender"]),
        (
            Command::Greeting,
            &[
                "after helo",
                "after ehlo",
                "reply to helo",
                "reply to ehlo",
                "initial connection",
                "[helo]",
                "while performing the helo",
                "refused to talk to me",
            ],
        ),
    ];
    MARKS.into_iter().find(|(_, marks)| marks.iter().any(|mark| words.contains(mark))).map(|(command, _)| command)
}

impl Notice {
    pub(super) fn of(inbound: &Inbound) -> Self {
        let text = &inbound.text;
        let text = text.get(..text.floor_char_boundary(TEXT_BYTES_MAX.min(text.len()))).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let end = lines.iter().position(|line| begins_returned(line)).unwrap_or(lines.len());
        let (about, below) = lines.split_at(end);
        let strangers = Strangers::of(inbound);
        let mut recipients = at_line_starts(about, &strangers);
        let declared = in_header(inbound);
        if !declared.is_empty() {
            recipients.retain(|named| declared.iter().any(|one| one.address.canonical() == named.address.canonical()));
        }
        if recipients.is_empty() {
            recipients = declared;
        }
        if recipients.is_empty() {
            recipients = in_sentences(about, &strangers);
        }
        let mut notice = Notice {
            recipients,
            words: about.join("\n"),
            pasted: pasted(below),
            subject: inbound.subject.to_lowercase(),
        };
        if notice.recipients.is_empty()
            && let Some(only) = notice.recipient_of_the_returned(inbound)
        {
            notice.recipients.push(Named { address: only, words: String::new() });
        }
        notice
    }

    /// The lines about an address.
    pub(super) fn about(&self, address: &EmailAddress) -> Option<&str> {
        let canonical = address.canonical();
        self.recipients.iter().find(|named| named.address.canonical() == canonical).map(|named| named.words.as_str())
    }

    /// The recipient of a notice that names one only.
    pub(super) fn only_recipient(&self) -> Option<EmailAddress> {
        match self.recipients.as_slice() {
            [only] => Some(only.address.clone()),
            _ => None,
        }
    }

    /// Whether the server says that it goes on trying.
    pub(super) fn is_delay(&self) -> bool {
        const WORDS: [&str; 12] = [
            "will continue trying",
            "continue to try",
            "been postponed",
            "being retried",
            "will keep trying",
            "will be retried",
            "attempts will continue",
            "do not need to resend",
            "no need to resend",
            "no action is required on your part",
            "this is a warning message only",
            "not yet been delivered",
        ];
        let words = super::plain(super::head(&self.words, super::WORDS_BYTES_MAX));
        let gave_up = words.contains("given up") || words.contains("giving up");
        !gave_up
            && (WORDS.iter().any(|said| words.contains(said))
                || ["delayed", "warning:"].iter().any(|said| self.subject.contains(said)))
    }

    /// What the parts say of the returned message, completed by what is pasted below the notice.
    pub(super) fn completed(self, returned: Returned) -> Returned {
        let pasted = self.pasted;
        Returned {
            message_id: returned.message_id.or(pasted.message_id),
            subject: if returned.subject.is_empty() { pasted.subject } else { returned.subject },
            to: if returned.to.is_empty() { pasted.to } else { returned.to },
            return_path: returned.return_path.or(pasted.return_path),
        }
    }

    /// Whom the returned message was written to, if it was one person.
    fn recipient_of_the_returned(&self, inbound: &Inbound) -> Option<EmailAddress> {
        let returned = inbound.report.as_ref().and_then(|report| report.returned.as_ref());
        match returned.map_or(self.pasted.to.as_slice(), |returned| returned.to.as_slice()) {
            [only] => Some(only.clone()),
            _ => None,
        }
    }
}

/// Addresses that a notice names without meaning a recipient: who is told, and who tells.
struct Strangers(Vec<String>);

impl Strangers {
    fn of(inbound: &Inbound) -> Self {
        let told = inbound.to.iter().chain(&inbound.from).chain(&inbound.reply_to);
        Strangers(told.map(|address| address.email.canonical()).take(20).collect())
    }
    fn include(&self, address: &EmailAddress) -> bool {
        self.0.contains(&address.canonical()) || is_office(address)
    }
}

/// Addresses of mail systems themselves.
fn is_office(address: &EmailAddress) -> bool {
    let local = address.local_part().to_lowercase();
    let office = ["postmaster", "mailer-daemon", "hostmaster", "abuse", "support"].contains(&local.as_str());
    office || says_unattended(address)
}

/// Recipients that begin a line or follow a label, each with the lines up to the next one.
fn at_line_starts(lines: &[&str], strangers: &Strangers) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let mut current: Option<usize> = None;
    let transcript = lines
        .iter()
        .position(|line| {
            let lower = line.to_lowercase();
            lower.contains("transcript of session") || lower.contains("session transcript")
        })
        .unwrap_or(lines.len());
    let (list, shared) = lines.split_at(transcript);
    for line in list {
        if let Some(address) = at_start(line).filter(|address| !is_office(address)) {
            let at = *known.entry(address.canonical()).or_insert_with(|| {
                found.push(Named { address, words: String::new() });
                found.len() - 1
            });
            current = Some(at);
        }
        if let Some(named) = current.and_then(|at| found.get_mut(at)) {
            keep(&mut named.words, line);
        }
        if found.len() == REPORTED_MAX {
            break;
        }
    }
    let others = found.iter().any(|named| !strangers.include(&named.address));
    if others {
        found.retain(|named| !strangers.include(&named.address));
    }
    share(&mut found, shared);
    found
}

/// Lines of a transcript belong to the recipient that they name, or to the only one.
fn share(found: &mut [Named], shared: &[&str]) {
    if let [only] = found {
        shared.iter().for_each(|line| keep(&mut only.words, line));
        return;
    }
    let at: std::collections::HashMap<String, usize> =
        found.iter().enumerate().map(|(at, named)| (named.address.canonical(), at)).collect();
    for line in shared {
        for address in addresses(line) {
            if let Some(named) = at.get(&address.canonical()).and_then(|at| found.get_mut(*at)) {
                keep(&mut named.words, line);
            }
        }
    }
}

fn keep(words: &mut String, line: &str) {
    if words.len() + line.len() < ABOUT_BYTES_MAX {
        words.push_str(line);
        words.push('\n');
    }
}

/// The address at the start of a line, behind a bullet or a label.
fn at_start(line: &str) -> Option<EmailAddress> {
    const LABELS: [&str; 14] = [
        "final-recipient",
        "original-recipient",
        "recipient",
        "recipients",
        "failed recipient",
        "failed recipients",
        "rcpt to",
        "envelope-to",
        "undeliverable to",
        "undelivered to",
        "recipient address",
        "failed address",
        "for recipient",
        "user",
    ];
    let bare = line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '-' | '>' | '\u{2022}' | '\u{b7}' | '"' | '\'' | '[' | '(')
    });
    if let Some(address) = first_word(bare) {
        return Some(address);
    }
    let (label, value) = bare.split_once(':')?;
    let label = label.trim().to_lowercase();
    if !LABELS.contains(&label.as_str()) {
        return None;
    }
    first_word(value.rsplit(';').next().unwrap_or(value).trim().trim_start_matches(['[', '"']))
}

/// The address that a text begins with, in angle brackets or bare.
fn first_word(text: &str) -> Option<EmailAddress> {
    let text = ["mailto:", "SMTP:", "smtp:", "rfc822;"]
        .iter()
        .fold(text, |text, kind| text.strip_prefix(kind).unwrap_or(text));
    if let Some(rest) = text.strip_prefix('<') {
        let inner = rest.split_once('>')?.0;
        return EmailAddress::parse(inner.trim_start_matches("mailto:")).ok();
    }
    let word = text
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"' | '\''))
        .next()?;
    if !word.contains('@') {
        return None;
    }
    EmailAddress::parse(word.trim_end_matches([':', '.', ']', '!'])).ok()
}

/// Recipients named in sentences about delivery; where there are none, anybody named at all.
fn in_sentences(lines: &[&str], strangers: &Strangers) -> Vec<Named> {
    const ABOUT_DELIVERY: [&str; 14] = [
        "deliver",
        "recipient",
        "rcpt",
        "user",
        "mailbox",
        "account",
        "reach",
        "reject",
        "unknown",
        "addressed to",
        "failed",
        "sent to",
        "quota",
        "full",
    ];
    const ABOUT_SENDERS: [&str; 9] =
        ["mail from", "from:", "sender", "message-id", "contact", "reply", "sent by", "postmaster", "subject:"];
    let mut found: Vec<Named> = Vec::new();
    for wanted in [true, false] {
        for line in lines {
            let lower = line.to_lowercase();
            let fits = ABOUT_DELIVERY.iter().any(|word| lower.contains(word));
            if (wanted && !fits)
                || (ABOUT_SENDERS.iter().any(|word| lower.contains(word)) && !lower.contains("rcpt to"))
            {
                continue;
            }
            for address in addresses(line).filter(|address| !strangers.include(address)) {
                if found.len() < REPORTED_MAX
                    && found.iter().take(50).all(|named| named.address.canonical() != address.canonical())
                {
                    found.push(Named { address, words: (*line).to_owned() });
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    if let [only] = found.as_mut_slice() {
        // The sentence names who; the notice says why.
        only.words.clear();
    }
    found
}

/// Exim names the recipients in a header.
fn in_header(inbound: &Inbound) -> Vec<Named> {
    let failed = inbound.headers.all("x-failed-recipients").flat_map(addresses);
    failed.take(REPORTED_MAX).map(|address| Named { address, words: String::new() }).collect()
}

/// Everything in a line that is an address.
fn addresses(line: &str) -> impl Iterator<Item = EmailAddress> {
    line.split(|c: char| c.is_whitespace() || "<>(),;\"'[]=\\".contains(c))
        .filter(|word| word.contains('@'))
        .map(|word| word.trim_start_matches("mailto:").trim_start_matches("rfc822:").trim_end_matches(['.', ':', '!']))
        .filter_map(|word| EmailAddress::parse(word).ok())
}

/// Whether the message that came back begins at this line: a heading that programs put above it, or its first header.
fn begins_returned(line: &str) -> bool {
    const HEADINGS: [&str; 26] = [
        "below this line is a copy",
        "this is a copy of",
        "original message follows",
        "original message headers",
        "original message header",
        "original message:",
        "message header follow",
        "message headers follow",
        "unsent message",
        "message text follows",
        "message follows",
        "message contents follow",
        "returned message",
        "returned mail follows",
        "undelivered message",
        "headers of your message",
        "header of your message",
        "text of your message",
        "body of the message",
        "included message",
        "included is a copy",
        "copy of the message",
        "copy of the original",
        "message information",
        "forwarded message",
        "message header:",
    ];
    const HEADERS: [&str; 8] = [
        "received: from",
        "received: by",
        "received: (",
        "received:from",
        "return-path:",
        "content-type: message/rfc822",
        "content-type: text/rfc822-headers",
        "dkim-signature:",
    ];
    const HEADING_BYTES_MAX: usize = 120;
    if line.len() > HEADING_BYTES_MAX * 10 {
        return false;
    }
    let lower = line.trim().to_lowercase();
    if HEADERS.iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let words = bare.split(' ').count();
    let ruled = lower.starts_with(['-', '=', '*', '#', '_', '|']);
    let announced = lower.ends_with([':', '.']) && bare.contains("follow");
    // A sentence that only mentions the message goes on with the notice.
    let is_heading =
        bare.len() <= HEADING_BYTES_MAX && (words <= 5 || (ruled && words <= 14) || (announced && words <= 10));
    is_heading && !lower.contains("address") && HEADINGS.iter().any(|heading| lower.contains(heading))
}

/// Headers of the message that was pasted below the notice.
fn pasted(lines: &[&str]) -> Returned {
    /// Headers of a message that went through many hands.
    const LINES_MAX: usize = 400;
    let mut returned = Returned::default();
    for line in lines.iter().take(LINES_MAX) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().trim_start_matches('>').trim().to_lowercase().as_str() {
            "message-id" if returned.message_id.is_none() => {
                let id = value.trim_start_matches('<').trim_end_matches('>');
                returned.message_id =
                    (!id.is_empty() && id.len() < 998 && !id.contains(char::is_whitespace)).then(|| id.to_owned());
            }
            "subject" if returned.subject.is_empty() => {
                returned.subject = value.chars().filter(|c| !c.is_control()).take(1_000).collect()
            }
            "to" if returned.to.is_empty() => returned.to = addresses(value).take(50).collect(),
            "return-path" if returned.return_path.is_none() => returned.return_path = addresses(value).next(),
            _ => {}
        }
    }
    returned
}
