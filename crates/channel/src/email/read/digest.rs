//! The digest by which two copies of one message are known to be the same, whichever way each of them came.

use sha2::{Digest, Sha256};

/// SHA-256, in hexadecimal, of what stands below the header block. Line ends, blanks at the end of lines and empty
/// lines at the end are what mail servers change on the way (RFC 6376 §3.4.4 normalises the same), so they do not
/// count.
pub(super) fn body_digest(raw: &[u8]) -> String {
    let mut hasher = Sha256::new();
    let mut empty_lines = 0_usize;
    for line in body(raw).split(|&byte| byte == b'\n') {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            empty_lines += 1;
            continue;
        }
        for _ in 0..std::mem::take(&mut empty_lines) {
            hasher.update(b"\n");
        }
        hasher.update(line);
        hasher.update(b"\n");
    }
    hex(&hasher.finalize())
}

/// The message without the blank lines above it, which some programs leave there and some readers take for the end
/// of the headers.
pub(super) fn from_first_header(raw: &[u8]) -> &[u8] {
    let mut rest = raw;
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let (line, after) = rest.split_at(end + 1);
        if !line.trim_ascii().is_empty() {
            break;
        }
        rest = after;
    }
    rest
}

/// What stands below the first empty line; nothing when there is none.
pub(super) fn body(raw: &[u8]) -> &[u8] {
    let mut at = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            return raw.get(at..).unwrap_or_default();
        }
    }
    &[]
}

/// Lower-case hexadecimal.
pub(in crate::email) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_that_differ_only_in_line_ends_and_headers_are_the_same() {
        let one = body_digest(b"Received: a\r\nSubject: x\r\n\r\nHello \r\n\r\nAda\r\n");
        assert_eq!(one, body_digest(b"Subject: x\n\nHello\n\nAda\n\n\n"));
        assert_ne!(one, body_digest(b"Subject: x\n\nHello\nAda\n"));
        assert_eq!(one.len(), 64);
    }
}
