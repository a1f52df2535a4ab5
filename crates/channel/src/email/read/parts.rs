//! The parts of a message: which of them are its text, which are files, and what types they declare.

use super::clean::{self, Cleaned};
use super::transfer;
use super::{calendar, name, open, uu, within_limit_bytes};
use crate::email::{charset, fields, report};
use domain::message::{Attachment, ContentType, Defect, Inbound, Invitation, PARTS_MAX, Part};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// Files kept of one message; the rest is in the raw message only.
pub(super) const ATTACHMENTS_MAX: usize = 200;
/// Messages within messages that are looked into.
const NESTING_MAX: usize = 4;

/// Bytes of HTML that are read in all messages within the message together; of more, the tags are left out.
const NESTED_HTML_BYTES_MAX: usize = super::html::HTML_BYTES_MAX;

/// The texts found.
#[derive(Default)]
pub(super) struct Bodies {
    /// All parts meant to be read as plain text.
    pub(super) text: String,
    /// All parts meant to be read, as HTML; `None` when no part is HTML.
    pub(super) html: Option<String>,
    /// The texts of messages within the message, each below its sender, date and subject.
    pub(super) nested: String,
}

/// Reads all parts: types and files into `message`, texts into what is returned.
pub(super) fn read(parsed: &Message<'_>, message: &mut Inbound, cleaned: &mut Cleaned) -> Bodies {
    let mut bodies = Bodies { text: plain(parsed, cleaned), html: html(parsed, cleaned), nested: String::new() };
    types(parsed, message, cleaned);
    files(parsed, message, cleaned);
    message.report = report::read(parsed);
    message.invitation = invitation(parsed, cleaned);
    nested(parsed, &mut bodies.nested, cleaned, 0, &mut { NESTED_HTML_BYTES_MAX });
    message.defects.extend(parsed.parts.first().and_then(piece));
    if message.content_types.iter().any(|kind| kind.name == "multipart/encrypted") {
        message.defects.push(Defect::Encrypted);
    }
    bodies
}

/// Whether the message is a piece of a larger one, and which.
fn piece(root: &MessagePart<'_>) -> Option<Defect> {
    let kind = root.content_type().filter(|kind| kind.ctype() == "message" && kind.subtype() == Some("partial"))?;
    let number = |name: &str| kind.attribute(name)?.trim().parse::<u32>().ok();
    Some(Defect::Piece(match (number("number"), number("total")) {
        (Some(number), Some(total)) => format!("{number} of {total}"),
        (Some(number), None) => number.to_string(),
        (None, _) => "nobody says which".to_owned(),
    }))
}

/// The event of the first calendar part.
fn invitation(parsed: &Message<'_>, cleaned: &mut Cleaned) -> Option<Invitation> {
    let mut calendars = parsed
        .parts
        .iter()
        .filter(|part| part.is_content_type("text", "calendar") || part.is_content_type("application", "ics"));
    calendars.find_map(|part| {
        let method = part.content_type()?.attribute("method");
        match &part.body {
            PartType::Binary(bytes) => calendar::read(&String::from_utf8_lossy(bytes), method),
            _ => calendar::read(&decoded(parsed, part, cleaned), method),
        }
    })
}

/// The plain text: parts that are text; those that are HTML only are left to the HTML.
fn plain(parsed: &Message<'_>, cleaned: &mut Cleaned) -> String {
    let texts: Vec<String> = parsed
        .text_body
        .iter()
        .filter_map(|&id| parsed.part(id))
        .filter_map(|part| match &part.body {
            PartType::Text(_) => Some(without_files(decoded(parsed, part, cleaned))),
            _ => None,
        })
        .collect();
    let only_html = parsed.text_body.iter().filter_map(|&id| parsed.part(id)).any(|part| part.is_text_html());
    // A part that is HTML only, beside others: the HTML of all of them is the whole truth.
    if only_html { String::new() } else { join(texts) }
}

/// The text without the files that stand in it.
fn without_files(text: String) -> String {
    let mut out = String::new();
    let mut at = 0;
    for file in uu::all(text.as_bytes()) {
        out.push_str(text.get(at..file.place.start).unwrap_or_default());
        at = file.place.end;
    }
    if at == 0 { text } else { out + text.get(at..).unwrap_or_default() }
}

