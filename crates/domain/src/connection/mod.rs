//! Whether a mailbox is connected: whether what customers write comes in, and what the desk writes reaches them. What the
//! name servers, the relay and a message there and back say goes in ([`Seen`], [`Trip`]); findings come out, each with
//! what to publish where something is missing.

mod incoming;
mod outgoing;
mod policy;
mod sender;
mod signature;
#[cfg(test)]
mod tests;
mod trip;

pub use trip::{Came, LATE, Left, Trip};

use crate::customer::EmailAddress;
use crate::message::{Check, Verdict};
use crate::{Millis, Moment};
use core::net::IpAddr;
use serde::{Deserialize, Serialize};

/// What the name servers say: the records, none where there are none; `None` when nobody answered.
pub type Answer<T> = Option<Vec<T>>;

/// Mail that came within this time shows that mail comes.
pub const LATELY: Millis = Millis::days(7);

/// How mail leaves.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sends {
    /// Not at all: it is held in the post room.
    #[default]
    Held,
    /// Through a relay of this name.
    Relay(String),
    /// Straight to the servers of the recipients.
    Direct,
}

/// What was seen when it was looked up how a mailbox is connected.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// The name by which this machine introduces itself.
    pub hostname: String,
    /// Its addresses.
    pub own_addresses: Answer<IpAddr>,
    /// How mail leaves.
    pub sends: Sends,
    /// The relay, where there is one: whether the way to it is encrypted, or why it cannot be used.
    pub relay: Option<Result<bool, String>>,
    /// The servers that take mail for the domain, the preferred one first.
    pub mail_servers: Answer<MailServer>,
    /// The domain says that it takes no mail at all (RFC 7505).
    pub takes_no_mail: bool,
    /// The SPF records of the domain.
    pub spf: Answer<String>,
    /// For each address that mail leaves from, as far as that is known: whether it may send for the domain.
    pub senders: Vec<(IpAddr, Check)>,
    /// The keys that the desk signs with for the domain.
    pub keys: Vec<Key>,
    /// The DMARC records of the domain, or of the nearest one above it that has any.
    pub policy: Answer<String>,
    /// For each of our own addresses: whether its name leads back to it.
    pub reverse: Vec<(IpAddr, Check)>,
}

/// A server that takes mail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MailServer {
    /// Its name.
    pub name: String,
    /// Its addresses.
    pub addresses: Answer<IpAddr>,
}

/// A key that the desk signs with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Key {
    /// Where its record has to stand.
    pub record: String,
    /// What has to stand there.
    pub wanted: String,
    /// Of the kind that every receiver verifies.
    pub universal: bool,
    /// What stands there.
    pub published: Answer<String>,
}

/// What the desk knows by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The servers that mail of the mailbox is fetched from.
    pub fetched_from: Vec<String>,
    /// When mail, or a message that was sent there and back, last came to it.
    pub last_arrival: Option<Moment>,
    /// Mail is held in the post room even though it could leave.
    pub held_first: bool,
    /// The messages that were last sent there and back: to the address itself, and to one with a tag.
    pub trips: Vec<Trip>,
}

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Grade {
    /// As it should be.
    Fine,
    /// Nobody could say.
    NotAsked,
    /// It works, and could be better.
    Improvable,
    /// A customer would wait in vain.
    InVain,
}

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Whether mail of customers comes in.
    Incoming,
    /// Whether mail leaves.
    Outgoing,
    /// Who may send for the domain (SPF).
    Sender,
    /// Whether mail is signed (DKIM).
    Signature,
    /// What the domain asks receivers to do (DMARC).
    Policy,
    /// A message there and back.
    Trip,
}

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is about.
    pub about: About,
    /// How it stands.
    pub grade: Grade,
    /// What was found.
    pub what: What,
    /// What to publish.
    pub paste: Vec<Paste>,
}

