//! Why a message did not arrive, in the field's usual classes, and what follows from each.

use serde::{Deserialize, Serialize};

/// Declares the reasons once: name, word, kind, and the rest of the sentence "Your answer did not reach ada@…: …".
macro_rules! reasons {
    ($($name:ident $word:literal $kind:ident $words:literal,)*) => {
        /// The class of a failure.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Reason {
            $(#[doc = $words] $name,)*
        }
        impl Reason {
            /// The word stored and shown to programs.
            pub fn word(self) -> &'static str {
                match self { $(Reason::$name => $word,)* }
            }
            /// The reason of a word.
            pub(super) fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Reason::$name),)* _ => None }
            }
            /// What follows from it.
            pub fn kind(self) -> Kind {
                match self { $(Reason::$name => Kind::$kind,)* }
            }
            /// The rest of a sentence for people.
            pub fn words(self) -> &'static str {
                match self { $(Reason::$name => $words,)* }
            }
        }
    };
}

reasons! {
    UserUnknown "userunknown" Hard "there is no such mailbox",
    HostUnknown "hostunknown" Hard "there is no such domain",
    HasMoved "hasmoved" Hard "the mailbox has moved",
    NotAccept "notaccept" Hard "that domain takes no mail at all",
    MailboxFull "mailboxfull" Soft "the mailbox is full",
    Suspend "suspend" Soft "the mailbox is suspended",
    Filtered "filtered" Soft "the mailbox or its filter refused the message",
    Expired "expired" Soft "their mail server could not be reached in time",
    NetworkError "networkerror" Soft "the way to their mail server is broken",
    SystemError "systemerror" Soft "their mail server has a fault",
    SystemFull "systemfull" Soft "their mail server's disk is full",
    MailerError "mailererror" Soft "a program at their mail server failed",
    TooManyConn "toomanyconn" Soft "their mail server was asked too often at once",
    Speeding "speeding" Soft "too much mail came to the mailbox at once",
    RateLimited "ratelimited" Soft "their mail server limits how much it takes from us",
    ExceedLimit "exceedlimit" Soft "the message is larger than the mailbox takes",
    MesgTooBig "mesgtoobig" Soft "the message is too large",
    ContentError "contenterror" Ours "their mail server does not take a message of this form",
    NotCompliantRfc "notcompliantrfc" Ours "their mail server says that the message breaks the standard",
    SyntaxError "syntaxerror" Soft "the mail servers did not understand each other",
    PolicyViolation "policyviolation" Policy "their mail server's rules refuse the message",
    SpamDetected "spamdetected" Policy "it was taken for spam",
    VirusDetected "virusdetected" Policy "it was taken for a virus",
    SecurityError "securityerror" Policy "their mail server's security rules refuse it",
    NoRelaying "norelaying" Policy "the server says that it does not serve this address",
    Rejected "rejected" Ours "their mail server refuses our sender address",
    Blocked "blocked" Ours "their mail server blocks ours",
    BadReputation "badreputation" Ours "our mail server has a bad reputation there",
    AuthFailure "authfailure" Ours "our mail could not be shown to be genuine (SPF, DKIM, DMARC)",
    RequirePtr "requireptr" Ours "our mail server's address has no valid name (reverse DNS)",
    FailedStartTls "failedstarttls" Ours "no encrypted connection came about",
    Suppressed "suppressed" Soft "our relay keeps this address on a list of its own",
    Feedback "feedback" Policy "it was reported as spam",
    Vacation "vacation" Soft "an absence notice came back",
    Delivered "delivered" Soft "it arrived",
    OnHold "onhold" Soft "the report names no clear reason",
    Undefined "undefined" Soft "the report names no reason",
}

/// What a failure means for the address and for us.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The address is finally bad.
    Hard,
    /// It may work another time.
    Soft,
    /// They do not want this message; the address is good.
    Policy,
    /// It is our side's fault: authentication, reputation, form.
    Ours,
}

impl Kind {
    /// The word stored and shown to programs.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Hard => "hard",
            Kind::Soft => "soft",
            Kind::Policy => "policy",
            Kind::Ours => "ours",
        }
    }
}

impl Reason {
    /// Whether it says next to nothing, so that a better source may be asked.
    pub(super) fn is_vague(self) -> bool {
        matches!(self, Reason::OnHold | Reason::Undefined | Reason::SystemError | Reason::SecurityError)
    }
}
