//! Opening hours, moments and waits as customers are told them, in their language.

use domain::measure::{Expected, round_up};
use domain::team::{OpeningHours, Span};
use domain::{Millis, Moment};
use language::{Language, Times};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Days ahead that a bare weekday means without doubt.
const WEEKDAY_DAYS: std::ops::RangeInclusive<i32> = 2..=6;

/// The calendar of a team, read in a language.
fn times(language: Language, hours: &OpeningHours, now: Moment) -> Times {
    Times::new(&hours.plan().zone, now, language)
}

/// When something is, as seen from `now`: "today at 16:00", "on Monday at 9:00", "on 3 December at 9:00".
pub fn when(language: Language, hours: &OpeningHours, at: Moment, now: Moment) -> String {
    let times = times(language, hours, now);
    let clock = times.clock(at);
    match times.days_ahead(at) {
        -1 => language.wait_yesterday_at(clock),
        0 => language.wait_today_at(clock),
        1 => language.wait_tomorrow_at(clock),
        ahead if WEEKDAY_DAYS.contains(&ahead) => language.wait_on_weekday_at(times.weekday_of(at), clock),
        _ => language.wait_on_date_at(times.day_month(at), clock),
    }
}

/// The same after "by": "by Monday at 9:00".
pub fn by(language: Language, hours: &OpeningHours, at: Moment, now: Moment) -> String {
    let times = times(language, hours, now);
    let clock = times.clock(at);
    match times.days_ahead(at) {
        ahead if WEEKDAY_DAYS.contains(&ahead) => language.wait_by_weekday_at(times.weekday_of(at), clock),
        ahead if (-1..=1).contains(&ahead) => when(language, hours, at, now),
        _ => language.wait_by_date_at(times.day_month(at), clock),
    }
}

/// The sentence about the wait for whoever asks at `now`; `None` when there is nothing honest to say about time.
pub fn wait(language: Language, expected: &Expected, now: Moment, hours: &OpeningHours) -> Option<String> {
    let within = |wait: &Millis| within(language, *wait, now, hours);
    Some(match expected {
        Expected::Measured { median, nine_in_ten, .. } => {
            let (half, most) = (within(median), within(nine_in_ten));
            if half == most { language.wait_most(most) } else { language.wait_most_half(half, most) }
        }
        Expected::LongerThan { waited, median, .. } => {
            let waited = span(language, round_up(*waited));
            match median {
                Some(median) => language.wait_long_half(within(median), waited),
                None => language.wait_long(waited),
            }
        }
        Expected::TooFew { .. } => return None,
    })
}

/// "within 2 hours"; beyond a day the end of the day by which it is: "by the end of Tuesday".
fn within(language: Language, wait: Millis, now: Moment, hours: &OpeningHours) -> String {
    if wait.0 <= DAY {
        return language.wait_within(span(language, round_up(wait)));
    }
    let (times, at) = (times(language, hours, now), now + wait);
    match times.days_ahead(at) {
        1 => language.wait_by_end_of_tomorrow().into(),
        ahead if WEEKDAY_DAYS.contains(&ahead) => language.wait_by_end_of_weekday(times.weekday_of(at)),
        _ => language.wait_by_end_of_date(times.day_month(at)),
    }
}

/// "45 minutes", "an hour and a half", "3 days": for spans as [`round_up`] makes them.
fn span(language: Language, span: Millis) -> String {
    let (hours, half) = (span.0 / HOUR, span.0 % HOUR != 0);
    match (span.0, hours) {
        (..HOUR, _) => language.wait_span_minutes(span.0 / MINUTE),
        (HOUR, _) => language.wait_span_hour().into(),
        (_, 1) if half => language.wait_span_hour_and_half().into(),
        (_, ..24) if half => language.wait_span_hours_and_half(hours),
        (_, ..=24) => language.wait_span_hours(hours),
        _ => language.wait_span_days(span.0 / DAY),
    }
}

/// The weekly hours: "Monday to Friday, 9:00 to 17:00 (Amsterdam time)". Exceptions are not named.
pub fn open_hours(language: Language, of: &OpeningHours) -> String {
    let weekly = &of.plan().weekly;
    if weekly.iter().all(Vec::is_empty) {
        return language.hours_closed().into();
    }
    if weekly.iter().all(|spans| spans == &[Span::ALL_DAY]) {
        return language.hours_any_hour().into();
    }
    let mut groups = Vec::new();
    let mut first = 0;
    for day in 0..weekly.len() {
        if weekly.get(day + 1) != Some(&weekly[first]) {
            if !weekly[first].is_empty() {
                groups.push(language.hours_group(days(language, first, day), spans(language, &weekly[first])));
            }
            first = day + 1;
        }
    }
    let groups = groups.into_iter().reduce(|one, other| language.hours_groups(one, other)).unwrap_or_default();
    language.hours_with_zone(groups, zone(language, of))
}

fn zone(language: Language, of: &OpeningHours) -> String {
    let zone = &of.plan().zone;
    let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    if city == "UTC" { city } else { language.hours_zone(city) }
}

fn days(language: Language, first: usize, last: usize) -> String {
    let times = Times::new("UTC", Moment(0), language);
    let name = |day| times.weekday(day);
    match last - first {
        6 => language.hours_every_day().into(),
        0 => name(first),
        1 => language.hours_two_days(name(first), name(last)),
        _ => language.hours_days(name(first), name(last)),
    }
}

fn spans(language: Language, all: &[Span]) -> String {
    if all == [Span::ALL_DAY] {
        return language.hours_all_day().into();
    }
    let one = |span: &Span| language.hours_span(super::clock(span.from), super::clock(span.to));
    all.iter().map(one).reduce(|one, other| language.hours_two_spans(one, other)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::measure::told_words;
    use domain::team::HoursPlan;

    /// Friday 20 November 2026, 14:12 in Amsterdam.
    const NOW: Moment = Moment(1_795_180_320_000);

    fn office() -> OpeningHours {
        let day = vec![Span { from: 9 * 60, to: 12 * 60 + 30 }, Span { from: 13 * 60, to: 17 * 60 }];
        let mut weekly: [Vec<Span>; 7] = std::array::from_fn(|_| Vec::new());
        weekly[..5].fill(day);
        let plan = HoursPlan { zone: "Europe/Amsterdam".into(), weekly, exceptions: Vec::new() };
        OpeningHours::try_from(plan).unwrap_or_else(|_| OpeningHours::always())
    }

    #[test]
    fn english_is_what_the_rules_say() {
        for hours in [office(), OpeningHours::always()] {
            assert_eq!(open_hours(Language::English, &hours), hours.words());
            for minutes in [-1_500, -60, 0, 30, 400, 1_000, 2_000, 4_000, 8_000, 14_000, 70_000] {
                let at = NOW + Millis::minutes(minutes);
                assert_eq!(when(Language::English, &hours, at, NOW), hours.when_words(at, NOW), "{minutes}");
            }
        }
    }

    #[test]
    fn waits_in_english_are_what_the_rules_say() {
        let spans = [10, 50, 60, 85, 90, 150, 600, 1_440, 2_000, 4_000, 9_000, 60_000].map(Millis::minutes);
        for median in spans {
            for nine_in_ten in spans.into_iter().filter(|most| *most >= median) {
                let expected = Expected::Measured { median, nine_in_ten, answered: 100 };
                let rule = told_words(&expected, NOW, &office());
                assert_eq!(wait(Language::English, &expected, NOW, &office()), rule, "{median:?} {nine_in_ten:?}");
            }
        }
    }
}