fn join(texts: Vec<String>) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(&text);
    }
    out
}

/// The HTML: all parts in order, plain ones written as HTML. `None` when none of them is HTML.
fn html(parsed: &Message<'_>, cleaned: &mut Cleaned) -> Option<String> {
    let parts: Vec<&MessagePart<'_>> = parsed.html_body.iter().filter_map(|&id| parsed.part(id)).collect();
    if !parts.iter().any(|part| part.is_text_html()) {
        return None;
    }
    let pieces = parts.into_iter().filter_map(|part| match &part.body {
        PartType::Html(_) => Some(decoded(parsed, part, cleaned)),
        PartType::Text(_) => {
            let text = decoded(parsed, part, cleaned);
            Some(format!("<div>{}</div>", ammonia::clean_text(&text).replace('\n', "<br>").replace("&#10;", "<br>")))
        }
        _ => None,
    });
    Some(pieces.collect())
}

/// The text of a part in the character set that it declares.
fn decoded(parsed: &Message<'_>, part: &MessagePart<'_>, cleaned: &mut Cleaned) -> String {
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    let Some(bytes) = raw_content(parsed, part) else { return String::new() };
    let decoded = charset::decoded(&bytes, declared);
    cleaned.replaced |= decoded.is_guessed;
    decoded.text
}

/// The content of a part with its transfer encoding taken off, as bytes. `None` for what has no content of its own.
fn raw_content<'a>(parsed: &'a Message<'_>, part: &'a MessagePart<'_>) -> Option<Cow<'a, [u8]>> {
    let is_text = match &part.body {
        PartType::Multipart(_) => return None,
        PartType::Message(inner) if part.encoding != Encoding::None => return Some(Cow::Borrowed(&inner.raw_message)),
        PartType::Message(_) => false,
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if part.encoding != Encoding::None => {
            return Some(Cow::Borrowed(bytes));
        }
        PartType::Binary(_) | PartType::InlineBinary(_) => false,
        PartType::Text(_) | PartType::Html(_) => true,
    };
    let slice = parsed.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    Some(transfer::as_they_stand(slice, transfer::declared(part), is_text))
}

/// The declared types of all parts in order, and the parts that hold something themselves; those of messages within
/// included.
fn types(parsed: &Message<'_>, message: &mut Inbound, cleaned: &mut Cleaned) {
    for part in &parsed.parts {
        if message.content_types.len() >= PARTS_MAX {
            message.defects.push(Defect::CutOff(format!("more than {PARTS_MAX} parts")));
            return;
        }
        message.content_types.push(declared_type(part));
        match &part.body {
            PartType::Multipart(_) => {}
            PartType::Message(inner) => types(inner, message, cleaned),
            _ => message.parts.push(leaf(parsed, part, cleaned)),
        }
    }
}

fn leaf(parsed: &Message<'_>, part: &MessagePart<'_>, cleaned: &mut Cleaned) -> Part {
    let content_type = type_name(part);
    let bytes = raw_content(parsed, part).map_or(part.contents().len(), |content| content.len());
    let name = part.attachment_name().map(|offered| name::safe(Some(offered), &content_type, cleaned));
    Part { content_type, bytes, name }
}

fn declared_type(part: &MessagePart<'_>) -> ContentType {
    let parameter = |name: &str| {
        let value = part.content_type()?.attribute(name)?;
        Some(clean::line(&value.to_lowercase(), 200, &mut Cleaned::default()))
    };
    ContentType { name: type_name(part), report_type: parameter("report-type"), method: parameter("method") }
}

/// The media type as declared, lower case, or what it is without declaration.
fn type_name(part: &MessagePart<'_>) -> String {
    let declared = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    if open::is_sealed(part) {
        return "message/rfc822".to_owned();
    }
    let name = clean::line(&declared.unwrap_or_default().to_lowercase(), 200, &mut Cleaned::default());
    match (&part.body, name.is_empty()) {
        (_, false) => name,
        (PartType::Text(_), _) => "text/plain".to_owned(),
        (PartType::Html(_), _) => "text/html".to_owned(),
        (PartType::Message(_), _) => "message/rfc822".to_owned(),
        (PartType::Multipart(_), _) => "multipart/mixed".to_owned(),
        _ => "application/octet-stream".to_owned(),
    }
}

