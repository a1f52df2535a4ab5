//! Why a message did not leave or arrive, in the reader's language. What carries mail gives its reason as an English sentence,
//! which is kept beside the other server's own words: the sentence is known again here, and their words stay as they came.

use super::reason::told;
use domain::message::Reason;
use language::Language;

/// A message without values.
type Words = fn(Language) -> &'static str;

/// What stands alone, or before a meaning.
const SENTENCES: [Words; 20] = [
    Language::outcome_no_recipient,
    Language::outcome_desk_stops,
    Language::outcome_no_way_out,
    Language::outcome_relay_broke,
    Language::outcome_relay_not_found,
    Language::outcome_relay_no_address,
    Language::outcome_relay_no_name,
    Language::outcome_relay_not_reached,
    Language::outcome_relay_no_encryption,
    Language::outcome_relay_not_trusted,
    Language::outcome_relay_in_clear,
    Language::outcome_relay_sign_in,
    Language::outcome_no_server,
    Language::outcome_not_let,
    Language::outcome_too_large,
    Language::outcome_letters,
    Language::outcome_silent,
    Language::outcome_file_unreadable,
    Language::outcome_stopped_over_it,
    Language::outcome_the_message,
];

/// What a server's refusal means.
const MEANINGS: [Words; 55] = [
    Language::outcome_not_relaying,
    Language::outcome_closing,
    Language::outcome_not_now_first,
    Language::outcome_own_problem,
    Language::outcome_no_room,
    Language::outcome_no_sign_in_now,
    Language::outcome_unknown_option,
    Language::outcome_not_understood,
    Language::outcome_takes_no_mail,
    Language::outcome_wants_sign_in,
    Language::outcome_not_for_address,
    Language::outcome_moved,
    Language::outcome_full_or_large,
    Language::outcome_form_of_address,
    Language::outcome_refuses,
    Language::outcome_refuses_for_good,
    Language::outcome_cannot_now,
    Language::outcome_address_wrong,
    Language::outcome_no_mailbox,
    Language::outcome_no_domain,
    Language::outcome_address_form_wrong,
    Language::outcome_several,
    Language::outcome_moved_away,
    Language::outcome_our_sender,
    Language::outcome_system_out_of_reach,
    Language::outcome_domain_takes_none,
    Language::outcome_switched_off,
    Language::outcome_full,
    Language::outcome_larger_than_mailbox,
    Language::outcome_list,
    Language::outcome_system_full,
    Language::outcome_system_not_now,
    Language::outcome_large_for_system,
    Language::outcome_no_answer,
    Language::outcome_bad_line,
    Language::outcome_own_way,
    Language::outcome_way_not_found,
    Language::outcome_overloaded,
    Language::outcome_circles,
    Language::outcome_too_long,
    Language::outcome_each_other,
    Language::outcome_foreign_letters,
    Language::outcome_form_of_message,
    Language::outcome_rules_or_opinion,
    Language::outcome_try_later,
    Language::outcome_encryption,
    Language::outcome_password,
    Language::outcome_way_to_sign_in,
    Language::outcome_dkim,
    Language::outcome_spf,
    Language::outcome_reverse,
    Language::outcome_spf_and_dkim,
    Language::outcome_ours_takes_none,
    Language::outcome_too_much,
    Language::outcome_by_rules,
];

/// Why a message of ours came back, as a report says.
const BOUNCES: [Words; 37] = [
    Language::bounce_userunknown,
    Language::bounce_hostunknown,
    Language::bounce_hasmoved,
    Language::bounce_notaccept,
    Language::bounce_mailboxfull,
    Language::bounce_suspend,
    Language::bounce_filtered,
    Language::bounce_expired,
    Language::bounce_networkerror,
    Language::bounce_systemerror,
    Language::bounce_systemfull,
    Language::bounce_mailererror,
    Language::bounce_toomanyconn,
    Language::bounce_speeding,
    Language::bounce_ratelimited,
    Language::bounce_exceedlimit,
    Language::bounce_mesgtoobig,
    Language::bounce_contenterror,
    Language::bounce_notcompliantrfc,
    Language::bounce_syntaxerror,
    Language::bounce_policyviolation,
    Language::bounce_spamdetected,
    Language::bounce_virusdetected,
    Language::bounce_securityerror,
    Language::bounce_norelaying,
    Language::bounce_rejected,
    Language::bounce_blocked,
    Language::bounce_badreputation,
    Language::bounce_authfailure,
    Language::bounce_requireptr,
    Language::bounce_failedstarttls,
    Language::bounce_suppressed,
    Language::bounce_feedback,
    Language::bounce_vacation,
    Language::bounce_delivered,
    Language::bounce_onhold,
    Language::bounce_undefined,
];

