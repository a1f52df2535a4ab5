//! SQLite: one writer thread with group commit, and a few readers.
//!
//! Nobody is told "done" before the commit is on the disk (`synchronous = FULL`). With one writer there is no
//! `SQLITE_BUSY` inside the process; the timeout is for outsiders such as a backup.

use super::queue::{Queue, Round, Turn};
use super::{Connection, GROUP_MAX, READERS, Read, Tx, make_folder_for};
use crate::trouble::Trouble;
use rusqlite::config::DbConfig;
use rusqlite::{Connection as Database, OpenFlags};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, oneshot};

/// Answers the caller once it is known whether the commit held.
type Answer = Box<dyn FnOnce(Result<(), Trouble>) + Send>;
/// Runs inside the group's transaction, or hears why there is none.
type WriteJob = Box<dyn FnOnce(Result<&Group<'_>, Trouble>) -> Answer + Send>;
type ReadJob = Box<dyn FnOnce(&Database) + Send>;

/// What the transactions of one group share: the connection, and the words to index with the commit.
pub(super) struct Group<'a> {
    pub(super) database: &'a Database,
    pub(super) search: &'a RefCell<Vec<(i64, String)>>,
}

/// The two sides of a SQLite database.
pub struct Sqlite {
    writer: Arc<Queue<WriteJob>>,
    readers: mpsc::Sender<ReadJob>,
}

impl Sqlite {
    /// Opens the file and starts the threads.
    pub fn open(path: &Path, changed: broadcast::Sender<()>) -> Result<Self, Trouble> {
        make_folder_for(path)?;
        let database = Database::open(path).map_err(|error| Trouble::opening(path, &error))?;
        set_up_writer(&database).map_err(|error| Trouble::opening(path, &error))?;
        let writer = Arc::new(Queue::default());
        let jobs = Arc::clone(&writer);
        start("db-writer", move || write_loop(&database, &jobs, &changed))?;
        let (readers, read_jobs) = mpsc::channel::<ReadJob>();
        let read_jobs = Arc::new(Mutex::new(read_jobs));
        for number in 0..READERS {
            let database = open_reader(path)?;
            let jobs = Arc::clone(&read_jobs);
            start(&format!("db-reader-{number}"), move || read_loop(&database, &jobs))?;
        }
        Ok(Sqlite { writer, readers })
    }

    /// Queues a transaction.
    pub fn write<T, E, F>(&self, turn: Turn, work: F, answer: oneshot::Sender<Result<T, E>>)
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let job: WriteJob = Box::new(move |group| {
            let result = group.map_err(E::from).and_then(|group| in_savepoint(group, &work));
            Box::new(move |committed| {
                let _ = answer.send(match committed {
                    Ok(()) => result,
                    Err(trouble) => result.and(Err(trouble.into())),
                });
            })
        });
        // After the end the job is dropped, and with it the answer's sender: the caller hears that the store has stopped.
        self.writer.push(turn, job);
    }

    /// Queues a read.
    pub fn read<T, E, F>(&self, work: F, answer: oneshot::Sender<Result<T, E>>)
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let job: ReadJob = Box::new(move |database| {
            let read = || {
                // One snapshot for all statements of the closure.
                let snapshot = database.unchecked_transaction().map_err(Trouble::sqlite)?;
                work(&mut Read { connection: Connection::Sqlite(&snapshot) })
            };
            let result = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(Trouble::Panicked.into()));
            let _ = answer.send(result);
        });
        let _ = self.readers.send(job);
    }
}

impl Drop for Sqlite {
    /// The writer does what is queued, and ends.
    fn drop(&mut self) {
        self.writer.close();
    }
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(|_| ())
        .map_err(|error| Trouble::Broken(format!("no thread for the database: {error}")))
}

/// A group takes no more on after so long: whoever came first waits for all of it.
const GROUP_TIME: Duration = Duration::from_millis(5);

/// Tells those who wait when the writer ends, however it ends.
struct Ends<'a>(&'a Queue<WriteJob>);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

