//! Many mails in one file (mbox, RFC 4155 appendix A): each begins with a line `From sender date`.

use super::MAIL_BYTES_MAX;
use std::io::{self, BufRead, Read};

/// How an mbox begins.
pub(super) const SEPARATOR: &[u8] = b"From ";

/// Bytes of a line that may separate: an address of 320 and a date.
const SEPARATOR_BYTES_MAX: usize = 500;

/// The mails of an mbox in order, without the separating lines; `>From ` at the start of a line is taken back to
/// `From ` (the form called mboxrd).
pub struct Mbox<R> {
    stream: R,
    line: Vec<u8>,
    /// The separator of the next mail was read already.
    at_mail: bool,
    /// Bytes that were read.
    position: u64,
    /// Where the last line began.
    line_at: u64,
    /// Where the mail began that was returned last, with its separator.
    began: u64,
    /// Where the separator stands that was read already.
    separator_at: u64,
}

impl<R: BufRead> Mbox<R> {
    /// Reads from where the stream stands.
    pub fn new(stream: R) -> Self {
        Mbox { stream, line: Vec::new(), at_mail: false, position: 0, line_at: 0, began: 0, separator_at: 0 }
    }

    /// Bytes from where reading began to the separator of the mail that was returned last: reading from there returns it
    /// again.
    pub fn began(&self) -> u64 {
        self.began
    }

    /// The next line, or the next piece of a very long one; empty at the end.
    fn next_line(&mut self) -> io::Result<()> {
        const PIECE_BYTES_MAX: u64 = 64 * 1024;
        self.line.clear();
        self.line_at = self.position;
        self.position += (&mut self.stream).take(PIECE_BYTES_MAX).read_until(b'\n', &mut self.line)? as u64;
        Ok(())
    }

    fn next_mail(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        let mut after_blank = true;
        let mut after_newline = true;
        self.began = if self.at_mail { self.separator_at } else { self.position };
        loop {
            self.next_line()?;
            if self.line.is_empty() {
                let is_mail = self.at_mail || !raw.trim_ascii().is_empty();
                self.at_mail = false;
                return Ok(is_mail.then(|| without_last_blank(raw)));
            }
            if after_newline && after_blank && is_separator(&self.line) {
                let begun = std::mem::replace(&mut self.at_mail, true);
                self.separator_at = self.line_at;
                if begun || !raw.trim_ascii().is_empty() {
                    return Ok(Some(without_last_blank(raw)));
                }
                raw.clear();
                self.began = self.line_at;
                continue;
            }
            let quoted = after_newline && is_quoted(&self.line);
            let piece = self.line.get(usize::from(quoted)..).unwrap_or_default();
            raw.extend_from_slice(piece.get(..piece.len().min(MAIL_BYTES_MAX - raw.len())).unwrap_or_default());
            after_newline = self.line.ends_with(b"\n");
            after_blank = after_newline && self.line.trim_ascii().is_empty();
        }
    }
}

impl<R: BufRead> Iterator for Mbox<R> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_mail().transpose()
    }
}

/// `From ` with something like a date behind it: a sentence that begins with "From" is none.
fn is_separator(line: &[u8]) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    if !line.starts_with(SEPARATOR) || line.len() > SEPARATOR_BYTES_MAX {
        return false;
    }
    let text = String::from_utf8_lossy(line);
    let mut words = text.split_whitespace();
    let has_day = words.any(|word| DAYS.iter().any(|day| word.starts_with(day)));
    has_day && words.any(|word| word.len() >= 4 && word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether the line is `From `, quoted once or more.
fn is_quoted(line: &[u8]) -> bool {
    let unquoted = line.iter().position(|&byte| byte != b'>').unwrap_or(line.len());
    unquoted > 0 && line.get(unquoted..).is_some_and(|rest| rest.starts_with(SEPARATOR))
}

/// The empty line before a separator belongs to the mbox.
fn without_last_blank(mut raw: Vec<u8>) -> Vec<u8> {
    for ending in [b"\r\n\r\n".as_slice(), b"\n\n"] {
        if raw.ends_with(ending) {
            raw.truncate(raw.len() - ending.len() / 2);
            break;
        }
    }
    raw
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mails = Mbox::new(text.as_bytes()).map(|mail| mail.expect("readable"));
        mails.map(|raw| String::from_utf8(raw).expect("text")).collect()
    }

    #[test]
    fn each_mail_is_found_and_none_is_cut_in_two() {
        let text = "From mia@birch.example Mon Jan  5 10:00:00 2026\nSubject: a\n\nFrom my garden to yours.\n>From the shop.\n\n\
                    From here Monday is far.\n\nFrom ole@birch.example Tue Jan  6 10:00:00 2026\nSubject: b\n\nb\n\n";
        assert_eq!(
            read(text),
            [
                "Subject: a\n\nFrom my garden to yours.\nFrom the shop.\n\nFrom here Monday is far.\n",
                "Subject: b\n\nb\n"
            ]
        );
    }

    #[test]
    fn a_mail_can_be_read_again_from_where_it_began() {
        let text = "\n\nFrom a@b.example Mon Jan  5 10:00:00 2026\nA: 1\n\n>From me\n\nFrom a@b.example Mon Jan  5 10:00:00 2026\nA: 2\n\nx\n\n\nFrom a@b.example Mon Jan  5 10:00:00 2026\nA: 3\n";
        let mut all = Mbox::new(text.as_bytes());
        let mut count = 0;
        while let Some(mail) = all.next() {
            let from = usize::try_from(all.began()).expect("small");
            let again = Mbox::new(&text.as_bytes()[from..]).next().expect("a mail").expect("readable");
            assert_eq!(again, mail.expect("readable"));
            count += 1;
        }
        assert_eq!(count, 3);
    }

    #[test]
    fn line_ends_of_windows_and_an_empty_mail_are_kept() {
        let text = "From a@b.example Mon Jan  5 10:00:00 2026\r\nA: b\r\n\r\nx\r\n\r\nFrom a@b.example Mon Jan  5 10:00:00 2026\r\n";
        assert_eq!(read(text), ["A: b\r\n\r\nx\r\n", ""]);
        assert!(read("").is_empty());
    }
}
