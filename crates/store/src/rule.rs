//! Rules that people made.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::rule::{RuleAct, When};
use domain::{AgentId, Moment, RuleId};

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// Its name, as the timeline says it.
    pub name: String,
    /// The occasion.
    pub when: When,
    /// The line of filters that a conversation has to fit; empty for all.
    pub line: String,
    /// What is done.
    pub acts: Vec<RuleAct>,
    /// Its place in the order, the first lowest.
    pub position: i64,
    /// Who wrote it as it stands.
    pub changed_by: AgentId,
    /// When.
    pub changed_at: Moment,
    /// Since when it is on and who switched it on; `None` while it is off.
    pub on: Option<(Moment, AgentId)>,
}

statements! {
    ALL_RULES = "SELECT id, name, occasion, line, acts, position, changed_by, changed_at, on_since, on_by FROM rules ORDER BY position, id";
    ON = "SELECT id, name, occasion, line, acts, position, changed_by, changed_at, on_since, on_by FROM rules WHERE on_since IS NOT NULL ORDER BY position, id";
    ONE = "SELECT id, name, occasion, line, acts, position, changed_by, changed_at, on_since, on_by FROM rules WHERE id = $1";
    INSERT = "INSERT INTO rules (id, name, occasion, line, acts, position, changed_by, changed_at, on_since, on_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE = "UPDATE rules SET name = $2, occasion = $3, line = $4, acts = $5, position = $6, changed_by = $7, changed_at = $8, on_since = $9, on_by = $10 WHERE id = $1";
    REMOVE = "DELETE FROM rules WHERE id = $1";
}

impl Read<'_, '_> {
    /// All rules, in their order.
    pub fn rules(&mut self) -> Result<Vec<Rule>, Trouble> {
        self.query(&ALL_RULES, &[], rule)
    }
    /// Those that are on, in their order.
    pub fn rules_on(&mut self) -> Result<Vec<Rule>, Trouble> {
        self.query(&ON, &[], rule)
    }
    /// One rule.
    pub fn rule(&mut self, id: RuleId) -> Result<Option<Rule>, Trouble> {
        self.one(&ONE, &[id.into()], rule)
    }
}

impl Tx<'_, '_> {
    /// Keeps a new rule.
    pub fn add_rule(&mut self, of: &Rule) -> Result<(), Trouble> {
        self.write_rule(&INSERT, of)
    }
    /// Changes a rule.
    pub fn change_rule(&mut self, of: &Rule) -> Result<(), Trouble> {
        self.write_rule(&UPDATE, of)
    }
    /// Forgets a rule.
    pub fn remove_rule(&mut self, id: RuleId) -> Result<(), Trouble> {
        self.execute(&REMOVE, &[id.into()]).map(drop)
    }

    fn write_rule(&mut self, statement: &'static crate::Statement, of: &Rule) -> Result<(), Trouble> {
        let acts: Vec<String> = of.acts.iter().map(RuleAct::to_string).collect();
        let acts = serde_json::to_string(&acts).map_err(Trouble::json)?;
        let values = [
            of.id.into(),
            (&of.name).into(),
            of.when.word().into(),
            (&of.line).into(),
            acts.into(),
            of.position.into(),
            of.changed_by.into(),
            of.changed_at.into(),
            of.on.map(|(since, _)| since).into(),
            of.on.map(|(_, by)| by).into(),
        ];
        self.execute(statement, &values).map(drop)
    }
}

fn rule(row: &Row) -> Result<Rule, Trouble> {
    let (when, acts): (String, String) = (row.get(2)?, row.get(4)?);
    let acts: Vec<String> = serde_json::from_str(&acts).map_err(Trouble::json)?;
    let (since, by): (Option<Moment>, Option<AgentId>) = (row.get(8)?, row.get(9)?);
    Ok(Rule {
        id: row.get(0)?,
        name: row.get(1)?,
        when: When::from_word(&when).ok_or_else(|| Trouble::Unreadable(format!("no occasion is called {when}")))?,
        line: row.get(3)?,
        acts: acts.iter().filter_map(|word| RuleAct::of_word(word)).collect(),
        position: row.get(5)?,
        changed_by: row.get(6)?,
        changed_at: row.get(7)?,
        on: since.zip(by),
    })
}
