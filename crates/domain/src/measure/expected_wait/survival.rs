//! The share of people who are still waiting, by the time that has passed (Kaplan and Meier 1958).

use super::{Wait, as_f64};
use crate::Millis;

/// Shares closer than this are equal: the product of many fractions is not exact.
const SHARE_TOLERANCE: f64 = 1e-9;

/// S(t): the estimated share that waits longer than t, falling at each answer.
pub(super) struct Curve {
    /// Each time at which somebody was answered, with the share that still waits just after.
    steps: Vec<(Millis, f64)>,
    answered: usize,
    longest: Millis,
}

impl Curve {
    /// S(t) = product over answer times up to t of (1 - answered at it / still waiting before it). Who left at the
    /// same moment as an answer was given counts as still waiting at it, as is customary.
    pub(super) fn of(mut waits: Vec<Wait>) -> Self {
        waits.sort_by_key(|w| (w.wait, !w.answered));
        let mut share = 1.0;
        let mut steps: Vec<(Millis, f64)> = Vec::new();
        let mut waiting = waits.len();
        for group in waits.chunk_by(|a, b| a.wait == b.wait) {
            let answered = group.iter().filter(|w| w.answered).count();
            if answered > 0 {
                share *= 1.0 - as_f64(answered) / as_f64(waiting);
                steps.push((group[0].wait, share));
            }
            waiting -= group.len();
        }
        Curve {
            steps,
            answered: waits.iter().filter(|w| w.answered).count(),
            longest: waits.last().map_or(Millis(0), |w| w.wait),
        }
    }

    /// The first time by which a share of `p` is answered; `None` when the curve never falls so low.
    pub(super) fn quantile(&self, p: f64) -> Option<Millis> {
        self.steps.iter().find(|(_, share)| *share <= 1.0 - p + SHARE_TOLERANCE).map(|(at, _)| *at)
    }

    pub(super) fn answered(&self) -> usize {
        self.answered
    }

    /// The longest wait that was seen, ended or not: beyond it nothing is known.
    pub(super) fn longest(&self) -> Millis {
        self.longest
    }

    /// The share that waits longer than `at`.
    #[cfg(test)]
    pub(super) fn share_waiting(&self, at: Millis) -> f64 {
        self.steps.iter().take_while(|(step, _)| *step <= at).last().map_or(1.0, |(_, share)| *share)
    }
}
