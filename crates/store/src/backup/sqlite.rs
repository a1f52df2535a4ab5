//! SQLite: a consistent copy of the database (`VACUUM INTO`, beside the running writer), and the blobs that it names.

use super::archive::{Reader, Writer, write_out};
use super::{BackupTrouble, beside, cannot};
use crate::trouble::Trouble;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};

const DATABASE: &str = "answerable.db";

/// Adds database and blobs to an archive.
pub fn back_up(path: &Path, data: &Path, writer: &mut Writer) -> Result<(), BackupTrouble> {
    if !path.exists() {
        return Err(BackupTrouble::Files(format!("{} does not exist; there is nothing to back up", path.display())));
    }
    let copy = beside(path, "backup");
    let _ = std::fs::remove_file(&copy);
    let made = copy_database(path, &copy).and_then(|digests| {
        writer.add_file(&copy, DATABASE)?;
        // Blobs are written before the commit that names them: whatever the copy names is on the disk.
        for digest in digests {
            let (first, rest) = digest.split_at(digest.len().min(2));
            let name = format!("blobs/{first}/{rest}");
            writer.add_file(&data.join(&name), &name)?;
        }
        Ok(())
    });
    let _ = std::fs::remove_file(&copy);
    made
}

/// Copies the database, checks the copy, and returns the digests of its blobs.
fn copy_database(path: &Path, copy: &Path) -> Result<Vec<String>, BackupTrouble> {
    let wrong = |error| BackupTrouble::Trouble(Trouble::sqlite(error));
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(wrong)?;
    database.execute_batch("PRAGMA busy_timeout = 10000;").map_err(wrong)?;
    database.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map_err(wrong)?;
    let copied = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(wrong)?;
    let verdict: String = copied.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(wrong)?;
    if verdict != "ok" {
        return Err(BackupTrouble::Damaged(format!("the database itself is damaged: {verdict}")));
    }
    let mut named = copied.prepare("SELECT digest FROM blobs ORDER BY digest").map_err(wrong)?;
    let digests = named.query_map([], |row| row.get(0)).and_then(Iterator::collect);
    digests.map_err(wrong)
}

/// Writes database, blobs and keys into an empty data folder; the database last, under its final name only when
/// everything else is there.
pub fn restore(path: &Path, data: &Path, file: &Path) -> Result<(), BackupTrouble> {
    for there in [path.to_owned(), beside_with(path, "-wal"), beside_with(path, "-shm"), data.join("blobs")] {
        // A log left behind would be replayed into the restored database and destroy it.
        if there.exists() {
            return Err(BackupTrouble::NotEmpty(there.display().to_string()));
        }
    }
    std::fs::create_dir_all(data).map_err(|error| cannot(data, &error))?;
    let restored = beside(path, "restored");
    Reader::open(file)?.each(|name, _, content| match name {
        DATABASE => write_out(content, &restored),
        "manifest.json" => Ok(()),
        name => write_out(content, &data.join(name)),
    })?;
    make_ready(&restored)?;
    std::fs::rename(&restored, path).map_err(|error| cannot(path, &error))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| cannot(folder, &error))
}

/// Checks the database before it gets its name, and lets nothing leave by itself that may have left since.
fn make_ready(restored: &Path) -> Result<(), BackupTrouble> {
    let wrong = |error| BackupTrouble::Trouble(Trouble::sqlite(error));
    let database = Connection::open(restored).map_err(wrong)?;
    let verdict: String = database.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(wrong)?;
    if verdict != "ok" {
        return Err(BackupTrouble::Damaged(format!("its database is damaged: {verdict}")));
    }
    database.execute_batch(super::HOLD_WHAT_WAS_LEAVING).map_err(wrong)?;
    drop(database);
    File::open(restored).and_then(|file| file.sync_all()).map_err(|error| cannot(restored, &error))
}

/// The name of a file of SQLite's that belongs to a database.
fn beside_with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
