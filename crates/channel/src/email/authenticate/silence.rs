//! Whether any name server answers at all. While none does, nothing is asked for a while: otherwise each mail would wait
//! for each look-up in vain. A sender whose own name servers are slow must not bring that about, so before it begins a
//! name that belongs to nobody is looked up.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Look-ups without an answer, one after the other, before it is asked whether anybody answers.
const IN_A_ROW: u32 = 3;
/// How long nothing is asked then.
const QUIET: Duration = Duration::from_secs(30);

/// How long afterwards it is still told.
const RECENT: Duration = Duration::from_secs(5 * 60);

/// What is known of it.
#[derive(Default)]
pub(super) struct Silence {
    unanswered: AtomicU32,
    until: Mutex<Option<Instant>>,
}

impl Silence {
    /// Nobody answered, and nothing is to be asked now.
    pub(super) fn holds(&self, now: Instant) -> bool {
        self.until.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|until| now < until)
    }

    /// Nobody answered lately. Where nobody has asked since, it may be over.
    pub(super) fn is_recent(&self, now: Instant) -> bool {
        let until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| now < until + RECENT)
    }

    /// Somebody answered.
    pub(super) fn ends(&self) {
        self.unanswered.store(0, Ordering::Relaxed);
        *self.until.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// One more look-up had no answer; whether it is time to ask if anybody answers.
    pub(super) fn one_more(&self) -> bool {
        self.unanswered.fetch_add(1, Ordering::Relaxed) + 1 >= IN_A_ROW
    }

    /// Nobody answers.
    pub(super) fn begins(&self, now: Instant) {
        let before = self.until.lock().unwrap_or_else(PoisonError::into_inner).replace(now + QUIET);
        if before.is_none() {
            tracing::warn!("no name server answers; who sends mail is not checked until one does");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_after_some_in_a_row_and_is_over_by_itself_or_with_an_answer() {
        let (silence, now) = (Silence::default(), Instant::now());
        assert_eq!([silence.one_more(), silence.one_more(), silence.one_more()], [false, false, true]);
        silence.begins(now);
        assert!(silence.holds(now) && silence.is_recent(now));
        let later = now + QUIET;
        assert!(!silence.holds(later) && silence.is_recent(later), "it is asked again");
        assert!(silence.one_more(), "one look-up is enough now");
        silence.ends();
        assert!(!silence.is_recent(later) && !silence.one_more());
    }
}
