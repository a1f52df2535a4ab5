//! Sources: mailboxes elsewhere that mail is fetched from. What they are, why one may fail, when it is tried again and
//! when its failing is loud.

mod provider;

pub use provider::{FoundServer, Provider, provider_of};

use crate::{MailboxId, Millis, Moment, SourceId};

/// A mailbox elsewhere from which mail is fetched for one of ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// The mailbox of ours that its mail belongs to.
    pub mailbox: MailboxId,
    /// Where it is.
    pub server: Server,
    /// The name to sign in with, mostly the address.
    pub account: String,
    /// The folder that is read.
    pub folder: String,
    /// How to sign in.
    pub sign_in: SignIn,
    /// What becomes of a message over there once it is here.
    pub after: After,
    /// What was there at the first look is brought in silently when it came after this moment, and left alone otherwise.
    pub backlog_since: Option<Moment>,
    /// When it was connected.
    pub created_at: Moment,
}

impl Source {
    /// How people speak of it: "help@shop.example at imap.example.net".
    pub fn words(&self) -> String {
        format!("{} at {}", self.account, self.server.host)
    }
}

/// An IMAP server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is encrypted.
    pub encryption: Encryption,
}

/// How the line to a server is encrypted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encryption {
    /// From the first byte (RFC 8314).
    #[default]
    Implicit,
    /// By `STARTTLS`, required.
    StartTls,
    /// Not at all: for a server on the same machine.
    None,
}

impl Encryption {
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            Encryption::Implicit => "implicit",
            Encryption::StartTls => "starttls",
            Encryption::None => "none",
        }
    }
    /// The encryption of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Encryption::Implicit, Encryption::StartTls, Encryption::None].into_iter().find(|it| it.word() == word)
    }
}

/// How to sign in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SignIn {
    /// With a password, or what the provider calls an app password.
    #[default]
    Password,
    /// With a permission that Google gave (XOAUTH2).
    Google,
    /// With a permission that Microsoft gave (XOAUTH2).
    Microsoft,
}

impl SignIn {
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            SignIn::Password => "password",
            SignIn::Google => "google",
            SignIn::Microsoft => "microsoft",
        }
    }
    /// The way of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [SignIn::Password, SignIn::Google, SignIn::Microsoft].into_iter().find(|it| it.word() == word)
    }
}

/// What becomes of a message over there once it is here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum After {
    /// It stays as it was; not even its mark "read" changes.
    #[default]
    Leave,
    /// It is moved to this folder.
    Move(String),
}

/// How a folder is numbered at a moment (RFC 3501 §2.3.1.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Numbering {
    /// With another one, all numbers mean other messages.
    pub uid_validity: u32,
    /// The number that the next message gets.
    pub uid_next: u32,
    /// The server does not say that number: it is one more than the highest that is there, and falls when that one goes.
    pub counted: bool,
}

/// How far a folder was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// The folder's `UIDVALIDITY`: with another one, all numbers mean other messages (RFC 3501 §2.3.1.1).
    pub uid_validity: u32,
    /// The first number that was not read.
    pub uid_next: u32,
    /// Messages below this number were there before we were.
    pub new_from: u32,
    /// The folder was numbered anew while we looked at it: until then we had seen what is there.
    pub seen_until: Option<Moment>,
}

impl Reached {
    /// Where reading begins in a folder that was first seen so. What is there is the backlog; without one, reading begins
    /// behind it.
    pub fn first(source: &Source, seen: Numbering) -> Reached {
        let begun = Reached::anew(seen, None);
        if source.backlog_since.is_none() { Reached { uid_next: seen.uid_next, ..begun } } else { begun }
    }

    /// Where reading begins in a folder whose numbers mean other messages than before.
    pub fn renumbered(seen: Numbering, seen_until: Moment) -> Reached {
        Reached::anew(seen, Some(seen_until))
    }

    fn anew(seen: Numbering, seen_until: Option<Moment>) -> Reached {
        Reached { uid_validity: seen.uid_validity, uid_next: 1, new_from: seen.uid_next, seen_until }
    }

    /// Whether the numbers still mean the messages that they meant. They only grow, so a smaller one is next only where an
    /// older state of the folder was restored: what was behind it means other messages now.
    pub fn holds(&self, now: Numbering) -> bool {
        now.uid_validity == self.uid_validity && (now.counted || now.uid_next >= self.uid_next)
    }
}

/// How a source is doing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// When the folder was last seen; when it was connected, before the first time.
    pub looked_at: Moment,
    /// Tries that failed since.
    pub failures: i64,
    /// When the first of them failed.
    pub failing_since: Option<Moment>,
    /// Why the last one failed, in plain words.
    pub fault: String,
}

