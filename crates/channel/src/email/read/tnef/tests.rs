//! Written by hand, attribute by attribute.

use super::*;

fn attribute(level: u8, name: u16, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap();
    let sum = value.iter().fold(0_u16, |sum, &byte| sum.wrapping_add(byte.into()));
    [&[level][..], &u32::from(name).to_le_bytes(), &length.to_le_bytes(), value, &sum.to_le_bytes()].concat()
}

fn long(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap();
    let padding = vec![0; value.len().next_multiple_of(4) - value.len()];
    let head = [kind.to_le_bytes(), id.to_le_bytes()].concat();
    [&head[..], &1_u32.to_le_bytes(), &length.to_le_bytes(), value, &padding].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

fn properties(all: &[Vec<u8>]) -> Vec<u8> {
    [&u32::try_from(all.len()).unwrap().to_le_bytes()[..], &all.concat()].concat()
}

fn tnef(attributes: &[Vec<u8>]) -> Vec<u8> {
    [&SIGNATURE[..], &[1, 0], &attributes.concat()].concat()
}

fn letter() -> Vec<u8> {
    let named = [
        &[0x03_u8, 0x00, 0x01, 0x80][..],
        &[7; 16],
        &1_u32.to_le_bytes(),
        &6_u32.to_le_bytes(),
        &wide("ab"),
        &[0, 0],
        &5_u32.to_le_bytes(),
    ]
    .concat();
    let several = [&[0x03_u8, 0x10, 0x34, 0x12][..], &2_u32.to_le_bytes(), &[1; 8]].concat();
    let inner = tnef(&[attribute(1, attribute::BODY, b"From within\0")]);
    tnef(&[
        attribute(1, attribute::OEM_CODEPAGE, &[&1251_u32.to_le_bytes()[..], &[0; 4]].concat()),
        attribute(1, attribute::SUBJECT, b"\xcf\xf0\xe8\xe2\xe5\xf2\0"),
        attribute(
            1,
            attribute::MSG_PROPS,
            &properties(&[
                named,
                several,
                long(0x1f, id::BODY, &wide("Hello")),
                long(0x1f, id::SENDER_EMAIL_ADDRESS, &wide("ada@customer.example")),
                long(0x102, id::HTML, b"<p>Hello</p>"),
            ]),
        ),
        attribute(2, attribute::ATTACH_REND_DATA, &[0; 14]),
        attribute(2, attribute::ATTACH_TITLE, b"PRICE~1.TXT\0"),
        attribute(2, attribute::ATTACH_DATA, b"one two"),
        attribute(
            2,
            attribute::ATTACHMENT,
            &properties(&[
                long(0x1f, id::ATTACH_LONG_FILENAME, &wide("price list.txt")),
                long(0x1e, id::ATTACH_MIME_TAG, b"text/plain\0"),
            ]),
        ),
        attribute(2, attribute::ATTACH_REND_DATA, &[0; 14]),
        attribute(2, attribute::ATTACH_TITLE, b"old letter\0"),
        attribute(
            2,
            attribute::ATTACHMENT,
            &properties(&[long(0x0d, id::ATTACH_DATA, &[&[7; 16][..], &inner].concat())]),
        ),
    ])
}

#[test]
fn text_files_and_messages_within_are_read() {
    let read = read(&letter()).unwrap();
    assert_eq!(read.subject, "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}");
    assert_eq!((read.text.as_str(), read.html.as_deref()), ("Hello", Some("<p>Hello</p>")));
    assert_eq!(read.from.unwrap().1.to_string(), "ada@customer.example");
    let [price, old] = read.files.as_slice() else { panic!("{:?}", read.files) };
    assert_eq!((price.name.as_str(), price.bytes.as_slice()), ("price list.txt", &b"one two"[..]));
    assert_eq!(price.content_type.as_deref(), Some("text/plain"));
    assert!(old.name == "old letter.tnef" && is_tnef(&old.bytes), "{old:?}");
    assert_eq!(read.nested.len(), 1);
    assert_eq!(read.nested[0].text, "From within");
}

#[test]
fn what_is_cut_off_or_damaged_is_read_as_far_as_it_goes() {
    let whole = letter();
    for end in 0..whole.len() {
        let _ = read(&whole[..end]);
        let mut damaged = whole.clone();
        damaged[end] ^= 0xff;
        let _ = read(&damaged);
    }
    let cut = read(&whole[..whole.len() - 300]).unwrap();
    assert_eq!(cut.text, "Hello");
}
