//! Who really sent a message: SPF, DKIM, DMARC and ARC, from its bytes and what was said around them.
//!
//! Bounded: a mail has [`TIME`] for all its look-ups, and what is not answered by then is a `temperror`. **Never** fails,
//! never refuses, never decides what follows: that is `domain/src/message/authentication.rs`.

mod arc;
mod dmarc;
mod host;
mod letter;
mod names;
mod results;
mod signature;
mod silence;
mod spf;
mod tags;

pub use names::Names;
pub(in crate::email) use names::{LookUps, Missing};

use super::fields::Fields;
use domain::Moment;
use domain::message::{Authentication, Check, Dmarc, Envelope, Verdict};
use letter::Letter;
use signature::Hashed;
use std::net::IpAddr;
use std::time::Duration;
use tokio::time::Instant;

/// For all look-ups of one mail.
pub const TIME: Duration = Duration::from_secs(10);
/// What of [`TIME`] the server's and the signatures' look-ups may take: the rest is for the author's policy.
const SIGNATURES_TIME: Duration = Duration::from_secs(5);
/// For the answer of one name server.
pub const PATIENCE: Duration = Duration::from_secs(3);
/// Lines of the header block in which authors are looked for.
const LINES_MAX: usize = 20_000;

/// What was said around a message when it was handed over.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The server that handed it over; `None` for one of ours.
    pub peer: Option<IpAddr>,
    /// The name in its greeting; empty without one.
    pub helo: &'a str,
    /// `MAIL FROM`; empty for the null sender.
    pub sender: &'a str,
    /// When it arrived: signatures are judged by this moment.
    pub arrived: Moment,
}

/// How senders are checked.
pub struct Senders {
    names: Names,
    /// The name (RFC 8601 authserv-id) of a mail server in front whose word about SPF is believed.
    trusted_results: Option<String>,
}

impl Senders {
    /// Checks by these name servers; `trusted_results` names a mail server in front whose `Authentication-Results` are
    /// believed, where it is that server that hands over.
    pub fn new(names: Names, trusted_results: Option<String>) -> Self {
        Senders { names, trusted_results }
    }

    /// Whether no name server answered lately, so that nothing can be checked.
    pub fn hears_nobody(&self) -> bool {
        self.names.are_silent()
    }

    /// Checks what came in an envelope.
    pub async fn check(&self, envelope: &Envelope, raw: &[u8]) -> Authentication {
        let sender = envelope.sender.as_ref().map_or("", |sender| sender.as_str());
        let origin = Origin {
            peer: envelope.peer_address,
            helo: envelope.helo.as_deref().unwrap_or_default(),
            sender,
            arrived: envelope.received_at,
        };
        // Only a server that spoke to ours can be the one in front: what was fetched from elsewhere anybody may have written.
        let trusted = self.trusted_results.as_deref().filter(|_| envelope.helo.is_some());
        authenticate(&origin, raw, &self.names, trusted).await
    }
}

/// Checks who sent a message. Takes the time of [`TIME`] at most; costs next to nothing for a message that nobody
/// signed and a server of ours handed over.
pub async fn authenticate(
    origin: &Origin<'_>,
    raw: &[u8],
    names: &Names,
    trusted_results: Option<&str>,
) -> Authentication {
    let begun = Instant::now();
    // Whose name servers are asked for keys is the sender's choice: slow ones must leave time for the author's policy.
    let (names, early) = (names.until(begun + TIME), names.until(begun + SIGNATURES_TIME));
    let letter = Letter::of(raw).ok();
    let hashed = letter.as_ref().map(Hashed::new);
    let now = seconds(origin.arrived);
    let peer = origin.peer.map(|address| address.to_canonical()).filter(|address| !is_ours(*address));
    let signatures = async {
        match &hashed {
            Some(hashed) => tokio::join!(signature::check(hashed, early, now), arc::check(hashed, early, now)),
            None => (vec![too_large()], Check::default()),
        }
    };
    let (hop, (dkim, arc)) = tokio::join!(hop(origin, peer, early), signatures);
    let Hop { mut spf, helo, reverse } = hop;
    if let (None, Some(trusted), Some(letter)) = (peer, trusted_results, &letter) {
        spf = results::spf(letter, trusted).unwrap_or(spf);
    }
    let dmarc = authors(raw, &spf, &dkim, peer.is_none(), names).await;
    Authentication { spf, dkim, dmarc, arc, helo, reverse, by_own_server: peer.is_none() }
}

