//! Who is where right now, as far as other nodes have to know.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::team::Doing;
use domain::{AgentId, ConversationId, Moment};

/// Somebody in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The conversation.
    pub conversation: ConversationId,
    /// Who.
    pub agent: AgentId,
    /// What they do there.
    pub doing: Doing,
    /// Until when that is believed without another word.
    pub until: Moment,
}

/// Rows that are read at once: agents who are at work, and not more.
const ROWS_MAX: i64 = 5_000;

statements! {
    ALL_PRESENT = "SELECT conversation_id, agent_id, doing, until FROM presences WHERE until > $1 LIMIT $2";
    SAY = "INSERT INTO presences (conversation_id, agent_id, doing, until) VALUES ($1, $2, $3, $4) ON CONFLICT (conversation_id, agent_id) DO UPDATE SET doing = excluded.doing, until = excluded.until";
    GO = "DELETE FROM presences WHERE conversation_id = $1 AND agent_id = $2";
    FORGET = "DELETE FROM presences WHERE until <= $1";
}

impl Read<'_, '_> {
    /// Everybody who is somewhere.
    pub fn presences(&mut self, now: Moment) -> Result<Vec<Presence>, Trouble> {
        self.query(&ALL_PRESENT, &[now.into(), ROWS_MAX.into()], |row: &Row| {
            Ok(Presence {
                conversation: row.get(0)?,
                agent: row.get(1)?,
                doing: Doing::from_word(&row.get::<String>(2)?),
                until: row.get(3)?,
            })
        })
    }
}

impl Tx<'_, '_> {
    /// Says where somebody is.
    pub fn say_presence(&mut self, of: &Presence) -> Result<(), Trouble> {
        let values = [of.conversation.into(), of.agent.into(), of.doing.word().into(), of.until.into()];
        self.execute(&SAY, &values).map(drop)
    }
    /// Somebody is there no longer.
    pub fn end_presence(&mut self, conversation: ConversationId, agent: AgentId) -> Result<(), Trouble> {
        self.execute(&GO, &[conversation.into(), agent.into()]).map(drop)
    }
    /// Forgets who said nothing for long.
    pub fn forget_presences(&mut self, now: Moment) -> Result<u64, Trouble> {
        self.execute(&FORGET, &[now.into()])
    }
}
