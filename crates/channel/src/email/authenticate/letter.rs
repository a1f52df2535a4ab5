//! A message as signatures see it: header fields and body as bytes, and their canonical forms (RFC 6376 §3.4).
//!
//! The canonical forms are ours, not the library's: that one keeps blank lines that hold blanks at the end of a body,
//! and drops single carriage returns, so that good signatures would seem broken.

use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Bytes of a header block that are looked at, and fields of it. Postfix takes 102,400 bytes; real mail has a tenth.
const HEADER_BYTES_MAX: usize = 512 * 1024;
const FIELDS_MAX: usize = 2_000;
/// Bytes of a body that are hashed before others get their turn.
const TURN_BYTES: usize = 1024 * 1024;

/// One of the two canonical forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Simple,
    Relaxed,
}

/// A header field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// All of it, with the end of its last line.
    whole: &'a [u8],
    colon: usize,
}

/// Header fields and body.
#[derive(Debug)]
pub(super) struct Letter<'a> {
    fields: Vec<Field<'a>>,
    by_name: HashMap<String, Vec<usize>>,
    body: &'a [u8],
}

/// The header block is larger than any that people send.
#[derive(Debug)]
pub(super) struct TooLarge;

impl<'a> Letter<'a> {
    pub(super) fn of(raw: &'a [u8]) -> Result<Letter<'a>, TooLarge> {
        let mut letter = Letter { fields: Vec::new(), by_name: HashMap::new(), body: &[] };
        let (mut begun, mut at) = (0, 0);
        for line in raw.split_inclusive(|&byte| byte == b'\n') {
            let ended = matches!(line, b"\n" | b"\r\n");
            if at > 0 && !line.starts_with(b" ") && !line.starts_with(b"\t") {
                letter.add(raw.get(begun..at).unwrap_or_default());
                begun = at;
            }
            at += line.len();
            if ended {
                letter.body = raw.get(at..).unwrap_or_default();
                begun = at;
                break;
            }
            if at > HEADER_BYTES_MAX || letter.fields.len() > FIELDS_MAX {
                return Err(TooLarge);
            }
        }
        if letter.body.is_empty() {
            letter.add(raw.get(begun..at).unwrap_or_default());
        }
        Ok(letter)
    }

    fn add(&mut self, whole: &'a [u8]) {
        let Some(colon) = whole.iter().position(|&byte| byte == b':') else { return };
        let field = Field { whole, colon };
        self.by_name.entry(field.name()).or_default().push(self.fields.len());
        self.fields.push(field);
    }

    /// The fields of a name (lower case), from the top.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = Field<'a>> {
        let places = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.fields.get(*place).copied())
    }

    /// The fields that a signature names, each time from the bottom up (RFC 6376 §5.4.2); absent ones are left out.
    pub(super) fn named<'b>(&'b self, names: &'b [String]) -> impl Iterator<Item = Field<'a>> + 'b {
        let mut used: HashMap<&str, usize> = HashMap::new();
        names.iter().filter_map(move |name| {
            let places = self.by_name.get(name.as_str())?;
            let used = used.entry(name).or_default();
            *used += 1;
            self.fields.get(*places.get(places.len().checked_sub(*used)?)?).copied()
        })
    }

    /// The SHA-256 of the body in a canonical form.
    pub(super) async fn body_hash(&self, form: Form) -> Vec<u8> {
        let mut hasher = Sha256::new();
        let mut empty_lines = 0_usize;
        let mut any = false;
        let mut turn = 0;
        for line in self.body.split_inclusive(|&byte| byte == b'\n') {
            turn += line.len();
            if turn > TURN_BYTES {
                tokio::task::yield_now().await;
                turn = 0;
            }
            let line = without_end(line);
            let line = if form == Form::Relaxed { trim_end_blanks(line) } else { line };
            if line.is_empty() {
                empty_lines += 1;
                continue;
            }
            (0..std::mem::take(&mut empty_lines)).for_each(|_| hasher.update(b"\r\n"));
            match form {
                Form::Simple => hasher.update(line),
                Form::Relaxed => relaxed(line, |piece| hasher.update(piece)),
            }
            hasher.update(b"\r\n");
            any = true;
        }
        if !any && form == Form::Simple {
            hasher.update(b"\r\n");
        }
        hasher.finalize().to_vec()
    }
}

impl<'a> Field<'a> {
    fn name(&self) -> String {
        let name = self.whole.get(..self.colon).unwrap_or_default();
        String::from_utf8_lossy(name.trim_ascii()).to_ascii_lowercase()
    }

