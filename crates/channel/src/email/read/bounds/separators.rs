//! The words that separate parts, and which of them never come.

/// Bytes that the parser may pass in vain: each boundary that is declared and never comes makes it look through the
/// whole rest once.
const PASSED_BYTES_MAX: usize = 2_000_000_000;

/// The words that separate parts (RFC 2046 §5.1.1), as the headers so far declare them. What only looks like a
/// separator is text, whatever it begins with.
#[derive(Default)]
pub(super) struct Boundaries<'a> {
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
    pub(super) fn learn(&mut self, line: &'a [u8], line_at: usize) {
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
    pub(super) fn cut(&self, bytes: usize) -> Option<usize> {
        let vain_max = (PASSED_BYTES_MAX / bytes.max(1)).max(20);
        let mut vain: Vec<usize> = self.awaited.iter().flatten().chain(&self.unclear_at).copied().collect();
        vain.sort_unstable();
        vain.get(vain_max).copied()
    }

    /// How many separators the parser may see in a line: it takes them in the middle of one as well.
    pub(super) fn separators(&mut self, line: &[u8]) -> usize {
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

pub(super) fn position(line: &[u8], name: &[u8]) -> Option<usize> {
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
