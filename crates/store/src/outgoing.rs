//! Messages on their way out. A row is committed as *leaving* before its channel is asked to deliver it, so that an
//! automatic message can leave at most once whatever happens in between.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::customer::EmailAddress;
use domain::message::{Because, Outgoing, Purpose};
use domain::{AgentId, ContactPointId, ConversationId, MessageId, Moment, OutgoingId};

/// Where a message is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutgoingState {
    /// Leaves at its moment.
    Due,
    /// Being handed over.
    Leaving,
    /// The next hop has it.
    Sent,
    /// Will never leave; the owner has a task.
    Refused,
    /// May have left or not; a person decides.
    Uncertain,
    /// Taken back by its writer.
    Withdrawn,
    /// Stopped at the door.
    Stopped,
    /// Held in the post room.
    Held,
}

impl OutgoingState {
    const ALL: [OutgoingState; 8] = [
        OutgoingState::Due,
        OutgoingState::Leaving,
        OutgoingState::Sent,
        OutgoingState::Refused,
        OutgoingState::Uncertain,
        OutgoingState::Withdrawn,
        OutgoingState::Stopped,
        OutgoingState::Held,
    ];
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            OutgoingState::Due => "due",
            OutgoingState::Leaving => "leaving",
            OutgoingState::Sent => "sent",
            OutgoingState::Refused => "refused",
            OutgoingState::Uncertain => "uncertain",
            OutgoingState::Withdrawn => "withdrawn",
            OutgoingState::Stopped => "stopped",
            OutgoingState::Held => "held",
        }
    }
    fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or(OutgoingState::Uncertain)
    }
}

/// A message to be queued.
#[derive(Clone, Debug)]
pub struct NewOutgoing {
    /// Its id.
    pub id: OutgoingId,
    /// The message shown in the conversation, if there is one.
    pub message: Option<MessageId>,
    /// The customer's side that it goes to.
    pub contact_point: Option<ContactPointId>,
    /// The agent that it goes to, for notifications.
    pub agent: Option<AgentId>,
    /// Canonical address of the recipient.
    pub recipient: String,
    /// The token in its return path.
    pub bounce_token: String,
    /// The message itself.
    pub payload: Outgoing,
    /// When it may leave.
    pub leaves_at: Moment,
}

/// A message on its way, as read back.
#[derive(Clone, Debug)]
pub struct OutgoingRow {
    /// Its id.
    pub id: OutgoingId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// The message shown in the conversation.
    pub message: Option<MessageId>,
    /// Why it leaves.
    pub purpose: Purpose,
    /// The customer's side that it goes to.
    pub contact_point: Option<ContactPointId>,
    /// The agent that it goes to.
    pub agent: Option<AgentId>,
    /// Canonical address of the recipient.
    pub recipient: String,
    /// The message itself.
    pub payload: Outgoing,
    /// Where it is.
    pub state: OutgoingState,
    /// When it leaves, or is looked at again.
    pub run_at: Moment,
    /// Tries so far.
    pub tries: i64,
    /// The first try.
    pub first_try_at: Option<Moment>,
    /// What the other side said last.
    pub answer: Option<String>,
    /// Why it was stopped or is waiting.
    pub because: Vec<Because>,
    /// It may arrive twice: an earlier try ended uncertainly.
    pub repeated: bool,
    /// When it was queued.
    pub created_at: Moment,
    /// When its fate was settled.
    pub settled_at: Option<Moment>,
}

/// How a try ended, for [`Tx::settle`].
#[derive(Clone, Debug)]
pub struct Settled {
    /// The new state; `Due` for another try.
    pub state: OutgoingState,
    /// When the next try is, for `Due`.
    pub run_at: Moment,
    /// What the other side said.
    pub answer: String,
    /// Reasons, for stopped and waiting messages.
    pub because: Vec<Because>,
    /// Whether a later copy may be the second one.
    pub repeated: bool,
}

/// What is waiting to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Backlog {
    /// Messages that are due now.
    pub due: i64,
    /// When the oldest of them was due.
    pub oldest_due_at: Option<Moment>,
    /// Held in the post room.
    pub held: i64,
    /// Being handed over.
    pub leaving: i64,
    /// Tried in vain, and tried again later.
    pub retrying: i64,
    /// When the oldest of them was first tried.
    pub retrying_since: Option<Moment>,
    /// Finally failed, or ended uncertainly, and not sent again.
    pub failed: i64,
}

