//! Who really sent a message, as far as that can be known: what SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989) and
//! ARC (RFC 8617) said about it, in the words of RFC 8601 §2.7.
//!
//! Evidence, kept with the message and shown. **Never** a reason to refuse or hide one: a broken signature is more often
//! a mail server's mistake than a lie.

use super::Because;
use crate::customer::EmailAddress;
use serde::{Deserialize, Serialize};

/// What a check found (RFC 8601 §2.7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing to check, or not checked.
    #[default]
    None,
    /// It is true.
    Pass,
    /// It is not true.
    Fail,
    /// Probably not true; the domain does not want to say so for certain (SPF alone).
    SoftFail,
    /// The domain says nothing either way, or the signature is of a kind that proves nothing.
    Neutral,
    /// It could not be checked now: no answer from the name servers.
    TempError,
    /// It can never be checked: what the domain published cannot be read.
    PermError,
}

impl Verdict {
    /// The word of RFC 8601.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::SoftFail => "softfail",
            Verdict::Neutral => "neutral",
            Verdict::TempError => "temperror",
            Verdict::PermError => "permerror",
        }
    }

    /// The finding of a word of RFC 8601; `None` for others.
    pub fn from_word(word: &str) -> Option<Verdict> {
        use Verdict::{Fail, Neutral, None, Pass, PermError, SoftFail, TempError};
        let all = [None, Pass, Fail, SoftFail, Neutral, TempError, PermError];
        all.into_iter().find(|finding| finding.word().eq_ignore_ascii_case(word))
    }
}

/// One check of one domain.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Check {
    /// What it found.
    pub result: Verdict,
    /// The domain (or host) that was checked, lower case; empty when there was none.
    #[serde(skip_serializing_if = "is_default")]
    pub domain: String,
    /// Why, for people who run mail servers; empty when the result says it all.
    #[serde(skip_serializing_if = "is_default")]
    pub why: String,
}

impl Check {
    /// A check's result, its reason shortened and without control characters.
    pub fn new(result: Verdict, domain: impl Into<String>, why: impl AsRef<str>) -> Self {
        let why = why.as_ref().chars().filter(|c| !c.is_control()).take(WHY_CHARS_MAX).collect();
        Check { result, domain: domain.into(), why }
    }
}

/// Characters kept of a reason; some of them quote what a stranger published.
const WHY_CHARS_MAX: usize = 200;

/// What a domain wants done with mail that is not proved to be its own (DMARC `p=`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// Nothing; it only watches.
    #[default]
    None,
    /// Treat it with suspicion.
    Quarantine,
    /// Refuse it.
    Reject,
}

/// By what a message is proved to be of its author's domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// A signature of that domain.
    Dkim,
    /// A server that the domain names.
    Spf,
}

/// What DMARC says of the author's domain.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Dmarc {
    /// Result; `none` when the domain publishes no policy.
    pub result: Verdict,
    /// The domain of the author's address (`From`).
    #[serde(skip_serializing_if = "is_default")]
    pub domain: String,
    /// What the domain asks for.
    #[serde(skip_serializing_if = "is_default")]
    pub policy: Policy,
    /// What passed and belongs to that domain, also where it publishes no policy.
    #[serde(skip_serializing_if = "is_default")]
    pub aligned: Vec<Proof>,
    /// Why, when the result does not say it all.
    #[serde(skip_serializing_if = "is_default")]
    pub why: String,
}

/// Everything that was found about who sent a message.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Authentication {
    /// Whether the server that handed it over may send for the envelope's sender.
    #[serde(skip_serializing_if = "is_default")]
    pub spf: Check,
    /// Each signature, in the order in which they stand.
    #[serde(skip_serializing_if = "is_default")]
    pub dkim: Vec<Check>,
    /// Whether the author's own domain stands behind it.
    #[serde(skip_serializing_if = "is_default")]
    pub dmarc: Dmarc,
    /// The chain of those who passed it on; the domain is the last sealer's. Anybody can seal: shown, never believed.
    #[serde(skip_serializing_if = "is_default")]
    pub arc: Check,
    /// Whether the name in the greeting leads to the server that gave it.
    #[serde(skip_serializing_if = "is_default")]
    pub helo: Check,
    /// Whether the server's address has a name that leads back to it (RFC 8601 §2.7.3, "iprev").
    #[serde(skip_serializing_if = "is_default")]
    pub reverse: Check,
    /// It came through a mail server of our own, so that SPF has nothing to say about it here.
    #[serde(skip_serializing_if = "is_default")]
    pub by_own_server: bool,
}

impl Authentication {
    /// Whether what can be checked is not true: DMARC fails; where no policy is published, SPF and DKIM both fail. Errors,
    /// doubts and nothing at all are no failure (RFC 3834 §7 asks for care, not for suspicion). Nothing is done in the
    /// author's name, and nothing automatic answers.
    pub fn fails(&self) -> bool {
        match self.dmarc.result {
            Verdict::Fail => true,
            Verdict::None => self.spf.result == Verdict::Fail && self.dkim_result() == Verdict::Fail,
            _ => false,
        }
    }

