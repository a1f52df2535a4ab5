//! What this process has in hand, and how many may read at a time. Small messages have places of their own: one that takes
//! long to read holds up other large ones at most, and never what people write to each other.

use domain::InboundId;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use store::{Arrival, Trouble};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes of a large message, at least: nearly all mail without files has less, and is read in a moment.
const LARGE_BYTES: i64 = 1024 * 1024;
/// Arrivals in hand at a time: their commits share syncs.
pub const BATCH: i64 = 64;
/// Small messages read at a time, for each processor. Each needs little memory, and waits for the database before it.
const SMALL_FOR_EACH_PROCESSOR: usize = 4;

static PROCESSORS: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
static SMALL: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(*PROCESSORS * SMALL_FOR_EACH_PROCESSOR)));
static LARGE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(*PROCESSORS)));

/// Whoever holds it may read a message.
pub(super) type Place = OwnedSemaphorePermit;

/// How large a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Small,
    Large,
}

impl Size {
    pub(super) const ALL: [Size; 2] = [Size::Small, Size::Large];

    pub(super) fn of(bytes: i64) -> Size {
        if bytes < LARGE_BYTES { Size::Small } else { Size::Large }
    }

    /// The bytes of messages of this size.
    pub(super) fn bytes(self) -> Range<i64> {
        match self {
            Size::Small => 0..LARGE_BYTES,
            Size::Large => LARGE_BYTES..i64::MAX,
        }
    }

    /// Arrivals in hand at a time. Of large ones as many as are read, so that those that wait are left to other nodes.
    fn in_hand_max(self) -> i64 {
        match self {
            Size::Small => BATCH,
            Size::Large => i64::try_from(*PROCESSORS).unwrap_or(BATCH),
        }
    }

    /// A place to read a message of this size, as soon as there is one.
    pub(super) async fn place(self) -> Result<Place, Trouble> {
        let places = match self {
            Size::Small => &SMALL,
            Size::Large => &LARGE,
        };
        Arc::clone(places).acquire_owned().await.map_err(|_| Trouble::Stopped)
    }
}

/// What this process has in hand: claimed, being read, or being taken in. What is in hand is not begun again, also when
/// its lease is over.
#[derive(Clone, Default)]
pub(super) struct InHand(Arc<Mutex<BTreeMap<InboundId, Size>>>);

impl InHand {
    /// How many more arrivals of this size may be taken in hand.
    pub(super) fn free(&self, size: Size) -> i64 {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner).values().filter(|held| **held == size).count();
        size.in_hand_max() - i64::try_from(held).unwrap_or(i64::MAX)
    }

    /// Takes an arrival in hand; `None` when it is there already.
    pub(super) fn hold(&self, arrival: Arrival) -> Option<Held> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.contains_key(&arrival.id) {
            return None;
        }
        held.insert(arrival.id, Size::of(arrival.bytes));
        Some(Held { arrival, among: self.clone() })
    }
}

/// An arrival in hand, until this is dropped.
pub(super) struct Held {
    pub(super) arrival: Arrival,
    among: InHand,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.among.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.arrival.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Moment;
    use domain::customer::ChannelKind;
    use domain::message::Envelope;
    use std::time::Duration;
    use store::Original;

    fn arrival(id: i64, bytes: i64) -> Arrival {
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: None,
            recipients: Vec::new(),
            received_at: Moment(0),
            peer: String::new(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        let original = Original::Here(Vec::new());
        Arrival { id: InboundId(id), mailbox: None, envelope, sender: None, tries: 0, bytes, original }
    }

    #[test]
    fn what_is_in_hand_is_not_begun_again() {
        let in_hand = InHand::default();
        let held = in_hand.hold(arrival(1, 10));
        assert!(held.is_some() && in_hand.hold(arrival(1, 10)).is_none());
        drop(held);
        assert!(in_hand.hold(arrival(1, 10)).is_some());
    }

    #[test]
    fn large_arrivals_in_hand_leave_room_for_small_ones() {
        let in_hand = InHand::default();
        let held: Vec<_> =
            (0..in_hand.free(Size::Large)).filter_map(|id| in_hand.hold(arrival(id, LARGE_BYTES))).collect();
        assert_eq!(in_hand.free(Size::Large), 0);
        assert_eq!(in_hand.free(Size::Small), BATCH);
        drop(held);
        assert!(in_hand.free(Size::Large) > 0);
    }

    #[tokio::test]
    async fn small_messages_are_read_beside_large_ones_that_take_long() {
        let mut slow = Vec::new();
        while let Ok(place) = tokio::time::timeout(Duration::ZERO, Size::Large.place()).await {
            slow.push(place);
        }
        assert_eq!(slow.len(), *PROCESSORS, "no large one has a place any more");
        assert!(tokio::time::timeout(Duration::ZERO, Size::Small.place()).await.is_ok());
    }
}
