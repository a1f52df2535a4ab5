//! Who is signed in, on which device, and failed tries to sign in.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment};

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie, in hexadecimal; the token itself is not stored.
    pub token_digest: String,
    /// Whose.
    pub agent: AgentId,
    /// What the browser calls itself, shortened.
    pub device: String,
    /// Since when.
    pub created_at: Moment,
    /// Last seen, to the minute.
    pub seen_at: Moment,
    /// Ends then.
    pub expires_at: Moment,
}

statements! {
    FIND = "SELECT token_digest, agent_id, device, created_at, seen_at, expires_at FROM sessions WHERE token_digest = $1";
    OF_AGENT uses "sessions_by_agent" = "SELECT token_digest, agent_id, device, created_at, seen_at, expires_at FROM sessions WHERE agent_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, token_digest LIMIT $3";
    END_OF = "DELETE FROM sessions WHERE token_digest = $1 AND agent_id = $2";
    END_OTHERS uses "sessions_by_agent" = "DELETE FROM sessions WHERE agent_id = $1 AND token_digest <> $2";
    INSERT = "INSERT INTO sessions (token_digest, agent_id, device, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)";
    SEEN = "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE token_digest = $1";
    END = "DELETE FROM sessions WHERE token_digest = $1";
    END_ALL = "DELETE FROM sessions WHERE agent_id = $1";
    END_EXPIRED = "DELETE FROM sessions WHERE expires_at < $1";
    KNOWN = "SELECT agent_id FROM known_browsers WHERE mark_digest = $1";
    KNOW = "INSERT INTO known_browsers (mark_digest, agent_id, seen_at) VALUES ($1, $2, $3) ON CONFLICT (mark_digest) DO UPDATE SET agent_id = excluded.agent_id, seen_at = excluded.seen_at";
    FORGET_BROWSERS_OF uses "known_browsers_by_agent" = "DELETE FROM known_browsers WHERE agent_id = $1";
    FORGET_OLD_BROWSERS uses "known_browsers_by_time" = "DELETE FROM known_browsers WHERE seen_at < $1";
    FAILED = "INSERT INTO sign_in_failures (id, account, peer, at) VALUES ($1, $2, $3, $4)";
    FORGET_FAILURES = "DELETE FROM sign_in_failures WHERE account = $1";
    FORGET_OLD_FAILURES = "DELETE FROM sign_in_failures WHERE at < $1";
    FAILURES_OF_ACCOUNT uses "sign_in_failures_by_account" = "SELECT count(*), COALESCE(min(at), 0) FROM sign_in_failures WHERE account = $1 AND at > $2";
    FAILURES_OF_PEER uses "sign_in_failures_by_peer" = "SELECT count(*), COALESCE(min(at), 0) FROM sign_in_failures WHERE peer = $1 AND at > $2";
}

impl Read<'_, '_> {
    /// The session of a token's digest.
    pub fn session(&mut self, token_digest: &str) -> Result<Option<Session>, Trouble> {
        self.one(&FIND, &[token_digest.into()], session)
    }
    /// The sessions of an agent that have not ended, the one seen last first.
    pub fn sessions_of(&mut self, agent: AgentId, now: Moment, rows_max: i64) -> Result<Vec<Session>, Trouble> {
        self.query(&OF_AGENT, &[agent.into(), now.into(), rows_max.into()], session)
    }
    /// Who signed in last with a browser, by the digest of its mark.
    pub fn known_browser(&mut self, mark_digest: &str) -> Result<Option<AgentId>, Trouble> {
        self.one(&KNOWN, &[mark_digest.into()], |row| row.get(0))
    }
    /// Failed tries since a moment, and the oldest of them, for an account.
    pub fn failures_of_account(&mut self, account: &str, since: Moment) -> Result<(i64, Moment), Trouble> {
        let counted =
            self.one(&FAILURES_OF_ACCOUNT, &[account.into(), since.into()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(counted.unwrap_or((0, since)))
    }
    /// Failed tries since a moment, and the oldest of them, from one place.
    pub fn failures_of_peer(&mut self, peer: &str, since: Moment) -> Result<(i64, Moment), Trouble> {
        let counted = self.one(&FAILURES_OF_PEER, &[peer.into(), since.into()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(counted.unwrap_or((0, since)))
    }
}

impl Tx<'_, '_> {
    /// Begins a session.
    pub fn begin_session(&mut self, session: &Session) -> Result<(), Trouble> {
        let values = [
            (&session.token_digest).into(),
            session.agent.into(),
            (&session.device).into(),
            session.created_at.into(),
            session.expires_at.into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// Notes that a session was used.
    pub fn session_seen(&mut self, token_digest: &str, now: Moment, expires_at: Moment) -> Result<(), Trouble> {
        self.execute(&SEEN, &[token_digest.into(), now.into(), expires_at.into()]).map(drop)
    }
    /// Ends a session.
    pub fn end_session(&mut self, token_digest: &str) -> Result<(), Trouble> {
        self.execute(&END, &[token_digest.into()]).map(drop)
    }
    /// Ends a session of an agent; `false` when they have none like it.
    pub fn end_session_of(&mut self, agent: AgentId, token_digest: &str) -> Result<bool, Trouble> {
        Ok(self.execute(&END_OF, &[token_digest.into(), agent.into()])? == 1)
    }
    /// Ends all sessions of an agent but one.
    pub fn end_other_sessions_of(&mut self, agent: AgentId, token_digest: &str) -> Result<(), Trouble> {
        self.execute(&END_OTHERS, &[agent.into(), token_digest.into()]).map(drop)
    }
    /// Ends all sessions of an agent.
    pub fn end_sessions_of(&mut self, agent: AgentId) -> Result<(), Trouble> {
        self.execute(&END_ALL, &[agent.into()]).map(drop)
    }
    /// Remembers a browser that an agent signed in with.
    pub fn know_browser(&mut self, mark_digest: &str, agent: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&KNOW, &[mark_digest.into(), agent.into(), now.into()]).map(drop)
    }
    /// Forgets the browsers of an agent, whose password was set anew.
    pub fn forget_browsers_of(&mut self, agent: AgentId) -> Result<(), Trouble> {
        self.execute(&FORGET_BROWSERS_OF, &[agent.into()]).map(drop)
    }
    /// Forgets browsers that nobody signed in with since a moment.
    pub fn sweep_browsers(&mut self, before: Moment) -> Result<(), Trouble> {
        self.execute(&FORGET_OLD_BROWSERS, &[before.into()]).map(drop)
    }
    /// Removes what has expired.
    pub fn sweep_sessions(&mut self, now: Moment, failures_before: Moment) -> Result<(), Trouble> {
        self.execute(&END_EXPIRED, &[now.into()])?;
        self.execute(&FORGET_OLD_FAILURES, &[failures_before.into()]).map(drop)
    }
    /// Records a failed try.
    pub fn sign_in_failed(&mut self, id: i64, account: &str, peer: &str, now: Moment) -> Result<(), Trouble> {
        self.execute(&FAILED, &[id.into(), account.into(), peer.into(), now.into()]).map(drop)
    }
    /// Forgets the failed tries of an account, after a good one.
    pub fn forget_failures(&mut self, account: &str) -> Result<(), Trouble> {
        self.execute(&FORGET_FAILURES, &[account.into()]).map(drop)
    }
}

fn session(row: &Row) -> Result<Session, Trouble> {
    Ok(Session {
        token_digest: row.get(0)?,
        agent: row.get(1)?,
        device: row.get(2)?,
        created_at: row.get(3)?,
        seen_at: row.get(4)?,
        expires_at: row.get(5)?,
    })
}
