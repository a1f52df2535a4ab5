//! Senders who are blocked.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, ContactPointId, ConversationId, Moment};

/// Blocked senders that a list shows; the latest stand first.
pub const BLOCKED_ROWS_MAX: i64 = 500;

/// That a sender is blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Whom.
    pub sender: ContactPointId,
    /// The conversation in which it was said.
    pub conversation: ConversationId,
    /// By whom.
    pub by: AgentId,
    /// Since when.
    pub at: Moment,
}

statements! {
    ONE = "SELECT contact_point_id, conversation_id, agent_id, blocked_at FROM blocked_senders WHERE contact_point_id = $1";
    LATEST uses "blocked_senders_by_time" = "SELECT contact_point_id, conversation_id, agent_id, blocked_at FROM blocked_senders WHERE blocked_at <= $1 ORDER BY blocked_at DESC LIMIT $2";
    INSERT = "INSERT INTO blocked_senders (contact_point_id, conversation_id, agent_id, blocked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (contact_point_id) DO NOTHING";
    REMOVE = "DELETE FROM blocked_senders WHERE contact_point_id = $1";
}

impl Read<'_, '_> {
    /// Whether a sender is blocked, since when and by whom.
    pub fn blocked(&mut self, sender: ContactPointId) -> Result<Option<Blocked>, Trouble> {
        self.one(&ONE, &[sender.into()], blocked)
    }
    /// The senders who were blocked last.
    pub fn blocked_lately(&mut self, now: Moment) -> Result<Vec<Blocked>, Trouble> {
        self.query(&LATEST, &[now.into(), BLOCKED_ROWS_MAX.into()], blocked)
    }
}

impl Tx<'_, '_> {
    /// Blocks a sender; whether they were not blocked before.
    pub fn block(&mut self, of: &Blocked) -> Result<bool, Trouble> {
        let values = [of.sender.into(), of.conversation.into(), of.by.into(), of.at.into()];
        Ok(self.execute(&INSERT, &values)? > 0)
    }
    /// Blocks a sender no longer; whether they were.
    pub fn unblock(&mut self, sender: ContactPointId) -> Result<bool, Trouble> {
        Ok(self.execute(&REMOVE, &[sender.into()])? > 0)
    }
}

fn blocked(row: &Row) -> Result<Blocked, Trouble> {
    Ok(Blocked { sender: row.get(0)?, conversation: row.get(1)?, by: row.get(2)?, at: row.get(3)? })
}
