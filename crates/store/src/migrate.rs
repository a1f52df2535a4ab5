//! Bringing the database to the shape that this program knows: numbered files, forward only, each in a transaction
//! with its checksum. On SQLite a copy of the database is made first; a database of a newer version is refused.

use crate::engine::postgres::off_the_runtime;
use crate::engine::tls::connect;
use crate::engine::{Place, Server, make_folder_for};
use crate::trouble::Trouble;
use domain::Moment;
use postgres::GenericClient;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// All migrations, in order; the number is the schema's version.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_first.sql")),
    (2, include_str!("../migrations/0002_answers_find_their_way.sql")),
    (3, include_str!("../migrations/0003_known_browsers.sql")),
    (4, include_str!("../migrations/0004_one_sender_in_order.sql")),
    (5, include_str!("../migrations/0005_likeness.sql")),
    (6, include_str!("../migrations/0006_quarantine.sql")),
    (7, include_str!("../migrations/0007_who_really_sent_it.sql")),
    (8, include_str!("../migrations/0008_undeliverable.sql")),
    (9, include_str!("../migrations/0009_sources.sql")),
    (10, include_str!("../migrations/0010_invitations_and_signatures.sql")),
    (11, include_str!("../migrations/0011_split_and_merge.sql")),
    (12, include_str!("../migrations/0012_threads_of_exchange.sql")),
    (13, include_str!("../migrations/0013_one_person_one_bound.sql")),
    (14, include_str!("../migrations/0014_all_open_tasks.sql")),
    (15, include_str!("../migrations/0015_tags_and_views.sql")),
    (16, include_str!("../migrations/0016_saved_answers.sql")),
    (17, include_str!("../migrations/0017_presence.sql")),
    (20, include_str!("../migrations/0020_how_far_people_see.sql")),
    (21, include_str!("../migrations/0021_at_the_door.sql")),
    (22, include_str!("../migrations/0022_second_factor.sql")),
    (30, include_str!("../migrations/0030_languages.sql")),
    (31, include_str!("../migrations/0031_spelling.sql")),
    (32, include_str!("../migrations/0032_preferences.sql")),
    (33, include_str!("../migrations/0033_single_sign_on.sql")),
    (34, include_str!("../migrations/0034_copies.sql")),
    (35, include_str!("../migrations/0035_connections.sql")),
    (36, include_str!("../migrations/0036_blocked_senders.sql")),
    (37, include_str!("../migrations/0037_rules.sql")),
    (38, include_str!("../migrations/0038_fields.sql")),
    (39, include_str!("../migrations/0039_passkeys.sql")),
    (40, include_str!("../migrations/0040_pushes.sql")),
    (41, include_str!("../migrations/0041_scans.sql")),
    (43, include_str!("../migrations/0043_priority.sql")),
    (51, include_str!("../migrations/0051_mentions.sql")),
    (52, include_str!("../migrations/0052_enquiries.sql")),
    (53, include_str!("../migrations/0053_follow_ups.sql")),
    (54, include_str!("../migrations/0054_what_tasks_are_about.sql")),
    (56, include_str!("../migrations/0056_words_of_fields.sql")),
    (57, include_str!("../migrations/0057_words_of_articles.sql")),
    (60, include_str!("../migrations/0060_articles.sql")),
    (61, include_str!("../migrations/0061_brands.sql")),
    (62, include_str!("../migrations/0062_hours_and_languages_of_brands.sql")),
    (63, include_str!("../migrations/0063_answered_today.sql")),
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
        Place::Sqlite(path) => migrate_sqlite(path, now, MIGRATIONS),
        Place::Postgres(server) => off_the_runtime(|| migrate_postgres(server, now, MIGRATIONS)),
    }
}

