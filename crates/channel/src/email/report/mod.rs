//! The machine-readable parts of reports: what a mail system says about a message of ours. Bytes to facts; what they
//! mean is decided in `domain::message::bounce`. Bounded: [`GROUPS_BYTES_MAX`] bytes of a part, and as many recipients
//! as [`REPORTED_MAX`].

mod groups;

use super::fields::Fields;
use domain::customer::EmailAddress;
use domain::message::{Complaint, REPORTED_MAX, Receipt, Report, Returned};
use groups::Groups;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

/// Bytes of one machine-readable part that are read: [`REPORTED_MAX`] recipients with a long diagnostic each.
const GROUPS_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Lines of the returned message's header block that are looked at.
const RETURNED_LINES_MAX: usize = 2_000;
/// Recipients of the returned message that are kept; no letter of ours has more.
const RETURNED_TO_MAX: usize = 50;

/// What a part of a report is.
enum Kind {
    Delivery,
    Feedback,
    Disposition,
    Returned,
}

/// The report that a message carries; `None` when it has no such part.
pub(super) fn read(parsed: &Message<'_>) -> Option<Report> {
    let mut report = None;
    for part in &parsed.parts {
        let Some((kind, content)) = kind_of(parsed, part) else { continue };
        let report = report.get_or_insert_with(Report::default);
        let content = content.get(..GROUPS_BYTES_MAX.min(content.len())).unwrap_or_default();
        match kind {
            Kind::Delivery => {
                let left = REPORTED_MAX.saturating_sub(report.recipients.len());
                report.recipients.extend(Groups::of(content).recipients().take(left));
            }
            Kind::Feedback => report.complaint = report.complaint.take().or_else(|| Some(complaint(content))),
            Kind::Disposition => report.receipt = report.receipt.take().or_else(|| Some(receipt(parsed, content))),
            // The first one: below it may stand what that one carried.
            Kind::Returned => report.returned = report.returned.take().or_else(|| Some(returned(content))),
        }
    }
    report
}

/// What kind of report a part is, by its declared type, and its content with the transfer encoding taken off. Some
/// systems declare the groups of a delivery report as plain text: then its first line tells.
fn kind_of(parsed: &Message<'_>, part: &MessagePart<'_>) -> Option<(Kind, Vec<u8>)> {
    let declared = part.content_type()?;
    let subtype = declared.subtype().unwrap_or_default().to_ascii_lowercase();
    let kind = match (declared.ctype().to_ascii_lowercase().as_str(), subtype.as_str()) {
        ("message", "delivery-status" | "global-delivery-status") => Kind::Delivery,
        ("message", "feedback-report") => Kind::Feedback,
        ("message", "disposition-notification" | "global-disposition-notification") => Kind::Disposition,
        ("message", "rfc822" | "global" | "rfc822-headers" | "global-headers") | ("text", "rfc822-headers") => {
            Kind::Returned
        }
        ("text", "plain" | "delivery-status") => {
            let content = content(parsed, part)?;
            return groups::look_like_groups(&content).then_some((Kind::Delivery, content));
        }
        _ => return None,
    };
    Some((kind, content(parsed, part)?))
}

fn content(parsed: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    if let PartType::Message(inner) = &part.body
        && part.encoding != Encoding::None
    {
        return Some(inner.raw_message.to_vec());
    }
    let slice = parsed.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(slice.to_vec()),
        Encoding::Base64 => base64_decode(slice),
        Encoding::QuotedPrintable => quoted_printable_decode(slice),
    }
}

/// The headers of the message that came back.
fn returned(content: &[u8]) -> Returned {
    let fields = Fields::of(content, RETURNED_LINES_MAX);
    let first = |name: &str| fields.addresses(name).into_iter().map(|address| address.email).next();
    Returned {
        message_id: fields.ids("message-id").into_iter().next(),
        subject: fields
            .text("subject")
            .map(|subject| subject.chars().filter(|c| !c.is_control()).collect())
            .unwrap_or_default(),
        to: fields.addresses("to").into_iter().map(|address| address.email).take(RETURNED_TO_MAX).collect(),
        return_path: first("return-path"),
    }
}

fn complaint(content: &[u8]) -> Complaint {
    let fields = Fields::of(content, RETURNED_LINES_MAX);
    let recipients = fields.addresses("original-rcpt-to").into_iter().map(|address| address.email);
    Complaint { kind: word(&fields, "feedback-type"), recipients: recipients.take(RETURNED_TO_MAX).collect() }
}

/// `Disposition: manual-action/MDN-sent-manually; displayed` (RFC 8098 §3.2.6): the type stands behind the semicolon.
fn receipt(parsed: &Message<'_>, content: &[u8]) -> Receipt {
    let fields = Fields::of(content, RETURNED_LINES_MAX);
    let disposition = word(&fields, "disposition");
    let kind = disposition.rsplit(';').next().unwrap_or_default();
    let kind = kind.split(['/', '(']).next().unwrap_or_default().trim();
    Receipt {
        automatic: disposition.starts_with("automatic-action"),
        disposition: kind.to_owned(),
        message_id: fields.ids("original-message-id").into_iter().next(),
        recipient: fields.text("final-recipient").and_then(|value| groups::address(&value)),
        at: parsed.date().map(|date| domain::Moment(date.to_timestamp().saturating_mul(1_000))),
    }
}

fn word(fields: &Fields<'_>, name: &str) -> String {
    let text = fields.text(name).unwrap_or_default().to_lowercase();
    text.trim().chars().filter(|c| !c.is_control()).take(100).collect()
}

/// One address out of a field that follows no grammar.
fn loose(value: &str) -> Option<EmailAddress> {
    let words = value.split(|c: char| c.is_whitespace() || "<>(),;\"[]".contains(c));
    words.filter(|word| word.contains('@')).find_map(|word| EmailAddress::parse(word).ok())
}
