//! Arrivals: the raw bytes with their envelope, kept before anybody hears "accepted", and taken in afterwards.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::message::{Envelope, Peek};
use domain::{ConversationId, InboundId, MailboxId, MessageId, Millis, Moment};
use std::ops::Range;

/// An arrival to be kept.
#[derive(Clone, Debug)]
pub struct NewArrival {
    /// Its id.
    pub id: InboundId,
    /// The identifier of the channel's vendor, where a repeated delivery is recognised by it.
    pub external_key: Option<String>,
    /// The mailbox that it came to; `None` for bounces and answers to notifications.
    pub mailbox: Option<MailboxId>,
    /// Who sent it to whom.
    pub envelope: Envelope,
    /// When it reached the desk.
    pub at: Moment,
    /// The bytes, when they are small; larger ones lie in the blob store already.
    pub raw: Option<Vec<u8>>,
    /// The digest under which the blob store holds the bytes.
    pub digest: Option<String>,
    /// Size of the raw bytes.
    pub bytes: i64,
    /// What could be seen at once; `None` when nothing could.
    pub peek: Option<Peek>,
    /// The conversation that it seems to answer, by its token or the identifiers that it names.
    pub conversation: Option<ConversationId>,
}

/// An arrival that a worker has claimed.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Its id.
    pub id: InboundId,
    /// The mailbox that it came to.
    pub mailbox: Option<MailboxId>,
    /// Who sent it to whom.
    pub envelope: Envelope,
    /// Who seems to have written it, as a canonical address.
    pub sender: Option<String>,
    /// How often it was begun.
    pub tries: i64,
    /// Size of the raw bytes.
    pub bytes: i64,
    /// Where the bytes are.
    pub original: Original,
}

/// Where the bytes of an arrival are.
#[derive(Clone, Debug)]
pub enum Original {
    /// In the row.
    Here(Vec<u8>),
    /// In the blob store, under this digest.
    Blob(String),
}

/// What became of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It became a message, or was folded into one.
    Message(MessageId),
    /// It concerns no conversation; kept and visible in the list of arrivals.
    KeptAside,
}

statements! {
    INSERT = "INSERT INTO inbound (id, channel, external_key, mailbox_id, envelope, raw, digest, bytes, sender, conversation_id, state, run_at, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $11) ON CONFLICT (external_key) DO NOTHING";
    /// The lease is `run_at` moved forward: what a dead worker held becomes due by itself. Materialised, because on
    /// stale statistics PostgreSQL would otherwise run the locking query again and again. An arrival waits while an
    /// earlier one of its sender is being taken in, or waits to be claimed among those of another size.
    CLAIM uses "inbound_waiting" = "UPDATE inbound SET run_at = $1, locked_by = $2 WHERE id IN (SELECT id FROM inbound WHERE state = 'waiting' AND run_at <= $3 AND bytes >= $5 AND bytes < $6 AND NOT EXISTS (SELECT 1 FROM inbound earlier WHERE earlier.state = 'waiting' AND earlier.sender = inbound.sender AND earlier.id < inbound.id AND ((earlier.run_at > $3 AND earlier.locked_by IS NOT NULL) OR (earlier.run_at <= $3 AND (earlier.bytes < $5 OR earlier.bytes >= $6)))) ORDER BY run_at, id LIMIT $4) RETURNING id, mailbox_id, envelope, tries, raw, digest, sender, bytes",
        postgres "WITH due AS MATERIALIZED (SELECT id FROM inbound WHERE state = 'waiting' AND run_at <= $3 AND bytes >= $5 AND bytes < $6 AND NOT EXISTS (SELECT 1 FROM inbound earlier WHERE earlier.state = 'waiting' AND earlier.sender = inbound.sender AND earlier.id < inbound.id AND ((earlier.run_at > $3 AND earlier.locked_by IS NOT NULL) OR (earlier.run_at <= $3 AND (earlier.bytes < $5 OR earlier.bytes >= $6)))) ORDER BY run_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) UPDATE inbound SET run_at = $1, locked_by = $2 FROM due WHERE inbound.id = due.id RETURNING inbound.id, inbound.mailbox_id, inbound.envelope, inbound.tries, inbound.raw, inbound.digest, inbound.sender, inbound.bytes";
    BEGIN = "UPDATE inbound SET run_at = $3, tries = tries + 1 WHERE id = $1 AND locked_by = $2 AND state = 'waiting' RETURNING tries";
    CLAIM_ONE = "UPDATE inbound SET run_at = $1, tries = tries + 1, locked_by = $2 WHERE id = $3 AND state = 'waiting' AND locked_by IS NULL";
    KNOWN = "SELECT id FROM inbound WHERE external_key = $1";
    TAKEN = "UPDATE inbound SET state = 'taken', taken_at = $3, message_id = $4, last_error = NULL WHERE id = $1 AND locked_by = $2 AND state = 'waiting'";
    UNREADABLE = "UPDATE inbound SET state = 'unreadable', taken_at = $3, message_id = $4 WHERE id = $1 AND locked_by = $2 AND state = 'waiting'";
    GIVEN_BACK = "UPDATE inbound SET run_at = received_at, locked_by = NULL WHERE id = $1 AND locked_by = $2 AND state = 'waiting'";
    FAILED = "UPDATE inbound SET run_at = $3, last_error = $4, locked_by = NULL WHERE id = $1 AND locked_by = $2 AND state = 'waiting'";
    ORIGINAL = "SELECT raw, digest FROM inbound WHERE id = $1";
    ENVELOPE = "SELECT envelope FROM inbound WHERE id = $1";
    UNTAKEN_FROM uses "inbound_waiting_by_sender" = "SELECT count(*) FROM inbound WHERE state = 'waiting' AND sender = $1";
    UNTAKEN_IN uses "inbound_waiting_by_conversation" = "SELECT count(*) FROM inbound WHERE state = 'waiting' AND conversation_id = $1";
    UNTAKEN_UNKNOWN uses "inbound_waiting_by_sender" = "SELECT count(*) FROM inbound WHERE state = 'waiting' AND sender IS NULL AND received_at > $1";
    BACKLOG = "SELECT count(*), COALESCE(min(received_at), 0) FROM inbound WHERE state = 'waiting'";
    ARRIVALS_FROM uses "messages_by_contact_point" = "SELECT count(*) FROM messages WHERE contact_point_id = $1 AND direction = 'in' AND at > $2";
    KEPT_ASIDE uses "inbound_kept_aside" = "SELECT id, envelope, bytes, received_at FROM inbound WHERE state = 'taken' AND message_id IS NULL ORDER BY id DESC LIMIT $1";
}

