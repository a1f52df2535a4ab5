//! Bounds on a message before its structure is parsed, so that no mail can make the parser use memory or time out
//! of proportion to its size. Nothing is lost: the raw message is kept whole, only the reading stops early.

mod field;
mod separators;

use field::{Field, Name, is_folded};
use separators::{Boundaries, position};
use std::borrow::Cow;
use std::ops::Range;

/// Header lines in one block. Real mail has tens; a block of empty headers would cost thirty times its size in memory.
const HEADER_LINES_MAX: usize = 20_000;
/// Header lines in all blocks together: as many as [`domain::message::PARTS_MAX`] messages have.
const ALL_HEADER_LINES_MAX: usize = 100_000;
/// Bytes of the fields of MIME in all blocks together. Their parameters cost up to twenty times their size in memory.
const MIME_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Places that may separate parts. Twice what [`domain::message::PARTS_MAX`] parts with their ends need, because each
/// may make the parser look through the whole rest.
const SEPARATORS_MAX: usize = 4_000;
/// Parts that open a message within the message. Freeing them recurses once for each level.
const NESTED_MAX: usize = 500;

/// The bytes to parse, and the limits that they were cut at.
pub(super) struct Bounded<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    /// Behind which nothing is read any more.
    pub(super) cut_at: Option<&'static str>,
    /// That of single fields, which are read up to it.
    pub(super) field_cut_at: Option<&'static str>,
}

/// The longest beginning of `raw` that stays within the bounds, with encoded messages sealed (see [`SEALED`]) and
/// fields of MIME shortened (see [`Field`]). One pass; it allocates only where something was sealed or shortened.
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
    reading.end_field(at);
    if let Some(earlier) = reading.declared.cut(raw.len()) {
        (at, cut_at) = (at.min(earlier), Some("too many boundaries that never come"));
    }
    let bytes = shortened(sealed(raw.get(..at).unwrap_or(raw), &reading.seals), &reading.beyond);
    Bounded {
        bytes,
        cut_at,
        field_cut_at: (!reading.beyond.is_empty()).then_some("a header field with too much in it"),
    }
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

