//! Opening hours: when people are there, and what that makes of a span of working time.
//!
//! Weekly hours are local wall clock in an IANA zone, so that nine o'clock stays nine o'clock across a change of the
//! clocks. A time that the clocks skip shifts forward by what was skipped; a time that comes twice means its first
//! occurrence (RFC 5545 §3.3.5). A calendar that never opens is an error, not an endless search.

mod plan;
#[cfg(test)]
mod tests;
mod words;

pub use plan::{DatedHours, EXCEPTIONS_MAX, HoursPlan, InvalidHours, SPANS_PER_DAY_MAX, Span, parse_spans};
pub use words::MONTHS;

use crate::{Millis, Moment};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// How far ahead an opening is looked for. A desk that is closed for a year is closed.
pub const LOOK_AHEAD_DAYS: i32 = 365;
/// How many days of the calendar one sum walks over: a century. Only a broken value asks for more.
const WALK_DAYS_MAX: usize = 36_525;

/// When a team is there. Always valid: it can be made from a valid [`HoursPlan`] only.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "HoursPlan", into = "HoursPlan")]
pub struct OpeningHours {
    plan: HoursPlan,
    zone: TimeZone,
}

/// The calendar has no opening within [`LOOK_AHEAD_DAYS`], or not enough open time within a century.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("these opening hours do not open within a year")]
pub struct NeverOpen;

impl TryFrom<HoursPlan> for OpeningHours {
    type Error = InvalidHours;
    fn try_from(plan: HoursPlan) -> Result<Self, InvalidHours> {
        let (plan, zone) = plan.checked()?;
        Ok(OpeningHours { plan, zone })
    }
}

impl From<OpeningHours> for HoursPlan {
    fn from(hours: OpeningHours) -> HoursPlan {
        hours.plan
    }
}

impl OpeningHours {
    /// Open at any hour of every day.
    pub fn always() -> Self {
        let weekly = std::array::from_fn(|_| vec![Span::ALL_DAY]);
        OpeningHours { plan: HoursPlan { zone: "UTC".into(), weekly, exceptions: Vec::new() }, zone: TimeZone::UTC }
    }

    /// Monday to Friday from one minute of the day to another.
    ///
    /// # Errors
    /// When the zone is unknown or the minutes are no span of a day.
    pub fn weekdays(zone: &str, from: u16, to: u16) -> Result<Self, InvalidHours> {
        let day = |n: usize| if n < 5 { vec![Span { from, to }] } else { Vec::new() };
        HoursPlan { zone: zone.into(), weekly: std::array::from_fn(day), exceptions: Vec::new() }.try_into()
    }

    /// What they were made from.
    pub fn plan(&self) -> &HoursPlan {
        &self.plan
    }

    /// Whether somebody is there. The first moment of a span is open, its last is not.
    pub fn is_open(&self, at: Moment) -> bool {
        self.open_from(at).next().is_some_and(|(start, _)| start <= at)
    }

    /// The moment itself when it is open, else the next opening; `None` when there is none within a year.
    pub fn next_opening(&self, at: Moment) -> Option<Moment> {
        let limit = at + Millis::days(i64::from(LOOK_AHEAD_DAYS));
        self.open_from(at).next().map(|(start, _)| start.max(at)).filter(|start| *start <= limit)
    }

    /// The end of the span that is open at the moment, or else of the next one; spans that touch are one. `None` when
    /// there is no opening within a year, or no closing.
    pub fn next_closing(&self, at: Moment) -> Option<Moment> {
        let opening = self.next_opening(at)?;
        let limit = opening + Millis::days(i64::from(LOOK_AHEAD_DAYS));
        let mut closing = opening;
        for (start, end) in self.open_from(opening) {
            if start > closing {
                return Some(closing);
            }
            closing = end;
            if closing > limit {
                return None;
            }
        }
        Some(closing)
    }

    /// The first moment by which so much open time has passed since `at`. No time at all is `at` itself, open or not.
    ///
    /// # Errors
    /// When there is a year without an opening before then.
    pub fn add_open_time(&self, at: Moment, time: Millis) -> Result<Moment, NeverOpen> {
        let mut left = time.0;
        let mut searched_from = at;
        if left <= 0 {
            return Ok(at);
        }
        for (start, end) in self.open_from(at) {
            if start.since(searched_from) > Millis::days(i64::from(LOOK_AHEAD_DAYS)) {
                return Err(NeverOpen);
            }
            let start = start.max(at);
            let length = end.since(start).0;
            if left <= length {
                return Ok(start + Millis(left));
            }
            left -= length;
            searched_from = end;
        }
        Err(NeverOpen)
    }

    /// The open time between two moments; none when the second is not later.
    pub fn open_time_between(&self, from: Moment, to: Moment) -> Millis {
        let spans = self.open_from(from).take_while(|(start, _)| *start < to);
        Millis(spans.map(|(start, end)| end.min(to).since(start.max(from)).0.max(0)).sum())
    }

    /// The spans in order that end after `at`, none overlapping the one before it. Ends after a year of closed days.
    fn open_from(&self, at: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        // A span of the day before may reach over midnight.
        let first = self.local_date(at).and_then(|date| date.checked_sub(1.day()).ok());
        let dates = std::iter::successors(first, |date| date.tomorrow().ok()).take(WALK_DAYS_MAX);
        let mut closed_days = 0;
        let mut last_end = at;
        dates
            .map_while(move |date| {
                let spans = self.plan.spans_on(date);
                closed_days = if spans.is_empty() { closed_days + 1 } else { 0 };
                (closed_days <= LOOK_AHEAD_DAYS + 2).then_some((date, spans))
            })
            .flat_map(|(date, spans)| spans.iter().map(move |span| (date, *span)))
            .filter_map(move |(date, span)| {
                let (start, end) = self.resolve(date, span)?;
                // Skipped hours can push a start past its end or into the span before it.
                let start = start.max(last_end);
                if end <= last_end || end <= start {
                    return None;
                }
                last_end = end;
                Some((start, end))
            })
    }

    fn resolve(&self, date: Date, span: Span) -> Option<(Moment, Moment)> {
        let end_date = if span.crosses_midnight() || span.to == Span::DAY_END { date.tomorrow().ok()? } else { date };
        let start = self.moment(date, span.from)?;
        let end = self.moment(end_date, span.to % Span::DAY_END)?;
        Some((start, end))
    }

    /// A local time as a moment: skipped times shift forward, times that come twice mean the first.
    fn moment(&self, date: Date, minute: u16) -> Option<Moment> {
        let local = date.at(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0);
        let timestamp = self.zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Moment(timestamp.as_millisecond()))
    }

    fn local_date(&self, at: Moment) -> Option<Date> {
        let timestamp = Timestamp::from_millisecond(at.0).ok()?;
        Some(self.zone.to_datetime(timestamp).date())
    }
}
