//! What arrives with requests: how much of it is held at a time, and for how long one may take.
//!
//! A body counts from its first chunk on, and is refused when there is no room, so that no crowd of uploads takes the
//! machine's memory. People without an account share half of the room: they never keep the desk's people from theirs.

use crate::door::household;
use domain::AgentId;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Bytes of bodies held at a time, by all requests.
pub const BODIES_BYTES_MAX: usize = 128 * 1024 * 1024;
/// Bytes of them that people without an account may take in all.
pub const BODIES_OF_STRANGERS_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of them that one agent, or one address without an account, may take: more than the largest form.
pub const BODIES_OF_ONE_BYTES_MAX: usize = 48 * 1024 * 1024;
/// The first bytes of a body that do not count: signing in must work while others upload.
pub const BODY_FREE_BYTES: usize = 64 * 1024;
/// How long a form may take to arrive, files and a slow line included.
pub const BODY_WITHIN: Duration = Duration::from_secs(300);
/// A body must bring something in each span of this length…
pub const BODY_PACE_EVERY: Duration = Duration::from_secs(30);
/// …at least so many bytes.
pub const BODY_PACE_BYTES: u64 = 30 * 1024;

/// Whose body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Whose {
    /// Somebody who is signed in.
    Agent(AgentId),
    /// Somebody at this address.
    Stranger(IpAddr),
}

impl Whose {
    /// Somebody who is not signed in.
    pub(crate) fn stranger(address: IpAddr) -> Self {
        Whose::Stranger(household(address))
    }
}

/// The room for bodies. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bodies(Arc<Mutex<Taken>>);

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    strangers: usize,
    of: HashMap<Whose, usize>,
}

/// The room that one body takes; given back when dropped.
#[derive(Debug)]
pub(crate) struct Held {
    bodies: Bodies,
    whose: Whose,
    /// Bytes taken from the room.
    taken: Mutex<usize>,
    arrived: AtomicU64,
    refused: AtomicBool,
}

impl Bodies {
    /// A body that nothing has arrived of.
    pub(crate) fn begin(&self, whose: Whose) -> Arc<Held> {
        let bodies = self.clone();
        Arc::new(Held {
            bodies,
            whose,
            taken: Mutex::new(0),
            arrived: AtomicU64::new(0),
            refused: AtomicBool::new(false),
        })
    }

    /// Whether so many more bytes fit.
    fn fits(taken: &Taken, whose: Whose, bytes: usize) -> bool {
        let stranger = matches!(whose, Whose::Stranger(_));
        let own = taken.of.get(&whose).copied().unwrap_or(0);
        taken.all + bytes <= BODIES_BYTES_MAX
            && own + bytes <= BODIES_OF_ONE_BYTES_MAX
            && (!stranger || taken.strangers + bytes <= BODIES_OF_STRANGERS_BYTES_MAX)
    }

    fn take(&self, whose: Whose, bytes: usize) -> bool {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !Self::fits(&taken, whose, bytes) {
            return false;
        }
        taken.all += bytes;
        *taken.of.entry(whose).or_default() += bytes;
        if matches!(whose, Whose::Stranger(_)) {
            taken.strangers += bytes;
        }
        true
    }

    fn give_back(&self, whose: Whose, bytes: usize) {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(bytes);
        if matches!(whose, Whose::Stranger(_)) {
            taken.strangers = taken.strangers.saturating_sub(bytes);
        }
        if let Some(own) = taken.of.get_mut(&whose) {
            *own = own.saturating_sub(bytes);
            if *own == 0 {
                taken.of.remove(&whose);
            }
        }
    }
}

