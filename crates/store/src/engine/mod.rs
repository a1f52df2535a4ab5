//! One store over two engines: SQLite inside by default, PostgreSQL for many nodes.
//!
//! Business code is written once, as synchronous closures over [`Tx`] with portable SQL; so no transaction can be
//! held across an await. On SQLite one writer thread commits everything that queued up meanwhile together (group
//! commit: one sync for many). On PostgreSQL worker threads hold a connection each.

pub(crate) mod postgres;
mod queue;
mod rehearsed;
mod sqlite;
pub(crate) mod tls;
mod value;

pub use rehearsed::{Fault, Rehearsal};
pub use value::{FromCell, Row, Value};

use crate::statement::Statement;
use crate::trouble::Trouble;
use queue::Turn;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::{broadcast, oneshot};

/// Where the data lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Server),
}

/// A PostgreSQL server and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The connection string (`postgres://…`); its `sslmode` decides about encryption.
    pub url: String,
    /// The authority that issued the server's certificate (a PEM file). With one, the way is always encrypted and the
    /// server verified.
    pub ca: Option<PathBuf>,
}

impl<U: Into<String>> From<U> for Server {
    fn from(url: U) -> Self {
        Server { url: url.into(), ca: None }
    }
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    changed: broadcast::Sender<()>,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(Arc<postgres::Postgres>),
    Rehearsed(Arc<rehearsed::Rehearsed>),
}

/// Reading only: what web pages get, so that a page cannot change anything but through a use case.
#[derive(Clone)]
pub struct Reader(Store);

/// A connection that reads.
pub struct Read<'a, 'b> {
    connection: Connection<'a, 'b>,
}

enum Connection<'a, 'b> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut ::postgres::Client, &'a Prepared),
    PostgresTransaction(&'a mut ::postgres::Transaction<'b>, &'a Prepared),
}

/// Statements prepared on one PostgreSQL connection, by the address of their text.
type Prepared = RefCell<HashMap<usize, ::postgres::Statement>>;

/// A transaction: everything in it becomes true together or not at all. Reads through [`Read`].
pub struct Tx<'a, 'b> {
    read: Read<'a, 'b>,
    /// Words to be indexed with the commit. SQLite's full-text index writes a segment at every savepoint, so a
    /// group commit adds them all at its end instead.
    search: &'a RefCell<Vec<(i64, String)>>,
}

impl<'a, 'b> std::ops::Deref for Tx<'a, 'b> {
    type Target = Read<'a, 'b>;
    fn deref(&self) -> &Self::Target {
        &self.read
    }
}
impl std::ops::DerefMut for Tx<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.read
    }
}

/// Transactions that are committed with one sync, at most. More would only lengthen the wait of the first.
pub const GROUP_MAX: usize = 512;
/// Threads that read beside the writer (SQLite).
pub const READERS: usize = 3;
/// Connections to PostgreSQL of one node.
pub const CONNECTIONS: usize = 12;

impl Store {
    /// Opens the database as it is. Call [`crate::migrate::migrate`] before anything else.
    ///
    /// # Errors
    /// When the file or server cannot be opened; the trouble says what to do.
    pub fn open(place: &Place) -> Result<Self, Trouble> {
        let (changed, _) = broadcast::channel(64);
        let engine = match place {
            Place::Sqlite(path) => Engine::Sqlite(Arc::new(sqlite::Sqlite::open(path, changed.clone())?)),
            Place::Postgres(server) => Engine::Postgres(Arc::new(postgres::Postgres::open(server, changed.clone())?)),
        };
        Ok(Store { engine, changed })
    }

    /// Opens a SQLite file for a rehearsal: in the caller's thread, in an order that can be repeated, with the faults that
    /// are planned. Each process of the rehearsal opens it for itself.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn rehearsed(file: &Path, rehearsal: Arc<Rehearsal>) -> Result<Self, Trouble> {
        let engine = Engine::Rehearsed(Arc::new(rehearsed::Rehearsed::open(file, rehearsal)?));
        Ok(Store { engine, changed: broadcast::channel(1).0 })
    }

    /// The reading half.
    pub fn reader(&self) -> Reader {
        Reader(self.clone())
    }

    /// Whether this is PostgreSQL, where several nodes may share the database.
    pub fn shared_by_nodes(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Hints that something was committed, here or (on PostgreSQL) on another node. Hints may be lost or merged:
    /// listeners read on from their own cursor.
    pub fn hints(&self) -> broadcast::Receiver<()> {
        self.changed.subscribe()
    }

    /// Runs `work` in one transaction and resolves only after a durable commit. `work` may run more than once (a
    /// serialisation failure on PostgreSQL), so it does nothing but load, rule and keep.
    ///
    /// # Errors
    /// What `work` returns, after a rollback; or the trouble that prevented the commit.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        self.write_in_turn(Turn::First, work).await
    }

    /// As [`Store::write`], for what nobody waits for: on SQLite, transactions of people and of senders who wait for
    /// their "accepted" go before it.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub async fn write_behind<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        self.write_in_turn(Turn::Behind, work).await
    }

    async fn write_in_turn<T, E, F>(&self, turn: Turn, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: Fn(&mut Tx<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.write(turn, work, answer),
            Engine::Postgres(postgres) => postgres.write(work, answer),
            Engine::Rehearsed(rehearsed) => return rehearsed.write(work).await,
        }
        answered.await.unwrap_or_else(|_| Err(Trouble::Stopped.into()))
    }

    /// Runs `work` on a reading connection.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.read(work, answer),
            Engine::Postgres(postgres) => postgres.read(work, answer),
            Engine::Rehearsed(rehearsed) => return rehearsed.read(work).await,
        }
        answered.await.unwrap_or_else(|_| Err(Trouble::Stopped.into()))
    }
}

