//! Opening hours and moments in words for people.

use super::plan::clock;
use super::{OpeningHours, Span};
use crate::Moment;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The months in English, as moments and reasons name them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Days ahead that a bare weekday means without doubt: one less than a week.
const WEEKDAY_DAYS_MAX: i32 = 6;

impl OpeningHours {
    /// The weekly hours: "Monday to Friday, 9:00 to 17:00 (Amsterdam time)". Exceptions are not named.
    pub fn words(&self) -> String {
        let weekly = &self.plan.weekly;
        if weekly.iter().all(Vec::is_empty) {
            return "closed".into();
        }
        let all_day = |spans: &Vec<Span>| spans == &[Span::ALL_DAY];
        if weekly.iter().all(all_day) {
            return "every day, at any hour".into();
        }
        let mut groups = Vec::new();
        let mut first = 0;
        for day in 0..7 {
            if day == 6 || weekly[day + 1] != weekly[first] {
                if !weekly[first].is_empty() {
                    groups.push(format!("{}, {}", days_words(first, day), spans_words(&weekly[first])));
                }
                first = day + 1;
            }
        }
        format!("{} ({})", groups.join("; "), self.zone_words())
    }

    /// The zone for people: "Amsterdam time".
    pub fn zone_words(&self) -> String {
        let city = self.plan.zone.rsplit('/').next().unwrap_or(&self.plan.zone).replace('_', " ");
        if city == "UTC" { city } else { format!("{city} time") }
    }

    /// When something is, as seen from `now`, on this calendar's clock: "today at 16:00", "tomorrow at 9:30",
    /// "on Monday at 9:00", "on 3 December at 9:00".
    pub fn when_words(&self, at: Moment, now: Moment) -> String {
        let Some((day, time)) = self.day_and_time(at, now) else { return "at an unknown time".into() };
        let on = if day.starts_with(|c: char| c.is_lowercase()) { "" } else { "on " };
        format!("{on}{day} at {time}")
    }

    /// The day of a moment as seen from `now`: "today", "tomorrow", "Monday", "3 December", "3 January 2028".
    pub fn day_words(&self, at: Moment, now: Moment) -> String {
        self.day_and_time(at, now).map_or_else(|| "an unknown day".into(), |(day, _)| day)
    }

    /// A moment as it stays true whenever it is read: "3 December 2026 at 9:30".
    pub fn date_words(&self, at: Moment) -> Option<String> {
        let then = self.zone.to_datetime(Timestamp::from_millisecond(at.0).ok()?);
        let (_, time) = self.day_and_time(at, at)?;
        Some(format!("{} {} {} at {time}", then.day(), month(then.date()), then.year()))
    }

    /// The last moment of the day of `at` on this calendar's clock: what "by the end of Tuesday" means.
    pub fn end_of_day(&self, at: Moment) -> Moment {
        let tomorrow =
            Timestamp::from_millisecond(at.0).ok().and_then(|at| self.zone.to_datetime(at).date().tomorrow().ok());
        let midnight = tomorrow.and_then(|date| self.zone.to_zoned(date.at(0, 0, 0, 0)).ok());
        midnight.map_or(at, |midnight| Moment(midnight.timestamp().as_millisecond() - 1))
    }

    fn day_and_time(&self, at: Moment, now: Moment) -> Option<(String, String)> {
        let local = |moment: Moment| Some(self.zone.to_datetime(Timestamp::from_millisecond(moment.0).ok()?));
        let (then, today) = (local(at)?, local(now)?.date());
        let minute = u16::try_from(i32::from(then.hour()) * 60 + i32::from(then.minute())).ok()?;
        Some((day_from(then.date(), today), clock(minute)))
    }
}

fn day_from(date: Date, today: Date) -> String {
    let ahead = (date - today).get_days();
    let month = month(date);
    match ahead {
        -1 => "yesterday".into(),
        0 => "today".into(),
        1 => "tomorrow".into(),
        2..=WEEKDAY_DAYS_MAX => weekday(date.weekday()).into(),
        _ if date.year() == today.year() => format!("{} {month}", date.day()),
        _ => format!("{} {month} {}", date.day(), date.year()),
    }
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or("")
}

fn weekday(day: Weekday) -> &'static str {
    usize::try_from(day.to_monday_zero_offset()).ok().and_then(|n| DAYS.get(n)).copied().unwrap_or("")
}

fn days_words(first: usize, last: usize) -> String {
    match last - first {
        6 => "every day".into(),
        0 => DAYS[first].into(),
        1 => format!("{} and {}", DAYS[first], DAYS[last]),
        _ => format!("{} to {}", DAYS[first], DAYS[last]),
    }
}

fn spans_words(spans: &[Span]) -> String {
    if spans == [Span::ALL_DAY] {
        return "all day".into();
    }
    let span = |span: &Span| format!("{} to {}", clock(span.from), clock(span.to));
    spans.iter().map(span).collect::<Vec<_>>().join(" and ")
}
