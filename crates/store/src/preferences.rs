//! What agents set for themselves.

use crate::engine::{Read, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::AgentId;
use domain::team::Preferences;

statements! {
    OF = "SELECT value FROM preferences WHERE agent_id = $1";
    SET = "INSERT INTO preferences (agent_id, value) VALUES ($1, $2) ON CONFLICT (agent_id) DO UPDATE SET value = excluded.value";
}

impl Read<'_, '_> {
    /// What somebody set; what cannot be read any more counts as never set, because nothing hangs on it.
    pub fn preferences(&mut self, of: AgentId) -> Result<Preferences, Trouble> {
        let value: Option<String> = self.one(&OF, &[of.into()], |row| row.get(0))?;
        Ok(value.and_then(|value| serde_json::from_str(&value).ok()).unwrap_or_default())
    }
}

impl Tx<'_, '_> {
    /// Keeps what somebody set.
    pub fn set_preferences(&mut self, of: AgentId, value: &Preferences) -> Result<(), Trouble> {
        let value = serde_json::to_string(value).map_err(|error| Trouble::Broken(error.to_string()))?;
        self.execute(&SET, &[of.into(), value.into()]).map(drop)
    }
}
