//! Asking somebody who is not the customer: a carrier, a supplier. An enquiry is a correspondence of its own beside a
//! conversation; the customer sees nothing of it, and who is asked sees nothing of the customer but what was put in. A
//! message that is forwarded is an enquiry that begins with it.

use crate::customer::{Address, EmailAddress};
use crate::message::Nature;
use crate::timeline::Actor;
use crate::{AgentId, ContactPointId, ConversationId, EnquiryId, MailboxId, MessageId, Moment};
use serde::{Deserialize, Serialize};

/// Characters of the subject of an enquiry.
pub const SUBJECT_CHARS_MAX: usize = 300;
/// Enquiries about one conversation. More is a mailing, and nobody reads the answers.
pub const ENQUIRIES_MAX: usize = 50;

/// What we ask about a conversation, and how far it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// The conversation that it is about.
    pub conversation: ConversationId,
    /// The mailbox that it leaves from.
    pub mailbox: MailboxId,
    /// Its subject, without prefixes and our tag.
    pub subject: String,
    /// Who was asked.
    pub people: Vec<Asked>,
    /// The message of the conversation that it began with, where one was forwarded.
    pub forwards: Option<MessageId>,
    /// Who began it.
    pub begun_by: AgentId,
    /// When.
    pub begun_at: Moment,
    /// Whose move it is.
    pub state: EnquiryState,
}

/// Somebody who was asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Who it is.
    pub contact_point: ContactPointId,
    /// The address that it went to.
    pub to: Address,
}

/// Whose move it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnquiryState {
    /// Theirs.
    Asked {
        /// Since then.
        since: Moment,
    },
    /// Ours: a person answered.
    Answered {
        /// When the first of the answers came that nobody had seen to.
        since: Moment,
        /// When one of us saw to it: by answering the customer, or by closing the conversation.
        seen: Option<Moment>,
    },
    /// It is over.
    Closed {
        /// When.
        at: Moment,
        /// Who said so.
        by: Actor,
    },
}

impl EnquiryState {
    /// The word stored.
    pub fn word(&self) -> &'static str {
        match self {
            EnquiryState::Asked { .. } => "asked",
            EnquiryState::Answered { .. } => "answered",
            EnquiryState::Closed { .. } => "closed",
        }
    }
}

impl Enquiry {
    /// Whether somebody was asked, by the address that they write from.
    pub fn asks(&self, who: &EmailAddress) -> bool {
        let canonical = who.canonical();
        self.people.iter().any(|one| one.to.email.canonical() == canonical)
    }

    /// Something came: a person's words are an answer, whatever machines send is none. What was closed is open again.
    pub fn receive(&mut self, nature: Nature, at: Moment) {
        if !nature.counts_as_answer() {
            return;
        }
        let since = match self.state {
            EnquiryState::Answered { since, seen: None } => since,
            _ => at,
        };
        self.state = EnquiryState::Answered { since, seen: None };
    }

    /// One of us wrote to them again.
    pub fn ask(&mut self, at: Moment) {
        self.state = EnquiryState::Asked { since: at };
    }

    /// Ends it; `false` when it had ended.
    pub fn close(&mut self, by: Actor, at: Moment) -> bool {
        let is_open = !matches!(self.state, EnquiryState::Closed { .. });
        if is_open {
            self.state = EnquiryState::Closed { at, by };
        }
        is_open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enquiry() -> Enquiry {
        let to = |address| Address::new("", EmailAddress::parse(address).unwrap());
        Enquiry {
            id: EnquiryId(1),
            conversation: ConversationId(1),
            mailbox: MailboxId(1),
            subject: "Where is parcel 7?".into(),
            people: vec![Asked { contact_point: ContactPointId(3), to: to("Desk@carrier.example") }],
            forwards: None,
            begun_by: AgentId(5),
            begun_at: Moment(0),
            state: EnquiryState::Asked { since: Moment(0) },
        }
    }

    #[test]
    fn it_is_our_move_from_the_first_answer_on_and_theirs_when_we_write_again() {
        let mut it = enquiry();
        it.receive(Nature::AutoReply, Moment(5));
        assert_eq!(it.state, EnquiryState::Asked { since: Moment(0) }, "a robot is no answer");
        it.receive(Nature::Person, Moment(10));
        it.receive(Nature::Person, Moment(20));
        assert_eq!(it.state, EnquiryState::Answered { since: Moment(10), seen: None });
        it.ask(Moment(30));
        assert_eq!(it.state, EnquiryState::Asked { since: Moment(30) });
    }

    #[test]
    fn an_answer_opens_what_was_closed_and_closing_twice_closes_once() {
        let mut it = enquiry();
        let by = Actor::Agent(AgentId(5));
        assert!(it.close(by, Moment(10)));
        assert!(!it.close(by, Moment(11)));
        it.receive(Nature::Person, Moment(20));
        assert_eq!(it.state, EnquiryState::Answered { since: Moment(20), seen: None });
    }

    #[test]
    fn who_was_asked_is_known_by_the_address_however_it_is_written() {
        let asked = |address| enquiry().asks(&EmailAddress::parse(address).unwrap());
        assert!(asked("desk@CARRIER.example"));
        assert!(!asked("desk@carrier.example.evil.example"));
    }
}
