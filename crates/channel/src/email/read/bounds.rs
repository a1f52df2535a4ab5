//! Bounds on a message before its structure is parsed, so that no mail can make the parser use memory or time out
//! of proportion to its size. Nothing is lost: the raw message is kept whole, only the reading stops early.

use std::borrow::Cow;

/// Header lines in one block. Real mail has tens; a block of empty headers would cost thirty times its size in memory.
const HEADER_LINES_MAX: usize = 20_000;
/// Places that may separate parts. Twice what [`domain::message::PARTS_MAX`] parts with their ends need, because each
/// may make the parser look through the whole rest.
const SEPARATORS_MAX: usize = 4_000;
/// Parts that open a message within the message. Freeing them recurses once for each level.
const NESTED_MAX: usize = 500;

/// Bytes that the parser may pass in vain: each boundary that is declared and never comes makes it look through the
/// whole rest once.
const PASSED_BYTES_MAX: usize = 2_000_000_000;

/// The bytes to parse, and the limit that they were cut at.
pub(super) struct Bounded<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) cut_at: Option<&'static str>,
}

/// The longest beginning of `raw` that stays within the bounds, with encoded messages sealed (see [`SEALED`]). One
/// pass; it allocates only where something was sealed.
pub(super) fn bounded(raw: &[u8]) -> Bounded<'_> {
    let mut reading = Reading::default();
    let mut at = 0;
    let mut cut_at = None;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        cut_at = reading.line(at, line);
        if cut_at.is_some() {
            break;
        }
        at += line.len();
    }
    reading.end_block();
    if let Some(earlier) = reading.declared.cut(raw.len()) {
        (at, cut_at) = (at.min(earlier), Some("too many boundaries that never come"));
    }
    let bytes = raw.get(..at).unwrap_or(raw);
    Bounded { bytes: sealed(bytes, &reading.seals), cut_at }
}

