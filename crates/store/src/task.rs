//! What a named person has to see to.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::task::Concern;
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, Moment, TaskId};

/// Something to see to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The conversation that it is about.
    pub conversation: Option<ConversationId>,
    /// Who sees to it.
    pub owner: AgentId,
    /// What kind, in kebab case.
    pub kind: String,
    /// What happened and what to do, in plain English words.
    pub words: String,
    /// The same as a value; `None` for a task from before, or of a newer version of this program.
    pub concern: Option<Concern>,
    /// Since when.
    pub created_at: Moment,
    /// Seen to, when and by whom.
    pub done: Option<(Moment, Actor)>,
}

statements! {
    INSERT = "INSERT INTO tasks (id, conversation_id, owner_id, kind, words, created_at, concern) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OPEN uses "tasks_open" = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE done_at IS NULL AND owner_id = $1 ORDER BY id LIMIT $2";
    OPEN_AFTER uses "tasks_open" = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE done_at IS NULL AND owner_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    OPEN_OF_OTHERS uses "tasks_all_open" = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE done_at IS NULL AND owner_id <> $1 AND id > $2 ORDER BY id LIMIT $3";
    OF_CONVERSATION uses "tasks_by_conversation" = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE conversation_id = $1 ORDER BY id";
    ALL_OPEN uses "tasks_all_open" = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE done_at IS NULL ORDER BY id LIMIT $1";
    DONE = "UPDATE tasks SET done_at = $2, done_by = $3 WHERE id = $1 AND done_at IS NULL";
    HAND_OVER = "UPDATE tasks SET owner_id = $2 WHERE conversation_id = $1 AND done_at IS NULL";
    BY_ID = "SELECT id, conversation_id, owner_id, kind, words, created_at, done_at, done_by, concern FROM tasks WHERE id = $1";
}

impl Read<'_, '_> {
    /// What an agent has to see to.
    pub fn open_tasks(&mut self, owner: AgentId, rows_max: i64) -> Result<Vec<Task>, Trouble> {
        self.query(&OPEN, &[owner.into(), rows_max.into()], task)
    }
    /// The same, those after one of them.
    pub fn open_tasks_after(&mut self, owner: AgentId, after: TaskId, rows_max: i64) -> Result<Vec<Task>, Trouble> {
        self.query(&OPEN_AFTER, &[owner.into(), after.into(), rows_max.into()], task)
    }
    /// What others have to see to, those after one task.
    pub fn open_tasks_of_others(&mut self, agent: AgentId, after: TaskId, rows_max: i64) -> Result<Vec<Task>, Trouble> {
        self.query(&OPEN_OF_OTHERS, &[agent.into(), after.into(), rows_max.into()], task)
    }
    /// What anybody has to see to.
    pub fn all_open_tasks(&mut self, rows_max: i64) -> Result<Vec<Task>, Trouble> {
        self.query(&ALL_OPEN, &[rows_max.into()], task)
    }
    /// All tasks about a conversation.
    pub fn tasks_of(&mut self, conversation: ConversationId) -> Result<Vec<Task>, Trouble> {
        self.query(&OF_CONVERSATION, &[conversation.into()], task)
    }
    /// One task.
    pub fn task(&mut self, id: TaskId) -> Result<Option<Task>, Trouble> {
        self.one(&BY_ID, &[id.into()], task)
    }
}

impl Tx<'_, '_> {
    /// Raises a task.
    pub fn raise_task(&mut self, it: &Task) -> Result<(), Trouble> {
        let concern = it.concern.as_ref().map(serde_json::to_string).transpose();
        let concern = concern.map_err(|error| Trouble::Unreadable(error.to_string()))?;
        let values = [
            it.id.into(),
            it.conversation.into(),
            it.owner.into(),
            (&it.kind).into(),
            (&it.words).into(),
            it.created_at.into(),
            concern.into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// Marks a task as seen to; `false` when it was already.
    pub fn task_done(&mut self, id: TaskId, by: Actor, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&DONE, &[id.into(), now.into(), by.to_string().into()])? == 1)
    }
    /// Open tasks follow the conversation to its new owner.
    pub fn hand_tasks_over(&mut self, conversation: ConversationId, to: AgentId) -> Result<(), Trouble> {
        self.execute(&HAND_OVER, &[conversation.into(), to.into()]).map(drop)
    }
}

fn task(row: &Row) -> Result<Task, Trouble> {
    let done_at: Option<Moment> = row.get(6)?;
    let done_by: Option<String> = row.get(7)?;
    let concern: Option<String> = row.get(8)?;
    Ok(Task {
        id: row.get(0)?,
        conversation: row.get(1)?,
        owner: row.get(2)?,
        kind: row.get(3)?,
        words: row.get(4)?,
        concern: concern.and_then(|kept| serde_json::from_str(&kept).ok()),
        created_at: row.get(5)?,
        done: done_at.zip(done_by.map(|word| Actor::from_word(&word))),
    })
}
