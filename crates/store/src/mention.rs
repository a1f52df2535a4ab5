//! Whom notes call in, until they have seen it.

use crate::engine::{Read, Row, Tx};
use crate::inbox::COUNT_MAX;
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::team::Eyes;
use domain::{AgentId, ConversationId, MessageId, Moment};

/// Somebody is called in by a note, and has not seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The note.
    pub message: MessageId,
    /// Where it stands.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub by: AgentId,
    /// When.
    pub at: Moment,
    /// What it says.
    pub text: String,
    /// The letter that told it, if one did or tries to.
    pub digest: Option<i64>,
}

/// A letter to somebody whom notes called in, on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest {
    /// Its number.
    pub id: i64,
    /// Who gets it.
    pub agent: AgentId,
    /// When it was begun.
    pub created_at: Moment,
    /// Tries so far.
    pub tries: i64,
    /// A try began and nobody wrote down how it ended: it may have left.
    pub unfinished: bool,
}

/// Notes that are looked at for one letter.
const UNTOLD_MAX: i64 = 200;

statements! {
    ADD = "INSERT INTO mentions (agent_id, message_id, by_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (agent_id, message_id) DO NOTHING";
    SEE uses "mentions_new" = "UPDATE mentions SET seen_at = $3 WHERE agent_id = $1 AND seen_at IS NULL AND EXISTS (SELECT 1 FROM messages e WHERE e.id = mentions.message_id AND e.conversation_id = $2)";
    NEW uses "mentions_new" = "SELECT k.message_id, e.conversation_id, k.by_id, k.at, e.text, k.digest_id FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL ORDER BY k.message_id DESC LIMIT $2";
    COUNT uses "mentions_new" = "SELECT count(*) FROM (SELECT DISTINCT e.conversation_id FROM mentions k JOIN messages e ON e.id = k.message_id JOIN conversations c ON c.id = e.conversation_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR c.team_id = $2) LIMIT $3) n";
    NEW_IN uses "mentions_new" = "SELECT k.message_id, e.conversation_id, k.by_id, k.at, e.text, k.digest_id FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND e.conversation_id = $2 ORDER BY k.message_id DESC LIMIT 1";
    UNTOLD uses "mentions_new" = "SELECT k.message_id, e.conversation_id, k.by_id, k.at, e.text, k.digest_id FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND (k.digest_id IS NULL OR k.digest_id = $2) ORDER BY k.message_id DESC LIMIT $3";
    TELL = "UPDATE mentions SET digest_id = $3 WHERE agent_id = $1 AND message_id = $2";
    ADD_DIGEST = "INSERT INTO digests (id, agent_id, created_at, run_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    DUE_DIGESTS uses "digests_due" = "SELECT id, agent_id, created_at, tries, answer FROM digests WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2",
        postgres "SELECT id, agent_id, created_at, tries, answer FROM digests WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    TAKE_DIGEST = "UPDATE digests SET run_at = $2, tries = tries + 1, answer = '' WHERE id = $1 AND settled_at IS NULL";
    DIGEST_AGAIN = "UPDATE digests SET run_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    SETTLE_DIGEST = "UPDATE digests SET settled_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    /// From the conversation to the mentions, whose number grows with the years: so the tables stand in this order.
    OF uses "messages_by_conversation" = "SELECT 1 FROM messages e CROSS JOIN mentions k WHERE e.conversation_id = $2 AND k.message_id = e.id AND k.agent_id = $1 LIMIT 1";
}

impl Read<'_, '_> {
    /// What an agent was called in for and has not seen, the latest first.
    pub fn new_mentions(&mut self, agent: AgentId, rows_max: i64) -> Result<Vec<Mention>, Trouble> {
        self.query(&NEW, &[agent.into(), rows_max.into()], mention)
    }
    /// The latest of a conversation.
    pub fn new_mention_in(&mut self, agent: AgentId, of: ConversationId) -> Result<Option<Mention>, Trouble> {
        self.one(&NEW_IN, &[agent.into(), of.into()], mention)
    }
    /// What they have not seen and no other letter than this told them, the latest first.
    pub fn untold_mentions(&mut self, agent: AgentId, digest: i64) -> Result<Vec<Mention>, Trouble> {
        self.query(&UNTOLD, &[agent.into(), digest.into(), UNTOLD_MAX.into()], mention)
    }
    /// In how many conversations that these eyes see that is.
    pub fn count_new_mentions(&mut self, eyes: Eyes) -> Result<i64, Trouble> {
        let count = self.one(&COUNT, &[eyes.agent.into(), eyes.team.into(), COUNT_MAX.into()], |row| row.get(0))?;
        Ok(count.unwrap_or(0))
    }
    /// Whether an agent was ever called into a conversation.
    pub fn is_mentioned(&mut self, agent: AgentId, conversation: ConversationId) -> Result<bool, Trouble> {
        Ok(self.one(&OF, &[agent.into(), conversation.into()], |_| Ok(()))?.is_some())
    }
}

impl Tx<'_, '_> {
    /// Somebody is called in by a note.
    pub fn add_mention(&mut self, agent: AgentId, message: MessageId, by: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&ADD, &[agent.into(), message.into(), by.into(), now.into()]).map(drop)
    }
    /// A letter tells it.
    pub fn tell_mention(&mut self, agent: AgentId, message: MessageId, digest: i64) -> Result<(), Trouble> {
        self.execute(&TELL, &[agent.into(), message.into(), digest.into()]).map(drop)
    }
    /// Begins a letter, unless one is on its way to the same person.
    pub fn add_digest(&mut self, id: i64, agent: AgentId, now: Moment, run_at: Moment) -> Result<(), Trouble> {
        self.execute(&ADD_DIGEST, &[id.into(), agent.into(), now.into(), run_at.into()]).map(drop)
    }
    /// Letters whose turn it is.
    pub fn due_digests(&mut self, now: Moment, rows_max: i64) -> Result<Vec<Digest>, Trouble> {
        self.query(&DUE_DIGESTS, &[now.into(), rows_max.into()], |row| {
            let tries = row.get(3)?;
            let unfinished = tries > 0 && row.get::<String>(4)?.is_empty();
            Ok(Digest { id: row.get(0)?, agent: row.get(1)?, created_at: row.get(2)?, tries, unfinished })
        })
    }
    /// Begins a try; nobody else begins one until a moment.
    pub fn take_digest(&mut self, id: i64, until: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&TAKE_DIGEST, &[id.into(), until.into()])? == 1)
    }
    /// Another try at a moment.
    pub fn try_digest_again(&mut self, id: i64, at: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&DIGEST_AGAIN, &[id.into(), at.into(), answer.into()]).map(drop)
    }
    /// It left, or never will.
    pub fn settle_digest(&mut self, id: i64, now: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&SETTLE_DIGEST, &[id.into(), now.into(), answer.into()]).map(drop)
    }
    /// They have seen what calls them into a conversation.
    pub fn see_mentions(&mut self, agent: AgentId, conversation: ConversationId, now: Moment) -> Result<(), Trouble> {
        self.execute(&SEE, &[agent.into(), conversation.into(), now.into()]).map(drop)
    }
}

fn mention(row: &Row) -> Result<Mention, Trouble> {
    Ok(Mention {
        message: row.get(0)?,
        conversation: row.get(1)?,
        by: row.get(2)?,
        at: row.get(3)?,
        text: row.get(4)?,
        digest: row.get(5)?,
    })
}
