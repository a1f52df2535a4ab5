//! The door: who asks, from where, and setting up a new desk.

pub(crate) mod code;
mod cookie;
mod device;
pub(crate) mod link;
pub(crate) mod passkey;
pub(crate) mod provider;
mod proxies;
pub(crate) mod set_up;
pub(crate) mod sign_in;
mod signed_in;
mod spoken;
pub(crate) mod theme;

pub(crate) use device::device;
pub(crate) use proxies::Place;
pub use proxies::{Proxies, household};
pub(crate) use signed_in::SignedIn;
pub(crate) use spoken::Spoken;
