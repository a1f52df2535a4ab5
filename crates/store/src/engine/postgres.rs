//! PostgreSQL: worker threads with one connection each, retries on serialisation failures, and hints between nodes.
//!
//! A connection that breaks is opened again with the next job; the job that met the break is run again only if
//! nothing of it can have been committed.

use super::tls::connect;
use super::{CONNECTIONS, Connection, Prepared, Read, Server, Tx, Value};
use crate::statement::Statement;
use crate::trouble::Trouble;
use postgres::Client;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use tokio::sync::{broadcast, oneshot};

type Job = Box<dyn FnOnce(&mut Worker) + Send>;

/// Tries of one transaction that collides with others, before the caller hears of it.
const TRIES_MAX: usize = 8;
/// At most this often does a node tell the others that something changed: each notification takes a lock that all
/// commits of the server share.
const HINT_EVERY: Duration = Duration::from_millis(50);
/// After so many beats ([`HINT_EVERY`]) without work a connection is asked whether it still stands: the server may have
/// been restarted.
const QUIET_BEATS: u64 = 20;
/// A connection that does not answer in this time is broken.
const ANSWERS: Duration = Duration::from_secs(5);
/// The channel of hints.
const HINT_CHANNEL: &str = "answerable_changed";

/// The worker threads.
pub struct Postgres {
    jobs: mpsc::Sender<Job>,
    committed: Arc<AtomicBool>,
}

/// One connection with its prepared statements; `None` until first used and after a break.
struct Worker {
    server: Server,
    client: Option<Client>,
    prepared: Prepared,
    pulse: Arc<Pulse>,
    /// The beat at which the connection was used last.
    used: u64,
    /// The breaks that were known then.
    breaks: u64,
}

/// What the workers know together about their connections.
#[derive(Default)]
struct Pulse {
    /// Counts while the store lives.
    beats: AtomicU64,
    /// Counts connections that broke: where one did, the others may have.
    breaks: AtomicU64,
}

impl Postgres {
    /// Connects once to see that it works, and starts the threads.
    pub fn open(server: &Server, changed: broadcast::Sender<()>) -> Result<Self, Trouble> {
        off_the_runtime(|| connect(server).map(drop))?;
        let (jobs, queue) = mpsc::channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        let pulse = Arc::new(Pulse::default());
        for number in 0..CONNECTIONS {
            let (server, pulse) = (server.clone(), Arc::clone(&pulse));
            let mut worker = Worker { server, client: None, prepared: Prepared::default(), pulse, used: 0, breaks: 0 };
            let queue = Arc::clone(&queue);
            start(&format!("db-{number}"), move || work_loop(&mut worker, &queue))?;
        }
        let committed = Arc::new(AtomicBool::new(false));
        let (to_tell, told, here) = (Arc::clone(&committed), server.clone(), changed.clone());
        start("db-tell", move || tell_loop(&told, &to_tell, &here, &pulse))?;
        let heard = server.clone();
        start("db-hear", move || hear_loop(&heard, &changed))?;
        Ok(Postgres { jobs, committed })
    }

    /// Queues a transaction.
    pub fn write<T, E, F>(&self, work: F, answer: oneshot::Sender<Result<T, E>>)
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let committed = Arc::clone(&self.committed);
        let job: Job = Box::new(move |worker| {
            let result = worker.write(&work);
            committed.store(true, Ordering::Release);
            let _ = answer.send(result);
        });
        let _ = self.jobs.send(job);
    }

    /// Queues a read.
    pub fn read<T, E, F>(&self, work: F, answer: oneshot::Sender<Result<T, E>>)
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let job: Job = Box::new(move |worker| {
            let _ = answer.send(worker.read(work));
        });
        let _ = self.jobs.send(job);
    }
}

impl Worker {
    fn connected(&mut self) -> Result<(&mut Client, &Prepared), Trouble> {
        let (beat, breaks) = (self.pulse.beats.load(Ordering::Relaxed), self.pulse.breaks.load(Ordering::Relaxed));
        // Whether the server is still there costs a round trip, so only a doubtful connection is asked.
        let doubtful = breaks != self.breaks || beat.saturating_sub(self.used) > QUIET_BEATS;
        let broken = |client: &mut Client| client.is_closed() || (doubtful && client.is_valid(ANSWERS).is_err());
        if self.client.as_mut().is_none_or(broken) {
            self.prepared.borrow_mut().clear();
            self.client = Some(connect(&self.server)?);
        }
        (self.used, self.breaks) = (beat, breaks);
        match &mut self.client {
            Some(client) => Ok((client, &self.prepared)),
            None => Err(Trouble::Stopped),
        }
    }