macro_rules! columns {
    () => {
        "id, conversation_id, message_id, purpose, contact_point_id, agent_id, recipient, payload, state, run_at, tries, first_try_at, answer, because, repeated, created_at, settled_at"
    };
}

/// What is due and whose turn it is: earlier ones of the same conversation, recipient and channel that were never tried
/// go first. Automatic mail that waits never holds back a person's words.
macro_rules! in_turn {
    () => {
        "o.state = 'due' AND o.run_at <= $1 AND NOT EXISTS (SELECT 1 FROM outgoing e WHERE e.conversation_id = o.conversation_id AND e.recipient = o.recipient AND e.id < o.id AND e.channel = o.channel AND (e.state = 'leaving' OR (e.state = 'due' AND e.tries = 0 AND (e.automatic = 0 OR o.automatic = 1))))"
    };
}

statements! {
    INSERT = "INSERT INTO outgoing (id, conversation_id, message_id, purpose, automatic, channel, contact_point_id, agent_id, recipient, external_id, bounce_token, payload, state, run_at, created_at, person) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'due', $13, $14, $15)";
    BY_ID = concat!("SELECT ", columns!(), " FROM outgoing WHERE id = $1");
    LOCKED = concat!("SELECT ", columns!(), " FROM outgoing WHERE id = $1"),
        postgres concat!("SELECT ", columns!(), " FROM outgoing WHERE id = $1 FOR UPDATE");
    BY_BOUNCE_TOKEN = concat!("SELECT ", columns!(), " FROM outgoing WHERE bounce_token = $1");
    BY_EXTERNAL_ID = concat!("SELECT ", columns!(), " FROM outgoing WHERE external_id = $1");
    LATEST_TO uses "outgoing_by_recipient" = concat!("SELECT ", columns!(), " FROM outgoing WHERE recipient = $1 AND created_at >= $2 AND state NOT IN ('stopped', 'withdrawn', 'held') ORDER BY id DESC LIMIT 1");
    OF_CONVERSATION uses "outgoing_by_conversation" = concat!("SELECT ", columns!(), " FROM outgoing WHERE conversation_id = $1 AND id >= $2 ORDER BY id");
    HELD uses "outgoing_held" = concat!("SELECT ", columns!(), " FROM outgoing WHERE state = 'held' AND id < $1 ORDER BY id DESC LIMIT $2");
    DUE uses "outgoing_due" = concat!("SELECT o.id FROM outgoing o WHERE ", in_turn!(), " ORDER BY o.run_at, o.id LIMIT $2"),
        postgres concat!("SELECT o.id FROM outgoing o WHERE ", in_turn!(), " ORDER BY o.run_at, o.id LIMIT $2 FOR UPDATE OF o SKIP LOCKED");
    LEAVE = "UPDATE outgoing SET state = 'leaving', locked_by = $2, run_at = $3, tries = tries + 1, first_try_at = COALESCE(first_try_at, $4) WHERE id = $1 AND state = 'due'";
    POSTPONE = "UPDATE outgoing SET run_at = $2, because = $3 WHERE id = $1 AND state = 'due'";
    SETTLE = "UPDATE outgoing SET state = $3, run_at = $4, answer = $5, because = $6, repeated = CASE WHEN $7 = 1 THEN 1 ELSE repeated END, locked_by = NULL, settled_at = $8 WHERE id = $1 AND locked_by = $2 AND state = 'leaving'";
    /// What dead workers left behind, and what a living one lost sight of.
    ABANDONED uses "outgoing_leaving" = concat!("SELECT ", columns!(), " FROM outgoing WHERE state = 'leaving' AND run_at <= $1 AND (locked_by <> $3 OR run_at <= $4) ORDER BY run_at LIMIT $2");
    TAKE_OVER = "UPDATE outgoing SET locked_by = $2, run_at = $3 WHERE id = $1 AND state = 'leaving' AND run_at <= $4";
    SET_STATE = "UPDATE outgoing SET state = $2, run_at = $3, because = $4, settled_at = $5 WHERE id = $1";
    AUTOMATIC_TO uses "outgoing_automatic" = "SELECT count(*), COALESCE(max(created_at), 0) FROM outgoing WHERE automatic = 1 AND person = $1 AND purpose = 'acknowledgement' AND created_at > $2 AND state NOT IN ('stopped', 'withdrawn')";
    ACKNOWLEDGEMENTS_OF uses "outgoing_acknowledgements_by_author" = "SELECT count(*), COALESCE(max(created_at), 0) FROM outgoing WHERE purpose = 'acknowledgement' AND contact_point_id = $1 AND created_at > $2 AND state NOT IN ('stopped', 'withdrawn')";
    /// Whether we wrote to an address in a conversation. What was stopped or taken back never reached it.
    WRITTEN_TO uses "outgoing_by_conversation" = "SELECT count(*) FROM outgoing WHERE conversation_id = $1 AND recipient = $2 AND purpose <> 'enquiry' AND state NOT IN ('stopped', 'withdrawn')";
    /// When we last wrote to anybody of theirs in a conversation.
    LAST_WORD uses "outgoing_by_conversation" = "SELECT max(created_at) FROM outgoing WHERE conversation_id = $1 AND contact_point_id IS NOT NULL AND purpose <> 'enquiry' AND state NOT IN ('stopped', 'withdrawn')";
    ACKNOWLEDGEMENTS_IN_ALL uses "outgoing_acknowledgements_by_time" = "SELECT count(*) FROM outgoing WHERE purpose = 'acknowledgement' AND created_at > $1";
    UNDELIVERED_BEFORE uses "outgoing_by_conversation" = "SELECT count(*) FROM outgoing WHERE conversation_id = $1 AND purpose IN ('reply', 'opening') AND created_at >= $2 AND state <> 'withdrawn'";
    /// What waits behind another one is not late: that one is, or waits for a reason.
    BACKLOG uses "outgoing_due" = concat!("SELECT count(*), min(o.run_at) FROM outgoing o WHERE ", in_turn!());
    COUNT_HELD uses "outgoing_held" = "SELECT count(*) FROM outgoing WHERE state = 'held'";
    COUNT_LEAVING uses "outgoing_leaving" = "SELECT count(*) FROM outgoing WHERE state = 'leaving'";
    /// What waits for another try, failed or ended uncertainly, the latest first.
    TROUBLED uses "outgoing_troubled" = concat!("SELECT ", columns!(), " FROM outgoing WHERE state IN ('refused', 'uncertain') ORDER BY id DESC LIMIT $1");
    /// What was tried in vain, or waits for a reason.
    DELAYED uses "outgoing_due" = concat!("SELECT ", columns!(), " FROM outgoing WHERE state = 'due' AND (tries > 0 OR because IS NOT NULL) ORDER BY run_at LIMIT $1");
    COUNT_RETRYING uses "outgoing_due" = "SELECT count(*), min(first_try_at) FROM outgoing WHERE state = 'due' AND tries > 0";
    COUNT_TROUBLED uses "outgoing_troubled" = "SELECT count(*) FROM outgoing WHERE state IN ('refused', 'uncertain')";
}

