//! What the desk does.
pub mod channel;
pub use channel::{Channel, Parcel};
