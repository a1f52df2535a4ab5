//! Finding the end of a message, and taking off the dots that were put before its lines (RFC 5321 §4.5.2).
//!
//! Only CR LF `.` CR LF is an end. What other programs take for one as well (bare LF, `.` CR CR LF) is content here:
//! who reads an end where the sender wrote none takes the rest of the message for commands (CVE-2023-51764 and kin).

/// What came last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Last {
    Text,
    Cr,
    /// CR LF: a line begins.
    Line,
    /// A dot at the beginning of a line, not given on.
    Dot,
    /// The same and a CR, not given on.
    DotCr,
}

/// Where in a message we are.
pub(super) struct Dots {
    last: Last,
}

impl Dots {
    /// At the beginning: the CR LF behind `DATA` counts as the one before a first dot (RFC 5321 §4.1.1.4).
    pub(super) fn new() -> Self {
        Dots { last: Last::Line }
    }

    /// Gives the content in `input` on, and returns how many bytes of it were read when the message ended there.
    pub(super) fn read(&mut self, input: &[u8], mut content: impl FnMut(&[u8])) -> Option<usize> {
        // What stands between `from` and the place that is looked at is content, and was not given on.
        let mut from = 0;
        for (at, &byte) in input.iter().enumerate() {
            self.last = match (self.last, byte) {
                (Last::Line, b'.') => {
                    content(input.get(from..at).unwrap_or_default());
                    from = at + 1;
                    Last::Dot
                }
                (Last::Dot, b'\r') => {
                    from = at + 1;
                    Last::DotCr
                }
                (Last::DotCr, b'\n') => return Some(at + 1),
                (Last::DotCr, _) => {
                    content(b"\r");
                    if byte == b'\r' { Last::Cr } else { Last::Text }
                }
                (Last::Cr, b'\n') => Last::Line,
                (_, b'\r') => Last::Cr,
                _ => Last::Text,
            };
        }
        content(input.get(from..).unwrap_or_default());
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content, and what follows the end; in pieces of `bytes`.
    fn read(wire: &[u8], bytes: usize) -> (Vec<u8>, Option<Vec<u8>>) {
        let (mut dots, mut content) = (Dots::new(), Vec::new());
        let mut at = 0;
        for piece in wire.chunks(bytes) {
            if let Some(end) = dots.read(piece, |more| content.extend_from_slice(more)) {
                return (content, Some(wire[at + end..].to_vec()));
            }
            at += piece.len();
        }
        (content, None)
    }

    #[test]
    fn only_the_end_ends() {
        for (wire, content, rest) in [
            ("a\r\n.\r\nQUIT\r\n", "a\r\n", Some("QUIT\r\n")),
            (".\r\nQUIT\r\n", "", Some("QUIT\r\n")),
            ("a\r\n..b\r\n.c\r\n.\r\n", "a\r\n.b\r\nc\r\n", Some("")),
            ("a\r\n.\r\r\nb\r\n.\r\n", "a\r\n\r\r\nb\r\n", Some("")),
            ("a\r\n.\r\r\r\n.\r\n", "a\r\n\r\r\r\n", Some("")),
            ("a\r\n.\rx\r\n.\r\n", "a\r\n\rx\r\n", Some("")),
            ("a\n.\nb\r.\rc\n.\r\nd\r\n.\n", "a\n.\nb\r.\rc\n.\r\nd\r\n\n", None),
            ("a\r\r\n.\r\n", "a\r\r\n", Some("")),
            ("a\r\n.\r", "a\r\n", None),
        ] {
            for bytes in 1..=wire.len() {
                let (read_content, read_rest) = read(wire.as_bytes(), bytes);
                assert_eq!(String::from_utf8_lossy(&read_content), content, "{wire:?} in {bytes}");
                assert_eq!(read_rest.as_deref(), rest.map(str::as_bytes), "{wire:?} in {bytes}");
            }
        }
    }
}
