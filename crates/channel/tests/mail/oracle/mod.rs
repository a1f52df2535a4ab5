//! What must hold for any bytes at all, one function for each door by which they come. Fuzzing runs them
//! (`cargo xtask fuzz`), and the ordinary tests run them over the seeds and over everything that was ever found.
//!
//! A panic is what fails. Time and memory are bounded from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "an oracle says that something is wrong by panicking")]
#![allow(dead_code, reason = "each fuzz target uses one of them")]

mod authenticate;
mod imap;
mod mail;
mod quote;
mod smtp;

/// An oracle: panics when something does not hold for these bytes.
pub type Oracle = fn(&[u8]);

/// All of them, by the names of their fuzz targets.
pub const ALL: [(&str, Oracle); 7] = [
    ("authenticate", authenticate::holds),
    ("imap", imap::holds),
    ("mail", mail::holds),
    ("quote", quote::holds),
    ("report", mail::report_holds),
    ("smtp", smtp::holds),
    ("tnef", mail::tnef_holds),
];

/// The oracle of a fuzz target.
pub fn oracle(target: &str) -> Oracle {
    ALL.iter().find(|(name, _)| *name == target).map(|(_, oracle)| *oracle).expect("every target has an oracle")
}

/// Runs it to its end on this thread.
fn now<T>(work: impl Future<Output = T>) -> T {
    thread_local! {
        static RUNTIME: tokio::runtime::Runtime =
            tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    }
    RUNTIME.with(|runtime| runtime.block_on(work))
}

/// The letters of a text, sorted: what must be the same however it is cut up and put in order.
fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<char> {
    let mut letters: Vec<char> = texts.into_iter().flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}
