//! What a bounce says: who did not get it, why, and what follows. From the report's parts where they say it, else from
//! the words of the notice.
//!
//! The reason is looked for in a fixed order: an operator's own code, then words that name one reason, then the status
//! code (RFC 3463), then the reply code (RFC 5321). Words come first because servers put the same few codes before very
//! different words, and a wrong "there is no such mailbox" costs a customer. Sources are asked in the order of how close
//! they are to the recipient: the diagnostic text, the lines of the notice about them, the whole notice.

mod codes;
mod notice;
mod operator;
mod reason;
mod words;

pub use reason::{Kind, Reason};

use super::{Action, Inbound, REPORTED_MAX, Reported, Returned};
use crate::customer::EmailAddress;
use codes::{Codes, Status};
use notice::{Command, Notice};

/// Bytes of one source that are searched for words. Refusals are a few lines; more is a quoted message.
const WORDS_BYTES_MAX: usize = 2_000;
/// Bytes that are searched in all recipients of a report together, and at least of each: a line.
const ALL_WORDS_BYTES_MAX: usize = 128 * 1024;
const WORDS_BYTES_MIN: usize = 200;
/// Characters of the diagnostic text that are kept for people.
const SHOWN_CHARS_MAX: usize = 500;

/// What a bounce says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bounce {
    /// Each recipient that it names, at most [`REPORTED_MAX`].
    pub recipients: Vec<Undelivered>,
    /// The message that it is about, as far as it came back.
    pub returned: Returned,
}

/// One recipient of a bounce.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undelivered {
    /// The address; `None` when the notice names none.
    pub address: Option<EmailAddress>,
    /// What happened: failed, or only delayed, or arrived.
    pub action: Action,
    /// Why.
    pub reason: Reason,
    /// The enhanced status code; empty when there is none.
    pub status: String,
    /// The SMTP reply code.
    pub reply: Option<u16>,
    /// What the server wrote, shortened.
    pub diagnostic: String,
}

impl Undelivered {
    /// What follows from the reason. A delay is never more than a delay.
    pub fn kind(&self) -> Kind {
        if self.action == Action::Failed { self.reason.kind() } else { Kind::Soft }
    }
    /// Whether the address is finally bad.
    pub fn is_hard(&self) -> bool {
        self.kind() == Kind::Hard
    }
    /// The codes for people: `552 5.2.2`; empty when there are none.
    pub fn codes(&self) -> String {
        let reply = self.reply.map(|code| code.to_string()).unwrap_or_default();
        [reply.as_str(), &self.status].join(" ").trim().to_owned()
    }
}

/// Reads a message that was found to be a bounce.
pub fn bounce(inbound: &Inbound) -> Bounce {
    let notice = Notice::of(inbound);
    let report = inbound.report.as_ref();
    let reported = report.map(|report| report.recipients.as_slice()).unwrap_or_default();
    let recipients = if reported.is_empty() { named(&notice) } else { of_report(reported, &notice) };
    let returned = report.and_then(|report| report.returned.clone()).unwrap_or_default();
    Bounce { recipients, returned: notice.completed(returned) }
}

fn of_report(reported: &[Reported], notice: &Notice) -> Vec<Undelivered> {
    let alone = reported.len() == 1;
    let recipients = reported.iter().take(REPORTED_MAX).map(|one| {
        let address = one.address.clone().or_else(|| notice.only_recipient().filter(|_| alone));
        let about = address.as_ref().and_then(|address| notice.about(address));
        let about = about.or_else(|| one.forwarded_to.as_ref().and_then(|address| notice.about(address)));
        let whole = if alone { notice.words.as_str() } else { "" };
        let sources = [one.diagnostic.as_str(), about.unwrap_or_default(), whole];
        let declared = Status::of(&one.status);
        let action = one.action.unwrap_or(Action::Failed);
        let sources = sources.map(|source| head(source, share(reported.len())));
        Facts { sources, declared, action, host: &one.remote, kind: &one.diagnostic_type }.undelivered(address)
    });
    recipients.collect()
}

fn named(notice: &Notice) -> Vec<Undelivered> {
    let action = if notice.is_delay() { Action::Delayed } else { Action::Failed };
    let facts = |about: &str| {
        // A bare list of addresses has one reason for all of them; otherwise each has its own lines.
        let shared = notice.recipients.len() <= 1 || about.trim().lines().count() <= 1;
        let whole = if shared { notice.words.as_str() } else { "" };
        let sources = [about, whole, ""].map(|source| head(source, share(notice.recipients.len())));
        Facts { sources, declared: None, action, host: "", kind: "" }.undelivered(None)
    };
    if notice.recipients.is_empty() {
        return vec![facts("")];
    }
    let named = notice.recipients.iter();
    named.map(|one| Undelivered { address: Some(one.address.clone()), ..facts(&one.words) }).collect()
}

/// What is known about one recipient.
struct Facts<'a> {
    /// Texts, the closest to the recipient first.
    sources: [&'a str; 3],
    /// `Status` of the report.
    declared: Option<Status>,
    action: Action,
    /// The server that refused.
    host: &'a str,
    /// The type of the diagnostic.
    kind: &'a str,
}

