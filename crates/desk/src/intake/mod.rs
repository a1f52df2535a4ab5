//! The one way in. [`Desk::accept`] makes the raw bytes durable before the sender hears "accepted"; taking in comes
//! afterwards, from the database, so that a crash between the two loses nothing.

mod about;
mod agent_answer;
mod aside;
mod bounce;
mod enquiry;
mod evidence;
mod forward;
mod import;
mod places;
mod prepare;
mod suggest;
mod take_in;
mod unreadable;

pub use import::{Imported, ToImport};
pub use places::BATCH;
pub(crate) use prepare::{Prepared, snippet};
pub use unreadable::{UNREADABLE_SNIPPET, UNREADABLE_SUBJECT};

use crate::address::{Meaning, resolve};
use crate::worker::{Begun, keep_busy};
use crate::{Desk, Intake, IntakeRefused, Promised};
use domain::customer::EmailAddress;
use domain::message::{Envelope, Peek};
use domain::{ConversationId, InboundId, MailboxId, Millis, Moment};
use places::{Held, InHand, Place, Size};
use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::time::Duration;
use store::{Arrival, INLINE_BYTES_MAX, NewArrival, Original, Trouble};
use tokio::sync::watch;

/// A worker that has not finished an arrival by then, since it claimed or began it, is dead; another takes it.
const LEASE: Millis = Millis::minutes(2);
/// What is not begun by then is given back: others may have a place for it.
const BEGUN_WITHIN: Millis = Millis::minutes(1);
/// After so many failed tries an arrival is shown as it came, with an owner, instead of being tried for ever.
pub const TRIES_MAX: i64 = 5;

impl Desk {
    /// Keeps an arrival. When this returns `Ok`, the bytes are on the disk.
    ///
    /// A message to several mailboxes of ours arrives at each of them.
    ///
    /// # Errors
    /// When it cannot be kept now. The sender must be told to try again.
    pub async fn accept(&self, envelope: Envelope, raw: Vec<u8>) -> Result<Vec<InboundId>, Trouble> {
        let envelope = Envelope { received_at: self.now(), ..envelope };
        let incoming = self.incoming(envelope, raw, None).await?;
        let desk = self.clone();
        let kept = self.store.write(move |tx| keep_incoming(&desk, tx, &incoming, desk.now())).await?;
        self.arrived.notify_one();
        Ok(kept)
    }

