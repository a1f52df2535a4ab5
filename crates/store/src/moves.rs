//! Messages that went from one conversation to another, by a merge or a split, and everything that belongs to them. What
//! was moved is listed row by row, so that it can go back.

use crate::engine::{Read, Row, Tx};
use crate::statement::{Statement, statements};
use crate::trouble::Trouble;
use domain::conversation::{Priority, Raise, Status};
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, MessageId, Moment, MoveId};

/// Which of the two it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveKind {
    /// Everything went: the source became a part of the target.
    Merge,
    /// Some messages went: the target was made of them.
    Split,
}

impl MoveKind {
    fn word(self) -> &'static str {
        match self {
            MoveKind::Merge => "merge",
            MoveKind::Split => "split",
        }
    }
}

/// One move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Its id.
    pub id: MoveId,
    /// Merge or split.
    pub kind: MoveKind,
    /// Where the messages were.
    pub source: ConversationId,
    /// Where they are.
    pub target: ConversationId,
    /// Who moved them.
    pub by: AgentId,
    /// Why, in words.
    pub because: String,
    /// How the source stood before.
    pub was: Status,
    /// How urgent the target was before, where it is a merge that was kept by a program that knew it.
    pub priority_was: Option<Priority>,
    /// When.
    pub at: Moment,
}

/// Kinds of rows that are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A message, with its wait and what it answers.
    Message,
    /// Something on its way out, or gone.
    Outgoing,
    /// A task.
    Task,
    /// A draft.
    Draft,
    /// A reply token.
    Token,
    /// What others are asked about it.
    Enquiry,
    /// A contact point that takes part in the target because of the move.
    Participant,
}

impl Moved {
    fn word(self) -> &'static str {
        match self {
            Moved::Message => "message",
            Moved::Outgoing => "outgoing",
            Moved::Task => "task",
            Moved::Draft => "draft",
            Moved::Token => "token",
            Moved::Enquiry => "enquiry",
            Moved::Participant => "participant",
        }
    }
}

/// The listed rows of a kind; `$3` is the move.
macro_rules! listed {
    ($what:literal) => {
        concat!("(SELECT CAST(item AS BIGINT) FROM moved WHERE move_id = $3 AND what = '", $what, "')")
    };
}

