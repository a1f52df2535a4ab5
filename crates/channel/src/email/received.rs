//! When a mail once came, as it says itself: for mail that is brought in later.

use super::fields::Fields;
use domain::customer::EmailAddress;
use domain::{Millis, Moment};

/// Lines of the header block that are looked at.
const LINES_MAX: usize = 2_000;
/// Clocks of senders are wrong by so much, and no more is believed.
const EARLY_MAX: Millis = Millis::days(2);
/// No server tries for longer (RFC 5321 §4.5.4.1 asks for four to five days).
const UNDER_WAY_MAX: Millis = Millis::days(7);

/// When it came: what the last server wrote on top (`Received`, RFC 5321 §4.4) when that fits to what the author wrote
/// (`Date`); else that date, for mail that was moved between servers carries the day of the move. Never after
/// `not_after`; `None` when nothing can be believed.
pub fn came_at(raw: &[u8], not_after: Moment) -> Option<Moment> {
    let fields = Fields::of(raw, LINES_MAX);
    let past = |at: &Moment| *at <= not_after && at.0 > 0;
    let written = fields.date("date").filter(past);
    let received = fields.received_at().filter(past);
    match (received, written) {
        (Some(received), Some(written)) => {
            let fits = received >= written - EARLY_MAX && received <= written + UNDER_WAY_MAX;
            Some(if fits { received } else { written })
        }
        (received, written) => received.or(written),
    }
}

/// The envelope's sender, as the server that took it wrote it down (`Return-Path`, RFC 5321 §4.4): perhaps the null path.
/// Where none did, the author is taken for it.
pub fn return_path(raw: &[u8]) -> Option<EmailAddress> {
    let fields = Fields::of(raw, LINES_MAX);
    match fields.text("return-path") {
        Some(path) => EmailAddress::parse(path.trim().trim_matches(['<', '>'])).ok(),
        None => fields.addresses("from").first().map(|address| address.email.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_793_610_000_000);

    fn at(raw: &str) -> Option<String> {
        came_at(raw.as_bytes(), NOW).map(Moment::rfc3339)
    }

    #[test]
    fn the_last_server_is_believed_where_it_fits_to_the_author() {
        let received = "Received: from a by b; id 7; Mon, 5 Oct 2026 10:00:05 +0200\n";
        let earlier = "Received: from c by a; Mon, 5 Oct 2026 09:59:00 +0200\n";
        let date = "Date: Mon, 5 Oct 2026 09:58:00 +0200\n\n";
        assert_eq!(at(&format!("{received}{earlier}{date}")).as_deref(), Some("2026-10-05T08:00:05Z"));
        let moved = "Received: from old by new; Sun, 1 Nov 2026 12:00:00 +0000\n";
        assert_eq!(at(&format!("{moved}{date}")).as_deref(), Some("2026-10-05T07:58:00Z"), "moved between servers");
        assert_eq!(at("Date: Mon, 5 Oct 2099 09:58:00 +0200\n\n"), None, "nothing comes from the future");
        assert_eq!(at(&format!("{received}\n")).as_deref(), Some("2026-10-05T08:00:05Z"));
        assert_eq!(at("Subject: x\n\n"), None);
    }
}
