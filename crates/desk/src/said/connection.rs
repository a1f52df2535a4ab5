//! How a mailbox is connected, in the reader's language.

use super::why;
use crate::connection::{CannotAsk, tagged};
use domain::connection::{About, Finding, Grade, Trip, What};
use language::{Language, Times};
use store::Mailbox;

impl CannotAsk {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAsk::Gone => language.connection_gone().into(),
            CannotAsk::Busy => language.connection_busy().into(),
            CannotAsk::NobodyToAsk => language.connection_nobody_to_ask().into(),
            CannotAsk::NotAllowed(why) => why.said(language),
            CannotAsk::Trouble(trouble) => trouble.to_string(),
        }
    }
}

/// How it stands, in one word.
pub fn grade(language: Language, of: Grade) -> &'static str {
    match of {
        Grade::Fine => language.connection_grade_fine(),
        Grade::Improvable => language.connection_grade_improvable(),
        Grade::InVain => language.connection_grade_in_vain(),
        Grade::NotAsked => language.connection_grade_not_asked(),
    }
}

/// How it stands as a whole, in a sentence.
pub fn connection(language: Language, of: Grade) -> &'static str {
    match of {
        Grade::Fine => language.connection_whole_fine(),
        Grade::Improvable => language.connection_whole_improvable(),
        Grade::InVain => language.connection_whole_in_vain(),
        Grade::NotAsked => language.connection_whole_not_asked(),
    }
}

/// What a finding is about.
pub fn about(language: Language, of: About) -> &'static str {
    match of {
        About::Incoming => language.connection_about_incoming(),
        About::Outgoing => language.connection_about_outgoing(),
        About::Sender => language.connection_about_sender(),
        About::Signature => language.connection_about_signature(),
        About::Policy => language.connection_about_policy(),
        About::Trip => language.connection_about_trip(),
    }
}

/// What was found, and what it means for customers.
pub fn finding(of: &Finding, mailbox: &Mailbox, times: &Times) -> String {
    let (language, domain) = (times.language, mailbox.address.domain());
    match &of.what {
        What::NoAnswer => language.connection_no_answer().into(),
        What::OnceMailLeaves => language.connection_once_mail_leaves().into(),
        What::MailGoesNowhere => language.connection_mail_goes_nowhere(domain),
        What::NobodysName => language.connection_nobodys_name(domain),
        What::MailIsRefused => language.connection_mail_is_refused(domain),
        What::ServerWithoutAddress(server) => language.connection_server_without_address(domain, server),
        What::MailComesHere(server) => language.connection_mail_comes_here(domain, server),
        What::MailIsFetched(server, host) => language.connection_mail_is_fetched(domain, host, server),
        What::MailIsFetchedPerhaps(server, host) => language.connection_mail_is_fetched_perhaps(domain, host, server),
        What::MailIsPassedOn(server) => language.connection_mail_is_passed_on(domain, server),
        What::MailIsPassedOnPerhaps(server) => language.connection_mail_is_passed_on_perhaps(domain, server),
        What::MailGoesElsewhere(server) => language.connection_mail_goes_elsewhere(domain, server),
        What::Held => language.connection_held().into(),
        What::HeldFirst => language.connection_held_first().into(),
        What::RelayTakes(host) => language.connection_relay_takes(host),
        What::RelayIsOpen(host) => language.connection_relay_is_open(host),
        What::RelayFails(host, why) => language.connection_relay_fails(host, end(why)),
        What::LeavesFromHere(host) => language.connection_leaves_from_here(host),
        What::NameWithoutAddress(host) => language.connection_name_without_address(host),
        What::AddressWithoutName(address) => language.connection_address_without_name(address.to_string()),
        What::NameLeadsElsewhere(address, name) => language.connection_name_leads_elsewhere(address.to_string(), name),
        What::MaySend => language.connection_may_send(domain),
        What::NobodyMaySend => language.connection_nobody_may_send(domain),
        What::SeveralSenderRecords => language.connection_several_sender_records(domain),
        What::SenderRecordUnusable(why) => language.connection_sender_record_unusable(domain, end(why)),
        What::MayNotSend(who) => language.connection_may_not_send(domain, who),
        What::KeysPublished => language.connection_keys_published(domain),
        What::KeyMissing(record) => language.connection_key_missing(record),
        What::KeyDiffers(record) => language.connection_key_differs(record),
        What::SignedOnTheWay => language.connection_signed_on_the_way(domain),
        What::NotSigned => language.connection_not_signed(domain),
        What::NoPolicy => language.connection_no_policy(domain),
        What::SeveralPolicies => language.connection_several_policies(domain),
        What::PolicyUnreadable => language.connection_policy_unreadable(domain),
        What::Watches => language.connection_watches(domain),
        What::KeepsOthersOut => language.connection_keeps_others_out(domain),
        What::KeepsUsOut => language.connection_keeps_us_out(domain),
        _ => there_and_back(of, mailbox, times),
    }
}

/// What became of a message there and back.
fn there_and_back(of: &Finding, mailbox: &Mailbox, times: &Times) -> String {
    let language = times.language;
    let to = |trip: &Trip| if trip.tagged { tagged(mailbox) } else { mailbox.address.clone() }.to_string();
    let left = |trip: &Trip| times.short(trip.left_at().unwrap_or(trip.begun_at));
    match &of.what {
        What::TripWaits(Some(cause)) => language.connection_trip_waits_because(end(&why(language, cause))),
        What::TripWaits(None) => language.connection_trip_waits().into(),
        What::TripRefused(trip, cause) if trip.tagged => {
            language.connection_trip_refused_tagged(to(trip), end(&why(language, cause)))
        }
        What::TripRefused(trip, cause) => language.connection_trip_refused(to(trip), end(&why(language, cause))),
        What::TripUnderWay(trip) => language.connection_trip_under_way(to(trip), left(trip)),
        What::TripCameBack(trip, cause) if trip.tagged => {
            language.connection_trip_came_back_tagged(to(trip), end(&why(language, cause)))
        }
        What::TripCameBack(trip, cause) => language.connection_trip_came_back(to(trip), end(&why(language, cause))),
        What::TripLost(trip) if trip.tagged => language.connection_trip_lost_tagged(to(trip), left(trip)),
        What::TripLost(trip) => language.connection_trip_lost(to(trip), left(trip)),
        What::TripDone(trip, took) => {
            let (span, from) = (took_words(language, *took), trip.came.as_ref().map(|came| came.from.as_str()));
            let from = from.unwrap_or_default();
            match trip.came.as_ref().is_some_and(|came| came.fetched) {
                true => language.connection_trip_done_fetched(to(trip), from, span),
                false => language.connection_trip_done(to(trip), from, span),
            }
        }
        _ => language.connection_no_trip().into(),
    }
}

/// "4 s", "3 min".
fn took_words(language: Language, took: domain::Millis) -> String {
    match took.0 / 1_000 {
        seconds @ 0..60 => language.connection_seconds(seconds.max(1)),
        _ => language.span(took),
    }
}

/// Without the dot that the sentence has anyway.
fn end(why: &str) -> &str {
    why.trim_end().trim_end_matches('.')
}
