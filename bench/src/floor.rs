//! What the machine itself can do: the disk, appending a page and syncing it again and again, or a group of pages with
//! one sync; and SQLite, keeping a mail as one row, each in a transaction of its own, or many in one.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Pages written with one sync in the second measurement.
pub const GROUP: usize = 8;
/// Connections of the acceptance that is measured beside SQLite's floor, and mails in one transaction there.
pub const TOGETHER: usize = 32;
/// How long each floor is measured.
const LONG_ENOUGH: Duration = Duration::from_secs(2);
/// Bytes of a mail of the load.
const MAIL_BYTES: usize = 2_048;

/// The disk's figures.
pub struct Floor {
    /// Pages made durable per second.
    pub per_second: f64,
    /// Median of one sync.
    pub p50_ms: f64,
}

/// Measures for two seconds in the folder of the data, `group` pages with each sync.
pub fn measure(folder: &Path, group: usize) -> Floor {
    let path = folder.join("floor");
    let mut file = File::create(&path).unwrap();
    let pages = vec![7_u8; 8_192 * group];
    let begun = Instant::now();
    let mut times = Vec::new();
    while begun.elapsed() < LONG_ENOUGH {
        let one = Instant::now();
        file.write_all(&pages).unwrap();
        file.sync_data().unwrap();
        times.push(one.elapsed());
    }
    let per_second = (times.len() * group) as f64 / begun.elapsed().as_secs_f64();
    times.sort();
    std::fs::remove_file(path).unwrap();
    Floor { per_second, p50_ms: times[times.len() / 2].as_secs_f64() * 1_000.0 }
}

/// Mails that SQLite keeps durably per second, `group` in each transaction, with the settings of the desk's database.
pub fn mails_kept(folder: &Path, group: usize) -> f64 {
    let path = folder.join("floor.db");
    let mut database = rusqlite::Connection::open(&path).unwrap();
    let settings = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE mails (id INTEGER PRIMARY KEY, raw BLOB NOT NULL)";
    database.execute_batch(settings).unwrap();
    let mail = vec![b'm'; MAIL_BYTES];
    let (mut kept, begun) = (0_usize, Instant::now());
    while begun.elapsed() < LONG_ENOUGH {
        let transaction = database.transaction().unwrap();
        for _ in 0..group {
            transaction.prepare_cached("INSERT INTO mails (raw) VALUES (?1)").unwrap().execute([&mail]).unwrap();
        }
        transaction.commit().unwrap();
        kept += group;
    }
    let per_second = kept as f64 / begun.elapsed().as_secs_f64();
    drop(database);
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("floor.db{suffix}")));
    }
    per_second
}
