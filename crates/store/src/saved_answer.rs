//! Texts that are written once.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment, SavedAnswerId};

/// Saved answers of one agent, and of everybody: more are not found again.
pub const SAVED_ANSWERS_MAX: i64 = 2_000;

/// A saved answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAnswer {
    /// Its id.
    pub id: SavedAnswerId,
    /// Its name.
    pub name: String,
    /// The name folded, by which it is found and ordered.
    pub key: String,
    /// Its text, with blanks.
    pub body: String,
    /// What is done with the conversation when it is sent, word by word.
    pub acts: Vec<String>,
    /// Whose it is; everybody's without.
    pub agent: Option<AgentId>,
    /// Who wrote it as it stands.
    pub changed_by: AgentId,
    /// When.
    pub changed_at: Moment,
    /// How often it was used.
    pub used: i64,
    /// When it was used last.
    pub used_at: Option<Moment>,
}

statements! {
    SHARED uses "saved_answers_by_agent" = "SELECT id, name, key, body, acts, agent_id, changed_by, changed_at, used, used_at FROM saved_answers WHERE agent_id IS NULL ORDER BY key, id LIMIT $1";
    OWN uses "saved_answers_by_agent" = "SELECT id, name, key, body, acts, agent_id, changed_by, changed_at, used, used_at FROM saved_answers WHERE agent_id = $1 ORDER BY key, id LIMIT $2";
    ONE = "SELECT id, name, key, body, acts, agent_id, changed_by, changed_at, used, used_at FROM saved_answers WHERE id = $1";
    INSERT = "INSERT INTO saved_answers (id, name, key, body, acts, agent_id, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE = "UPDATE saved_answers SET name = $2, key = $3, body = $4, acts = $5, agent_id = $6, changed_by = $7, changed_at = $8 WHERE id = $1";
    REMOVE = "DELETE FROM saved_answers WHERE id = $1";
    USED = "UPDATE saved_answers SET used = used + 1, used_at = $2 WHERE id = $1";
}

impl Read<'_, '_> {
    /// The saved answers that an agent can use: everybody's and their own, each by name.
    pub fn saved_answers(&mut self, agent: AgentId) -> Result<Vec<SavedAnswer>, Trouble> {
        let mut all = self.query(&SHARED, &[SAVED_ANSWERS_MAX.into()], saved_answer)?;
        all.extend(self.query(&OWN, &[agent.into(), SAVED_ANSWERS_MAX.into()], saved_answer)?);
        Ok(all)
    }
    /// One saved answer.
    pub fn saved_answer(&mut self, id: SavedAnswerId) -> Result<Option<SavedAnswer>, Trouble> {
        self.one(&ONE, &[id.into()], saved_answer)
    }
}

impl Tx<'_, '_> {
    /// Keeps a saved answer.
    pub fn add_saved_answer(&mut self, of: &SavedAnswer) -> Result<(), Trouble> {
        self.execute(&INSERT, &values(of)?).map(drop)
    }
    /// Changes a saved answer.
    pub fn change_saved_answer(&mut self, of: &SavedAnswer) -> Result<(), Trouble> {
        self.execute(&UPDATE, &values(of)?).map(drop)
    }
    /// Removes a saved answer.
    pub fn remove_saved_answer(&mut self, id: SavedAnswerId) -> Result<(), Trouble> {
        self.execute(&REMOVE, &[id.into()]).map(drop)
    }
    /// It was used once more.
    pub fn saved_answer_used(&mut self, id: SavedAnswerId, now: Moment) -> Result<(), Trouble> {
        self.execute(&USED, &[id.into(), now.into()]).map(drop)
    }
}

fn values(of: &SavedAnswer) -> Result<[crate::engine::Value; 8], Trouble> {
    Ok([
        of.id.into(),
        (&of.name).into(),
        (&of.key).into(),
        (&of.body).into(),
        serde_json::to_string(&of.acts).map_err(Trouble::json)?.into(),
        of.agent.into(),
        of.changed_by.into(),
        of.changed_at.into(),
    ])
}

fn saved_answer(row: &Row) -> Result<SavedAnswer, Trouble> {
    let acts: String = row.get(4)?;
    Ok(SavedAnswer {
        id: row.get(0)?,
        name: row.get(1)?,
        key: row.get(2)?,
        body: row.get(3)?,
        acts: serde_json::from_str(&acts).map_err(Trouble::json)?,
        agent: row.get(5)?,
        changed_by: row.get(6)?,
        changed_at: row.get(7)?,
        used: row.get(8)?,
        used_at: row.get(9)?,
    })
}
