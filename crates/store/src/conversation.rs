//! Conversations, who takes part, and the tokens that bring answers back.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::conversation::{Conversation, Latest, Priority, Status, Told, Waiting};
use domain::customer::ChannelKind;
use domain::message::Nature;
use domain::timeline::Actor;
use domain::{AgentId, ContactPointId, ConversationId, EnquiryId, MessageId, Moment, TeamId};

/// Somebody who takes part in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Their contact point.
    pub contact_point: ContactPointId,
    /// Since when.
    pub joined_at: Moment,
    /// Why to be careful with them: they are never sent the history.
    pub flagged: Option<String>,
}

/// Whose answers a token brings back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenHolder {
    /// A participant.
    ContactPoint(ContactPointId),
    /// An agent, who was told by mail.
    Agent(AgentId),
}

/// A reply token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyToken {
    /// The token.
    pub token: String,
    /// Where it leads.
    pub conversation: ConversationId,
    /// Whose.
    pub holder: TokenHolder,
    /// The message that an agent was told about with it.
    pub about: Option<MessageId>,
    /// The enquiry that it brings answers to, of those who were asked.
    pub enquiry: Option<EnquiryId>,
}

macro_rules! columns {
    () => {
        "id, reference, page_token, contact_point_id, mailbox_id, team_id, subject, nature, status, status_at, status_by, snoozed_until, owner_id, owner_since, waiting_on, waiting_since, told_until, told_words, last_message_id, last_message_at, last_channel, snippet, message_count, linked_to, created_at, quarantined_at, merged_into, priority"
    };
}

statements! {
    BY_ID = concat!("SELECT ", columns!(), " FROM conversations WHERE id = $1");
    LOCKED = concat!("SELECT ", columns!(), " FROM conversations WHERE id = $1"),
        postgres concat!("SELECT ", columns!(), " FROM conversations WHERE id = $1 FOR UPDATE");
    BY_PAGE_TOKEN = concat!("SELECT ", columns!(), " FROM conversations WHERE page_token = $1");
    /// From a conversation to the one that it is a part of now, however often that was merged on.
    SURVIVOR = "WITH RECURSIVE way (id, onward) AS (SELECT id, merged_into FROM conversations WHERE id = $1 UNION SELECT c.id, c.merged_into FROM conversations c JOIN way w ON c.id = w.onward) SELECT id FROM way WHERE onward IS NULL";
    /// What one contact point knows as their own conversation among those that became a part of another.
    PART_OF uses "conversations_merged" = concat!("WITH RECURSIVE part (of) AS (SELECT id FROM conversations WHERE merged_into = $1 UNION SELECT c.id FROM conversations c JOIN part p ON c.merged_into = p.of) SELECT ", columns!(), " FROM conversations WHERE id IN (SELECT of FROM part) AND contact_point_id = $2 ORDER BY id DESC LIMIT 1");
    BY_REFERENCE = "SELECT id FROM conversations WHERE reference = $1";
    OF_CUSTOMER uses "conversations_by_contact_point" = concat!("SELECT ", columns!(), " FROM conversations WHERE contact_point_id IN (SELECT contact_point_id FROM memberships WHERE customer_id = $1) AND merged_into IS NULL ORDER BY last_message_at DESC LIMIT $2");
    DUE_FOR_FOLLOW_UP uses "conversations_follow_up" = "SELECT id FROM conversations WHERE status = 'closed' AND snoozed_until <= $1 ORDER BY snoozed_until LIMIT $2";
    DUE_FROM_SNOOZE uses "conversations_snoozed" = "SELECT id FROM conversations WHERE status = 'snoozed' AND snoozed_until <= $1 ORDER BY snoozed_until LIMIT $2";
    /// What somebody owns outside the one team that they see.
    OPEN_ELSEWHERE uses "conversations_open_by_owner" = "SELECT id FROM conversations WHERE status = 'open' AND owner_id = $1 AND team_id + 0 <> $2 ORDER BY last_message_at LIMIT $3";
    OPEN_OF_OWNER uses "conversations_open_by_owner" = "SELECT id FROM conversations WHERE status = 'open' AND owner_id = $1 ORDER BY last_message_at LIMIT $2";
    INSERT = concat!("INSERT INTO conversations (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28) ON CONFLICT (reference) DO NOTHING");
    UPDATE = "UPDATE conversations SET status = $2, status_at = $3, status_by = $4, snoozed_until = $5, owner_id = $6, owner_since = $7, waiting_on = $8, waiting_since = $9, told_until = $10, told_words = $11, last_message_id = $12, last_message_at = $13, last_channel = $14, snippet = $15, message_count = $16, quarantined_at = $17, merged_into = $18, team_id = $19, priority = $20 WHERE id = $1";
    PARTICIPANT = "SELECT contact_point_id, joined_at, flagged FROM participants WHERE conversation_id = $1 AND contact_point_id = $2";
    PARTICIPANTS = "SELECT contact_point_id, joined_at, flagged FROM participants WHERE conversation_id = $1 ORDER BY joined_at, contact_point_id";
    JOIN_IN = "INSERT INTO participants (conversation_id, contact_point_id, joined_at, flagged) VALUES ($1, $2, $3, $4) ON CONFLICT (conversation_id, contact_point_id) DO NOTHING";
    TOKEN = "SELECT token, conversation_id, contact_point_id, agent_id, message_id, enquiry_id FROM reply_tokens WHERE token = $1";
    TOKENS uses "reply_tokens_by_conversation" = "SELECT token, conversation_id, contact_point_id, agent_id, message_id, enquiry_id FROM reply_tokens WHERE conversation_id = $1";
    ADD_TOKEN = "INSERT INTO reply_tokens (token, conversation_id, contact_point_id, agent_id, message_id, enquiry_id) VALUES ($1, $2, $3, $4, $5, $6)";
}

