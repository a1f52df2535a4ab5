//! How a conversation changes. Every function returns what happened; refusals say why and what to do.

use super::{Conversation, Latest, Status, Told, Waiting};
use crate::message::{Because, Nature};
use crate::timeline::{Actor, Happened};
use crate::{AgentId, Millis, Moment, OutgoingId, TeamId};

/// A conversation can be put aside for so many days at most: longer means it is forgotten.
pub const SNOOZE_DAYS_MAX: i64 = 366;

/// Whoever wrote longer ago has given up, was answered elsewhere, or asks again. A shop that brings its old mail in wants
/// to see the customers whom it still owes an answer, and not every "thank you" of the last ten years as one that waits.
pub const STILL_HOPES: Millis = Millis::days(14);

/// Why a conversation stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CannotChange {
    /// It is closed already.
    #[error("this conversation is already closed")]
    AlreadyClosed,
    /// Only what is closed can be followed up: what is open is put aside.
    #[error("this conversation is not closed; put it aside instead")]
    NotClosed,
    /// It is open already.
    #[error("this conversation is already open")]
    AlreadyOpen,
    /// The moment has passed.
    #[error("choose a moment in the future to be reminded at")]
    SnoozeInThePast,
    /// The moment is too far away.
    #[error("a conversation can be put aside for a year at most")]
    SnoozeTooLong,
    /// It looks like spam, and nobody said that it is none.
    #[error("this conversation is in the quarantine; say first that it is no spam")]
    InQuarantine,
    /// It became a part of another one.
    #[error("this conversation was merged into another one; go on there")]
    Merged,
    /// It is not a part of another one.
    #[error("this conversation is not merged into another one")]
    NotMerged,
    /// Both are the same.
    #[error("choose another conversation to merge it into")]
    SameConversation,
    /// It is not in the quarantine.
    #[error("this conversation is not in the quarantine")]
    NotInQuarantine,
    /// It has this owner.
    #[error("this agent already has the conversation")]
    SameOwner,
}

/// A message that arrived, as far as the conversation's state depends on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Received {
    /// The message.
    pub latest: Latest,
    /// Who or what wrote it.
    pub nature: Nature,
    /// The one who wrote.
    pub from: Actor,
}

impl Conversation {
    /// Takes a message that arrived. A person's message makes it our move and opens the conversation again; machine
    /// mail is kept and shown, and changes neither.
    pub fn receive(&mut self, received: &Received, because: Vec<Because>) -> Vec<Happened> {
        let at = received.latest.at;
        let mut happened =
            vec![Happened::Received { message: received.latest.message, nature: received.nature, because }];
        self.message_count += 1;
        if !received.nature.counts_as_answer() {
            return happened;
        }
        self.latest = received.latest.clone();
        if self.status.is_quarantined() {
            return happened;
        }
        // The clock of an answer starts at the oldest message that is not answered.
        if !matches!(self.waiting, Waiting::OnUs { .. }) {
            self.waiting = Waiting::OnUs { since: at };
        }
        if !self.status.is_open() {
            self.status = Status::Open { since: at, by: received.from };
            happened.push(Happened::Reopened { because: Because::new("customer-wrote", "the customer wrote again") });
        }
        happened
    }

    /// Keeps a message of somebody who is blocked in another customer's conversation: it is shown, and changes nothing else.
    pub fn receive_aside(&mut self, received: &Received, because: Vec<Because>) -> Vec<Happened> {
        self.message_count += 1;
        vec![Happened::Received { message: received.latest.message, nature: received.nature, because }]
    }

    /// A person answered: whoever got the answer waits no longer. `still_waiting` is the oldest message of somebody
    /// else in the conversation that nobody answered.
    pub fn answer(
        &mut self,
        by: AgentId,
        latest: Latest,
        outgoing: OutgoingId,
        still_waiting: Option<Moment>,
    ) -> Vec<Happened> {
        let happened = vec![Happened::Answered { message: latest.message, outgoing }];
        self.message_count += 1;
        self.waiting = still_waiting.map_or(Waiting::OnThem { since: latest.at }, |since| Waiting::OnUs { since });
        if still_waiting.is_none() {
            self.told = None;
        }
        if !self.status.is_open() {
            self.status = Status::Open { since: latest.at, by: Actor::Agent(by) };
        }
        self.latest = latest;
        happened
    }

