//! Ports of this machine for servers of tests. Also used by tests of single crates, by its path.

use std::net::{SocketAddr, TcpListener};
use std::ops::Range;
use std::sync::atomic::{AtomicU16, Ordering};

/// Where free ports are looked for: below those that the kernel gives to whoever connects (from 32768 on, where nobody set it
/// otherwise). One of those could be taken by any connection while a server that is to come back on it is down.
const PORTS: Range<u16> = 10_240..32_000;
/// The port given last by this process.
static GIVEN: AtomicU16 = AtomicU16::new(0);

/// A port of this machine that nobody listens on, and that no connection gets by chance.
///
/// # Panics
/// When all are taken.
pub fn free_port() -> SocketAddr {
    // Processes of tests begin at different places.
    let many = PORTS.end - PORTS.start;
    let begin = u16::try_from(u64::from(std::process::id()) * 7919 % u64::from(many)).unwrap();
    for _ in PORTS {
        let step = GIVEN.fetch_add(1, Ordering::Relaxed);
        let port = PORTS.start + (begin + step % many) % many;
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            return listener.local_addr().unwrap();
        }
    }
    panic!("no port from {} to {} is free", PORTS.start, PORTS.end)
}
