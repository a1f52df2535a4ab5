//! Message to bytes (RFC 5322): plain text, the HTML made from it, files, and the headers that keep a thread together
//! in every mail program.
//!
//! **Refuses** to let any value become a second header: line breaks and control characters are taken out of
//! everything that comes from outside. The same message gives the same bytes every time.

mod html;

use crate::email::ascii::deliverable;
use crate::email::read::hex;
use base64::Engine;
use desk::Parcel;
use domain::customer::Address;
use domain::message::formatting::plain;
use domain::message::{AutoSubmitted, Outgoing, OutgoingAttachment, Quoted};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address as Mailbox;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use sha2::{Digest, Sha256};

/// Bytes of the `References` field. No standard bounds it; Sendmail stops at 32 KiB for all headers together.
const REFERENCES_BYTES_MAX: usize = 7 * 1024;
/// Bytes of one base64 line (RFC 2045 §6.8).
const BASE64_LINE_BYTES: usize = 76;

/// Writes a message, without signature of the sending domain ([`crate::email::dkim`] adds it).
pub fn compose(parcel: &Parcel) -> Vec<u8> {
    let outgoing = &parcel.outgoing;
    let mut out = Vec::new();
    with_headers(outgoing).body(body(parcel)).serialize(&mut out);
    out
}

fn with_headers(outgoing: &Outgoing) -> MessageBuilder<'static> {
    let mut builder = MessageBuilder::new()
        .from(mailbox(&outgoing.from))
        .to(mailboxes(&outgoing.to))
        .subject(one_line(&outgoing.subject))
        .date(Date::new(outgoing.date.0.div_euclid(1_000)))
        .message_id(MessageId::new(identifier(&outgoing.external_id)));
    if !outgoing.cc.is_empty() {
        builder = builder.cc(mailboxes(&outgoing.cc));
    }
    if let Some(reply_to) = &outgoing.reply_to {
        builder = builder.reply_to(mailbox(reply_to));
    }
    if let Some(answered) = &outgoing.in_reply_to {
        builder = builder.in_reply_to(MessageId::new(identifier(answered)));
    }
    let references = references(outgoing);
    if !references.is_empty() {
        builder = builder.references(MessageId::new_list(references.into_iter()));
    }
    if let Some(kind) = outgoing.auto_submitted {
        let kind = match kind {
            AutoSubmitted::Replied => "auto-replied",
            AutoSubmitted::Generated => "auto-generated",
        };
        builder = builder
            .header("Auto-Submitted", Raw::new(kind))
            .header("X-Auto-Response-Suppress", Raw::new("All"))
            .header("X-Answerable-Loop", Raw::new(token(&outgoing.loop_mark)));
    }
    builder
}

fn mailbox(address: &Address) -> Mailbox<'static> {
    let name = one_line(&address.name);
    Mailbox::new_address((!name.is_empty()).then_some(name), deliverable(&address.email))
}

fn mailboxes(addresses: &[Address]) -> Mailbox<'static> {
    Mailbox::new_list(addresses.iter().map(mailbox).collect())
}

/// The thread's identifiers (RFC 5322 §3.6.4): the answered message last. A long thread keeps the first one, which
/// names it, and the last ones (RFC 5537 §3.4.4).
fn references(outgoing: &Outgoing) -> Vec<String> {
    let mut ids: Vec<String> = outgoing.references.iter().map(|id| identifier(id)).collect();
    ids.extend(outgoing.in_reply_to.as_deref().map(identifier));
    let mut unique: Vec<String> = Vec::with_capacity(ids.len());
    for id in ids.into_iter().rev().filter(|id| !id.is_empty()) {
        if !unique.contains(&id) {
            unique.push(id);
        }
    }
    unique.reverse();
    /// `<`, `>`, line end and blank around an identifier.
    const AROUND_BYTES: usize = 5;
    let bytes = |ids: &[String]| ids.iter().map(|id| id.len() + AROUND_BYTES).sum::<usize>();
    while unique.len() > 2 && bytes(&unique) > REFERENCES_BYTES_MAX {
        unique.remove(1);
    }
    unique
}

/// An identifier with nothing that could end it early: no brackets, no white space, no control characters.
fn identifier(id: &str) -> String {
    id.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"<>".contains(*c)).take(900).collect()
}

/// A value of visible ASCII only.
fn token(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).take(200).collect()
}

