//! The post office between the desks and everybody else: real bytes, real reading, and a weather of its own.

use crate::story::Weather;
use desk::{Channel, Clock, Parcel, Promised};
use domain::Moment;
use domain::message::{Delivery, Envelope, Inbound, Manners, Outgoing, Peek};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Rehearsal;

/// Messages that one node hands over at a time.
const AT_A_TIME: usize = 8;

/// A message that a desk handed over, or tried to.
#[derive(Clone)]
pub struct Handed {
    /// When.
    pub at: Moment,
    /// By which house.
    pub house: usize,
    /// What it said.
    pub outgoing: Outgoing,
    /// The bytes on the wire.
    pub raw: Vec<u8>,
    /// How it was taken; `None` is a fine day.
    pub weather: Option<Weather>,
}

impl Handed {
    /// Whether the other side has it.
    pub fn arrived(&self) -> bool {
        !matches!(self.weather, Some(Weather::Later | Weather::Refuses | Weather::SilentlyLoses))
    }
}

/// The post office.
#[derive(Default)]
pub struct Office(Mutex<State>);

#[derive(Default)]
struct State {
    forecast: VecDeque<Weather>,
    handed: Vec<Handed>,
}

impl Office {
    /// The next messages are taken like this.
    pub fn forecast(&self, weather: Weather, times: u32) {
        let forecast = &mut self.state().forecast;
        (0..times).for_each(|_| forecast.push_back(weather));
    }

    /// Everything is accepted again.
    pub fn clears_up(&self) {
        self.state().forecast.clear();
    }

    /// What was handed over or tried, from a number on.
    pub fn handed_from(&self, first: usize) -> Vec<Handed> {
        self.state().handed.get(first..).unwrap_or_default().to_vec()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where one node hands its mail in. It reads and writes with the real mail channel.
pub struct Counter {
    /// The post office.
    pub office: Arc<Office>,
    /// Whose node it is.
    pub house: usize,
    /// The node.
    pub rehearsal: Arc<Rehearsal>,
    /// Its clock.
    pub clock: Clock,
}

impl Channel for Counter {
    fn read(&self, _envelope: &Envelope, raw: &[u8]) -> Inbound {
        channel::email::read(raw)
    }

    fn peek(&self, raw: &[u8]) -> Option<Peek> {
        channel::email::peek(raw)
    }

    fn compose(&self, parcel: &Parcel) -> Vec<u8> {
        channel::email::compose(parcel)
    }

    fn deliver<'a>(&'a self, parcel: &'a Parcel) -> Promised<'a, Delivery> {
        Box::pin(async move {
            self.rehearsal.turn().await;
            let mut state = self.office.state();
            let weather = state.forecast.pop_front();
            let (outgoing, raw) = (parcel.outgoing.clone(), self.compose(parcel));
            state.handed.push(Handed { at: self.clock.now(), house: self.house, outgoing, raw, weather });
            said(weather)
        })
    }

    fn manners(&self) -> Manners {
        Manners { at_a_time: AT_A_TIME, ..channel::email::MANNERS }
    }
}

fn said(weather: Option<Weather>) -> Delivery {
    match weather {
        None | Some(Weather::Bounces | Weather::BouncesInWords) => {
            Delivery::Accepted { receipt: "250 2.0.0 Ok".into() }
        }
        Some(Weather::Later) => {
            Delivery::Later { why: "their server is busy".into(), answer: "451 4.3.2 try again later".into() }
        }
        Some(Weather::Refuses) => {
            Delivery::Refused { why: "nobody has this address".into(), answer: "550 5.1.1 user unknown".into() }
        }
        Some(Weather::SilentlyTakes | Weather::SilentlyLoses) => {
            Delivery::Uncertain { why: "no answer came after the message".into() }
        }
    }
}
