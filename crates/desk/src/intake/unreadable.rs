//! Arrivals that fail again and again become a visible conversation with an owner and the original attached: nothing
//! inbound is ever lost, and nothing is tried for ever.

use super::prepare::Prepared;
use super::take_in::Story;
use crate::Desk;
use domain::message::{Defect, Inbound, Wording};
use store::{Arrival, Trouble};

/// The subject of what is shown as it came. Pages say it in the reader's language.
pub const UNREADABLE_SUBJECT: &str = "A message that could not be read";
/// How its beginning in a list begins; behind it stands why.
pub const UNREADABLE_SNIPPET: &str = "Could not be read: ";

impl Desk {
    /// Shows an arrival as it came.
    pub(super) async fn show_unreadable(&self, arrival: &Arrival, trouble: &Trouble) -> Result<(), Trouble> {
        let raw = self.original_bytes(arrival.original.clone()).await.unwrap_or_default();
        let prepared = Prepared::as_it_came(arrival.clone(), &raw, &trouble.to_string());
        let prepared = std::sync::Arc::new(prepared);
        let desk = self.clone();
        self.store
            .write_behind(move |tx| Story { desk: &desk, prepared: &prepared, now: desk.now() }.run(tx))
            .await
            .map(drop)
    }
}

impl Prepared {
    /// An arrival that is not understood, and why.
    pub(super) fn as_it_came(arrival: Arrival, raw: &[u8], why: &str) -> Self {
        let text: String = String::from_utf8_lossy(raw).chars().take(TEXT_CHARS_MAX).filter(|c| *c != '\0').collect();
        let inbound = Inbound {
            subject: UNREADABLE_SUBJECT.to_owned(),
            text,
            defects: vec![Defect::Unreadable],
            body_digest: String::new(),
            ..Inbound::default()
        };
        Prepared {
            wording: Wording::of(&inbound, &arrival.envelope),
            arrival,
            inbound,
            authentication: None,
            filter: None,
            tokens: Vec::new(),
            snippet: format!("{UNREADABLE_SNIPPET}{why}"),
            language: None,
            likeness: None,
            forwarded: None,
        }
    }
}

/// Characters of the raw bytes shown in the page; the original has them all.
const TEXT_CHARS_MAX: usize = 20_000;