/// What is kept of a message that was tried for long.
pub(crate) const FOR_DAYS: &str = ", for days";

/// Why a message did not leave. Behind what is known the other server's own words may follow; what is not known stays English.
pub fn why(language: Language, words: &str) -> String {
    if language == Language::English {
        return words.to_owned();
    }
    if let Some((before, behind)) = words.split_once(FOR_DAYS) {
        let said = language.outcome_for_days(why(language, before));
        return behind.strip_prefix(": ").map_or_else(|| said.clone(), |behind| language.outcome_about(&said, behind));
    }
    let known = MEANINGS.iter().chain(&SENTENCES).chain(&BOUNCES).map(|say| (say(Language::English), say(language)));
    let found = known.filter_map(|(english, said)| Some((place(words, english)?, english.len(), said)));
    // The longest says most: one sentence may be the beginning of another.
    let Some((at, length, said)) = found.max_by_key(|(_, length, _)| *length) else {
        return with_values(language, words).unwrap_or_else(|| words.to_owned());
    };
    let (before, behind) = (words[..at].strip_suffix(": "), words[at + length..].strip_prefix(": "));
    let said = before.map_or_else(|| said.to_owned(), |before| language.outcome_about(about(language, before), said));
    behind.map_or_else(|| said.clone(), |behind| language.outcome_about(&said, behind))
}

/// Where a known sentence stands as a whole piece between colons.
fn place(words: &str, sentence: &str) -> Option<usize> {
    words.match_indices(sentence).map(|(at, _)| at).find(|at| {
        let (before, behind) = (&words[..*at], &words[at + sentence.len()..]);
        (before.is_empty() || before.ends_with(": ")) && (behind.is_empty() || behind.starts_with(": "))
    })
}

/// What stands before a meaning: mostly the address that it is about.
fn about(language: Language, before: &str) -> String {
    told(language, before, |to, [address]| to.outcome_sender(address)).unwrap_or_else(|| why(language, before))
}

/// Sentences that name something.
fn with_values(language: Language, words: &str) -> Option<String> {
    told(language, words, |to, [found, name]| to.outcome_found_virus(found, name))
        .or_else(|| told(language, words, |to, [rest]| to.outcome_some_have_it(why(to, rest))))
        .or_else(|| told(language, words, |to, [said]| to.outcome_no_answer_came(said)))
        .or_else(|| told(language, words, |to, [domain]| to.outcome_domain_not_there(domain)))
        .or_else(|| told(language, words, |to, [domain]| to.outcome_domain_no_name(domain)))
        .or_else(|| told(language, words, |to, [domain]| to.outcome_domain_no_mail(domain)))
        .or_else(|| told(language, words, |to, [domain]| to.outcome_domain_no_server(domain)))
        .or_else(|| before_their_words(language, words, |to, domain| to.outcome_domain_not_found(domain)))
        .or_else(|| before_their_words(language, words, |to, server| to.outcome_server_unusable(server)))
}

/// A sentence with a value, alone or before the other side's own words.
fn before_their_words(
    language: Language,
    words: &str,
    say: impl Fn(Language, &str) -> String + Copy,
) -> Option<String> {
    let (ours, theirs) = words.split_once(": ").map_or((words, None), |(ours, theirs)| (ours, Some(theirs)));
    let said = told(language, ours, |to, [value]| say(to, value))?;
    Some(theirs.map_or_else(|| said.clone(), |theirs| language.outcome_about(&said, theirs)))
}

