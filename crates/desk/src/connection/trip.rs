//! A message there and back: it leaves by the way that answers leave, comes by the way that customers' mail comes, and is
//! known by a token that stands nowhere but in it.

use super::{TRIPS_EVERY, TRIPS_KEPT, stands};
use crate::address::{Meaning, bounce_address, resolve};
use crate::intake::Prepared;
use crate::sign_in::digest_of;
use crate::{Desk, Parcel};
use domain::connection::{Came, LATE};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{Action, AutoSubmitted, Delivery, Nature, Ourselves, Outgoing, Purpose, bounce, nature};
use domain::{ConversationId, MailboxId, Millis, Moment};
use language::Language;
use store::{KeptTrip, Mailbox, Outcome, Trouble, Tx};

/// Messages that leave together.
const TRIPS_AT_A_TIME: i64 = 4;
/// A process that has not written down how a try ended by then has died over it.
const TRIP_LEASE: Millis = Millis::minutes(20);
/// Pause before another try: greylisting wants some minutes.
const TRIED_AGAIN_AFTER: Millis = Millis::minutes(2);
/// The identifier of such a message begins with this.
const MARK: &str = "there-and-back.";
/// Candidates for a token that are looked up in one message.
const CANDIDATES_MAX: usize = 8;

/// A message that is ready to leave.
pub(crate) struct ReadyTrip {
    kept: KeptTrip,
    pub(crate) parcel: Parcel,
}

/// How a message that comes knows one of ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum As {
    /// It is the message.
    Itself,
    /// It came to where reports about the message go.
    Report,
}

impl Desk {
    /// Two messages are to go there and back, if mail can leave, and none went a moment ago.
    pub(super) fn begin_trips(&self, tx: &mut Tx<'_, '_>, mailbox: MailboxId, now: Moment) -> Result<(), Trouble> {
        let last = tx.trips(mailbox)?.iter().map(|kept| kept.trip.begun_at).max();
        if !self.mail.can_deliver() || last.is_some_and(|at| now.since(at) < TRIPS_EVERY) {
            return Ok(());
        }
        let ids = [(self.chance.id(now), false), (self.chance.id(now), true)];
        tx.begin_trips(mailbox, &ids, now - TRIPS_KEPT, now)
    }

    /// Messages whose turn it is, each with a fresh token. There are none while mail cannot leave, or automatic mail is
    /// stopped.
    pub(crate) async fn due_trips(&self) -> Result<Vec<ReadyTrip>, Trouble> {
        if !self.mail.can_deliver() {
            return Ok(Vec::new());
        }
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let mut ready = Vec::new();
                for kept in tx.due_trips(now, TRIPS_AT_A_TIME)? {
                    ready.extend(written(&desk, tx, kept, now)?);
                }
                Ok(ready)
            })
            .await
    }

    /// Writes down how a try ended. What may have left is waited for.
    pub(crate) async fn trip_ended(&self, of: ReadyTrip, delivery: Delivery) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (now, id) = (desk.now(), of.kept.id);
                match &delivery {
                    Delivery::Accepted { .. } | Delivery::Uncertain { .. } => tx.trip_left(id, now)?,
                    Delivery::Later { why, answer } if now.since(of.kept.trip.begun_at) < LATE => {
                        tx.try_trip_again(id, now + TRIED_AGAIN_AFTER, &told(why, answer))?;
                    }
                    Delivery::Later { why, answer } | Delivery::Refused { why, answer } => {
                        tx.end_trip(id, now, &told(why, answer))?;
                    }
                }
                match tx.mailbox(of.kept.mailbox)? {
                    Some(mailbox) => stands(tx, &mailbox, now),
                    None => Ok(()),
                }
            })
            .await
    }

    /// Takes an arrival as a message of ours that came back, or a report about one, if it is one. It is kept like everything
    /// that comes in, and is no conversation.
    pub(crate) async fn trip_comes(&self, prepared: &Prepared) -> Result<Option<Outcome>, Trouble> {
        if prepared.is_old() {
            return Ok(None);
        }
        let subject = prepared.inbound.subject.clone();
        let id = prepared.inbound.external_id.clone().unwrap_or_default();
        let recipients = prepared.arrival.envelope.recipients.clone();
        let candidates = self.store.read(move |read| {
            let mut found = itself(&id, &subject);
            for recipient in recipients.iter().filter(|address| address.local_part().contains('+')).take(CANDIDATES_MAX)
            {
                if let Some((_, Meaning::Bounce(token))) = resolve(read, recipient)? {
                    found.push((token, As::Report));
                }
            }
            for (token, how) in found {
                if let Some(kept) = read.trip_by_token(&digest_of(&token))? {
                    return Ok(Some((kept, how)));
                }
            }
            Ok::<_, Trouble>(None)
        });
        let Some((kept, how)) = candidates.await? else { return Ok(None) };
        let came = match how {
            As::Itself => Some(came(prepared)),
            As::Report => None,
        };
        let undeliverable = if how == As::Report { undeliverable(prepared) } else { None };
        let (desk, arrival) = (self.clone(), prepared.arrival.id);
        let taken = self.store.write(move |tx| {
            let now = desk.now();
            if let Some(came) = &came {
                tx.trip_came(kept.id, came)?;
            }
            if let Some(why) = &undeliverable {
                tx.end_trip(kept.id, now, why)?;
            }
            if let Some(mailbox) = tx.mailbox(kept.mailbox)? {
                stands(tx, &mailbox, now)?;
            }
            tx.arrival_taken(arrival, &desk.worker, now, Outcome::KeptAside)
        });
        if taken.await? { Ok(Some(Outcome::KeptAside)) } else { Err(Trouble::Collision) }
    }
}

