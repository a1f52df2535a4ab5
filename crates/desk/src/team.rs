//! People at the desk: who joins, who is away, who leaves. Absence and leaving mean cover, not silence.

use crate::Desk;
use crate::keep::note_change;
use crate::permit::{NotAllowed, denied_as, permit, permit_actor};
use crate::sign_in::{BadPassword, hash_password};
use domain::customer::EmailAddress;
use domain::team::{Agent, OpeningHours, Permission, Role, Scope, Team, is_last_administrator};
use domain::timeline::{Actor, Change};
use domain::{AgentId, Moment, TeamId};
use language::Language;
use store::{Trouble, Tx};

/// Why a change to the team was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChangeTeam {
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
    /// A team without a name.
    #[error("give the team a name")]
    NoTeamName,
    /// There is one of this name.
    #[error("there is a team of this name already")]
    TeamThere,
    /// There is no such team.
    #[error("this team is not there any more; choose another")]
    NoTeam,
    /// Somebody must be able to set the desk up.
    #[error("this is the last administrator; make somebody else one first")]
    LastAdmin,
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotChangeTeam, NoAgent; }

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
                let by = permit_actor(tx, by, Permission::ManagePeople)?;
                tx.team(team)?.ok_or(CannotChangeTeam::NoTeam)?;
                let id = AgentId(desk.chance.id(now));
                let agent = Agent {
                    id,
                    team,
                    name: new.name.trim().to_owned(),
                    email: email.clone(),
                    role: new.role,
                    scope: Scope::All,
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
                note_change(&desk, tx, by, Change::AgentJoined { name: agent.name }, now)?;
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
                let needed =
                    if by == Actor::Agent(id) { Permission::ChangeOwnWords } else { Permission::ArrangeAbsence };
                let by = permit_actor(tx, by, needed)?;
                let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                let name = agent.name.clone();
                let change = if away.is_some() { Change::AgentAway { name } } else { Change::AgentBack { name } };
                tx.change_agent(&Agent { away_since: away.map(|_| now), away_until: away.flatten(), ..agent })?;
                note_change(&desk, tx, by, change, now)?;
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
                let by = permit_actor(tx, by, Permission::ManagePeople)?;
                let agent = tx.agent(id)?.ok_or(CannotChangeTeam::NoAgent)?;
                somebody_else_administers(tx, id)?;
                let change = Change::AgentLeft { name: agent.name.clone() };
                tx.change_agent(&Agent { deactivated_at: Some(now), ..agent })?;
                tx.end_sessions_of(id)?;
                tx.end_halfway_of(id, now)?;
                tx.end_door_keys_of(id, now)?;
                tx.set_invited(id, None)?;
                note_change(&desk, tx, by, change, now)?;
                Ok::<_, CannotChangeTeam>(())
            })
            .await?;
        Ok(self.cover_by(id, heir).await?)
    }

    /// The language of an agent's pages from now on; `None` lets their browser decide.
    ///
    /// # Errors
    /// When they do not work here any more.
    pub async fn choose_language(&self, id: AgentId, language: Option<Language>) -> Result<(), CannotChangeTeam> {
        self.store
            .write(move |tx| {
                let agent = permit(tx, id, Permission::Read)?.agent().clone();
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
                let agent = permit(tx, id, Permission::ChangeOwnWords)?.agent().clone();
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
                let by = permit_actor(tx, by, Permission::SetUp)?;
                let team = tx.team(id)?.ok_or(CannotChangeTeam::NoTeam)?;
                tx.change_team(&Team { hours: hours.clone(), ..team })?;
                let change = Change::OpeningHours { hours: Box::new(hours.clone().into()) };
                Ok(note_change(&desk, tx, by, change, desk.now())?)
            })
            .await
    }
}

/// Somebody must be able to set the desk up when this person cannot any more.
pub(crate) fn somebody_else_administers(tx: &mut Tx<'_, '_>, than: AgentId) -> Result<(), CannotChangeTeam> {
    if is_last_administrator(&tx.agents()?, than) { Err(CannotChangeTeam::LastAdmin) } else { Ok(()) }
}
