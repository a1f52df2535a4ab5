//! Inviting somebody: they get a link, choose their own password, and are in. Nobody else ever knows it.

use crate::Desk;
use crate::door_letter::{INVITATION_VALID, by_link, letters_leave, new_link};
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Doer, permit_actor};
use crate::sign_in::{BadPassword, digest_of, hash_password};
use crate::team::CannotChangeTeam;
use domain::customer::EmailAddress;
use domain::team::{Agent, Permission, Role, Scope};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Moment, TeamId};
use store::{KeyKind, Read, Trouble, Tx};

/// Somebody to be invited.
#[derive(Clone, Debug)]
pub struct Invitee {
    /// Full name, as customers will see it.
    pub name: String,
    /// Where the invitation goes, and how they sign in.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Their team.
    pub team: TeamId,
    /// How far they will see.
    pub scope: Scope,
}

/// How an invitation reaches somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A letter leaves.
    Letter,
    /// Mail cannot leave: whoever asked hands this path over. It stands nowhere else.
    ByHand(String),
}

/// Why a link lets nobody in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotEnter {
    /// Used, withdrawn, too old, or never there: which of them is not said.
    #[error("this link does not work any more; ask for a new one")]
    NoKey,
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Desk {
    /// Invites somebody.
    ///
    /// # Errors
    /// When the inviter may not, something is missing, or the address is taken.
    pub async fn invite(&self, by: Actor, new: Invitee) -> Result<(AgentId, Way), CannotChangeTeam> {
        if new.name.trim().is_empty() {
            return Err(CannotChangeTeam::NoName);
        }
        let email = EmailAddress::parse(&new.email).map_err(|_| CannotChangeTeam::BadEmail)?;
        let desk = self.clone();
        let invited = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            tx.team(new.team)?.ok_or(CannotChangeTeam::NoTeam)?;
            let agent = Agent {
                id: AgentId(desk.chance.id(now)),
                team: new.team,
                name: new.name.trim().to_owned(),
                email: email.clone(),
                role: new.role,
                scope: new.scope,
                signature: String::new(),
                notify: new.role.may(Permission::Own),
                // Nobody waits for somebody who has not come yet.
                away_since: Some(now),
                away_until: None,
                deactivated_at: None,
                language: None,
            };
            if !tx.add_agent(&agent, None, now)? {
                return Err(CannotChangeTeam::Taken);
            }
            Ok((agent.id, send(&desk, tx, doer, agent.id, now)?))
        });
        let invited = invited.await?;
        self.queued.notify_one();
        Ok(invited)
    }

    /// Sends an invitation again; links that were sent before do not work any more.
    ///
    /// # Errors
    /// When the inviter may not, or they have come already.
    pub async fn invite_again(&self, by: Actor, id: AgentId) -> Result<Way, CannotChangeTeam> {
        let desk = self.clone();
        let sent = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            tx.invited_since(id)?.ok_or(CannotChangeTeam::NoAgent)?;
            Ok::<_, CannotChangeTeam>(send(&desk, tx, doer, id, now)?)
        });
        let sent = sent.await?;
        self.queued.notify_one();
        Ok(sent)
    }

    /// Withdraws an invitation: the link lets nobody in.
    ///
    /// # Errors
    /// When the one who asks may not, or they have come already.
    pub async fn withdraw_invitation(&self, by: Actor, id: AgentId) -> Result<(), CannotChangeTeam> {
        let desk = self.clone();
        let withdrawn = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            tx.invited_since(id)?.ok_or(CannotChangeTeam::NoAgent)?;
            let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
            tx.end_door_keys_of(id, now)?;
            tx.set_invited(id, None)?;
            tx.change_agent(&Agent { deactivated_at: Some(now), ..agent })?;
            record(&desk, tx, DESK_CHAIN, doer, &[Happened::InvitationWithdrawn { agent: id }], now)?;
            Ok(())
        });
        withdrawn.await
    }

    /// Whom a link lets in, and what it is for.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn let_in_by(&self, token: &str) -> Result<Option<(Agent, KeyKind)>, Trouble> {
        let (digest, now) = (digest_of(token), self.now());
        self.store.read(move |read| let_in(read, &digest, now)).await
    }

    /// Sets the password of whoever a link lets in. The link, and every other one of theirs, is used up; all their
    /// sessions end.
    ///
    /// # Errors
    /// When the link lets nobody in, or the password is refused.
    pub async fn enter_by(&self, token: &str, password: String) -> Result<Agent, CannotEnter> {
        // First the link: a stranger must not keep this machine busy with hashing.
        self.let_in_by(token).await?.ok_or(CannotEnter::NoKey)?;
        let hash = hash_password(password).await?;
        let (desk, digest) = (self.clone(), digest_of(token));
        let entered = self.store.write(move |tx| {
            let now = desk.now();
            let (agent, kind) = let_in(tx, &digest, now)?.ok_or(CannotEnter::NoKey)?;
            tx.set_password(agent.id, &hash)?;
            tx.end_door_keys_of(agent.id, now)?;
            tx.end_sessions_of(agent.id)?;
            tx.end_halfway_of(agent.id, now)?;
            tx.forget_browsers_of(agent.id)?;
            tx.forget_failures(&agent.email.canonical())?;
            let happened = match kind {
                KeyKind::Invitation => {
                    tx.set_invited(agent.id, None)?;
                    tx.change_agent(&Agent { away_since: None, ..agent.clone() })?;
                    Happened::InvitationFollowed { agent: agent.id }
                }
                KeyKind::Password => Happened::PasswordReset { agent: agent.id },
            };
            record(&desk, tx, DESK_CHAIN, by_link(agent.id), &[happened], now)?;
            Ok(agent)
        });
        entered.await
    }
}

fn let_in(read: &mut Read<'_, '_>, digest: &str, now: Moment) -> Result<Option<(Agent, KeyKind)>, Trouble> {
    let Some((agent, kind)) = read.door_key(digest, now)? else { return Ok(None) };
    let agent = read.agent(agent)?.filter(|agent| agent.deactivated_at.is_none());
    Ok(agent.map(|agent| (agent, kind)))
}

fn send(desk: &Desk, tx: &mut Tx<'_, '_>, by: Doer, id: AgentId, now: Moment) -> Result<Way, Trouble> {
    let installation = tx.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let until = now + INVITATION_VALID;
    tx.end_door_keys_of(id, now)?;
    tx.set_invited(id, Some(now))?;
    let way = if letters_leave(desk, &installation) {
        let asked_by = match by.actor() {
            Actor::Agent(asked_by) => Some(asked_by),
            Actor::Customer(_) | Actor::Desk | Actor::Operator => None,
        };
        tx.add_door_letter(desk.chance.id(now), Some(id), KeyKind::Invitation, asked_by, now, until)?;
        Way::Letter
    } else {
        Way::ByHand(new_link(desk, tx, id, KeyKind::Invitation, now, until)?)
    };
    record(desk, tx, DESK_CHAIN, by, &[Happened::Invited { agent: id }], now)?;
    Ok(way)
}
