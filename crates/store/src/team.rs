//! Teams and agents.

use crate::engine::{Read, Row, Tx};
use crate::mailbox::address;
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::team::{Agent, Load, Role, Scope, Team};
use domain::{AgentId, ContactPointId, Moment, TeamId};

macro_rules! agent_columns {
    () => {
        "id, team_id, name, email, role, signature, notify, away_since, away_until, deactivated_at, language, scope"
    };
}

statements! {
    AGENTS = concat!("SELECT ", agent_columns!(), " FROM agents ORDER BY id");
    AGENT = concat!("SELECT ", agent_columns!(), " FROM agents WHERE id = $1");
    AGENT_BY_ADDRESS = concat!("SELECT ", agent_columns!(), " FROM agents WHERE canonical = $1");
    PASSWORD = "SELECT password FROM agents WHERE id = $1";
    INSERT_AGENT = "INSERT INTO agents (id, team_id, name, email, canonical, role, signature, password, notify, created_at, scope, away_since, away_until, language) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (canonical) DO NOTHING";
    UPDATE_AGENT = "UPDATE agents SET name = $2, role = $3, signature = $4, notify = $5, away_since = $6, away_until = $7, deactivated_at = $8, language = $9, team_id = $10, scope = $11 WHERE id = $1";
    SET_PASSWORD = "UPDATE agents SET password = $2 WHERE id = $1";
    TEAMS = "SELECT id, name, lead_id, hours FROM teams ORDER BY id";
    TEAM = "SELECT id, name, lead_id, hours FROM teams WHERE id = $1";
    INSERT_TEAM = "INSERT INTO teams (id, name, lead_id, hours, created_at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_TEAM = "UPDATE teams SET name = $2, lead_id = $3, hours = $4 WHERE id = $1";
    /// Open conversations of each agent that wait for us.
    LOADS uses "conversations_load" = "SELECT a.id, (SELECT count(*) FROM conversations c WHERE c.status = 'open' AND c.waiting_on = 'us' AND c.owner_id = a.id) FROM agents a";
    /// Who looks after another matter of this contact point's customer.
    LOOKS_AFTER = "SELECT c.owner_id FROM memberships mine JOIN memberships theirs ON theirs.customer_id = mine.customer_id JOIN conversations c ON c.contact_point_id = theirs.contact_point_id WHERE mine.contact_point_id = $1 AND c.status IN ('open', 'snoozed') ORDER BY c.last_message_at DESC, c.id DESC LIMIT 1";
    /// Who answered this contact point's customer last.
    KNOWS = "SELECT m.agent_id FROM memberships mine JOIN memberships theirs ON theirs.customer_id = mine.customer_id JOIN conversations c ON c.contact_point_id = theirs.contact_point_id JOIN messages m ON m.conversation_id IN (c.id, c.merged_into) WHERE mine.contact_point_id = $1 AND m.direction = 'out' AND m.agent_id IS NOT NULL ORDER BY m.id DESC LIMIT 1";
}

impl Read<'_, '_> {
    /// All agents, those who left included.
    pub fn agents(&mut self) -> Result<Vec<Agent>, Trouble> {
        self.query(&AGENTS, &[], agent)
    }
    /// One agent.
    pub fn agent(&mut self, id: AgentId) -> Result<Option<Agent>, Trouble> {
        self.one(&AGENT, &[id.into()], agent)
    }
    /// The agent of a canonical address.
    pub fn agent_by_address(&mut self, canonical: &str) -> Result<Option<Agent>, Trouble> {
        self.one(&AGENT_BY_ADDRESS, &[canonical.into()], agent)
    }
    /// The stored password hash, if one was set.
    pub fn password_hash(&mut self, id: AgentId) -> Result<Option<String>, Trouble> {
        Ok(self.one(&PASSWORD, &[id.into()], |row| row.get::<Option<String>>(0))?.flatten())
    }
    /// All teams.
    pub fn teams(&mut self) -> Result<Vec<Team>, Trouble> {
        self.query(&TEAMS, &[], team)
    }
    /// One team.
    pub fn team(&mut self, id: TeamId) -> Result<Option<Team>, Trouble> {
        self.one(&TEAM, &[id.into()], team)
    }
    /// The agents of a team with how much they have in hand.
    pub fn loads(&mut self, team: TeamId) -> Result<Vec<Load>, Trouble> {
        let counts = self.query(&LOADS, &[], |row| Ok((row.get::<AgentId>(0)?, row.get::<i64>(1)?)))?;
        let agents = self.agents()?.into_iter().filter(|agent| agent.team == team);
        let waiting = |id| counts.iter().find(|(owner, _)| *owner == id).map_or(0, |(_, count)| *count);
        Ok(agents.map(|agent| Load { waiting: waiting(agent.id), agent }).collect())
    }
    /// Who looks after another matter of the customer behind a contact point, else who answered them last: one person
    /// hears one name.
    pub fn agent_who_knows(&mut self, contact_point: ContactPointId) -> Result<Option<AgentId>, Trouble> {
        match self.one(&LOOKS_AFTER, &[contact_point.into()], |row| row.get(0))? {
            Some(owner) => Ok(Some(owner)),
            None => self.one(&KNOWS, &[contact_point.into()], |row| row.get(0)),
        }
    }
}

