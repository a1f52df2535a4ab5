//! Opening hours as they are entered and stored, and what can be wrong with them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// Spans of one day. Two shifts and a break make two; more than eight is a slip of the keyboard.
pub const SPANS_PER_DAY_MAX: usize = 8;
/// Dated exceptions: thirty years of bank holidays.
pub const EXCEPTIONS_MAX: usize = 1_000;

/// A stretch of a day in minutes since local midnight. Stored as `[from, to]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "(u16, u16)", into = "(u16, u16)")]
pub struct Span {
    /// The first minute, 0 to 1439.
    pub from: u16,
    /// The first minute after it, 1 to 1440. When it is less than `from`, it is of the next day.
    pub to: u16,
}

impl Span {
    /// Midnight at the end of a day, in minutes.
    pub const DAY_END: u16 = 1_440;
    /// From midnight to midnight.
    pub const ALL_DAY: Span = Span { from: 0, to: Self::DAY_END };

    pub(super) fn crosses_midnight(self) -> bool {
        self.to < self.from
    }
}

impl From<(u16, u16)> for Span {
    fn from((from, to): (u16, u16)) -> Self {
        Span { from, to }
    }
}
impl From<Span> for (u16, u16) {
    fn from(span: Span) -> Self {
        (span.from, span.to)
    }
}

/// Opening hours as stored; [`super::OpeningHours`] is what can be asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HoursPlan {
    /// IANA zone, for example `Europe/Amsterdam`.
    pub zone: String,
    /// The spans that begin on each day, Monday first.
    pub weekly: [Vec<Span>; 7],
    /// Days that differ.
    #[serde(default)]
    pub exceptions: Vec<DatedHours>,
}

/// The hours of one date, instead of its weekly ones. A span of the day before that reaches over midnight stays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DatedHours {
    /// The date as `YYYY-MM-DD`.
    pub date: String,
    /// The spans that begin on it; none is a closed day.
    pub open: Vec<Span>,
    /// What it is, for the screen: "Boxing Day".
    #[serde(default)]
    pub name: String,
}

/// What is wrong with opening hours, in words for the person who entered them.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidHours {
    /// Not in the time zone database.
    #[error("\u{201c}{0}\u{201d} is not a known time zone. Choose one such as Europe/Amsterdam.")]
    UnknownZone(String),
    /// A span outside of a day, or without length.
    #[error("{from} to {to} is not a span of a day. Use times from 0:00 to 24:00.", from = clock(*.0), to = clock(*.1))]
    NotASpan(u16, u16),
    /// Two spans of one day overlap.
    #[error("Two times of one day overlap at {at}.", at = clock(*.0))]
    Overlap(u16),
    /// More than [`SPANS_PER_DAY_MAX`].
    #[error("A day can have at most {SPANS_PER_DAY_MAX} times.")]
    TooManySpans,
    /// More than [`EXCEPTIONS_MAX`].
    #[error("There can be at most {EXCEPTIONS_MAX} exceptions. Remove those of past years.")]
    TooManyExceptions,
    /// No date of the calendar.
    #[error("\u{201c}{0}\u{201d} is not a date. Write it as 2026-12-24.")]
    NotADate(String),
    /// The same date twice.
    #[error("{0} has two entries. Keep one.")]
    DateTwice(String),
    /// Text that names no times.
    #[error(
        "\u{201c}{0}\u{201d} is not understood. Write times as 9:00-12:30, 13:30-17:00, or \u{201c}closed\u{201d}."
    )]
    NotUnderstood(String),
}

impl HoursPlan {
    /// The plan with all spans and dates in order, and its zone.
    pub(super) fn checked(mut self) -> Result<(Self, TimeZone), InvalidHours> {
        let zone = TimeZone::get(&self.zone).map_err(|_| InvalidHours::UnknownZone(self.zone.clone()))?;
        if self.exceptions.len() > EXCEPTIONS_MAX {
            return Err(InvalidHours::TooManyExceptions);
        }
        for spans in self.weekly.iter_mut().chain(self.exceptions.iter_mut().map(|day| &mut day.open)) {
            check_spans(spans)?;
        }
        for day in &mut self.exceptions {
            let date: Date = day.date.trim().parse().map_err(|_| InvalidHours::NotADate(day.date.clone()))?;
            day.date = date.to_string();
        }
        self.exceptions.sort_by(|a, b| a.date.cmp(&b.date));
        match self.exceptions.windows(2).find(|pair| pair[0].date == pair[1].date) {
            Some(pair) => Err(InvalidHours::DateTwice(pair[0].date.clone())),
            None => Ok((self, zone)),
        }
    }

    /// The spans that begin on a date.
    pub(super) fn spans_on(&self, date: Date) -> &[Span] {
        if !self.exceptions.is_empty() {
            let text = date.to_string();
            if let Ok(at) = self.exceptions.binary_search_by(|day| day.date.as_str().cmp(&text)) {
                return &self.exceptions[at].open;
            }
        }
        let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        &self.weekly[day]
    }
}

fn check_spans(spans: &mut [Span]) -> Result<(), InvalidHours> {
    if spans.len() > SPANS_PER_DAY_MAX {
        return Err(InvalidHours::TooManySpans);
    }
    for span in spans.iter() {
        if span.from >= Span::DAY_END || span.to > Span::DAY_END || span.from == span.to {
            return Err(InvalidHours::NotASpan(span.from, span.to));
        }
    }
    spans.sort_by_key(|span| span.from);
    let end = |span: &Span| if span.crosses_midnight() { Span::DAY_END } else { span.to };
    match spans.windows(2).find(|pair| end(&pair[0]) > pair[1].from) {
        Some(pair) => Err(InvalidHours::Overlap(pair[1].from)),
        None => Ok(()),
    }
}

/// The times of a day as people type them: `9:00-12:30, 13:30-17`, `9 to 17`, `22:00–2:00`, `all day`, `closed`.
///
/// # Errors
/// With the part that was not understood, or with what is wrong with the times.
pub fn parse_spans(text: &str) -> Result<Vec<Span>, InvalidHours> {
    let text = text.trim().to_lowercase();
    if text.is_empty() || text == "closed" {
        return Ok(Vec::new());
    }
    if text == "all day" {
        return Ok(vec![Span::ALL_DAY]);
    }
    let parts = text.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    let mut spans = Vec::new();
    for part in parts {
        let span = part
            .split_once(" to ")
            .or_else(|| part.split_once(['-', '\u{2013}', '\u{2014}']))
            .and_then(|(from, to)| Some(Span { from: minute(from)?, to: minute(to)? }));
        spans.push(span.ok_or_else(|| InvalidHours::NotUnderstood(part.to_owned()))?);
    }
    for span in &mut spans {
        // "18:00-0:00" means until midnight; a span never ends at the beginning of its own day.
        if span.to == 0 {
            span.to = Span::DAY_END;
        }
    }
    check_spans(&mut spans)?;
    Ok(spans)
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "00"));
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= Span::DAY_END).then_some(hour * 60 + minute)
}

/// Minutes of a day as a clock shows them: "9:00".
pub(super) fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