    /// Makes ready to be kept what came in: large bytes lie in the blob store from now on.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn incoming(&self, envelope: Envelope, raw: Vec<u8>, key: Option<String>) -> Result<Incoming, Trouble> {
        let bytes = i64::try_from(raw.len()).unwrap_or(i64::MAX);
        let peek = self.mail.peek(&raw);
        let (raw, digest) =
            if raw.len() <= INLINE_BYTES_MAX { (Some(raw), None) } else { (None, Some(self.blobs.put(raw).await?)) };
        Ok(Incoming { envelope, key, raw, digest, bytes, peek })
    }

    /// Takes in what is due until `shutdown` becomes true; what was begun is finished. Each sender is on their own: an
    /// arrival that takes long holds up what its sender sent later, and nobody else.
    pub(crate) async fn take_in_until(&self, shutdown: watch::Receiver<bool>) {
        let in_hand = InHand::default();
        let look = |_| async {
            let lanes = self.claim_lanes(&in_hand).await?;
            let again = !lanes.is_empty();
            Ok(Begun { tasks: lanes.into_iter().map(|lane| self.clone().take_in_lane(lane)).collect(), again })
        };
        keep_busy(&self.arrived, shutdown, look).await;
    }

    /// Takes in what is due and waits for it; returns how many arrivals that were.
    ///
    /// Arrivals of one sender are taken in one after the other, in the order in which they came; those of different
    /// senders together.
    ///
    /// # Errors
    /// When the database cannot be reached. A single arrival that fails is tried again and does not stop the others.
    pub async fn take_in_due(&self) -> Result<usize, Trouble> {
        let claimed = self.claim_lanes(&InHand::default()).await?;
        let count = claimed.iter().map(Vec::len).sum();
        let lanes: Vec<_> = claimed.into_iter().map(|lane| tokio::spawn(self.clone().take_in_lane(lane))).collect();
        for lane in lanes {
            lane.await.map_err(|_| Trouble::Panicked)??;
        }
        Ok(count)
    }

    /// Claims as many arrivals as may be taken in hand; those of one sender together, in order.
    async fn claim_lanes(&self, in_hand: &InHand) -> Result<Vec<Vec<Held>>, Trouble> {
        let free = Size::ALL.map(|size| (size, in_hand.free(size)));
        if free.iter().all(|(_, rows_max)| *rows_max <= 0) {
            return Ok(Vec::new());
        }
        let desk = self.clone();
        let claimed = self.store.write_behind(move |tx| {
            let now = desk.now();
            let mut claimed = Vec::new();
            for (size, rows_max) in free.into_iter().filter(|(_, rows_max)| *rows_max > 0) {
                claimed.extend(tx.claim_arrivals(&desk.worker, size.bytes(), rows_max, now + LEASE, now)?);
            }
            Ok(claimed)
        });
        let mut lanes: BTreeMap<String, Vec<Held>> = BTreeMap::new();
        for held in claimed.await?.into_iter().filter_map(|arrival| in_hand.hold(arrival)) {
            let on_envelope = || held.arrival.envelope.sender.as_ref().map(EmailAddress::canonical);
            let sender = held.arrival.sender.clone().or_else(on_envelope);
            lanes.entry(sender.unwrap_or_default()).or_default().push(held);
        }
        Ok(lanes.into_values().collect())
    }

    /// Takes the arrivals of one sender in. What cannot be begun in time is given back.
    async fn take_in_lane(self, lane: Vec<Held>) -> Result<(), Trouble> {
        let claimed_at = self.now();
        for held in lane {
            let id = held.arrival.id;
            let settled = match self.begin(&held.arrival, claimed_at).await {
                Ok(Some((arrival, place))) => self.try_to_take_in(&arrival, place).await,
                Ok(None) => {
                    let desk = self.clone();
                    self.store.write_behind(move |tx| tx.arrival_given_back(id, &desk.worker)).await
                }
                Err(trouble) => Err(trouble),
            };
            if let Err(trouble) = settled {
                // The lease runs out and the arrival becomes due by itself.
                tracing::error!(inbound.id = %id, error = %trouble, "an arrival could not be given back");
            }
        }
        Ok(())
    }

    /// Begins a try of what was claimed, as soon as there is a place to read it: only then it counts as tried, and its
    /// lease begins. `None` when there is none in time, or another worker has it meanwhile.
    async fn begin(&self, arrival: &Arrival, claimed_at: Moment) -> Result<Option<(Arrival, Option<Place>)>, Trouble> {
        if self.now() > claimed_at + BEGUN_WITHIN {
            return Ok(None);
        }
        let within = Duration::from_millis(u64::try_from(BEGUN_WITHIN.0).unwrap_or_default());
        let Ok(place) = tokio::time::timeout(within, self.place(arrival.bytes)).await else { return Ok(None) };
        let (id, desk) = (arrival.id, self.clone());
        let tries = self.store.write_behind(move |tx| tx.arrival_begun(id, &desk.worker, desk.now() + LEASE)).await?;
        let place = place?;
        Ok(tries.map(|tries| (Arrival { tries, ..arrival.clone() }, place)))
    }

    async fn try_to_take_in(&self, arrival: &Arrival, place: Option<Place>) -> Result<(), Trouble> {
        let (id, tries) = (arrival.id, arrival.tries);
        if tries > TRIES_MAX {
            // Begun again and again, and nobody ever said why it failed: each time the desk stopped.
            tracing::error!(inbound.id = %id, tries, "the desk stopped each time that it took an arrival in");
            return self.show_unreadable(arrival, &Trouble::Broken("the desk stopped while it was read".into())).await;
        }
        match self.take_in(arrival, place).await {
            Ok(_) => Ok(()),
            Err(trouble) => self.settle_failed(arrival, &trouble).await,
        }
    }

    async fn settle_failed(&self, arrival: &Arrival, trouble: &Trouble) -> Result<(), Trouble> {
        let (id, tries) = (arrival.id, arrival.tries);
        tracing::warn!(inbound.id = %id, tries, error = %trouble, "an arrival could not be taken in");
        if tries >= TRIES_MAX {
            self.show_unreadable(arrival, trouble).await
        } else {
            self.try_again(id, tries, trouble).await
        }
    }

    async fn try_again(&self, id: InboundId, tries: i64, trouble: &Trouble) -> Result<(), Trouble> {
        let (desk, words) = (self.clone(), trouble.to_string());
        let wait = Millis::seconds(1 << tries.clamp(0, 8));
        self.store.write_behind(move |tx| tx.arrival_failed(id, &desk.worker, desk.now() + wait, &words)).await
    }

    /// The bytes of an arrival, as they came.
    ///
    /// # Errors
    /// When they cannot be read, or are gone.
    pub async fn original_bytes(&self, original: Original) -> Result<Vec<u8>, Trouble> {
        match original {
            Original::Here(bytes) => Ok(bytes),
            Original::Blob(digest) => {
                let bytes = self.blobs.get(&digest).await?;
                bytes.ok_or_else(|| {
                    Trouble::Files(format!("the stored original {digest} is missing; restore it from a backup"))
                })
            }
        }
    }
}

