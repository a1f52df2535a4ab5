//! Both changes of the clocks, three zones that differ, and the sums that must come out even.

use super::*;
use proptest::prelude::*;

/// A local time as a moment, by jiff's own rule.
fn at(zone: &str, local: &str) -> Moment {
    let zone = TimeZone::get(zone).unwrap();
    let local: jiff::civil::DateTime = local.parse().unwrap();
    Moment(zone.to_ambiguous_timestamp(local).compatible().unwrap().as_millisecond())
}

fn utc(text: &str) -> Moment {
    Moment(text.parse::<Timestamp>().unwrap().as_millisecond())
}

fn hours(zone: &str, days: [&str; 7], exceptions: &[(&str, &str)]) -> OpeningHours {
    let exceptions = exceptions.iter().map(|(date, open)| DatedHours {
        date: (*date).into(),
        open: parse_spans(open).unwrap(),
        name: String::new(),
    });
    let weekly = days.map(|text| parse_spans(text).unwrap());
    HoursPlan { zone: zone.into(), weekly, exceptions: exceptions.collect() }.try_into().unwrap()
}

fn berlin() -> OpeningHours {
    OpeningHours::weekdays("Europe/Berlin", 9 * 60, 17 * 60).unwrap()
}

#[test]
fn a_span_is_open_from_its_first_moment_to_before_its_last() {
    for (local, open) in [
        ("2026-06-01T08:59:59", false),
        ("2026-06-01T09:00", true),
        ("2026-06-01T16:59:59", true),
        ("2026-06-01T17:00", false),
        ("2026-06-06T12:00", false),
    ] {
        assert_eq!(berlin().is_open(at("Europe/Berlin", local)), open, "{local}");
    }
}

#[test]
fn openings_and_closings_are_found_over_nights_and_weekends() {
    let z = "Europe/Berlin";
    for (now, opening, closing) in [
        ("2026-06-05T12:00", "2026-06-05T12:00", "2026-06-05T17:00"),
        ("2026-06-05T17:00", "2026-06-08T09:00", "2026-06-08T17:00"),
        ("2026-06-08T03:00", "2026-06-08T09:00", "2026-06-08T17:00"),
    ] {
        assert_eq!(berlin().next_opening(at(z, now)), Some(at(z, opening)), "{now}");
        assert_eq!(berlin().next_closing(at(z, now)), Some(at(z, closing)), "{now}");
    }
}

#[test]
fn spans_may_cross_midnight_and_touching_spans_are_one() {
    let night = hours("Europe/Berlin", ["22:00-6:00", "6:00-8:00", "", "", "", "", ""], &[]);
    let z = "Europe/Berlin";
    assert!(night.is_open(at(z, "2026-06-02T03:00")));
    assert_eq!(night.next_closing(at(z, "2026-06-01T23:00")), Some(at(z, "2026-06-02T08:00")));
    assert_eq!(night.open_time_between(at(z, "2026-06-01T00:00"), at(z, "2026-06-08T00:00")), Millis::hours(10));
    assert_eq!(night.next_opening(at(z, "2026-06-02T08:00")), Some(at(z, "2026-06-08T22:00")));
}

#[test]
fn exceptions_replace_the_hours_of_their_date() {
    let days = ["9-17"; 7];
    let hours = hours("Europe/Berlin", days, &[("2026-12-25", "closed"), ("2026-12-24", "9-12")]);
    let z = "Europe/Berlin";
    assert_eq!(hours.next_closing(at(z, "2026-12-24T10:00")), Some(at(z, "2026-12-24T12:00")));
    assert_eq!(hours.next_opening(at(z, "2026-12-24T12:00")), Some(at(z, "2026-12-26T09:00")));
    assert_eq!(hours.add_open_time(at(z, "2026-12-24T11:00"), Millis::hours(2)), Ok(at(z, "2026-12-26T10:00")));
}

#[test]
fn working_time_passes_while_the_desk_is_open_only() {
    let z = "Europe/Berlin";
    for (start, hours, end) in [
        ("2026-06-05T16:00", 1, "2026-06-05T17:00"),
        ("2026-06-05T16:00", 2, "2026-06-08T10:00"),
        ("2026-06-06T12:00", 8, "2026-06-08T17:00"),
        ("2026-06-01T09:00", 40, "2026-06-05T17:00"),
        ("2026-06-06T12:00", 0, "2026-06-06T12:00"),
    ] {
        let found = berlin().add_open_time(at(z, start), Millis::hours(hours));
        assert_eq!(found, Ok(at(z, end)), "{start} + {hours} h");
    }
    assert_eq!(berlin().open_time_between(at(z, "2026-06-08T12:00"), at(z, "2026-06-01T12:00")), Millis(0));
}