    /// What stands behind the colon.
    pub(super) fn value(&self) -> &'a [u8] {
        self.whole.get(self.colon + 1..).unwrap_or_default()
    }

    /// Appends the canonical form, with an end of line.
    pub(super) fn write(&self, form: Form, out: &mut Vec<u8>) {
        self.write_without(form, 0..0, out);
        out.extend_from_slice(b"\r\n");
    }

    /// Appends the canonical form without a part of the value, and without an end of line: as a signature sees itself.
    pub(super) fn write_without(&self, form: Form, left_out: std::ops::Range<usize>, out: &mut Vec<u8>) {
        let value = self.value();
        let kept = [value.get(..left_out.start), value.get(left_out.end..)].map(Option::unwrap_or_default).concat();
        match form {
            Form::Simple => {
                out.extend_from_slice(self.whole.get(..=self.colon).unwrap_or_default());
                let mut lines = kept.split_inclusive(|&byte| byte == b'\n').peekable();
                while let Some(line) = lines.next() {
                    out.extend_from_slice(without_end(line));
                    if lines.peek().is_some() {
                        out.extend_from_slice(b"\r\n");
                    }
                }
            }
            Form::Relaxed => {
                out.extend_from_slice(self.name().as_bytes());
                out.push(b':');
                let unfolded: Vec<u8> = kept.into_iter().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
                relaxed(trim_blanks(&unfolded), |piece| out.extend_from_slice(piece));
            }
        }
    }
}

fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn trim_blanks(text: &[u8]) -> &[u8] {
    let from = text.iter().position(|&byte| !is_blank(byte)).unwrap_or(text.len());
    trim_end_blanks(text.get(from..).unwrap_or_default())
}

fn trim_end_blanks(text: &[u8]) -> &[u8] {
    let to = text.iter().rposition(|&byte| !is_blank(byte)).map_or(0, |last| last + 1);
    text.get(..to).unwrap_or_default()
}

/// The text with each run of blanks as one.
fn relaxed(text: &[u8], mut write: impl FnMut(&[u8])) {
    let mut first = true;
    for word in text.split(|&byte| is_blank(byte)) {
        if word.is_empty() && !first {
            continue;
        }
        if !first {
            write(b" ");
        }
        write(word);
        first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMS: [Form; 2] = [Form::Simple, Form::Relaxed];

    /// The example of RFC 6376 §3.4.5, and bodies that differ only in what a form ignores.
    #[tokio::test]
    async fn bodies_that_mean_the_same_have_one_hash() {
        let hash = |text: &'static str, form| async move { Letter::of(text.as_bytes()).unwrap().body_hash(form).await };
        let sha = |text: &str| Sha256::digest(text).to_vec();
        let [simple, relaxed] = FORMS;
        assert_eq!(hash("A: b\r\n\r\n C \r\nD \t E\r\n\r\n\r\n", relaxed).await, sha(" C\r\nD E\r\n"));
        assert_eq!(hash("A: b\r\n\r\n C \r\nD \t E\r\n\r\n\r\n", simple).await, sha(" C \r\nD \t E\r\n"));
        assert_eq!(hash("A: b\r\n\r\nC\r\n \t\r\n\r\n", relaxed).await, sha("C\r\n"), "blank lines of blanks");
        assert_eq!(hash("A: b\r\n\r\nC\r\n \t\r\n\r\n", simple).await, sha("C\r\n \t\r\n"));
        assert_eq!(hash("A: b\r\n\r\nC", simple).await, sha("C\r\n"), "the last line has no end");
        assert_eq!(hash("A: b\r\n\r\nC\rD\r\n", simple).await, sha("C\rD\r\n"), "a single carriage return stays");
        for (text, form, empty) in
            [("A: b\r\n", relaxed, ""), ("A: b\r\n\r\n  \r\n", relaxed, ""), ("A: b\r\n\r\n\r\n", simple, "\r\n")]
        {
            assert_eq!(hash(text, form).await, sha(empty), "{text:?}");
        }
    }

    #[test]
    fn header_fields_have_canonical_forms() {
        let letter = Letter::of(b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C\r\n").unwrap();
        let written = |form| {
            let mut out = Vec::new();
            letter.fields.iter().for_each(|field| field.write(form, &mut out));
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(Form::Relaxed), "a:X\r\nb:Y Z\r\n");
        assert_eq!(written(Form::Simple), "A: X\r\nB : Y\t\r\n\tZ  \r\n");
        assert_eq!(letter.body, b" C\r\n");
    }

    #[test]
    fn fields_are_taken_from_the_bottom_and_each_once() {
        let letter = Letter::of(b"From: one\nfrom: two\nTo: x\n\n").unwrap();
        let names = ["from", "cc", "from", "from", "to"].map(str::to_owned);
        let values: Vec<&[u8]> = letter.named(&names).map(|field| field.value().trim_ascii()).collect();
        assert_eq!(values, [&b"two"[..], b"one", b"x"]);
    }

    #[test]
    fn a_header_beyond_measure_is_not_looked_at() {
        assert!(Letter::of("A: b\r\n".repeat(FIELDS_MAX + 10).as_bytes()).is_err());
        assert!(Letter::of(format!("A: {}\r\n\r\n", "b".repeat(HEADER_BYTES_MAX)).as_bytes()).is_err());
        assert!(Letter::of(b"").is_ok_and(|letter| letter.fields.is_empty()));
    }
}
