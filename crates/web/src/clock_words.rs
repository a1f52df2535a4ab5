//! Times in words, in the zone of the desk.

use crate::views::{State, When};
use domain::{Millis, Moment};
use jiff::tz::TimeZone;

/// The clock on the wall of the desk.
#[derive(Clone)]
pub struct Wall {
    zone: TimeZone,
    now: Moment,
}

impl Wall {
    /// The wall clock of a zone; UTC when the zone is not known here.
    pub fn new(zone: &str, now: Moment) -> Self {
        Wall { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), now }
    }

    /// What time it is.
    pub fn now(&self) -> Moment {
        self.now
    }

    fn at(&self, moment: Moment) -> jiff::Zoned {
        jiff::Timestamp::from_millisecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    /// A moment: today only the time, this week the day, else the date.
    pub fn when(&self, moment: Moment) -> When {
        let (at, now) = (self.at(moment), self.at(self.now));
        let apart = self.now.since(moment);
        let format = if at.date() == now.date() {
            "%H:%M"
        } else if apart.0.abs() < Millis::days(6).0 {
            "%a %H:%M"
        } else if at.year() == now.year() {
            "%-d %b"
        } else {
            "%-d %b %Y"
        };
        When {
            words: at.strftime(format).to_string(),
            iso: moment.rfc3339(),
            full: at.strftime("%A %-d %B %Y, %H:%M:%S %Z").to_string(),
        }
    }

    /// A local time of a form ("2026-11-23T09:00"), or `None` when it is none.
    pub fn parse_local(&self, text: &str) -> Option<Moment> {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        let zoned = self.zone.to_zoned(local).ok()?;
        Some(Moment(zoned.timestamp().as_millisecond()))
    }

    /// The next day at a time, `days` from today.
    pub fn day_at(&self, days: i64, hour: i8) -> Moment {
        let date = self.at(self.now).date();
        let date = date.saturating_add(jiff::Span::new().days(days));
        let zoned = self.zone.to_zoned(date.at(hour, 0, 0, 0));
        zoned.map_or(self.now + Millis::days(days), |zoned| Moment(zoned.timestamp().as_millisecond()))
    }

    /// Days until the next Monday.
    pub fn days_to_monday(&self) -> i64 {
        let today = i64::from(self.at(self.now).weekday().to_monday_zero_offset());
        7 - today
    }

    /// "38 min", "3 h 41", "2 d": what is left until a moment, or how much it is over.
    pub fn left(&self, until: Moment) -> (String, State) {
        let left = until.since(self.now);
        if left.0 < 0 {
            return (format!("{} over", span(Millis(-left.0))), State::Late);
        }
        let state = if left.0 < Millis::minutes(45).0 { State::Soon } else { State::Ok };
        (span(left), state)
    }
}

/// "38 min", "3 h 41", "2 d".
pub fn span(span: Millis) -> String {
    let minutes = span.0.max(0) / 60_000;
    match minutes {
        0..60 => format!("{minutes} min"),
        60..2_880 => format!("{} h {:02}", minutes / 60, minutes % 60),
        _ => format!("{} d", minutes / 1_440),
    }
}

/// "1.4 MB", "12 KB".
pub fn size(bytes: i64) -> String {
    let bytes = bytes.max(0);
    if bytes < 1_000_000 {
        format!("{} KB", (bytes + 999) / 1_000)
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_the_largest_fitting_unit() {
        let wall = Wall::new("Europe/Amsterdam", Moment(1_793_610_000_000));
        assert_eq!(wall.left(wall.now() + Millis::minutes(38)), ("38 min".into(), State::Soon));
        assert_eq!(wall.left(wall.now() + Millis::minutes(221)), ("3 h 41".into(), State::Ok));
        assert_eq!(wall.left(wall.now() - Millis::minutes(16)), ("16 min over".into(), State::Late));
        assert_eq!(wall.left(wall.now() + Millis::days(3)).0, "3 d");
    }

    #[test]
    fn local_times_are_read_in_the_desks_zone() {
        let wall = Wall::new("Europe/Amsterdam", Moment(0));
        assert_eq!(wall.parse_local("2026-11-23T09:00").map(Moment::rfc3339).as_deref(), Some("2026-11-23T08:00:00Z"));
        assert_eq!(wall.parse_local("tomorrow"), None);
    }
}
