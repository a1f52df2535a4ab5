//! Messages of conversations: received, sent and noted.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::customer::{Address, ChannelKind};
use domain::message::{Authentication, Because, Defect, DigitalSignature, Invitation, Likeness, Nature};
use domain::{AgentId, ContactPointId, ConversationId, EnquiryId, InboundId, MailboxId, MessageId, Moment, OutgoingId};

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From a customer, or a machine of theirs.
    In,
    /// From us.
    Out,
    /// Between us: never leaves.
    Note,
}

impl Direction {
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::Note => "note",
        }
    }
}

/// A message to be stored.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// What lists and pages show.
    pub row: MessageRow,
    /// Digest of the body, for recognising the same message again.
    pub body_digest: Option<String>,
    /// Sanitised HTML, if there was any.
    pub html: Option<String>,
    /// What a person's message says, for recognising a robot that says it again.
    pub likeness: Option<Likeness>,
}

/// An earlier message that may say the same as another.
#[derive(Clone, Debug)]
pub struct Alike {
    /// The canonical address of its author.
    pub from: String,
    /// When it came.
    pub at: Moment,
    /// What it says.
    pub likeness: Likeness,
}

/// A message as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Which way it goes.
    pub direction: Direction,
    /// The channel.
    pub channel: ChannelKind,
    /// The customer's side, if it was they who wrote.
    pub contact_point: Option<ContactPointId>,
    /// The agent who wrote, if one did.
    pub agent: Option<AgentId>,
    /// Who or what wrote it.
    pub nature: Nature,
    /// `Message-ID`, without angle brackets.
    pub external_id: Option<String>,
    /// Its subject as it stood.
    pub subject: String,
    /// The new text.
    pub text: String,
    /// Quoted history.
    pub quoted: String,
    /// Signature.
    pub signature: String,
    /// Whether there is HTML to show.
    pub has_html: bool,
    /// Why it is here.
    pub because: Vec<Because>,
    /// What was wrong with it.
    pub defects: Vec<Defect>,
    /// The arrival it was made from.
    pub inbound: Option<InboundId>,
    /// Its way out.
    pub outgoing: Option<OutgoingId>,
    /// `References` and `Message-ID` up to and with this message: what an answer refers to.
    pub references: Vec<String>,
    /// When it was received or written.
    pub at: Moment,
    /// The mailbox that it came to, or left from.
    pub mailbox: Option<MailboxId>,
    /// Where its author wants the answer, if not at the contact point's address.
    pub answer_to: Option<Address>,
    /// Who really sent it, as far as that was checked.
    pub authentication: Option<Authentication>,
    /// The event that it is about.
    pub invitation: Option<Invitation>,
    /// The digital signature of its author.
    pub digital_signature: Option<DigitalSignature>,
    /// The enquiry that it belongs to: the customer sees nothing of it.
    pub enquiry: Option<EnquiryId>,
}

/// A message that an arrival refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The message; `None` for what left without standing in the conversation.
    pub message: Option<MessageId>,
    /// Its conversation.
    pub conversation: ConversationId,
    /// The enquiry that it belongs to.
    pub enquiry: Option<EnquiryId>,
    /// Whether we wrote it.
    pub ours: bool,
}

/// Messages shown at once; earlier ones are a page away.
pub const MESSAGES_PAGE: i64 = 30;

/// The columns of a message.
macro_rules! message_columns {
    () => {
        "id, conversation_id, direction, channel, contact_point_id, agent_id, nature, external_id, subject, text, quoted, signature, has_html, because, defects, inbound_id, outgoing_id, \"references\", at, mailbox_id, answer_to, authentication, invitation, digital_signature, enquiry_id"
    };
}
pub(crate) use message_columns;

