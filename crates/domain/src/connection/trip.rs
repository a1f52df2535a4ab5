//! A message there and back: sent to the mailbox's own address by the way that answers leave, and waited for by the way that
//! customers' mail comes. It is no conversation, and nobody answers it.

use super::{About, Finding, Grade, What};
use crate::message::Authentication;
use crate::{Millis, Moment};

/// A message that has not come by then is lost: greylisting takes minutes, nothing takes longer that customers would not
/// notice, too.
pub const LATE: Millis = Millis::minutes(15);

/// One message there and back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trip {
    /// It went to the address with a tag, as answers of customers do.
    pub tagged: bool,
    /// When it was asked for.
    pub begun_at: Moment,
    /// How it left.
    pub left: Left,
    /// How it came.
    pub came: Option<Came>,
}

/// How it left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Left {
    /// Not yet; why, if it was tried.
    NotYet(Option<String>),
    /// The next server took it.
    At(Moment),
    /// It never will, and why.
    Never(String),
    /// It left, and a server on the way reported that it could not be delivered, and why.
    CameBack(Moment, String),
}

/// How it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Came {
    /// When.
    pub at: Moment,
    /// From which server: one that handed it over, or that it was fetched from.
    pub from: String,
    /// It was fetched.
    pub fetched: bool,
    /// What was proved about who sent it.
    pub proof: Option<Authentication>,
}

impl Trip {
    /// Whether it may still come.
    pub(super) fn is_under_way(&self, now: Moment) -> bool {
        let ended = matches!(self.left, Left::Never(_) | Left::CameBack(..));
        self.came.is_none() && !ended && now.since(self.begun_at) <= LATE
    }
    /// When it left.
    pub fn left_at(&self) -> Option<Moment> {
        match self.left {
            Left::At(at) | Left::CameBack(at, _) => Some(at),
            Left::NotYet(_) | Left::Never(_) => None,
        }
    }
}

pub(super) fn findings(trips: &[Trip], now: Moment) -> Vec<Finding> {
    if trips.is_empty() {
        return vec![Finding::new(About::Trip, Grade::NotAsked, What::NoTrip)];
    }
    trips.iter().map(|trip| finding(trip, now)).collect()
}

fn finding(trip: &Trip, now: Moment) -> Finding {
    let say = |grade, what| Finding::new(About::Trip, grade, what);
    let late = now.since(trip.begun_at) > LATE;
    match (&trip.came, &trip.left) {
        (Some(came), _) => {
            let from = trip.left_at().unwrap_or(trip.begun_at);
            say(Grade::Fine, What::TripDone(trip.clone(), Millis(came.at.since(from).0.max(0))))
        }
        (None, Left::Never(why)) => say(Grade::InVain, What::TripRefused(trip.clone(), why.clone())),
        (None, Left::CameBack(_, why)) => say(Grade::InVain, What::TripCameBack(trip.clone(), why.clone())),
        (None, Left::At(_)) if late => say(Grade::InVain, What::TripLost(trip.clone())),
        (None, Left::At(_)) => say(Grade::NotAsked, What::TripUnderWay(trip.clone())),
        (None, Left::NotYet(Some(why))) if late => say(Grade::InVain, What::TripRefused(trip.clone(), why.clone())),
        (None, Left::NotYet(why)) => say(Grade::NotAsked, What::TripWaits(why.clone())),
    }
}
