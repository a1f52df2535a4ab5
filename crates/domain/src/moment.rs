//! Moments and spans. The domain never asks what time it is: `now` is an argument.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A point in time: UTC milliseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A span of time in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// So many seconds.
    pub const fn seconds(n: i64) -> Self {
        Millis(n * 1_000)
    }
    /// So many minutes.
    pub const fn minutes(n: i64) -> Self {
        Millis(n * 60_000)
    }
    /// So many hours.
    pub const fn hours(n: i64) -> Self {
        Millis(n * 3_600_000)
    }
    /// So many days of 24 hours.
    pub const fn days(n: i64) -> Self {
        Millis(n * 86_400_000)
    }
}

impl Moment {
    /// The span from `earlier` to this moment; negative when `earlier` is later.
    pub fn since(self, earlier: Moment) -> Millis {
        Millis(self.0 - earlier.0)
    }
    /// RFC 3339 in UTC, to the second.
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0)
            .map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
            .unwrap_or_else(|_| "out of range".to_owned())
    }
}

impl Add<Millis> for Moment {
    type Output = Moment;
    fn add(self, span: Millis) -> Moment {
        Moment(self.0.saturating_add(span.0))
    }
}
impl Sub<Millis> for Moment {
    type Output = Moment;
    fn sub(self, span: Millis) -> Moment {
        Moment(self.0.saturating_sub(span.0))
    }
}
