//! The test world: a whole desk on a real database with the real mail channel, under a virtual clock, between a
//! scripted post office and people who write. It fails if anything is left undone.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, reason = "a test that cannot go on stops")]

mod authenticator;
pub mod axe;
pub mod browser;
pub mod clamd;
pub mod cluster;
pub mod corpora;
pub mod dovecot;
pub mod http;
pub mod kept;
pub mod machine;
pub mod mount;
pub mod odd_mailbox;
mod port;
mod post_office;
pub mod postfix;
pub mod provider;
pub mod room;
pub mod rspamd;
pub mod server;
pub mod swaks;
pub mod token_server;
mod world;

pub use authenticator::{Authenticator, PRESENT, VERIFIED};
pub use post_office::{PostOffice, Sent};
pub use sim::Letter;
pub use world::{Cast, World, first_run};