impl Tx<'_, '_> {
    /// Adds an agent; `false` when the address belongs to one already.
    pub fn add_agent(&mut self, agent: &Agent, password: Option<&str>, now: Moment) -> Result<bool, Trouble> {
        let values = [
            agent.id.into(),
            agent.team.into(),
            (&agent.name).into(),
            agent.email.as_str().into(),
            agent.email.canonical().into(),
            agent.role.word().into(),
            (&agent.signature).into(),
            password.into(),
            agent.notify.into(),
            now.into(),
            agent.scope.word().into(),
            agent.away_since.into(),
            agent.away_until.into(),
            agent.language.as_deref().into(),
        ];
        Ok(self.execute(&INSERT_AGENT, &values)? == 1)
    }
    /// Changes everything of an agent but address and password.
    pub fn change_agent(&mut self, agent: &Agent) -> Result<(), Trouble> {
        let values = [
            agent.id.into(),
            (&agent.name).into(),
            agent.role.word().into(),
            (&agent.signature).into(),
            agent.notify.into(),
            agent.away_since.into(),
            agent.away_until.into(),
            agent.deactivated_at.into(),
            agent.language.as_deref().into(),
            agent.team.into(),
            agent.scope.word().into(),
        ];
        self.execute(&UPDATE_AGENT, &values).map(drop)
    }
    /// Stores a password hash.
    pub fn set_password(&mut self, id: AgentId, hash: &str) -> Result<(), Trouble> {
        self.execute(&SET_PASSWORD, &[id.into(), hash.into()]).map(drop)
    }
    /// Adds a team.
    pub fn add_team(&mut self, team: &Team, now: Moment) -> Result<(), Trouble> {
        let hours = serde_json::to_string(&team.hours).map_err(Trouble::json)?;
        let values = [team.id.into(), (&team.name).into(), team.lead.into(), hours.into(), now.into()];
        self.execute(&INSERT_TEAM, &values).map(drop)
    }
    /// Changes a team.
    pub fn change_team(&mut self, team: &Team) -> Result<(), Trouble> {
        let hours = serde_json::to_string(&team.hours).map_err(Trouble::json)?;
        self.execute(&UPDATE_TEAM, &[team.id.into(), (&team.name).into(), team.lead.into(), hours.into()]).map(drop)
    }
}

fn agent(row: &Row) -> Result<Agent, Trouble> {
    Ok(Agent {
        id: row.get(0)?,
        team: row.get(1)?,
        name: row.get(2)?,
        email: address(row.get(3)?)?,
        role: Role::from_word(&row.get::<String>(4)?),
        signature: row.get(5)?,
        notify: row.get(6)?,
        away_since: row.get(7)?,
        away_until: row.get(8)?,
        deactivated_at: row.get(9)?,
        language: row.get(10)?,
        scope: Scope::from_word(&row.get::<String>(11)?),
    })
}

fn team(row: &Row) -> Result<Team, Trouble> {
    let hours: String = row.get(3)?;
    Ok(Team {
        id: row.get(0)?,
        name: row.get(1)?,
        lead: row.get(2)?,
        hours: serde_json::from_str(&hours).map_err(Trouble::json)?,
    })
}