impl Read<'_, '_> {
    /// One message on its way.
    pub fn outgoing(&mut self, id: OutgoingId) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&BY_ID, &[id.into()], outgoing)
    }
    /// The message that a return path belongs to.
    pub fn outgoing_by_bounce_token(&mut self, token: &str) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&BY_BOUNCE_TOKEN, &[token.into()], outgoing)
    }
    /// The message of this `Message-ID`.
    pub fn outgoing_by_external_id(&mut self, external_id: &str) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&BY_EXTERNAL_ID, &[external_id.into()], outgoing)
    }
    /// The copy of the message of this `Message-ID` to a canonical address.
    pub fn copy_by_external_id(&mut self, external_id: &str, recipient: &str) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&BY_EXTERNAL_ID, &[format!("{external_id} {recipient}").into()], outgoing)
    }
    /// The newest message to a canonical address since a moment.
    pub fn latest_outgoing_to(&mut self, recipient: &str, since: Moment) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&LATEST_TO, &[recipient.into(), since.into()], outgoing)
    }
    /// What left, or is leaving, from a conversation since an id.
    pub fn outgoing_of(
        &mut self,
        conversation: ConversationId,
        since: OutgoingId,
    ) -> Result<Vec<OutgoingRow>, Trouble> {
        self.query(&OF_CONVERSATION, &[conversation.into(), since.into()], outgoing)
    }
    /// What the post room holds, the latest first, before an id.
    pub fn held(&mut self, before: Option<OutgoingId>, rows_max: i64) -> Result<Vec<OutgoingRow>, Trouble> {
        self.query(&HELD, &[before.map_or(i64::MAX, |id| id.0).into(), rows_max.into()], outgoing)
    }
    /// Messages that were left in the middle of leaving: those whose lease is over at `before`. `worker` knows what it is
    /// doing until `now`; where its lease is over as well, it could not write down what it did.
    pub fn abandoned(
        &mut self,
        worker: &str,
        before: Moment,
        now: Moment,
        rows_max: i64,
    ) -> Result<Vec<OutgoingRow>, Trouble> {
        self.query(&ABANDONED, &[before.into(), rows_max.into(), worker.into(), now.into()], outgoing)
    }
    /// Acknowledgements to a person since a moment, whatever tag was added to their address, and when the last was queued.
    pub fn acknowledgements_to(&mut self, address: &EmailAddress, since: Moment) -> Result<(i64, Moment), Trouble> {
        let person = address.split_tag().0;
        let counted = self.one(&AUTOMATIC_TO, &[person.into(), since.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counted.unwrap_or((0, Moment(0))))
    }
    /// Acknowledgements of messages of a contact point since a moment, wherever they went, and when the last was queued.
    pub fn acknowledgements_of(&mut self, author: ContactPointId, since: Moment) -> Result<(i64, Moment), Trouble> {
        let values = [author.into(), since.into()];
        let counted = self.one(&ACKNOWLEDGEMENTS_OF, &values, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counted.unwrap_or((0, Moment(0))))
    }
    /// Whether we wrote to a canonical address in a conversation.
    pub fn written_to(&mut self, conversation: ConversationId, recipient: &str) -> Result<bool, Trouble> {
        let values = [conversation.into(), recipient.into()];
        Ok(self.one(&WRITTEN_TO, &values, |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// When we last wrote to the customer's side of a conversation, by a person or by itself.
    pub fn last_word_to(&mut self, conversation: ConversationId) -> Result<Option<Moment>, Trouble> {
        Ok(self.one(&LAST_WORD, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten())
    }
    /// Acknowledgements to anybody since a moment. Reads an entry of the index for each.
    pub fn acknowledgements_in_all(&mut self, since: Moment) -> Result<i64, Trouble> {
        Ok(self.one(&ACKNOWLEDGEMENTS_IN_ALL, &[since.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Whether a person answered a conversation since a moment, that moment included: an acknowledgement is queued with
    /// the first message, so an answer of the same millisecond came after it.
    pub fn answered_since(&mut self, conversation: ConversationId, since: Moment) -> Result<bool, Trouble> {
        let values = [conversation.into(), since.into()];
        Ok(self.one(&UNDELIVERED_BEFORE, &values, |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// What is waiting to leave.
    pub fn outgoing_backlog(&mut self, now: Moment) -> Result<Backlog, Trouble> {
        let (due, oldest) =
            self.one(&BACKLOG, &[now.into()], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or((0, None));
        let held = self.one(&COUNT_HELD, &[], |row| row.get(0))?.unwrap_or(0);
        let leaving = self.one(&COUNT_LEAVING, &[], |row| row.get(0))?.unwrap_or(0);
        let (retrying, retrying_since) =
            self.one(&COUNT_RETRYING, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or((0, None));
        let failed = self.one(&COUNT_TROUBLED, &[], |row| row.get(0))?.unwrap_or(0);
        Ok(Backlog { due, oldest_due_at: oldest, held, leaving, retrying, retrying_since, failed })
    }
    /// Messages that failed, ended uncertainly, or wait for another try.
    pub fn troubled_outgoing(&mut self, rows_max: i64) -> Result<Vec<OutgoingRow>, Trouble> {
        let mut rows = self.query(&TROUBLED, &[rows_max.into()], outgoing)?;
        rows.extend(self.query(&DELAYED, &[rows_max.into()], outgoing)?);
        Ok(rows)
    }
}

impl Tx<'_, '_> {
    /// Queues a message.
    pub fn put_outgoing(&mut self, it: &NewOutgoing, now: Moment) -> Result<(), Trouble> {
        let values = [
            it.id.into(),
            it.payload.conversation.into(),
            it.message.into(),
            it.payload.purpose.word().into(),
            it.payload.purpose.automatic().into(),
            it.payload.channel.word().into(),
            it.contact_point.into(),
            it.agent.into(),
            (&it.recipient).into(),
            key(&it.payload, &it.recipient).into(),
            (&it.bounce_token).into(),
            serde_json::to_string(&it.payload).map_err(Trouble::json)?.into(),
            it.leaves_at.into(),
            now.into(),
            it.payload.to.first().filter(|_| it.payload.purpose.automatic()).map(|to| to.email.split_tag().0).into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// One message on its way, locked.
    pub fn lock_outgoing(&mut self, id: OutgoingId) -> Result<Option<OutgoingRow>, Trouble> {
        self.one(&LOCKED, &[id.into()], outgoing)
    }
    /// The next messages whose turn it is; on PostgreSQL locked against other nodes.
    pub fn due_outgoing(&mut self, now: Moment, rows_max: i64) -> Result<Vec<OutgoingId>, Trouble> {
        self.query(&DUE, &[now.into(), rows_max.into()], |row| row.get(0))
    }
    /// Marks a message as leaving in the hands of `worker` until `until`; `false` when it is not due any more.
    pub fn leave(&mut self, id: OutgoingId, worker: &str, until: Moment, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&LEAVE, &[id.into(), worker.into(), until.into(), now.into()])? == 1)
    }
    /// Looks at a due message again later; not a try.
    pub fn postpone(&mut self, id: OutgoingId, again_at: Moment, because: &[Because]) -> Result<(), Trouble> {
        let because = serde_json::to_string(because).map_err(Trouble::json)?;
        self.execute(&POSTPONE, &[id.into(), again_at.into(), because.into()]).map(drop)
    }
    /// Writes how a try ended; `false` when this worker no longer holds the message.
    pub fn settle(&mut self, id: OutgoingId, worker: &str, it: &Settled, now: Moment) -> Result<bool, Trouble> {
        let settled_at = (it.state != OutgoingState::Due).then_some(now);
        let values = [
            id.into(),
            worker.into(),
            it.state.word().into(),
            it.run_at.into(),
            (&it.answer).into(),
            serde_json::to_string(&it.because).map_err(Trouble::json)?.into(),
            it.repeated.into(),
            settled_at.into(),
        ];
        Ok(self.execute(&SETTLE, &values)? == 1)
    }
    /// Takes over what a dead worker left; `false` when somebody else was faster.
    pub fn take_over(&mut self, id: OutgoingId, worker: &str, until: Moment, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&TAKE_OVER, &[id.into(), worker.into(), until.into(), now.into()])? == 1)
    }
    /// Sets the state of a message that nobody is handing over: withdrawn, stopped, held, or due again.
    pub fn set_outgoing_state(
        &mut self,
        id: OutgoingId,
        state: OutgoingState,
        run_at: Moment,
        because: &[Because],
        now: Moment,
    ) -> Result<(), Trouble> {
        let because = serde_json::to_string(because).map_err(Trouble::json)?;
        let settled_at = (!matches!(state, OutgoingState::Due | OutgoingState::Held)).then_some(now);
        let values = [id.into(), state.word().into(), run_at.into(), because.into(), settled_at.into()];
        self.execute(&SET_STATE, &values).map(drop)
    }
}

/// What a row is found by: its `Message-ID`. Copies have the same one, and stand under it with whom they go to; a blank is
/// in no identifier.
fn key(payload: &Outgoing, recipient: &str) -> String {
    match payload.copy {
        Some(_) => format!("{} {recipient}", payload.external_id),
        None => payload.external_id.clone(),
    }
}

fn outgoing(row: &Row) -> Result<OutgoingRow, Trouble> {
    let because: Option<String> = row.get(13)?;
    Ok(OutgoingRow {
        id: row.get(0)?,
        conversation: row.get(1)?,
        message: row.get(2)?,
        purpose: Purpose::from_word(&row.get::<String>(3)?).unwrap_or(Purpose::Reply),
        contact_point: row.get(4)?,
        agent: row.get(5)?,
        recipient: row.get(6)?,
        payload: serde_json::from_str(&row.get::<String>(7)?).map_err(Trouble::json)?,
        state: OutgoingState::from_word(&row.get::<String>(8)?),
        run_at: row.get(9)?,
        tries: row.get(10)?,
        first_try_at: row.get(11)?,
        answer: row.get(12)?,
        because: because
            .map(|json| serde_json::from_str(&json).map_err(Trouble::json))
            .transpose()?
            .unwrap_or_default(),
        repeated: row.get(14)?,
        created_at: row.get(15)?,
        settled_at: row.get(16)?,
    })
}