    /// Whether the sender is not who they claim to be, as far as it may be said to people: it [fails](Self::fails), and
    /// the domain asks for something to be done about that, or SPF and DKIM both fail. A domain that asks for nothing
    /// (`p=none`) only watches, often because not all of its own mail passes.
    pub fn is_forged(&self) -> bool {
        let both = self.spf.result == Verdict::Fail && self.dkim_result() == Verdict::Fail;
        self.fails() && (self.dmarc.policy != Policy::None || both)
    }

    /// Why nothing automatic may answer it: that would go to somebody who did not write (RFC 3834 §7).
    pub fn against_acknowledging(&self) -> Option<Because> {
        self.fails().then(|| Because::new("forged", self.summary().unwrap_or_default()))
    }

    /// Whether it is proved that this address's own domain let the message out.
    pub fn proves(&self, address: &EmailAddress) -> bool {
        let same = self.dmarc.domain.eq_ignore_ascii_case(address.domain().trim_end_matches('.'));
        same && !self.dmarc.aligned.is_empty() && matches!(self.dmarc.result, Verdict::Pass | Verdict::None)
    }

    /// All signatures as one: the best of them counts, for others may have been broken on the way (RFC 6376 §6.1).
    pub fn dkim_result(&self) -> Verdict {
        use Verdict::{Fail, Neutral, None, Pass, PermError, SoftFail, TempError};
        let best_first = [Pass, TempError, Neutral, SoftFail, PermError, Fail];
        best_first.into_iter().find(|result| self.dkim.iter().any(|check| check.result == *result)).unwrap_or(None)
    }

    /// What may be said about who sent it; `None` when there is nothing to say.
    pub fn sender(&self) -> Option<SenderFound<'_>> {
        let author = self.dmarc.domain.as_str();
        if self.is_forged() {
            return Some(match (self.dmarc.result, self.dmarc.policy) {
                (Verdict::Fail, Policy::Quarantine | Policy::Reject) => SenderFound::Forged { author },
                _ => SenderFound::ForgedItSeems { sender: &self.spf.domain },
            });
        }
        if matches!(self.dmarc.result, Verdict::Pass | Verdict::None) && !self.dmarc.aligned.is_empty() {
            let by: Vec<&str> = self.dmarc.aligned.iter().map(|proof| proof.words()).collect();
            return Some(SenderFound::Proved { author, by: by.join(", ") });
        }
        let signed = self.dkim.iter().find(|check| check.result == Verdict::Pass);
        let results = [self.spf.result, self.dkim_result(), self.dmarc.result];
        if let Some(signed) = signed {
            Some(SenderFound::SentBy { signer: &signed.domain, author })
        } else if results.contains(&Verdict::TempError) {
            Some(SenderFound::NotChecked)
        } else if self.by_own_server && results == [Verdict::None; 3] {
            // Over SMTP from a relay of ours, or fetched from a provider.
            Some(SenderFound::TakenInBefore)
        } else if self.spf.result == Verdict::Fail {
            // The domain of the envelope, whose rules these are; mailing lists and forwarding break them, too.
            Some(SenderFound::NotAllowed { sender: &self.spf.domain })
        } else if self.dmarc.result == Verdict::Fail {
            Some(SenderFound::NotProved { author })
        } else if author.is_empty() {
            None
        } else {
            Some(SenderFound::NeitherProved { author })
        }
    }

    /// One plain line in English; `None` when there is nothing to say.
    pub fn summary(&self) -> Option<String> {
        self.sender().map(|found| found.words())
    }
}

/// What was found about the sender of a message, each with the domain that it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SenderFound<'a> {
    /// The domain of its author says that it does not send such mail.
    Forged {
        /// The domain in `From`.
        author: &'a str,
    },
    /// Neither the server nor the signature fits.
    ForgedItSeems {
        /// The domain of the envelope.
        sender: &'a str,
    },
    /// It is from the author's domain.
    Proved {
        /// The domain in `From`.
        author: &'a str,
        /// "SPF, DKIM".
        by: String,
    },
    /// Another domain signed it.
    SentBy {
        /// Whose signature fits.
        signer: &'a str,
        /// The domain in `From`.
        author: &'a str,
    },
    /// The name servers did not answer.
    NotChecked,
    /// A server or provider of ours took it in first.
    TakenInBefore,
    /// The domain does not allow this server.
    NotAllowed {
        /// The domain of the envelope.
        sender: &'a str,
    },
    /// Nothing of the author's domain stands behind it.
    NotProved {
        /// The domain in `From`.
        author: &'a str,
    },
    /// Neither proved nor disproved.
    NeitherProved {
        /// The domain in `From`.
        author: &'a str,
    },
}

