//! Bringing the database to the shape that this program knows: numbered files, forward only, each in a transaction
//! with its checksum. On SQLite a copy of the database is made first; a database of a newer version is refused.

use crate::engine::postgres::off_the_runtime;
use crate::engine::{Place, make_folder_for};
use crate::trouble::Trouble;
use domain::Moment;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// All migrations, in order; the number is the schema's version.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_first.sql")),
    (2, include_str!("../migrations/0002_answers_find_their_way.sql")),
    (3, include_str!("../migrations/0003_one_sender_in_order.sql")),
];

/// The version of the newest schema that this program knows.
pub const SCHEMA: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// What a migration did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Schema before; 0 for a new database.
    pub from: i64,
    /// Schema now.
    pub to: i64,
    /// The copy that was made before, on SQLite when there was something to copy.
    pub copy: Option<PathBuf>,
}

/// Applies what is missing. Safe to call from many nodes at once: on PostgreSQL an advisory lock lets one do it.
///
/// # Errors
/// When the database is newer than this program, was migrated by a different build, or cannot be written.
pub fn migrate(place: &Place, now: Moment) -> Result<Migrated, Trouble> {
    match place {
        Place::Sqlite(path) => migrate_sqlite(path, now),
        Place::Postgres(url) => off_the_runtime(|| migrate_postgres(url, now)),
    }
}

/// The templates of all migrations, in order.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().map(|(_, template)| *template)
}

/// The text of a migration for one engine.
pub fn text_for(template: &str, postgres: bool) -> String {
    let mut out = String::with_capacity(template.len());
    let mut wanted = true;
    for line in template.lines() {
        match line.trim() {
            "-- sqlite:" => wanted = !postgres,
            "-- postgres:" => wanted = postgres,
            "-- both:" => wanted = true,
            _ if wanted => {
                out.push_str(line);
                out.push('\n');
            }
            _ => {}
        }
    }
    if postgres {
        out.replace("$ID", "BIGINT PRIMARY KEY").replace("$BLOB", "BYTEA")
    } else {
        out.replace("$ID", "INTEGER PRIMARY KEY").replace("$BLOB", "BLOB")
    }
}

const BOOKKEEPING: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (version BIGINT PRIMARY KEY, checksum TEXT NOT NULL, at BIGINT NOT NULL)";

fn checksum(template: &str) -> String {
    domain::timeline::hex(&Sha256::digest(template.as_bytes()))
}

/// Which migrations are missing, given those that were applied.
fn missing(applied: &[(i64, String)]) -> Result<Vec<(i64, &'static str)>, Trouble> {
    if let Some((found, _)) = applied.iter().find(|(version, _)| *version > SCHEMA) {
        return Err(Trouble::Newer { found: *found, known: SCHEMA });
    }
    let mut missing = Vec::new();
    for (version, template) in MIGRATIONS {
        match applied.iter().find(|(applied, _)| applied == version) {
            None => missing.push((*version, *template)),
            Some((_, sum)) if *sum != checksum(template) => return Err(Trouble::Foreign(*version)),
            Some(_) => {}
        }
    }
    Ok(missing)
}

fn migrate_sqlite(path: &Path, now: Moment) -> Result<Migrated, Trouble> {
    make_folder_for(path)?;
    let mut database = Connection::open(path).map_err(|error| Trouble::opening(path, &error))?;
    database
        .execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;")
        .map_err(|error| Trouble::opening(path, &error))?;
    database.execute_batch(BOOKKEEPING).map_err(|error| Trouble::opening(path, &error))?;
    let applied: Vec<(i64, String)> = database
        .prepare("SELECT version, checksum FROM schema_migrations ORDER BY version")
        .and_then(|mut all| all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .map_err(Trouble::sqlite)?;
    let missing = missing(&applied)?;
    let from = applied.last().map_or(0, |(version, _)| *version);
    let copy = if from > 0 && !missing.is_empty() { Some(copy_before(&database, path, from, now)?) } else { None };
    for (version, template) in missing {
        let transaction = database.transaction().map_err(Trouble::sqlite)?;
        transaction.execute_batch(&text_for(template, false)).map_err(Trouble::sqlite)?;
        transaction
            .execute("INSERT INTO schema_migrations VALUES (?1, ?2, ?3)", (version, checksum(template), now.0))
            .map_err(Trouble::sqlite)?;
        transaction.commit().map_err(Trouble::sqlite)?;
    }
    Ok(Migrated { from, to: SCHEMA, copy })
}

/// A consistent copy beside the database, named by the schema that it holds.
fn copy_before(database: &Connection, path: &Path, from: i64, now: Moment) -> Result<PathBuf, Trouble> {
    let stamp = now.rfc3339().replace([':', '-'], "");
    let copy = path.with_extension(format!("schema-{from}-{stamp}.db"));
    database.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(Trouble::sqlite)?;
    Ok(copy)
}

/// Any number that no other program is likely to lock: "Answer" in ASCII.
const MIGRATION_LOCK: i64 = 0x0041_6e73_7765_7221;

/// Migrates PostgreSQL from a thread that may block.
pub(crate) fn migrate_on_this_thread(url: &str, now: Moment) -> Result<Migrated, Trouble> {
    migrate_postgres(url, now)
}

fn migrate_postgres(url: &str, now: Moment) -> Result<Migrated, Trouble> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).map_err(|error| Trouble::connecting(&error))?;
    let mut transaction = client.transaction().map_err(Trouble::postgres)?;
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&MIGRATION_LOCK]).map_err(Trouble::postgres)?;
    transaction.batch_execute(BOOKKEEPING).map_err(Trouble::postgres)?;
    let applied: Vec<(i64, String)> = transaction
        .query("SELECT version, checksum FROM schema_migrations ORDER BY version", &[])
        .map_err(Trouble::postgres)?
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    let from = applied.last().map_or(0, |(version, _)| *version);
    for (version, template) in missing(&applied)? {
        transaction.batch_execute(&text_for(template, true)).map_err(Trouble::postgres)?;
        transaction
            .execute("INSERT INTO schema_migrations VALUES ($1, $2, $3)", &[&version, &checksum(template), &now.0])
            .map_err(Trouble::postgres)?;
    }
    transaction.commit().map_err(Trouble::postgres)?;
    Ok(Migrated { from, to: SCHEMA, copy: None })
}
