//! The envelope of mail that was fetched: what the server that took it wrote into it.

use crate::email::fields::Fields;
use crate::email::return_path;
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::Envelope;

/// Lines of the header block that are looked at.
const LINES_MAX: usize = 2_000;

/// The envelope, but for whom it was sent to.
pub(super) fn envelope(raw: &[u8], host: &str, received_at: Moment, imported: bool) -> Envelope {
    let (sender, recipients) = (return_path(raw), Vec::new());
    Envelope {
        channel: ChannelKind::Email,
        sender,
        recipients,
        received_at,
        peer: host.to_owned(),
        // Who handed it over was seen by the server there, not by us.
        peer_address: None,
        helo: None,
        imported,
    }
}

/// Every address that it may have been sent to: first those that servers noted when they delivered it, then those that
/// its author named.
pub(super) fn named(raw: &[u8]) -> Vec<EmailAddress> {
    const FIELDS: [&str; 8] =
        ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "to", "cc", "resent-to"];
    let fields = Fields::of(raw, LINES_MAX);
    FIELDS.iter().flat_map(|name| fields.addresses(name)).map(|address| address.email).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_return_path_is_believed_and_the_null_path_kept() {
        let sender =
            |raw: &str| envelope(raw.as_bytes(), "imap.example", Moment(0), false).sender.map(|it| it.to_string());
        assert_eq!(sender("Return-Path: <b@x.example>\nFrom: a@x.example\n\n").as_deref(), Some("b@x.example"));
        assert_eq!(sender("Return-Path: <>\nFrom: mailer-daemon@x.example\n\n"), None);
        assert_eq!(sender("From: a@x.example\n\n").as_deref(), Some("a@x.example"));
        let all = named(b"To: Help <help@x.example>\nDelivered-To: box@x.example\nCc: c@y.example\n\n");
        assert_eq!(
            all.iter().map(EmailAddress::as_str).collect::<Vec<_>>(),
            ["box@x.example", "help@x.example", "c@y.example"]
        );
    }
}
