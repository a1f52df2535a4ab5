//! The only place that asks what time it is. Everything else gets `now` as an argument, so the journey walk and the
//! simulator can run the production code under a clock of their own.

use domain::{Millis, Moment};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved.
    Virtual(Arc<AtomicI64>),
}

impl Clock {
    /// A virtual clock that begins at a moment.
    pub fn starting_at(moment: Moment) -> Self {
        Clock::Virtual(Arc::new(AtomicI64::new(moment.0)))
    }

    /// What time it is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Moment {
        match self {
            Clock::System => {
                let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
                Moment(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
            }
            Clock::Virtual(moment) => Moment(moment.load(Ordering::Acquire)),
        }
    }

    /// Whether time is rehearsed.
    pub fn is_virtual(&self) -> bool {
        matches!(self, Clock::Virtual(_))
    }

    /// Moves a virtual clock forward. The system's clock moves by itself.
    pub fn advance(&self, span: Millis) {
        if let Clock::Virtual(moment) = self {
            moment.fetch_add(span.0, Ordering::AcqRel);
        }
    }

    /// Sets a virtual clock.
    pub fn set(&self, to: Moment) {
        if let Clock::Virtual(moment) = self {
            moment.store(to.0, Ordering::Release);
        }
    }
}