/// Text that stays on its line.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `mixed( alternative( text, related( html, pictures ) ), files )`, each level only where it is needed.
fn body(parcel: &Parcel) -> MimePart<'static> {
    let outgoing = &parcel.outgoing;
    let files = || outgoing.attachments.iter().zip(&parcel.contents);
    let is_picture = |file: &OutgoingAttachment| file.content_id.is_some();
    let pictures: Vec<&OutgoingAttachment> = outgoing.attachments.iter().filter(|file| is_picture(file)).collect();
    let html = MimePart::new("text/html", html::page(outgoing, &pictures).replace('\n', "\r\n"));
    let html = if pictures.is_empty() {
        html
    } else {
        let enclosed = files().filter(|(file, _)| is_picture(file)).map(|(file, bytes)| enclosed(file, bytes));
        multipart(outgoing, "related", std::iter::once(html).chain(enclosed).collect())
    };
    let text = MimePart::new("text/plain", plain_text(outgoing).replace('\n', "\r\n"));
    let alternative = multipart(outgoing, "alternative", vec![text, html]);
    let attached: Vec<MimePart<'static>> =
        files().filter(|(file, _)| !is_picture(file)).map(|(file, bytes)| enclosed(file, bytes)).collect();
    if attached.is_empty() {
        return alternative;
    }
    multipart(outgoing, "mixed", std::iter::once(alternative).chain(attached).collect())
}

/// A multipart whose boundary follows from the message, so that composing twice gives the same bytes.
fn multipart(outgoing: &Outgoing, kind: &str, parts: Vec<MimePart<'static>>) -> MimePart<'static> {
    let digest = Sha256::digest(format!("{kind}\0{}\0{}", outgoing.external_id, outgoing.date.0));
    let unique: String = hex(&digest).chars().take(32).collect();
    let content_type = ContentType::new(format!("multipart/{kind}")).attribute("boundary", format!("=_{unique}"));
    MimePart::new(content_type, BodyPart::Multipart(parts))
}

/// The text with the answered message below it.
fn plain_text(outgoing: &Outgoing) -> String {
    let text = text_with_page(outgoing);
    let mut out = if outgoing.marked { plain(text.trim_end()) } else { text.trim_end().to_owned() };
    out.push('\n');
    if let Some(quoted) = &outgoing.quoted {
        out.push('\n');
        out.push_str(&announcement(quoted));
        out.push('\n');
        for line in quoted.text.trim_end().lines() {
            let line = line.trim_end();
            out.push_str(if line.is_empty() || line.starts_with('>') { ">" } else { "> " });
            out.push_str(line);
            out.push('\n');
        }
    }
    if let Some(enclosed) = &outgoing.enclosed {
        out.push('\n');
        out.push_str(&enclosed.block());
        out.push('\n');
    }
    out
}

/// The text; where it should show the customer's page and does not name it, the address follows.
fn text_with_page(outgoing: &Outgoing) -> String {
    let text = outgoing.text.replace("\r\n", "\n").replace(['\r', '\0'], "");
    match &outgoing.page_url {
        Some(url) if !text.contains(url.as_str()) => format!("{}\n\n{}", text.trim_end(), one_line(url)),
        _ => text,
    }
}

/// "On … somebody wrote:", as every mail program knows it.
fn announcement(quoted: &Quoted) -> String {
    format!("On {}, {} wrote:", one_line(&quoted.when), one_line(&quoted.who))
}

/// A file as a part, always in base64: its bytes arrive as they are, whatever their type.
fn enclosed(file: &OutgoingAttachment, bytes: &[u8]) -> MimePart<'static> {
    let name = one_line(&file.name);
    let disposition = if file.content_id.is_some() { "inline" } else { "attachment" };
    let mut part = MimePart::new(
        ContentType::new(media_type(&file.content_type)).attribute("name", name.clone()),
        BodyPart::Binary(base64_lines(bytes).into()),
    )
    .header("Content-Disposition", ContentType::new(disposition).attribute("filename", name))
    .transfer_encoding("base64");
    if let Some(id) = &file.content_id {
        part = part.cid(identifier(id));
    }
    part
}

/// The declared type, if it is one. A message as a file is declared as bytes, because base64 is forbidden for
/// `message/*` (RFC 2046 §5.2.1).
fn media_type(declared: &str) -> String {
    let is_token =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.+_".contains(&b));
    match declared.split_once('/') {
        Some((kind, subtype))
            if is_token(kind)
                && is_token(subtype)
                && !["message", "multipart"].contains(&kind.to_ascii_lowercase().as_str()) =>
        {
            declared.to_ascii_lowercase()
        }
        _ => "application/octet-stream".to_owned(),
    }
}

fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = base64::engine::general_purpose::STANDARD.encode(bytes);
    let mut out = Vec::with_capacity(encoded.len() + encoded.len() / BASE64_LINE_BYTES * 2 + 2);
    for line in encoded.as_bytes().chunks(BASE64_LINE_BYTES) {
        out.extend_from_slice(line);
        out.extend_from_slice(b"\r\n");
    }
    out
}
