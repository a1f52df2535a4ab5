//! Enough of ASN.1's basic encoding (ITU-T X.690) to walk through a signed message: definite and indefinite lengths,
//! strings in pieces.

/// Values within values; real ones have about a dozen.
const DEPTH_MAX: usize = 32;

/// A value with its tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    /// With tag and length.
    pub(super) whole: &'a [u8],
}

pub(super) const OCTETS: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// Values that are taken one after the other.
#[derive(Clone, Copy)]
pub(super) struct Values<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Values<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let (value, rest) = value(self.0, DEPTH_MAX)?;
        self.0 = rest;
        Some(value)
    }
}

impl<'a> Values<'a> {
    /// The next value, if it has this tag.
    pub(super) fn tagged(&mut self, tag: u8) -> Option<Value<'a>> {
        self.next().filter(|value| value.tag == tag)
    }

    /// The next value if it has this tag; otherwise it stays.
    pub(super) fn optional(&mut self, tag: u8) -> Option<Value<'a>> {
        let mut ahead = *self;
        let value = ahead.tagged(tag)?;
        *self = ahead;
        Some(value)
    }
}

impl<'a> Value<'a> {
    /// The values within.
    pub(super) fn within(&self) -> Values<'a> {
        Values(self.content)
    }

    /// The bytes of a string, its pieces put together.
    pub(super) fn octets(&self) -> Vec<u8> {
        let mut out = Vec::new();
        pieces(self, DEPTH_MAX, &mut out);
        out
    }
}

/// A constructed string holds its pieces (X.690 §8.7.3).
fn pieces(value: &Value<'_>, depth: usize, out: &mut Vec<u8>) {
    match (value.tag & 0x20 != 0, depth.checked_sub(1)) {
        (false, _) => out.extend_from_slice(value.content),
        (true, Some(depth)) => value.within().for_each(|piece| pieces(&piece, depth, out)),
        (true, None) => {}
    }
}

fn value(bytes: &[u8], depth: usize) -> Option<(Value<'_>, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&length, rest) = rest.split_first()?;
    // Long tags are not used here, and two zeros end what has an indefinite length.
    if tag & 0x1f == 0x1f || (tag, length) == (0, 0) {
        return None;
    }
    let (length, rest) = match length {
        0x80 => return indefinite(bytes, tag, rest, depth.checked_sub(1)?),
        0..0x80 => (usize::from(length), rest),
        _ => {
            let (digits, rest) =
                rest.split_at_checked(usize::from(length & 0x7f)).filter(|(digits, _)| digits.len() <= 4)?;
            (digits.iter().fold(0, |sum, &digit| sum << 8 | usize::from(digit)), rest)
        }
    };
    let (content, after) = rest.split_at_checked(length)?;
    let whole = bytes.get(..bytes.len() - after.len())?;
    Some((Value { tag, content, whole }, after))
}

/// A value that ends where two zeros stand behind the values within.
fn indefinite<'a>(bytes: &'a [u8], tag: u8, content: &'a [u8], depth: usize) -> Option<(Value<'a>, &'a [u8])> {
    let mut rest = content;
    while !rest.starts_with(&[0, 0]) {
        (_, rest) = value(rest, depth)?;
    }
    let end = content.len() - rest.len();
    let after = rest.get(2..)?;
    Some((Value { tag, content: content.get(..end)?, whole: bytes.get(..bytes.len() - after.len())? }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_pieces_are_understood() {
        let bytes = [0x30, 0x80, 0x24, 0x80, 0x04, 1, b'a', 0x04, 0x81, 2, b'b', b'c', 0, 0, 0, 0, 0x06, 0];
        let mut values = Values(&bytes);
        let sequence = values.tagged(SEQUENCE).unwrap();
        assert_eq!(sequence.within().next().unwrap().octets(), b"abc");
        assert!(values.optional(SET).is_none() && values.tagged(OID).is_some() && values.next().is_none());
        assert!(Values(&[0x30, 0x80].repeat(100_000)).next().is_none());
        assert!(Values(&[0x04, 0x84, 0xff, 0xff, 0xff, 0xff, 1]).next().is_none());
    }
}