impl Reader {
    /// Runs `work` on a reading connection.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, E> + Send + 'static,
    {
        self.0.read(work).await
    }

    /// Hints that something was committed; see [`Store::hints`].
    pub fn hints(&self) -> broadcast::Receiver<()> {
        self.0.hints()
    }
}

impl Read<'_, '_> {
    /// Whether this connection speaks to PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        !matches!(self.connection, Connection::Sqlite(_))
    }

    /// What is wrong with the database's file, looked at page by page; `None` when nothing is. PostgreSQL looks after
    /// its own.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn damage(&mut self) -> Result<Option<String>, Trouble> {
        match &self.connection {
            Connection::Sqlite(connection) => {
                let verdict: String =
                    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(Trouble::sqlite)?;
                Ok(Some(verdict).filter(|verdict| verdict != "ok"))
            }
            _ => Ok(None),
        }
    }

    /// All rows of a statement.
    pub(crate) fn query<T>(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        mut read: impl FnMut(&Row) -> Result<T, Trouble>,
    ) -> Result<Vec<T>, Trouble> {
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let mut prepared = connection.prepare_cached(statement.sqlite).map_err(Trouble::sqlite)?;
                let mut rows = prepared.query(rusqlite::params_from_iter(values)).map_err(Trouble::sqlite)?;
                let mut out = Vec::new();
                while let Some(row) = rows.next().map_err(Trouble::sqlite)? {
                    out.push(read(&Row::Sqlite(row))?);
                }
                Ok(out)
            }
            Connection::Postgres(client, prepared) => {
                let ready = postgres::prepared(prepared, statement, |text| client.prepare(text))?;
                let rows = client.query(&ready, &postgres::parameters(values)).map_err(Trouble::postgres)?;
                rows.iter().map(|row| read(&Row::Postgres(row))).collect()
            }
            Connection::PostgresTransaction(transaction, prepared) => {
                let ready = postgres::prepared(prepared, statement, |text| transaction.prepare(text))?;
                let rows = transaction.query(&ready, &postgres::parameters(values)).map_err(Trouble::postgres)?;
                rows.iter().map(|row| read(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row of a statement.
    pub(crate) fn one<T>(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        read: impl FnMut(&Row) -> Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        Ok(self.query(statement, values, read)?.into_iter().next())
    }
}

impl Tx<'_, '_> {
    /// Runs a statement that changes rows and returns how many.
    pub(crate) fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, Trouble> {
        match &mut self.read.connection {
            Connection::Sqlite(connection) => connection
                .prepare_cached(statement.sqlite)
                .and_then(|mut prepared| prepared.execute(rusqlite::params_from_iter(values)))
                .map(|changed| changed as u64)
                .map_err(Trouble::sqlite),
            Connection::Postgres(..) => Err(Trouble::Broken("a write outside a transaction".into())),
            Connection::PostgresTransaction(transaction, prepared) => {
                let ready = postgres::prepared(prepared, statement, |text| transaction.prepare(text))?;
                transaction.execute(&ready, &postgres::parameters(values)).map_err(Trouble::postgres)
            }
        }
    }

    /// Does a part of the transaction: when it fails, it alone is undone, and the transaction can go on without it.
    ///
    /// # Errors
    /// What the part says, or when the database is broken: then nothing of the transaction may be kept.
    pub fn part<T, E: From<Trouble>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let words_before = self.search.borrow().len();
        self.say("SAVEPOINT part")?;
        let result = work(self);
        if result.is_err() {
            self.search.borrow_mut().truncate(words_before);
            self.say("ROLLBACK TO SAVEPOINT part")?;
        }
        self.say("RELEASE SAVEPOINT part")?;
        result
    }

    /// Says something about the transaction itself.
    fn say(&mut self, text: &str) -> Result<(), Trouble> {
        match &mut self.read.connection {
            Connection::Sqlite(connection) => sqlite::run_cached(connection, text),
            Connection::Postgres(..) => Err(Trouble::Broken("a write outside a transaction".into())),
            Connection::PostgresTransaction(transaction, _) => {
                transaction.batch_execute(text).map_err(Trouble::postgres)
            }
        }
    }

    /// Adds a message's words to the search, with the commit.
    pub(crate) fn index_words(&mut self, message: i64, words: String) {
        self.search.borrow_mut().push((message, words));
    }
}

/// Makes the folder of a SQLite file, with plain words when it cannot.
pub(crate) fn make_folder_for(path: &Path) -> Result<(), Trouble> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|error| Trouble::folder(folder, &error))
}
