//! Files of messages. Those of arrivals are read from the raw message when asked for; those of answers lie in the
//! blob store.

use crate::engine::{Read, Row, Tx};
use crate::scan::scan;
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::MessageId;
use domain::message::Scan;

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAttachment {
    /// The message.
    pub message: MessageId,
    /// Its place among the files of the message, from 0.
    pub position: i64,
    /// File name, safe to show.
    pub name: String,
    /// Media type as declared.
    pub content_type: String,
    /// Size in bytes.
    pub bytes: i64,
    /// `Content-ID`, without angle brackets.
    pub content_id: Option<String>,
    /// Shown inside the text.
    pub inline: bool,
    /// Where the content is, when it does not come from the raw message.
    pub digest: Option<String>,
    /// What the virus scanner said of it, where it was asked.
    pub scan: Option<Scan>,
    /// Whether the scanner is still to look at it.
    pub awaits_scan: bool,
}

statements! {
    INSERT = "INSERT INTO attachments (message_id, position, name, content_type, bytes, content_id, inline, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_MESSAGE = "SELECT a.message_id, a.position, a.name, a.content_type, a.bytes, a.content_id, a.inline, a.digest, s.verdict, s.found, s.at, s.given_out_at, d.message_id FROM attachments a LEFT JOIN scans s ON s.digest = COALESCE(a.digest, a.scanned_as) LEFT JOIN scans_due d ON d.message_id = a.message_id WHERE a.message_id = $1 ORDER BY a.position";
    OF_CONVERSATION = "SELECT a.message_id, a.position, a.name, a.content_type, a.bytes, a.content_id, a.inline, a.digest, s.verdict, s.found, s.at, s.given_out_at, d.message_id FROM messages m JOIN attachments a ON a.message_id = m.id LEFT JOIN scans s ON s.digest = COALESCE(a.digest, a.scanned_as) LEFT JOIN scans_due d ON d.message_id = a.message_id WHERE m.conversation_id = $1 AND m.id >= $2 ORDER BY a.message_id, a.position";
    ONE = "SELECT a.message_id, a.position, a.name, a.content_type, a.bytes, a.content_id, a.inline, a.digest, s.verdict, s.found, s.at, s.given_out_at, d.message_id FROM attachments a LEFT JOIN scans s ON s.digest = COALESCE(a.digest, a.scanned_as) LEFT JOIN scans_due d ON d.message_id = a.message_id WHERE a.message_id = $1 AND a.position = $2";
}

impl Read<'_, '_> {
    /// The files of a message.
    pub fn attachments(&mut self, message: MessageId) -> Result<Vec<StoredAttachment>, Trouble> {
        self.query(&OF_MESSAGE, &[message.into()], attachment)
    }
    /// The files of a conversation's messages from `first` on.
    pub fn attachments_of_conversation(
        &mut self,
        id: domain::ConversationId,
        first: MessageId,
    ) -> Result<Vec<StoredAttachment>, Trouble> {
        self.query(&OF_CONVERSATION, &[id.into(), first.into()], attachment)
    }
    /// One file.
    pub fn attachment(&mut self, message: MessageId, position: i64) -> Result<Option<StoredAttachment>, Trouble> {
        self.one(&ONE, &[message.into(), position.into()], attachment)
    }
}

impl Tx<'_, '_> {
    /// Notes a file of a message.
    pub fn add_attachment(&mut self, it: &StoredAttachment) -> Result<(), Trouble> {
        let values = [
            it.message.into(),
            it.position.into(),
            (&it.name).into(),
            (&it.content_type).into(),
            it.bytes.into(),
            it.content_id.as_ref().into(),
            it.inline.into(),
            it.digest.as_ref().into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
}

fn attachment(row: &Row) -> Result<StoredAttachment, Trouble> {
    Ok(StoredAttachment {
        message: row.get(0)?,
        position: row.get(1)?,
        name: row.get(2)?,
        content_type: row.get(3)?,
        bytes: row.get(4)?,
        content_id: row.get(5)?,
        inline: row.get(6)?,
        digest: row.get(7)?,
        scan: scan(row, 8)?,
        awaits_scan: row.get::<Option<i64>>(12)?.is_some(),
    })
}