impl Held {
    /// Whether a body that says how long it is fits now: nobody sends for minutes what cannot be taken.
    pub(crate) fn would_fit(&self, bytes: u64) -> bool {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX).saturating_sub(BODY_FREE_BYTES);
        let taken = self.bodies.0.lock().unwrap_or_else(PoisonError::into_inner);
        bytes <= BODIES_BYTES_MAX && Bodies::fits(&taken, self.whose, bytes)
    }

    /// So many bytes more arrived; `false` when there is no room for them.
    pub(crate) fn grow(&self, bytes: usize) -> bool {
        let more = u64::try_from(bytes).unwrap_or(u64::MAX);
        let arrived = self.arrived.fetch_add(more, Ordering::Relaxed).saturating_add(more);
        let wanted = usize::try_from(arrived).unwrap_or(usize::MAX).saturating_sub(BODY_FREE_BYTES);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = wanted.saturating_sub(*taken);
        let room = missing == 0 || self.bodies.take(self.whose, missing);
        if room {
            *taken += missing;
        } else {
            self.refused.store(true, Ordering::Relaxed);
        }
        room
    }

    /// Whether it was refused for want of room.
    pub(crate) fn was_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// Resolves when it takes too long, or comes in drops.
    pub(crate) async fn late(&self) {
        let dripping = async {
            let mut before = 0;
            loop {
                tokio::time::sleep(BODY_PACE_EVERY).await;
                let now = self.arrived.load(Ordering::Relaxed);
                if now.saturating_sub(before) < BODY_PACE_BYTES {
                    return;
                }
                before = now;
            }
        };
        let _ = tokio::time::timeout(BODY_WITHIN, dripping).await;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let taken = self.taken.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.bodies.give_back(self.whose, *taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1024 * 1024;

    fn stranger(last: u8) -> Whose {
        Whose::stranger(IpAddr::from([192, 0, 2, last]))
    }

    #[test]
    fn one_address_all_strangers_and_everybody_have_their_bounds() {
        let bodies = Bodies::default();
        let (one, other, third) = (bodies.begin(stranger(1)), bodies.begin(stranger(2)), bodies.begin(stranger(3)));
        assert!(one.grow(40 * MIB) && !one.grow(10 * MIB) && one.was_refused(), "one address has its share");
        assert!(other.grow(20 * MIB) && !third.grow(10 * MIB), "strangers have theirs");
        assert!(third.would_fit(4 * 1024 * 1024) && !third.would_fit(u64::MAX));
        let agents: Vec<_> = (1..=2).map(|id| bodies.begin(Whose::Agent(AgentId(id)))).collect();
        assert!(agents[0].grow(40 * MIB) && !agents[1].grow(40 * MIB), "and everybody");
        drop(agents);
        drop(one);
        assert!(bodies.begin(stranger(3)).grow(30 * MIB), "it is given back");
        drop((other, third));
        assert!(bodies.0.lock().is_ok_and(|taken| taken.all == 0 && taken.strangers == 0 && taken.of.is_empty()));
    }

    #[test]
    fn a_small_form_needs_no_room() {
        let bodies = Bodies::default();
        let full: Vec<_> = (0..2).map(|last| bodies.begin(stranger(last))).collect();
        assert!(full.iter().all(|held| held.grow(32 * MIB)));
        assert!(bodies.begin(stranger(9)).grow(BODY_FREE_BYTES) && !bodies.begin(stranger(9)).grow(MIB));
    }

    #[tokio::test(start_paused = true)]
    async fn drops_and_whole_hours_are_late_and_a_slow_line_is_not() {
        let bodies = Bodies::default();
        let silent = bodies.begin(stranger(1));
        let begun = tokio::time::Instant::now();
        silent.late().await;
        assert_eq!(begun.elapsed(), BODY_PACE_EVERY);
        let slow = bodies.begin(stranger(2));
        let begun = tokio::time::Instant::now();
        let sending = async {
            loop {
                slow.grow(2 * 1024);
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        };
        tokio::select! { () = slow.late() => {}, () = sending => {} }
        assert_eq!(begun.elapsed(), BODY_WITHIN);
    }
}
