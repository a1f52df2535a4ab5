//! SQLite for a rehearsal: in the caller's own thread, in an order that a seed decides, with faults where they are
//! planned. The statements, savepoints and commits are those of the real engine; the threads and the syncs are not there.

use super::sqlite::{Group, commit, in_savepoint, set_up_writer};
use super::{Connection, Read, Tx, make_folder_for};
use crate::trouble::Trouble;
use rusqlite::Connection as Database;
use std::cell::RefCell;
use std::future::pending;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// What happens to a transaction in a rehearsal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is undone, and its caller hears that the disk is full.
    Undone,
    /// It is committed, and its caller hears of trouble all the same: nobody can know.
    Unheard,
    /// The process dies before the commit.
    DiesBefore,
    /// The process dies after the commit, before anybody hears of it.
    DiesAfter,
}

/// One process in a rehearsal: whose turn it is, what will go wrong, whether it still lives.
pub struct Rehearsal {
    state: Mutex<State>,
    died: Notify,
}

struct State {
    number: u64,
    planned: Option<(u32, Fault)>,
    dead: bool,
}

impl Rehearsal {
    /// The same order for the same seed.
    pub fn seeded(seed: u64) -> Arc<Self> {
        let state = State { number: seed, planned: None, dead: false };
        Arc::new(Rehearsal { state: Mutex::new(state), died: Notify::new() })
    }

    /// After so many more transactions this happens to the next one.
    pub fn plan(&self, after: u32, fault: Fault) {
        self.state().planned = Some((after, fault));
    }

    /// What was planned and has not happened is forgotten.
    pub fn heal(&self) {
        self.state().planned = None;
    }

    /// The process is gone: whatever it waits for never comes.
    pub fn die(&self) {
        self.state().dead = true;
        self.died.notify_waiters();
    }

    /// Whether it is gone.
    pub fn is_dead(&self) -> bool {
        self.state().dead
    }

    /// Waits until it is gone.
    pub async fn died(&self) {
        // It hears of a death from here on, so none falls between the look and the waiting.
        let heard = self.died.notified();
        if !self.is_dead() {
            heard.await;
        }
    }

    /// Lets others go first, as often as the seed decides. A dead process never gets its turn.
    pub async fn turn(&self) {
        for _ in 0..self.pauses() {
            tokio::task::yield_now().await;
        }
        if self.is_dead() {
            pending::<()>().await;
        }
    }

    /// The next number of a linear congruential generator (Knuth, TAOCP 3.3.4); its high bits are the good ones.
    fn pauses(&self) -> u64 {
        let mut state = self.state();
        state.number = state.number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.number >> 62
    }

    fn fault(&self) -> Option<Fault> {
        let mut state = self.state();
        match state.planned {
            Some((0, fault)) => {
                state.planned = None;
                Some(fault)
            }
            Some((after, fault)) => {
                state.planned = Some((after - 1, fault));
                None
            }
            None => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A database in a rehearsal.
pub struct Rehearsed {
    database: Mutex<Database>,
    rehearsal: Arc<Rehearsal>,
}

impl Rehearsed {
    /// Opens the file in this thread.
    pub fn open(path: &Path, rehearsal: Arc<Rehearsal>) -> Result<Self, Trouble> {
        make_folder_for(path)?;
        let database = Database::open(path).map_err(|error| Trouble::opening(path, &error))?;
        set_up_writer(&database)
            // A process that dies leaves what it wrote with the system: a rehearsal has no power cuts.
            .and_then(|()| database.execute_batch("PRAGMA synchronous = OFF;"))
            .map_err(|error| Trouble::opening(path, &error))?;
        Ok(Rehearsed { database: Mutex::new(database), rehearsal })
    }

    /// One transaction, when its turn has come.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Trouble>,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send,
    {
        self.rehearsal.turn().await;
        let fault = self.rehearsal.fault();
        if fault == Some(Fault::DiesBefore) {
            self.rehearsal.die();
        } else {
            let done = self.transaction(&work, fault == Some(Fault::Undone));
            match fault {
                Some(Fault::DiesAfter) => self.rehearsal.die(),
                Some(Fault::Unheard) => return done.and(Err(Trouble::Broken("no answer came".into()).into())),
                _ => return done,
            }
        }
        pending().await
    }

    /// One reading closure, when its turn has come.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Trouble>,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, E> + Send,
    {
        self.rehearsal.turn().await;
        let database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = database.unchecked_transaction().map_err(Trouble::sqlite)?;
        work(&mut Read { connection: Connection::Sqlite(&snapshot) })
    }

    fn transaction<T, E: From<Trouble>>(
        &self,
        work: &(impl Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send),
        undone: bool,
    ) -> Result<T, E> {
        let database = &*self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let search = RefCell::new(Vec::new());
        database.execute_batch("BEGIN IMMEDIATE").map_err(Trouble::sqlite)?;
        let result = in_savepoint(&Group { database, search: &search }, work);
        let committed = if undone { Err(Trouble::DiskFull) } else { commit(database, &search) };
        if committed.is_err() {
            database.execute_batch("ROLLBACK").map_err(Trouble::sqlite)?;
        }
        result.and_then(|done| committed.map(|()| done).map_err(E::from))
    }
}