    /// The answer was taken back before it left: the customer waits again, since `waiting_since`. `latest` is what lists
    /// show instead of the words that were taken back. A conversation that was ended or put aside with the answer, or
    /// after it, is open again: nobody has answered.
    pub fn withdraw(
        &mut self,
        by: AgentId,
        outgoing: OutgoingId,
        waiting_since: Option<Moment>,
        latest: Option<Latest>,
        now: Moment,
    ) -> Vec<Happened> {
        let mut happened = vec![Happened::Withdrawn { outgoing }];
        if let Some(latest) = latest {
            self.latest = latest;
        }
        if let Some(since) = waiting_since {
            self.waiting = Waiting::OnUs { since };
        }
        if !self.status.is_open() {
            if waiting_since.is_none() {
                self.waiting = Waiting::OnThem { since: now };
            }
            self.status = Status::Open { since: now, by: Actor::Agent(by) };
            happened.push(Happened::Reopened { because: Because::new(TAKEN_BACK, "its answer was taken back") });
        }
        happened
    }

    /// Files old mail that was brought in, as if it had come then. What is older than the newest words here changes
    /// nothing. The conversation is closed, unless a person wrote last and so lately that they still hope for an answer.
    pub fn file_received(&mut self, received: &Received, because: Vec<Because>, now: Moment) -> Vec<Happened> {
        let at = received.latest.at;
        let happened = vec![Happened::Received { message: received.latest.message, nature: received.nature, because }];
        self.message_count += 1;
        // What waits in the quarantine waits there until a person has looked.
        if at < self.latest.at || self.status.is_quarantined() {
            return happened;
        }
        let person = received.nature.counts_as_answer();
        if person {
            self.latest = received.latest.clone();
        }
        if person && now.since(at) <= STILL_HOPES {
            if !matches!(self.waiting, Waiting::OnUs { .. }) {
                self.waiting = Waiting::OnUs { since: at };
            }
            if !self.status.is_open() {
                self.status = Status::Open { since: at, by: received.from };
            }
        } else if person || self.message_count == 1 {
            self.settle(at);
        }
        happened
    }

    /// Files an answer of ours that left before this desk was here, and was brought in.
    pub fn file_answer(&mut self, latest: Latest) -> Vec<Happened> {
        let happened = self.file_aside(latest.message);
        if latest.at >= self.latest.at {
            self.settle(latest.at);
            self.latest = latest;
        }
        happened
    }

    /// Files a message of ours that was brought in and answers nobody here: a machine of ours wrote it, or it went to
    /// somebody else.
    pub fn file_aside(&mut self, message: crate::MessageId) -> Vec<Happened> {
        self.message_count += 1;
        vec![Happened::Filed { message }]
    }

    /// What was over when it was brought in.
    fn settle(&mut self, at: Moment) {
        self.status = Status::Closed { at, by: Actor::Desk, follow_up: None };
        self.waiting = Waiting::Nobody { since: at };
        self.told = None;
    }

    /// A note was added. It changes nobody's move.
    pub fn note(&mut self, message: crate::MessageId) -> Vec<Happened> {
        self.message_count += 1;
        vec![Happened::Noted { message }]
    }

    /// Somebody who is not the customer was asked. It answers nobody: nobody waits less. Where only an answer to an
    /// enquiry waited for us, it is not our move any more; `waiting_since` is what still waits.
    pub fn enquire(&mut self, waiting_since: Option<Moment>, now: Moment) {
        self.message_count += 1;
        self.relieve(waiting_since, now);
    }

    /// Something came to an enquiry. A person's answer makes it our move and opens the conversation again, because
    /// somebody asked for it; nobody was told anything about a wait. What machines send is kept and shown.
    pub fn hear(&mut self, received: &Received) -> Vec<Happened> {
        self.message_count += 1;
        if !received.nature.counts_as_answer() {
            return Vec::new();
        }
        self.latest = received.latest.clone();
        if self.status.is_quarantined() {
            return Vec::new();
        }
        let at = received.latest.at;
        if !matches!(self.waiting, Waiting::OnUs { .. }) {
            self.waiting = Waiting::OnUs { since: at };
        }
        if self.status.is_open() {
            return Vec::new();
        }
        self.status = Status::Open { since: at, by: Actor::Desk };
        let because = Because::new("enquiry-answered", "somebody whom we asked about it answered");
        vec![Happened::Reopened { because }]
    }

