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
}

statements! {
    ADD = "INSERT INTO mentions (agent_id, message_id, by_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT (agent_id, message_id) DO NOTHING";
    SEE uses "mentions_new" = "UPDATE mentions SET seen_at = $3 WHERE agent_id = $1 AND seen_at IS NULL AND EXISTS (SELECT 1 FROM messages e WHERE e.id = mentions.message_id AND e.conversation_id = $2)";
    NEW uses "mentions_new" = "SELECT k.message_id, e.conversation_id, k.by_id, k.at, e.text FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL ORDER BY k.message_id DESC LIMIT $2";
    COUNT uses "mentions_new" = "SELECT count(*) FROM (SELECT DISTINCT e.conversation_id FROM mentions k JOIN messages e ON e.id = k.message_id JOIN conversations c ON c.id = e.conversation_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR c.team_id = $2) LIMIT $3) n";
    NEW_IN uses "mentions_new" = "SELECT k.message_id, e.conversation_id, k.by_id, k.at, e.text FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND k.seen_at IS NULL AND e.conversation_id = $2 ORDER BY k.message_id DESC LIMIT 1";
    OF = "SELECT 1 FROM mentions k JOIN messages e ON e.id = k.message_id WHERE k.agent_id = $1 AND e.conversation_id = $2 LIMIT 1";
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
    /// They have seen what calls them into a conversation.
    pub fn see_mentions(&mut self, agent: AgentId, conversation: ConversationId, now: Moment) -> Result<(), Trouble> {
        self.execute(&SEE, &[agent.into(), conversation.into(), now.into()]).map(drop)
    }
}

fn mention(row: &Row) -> Result<Mention, Trouble> {
    Ok(Mention { message: row.get(0)?, conversation: row.get(1)?, by: row.get(2)?, at: row.get(3)?, text: row.get(4)? })
}
