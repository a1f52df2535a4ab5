//! A forgotten password: a letter with a link, for whoever has the mailbox. The answer says nothing about whether the
//! address is known here, and takes as long either way.

use crate::Desk;
use crate::door_letter::{PASSWORD_LINK_VALID, new_link};
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Doer, permit_actor};
use crate::sign_in::CannotSignIn;
use crate::team::CannotChangeTeam;
use domain::AgentId;
use domain::customer::EmailAddress;
use domain::team::Permission;
use domain::timeline::{Actor, Happened};
use store::{KeyKind, Trouble};

/// Letters that one address can be sent in the span of failed tries: nobody fills a colleague's mailbox from the door.
pub const FORGOTTEN_OF_ACCOUNT_MAX: i64 = 3;

impl Desk {
    /// Somebody forgot their password. Whether the address is anybody's is not told.
    ///
    /// # Errors
    /// After too many tries for an address or from a place.
    pub async fn password_forgotten(&self, email: &str, peer: &str) -> Result<(), CannotSignIn> {
        let account = EmailAddress::parse(email).map(|address| address.canonical()).unwrap_or_default();
        self.take_one_of(FORGOTTEN_OF_ACCOUNT_MAX, &format!("forgotten:{account}"), peer).await?;
        let desk = self.clone();
        let asked = self.store.write(move |tx| {
            let now = desk.now();
            let agent = tx.agent_by_address(&account)?.filter(|agent| agent.deactivated_at.is_none());
            // Who was invited and has not come has a link of another kind.
            let agent = match agent {
                Some(agent) if tx.password_hash(agent.id)?.is_some() => Some(agent.id),
                _ => None,
            };
            // A letter to nobody is a row as well, so that it takes as long; it never leaves.
            let until = now + PASSWORD_LINK_VALID;
            tx.add_door_letter(desk.chance.id(now), agent, KeyKind::Password, None, now, until)?;
            tx.sweep_door(now)?;
            if let Some(agent) = agent {
                let asked = Happened::PasswordForgotten { agent };
                record(&desk, tx, DESK_CHAIN, Doer::DESK, &[asked], now)?;
            }
            Ok::<_, Trouble>(())
        });
        asked.await?;
        self.queued.notify_one();
        Ok(())
    }

    /// A link for a new password, to be handed over by an administrator where no mail can leave. The present password
    /// works until it is used.
    ///
    /// # Errors
    /// When the one who asks may not, or nobody is there.
    pub async fn password_link(&self, by: Actor, id: AgentId) -> Result<String, CannotChangeTeam> {
        let desk = self.clone();
        let made = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            tx.agent(id)?.filter(|agent| agent.deactivated_at.is_none()).ok_or(CannotChangeTeam::NoAgent)?;
            let link = new_link(&desk, tx, id, KeyKind::Password, now, now + PASSWORD_LINK_VALID)?;
            record(&desk, tx, DESK_CHAIN, doer, &[Happened::PasswordForgotten { agent: id }], now)?;
            Ok::<_, CannotChangeTeam>(link)
        });
        made.await
    }
}
