//! Mail as the desk sees it: one [`desk::Channel`].

use super::ascii::deliverable;
use super::authenticate::{Names, Senders};
use super::connection::{self, Asking};
use super::deliver::{Patience, Route, Sender, TlsTrouble};
use super::dkim::{self, DkimKey};
use super::imap::Fetching;
use super::rspamd::Rspamd;
use desk::channel::Promised;
use desk::health::Wrong;
use desk::{Channel, Parcel};
use domain::Millis;
use domain::connection::Seen;
use domain::customer::EmailAddress;
use domain::message::spam::FilterOpinion;
use domain::message::{Authentication, Delivery, Envelope, Inbound, Manners, Outgoing, Peek};
use domain::source::{Fault, FoundServer, Numbering, Source};

/// Characters of a text; nobody writes more, and everybody's server takes it.
pub const TEXT_CHARS_MAX: usize = 1_000_000;
/// Bytes of files in one message: what the large providers take.
pub const ATTACHMENT_BYTES_MAX: u64 = 25 * 1024 * 1024;
/// How long a reply can be taken back.
pub const UNDO: Millis = Millis::seconds(10);

/// What is customary in mail. So many messages are laid into the post room at a time, where none can leave.
pub const MANNERS: Manners = Manners {
    text_chars_max: TEXT_CHARS_MAX,
    attachment_bytes_max: ATTACHMENT_BYTES_MAX,
    signs_in_full: true,
    undo: UNDO,
    at_a_time: 32,
};

/// The mail channel: reads, writes, signs, delivers.
pub struct EmailChannel {
    sender: Option<Sender>,
    keys: Vec<DkimKey>,
    senders: Option<Senders>,
    filter: Option<Rspamd>,
    fetching: Fetching,
    hostname: String,
    names: Option<Names>,
}

impl EmailChannel {
    /// A channel that sends by `route` (without one it can only read and write) and signs with those `keys` that
    /// belong to the domain of a message's `From`. `helo` is the name by which this machine introduces itself.
    ///
    /// # Errors
    /// When the relay's certificate or name cannot be used.
    pub fn new(route: Option<Route>, keys: Vec<DkimKey>, helo: &str, patience: Patience) -> Result<Self, TlsTrouble> {
        let sender = route.map(|route| Sender::new(route, helo, patience)).transpose()?;
        let (hostname, fetching) = (helo.to_owned(), Fetching::default());
        Ok(EmailChannel { sender, keys, senders: None, filter: None, fetching, hostname, names: None })
    }

    /// The same channel, which can look up how a mailbox is connected.
    #[must_use]
    pub fn looking_up(self, names: Names) -> Self {
        EmailChannel { names: Some(names), ..self }
    }

    /// The same channel, which finds out who really sent what arrives.
    #[must_use]
    pub fn checking(self, senders: Senders) -> Self {
        EmailChannel { senders: Some(senders), ..self }
    }

    /// The same channel, which asks a spam filter about what arrives.
    #[must_use]
    pub fn filtering(self, filter: Rspamd) -> Self {
        EmailChannel { filter: Some(filter), ..self }
    }

    /// The same channel, which fetches from mailboxes elsewhere like this.
    #[must_use]
    pub fn fetching(self, fetching: Fetching) -> Self {
        EmailChannel { fetching, ..self }
    }

    async fn hand_over(&self, parcel: &Parcel) -> Delivery {
        let Some(sender) = &self.sender else {
            return Delivery::Later { why: "No way for mail to leave is set up yet".to_owned(), answer: String::new() };
        };
        let outgoing = &parcel.outgoing;
        let bytes = self.compose(parcel);
        sender.send(&deliverable(&outgoing.return_path), &recipients(outgoing), &bytes).await
    }
}

/// The envelope recipients, each once. Whoever gets a copy has a message on its way of their own.
fn recipients(outgoing: &Outgoing) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for address in outgoing.goes_to() {
        let canonical = address.email.canonical();
        if !seen.contains(&canonical) {
            seen.push(canonical);
            out.push(deliverable(&address.email));
        }
    }
    out
}

impl Channel for EmailChannel {
    fn read(&self, _envelope: &Envelope, raw: &[u8]) -> Inbound {
        super::read(raw)
    }

    fn authenticate<'a>(&'a self, envelope: &'a Envelope, raw: &'a [u8]) -> Promised<'a, Authentication> {
        Box::pin(async move {
            match &self.senders {
                Some(senders) => senders.check(envelope, raw).await,
                None => Authentication::default(),
            }
        })
    }

    fn filter<'a>(&'a self, envelope: &'a Envelope, raw: &'a [u8]) -> Promised<'a, Option<FilterOpinion>> {
        Box::pin(async move {
            match &self.filter {
                Some(filter) => filter.opinion(envelope, raw).await,
                None => None,
            }
        })
    }

    fn peek(&self, raw: &[u8]) -> Option<Peek> {
        super::peek(raw)
    }

    fn compose(&self, parcel: &Parcel) -> Vec<u8> {
        let message = super::compose(parcel);
        let domain = parcel.outgoing.from.email.domain().to_ascii_lowercase();
        let keys: Vec<&DkimKey> = self.keys.iter().filter(|key| key.domain() == domain).collect();
        dkim::sign(&keys, &message, parcel.outgoing.date)
    }

    fn deliver<'a>(&'a self, parcel: &'a Parcel) -> Promised<'a, Delivery> {
        Box::pin(self.hand_over(parcel))
    }

    fn can_deliver(&self) -> bool {
        self.sender.is_some()
    }

    fn troubles(&self) -> Vec<Wrong> {
        let silent = self.senders.as_ref().is_some_and(Senders::hears_nobody);
        silent.then_some(Wrong::NoNameServer).into_iter().collect()
    }

    fn connection<'a>(&'a self, mailbox: &'a EmailAddress) -> Promised<'a, Option<Seen>> {
        Box::pin(async move {
            let names = self.names.as_ref()?;
            let asking = Asking { names, hostname: &self.hostname, sender: self.sender.as_ref(), keys: &self.keys };
            Some(connection::seen(mailbox, asking).await)
        })
    }

    fn server_of<'a>(&'a self, address: &'a EmailAddress) -> Promised<'a, FoundServer> {
        Box::pin(super::imap::server_of(address))
    }

    fn try_source<'a>(&'a self, source: &'a Source, secret: &'a str) -> Promised<'a, Result<Numbering, Fault>> {
        Box::pin(super::imap::try_source(self.fetching.clone(), source, secret))
    }

    fn manners(&self) -> Manners {
        Manners { at_a_time: self.sender.as_ref().map_or(MANNERS.at_a_time, Sender::at_a_time), ..MANNERS }
    }
}