/// What came in, ready to be kept.
#[derive(Clone, Debug)]
pub struct Incoming {
    envelope: Envelope,
    /// By which a repeated delivery is recognised, where it can be.
    key: Option<String>,
    raw: Option<Vec<u8>>,
    digest: Option<String>,
    bytes: i64,
    peek: Option<Peek>,
}

/// Keeps what came in, for each mailbox that it was sent to; returns what is new. The same key is kept once for each.
pub(crate) fn keep_incoming(
    desk: &Desk,
    tx: &mut store::Tx<'_, '_>,
    it: &Incoming,
    now: Moment,
) -> Result<Vec<InboundId>, Trouble> {
    let mut kept = Vec::new();
    let conversation = seems_to_answer(tx, &it.envelope, it.peek.as_ref())?;
    for (mailbox, recipients) in by_mailbox(tx, &it.envelope)? {
        let id = InboundId(desk.chance.id(now));
        let of_mailbox = |key: &String| format!("{key}:{}", mailbox.map_or(0, |mailbox| mailbox.0));
        let new = NewArrival {
            id,
            external_key: it.key.as_ref().map(of_mailbox),
            mailbox,
            envelope: Envelope { recipients, ..it.envelope.clone() },
            at: now,
            raw: it.raw.clone(),
            digest: it.digest.clone(),
            bytes: it.bytes,
            peek: it.peek.clone(),
            conversation,
        };
        if !tx.keep_arrival(&new)? {
            continue;
        }
        if let Some(digest) = &it.digest {
            tx.refer_to_blob(digest, it.bytes, "inbound", id.0, now)?;
        }
        kept.push(id);
    }
    Ok(kept)
}

/// The conversation that an arrival seems to answer, by what can be seen at once: nothing automatic may leave there
/// before the arrival is taken in, whoever sent it.
fn seems_to_answer(
    read: &mut store::Read<'_, '_>,
    envelope: &Envelope,
    peek: Option<&Peek>,
) -> Result<Option<ConversationId>, Trouble> {
    for recipient in envelope.recipients.iter().filter(|address| address.local_part().contains('+')) {
        if let Some((_, Meaning::Reply(token))) = resolve(read, recipient)?
            && let Some(found) = read.reply_token(&token)?
        {
            return Ok(Some(found.conversation));
        }
    }
    for id in peek.into_iter().flat_map(|peek| &peek.answers) {
        if let Some(parent) = read.parent(id)? {
            return Ok(Some(parent.conversation));
        }
    }
    Ok(None)
}

/// A mailbox with the recipients that belong to it.
type Group = (Option<MailboxId>, Vec<EmailAddress>);

/// The recipients of each mailbox. Recipients that belong to none (the mailbox was removed meanwhile) go to the
/// first one: nothing that was accepted is dropped.
fn by_mailbox(tx: &mut store::Tx<'_, '_>, envelope: &Envelope) -> Result<Vec<Group>, Trouble> {
    let mut groups: Vec<Group> = Vec::new();
    let mut bounces: Vec<Group> = Vec::new();
    for recipient in &envelope.recipients {
        let resolved = resolve(tx, recipient)?;
        // A bounce is about one message, whatever else it was sent to.
        let alone = matches!(resolved, Some((_, Meaning::Bounce(_))));
        let mailbox = resolved.map(|(mailbox, _)| mailbox.id);
        if alone {
            bounces.push((mailbox, vec![recipient.clone()]));
            continue;
        }
        match groups.iter_mut().find(|(id, _)| *id == mailbox) {
            Some((_, recipients)) => recipients.push(recipient.clone()),
            None => groups.push((mailbox, vec![recipient.clone()])),
        }
    }
    groups.append(&mut bounces);
    if groups.is_empty() {
        groups.push((None, Vec::new()));
    }
    Ok(groups)
}

/// What a receiving channel sees of the desk.
impl Intake for Desk {
    fn accept<'a>(&'a self, envelope: Envelope, raw: Vec<u8>) -> Promised<'a, Result<(), IntakeRefused>> {
        Box::pin(async move {
            let kept = Desk::accept(self, envelope, raw).await;
            *self.not_kept.lock().unwrap_or_else(PoisonError::into_inner) = kept.as_ref().err().cloned();
            kept.map(drop).map_err(|trouble| IntakeRefused(trouble.to_string()))
        })
    }
    fn knows<'a>(&'a self, recipient: &'a EmailAddress) -> Promised<'a, Result<bool, IntakeRefused>> {
        Box::pin(Desk::knows(self, recipient))
    }
}

/// The moment in words of RFC 3339, for logs.
pub(crate) fn since(moment: Moment) -> String {
    moment.rfc3339()
}
