//! Contents by their SHA-256: large raw messages and files of answers. A folder beside SQLite; chunked rows on
//! PostgreSQL, so that every node sees them. A blob is synced before the commit that names it. Rows in
//! `blob_references` say who needs it; nothing is deleted yet.

use crate::engine::{Store, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::Moment;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Raw messages up to this size lie in the row of their arrival, so that one group commit makes them durable; larger
/// ones would make the commit of their neighbours wait.
pub const INLINE_BYTES_MAX: usize = 256 * 1024;
/// Bytes in one row on PostgreSQL.
const CHUNK_BYTES: usize = 512 * 1024;

/// Where contents are kept.
#[derive(Clone)]
pub enum Blobs {
    /// Files in a folder, named by their digest.
    Folder(PathBuf),
    /// Rows in the database.
    Rows(Store),
}

statements! {
    NAME = "INSERT INTO blobs (digest, bytes, created_at) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING";
    REFER = "INSERT INTO blob_references (digest, kind, id) VALUES ($1, $2, $3) ON CONFLICT (digest, kind, id) DO NOTHING";
    PUT_CHUNK = "INSERT INTO blob_chunks (digest, number, data) VALUES ($1, $2, $3) ON CONFLICT (digest, number) DO NOTHING";
    NAMES = "SELECT digest, bytes FROM blobs WHERE digest > $1 ORDER BY digest LIMIT $2";
    BYTES_THERE = "SELECT COALESCE(sum(length(data)), 0) FROM blob_chunks WHERE digest = $1";
    CHUNKS = "SELECT data FROM blob_chunks WHERE digest = $1 ORDER BY number";
}

impl Blobs {
    /// Stores bytes durably and returns their digest in hexadecimal.
    ///
    /// # Errors
    /// When the folder or database cannot take them.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String, Trouble> {
        let digest = domain::timeline::hex(&Sha256::digest(&bytes));
        match self {
            Blobs::Folder(folder) => {
                let (folder, name) = (folder.clone(), digest.clone());
                tokio::task::spawn_blocking(move || write_file(&folder, &name, &bytes))
                    .await
                    .map_err(|_| Trouble::Panicked)??;
            }
            Blobs::Rows(store) => {
                let name = digest.clone();
                store
                    .write(move |tx| {
                        for (number, chunk) in (0_i64..).zip(bytes.chunks(CHUNK_BYTES)) {
                            tx.execute(&PUT_CHUNK, &[(&name).into(), number.into(), chunk.into()])?;
                        }
                        Ok::<(), Trouble>(())
                    })
                    .await?;
            }
        }
        Ok(digest)
    }

    /// The bytes of a digest; `None` when they are not there.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn get(&self, digest: &str) -> Result<Option<Vec<u8>>, Trouble> {
        match self {
            Blobs::Folder(folder) => {
                let path = path_of(folder, digest);
                let read = tokio::task::spawn_blocking(move || (fs::read(&path), path)).await;
                match read.map_err(|_| Trouble::Panicked)? {
                    (Ok(bytes), _) => Ok(Some(bytes)),
                    (Err(error), _) if error.kind() == ErrorKind::NotFound => Ok(None),
                    (Err(error), path) => Err(Trouble::folder(&path, &error)),
                }
            }
            Blobs::Rows(store) => {
                let digest = digest.to_owned();
                let read = store.read(move |read| read.query(&CHUNKS, &[digest.into()], |row| row.get::<Vec<u8>>(0)));
                let chunks = read.await?;
                Ok(if chunks.is_empty() { None } else { Some(chunks.concat()) })
            }
        }
    }
}

/// Names looked at together by [`Blobs::missing`].
const NAMES_PAGE: i64 = 500;

impl Blobs {
    /// Contents that the database names and that are not there, or not with all their bytes. Reads no content.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn missing(&self, store: &Store) -> Result<Vec<String>, Trouble> {
        let (mut missing, mut after) = (Vec::new(), String::new());
        loop {
            let from = after.clone();
            let names = store.read(move |read| {
                read.query(&NAMES, &[from.into(), NAMES_PAGE.into()], |row| {
                    Ok::<(String, i64), Trouble>((row.get(0)?, row.get(1)?))
                })
            });
            let names = names.await?;
            let Some((last, _)) = names.last() else { return Ok(missing) };
            after.clone_from(last);
            for (digest, bytes) in names {
                if self.bytes_there(store, &digest).await? != bytes {
                    missing.push(digest);
                }
            }
        }
    }

    /// Whether a few contents of a folder, looked at as a sample, are not where they should be: the folder was moved,
    /// emptied, or its disk is not there. [`Blobs::missing`] looks at all.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn seem_gone(&self, store: &Store) -> Result<bool, Trouble> {
        const SAMPLE: i64 = 5;
        let Blobs::Folder(folder) = self else { return Ok(false) };
        let names = store.read(|read| read.query(&NAMES, &["".into(), SAMPLE.into()], |row| row.get::<String>(0)));
        Ok(names.await?.iter().any(|digest| !path_of(folder, digest).exists()))
    }

    async fn bytes_there(&self, store: &Store, digest: &str) -> Result<i64, Trouble> {
        match self {
            Blobs::Folder(folder) => {
                let found = fs::metadata(path_of(folder, digest)).map(|file| file.len()).unwrap_or_default();
                Ok(i64::try_from(found).unwrap_or(i64::MAX))
            }
            Blobs::Rows(_) => {
                let digest = digest.to_owned();
                store
                    .read(move |read| Ok(read.one(&BYTES_THERE, &[digest.into()], |row| row.get(0))?.unwrap_or(0)))
                    .await
            }
        }
    }
}

impl Tx<'_, '_> {
    /// Names a stored blob and who needs it.
    pub fn refer_to_blob(
        &mut self,
        digest: &str,
        bytes: i64,
        kind: &'static str,
        id: i64,
        now: Moment,
    ) -> Result<(), Trouble> {
        self.execute(&NAME, &[digest.into(), bytes.into(), now.into()])?;
        self.execute(&REFER, &[digest.into(), kind.into(), id.into()]).map(drop)
    }
}

/// Two levels of folders keep each small.
fn path_of(folder: &Path, digest: &str) -> PathBuf {
    let safe: String = digest.chars().filter(char::is_ascii_hexdigit).collect();
    let (first, rest) = safe.split_at(safe.len().min(2));
    folder.join(first).join(rest)
}

/// Writes beside, syncs, renames, syncs the folder: after a crash the file is whole or not there.
fn write_file(folder: &Path, digest: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let path = path_of(folder, digest);
    let parent = path.parent().unwrap_or(folder).to_owned();
    let trouble = |error: std::io::Error| Trouble::folder(&parent, &error);
    if path.exists() {
        // Another writer may have renamed it a moment ago and not yet made the name durable.
        return File::open(&parent).and_then(|folder| folder.sync_all()).map_err(trouble);
    }
    fs::create_dir_all(&parent).map_err(trouble)?;
    let beside = parent.join(format!(".{digest}.{:?}", std::thread::current().id()));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, &path));
    if let Err(error) = written {
        // On a full disk the half that was written would keep it full.
        let _ = fs::remove_file(&beside);
        return Err(trouble(error));
    }
    for directory in [&parent, &folder.to_owned()] {
        File::open(directory).and_then(|directory| directory.sync_all()).map_err(trouble)?;
    }
    Ok(())
}