/// A record to publish.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paste {
    /// Its name, complete.
    pub host: String,
    /// `MX`, `TXT` or `PTR`.
    pub kind: &'static str,
    /// Its value.
    pub value: String,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The name servers did not answer.
    NoAnswer,
    /// It matters once mail leaves.
    OnceMailLeaves,
    /// The domain has no server for mail.
    MailGoesNowhere,
    /// The domain is one of those that are kept for examples: nobody has it.
    NobodysName,
    /// The domain says that it takes no mail.
    MailIsRefused,
    /// The server for mail has no address.
    ServerWithoutAddress(String),
    /// Mail comes straight to this machine, which goes by that name.
    MailComesHere(String),
    /// Mail goes to a server, and is fetched from another of the same owner, or came from there.
    MailIsFetched(String, String),
    /// Mail goes to a server and is fetched from another; whether mail of the one lies in the other is not known.
    MailIsFetchedPerhaps(String, String),
    /// Mail goes to a server, and comes here from it.
    MailIsPassedOn(String),
    /// Mail goes to a server; whether it comes here from it is not known yet.
    MailIsPassedOnPerhaps(String),
    /// Mail goes to a server, and nothing comes from there.
    MailGoesElsewhere(String),
    /// Outgoing mail is held in the post room.
    Held,
    /// Mail could leave, and is held in the post room first.
    HeldFirst,
    /// The relay takes our mail.
    RelayTakes(String),
    /// It does, and whoever is on the way can read along.
    RelayIsOpen(String),
    /// The relay does not take our mail, and why.
    RelayFails(String, String),
    /// Mail leaves from this machine, whose name and address fit.
    LeavesFromHere(String),
    /// The name of this machine has no address.
    NameWithoutAddress(String),
    /// An address of ours has no name.
    AddressWithoutName(IpAddr),
    /// The name of an address of ours does not lead back to it.
    NameLeadsElsewhere(IpAddr, String),
    /// The domain lets us send.
    MaySend,
    /// The domain names nobody who may send for it.
    NobodyMaySend,
    /// It has several records, and so none that counts.
    SeveralSenderRecords,
    /// Its record cannot be used, and why.
    SenderRecordUnusable(String),
    /// Its record does not name what sends for us.
    MayNotSend(String),
    /// The keys are published.
    KeysPublished,
    /// A key is not published.
    KeyMissing(String),
    /// Another key stands in its place.
    KeyDiffers(String),
    /// Somebody on the way signs for the domain.
    SignedOnTheWay,
    /// Nobody signs for the domain.
    NotSigned,
    /// The domain publishes no wish.
    NoPolicy,
    /// It publishes several, and so none that counts.
    SeveralPolicies,
    /// It publishes one that nobody understands.
    PolicyUnreadable,
    /// It only watches.
    Watches,
    /// It asks receivers to keep out what is not proved, and our mail is.
    KeepsOthersOut,
    /// It asks receivers to keep out what is not proved, and our mail is not.
    KeepsUsOut,
    /// No message was sent there and back yet.
    NoTrip,
    /// It waits to leave, and why if it was tried.
    TripWaits(Option<String>),
    /// It did not leave, and why.
    TripRefused(Trip, String),
    /// It is on its way.
    TripUnderWay(Trip),
    /// A server on the way could not deliver it, and why.
    TripCameBack(Trip, String),
    /// It left and did not come.
    TripLost(Trip),
    /// It came, so long after it left.
    TripDone(Trip, Millis),
}

impl Finding {
    fn new(about: About, grade: Grade, what: What) -> Finding {
        Finding { about, grade, what, paste: Vec::new() }
    }
    fn with(self, host: impl Into<String>, kind: &'static str, value: impl Into<String>) -> Finding {
        Finding { paste: vec![Paste { host: host.into(), kind, value: value.into() }], ..self }
    }
}

/// Everything that can be said of how a mailbox is connected.
pub fn judge(mailbox: &EmailAddress, seen: &Seen, known: &Known, now: Moment) -> Vec<Finding> {
    let domain = mailbox.domain().trim_end_matches('.').to_ascii_lowercase();
    let mut findings = vec![incoming::finding(&domain, seen, known, now)];
    findings.extend(outgoing::findings(seen));
    if seen.sends == Sends::Held {
        findings.push(Finding::new(About::Sender, Grade::NotAsked, What::OnceMailLeaves));
        findings.push(Finding::new(About::Trip, Grade::NotAsked, What::OnceMailLeaves));
        return findings;
    }
    if known.held_first {
        findings.push(Finding::new(About::Outgoing, Grade::Improvable, What::HeldFirst));
    }
    let sender = sender::finding(&domain, seen, known);
    let signature = signature::findings(&domain, seen, known);
    let proved = sender.grade == Grade::Fine || signature.iter().any(|it| it.grade == Grade::Fine);
    let doubtful = std::iter::once(&sender).chain(&signature).any(|it| it.grade == Grade::NotAsked);
    findings.push(sender);
    findings.extend(signature);
    findings.push(policy::finding(&domain, seen, proved, doubtful));
    findings.extend(trip::findings(&known.trips, now));
    findings
}

/// The worst of them.
pub fn worst(findings: &[Finding]) -> Grade {
    findings.iter().map(|finding| finding.grade).max().unwrap_or(Grade::NotAsked)
}

/// Whether it was shown that mail comes in and leaves: nothing is in vain, and a message went there and back, to the address
/// itself and to one with a tag.
pub fn is_connected(findings: &[Finding]) -> bool {
    let done =
        |tagged: bool| findings.iter().any(|it| matches!(&it.what, What::TripDone(trip, _) if trip.tagged == tagged));
    worst(findings) < Grade::InVain && done(false) && done(true)
}

/// What the message there and back proved about who sent it.
fn proof(known: &Known, domain: &str) -> (bool, bool) {
    let came = known.trips.iter().filter_map(|trip| trip.came.as_ref()?.proof.as_ref());
    let mut proved = (false, false);
    for proof in came {
        let is_ours = |check: &&Check| check.result == Verdict::Pass && check.domain.eq_ignore_ascii_case(domain);
        proved.0 |= is_ours(&&proof.spf);
        proved.1 |= proof.dkim.iter().any(|check| is_ours(&check));
    }
    proved
}

/// Whether two names belong to one owner.
fn same_owner(one: &str, other: &str) -> bool {
    let owner = |name: &str| {
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        crate::customer::registered_domain(&name).to_owned()
    };
    owner(one) == owner(other)
}
