//! Merging and splitting: a conversation becomes a part of another one, is taken out again, or gives messages away. What
//! is shown and measured afterwards follows from what each of them holds then.

use super::{CannotChange, Conversation, Latest, Status, Told, Waiting};
use crate::message::Because;
use crate::timeline::{Actor, Happened};
use crate::{AgentId, Moment};

/// What a conversation holds after messages came or left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents {
    /// The message shown in lists; as before where there is none.
    pub latest: Option<Latest>,
    /// Messages received, sent and noted.
    pub message_count: i64,
    /// The oldest message that nobody answered.
    pub waiting_since: Option<Moment>,
}

impl Conversation {
    /// Takes another conversation in; `contents` is what both hold together. Whoever waits in either waits in this one,
    /// it is open when either was, and its owner keeps it. Returns what happened to this one and to the other.
    ///
    /// # Errors
    /// When both are the same, or one of them is a part of a third one or in the quarantine.
    pub fn merge(
        &mut self,
        other: &mut Conversation,
        contents: Contents,
        by: AgentId,
        because: Because,
        now: Moment,
    ) -> Result<(Happened, Happened), CannotChange> {
        self.can_merge(other)?;
        let by = Actor::Agent(by);
        if !self.status.is_open() && (other.status.is_open() || contents.waiting_since.is_some()) {
            self.status = Status::Open { since: now, by };
        }
        if !matches!(self.waiting, Waiting::OnThem { .. }) && matches!(other.waiting, Waiting::OnThem { .. }) {
            self.waiting = other.waiting;
        }
        self.told = self.told.take().or_else(|| other.told.take());
        if let (Status::Closed { follow_up, .. }, Status::Closed { follow_up: theirs, .. }) =
            (&mut self.status, other.status)
        {
            *follow_up = [*follow_up, theirs].into_iter().flatten().min();
        }
        self.hold(contents, now);
        other.status = Status::Merged { into: self.id, since: now, by };
        other.waiting = Waiting::Nobody { since: now };
        other.told = None;
        other.message_count = 0;
        let here =
            Happened::MergedFrom { from: other.id, reference: other.reference.clone(), because: because.clone() };
        let there = Happened::MergedInto { into: self.id, reference: self.reference.clone(), because };
        Ok((here, there))
    }

    /// Whether it can take another one in.
    ///
    /// # Errors
    /// The reason why not.
    pub fn can_merge(&self, other: &Conversation) -> Result<(), CannotChange> {
        if self.id == other.id {
            return Err(CannotChange::SameConversation);
        }
        let either = |is: fn(&Status) -> bool| is(&self.status) || is(&other.status);
        if either(Status::is_merged) {
            return Err(CannotChange::Merged);
        }
        if either(Status::is_quarantined) { Err(CannotChange::InQuarantine) } else { Ok(()) }
    }

    /// Is taken out of the one that it became a part of; `was` is how it stood before, `told` what its customer was told
    /// last. Ended again only when nobody waits in it.
    ///
    /// # Errors
    /// When it is no part of another one.
    pub fn separate(
        &mut self,
        was: Status,
        contents: Contents,
        told: Option<Told>,
        by: AgentId,
        now: Moment,
    ) -> Result<(), CannotChange> {
        if !self.status.is_merged() {
            return Err(CannotChange::NotMerged);
        }
        let ended = matches!(was, Status::Closed { .. }) && contents.waiting_since.is_none();
        self.status = if ended { was } else { Status::Open { since: now, by: Actor::Agent(by) } };
        self.waiting = if ended { Waiting::Nobody { since: now } } else { Waiting::OnThem { since: now } };
        self.told = told;
        self.hold(contents, now);
        Ok(())
    }