impl Facts<'_> {
    fn undelivered(&self, address: Option<EmailAddress>) -> Undelivered {
        let codes = self.codes();
        let shown = self.sources.iter().find(|source| !source.is_empty()).unwrap_or(&"");
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let reason = self.reason(codes);
        Undelivered {
            address,
            action: if reason == Reason::Delivered { Action::Arrived } else { self.action },
            reason,
            status: codes.status.map(|status| status.to_string()).unwrap_or_default(),
            reply: codes.reply,
            diagnostic: shown.chars().take(SHOWN_CHARS_MAX).collect(),
        }
    }

    /// The codes of the closest source that has any. What the server said outweighs what the reporter made of it,
    /// unless it said nothing clear.
    fn codes(&self) -> Codes {
        let mut found = Codes::default();
        for (at, source) in self.sources.into_iter().enumerate() {
            let here = codes::codes(source);
            if at == 1 && found.status.is_none_or(Status::is_vague) {
                found.status = self.declared.filter(|status| !status.is_vague()).or(found.status);
            }
            found.reply = found.reply.or(here.reply);
            let better =
                found.status.is_none_or(Status::is_vague) && here.status.is_some_and(|status| !status.is_vague());
            if better || found.status.is_none() {
                found.status = here.status;
            }
            if found.reply.is_some() && found.status.is_some() {
                break;
            }
        }
        let clear = found.status.filter(|status| !status.is_vague());
        found.status = clear.or(self.declared).or(found.status);
        found
    }

    fn reason(&self, codes: Codes) -> Reason {
        if self.action == Action::Arrived || codes.status.is_some_and(|status| status.0 == 2) {
            return Reason::Delivered;
        }
        let everything = self.sources.map(spaced).join(" ");
        if let Some(told) = operator::reason_of(&everything, self.host) {
            return told;
        }
        let by_words = self.by_words(codes);
        let by_codes = || {
            let status = codes.status.filter(|status| !status.is_vague()).and_then(codes::of_status);
            status.or_else(|| codes.reply.and_then(codes::of_reply)).map(|found| self.of_sender(found))
        };
        let found = match by_words {
            Some(vague) if vague.is_vague() => by_codes().filter(|code| !code.is_vague()).or(Some(vague)),
            clear => clear.or_else(by_codes),
        };
        let found = found.or_else(|| (self.command() == Some(Command::Greeting)).then_some(Reason::Blocked));
        found.unwrap_or_else(|| match (self.action, self.sources.iter().any(|source| !source.is_empty())) {
            (Action::Delayed, _) => Reason::Expired,
            (_, true) => Reason::OnHold,
            (_, false) => Reason::Undefined,
        })
    }

    /// The first source whose words name a reason; a vague one only if none says more.
    fn by_words(&self, codes: Codes) -> Option<Reason> {
        let mut vague = None;
        for (at, source) in self.sources.into_iter().enumerate() {
            let found = words::reason_of(&plain(source));
            match found {
                Some(reason) if self.of_sender(reason) != reason => return Some(Reason::Rejected),
                Some(Reason::UserUnknown) => return Some(self.unknown_or_filtered(codes)),
                // The mailbox's limit and the server's differ by their codes only.
                Some(Reason::ExceedLimit) if codes.status.is_some_and(|status| (status.1, status.2) == (3, 4)) => {
                    return Some(Reason::MesgTooBig);
                }
                Some(reason) if reason.is_vague() => vague = vague.or(Some(reason)),
                Some(reason) => return Some(reason),
                None => {}
            }
            // Farther texts speak of more; where this one has a clear code, that is better.
            let here = codes::codes(source);
            if here.status.is_some_and(|status| !status.is_vague()) || here.reply.and_then(codes::of_reply).is_some() {
                break;
            }
            if at == 0 && self.kind == "x-unix" {
                return Some(Reason::MailerError);
            }
        }
        vague
    }

    /// The command that was refused, as the closest source names it.
    fn command(&self) -> Option<Command> {
        self.sources.iter().find_map(|source| notice::command(&spaced(source)))
    }

    /// Refused at `MAIL FROM`, the address that was not found is ours.
    fn of_sender(&self, reason: Reason) -> Reason {
        let of_address = matches!(reason, Reason::UserUnknown | Reason::HostUnknown | Reason::NotAccept);
        if of_address && self.command() == Some(Command::Sender) { Reason::Rejected } else { reason }
    }

    /// "User unknown" as the answer to the recipient's address means just that. As the answer to the message it comes
    /// from a filter behind the address, which may refuse this message only.
    fn unknown_or_filtered(&self, codes: Codes) -> Reason {
        let says_address =
            codes.status.is_some_and(|Status(_, subject, detail)| subject == 1 && matches!(detail, 0 | 1 | 3 | 10));
        match (says_address, self.command()) {
            (true, _) | (_, Some(Command::Recipient)) => Reason::UserUnknown,
            (_, Some(Command::Data)) => Reason::Filtered,
            _ if codes.status.is_some_and(|status| matches!(status.1, 2 | 7)) => Reason::Filtered,
            _ => Reason::UserUnknown,
        }
    }
}

fn head(text: &str, bytes_max: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes_max.min(text.len()))).unwrap_or_default()
}

/// Bytes that are searched of each source where there are so many recipients.
fn share(recipients: usize) -> usize {
    (ALL_WORDS_BYTES_MAX / recipients.max(1)).clamp(WORDS_BYTES_MIN, WORDS_BYTES_MAX)
}

/// Lower case, single blanks.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Lower case, single blanks, typographic apostrophes plain, and without the codes that stand between the words of a
/// reply of several lines (`550-5.7.1 …`).
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '#'));
        let code = word.len() - bare.len();
        let is_code = (3..=14).contains(&code)
            && (bare.is_empty() || word.as_bytes().get(3) == Some(&b'-'))
            && word.starts_with(['2', '4', '5']);
        let rest = if is_code { bare } else { word };
        if rest.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(rest.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }));
    }
    out
}
