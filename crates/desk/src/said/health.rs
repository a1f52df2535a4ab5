//! What is wrong with the desk, in the reader's language.

use super::fault;
use super::reason::told;
use crate::health::{Health, SilentSource, Wrong};
use domain::Millis;
use domain::source::{Alarm, Fault};
use language::Language;

/// One thing that is wrong.
pub fn wrong(language: Language, of: &Wrong) -> String {
    match of {
        Wrong::NoNameServer => language.health_no_name_server().into(),
        Wrong::NotKept(trouble) => language.health_not_kept(trouble),
        Wrong::FilesGone => language.health_files_gone().into(),
        Wrong::NotTakenIn { messages, oldest } => language.health_not_taken_in(*messages, minutes(*oldest)),
        Wrong::LateToLeave { messages, oldest } => language.health_late_to_leave(*messages, minutes(*oldest)),
        Wrong::FilesNotScanned { messages, oldest } => language.health_not_scanned(*messages, minutes(*oldest)),
        Wrong::NothingLeaves { messages, oldest } => language.health_nothing_leaves(*messages, minutes(*oldest)),
    }
}

fn minutes(of: Millis) -> i64 {
    of.0 / 60_000
}

/// A mailbox elsewhere that mail cannot be fetched from, and why.
pub fn silent_source(language: Language, of: &SilentSource) -> String {
    let why = alarm(language, &of.why);
    language.health_silent_source(&of.account, &of.host, why.trim_end_matches('.'))
}

/// Why people must hear of a source.
pub fn alarm(language: Language, of: &Alarm) -> String {
    match of {
        Alarm::Fault(words) => kept_fault(language, words),
        Alarm::Unseen => language.health_source_unseen().into(),
    }
}

/// Everything that is wrong with what is here, and with what should come.
pub fn all_wrong(language: Language, of: &Health) -> Vec<String> {
    let here = of.wrong.iter().map(|one| wrong(language, one));
    here.chain(of.silent_sources.iter().map(|one| silent_source(language, one))).collect()
}

/// A fault that was kept in its English words.
pub fn kept_fault(language: Language, words: &str) -> String {
    let plain = [Fault::Silent, Fault::NoGreeting, Fault::BeginsInClear, Fault::NoEncryption, Fault::Unsealable];
    if let Some(known) = plain.iter().find(|known| known.to_string() == words) {
        return fault(language, known);
    }
    let with = |of: fn(String) -> Fault| told(language, words, |to, [detail]| fault(to, &of(detail.to_owned())));
    with(Fault::NoHost)
        .or_else(|| with(Fault::Unreachable))
        .or_else(|| with(Fault::Certificate))
        .or_else(|| with(Fault::Refused))
        .or_else(|| with(Fault::PermissionGone))
        .or_else(|| with(Fault::NoClient))
        .or_else(|| with(Fault::NoFolder))
        .or_else(|| with(Fault::Said))
        .or_else(|| with(Fault::Odd))
        .or_else(|| with(Fault::NotKept))
        .unwrap_or_else(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_that_was_kept_is_said_in_each_language() {
        let all = [
            Fault::Silent,
            Fault::Unsealable,
            Fault::NoHost("imap.example".into()),
            Fault::Refused("[AUTHENTICATIONFAILED] (no)".into()),
            Fault::NoFolder("Old \u{201c}mail\u{201d}".into()),
            Fault::Said("NO".into()),
            Fault::NotKept("the disk is full".into()),
        ];
        for kept in all {
            for language in Language::ALL {
                assert_eq!(kept_fault(language, &kept.to_string()), fault(language, &kept), "{language:?}");
            }
        }
        assert_eq!(kept_fault(Language::German, "something else"), "something else");
    }

    #[test]
    fn english_counts_as_people_do() {
        let late = |messages, minutes| {
            wrong(Language::English, &Wrong::NotTakenIn { messages, oldest: Millis::minutes(minutes) })
        };
        assert_eq!(late(1, 1), "Arrived and not taken in: 1 message, the oldest for 1 minute.");
        assert_eq!(late(3, 25), "Arrived and not taken in: 3 messages, the oldest for 25 minutes.");
    }
}