    /// Follows what it holds now: who waits and since when, the message that lists show, the number of messages.
    pub fn hold(&mut self, contents: Contents, now: Moment) {
        self.message_count = contents.message_count;
        if let Some(latest) = contents.latest {
            self.latest = latest;
        }
        self.waiting = match (contents.waiting_since, self.waiting) {
            (Some(since), _) => Waiting::OnUs { since },
            // Whoever waited went elsewhere with their message.
            (None, Waiting::OnUs { .. }) if self.status.is_open() => Waiting::OnThem { since: now },
            (None, Waiting::OnUs { .. }) => Waiting::Nobody { since: now },
            (None, unchanged) => unchanged,
        };
        if contents.waiting_since.is_none() {
            self.told = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Priority;
    use crate::customer::ChannelKind;
    use crate::message::Nature;
    use crate::{ContactPointId, ConversationId, MailboxId, MessageId, TeamId};

    const MIA: AgentId = AgentId(5);
    const MIA_HERSELF: Actor = Actor::Agent(MIA);

    fn latest(message: i64) -> Latest {
        Latest { message: MessageId(message), at: Moment(message), channel: ChannelKind::Email, snippet: "…".into() }
    }

    fn conversation(id: i64, status: Status, waiting: Waiting) -> Conversation {
        Conversation {
            id: ConversationId(id),
            reference: format!("REF{id}"),
            page_token: format!("token{id}"),
            contact_point: ContactPointId(7),
            mailbox: MailboxId(1),
            team: TeamId(1),
            subject: "Kettle".into(),
            nature: Nature::Person,
            status,
            priority: Priority::Normal,
            owner: MIA,
            owner_since: Moment(0),
            waiting,
            told: None,
            latest: latest(id),
            message_count: 1,
            linked_to: None,
            created_at: Moment(0),
        }
    }

    fn open(id: i64, waiting: Waiting) -> Conversation {
        conversation(id, Status::Open { since: Moment(0), by: Actor::Desk }, waiting)
    }

    fn closed(id: i64) -> Conversation {
        let waiting = Waiting::Nobody { since: Moment(5) };
        conversation(id, Status::Closed { at: Moment(5), by: MIA_HERSELF, follow_up: None }, waiting)
    }

    fn holds(waiting_since: Option<i64>) -> Contents {
        Contents { latest: Some(latest(9)), message_count: 2, waiting_since: waiting_since.map(Moment) }
    }

    fn because() -> Because {
        Because::new("same-matter", "it is the same matter")
    }

    #[test]
    fn whoever_waits_in_either_waits_in_the_survivor_since_they_wrote() {
        let mut survivor = closed(1);
        let mut other = open(2, Waiting::OnUs { since: Moment(3) });
        other.told = Some(Told { words: "within 2 hours".into(), until: None });
        assert!(survivor.merge(&mut other, holds(Some(3)), MIA, because(), Moment(20)).is_ok());
        assert!(survivor.status.is_open());
        assert_eq!(survivor.waiting, Waiting::OnUs { since: Moment(3) });
        assert_eq!(survivor.told.map(|told| told.words).as_deref(), Some("within 2 hours"));
        assert_eq!((survivor.latest, survivor.message_count), (latest(9), 2));
        assert_eq!(other.status, Status::Merged { into: ConversationId(1), since: Moment(20), by: MIA_HERSELF });
        assert_eq!(other.waiting, Waiting::Nobody { since: Moment(20) });
    }

    #[test]
    fn what_ended_stays_ended_when_nobody_waits_in_either() {
        let (mut survivor, mut other) = (closed(1), closed(2));
        assert!(survivor.merge(&mut other, holds(None), MIA, because(), Moment(20)).is_ok());
        assert!(matches!(survivor.status, Status::Closed { .. }));
    }

    #[test]
    fn a_conversation_is_a_part_of_one_other_at_most() {
        let (mut one, mut two, mut three) = (closed(1), closed(2), closed(3));
        assert_eq!(one.clone().can_merge(&one), Err(CannotChange::SameConversation));
        assert!(one.merge(&mut two, holds(None), MIA, because(), Moment(20)).is_ok());
        assert_eq!(three.merge(&mut two, holds(None), MIA, because(), Moment(21)), Err(CannotChange::Merged));
        assert_eq!(two.merge(&mut three, holds(None), MIA, because(), Moment(21)), Err(CannotChange::Merged));
        assert_eq!(two.close(MIA_HERSELF, Moment(22)), Err(CannotChange::Merged));
        assert_eq!(two.hand_over(AgentId(6), because(), Moment(22)), Err(CannotChange::Merged));
    }

    #[test]
    fn taken_out_again_it_stands_as_before_unless_somebody_waits() {
        let was = closed(2).status;
        let merged = || {
            let (mut survivor, mut other) = (closed(1), closed(2));
            assert!(survivor.merge(&mut other, holds(None), MIA, because(), Moment(20)).is_ok());
            other
        };
        let mut quiet = merged();
        assert!(quiet.separate(was, holds(None), None, MIA, Moment(30)).is_ok());
        assert_eq!(quiet.status, was);
        let mut waiting = merged();
        assert!(waiting.separate(was, holds(Some(25)), None, MIA, Moment(30)).is_ok());
        assert!(waiting.status.is_open());
        assert_eq!(waiting.waiting, Waiting::OnUs { since: Moment(25) });
        assert_eq!(waiting.separate(was, holds(None), None, MIA, Moment(31)), Err(CannotChange::NotMerged));
    }

    #[test]
    fn who_took_their_message_elsewhere_does_not_wait_here() {
        let mut it = open(1, Waiting::OnUs { since: Moment(3) });
        it.hold(holds(None), Moment(20));
        assert_eq!(it.waiting, Waiting::OnThem { since: Moment(20) });
    }
}