#[test]
fn days_have_23_or_25_hours_when_the_clocks_change() {
    let all = hours("Europe/Berlin", ["all day"; 7], &[]);
    let day = |from: &str, to: &str| all.open_time_between(at("Europe/Berlin", from), at("Europe/Berlin", to));
    assert_eq!(day("2026-03-29T00:00", "2026-03-30T00:00"), Millis::hours(23));
    assert_eq!(day("2026-10-25T00:00", "2026-10-26T00:00"), Millis::hours(25));
    assert_eq!(all.next_closing(utc("2026-01-01T00:00:00Z")), None);

    // Summer time in Brazil began at midnight until 2018: that day has no 0:00.
    let brazil = hours("America/Sao_Paulo", ["all day"; 7], &[]);
    let z = "America/Sao_Paulo";
    let sum = brazil.open_time_between(utc("2018-11-04T02:00:00Z"), utc("2018-11-05T02:00:00Z"));
    assert_eq!(sum, Millis::hours(24));
    assert_eq!(at(z, "2018-11-04T00:00"), at(z, "2018-11-04T01:00"));
    let now = brazil.open_time_between(at(z, "2026-11-01T00:00"), at(z, "2026-11-02T00:00"));
    assert_eq!(now, Millis::hours(24));
}

#[test]
fn skipped_times_shift_forward_and_doubled_times_are_the_first() {
    let early = hours("Europe/Berlin", ["2:30-4:00"; 7], &[]);
    assert_eq!(early.next_opening(utc("2026-03-29T00:00:00Z")), Some(utc("2026-03-29T01:30:00Z"))); // 3:30 summer time
    assert_eq!(early.next_opening(utc("2026-10-24T22:00:00Z")), Some(utc("2026-10-25T00:30:00Z"))); // 2:30 summer time
    let span = early.open_time_between(utc("2026-10-24T22:00:00Z"), utc("2026-10-25T22:00:00Z"));
    assert_eq!(span, Millis::minutes(150));
    let swallowed = hours("Europe/Berlin", ["2:30-3:00"; 7], &[]);
    let next = swallowed.next_opening(utc("2026-03-29T00:00:00Z"));
    assert_eq!(next, Some(utc("2026-03-30T00:30:00Z")));
}

#[test]
fn kathmandu_is_a_quarter_of_an_hour_off() {
    let hours = OpeningHours::weekdays("Asia/Kathmandu", 600, 1020).unwrap();
    assert_eq!(hours.next_opening(utc("2026-06-01T00:00:00Z")), Some(utc("2026-06-01T04:15:00Z")));
}

#[test]
fn a_calendar_that_never_opens_is_an_error() {
    let never = hours("UTC", [""; 7], &[("2020-01-01", "9-17")]);
    let now = utc("2026-06-01T00:00:00Z");
    assert!(!never.is_open(now));
    assert_eq!(never.next_opening(now), None);
    assert_eq!(never.next_closing(now), None);
    assert_eq!(never.add_open_time(now, Millis(1)), Err(NeverOpen));
    assert_eq!(never.open_time_between(now, now + Millis::days(1_000)), Millis(0));
    assert_eq!(OpeningHours::always().add_open_time(now, Millis(i64::MAX)), Err(NeverOpen));
    let far = hours("UTC", [""; 7], &[("2028-01-01", "9-17")]);
    assert_eq!(far.next_opening(now), None);
    assert_eq!(far.add_open_time(now, Millis(1)), Err(NeverOpen));
    assert!(!OpeningHours::always().is_open(Moment(i64::MAX)));
}

#[test]
fn hours_are_said_in_words() {
    for (days, expected) in [
        (["9-17", "9-17", "9-17", "9-17", "9-17", "", ""], "Monday to Friday, 9:00 to 17:00 (Berlin time)"),
        (["9-17"; 7], "every day, 9:00 to 17:00 (Berlin time)"),
        (["all day"; 7], "every day, at any hour"),
        ([""; 7], "closed"),
        (
            ["8:30-12, 13-17", "8:30-12, 13-17", "", "10-14", "", "all day", "all day"],
            "Monday and Tuesday, 8:30 to 12:00 and 13:00 to 17:00; Thursday, 10:00 to 14:00; \
             Saturday and Sunday, all day (Berlin time)",
        ),
    ] {
        assert_eq!(hours("Europe/Berlin", days, &[]).words(), expected);
    }
    assert_eq!(OpeningHours::weekdays("America/New_York", 540, 1020).unwrap().zone_words(), "New York time");
}

#[test]
fn moments_are_said_in_words() {
    let z = "Europe/Berlin";
    let now = at(z, "2026-11-25T15:00"); // a Wednesday
    for (then, expected) in [
        ("2026-11-25T16:00", "today at 16:00"),
        ("2026-11-26T09:30", "tomorrow at 9:30"),
        ("2026-11-30T09:00", "on Monday at 9:00"),
        ("2026-12-01T09:00", "on Tuesday at 9:00"),
        ("2026-12-03T09:00", "on 3 December at 9:00"),
        ("2027-01-04T09:00", "on 4 January 2027 at 9:00"),
        ("2026-11-24T08:05", "yesterday at 8:05"),
        ("2026-11-20T08:05", "on 20 November at 8:05"),
    ] {
        assert_eq!(berlin().when_words(at(z, then), now), expected);
    }
}

