//! The last look before a message leaves. One pure function over a snapshot of facts: the outbox loads the facts and
//! calls it at the last moment, and whoever rehearses a journey calls the same function in memory.

use super::{Because, Finding, Purpose, Severity};
use crate::Millis;

/// What is true at the moment of leaving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// Why the message leaves.
    pub purpose: Purpose,
    /// A person pressed the red switch: no automatic mail leaves, on any node.
    pub automatic_stopped: bool,
    /// An arrival that is not yet understood may be from this person.
    pub untaken_from_recipient: bool,
    /// An arrival is there of which nobody can say yet whom it concerns.
    pub untaken_unknown: bool,
    /// A person of ours has answered this conversation since the message was queued.
    pub answered_since: bool,
    /// The recipient is an address of our own.
    pub recipient_is_ours: bool,
    /// The recipient does not want this kind of message on this channel.
    pub opted_out: bool,
    /// Somebody here has blocked whoever it answers.
    pub blocked: bool,
    /// What lint says about the text.
    pub findings: Vec<Finding>,
}

/// Whether it may leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gate {
    /// Now.
    Open,
    /// Not yet: look again after this span.
    Wait {
        /// How long to wait before the next look.
        again_in: Millis,
        /// Why.
        because: Because,
    },
    /// Never.
    Shut {
        /// Every reason.
        because: Vec<Because>,
    },
}

/// The code of the reason that a sender is blocked.
pub const SENDER_BLOCKED: &str = "sender-blocked";
/// Its words.
pub const SENDER_BLOCKED_WORDS: &str = "somebody here blocked this sender";

/// How soon an automatic message is looked at again while an arrival is being read.
const LOOK_AGAIN: Millis = Millis(500);
/// How soon it is looked at again while automatic mail is stopped by hand.
const LOOK_AGAIN_STOPPED: Millis = Millis::minutes(1);

/// Decides whether a message may leave, given the facts of this moment.
pub fn gate(facts: &Facts) -> Gate {
    let blocking: Vec<Because> = facts
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Blocks)
        .map(|finding| Because::new("lint", &finding.what))
        .collect();
    if !facts.purpose.automatic() {
        // A person's words pass; they were linted while being written, and the writer decided.
        return Gate::Open;
    }
    let mut shut = blocking;
    if facts.answered_since {
        shut.push(Because::new("answered", "a person has answered meanwhile"));
    }
    if facts.recipient_is_ours && facts.purpose != Purpose::Notification {
        shut.push(Because::new("own-address", "it would go to an address of our own"));
    }
    if facts.opted_out {
        shut.push(Because::new("opted-out", "the recipient does not want this"));
    }
    if facts.blocked {
        shut.push(Because::new(SENDER_BLOCKED, SENDER_BLOCKED_WORDS));
    }
    if !shut.is_empty() {
        return Gate::Shut { because: shut };
    }
    if facts.automatic_stopped {
        let because = Because::new("stopped-by-hand", "all automatic mail is stopped");
        return Gate::Wait { again_in: LOOK_AGAIN_STOPPED, because };
    }
    if facts.untaken_from_recipient || facts.untaken_unknown {
        let because = Because::new("unread-arrival", "a message that may be from this person is being read");
        return Gate::Wait { again_in: LOOK_AGAIN, because };
    }
    Gate::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(purpose: Purpose) -> Facts {
        Facts {
            purpose,
            automatic_stopped: false,
            untaken_from_recipient: false,
            untaken_unknown: false,
            answered_since: false,
            recipient_is_ours: false,
            opted_out: false,
            blocked: false,
            findings: Vec::new(),
        }
    }

    #[test]
    fn a_persons_words_pass_whatever_happens() {
        let all = Facts {
            automatic_stopped: true,
            untaken_from_recipient: true,
            untaken_unknown: true,
            answered_since: true,
            opted_out: true,
            blocked: true,
            ..facts(Purpose::Reply)
        };
        assert_eq!(gate(&all), Gate::Open);
    }

    #[test]
    fn an_automatic_message_waits_while_the_person_may_be_answering() {
        for waiting in [
            Facts { untaken_from_recipient: true, ..facts(Purpose::Acknowledgement) },
            Facts { untaken_unknown: true, ..facts(Purpose::Acknowledgement) },
            Facts { automatic_stopped: true, ..facts(Purpose::Acknowledgement) },
        ] {
            assert!(matches!(gate(&waiting), Gate::Wait { .. }), "{waiting:?}");
        }
    }

    #[test]
    fn an_automatic_message_never_leaves_after_a_person_has_answered() {
        let answered = Facts { answered_since: true, ..facts(Purpose::Acknowledgement) };
        assert!(matches!(gate(&answered), Gate::Shut { .. }));
    }

    #[test]
    fn nothing_automatic_leaves_to_somebody_who_is_blocked() {
        let blocked = Facts { blocked: true, ..facts(Purpose::Acknowledgement) };
        let because = vec![Because::new(SENDER_BLOCKED, SENDER_BLOCKED_WORDS)];
        assert_eq!(gate(&blocked), Gate::Shut { because });
    }
}
