//! Bytes to the tree of parts. What the parser gives up on is decoded here as RFC 2045 asks: "decoding software must
//! ignore" what is no base64 (§6.8), and "a robust implementation might choose to include" a stray `=` as it stands (§6.7).
//! Messages that are encoded themselves are opened here, within the bounds.

use super::bounds::{SEALED, bounded};
use super::transfer::{self, Transfer};
use crate::email::charset;
use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Encoded messages within encoded messages that are opened.
const SEALED_WITHIN_MAX: usize = 3;

/// The parts of the message in `bytes`, which are within the bounds. `None` when they are no message.
pub(super) fn open(bytes: &[u8]) -> Option<Message<'_>> {
    opened(bytes, SEALED_WITHIN_MAX)
}

/// Understands the fields of MIME and the date. All others are passed over: [`fields`](crate::email::fields) reads them
/// within bounds of its own, where the parser would keep an object for each word of them.
fn opened(bytes: &[u8], within: usize) -> Option<Message<'_>> {
    let parser = MessageParser::new().with_mime_headers().header_date(HeaderName::Date).default_header_ignore();
    let mut message = catch_unwind(AssertUnwindSafe(|| parser.parse(bytes))).ok().flatten()?;
    mend(&mut message, within);
    Some(message)
}

/// Opens what is sealed, and decodes what the parser could not.
fn mend(message: &mut Message<'_>, within: usize) {
    let raw = std::mem::take(&mut message.raw_message);
    let mut texts = Vec::new();
    for (id, part) in (0..).zip(&mut message.parts) {
        if let PartType::Message(inner) = &mut part.body {
            mend(inner, within);
        } else if is_sealed(part) {
            unseal(part, within);
        } else if (part.is_encoding_problem || transfer::declared(part) == Transfer::Uu) && decode(part, &raw) {
            texts.push(id);
        }
    }
    message.raw_message = raw;
    for id in texts {
        show(message, id);
    }
}

/// Whether a part is a message that the bounds have sealed.
pub(super) fn is_sealed(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype() == "message" && kind.subtype() == Some(SEALED))
}

fn unseal(part: &mut MessagePart<'_>, within: usize) {
    let PartType::Binary(content) = &mut part.body else { return };
    if within == 0 {
        return;
    }
    let content = std::mem::take(content).into_owned();
    let inner = opened(&bounded(&content).bytes, within - 1).map(Message::into_owned);
    part.body = match inner {
        Some(inner) => PartType::Message(Message { raw_message: content.into(), ..inner }),
        None => PartType::Binary(content.into()),
    };
}

/// Decodes a part on which the parser gave up. Gives whether it is a text.
fn decode(part: &mut MessagePart<'_>, raw: &[u8]) -> bool {
    let transfer = transfer::declared(part);
    let content = raw.get(part.offset_body as usize..part.offset_end as usize);
    let (Some(content), false) = (content, transfer == Transfer::Identity) else { return false };
    let is_html = part.is_content_type("text", "html");
    let is_text = part.content_type().is_none_or(|kind| kind.ctype() == "text");
    let decoded = transfer::decode(content, transfer, is_text);
    part.body = match (is_html, is_text) {
        (true, _) => PartType::Html(text(part, &decoded).into()),
        (_, true) => PartType::Text(text(part, &decoded).into()),
        _ => PartType::Binary(decoded.into()),
    };
    // Says only that its content is not what stands in the message.
    part.encoding = if transfer == Transfer::Base64 { Encoding::Base64 } else { Encoding::QuotedPrintable };
    is_text
}

/// Decoded content as text in the character set that its part declares.
fn text(part: &MessagePart<'_>, content: &[u8]) -> String {
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    charset::decoded(content, declared).text
}

/// Puts a text that the parser took for a file where texts are, unless it was sent as a file.
fn show(message: &mut Message<'_>, id: u32) {
    let Some(part) = message.part(id) else { return };
    let is_file = part.content_disposition().is_some_and(|disposition| disposition.is_attachment())
        || part.attachment_name().is_some();
    let is_html = matches!(part.body, PartType::Html(_));
    if is_file || !(is_html || part.is_content_type("text", "plain") || part.content_type().is_none()) {
        return;
    }
    message.attachments.retain(|&file| file != id);
    let (own, other) = match is_html {
        true => (&mut message.html_body, &mut message.text_body),
        false => (&mut message.text_body, &mut message.html_body),
    };
    for list in [Some(own), other.is_empty().then_some(other)].into_iter().flatten() {
        let at = list.partition_point(|&before| before < id);
        if list.get(at) != Some(&id) {
            list.insert(at, id);
        }
    }
}
