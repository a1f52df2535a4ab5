//! What one sender, and all together, may take of this machine. Passing a limit never loses mail: the sender is told
//! to come again, or that the message is too large, before anything was accepted.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// The limits of a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of one message: what large providers let out (25 MB of files in base64).
    pub message_bytes_max: usize,
    /// Recipients of one message (RFC 5321 §4.5.3.1.8 wants at least 100).
    pub recipients_max: usize,
    /// Connections at a time.
    pub connections_max: usize,
    /// Connections at a time from one address.
    pub connections_per_address_max: usize,
    /// Messages in one connection.
    pub messages_per_connection_max: usize,
    /// Commands in one connection.
    pub commands_max: usize,
    /// Commands that made no sense, in one connection.
    pub errors_max: usize,
    /// Recipients that nobody here has, in one connection: an old list has a few, who guesses addresses has many.
    pub refused_recipients_max: usize,
    /// Bytes of messages held in memory at a time, by all connections. One address gets a quarter of it.
    pub memory_bytes_max: usize,
    /// How long a connection waits for memory before its sender is told to come again.
    pub memory_wait: Duration,
    /// Longest silence (RFC 5321 §4.5.3.2.7).
    pub idle: Duration,
    /// Longest time for one message, from `DATA` to the final dot.
    pub data: Duration,
    /// How long running messages may go on when the server stops.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1024 * 1024;
        Limits {
            message_bytes_max: 35 * MIB,
            recipients_max: 100,
            connections_max: 200,
            connections_per_address_max: 50,
            messages_per_connection_max: 1_000,
            commands_max: 20_000,
            errors_max: 10,
            refused_recipients_max: 20,
            memory_bytes_max: 256 * MIB,
            memory_wait: Duration::from_secs(30),
            idle: Duration::from_secs(5 * 60),
            data: Duration::from_secs(15 * 60),
            drain: Duration::from_secs(30),
        }
    }
}

/// Counts connections, all and per address.
pub(super) struct Gate {
    all_max: usize,
    each_max: usize,
    open: Mutex<HashMap<Option<IpAddr>, usize>>,
}

/// One connection's place; given back when dropped.
pub(super) struct Place {
    gate: Arc<Gate>,
    address: Option<IpAddr>,
}

impl Gate {
    pub(super) fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Gate {
            all_max: limits.connections_max,
            each_max: limits.connections_per_address_max,
            open: Mutex::new(HashMap::new()),
        })
    }

    /// A place for a connection from `address` (`None`: through a local socket, which counts only towards all).
    pub(super) fn enter(self: &Arc<Self>, address: Option<IpAddr>) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let here = open.get(&address).copied().unwrap_or(0);
        if open.values().sum::<usize>() >= self.all_max || (address.is_some() && here >= self.each_max) {
            return None;
        }
        open.insert(address, here + 1);
        Some(Place { gate: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.gate.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(here) = open.get_mut(&self.address) {
            *here = here.saturating_sub(1);
            if *here == 0 {
                open.remove(&self.address);
            }
        }
    }
}

/// Memory for messages on their way in.
#[derive(Clone)]
pub(super) struct Memory {
    all: Arc<Semaphore>,
    shares: Arc<Mutex<HashMap<IpAddr, Arc<Semaphore>>>>,
    share_kibibytes: usize,
    wait: Duration,
}

/// Memory that a message holds; given back when dropped.
pub(super) struct Held {
    memory: Memory,
    /// The share of its sender; none for a local socket, behind which stand many.
    share: Option<(IpAddr, Arc<Semaphore>)>,
    permits: Vec<OwnedSemaphorePermit>,
    bytes: usize,
}

impl Memory {
    /// Bytes taken at once, so that growing is rare.
    const STEP_BYTES: usize = 256 * 1024;

    pub(super) fn new(limits: &Limits) -> Self {
        let all = limits.memory_bytes_max / 1024;
        // One message has to fit, with room to grow.
        let one = limits.message_bytes_max / 2 * 3 / 1024 + Self::STEP_BYTES / 1024;
        Memory {
            all: Arc::new(Semaphore::new(all)),
            shares: Arc::default(),
            share_kibibytes: (all / 4).max(one).min(all),
            wait: limits.memory_wait,
        }
    }

