//! What somebody is at the desk: their role, their team, how far they see.

use crate::Desk;
use crate::keep::{DESK_CHAIN, note_change, record};
use crate::permit::permit_actor;
use crate::team::{CannotChangeTeam, somebody_else_administers};
use domain::team::{Agent, OpeningHours, Permission, Role, Scope, Team};
use domain::timeline::{Actor, Change, Happened};
use domain::{AgentId, TeamId};

/// Characters of a team's name.
pub const TEAM_NAME_CHARS_MAX: usize = 80;

impl Desk {
    /// Gives somebody a role, a team and a scope. What they may not look after any more is covered by others at once.
    ///
    /// # Errors
    /// When the one who asks may not, or nobody could set the desk up any more.
    pub async fn change_role(
        &self,
        by: Actor,
        id: AgentId,
        role: Role,
        team: TeamId,
        scope: Scope,
    ) -> Result<(), CannotChangeTeam> {
        let desk = self.clone();
        let changed = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            let agent =
                tx.agent(id)?.filter(|agent| agent.deactivated_at.is_none()).ok_or(CannotChangeTeam::NoAgent)?;
            tx.team(team)?.ok_or(CannotChangeTeam::NoTeam)?;
            if role != Role::Admin {
                somebody_else_administers(tx, id)?;
            }
            if (agent.role, agent.team, agent.scope) == (role, team, scope) {
                return Ok(());
            }
            tx.change_agent(&Agent { role, team, scope, ..agent })?;
            record(&desk, tx, DESK_CHAIN, doer, &[Happened::RoleChanged { agent: id, role, team, scope }], now)?;
            Ok::<_, CannotChangeTeam>(())
        });
        changed.await?;
        self.cover_for(id).await?;
        Ok(())
    }

    /// Adds a team, with the opening hours of the one that is there.
    ///
    /// # Errors
    /// When the one who asks may not, or it has no name.
    pub async fn add_team(&self, by: Actor, name: &str) -> Result<TeamId, CannotChangeTeam> {
        let name: String = name.trim().chars().take(TEAM_NAME_CHARS_MAX).collect();
        if name.is_empty() {
            return Err(CannotChangeTeam::NoTeamName);
        }
        let desk = self.clone();
        let added = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::SetUp)?;
            let teams = tx.teams()?;
            if teams.iter().any(|team| team.name.eq_ignore_ascii_case(&name)) {
                return Err(CannotChangeTeam::TeamThere);
            }
            let hours = teams.first().map_or_else(OpeningHours::always, |team| team.hours.clone());
            let id = TeamId(desk.chance.id(now));
            tx.add_team(&Team { id, name: name.clone(), lead: None, hours }, now)?;
            note_change(&desk, tx, doer, Change::TeamAdded { name: name.clone() }, now)?;
            Ok(id)
        });
        added.await
    }
}
