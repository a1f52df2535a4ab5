//! How mailboxes are connected, as it was seen last, and the messages that were sent there and back.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::connection::{Came, Left, Seen, Trip};
use domain::message::Authentication;
use domain::{InboundId, MailboxId, Moment, first_id_at};

/// How a mailbox is connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The mailbox.
    pub mailbox: MailboxId,
    /// When that was seen.
    pub asked_at: Moment,
    /// What was seen.
    pub seen: Seen,
    /// Since when it is known to be connected.
    pub connected_at: Option<Moment>,
    /// Since when it is so no longer.
    pub lost_at: Option<Moment>,
}

/// A message there and back that has to leave, or has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTrip {
    /// Its id.
    pub id: i64,
    /// The mailbox that it is sent from and to.
    pub mailbox: MailboxId,
    /// What became of it.
    pub trip: Trip,
    /// It was being handed over when the program stopped.
    pub unfinished: bool,
}

/// Trips of one mailbox that are looked at.
const TRIPS_SHOWN_MAX: i64 = 2;

macro_rules! columns {
    () => {
        "id, mailbox_id, tagged, begun_at, left_at, ended_at, answer, came_at, came_from, fetched, proof, token_digest"
    };
}

statements! {
    OF_MAILBOX = "SELECT mailbox_id, asked_at, seen, connected_at, lost_at FROM connections WHERE mailbox_id = $1";
    /// Mailboxes are few.
    DUE = "SELECT mailbox_id FROM connections WHERE asked_at <= $1 OR (asked_at <= $2 AND lost_at IS NOT NULL) ORDER BY asked_at LIMIT $3";
    ASKED_SINCE = "SELECT mailbox_id FROM connections WHERE asked_at > $1 ORDER BY mailbox_id";
    LOST = "SELECT m.id, m.address FROM connections c JOIN mailboxes m ON m.id = c.mailbox_id WHERE c.lost_at IS NOT NULL ORDER BY m.id LIMIT $1";
    PUT = "INSERT INTO connections (mailbox_id, asked_at, seen) VALUES ($1, $2, $3) ON CONFLICT (mailbox_id) DO UPDATE SET asked_at = excluded.asked_at, seen = excluded.seen";
    STANDS = "UPDATE connections SET connected_at = $2, lost_at = $3 WHERE mailbox_id = $1";
    TRIPS uses "trips_by_mailbox" = concat!("SELECT ", columns!(), " FROM trips WHERE mailbox_id = $1 ORDER BY id DESC LIMIT $2");
    BEGIN_TRIP = "INSERT INTO trips (id, mailbox_id, tagged, begun_at, run_at) VALUES ($1, $2, $3, $4, $4)";
    DUE_TRIPS uses "trips_due" = concat!("SELECT ", columns!(), " FROM trips WHERE left_at IS NULL AND ended_at IS NULL AND run_at <= $1 ORDER BY run_at, id LIMIT $2");
    LEAVES = "UPDATE trips SET token_digest = $2, run_at = $3 WHERE id = $1 AND run_at = $4 AND left_at IS NULL AND ended_at IS NULL";
    RUN_AT = "SELECT run_at FROM trips WHERE id = $1";
    HAS_LEFT = "UPDATE trips SET left_at = $2 WHERE id = $1";
    AGAIN = "UPDATE trips SET run_at = $2, answer = $3 WHERE id = $1 AND ended_at IS NULL";
    ENDED = "UPDATE trips SET ended_at = COALESCE(ended_at, $2), answer = $3 WHERE id = $1 AND came_at IS NULL";
    END_OTHERS uses "trips_by_mailbox" = "UPDATE trips SET ended_at = $2, answer = '' WHERE mailbox_id = $1 AND left_at IS NULL AND ended_at IS NULL";
    BY_TOKEN uses "trips_by_token" = concat!("SELECT ", columns!(), " FROM trips WHERE token_digest = $1");
    CAME = "UPDATE trips SET came_at = $2, came_from = $3, fetched = $4, proof = $5, left_at = COALESCE(left_at, begun_at) WHERE id = $1 AND came_at IS NULL";
    FORGET uses "trips_by_mailbox" = "DELETE FROM trips WHERE mailbox_id = $1 AND begun_at < $2";
    LAST_TRIP uses "trips_by_mailbox" = "SELECT COALESCE(max(came_at), 0) FROM trips WHERE mailbox_id = $1 AND tagged = 0";
    /// Among the last that came: a mailbox that gets one mail in a thousand is not told apart from one that gets none.
    LAST_ARRIVAL = "SELECT COALESCE(max(at), 0) FROM (SELECT mailbox_id, message_id, envelope, received_at AS at FROM inbound WHERE id > $2 ORDER BY id DESC LIMIT 1000) lately WHERE mailbox_id = $1 AND message_id IS NOT NULL AND envelope NOT LIKE '%\"imported\":true%'";
}

