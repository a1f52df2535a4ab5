//! Lines of filters that are kept under a name.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment, ViewId};

/// Views of one agent, and views of everybody: what a rail can hold.
pub const VIEWS_MAX: usize = 20;

/// A kept view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    /// Its id.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// Its filters.
    pub line: String,
    /// Whose it is; everybody's without.
    pub agent: Option<AgentId>,
    /// Who made it.
    pub created_by: AgentId,
}

statements! {
    SHARED uses "views_by_agent" = "SELECT id, name, line, agent_id, created_by FROM views WHERE agent_id IS NULL ORDER BY id";
    OWN uses "views_by_agent" = "SELECT id, name, line, agent_id, created_by FROM views WHERE agent_id = $1 ORDER BY id";
    ONE = "SELECT id, name, line, agent_id, created_by FROM views WHERE id = $1";
    INSERT = "INSERT INTO views (id, name, line, agent_id, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE = "UPDATE views SET name = $2, line = $3, agent_id = $4 WHERE id = $1";
    REMOVE = "DELETE FROM views WHERE id = $1";
}

impl Read<'_, '_> {
    /// The views that an agent sees: everybody's, then their own.
    pub fn kept_views(&mut self, agent: AgentId) -> Result<Vec<KeptView>, Trouble> {
        let mut all = self.query(&SHARED, &[], kept_view)?;
        all.extend(self.query(&OWN, &[agent.into()], kept_view)?);
        Ok(all)
    }
    /// One view.
    pub fn kept_view(&mut self, id: ViewId) -> Result<Option<KeptView>, Trouble> {
        self.one(&ONE, &[id.into()], kept_view)
    }
}

impl Tx<'_, '_> {
    /// Keeps a view.
    pub fn add_view(&mut self, view: &KeptView, now: Moment) -> Result<(), Trouble> {
        let values = [
            view.id.into(),
            (&view.name).into(),
            (&view.line).into(),
            view.agent.into(),
            view.created_by.into(),
            now.into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// Changes a view.
    pub fn change_view(&mut self, view: &KeptView) -> Result<(), Trouble> {
        let values = [view.id.into(), (&view.name).into(), (&view.line).into(), view.agent.into()];
        self.execute(&UPDATE, &values).map(drop)
    }
    /// Forgets a view.
    pub fn remove_view(&mut self, id: ViewId) -> Result<(), Trouble> {
        self.execute(&REMOVE, &[id.into()]).map(drop)
    }
}

fn kept_view(row: &Row) -> Result<KeptView, Trouble> {
    Ok(KeptView { id: row.get(0)?, name: row.get(1)?, line: row.get(2)?, agent: row.get(3)?, created_by: row.get(4)? })
}