fn write_loop(database: &Database, jobs: &Queue<WriteJob>, changed: &broadcast::Sender<()>) {
    let _ends = Ends(jobs);
    let search = RefCell::new(Vec::new());
    let mut sync_took = Duration::ZERO;
    loop {
        let mut round = Round::default();
        let Some(first) = jobs.wait(&mut round) else { return };
        // Everything that queued up while the last commit was syncing shares this one. Where syncing is slow, more
        // shares it.
        let (since, time_max) = (Instant::now(), GROUP_TIME.max(2 * sync_took));
        let begun = database.execute_batch("BEGIN IMMEDIATE").map_err(Trouble::sqlite);
        let mut answers = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next {
            let group = Group { database, search: &search };
            answers.push(job(begun.as_ref().map(|()| &group).map_err(Trouble::clone)));
            let room = answers.len() < GROUP_MAX && since.elapsed() < time_max;
            next = jobs.take(room, &mut round);
        }
        let begun_well = begun.is_ok();
        let syncing = Instant::now();
        let committed = begun.and_then(|()| commit(database, &search));
        sync_took = syncing.elapsed();
        if committed.is_err() && begun_well {
            let _ = database.execute_batch("ROLLBACK");
        }
        search.borrow_mut().clear();
        for answer in answers {
            answer(committed.clone());
        }
        let _ = changed.send(());
    }
}

/// Indexes the words of the whole group, then commits with one sync.
pub(super) fn commit(database: &Database, search: &RefCell<Vec<(i64, String)>>) -> Result<(), Trouble> {
    {
        let words = search.borrow();
        if !words.is_empty() {
            let mut insert = database.prepare_cached(crate::search::SQLITE_INSERT).map_err(Trouble::sqlite)?;
            for (message, tokens) in words.iter() {
                insert.execute(rusqlite::params![message, tokens]).map_err(Trouble::sqlite)?;
            }
        }
    }
    database.execute_batch("COMMIT").map_err(Trouble::sqlite)
}

/// Runs one transaction of a group: if it fails, it alone is undone.
pub(super) fn in_savepoint<T, E: From<Trouble>>(
    group: &Group<'_>,
    work: &(impl Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send),
) -> Result<T, E> {
    let Group { database, search } = *group;
    let words_before = search.borrow().len();
    let run = || -> Result<T, E> {
        run_cached(database, "SAVEPOINT one")?;
        work(&mut Tx { read: Read { connection: Connection::Sqlite(database) }, search })
    };
    let result = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(Trouble::Panicked.into()));
    let closed = match &result {
        Ok(_) => run_cached(database, "RELEASE one"),
        Err(_) => {
            search.borrow_mut().truncate(words_before);
            run_cached(database, "ROLLBACK TO one").and_then(|()| run_cached(database, "RELEASE one"))
        }
    };
    match closed {
        Ok(()) => result,
        Err(trouble) => result.and(Err(trouble.into())),
    }
}

pub(super) fn run_cached(database: &Database, text: &str) -> Result<(), Trouble> {
    database.prepare_cached(text).and_then(|mut statement| statement.execute([])).map(|_| ()).map_err(Trouble::sqlite)
}

fn read_loop(database: &Database, jobs: &Mutex<mpsc::Receiver<ReadJob>>) {
    loop {
        // The lock is held while waiting: the readers take turns at the head of the queue.
        let job = match jobs.lock() {
            Ok(jobs) => jobs.recv(),
            Err(poisoned) => poisoned.into_inner().recv(),
        };
        match job {
            Ok(job) => job(database),
            Err(_) => return,
        }
    }
}

/// Statements kept ready on a connection; the program has fewer.
const STATEMENTS_MAX: usize = 256;

fn keep_statements_ready(database: &Database) -> rusqlite::Result<()> {
    database.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    // Plans must not depend on the values bound: otherwise SQLite prepares a statement anew with every value that is
    // compared with a partial index's condition.
    database.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

pub(super) fn set_up_writer(database: &Database) -> rusqlite::Result<()> {
    database.execute_batch(
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA busy_timeout = 5000;
         PRAGMA cache_size = -16384;
         PRAGMA temp_store = MEMORY;
         PRAGMA wal_autocheckpoint = 4000;",
    )?;
    keep_statements_ready(database)
}

fn open_reader(path: &Path) -> Result<Database, Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Database::open_with_flags(path, flags).map_err(|error| Trouble::opening(path, &error))?;
    database
        .execute_batch(
            "PRAGMA query_only = ON;
             PRAGMA busy_timeout = 5000;
             PRAGMA cache_size = -8192;
             PRAGMA mmap_size = 67108864;
             PRAGMA temp_store = MEMORY;",
        )
        .and_then(|()| keep_statements_ready(&database))
        .map_err(|error| Trouble::opening(path, &error))?;
    Ok(database)
}
