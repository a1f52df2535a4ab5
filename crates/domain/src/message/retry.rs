//! When a message that could not leave is tried again (RFC 5321 §4.5.4.1: half an hour at first is too seldom for
//! people who wait; give up after four to five days).

use crate::{Millis, Moment};

/// After so long without success we give up and tell the owner.
pub const GIVE_UP_AFTER: Millis = Millis::days(5);

/// Waits after the first, second, … failed try; the last one repeats.
const WAITS: [Millis; 9] = [
    Millis::minutes(1),
    Millis::minutes(5),
    Millis::minutes(15),
    Millis::minutes(30),
    Millis::hours(1),
    Millis::hours(2),
    Millis::hours(4),
    Millis::hours(8),
    Millis::hours(12),
];

/// The next try after `tries` failed ones, the first of them at `first`; `None` when it is time to give up.
/// `spread` (0 to 999) lengthens the wait by up to a tenth, so that a thousand messages do not come back together.
pub fn next_try(tries: i64, first: Moment, now: Moment, spread: i64) -> Option<Moment> {
    if now.since(first) >= GIVE_UP_AFTER {
        return None;
    }
    let step = usize::try_from((tries - 1).max(0)).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    let wait = WAITS[step].0;
    Some(now + Millis(wait + wait * spread.clamp(0, 999) / 10_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_go_on_for_five_days_and_then_end() {
        let first = Moment(0);
        let (mut now, mut tries) = (first, 0);
        while let Some(next) = next_try(tries + 1, first, now, 0) {
            assert!(next > now);
            now = next;
            tries += 1;
            assert!(tries < 100);
        }
        assert!(now.since(first) >= GIVE_UP_AFTER && now.since(first) < Millis::days(6));
        assert!((12..30).contains(&tries), "{tries}");
    }
}