statements! {
    INSERT = "INSERT INTO moves (id, kind, source, target, agent_id, because, was, was_at, was_by, at, was_follow_up, priority_was) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    LATEST uses "moves_by_source" = "SELECT id, kind, source, target, agent_id, because, was, was_at, was_by, at, was_follow_up, priority_was FROM moves WHERE source = $1 AND undone_at IS NULL AND kind = 'merge' ORDER BY id DESC LIMIT 1";
    SPLIT_OF = "SELECT m.target FROM moved d JOIN moves m ON m.id = d.move_id WHERE m.source = $1 AND m.kind = 'split' AND d.what = 'message' AND d.item = $2 ORDER BY m.id DESC LIMIT 1";
    /// The merges into a conversation after one, and how urgent their parts are.
    RAISES uses "moves_by_target" = "SELECT m.id, m.priority_was, c.priority FROM moves m JOIN conversations c ON c.id = m.source WHERE m.target = $1 AND m.id > $2 AND m.kind = 'merge' AND m.undone_at IS NULL AND m.priority_was IS NOT NULL ORDER BY m.id LIMIT $3";
    RAISED_FROM = "UPDATE moves SET priority_was = $2 WHERE id = $1";
    UNDONE = "UPDATE moves SET undone_at = $2, undone_by = $3 WHERE id = $1";
    LIST = "INSERT INTO moved (move_id, what, item) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    IS_LISTED = "SELECT move_id FROM moved WHERE move_id = $1 AND what = $2 AND item = $3";
    LIST_MESSAGES = "INSERT INTO moved (move_id, what, item) SELECT $1, 'message', CAST(id AS TEXT) FROM messages WHERE conversation_id = $2";
    LIST_OUTGOING = "INSERT INTO moved (move_id, what, item) SELECT $1, 'outgoing', CAST(id AS TEXT) FROM outgoing WHERE conversation_id = $2";
    LIST_TASKS = "INSERT INTO moved (move_id, what, item) SELECT $1, 'task', CAST(id AS TEXT) FROM tasks WHERE conversation_id = $2";
    LIST_DRAFTS = "INSERT INTO moved (move_id, what, item) SELECT $1, 'draft', CAST(id AS TEXT) FROM drafts WHERE conversation_id = $2";
    LIST_TOKENS = "INSERT INTO moved (move_id, what, item) SELECT $1, 'token', token FROM reply_tokens WHERE conversation_id = $2";
    LIST_ENQUIRIES = "INSERT INTO moved (move_id, what, item) SELECT $1, 'enquiry', CAST(id AS TEXT) FROM enquiries WHERE conversation_id = $2";
    MESSAGES = concat!("UPDATE messages SET conversation_id = $2 WHERE conversation_id = $1 AND id IN ", listed!("message"));
    WAITS = concat!("UPDATE waits SET conversation_id = $2 WHERE conversation_id = $1 AND message_id IN ", listed!("message"));
    UNRESOLVED = concat!("UPDATE unresolved_parents SET conversation_id = $2 WHERE conversation_id = $1 AND message_id IN ", listed!("message"));
    OUTGOING = concat!("UPDATE outgoing SET conversation_id = $2 WHERE conversation_id = $1 AND id IN ", listed!("outgoing"));
    TASKS = concat!("UPDATE tasks SET conversation_id = $2 WHERE conversation_id = $1 AND id IN ", listed!("task"));
    DRAFTS = concat!("UPDATE drafts SET conversation_id = $2 WHERE conversation_id = $1 AND id IN ", listed!("draft"));
    ENQUIRIES = concat!("UPDATE enquiries SET conversation_id = $2 WHERE conversation_id = $1 AND id IN ", listed!("enquiry"));
    TOKENS = "UPDATE reply_tokens SET conversation_id = $2 WHERE conversation_id = $1 AND token IN (SELECT item FROM moved WHERE move_id = $3 AND what = 'token')";
    /// What was accepted and not taken in yet holds automatic mail back where its conversation is now.
    ARRIVALS uses "inbound_waiting_by_conversation" = "UPDATE inbound SET conversation_id = $2 WHERE state = 'waiting' AND conversation_id = $1";
    /// Who came with the move and wrote nothing that stays leaves with it.
    LEAVE = "DELETE FROM participants WHERE conversation_id = $1 AND contact_point_id IN (SELECT CAST(item AS BIGINT) FROM moved WHERE move_id = $2 AND what = 'participant') AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = $1 AND m.contact_point_id = participants.contact_point_id)";
    COUNT uses "messages_by_conversation" = "SELECT count(*) FROM messages WHERE conversation_id = $1";
    COUNT_FROM uses "messages_by_conversation" = "SELECT count(*) FROM (SELECT id FROM messages WHERE conversation_id = $1 AND id >= $2 LIMIT $3) f";
    /// After a moment, in order: what could belong to what goes back.
    AFTER uses "messages_by_conversation" = "SELECT id FROM messages WHERE conversation_id = $1 AND id > $2 ORDER BY id LIMIT $3";
}

