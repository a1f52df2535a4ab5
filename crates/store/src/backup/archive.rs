//! The archive of a backup: entries with their digests, and the manifest that names them all.

use super::{BackupTrouble, cannot};
use domain::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};

const MANIFEST: &str = "manifest.json";
/// The layout of the archive.
const FORMAT: u32 = 1;
const BUFFER_BYTES: usize = 256 * 1024;

/// What an archive says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The version of the program that made it.
    pub version: String,
    /// The schema of the database.
    pub schema: i64,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// When it was made.
    pub made_at: Moment,
    /// Every other entry.
    pub entries: Vec<Entry>,
}

/// An entry as the manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path in the archive.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// A manifest without entries yet.
    pub fn new(version: &str, schema: i64, engine: &str, made_at: Moment) -> Self {
        let (version, engine) = (version.to_owned(), engine.to_owned());
        Manifest { format: FORMAT, version, schema, engine, made_at, entries: Vec::new() }
    }
}

/// Writes an archive.
pub struct Writer {
    path: PathBuf,
    tar: tar::Builder<BufWriter<File>>,
    entries: Vec<Entry>,
}

impl Writer {
    /// Begins an archive.
    pub fn create(path: &Path) -> Result<Self, BackupTrouble> {
        let file = File::create(path).map_err(|error| cannot(path, &error))?;
        let tar = tar::Builder::new(BufWriter::with_capacity(BUFFER_BYTES, file));
        Ok(Writer { path: path.to_owned(), tar, entries: Vec::new() })
    }

    /// Adds a file under a name.
    pub fn add_file(&mut self, from: &Path, name: &str) -> Result<(), BackupTrouble> {
        let mut file = File::open(from).map_err(|error| cannot(from, &error))?;
        let bytes = file.metadata().map_err(|error| cannot(from, &error))?.len();
        let mut hashing = Hashing { inner: &mut file, hash: Sha256::new() };
        let mut header = header(bytes);
        self.tar.append_data(&mut header, name, &mut hashing).map_err(|error| cannot(&self.path, &error))?;
        let sha256 = domain::timeline::hex(&hashing.hash.finalize());
        self.entries.push(Entry { path: name.to_owned(), bytes, sha256 });
        Ok(())
    }

    /// Adds all files of a folder, if it is there.
    pub fn add_folder(&mut self, folder: &Path, name: &str) -> Result<(), BackupTrouble> {
        if !folder.exists() {
            return Ok(());
        }
        for entry in std::fs::read_dir(folder).map_err(|error| cannot(folder, &error))? {
            let path = entry.map_err(|error| cannot(folder, &error))?.path();
            if path.is_file() {
                let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
                self.add_file(&path, &format!("{name}/{file}"))?;
            }
        }
        Ok(())
    }

    /// Writes the manifest and syncs.
    pub fn finish(mut self, manifest: Manifest) -> Result<Manifest, BackupTrouble> {
        let manifest = Manifest { entries: self.entries, ..manifest };
        let json = serde_json::to_vec_pretty(&manifest).map_err(|error| BackupTrouble::Files(error.to_string()))?;
        let wrong = |error: std::io::Error| cannot(&self.path, &error);
        let mut header = header(json.len() as u64);
        self.tar.append_data(&mut header, MANIFEST, json.as_slice()).map_err(wrong)?;
        let mut buffer = self.tar.into_inner().map_err(wrong)?;
        buffer.flush().map_err(wrong)?;
        buffer.get_ref().sync_all().map_err(wrong)?;
        Ok(manifest)
    }
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    // Keys lie in it: nobody but the owner reads it.
    header.set_mode(0o600);
    header
}

/// Reads an archive.
pub struct Reader {
    path: PathBuf,
}

impl Reader {
    /// An archive that is there.
    pub fn open(path: &Path) -> Result<Self, BackupTrouble> {
        if path.is_file() {
            Ok(Reader { path: path.to_owned() })
        } else {
            Err(BackupTrouble::Files(format!("{} does not exist", path.display())))
        }
    }

    /// Compares every entry with the manifest.
    pub fn verify(&self) -> Result<Manifest, BackupTrouble> {
        let mut found = BTreeMap::new();
        let mut manifest = None;
        self.each(|name, bytes, content| {
            if name == MANIFEST {
                let read: Manifest =
                    serde_json::from_reader(content).map_err(|error| BackupTrouble::Damaged(error.to_string()))?;
                manifest = Some(read);
                return Ok(());
            }
            let mut hashing = Hashing { inner: content, hash: Sha256::new() };
            std::io::copy(&mut hashing, &mut std::io::sink()).map_err(|error| cannot(&self.path, &error))?;
            let sha256 = domain::timeline::hex(&hashing.hash.finalize());
            found.insert(name.to_owned(), Entry { path: name.to_owned(), bytes, sha256 });
            Ok(())
        })?;
        let manifest =
            manifest.ok_or_else(|| BackupTrouble::Damaged("its manifest is missing; the file was cut short".into()))?;
        if manifest.format != FORMAT {
            return Err(BackupTrouble::Damaged(format!(
                "its layout is {}, and this program knows {FORMAT}",
                manifest.format
            )));
        }
        for entry in &manifest.entries {
            if found.get(&entry.path) != Some(entry) {
                return Err(BackupTrouble::Damaged(format!("{} is missing or was changed", entry.path)));
            }
        }
        if found.len() != manifest.entries.len() {
            return Err(BackupTrouble::Damaged("it holds entries that its manifest does not name".into()));
        }
        Ok(manifest)
    }

    /// Calls `each` with name, size and content of every entry, in order.
    pub fn each(
        &self,
        mut each: impl FnMut(&str, u64, &mut dyn Read) -> Result<(), BackupTrouble>,
    ) -> Result<(), BackupTrouble> {
        let file = File::open(&self.path).map_err(|error| cannot(&self.path, &error))?;
        let mut tar = tar::Archive::new(BufReader::with_capacity(BUFFER_BYTES, file));
        let damaged = |error: std::io::Error| BackupTrouble::Damaged(error.to_string());
        for entry in tar.entries().map_err(damaged)? {
            let mut entry = entry.map_err(damaged)?;
            let path = entry.path().map_err(damaged)?.into_owned();
            let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
            let name = path.to_str().filter(|_| inside).map(str::to_owned);
            let name = name.ok_or_else(|| BackupTrouble::Damaged("an entry has a path that leads elsewhere".into()))?;
            let bytes = entry.size();
            each(&name, bytes, &mut entry)?;
        }
        Ok(())
    }
}

/// Writes an entry's content to a file, synced.
pub fn write_out(content: &mut dyn Read, to: &Path) -> Result<(), BackupTrouble> {
    let wrong = |error: std::io::Error| cannot(to, &error);
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(wrong)?;
    }
    let mut file = open_private(to).map_err(wrong)?;
    std::io::copy(content, &mut file).map_err(wrong)?;
    file.sync_all().map_err(wrong)
}

fn open_private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create(true).truncate(true).mode(0o600).open(path)
}

/// Hashes what is read through it.
struct Hashing<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
