//! How long people waited for a person's answer, each message on its own.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::customer::ChannelKind;
use domain::team::Eyes;
use domain::{ContactPointId, ConversationId, MailboxId, MessageId, Moment, TeamId};

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitEnd {
    /// A person answered.
    Answered,
    /// It ended without an answer: closed, or it was no question.
    Withdrawn,
}

impl WaitEnd {
    fn word(self) -> &'static str {
        match self {
            WaitEnd::Answered => "answered",
            WaitEnd::Withdrawn => "withdrawn",
        }
    }
}

statements! {
    BEGIN = "INSERT INTO waits (message_id, conversation_id, team_id, channel, asked_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message_id) DO NOTHING";
    END uses "waits_open" = "UPDATE waits SET ended_at = $2, ended = $3 WHERE conversation_id = $1 AND ended_at IS NULL";
    /// Of one person: the waits of all their contact points.
    END_OF_PERSON uses "waits_open" = "UPDATE waits SET ended_at = $2, ended = $3 WHERE conversation_id = $1 AND ended_at IS NULL AND message_id IN (SELECT m.id FROM messages m JOIN memberships of ON of.contact_point_id = m.contact_point_id WHERE m.conversation_id = $1 AND of.customer_id = (SELECT customer_id FROM memberships WHERE contact_point_id = $4))";
    /// By its messages: of waits that ended no index knows the conversation, and there are as many as mails.
    AGAIN uses "messages_by_conversation" = "UPDATE waits SET ended_at = NULL, ended = NULL WHERE message_id IN (SELECT id FROM messages WHERE conversation_id = $1) AND ended_at = $2";
    OLDEST_AGAIN uses "messages_by_conversation" = "SELECT min(w.asked_at) FROM messages m JOIN waits w ON w.message_id = m.id WHERE m.conversation_id = $1 AND w.ended_at = $2";
    OLDEST_OPEN uses "waits_open" = "SELECT min(asked_at) FROM waits WHERE conversation_id = $1 AND ended_at IS NULL";
    /// Of answers to enquiries that nobody has seen to.
    OLDEST_UNSEEN uses "enquiries_by_conversation" = "SELECT min(state_at) FROM enquiries WHERE conversation_id = $1 AND state = 'answered' AND seen_at IS NULL";
    SEEN uses "enquiries_by_conversation" = "UPDATE enquiries SET seen_at = $2 WHERE conversation_id = $1 AND state = 'answered' AND seen_at IS NULL AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.enquiry_id = enquiries.id AND m.direction = 'in' AND m.id > $3)";
    UNSEEN uses "enquiries_by_conversation" = "UPDATE enquiries SET seen_at = NULL WHERE conversation_id = $1 AND state = 'answered' AND seen_at = $2";
    OLDEST_OPEN_OF uses "waits_open" = "SELECT min(w.asked_at) FROM waits w JOIN messages m ON m.id = w.message_id WHERE w.conversation_id = $1 AND w.ended_at IS NULL AND m.contact_point_id = $2";
    OTHERS uses "waits_open" = "SELECT w.message_id FROM waits w JOIN messages m ON m.id = w.message_id WHERE w.conversation_id = $1 AND w.ended_at IS NULL AND m.contact_point_id NOT IN (SELECT contact_point_id FROM memberships WHERE customer_id = (SELECT customer_id FROM memberships WHERE contact_point_id = $2)) LIMIT 1";
    TOLD = "UPDATE waits SET told_until = $2 WHERE message_id = $1";
    ANSWERED uses "waits_answered" = "SELECT count(DISTINCT conversation_id) FROM waits WHERE ended = 'answered' AND ended_at >= $1";
    ANSWERED_OF_TEAM uses "waits_answered" = "SELECT count(DISTINCT w.conversation_id) FROM waits w JOIN conversations c ON c.id = w.conversation_id WHERE w.ended = 'answered' AND w.ended_at >= $1 AND c.team_id = $2";
    SINCE uses "waits_by_time" = "SELECT w.asked_at, w.ended_at, w.ended, c.mailbox_id FROM waits w JOIN conversations c ON c.id = w.conversation_id WHERE w.team_id = $1 AND w.channel = $2 AND w.asked_at > $3 ORDER BY w.asked_at DESC LIMIT $4";
}

/// Waits looked at for one estimate: enough for any quantile, bounded for the largest desk.
pub const WAITS_MAX: i64 = 2_000;

/// When it began, how it ended, if it has, and the mailbox that its conversation was written to.
pub type Wait = (Moment, Option<(Moment, WaitEnd)>, MailboxId);