/// The schema that a database has; 0 where there is none yet. Changes nothing.
///
/// # Errors
/// When the database cannot be opened.
pub fn schema_of(place: &Place) -> Result<i64, Trouble> {
    let applied = match place {
        Place::Sqlite(path) if !path.exists() => Vec::new(),
        Place::Sqlite(path) => applied_to(path)?,
        Place::Postgres(server) => off_the_runtime(|| applied_to_postgres(server))?,
    };
    Ok(applied.last().map_or(0, |(version, _)| *version))
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

/// Which migrations are missing, given those that are known and those that were applied.
fn missing<'a>(known: &[(i64, &'a str)], applied: &[(i64, String)]) -> Result<Vec<(i64, &'a str)>, Trouble> {
    let newest = known.last().map_or(0, |(version, _)| *version);
    if let Some((found, _)) = applied.iter().find(|(version, _)| *version > newest) {
        return Err(Trouble::Newer { found: *found, known: newest });
    }
    let mut missing = Vec::new();
    for (version, template) in known {
        match applied.iter().find(|(applied, _)| applied == version) {
            None => missing.push((*version, *template)),
            Some((_, sum)) if *sum != checksum(template) => return Err(Trouble::Foreign(*version)),
            Some(_) => {}
        }
    }
    Ok(missing)
}

fn migrate_sqlite(path: &Path, now: Moment, known: &[(i64, &str)]) -> Result<Migrated, Trouble> {
    make_folder_for(path)?;
    let opening = |error: rusqlite::Error| Trouble::opening(path, &error);
    // Looking comes before writing: a file that is not ours, or not yet ours, stays as it is.
    let applied = if path.exists() { applied_to(path)? } else { Vec::new() };
    let missing = missing(known, &applied)?;
    let mut database = Connection::open(path).map_err(opening)?;
    database
        .execute_batch(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;",
        )
        .map_err(opening)?;
    database.execute_batch(BOOKKEEPING).map_err(opening)?;
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
    let to = known.last().map_or(0, |(version, _)| *version);
    Ok(Migrated { from, to, copy })
}

