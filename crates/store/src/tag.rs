//! Tags, and which conversations have them.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::conversation::TagName;
use domain::{AgentId, ConversationId, Moment, TagId};

/// Tags that are known at all; a desk with more has no tags but free text.
pub const TAGS_KNOWN_MAX: i64 = 1_000;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// As it was first written.
    pub name: String,
    /// By which ways of writing it are the same.
    pub key: String,
}

statements! {
    TAGS = "SELECT id, name, key FROM tags ORDER BY key LIMIT $1";
    BY_KEY = "SELECT id, name, key FROM tags WHERE key = $1";
    INSERT = "INSERT INTO tags (id, name, key, created_by, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING";
    RENAME = "UPDATE tags SET name = $2, key = $3 WHERE id = $1";
    REMOVE = "DELETE FROM tags WHERE id = $1";
    REMOVE_EVERYWHERE uses "conversation_tags_by_tag" = "DELETE FROM conversation_tags WHERE tag_id = $1";
    OF = "SELECT t.id, t.name, t.key FROM conversation_tags c JOIN tags t ON t.id = c.tag_id WHERE c.conversation_id = $1 ORDER BY t.key";
    PUT = "INSERT INTO conversation_tags (conversation_id, tag_id, at) VALUES ($1, $2, $3) ON CONFLICT (conversation_id, tag_id) DO NOTHING";
    TAKE = "DELETE FROM conversation_tags WHERE conversation_id = $1 AND tag_id = $2";
}

impl Read<'_, '_> {
    /// All tags, by name.
    pub fn tags(&mut self) -> Result<Vec<Tag>, Trouble> {
        self.query(&TAGS, &[TAGS_KNOWN_MAX.into()], tag)
    }
    /// The tag of a key.
    pub fn tag_by_key(&mut self, key: &str) -> Result<Option<Tag>, Trouble> {
        self.one(&BY_KEY, &[key.into()], tag)
    }
    /// The tags of a conversation, by name.
    pub fn tags_of(&mut self, id: ConversationId) -> Result<Vec<Tag>, Trouble> {
        self.query(&OF, &[id.into()], tag)
    }
}

impl Tx<'_, '_> {
    /// Adds a tag; false if there is one of that key.
    pub fn add_tag(&mut self, id: TagId, name: &TagName, by: AgentId, now: Moment) -> Result<bool, Trouble> {
        let values = [id.into(), name.as_str().into(), name.key().into(), by.into(), now.into()];
        self.execute(&INSERT, &values).map(|added| added > 0)
    }
    /// Writes a tag otherwise.
    pub fn rename_tag(&mut self, id: TagId, name: &TagName) -> Result<(), Trouble> {
        self.execute(&RENAME, &[id.into(), name.as_str().into(), name.key().into()]).map(drop)
    }
    /// Removes a tag, from every conversation as well.
    pub fn remove_tag(&mut self, id: TagId) -> Result<u64, Trouble> {
        let taken = self.execute(&REMOVE_EVERYWHERE, &[id.into()])?;
        self.execute(&REMOVE, &[id.into()])?;
        Ok(taken)
    }
    /// Puts a tag on a conversation; false if it is there.
    pub fn put_tag(&mut self, conversation: ConversationId, tag: TagId, now: Moment) -> Result<bool, Trouble> {
        self.execute(&PUT, &[conversation.into(), tag.into(), now.into()]).map(|put| put > 0)
    }
    /// Takes a tag off a conversation; false if it is not there.
    pub fn take_tag(&mut self, conversation: ConversationId, tag: TagId) -> Result<bool, Trouble> {
        self.execute(&TAKE, &[conversation.into(), tag.into()]).map(|taken| taken > 0)
    }
}

fn tag(row: &Row) -> Result<Tag, Trouble> {
    Ok(Tag { id: row.get(0)?, name: row.get(1)?, key: row.get(2)? })
}
