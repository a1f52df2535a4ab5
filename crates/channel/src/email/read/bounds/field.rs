//! A header field as the parser takes it, and how much of it the parser gets.

/// Whether a line may go on with the field before it (RFC 5322 §2.2.3).
pub(super) fn is_folded(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"\t")
}

/// The name of a field as the parser takes it: without blanks, wherever they stand, and without colons before it.
pub(super) struct Name {
    letters: [u8; Name::BYTES_MAX],
    len: usize,
    /// Behind its colon.
    pub(super) end: usize,
}

impl Name {
    /// No name that matters here is longer.
    const BYTES_MAX: usize = 34;

    pub(super) fn of(line: &[u8]) -> Option<Name> {
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

    pub(super) fn is(&self, other: &[u8]) -> bool {
        self.letters.get(..self.len) == Some(other)
    }

    pub(super) fn starts_with(&self, start: &[u8]) -> bool {
        self.letters.starts_with(start)
    }
}

/// A header field, and what the parser gets of it. It puts together the pieces of a parameter (RFC 2231 §3) by comparing
/// each with all parameters and by copying what it has, and copies the name at each `'` (§4).
#[derive(Default)]
pub(super) struct Field {
    /// It is one of those that [`open`](super::super::open) lets the parser understand; all others are passed over.
    pub(super) is_mime: bool,
    /// A separator stands in it: another field may have begun behind that.
    pub(super) is_unclear: bool,
    pub(super) bytes: usize,
    pub(super) marks: usize,
    /// From where on it is beyond the bounds.
    pub(super) beyond: Option<usize>,
}

impl Field {
    /// Bytes of a field of MIME. A file name of 255 letters has 2,300 in its longest form; some servers write it twice.
    pub(super) const BYTES_MAX: usize = 16 * 1024;
    /// Asterisks and apostrophes: that file name has 80 in pieces of 60 letters.
    pub(super) const MARKS_MAX: usize = 400;

    /// Takes a line that begins at `at`; gives how many of its bytes are within the bounds.
    pub(super) fn take(&mut self, at: usize, line: &[u8]) -> usize {
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
