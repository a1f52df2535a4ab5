//! Files in the manner of uuencode (POSIX.1-2017, `uuencode`): `begin 644 name`, lines that begin with their length,
//! `end`. Programs wrote them into the text before MIME, and some still do.

use std::ops::Range;

/// A file that stands in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Where it stands, from `begin` to the end of the line that ends it.
    pub(super) place: Range<usize>,
}

/// The first file in `content`.
pub(super) fn first(content: &[u8]) -> Option<Found> {
    all(content).next()
}

/// All files in `content`, in order. No line is looked at twice: none of a file's can begin another.
pub(super) fn all(content: &[u8]) -> impl Iterator<Item = Found> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let line = line(content, at)?;
            let start = at;
            at += line.len();
            if let Some(name) = begin(line) {
                let mut bytes = Vec::new();
                let ended = rows(content, &mut at, &mut bytes);
                if ended && !bytes.is_empty() {
                    return Some(Found { name, bytes, place: start..at });
                }
            }
        }
    })
}

fn line(content: &[u8], at: usize) -> Option<&[u8]> {
    content.get(at..)?.split_inclusive(|&byte| byte == b'\n').next()
}

/// The name in a line `begin 644 name`.
fn begin(line: &[u8]) -> Option<String> {
    let rest = line.strip_prefix(b"begin ")?.trim_ascii();
    let mode = rest.split(|&byte| byte == b' ').next()?;
    let is_mode = (3..=4).contains(&mode.len()) && mode.iter().all(|byte| (b'0'..=b'7').contains(byte));
    let name = rest.get(mode.len()..)?.trim_ascii();
    (is_mode && !name.is_empty()).then(|| String::from_utf8_lossy(name).into_owned())
}

/// Reads the lines of a file from `at` on, and moves `at` behind them. Gives whether `end` came.
fn rows(content: &[u8], at: &mut usize, out: &mut Vec<u8>) -> bool {
    while let Some(whole) = line(content, *at) {
        let text = whole.trim_ascii_end();
        let ends = text == b"end";
        if !ends && !matches!(text, b"" | b"`") && row(text, out).is_none() {
            return false;
        }
        *at += whole.len();
        if ends {
            return true;
        }
    }
    false
}

/// Decodes a line: its length, then four characters for three bytes. Blanks at its end may have been lost.
fn row(text: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let value = |byte: u8| (b' '..=b'`').contains(&byte).then(|| (byte - b' ') & 63);
    let (&length, coded) = text.split_first()?;
    let length = usize::from(value(length)?);
    let whole = length.div_ceil(3) * 4;
    // Some programs add a check character.
    if coded.len() > whole + 2 {
        return None;
    }
    let from = out.len();
    for at in (0..whole).step_by(4) {
        let sextet = |i: usize| value(coded.get(at + i).copied().unwrap_or(b' '));
        let (a, b, c, d) = (sextet(0)?, sextet(1)?, sextet(2)?, sextet(3)?);
        out.extend([a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
    }
    out.truncate(from + length);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_a_text_is_found() {
        let text = b"Look:\nbegin 644 note.txt\n%2&5L;&\\\n`\nend\nBye\nbegin 12 monkeys\nbegin 644 open\n%2&5L\n";
        let found: Vec<Found> = all(text).collect();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.name.as_str(), one.bytes.as_slice()), ("note.txt", &b"Hello"[..]));
        assert!(
            text.get(one.place.clone()).is_some_and(|place| place.starts_with(b"begin") && place.ends_with(b"end\n"))
        );
    }
}
