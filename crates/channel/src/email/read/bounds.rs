//! Bounds on a message before its structure is parsed, so that no mail can make the parser use memory or time out
//! of proportion to its size. Nothing is lost: the raw message is kept whole, only the reading stops early.

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

/// Bytes that the parser may pass in vain: each boundary that is declared and never comes makes it look through the
/// whole rest once.
const PASSED_BYTES_MAX: usize = 2_000_000_000;

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

/// Whether a line may go on with the field before it (RFC 5322 §2.2.3).
fn is_folded(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"\t")
}

/// The name of a field as the parser takes it: without blanks, wherever they stand, and without colons before it.
struct Name {
    letters: [u8; Name::BYTES_MAX],
    len: usize,
    /// Behind its colon.
    end: usize,
}

impl Name {
    /// No name that matters here is longer.
    const BYTES_MAX: usize = 34;

    fn of(line: &[u8]) -> Option<Name> {
        let mut name = Name { letters: [0; Self::BYTES_MAX], len: 0, end: 0 };
        for (at, byte) in line.iter().enumerate().filter(|(_, byte)| !byte.is_ascii_whitespace()) {
            match (byte, name.len) {
                (b':', 0) => {}
                (b':', _) => return Some(Name { end: at + 1, ..name }),
                _ => {
                    *name.letters.get_mut(name.len)? = byte.to_ascii_lowercase();
                    name.len += 1;
                }
            }
        }
        None
    }

    fn is(&self, other: &[u8]) -> bool {
        self.letters.get(..self.len) == Some(other)
    }

    fn starts_with(&self, start: &[u8]) -> bool {
        self.letters.starts_with(start)
    }
}

/// A header field, and what the parser gets of it. It puts together the pieces of a parameter (RFC 2231 §3) by comparing
/// each with all parameters and by copying what it has, and copies the name at each `'` (§4).
#[derive(Default)]
struct Field {
    /// It is one of those that [`super::open`] lets the parser understand; all others are passed over.
    is_mime: bool,
    /// A separator stands in it: another field may have begun behind that.
    is_unclear: bool,
    bytes: usize,
    marks: usize,
    /// From where on it is beyond the bounds.
    beyond: Option<usize>,
}

impl Field {
    /// Bytes of a field of MIME. A file name of 255 letters has 2,300 in its longest form; some servers write it twice.
    const BYTES_MAX: usize = 16 * 1024;
    /// Asterisks and apostrophes: that file name has 80 in pieces of 60 letters.
    const MARKS_MAX: usize = 400;

