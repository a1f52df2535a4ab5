//! Whether the customer is told at once that we have their message. One for each matter, never to machines, bounded
//! for each person and in all, so that no loop can live on us. What was held back is shown, not lost.
//!
//! The bounds follow what other desks learnt (`docs/reference/mail.md`): people write about several matters a day;
//! robots repeat themselves and answer within seconds; thirty customers of one mail provider in an hour are a shop.

use super::Because;
use crate::{Millis, Moment};
use serde::{Deserialize, Serialize};

/// How many acknowledgements may leave. Configuration, with these defaults.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bounds {
    /// To one person in 24 hours.
    pub per_person_per_day: i64,
    /// To one person who behaves like a robot, in 7 days.
    pub per_robot_per_week: i64,
    /// Messages of one person in an hour after which none is acknowledged any more.
    pub arrivals_per_person_per_hour: i64,
    /// To everybody in an hour: the fuse of the whole desk.
    pub in_all_per_hour: i64,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds {
            per_person_per_day: 15,
            per_robot_per_week: 1,
            arrivals_per_person_per_hour: 20,
            in_all_per_hour: 20_000,
        }
    }
}

/// Somebody who answers our acknowledgement so soon has not read it: it takes a person longer to read and type.
const AT_ONCE: Millis = Millis::seconds(8);
/// Who says the same again so soon after our acknowledgement, but for the numbers in it, answers as a form does.
const SOON: Millis = Millis::minutes(1);
/// A form is known when somebody says the same so many times before, whatever the time between.
const ALIKE_MAX: i64 = 2;
/// To an address that only others named (`Reply-To`): whoever wants to bury somebody in our mail gets no further.
const TO_NAMED_PER_DAY: i64 = 5;
/// So many other addresses of one domain that say the same in an hour are one robot that changes its address.
const ALIKE_ELSEWHERE_MAX: i64 = 3;
/// At a public mail provider people have nothing in common, and thirty of them may send the same letter in an hour.
const ALIKE_AT_PROVIDER_MAX: i64 = 40;
/// So many acknowledgements in a day are given to somebody whose mails all say that they were written before: mail that
/// waited in a telephone is a handful, and a clock that is behind says so for ever.
const WRITTEN_BEFORE_MAX: i64 = 3;

/// A conversation that was closed and comes back is acknowledged again, unless we wrote within this time: a "thank you"
/// on our answer wants no letter.
pub const PERIOD: Millis = Millis::days(1);

/// Whether a conversation that comes back at `now` is acknowledged again; `last_word` is when we last wrote to the
/// customer's side of it.
pub fn acknowledged_again(last_word: Option<Moment>, now: Moment) -> bool {
    last_word.is_none_or(|last| now.since(last) > PERIOD)
}

/// What has passed between us and the sender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// Acknowledgements to them in the last 24 hours.
    pub to_person_day: i64,
    /// Acknowledgements to them in the last 7 days.
    pub to_person_week: i64,
    /// Arrivals from them in the last hour, this one included.
    pub arrivals_hour: i64,
    /// Acknowledgements to anybody in the last hour.
    pub in_all_hour: i64,
    /// How long ago our last acknowledgement to them was written.
    pub since_last: Option<Millis>,
    /// This message says that it was written before our last acknowledgement was: it cannot answer it. Mail that waited
    /// in a telephone comes all at once.
    pub written_before_last: bool,
    /// They sent the very same words before, within 7 days.
    pub repeats_itself: bool,
    /// It would go to an address that is not the author's own.
    pub to_named_address: bool,
    /// How often they said the same but for its numbers before, within 7 days.
    pub alike: i64,
    /// How many other addresses of their domain said the same but for its numbers, within the hour.
    pub alike_elsewhere: i64,
    /// Their domain is one where everybody can have an address.
    pub of_public_provider: bool,
}

impl History {
    /// What speaks for a robot.
    fn behaves_like_a_robot(&self) -> Option<&'static str> {
        let within = |span: Millis| self.since_last.is_some_and(|since| since < span);
        if self.repeats_itself {
            Some("it repeats itself")
        } else if within(AT_ONCE) && !(self.written_before_last && self.to_person_day < WRITTEN_BEFORE_MAX) {
            Some("it wrote again within seconds of our last message")
        } else if self.alike > 0 && within(SOON) {
            Some("it said the same before, with other numbers, and wrote again at once")
        } else if self.alike >= ALIKE_MAX {
            Some("it says the same again and again, with other numbers")
        } else {
            None
        }
    }
}

