//! People at the desk: who joins, who is away, who leaves. Absence and leaving mean cover, not silence.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::sign_in::{BadPassword, hash_password};
use domain::customer::EmailAddress;
use domain::team::{Agent, OpeningHours, Role, Team};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Moment, TeamId};
use language::Language;
use store::{Trouble, Tx};

/// Why a change to the team was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChangeTeam {
    /// Only administrators may.
    #[error("only an administrator can do this")]
    NotAllowed,
    /// A name is missing.
    #[error("please fill in the full name: customers see who answers")]
    NoName,
    /// The address is none.
    #[error("this is not a mail address")]
    BadEmail,
    /// Somebody has this address.
    #[error("somebody here has this address already")]
    Taken,
    /// There is no such agent or team.
    #[error("there is nobody of this name here any more")]
    NoAgent,
    /// Somebody must be able to set the desk up.
    #[error("this is the last administrator; make somebody else one first")]
    LastAdmin,
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Somebody who joins.
#[derive(Clone, Debug)]
pub struct NewAgent {
    /// Full name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Lines below their answers.
    pub signature: String,
    /// Their first password; `None` leaves the account closed until one is set.
    pub password: Option<String>,
    /// Tell them by mail about customers' messages.
    pub notify: bool,
}

impl Desk {
    /// Adds a person to a team.
    ///
    /// # Errors
    /// When something is missing, or the address is taken.
    pub async fn add_agent(&self, by: Actor, team: TeamId, new: NewAgent) -> Result<AgentId, CannotChangeTeam> {
        if new.name.trim().is_empty() {
            return Err(CannotChangeTeam::NoName);
        }
        let email = EmailAddress::parse(&new.email).map_err(|_| CannotChangeTeam::BadEmail)?;
        let password = match new.password.clone() {
            Some(password) => Some(hash_password(password).await?),
            None => None,
        };
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                may_administrate(tx, by)?;
                let id = AgentId(desk.chance.id(now));
                let agent = Agent {
                    id,
                    team,
                    name: new.name.trim().to_owned(),
                    email: email.clone(),
                    role: new.role,
                    signature: new.signature.trim().to_owned(),
                    notify: new.notify,
                    away_since: None,
                    away_until: None,
                    deactivated_at: None,
                    language: None,
                };
                if !tx.add_agent(&agent, password.as_deref(), now)? {
                    return Err(CannotChangeTeam::Taken);
                }
                changed(&desk, tx, by, format!("{} joined", agent.name), now)?;
                Ok(id)
            })
            .await
    }

    /// Somebody is away from now on, until a moment if it is known; others cover at once. `None` for `away` brings
    /// them back.
    ///
    /// # Errors
    /// When there is no such agent.
    pub async fn set_away(
        &self,
        by: Actor,
        id: AgentId,
        away: Option<Option<Moment>>,
    ) -> Result<usize, CannotChangeTeam> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                let what = format!("{} {}", agent.name, if away.is_some() { "is away" } else { "is back" });
                tx.change_agent(&Agent { away_since: away.map(|_| now), away_until: away.flatten(), ..agent })?;
                changed(&desk, tx, by, what, now)?;
                Ok::<_, CannotChangeTeam>(())
            })
            .await?;
        Ok(if away.is_some() { self.cover_for(id).await? } else { 0 })
    }

    /// Somebody leaves: their sessions end, and `heir` or whoever is on duty covers what was open.
    ///
    /// # Errors
    /// When they are the last administrator.
    pub async fn deactivate(&self, by: Actor, id: AgentId, heir: Option<AgentId>) -> Result<usize, CannotChangeTeam> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                may_administrate(tx, by)?;
                let agents = tx.agents()?;
                let agent = agents.iter().find(|agent| agent.id == id).cloned().ok_or(CannotChangeTeam::NoAgent)?;
                let is_admin = |agent: &&Agent| agent.role == Role::Admin && agent.deactivated_at.is_none();
                if agents.iter().filter(is_admin).all(|admin| admin.id == id) {
                    return Err(CannotChangeTeam::LastAdmin);
                }
                let what = format!("{} left", agent.name);
                tx.change_agent(&Agent { deactivated_at: Some(now), ..agent })?;
                tx.end_sessions_of(id)?;
                changed(&desk, tx, by, what, now)?;
                Ok(())
            })
            .await?;
        Ok(self.cover_by(id, heir).await?)
    }

    /// The language of an agent's pages from now on; `None` lets their browser decide.
    ///
    /// # Errors
    /// When there is no such agent.
    pub async fn choose_language(&self, id: AgentId, language: Option<Language>) -> Result<(), CannotChangeTeam> {
        self.store
            .write(move |tx| {
                let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                tx.change_agent(&Agent { language: language.map(|of| of.tag().to_owned()), ..agent })?;
                Ok(())
            })
            .await
    }

    /// Changes an agent's own words: name, signature, notifications.
    ///
    /// # Errors
    /// When the name is empty.
    pub async fn change_profile(
        &self,
        id: AgentId,
        name: String,
        signature: String,
        notify: bool,
    ) -> Result<(), CannotChangeTeam> {
        if name.trim().is_empty() {
            return Err(CannotChangeTeam::NoName);
        }
        self.store
            .write(move |tx| {
                let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                let (name, signature) = (name.trim().to_owned(), signature.trim().to_owned());
                tx.change_agent(&Agent { name, signature, notify, ..agent })?;
                Ok(())
            })
            .await
    }

    /// Changes when a team answers.
    ///
    /// # Errors
    /// When there is no such team, or the actor may not.
    pub async fn change_hours(&self, by: Actor, id: TeamId, hours: OpeningHours) -> Result<(), CannotChangeTeam> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                may_administrate(tx, by)?;
                let team = tx.team(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                tx.change_team(&Team { hours: hours.clone(), ..team })?;
                changed(&desk, tx, by, format!("opening hours: {}", hours.words()), desk.now())?;
                Ok(())
            })
            .await
    }
}

fn may_administrate(tx: &mut Tx<'_, '_>, by: Actor) -> Result<(), CannotChangeTeam> {
    match by {
        Actor::Desk | Actor::Operator => Ok(()),
        Actor::Agent(id) if tx.agent(id)?.is_some_and(|agent| agent.role == Role::Admin) => Ok(()),
        _ => Err(CannotChangeTeam::NotAllowed),
    }
}

fn changed(desk: &Desk, tx: &mut Tx<'_, '_>, by: Actor, what: String, now: Moment) -> Result<(), Trouble> {
    record(desk, tx, DESK_CHAIN, by, &[Happened::SettingChanged { what }], now)
}