/// The migrations that a SQLite file has seen.
fn applied_to(path: &Path) -> Result<Vec<(i64, String)>, Trouble> {
    let opening = |error: rusqlite::Error| Trouble::opening(path, &error);
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(opening)?;
    database.execute_batch("PRAGMA busy_timeout = 5000;").map_err(opening)?;
    let count = |text: &str| database.query_row(text, [], |row| row.get::<_, i64>(0)).map_err(opening);
    if count("SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'")? == 0 {
        let tables = count("SELECT count(*) FROM sqlite_master")?;
        return if tables == 0 { Ok(Vec::new()) } else { Err(Trouble::not_ours(path)) };
    }
    database
        .prepare("SELECT version, checksum FROM schema_migrations ORDER BY version")
        .and_then(|mut all| all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .map_err(opening)
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
pub(crate) fn migrate_on_this_thread(server: &Server, now: Moment) -> Result<Migrated, Trouble> {
    migrate_postgres(server, now, MIGRATIONS)
}

/// The migrations that a PostgreSQL database has seen.
fn applied_to_postgres(server: &Server) -> Result<Vec<(i64, String)>, Trouble> {
    let mut client = connect(server)?;
    let known =
        client.query_one("SELECT to_regclass('schema_migrations') IS NOT NULL", &[]).map_err(Trouble::postgres)?;
    if !known.get::<_, bool>(0) {
        return Ok(Vec::new());
    }
    applied_by(&mut client)
}

fn applied_by(client: &mut impl GenericClient) -> Result<Vec<(i64, String)>, Trouble> {
    let rows = client.query("SELECT version, checksum FROM schema_migrations ORDER BY version", &[]);
    Ok(rows.map_err(Trouble::postgres)?.iter().map(|row| (row.get(0), row.get(1))).collect())
}

fn migrate_postgres(server: &Server, now: Moment, known: &[(i64, &str)]) -> Result<Migrated, Trouble> {
    let mut client = connect(server)?;
    let mut transaction = client.transaction().map_err(Trouble::postgres)?;
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&MIGRATION_LOCK]).map_err(Trouble::postgres)?;
    transaction.batch_execute(BOOKKEEPING).map_err(Trouble::postgres)?;
    let applied = applied_by(&mut transaction)?;
    let from = applied.last().map_or(0, |(version, _)| *version);
    for (version, template) in missing(known, &applied)? {
        transaction.batch_execute(&text_for(template, true)).map_err(Trouble::postgres)?;
        transaction
            .execute("INSERT INTO schema_migrations VALUES ($1, $2, $3)", &[&version, &checksum(template), &now.0])
            .map_err(Trouble::postgres)?;
    }
    transaction.commit().map_err(Trouble::postgres)?;
    let to = known.last().map_or(0, |(version, _)| *version);
    Ok(Migrated { from, to, copy: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_793_610_000_000);
    const FIRST: (i64, &str) = (1, "CREATE TABLE kettles (id $ID, words TEXT NOT NULL);");

    fn filled(name: &str) -> PathBuf {
        let path = crate::testing::folder(name).join("answerable.db");
        migrate_sqlite(&path, NOW, &[FIRST]).unwrap();
        Connection::open(&path).unwrap().execute("INSERT INTO kettles VALUES (1, 'whistles')", []).unwrap();
        path
    }

    fn words(path: &Path) -> String {
        Connection::open(path).unwrap().query_row("SELECT words FROM kettles", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_migration_copies_the_database_first() {
        let path = filled("migrating");
        let second = (2, "ALTER TABLE kettles ADD COLUMN colour TEXT; UPDATE kettles SET words = 'changed';");
        let migrated = migrate_sqlite(&path, NOW, &[FIRST, second]).unwrap();
        let copy = migrated.copy.clone().expect("a copy");
        assert_eq!((migrated.from, migrated.to, words(&path)), (1, 2, "changed".to_owned()));
        assert_eq!(words(&copy), "whistles", "the copy is from before");
        assert_eq!(migrate_sqlite(&copy, NOW, &[FIRST]).unwrap().copy, None, "the version before can open it");
        assert_eq!(migrate_sqlite(&path, NOW, &[FIRST, second]).unwrap().copy, None, "nothing to do, nothing to copy");
    }

    #[test]
    fn on_postgresql_a_backup_is_made_first() {
        let Some(url) = crate::testing::postgres_database("upgrading") else { return };
        let (place, data) = (Place::Postgres(url.clone().into()), crate::testing::folder("upgrading"));
        migrate_postgres(&url.into(), NOW, &MIGRATIONS[..1]).unwrap();
        assert_eq!(schema_of(&place).unwrap(), 1);
        let upgraded = crate::backup::upgrade(&place, &data, "9.9.9", NOW).unwrap();
        assert_eq!((upgraded.from, upgraded.to, schema_of(&place).unwrap()), (1, SCHEMA, SCHEMA));
        let copy = upgraded.copy.expect("a backup");
        let other = Place::Postgres(crate::testing::postgres_database("upgraded").unwrap().into());
        let refused = crate::backup::restore(&other, &data, &copy).unwrap_err();
        assert!(matches!(refused, crate::backup::BackupTrouble::Older { found: 1, .. }), "{refused}");
        assert_eq!(crate::backup::upgrade(&place, &data, "9.9.9", NOW).unwrap().copy, None, "nothing to do");
    }

    #[test]
    fn a_migration_that_fails_leaves_the_database_as_it_was() {
        let path = filled("failing");
        let broken = (2, "UPDATE kettles SET words = 'changed'; ALTER TABLE teapots ADD COLUMN colour TEXT;");
        assert!(migrate_sqlite(&path, NOW, &[FIRST, broken]).is_err());
        assert_eq!(words(&path), "whistles");
        assert_eq!(migrate_sqlite(&path, NOW, &[FIRST]).unwrap().from, 1, "the version before goes on with it");
    }

    #[test]
    fn a_database_of_a_newer_version_or_of_another_program_is_not_touched() {
        let newer = filled("newer");
        migrate_sqlite(&newer, NOW, &[FIRST, (2, "CREATE TABLE cups (id $ID);")]).unwrap();
        // As a copy lies in a folder: not in the mode of a running desk.
        Connection::open(&newer).unwrap().query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).unwrap();
        let foreign = crate::testing::folder("foreign").join("answerable.db");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
        for path in [&newer, &foreign] {
            let before = std::fs::read(path).unwrap();
            let refused = migrate_sqlite(path, NOW, &[FIRST]).unwrap_err();
            assert!(matches!(refused, Trouble::Newer { found: 2, known: 1 } | Trouble::Damaged(_)), "{refused}");
            assert_eq!(std::fs::read(path).unwrap(), before);
        }
    }
}