impl Read<'_, '_> {
    /// One conversation.
    pub fn conversation(&mut self, id: ConversationId) -> Result<Option<Conversation>, Trouble> {
        self.one(&BY_ID, &[id.into()], conversation)
    }
    /// The conversation that a customer's page was made for; it may be a part of another one meanwhile.
    pub fn conversation_by_page_token(&mut self, token: &str) -> Result<Option<Conversation>, Trouble> {
        self.one(&BY_PAGE_TOKEN, &[token.into()], conversation)
    }
    /// The conversation of a reference: the one that it is a part of, if it was merged.
    pub fn conversation_by_reference(&mut self, reference: &str) -> Result<Option<ConversationId>, Trouble> {
        match self.one(&BY_REFERENCE, &[reference.into()], |row| row.get(0))? {
            Some(id) => self.survivor(id).map(Some),
            None => Ok(None),
        }
    }
    /// The conversation that one is a part of now; itself when it was never merged.
    pub fn survivor(&mut self, id: ConversationId) -> Result<ConversationId, Trouble> {
        Ok(self.one(&SURVIVOR, &[id.into()], |row| row.get(0))?.unwrap_or(id))
    }
    /// The latest conversation that became a part of this one and was begun by or with a contact point.
    pub fn part_of(
        &mut self,
        whole: ConversationId,
        contact_point: ContactPointId,
    ) -> Result<Option<Conversation>, Trouble> {
        self.one(&PART_OF, &[whole.into(), contact_point.into()], conversation)
    }
    /// A customer's conversations, the latest first.
    pub fn conversations_of(
        &mut self,
        customer: domain::CustomerId,
        rows_max: i64,
    ) -> Result<Vec<Conversation>, Trouble> {
        self.query(&OF_CUSTOMER, &[customer.into(), rows_max.into()], conversation)
    }
    /// Conversations whose time aside is over.
    pub fn due_from_snooze(&mut self, now: Moment, rows_max: i64) -> Result<Vec<ConversationId>, Trouble> {
        self.query(&DUE_FROM_SNOOZE, &[now.into(), rows_max.into()], |row| row.get(0))
    }
    /// Closed conversations that somebody wants to look at again by now.
    pub fn due_for_follow_up(&mut self, now: Moment, rows_max: i64) -> Result<Vec<ConversationId>, Trouble> {
        self.query(&DUE_FOR_FOLLOW_UP, &[now.into(), rows_max.into()], |row| row.get(0))
    }
    /// Open conversations of an owner that are not of a team.
    pub fn open_conversations_elsewhere(
        &mut self,
        owner: AgentId,
        than: TeamId,
        rows_max: i64,
    ) -> Result<Vec<ConversationId>, Trouble> {
        self.query(&OPEN_ELSEWHERE, &[owner.into(), than.into(), rows_max.into()], |row| row.get(0))
    }
    /// Open conversations of an owner, the longest untouched first.
    pub fn open_conversations_of(&mut self, owner: AgentId, rows_max: i64) -> Result<Vec<ConversationId>, Trouble> {
        self.query(&OPEN_OF_OWNER, &[owner.into(), rows_max.into()], |row| row.get(0))
    }
    /// Whether, and how, a contact point takes part.
    pub fn participant(
        &mut self,
        id: ConversationId,
        contact_point: ContactPointId,
    ) -> Result<Option<Participant>, Trouble> {
        self.one(&PARTICIPANT, &[id.into(), contact_point.into()], participant)
    }
    /// Everybody who takes part.
    pub fn participants(&mut self, id: ConversationId) -> Result<Vec<Participant>, Trouble> {
        self.query(&PARTICIPANTS, &[id.into()], participant)
    }
    /// Where a reply token leads.
    pub fn reply_token(&mut self, token: &str) -> Result<Option<ReplyToken>, Trouble> {
        Ok(self.one(&TOKEN, &[token.into()], reply_token)?.flatten())
    }
    /// All tokens of a conversation.
    pub fn reply_tokens(&mut self, id: ConversationId) -> Result<Vec<ReplyToken>, Trouble> {
        Ok(self.query(&TOKENS, &[id.into()], reply_token)?.into_iter().flatten().collect())
    }
}