/// Stands for the signatures of a message whose header is too large to be looked through for them.
fn too_large() -> Check {
    Check::new(Verdict::PermError, "", "the header is larger than any that people send")
}

/// Whether an address has a name that leads back to it.
pub(in crate::email) async fn reverse(address: IpAddr, names: LookUps<'_>) -> Check {
    host::reverse(address, names).await
}

/// SPF alone, for any server: whether `origin.peer` may send for the sender. Without a peer there is nothing to check.
pub async fn check_spf(origin: &Origin<'_>, names: &Names) -> Check {
    match origin.peer {
        Some(address) => spf::check(spf_hop(origin, address), names.until(Instant::now() + TIME)).await,
        None => Check::default(),
    }
}

fn spf_hop<'a>(origin: &Origin<'a>, address: IpAddr) -> spf::Hop<'a> {
    let Origin { helo, sender, arrived, .. } = *origin;
    spf::Hop { address, helo, sender, now: seconds(arrived) }
}

fn seconds(moment: Moment) -> i64 {
    moment.0.div_euclid(1_000)
}

/// What can be said of the server that handed a message over.
#[derive(Default)]
struct Hop {
    spf: Check,
    helo: Check,
    reverse: Check,
}

async fn hop(origin: &Origin<'_>, peer: Option<IpAddr>, names: LookUps<'_>) -> Hop {
    let Some(address) = peer else {
        // SPF is about the server that came to ours from outside; this one saw it, and we did not.
        return Hop { spf: Check::new(Verdict::None, "", "it came through your own mail server"), ..Hop::default() };
    };
    let (spf, helo, reverse) = tokio::join!(
        spf::check(spf_hop(origin, address), names),
        host::helo(origin.helo, address, names),
        host::reverse(address, names)
    );
    Hop { spf, helo, reverse }
}

/// DMARC for the authors. Where SPF was not checked and nobody signed, nothing could pass or fail, and nothing is asked.
async fn authors(raw: &[u8], spf: &Check, dkim: &[Check], by_own_server: bool, names: LookUps<'_>) -> Dmarc {
    let fields = Fields::of(raw, LINES_MAX);
    let domains: Vec<String> =
        fields.addresses("from").iter().map(|address| address.email.domain().to_ascii_lowercase()).collect();
    let domain = domains.first().cloned().unwrap_or_default();
    let unchecked = by_own_server && spf.result == Verdict::None;
    if domains.is_empty() || unchecked && dkim.is_empty() {
        return Dmarc { domain, ..Dmarc::default() };
    }
    let mut found = dmarc::check(&domains, &dmarc::Passed { spf, dkim }, names).await;
    if unchecked && found.result == Verdict::Fail && !own_signature_is_broken(dkim, &found.domain) {
        // SPF may have passed where the mail entered: many a domain relies on that alone.
        found.result = Verdict::Neutral;
        "it carries no signature of that domain, and SPF was not checked here".clone_into(&mut found.why);
    }
    if fields.iter().filter(|(name, _)| *name == "from").nth(1).is_some() {
        // Which of them people see differs from program to program (RFC 5322 §3.6 allows one): it proves nothing, and
        // fails all the same where one of them does.
        found.aligned.clear();
        if found.result != Verdict::Fail {
            found.result = Verdict::PermError;
            "it names its author more than once".clone_into(&mut found.why);
        }
    }
    found
}

/// Whether the author's domain, or one above or below it, signed and the signature does not hold.
fn own_signature_is_broken(dkim: &[Check], author: &str) -> bool {
    let below =
        |one: &str, other: &str| one.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    dkim.iter().any(|it| it.result == Verdict::Fail && (below(&it.domain, author) || below(author, &it.domain)))
}

/// Whether a server is one of ours: this machine, or a network that is not on the internet. A message from there came
/// in somewhere else.
fn is_ours(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_loopback() || four.is_private() || four.is_link_local() || four.is_unspecified(),
        IpAddr::V6(six) => {
            six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local() || six.is_unspecified()
        }
    }
}
