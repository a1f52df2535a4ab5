//! Fetching mail from mailboxes elsewhere (IMAP, RFC 3501). Each source has a task of its own: a slow or broken one delays
//! no other. What was fetched is kept by the desk together with how far it came, so that after a crash nothing is lost
//! and nothing comes twice.

mod envelope;
mod folder;
pub mod oauth;
mod server;
mod session;
mod wire;

pub use server::server_of;
pub use session::visit;

use super::deliver::{TlsTrouble, verified};
use desk::Desk;
use desk::source::{KeptSource, LEASE};
use domain::source::{Fault, Numbering, Source};
use domain::{Millis, SourceId};
use rustls::ClientConfig;
use session::Session;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

/// How often it is looked which sources there are, and that they are still ours to fetch from.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// Bytes of all messages that are under way at a time, in units of [`UNIT_BYTES`].
const UNITS_MAX: u32 = 64 * 1024;
/// A unit of that.
const UNIT_BYTES: u64 = 1024;

/// How sources are fetched from.
#[derive(Clone)]
pub struct Fetching {
    /// Bytes of one message; of a larger one the beginning is fetched, and a person is told.
    pub message_bytes_max: usize,
    /// Where a server does not say when mail comes (no `IDLE`), it is asked this often.
    pub poll_every: Duration,
    /// For the answer to a command, and for each part of a long one.
    pub patience: Duration,
    /// Authorities to trust besides the public ones (PEM), for a server of one's own.
    pub trusted_pem: Option<String>,
    /// As whom providers know this desk.
    pub clients: oauth::Clients,
}

impl Default for Fetching {
    fn default() -> Self {
        let message_bytes_max = 35 * 1024 * 1024;
        Fetching {
            message_bytes_max,
            poll_every: Duration::from_secs(60),
            patience: Duration::from_secs(60),
            trusted_pem: None,
            clients: oauth::Clients::default(),
        }
    }
}

/// What all lines share.
pub(super) struct Wires {
    tls: Arc<ClientConfig>,
    fetching: Fetching,
    under_way: Semaphore,
}

impl Wires {
    fn new(fetching: Fetching) -> Result<Self, TlsTrouble> {
        let tls = verified(fetching.trusted_pem.as_deref())?;
        Ok(Wires { tls, fetching, under_way: Semaphore::new(UNITS_MAX as usize) })
    }
}

/// The units that a number of bytes takes; never more than there are.
fn units(bytes: u64) -> u32 {
    u32::try_from(bytes / UNIT_BYTES + 1).unwrap_or(UNITS_MAX).min(UNITS_MAX)
}

/// Fetches from all sources of a desk that no other node fetches from, until `shutdown` becomes true.
///
/// # Errors
/// When the certificate to trust cannot be used.
pub fn fetch(desk: Desk, fetching: Fetching, shutdown: watch::Receiver<bool>) -> Result<JoinHandle<()>, TlsTrouble> {
    let wires = Arc::new(Wires::new(fetching)?);
    Ok(tokio::spawn(fetch_until(desk, wires, shutdown)))
}

/// Tries a source once: connects, signs in, opens the folder. Gives back how the folder is numbered.
///
/// # Errors
/// Why it cannot be fetched from.
pub async fn try_source(fetching: Fetching, source: &Source, secret: &str) -> Result<Numbering, Fault> {
    let wires = Wires::new(fetching).map_err(|error| Fault::Certificate(error.to_string()))?;
    session::try_once(&wires, source, secret).await
}

/// A task, and since when its source is as it is.
type Task = (domain::Moment, JoinHandle<()>);

async fn fetch_until(desk: Desk, wires: Arc<Wires>, mut shutdown: watch::Receiver<bool>) {
    let mut tasks: BTreeMap<SourceId, Task> = BTreeMap::new();
    let mut held_until = desk.now();
    while !*shutdown.borrow() {
        let now = desk.now();
        match desk.hold_sources().await {
            Ok(held) => {
                held_until = now + LEASE;
                fit(&desk, &wires, &mut tasks, held);
            }
            Err(trouble) => tracing::warn!(error = %trouble, "which sources to fetch from cannot be read"),
        }
        if now > held_until {
            // Another node has them by now.
            end(&mut tasks, |_| true);
        }
        tokio::select! {
            () = desk.sources_changed.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = shutdown.changed() => {}
        }
    }
    let ids = tasks.keys().copied().collect();
    end(&mut tasks, |_| true);
    if let Err(trouble) = desk.give_back_sources(ids).await {
        tracing::warn!(error = %trouble, "sources could not be given back; another node takes them in a minute");
    }
}

/// Begins what is ours now and ends what is not, or is not as it was.
fn fit(desk: &Desk, wires: &Arc<Wires>, tasks: &mut BTreeMap<SourceId, Task>, held: Vec<KeptSource>) {
    let as_it_was = |id: &SourceId, since| held.iter().any(|it| it.source.id == *id && it.changed_at == since);
    let ended: Vec<SourceId> = tasks
        .iter()
        .filter(|(id, (since, task))| task.is_finished() || !as_it_was(id, *since))
        .map(|(id, _)| *id)
        .collect();
    end(tasks, |id| ended.contains(id));
    for kept in held {
        let (id, since) = (kept.source.id, kept.changed_at);
        let (desk, wires) = (desk.clone(), Arc::clone(wires));
        tasks.entry(id).or_insert_with(|| (since, tokio::spawn(tend(desk, wires, kept))));
    }
}

/// Ends tasks where they stand: what was not kept by then is fetched again.
fn end(tasks: &mut BTreeMap<SourceId, Task>, which: impl Fn(&SourceId) -> bool) {
    tasks.retain(|id, (_, task)| {
        let ends = which(id);
        if ends {
            task.abort();
        }
        !ends
    });
}

/// Fetches from one source for ever: after a fault again, later each time.
async fn tend(desk: Desk, wires: Arc<Wires>, kept: KeptSource) {
    let id = kept.source.id;
    let mut session = Session::new(&desk, &wires, &kept.source);
    let mut failures = 0;
    loop {
        let Err(fault) = session.run().await else {
            // What it was signed in with is over soon: signing in again is no fault.
            failures = 0;
            continue;
        };
        failures = if session.got_on() { 1 } else { failures + 1 };
        tracing::info!(source = %id, failures, %fault, "mail could not be fetched");
        if let Err(trouble) = desk.source_failed(id, &fault).await {
            tracing::warn!(source = %id, error = %trouble, "a failed try could not be noted");
        }
        tokio::time::sleep(jittered(&desk, fault.pause(failures))).await;
    }
}

/// The pause and up to half of it again, so that many do not come back at the same moment.
fn jittered(desk: &Desk, pause: Millis) -> Duration {
    let [chance] = desk.chance.bytes::<1>();
    let more = pause.0 / 2 * i64::from(chance) / 255;
    Duration::from_millis(u64::try_from(pause.0 + more).unwrap_or_default())
}