    /// Nothing yet, for a message from `address`.
    pub(super) fn none(&self, address: Option<IpAddr>) -> Held {
        let share = address.map(|address| {
            let mut shares = self.shares.lock().unwrap_or_else(PoisonError::into_inner);
            let share = shares.entry(address).or_insert_with(|| Arc::new(Semaphore::new(self.share_kibibytes)));
            (address, share.clone())
        });
        Held { memory: self.clone(), share, permits: Vec::new(), bytes: 0 }
    }
}

impl Held {
    /// Makes sure that at least `bytes` are held; waits a while for others to give back. `false` when it is in vain.
    pub(super) async fn grow_to(&mut self, bytes: usize) -> bool {
        if bytes <= self.bytes {
            return true;
        }
        let more = (bytes - self.bytes).max(Memory::STEP_BYTES).div_ceil(1024);
        let Ok(wanted) = u32::try_from(more) else { return false };
        let (all, share) = (self.memory.all.clone(), self.share.as_ref().map(|(_, share)| share.clone()));
        // First of one's own share: who waits for that takes nothing from others.
        let acquired = async {
            let own = match share {
                Some(share) => Some(share.acquire_many_owned(wanted).await?),
                None => None,
            };
            Ok::<_, AcquireError>((own, all.acquire_many_owned(wanted).await?))
        };
        match tokio::time::timeout(self.memory.wait, acquired).await {
            Ok(Ok((own, permit))) => {
                self.permits.extend(own);
                self.permits.push(permit);
                self.bytes += more * 1024;
                true
            }
            _ => false,
        }
    }
}

impl Held {
    /// Gives everything back: the message is not kept.
    pub(super) fn give_back(&mut self) {
        self.permits.clear();
        self.bytes = 0;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.give_back();
        let Some((address, share)) = self.share.take() else { return };
        let mut shares = self.memory.shares.lock().unwrap_or_else(PoisonError::into_inner);
        // The list's and ours: nobody else has it.
        if Arc::strong_count(&share) <= 2 {
            shares.remove(&address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_per_address_and_given_back() {
        let gate = Gate::new(&Limits { connections_max: 3, connections_per_address_max: 2, ..Limits::default() });
        let (a, b) = (Some(IpAddr::from([192, 0, 2, 1])), Some(IpAddr::from([192, 0, 2, 2])));
        let first = gate.enter(a);
        let _second = gate.enter(a);
        assert!(first.is_some() && gate.enter(a).is_none());
        let _third = gate.enter(b);
        assert!(gate.enter(b).is_none());
        drop(first);
        assert!(gate.enter(b).is_some());
    }

    #[tokio::test]
    async fn memory_is_bounded_and_given_back() {
        let memory = Memory::new(&Limits {
            memory_bytes_max: 1024 * 1024,
            memory_wait: Duration::from_millis(20),
            ..Limits::default()
        });
        let mut one = memory.none(None);
        assert!(one.grow_to(1024 * 1024).await);
        let mut other = memory.none(None);
        assert!(!other.grow_to(1).await);
        drop(one);
        assert!(other.grow_to(1).await);
    }

    #[tokio::test]
    async fn one_address_gets_its_share_and_not_all() {
        const MIB: usize = 1024 * 1024;
        let memory = Memory::new(&Limits {
            message_bytes_max: MIB,
            memory_bytes_max: 8 * MIB,
            memory_wait: Duration::from_millis(20),
            ..Limits::default()
        });
        let greedy = Some(IpAddr::from([192, 0, 2, 1]));
        let mut held = memory.none(greedy);
        assert!(held.grow_to(2 * MIB).await);
        assert!(!memory.none(greedy).grow_to(1).await);
        assert!(memory.none(Some(IpAddr::from([192, 0, 2, 2]))).grow_to(2 * MIB).await);
        drop(held);
        assert!(memory.shares.lock().unwrap().is_empty());
        assert!(memory.none(greedy).grow_to(2 * MIB).await);
    }
}
