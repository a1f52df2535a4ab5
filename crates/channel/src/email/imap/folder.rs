//! One folder of one server: what is in it, its messages, and moving them. Names of folders travel in a form of their own
//! (RFC 3501 §5.1.3).

use super::wire::{Ended, Line, code, quoted};
use crate::email::fields;
use domain::Moment;
use domain::source::{Fault, Numbering};
use imap_proto::{AttributeValue, MailboxDatum, Response, ResponseCode};
use std::time::Duration;

/// Slower than this a server is taken for a broken one.
const BYTES_PER_SECOND_MIN: u64 = 8 * 1024;
/// Bytes of one response that are no message.
const LITERAL_BYTES_MAX: usize = 64 * 1024;

/// Numbers that one search may find: more than any folder has messages. A server could go on for ever.
const FOUND_MAX: usize = 10_000_000;

/// A message as it lies in a folder.
#[derive(Clone, Debug)]
pub(super) struct Lying {
    pub(super) uid: u32,
    /// Bytes; some servers only guess, and 0 is one that was not told.
    pub(super) size: u64,
}

/// A message that was fetched.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) uid: u32,
    pub(super) raw: Vec<u8>,
    /// When it came to that folder, says the server.
    pub(super) internal_date: Option<Moment>,
}

/// What came of the messages that were asked for.
pub(super) struct HandedOut {
    /// Those that came whole, in order.
    pub(super) fetched: Vec<Fetched>,
    /// Why no more came, where more should have.
    pub(super) broken: Option<Fault>,
}

impl Line {
    /// Opens a folder.
    pub(super) async fn select(&mut self, folder: &str) -> Result<Numbering, Fault> {
        let mut opened = Numbering::default();
        let command = format!("SELECT {}", quoted(&encoded(folder))?);
        let ended = self.command(&command, self.patience, LITERAL_BYTES_MAX, |response| match code(response) {
            Some(ResponseCode::UidValidity(number)) => opened.uid_validity = *number,
            Some(ResponseCode::UidNext(number)) => opened.uid_next = *number,
            _ => {}
        });
        if let Ended::No(_) = ended.await? {
            return Err(Fault::NoFolder(folder.to_owned()));
        }
        if opened.uid_next == 0 {
            // Old servers do not say (RFC 3501 §2.3.1.1): it is one more than the highest.
            let highest = self.search("UID *").await?.last().copied().unwrap_or_default();
            (opened.uid_next, opened.counted) = (highest.saturating_add(1), true);
        }
        self.grown = false;
        Ok(opened)
    }

