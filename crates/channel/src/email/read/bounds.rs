//! Bounds on a message before its structure is parsed, so that no mail can make the parser use memory or time out
//! of proportion to its size. Nothing is lost: the raw message is kept whole, only the reading stops early.

/// Header lines in one block. Real mail has tens; a block of empty headers would cost thirty times its size in memory.
const HEADER_LINES_MAX: usize = 20_000;
/// Lines that may separate parts. Twice what [`domain::message::PARTS_MAX`] parts with their ends need, because each
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
    let mut in_headers = true;
    let mut opens_message = false;
    let mut at = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        let limit = if line.starts_with(b"--") {
            separators += 1;
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
    fn endless_headers_parts_and_nesting_are_cut() {
        for unit in ["a:\n", "--b\n\n", "Content-Type: message/rfc822\n\n"] {
            let raw = unit.repeat(100_000);
            let bounded = bounded(raw.as_bytes());
            assert!(bounded.cut_at.is_some() && bounded.bytes.len() < raw.len() / 2, "{unit:?}");
        }
    }
}
