//! Bounds on a message before its structure is parsed, so that no mail can make the parser use memory or time out
//! of proportion to its size. Nothing is lost: the raw message is kept whole, only the reading stops early.

/// Header lines in one block. Real mail has tens; a block of empty headers would cost thirty times its size in memory.
const HEADER_LINES_MAX: usize = 20_000;
/// Places that may separate parts. Twice what [`domain::message::PARTS_MAX`] parts with their ends need, because each
/// may make the parser look through the whole rest.
const SEPARATORS_MAX: usize = 4_000;
/// Parts that open a message within the message. Freeing them recurses once for each level.
const NESTED_MAX: usize = 500;

/// The bytes to parse, and the limit that they were cut at.
pub(super) struct Bounded<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) cut_at: Option<&'static str>,
}

/// The longest beginning of `raw` that stays within the bounds. One pass, no allocation.
pub(super) fn bounded(raw: &[u8]) -> Bounded<'_> {
    let (mut separators, mut nested, mut header_lines) = (0, 0, 0);
    let mut declared = Boundaries::default();
    let mut in_headers = true;
    // A line of blanks ends the headers for some, and only an empty one for others.
    let mut may_declare = true;
    let mut opens_message = false;
    let mut at = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        let found = declared.separators(line);
        may_declare = found > 0 || (may_declare && !matches!(line, b"\n" | b"\r\n")) || opens_message;
        if may_declare {
            declared.learn(line);
        }
        let limit = if found > 0 {
            separators += found;
            in_headers = true;
            header_lines = 0;
            (separators > SEPARATORS_MAX).then_some("too many parts")
        } else if in_headers && line.iter().all(u8::is_ascii_whitespace) {
            in_headers = std::mem::take(&mut opens_message);
            header_lines = 0;
            None
        } else if in_headers {
            header_lines += 1;
            if opens_a_message(line) {
                opens_message = true;
                nested += 1;
            }
            match (header_lines > HEADER_LINES_MAX, nested > NESTED_MAX) {
                (true, _) => Some("too many header lines"),
                (_, true) => Some("too many messages within the message"),
                _ => None,
            }
        } else {
            None
        };
        if limit.is_some() {
            return Bounded { bytes: raw.get(..at).unwrap_or(raw), cut_at: limit };
        }
        at += line.len();
    }
    Bounded { bytes: raw, cut_at: None }
}

/// The words that separate parts (RFC 2046 §5.1.1), as the headers so far declare them. What only looks like a
/// separator is text, whatever it begins with.
#[derive(Default)]
struct Boundaries<'a> {
    known: Vec<&'a [u8]>,
    /// A declaration could not be understood, or there are too many: then two dashes at the start of a line count.
    unclear: bool,
}

impl<'a> Boundaries<'a> {
    /// Boundaries that are told apart; mail programs nest four or five.
    const KNOWN_MAX: usize = 64;

    /// Takes note of what a header line declares.
    fn learn(&mut self, line: &'a [u8]) {
        const NAME: &[u8] = b"boundary";
        let mut at = 0;
        while let Some(found) = line.get(at..).and_then(|rest| position(rest, NAME)) {
            at += found + NAME.len();
            match value(line.get(at..).unwrap_or_default()) {
                Some(known) if self.known.contains(&known) => {}
                Some(known) if self.known.len() < Self::KNOWN_MAX => self.known.push(known),
                _ => self.unclear = true,
            }
        }
    }

    /// How many separators the parser may see in a line: it takes them in the middle of one as well.
    fn separators(&self, line: &[u8]) -> usize {
        if self.unclear && line.starts_with(b"--") {
            return 1;
        }
        if self.known.is_empty() {
            return 0;
        }
        let follows = |at: usize| line.get(at + 2..).is_some_and(|rest| self.known.iter().any(|b| rest.starts_with(b)));
        line.windows(2).enumerate().filter(|(at, pair)| *pair == b"--" && follows(*at)).count()
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

/// Whether a header line declares a part whose content is a message (`message/rfc822`, `message/global`) or whose
/// parts are (`multipart/digest`).
fn opens_a_message(line: &[u8]) -> bool {
    /// A media type stands near the start of its header line.
    const LOOK_BYTES: usize = 200;
    let head = line.get(..LOOK_BYTES.min(line.len())).unwrap_or(line);
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word));
    holds(b"message/rfc822") || holds(b"message/global") || holds(b"multipart/digest")
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
