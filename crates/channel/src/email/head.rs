//! Where the header block ends. An empty line ends it (RFC 5322 §2.1). One of blanks alone folds the line above it on
//! (§4.2, `obs-FWS`), and some programs write it where the empty line belongs: what follows tells the two apart.

use super::fields::name_of;
use std::borrow::Cow;

/// Where the header block ends, in bytes from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Behind its last line.
    pub(super) end: usize,
    /// Where the body begins; the end of the message where there is none.
    pub(super) body: usize,
}

impl Head {
    /// Looks for it in at most `lines_max` lines. The block begins with the first line that is not blank.
    pub(super) fn of(raw: &[u8], lines_max: usize) -> Head {
        let mut at = raw.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let mut perhaps = None;
        for line in raw.get(at..).unwrap_or_default().split_inclusive(|&byte| byte == b'\n').take(lines_max) {
            let next = at + line.len();
            if is_empty(line) {
                return Head { end: at, body: next };
            }
            if is_blank(line) {
                perhaps.get_or_insert(Head { end: at, body: next });
            } else if perhaps.is_some()
                && !line.starts_with(b" ")
                && !line.starts_with(b"\t")
                && name_of(line).is_none()
            {
                break;
            }
            at = next;
        }
        perhaps.unwrap_or(Head { end: at, body: at })
    }
}

/// The message with a header block that every reader ends at the same place: without lines of blanks, and with an empty
/// line behind it.
pub(super) fn plain(raw: &[u8], lines_max: usize) -> Cow<'_, [u8]> {
    let Head { end, body } = Head::of(raw, lines_max);
    let (block, separator) = (raw.get(..end).unwrap_or_default(), raw.get(end..body).unwrap_or_default());
    let lines = || block.split_inclusive(|&byte| byte == b'\n');
    if (separator.is_empty() || is_empty(separator)) && !lines().any(is_blank) {
        return Cow::Borrowed(raw);
    }
    let mut plain = Vec::with_capacity(raw.len());
    lines().filter(|line| !is_blank(line)).for_each(|line| plain.extend_from_slice(line));
    if !separator.is_empty() {
        plain.extend_from_slice(b"\r\n");
    }
    plain.extend_from_slice(raw.get(body..).unwrap_or_default());
    Cow::Owned(plain)
}

fn is_empty(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b'\r' | b'\n'))
}

fn is_blank(line: &[u8]) -> bool {
    line.trim_ascii().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is in front of the body, and the body.
    fn split(raw: &str) -> (&str, &str) {
        let Head { end, body } = Head::of(raw.as_bytes(), 100);
        (&raw[..end], &raw[body..])
    }

    #[test]
    fn a_line_of_blanks_ends_the_headers_only_where_words_follow() {
        for (raw, head, body) in [
            ("A: 1\r\n\r\nHi", "A: 1\r\n", "Hi"),
            ("A: 1\n\nB: 2\n\nHi", "A: 1\n", "B: 2\n\nHi"),
            ("A: 1\r\n \r\n more\r\nB: 2\r\n\r\nHi", "A: 1\r\n \r\n more\r\nB: 2\r\n", "Hi"),
            ("A: 1\r\n\t\r\nB: 2\r\n\r\nHi", "A: 1\r\n\t\r\nB: 2\r\n", "Hi"),
            ("A: 1\r\n \r\nHello Ada\r\n\r\nHi", "A: 1\r\n", "Hello Ada\r\n\r\nHi"),
            ("A: 1\r\n \r\nNote: all of this\r\nis text", "A: 1\r\n", "Note: all of this\r\nis text"),
            ("A: 1\r\nno field\r\nB: 2\r\n", "A: 1\r\nno field\r\nB: 2\r\n", ""),
            ("", "", ""),
        ] {
            assert_eq!(split(raw), (head, body), "{raw:?}");
        }
    }

    #[test]
    fn what_is_plain_stays_and_the_rest_is_made_so() {
        for (raw, expected) in [
            ("A: 1\r\n\r\nHi \r\n \r\n", "A: 1\r\n\r\nHi \r\n \r\n"),
            ("A: 1\n \n more\nB: 2\n\nHi", "A: 1\n more\nB: 2\n\r\nHi"),
            ("A: 1\n \nHello Ada", "A: 1\n\r\nHello Ada"),
            ("A: 1", "A: 1"),
        ] {
            assert_eq!(String::from_utf8_lossy(&plain(raw.as_bytes(), 100)), expected, "{raw:?}");
        }
    }
}
