//! An arrival, prepared to be taken in: read, checked and asked about, without a transaction.

use super::forward::PassedOn;
use super::places::{Place, Size};
use crate::Desk;
use domain::message::spam::FilterOpinion;
use domain::message::{Authentication, Defect, Inbound, Likeness, Wording, base_subject};
use domain::text::{LINE_CHARS, summary};
use language::Language;
use std::sync::Arc;
use std::time::Duration;
use store::{Arrival, Trouble};
use tokio::task::JoinError;

/// An arrival as read, with everything that needs no transaction.
pub(crate) struct Prepared {
    pub arrival: Arrival,
    pub inbound: Inbound,
    /// What its words say for a machine or a person.
    pub wording: Wording,
    /// Who really sent it; `None` where there was nothing to check.
    pub authentication: Option<Authentication>,
    /// What a spam filter beside the desk says of it.
    pub filter: Option<FilterOpinion>,
    pub tokens: Vec<String>,
    pub snippet: String,
    pub likeness: Option<Likeness>,
    /// The language of its words, where that is sure.
    pub language: Option<Language>,
    /// Who of us passed it on; `inbound` is what they passed on then.
    pub forwarded: Option<PassedOn>,
}

/// What takes longer to read is shown as it came: less than its lease, so that nobody else begins it meanwhile. A large
/// message takes some seconds.
const READING_MAX: Duration = Duration::from_secs(90);

impl Desk {
    /// Everything about an arrival that needs no transaction.
    pub(super) async fn prepare(&self, arrival: &Arrival, place: Option<Place>) -> Result<Prepared, Trouble> {
        let raw = Arc::new(self.original_bytes(arrival.original.clone()).await?);
        // The name servers and the filter answer while it is read.
        let ((authentication, filter), read) =
            tokio::join!(self.ask(arrival, &raw), self.read_apart(arrival, &raw, place));
        self.passed_on(Prepared { authentication, filter, ..read? }).await
    }

    /// Finds out who really sent it, and what a filter thinks of it. A mistake in one of them is no reason to lose or delay
    /// a message, or to do without the other.
    async fn ask(&self, arrival: &Arrival, raw: &Arc<Vec<u8>>) -> (Option<Authentication>, Option<FilterOpinion>) {
        if arrival.envelope.imported {
            // What domains publish today says nothing about then.
            return (None, None);
        }
        let what = || (self.mail.clone(), arrival.envelope.clone(), raw.clone());
        let (mail, envelope, bytes) = what();
        let checked = tokio::spawn(async move { mail.authenticate(&envelope, &bytes).await });
        let (mail, envelope, bytes) = what();
        let filtered = tokio::spawn(async move { mail.filter(&envelope, &bytes).await });
        let failed =
            |error: &JoinError| tracing::error!(inbound.id = %arrival.id, %error, "an arrival could not be checked");
        let (checked, filtered) = tokio::join!(checked, filtered);
        let checked = checked.inspect_err(failed).ok().filter(|found| *found != Authentication::default());
        (checked, filtered.inspect_err(failed).ok().flatten())
    }

    /// A place to read so many bytes, as soon as there is one. A simulation needs none: it has one thread, so that it is
    /// the same each time.
    pub(super) async fn place(&self, bytes: i64) -> Result<Option<Place>, Trouble> {
        if self.clock.is_virtual() { Ok(None) } else { Size::of(bytes).place().await.map(Some) }
    }

    /// Reads on a thread of its own, so that a long one holds nobody up. A mistake in reading is this arrival's trouble
    /// alone: it is counted, and its neighbours are taken in. A thread cannot be stopped: one that takes too long keeps its
    /// place until it ends, and nobody waits for it.
    pub(super) async fn read_apart(
        &self,
        arrival: &Arrival,
        raw: &Arc<Vec<u8>>,
        place: Option<Place>,
    ) -> Result<Prepared, Trouble> {
        let read = {
            let (desk, arrival, raw) = (self.clone(), arrival.clone(), raw.clone());
            move || desk.read(arrival, &raw)
        };
        let Some(place) = place else {
            return tokio::spawn(async move { read() }).await.map_err(|_| Trouble::Panicked);
        };
        let reading = tokio::task::spawn_blocking(move || {
            let _until_it_ends = place;
            read()
        });
        match tokio::time::timeout(READING_MAX, reading).await {
            Ok(read) => read.map_err(|_| Trouble::Panicked),
            Err(_) => {
                tracing::error!(inbound.id = %arrival.id, "an arrival takes too long to read; it is shown as it came");
                Ok(Prepared::as_it_came(arrival.clone(), raw, "reading it takes too long"))
            }
        }
    }

    pub(super) fn read(&self, arrival: Arrival, raw: &[u8]) -> Prepared {
        let inbound = self.mail.read(&arrival.envelope, raw);
        Prepared::of(arrival, inbound)
    }
}

impl Prepared {
    /// What needs no transaction and no name server.
    pub fn of(arrival: Arrival, inbound: Inbound) -> Self {
        let mut words = domain::text::tokens(&inbound.subject);
        words.extend(domain::text::tokens(&inbound.text));
        for address in inbound.from.iter() {
            words.extend(domain::text::tokens(&address.name));
            words.extend(domain::text::tokens(address.email.as_str()));
        }
        // Pictures inside the text are called image001.png by whoever made them.
        for file in inbound.attachments.iter().filter(|file| !file.inline) {
            words.extend(domain::text::tokens(&file.name));
        }
        words.sort_unstable();
        words.dedup();
        let snippet = snippet(shown(&inbound), &inbound.defects);
        let likeness = Likeness::of(&format!("{}\n{}", base_subject(&inbound.subject), shown(&inbound)));
        let language = crate::detect::language_of(shown(&inbound));
        Prepared {
            wording: Wording::of(&inbound, &arrival.envelope),
            arrival,
            inbound,
            authentication: None,
            filter: None,
            tokens: words,
            snippet,
            likeness,
            language,
            forwarded: None,
        }
    }

    /// Whether who sent it was checked and is not true ([`Authentication::fails`]).
    pub fn fails_authentication(&self) -> bool {
        self.authentication.as_ref().is_some_and(Authentication::fails)
    }

    /// Whether it is old mail that was brought in.
    pub(crate) fn is_old(&self) -> bool {
        self.arrival.envelope.imported
    }
}

/// What a list shows of a message: the beginning of its words, or why there are none.
pub(crate) fn snippet(text: &str, defects: &[Defect]) -> String {
    if text.trim().is_empty() && defects.contains(&Defect::Encrypted) {
        return "Encrypted, cannot be read here".to_owned();
    }
    summary(text, LINE_CHARS)
}

/// The words that are shown: what is new, else all.
pub(super) fn shown(inbound: &Inbound) -> &str {
    if inbound.new_text.is_empty() { &inbound.text } else { &inbound.new_text }
}
