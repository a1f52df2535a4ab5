//! Bytes to message. **Never fails and never panics**, whatever arrives: what could not be understood becomes a
//! [`Defect`], and the text is then the raw bytes as well as they can be shown. Everything is bounded.

mod bounds;
mod calendar;
mod clean;
mod codepage;
mod digest;
mod html;
mod name;
mod open;
mod parts;
mod plain;
mod sealed;
mod tnef;
mod transfer;
mod uu;
pub(in crate::email) mod weigh;
mod winmail;

pub(in crate::email) use digest::hex;

use super::fields::{self, Fields};
use super::head;
use super::html_text;
use super::quote::{self, Split};
use clean::Cleaned;
use domain::message::{Defect, Headers, Inbound, Part, REFERENCES_MAX};
use parts::Bodies;
use sealed::Sealed;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes of text that are read for display; a novel has about as many.
pub const TEXT_BYTES_MAX: usize = 1024 * 1024;
/// Header fields kept. Mail that went through many hands has about a hundred.
const HEADERS_MAX: usize = 500;
/// Bytes of one header value kept.
const HEADER_BYTES_MAX: usize = 8 * 1024;
/// Bytes of a subject: longer ones break lists on screens.
const SUBJECT_BYTES_MAX: usize = 1_000;
/// Signatures around signatures that are opened.
const SIGNED_WITHIN_MAX: usize = 2;
/// Lines of the header block that are looked at.
const HEADER_LINES_MAX: usize = 20_000;

/// Reads a message from its bytes.
pub fn read(raw: &[u8]) -> Inbound {
    // The parser promises not to panic, and so do we; a promise is not enough where a customer's words are at stake.
    catch_unwind(AssertUnwindSafe(|| understood(raw))).unwrap_or_else(|_| {
        tracing::error!(message.bytes = raw.len(), "reading a message panicked; it is shown as raw text");
        catch_unwind(AssertUnwindSafe(|| unreadable(raw))).unwrap_or_default()
    })
}

/// The subject as the letter of the standards has it: bytes of no declared character set are U+FFFD (RFC 5322 §2.2,
/// RFC 6532 §3), where [`read`] guesses the set that people see words in. `None` where the mail has no such field.
pub fn subject_by_the_letter(raw: &[u8]) -> Option<String> {
    let subject = Fields::of(digest::from_first_header(raw), HEADER_LINES_MAX).text_by_the_letter("subject")?;
    Some(clean::line(&subject, SUBJECT_BYTES_MAX, &mut Cleaned::default()))
}

/// Whether bytes begin as a mail does, or are what Outlook packs one into; anything is shown, but not anything is taken
/// for one.
pub(in crate::email) fn is_a_mail(raw: &[u8]) -> bool {
    let raw = digest::from_first_header(raw);
    tnef::read(raw).is_some() || Fields::of(raw, HEADER_LINES_MAX).are_of_a_message()
}

/// Whether bytes are what Outlook packs a mail into, without a mail around it: its sender stands within.
pub(in crate::email) fn is_winmail(raw: &[u8]) -> bool {
    tnef::is_tnef(digest::from_first_header(raw))
}

fn understood(raw: &[u8]) -> Inbound {
    let raw = &*head::plain(digest::from_first_header(raw), HEADER_LINES_MAX);
    if let Some(message) = winmail::alone(raw) {
        return message;
    }
    let bounded = bounds::bounded(raw);
    let fields = Fields::of(raw, HEADER_LINES_MAX);
    if !fields.are_of_a_message() {
        return unreadable(raw);
    }
    let mut cleaned = Cleaned::default();
    let mut message = from_fields(&fields, &mut cleaned);
    message.body_digest = digest::body_digest(raw);
    let long_field = fields.any_is_long().then_some("a header field longer than 100 KB");
    for limit in [bounded.cut_at, bounded.field_cut_at, long_field].into_iter().flatten() {
        message.defects.push(Defect::CutOff(limit.to_owned()));
    }
    let mut bodies = bodies(&bounded.bytes, &mut message, &mut cleaned, SIGNED_WITHIN_MAX);
    winmail::open(&mut message, &mut bodies, &mut cleaned);
    write_texts(&mut message, bodies, &mut cleaned);
    if message.text.is_empty() && message.attachments.is_empty() && has_words(digest::body(raw)) {
        // The structure gave nothing, but something stands there: it is shown as it is.
        message.defects.push(Defect::Unreadable);
        let text = raw_text(digest::body(raw), &mut cleaned);
        message.new_text.clone_from(&text);
        message.text = text;
    }
    if message.parts.is_empty() {
        message.parts.push(only_part(digest::body(raw)));
    }
    note(&mut message, &cleaned);
    message
}