/// The bytes with a line end instead of each place that is `beyond` the bounds of its field; these are in order.
fn shortened<'a>(bytes: Cow<'a, [u8]>, beyond: &[Range<usize>]) -> Cow<'a, [u8]> {
    if beyond.is_empty() {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for place in beyond.iter().take_while(|place| place.start < bytes.len()) {
        out.extend_from_slice(bytes.get(from..place.start).unwrap_or_default());
        out.push(b'\n');
        from = place.end;
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Stands for the subtype of a message whose transfer encoding is not the identity. The parser would decode such a
/// message and parse it at once, past all bounds; so it gets it as a file, and [`super::open`] opens it.
pub(super) const SEALED: &str = "sealed";

/// What is known behind the lines so far. Where it cannot be told whether the parser still reads headers, it does.
struct Reading<'a> {
    declared: Boundaries<'a>,
    separators: usize,
    nested: usize,
    header_lines: usize,
    all_header_lines: usize,
    mime_bytes: usize,
    in_headers: bool,
    /// The field that goes on in the next line when that begins with a blank.
    field: Option<Field>,
    /// A line of blanks ends the headers for some, and only an empty one for others.
    may_declare: bool,
    opens_message: bool,
    in_digest: bool,
    block: Block,
    seals: Vec<(usize, &'static [u8])>,
    /// Parts of fields that the parser does not get, in order.
    beyond: Vec<Range<usize>>,
}

impl Default for Reading<'_> {
    fn default() -> Self {
        Reading {
            declared: Boundaries::default(),
            separators: 0,
            nested: 0,
            header_lines: 0,
            all_header_lines: 0,
            mime_bytes: 0,
            in_headers: true,
            field: None,
            may_declare: true,
            opens_message: false,
            in_digest: false,
            block: Block::default(),
            seals: Vec::new(),
            beyond: Vec::new(),
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
            return self.separator(at, line, found);
        }
        if !self.in_headers {
            return None;
        }
        let goes_on = self.field.is_some() && is_folded(line);
        if !goes_on && line.iter().all(u8::is_ascii_whitespace) {
            self.end_block();
            self.end_field(at);
            self.in_headers = std::mem::take(&mut self.opens_message);
            self.header_lines = 0;
            return None;
        }
        self.header(at, line, goes_on)
    }

    /// Reads a line in which parts are separated: the headers of the next one begin right behind the separator. A
    /// parser that still reads headers takes no notice of separators: there a field goes on as well.
    fn separator(&mut self, at: usize, line: &[u8], found: usize) -> Option<&'static str> {
        self.end_block();
        self.separators += found;
        let goes_on = self.in_headers && self.field.is_some() && is_folded(line);
        self.in_headers = true;
        self.header_lines = 0;
        let names = line.contains(&b':');
        if names && !goes_on {
            self.end_field(at);
        }
        if names || goes_on {
            let field = self.field.get_or_insert_with(Field::default);
            (field.is_mime, field.is_unclear) = (true, true);
        } else {
            self.end_field(at);
        }
        self.subtypes(at, line);
        let squeezed: Vec<u8> = line.iter().filter(|byte| !byte.is_ascii_whitespace()).copied().collect();
        if position(&squeezed, ENCODING).is_some() {
            self.block.encoding = Some(at);
        }
        self.field_line(at, line);
        (self.separators > SEPARATORS_MAX).then_some("too many parts").or_else(|| self.passed())
    }

    /// Reads a line of a header block; it `goes_on` with the field before it, or begins one.
    fn header(&mut self, at: usize, line: &[u8], goes_on: bool) -> Option<&'static str> {
        self.header_lines += 1;
        self.all_header_lines += 1;
        if !goes_on || self.field.as_ref().is_some_and(|field| field.is_unclear) {
            self.name(at, line);
        }
        if !goes_on {
            self.end_field(at);
            let is_mime = Name::of(line).is_some_and(|name| name.starts_with(b"content-"));
            self.field = line.contains(&b':').then(|| Field { is_mime, ..Field::default() });
        }
        self.subtypes(at, line);
        self.field_line(at, line);
        self.passed()
    }

    fn passed(&self) -> Option<&'static str> {
        let is_long = self.header_lines > HEADER_LINES_MAX || self.all_header_lines > ALL_HEADER_LINES_MAX;
        [
            (is_long, "too many header lines"),
            (self.mime_bytes > MIME_BYTES_MAX, "too many bytes of headers"),
            (self.nested > NESTED_MAX, "too many messages within the message"),
        ]
        .into_iter()
        .find_map(|(is_passed, limit)| is_passed.then_some(limit))
    }

    fn field_line(&mut self, at: usize, line: &[u8]) {
        if let Some(field) = &mut self.field
            && field.is_mime
        {
            self.mime_bytes += field.take(at, line);
        }
    }

    /// At the start of a line that does not belong to the field any more.
    fn end_field(&mut self, at: usize) {
        if let Some(beyond) = self.field.take().and_then(|field| field.beyond) {
            self.beyond.push(beyond..at);
        }
    }

    /// Takes note of the messages that a header line declares.
    fn subtypes(&mut self, at: usize, line: &[u8]) {
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
    }

    /// Takes note of the field that a line begins.
    fn name(&mut self, at: usize, line: &[u8]) {
        let Some(name) = Name::of(line) else { return };
        if name.is(TYPE) {
            // Of two declarations the first one counts, as for most readers; the parser would take the last.
            if self.block.typed {
                self.seals.push((at, b"X"));
            }
            self.block.typed = true;
        }
        let value = || line.get(name.end..).unwrap_or_default().trim_ascii_start();
        let is = |word: &[u8]| value().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if name.is(ENCODING) && ![&b"7bit"[..], b"8bit", b"binary"].into_iter().any(is) {
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

const TYPE: &[u8] = b"content-type";
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

#[cfg(test)]
mod tests;