statements! {
    INSERT = concat!("INSERT INTO messages (", message_columns!(), ", body_digest, likeness, likeness_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)");
    INSERT_HTML = "INSERT INTO message_html (message_id, html) VALUES ($1, $2)";
    BY_ID = concat!("SELECT ", message_columns!(), " FROM messages WHERE id = $1");
    HTML = "SELECT html FROM message_html WHERE message_id = $1";
    /// As the sanitiser writes it (domain/src/message/picture.rs). The quote is not escaped in words: those may be taken for one.
    NAMING_PICTURES uses "messages_by_conversation" = "SELECT m.id FROM messages m JOIN message_html h ON h.message_id = m.id WHERE m.conversation_id = $1 AND m.id >= $2 AND m.id <= $3 AND h.html LIKE '% data-remote-src=\"%'";
    LATEST uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    ANSWERED uses "messages_by_conversation" = "SELECT count(*) FROM messages WHERE conversation_id = $1 AND direction = 'out' AND enquiry_id IS NULL";
    LATEST_IN uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND direction = 'in' AND enquiry_id IS NULL ORDER BY id DESC LIMIT 1");
    /// What a person wrote last and nobody has answered yet; else what a person wrote last.
    LATEST_WAITING uses "waits_open" = concat!("SELECT ", message_columns!(), " FROM messages WHERE id = (SELECT max(message_id) FROM waits WHERE conversation_id = $1 AND ended_at IS NULL)");
    LATEST_FROM uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND direction = 'in' AND nature = 'person' AND contact_point_id = $2 AND enquiry_id IS NULL ORDER BY id DESC LIMIT 1");
    LATEST_OF_PERSON uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND direction = 'in' AND nature = 'person' AND enquiry_id IS NULL ORDER BY id DESC LIMIT 1");
    /// The newest message that somebody's mail program knows of; what was taken back never left.
    LATEST_KNOWN_TO uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND enquiry_id IS NULL AND external_id IS NOT NULL AND (contact_point_id = $2 OR EXISTS (SELECT 1 FROM outgoing o WHERE o.id = messages.outgoing_id AND o.contact_point_id = $2 AND o.state <> 'withdrawn')) ORDER BY id DESC LIMIT 1");
    PUBLIC uses "messages_by_conversation" = concat!("SELECT ", message_columns!(), " FROM messages WHERE conversation_id = $1 AND direction <> 'note' AND enquiry_id IS NULL ORDER BY id LIMIT $2");
    BY_EXTERNAL_ID uses "messages_by_external_id" = "SELECT id, conversation_id, direction, enquiry_id FROM messages WHERE external_id = $1 AND direction <> 'note' ORDER BY id DESC LIMIT 1";
    /// Acknowledgements stand in no conversation as a message, but people answer them.
    OURS_BY_EXTERNAL_ID = "SELECT conversation_id FROM outgoing WHERE external_id = $1";
    SAME uses "messages_by_external_id" = "SELECT id, conversation_id, mailbox_id FROM messages WHERE external_id = $1 AND body_digest = $2 AND contact_point_id + 0 = $3 AND direction = 'in' ORDER BY id LIMIT 20";
    SAID_BEFORE uses "messages_by_body" = "SELECT count(*) FROM messages m WHERE m.contact_point_id = $1 AND m.body_digest = $2 AND m.at > $3";
    ALIKE uses "messages_by_likeness" = "SELECT c.canonical, m.at, m.likeness FROM messages m JOIN contact_points c ON c.id = m.contact_point_id WHERE m.likeness_key = $1 AND m.at > $2 AND m.id <> $3 ORDER BY m.at DESC LIMIT $4";
    UNRESOLVED = "INSERT INTO unresolved_parents (external_id, message_id, conversation_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    NAME_THREAD = "INSERT INTO exchange_threads (thread, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    OF_THREAD = "SELECT m.conversation_id FROM exchange_threads t JOIN messages m ON m.id = t.message_id WHERE t.thread = $1 AND m.enquiry_id IS NULL ORDER BY t.message_id DESC LIMIT 1";
    CHILDREN = "SELECT conversation_id FROM unresolved_parents WHERE external_id = $1 ORDER BY message_id LIMIT 5";
}

impl Read<'_, '_> {
    /// One message.
    pub fn message(&mut self, id: MessageId) -> Result<Option<MessageRow>, Trouble> {
        self.one(&BY_ID, &[id.into()], message)
    }
    /// Whether one of us has written to the customer in a conversation.
    pub fn answered(&mut self, conversation: ConversationId) -> Result<bool, Trouble> {
        Ok(self.one(&ANSWERED, &[conversation.into()], |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
    }
    /// The sanitised HTML of a message.
    pub fn message_html(&mut self, id: MessageId) -> Result<Option<String>, Trouble> {
        self.one(&HTML, &[id.into()], |row| row.get(0))
    }
    /// Which messages of a conversation, between two of them, name pictures elsewhere in their formatted version.
    pub fn naming_pictures_elsewhere(
        &mut self,
        id: ConversationId,
        first: MessageId,
        last: MessageId,
    ) -> Result<Vec<MessageId>, Trouble> {
        self.query(&NAMING_PICTURES, &[id.into(), first.into(), last.into()], |row| row.get(0))
    }
    /// The messages of a conversation before `before`, oldest first, at most `rows_max`.
    pub fn messages_before(
        &mut self,
        id: ConversationId,
        before: Option<MessageId>,
        rows_max: i64,
    ) -> Result<Vec<MessageRow>, Trouble> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let mut rows = self.query(&LATEST, &[id.into(), before.into(), rows_max.into()], message)?;
        rows.reverse();
        Ok(rows)
    }
    /// The latest message that came in.
    pub fn latest_inbound(&mut self, id: ConversationId) -> Result<Option<MessageRow>, Trouble> {
        self.one(&LATEST_IN, &[id.into()], message)
    }
    /// The message that an answer is an answer to: the latest of a person that waits, else the latest of a person.
    pub fn message_to_answer(&mut self, id: ConversationId) -> Result<Option<MessageRow>, Trouble> {
        match self.one(&LATEST_WAITING, &[id.into()], message)? {
            Some(waiting) => Ok(Some(waiting)),
            None => self.one(&LATEST_OF_PERSON, &[id.into()], message),
        }
    }
    /// The latest message that a participant wrote; what their machines sent is no question.
    pub fn latest_from(
        &mut self,
        id: ConversationId,
        contact_point: ContactPointId,
    ) -> Result<Option<MessageRow>, Trouble> {
        self.one(&LATEST_FROM, &[id.into(), contact_point.into()], message)
    }
    /// The newest message of a contact point, or of ours to it, that has an external identifier and was not taken back.
    pub fn latest_known_to(
        &mut self,
        id: ConversationId,
        contact_point: ContactPointId,
    ) -> Result<Option<MessageRow>, Trouble> {
        self.one(&LATEST_KNOWN_TO, &[id.into(), contact_point.into()], message)
    }
    /// What the customer may see: everything but notes and enquiries, oldest first.
    pub fn public_messages(&mut self, id: ConversationId, rows_max: i64) -> Result<Vec<MessageRow>, Trouble> {
        self.query(&PUBLIC, &[id.into(), rows_max.into()], message)
    }
    /// The newest message with an external identifier; also what left without being a message, as acknowledgements do.
    pub fn parent(&mut self, external_id: &str) -> Result<Option<Parent>, Trouble> {
        let message = self.one(&BY_EXTERNAL_ID, &[external_id.into()], |row| {
            let ours = row.get::<String>(2)? == "out";
            Ok(Parent { message: Some(row.get(0)?), conversation: row.get(1)?, enquiry: row.get(3)?, ours })
        })?;
        if message.is_some() {
            return Ok(message);
        }
        self.one(&OURS_BY_EXTERNAL_ID, &[external_id.into()], |row| {
            Ok(Parent { message: None, conversation: row.get(0)?, enquiry: None, ours: true })
        })
    }
    /// Messages with the same external identifier and the same body, with the mailbox that each came to.
    pub fn same_messages(
        &mut self,
        external_id: &str,
        body_digest: &str,
        from: ContactPointId,
    ) -> Result<Vec<(MessageId, ConversationId, Option<MailboxId>)>, Trouble> {
        let values = [external_id.into(), body_digest.into(), from.into()];
        self.query(&SAME, &values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }
    /// How often a contact point sent the same body since a moment.
    pub fn said_before(&mut self, who: ContactPointId, body_digest: &str, since: Moment) -> Result<i64, Trouble> {
        Ok(self.one(&SAID_BEFORE, &[who.into(), body_digest.into(), since.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Messages other than `than` since a moment that may say the same, the latest first, at most `rows_max`. Whether
    /// they do, [`Likeness::is_like`] tells.
    pub fn perhaps_alike(
        &mut self,
        likeness: &Likeness,
        than: MessageId,
        since: Moment,
        rows_max: i64,
    ) -> Result<Vec<Alike>, Trouble> {
        let values = [likeness.key().into(), since.into(), than.into(), rows_max.into()];
        self.query(&ALIKE, &values, |row| {
            let likeness = Likeness::from_text(&row.get::<String>(2)?);
            Ok(Alike { from: row.get(0)?, at: row.get(1)?, likeness })
        })
    }
    /// The conversation of the newest message of a thread, as Exchange names threads.
    pub fn conversation_of_thread(&mut self, thread: &str) -> Result<Option<ConversationId>, Trouble> {
        self.one(&OF_THREAD, &[thread.into()], |row| row.get(0))
    }
    /// Conversations with answers to a message that had not come yet.
    pub fn waiting_children(&mut self, external_id: &str) -> Result<Vec<ConversationId>, Trouble> {
        self.query(&CHILDREN, &[external_id.into()], |row| row.get(0))
    }
}

impl Tx<'_, '_> {
    /// Stores a message, and its words for the search.
    pub fn add_message(&mut self, new: &NewMessage) -> Result<(), Trouble> {
        let it = &new.row;
        let values = [
            it.id.into(),
            it.conversation.into(),
            it.direction.word().into(),
            it.channel.word().into(),
            it.contact_point.into(),
            it.agent.into(),
            it.nature.word().into(),
            it.external_id.as_ref().into(),
            (&it.subject).into(),
            (&it.text).into(),
            (&it.quoted).into(),
            (&it.signature).into(),
            it.has_html.into(),
            serde_json::to_string(&it.because).map_err(Trouble::json)?.into(),
            serde_json::to_string(&it.defects).map_err(Trouble::json)?.into(),
            it.inbound.into(),
            it.outgoing.into(),
            it.references.join(" ").into(),
            it.at.into(),
            it.mailbox.into(),
            it.answer_to.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?.into(),
            it.authentication.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?.into(),
            it.invitation.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?.into(),
            it.digital_signature.as_ref().map(serde_json::to_string).transpose().map_err(Trouble::json)?.into(),
            it.enquiry.into(),
            new.body_digest.as_ref().into(),
            new.likeness.as_ref().map(Likeness::to_text).into(),
            new.likeness.as_ref().map(Likeness::key).into(),
        ];
        self.execute(&INSERT, &values)?;
        if let Some(html) = &new.html {
            self.execute(&INSERT_HTML, &[it.id.into(), html.into()])?;
        }
        Ok(())
    }

    /// Remembers the thread that a message belongs to, as Exchange names threads.
    pub fn name_thread(&mut self, message: MessageId, thread: &str) -> Result<(), Trouble> {
        self.execute(&NAME_THREAD, &[thread.into(), message.into()]).map(drop)
    }

    /// Remembers that a message answers one that has not come yet.
    pub fn await_parent(
        &mut self,
        external_id: &str,
        message: MessageId,
        conversation: ConversationId,
    ) -> Result<(), Trouble> {
        self.execute(&UNRESOLVED, &[external_id.into(), message.into(), conversation.into()]).map(drop)
    }
}

pub(crate) fn message(row: &Row) -> Result<MessageRow, Trouble> {
    let direction = match row.get::<String>(2)?.as_str() {
        "in" => Direction::In,
        "out" => Direction::Out,
        _ => Direction::Note,
    };
    let references: String = row.get(17)?;
    Ok(MessageRow {
        id: row.get(0)?,
        conversation: row.get(1)?,
        direction,
        channel: ChannelKind::from_word(&row.get::<String>(3)?).unwrap_or(ChannelKind::Email),
        contact_point: row.get(4)?,
        agent: row.get(5)?,
        nature: Nature::from_word(&row.get::<String>(6)?).unwrap_or(Nature::Person),
        external_id: row.get(7)?,
        subject: row.get(8)?,
        text: row.get(9)?,
        quoted: row.get(10)?,
        signature: row.get(11)?,
        has_html: row.get(12)?,
        because: serde_json::from_str(&row.get::<String>(13)?).map_err(Trouble::json)?,
        defects: serde_json::from_str(&row.get::<String>(14)?).map_err(Trouble::json)?,
        inbound: row.get(15)?,
        outgoing: row.get(16)?,
        references: references.split_whitespace().map(str::to_owned).collect(),
        at: row.get(18)?,
        mailbox: row.get(19)?,
        answer_to: json(row, 20)?,
        authentication: json(row, 21)?,
        invitation: json(row, 22)?,
        digital_signature: json(row, 23)?,
        enquiry: row.get(24)?,
    })
}

fn json<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>, Trouble> {
    row.get::<Option<String>>(column)?.map(|json| serde_json::from_str(&json).map_err(Trouble::json)).transpose()
}