/// Whether bounds and behaviour allow an acknowledgement.
///
/// # Errors
/// Every reason against it, for the timeline.
pub fn may_acknowledge(history: &History, bounds: &Bounds) -> Result<(), Vec<Because>> {
    let mut against = Vec::new();
    if let Some(behaviour) = history.behaves_like_a_robot()
        && history.to_person_week >= bounds.per_robot_per_week
    {
        against.push(Because::new("behaves-like-a-robot", behaviour));
    }
    let alike_max = if history.of_public_provider { ALIKE_AT_PROVIDER_MAX } else { ALIKE_ELSEWHERE_MAX };
    if history.alike_elsewhere >= alike_max {
        let many = format!("{} other addresses of its domain said the same in an hour", history.alike_elsewhere);
        against.push(Because::new("robot-of-many-addresses", many));
    }
    let per_day = if history.to_named_address { TO_NAMED_PER_DAY } else { i64::MAX }.min(bounds.per_person_per_day);
    if history.to_person_day >= per_day {
        against.push(Because::new("person-bound", format!("{} in 24 hours", history.to_person_day)));
    }
    if history.arrivals_hour > bounds.arrivals_per_person_per_hour {
        against.push(Because::new("arrivals-bound", format!("{} messages in an hour", history.arrivals_hour)));
    }
    if history.in_all_hour >= bounds.in_all_per_hour {
        against.push(Because::new("desk-bound", format!("{} in all in an hour", history.in_all_hour)));
    }
    if against.is_empty() { Ok(()) } else { Err(against) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(history: History) -> Vec<String> {
        may_acknowledge(&history, &Bounds::default())
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|because| because.code.into_owned())
            .collect()
    }

    #[test]
    fn who_comes_back_is_told_again_after_a_day_without_a_word_of_ours() {
        let now = Moment(0) + Millis::days(9);
        assert!(acknowledged_again(None, now));
        assert!(!acknowledged_again(Some(now - PERIOD), now));
        assert!(acknowledged_again(Some(now - PERIOD - Millis(1)), now));
    }

    #[test]
    fn a_person_with_several_matters_hears_about_each() {
        let history =
            History { to_person_day: 4, to_person_week: 9, since_last: Some(Millis::minutes(2)), ..History::default() };
        assert!(codes(history).is_empty());
    }

    #[test]
    fn a_robot_that_changes_its_subject_is_answered_once() {
        let history = History { to_person_week: 1, since_last: Some(Millis::seconds(2)), ..History::default() };
        assert_eq!(codes(history), ["behaves-like-a-robot"]);
        let history = History {
            to_person_week: 1,
            repeats_itself: true,
            since_last: Some(Millis::days(2)),
            ..History::default()
        };
        assert_eq!(codes(history), ["behaves-like-a-robot"]);
        let waiting = History {
            to_person_week: 1,
            since_last: Some(Millis::seconds(2)),
            written_before_last: true,
            ..History::default()
        };
        assert!(codes(waiting).is_empty(), "what waited in a telephone is no answer");
        let behind = History { to_person_day: 3, ..waiting };
        assert_eq!(codes(behind), ["behaves-like-a-robot"], "a clock that is behind says so each time");
    }

    #[test]
    fn a_form_is_known_by_its_words() {
        let again = History { to_person_week: 1, alike: 1, written_before_last: true, ..History::default() };
        assert!(codes(History { since_last: Some(Millis::hours(2)), ..again }).is_empty(), "two orders in a day");
        assert_eq!(codes(History { since_last: Some(Millis::seconds(30)), ..again }), ["behaves-like-a-robot"]);
        let often = History { alike: 2, since_last: Some(Millis::days(2)), ..again };
        assert_eq!(codes(often), ["behaves-like-a-robot"]);
        assert_eq!(codes(History { alike_elsewhere: 3, ..History::default() }), ["robot-of-many-addresses"]);
        let letter = History { alike_elsewhere: 29, of_public_provider: true, ..History::default() };
        assert!(codes(letter).is_empty(), "thirty customers of one provider with one letter");
        assert_eq!(codes(History { alike_elsewhere: 40, ..letter }), ["robot-of-many-addresses"]);
    }

    #[test]
    fn every_bound_holds_and_all_reasons_are_given() {
        let history = History { to_person_day: 15, arrivals_hour: 21, in_all_hour: 20_000, ..History::default() };
        assert_eq!(codes(history), ["person-bound", "arrivals-bound", "desk-bound"]);
    }
}