/// The bytes with each place of `seals` overwritten.
fn sealed<'a>(bytes: &'a [u8], seals: &[(usize, &'static [u8])]) -> Cow<'a, [u8]> {
    let mut out = Cow::Borrowed(bytes);
    for &(at, seal) in seals {
        if at + seal.len() <= bytes.len()
            && let Some(place) = out.to_mut().get_mut(at..at + seal.len())
        {
            place.copy_from_slice(seal);
        }
    }
    out
}

/// Stands for the subtype of a message whose transfer encoding is not the identity. The parser would decode such a
/// message and parse it at once, past all bounds; so it gets it as a file, and [`super::open`] opens it.
pub(super) const SEALED: &str = "sealed";

/// What is known behind the lines so far.
struct Reading<'a> {
    declared: Boundaries<'a>,
    separators: usize,
    nested: usize,
    header_lines: usize,
    in_headers: bool,
    /// A line of blanks ends the headers for some, and only an empty one for others.
    may_declare: bool,
    opens_message: bool,
    in_digest: bool,
    block: Block,
    seals: Vec<(usize, &'static [u8])>,
}

impl Default for Reading<'_> {
    fn default() -> Self {
        Reading {
            declared: Boundaries::default(),
            separators: 0,
            nested: 0,
            header_lines: 0,
            in_headers: true,
            may_declare: true,
            opens_message: false,
            in_digest: false,
            block: Block::default(),
            seals: Vec::new(),
        }
    }
}

/// What the headers of one part say that matters here.
#[derive(Default)]
struct Block {
    /// Where the subtypes of messages stand.
    messages: Vec<usize>,
    /// Where a transfer encoding other than the identity is declared.
    encoding: Option<usize>,
    typed: bool,
}

impl<'a> Reading<'a> {
    /// Reads a line that begins at `at`. Gives the limit that it passes, if it passes one.
    fn line(&mut self, at: usize, line: &'a [u8]) -> Option<&'static str> {
        let found = self.declared.separators(line);
        self.may_declare = found > 0 || (self.may_declare && !matches!(line, b"\n" | b"\r\n")) || self.opens_message;
        if self.may_declare {
            self.declared.learn(line, at);
        }
        if found > 0 {
            self.end_block();
            self.separators += found;
            self.in_headers = true;
            self.header_lines = 0;
            return (self.separators > SEPARATORS_MAX).then_some("too many parts");
        }
        if !self.in_headers {
            return None;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            self.end_block();
            self.in_headers = std::mem::take(&mut self.opens_message);
            self.header_lines = 0;
            return None;
        }
        self.header_lines += 1;
        self.header(at, line);
        match (self.header_lines > HEADER_LINES_MAX, self.nested > NESTED_MAX) {
            (true, _) => Some("too many header lines"),
            (_, true) => Some("too many messages within the message"),
            _ => None,
        }
    }

    fn header(&mut self, at: usize, line: &[u8]) {
        let mut opens = false;
        for (place, word) in subtypes(line) {
            opens = true;
            match word {
                Subtype::Digest => self.in_digest = true,
                Subtype::Message => self.block.messages.push(at + place),
            }
        }
        if opens {
            self.opens_message = true;
            self.nested += 1;
        }
        let begins = |name: &[u8]| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if begins(b"content-type:") {
            // Of two declarations the first one counts, as for most readers; the parser would take the last.
            if self.block.typed {
                self.seals.push((at, b"X"));
            }
            self.block.typed = true;
        }
        let identity = || [&b"7bit"[..], b"8bit", b"binary"].iter().any(|word| position(line, word).is_some());
        if begins(ENCODING) && !identity() {
            self.block.encoding = Some(at);
        }
    }

    /// At the end of a part's headers: seals a message that is encoded. Where nothing but a digest around it says
    /// that it is one, its encoding is hidden instead: no such mail is written (RFC 2046 §5.1.5), it must only be harmless.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let Some(encoding) = block.encoding else { return };
        self.seals.extend(block.messages.iter().map(|&at| (at, SEALED.as_bytes())));
        if self.in_digest && !block.typed {
            self.seals.push((encoding, b"X"));
        }
    }
}

const ENCODING: &[u8] = b"content-transfer-encoding";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Subtype {
    Message,
    Digest,
}

/// The subtypes in a header line whose content is a message (`rfc822`, `global`) or whose parts are (`digest`), and
/// where they stand. All have six letters. In a header field they follow a slash or begin the line, with blanks,
/// comments and quotes between, and no parameter comes before.
fn subtypes(line: &[u8]) -> impl Iterator<Item = (usize, Subtype)> {
    let parameters = line.iter().position(|&byte| byte == b'=').unwrap_or(line.len());
    let line = line.get(..parameters).unwrap_or(line);
    line.windows(6).enumerate().filter_map(|(at, word)| {
        let subtype = match word.first()?.to_ascii_lowercase() {
            b'r' if word.eq_ignore_ascii_case(b"rfc822") => Subtype::Message,
            b'g' if word.eq_ignore_ascii_case(b"global") => Subtype::Message,
            b'd' if word.eq_ignore_ascii_case(b"digest") => Subtype::Digest,
            _ => return None,
        };
        let ends = line.get(at + 6).is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"-_.".contains(byte));
        let before = line.get(..at)?.iter().rev().find(|byte| !byte.is_ascii_whitespace());
        let begins = before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"-_.".contains(byte));
        (begins && ends).then_some((at, subtype))
    })
}

/// The words that separate parts (RFC 2046 §5.1.1), as the headers so far declare them. What only looks like a
/// separator is text, whatever it begins with.
#[derive(Default)]
struct Boundaries<'a> {
    known: Vec<&'a [u8]>,
    /// For each of `known`, where it was declared and did not come since.
    awaited: Vec<Vec<usize>>,
    /// Where something was declared that is unclear.
    unclear_at: Vec<usize>,
    /// A declaration could not be understood, or there are too many: then two dashes at the start of a line count.
    unclear: bool,
}

impl<'a> Boundaries<'a> {
    /// Boundaries that are told apart; mail programs nest four or five.
    const KNOWN_MAX: usize = 64;

    /// Takes note of what a header line declares.
    fn learn(&mut self, line: &'a [u8], line_at: usize) {
        const NAME: &[u8] = b"boundary";
        let mut at = 0;
        while let Some(found) = line.get(at..).and_then(|rest| position(rest, NAME)) {
            at += found + NAME.len();
            let declared = value(line.get(at..).unwrap_or_default());
            let index = declared.and_then(|declared| self.index(declared));
            match index.and_then(|index| self.awaited.get_mut(index)) {
                Some(awaited) => awaited.push(line_at),
                None => {
                    self.unclear = true;
                    self.unclear_at.push(line_at);
                }
            }
        }
    }

