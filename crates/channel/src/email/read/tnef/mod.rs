//! `winmail.dat`: a message as Outlook and Exchange send it among themselves (MS-OXTNEF), and sometimes to others. Its
//! files become the message's files, its text the message's text.
//!
//! Read as far as it can be read: what is cut off or damaged ends the reading, and what came before it counts.

mod bytes;
mod mapi;
mod rtf;

use super::codepage;
use bytes::Bytes;
use domain::customer::EmailAddress;
use mapi::{Properties, id};

/// Messages within messages that are opened.
const WITHIN_MAX: usize = 4;
/// Files of one message; see `ATTACHMENTS_MAX` of all files.
const FILES_MAX: usize = 200;
/// How every one begins (MS-OXTNEF §2.1.3.1.1).
const SIGNATURE: [u8; 4] = 0x223e_9f78_u32.to_le_bytes();

/// What stands in one.
#[derive(Default, Debug)]
pub(super) struct Tnef {
    pub(super) subject: String,
    /// Whom it is from, where an address on the Internet is given.
    pub(super) from: Option<(String, EmailAddress)>,
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) files: Vec<File>,
    /// Messages within it.
    pub(super) nested: Vec<Tnef>,
}

/// A file in one.
#[derive(Default, Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) content_type: Option<String>,
    pub(super) content_id: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// Whether bytes are one.
pub(super) fn is_tnef(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Reads one; `None` when the bytes are none.
pub(super) fn read(content: &[u8]) -> Option<Tnef> {
    is_tnef(content).then(|| read_within(content, WITHIN_MAX))
}

/// The attributes that are read (MS-OXTNEF §2.1.3.3), without their types.
mod attribute {
    pub(super) const SUBJECT: u16 = 0x8004;
    pub(super) const BODY: u16 = 0x800c;
    pub(super) const ATTACH_DATA: u16 = 0x800f;
    pub(super) const ATTACH_TITLE: u16 = 0x8010;
    pub(super) const ATTACH_REND_DATA: u16 = 0x9002;
    pub(super) const MSG_PROPS: u16 = 0x9003;
    pub(super) const ATTACHMENT: u16 = 0x9005;
    pub(super) const OEM_CODEPAGE: u16 = 0x9007;
}

fn read_within(content: &[u8], within: usize) -> Tnef {
    let mut bytes = Bytes(content.get(6..).unwrap_or_default());
    let mut reading = Reading { codepage: 1252, ..Reading::default() };
    while let Some((name, value)) = next_attribute(&mut bytes) {
        reading.take(name, value);
    }
    reading.into_tnef(within)
}

/// The next attribute: level, name and type, length, value, checksum. A value that is cut off is taken as far as it goes.
fn next_attribute<'a>(bytes: &mut Bytes<'a>) -> Option<(u16, &'a [u8])> {
    let _level = bytes.u8()?;
    let name = u16::try_from(bytes.u32()? & 0xffff).ok()?;
    let length = usize::try_from(bytes.u32()?).ok()?;
    let value = bytes.at_most(length);
    let _checksum = bytes.u16();
    Some((name, value))
}

/// What has been read so far, before names and character sets are settled.
#[derive(Default)]
struct Reading<'a> {
    codepage: u32,
    subject: &'a [u8],
    body: &'a [u8],
    properties: Properties<'a>,
    files: Vec<Raw<'a>>,
}

#[derive(Default)]
struct Raw<'a> {
    title: &'a [u8],
    data: Option<&'a [u8]>,
    properties: Properties<'a>,
}

impl<'a> Reading<'a> {
    fn take(&mut self, name: u16, value: &'a [u8]) {
        match name {
            attribute::OEM_CODEPAGE => {
                self.codepage = Bytes(value).u32().filter(|&page| page != 0).unwrap_or(self.codepage);
            }
            attribute::SUBJECT => self.subject = value,
            attribute::BODY => self.body = value,
            attribute::MSG_PROPS => self.properties = mapi::read(value),
            attribute::ATTACH_REND_DATA if self.files.len() < FILES_MAX => self.files.push(Raw::default()),
            attribute::ATTACH_TITLE | attribute::ATTACH_DATA | attribute::ATTACHMENT => self.of_file(name, value),
            _ => {}
        }
    }

