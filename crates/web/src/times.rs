//! Moments and spans as a page shows them, in the desk's zone.

use crate::views::When;
use domain::{Millis, Moment};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The desk's clock on the wall: its zone, and what time it is.
#[derive(Clone, Debug)]
pub(crate) struct Times {
    zone: TimeZone,
    /// The moment of this page.
    pub(crate) now: Moment,
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Days back that a weekday means without doubt.
const WEEKDAY_DAYS_MAX: i32 = 6;

impl Times {
    /// The clock of a zone; UTC for one that this machine does not know.
    pub(crate) fn new(zone: &str, now: Moment) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), now }
    }

    /// A moment for people and machines.
    pub(crate) fn when(&self, at: Moment) -> When {
        When { words: self.short(at), iso: at.rfc3339(), full: self.full(at) }
    }

    /// "14:12" today, "Fri 14:12" within a week, "2 Oct" within the year, "2 Oct 2025" else.
    pub(crate) fn short(&self, at: Moment) -> String {
        let (Some(then), Some(now)) = (self.local(at), self.local(self.now)) else { return "at some time".into() };
        let days = (then.date() - now.date()).get_days();
        let form = match days {
            0 => "%H:%M",
            near if near.abs() <= WEEKDAY_DAYS_MAX => "%a %H:%M",
            _ if then.year() == now.year() => "%-d %b",
            _ => "%-d %b %Y",
        };
        then.strftime(form).to_string()
    }

    /// "14:02:10": for what happens within a minute.
    pub(crate) fn exact(&self, at: Moment) -> String {
        self.local(at).map(|at| at.strftime("%H:%M:%S").to_string()).unwrap_or_default()
    }

    /// The year of a moment.
    pub(crate) fn year(&self, at: Moment) -> String {
        self.local(at).map(|at| at.year().to_string()).unwrap_or_default()
    }

    /// What a person types into a field for date and time ("2026-11-23T09:00"), as a moment on this clock.
    pub(crate) fn typed(&self, text: &str) -> Option<Moment> {
        let local: jiff::civil::DateTime = text.trim().parse().ok()?;
        let at = self.zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    /// The next day at an hour: tomorrow for `days_ahead` 1; `weekday` moves on to the next Monday.
    pub(crate) fn morning(&self, monday: bool, hour: i8) -> Option<Moment> {
        let mut date = self.local(self.now)?.date().tomorrow().ok()?;
        while monday && date.weekday() != jiff::civil::Weekday::Monday {
            date = date.tomorrow().ok()?;
        }
        let at = self.zone.to_ambiguous_timestamp(date.at(hour, 0, 0, 0)).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    fn full(&self, at: Moment) -> String {
        self.local(at).map(|at| at.strftime("%A %-d %B %Y, %H:%M:%S %Z").to_string()).unwrap_or_default()
    }

    fn local(&self, at: Moment) -> Option<Zoned> {
        Some(Timestamp::from_millisecond(at.0).ok()?.to_zoned(self.zone.clone()))
    }
}

/// "38 min", "3 h 41", "2 days": how long something takes or has taken.
pub(crate) fn span(of: Millis) -> String {
    let of = of.0.max(0);
    match of {
        of if of < MINUTE => "under a minute".into(),
        of if of < HOUR => format!("{} min", of / MINUTE),
        of if of < DAY => format!("{} h {:02}", of / HOUR, of % HOUR / MINUTE),
        of if of < 2 * DAY => "1 day".into(),
        of => format!("{} days", of / DAY),
    }
}

/// "84 KB", "1.4 MB": how large a file is.
pub(crate) fn size(bytes: i64) -> String {
    const MB: i64 = 1024 * 1024;
    match bytes.max(0) {
        bytes if bytes < 1024 => format!("{bytes} bytes"),
        bytes if bytes < MB => format!("{} KB", bytes.div_euclid(1024)),
        bytes => format!("{}.{} MB", bytes / MB, bytes % MB * 10 / MB),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Friday 20 November 2026, 14:12 in Amsterdam.
    const NOW: Moment = Moment(1_795_180_320_000);

    #[test]
    fn near_moments_are_short_and_far_ones_have_a_date() {
        let times = Times::new("Europe/Amsterdam", NOW);
        assert_eq!(times.short(NOW), "14:12");
        assert_eq!(times.short(NOW - Millis::days(1)), "Thu 14:12");
        assert_eq!(times.short(NOW - Millis::days(20)), "31 Oct");
        assert_eq!(times.short(NOW - Millis::days(400)), "16 Oct 2025");
    }

    #[test]
    fn mornings_are_in_the_future_on_the_desks_clock() {
        let times = Times::new("Europe/Amsterdam", NOW);
        assert_eq!(
            times.morning(false, 9).map(|at| times.full(at)),
            Some("Saturday 21 November 2026, 09:00:00 CET".into())
        );
        assert_eq!(
            times.morning(true, 9).map(|at| times.full(at)),
            Some("Monday 23 November 2026, 09:00:00 CET".into())
        );
        assert_eq!(times.typed("2026-11-23T09:00"), times.morning(true, 9));
        assert_eq!(times.typed("soon"), None);
    }

    #[test]
    fn spans_and_sizes_are_short() {
        assert_eq!(
            [span(Millis::seconds(20)), span(Millis::minutes(38)), span(Millis::minutes(221))],
            ["under a minute", "38 min", "3 h 41"]
        );
        assert_eq!([size(20), size(86_016), size(1_500_000)], ["20 bytes", "84 KB", "1.4 MB"]);
    }
}
