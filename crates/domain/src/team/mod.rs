//! Agents, their duty and cover, opening hours.

mod hours;

pub use hours::{
    DatedHours, EXCEPTIONS_MAX, HoursPlan, InvalidHours, LOOK_AHEAD_DAYS, NeverOpen, OpeningHours, SPANS_PER_DAY_MAX,
    Span, parse_spans,
};