    /// An attribute of the last file. Some writers leave out what begins a file.
    fn of_file(&mut self, name: u16, value: &'a [u8]) {
        if self.files.is_empty() {
            self.files.push(Raw::default());
        }
        let Some(file) = self.files.last_mut() else { return };
        match name {
            attribute::ATTACH_TITLE => file.title = value,
            attribute::ATTACH_DATA => file.data = Some(value),
            _ => file.properties = mapi::read(value),
        }
    }

    fn into_tnef(self, within: usize) -> Tnef {
        let page = self.properties.number(id::MESSAGE_CODEPAGE).filter(|&page| page != 0).unwrap_or(self.codepage);
        let internet_page = self.properties.number(id::INTERNET_CODEPAGE).unwrap_or(page);
        let text_of = |property| self.properties.text(property, page).filter(|text| !text.is_empty());
        let old = |value: &[u8]| codepage::text(until_nul(value), page);
        let rtf = self.properties.bytes(id::RTF_COMPRESSED).and_then(rtf::decompressed).map(|rtf| rtf::read(&rtf));
        let html = self.properties.html(internet_page).or_else(|| rtf.as_ref()?.html.clone());
        let text = text_of(id::BODY).unwrap_or_else(|| old(self.body));
        let text = match (text.trim().is_empty(), rtf) {
            (true, Some(rtf)) if html.is_none() => rtf.text,
            _ => text,
        };
        let address = text_of(id::SENDER_SMTP_ADDRESS).or_else(|| text_of(id::SENDER_EMAIL_ADDRESS));
        let address = address.and_then(|address| EmailAddress::parse(&address).ok());
        let mut tnef = Tnef {
            subject: text_of(id::SUBJECT).unwrap_or_else(|| old(self.subject)),
            from: address.map(|address| (text_of(id::SENDER_NAME).unwrap_or_default(), address)),
            text,
            html: html.filter(|html| !html.trim().is_empty()),
            ..Tnef::default()
        };
        for raw in &self.files {
            raw.add_to(&mut tnef, page, within);
        }
        tnef
    }
}

impl Raw<'_> {
    /// Adds the file; a message that is enclosed as such is opened as well.
    fn add_to(&self, tnef: &mut Tnef, page: u32, within: usize) {
        /// Sixteen bytes before an object say of which kind it is (MS-OXTNEF §2.1.3.4.2).
        const KIND_BYTES: usize = 16;
        let object = self.properties.bytes(id::ATTACH_DATA);
        let inner = object.and_then(|object| object.get(KIND_BYTES..)).filter(|inner| is_tnef(inner));
        let content = match (inner, self.data) {
            (Some(inner), _) => inner,
            (_, Some(data)) if !data.is_empty() || object.is_none() => data,
            _ => object.unwrap_or_default(),
        };
        let text_of = |property| self.properties.text(property, page).filter(|text| !text.trim().is_empty());
        let titled = Some(codepage::text(until_nul(self.title), page)).filter(|title| !title.is_empty());
        let named = text_of(id::ATTACH_LONG_FILENAME).or(titled).or_else(|| text_of(id::ATTACH_FILENAME));
        let name = named.or_else(|| text_of(id::DISPLAY_NAME)).unwrap_or_default();
        tnef.files.push(File {
            name: if inner.is_some() && !name.contains('.') { format!("{name}.tnef") } else { name },
            content_type: text_of(id::ATTACH_MIME_TAG),
            content_id: text_of(id::ATTACH_CONTENT_ID),
            bytes: content.to_vec(),
        });
        if let (Some(inner), true) = (inner, within > 0) {
            tnef.nested.push(read_within(inner, within - 1));
        }
    }
}

fn until_nul(value: &[u8]) -> &[u8] {
    value.split(|&byte| byte == 0).next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
