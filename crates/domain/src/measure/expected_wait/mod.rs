//! How long people wait for an answer, from what was measured, unanswered waits included.
//!
//! Whoever counts only what was answered is badly optimistic in a backlog: the long waits are the ones still open.
//! So open waits count as "longer than this" (Kaplan and Meier 1958). What is told is the upper end of what the data
//! allow for nine in ten, and where they allow nothing, no number is told.

mod survival;
#[cfg(test)]
mod tests;
mod words;

pub use words::{round_up, told_words};

use crate::{Millis, Moment};
use serde::{Deserialize, Serialize};
use survival::Curve;

/// Answered waits below which nothing is said about nine in ten: 0.9^29 < 0.05 <= 0.9^28, so with fewer not even the
/// longest one bounds it with 95 % confidence.
pub const ANSWERED_FOR_NINE_IN_TEN: usize = 29;
/// Answered waits from which the estimate itself is told instead of its upper bound: by then the two are close.
const ANSWERED_FOR_PLAIN_ESTIMATE: usize = 200;
/// The chance that the bound is too low.
const BOUND_RISK: f64 = 0.05;
const HALF: f64 = 0.5;
const NINE_IN_TEN: f64 = 0.9;

/// One wait for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Episode {
    /// When the customer's message was accepted.
    pub asked_at: Moment,
    /// How the wait ended, if it has.
    pub ended: Ending,
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// A person's answer was handed to the channel at this moment. An automatic reply never ends a wait.
    Answered(Moment),
    /// It has not.
    StillWaiting,
    /// The customer took it back, or it was merged or judged spam, at this moment: they would have waited longer.
    Withdrawn(Moment),
}

/// What may honestly be said about the wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "expected")]
pub enum Expected {
    /// Half are answered within `median`, nine in ten within `nine_in_ten`; unrounded.
    Measured {
        /// Half of the waits are no longer.
        median: Millis,
        /// Nine in ten are no longer, at the upper end of what the data allow.
        nine_in_ten: Millis,
        /// Answered waits that this rests on.
        answered: usize,
    },
    /// So many are still open that nine in ten cannot be bounded: it is longer than this.
    LongerThan {
        /// One in ten waits longer than this, or more than one.
        waited: Millis,
        /// Half are no longer, where even that is known.
        median: Option<Millis>,
        /// Answered waits that this rests on.
        answered: usize,
    },
    /// Fewer than [`ANSWERED_FOR_NINE_IN_TEN`] were answered: no number at all.
    TooFew {
        /// Answered waits.
        answered: usize,
    },
}

impl Expected {
    /// The same with every span put through `convert`: open time to wall clock, through the calendar.
    #[must_use]
    pub fn map(self, convert: impl Fn(Millis) -> Millis) -> Self {
        match self {
            Expected::Measured { median, nine_in_ten, answered } => {
                Expected::Measured { median: convert(median), nine_in_ten: convert(nine_in_ten), answered }
            }
            Expected::LongerThan { waited, median, answered } => {
                Expected::LongerThan { waited: convert(waited), median: median.map(convert), answered }
            }
            Expected::TooFew { answered } => Expected::TooFew { answered },
        }
    }
}

/// What may be said at `now`, in wall-clock time.
pub fn expected_wait(episodes: &[Episode], now: Moment) -> Expected {
    expected_wait_of(episodes, now, |from, to| to.since(from))
}

/// What may be said at `now`, with time counted by `elapsed`: wall clock, or open time only.
///
/// An end after `now` has not happened yet: a replay of the past must not know the future. Waits that begin after `now`
/// are left out.
pub fn expected_wait_of(episodes: &[Episode], now: Moment, elapsed: impl Fn(Moment, Moment) -> Millis) -> Expected {
    let known = episodes.iter().filter(|episode| episode.asked_at <= now);
    let waits = known.map(|episode| {
        let (until, answered) = match episode.ended {
            Ending::Answered(at) if at <= now => (at, true),
            Ending::Withdrawn(at) if at <= now => (at, false),
            _ => (now, false),
        };
        let wait = Millis(elapsed(episode.asked_at, until).0.max(0));
        Wait { wait, answered }
    });
    of_waits(waits.collect())
}

/// A length and whether it ended with an answer; otherwise it was longer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Wait {
    wait: Millis,
    answered: bool,
}

fn of_waits(waits: Vec<Wait>) -> Expected {
    let curve = Curve::of(waits);
    let answered = curve.answered();
    if answered < ANSWERED_FOR_NINE_IN_TEN {
        return Expected::TooFew { answered };
    }
    let median = curve.quantile(HALF);
    let level = level_to_tell(NINE_IN_TEN, answered);
    match (median, curve.quantile(level)) {
        (Some(median), Some(nine_in_ten)) => Expected::Measured { median, nine_in_ten, answered },
        (median, _) => {
            // Where the curve does not fall to one in ten, more than one in ten outlast everything that was seen.
            let waited = curve.quantile(NINE_IN_TEN).unwrap_or_else(|| curve.longest());
            Expected::LongerThan { waited, median, answered }
        }
    }
}

/// The level of the curve that is told for a share of `p`: from [`ANSWERED_FOR_PLAIN_ESTIMATE`] on `p` itself, before
/// that the level of the order statistic that bounds it. With open waits among the answered ones the curve takes the
/// place of the sorted list, and the count of answers that of its length.
fn level_to_tell(p: f64, answered: usize) -> f64 {
    if answered >= ANSWERED_FOR_PLAIN_ESTIMATE {
        return p;
    }
    quantile_bound_rank(answered, p).map_or(1.0, |rank| {
        // Half a step below, so that rounding cannot move on to the next one.
        (as_f64(rank) - 0.5) / as_f64(answered)
    })
}

/// The rank (from 1) of the order statistic of `n` values that is no less than their true `p`-quantile with 95 %
/// confidence, whatever the distribution: the smallest r with P(Bin(n, p) >= r) <= 0.05. `None` when not even the
/// largest value is: for p = 0.9 below 29 values, for p = 0.95 below 59.
pub fn quantile_bound_rank(n: usize, p: f64) -> Option<usize> {
    if n == 0 || !(p > 0.0 && p < 1.0) {
        return None;
    }
    // Bin(n, p) from its top: P(X = n), P(X = n - 1) and so on, in logarithms because p^n leaves the range of f64.
    let (log_p, log_q) = (p.ln(), (1.0 - p).ln());
    let mut log_term = as_f64(n) * log_p;
    let mut tail = 0.0;
    let mut rank = None;
    for r in (1..=n).rev() {
        tail += log_term.exp();
        if tail > BOUND_RISK {
            break;
        }
        rank = Some(r);
        log_term += as_f64(r).ln() - as_f64(n - r + 1).ln() + log_q - log_p;
    }
    rank
}

/// Counts of conversations are far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of waits are far below 2^53")]
fn as_f64(count: usize) -> f64 {
    count as f64
}