/// How long an arrival that could not be peeked holds all automatic mail back, at most: a stuck one must not silence
/// the desk.
const UNKNOWN_HOLDS: Millis = Millis::seconds(30);

impl Read<'_, '_> {
    /// The raw bytes of an arrival.
    pub fn original(&mut self, id: InboundId) -> Result<Option<Original>, Trouble> {
        Ok(self.one(&ORIGINAL, &[id.into()], |row| Ok(original(row.get(0)?, row.get(1)?)))?.flatten())
    }
    /// The envelope of an arrival.
    pub fn envelope(&mut self, id: InboundId) -> Result<Option<Envelope>, Trouble> {
        let json = self.one(&ENVELOPE, &[id.into()], |row| row.get::<String>(0))?;
        json.map(|json| serde_json::from_str(&json).map_err(Trouble::json)).transpose()
    }
    /// Whether something with this external key arrived before.
    pub fn arrived_before(&mut self, external_key: &str) -> Result<bool, Trouble> {
        Ok(self.one(&KNOWN, &[external_key.into()], |row| row.get::<i64>(0))?.is_some())
    }
    /// Whether an arrival that is not taken in yet seems to be from this canonical address.
    pub fn untaken_from(&mut self, canonical: &str) -> Result<bool, Trouble> {
        Ok(self.one(&UNTAKEN_FROM, &[canonical.into()], |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// Whether an arrival that is not taken in yet seems to answer this conversation, whoever sent it.
    pub fn untaken_in(&mut self, conversation: ConversationId) -> Result<bool, Trouble> {
        Ok(self.one(&UNTAKEN_IN, &[conversation.into()], |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// Whether a recent arrival is waiting of which nobody knows whom it concerns.
    pub fn untaken_unknown(&mut self, now: Moment) -> Result<bool, Trouble> {
        Ok(self.one(&UNTAKEN_UNKNOWN, &[(now - UNKNOWN_HOLDS).into()], |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// How many arrivals wait to be taken in, and since when the oldest does.
    pub fn inbound_backlog(&mut self) -> Result<(i64, Moment), Trouble> {
        Ok(self.one(&BACKLOG, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or((0, Moment(0))))
    }
    /// Messages from a contact point since a moment.
    pub fn arrivals_from(&mut self, who: domain::ContactPointId, since: Moment) -> Result<i64, Trouble> {
        Ok(self.one(&ARRIVALS_FROM, &[who.into(), since.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Arrivals that concern no conversation, the latest first.
    pub fn kept_aside(&mut self, rows_max: i64) -> Result<Vec<(InboundId, Envelope, i64, Moment)>, Trouble> {
        self.query(&KEPT_ASIDE, &[rows_max.into()], |row| {
            let envelope = serde_json::from_str(&row.get::<String>(1)?).map_err(Trouble::json)?;
            Ok((row.get(0)?, envelope, row.get(2)?, row.get(3)?))
        })
    }
}

impl Tx<'_, '_> {
    /// Keeps an arrival; `false` when its vendor's identifier came before.
    pub fn keep_arrival(&mut self, it: &NewArrival) -> Result<bool, Trouble> {
        let values = [
            it.id.into(),
            it.envelope.channel.word().into(),
            it.external_key.as_ref().into(),
            it.mailbox.into(),
            serde_json::to_string(&it.envelope).map_err(Trouble::json)?.into(),
            it.raw.clone().into(),
            it.digest.as_ref().into(),
            it.bytes.into(),
            it.peek.as_ref().and_then(|peek| peek.from.as_ref()).into(),
            it.conversation.into(),
            it.at.into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }

    /// Claims the oldest arrivals of so many `bytes` until `lease_until`, without those of senders of whom an earlier one
    /// is claimed or comes first. None of them counts as tried before it [is begun](Self::arrival_begun).
    pub fn claim_arrivals(
        &mut self,
        worker: &str,
        bytes: Range<i64>,
        rows_max: i64,
        lease_until: Moment,
        now: Moment,
    ) -> Result<Vec<Arrival>, Trouble> {
        let (from, to) = (bytes.start, bytes.end);
        let values = [lease_until.into(), worker.into(), now.into(), rows_max.into(), from.into(), to.into()];
        let mut claimed = self.query(&CLAIM, &values, |row: &Row| {
            let envelope = serde_json::from_str(&row.get::<String>(2)?).map_err(Trouble::json)?;
            let original = original(row.get(4)?, row.get(5)?).unwrap_or_else(|| Original::Here(Vec::new()));
            let (sender, bytes) = (row.get(6)?, row.get(7)?);
            Ok(Arrival { id: row.get(0)?, mailbox: row.get(1)?, envelope, sender, tries: row.get(3)?, bytes, original })
        })?;
        claimed.sort_by_key(|arrival| arrival.id);
        Ok(claimed)
    }

    /// Claims one arrival until `lease_until`; `false` when somebody has it.
    pub fn claim_arrival(&mut self, id: InboundId, worker: &str, lease_until: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&CLAIM_ONE, &[lease_until.into(), worker.into(), id.into()])? == 1)
    }

    /// Marks an arrival as taken in; `false` when another worker has it meanwhile and this work must be undone.
    pub fn arrival_taken(
        &mut self,
        id: InboundId,
        worker: &str,
        now: Moment,
        outcome: Outcome,
    ) -> Result<bool, Trouble> {
        let message = match outcome {
            Outcome::Message(message) => Some(message),
            Outcome::KeptAside => None,
        };
        Ok(self.execute(&TAKEN, &[id.into(), worker.into(), now.into(), message.into()])? == 1)
    }

    /// Marks an arrival as one that could not be read; it is shown as `message`.
    pub fn arrival_unreadable(
        &mut self,
        id: InboundId,
        worker: &str,
        now: Moment,
        message: MessageId,
    ) -> Result<bool, Trouble> {
        Ok(self.execute(&UNREADABLE, &[id.into(), worker.into(), now.into(), message.into()])? == 1)
    }

    /// Begins a try of a claimed arrival, with a new lease. Gives how many tries that makes; `None` when another worker has
    /// it meanwhile.
    pub fn arrival_begun(&mut self, id: InboundId, worker: &str, lease_until: Moment) -> Result<Option<i64>, Trouble> {
        let tries = self.query(&BEGIN, &[id.into(), worker.into(), lease_until.into()], |row| row.get::<i64>(0))?;
        Ok(tries.first().copied())
    }

    /// Gives an arrival back that was not begun.
    pub fn arrival_given_back(&mut self, id: InboundId, worker: &str) -> Result<(), Trouble> {
        self.execute(&GIVEN_BACK, &[id.into(), worker.into()]).map(drop)
    }

    /// Gives an arrival back, to be tried again.
    pub fn arrival_failed(
        &mut self,
        id: InboundId,
        worker: &str,
        again_at: Moment,
        error: &str,
    ) -> Result<(), Trouble> {
        self.execute(&FAILED, &[id.into(), worker.into(), again_at.into(), error.into()]).map(drop)
    }
}

fn original(raw: Option<Vec<u8>>, digest: Option<String>) -> Option<Original> {
    raw.map(Original::Here).or(digest.map(Original::Blob))
}