impl Read<'_, '_> {
    /// How a mailbox is connected; `None` when nobody asked yet.
    pub fn connection(&mut self, mailbox: MailboxId) -> Result<Option<Connection>, Trouble> {
        self.one(&OF_MAILBOX, &[mailbox.into()], connection)
    }
    /// Mailboxes that were asked about before a moment and not since; before another one for those that are lost.
    pub fn connections_due(
        &mut self,
        before: Moment,
        lost_before: Moment,
        rows_max: i64,
    ) -> Result<Vec<MailboxId>, Trouble> {
        self.query(&DUE, &[before.into(), lost_before.into(), rows_max.into()], |row| row.get(0))
    }
    /// Mailboxes that were asked about since a moment.
    pub fn connections_asked_since(&mut self, since: Moment) -> Result<Vec<MailboxId>, Trouble> {
        self.query(&ASKED_SINCE, &[since.into()], |row| row.get(0))
    }
    /// Mailboxes, each with its address, that were connected and are so no longer.
    pub fn lost_mailboxes(&mut self, rows_max: i64) -> Result<Vec<(MailboxId, String)>, Trouble> {
        self.query(&LOST, &[rows_max.into()], |row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// The messages that were last sent there and back, the one to the address itself first.
    pub fn trips(&mut self, mailbox: MailboxId) -> Result<Vec<KeptTrip>, Trouble> {
        let mut trips = self.query(&TRIPS, &[mailbox.into(), TRIPS_SHOWN_MAX.into()], trip)?;
        trips.sort_by_key(|kept| kept.trip.tagged);
        Ok(trips)
    }
    /// The message of a token, by its digest.
    pub fn trip_by_token(&mut self, token_digest: &str) -> Result<Option<KeptTrip>, Trouble> {
        self.one(&BY_TOKEN, &[token_digest.into()], trip)
    }
    /// When mail, or a message there and back, last came to a mailbox, since a moment; what was imported is not counted.
    pub fn last_arrival(&mut self, mailbox: MailboxId, since: Moment) -> Result<Option<Moment>, Trouble> {
        let first = InboundId(first_id_at(since.0));
        let mail: Option<i64> = self.one(&LAST_ARRIVAL, &[mailbox.into(), first.into()], |row| row.get(0))?;
        let trip: Option<i64> = self.one(&LAST_TRIP, &[mailbox.into()], |row| row.get(0))?;
        Ok(mail.max(trip).filter(|at| *at >= since.0 && *at > 0).map(Moment))
    }
}

impl Tx<'_, '_> {
    /// Keeps what was seen.
    pub fn put_connection(&mut self, mailbox: MailboxId, seen: &Seen, now: Moment) -> Result<(), Trouble> {
        let seen = serde_json::to_string(seen).map_err(Trouble::json)?;
        self.execute(&PUT, &[mailbox.into(), now.into(), seen.into()]).map(drop)
    }
    /// Keeps since when it is connected, and since when it is so no longer.
    pub fn connection_stands(
        &mut self,
        mailbox: MailboxId,
        connected_at: Option<Moment>,
        lost_at: Option<Moment>,
    ) -> Result<(), Trouble> {
        self.execute(&STANDS, &[mailbox.into(), connected_at.into(), lost_at.into()]).map(drop)
    }
    /// Begins a trip. Those of the mailbox that have not left yet never will, and old ones are forgotten.
    pub fn begin_trips(
        &mut self,
        mailbox: MailboxId,
        ids: &[(i64, bool)],
        forgotten_before: Moment,
        now: Moment,
    ) -> Result<(), Trouble> {
        self.execute(&END_OTHERS, &[mailbox.into(), now.into()])?;
        self.execute(&FORGET, &[mailbox.into(), forgotten_before.into()])?;
        for (id, tagged) in ids {
            self.execute(&BEGIN_TRIP, &[(*id).into(), mailbox.into(), (*tagged).into(), now.into()])?;
        }
        Ok(())
    }
    /// Trips whose turn it is to leave.
    pub fn due_trips(&mut self, now: Moment, rows_max: i64) -> Result<Vec<KeptTrip>, Trouble> {
        self.query(&DUE_TRIPS, &[now.into(), rows_max.into()], trip)
    }
    /// Begins a try with a token; nobody else begins one until a moment. `false` when somebody has.
    pub fn trip_leaves(&mut self, id: i64, token_digest: &str, now: Moment, until: Moment) -> Result<bool, Trouble> {
        let Some(run_at) = self.one(&RUN_AT, &[id.into()], |row| row.get::<Moment>(0))?.filter(|at| *at <= now) else {
            return Ok(false);
        };
        Ok(self.execute(&LEAVES, &[id.into(), token_digest.into(), until.into(), run_at.into()])? == 1)
    }
    /// The next server took it, or may have.
    pub fn trip_left(&mut self, id: i64, now: Moment) -> Result<(), Trouble> {
        self.execute(&HAS_LEFT, &[id.into(), now.into()]).map(drop)
    }
    /// It is tried again.
    pub fn try_trip_again(&mut self, id: i64, at: Moment, why: &str) -> Result<(), Trouble> {
        self.execute(&AGAIN, &[id.into(), at.into(), why.into()]).map(drop)
    }
    /// It will not come; one that came has come.
    pub fn end_trip(&mut self, id: i64, now: Moment, why: &str) -> Result<(), Trouble> {
        self.execute(&ENDED, &[id.into(), now.into(), why.into()]).map(drop)
    }
    /// It came; `false` when it had before.
    pub fn trip_came(&mut self, id: i64, came: &Came) -> Result<bool, Trouble> {
        let proof = came.proof.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?;
        let values = [id.into(), came.at.into(), (&came.from).into(), came.fetched.into(), proof.into()];
        Ok(self.execute(&CAME, &values)? == 1)
    }
}

fn connection(row: &Row) -> Result<Connection, Trouble> {
    let seen: String = row.get(2)?;
    Ok(Connection {
        mailbox: row.get(0)?,
        asked_at: row.get(1)?,
        seen: serde_json::from_str(&seen).map_err(Trouble::json)?,
        connected_at: row.get(3)?,
        lost_at: row.get(4)?,
    })
}

fn trip(row: &Row) -> Result<KeptTrip, Trouble> {
    let (left_at, ended_at): (Option<Moment>, Option<Moment>) = (row.get(4)?, row.get(5)?);
    let answer: String = row.get(6)?;
    let left = match (left_at, ended_at) {
        (Some(at), Some(_)) => Left::CameBack(at, answer),
        (Some(at), None) => Left::At(at),
        (None, Some(_)) => Left::Never(answer),
        (None, None) => Left::NotYet(Some(answer).filter(|answer| !answer.is_empty())),
    };
    let came = match row.get::<Option<Moment>>(7)? {
        Some(at) => {
            let proof: Option<String> = row.get(10)?;
            let proof = proof.map(|proof| serde_json::from_str::<Authentication>(&proof)).transpose();
            Some(Came { at, from: row.get(8)?, fetched: row.get::<i64>(9)? != 0, proof: proof.map_err(Trouble::json)? })
        }
        None => None,
    };
    let trip = Trip { tagged: row.get::<i64>(2)? != 0, begun_at: row.get(3)?, left, came };
    let has_token = row.get::<Option<String>>(11)?.is_some();
    let unfinished = has_token && trip.left == Left::NotYet(None);
    Ok(KeptTrip { id: row.get(0)?, mailbox: row.get(1)?, trip, unfinished })
}
