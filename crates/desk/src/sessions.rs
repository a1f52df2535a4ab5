//! One's own sessions: which browsers are signed in, and ending them.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::Doer;
use crate::sign_in::digest_of;
use domain::AgentId;
use domain::timeline::Happened;
use store::{Session, Trouble};

/// Sessions shown of one person, those seen last; ending all others ends those beyond as well.
pub const SESSIONS_MAX: i64 = 50;

/// A session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// It.
    pub session: Session,
    /// Whether it is the one that asks.
    pub this: bool,
}

impl Desk {
    /// The sessions of an agent, the one seen last first; `token` is the asking browser's own.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sessions_of(&self, agent: AgentId, token: &str) -> Result<Vec<OwnSession>, Trouble> {
        let (now, own) = (self.now(), digest_of(token));
        let all = self.store.read(move |read| read.sessions_of(agent, now, SESSIONS_MAX)).await?;
        let own_session = |session: Session| OwnSession { this: session.token_digest == own, session };
        Ok(all.into_iter().map(own_session).collect())
    }

    /// Ends one of an agent's own sessions, named by the digest of its token; `false` when it has ended.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn end_own_session(&self, agent: AgentId, token_digest: &str) -> Result<bool, Trouble> {
        let (desk, digest) = (self.clone(), token_digest.to_owned());
        let ended = self.store.write(move |tx| {
            let ended = tx.end_session_of(agent, &digest)?;
            if ended {
                let happened = [Happened::SessionsEnded { agent }];
                record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, desk.now())?;
            }
            Ok(ended)
        });
        ended.await
    }

    /// Ends all of an agent's sessions but the asking browser's own.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn end_other_sessions(&self, agent: AgentId, token: &str) -> Result<(), Trouble> {
        let (desk, own) = (self.clone(), digest_of(token));
        let ended = self.store.write(move |tx| {
            tx.end_other_sessions_of(agent, &own)?;
            let happened = [Happened::SessionsEnded { agent }];
            record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, desk.now())
        });
        ended.await
    }
}
