//! Unsent texts of agents. A draft's id is the idempotency key of what it becomes: sending it twice sends once.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, ConversationId, DraftId, MessageId, Moment};

/// An unsent text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Whose.
    pub agent: AgentId,
    /// Where it will go; `None` for a new conversation.
    pub conversation: Option<ConversationId>,
    /// `reply` or `note`.
    pub kind: String,
    /// The text.
    pub body: String,
    /// Last saved.
    pub saved_at: Moment,
    /// The message that it became.
    pub sent_as: Option<MessageId>,
}

/// A file that waits with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Its place, from 0.
    pub position: i64,
    /// File name.
    pub name: String,
    /// Media type.
    pub content_type: String,
    /// Size in bytes.
    pub bytes: i64,
    /// Where the content is in the blob store.
    pub digest: String,
}

statements! {
    BY_ID = "SELECT id, agent_id, conversation_id, kind, body, saved_at, sent_as FROM drafts WHERE id = $1";
    LOCKED = "SELECT id, agent_id, conversation_id, kind, body, saved_at, sent_as FROM drafts WHERE id = $1",
        postgres "SELECT id, agent_id, conversation_id, kind, body, saved_at, sent_as FROM drafts WHERE id = $1 FOR UPDATE";
    UNSENT uses "drafts_unsent" = "SELECT id, agent_id, conversation_id, kind, body, saved_at, sent_as FROM drafts WHERE sent_as IS NULL AND agent_id = $1 AND conversation_id = $2 AND kind = $3 ORDER BY saved_at DESC LIMIT 1";
    UNSENT_OPENING uses "drafts_unsent" = "SELECT id, agent_id, conversation_id, kind, body, saved_at, sent_as FROM drafts WHERE sent_as IS NULL AND agent_id = $1 AND conversation_id IS NULL AND kind = 'reply' ORDER BY saved_at DESC LIMIT 1";
    SAVE = "INSERT INTO drafts (id, agent_id, conversation_id, kind, body, saved_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body, saved_at = excluded.saved_at WHERE drafts.sent_as IS NULL AND drafts.agent_id = excluded.agent_id";
    SENT = "UPDATE drafts SET sent_as = $2, body = '' WHERE id = $1";
    DISCARD = "DELETE FROM drafts WHERE id = $1 AND agent_id = $2 AND sent_as IS NULL";
    COPIES = "SELECT cc, bcc FROM drafts WHERE id = $1";
    KEEP_COPIES = "UPDATE drafts SET cc = $2, bcc = $3 WHERE id = $1 AND sent_as IS NULL";
    FILES = "SELECT position, name, content_type, bytes, digest FROM draft_files WHERE draft_id = $1 ORDER BY position";
    ADD_FILE = "INSERT INTO draft_files (draft_id, position, name, content_type, bytes, digest) VALUES ($1, $2, $3, $4, $5, $6)";
    REMOVE_FILE = "DELETE FROM draft_files WHERE draft_id = $1 AND position = $2";
    REMOVE_FILES = "DELETE FROM draft_files WHERE draft_id = (SELECT id FROM drafts WHERE id = $1 AND agent_id = $2 AND sent_as IS NULL)";
}

impl Read<'_, '_> {
    /// One draft.
    pub fn draft(&mut self, id: DraftId) -> Result<Option<Draft>, Trouble> {
        self.one(&BY_ID, &[id.into()], draft)
    }
    /// What an agent has begun to write in a conversation: an answer (`reply`), a `note`, or a question to somebody else
    /// (`enquiry`).
    pub fn unsent_draft(
        &mut self,
        agent: AgentId,
        conversation: ConversationId,
        kind: &str,
    ) -> Result<Option<Draft>, Trouble> {
        self.one(&UNSENT, &[agent.into(), conversation.into(), kind.into()], draft)
    }
    /// What an agent has begun to write to somebody new.
    pub fn unsent_opening(&mut self, agent: AgentId) -> Result<Option<Draft>, Trouble> {
        self.one(&UNSENT_OPENING, &[agent.into()], draft)
    }
    /// The lines of open and of blind copies of a draft, as typed; `None` where nobody has touched them.
    pub fn draft_copies(&mut self, id: DraftId) -> Result<Option<(String, String)>, Trouble> {
        let lines =
            self.one(&COPIES, &[id.into()], |row| Ok((row.get::<Option<String>>(0)?, row.get::<Option<String>>(1)?)))?;
        Ok(lines.and_then(|(cc, bcc)| Some((cc?, bcc.unwrap_or_default()))))
    }
    /// The files of a draft.
    pub fn draft_files(&mut self, id: DraftId) -> Result<Vec<DraftFile>, Trouble> {
        self.query(&FILES, &[id.into()], |row| {
            Ok(DraftFile {
                position: row.get(0)?,
                name: row.get(1)?,
                content_type: row.get(2)?,
                bytes: row.get(3)?,
                digest: row.get(4)?,
            })
        })
    }
}

impl Tx<'_, '_> {
    /// One draft, locked: two clicks on Send take turns.
    pub fn lock_draft(&mut self, id: DraftId) -> Result<Option<Draft>, Trouble> {
        self.one(&LOCKED, &[id.into()], draft)
    }
    /// Saves a draft; `false` when it was sent already or belongs to somebody else.
    pub fn save_draft(&mut self, it: &Draft) -> Result<bool, Trouble> {
        let values = [
            it.id.into(),
            it.agent.into(),
            it.conversation.into(),
            (&it.kind).into(),
            (&it.body).into(),
            it.saved_at.into(),
        ];
        Ok(self.execute(&SAVE, &values)? == 1)
    }
    /// Keeps the lines of copies of a draft that is not sent.
    pub fn keep_copies(&mut self, id: DraftId, cc: &str, bcc: &str) -> Result<(), Trouble> {
        self.execute(&KEEP_COPIES, &[id.into(), cc.into(), bcc.into()]).map(drop)
    }
    /// Marks a draft as sent.
    pub fn draft_sent(&mut self, id: DraftId, message: MessageId) -> Result<(), Trouble> {
        self.execute(&SENT, &[id.into(), message.into()]).map(drop)
    }
    /// Throws an agent's own unsent draft away, with the list of its files.
    pub fn discard_draft(&mut self, id: DraftId, agent: AgentId) -> Result<(), Trouble> {
        self.execute(&REMOVE_FILES, &[id.into(), agent.into()])?;
        self.execute(&DISCARD, &[id.into(), agent.into()]).map(drop)
    }
    /// Adds a file to a draft.
    pub fn add_draft_file(&mut self, id: DraftId, it: &DraftFile) -> Result<(), Trouble> {
        let values = [
            id.into(),
            it.position.into(),
            (&it.name).into(),
            (&it.content_type).into(),
            it.bytes.into(),
            (&it.digest).into(),
        ];
        self.execute(&ADD_FILE, &values).map(drop)
    }
    /// Takes a file off a draft.
    pub fn remove_draft_file(&mut self, id: DraftId, position: i64) -> Result<(), Trouble> {
        self.execute(&REMOVE_FILE, &[id.into(), position.into()]).map(drop)
    }
}

fn draft(row: &Row) -> Result<Draft, Trouble> {
    Ok(Draft {
        id: row.get(0)?,
        agent: row.get(1)?,
        conversation: row.get(2)?,
        kind: row.get(3)?,
        body: row.get(4)?,
        saved_at: row.get(5)?,
        sent_as: row.get(6)?,
    })
}
