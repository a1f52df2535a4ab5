//! A quick look at an arrival before it is taken in: whom it may concern, so that no automatic message overtakes an
//! answer (stop-on-answer has no gap). Looks at the header block only, within a fixed number of bytes.

use super::fields::Fields;
use super::read::is_winmail;
use domain::message::Peek;

/// Bytes of the header block that are looked at. Larger ones are rare, and then automatic sends simply wait until
/// the message is taken in.
pub const PEEK_BYTES_MAX: usize = 64 * 1024;
/// Lines of it.
const LINES_MAX: usize = 2_000;
/// `References` identifiers kept, from the end: the message that is answered is the last one.
const LAST_REFERENCES: usize = 5;

/// The sender and the messages that this one answers. `None` when no sender can be found within
/// [`PEEK_BYTES_MAX`] bytes, or no header block names it: then automatic sends wait for whoever it may be.
pub fn peek(raw: &[u8]) -> Option<Peek> {
    if is_winmail(raw) {
        return None;
    }
    let fields = Fields::of(raw.get(..PEEK_BYTES_MAX.min(raw.len())).unwrap_or(raw), LINES_MAX);
    let from = fields.addresses("from").first().map(|address| without_nul(&address.email.canonical()))?;
    let mut answers = fields.ids("in-reply-to");
    let references = fields.ids("references");
    let last = references.len().saturating_sub(LAST_REFERENCES);
    for id in references.into_iter().skip(last) {
        if !answers.contains(&id) {
            answers.push(id);
        }
    }
    answers.truncate(2 * LAST_REFERENCES);
    Some(Peek { from: Some(from), answers, external_id: fields.ids("message-id").into_iter().next() })
}

/// Databases take no NUL; an address has none anyway.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sender_and_answered_messages_are_seen() {
        let raw = b"From: Ada <Ada@X.example>\r\nMessage-ID: <m@x>\r\nIn-Reply-To: <p@us>\r\nReferences: <o@us> <p@us>\r\n\r\nHi";
        let seen = peek(raw).unwrap();
        assert_eq!(seen.from.as_deref(), Some("ada@x.example"));
        assert_eq!(seen.answers, ["p@us", "o@us"]);
        assert_eq!(seen.external_id.as_deref(), Some("m@x"));
    }

    #[test]
    fn what_looks_like_a_sender_within_a_packed_mail_is_none() {
        let header = b"\r\nFrom: ada@x.example\r\n\r\n";
        assert!(peek(&[b"\x78\x9f\x3e\x23", &header[..]].concat()).is_some());
        assert_eq!(peek(&[b"\x78\x9f\x3e\x22", &header[..]].concat()), None);
    }

    #[test]
    fn without_a_sender_nothing_is_claimed() {
        assert_eq!(peek(b"Subject: x\r\n\r\nFrom: ada@x.example\r\n"), None);
        assert_eq!(peek(b""), None);
        let late = format!("X: {}\r\nFrom: ada@x.example\r\n\r\n", "y".repeat(PEEK_BYTES_MAX));
        assert_eq!(peek(late.as_bytes()), None);
    }
}