/// So many failed tries are no accident any more.
const FAILURES_QUIET_MAX: i64 = 2;
/// A fault that lasts longer is loud however often was tried.
const FAULT_QUIET: Millis = Millis::minutes(10);
/// Somebody looks at least every few minutes. When nobody did for so long, nothing fetches at all.
const UNSEEN_QUIET: Millis = Millis::minutes(30);

impl Standing {
    /// What people must hear now, if anything.
    pub fn alarm(&self, now: Moment) -> Option<Alarm> {
        if let Some(since) = self.failing_since {
            let loud = self.failures > FAILURES_QUIET_MAX || now.since(since) > FAULT_QUIET;
            return loud.then(|| Alarm::Fault(self.fault.clone()));
        }
        let unseen = now.since(self.looked_at) > UNSEEN_QUIET;
        unseen.then_some(Alarm::Unseen)
    }
}

/// What people must hear about a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Alarm {
    /// It fails: why, in the English words that were kept.
    Fault(String),
    /// Nobody has looked there for long.
    Unseen,
}

/// Why mail could not be fetched.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// No server of that name.
    #[error("No server of that name was found. Check its name ({0})")]
    NoHost(String),
    /// Nobody listens there.
    #[error("The server cannot be reached. Check its name and port ({0})")]
    Unreachable(String),
    /// It listens and says nothing.
    #[error("The server does not answer")]
    Silent,
    /// Where it should greet without encryption, it says nothing, as a server does that waits for the encryption to begin.
    #[error(
        "The server says nothing on this port. It may want encryption from the first byte: choose that, or another port"
    )]
    NoGreeting,
    /// Encryption was to begin with the first byte, and it speaks in clear.
    #[error("This port does not begin with encryption. Choose STARTTLS, or another port")]
    BeginsInClear,
    /// Its certificate does not prove that it is this server.
    #[error(
        "The server cannot prove who it is. Check its name, or add its certificate to fetching.trusted_certificate ({0})"
    )]
    Certificate(String),
    /// Encryption was asked for, and it has none.
    #[error("The server does not offer encryption on this port. Choose another port")]
    NoEncryption,
    /// Name or password are wrong.
    #[error("The password was refused. Enter it again, and use an app password where the provider wants one ({0})")]
    Refused(String),
    /// The permission was taken back.
    #[error("The provider withdrew its permission. Sign in there again ({0})")]
    PermissionGone(String),
    /// The permission is asked for with a client that is not configured.
    #[error("The settings name no client for this provider: set {0}")]
    NoClient(String),
    /// The secret cannot be opened.
    #[error("The stored password cannot be read with the key of this desk. Enter it again")]
    Unsealable,
    /// There is no such folder.
    #[error("There is no folder \u{201c}{0}\u{201d} in that mailbox")]
    NoFolder(String),
    /// The server refused something else.
    #[error("The server refused: {0}")]
    Said(String),
    /// What came is no IMAP, or more than was asked for.
    #[error("The server answered in a way that is not understood ({0})")]
    Odd(String),
    /// The desk could not keep what came.
    #[error("The desk could not keep what came: {0}")]
    NotKept(String),
}

impl Fault {
    /// Whether trying again soon is no use, and may lock the account.
    fn needs_a_person(&self) -> bool {
        matches!(self, Fault::Refused(_) | Fault::PermissionGone(_) | Fault::NoClient(_) | Fault::Unsealable)
    }

    /// How long to wait after so many failures in a row, before chance is added.
    pub fn pause(&self, failures: i64) -> Millis {
        let (first, longest) = match self.needs_a_person() {
            true => (Millis::seconds(30), Millis::minutes(15)),
            false => (Millis::seconds(2), Millis::minutes(5)),
        };
        let doublings = failures.saturating_sub(1).clamp(0, 10);
        Millis(longest.0.min(first.0 << doublings))
    }
}

/// Whether a message that the folder holds is new to us, and what to do with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// It came since we look.
    New,
    /// It was there before, and is brought in silently.
    Backlog,
    /// It was there before, and stays there.
    Skipped,
}

impl Found {
    /// What a message is that has a number in a folder that was read so far, and came at a moment.
    pub fn of(source: &Source, reached: &Reached, uid: u32, came_at: Moment) -> Found {
        match reached.seen_until {
            _ if uid >= reached.new_from => Found::New,
            Some(seen_until) => Found::numbered_anew(source, came_at, seen_until),
            None => Found::before_us(source, came_at),
        }
    }

    /// Of a message that was there before we were.
    fn before_us(source: &Source, came_at: Moment) -> Found {
        if source.backlog_since.is_some_and(|since| came_at >= since) { Found::Backlog } else { Found::Skipped }
    }