impl Read<'_, '_> {
    /// The merge by which a conversation became a part of another one.
    pub fn merge_of(&mut self, source: ConversationId) -> Result<Option<Move>, Trouble> {
        self.one(&LATEST, &[source.into()], a_move)
    }
    /// The merges into a conversation after one, in order, as far as they decided its priority; at most `rows_max`.
    pub fn raises_after(
        &mut self,
        target: ConversationId,
        after: MoveId,
        rows_max: i64,
    ) -> Result<Vec<(MoveId, Raise)>, Trouble> {
        self.query(&RAISES, &[target.into(), after.into(), rows_max.into()], |row| {
            let priority = |word: String| Priority::from_word(&word).unwrap_or_default();
            Ok((row.get(0)?, Raise { was: priority(row.get(1)?), part: priority(row.get(2)?) }))
        })
    }
    /// The conversation that was made of a message of this one.
    pub fn split_of(&mut self, source: ConversationId, message: MessageId) -> Result<Option<ConversationId>, Trouble> {
        self.one(&SPLIT_OF, &[source.into(), message.to_string().into()], |row| row.get(0))
    }
    /// Whether a row was moved.
    pub fn was_moved(&mut self, id: MoveId, what: Moved, item: i64) -> Result<bool, Trouble> {
        let found = self
            .one(&IS_LISTED, &[id.into(), what.word().into(), item.to_string().into()], |row| row.get::<MoveId>(0))?;
        Ok(found.is_some())
    }
    /// How many messages a conversation holds.
    pub fn count_messages(&mut self, of: ConversationId) -> Result<i64, Trouble> {
        Ok(self.one(&COUNT, &[of.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// How many messages a conversation holds from one on, counted to `most`.
    pub fn count_messages_from(&mut self, of: ConversationId, first: MessageId, most: i64) -> Result<i64, Trouble> {
        let values = [of.into(), first.into(), most.into()];
        Ok(self.one(&COUNT_FROM, &values, |row| row.get(0))?.unwrap_or(0))
    }
    /// The messages of a conversation after one, in order, at most `rows_max`.
    pub fn messages_after(
        &mut self,
        of: ConversationId,
        after: MessageId,
        rows_max: i64,
    ) -> Result<Vec<MessageId>, Trouble> {
        self.query(&AFTER, &[of.into(), after.into(), rows_max.into()], |row| row.get(0))
    }
}

impl Tx<'_, '_> {
    /// Notes a move; nothing has moved yet.
    pub fn begin_move(&mut self, it: &Move) -> Result<(), Trouble> {
        let (was_at, was_by) = it.was.since();
        let values = [
            it.id.into(),
            it.kind.word().into(),
            it.source.into(),
            it.target.into(),
            it.by.into(),
            (&it.because).into(),
            it.was.word().into(),
            was_at.into(),
            was_by.to_string().into(),
            it.at.into(),
            it.was.follow_up().into(),
            it.priority_was.map(Priority::word).into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// Lists one row.
    pub fn list_moved(&mut self, id: MoveId, what: Moved, item: i64) -> Result<(), Trouble> {
        self.execute(&LIST, &[id.into(), what.word().into(), item.to_string().into()]).map(drop)
    }
    /// Lists everything of a conversation.
    pub fn list_all(&mut self, id: MoveId, of: ConversationId) -> Result<(), Trouble> {
        let all: [&'static Statement; 6] =
            [&LIST_MESSAGES, &LIST_OUTGOING, &LIST_TASKS, &LIST_DRAFTS, &LIST_TOKENS, &LIST_ENQUIRIES];
        all.into_iter().try_for_each(|list| self.execute(list, &[id.into(), of.into()]).map(drop))
    }
    /// Carries what is listed from one conversation to another.
    pub fn carry(&mut self, id: MoveId, from: ConversationId, to: ConversationId) -> Result<(), Trouble> {
        let all: [&'static Statement; 8] =
            [&MESSAGES, &WAITS, &UNRESOLVED, &OUTGOING, &TASKS, &DRAFTS, &TOKENS, &ENQUIRIES];
        all.into_iter().try_for_each(|carry| self.execute(carry, &[from.into(), to.into(), id.into()]).map(drop))
    }
    /// What waits to be taken in and answers one conversation answers another one now.
    pub fn redirect_arrivals(&mut self, from: ConversationId, to: ConversationId) -> Result<(), Trouble> {
        self.execute(&ARRIVALS, &[from.into(), to.into()]).map(drop)
    }
    /// Notes how urgent the target of a merge would have been before it.
    pub fn raised_from(&mut self, id: MoveId, was: Priority) -> Result<(), Trouble> {
        self.execute(&RAISED_FROM, &[id.into(), was.word().into()]).map(drop)
    }
    /// A move was undone: who came with it takes no part any more, unless they wrote something that stays.
    pub fn move_undone(&mut self, id: MoveId, target: ConversationId, by: AgentId, at: Moment) -> Result<(), Trouble> {
        self.execute(&LEAVE, &[target.into(), id.into()])?;
        self.execute(&UNDONE, &[id.into(), at.into(), by.into()]).map(drop)
    }
}

fn a_move(row: &Row) -> Result<Move, Trouble> {
    let (since, by) = (row.get::<Moment>(7)?, Actor::from_word(&row.get::<String>(8)?));
    Ok(Move {
        id: row.get(0)?,
        kind: if row.get::<String>(1)? == "merge" { MoveKind::Merge } else { MoveKind::Split },
        source: row.get(2)?,
        target: row.get(3)?,
        by: row.get(4)?,
        because: row.get(5)?,
        was: match row.get::<String>(6)?.as_str() {
            "closed" => Status::Closed { at: since, by, follow_up: row.get(10)? },
            _ => Status::Open { since, by },
        },
        at: row.get(9)?,
        priority_was: row.get::<Option<String>>(11)?.and_then(|word| Priority::from_word(&word)),
    })
}
