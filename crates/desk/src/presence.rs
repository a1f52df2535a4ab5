//! Who is in a conversation right now, so that two people do not answer the same customer without knowing of each other.
//! It is a hint and never a lock: sending looks at what came in meanwhile ([`crate::reply`]).
//!
//! On SQLite one process knows it all. Nodes that share a database write it down there and look every other second.

use crate::Desk;
use crate::permit::{Denied, permit};
use domain::team::{Doing, PRESENT_FOR, Permission};
use domain::{AgentId, ConversationId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::{Presence, Trouble};
use tokio::sync::{broadcast, watch};

/// How often those who said nothing for long are forgotten, and other nodes asked.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Conversations in which somebody can be at a time.
const PRESENT_MAX: usize = 5_000;
/// Changes that a slow listener may be behind.
const BEHIND_MAX: usize = 256;

/// Who is where.
pub struct Presences {
    here: Mutex<BTreeMap<(ConversationId, AgentId), Presence>>,
    changed: broadcast::Sender<ConversationId>,
}

impl Default for Presences {
    fn default() -> Self {
        Presences { here: Mutex::default(), changed: broadcast::channel(BEHIND_MAX).0 }
    }
}

impl Presences {
    /// Conversations in which something changed.
    pub fn changes(&self) -> broadcast::Receiver<ConversationId> {
        self.changed.subscribe()
    }

    /// Changes what is known, and tells of each conversation in which somebody came, went or does something else.
    fn change(&self, work: impl FnOnce(&mut BTreeMap<(ConversationId, AgentId), Presence>)) {
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let before: BTreeSet<_> = here.iter().map(|(key, presence)| (*key, presence.doing)).collect();
        work(&mut here);
        let after: BTreeSet<_> = here.iter().map(|(key, presence)| (*key, presence.doing)).collect();
        drop(here);
        let changed: BTreeSet<_> = before.symmetric_difference(&after).map(|((id, _), _)| *id).collect();
        for id in changed {
            let _ = self.changed.send(id);
        }
    }
}

impl Desk {
    /// An agent reads or writes in a conversation, for the next while; `None`: they left it.
    ///
    /// # Errors
    /// When it is not there for them, or other nodes cannot be told.
    pub async fn be_present(
        &self,
        agent: AgentId,
        conversation: ConversationId,
        doing: Option<Doing>,
    ) -> Result<(), Denied> {
        let asked = self.store.read(move |read| {
            let permit = permit(read, agent, Permission::Read)?;
            permit.sees(&read.conversation(conversation)?.ok_or(Denied::NotThere)?)
        });
        asked.await?;
        let until = self.now() + PRESENT_FOR;
        let presence = doing.map(|doing| Presence { conversation, agent, doing, until });
        if self.store.shared_by_nodes() {
            let write = self.store.write(move |tx| match &presence {
                Some(presence) => tx.say_presence(presence),
                None => tx.end_presence(conversation, agent),
            });
            write.await?;
        }
        self.presences.change(|here| match presence {
            Some(presence) if here.len() < PRESENT_MAX || here.contains_key(&(conversation, agent)) => {
                here.insert((conversation, agent), presence);
            }
            Some(_) => {}
            None => {
                here.remove(&(conversation, agent));
            }
        });
        Ok(())
    }

    /// Who else is in a conversation, those who write first.
    pub fn present(&self, conversation: ConversationId, but: AgentId) -> Vec<Presence> {
        let now = self.now();
        let here = self.presences.here.lock().unwrap_or_else(PoisonError::into_inner);
        let first = (conversation, AgentId(i64::MIN));
        let last = (conversation, AgentId(i64::MAX));
        let mut found: Vec<Presence> = here.range(first..=last).map(|(_, presence)| *presence).collect();
        found.retain(|presence| presence.agent != but && presence.until > now);
        found.sort_by_key(|presence| std::cmp::Reverse(presence.doing));
        found
    }

    /// Forgets who said nothing for long, and learns from other nodes; once.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn look_who_is_here(&self) -> Result<(), Trouble> {
        let now = self.now();
        if !self.store.shared_by_nodes() {
            self.presences.change(|here| here.retain(|_, presence| presence.until > now));
            return Ok(());
        }
        let all = self.store.read(move |read| read.presences(now)).await?;
        self.presences.change(|here| {
            *here = all.into_iter().map(|presence| ((presence.conversation, presence.agent), presence)).collect();
        });
        Ok(())
    }

    /// Looks again and again until `shutdown` becomes true. What goes wrong is tried again: it is a hint.
    pub(crate) async fn look_who_is_here_until(&self, mut shutdown: watch::Receiver<bool>) {
        while !*shutdown.borrow() {
            if let Err(trouble) = self.look_who_is_here().await {
                tracing::debug!(error = %trouble, "who is here could not be looked up");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = shutdown.changed() => {}
            }
        }
    }
}