/// Everything that is not the text itself.
fn files(parsed: &Message<'_>, message: &mut Inbound, cleaned: &mut Cleaned) {
    for part in parsed.attachments.iter().filter_map(|&id| parsed.part(id)) {
        if message.attachments.len() == ATTACHMENTS_MAX {
            message.defects.push(Defect::CutOff(format!("more than {ATTACHMENTS_MAX} files")));
            return;
        }
        message.attachments.extend(file(parsed, part, cleaned));
    }
    let texts = parsed.text_body.iter().filter_map(|&id| parsed.part(id));
    for text in texts.filter_map(|part| if let PartType::Text(text) = &part.body { Some(text) } else { None }) {
        let room = ATTACHMENTS_MAX.saturating_sub(message.attachments.len());
        message.attachments.extend(uu::all(text.as_bytes()).take(room).map(|found| written_in(found, cleaned)));
    }
}

/// A file that stands in the text.
fn written_in(found: uu::Found, cleaned: &mut Cleaned) -> Attachment {
    let content_type = "application/octet-stream".to_owned();
    let name = name::safe(Some(&found.name), &content_type, cleaned);
    Attachment { name, content_type, bytes: found.bytes, content_id: None, inline: false }
}

fn file(parsed: &Message<'_>, part: &MessagePart<'_>, cleaned: &mut Cleaned) -> Option<Attachment> {
    if let PartType::Multipart(_) = part.body {
        return None;
    }
    let bytes = raw_content(parsed, part).map_or_else(|| part.contents().to_vec(), Cow::into_owned);
    let content_type = type_name(part);
    if content_type.starts_with("multipart/") {
        // Its boundary never comes: there are no parts, and the words are no file.
        return None;
    }
    let offered = match &part.body {
        PartType::Message(inner) => part
            .attachment_name()
            .map(str::to_owned)
            .or_else(|| field(inner, "Subject").map(|subject| format!("{}.eml", subject.replace(['/', '\\'], "-")))),
        _ => part.attachment_name().map(str::to_owned),
    };
    let content_id = part
        .content_id()
        .map(|id| clean::line(id.trim().trim_start_matches('<').trim_end_matches('>'), 998, cleaned))
        .filter(|id| !id.is_empty());
    let beside = part.content_disposition().is_some_and(|disposition| disposition.is_attachment());
    Some(Attachment {
        name: name::safe(offered.as_deref(), &content_type, cleaned),
        inline: !beside && (content_id.is_some() || matches!(part.body, PartType::InlineBinary(_))),
        content_type,
        bytes,
        content_id,
    })
}

/// The texts of messages within this one, so that a forwarded message can be read at once.
fn nested(parsed: &Message<'_>, out: &mut String, cleaned: &mut Cleaned, depth: usize, html_bytes: &mut usize) {
    for part in &parsed.parts {
        let PartType::Message(inner) = &part.body else { continue };
        if depth >= NESTING_MAX || out.len() > super::TEXT_BYTES_MAX {
            return;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&heading(inner));
        let text = plain(inner, cleaned);
        let text = if text.trim().is_empty() { super::html_to_text(html(inner, cleaned), html_bytes) } else { text };
        out.push_str(within_limit_bytes(&text));
        nested(inner, out, cleaned, depth + 1, html_bytes);
    }
}

/// Sender, date and subject of a message within the message.
fn heading(inner: &Message<'_>) -> String {
    let mut out = String::from("---------- Forwarded message ----------\n");
    for label in ["From", "Date", "Subject"] {
        if let Some(value) = field(inner, label) {
            out.push_str(&format!("{label}: {}\n", value.trim()));
        }
    }
    out.push('\n');
    out
}

/// The decoded text of a header field of a message within the message; `None` where it says nothing.
fn field(inner: &Message<'_>, name: &str) -> Option<String> {
    inner.header_raw(name).map(|raw| fields::text(raw.as_bytes())).filter(|text| !text.trim().is_empty())
}
