//! The people who answer: who they are, whether they are on duty, who covers for whom, when they are there.

mod agent;
mod hours;
mod mention;
mod owner;
pub mod passkey;
mod permission;
mod preferences;
mod presence;
mod push;
mod single_sign_on;

pub use agent::{Agent, Role, Team, initials};
pub use hours::{
    DatedHours, EXCEPTIONS_MAX, HoursPlan, InvalidHours, LOOK_AHEAD_DAYS, MONTHS, NeverOpen, OpeningHours,
    SPANS_PER_DAY_MAX, Span, parse_spans,
};
pub use mention::{MENTIONS_MAX, mentioned, name_begins};
pub use owner::{Chosen, Load, choose_owner};
pub use permission::{Eyes, Permission, Scope, is_last_administrator};
pub use preferences::{InvalidKeys, KEY_ACTS, LIST_WIDTH, Preferences, SIDE_WIDTH};
pub use presence::{Doing, PRESENT_FOR};
pub use push::{PUSH_ADDRESS_BYTES_MAX, push_origin};
pub use single_sign_on::{Asked, Claims, Unproven};