    /// One of us has seen to an answer to an enquiry: where nothing else waits for us, it is not our move any more.
    pub fn relieve(&mut self, waiting_since: Option<Moment>, now: Moment) {
        if let (Waiting::OnUs { .. }, None) = (self.waiting, waiting_since) {
            self.waiting = Waiting::OnThem { since: now };
        }
    }

    /// The customer is told who has it.
    pub fn acknowledge(&mut self, outgoing: OutgoingId, told: Told) -> Vec<Happened> {
        let happened = Happened::Acknowledged { outgoing, told: told.words.clone(), until: told.until };
        self.told = Some(told);
        vec![happened]
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it has ended already.
    pub fn close(&mut self, by: Actor, now: Moment) -> Result<Vec<Happened>, CannotChange> {
        match self.status {
            Status::Closed { .. } => return Err(CannotChange::AlreadyClosed),
            Status::Quarantined { .. } => return Err(CannotChange::InQuarantine),
            Status::Merged { .. } => return Err(CannotChange::Merged),
            Status::Open { .. } | Status::Snoozed { .. } => {}
        }
        self.status = Status::Closed { at: now, by, follow_up: None };
        self.waiting = Waiting::Nobody { since: now };
        self.told = None;
        Ok(vec![Happened::Closed])
    }

    /// Opens it again; `waiting_since` is the oldest message that was never answered, if there is one.
    ///
    /// # Errors
    /// When it is open.
    pub fn reopen(
        &mut self,
        by: Actor,
        because: Because,
        waiting_since: Option<Moment>,
        now: Moment,
    ) -> Result<Vec<Happened>, CannotChange> {
        match self.status {
            Status::Open { .. } => return Err(CannotChange::AlreadyOpen),
            Status::Quarantined { .. } => return Err(CannotChange::InQuarantine),
            Status::Merged { .. } => return Err(CannotChange::Merged),
            Status::Closed { .. } | Status::Snoozed { .. } => {}
        }
        if matches!(self.status, Status::Closed { .. }) {
            self.waiting = waiting_since.map_or(Waiting::OnThem { since: now }, |since| Waiting::OnUs { since });
        }
        self.status = Status::Open { since: now, by };
        Ok(vec![Happened::Reopened { because }])
    }

    /// Puts it aside until a moment.
    ///
    /// # Errors
    /// When it has ended, or the moment is past or too far away.
    pub fn snooze(&mut self, by: Actor, until: Moment, now: Moment) -> Result<Vec<Happened>, CannotChange> {
        match self.status {
            Status::Closed { .. } => return Err(CannotChange::AlreadyClosed),
            Status::Quarantined { .. } => return Err(CannotChange::InQuarantine),
            Status::Merged { .. } => return Err(CannotChange::Merged),
            Status::Open { .. } | Status::Snoozed { .. } => {}
        }
        in_reach(until, now)?;
        self.status = Status::Snoozed { until, since: now, by };
        Ok(vec![Happened::Snoozed { until }])
    }

    /// Has a closed conversation come back at a moment, to see whether all went well, or (`None`) not any more. For the
    /// customer it stays closed until then.
    ///
    /// # Errors
    /// When it is not closed, or the moment is past or too far away.
    pub fn follow_up(&mut self, until: Option<Moment>, now: Moment) -> Result<Vec<Happened>, CannotChange> {
        let follow_up = match &mut self.status {
            Status::Closed { follow_up, .. } => follow_up,
            Status::Quarantined { .. } => return Err(CannotChange::InQuarantine),
            Status::Merged { .. } => return Err(CannotChange::Merged),
            Status::Open { .. } | Status::Snoozed { .. } => return Err(CannotChange::NotClosed),
        };
        until.map_or(Ok(()), |until| in_reach(until, now))?;
        if *follow_up == until {
            return Ok(Vec::new());
        }
        *follow_up = until;
        Ok(vec![Happened::FollowUp { at: until }])
    }

    /// Puts it into the quarantine: it looks like spam. Nobody waits until a person has looked.
    ///
    /// # Errors
    /// When it is there already, or a part of another one.
    pub fn quarantine(&mut self, by: Actor, because: Vec<Because>, now: Moment) -> Result<Vec<Happened>, CannotChange> {
        match self.status {
            Status::Quarantined { .. } => return Err(CannotChange::InQuarantine),
            Status::Merged { .. } => return Err(CannotChange::Merged),
            Status::Open { .. } | Status::Snoozed { .. } | Status::Closed { .. } => {}
        }
        self.status = Status::Quarantined { since: now, by };
        self.waiting = Waiting::Nobody { since: now };
        self.told = None;
        Ok(vec![Happened::Quarantined { because }])
    }

    /// A person says that it is no spam; `waiting_since` is the oldest message that was never answered.
    ///
    /// # Errors
    /// When it is not in the quarantine.
    pub fn release(
        &mut self,
        by: AgentId,
        waiting_since: Option<Moment>,
        now: Moment,
    ) -> Result<Vec<Happened>, CannotChange> {
        if !self.status.is_quarantined() {
            return Err(CannotChange::NotInQuarantine);
        }
        self.status = Status::Open { since: now, by: Actor::Agent(by) };
        self.waiting = waiting_since.map_or(Waiting::OnThem { since: now }, |since| Waiting::OnUs { since });
        Ok(vec![Happened::Released])
    }

    /// Gives it to another team. Its owner is another matter.
    pub fn give_to_team(&mut self, team: TeamId, name: &str) -> Vec<Happened> {
        if self.team == team || self.status.is_merged() {
            return Vec::new();
        }
        self.team = team;
        vec![Happened::TeamChanged { team, name: name.to_owned() }]
    }

    /// Gives it to another owner.
    ///
    /// # Errors
    /// When they have it already, or it is a part of another one.
    pub fn hand_over(&mut self, to: AgentId, because: Because, now: Moment) -> Result<Vec<Happened>, CannotChange> {
        if self.status.is_merged() {
            return Err(CannotChange::Merged);
        }
        if self.owner == to {
            return Err(CannotChange::SameOwner);
        }
        self.owner = to;
        self.owner_since = now;
        Ok(vec![Happened::Owned { owner: to, because }])
    }
}

/// What the customer was told and still waits on, by what happened. What was taken back told and answered nothing.
pub fn told_by(happened: &[Happened]) -> Option<Told> {
    let taken_back = |id: OutgoingId| happened.contains(&Happened::Withdrawn { outgoing: id });
    let (mut told, mut before_the_end) = (None, None);
    for it in happened {
        match it {
            Happened::Acknowledged { outgoing, .. } if taken_back(*outgoing) => {}
            Happened::Acknowledged { told: words, until, .. } => {
                told = Some(Told { words: words.clone(), until: *until });
            }
            Happened::Answered { outgoing, .. } if !taken_back(*outgoing) => told = None,
            Happened::Closed => before_the_end = told.take(),
            // Whoever waits again because of one of us was told what they were told; who writes anew was not.
            Happened::Reopened { because } if [OPENED_AGAIN, TAKEN_BACK].contains(&&*because.code) => {
                told = before_the_end.take().or(told);
            }
            Happened::Reopened { .. } => before_the_end = None,
            _ => {}
        }
    }
    told
}

/// Why a conversation is open again: one of us opened it.
pub const OPENED_AGAIN: &str = "reopened";
/// Why a conversation is open again: the answer that it was ended with did not leave.
const TAKEN_BACK: &str = "taken-back";

/// Whether a conversation may come back then.
fn in_reach(until: Moment, now: Moment) -> Result<(), CannotChange> {
    if until <= now {
        return Err(CannotChange::SnoozeInThePast);
    }
    if until > now + Millis::days(SNOOZE_DAYS_MAX) { Err(CannotChange::SnoozeTooLong) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Priority;
    use crate::customer::ChannelKind;
    use crate::{ContactPointId, ConversationId, MailboxId, MessageId, TeamId};

    const ADA: Actor = Actor::Customer(ContactPointId(7));

    fn latest(message: i64, at: i64) -> Latest {
        Latest { message: MessageId(message), at: Moment(at), channel: ChannelKind::Email, snippet: "…".into() }
    }
    fn conversation() -> Conversation {
        Conversation {
            id: ConversationId(1),
            reference: "K7M2QX".into(),
            page_token: "token".into(),
            contact_point: ContactPointId(7),
            mailbox: MailboxId(1),
            team: TeamId(1),
            subject: "Kettle".into(),
            nature: Nature::Person,
            status: Status::Open { since: Moment(0), by: ADA },
            priority: Priority::Normal,
            owner: AgentId(5),
            owner_since: Moment(0),
            waiting: Waiting::OnUs { since: Moment(10) },
            told: None,
            latest: latest(1, 10),
            message_count: 1,
            linked_to: None,
            created_at: Moment(10),
        }
    }
    fn from_ada(nature: Nature, at: i64) -> Received {
        Received { latest: latest(2, at), nature, from: ADA }
    }

    #[test]
    fn the_clock_starts_at_the_oldest_unanswered_message() {
        let mut it = conversation();
        it.receive(&from_ada(Nature::Person, 20), vec![]);
        assert_eq!(it.waiting, Waiting::OnUs { since: Moment(10) });
        it.answer(AgentId(5), latest(3, 30), OutgoingId(9), None);
        assert_eq!(it.waiting, Waiting::OnThem { since: Moment(30) });
        it.receive(&from_ada(Nature::Person, 40), vec![]);
        assert_eq!(it.waiting, Waiting::OnUs { since: Moment(40) });
    }

    #[test]
    fn somebody_else_who_waits_goes_on_waiting() {
        let mut it = conversation();
        it.answer(AgentId(5), latest(3, 30), OutgoingId(9), Some(Moment(20)));
        assert_eq!(it.waiting, Waiting::OnUs { since: Moment(20) });
    }

    #[test]
    fn an_answer_that_ended_the_conversation_and_is_taken_back_opens_it_again() {
        let mut it = conversation();
        it.answer(AgentId(5), latest(3, 30), OutgoingId(9), None);
        assert!(it.close(Actor::Agent(AgentId(5)), Moment(30)).is_ok());
        let happened = it.withdraw(AgentId(5), OutgoingId(9), Some(Moment(10)), None, Moment(35));
        assert!(matches!(happened.last(), Some(Happened::Reopened { .. })));
        assert!(it.status.is_open());
        assert_eq!(it.waiting, Waiting::OnUs { since: Moment(10) });
    }

    #[test]
    fn what_was_told_stands_again_when_the_answer_is_taken_back_or_one_of_us_opens_it_again() {
        let told = Happened::Acknowledged { outgoing: OutgoingId(1), told: "within 2 hours".into(), until: None };
        let answered = |id| Happened::Answered { message: MessageId(id), outgoing: OutgoingId(id) };
        let withdrawn = |id| Happened::Withdrawn { outgoing: OutgoingId(id) };
        let reopened = |code| Happened::Reopened { because: Because::new(code, "") };
        let words = |happened: &[Happened]| told_by(happened).map(|told| told.words);
        let stands = Some("within 2 hours".to_owned());
        assert_eq!(words(&[told.clone(), answered(3), withdrawn(3)]), stands);
        assert_eq!(words(&[told.clone(), answered(2), answered(3), withdrawn(3)]), None);
        let never_left = [told.clone(), withdrawn(1), answered(3), withdrawn(3)];
        assert_eq!(words(&never_left), None, "what never left told nobody anything");
        assert_eq!(words(&[told.clone(), answered(2), withdrawn(2), answered(3), withdrawn(3)]), stands);
        let with_its_end = [told.clone(), answered(3), Happened::Closed, withdrawn(3), reopened(TAKEN_BACK)];
        assert_eq!(words(&with_its_end), stands, "it was sent and closed");
        assert_eq!(words(&[told.clone(), Happened::Closed, reopened(OPENED_AGAIN)]), stands);
        assert_eq!(words(&[told.clone(), answered(2), Happened::Closed, reopened(OPENED_AGAIN)]), None);
        let anew = [told, Happened::Closed, reopened("customer-wrote"), Happened::Closed, reopened(OPENED_AGAIN)];
        assert_eq!(words(&anew[..3]), None, "who writes anew was told nothing");
        assert_eq!(words(&anew), None);
    }

    #[test]
    fn an_out_of_office_is_kept_and_changes_nobodys_move() {
        let mut it = conversation();
        it.answer(AgentId(5), latest(3, 30), OutgoingId(9), None);
        assert!(it.close(Actor::Agent(AgentId(5)), Moment(35)).is_ok());
        let happened = it.receive(&from_ada(Nature::OutOfOffice, 40), vec![]);
        assert_eq!(happened.len(), 1);
        assert!(matches!(it.status, Status::Closed { .. }));
        assert_eq!(it.waiting, Waiting::Nobody { since: Moment(35) });
    }

    #[test]
    fn a_persons_message_opens_a_closed_conversation() {
        let mut it = conversation();
        assert!(it.close(Actor::Agent(AgentId(5)), Moment(35)).is_ok());
        let happened = it.receive(&from_ada(Nature::Person, 40), vec![]);
        assert!(matches!(happened.last(), Some(Happened::Reopened { .. })));
        assert_eq!(it.status, Status::Open { since: Moment(40), by: ADA });
    }

    #[test]
    fn old_mail_is_closed_unless_somebody_still_hopes_for_an_answer() {
        let day = |days: i64| (Millis::days(days)).0;
        let now = Moment(day(100));
        let mut it = conversation();
        it.file_received(&from_ada(Nature::Person, day(80)), vec![], now);
        assert_eq!(it.status, Status::Closed { at: Moment(day(80)), by: Actor::Desk, follow_up: None });
        it.file_received(&from_ada(Nature::Person, day(90)), vec![], now);
        assert_eq!((it.status.is_open(), it.waiting), (true, Waiting::OnUs { since: Moment(day(90)) }));
        it.file_answer(latest(5, day(91)));
        assert_eq!(it.waiting, Waiting::Nobody { since: Moment(day(91)) });
        assert!(!it.status.is_open());
    }

    #[test]
    fn old_mail_changes_nothing_of_a_conversation_that_went_on() {
        let mut it = conversation();
        it.receive(&from_ada(Nature::Person, 40), vec![]);
        let before = it.clone();
        it.file_received(&from_ada(Nature::Person, 20), vec![], Moment(50));
        it.file_answer(latest(9, 30));
        it.file_received(&from_ada(Nature::List, 60), vec![], Moment(70));
        assert_eq!(it, Conversation { message_count: before.message_count + 3, ..before });
    }

    #[test]
    fn an_answer_to_an_enquiry_is_our_move_until_one_of_us_has_seen_to_it() {
        let mut it = conversation();
        it.answer(AgentId(5), latest(3, 30), OutgoingId(9), None);
        assert!(it.close(Actor::Agent(AgentId(5)), Moment(35)).is_ok());
        assert!(it.hear(&from_ada(Nature::OutOfOffice, 36)).is_empty());
        assert!(!it.status.is_open(), "a machine wakes nobody");
        let happened = it.hear(&from_ada(Nature::Person, 40));
        assert!(matches!(happened[..], [Happened::Reopened { .. }]));
        assert_eq!((it.waiting, &it.told), (Waiting::OnUs { since: Moment(40) }, &None));
        it.relieve(Some(Moment(20)), Moment(50));
        assert_eq!(it.waiting, Waiting::OnUs { since: Moment(40) }, "the customer waits as well");
        it.relieve(None, Moment(50));
        assert_eq!(it.waiting, Waiting::OnThem { since: Moment(50) });
    }

    #[test]
    fn refusals_say_why() {
        let mut it = conversation();
        assert_eq!(it.snooze(Actor::Agent(AgentId(5)), Moment(10), Moment(10)), Err(CannotChange::SnoozeInThePast));
        assert_eq!(
            it.snooze(Actor::Agent(AgentId(5)), Moment(0) + Millis::days(400), Moment(10)),
            Err(CannotChange::SnoozeTooLong)
        );
        assert_eq!(it.hand_over(AgentId(5), Because::new("asked", ""), Moment(1)), Err(CannotChange::SameOwner));
        assert!(it.close(ADA, Moment(11)).is_ok());
        assert_eq!(it.close(ADA, Moment(12)), Err(CannotChange::AlreadyClosed));
    }
}
