//! The post office of the test world: it reads and writes with the real mail channel, and instead of a wire it has a
//! list of what left and a script of what goes wrong.

use channel::email::authenticate::{Names, Senders};
use desk::{Channel, Parcel, Promised};
use domain::connection::Seen;
use domain::customer::EmailAddress;
use domain::message::{Authentication, Delivery, Envelope, Inbound, Manners, Outgoing, Peek};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A message that left.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What it said.
    pub outgoing: Outgoing,
    /// The bytes on the wire.
    pub raw: Vec<u8>,
}

/// A mail channel with a scripted other side.
#[derive(Default)]
pub struct PostOffice {
    sent: Mutex<Vec<Sent>>,
    tries: Mutex<Vec<Outgoing>>,
    script: Mutex<VecDeque<Delivery>>,
    unreadable: Mutex<Option<String>>,
    endless: Mutex<Option<String>>,
    senders: Mutex<Option<Arc<Senders>>>,
    connection: Mutex<Option<Seen>>,
}

impl PostOffice {
    /// The next deliveries end like this; afterwards everything is accepted again.
    pub fn next_deliveries(&self, outcomes: impl IntoIterator<Item = Delivery>) {
        lock(&self.script).extend(outcomes);
    }

    /// From now on reading a mail with these words in it breaks down, as a parser with a mistake in it does.
    pub fn breaks_down_over(&self, words: &str) {
        *lock(&self.unreadable) = Some(words.to_owned());
    }

    /// From now on the name servers have these records, and it is checked who sent what.
    pub fn name_servers_have(&self, records: &str) {
        let names = Names::from_json(records).unwrap_or_else(|error| panic!("{error}"));
        *lock(&self.senders) = Some(Arc::new(Senders::new(names, None)));
    }

    /// From now on this is what the outside world says about how mailboxes are connected.
    pub fn connection_is(&self, seen: Seen) {
        *lock(&self.connection) = Some(seen);
    }

    /// From now on handing something over to this address takes for ever, as with a server that trickles.
    pub fn never_ends_for(&self, address: &str) {
        *lock(&self.endless) = Some(address.to_owned());
    }

    /// What the other side accepted so far.
    pub fn sent(&self) -> Vec<Sent> {
        lock(&self.sent).clone()
    }

    /// Every try, accepted or not.
    pub fn tries(&self) -> Vec<Outgoing> {
        lock(&self.tries).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Channel for PostOffice {
    fn read(&self, _envelope: &Envelope, raw: &[u8]) -> Inbound {
        let broken = lock(&self.unreadable).clone();
        let text = String::from_utf8_lossy(raw);
        assert!(broken.is_none_or(|words| !text.contains(&words)), "a mistake in the parser");
        channel::email::read(raw)
    }

    fn authenticate<'a>(&'a self, envelope: &'a Envelope, raw: &'a [u8]) -> Promised<'a, Authentication> {
        let senders = lock(&self.senders).clone();
        Box::pin(async move {
            match senders {
                Some(senders) => senders.check(envelope, raw).await,
                None => Authentication::default(),
            }
        })
    }

    fn connection<'a>(&'a self, _mailbox: &'a EmailAddress) -> Promised<'a, Option<Seen>> {
        Box::pin(std::future::ready(lock(&self.connection).clone()))
    }

    fn peek(&self, raw: &[u8]) -> Option<Peek> {
        channel::email::peek(raw)
    }

    fn compose(&self, parcel: &Parcel) -> Vec<u8> {
        channel::email::compose(parcel)
    }

    fn deliver<'a>(&'a self, parcel: &'a Parcel) -> Promised<'a, Delivery> {
        Box::pin(async move {
            lock(&self.tries).push(parcel.outgoing.clone());
            let endless = lock(&self.endless).clone();
            if endless.is_some_and(|address| parcel.outgoing.to.iter().any(|to| to.email.to_string() == address)) {
                std::future::pending::<()>().await;
            }
            let outcome = lock(&self.script).pop_front();
            let outcome = outcome.unwrap_or_else(|| Delivery::Accepted { receipt: "250 2.0.0 Ok".to_owned() });
            if matches!(outcome, Delivery::Accepted { .. }) {
                lock(&self.sent).push(Sent { outgoing: parcel.outgoing.clone(), raw: self.compose(parcel) });
            }
            outcome
        })
    }

    fn manners(&self) -> Manners {
        channel::email::MANNERS
    }
}