/// Why a message of ours did not arrive, as a report says.
pub fn bounce(language: Language, of: Reason) -> &'static str {
    match of {
        Reason::UserUnknown => language.bounce_userunknown(),
        Reason::HostUnknown => language.bounce_hostunknown(),
        Reason::HasMoved => language.bounce_hasmoved(),
        Reason::NotAccept => language.bounce_notaccept(),
        Reason::MailboxFull => language.bounce_mailboxfull(),
        Reason::Suspend => language.bounce_suspend(),
        Reason::Filtered => language.bounce_filtered(),
        Reason::Expired => language.bounce_expired(),
        Reason::NetworkError => language.bounce_networkerror(),
        Reason::SystemError => language.bounce_systemerror(),
        Reason::SystemFull => language.bounce_systemfull(),
        Reason::MailerError => language.bounce_mailererror(),
        Reason::TooManyConn => language.bounce_toomanyconn(),
        Reason::Speeding => language.bounce_speeding(),
        Reason::RateLimited => language.bounce_ratelimited(),
        Reason::ExceedLimit => language.bounce_exceedlimit(),
        Reason::MesgTooBig => language.bounce_mesgtoobig(),
        Reason::ContentError => language.bounce_contenterror(),
        Reason::NotCompliantRfc => language.bounce_notcompliantrfc(),
        Reason::SyntaxError => language.bounce_syntaxerror(),
        Reason::PolicyViolation => language.bounce_policyviolation(),
        Reason::SpamDetected => language.bounce_spamdetected(),
        Reason::VirusDetected => language.bounce_virusdetected(),
        Reason::SecurityError => language.bounce_securityerror(),
        Reason::NoRelaying => language.bounce_norelaying(),
        Reason::Rejected => language.bounce_rejected(),
        Reason::Blocked => language.bounce_blocked(),
        Reason::BadReputation => language.bounce_badreputation(),
        Reason::AuthFailure => language.bounce_authfailure(),
        Reason::RequirePtr => language.bounce_requireptr(),
        Reason::FailedStartTls => language.bounce_failedstarttls(),
        Reason::Suppressed => language.bounce_suppressed(),
        Reason::Feedback => language.bounce_feedback(),
        Reason::Vacation => language.bounce_vacation(),
        Reason::Delivered => language.bounce_delivered(),
        Reason::OnHold => language.bounce_onhold(),
        Reason::Undefined => language.bounce_undefined(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_said_and_their_own_words_stay() {
        for (kept, said) in [
            (
                "ada@x.example: the mailbox is full: 552 5.2.2 Over quota: sorry",
                "ada@x.example: das Postfach ist voll: 552 5.2.2 Over quota: sorry",
            ),
            (
                "Sender help@shop.example: the receiving server refuses it by its rules",
                "Absender help@shop.example: der empfangende Server lehnt nach seinen Regeln ab",
            ),
            (
                "ada@x.example: there is no such mailbox: the address is probably misspelt or given up: 550 5.1.1 no",
                "ada@x.example: dieses Postfach gibt es nicht: die Adresse ist wahrscheinlich falsch geschrieben oder aufgegeben: 550 5.1.1 no",
            ),
            ("The mail relay could not be reached: refused", "Der Ausgangsserver war nicht erreichbar: refused"),
            (
                "The server mx.x.example could not be used: timed out",
                "Der Server mx.x.example war nicht nutzbar: timed out",
            ),
            (
                "Some recipients have it, others do not: b@y.example: the mailbox is full",
                "Manche haben sie bekommen, andere nicht: b@y.example: das Postfach ist voll",
            ),
            (
                "ada@x.example: the mailbox is full, for days: 552 Over quota",
                "ada@x.example: das Postfach ist voll, tagelang versucht: 552 Over quota",
            ),
            ("there is no such mailbox: 550 5.1.1", "dieses Postfach gibt es nicht: 550 5.1.1"),
            ("550 the mailbox is full, it says", "550 the mailbox is full, it says"),
            ("", ""),
        ] {
            assert_eq!(why(Language::German, kept), said);
            assert_eq!(why(Language::English, kept), kept);
        }
    }

    #[test]
    fn a_report_says_in_english_what_the_rule_says() {
        for reason in [Reason::UserUnknown, Reason::SystemFull, Reason::AuthFailure, Reason::Undefined] {
            assert_eq!(bounce(Language::English, reason), reason.words());
        }
    }
}
