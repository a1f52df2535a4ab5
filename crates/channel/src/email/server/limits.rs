//! What one sender, and all together, may take of this machine. Passing a limit never loses mail: the sender is told
//! to come again, or that the message is too large, before anything was accepted.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

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
    /// Bytes of messages held in memory at a time, by all connections.
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
            connections_per_address_max: 20,
            messages_per_connection_max: 1_000,
            commands_max: 20_000,
            errors_max: 10,
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
    kibibytes: Arc<Semaphore>,
    wait: Duration,
}

/// Memory that a message holds; given back when dropped.
pub(super) struct Held {
    memory: Memory,
    permits: Vec<OwnedSemaphorePermit>,
    bytes: usize,
}

impl Memory {
    /// Bytes taken at once, so that growing is rare.
    const STEP_BYTES: usize = 256 * 1024;

    pub(super) fn new(limits: &Limits) -> Self {
        Memory { kibibytes: Arc::new(Semaphore::new(limits.memory_bytes_max / 1024)), wait: limits.memory_wait }
    }

    pub(super) fn none(&self) -> Held {
        Held { memory: self.clone(), permits: Vec::new(), bytes: 0 }
    }
}

impl Held {
    /// Makes sure that at least `bytes` are held; waits a while for others to give back. `false` when it is in vain.
    pub(super) async fn grow_to(&mut self, bytes: usize) -> bool {
        if bytes <= self.bytes {
            return true;
        }
        let more = (bytes - self.bytes).max(Memory::STEP_BYTES).div_ceil(1024);
        let Ok(permits) = u32::try_from(more) else { return false };
        let acquired = self.memory.kibibytes.clone().acquire_many_owned(permits);
        match tokio::time::timeout(self.memory.wait, acquired).await {
            Ok(Ok(permit)) => {
                self.permits.push(permit);
                self.bytes += more * 1024;
                true
            }
            _ => false,
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
        let mut one = memory.none();
        assert!(one.grow_to(1024 * 1024).await);
        let mut other = memory.none();
        assert!(!other.grow_to(1).await);
        drop(one);
        assert!(other.grow_to(1).await);
    }
}
