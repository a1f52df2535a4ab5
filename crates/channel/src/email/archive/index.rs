//! The mails of archives in the order of their time: where each lies, not what is in it, so that a hundred thousand of
//! them can be put into order in a few megabytes.

use super::mbox::SEPARATOR;
use super::{Filed, Mbox, files, is_one_mail, mails_of_file};
use crate::email::read;
use domain::Moment;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Where a mail lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    at: Moment,
    file: u32,
    /// Where it begins in an mbox; `None` when it is the whole file.
    offset: Option<u64>,
}

/// Mails in the order of their time.
#[derive(Debug, Default)]
pub struct Index {
    files: Vec<PathBuf>,
    entries: Vec<Entry>,
    /// What could not be read, and why.
    pub unread: Vec<String>,
}

impl Index {
    /// Reads all mails of these files and folders once. `at` says when a mail came, by its bytes and by when its file was
    /// written where it has one of its own; one for which it says nothing is left out. `each` is told how many were seen
    /// so far. A file that is no mail is left unread, in words.
    pub fn of(
        paths: &[PathBuf],
        at: impl Fn(&[u8], Option<Moment>) -> Option<Moment>,
        mut each: impl FnMut(usize),
    ) -> Self {
        let mut index = Index::default();
        let mut seen = 0;
        for path in paths {
            let found = if path.is_dir() { files(path) } else { Ok(vec![path.clone()]) };
            let found = found.unwrap_or_else(|error| index.could_not(path, &error));
            for file in found {
                let mut note = |raw: &[u8], written| {
                    seen += 1;
                    each(seen);
                    at(raw, written)
                };
                if let Err(error) = index.add(&file, &mut note) {
                    index.could_not(&file, &error);
                }
            }
        }
        index.entries.sort();
        index
    }

    fn could_not(&mut self, path: &Path, error: &io::Error) -> Vec<PathBuf> {
        self.unread.push(format!("{}: {error}", path.display()));
        Vec::new()
    }

    fn add(&mut self, path: &Path, at: &mut impl FnMut(&[u8], Option<Moment>) -> Option<Moment>) -> io::Result<()> {
        let number = u32::try_from(self.files.len()).map_err(io::Error::other)?;
        self.files.push(path.to_owned());
        let mut note = |raw: &[u8], offset, written| {
            if let Some(at) = at(raw, written) {
                self.entries.push(Entry { at, file: number, offset });
            }
        };
        let mut stream = BufReader::new(File::open(path)?);
        if !is_one_mail(path) && stream.fill_buf()?.starts_with(SEPARATOR) {
            let mut mails = Mbox::new(stream);
            while let Some(raw) = mails.next() {
                note(&raw?, Some(mails.began()), None);
            }
            return Ok(());
        }
        let written = std::fs::metadata(path)?.modified().ok().and_then(moment);
        for mail in mails_of_file(path)? {
            let mail = mail?;
            if !read::is_a_mail(&mail.raw) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "this is no mail"));
            }
            note(&mail.raw, None, written);
        }
        Ok(())
    }

    /// How many mails there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A mail by its place in the order, with the time at which it came; `None` behind the last.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn read(&self, place: usize) -> Option<io::Result<(Moment, Filed)>> {
        let entry = self.entries.get(place)?;
        let path = self.files.get(usize::try_from(entry.file).ok()?)?;
        let mail = match entry.offset {
            None => mails_of_file(path).and_then(|mut mails| mails.next().unwrap_or_else(|| Err(gone()))),
            Some(offset) => mail_at(path, offset),
        };
        Some(mail.map(|mail| (entry.at, mail)))
    }
}

fn mail_at(path: &Path, offset: u64) -> io::Result<Filed> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    let raw = Mbox::new(BufReader::new(file)).next().unwrap_or_else(|| Err(gone()))?;
    Ok(Filed { place: format!("{}@{offset}", path.display()), raw })
}

fn moment(time: SystemTime) -> Option<Moment> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(Moment)
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, "it is gone meanwhile")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_of_several_archives_come_in_the_order_of_their_time() {
        let root = std::env::temp_dir().join(format!("answerable-index-{}", std::process::id()));
        std::fs::create_dir_all(root.join("cur")).expect("folder");
        let write = |name: &str, text: &str| std::fs::write(root.join(name), text).expect("written");
        let line = "From a@b.example Mon Jan  5 10:00:00 2026\n";
        write("box", &format!("{line}Subject: 5\n\nx\n\n{line}Subject: 1\n\ny\n\n{line}Subject: none\n\nz\n"));
        write("cur/a", "Subject: 3\n\nw\n");
        write("one.eml", &format!("{line}Subject: 2\n\n{line}v\n"));
        let subject = |raw: &[u8]| -> Option<Moment> {
            let text = String::from_utf8_lossy(raw);
            text.strip_prefix("Subject: ")?.lines().next()?.parse().ok().map(Moment)
        };
        write("letters.zip", "PK\u{3}\u{4}no mail: at all\n");
        let mut seen = 0;
        let of_file = std::cell::Cell::new(0);
        let at = |raw: &[u8], written: Option<Moment>| {
            of_file.set(of_file.get() + usize::from(written.is_some()));
            subject(raw)
        };
        let index = Index::of(&[root.join("missing"), root.clone()], at, |count| seen = count);
        assert_eq!((seen, index.len(), of_file.get()), (5, 4, 2), "{index:?}");
        assert!(matches!(&index.unread[..], [_, zip] if zip.ends_with("letters.zip: this is no mail")), "{index:?}");
        for (place, at) in [1, 2, 3, 5].into_iter().enumerate() {
            let (found, mail) = index.read(place).expect("there").expect("readable");
            assert_eq!((found, subject(&mail.raw)), (Moment(at), Some(Moment(at))));
        }
        assert!(index.read(4).is_none());
        std::fs::remove_dir_all(&root).expect("removed");
    }
}