impl SenderFound<'_> {
    fn words(&self) -> String {
        match self {
            SenderFound::Forged { author } => format!("Forged: {author} says that it does not send such mail."),
            SenderFound::ForgedItSeems { sender } => {
                format!("Forged, it seems: {sender} does not send from that server, and its signature is broken.")
            }
            SenderFound::Proved { author, by } => format!("Really from {author} ({by})."),
            SenderFound::SentBy { signer, author } => format!("Sent by {signer}. Not proved to be from {author}."),
            SenderFound::NotChecked => "Who sent it could not be checked: the name servers did not answer.".into(),
            SenderFound::TakenInBefore => {
                "Who sent it cannot be checked here: your mail server or provider took it in first, and nobody signed it.".into()
            }
            SenderFound::NotAllowed { sender } => {
                format!("{sender} does not allow the server that it came from to send its mail (SPF).")
            }
            SenderFound::NotProved { author } => {
                format!("Not proved to be from {author}: neither a signature nor a server of it stands behind this.")
            }
            SenderFound::NeitherProved { author } => format!("Not proved to be from {author}, and not disproved."),
        }
    }
}

impl Proof {
    fn words(self) -> &'static str {
        match self {
            Proof::Dkim => "DKIM",
            Proof::Spf => "SPF",
        }
    }
}

/// What says nothing is not written: most mail was checked for little.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(spf: Verdict, dkim: &[Verdict], dmarc: Verdict) -> Authentication {
        Authentication {
            spf: Check::new(spf, "birch.example", ""),
            dkim: dkim.iter().map(|result| Check::new(*result, "birch.example", "")).collect(),
            dmarc: Dmarc { result: dmarc, domain: "birch.example".into(), ..Dmarc::default() },
            ..Authentication::default()
        }
    }

    #[test]
    fn forged_is_what_dmarc_denies_and_without_dmarc_what_spf_and_dkim_both_deny() {
        use Verdict::{Fail, Neutral, None, Pass, PermError, SoftFail, TempError};
        for (spf, dkim, dmarc, forged) in [
            (Pass, &[Pass][..], Fail, false),
            (None, &[], Fail, false),
            (Fail, &[Fail], Fail, true),
            (Fail, &[Fail], None, true),
            (Fail, &[Fail], Pass, false),
            (Fail, &[], None, false),
            (None, &[Fail], None, false),
            (SoftFail, &[Fail], None, false),
            (Fail, &[Fail, Pass], None, false),
            (Fail, &[Neutral], None, false),
            (Fail, &[PermError], None, false),
            (Fail, &[Fail], TempError, false),
            (Fail, &[Fail], PermError, false),
            (None, &[], None, false),
        ] {
            assert_eq!(found(spf, dkim, dmarc).is_forged(), forged, "{spf:?} {dkim:?} {dmarc:?}");
        }
        for policy in [Policy::Quarantine, Policy::Reject] {
            let mut it = found(Pass, &[Pass], Fail);
            it.dmarc.policy = policy;
            assert!(it.is_forged(), "the domain does not only watch: {policy:?}");
        }
        let watched = found(None, &[], Fail);
        assert!(watched.fails() && watched.against_acknowledging().is_some(), "care is taken all the same");
    }

    #[test]
    fn a_proof_is_of_the_authors_own_domain() {
        let mut it = found(Verdict::None, &[Verdict::Pass], Verdict::Pass);
        let address = |text: &str| EmailAddress::parse(text).unwrap();
        assert!(!it.proves(&address("ada@birch.example")), "nothing is aligned");
        it.dmarc.aligned.push(Proof::Dkim);
        assert!(it.proves(&address("ada@Birch.example")));
        assert!(!it.proves(&address("ada@oak.example")));
        it.dmarc.result = Verdict::Fail;
        assert!(!it.proves(&address("ada@birch.example")));
    }

    #[test]
    fn the_summary_says_it_in_plain_words() {
        use Verdict::{Fail, None, Pass, TempError};
        let mut it = found(Pass, &[Pass], Pass);
        it.dmarc.aligned = vec![Proof::Dkim, Proof::Spf];
        assert_eq!(it.summary().as_deref(), Some("Really from birch.example (DKIM, SPF)."));
        it = found(None, &[], Fail);
        it.dmarc.policy = Policy::Reject;
        assert_eq!(it.summary().as_deref(), Some("Forged: birch.example says that it does not send such mail."));
        it = found(Fail, &[], None);
        let not_allowed = "birch.example does not allow the server that it came from to send its mail (SPF).";
        assert_eq!(it.summary().as_deref(), Some(not_allowed));
        assert!(found(TempError, &[], None).summary().unwrap().contains("did not answer"));
        assert_eq!(Authentication::default().summary(), Option::None);
    }

    #[test]
    fn what_is_kept_can_be_read_again_and_words_are_those_of_the_standard() {
        let it = found(Verdict::SoftFail, &[Verdict::PermError], Verdict::TempError);
        let json = serde_json::to_string(&it).unwrap();
        assert!(json.contains("\"softfail\"") && json.contains("\"permerror\"") && json.contains("\"temperror\""));
        assert_eq!(serde_json::from_str::<Authentication>(&json).unwrap(), it);
        assert_eq!(serde_json::from_str::<Authentication>("{}").unwrap(), Authentication::default());
        assert_eq!(Verdict::from_word("SoftFail"), Some(Verdict::SoftFail));
    }
}
