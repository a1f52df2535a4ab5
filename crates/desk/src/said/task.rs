//! What tasks say, and what machines tell about messages of ours, in the reader's language.

use super::message::sender;
use super::reason::told;
use super::{bounce, why};
use crate::enquiry::CannotAsk;
use domain::message::{Kind, Purpose, Reason};
use domain::task::{Concern, Way};
use domain::timeline::{News, Tidings};
use language::{Language, Times};
use store::Task;

/// What happened and what to do. A task from before says it in the words that it was raised with.
pub fn task(language: Language, of: &Task) -> String {
    of.concern.as_ref().map_or_else(|| of.words.clone(), |about| concern(language, about))
}

/// The same of what it is about.
pub fn concern(language: Language, of: &Concern) -> String {
    match of {
        Concern::TooLarge { from: None, account, host } => language.task_too_large(account, host),
        Concern::TooLarge { from: Some(from), account, host } => language.task_too_large_from(account, from, host),
        Concern::NotHandedOut { account, host, folder, number } => {
            language.task_not_handed_out(account, folder, host, number.to_string())
        }
        Concern::LetterLost { name, address, perhaps: false, why: cause } => {
            language.task_letter_lost(address, name, why(language, cause))
        }
        Concern::LetterLost { name, address, perhaps: true, why: cause } => {
            language.task_letter_perhaps_lost(address, name, why(language, cause))
        }
        Concern::Merged { by, part, whole, owner } => language.task_merged(owner, part, by, whole),
        Concern::NotDelivered { purpose, to, why: cause, for_days: false } => {
            language.task_not_delivered(to, kind(*purpose), why(language, cause))
        }
        Concern::NotDelivered { purpose, to, why: cause, for_days: true } => {
            language.task_not_delivered_for_days(to, kind(*purpose), why(language, cause))
        }
        Concern::PerhapsDelivered { purpose, to, why: cause } => {
            language.task_perhaps_delivered(to, kind(*purpose), why(language, cause))
        }
        Concern::Returned { purpose, to, sure, reason, codes, ways } => {
            let (coded, because) = (yes(!codes.is_empty()), bounce(language, *reason));
            let happened = language.task_returned(because, coded, codes, yes(*sure), to, kind(*purpose));
            [happened, next_step(language, *reason, ways)].join(" ")
        }
        Concern::ReportedAsSpam { purpose, to } => language.task_reported_as_spam(to, kind(*purpose)),
        Concern::Unsubscribed { purpose, to } => language.task_unsubscribed(to, kind(*purpose)),
        Concern::ForgedAnswer { name, found } => {
            let found = found.as_ref().and_then(|found| sender(language, found)).unwrap_or_default();
            language.task_forged_answer(name, found)
        }
        Concern::NeverAsked { name } => language.task_never_asked(name),
        Concern::RefusedAnswer { name, why } => language.task_refused_answer(name, not_asked(language, why)),
    }
}

/// What a machine told about a message of ours. Without a clock the time that it names stays out.
pub fn tidings(language: Language, of: &Tidings, times: Option<&Times>) -> String {
    let (to, what) = (&of.to, kind(of.purpose));
    let at = |at: &Option<domain::Moment>| at.zip(times).map(|(at, times)| times.short(at));
    let known = |at: &Option<String>| yes(at.is_some());
    match &of.of {
        News::Arrived { sure } => language.report_arrived(yes(*sure), to, what),
        News::Late { sure, reason } => language.report_late(bounce(language, *reason), yes(*sure), to, what),
        News::Opened { at: when } => {
            let at = at(when);
            language.report_opened(at.clone().unwrap_or_default(), known(&at), to, what)
        }
        News::Deleted { at: when } => {
            let at = at(when);
            language.report_deleted(at.clone().unwrap_or_default(), known(&at), to, what)
        }
        News::Taken { at: when } => {
            let at = at(when);
            language.report_taken(at.clone().unwrap_or_default(), known(&at), to, what)
        }
    }
}

/// What a message is called in a sentence: the messages choose by it.
pub(super) fn kind(of: Purpose) -> &'static str {
    match of {
        Purpose::Reply => "answer",
        Purpose::Opening | Purpose::Enquiry => "message",
        Purpose::Acknowledgement => "acknowledgement",
        Purpose::Notification => "notification",
    }
}

fn yes(it: bool) -> &'static str {
    if it { "yes" } else { "no" }
}

/// What to do about a message that did not arrive.
fn next_step(language: Language, reason: Reason, ways: &[Way]) -> String {
    let known = yes(!ways.is_empty());
    let named: Vec<String> = ways
        .iter()
        .map(|way| match way {
            Way::Address(address) => address.clone(),
            Way::Phone(number) => language.task_way_phone(number),
        })
        .collect();
    let ways = language.all_of(&named);
    match (reason.kind(), reason) {
        (Kind::Hard, _) => language.task_next_correct(known, ways),
        (_, Reason::MesgTooBig | Reason::ExceedLimit) => language.task_next_smaller(known, ways),
        (Kind::Soft, _) => language.task_next_later(known, ways),
        (Kind::Policy, _) => language.task_next_otherwise(known, ways),
        (Kind::Ours, _) => language.task_next_ours(known, ways),
    }
}

/// Why an enquiry was refused, from the English words that were kept of it.
fn not_asked(language: Language, why: &str) -> String {
    let plain = [
        CannotAsk::NoConversation,
        CannotAsk::NoEnquiry,
        CannotAsk::NoMessage,
        CannotAsk::Merged,
        CannotAsk::Nobody,
        CannotAsk::TooMany,
        CannotAsk::TooManyEnquiries,
        CannotAsk::NoSubject,
        CannotAsk::SubjectTooLong,
        CannotAsk::Empty,
        CannotAsk::TooManyFiles,
        CannotAsk::OtherText,
    ];
    if let Some(known) = plain.iter().find(|known| known.to_string() == why) {
        return known.said(language);
    }
    if why == CannotAsk::Lint(Vec::new()).to_string() {
        return language.task_not_ready().into();
    }
    told(language, why, |to, [address]| to.enquiry_refusal_ourselves(address))
        .or_else(|| told(language, why, |to, [address]| to.enquiry_refusal_colleague(address)))
        .or_else(|| told(language, why, |to, [address]| to.enquiry_refusal_takes_part(address)))
        .or_else(|| told(language, why, |to, [most]| to.enquiry_refusal_too_long(most)))
        .unwrap_or_else(|| why.to_owned())
}
