//! Tests of mail in and out. One program for all files: each would hold the whole channel once more, which cost disk and
//! time to link.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod bounces;
mod common;
mod connection;
mod delivery;
mod dkim;
mod fuzzed;
mod hostile;
mod name_servers;
mod notices;
mod oracle;
mod quotes;
mod reading;
mod replies;
mod roundtrip;
mod sealed;
mod server;
mod signatures;
mod spf;
mod structure;
mod threads;
mod winmail;