    fn write<T, E: From<Trouble>>(&mut self, work: &(impl Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send)) -> Result<T, E> {
        for attempt in 1.. {
            let collided = RefCell::new(false);
            let run = || self.write_once(work, &collided);
            let result = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(Trouble::Panicked.into()));
            self.drop_what_broke();
            if result.is_err() && collided.take() && attempt < TRIES_MAX {
                std::thread::sleep(Duration::from_millis(2 << attempt));
                continue;
            }
            return result;
        }
        Err(Trouble::Stopped.into())
    }

    fn write_once<T, E: From<Trouble>>(
        &mut self,
        work: &(impl Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send),
        collided: &RefCell<bool>,
    ) -> Result<T, E> {
        let (client, prepared) = self.connected()?;
        let mut transaction = client.transaction().map_err(Trouble::postgres)?;
        let search = RefCell::new(Vec::new());
        let done = {
            let mut tx = Tx {
                read: Read { connection: Connection::PostgresTransaction(&mut transaction, prepared) },
                search: &search,
            };
            let done = work(&mut tx);
            if crate::trouble::collision_seen() {
                *collided.borrow_mut() = true;
            }
            done?
        };
        let mut tx = Tx {
            read: Read { connection: Connection::PostgresTransaction(&mut transaction, prepared) },
            search: &search,
        };
        for (message, words) in search.take() {
            crate::search::insert_postgres(&mut tx, message, words)?;
        }
        transaction.commit().map_err(|error| {
            let trouble = Trouble::postgres(error);
            *collided.borrow_mut() = matches!(trouble, Trouble::Collision);
            trouble
        })?;
        Ok(done)
    }

    fn read<T, E: From<Trouble>>(&mut self, work: impl FnOnce(&mut Read<'_, '_>) -> Result<T, E>) -> Result<T, E> {
        let run = || {
            let (client, prepared) = self.connected()?;
            work(&mut Read { connection: Connection::Postgres(client, prepared) })
        };
        let result = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(Trouble::Panicked.into()));
        self.drop_what_broke();
        result
    }

    fn drop_what_broke(&mut self) {
        if crate::trouble::connection_lost() {
            self.client = None;
            self.pulse.breaks.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn work_loop(worker: &mut Worker, queue: &Mutex<mpsc::Receiver<Job>>) {
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(poisoned) => poisoned.into_inner().recv(),
        };
        match job {
            Ok(job) => job(worker),
            Err(_) => return,
        }
    }
}

/// Tells listeners here at once, and other nodes at most every [`HINT_EVERY`].
fn tell_loop(server: &Server, committed: &AtomicBool, here: &broadcast::Sender<()>, pulse: &Pulse) {
    let mut client = None;
    loop {
        std::thread::sleep(HINT_EVERY);
        pulse.beats.fetch_add(1, Ordering::Relaxed);
        if !committed.swap(false, Ordering::AcqRel) {
            continue;
        }
        let _ = here.send(());
        if client.as_ref().is_none_or(Client::is_closed) {
            client = connect(server).ok();
        }
        if let Some(connection) = &mut client
            && connection.batch_execute(&format!("NOTIFY {HINT_CHANNEL}")).is_err()
        {
            client = None;
        }
    }
}

/// Passes on hints of other nodes. Without a connection it hints every second instead, so that listeners poll.
fn hear_loop(server: &Server, changed: &broadcast::Sender<()>) {
    loop {
        if let Ok(mut client) = connect(server)
            && client.batch_execute(&format!("LISTEN {HINT_CHANNEL}")).is_ok()
        {
            while !client.is_closed() {
                let heard = {
                    use postgres::fallible_iterator::FallibleIterator;
                    client.notifications().timeout_iter(Duration::from_secs(1)).next()
                };
                // A quiet second hints as well: a lost notification costs a second, never a message.
                let _ = changed.send(());
                if heard.is_err() {
                    break;
                }
            }
        }
        let _ = changed.send(());
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// Runs blocking work on a thread of its own: the driver refuses to block inside an asynchronous runtime.
pub fn off_the_runtime<T: Send>(work: impl FnOnce() -> Result<T, Trouble> + Send) -> Result<T, Trouble> {
    std::thread::scope(|scope| scope.spawn(work).join()).unwrap_or(Err(Trouble::Panicked))
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(|_| ())
        .map_err(|error| Trouble::Broken(format!("no thread for the database: {error}")))
}

/// The statement as prepared on this connection.
pub fn prepared(
    cache: &Prepared,
    statement: &'static Statement,
    prepare: impl FnOnce(&str) -> Result<postgres::Statement, postgres::Error>,
) -> Result<postgres::Statement, Trouble> {
    let key = statement.postgres.as_ptr() as usize;
    if let Some(ready) = cache.borrow().get(&key) {
        return Ok(ready.clone());
    }
    let ready = prepare(statement.postgres).map_err(Trouble::postgres)?;
    cache.borrow_mut().insert(key, ready.clone());
    Ok(ready)
}

/// Values as the driver takes them.
pub fn parameters(values: &[Value]) -> Vec<&(dyn postgres::types::ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn postgres::types::ToSql + Sync)).collect()
}
