//! What can go wrong beneath the desk, in words that say what to do. Refusals of the business are not here: each use
//! case has its own.

use std::cell::Cell;
use std::error::Error;
use std::path::Path;

/// Trouble with the database or its files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No room left on the device.
    #[error("the disk is full; nothing was lost that had been confirmed. Free some space: the desk goes on by itself")]
    DiskFull,
    /// The data belong to a newer version of the program.
    #[error(
        "the database was written by a newer version of Answerable (schema {found}, this program knows {known}). Start that version, or restore a backup made before the upgrade"
    )]
    Newer {
        /// Schema in the database.
        found: i64,
        /// Newest schema that this program knows.
        known: i64,
    },
    /// A migration that was already applied has another text now.
    #[error("the database was migrated by a different build of schema {0}; use the program that wrote it")]
    Foreign(i64),
    /// The database's file is no database of ours, or is broken.
    #[error("{0}")]
    Damaged(String),
    /// Folder or file cannot be used.
    #[error("{0}")]
    Files(String),
    /// The database server cannot be reached.
    #[error(
        "PostgreSQL cannot be reached ({0}). Check the address and that the server runs; the desk tries again by itself"
    )]
    Unreachable(String),
    /// The way to the database server cannot be encrypted as it should.
    #[error("the connection to PostgreSQL cannot be encrypted: {0}")]
    Encryption(String),
    /// A setting that leads to the database cannot be used.
    #[error("{0}")]
    Setting(String),
    /// Two transactions met; trying again helps.
    #[error("another change came in between; try again")]
    Collision,
    /// A constraint of the schema refused the change: a defect of ours.
    #[error("the database refused an inconsistent change: {0}")]
    Refused(String),
    /// Anything else from the engine.
    #[error("the database reports: {0}")]
    Broken(String),
    /// A stored value cannot be read back: a defect of ours, or a damaged file.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(String),
    /// The work panicked; its transaction was undone.
    #[error("an internal error; the change was undone")]
    Panicked,
    /// The store is closing.
    #[error("the desk is shutting down")]
    Stopped,
}

/// What to do about a damaged database.
const RESTORE: &str = "Keep the file as it is, and restore the newest backup into an empty folder";

thread_local! {
    /// Whether the statement that failed last on this thread met another transaction. The closure may have turned
    /// the trouble into an error of its own, and still the whole is worth another try.
    static COLLIDED: Cell<bool> = const { Cell::new(false) };
    /// Whether the connection broke under a statement of this thread.
    static LOST: Cell<bool> = const { Cell::new(false) };
}

/// Whether a connection broke since the last call.
pub(crate) fn connection_lost() -> bool {
    LOST.with(Cell::take)
}

/// Whether a collision was met since the last call.
pub(crate) fn collision_seen() -> bool {
    COLLIDED.with(Cell::take)
}

impl Trouble {
    /// From SQLite.
    pub(crate) fn sqlite(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            _ if disk_full(&error) => Trouble::DiskFull,
            Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                Trouble::Damaged(format!("the database is damaged ({error}). {RESTORE}"))
            }
            Some(rusqlite::ErrorCode::ConstraintViolation) => Trouble::Refused(error.to_string()),
            _ => Trouble::Broken(error.to_string()),
        }
    }

    /// From PostgreSQL.
    pub(crate) fn postgres(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let Some(code) = error.code() else {
            return if error.is_closed() || caused_by::<std::io::Error>(&error).is_some() {
                LOST.with(|seen| seen.set(true));
                Trouble::Unreachable("the connection was lost".into())
            } else {
                Trouble::Broken(describe(&error))
            };
        };
        match code {
            &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => {
                COLLIDED.with(|seen| seen.set(true));
                Trouble::Collision
            }
            &SqlState::DISK_FULL => Trouble::DiskFull,
            &SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN | &SqlState::CANNOT_CONNECT_NOW => {
                LOST.with(|seen| seen.set(true));
                Trouble::Unreachable("it is restarting".into())
            }
            code if code.code().starts_with("23") => Trouble::Refused(describe(&error)),
            _ => Trouble::Broken(describe(&error)),
        }
    }

    /// While connecting to PostgreSQL.
    pub(crate) fn connecting(error: &postgres::Error) -> Self {
        let words = describe(error);
        match caused_by::<rustls::Error>(error) {
            Some(error) => Trouble::Encryption(untrusted(error)),
            // The driver has no type for this refusal.
            None if words.contains("server does not support TLS") => Trouble::Encryption(
                "the server does not offer it. Turn it on there (`ssl = on`), or choose another `sslmode`".into(),
            ),
            None => Trouble::Unreachable(words),
        }
    }

    /// From reading a connection string.
    pub(crate) fn connection_string(error: &postgres::Error) -> Self {
        Trouble::Setting(format!(
            "`database` is no connection string that can be used ({}). It looks like postgres://user:password@host/name, with ?sslmode=disable, prefer or require behind it",
            describe(error)
        ))
    }

    /// While opening a SQLite file.
    pub(crate) fn opening(path: &Path, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match error.sqlite_error_code() {
            _ if disk_full(error) => return Trouble::DiskFull,
            Some(DatabaseCorrupt | NotADatabase) => {
                return Trouble::Damaged(format!("{} is damaged ({error}). {RESTORE}", path.display()));
            }
            _ => {}
        }
        Trouble::Files(format!(
            "{} cannot be opened as a database ({error}). Check that the folder can be written and that the file is one of Answerable's",
            path.display()
        ))
    }

    /// A SQLite file that another program made.
    pub(crate) fn not_ours(path: &Path) -> Self {
        Trouble::Damaged(format!(
            "{} is a database of another program. Choose another folder with --data; the file was not changed",
            path.display()
        ))
    }

    /// While making or using a folder.
    pub(crate) fn folder(path: &Path, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Trouble::DiskFull;
        }
        Trouble::Files(format!("{} cannot be used ({error}). Check that it exists and can be written", path.display()))
    }

    /// From reading a stored JSON value.
    pub(crate) fn json(error: serde_json::Error) -> Self {
        Trouble::Unreadable(error.to_string())
    }
}

/// Whether SQLite found no room. For its index of the log, it calls that a failure of the device.
fn disk_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| {
        error.code == rusqlite::ErrorCode::DiskFull || error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
    })
}

/// The server's own words: `Display` of the driver's error leaves them out.
fn describe(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => format!("{} ({})", db.message(), db.code().code()),
        None => causes(error).fold(error.to_string(), |words, cause| format!("{words}: {cause}")),
    }
}

/// What lies beneath an error, also inside one of the system's.
fn caused_by<E: Error + 'static>(error: &postgres::Error) -> Option<&E> {
    causes(error).find_map(|cause| {
        let inside = || cause.downcast_ref::<std::io::Error>()?.get_ref()?.downcast_ref::<E>();
        cause.downcast_ref::<E>().or_else(inside)
    })
}

fn causes(error: &postgres::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}

fn untrusted(error: &rustls::Error) -> String {
    use rustls::CertificateError::{NotValidForName, NotValidForNameContext, UnknownIssuer};
    match error {
        rustls::Error::InvalidCertificate(UnknownIssuer) => {
            "nobody whom we trust issued the server's certificate. Name its authority (a PEM file) with `database_ca`"
                .into()
        }
        rustls::Error::InvalidCertificate(NotValidForName | NotValidForNameContext { .. }) => {
            "the server's certificate is for another name. Write the name that stands in it into `database`".into()
        }
        other => format!("{other}. Look at the server's certificate and at `database_ca`"),
    }
}
