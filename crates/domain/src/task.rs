//! What a task is about, as a value: it is put into words in the language of whoever reads it.

use crate::message::{Authentication, Purpose, Reason};
use serde::{Deserialize, Serialize};

/// What happened that somebody has to see to. Names are those of that time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "concern")]
pub enum Concern {
    /// Of a message that was fetched only the beginning is here.
    TooLarge {
        /// Who wrote it, where it says so.
        from: Option<String>,
        /// The account of the source.
        account: String,
        /// Its server.
        host: String,
    },
    /// A server names a message and does not hand it out.
    NotHandedOut {
        /// The account of the source.
        account: String,
        /// Its server.
        host: String,
        /// The folder there.
        folder: String,
        /// Its number there.
        number: u32,
    },
    /// A letter to one of us with a link in it did not arrive.
    LetterLost {
        /// To whom.
        name: String,
        /// Their address.
        address: String,
        /// It may have arrived all the same.
        perhaps: bool,
        /// Why.
        why: String,
    },
    /// A conversation became a part of another one, which somebody else looks after.
    Merged {
        /// Who did it.
        by: String,
        /// The reference of the part.
        part: String,
        /// The reference of the whole.
        whole: String,
        /// Who looks after that.
        owner: String,
    },
    /// A message did not leave, for good.
    NotDelivered {
        /// What for it was written.
        purpose: Purpose,
        /// To whom.
        to: String,
        /// What the other side says.
        why: String,
        /// It was tried again and again before.
        for_days: bool,
    },
    /// A message may have left or not.
    PerhapsDelivered {
        /// What for it was written.
        purpose: Purpose,
        /// To whom.
        to: String,
        /// What the other side says.
        why: String,
    },
    /// A report says that a message of ours did not arrive.
    Returned {
        /// What for it was written.
        purpose: Purpose,
        /// To whom.
        to: String,
        /// The report proves that it is about this message.
        sure: bool,
        /// Why it did not arrive.
        reason: Reason,
        /// "550 5.1.1"; empty where the report names none.
        codes: String,
        /// Other ways to reach them.
        ways: Vec<Way>,
    },
    /// Somebody reported a message of ours as spam.
    ReportedAsSpam {
        /// What for it was written.
        purpose: Purpose,
        /// To whom.
        to: String,
    },
    /// Somebody pressed "Unsubscribe" above a message of ours.
    Unsubscribed {
        /// What for it was written.
        purpose: Purpose,
        /// To whom.
        to: String,
    },
    /// An answer by mail in the name of one of us, which nothing proves.
    ForgedAnswer {
        /// In whose name.
        name: String,
        /// What was found out about who sent it.
        found: Option<Box<Authentication>>,
    },
    /// An answer by mail of one of us, to somebody who was never asked.
    NeverAsked {
        /// Whose.
        name: String,
    },
    /// An answer by mail of one of us that will not do.
    RefusedAnswer {
        /// Whose.
        name: String,
        /// Why.
        why: String,
    },
}

/// A way to reach somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By mail to this address.
    Address(String),
    /// By telephone.
    Phone(String),
}

impl Concern {
    /// What kind of task it is, in kebab case: stored beside it, for finding tasks of a kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Concern::TooLarge { .. } | Concern::NotHandedOut { .. } => "too-large",
            Concern::LetterLost { .. } => "door-letter",
            Concern::Merged { .. } => "merged",
            Concern::NotDelivered { .. } | Concern::PerhapsDelivered { .. } => "delivery",
            Concern::Returned { .. } => "delivery-report",
            Concern::ReportedAsSpam { .. } | Concern::Unsubscribed { .. } => "complaint",
            Concern::ForgedAnswer { .. } => "forged-answer",
            Concern::NeverAsked { .. } | Concern::RefusedAnswer { .. } => "unsent-answer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_task_is_about_is_read_as_it_was_written() {
        let all = [
            Concern::TooLarge { from: None, account: "help".into(), host: "imap.example".into() },
            Concern::Returned {
                purpose: Purpose::Reply,
                to: "ada@engine.example".into(),
                sure: true,
                reason: Reason::UserUnknown,
                codes: "550 5.1.1".into(),
                ways: vec![Way::Phone("+44 1".into()), Way::Address("ada@home.example".into())],
            },
            Concern::ForgedAnswer { name: "Tom".into(), found: Some(Box::default()) },
        ];
        for of in all {
            let kept = serde_json::to_string(&of).unwrap();
            assert_eq!(serde_json::from_str::<Concern>(&kept).unwrap(), of, "{kept}");
        }
        assert!(serde_json::from_str::<Concern>("Your answer to ada@engine.example was not delivered.").is_err());
    }
}