    /// The numbers of messages that fit, in order.
    pub(super) async fn search(&mut self, what: &str) -> Result<Vec<u32>, Fault> {
        let mut found = Vec::new();
        let command = format!("UID SEARCH {what}");
        let ended = self.command(&command, self.patience, LITERAL_BYTES_MAX, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response
                && found.len() <= FOUND_MAX
            {
                found.extend_from_slice(uids);
            }
        });
        ended.await?.must()?;
        if found.len() > FOUND_MAX {
            return Err(Fault::Odd(format!("it found more than {FOUND_MAX} messages")));
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Those of these messages that are still there.
    pub(super) async fn still_there(&mut self, uids: &[u32]) -> Result<Vec<u32>, Fault> {
        let (Some(first), Some(last)) = (uids.first(), uids.last()) else { return Ok(Vec::new()) };
        // A server may tell only now what others removed (RFC 2180 §4.1).
        self.ask("NOOP").await?.must()?;
        let mut found = self.search(&format!("UID {first}:{last}")).await?;
        found.retain(|uid| uids.contains(uid));
        Ok(found)
    }

    /// The sizes of messages. One whose size is not told may have gone, or the server does not know it.
    pub(super) async fn sizes(&mut self, uids: &[u32]) -> Result<Vec<Lying>, Fault> {
        let mut lying: Vec<Lying> = uids.iter().map(|&uid| Lying { uid, size: 0 }).collect();
        let command = format!("UID FETCH {} (UID RFC822.SIZE)", listed(uids));
        let ended = self.command(&command, self.patience, LITERAL_BYTES_MAX, |response| {
            let Response::Fetch(_, attributes) = response else { return };
            let uid =
                attributes.iter().find_map(|it| if let AttributeValue::Uid(uid) = it { Some(*uid) } else { None });
            let size = attributes
                .iter()
                .find_map(|it| if let AttributeValue::Rfc822Size(size) = it { Some(u64::from(*size)) } else { None });
            if let Some(one) = lying.iter_mut().find(|one| Some(one.uid) == uid) {
                one.size = size.unwrap_or_default();
            }
        });
        let ended = ended.await?;
        // Refused because of one of them: the messages themselves are asked for all the same.
        if ended.is_for_now() { ended.must().map(|()| lying) } else { Ok(lying) }
    }

    /// Messages, each cut off after so many bytes, together at most `bytes_all`. What was removed meanwhile is missing, and
    /// so is what the server does not hand out.
    pub(super) async fn messages(&mut self, uids: &[u32], bytes_max: usize, bytes_all: u64) -> HandedOut {
        let mut fetched: Vec<Fetched> = Vec::new();
        let mut bytes = 0;
        // PEEK leaves the mark "read" as it is.
        let command = format!("UID FETCH {} (UID INTERNALDATE BODY.PEEK[]<0.{bytes_max}>)", listed(uids));
        let patience = self.patience + Duration::from_secs(bytes_all / BYTES_PER_SECOND_MIN);
        let ended = self.command(&command, patience, bytes_max, |response| {
            let Response::Fetch(_, attributes) = response else { return };
            let (mut uid, mut raw, mut internal_date) = (None, None, None);
            for attribute in attributes {
                match attribute {
                    AttributeValue::Uid(number) => uid = Some(*number),
                    AttributeValue::InternalDate(text) => internal_date = date(text),
                    AttributeValue::BodySection { section: None, data: Some(data), .. } => raw = Some(data.to_vec()),
                    _ => {}
                }
            }
            // Other clients' changes come the same way; a message is what has bytes.
            let raw = raw.filter(|raw| !raw.is_empty());
            if let (Some(uid), Some(raw)) = (uid.filter(|uid| uids.contains(uid)), raw) {
                bytes += raw.len() as u64;
                if bytes <= bytes_all {
                    fetched.push(Fetched { uid, raw, internal_date });
                }
            }
        });
        let broken = match ended.await {
            Ok(ended) if ended.is_for_now() => ended.must().err(),
            Ok(_) => None,
            Err(fault) => Some(fault),
        };
        fetched.sort_by_key(|one| one.uid);
        // Under the number of another one a message is still a message.
        fetched.dedup_by(|one, other| one.uid == other.uid && one.raw == other.raw);
        HandedOut { fetched, broken }
    }

    /// Moves messages to another folder, which is made when it is missing.
    pub(super) async fn move_to(&mut self, uids: &[u32], folder: &str) -> Result<(), Fault> {
        let (uids, name) = (listed(uids), quoted(&encoded(folder))?);
        let command =
            if self.can.moves { format!("UID MOVE {uids} {name}") } else { format!("UID COPY {uids} {name}") };
        if let Ended::No(_) = self.ask(&command).await? {
            // It is there already, or it cannot be made: the second try tells.
            let _ = self.ask(&format!("CREATE {name}")).await?;
            self.ask(&command).await?.must()?;
        }
        if !self.can.moves {
            self.ask(&format!("UID STORE {uids} +FLAGS.SILENT (\\Deleted)")).await?.must()?;
            // Without UIDPLUS, what others marked would go as well; then the mark has to do.
            if self.can.uidplus {
                self.ask(&format!("UID EXPUNGE {uids}")).await?.must()?;
            }
        }
        Ok(())
    }
}

/// Numbers as a set: runs of neighbours become ranges.
fn listed(uids: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &uid in uids {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(uid) => *last = uid,
            _ => ranges.push((uid, uid)),
        }
    }
    let words =
        ranges.iter().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}:{last}") });
    words.collect::<Vec<_>>().join(",")
}

/// `17-Jul-1996 02:44:25 -0700`.
fn date(text: &str) -> Option<Moment> {
    fields::date(text.trim().replacen('-', " ", 2).as_bytes())
}

/// The name of a folder in the form of its own: what is no printable ASCII stands in UTF-16 between `&` and `-`, in a
/// Base64 with `,` for `/`.
pub(super) fn encoded(folder: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    let mut out = String::new();
    let mut rest = folder;
    while let Some(first) = rest.chars().next() {
        let plain = |c: &char| (' '..='~').contains(c);
        let length = rest.find(|c: char| plain(&c) != plain(&first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        if plain(&first) {
            out.push_str(&run.replace('&', "&-"));
        } else {
            let bytes: Vec<u8> = run.encode_utf16().flat_map(u16::to_be_bytes).collect();
            out.push('&');
            out.push_str(&STANDARD_NO_PAD.encode(bytes).replace('/', ","));
            out.push('-');
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_dates_and_numbers_are_written_as_the_protocol_wants_them() {
        for (name, wire) in [
            ("INBOX", "INBOX"),
            ("Tom & Jerry", "Tom &- Jerry"),
            // The examples of RFC 3501 §5.1.3.
            ("~peter/mail/\u{53f0}\u{5317}/\u{65e5}\u{672c}\u{8a9e}", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
            ("Auftr\u{e4}ge", "Auftr&AOQ-ge"),
        ] {
            assert_eq!(encoded(name), wire);
        }
        assert_eq!(listed(&[1, 2, 3, 7, 9, 10, u32::MAX]), "1:3,7,9:10,4294967295");
        assert_eq!(date("17-Jul-1996 02:44:25 -0700").map(Moment::rfc3339).as_deref(), Some("1996-07-17T09:44:25Z"));
        assert_eq!(date(" 2-Nov-2026 10:00:00 +0100"), Some(Moment(1_793_610_000_000)));
    }
}
