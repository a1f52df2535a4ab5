//! See `crates/channel/tests/oracle/`.
#![no_main]

#[path = "../../crates/channel/tests/oracle/mod.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oracle::oracle("authenticate")(bytes));