    /// Which of the known ones this is; it becomes known when there is room.
    fn index(&mut self, declared: &'a [u8]) -> Option<usize> {
        let index = self.known.iter().position(|known| *known == declared);
        if index.is_none() && self.known.len() < Self::KNOWN_MAX {
            self.known.push(declared);
            self.awaited.push(Vec::new());
            return Some(self.known.len() - 1);
        }
        index
    }

    /// Where to cut a message of `bytes` in which too many boundaries never come.
    fn cut(&self, bytes: usize) -> Option<usize> {
        let vain_max = (PASSED_BYTES_MAX / bytes.max(1)).max(20);
        let mut vain: Vec<usize> = self.awaited.iter().flatten().chain(&self.unclear_at).copied().collect();
        vain.sort_unstable();
        vain.get(vain_max).copied()
    }

    /// How many separators the parser may see in a line: it takes them in the middle of one as well.
    fn separators(&mut self, line: &[u8]) -> usize {
        let mut count = usize::from(self.unclear && line.starts_with(b"--"));
        if self.known.is_empty() {
            return count;
        }
        let mut found = 0;
        for (at, _) in line.windows(2).enumerate().filter(|(_, pair)| *pair == b"--") {
            let rest = line.get(at + 2..).unwrap_or_default();
            let mut comes = false;
            for (_, awaited) in self.known.iter().zip(&mut self.awaited).filter(|(known, _)| rest.starts_with(known)) {
                awaited.clear();
                comes = true;
            }
            found += usize::from(comes);
        }
        count = count.max(found);
        count
    }
}

fn position(line: &[u8], name: &[u8]) -> Option<usize> {
    line.windows(name.len()).position(|window| window.eq_ignore_ascii_case(name))
}

/// The value behind the name of a parameter, or its beginning. `None` when it is written in an unusual way.
fn value(after: &[u8]) -> Option<&[u8]> {
    let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii();
    let value = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.get(..quoted.iter().position(|&byte| byte == b'"')?)?,
        None => {
            let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.=+".contains(byte);
            value.get(..value.iter().position(|byte| !plain(byte)).unwrap_or(value.len()))?
        }
    };
    let usual = !value.is_empty() && !value.contains(&b'\\') && !value.windows(2).any(|pair| pair == b"=?");
    usual.then(|| value.trim_ascii()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_message_is_not_cut() {
        let raw = b"Subject: hello\r\n\r\n-- \r\nAda\r\n";
        assert_eq!(bounded(raw).bytes.len(), raw.len());
    }

    #[test]
    fn lines_of_dashes_are_text() {
        for head in ["Subject: a diff\n\n", "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\n"] {
            let raw = format!("{head}{}the end\n--b--\n", "--- a/file\n-- a comment\n".repeat(10_000));
            assert_eq!(bounded(raw.as_bytes()).cut_at, None, "{head}");
        }
    }

    #[test]
    fn endless_headers_parts_and_nesting_are_cut() {
        let type_of = |value: &str| format!("Content-Type: multipart/mixed; {value}\n\n");
        for (head, unit) in [
            (String::new(), "a:\n"),
            (String::new(), "Content-Type: message/rfc822\n\n"),
            (type_of("boundary=b"), "--b\n\n"),
            (type_of("boundary=\"b\""), "in the middle --b\n\n"),
            (type_of("BOUNDARY*=utf-8''%62"), "--b\n\n"),
            (type_of("boundary=\n b"), "--b\n\n"),
            ("Content-Type: multipart/mixed;\n \n\tboundary=b\n\n".to_owned(), "--b\n\n"),
            (
                (0..100).map(|i| type_of(&format!("boundary=c{i}"))).collect::<String>().replace("\n\n", "\n") + "\n",
                "--b\n",
            ),
        ] {
            let raw = head + &unit.repeat(100_000);
            let bounded = bounded(raw.as_bytes());
            assert!(bounded.cut_at.is_some() && bounded.bytes.len() < raw.len() / 2, "{unit:?} {:?}", raw.get(..100));
        }
    }
}
