//! What we ask others about conversations. The messages of an enquiry are messages of its conversation that name it.

use crate::conversation::{ReplyToken, TokenHolder};
use crate::engine::{Read, Row, Tx};
use crate::message::{MessageRow, message, message_columns};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::enquiry::{Enquiry, EnquiryState};
use domain::timeline::Actor;
use domain::{ContactPointId, ConversationId, EnquiryId, Moment};

macro_rules! columns {
    () => {
        "id, conversation_id, mailbox_id, subject, people, forwards, begun_by, begun_at, state, state_at, state_by, seen_at"
    };
}

statements! {
    BY_ID = concat!("SELECT ", columns!(), " FROM enquiries WHERE id = $1");
    OF uses "enquiries_by_conversation" = concat!("SELECT ", columns!(), " FROM enquiries WHERE conversation_id = $1 ORDER BY id");
    INSERT = concat!("INSERT INTO enquiries (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    UPDATE = "UPDATE enquiries SET people = $2, state = $3, state_at = $4, state_by = $5, seen_at = $6 WHERE id = $1";
    MESSAGES uses "messages_by_enquiry" = concat!("SELECT ", message_columns!(), " FROM messages WHERE enquiry_id = $1 ORDER BY id DESC LIMIT $2");
    AUTHORS uses "messages_by_enquiry" = "SELECT DISTINCT contact_point_id FROM messages WHERE enquiry_id = $1 AND direction = 'in' AND nature = 'person' AND contact_point_id IS NOT NULL LIMIT 100";
    /// The token of somebody who was asked.
    TOKEN uses "reply_tokens_by_conversation" = "SELECT token FROM reply_tokens WHERE conversation_id = $1 AND enquiry_id = $2 AND contact_point_id = $3";
}

/// Messages of one enquiry that are shown.
pub const ENQUIRY_MESSAGES_MAX: i64 = 100;

impl Read<'_, '_> {
    /// One enquiry.
    pub fn enquiry(&mut self, id: EnquiryId) -> Result<Option<Enquiry>, Trouble> {
        self.one(&BY_ID, &[id.into()], enquiry)
    }
    /// The enquiries about a conversation, oldest first.
    pub fn enquiries_of(&mut self, id: ConversationId) -> Result<Vec<Enquiry>, Trouble> {
        self.query(&OF, &[id.into()], enquiry)
    }
    /// The latest messages of an enquiry, oldest first, at most [`ENQUIRY_MESSAGES_MAX`].
    pub fn enquiry_messages(&mut self, id: EnquiryId) -> Result<Vec<MessageRow>, Trouble> {
        let values = [id.into(), ENQUIRY_MESSAGES_MAX.into()];
        let mut rows = self.query(&MESSAGES, &values, message)?;
        rows.reverse();
        Ok(rows)
    }
    /// Who wrote to an enquiry, a hundred of them at most.
    pub fn enquiry_authors(&mut self, id: EnquiryId) -> Result<Vec<ContactPointId>, Trouble> {
        self.query(&AUTHORS, &[id.into()], |row| row.get(0))
    }
}

impl Tx<'_, '_> {
    /// Begins an enquiry.
    pub fn add_enquiry(&mut self, it: &Enquiry) -> Result<(), Trouble> {
        let (at, by, seen) = told(it);
        let values = [
            it.id.into(),
            it.conversation.into(),
            it.mailbox.into(),
            (&it.subject).into(),
            serde_json::to_string(&it.people).map_err(Trouble::json)?.into(),
            it.forwards.into(),
            it.begun_by.into(),
            it.begun_at.into(),
            it.state.word().into(),
            at.into(),
            by.to_string().into(),
            seen.into(),
        ];
        self.execute(&INSERT, &values).map(drop)
    }
    /// Keeps who is asked and how far it is.
    pub fn keep_enquiry(&mut self, it: &Enquiry) -> Result<(), Trouble> {
        let (at, by, seen) = told(it);
        let people = serde_json::to_string(&it.people).map_err(Trouble::json)?;
        let values =
            [it.id.into(), people.into(), it.state.word().into(), at.into(), by.to_string().into(), seen.into()];
        self.execute(&UPDATE, &values).map(drop)
    }
    /// The token that brings somebody's answers to an enquiry; `fresh` where they have none yet.
    pub fn enquiry_token(&mut self, of: &Enquiry, who: ContactPointId, fresh: String) -> Result<String, Trouble> {
        let values = [of.conversation.into(), of.id.into(), who.into()];
        if let Some(known) = self.one(&TOKEN, &values, |row| row.get(0))? {
            return Ok(known);
        }
        self.add_reply_token(&ReplyToken {
            token: fresh.clone(),
            conversation: of.conversation,
            holder: TokenHolder::ContactPoint(who),
            about: None,
            enquiry: Some(of.id),
        })?;
        Ok(fresh)
    }
}

/// Since when, by whom, and when it was seen to.
fn told(it: &Enquiry) -> (Moment, Actor, Option<Moment>) {
    match it.state {
        EnquiryState::Asked { since } => (since, Actor::Agent(it.begun_by), None),
        EnquiryState::Answered { since, seen } => (since, Actor::Desk, seen),
        EnquiryState::Closed { at, by } => (at, by, None),
    }
}

fn enquiry(row: &Row) -> Result<Enquiry, Trouble> {
    let (since, by) = (row.get::<Moment>(9)?, Actor::from_word(&row.get::<String>(10)?));
    Ok(Enquiry {
        id: row.get(0)?,
        conversation: row.get(1)?,
        mailbox: row.get(2)?,
        subject: row.get(3)?,
        people: serde_json::from_str(&row.get::<String>(4)?).map_err(Trouble::json)?,
        forwards: row.get(5)?,
        begun_by: row.get(6)?,
        begun_at: row.get(7)?,
        state: match row.get::<String>(8)?.as_str() {
            "answered" => EnquiryState::Answered { since, seen: row.get(11)? },
            "closed" => EnquiryState::Closed { at: since, by },
            _ => EnquiryState::Asked { since },
        },
    })
}
