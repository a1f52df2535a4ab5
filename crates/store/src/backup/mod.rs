//! Backups: one file with database, blobs and keys that belong together, made while the desk runs, verified before it
//! gets its name, and refused where it does not fit.
//!
//! The file is a tar archive. `manifest.json` comes last and names every other entry with its size and SHA-256, so a
//! file that was cut short is recognised.

mod archive;
mod postgres;
mod sqlite;

use crate::engine::Place;
use crate::engine::postgres::off_the_runtime;
use crate::migrate::{self, Migrated, SCHEMA};
use crate::trouble::Trouble;
use archive::{Manifest, Reader, Writer};
use domain::Moment;
use std::path::{Path, PathBuf};

/// What a backup holds, in words for the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// When it was made.
    pub made_at: Moment,
    /// The version of the program that made it.
    pub version: String,
    /// The schema of the database in it.
    pub schema: i64,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Entries, without the manifest.
    pub entries: usize,
    /// Bytes of all entries.
    pub bytes: u64,
}

/// Why a backup was not made or not restored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupTrouble {
    /// The backup was made by a newer version.
    #[error(
        "this backup was made by a newer version of Answerable (schema {found}, this program knows {known}); restore it with that version"
    )]
    Newer {
        /// Its schema.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The backup has an older schema than an empty PostgreSQL database of this version.
    #[error(
        "this backup has schema {found}, this program has {known}; restore it with the version that made it ({version}), then upgrade"
    )]
    Older {
        /// Its schema.
        found: i64,
        /// Ours.
        known: i64,
        /// The version that made it.
        version: String,
    },
    /// It belongs to the other engine.
    #[error("this backup is of a {found} database, and the configuration names {wanted}")]
    OtherEngine {
        /// What it is of.
        found: String,
        /// What is configured.
        wanted: String,
    },
    /// The file is no backup, or damaged.
    #[error("this file is no complete backup: {0}")]
    Damaged(String),
    /// There is a file of that name already.
    #[error("{0} exists already; choose another name")]
    Exists(String),
    /// There are data already.
    #[error("{0} holds data already; restore into an empty place, so that nothing is overwritten")]
    NotEmpty(String),
    /// A file cannot be read or written.
    #[error("{0}")]
    Files(String),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Makes a backup of a database with its blobs and the files of `data` that belong to it (keys), while the desk runs.
///
/// # Errors
/// When something cannot be read, or the file cannot be written. A half-made file never gets the final name.
pub fn backup(place: &Place, data: &Path, file: &Path, version: &str, now: Moment) -> Result<Contents, BackupTrouble> {
    if file.exists() {
        return Err(BackupTrouble::Exists(file.display().to_string()));
    }
    let partial = beside(file, "partial");
    let made = write_and_verify(place, data, &partial, version, now);
    let finished = made.and_then(|contents| {
        std::fs::rename(&partial, file).map_err(|error| cannot(file, &error))?;
        Ok(contents)
    });
    if finished.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    finished
}

/// Brings a database up to date. What is there is copied first: a SQLite file beside itself, a PostgreSQL database
/// into a backup in the data folder.
///
/// # Errors
/// When the copy cannot be made, or the migration fails; the database is as it was then.
pub fn upgrade(place: &Place, data: &Path, version: &str, now: Moment) -> Result<Migrated, BackupTrouble> {
    let from = migrate::schema_of(place)?;
    let copy = if matches!(place, Place::Postgres(_)) && (1..SCHEMA).contains(&from) {
        let stamp = now.rfc3339().replace([':', '-'], "");
        let file = data.join(format!("answerable.schema-{from}-{stamp}.backup"));
        backup(place, data, &file, &format!("before {version}"), now)?;
        Some(file)
    } else {
        None
    };
    let migrated = migrate::migrate(place, now)?;
    Ok(Migrated { copy: migrated.copy.or(copy), ..migrated })
}

/// Writes the file and reads back what was written, before anybody relies on it.
fn write_and_verify(
    place: &Place,
    data: &Path,
    partial: &Path,
    version: &str,
    now: Moment,
) -> Result<Contents, BackupTrouble> {
    let mut writer = Writer::create(partial)?;
    match place {
        Place::Sqlite(path) => sqlite::back_up(path, data, &mut writer)?,
        Place::Postgres(server) => blocking(|| postgres::back_up(server, data, &mut writer))?,
    }
    for folder in KEY_FOLDERS {
        writer.add_folder(&data.join(folder), folder)?;
    }
    let manifest = writer.finish(Manifest::new(version, migrate::schema_of(place)?, engine_of(place), now))?;
    Reader::open(partial)?.verify()?;
    Ok(contents(&manifest))
}

/// What was waiting to leave when the backup was made may have left since: it is held for a person to look through.
const HOLD_WHAT_WAS_LEAVING: &str = r#"UPDATE outgoing SET state = 'held', because = '[{"code":"restored","detail":"it was waiting to leave when the backup was made, and may have left since"}]' WHERE state IN ('due', 'leaving')"#;

/// Folders of keys that a desk needs to go on as itself.
const KEY_FOLDERS: [&str; 2] = ["dkim", "tls"];

/// Restores a backup into an empty place.
///
/// # Errors
/// When the file is damaged or does not fit, or the place is not empty; nothing is changed then.
pub fn restore(place: &Place, data: &Path, file: &Path) -> Result<Contents, BackupTrouble> {
    let manifest = Reader::open(file)?.verify()?;
    let wanted = engine_of(place);
    if manifest.engine != wanted {
        return Err(BackupTrouble::OtherEngine { found: manifest.engine, wanted: wanted.to_owned() });
    }
    if manifest.schema > SCHEMA {
        return Err(BackupTrouble::Newer { found: manifest.schema, known: SCHEMA });
    }
    match place {
        Place::Sqlite(path) => sqlite::restore(path, data, file)?,
        Place::Postgres(_) if manifest.schema != SCHEMA => {
            return Err(BackupTrouble::Older { found: manifest.schema, known: SCHEMA, version: manifest.version });
        }
        Place::Postgres(server) => blocking(|| postgres::restore(server, data, file))?,
    }
    Ok(contents(&manifest))
}

fn engine_of(place: &Place) -> &'static str {
    match place {
        Place::Sqlite(_) => "sqlite",
        Place::Postgres(_) => "postgres",
    }
}

fn contents(manifest: &Manifest) -> Contents {
    Contents {
        made_at: manifest.made_at,
        version: manifest.version.clone(),
        schema: manifest.schema,
        engine: manifest.engine.clone(),
        entries: manifest.entries.len(),
        bytes: manifest.entries.iter().map(|entry| entry.bytes).sum(),
    }
}

/// The PostgreSQL driver blocks, so it gets a thread of its own.
fn blocking<T: Send>(work: impl FnOnce() -> Result<T, BackupTrouble> + Send) -> Result<T, BackupTrouble> {
    off_the_runtime(|| Ok(work())).map_err(BackupTrouble::Trouble)?
}

fn cannot(path: &Path, error: &std::io::Error) -> BackupTrouble {
    if error.kind() == std::io::ErrorKind::StorageFull {
        return BackupTrouble::Trouble(Trouble::DiskFull);
    }
    BackupTrouble::Files(format!("{} cannot be used: {error}", path.display()))
}

/// A place beside `file` for what must be whole before it is used.
fn beside(file: &Path, what: &str) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!(".{name}.{what}"))
}
