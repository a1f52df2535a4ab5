//! A database for each test, on both engines.
//!
//! PostgreSQL is named by `ANSWERABLE_TEST_POSTGRES` (the test command starts one); without it the PostgreSQL half of
//! a test is left out with a loud line, and in CI that is a failure.

use crate::engine::Place;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A new, empty PostgreSQL database, or `None` where there is no server.
///
/// # Panics
/// In CI when no server is named, and when a named one cannot be used.
#[allow(clippy::panic, clippy::print_stderr)]
pub fn postgres_database(name: &str) -> Option<String> {
    let Ok(server) = std::env::var("ANSWERABLE_TEST_POSTGRES") else {
        assert!(std::env::var("CI").is_err(), "ANSWERABLE_TEST_POSTGRES is not set: run the test command");
        eprintln!("LEFT OUT: {name} on PostgreSQL (ANSWERABLE_TEST_POSTGRES is not set)");
        return None;
    };
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let database = format!("t_{name}_{}_{number}", std::process::id());
    let made = crate::engine::postgres::off_the_runtime(|| {
        let mut client = crate::engine::tls::connect(&format!("{server}/postgres").into())?;
        client.batch_execute(&format!("CREATE DATABASE {database}")).map_err(crate::Trouble::postgres)
    });
    match made {
        Ok(()) => Some(format!("{server}/{database}")),
        Err(error) => panic!("no test database on {server}: {error}"),
    }
}

/// A new folder for one test.
///
/// # Panics
/// When the temporary folder cannot be written.
#[allow(clippy::panic)]
pub fn folder(name: &str) -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("answerable-{name}-{}-{number}", std::process::id()));
    if let Err(error) = std::fs::create_dir_all(&folder) {
        panic!("{} cannot be made: {error}", folder.display());
    }
    folder
}

/// One place of each engine that is there.
pub fn places(name: &str) -> Vec<Place> {
    let sqlite = Place::Sqlite(folder(name).join("answerable.db"));
    std::iter::once(sqlite).chain(postgres_database(name).map(|url| Place::Postgres(url.into()))).collect()
}