impl Tx<'_, '_> {
    /// One conversation, locked until the end of the transaction.
    pub fn lock_conversation(&mut self, id: ConversationId) -> Result<Option<Conversation>, Trouble> {
        self.one(&LOCKED, &[id.into()], conversation)
    }

    /// Adds a conversation; `false` when its reference is taken and another must be drawn.
    pub fn add_conversation(&mut self, it: &Conversation) -> Result<bool, Trouble> {
        let (status_at, status_by) = it.status.since();
        let values = [
            it.id.into(),
            (&it.reference).into(),
            (&it.page_token).into(),
            it.contact_point.into(),
            it.mailbox.into(),
            it.team.into(),
            (&it.subject).into(),
            it.nature.word().into(),
            status_word(&it.status).into(),
            status_at.into(),
            status_by.to_string().into(),
            snoozed_until(&it.status).into(),
            it.owner.into(),
            it.owner_since.into(),
            it.waiting.word().into(),
            it.waiting.since().into(),
            it.told.as_ref().and_then(|told| told.until).into(),
            it.told.as_ref().map(|told| &told.words).into(),
            it.latest.message.into(),
            it.latest.at.into(),
            it.latest.channel.word().into(),
            (&it.latest.snippet).into(),
            it.message_count.into(),
            it.linked_to.into(),
            it.created_at.into(),
            quarantined_at(&it.status).into(),
            merged_into(&it.status).into(),
            it.priority.word().into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }

    /// Writes the changed state of a conversation.
    pub fn keep_conversation(&mut self, it: &Conversation) -> Result<(), Trouble> {
        let (status_at, status_by) = it.status.since();
        let values = [
            it.id.into(),
            status_word(&it.status).into(),
            status_at.into(),
            status_by.to_string().into(),
            snoozed_until(&it.status).into(),
            it.owner.into(),
            it.owner_since.into(),
            it.waiting.word().into(),
            it.waiting.since().into(),
            it.told.as_ref().and_then(|told| told.until).into(),
            it.told.as_ref().map(|told| &told.words).into(),
            it.latest.message.into(),
            it.latest.at.into(),
            it.latest.channel.word().into(),
            (&it.latest.snippet).into(),
            it.message_count.into(),
            quarantined_at(&it.status).into(),
            merged_into(&it.status).into(),
            it.team.into(),
            it.priority.word().into(),
        ];
        self.execute(&UPDATE, &values).map(drop)
    }

    /// Lets a contact point take part; `false` when it does already.
    pub fn join(&mut self, id: ConversationId, it: &Participant) -> Result<bool, Trouble> {
        let values = [id.into(), it.contact_point.into(), it.joined_at.into(), it.flagged.as_ref().into()];
        Ok(self.execute(&JOIN_IN, &values)? == 1)
    }

    /// Adds a reply token.
    pub fn add_reply_token(&mut self, it: &ReplyToken) -> Result<(), Trouble> {
        let (contact_point, agent) = match it.holder {
            TokenHolder::ContactPoint(id) => (Some(id), None),
            TokenHolder::Agent(id) => (None, Some(id)),
        };
        let values = [
            (&it.token).into(),
            it.conversation.into(),
            contact_point.into(),
            agent.into(),
            it.about.into(),
            it.enquiry.into(),
        ];
        self.execute(&ADD_TOKEN, &values).map(drop)
    }
}

fn snoozed_until(status: &Status) -> Option<Moment> {
    match status {
        Status::Snoozed { until, .. } => Some(*until),
        Status::Closed { follow_up, .. } => *follow_up,
        _ => None,
    }
}

/// What is in quarantine, or a part of another one, is in none of the other lists: it is kept as closed, with a mark.
fn status_word(status: &Status) -> &'static str {
    match status {
        Status::Quarantined { .. } | Status::Merged { .. } => "closed",
        other => other.word(),
    }
}