#[test]
fn a_date_in_a_letter_is_true_whenever_it_is_read() {
    let z = "Europe/Berlin";
    assert_eq!(berlin().date_words(at(z, "2026-11-05T07:39")).as_deref(), Some("5 November 2026 at 7:39"));
    assert_eq!(berlin().date_words(utc("2026-12-31T23:30:00Z")).as_deref(), Some("1 January 2027 at 0:30"));
}

#[test]
fn what_is_wrong_is_said_plainly() {
    assert_eq!(parse_spans("22:00–2:00"), Ok(vec![Span { from: 1_320, to: 120 }]));
    assert_eq!(parse_spans("18.00 to 0:00"), Ok(vec![Span { from: 1_080, to: 1_440 }]));
    for (text, error) in [
        (
            "nine to five",
            "\u{201c}nine to five\u{201d} is not understood. \
             Write times as 9:00-12:30, 13:30-17:00, or \u{201c}closed\u{201d}.",
        ),
        ("9:00-9:00", "9:00 to 9:00 is not a span of a day. Use times from 0:00 to 24:00."),
        ("9-12, 11-17", "Two times of one day overlap at 11:00."),
        (
            "9-25",
            "\u{201c}9-25\u{201d} is not understood. \
             Write times as 9:00-12:30, 13:30-17:00, or \u{201c}closed\u{201d}.",
        ),
    ] {
        assert_eq!(parse_spans(text).unwrap_err().to_string(), error);
    }
    let unknown = OpeningHours::weekdays("Europe/Atlantis", 540, 1020).unwrap_err();
    assert_eq!(unknown, InvalidHours::UnknownZone("Europe/Atlantis".into()));
    let twice = |date: &str| DatedHours { date: date.into(), open: vec![], name: String::new() };
    let plan = HoursPlan {
        zone: "UTC".into(),
        weekly: std::array::from_fn(|_| vec![]),
        exceptions: vec![twice("2026-12-25"), twice(" 2026-12-25")],
    };
    assert_eq!(OpeningHours::try_from(plan).unwrap_err(), InvalidHours::DateTwice("2026-12-25".into()));
}

#[test]
fn hours_are_stored_as_plain_json_and_checked_when_read() {
    let json = serde_json::to_string(&berlin()).unwrap();
    assert!(json.starts_with(r#"{"zone":"Europe/Berlin","weekly":[[[540,1020]],"#), "{json}");
    assert_eq!(serde_json::from_str::<OpeningHours>(&json).unwrap(), berlin());
    assert!(serde_json::from_str::<OpeningHours>(&json.replace("540", "9999")).is_err());
}

proptest! {
    #[test]
    fn added_time_is_the_time_that_passed_and_later_never_means_earlier(
        zone in prop::sample::select(vec!["Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "America/New_York"]),
        spans in prop::collection::vec((0_u16..1_440, 1_u16..=1_440), 1..6),
        start in 1_500_000_000_000_i64..1_800_000_000_000,
        later in 0_i64..10_000_000,
        span in 1_i64..4_000_000_000,
    ) {
        let mut weekly: [Vec<Span>; 7] = std::array::from_fn(|_| Vec::new());
        for (n, (from, to)) in spans.into_iter().enumerate() {
            if from != to {
                weekly[(n * 3) % 7] = vec![Span { from, to }];
            }
        }
        let plan = HoursPlan { zone: zone.into(), weekly, exceptions: vec![] };
        prop_assume!(plan.weekly.iter().any(|spans| !spans.is_empty()));
        // Time is added within a century; a week of one minute would need longer for some of these spans.
        let minutes: i64 = plan.weekly.iter().flatten().map(|span| i64::from((span.to + 1_440 - span.from) % 1_440)).sum();
        prop_assume!(span < Millis::minutes(minutes * 52 * 90).0);
        let hours = OpeningHours::try_from(plan).unwrap();
        let (start, later, span) = (Moment(start), Moment(start + later), Millis(span));
        // A span that a change of clocks swallows whole leaves a week without an opening, never a year.
        let end = hours.add_open_time(start, span).unwrap();
        prop_assert_eq!(hours.open_time_between(start, end), span);
        prop_assert!(hours.add_open_time(later, span).unwrap() >= end);
        prop_assert!(hours.add_open_time(start, Millis(span.0 + 1)).unwrap() > end);
        let opening = hours.next_opening(start).unwrap();
        prop_assert!(hours.is_open(opening));
        prop_assert_eq!(hours.open_time_between(start, opening), Millis(0));
    }
}
