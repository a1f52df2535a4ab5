//! Identifiers and tokens: everything that must not be guessed or made twice comes from here. A seed makes it
//! repeatable for the simulator.

use domain::{Moment, next_id};
use sha2::{Digest, Sha256};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

/// The source of identifiers and tokens of one node.
#[derive(Debug)]
pub struct Chance {
    node: AtomicI64,
    last_id: AtomicI64,
    seeded: Option<Mutex<(u64, u64)>>,
}

/// Letters of tokens that travel in addresses: these arrive lower-cased, so base 32 (RFC 4648 §6 in lower case).
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl Chance {
    /// Real randomness, for a node number from 0 to 255.
    pub fn of_node(node: i64) -> Self {
        Chance { node: AtomicI64::new(node), last_id: AtomicI64::new(0), seeded: None }
    }

    /// The same sequence for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Chance { node: AtomicI64::new(0), last_id: AtomicI64::new(0), seeded: Some(Mutex::new((seed, 0))) }
    }

    /// Changes the node number, before the first identifier is made.
    pub fn set_node(&self, node: i64) {
        self.node.store(node, Ordering::Release);
    }

    /// A new identifier: larger than all before it on this node.
    pub fn id(&self, now: Moment) -> i64 {
        let node = self.node.load(Ordering::Acquire);
        let mut last = self.last_id.load(Ordering::Acquire);
        loop {
            let next = next_id(last, now.0, node);
            match self.last_id.compare_exchange_weak(last, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return next,
                Err(seen) => last = seen,
            }
        }
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match &self.seeded {
            None => {
                // Without randomness of the system nothing here is safe; there is no way to go on.
                #[expect(clippy::expect_used, reason = "a system without randomness cannot run this program")]
                getrandom::fill(&mut out).expect("the system gives random bytes");
            }
            Some(state) => {
                let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                for chunk in out.chunks_mut(32) {
                    state.1 += 1;
                    let digest = Sha256::new().chain_update(state.0.to_be_bytes()).chain_update(state.1.to_be_bytes());
                    chunk.copy_from_slice(&digest.finalize()[..chunk.len()]);
                }
            }
        }
        out
    }

    /// A token for addresses and links: 125 bits in 25 letters and digits.
    pub fn token(&self) -> String {
        self.bytes::<25>().iter().map(|b| char::from(BASE32[usize::from(b & 31)])).collect()
    }

    /// A token for a reply or bounce address, where the local part has 64 octets for everything: 80 bits in 16.
    pub fn address_token(&self) -> String {
        self.bytes::<16>().iter().map(|b| char::from(BASE32[usize::from(b & 31)])).collect()
    }

    /// A reference that people can read to each other.
    pub fn reference(&self) -> String {
        domain::message::reference(self.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_real_chance_does_not() {
        assert_eq!(Chance::seeded(7).token(), Chance::seeded(7).token());
        assert_ne!(Chance::of_node(0).token(), Chance::of_node(0).token());
        assert_eq!(Chance::of_node(0).token().len(), 25);
    }
}