fn quarantined_at(status: &Status) -> Option<Moment> {
    match status {
        Status::Quarantined { since, .. } => Some(*since),
        _ => None,
    }
}

fn merged_into(status: &Status) -> Option<ConversationId> {
    match status {
        Status::Merged { into, .. } => Some(*into),
        _ => None,
    }
}

fn conversation(row: &Row) -> Result<Conversation, Trouble> {
    let (since, by) = (row.get::<Moment>(9)?, Actor::from_word(&row.get::<String>(10)?));
    let status = match row.get::<String>(8)?.as_str() {
        "closed" if let Some(into) = row.get::<Option<ConversationId>>(26)? => Status::Merged { into, since, by },
        "closed" if row.get::<Option<Moment>>(25)?.is_some() => Status::Quarantined { since, by },
        "closed" => Status::Closed { at: since, by, follow_up: row.get(11)? },
        "snoozed" => Status::Snoozed { until: row.get::<Option<Moment>>(11)?.unwrap_or(since), since, by },
        _ => Status::Open { since, by },
    };
    let waiting_since = row.get::<Moment>(15)?;
    let waiting = match row.get::<String>(14)?.as_str() {
        "us" => Waiting::OnUs { since: waiting_since },
        "them" => Waiting::OnThem { since: waiting_since },
        _ => Waiting::Nobody { since: waiting_since },
    };
    let told_until = row.get::<Option<Moment>>(16)?;
    Ok(Conversation {
        id: row.get(0)?,
        reference: row.get(1)?,
        page_token: row.get(2)?,
        contact_point: row.get(3)?,
        mailbox: row.get(4)?,
        team: row.get(5)?,
        subject: row.get(6)?,
        nature: Nature::from_word(&row.get::<String>(7)?).unwrap_or(Nature::Person),
        status,
        priority: Priority::from_word(&row.get::<String>(27)?).unwrap_or_default(),
        owner: row.get(12)?,
        owner_since: row.get(13)?,
        waiting,
        told: row.get::<Option<String>>(17)?.map(|words| Told { words, until: told_until }),
        latest: Latest {
            message: row.get(18)?,
            at: row.get(19)?,
            channel: ChannelKind::from_word(&row.get::<String>(20)?).unwrap_or(ChannelKind::Email),
            snippet: row.get(21)?,
        },
        message_count: row.get(22)?,
        linked_to: row.get(23)?,
        created_at: row.get(24)?,
    })
}

fn participant(row: &Row) -> Result<Participant, Trouble> {
    Ok(Participant { contact_point: row.get(0)?, joined_at: row.get(1)?, flagged: row.get(2)? })
}

fn reply_token(row: &Row) -> Result<Option<ReplyToken>, Trouble> {
    let contact_point = row.get::<Option<ContactPointId>>(2)?.map(TokenHolder::ContactPoint);
    let holder = contact_point.or(row.get::<Option<AgentId>>(3)?.map(TokenHolder::Agent));
    let (token, conversation, about, enquiry) = (row.get(0)?, row.get(1)?, row.get(4)?, row.get(5)?);
    Ok(holder.map(|holder| ReplyToken { token, conversation, holder, about, enquiry }))
}