/// How it came.
fn came(prepared: &Prepared) -> Came {
    let envelope = &prepared.arrival.envelope;
    let fetched = envelope.helo.is_none() && envelope.peer_address.is_none();
    Came { at: envelope.received_at, from: envelope.peer.clone(), fetched, proof: prepared.authentication.clone() }
}

/// Why it could not be delivered, if that is what a report says; whatever else comes there is kept and means nothing.
fn undeliverable(prepared: &Prepared) -> Option<String> {
    let mailbox = prepared.arrival.envelope.recipients.first()?;
    let us = Ourselves { loop_mark: "", is_ours: &|_| false, mailbox, answers_us: true };
    let reading = nature(&prepared.inbound, &prepared.arrival.envelope, &prepared.wording, &us);
    if reading.nature != Nature::Bounce {
        return None;
    }
    let report = bounce(&prepared.inbound);
    let failed = report.recipients.iter().find(|one| one.action == Action::Failed)?;
    Some(told(failed.reason.words(), &failed.diagnostic))
}

/// A reason with the other server's own words, as far as a screen needs them.
fn told(why: &str, answer: &str) -> String {
    const CHARS_MAX: usize = 500;
    let why = why.trim_end_matches('.');
    let words = if answer.is_empty() { why.to_owned() } else { format!("{why}: {answer}") };
    words.chars().filter(|c| !c.is_control()).take(CHARS_MAX).collect()
}

/// Tokens that stand in an identifier or at the end of a subject: some carriers give a message another identifier.
fn itself(id: &str, subject: &str) -> Vec<(String, As)> {
    let of_id = id.strip_prefix(MARK).and_then(|rest| rest.split('@').next());
    let last =
        subject.split_whitespace().next_back().map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    let is_token = |text: &&str| {
        (8..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
    };
    of_id.into_iter().chain(last).filter(is_token).map(|token| (token.to_owned(), As::Itself)).collect()
}

/// The message with its token, or nothing where it may not leave.
fn written(desk: &Desk, tx: &mut Tx<'_, '_>, kept: KeptTrip, now: Moment) -> Result<Option<ReadyTrip>, Trouble> {
    let Some(installation) = tx.installation()?.filter(|it| it.automatic_stopped.is_none()) else { return Ok(None) };
    let Some(mailbox) = tx.mailbox(kept.mailbox)? else { return Ok(None) };
    if kept.unfinished {
        // The program stopped over it: it may have left, and comes with the token that it has.
        tx.trip_left(kept.id, now)?;
        return Ok(None);
    }
    let token = desk.chance.address_token();
    if !tx.trip_leaves(kept.id, &digest_of(&token), now, now + TRIP_LEASE)? {
        return Ok(None);
    }
    let language = Language::of_tag(&installation.language).unwrap_or_default();
    let address = if kept.trip.tagged { tagged(&mailbox) } else { mailbox.address.clone() };
    let outgoing = Outgoing {
        channel: ChannelKind::Email,
        purpose: Purpose::Notification,
        conversation: ConversationId(0),
        external_id: format!("{MARK}{token}@{}", mailbox.address.domain()),
        from: Address::new(installation.name.clone(), mailbox.address.clone()),
        return_path: bounce_address(&mailbox, &token),
        reply_to: None,
        to: vec![Address::new(installation.name.clone(), address)],
        cc: Vec::new(),
        subject: language.connection_letter_subject(mailbox.address.as_str(), &token),
        in_reply_to: None,
        references: Vec::new(),
        date: now,
        text: language.connection_letter(mailbox.address.as_str(), &installation.name),
        quoted: None,
        attachments: Vec::new(),
        auto_submitted: Some(AutoSubmitted::Generated),
        loop_mark: installation.loop_mark.clone(),
        page_url: None,
        copy: None,
        enclosed: None,
        marked: false,
    };
    Ok(Some(ReadyTrip { kept, parcel: Parcel { outgoing, contents: Vec::new() } }))
}

/// The mailbox's address with a tag, as answers of customers come to.
pub fn tagged(mailbox: &Mailbox) -> EmailAddress {
    let (local, domain) = (mailbox.address.local_part(), mailbox.address.domain());
    EmailAddress::parse(&format!("{local}+test@{domain}")).unwrap_or_else(|_| mailbox.address.clone())
}
