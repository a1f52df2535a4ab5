//! Reasons in the reader's language, by their code. What was seen (a header's value, an address, a phrase) stands in the
//! sentence as it came. Some reasons carry their sentence as the detail; those that never vary are known by it.

use domain::Moment;
use domain::message::Because;
use domain::team::MONTHS;
use language::{Language, Times};

/// One sentence for the screen.
pub fn reason(language: Language, of: &Because) -> String {
    let detail = &of.detail;
    match of.code.as_ref() {
        "imported" => language.reason_imported().into(),
        "on-our-page" => language.reason_on_our_page().into(),
        "no-machine-mark" => language.reason_no_machine_mark().into(),
        "declared-by-hand" => language.reason_declared_by_hand().into(),
        "report" => language.reason_report(detail),
        "calendar-reply" => language.reason_calendar_reply().into(),
        "our-loop-mark" => language.reason_our_loop_mark().into(),
        "from-ourselves" => language.reason_from_ourselves(detail),
        "foreign-loop-mark" => language.reason_foreign_loop_mark(detail),
        "null-sender" => language.reason_null_sender().into(),
        "auto-submitted" => language.reason_auto_submitted(detail),
        "responder-header" => language.reason_responder_header(detail),
        "cron-job" => language.reason_cron_job().into(),
        "asks-no-reply" => language.reason_asks_no_reply(detail),
        "list-header" => language.reason_list_header(detail),
        "precedence" => language.reason_precedence(detail),
        "robot-address" => language.reason_robot_address(detail),
        "not-addressed-to-us" => language.reason_not_addressed_to_us(detail),
        "bounce-header" => language.reason_bounce_header(detail),
        "bounce-words" => language.reason_bounce_words(detail),
        "absence-declared" => language.reason_absence_declared(detail),
        "absence-subject" => language.reason_absence_subject(detail),
        "absence-words" => language.reason_absence_words().into(),
        "answering-subject" => language.reason_answering_subject(detail),
        "answering-words" => language.reason_answering_words(detail),
        "perhaps-a-machine" => language.reason_perhaps_a_machine(detail),
        "receipt-words" => language.reason_receipt_words(detail),
        code => of_rule(language, code, &of.words()).unwrap_or_else(|| of.words()),
    }
}

/// Several of them, one after the other.
pub fn reasons(language: Language, all: &[Because]) -> String {
    all.iter().map(|one| reason(language, one)).collect::<Vec<_>>().join(" ")
}