/// Reads the parts in `bytes`; those of what is enclosed in a signature, where there is one.
fn bodies(bytes: &[u8], message: &mut Inbound, cleaned: &mut Cleaned, within: usize) -> Bodies {
    let Some(parsed) = open::open(bytes) else { return Bodies::default() };
    match sealed::of(&parsed, &message.from) {
        Some(Sealed::Encrypted) => message.defects.push(Defect::Encrypted),
        Some(Sealed::Signed(signature, content)) => {
            message.digital_signature.get_or_insert(signature);
            if let Some(content) = content.filter(|_| within > 0) {
                return bodies(&bounds::bounded(&content).bytes, message, cleaned, within - 1);
            }
        }
        None => {}
    }
    parts::read(&parsed, message, cleaned)
}

/// The part that a message without structure is (RFC 2045 §5.2).
fn only_part(body: &[u8]) -> Part {
    Part { content_type: "text/plain".to_owned(), bytes: body.len(), name: None }
}

/// Whether a body holds a line that is neither empty nor part of its structure.
fn has_words(body: &[u8]) -> bool {
    let is_header = |line: &[u8]| {
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
        name.len() < line.len() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    body.split(|&byte| byte == b'\n').any(|line| {
        let continues = line.starts_with(b"\t") || line.starts_with(b" ");
        let line = line.trim_ascii();
        !line.is_empty() && !line.starts_with(b"--") && !continues && !is_header(line)
    })
}

/// Everything that stands in the header block.
fn from_fields(fields: &Fields<'_>, cleaned: &mut Cleaned) -> Inbound {
    let both = |name: &str, resent: &str| [fields.addresses(name), fields.addresses(resent)].concat();
    let subject = fields.text("subject").unwrap_or_default();
    let mut message = Inbound {
        from: fields.addresses("from"),
        reply_to: fields.addresses("reply-to"),
        to: both("to", "resent-to"),
        cc: both("cc", "resent-cc"),
        subject: clean::line(&subject, SUBJECT_BYTES_MAX, cleaned),
        date: fields.date("date"),
        external_id: fields.ids("message-id").into_iter().next(),
        in_reply_to: first_and_last(fields.ids("in-reply-to")),
        references: first_and_last(fields.ids("references")),
        exchange_thread: fields.text("thread-index").and_then(|index| exchange_thread(&index)),
        ..Inbound::default()
    };
    if subject.len() > SUBJECT_BYTES_MAX {
        message.defects.push(Defect::CutOff(format!("a subject of more than {SUBJECT_BYTES_MAX} bytes")));
    }
    let mut headers = Vec::new();
    for (name, value) in fields.iter() {
        if headers.len() == HEADERS_MAX {
            message.defects.push(Defect::CutOff(format!("more than {HEADERS_MAX} headers")));
            break;
        }
        let name = clean::line(name, HEADER_BYTES_MAX, cleaned);
        headers.push((name, clean::line(&fields::text(value), HEADER_BYTES_MAX, cleaned)));
    }
    message.headers = Headers(headers);
    for (missing, defect) in [
        (message.from.is_empty(), Defect::NoSender),
        (message.external_id.is_none(), Defect::NoMessageId),
        (message.date.is_none(), Defect::NoDate),
    ] {
        if missing {
            message.defects.push(defect);
        }
    }
    message
}

/// The GUID in a `Thread-Index`: 22 bytes in Base64, of which six say when, and five more for each answer (MS-OXOMSG
/// §2.2.1.3).
fn exchange_thread(index: &str) -> Option<String> {
    use base64::Engine;
    const ANSWERS_MAX: usize = 1_000;
    let index: String = index.chars().filter(|c| !c.is_whitespace()).take(8 * ANSWERS_MAX).collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(index).ok()?;
    let guid = bytes.get(6..22).filter(|_| bytes.first() == Some(&1) && (bytes.len() - 22) % 5 == 0)?;
    guid.iter().any(|&byte| byte != 0).then(|| domain::timeline::hex(guid))
}

/// At most [`REFERENCES_MAX`] identifiers: the first, which names the thread, and the last ones (RFC 5537 §3.4.4).
fn first_and_last(mut ids: Vec<String>) -> Vec<String> {
    if ids.len() > REFERENCES_MAX {
        ids.drain(1..=ids.len() - REFERENCES_MAX);
    }
    ids
}

/// Text, HTML, and the three parts of the text.
fn write_texts(message: &mut Inbound, bodies: Bodies, cleaned: &mut Cleaned) {
    let clean_html = bodies.html.as_deref().and_then(|raw| match html::sanitise(raw) {
        Ok(clean) => Some(clean.replace('\0', "")),
        Err(html::TooMuch(limit)) => {
            message.defects.push(Defect::CutOff(limit.to_owned()));
            None
        }
    });
    let html_as_text = || {
        let rendered = clean_html.as_deref().and_then(html_text::parse).and_then(|dom| html_text::render(&dom));
        rendered.or_else(|| bodies.html.as_deref().map(plain::text_of)).unwrap_or_default()
    };
    let mut text = if bodies.text.trim().is_empty() { html_as_text() } else { bodies.text };
    if let Some((words, signature)) = sealed::readable(&text) {
        message.digital_signature.get_or_insert(signature);
        text = words;
    }
    let text = within_limit(message, clean::lines(&text, cleaned));
    let split = clean_html.as_deref().and_then(quote::split_html).unwrap_or_else(|| quote::split(&text));
    let Split { new, quoted, signature } = split;
    message.new_text = clean::lines(&new, cleaned).trim().to_owned();
    message.quoted = within_limit(message, clean::lines(&quoted, cleaned));
    message.signature = clean::lines(&signature, cleaned);
    message.text = text.trim_end().to_owned();
    message.html = clean_html;
    if !bodies.nested.is_empty() {
        let nested = within_limit(message, clean::lines(&bodies.nested, cleaned));
        if message.new_text.is_empty() && message.quoted.is_empty() {
            message.new_text = nested.trim().to_owned();
        } else {
            message.quoted = [message.quoted.as_str(), &nested].join("\n\n").trim().to_owned();
        }
        message.text = [message.text.as_str(), &nested].join("\n\n").trim().to_owned();
    }
    message.forwarded = quote::forwarded(&message.text);
    if message.text.contains("-----BEGIN PGP MESSAGE-----") {
        message.defects.push(Defect::Encrypted);
    }
}

fn within_limit_bytes(text: &str) -> &str {
    clean::head(text, TEXT_BYTES_MAX)
}

/// HTML of a part within the message, as text. Takes its bytes from those that are `left` to be understood.
fn html_to_text(raw: Option<String>, left: &mut usize) -> String {
    let Some(raw) = raw else { return String::new() };
    let rest = left.checked_sub(raw.len());
    *left = rest.unwrap_or_default();
    let clean = rest.and_then(|_| html::sanitise(&raw).ok());
    let rendered = clean.and_then(|clean| html_text::parse(&clean)).and_then(|dom| html_text::render(&dom));
    rendered.unwrap_or_else(|| plain::text_of(&raw))
}

fn within_limit(message: &mut Inbound, text: String) -> String {
    if text.len() <= TEXT_BYTES_MAX {
        return text;
    }
    message.defects.push(Defect::CutOff("text longer than 1 MB".to_owned()));
    clean::head(&text, TEXT_BYTES_MAX).to_owned()
}

/// All of the raw bytes as text, for what has no structure that could be read.
fn unreadable(raw: &[u8]) -> Inbound {
    let mut cleaned = Cleaned::default();
    let text = raw_text(raw, &mut cleaned);
    let mut message = Inbound {
        new_text: text.clone(),
        text,
        parts: vec![only_part(raw)],
        body_digest: digest::body_digest(raw),
        defects: vec![Defect::Unreadable, Defect::NoSender, Defect::NoMessageId, Defect::NoDate],
        ..Inbound::default()
    };
    if raw.len() > TEXT_BYTES_MAX {
        message.defects.push(Defect::CutOff("text longer than 1 MB".to_owned()));
    }
    note(&mut message, &cleaned);
    message
}

/// Bytes as text, as well as they can be shown.
fn raw_text(raw: &[u8], cleaned: &mut Cleaned) -> String {
    let head = raw.get(..TEXT_BYTES_MAX.min(raw.len())).unwrap_or(raw);
    let text = match std::str::from_utf8(head) {
        Ok(text) => text.to_owned(),
        Err(_) => fields::western(head),
    };
    clean::head(&clean::lines(&text, cleaned), TEXT_BYTES_MAX).trim().to_owned()
}

/// Notes what cleaning found, and each defect once.
fn note(message: &mut Inbound, cleaned: &Cleaned) {
    if cleaned.controls {
        message.defects.push(Defect::ControlCharacters);
    }
    if cleaned.replaced {
        message.defects.push(Defect::WrongCharset);
    }
    let mut seen: Vec<Defect> = Vec::new();
    for defect in message.defects.drain(..) {
        if !seen.contains(&defect) {
            seen.push(defect);
        }
    }
    message.defects = seen;
}
