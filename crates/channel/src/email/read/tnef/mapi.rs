//! Properties of a message or a file (MS-OXTNEF §2.1.3.4): those that are asked for later are kept, all others are
//! passed over.

use super::super::codepage;
use super::bytes::Bytes;

/// The identifiers that are read (MS-OXPROPS).
pub(super) mod id {
    pub(in super::super) const SUBJECT: u16 = 0x0037;
    pub(in super::super) const SENDER_NAME: u16 = 0x0c1a;
    pub(in super::super) const SENDER_EMAIL_ADDRESS: u16 = 0x0c1f;
    pub(in super::super) const BODY: u16 = 0x1000;
    pub(in super::super) const RTF_COMPRESSED: u16 = 0x1009;
    pub(in super::super) const HTML: u16 = 0x1013;
    pub(in super::super) const DISPLAY_NAME: u16 = 0x3001;
    pub(in super::super) const ATTACH_DATA: u16 = 0x3701;
    pub(in super::super) const ATTACH_FILENAME: u16 = 0x3704;
    pub(in super::super) const ATTACH_LONG_FILENAME: u16 = 0x3707;
    pub(in super::super) const ATTACH_MIME_TAG: u16 = 0x370e;
    pub(in super::super) const ATTACH_CONTENT_ID: u16 = 0x3712;
    pub(in super::super) const INTERNET_CODEPAGE: u16 = 0x3fde;
    pub(in super::super) const MESSAGE_CODEPAGE: u16 = 0x3ffd;
    pub(in super::super) const SENDER_SMTP_ADDRESS: u16 = 0x5d01;
}

/// From here on, properties have a name (MS-OXTNEF §2.1.3.4.1).
const NAMED_FROM: u16 = 0x8000;
/// Several values instead of one.
const MULTIPLE: u16 = 0x1000;
/// Properties kept; Outlook writes about a hundred.
const PROPERTIES_MAX: usize = 2_000;

/// Properties with their values, in order.
#[derive(Default)]
pub(super) struct Properties<'a>(Vec<(u16, Value<'a>)>);

enum Value<'a> {
    Number(u32),
    /// In the character set of the message.
    Narrow(&'a [u8]),
    /// In UTF-16, the lower byte first.
    Wide(&'a [u8]),
    Bytes(&'a [u8]),
}

impl<'a> Properties<'a> {
    fn get(&self, id: u16) -> Option<&Value<'a>> {
        self.0.iter().find(|(of, _)| *of == id).map(|(_, value)| value)
    }

    pub(super) fn number(&self, id: u16) -> Option<u32> {
        if let Value::Number(number) = self.get(id)? { Some(*number) } else { None }
    }

    pub(super) fn bytes(&self, id: u16) -> Option<&'a [u8]> {
        if let Value::Bytes(bytes) = self.get(id)? { Some(bytes) } else { None }
    }

    /// A text, in the character set `page` where it is a narrow one.
    pub(super) fn text(&self, id: u16, page: u32) -> Option<String> {
        let text = match self.get(id)? {
            Value::Narrow(bytes) => codepage::text(bytes, page),
            Value::Wide(bytes) => wide(bytes),
            Value::Number(_) | Value::Bytes(_) => return None,
        };
        Some(text.trim_end_matches('\0').to_owned())
    }

    /// The HTML of the message, in the character set `page`; as text or as bytes, whichever the writer preferred.
    pub(super) fn html(&self, page: u32) -> Option<String> {
        match self.get(id::HTML)? {
            Value::Bytes(bytes) => Some(codepage::text(bytes, page).trim_end_matches('\0').to_owned()),
            _ => self.text(id::HTML, page),
        }
    }
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Reads properties as far as they can be read.
pub(super) fn read(content: &[u8]) -> Properties<'_> {
    let mut bytes = Bytes(content);
    let mut found = Properties::default();
    let count = bytes.u32().unwrap_or_default();
    for _ in 0..count {
        let Some((id, value)) = property(&mut bytes) else { break };
        if let Some(value) = value
            && found.0.len() < PROPERTIES_MAX
        {
            found.0.push((id, value));
        }
    }
    found
}

/// One property: its identifier, and its value where it is one that can be asked for.
fn property<'a>(bytes: &mut Bytes<'a>) -> Option<(u16, Option<Value<'a>>)> {
    let kind = bytes.u16()?;
    let id = bytes.u16()?;
    if id >= NAMED_FROM {
        name(bytes)?;
    }
    let is_long = matches!(kind & !MULTIPLE, 0x000d | 0x001e | 0x001f | 0x0102);
    let count = if is_long || kind & MULTIPLE != 0 { bytes.u32()? } else { 1 };
    let mut first = None;
    for _ in 0..count {
        let value = if is_long { long(bytes, kind)? } else { fixed(bytes, kind)? };
        first = first.or(value);
    }
    Some((id, first.filter(|_| kind & MULTIPLE == 0)))
}

/// Passes over the name of a property: whose it is, and a number or a word.
fn name(bytes: &mut Bytes<'_>) -> Option<()> {
    bytes.take(16)?;
    match bytes.u32()? {
        0 => drop(bytes.u32()?),
        _ => drop(padded(bytes)?),
    }
    Some(())
}

/// A length, as many bytes, and as many more as make it a multiple of four.
fn padded<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let length = usize::try_from(bytes.u32()?).ok()?;
    let value = bytes.take(length)?;
    bytes.at_most(length.next_multiple_of(4) - length);
    Some(value)
}

fn long<'a>(bytes: &mut Bytes<'a>, kind: u16) -> Option<Option<Value<'a>>> {
    let value = padded(bytes)?;
    Some(Some(match kind & !MULTIPLE {
        0x001e => Value::Narrow(value),
        0x001f => Value::Wide(value),
        _ => Value::Bytes(value),
    }))
}

/// A value of fixed size; all take a multiple of four bytes. `None` for a type that nobody knows the size of.
fn fixed<'a>(bytes: &mut Bytes<'a>, kind: u16) -> Option<Option<Value<'a>>> {
    match kind & !MULTIPLE {
        0x0001 if kind & MULTIPLE == 0 => Some(None),
        0x0002 | 0x0003 | 0x0004 | 0x000a | 0x000b => Some(Some(Value::Number(bytes.u32()?))),
        0x0005 | 0x0006 | 0x0007 | 0x0014 | 0x0040 => bytes.take(8).map(|_| None),
        0x0048 => bytes.take(16).map(|_| None),
        _ => None,
    }
}
