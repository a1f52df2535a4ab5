//! What customers are told about the wait. Rounded up, never down, and no number where none is known.

use super::Expected;
use crate::team::OpeningHours;
use crate::{Millis, Moment};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A wait as it may be told: up to the next five minutes within an hour, the next half hour within a day, the next
/// whole day beyond. Never none at all.
pub fn round_up(wait: Millis) -> Millis {
    let step = if wait.0 <= HOUR {
        5 * MINUTE
    } else if wait.0 <= DAY {
        30 * MINUTE
    } else {
        DAY
    };
    let steps = wait.0.max(1).saturating_add(step - 1) / step;
    Millis(steps.saturating_mul(step))
}

/// The sentence for the customer who asks at `now`, with days on the calendar's clock; the spans are wall-clock time.
/// `None` when there is nothing honest to say about time: then the opening hours and what happens next are said
/// instead.
pub fn told_words(expected: &Expected, now: Moment, calendar: &OpeningHours) -> Option<String> {
    let within = |wait: &Millis| within_words(*wait, now, calendar);
    match expected {
        Expected::Measured { median, nine_in_ten, .. } => {
            let (half, most) = (within(median), within(nine_in_ten));
            let half = if half == most { String::new() } else { format!("; half {half}") };
            Some(format!("Nine of ten people hear back {most}{half}."))
        }
        Expected::LongerThan { waited, median, .. } => {
            let waited = span_words(round_up(*waited));
            let half = median.map(|median| format!("Half of the people hear back {}. ", within(&median)));
            let half = half.unwrap_or_default();
            Some(format!("{half}At the moment one in ten people waits longer than about {waited}."))
        }
        Expected::TooFew { .. } => None,
    }
}

/// "within 45 minutes", "within 2 hours"; beyond a day the end of the day by which it is: "by the end of Tuesday".
fn within_words(wait: Millis, now: Moment, calendar: &OpeningHours) -> String {
    if wait.0 > DAY {
        return format!("by the end of {}", calendar.day_words(now + wait, now));
    }
    format!("within {}", span_words(round_up(wait)))
}

/// "45 minutes", "2 hours", "2 and a half hours", "3 days": for spans as [`round_up`] makes them.
fn span_words(span: Millis) -> String {
    let (hours, half) = (span.0 / HOUR, span.0 % HOUR != 0);
    match (span.0, hours) {
        (..HOUR, _) => format!("{} minutes", span.0 / MINUTE),
        (HOUR, _) => "an hour".into(),
        (_, 1) if half => "an hour and a half".into(),
        (_, ..24) if half => format!("{hours} and a half hours"),
        (_, ..=24) => format!("{hours} hours"),
        _ => format!("{} days", span.0 / DAY),
    }
}
