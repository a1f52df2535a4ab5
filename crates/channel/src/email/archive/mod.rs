//! Mails that lie in files: one file for each (`.eml`, Maildir), or many in one (mbox, RFC 4155).
//!
//! One mail is in memory at a time, however large the archive is.

mod index;
mod mbox;

pub use index::Index;
pub use mbox::Mbox;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Bytes of one mail that are read; the largest providers take 150 MB. What is longer is cut off there.
pub const MAIL_BYTES_MAX: usize = 160 * 1024 * 1024;
/// Names by whose end a file holds one mail, whatever its first line is: some programs begin a single mail with the
/// line that separates those of an mbox.
const ONE_MAIL: [&str; 4] = ["eml", "txt", "msg", "mime"];

/// One mail of an archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filed {
    /// The file, with `#2` and so on where it holds several.
    pub place: String,
    /// The bytes of the mail.
    pub raw: Vec<u8>,
}

/// The mails of an archive, one after the other.
pub type Mails = Box<dyn Iterator<Item = io::Result<Filed>>>;

/// The mails of a file or folder. A folder is a Maildir or just full of files: all of them are read, in the order of
/// their names, folders within included; what Maildir still writes (`tmp`) and hidden files are not.
///
/// # Errors
/// When the path is not there or cannot be read. Each file that cannot be read is an error of its own.
pub fn mails(path: &Path) -> io::Result<Mails> {
    if path.is_dir() {
        let files = files(path)?;
        return Ok(Box::new(files.into_iter().flat_map(|file| mails_of_file(&file).unwrap_or_else(failed))));
    }
    mails_of_file(path)
}

/// The mails of a stream: an mbox if it begins as one, else one mail.
///
/// # Errors
/// When it cannot be read.
pub fn mails_of_stream(place: &str, mut stream: impl BufRead + 'static) -> io::Result<Mails> {
    let is_mbox = stream.fill_buf()?.starts_with(mbox::SEPARATOR);
    if is_mbox { Ok(numbered(place, Mbox::new(stream))) } else { one(place, stream) }
}

/// Whether a file holds one mail, by its name.
fn is_one_mail(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    ONE_MAIL.contains(&extension.as_str())
}

fn mails_of_file(path: &Path) -> io::Result<Mails> {
    let place = path.to_string_lossy();
    let mut stream = BufReader::new(File::open(path)?);
    if !is_one_mail(path) {
        return mails_of_stream(&place, stream);
    }
    if stream.fill_buf()?.starts_with(mbox::SEPARATOR) {
        stream.skip_until(b'\n')?;
    }
    one(&place, stream)
}

fn one(place: &str, stream: impl Read) -> io::Result<Mails> {
    let mut raw = Vec::new();
    stream.take(MAIL_BYTES_MAX as u64).read_to_end(&mut raw)?;
    Ok(Box::new(std::iter::once(Ok(Filed { place: place.to_owned(), raw }))))
}

/// The mails of an mbox: named by the file alone where there is only one.
fn numbered(place: &str, mails: Mbox<impl BufRead + 'static>) -> Mails {
    let place = place.to_owned();
    let mut mails = mails.enumerate().peekable();
    let mut alone = None;
    Box::new(std::iter::from_fn(move || {
        let (position, mail) = mails.next()?;
        let alone = *alone.get_or_insert_with(|| mails.peek().is_none());
        let place = if alone { place.clone() } else { format!("{place}#{}", position + 1) };
        Some(mail.map(|raw| Filed { place, raw }))
    }))
}

fn failed(error: io::Error) -> Mails {
    Box::new(std::iter::once(Err(error)))
}

/// All files below a folder, in the order of their paths.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let kind = entry.file_type()?;
            let hidden = name.as_encoded_bytes().starts_with(b".");
            if kind.is_dir() && name != "tmp" {
                // Maildir++ writes its sub-folders as ".Name".
                folders.push(entry.path());
            } else if kind.is_file() && !hidden && !is_of_the_program(&name.to_string_lossy()) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Files that mail programs keep beside the mails.
fn is_of_the_program(name: &str) -> bool {
    name.starts_with("dovecot") || name == "maildirfolder" || name.ends_with(".msf") || name == "subscriptions"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(path: &Path) -> Vec<String> {
        let mails = mails(path).expect("it is there");
        mails.map(|mail| mail.expect("readable")).map(|mail| format!("{} {}", mail.place, mail.raw.len())).collect()
    }

    #[test]
    fn folders_files_and_mboxes_are_read_in_order() {
        let root = std::env::temp_dir().join(format!("answerable-archive-{}", std::process::id()));
        for folder in ["cur", "new", "tmp", ".Sent/cur"] {
            std::fs::create_dir_all(root.join(folder)).expect("folder");
        }
        let write = |name: &str, text: &str| std::fs::write(root.join(name), text).expect("written");
        write("cur/1:2,S", "Subject: one\n\nx\n");
        write("new/2", "From a@b.example Mon Jan  5 10:00:00 2026\nSubject: two\n\nx\n");
        write("tmp/3", "half");
        write("dovecot.index", "no mail");
        write(
            ".Sent/cur/4.eml",
            "From here on it is one mail\nSubject: four\n\nFrom a@b.example Mon Jan  5 10:00:00 2026\n",
        );
        write(
            "box",
            "From a@b.example Mon Jan  5 10:00:00 2026\nA: b\n\n1\n\nFrom a@b.example Mon Jan  5 10:00:00 2026\nA: b\n\n22\n",
        );
        let root_name = root.to_string_lossy().into_owned();
        let found: Vec<String> = places(&root).into_iter().map(|place| place.replace(&root_name, "")).collect();
        assert_eq!(found, ["/.Sent/cur/4.eml 57", "/box#1 8", "/box#2 9", "/cur/1:2,S 16", "/new/2 16"]);
        assert!(mails(&root.join("nothing")).is_err());
        std::fs::remove_dir_all(&root).expect("removed");
    }
}