/// Reasons that carry their English sentence as the detail: where it is one that the rule makes, it is said in another
/// language with the same values. What a person typed as a reason stays as it is.
fn of_rule(language: Language, code: &str, words: &str) -> Option<String> {
    match code {
        "follow-up" => told(language, words, |to, []| to.reason_follow_up().into()),
        "snooze-over" => told(language, words, |to, []| to.reason_snooze_over().into()),
        "same-owner" => told(language, words, |to, []| to.reason_same_owner().into()),
        "told-already" => told(language, words, |to, []| to.reason_told_already().into()),
        "sent-by-hand" => told(language, words, |to, []| to.reason_sent_by_hand().into()),
        "said-spam" => told(language, words, |to, []| to.reason_said_spam().into()),
        "reopened" => told(language, words, |to, []| to.reason_reopened().into()),
        "answer-not-delivered" => told(language, words, |to, []| to.reason_answer_not_delivered().into()),
        "no-address" => told(language, words, |to, []| to.reason_no_address().into()),
        "forged-answer" => told(language, words, |to, []| to.reason_forged_answer().into()),
        "another-subject" => told(language, words, |to, []| to.reason_another_subject().into()),
        "spam-forged" => told(language, words, |to, []| to.reason_spam_forged().into()),
        "tag-of-forged" => told(language, words, |to, []| to.reason_tag_of_forged().into()),
        "nothing-earlier" => told(language, words, |to, []| to.reason_nothing_earlier().into()),
        "answered" => told(language, words, |to, []| to.reason_answered().into()),
        "own-address" => told(language, words, |to, []| to.reason_own_address().into()),
        "sender-blocked" => told(language, words, |to, []| to.reason_sender_blocked().into()),
        "rule" => told(language, words, |to, [name]| to.reason_rule(name)),
        "opted-out" => told(language, words, |to, []| to.reason_opted_out().into()),
        "stopped-by-hand" => told(language, words, |to, []| to.reason_stopped_by_hand().into()),
        "unread-arrival" => told(language, words, |to, []| to.reason_unread_arrival().into()),
        "customer-wrote" => told(language, words, |to, []| to.reason_customer_wrote().into()),
        "taken-back" => told(language, words, |to, []| to.reason_taken_back().into()),
        "reply-token" => told(language, words, |to, []| to.reason_reply_token().into()),
        "in-reply-to" => told(language, words, |to, []| to.reason_in_reply_to().into()),
        "references" => told(language, words, |to, []| to.reason_references().into()),
        "crowded" => told(language, words, |to, []| to.reason_crowded().into()),
        "subject-tag" => told(language, words, |to, []| to.reason_subject_tag().into()),
        "thread-index" => told(language, words, |to, []| to.reason_thread_index().into()),
        "tag-of-others" => told(language, words, |to, []| to.reason_tag_of_others().into()),
        "closed-long-ago" => told(language, words, |to, []| to.reason_closed_long_ago().into()),
        "same-matter" => told(language, words, |to, []| to.reason_same_matter().into()),
        "another-matter" => told(language, words, |to, []| to.reason_another_matter().into()),
        "behaves-like-a-robot" => told(language, words, |to, []| to.reason_repeats_itself().into())
            .or_else(|| told(language, words, |to, []| to.reason_at_once().into()))
            .or_else(|| told(language, words, |to, []| to.reason_same_at_once().into()))
            .or_else(|| told(language, words, |to, []| to.reason_same_again().into())),
        "robot-of-many-addresses" => told(language, words, |to, [count]| to.reason_robot_of_many_addresses(count)),
        "person-bound" => told(language, words, |to, [count]| to.reason_person_bound(count)),
        "arrivals-bound" => told(language, words, |to, [count]| to.reason_arrivals_bound(count)),
        "desk-bound" => told(language, words, |to, [count]| to.reason_desk_bound(count)),
        "knows-the-customer" => told(language, words, |to, [agent]| to.reason_knows_the_customer(agent)),
        "least-loaded" => told(language, words, |to, [agent, waiting]| to.reason_least_loaded(agent, waiting)),
        "lead-covers" => told(language, words, |to, [team]| to.reason_lead_covers(team)),
        "accountable" => told(language, words, |to, [team]| to.reason_accountable(team)),
        "wrote-first" => told(language, words, |to, [agent]| to.reason_wrote_first(agent)),
        "taken-over" => told(language, words, |to, [agent]| to.reason_taken_over(agent)),
        "handed-over" => told(language, words, |to, [agent]| to.reason_handed_over(agent)),
        "cover" => told(language, words, |to, []| to.reason_cover_named().into())
            .or_else(|| told(language, words, |to, [agent]| to.reason_cover_knows(agent)))
            .or_else(|| told(language, words, |to, [agent, waiting]| to.reason_cover_least(agent, waiting)))
            .or_else(|| told(language, words, |to, [team]| to.reason_cover_lead(team)))
            .or_else(|| told(language, words, |to, [team]| to.reason_cover_nobody(team))),
        "spam-upstream" => told(language, words, |to, [words]| to.reason_spam_upstream(words)),
        "spam-filter" => told(language, words, |to, [words]| to.reason_spam_filter(words)),
        "bounce-address" => told(language, words, |to, []| to.reason_bounce_address().into()),
        "returned-identifier" => told(language, words, |to, []| to.reason_returned_identifier().into()),
        "returned-recipient" => told(language, words, |to, []| to.reason_returned_recipient().into()),
        "forged" => told(language, words, |to, [author]| to.sender_forged(author))
            .or_else(|| told(language, words, |to, [sender]| to.sender_forged_it_seems(sender))),
        "away" => {
            told(language, words, |to, [name, day, other]| to.reason_away_until_other(day_of(to, day), name, other))
                .or_else(|| told(language, words, |to, [name, day]| to.reason_away_until(day_of(to, day), name)))
                .or_else(|| told(language, words, |to, [name, other]| to.reason_away_other(name, other)))
        }
        "passed-on" => told(language, words, |to, [agent]| to.reason_passed_on_doubt(agent))
            .or_else(|| told(language, words, |to, [agent]| to.reason_passed_on(agent)))
            .or_else(|| told(language, words, |to, [agent]| to.reason_passed_on_by(agent))),
        "enquiry-answered" => told(language, words, |to, []| to.reason_enquiry_answered().into()),
        "enquiry-copied" => told(language, words, |to, []| to.reason_enquiry_copied().into()),
        "enquiry-stranger" => told(language, words, |to, []| to.reason_enquiry_stranger().into()),
        "enquiry-tag" => told(language, words, |to, []| to.reason_enquiry_tag().into()),
        "answer-elsewhere" => told(language, words, |to, [address]| to.reason_answer_elsewhere(address)),
        "answer-came-first" => told(language, words, |to, [reference]| to.reason_answer_came_first(reference)),
        _ => None,
    }
}