    /// Of a message in a folder that was numbered anew. What came since we last looked is new. What came between the
    /// connection and that look was seen, or was put there by hand: it is brought in silently, and folds into what was
    /// seen.
    fn numbered_anew(source: &Source, came_at: Moment, seen_until: Moment) -> Found {
        // The clocks of others may be wrong, and mail may be on its way for a while.
        const SLACK: Millis = Millis::hours(1);
        if came_at >= seen_until - SLACK {
            Found::New
        } else if came_at >= source.created_at {
            Found::Backlog
        } else {
            Found::before_us(source, came_at)
        }
    }
}

/// Nothing in a folder that is older than this is asked for among what was there before; `None` when none of it is.
pub fn oldest_asked_for(source: &Source, reached: &Reached) -> Option<Moment> {
    match reached.seen_until {
        Some(_) => Some(source.backlog_since.map_or(source.created_at, |since| since.min(source.created_at))),
        None => source.backlog_since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_793_610_000_000);

    fn standing(failures: i64, since: Millis) -> Standing {
        Standing {
            looked_at: NOW - since,
            failures,
            failing_since: (failures > 0).then_some(NOW - since),
            fault: "The password was refused".into(),
        }
    }

    #[test]
    fn a_source_is_loud_after_three_failures_or_ten_minutes_or_when_nobody_looks() {
        for (failures, since, loud) in [
            (0, Millis::minutes(29), false),
            (0, Millis::minutes(31), true),
            (1, Millis::minutes(1), false),
            (2, Millis::minutes(9), false),
            (3, Millis::seconds(30), true),
            (1, Millis::minutes(11), true),
        ] {
            let alarm = standing(failures, since).alarm(NOW);
            assert_eq!(alarm.is_some(), loud, "{failures} failures, {since:?}: {alarm:?}");
        }
    }

    #[test]
    fn tries_become_rarer_and_a_refused_password_is_not_hammered() {
        let silent: Vec<i64> = (1..=10).map(|failures| Fault::Silent.pause(failures).0 / 1_000).collect();
        assert_eq!(silent, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        let refused = Fault::Refused(String::new());
        assert_eq!(refused.pause(1), Millis::seconds(30));
        assert_eq!(refused.pause(i64::MAX), Millis::minutes(15));
    }

    fn source() -> Source {
        Source {
            id: SourceId(1),
            mailbox: MailboxId(1),
            server: Server { host: "imap.birch.example".into(), port: 993, encryption: Encryption::Implicit },
            account: "help@birch.example".into(),
            folder: "INBOX".into(),
            sign_in: SignIn::Password,
            after: After::Leave,
            backlog_since: None,
            created_at: NOW - Millis::days(10),
        }
    }

    #[test]
    fn numbers_hold_until_they_are_others_or_fall() {
        let seen = Numbering { uid_validity: 1, uid_next: 50, counted: false };
        let reached = Reached::first(&source(), seen);
        assert_eq!(reached, Reached { uid_validity: 1, uid_next: 50, new_from: 50, seen_until: None });
        for (now, holds) in [
            (seen, true),
            (Numbering { uid_next: 51, ..seen }, true),
            (Numbering { uid_next: 49, ..seen }, false),
            (Numbering { uid_next: 49, counted: true, ..seen }, true),
            (Numbering { uid_validity: 2, ..seen }, false),
        ] {
            assert_eq!(reached.holds(now), holds, "{now:?}");
        }
        let with_backlog = Source { backlog_since: Some(NOW), ..source() };
        assert_eq!(Reached::first(&with_backlog, seen), Reached { uid_next: 1, ..reached });
    }

    #[test]
    fn what_was_there_before_is_never_new() {
        let mut source = source();
        let first = Reached { uid_validity: 1, uid_next: 1, new_from: 50, seen_until: None };
        let anew = Reached { seen_until: Some(NOW - Millis::hours(5)), ..first };
        let ago = |days: i64| NOW - Millis::days(days);
        assert_eq!(Found::of(&source, &first, 49, NOW), Found::Skipped);
        assert_eq!(Found::of(&source, &first, 50, ago(900)), Found::New, "the sender's clock decides nothing");
        for (days, found) in [(0, Found::New), (3, Found::Backlog), (12, Found::Skipped)] {
            assert_eq!(Found::of(&source, &anew, 7, ago(days)), found, "{days} days ago");
        }
        source.backlog_since = Some(ago(30));
        assert_eq!(Found::of(&source, &anew, 7, ago(12)), Found::Backlog);
        assert_eq!(Found::of(&source, &first, 7, ago(31)), Found::Skipped);
    }
}
