//! The CBOR that authenticators write (RFC 8949, in the form of CTAP2 §8): whole numbers, bytes, text, lists, maps, yes and no.
//! What is not that is refused: lengths that are told later, tags, fractions, a key that stands twice. A reader of our own,
//! because a general one takes more than authenticators may say.

/// How deep values stand in each other (CTAP2 §8).
const DEPTH_MAX: usize = 4;
/// Entries of one map or list: the largest of WebAuthn has six.
const ENTRIES_MAX: u64 = 32;

/// A value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Value<'a> {
    /// A whole number.
    Whole(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Text.
    Text(&'a str),
    /// Values in their order.
    List(Vec<Value<'a>>),
    /// Values under keys, no key twice.
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// No.
    No,
    /// Yes.
    Yes,
    /// Nothing.
    Nothing,
}

impl<'a> Value<'a> {
    /// Reads one value; the bytes after it come back as well.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Value<'a>, &'a [u8])> {
        let mut rest = bytes;
        let value = value(&mut rest, 0)?;
        Some((value, rest))
    }

    /// Reads one value that fills the bytes.
    pub(super) fn whole(bytes: &'a [u8]) -> Option<Value<'a>> {
        Value::read(bytes).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
    }

    /// What stands under a number.
    pub(super) fn at(&self, key: i64) -> Option<&Value<'a>> {
        self.under(&Value::Whole(key))
    }

    /// What stands under a word.
    pub(super) fn named(&self, key: &str) -> Option<&Value<'a>> {
        self.under(&Value::Text(key))
    }

    fn under(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        let Value::Map(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The bytes, where it is bytes.
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Value::Bytes(bytes) = self { Some(bytes) } else { None }
    }
}

fn value<'a>(rest: &mut &'a [u8], depth: usize) -> Option<Value<'a>> {
    let head = *taken(rest, 1)?.first()?;
    let (kind, short) = (head >> 5, head & 0x1f);
    if kind == 7 {
        return match short {
            20 => Some(Value::No),
            21 => Some(Value::Yes),
            22 => Some(Value::Nothing),
            _ => None,
        };
    }
    let number = number(rest, short)?;
    match kind {
        0 => i64::try_from(number).ok().map(Value::Whole),
        1 => i64::try_from(number).ok().map(|number| Value::Whole(-1 - number)),
        2 => taken(rest, usize::try_from(number).ok()?).map(Value::Bytes),
        3 => std::str::from_utf8(taken(rest, usize::try_from(number).ok()?)?).ok().map(Value::Text),
        4 | 5 if number > ENTRIES_MAX || depth >= DEPTH_MAX => None,
        4 => (0..number).map(|_| value(rest, depth + 1)).collect::<Option<_>>().map(Value::List),
        5 => map(rest, number, depth + 1),
        _ => None,
    }
}

fn map<'a>(rest: &mut &'a [u8], entries: u64, depth: usize) -> Option<Value<'a>> {
    let mut found: Vec<(Value<'a>, Value<'a>)> = Vec::new();
    for _ in 0..entries {
        let key = value(rest, depth)?;
        // Two readers could each take another one of two.
        if found.iter().any(|(known, _)| *known == key) {
            return None;
        }
        found.push((key, value(rest, depth)?));
    }
    Some(Value::Map(found))
}

/// The number of a head: in it, or in the bytes after it.
fn number(rest: &mut &[u8], short: u8) -> Option<u64> {
    let bytes = match short {
        0..=23 => return Some(u64::from(short)),
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        _ => return None,
    };
    Some(taken(rest, bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The next bytes, if there are so many.
fn taken<'a>(rest: &mut &'a [u8], bytes: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(bytes)?;
    *rest = left;
    Some(taken)
}