impl Read<'_, '_> {
    /// Waits that began after a moment, the latest first: when asked, when and how ended, and where it was written to.
    pub fn waits(&mut self, team: TeamId, channel: ChannelKind, since: Moment) -> Result<Vec<Wait>, Trouble> {
        let values = [team.into(), channel.word().into(), since.into(), WAITS_MAX.into()];
        self.query(&SINCE, &values, |row: &Row| {
            let ended_at: Option<Moment> = row.get(1)?;
            let how = match row.get::<Option<String>>(2)?.as_deref() {
                Some("answered") => WaitEnd::Answered,
                _ => WaitEnd::Withdrawn,
            };
            Ok((row.get(0)?, ended_at.map(|at| (at, how)), row.get(3)?))
        })
    }
    /// Conversations in which a person's answer ended a wait since a moment, as these eyes see them.
    pub fn count_answered(&mut self, eyes: Eyes, since: Moment) -> Result<usize, Trouble> {
        let count = |row: &Row| row.get::<i64>(0);
        let count = match eyes.team {
            None => self.one(&ANSWERED, &[since.into()], count)?,
            Some(team) => self.one(&ANSWERED_OF_TEAM, &[since.into(), team.into()], count)?,
        };
        Ok(usize::try_from(count.unwrap_or_default()).unwrap_or_default())
    }
    /// Since when something of a conversation waits for us: the oldest message of its customers that nobody answered, or an
    /// answer to an enquiry that nobody has seen to.
    pub fn waiting_since(&mut self, conversation: ConversationId) -> Result<Option<Moment>, Trouble> {
        let customer = self.one(&OLDEST_OPEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten();
        let asked = self.one(&OLDEST_UNSEEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten();
        Ok(customer.into_iter().chain(asked).min())
    }
    /// Whether nothing of a conversation waits for us but an answer to an enquiry: for its customers nothing has changed.
    pub fn only_others_answered(&mut self, conversation: ConversationId) -> Result<bool, Trouble> {
        let customer = self.one(&OLDEST_OPEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten();
        let asked = self.one(&OLDEST_UNSEEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten();
        Ok(customer.is_none() && asked.is_some())
    }
    /// Whether somebody else than a person waits in a conversation.
    pub fn others_wait(&mut self, conversation: ConversationId, than: ContactPointId) -> Result<bool, Trouble> {
        Ok(self.one(&OTHERS, &[conversation.into(), than.into()], |row| row.get::<MessageId>(0))?.is_some())
    }
    /// The oldest message of one contact point in a conversation that nobody answered.
    pub fn waits_since(
        &mut self,
        conversation: ConversationId,
        who: ContactPointId,
    ) -> Result<Option<Moment>, Trouble> {
        Ok(self.one(&OLDEST_OPEN_OF, &[conversation.into(), who.into()], |row| row.get::<Option<Moment>>(0))?.flatten())
    }
}

impl Tx<'_, '_> {
    /// Somebody waits from now on.
    pub fn begin_wait(
        &mut self,
        message: MessageId,
        conversation: ConversationId,
        team: TeamId,
        channel: ChannelKind,
        at: Moment,
    ) -> Result<(), Trouble> {
        let values = [message.into(), conversation.into(), team.into(), channel.word().into(), at.into()];
        self.execute(&BEGIN, &values).map(drop)
    }
    /// All open waits of a conversation end, and nobody has to see to answers to its enquiries.
    pub fn end_waits(&mut self, conversation: ConversationId, end: WaitEnd, at: Moment) -> Result<(), Trouble> {
        self.see_enquiries(conversation, None, at)?;
        self.execute(&END, &[conversation.into(), at.into(), end.word().into()]).map(drop)
    }
    /// Whoever answers with the conversation before them has seen what was answered to enquiries, up to the message that
    /// stood there last; all of it when `None`.
    pub fn see_enquiries(
        &mut self,
        conversation: ConversationId,
        upto: Option<MessageId>,
        at: Moment,
    ) -> Result<(), Trouble> {
        let upto = upto.unwrap_or(MessageId(i64::MAX));
        self.execute(&SEEN, &[conversation.into(), at.into(), upto.into()]).map(drop)
    }
    /// Since when an answer to an enquiry waits for somebody to see to it.
    pub fn unheard_since(&mut self, conversation: ConversationId) -> Result<Option<Moment>, Trouble> {
        Ok(self.one(&OLDEST_UNSEEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten())
    }
    /// All open waits of one person in a conversation end: of the customer that a contact point belongs to. Returns since
    /// when something else still waits there.
    pub fn end_waits_of(
        &mut self,
        conversation: ConversationId,
        person: ContactPointId,
        end: WaitEnd,
        at: Moment,
    ) -> Result<Option<Moment>, Trouble> {
        self.execute(&END_OF_PERSON, &[conversation.into(), at.into(), end.word().into(), person.into()])?;
        self.waiting_since(conversation)
    }
    /// What ended the waits at a moment was taken back; returns since when the oldest waits again.
    pub fn wait_again(&mut self, conversation: ConversationId, ended_at: Moment) -> Result<Option<Moment>, Trouble> {
        let values = [conversation.into(), ended_at.into()];
        let oldest = self.one(&OLDEST_AGAIN, &values, |row| row.get::<Option<Moment>>(0))?.flatten();
        self.execute(&AGAIN, &values)?;
        self.execute(&UNSEEN, &values)?;
        let asked = self.one(&OLDEST_UNSEEN, &[conversation.into()], |row| row.get::<Option<Moment>>(0))?.flatten();
        Ok(oldest.into_iter().chain(asked).min())
    }
    /// What was stated about a wait.
    pub fn wait_told(&mut self, message: MessageId, until: Option<Moment>) -> Result<(), Trouble> {
        self.execute(&TOLD, &[message.into(), until.into()]).map(drop)
    }
}