/// A day that was kept in English, "5 December 2026", as the language writes it.
fn day_of(language: Language, kept: &str) -> String {
    let mut parts = kept.split(' ');
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| MONTHS.iter().position(|known| *known == month));
    let times = Times::new("UTC", Moment(0), language);
    let at = month.and_then(|month| times.midnight(&format!("{}-{:02}-{:0>2}", year?, month + 1, day?)));
    match at {
        Some(at) if language != Language::English => times.short(at),
        _ => kept.to_owned(),
    }
}

/// Why somebody takes part who is not sent the history.
pub fn flag(language: Language, words: &str) -> String {
    told(language, words, |to, []| to.timeline_flag_another_address().into())
        .or_else(|| told(language, words, |to, []| to.timeline_flag_with_a_part().into()))
        .or_else(|| told(language, words, |to, []| to.timeline_flag_meanwhile().into()))
        .or_else(|| told(language, words, |to, []| to.timeline_flag_blind_copy().into()))
        .unwrap_or_else(|| words.to_owned())
}

/// Stands for a value while the English sentence is compared.
const MARKS: [&str; 3] = ["\u{e000}", "\u{e001}", "\u{e002}"];

/// The sentence in a language, when the English one of the same message is what stands there.
pub(super) fn told<const N: usize>(
    language: Language,
    words: &str,
    say: impl Fn(Language, [&str; N]) -> String,
) -> Option<String> {
    let pattern = say(Language::English, std::array::from_fn(|at| MARKS[at]));
    let mut values = [""; N];
    let mut rest = words;
    let mut pieces = pattern.split(|letter: char| MARKS.iter().any(|mark| mark.starts_with(letter)));
    rest = rest.strip_prefix(pieces.next()?)?;
    for (number, value) in (1..).zip(&mut values) {
        let piece = pieces.next()?;
        // The end of the sentence is the end of the words, whatever the last value holds.
        let at = if number == N { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        (*value, rest) = (&rest[..at], &rest[at + piece.len()..]);
    }
    rest.is_empty().then(|| say(language, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_in_english_what_the_rule_says() {
        for (code, detail) in [
            ("null-sender", ""),
            ("auto-submitted", "auto-replied"),
            ("answering-words", "we got your mail"),
            ("answered", "a person has answered meanwhile"),
            ("handed-over", "it was given to Tom Berg"),
            ("least-loaded", "Tom Berg has the fewest people waiting (3)"),
            ("cover", "the owner is not there; nobody of Service is on duty"),
            ("same-matter", "they said so on the phone"),
            ("passed-on", "Tom got it and passed it on"),
            ("behaves-like-a-robot", "it repeats itself"),
            ("imported", ""),
        ] {
            let because = Because::new(code, detail);
            assert_eq!(reason(Language::English, &because), because.words(), "{code}");
        }
        let given = Because::new("handed-over", "it was given to Tom (it was given to) Berg");
        let (known, values) = (of_rule(Language::English, "handed-over", &given.words()), given.words());
        assert_eq!(known, Some(values), "a name may hold anything");
        assert_eq!(of_rule(Language::English, "least-loaded", "Nobody knows."), None);
        let other = Because::new("answered", "somebody answered on the phone");
        assert_eq!(reason(Language::English, &other), "Somebody answered on the phone.");
    }
}