    /// Takes a line that begins at `at`; gives how many of its bytes are within the bounds.
    fn take(&mut self, at: usize, line: &[u8]) -> usize {
        if self.beyond.is_some() {
            return 0;
        }
        let is_within = |byte: &u8| {
            self.bytes += 1;
            self.marks += usize::from(matches!(byte, b'*' | b'\''));
            self.bytes <= Self::BYTES_MAX && self.marks <= Self::MARKS_MAX
        };
        let within = line.iter().copied().take_while(is_within).count();
        if within < line.len() {
            self.beyond = Some(at + within);
        }
        within
    }
}

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

    /// How many bytes and marks each field of MIME has that the parser would understand.
    fn parsed_fields(raw: &str) -> Vec<(usize, usize)> {
        let bounded = bounded(raw.as_bytes());
        let parsed = mail_parser::MessageParser::new().with_mime_headers().parse(&*bounded.bytes).expect("a message");
        let headers = parsed.parts.iter().flat_map(|part| &part.headers);
        headers
            .filter(|header| header.name.as_str().starts_with("Content-"))
            .map(|header| &bounded.bytes[header.offset_start as usize..header.offset_end as usize])
            .map(|field| (field.len(), field.iter().filter(|byte| b"*'".contains(byte)).count()))
            .collect()
    }

    #[test]
    fn the_parser_gets_so_much_of_each_field_of_mime() {
        let pieces = (0..100_000).map(|i| format!(" a*{i}=x;\r\n")).collect::<String>();
        let on_one_line = pieces.replace("\r\n", "");
        let part =
            |head: &str| format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b{head}\r\n\r\nx\r\n--b--\r\n");
        for raw in [
            format!("Content-Type: text/plain;\r\n{pieces}\r\nx"),
            format!("Content-Type: text/plain;{on_one_line}\r\n\r\nx"),
            format!("Content-Disposition: attachment;\r\n \r\n{pieces}\r\nx"),
            format!(":: con tent-type : text/plain;{on_one_line}\r\n\r\nx"),
            part(&format!("\r\nContent-Type: text/plain;{on_one_line}")),
            part(&format!("\r\n Content-Type: text/plain;{on_one_line}")),
            part(&format!("Content-Type: text/plain;{on_one_line}")),
            part(&format!("\r\nContent-Type: text/plain;\r\n \r\n{pieces}")),
            part(&format!("\r\nContent-Type: text/plain;\r\n{}", pieces.replace(" a*9", " --b a*9"))),
            part(&format!("\r\nContent-ID: {}", "<a>".repeat(100_000))),
        ] {
            let fields = parsed_fields(&raw);
            assert!(!fields.is_empty(), "{:?}", &raw[..100]);
            for (bytes, marks) in fields {
                assert!(
                    bytes <= Field::BYTES_MAX + 2 && marks <= Field::MARKS_MAX,
                    "{bytes} {marks} {:?}",
                    &raw[..100]
                );
            }
            assert!(bounded(raw.as_bytes()).field_cut_at.is_some());
        }
    }

    #[test]
    fn what_is_beyond_one_field_costs_nothing_else() {
        let pieces = (0..1_000).map(|i| format!(" a*{i}=x;\r\n")).collect::<String>();
        let raw = format!("Content-Type: text/html;\r\n{pieces}Subject: {}\r\n\r\n* it's *", "it's * ".repeat(5_000));
        let kept = bounded(raw.as_bytes());
        let kept = std::str::from_utf8(&kept.bytes).expect("text");
        assert!(kept.starts_with("Content-Type: text/html;\r\n a*0=x;\r\n"));
        assert!(kept.ends_with(&raw[raw.find("\nSubject").expect("there")..]), "other fields and the body are whole");
    }

    #[test]
    fn headers_of_all_parts_together_are_bounded() {
        let mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (unit, times) in [("a:\n".repeat(10_000), 100), (format!("Content-ID: {}\n", "a".repeat(16_000)), 1_000)] {
            let raw = format!("{mixed}{}", format!("--b\n{unit}\nx\n").repeat(times));
            let bounded = bounded(raw.as_bytes());
            let header_lines = bounded.bytes.split(|byte| *byte == b'\n').filter(|line| line.contains(&b':')).count();
            assert!(bounded.cut_at.is_some() && header_lines <= ALL_HEADER_LINES_MAX + 1, "{header_lines}");
            assert!(bounded.bytes.len() < raw.len() / 2);
        }
    }

    #[test]
    fn an_encoded_message_is_sealed_however_its_encoding_is_written() {
        for head in [
            "\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
            "\r\nContent-Type: message/rfc822\r\nCon tent-Transfer-Encoding\t: base64",
            "\r\nContent-Type: message/rfc822\r\n:: Content-Transfer-Encoding: base64",
            "\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: =?7bit?q?base64?=",
            "\r\n Content-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
            "\r\nA: b\r\n \r\nContent-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
            "Content-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
        ] {
            let raw =
                format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b{head}\r\n\r\nQTogYg0KDQp4\r\n--b--\r\n");
            let bounded = bounded(raw.as_bytes());
            let parsed = mail_parser::MessageParser::new().parse(&*bounded.bytes).expect("a message");
            let opened = parsed.parts.iter().any(|part| matches!(part.body, mail_parser::PartType::Message(_)));
            assert!(!opened, "the parser decoded it and read it past the bounds: {head:?}");
        }
    }
}
