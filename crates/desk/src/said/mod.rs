//! What the rules decide, in the reader's language. The English `Display` of a refusal is for logs and the command line.

mod change;
pub mod connection;
mod door;
mod health;
mod lint;
mod lists;
mod message;
mod outcome;
mod reason;
mod refusal;
mod task;
mod wait;

pub use change::change;
pub use door::no_passkeys;
pub use health::{alarm, all_wrong, kept_fault, silent_source, wrong};
pub use lint::{lint, lints};
pub use message::{defect, digital_signature, sender};
pub(crate) use outcome::FOR_DAYS;
pub use outcome::{bounce, why};
pub use reason::{flag, reason, reasons};
pub use task::{concern, task, tidings};
pub use wait::{by, open_hours, wait, when};

use domain::conversation::CannotChange;
use domain::source::Fault;
use domain::team::{EXCEPTIONS_MAX, InvalidHours, SPANS_PER_DAY_MAX};
use language::Language;

/// Why a conversation stays as it is.
fn cannot_change(language: Language, of: &CannotChange) -> String {
    match of {
        CannotChange::AlreadyClosed => language.refusal_change_already_closed().into(),
        CannotChange::AlreadyOpen => language.refusal_change_already_open().into(),
        CannotChange::SnoozeInThePast => language.refusal_change_snooze_in_the_past().into(),
        CannotChange::NotClosed => language.refusal_change_not_closed().into(),
        CannotChange::SnoozeTooLong => language.refusal_change_snooze_too_long().into(),
        CannotChange::InQuarantine => language.refusal_change_in_quarantine().into(),
        CannotChange::Merged => language.refusal_change_merged().into(),
        CannotChange::NotMerged => language.refusal_change_not_merged().into(),
        CannotChange::SameConversation => language.refusal_change_same_conversation().into(),
        CannotChange::NotInQuarantine => language.refusal_change_not_in_quarantine().into(),
        CannotChange::SameOwner => language.refusal_change_same_owner().into(),
    }
}

/// Why mail could not be fetched.
pub fn fault(language: Language, of: &Fault) -> String {
    match of {
        Fault::NoHost(detail) => language.fault_no_host(detail),
        Fault::Unreachable(detail) => language.fault_unreachable(detail),
        Fault::Silent => language.fault_silent().into(),
        Fault::NoGreeting => language.fault_no_greeting().into(),
        Fault::BeginsInClear => language.fault_begins_in_clear().into(),
        Fault::Certificate(detail) => language.fault_certificate(detail),
        Fault::NoEncryption => language.fault_no_encryption().into(),
        Fault::Refused(detail) => language.fault_refused(detail),
        Fault::PermissionGone(detail) => language.fault_permission_gone(detail),
        Fault::NoClient(detail) => language.fault_no_client(detail),
        Fault::Unsealable => language.fault_unsealable().into(),
        Fault::NoFolder(detail) => language.fault_no_folder(detail),
        Fault::Said(detail) => language.fault_said(detail),
        Fault::Odd(detail) => language.fault_odd(detail),
        Fault::NotKept(detail) => language.fault_not_kept(detail),
    }
}

/// What is wrong with opening hours.
pub fn hours(language: Language, of: &InvalidHours) -> String {
    match of {
        InvalidHours::UnknownZone(zone) => language.hours_unknown_zone(zone),
        InvalidHours::NotASpan(from, to) => language.hours_not_a_span(clock(*from), clock(*to)),
        InvalidHours::Overlap(at) => language.hours_overlap(clock(*at)),
        InvalidHours::TooManySpans => language.hours_too_many_spans(SPANS_PER_DAY_MAX),
        InvalidHours::TooManyExceptions => language.hours_too_many_exceptions(EXCEPTIONS_MAX),
        InvalidHours::NotADate(text) => language.hours_not_a_date(text),
        InvalidHours::DateTwice(date) => language.hours_date_twice(date),
        InvalidHours::NotUnderstood(text) => language.hours_not_understood(text),
    }
}

/// "9:30".
fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
