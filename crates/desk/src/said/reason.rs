//! Reasons in the reader's language, by their code. What was seen (a header's value, an address, a phrase) stands in the
//! sentence as it came. Some reasons carry their sentence as the detail; those that never vary are known by it.

use domain::message::Because;
use language::Language;

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
        code => match fixed(language, code).filter(|_| is_fixed(of)) {
            Some(sentence) => sentence.to_owned(),
            None => of.words(),
        },
    }
}

/// Several of them, one after the other.
pub fn reasons(language: Language, all: &[Because]) -> String {
    all.iter().map(|one| reason(language, one)).collect::<Vec<_>>().join(" ")
}

/// Whether a reason says nothing but what its code says: its English words are those that we know.
fn is_fixed(of: &Because) -> bool {
    fixed(Language::English, &of.code).is_some_and(|known| known == of.words())
}

fn fixed(language: Language, code: &str) -> Option<&'static str> {
    Some(match code {
        "snooze-over" => language.reason_snooze_over(),
        "same-owner" => language.reason_same_owner(),
        "told-already" => language.reason_told_already(),
        "sent-by-hand" => language.reason_sent_by_hand(),
        "said-spam" => language.reason_said_spam(),
        "reopened" => language.reason_reopened(),
        "answer-not-delivered" => language.reason_answer_not_delivered(),
        "no-address" => language.reason_no_address(),
        "forged-answer" => language.reason_forged_answer(),
        "another-subject" => language.reason_another_subject(),
        "spam-forged" => language.reason_spam_forged(),
        "tag-of-forged" => language.reason_tag_of_forged(),
        "nothing-earlier" => language.reason_nothing_earlier(),
        "answered" => language.reason_answered(),
        "own-address" => language.reason_own_address(),
        "opted-out" => language.reason_opted_out(),
        "stopped-by-hand" => language.reason_stopped_by_hand(),
        "unread-arrival" => language.reason_unread_arrival(),
        _ => return None,
    })
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
            ("imported", ""),
        ] {
            let because = Because::new(code, detail);
            assert_eq!(reason(Language::English, &because), because.words(), "{code}");
        }
        let other = Because::new("answered", "somebody answered on the phone");
        assert_eq!(reason(Language::English, &other), "Somebody answered on the phone.");
    }
}
