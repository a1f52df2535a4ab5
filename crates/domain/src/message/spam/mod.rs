//! Whether a message is spam. A verdict never deletes: what looks like spam waits in the quarantine until a person has
//! looked, and a person's word teaches the words of the next verdict.
//!
//! A customer who is taken for spam is lost, so one weak sign is never enough: it takes a strong one, or two.

mod words;

pub use words::{Counts, LEARNT_MIN, WORDS_MAX, features, probability};

use super::{Because, Headers};

/// Everything known about a message that speaks for or against spam.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SpamEvidence {
    /// We know its author: one of us has written to them, or released a message of theirs.
    pub known_author: bool,
    /// It came to a reply address of ours, or names a message of ours.
    pub answers_us: bool,
    /// Its sender's domain says that it did not send it (DMARC), or all checks of the sender failed.
    pub forged: bool,
    /// The filter of a mail server on its way said so; its own words.
    pub upstream: Option<String>,
    /// The owner's own filter says so.
    pub filter: Option<FilterOpinion>,
    /// How probable its words make it, from 0 to 1; `None` while too little was learnt.
    pub probability: Option<f64>,
}

/// That a filter beside the desk takes a message for spam.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilterOpinion {
    /// It would refuse it.
    pub sure: bool,
    /// Which filter, what it advises, and why.
    pub words: String,
}

/// What is thought of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SpamVerdict {
    /// A message like any other.
    Clean,
    /// It waits in the quarantine; with every sign.
    Spam(Vec<Because>),
}

/// From here on the words alone are a strong sign (Robinson 2003 sets 0.99 for the same measure).
const SURE: f64 = 0.99;
/// From here on they are a weak one.
const LIKELY: f64 = 0.9;

/// Decides.
pub fn spam_verdict(evidence: &SpamEvidence) -> SpamVerdict {
    if (evidence.known_author && !evidence.forged) || evidence.answers_us {
        return SpamVerdict::Clean;
    }
    let mut strong = Vec::new();
    let mut weak = Vec::new();
    match evidence.probability {
        Some(probability) if probability >= SURE => strong.push(words_say("its words are those of spam", probability)),
        Some(probability) if probability >= LIKELY => weak.push(words_say("its words look like spam", probability)),
        _ => {}
    }
    if evidence.forged {
        weak.push(Because::new("spam-forged", "it does not come from the sender that it names"));
    }
    if let Some(words) = &evidence.upstream {
        weak.push(Because::new("spam-upstream", format!("a mail server on its way marked it ({words})")));
    }
    if let Some(filter) = &evidence.filter {
        let sign = Because::new("spam-filter", format!("the spam filter says so ({})", filter.words));
        if filter.sure { strong.push(sign) } else { weak.push(sign) }
    }
    if strong.is_empty() && weak.len() < 2 {
        return SpamVerdict::Clean;
    }
    strong.extend(weak);
    SpamVerdict::Spam(strong)
}

/// What the filter of a mail server on the way wrote into the message, when it says spam. That it is none, a sender could
/// claim as well.
pub fn marked_as_spam(headers: &Headers) -> Option<String> {
    let flag = headers
        .all("x-spam-flag")
        .chain(headers.all("x-spam-status"))
        .find(|value| value.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("yes")));
    flag.map(|value| value.chars().take(80).collect())
}

fn words_say(words: &str, probability: f64) -> Because {
    Because::new("spam-words", format!("{words} ({:.1} %)", probability * 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(evidence: SpamEvidence) -> Vec<String> {
        match spam_verdict(&evidence) {
            SpamVerdict::Clean => Vec::new(),
            SpamVerdict::Spam(because) => because.into_iter().map(|because| because.code.into_owned()).collect(),
        }
    }

    #[test]
    fn one_weak_sign_is_not_enough() {
        let forged = SpamEvidence { forged: true, ..SpamEvidence::default() };
        assert!(codes(forged.clone()).is_empty());
        assert_eq!(codes(SpamEvidence { probability: Some(0.95), ..forged.clone() }), ["spam-words", "spam-forged"]);
        assert!(codes(SpamEvidence { upstream: Some("Yes".into()), ..SpamEvidence::default() }).is_empty());
        assert_eq!(codes(SpamEvidence { probability: Some(0.995), ..SpamEvidence::default() }), ["spam-words"]);
        let filter = |sure| Some(FilterOpinion { sure, words: "rspamd".into() });
        assert!(codes(SpamEvidence { filter: filter(false), ..SpamEvidence::default() }).is_empty());
        assert_eq!(codes(SpamEvidence { filter: filter(true), ..SpamEvidence::default() }), ["spam-filter"]);
    }

    #[test]
    fn who_is_known_or_answers_us_is_never_spam() {
        let sure = SpamEvidence { probability: Some(1.0), ..SpamEvidence::default() };
        assert!(codes(SpamEvidence { known_author: true, ..sure.clone() }).is_empty());
        assert!(codes(SpamEvidence { answers_us: true, ..sure.clone() }).is_empty());
        assert!(!codes(SpamEvidence { known_author: true, forged: true, ..sure }).is_empty(), "but not who is forged");
    }
}
