//! What tests of real programs need from the machine: the programs themselves, free ports, time that is bounded.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

pub use crate::port::free_port;

/// How long anything may take on a busy machine before a test says that it never came.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often a test looks again.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Whether programs are installed; says aloud what is left out where one is missing.
///
/// # Panics
/// In CI when one is missing.
pub fn installed(programs: &[&str], what: &str) -> bool {
    let Some(missing) = programs.iter().find(|program| !Path::new(program).exists()) else { return true };
    assert!(std::env::var("CI").is_err(), "{missing} is not installed: run the test command");
    eprintln!("LEFT OUT: {what} ({missing} is not installed)");
    false
}

/// Whether we are root, which mail servers need to be; says aloud what is left out otherwise.
///
/// # Panics
/// In CI when we are not.
pub fn is_root(what: &str) -> bool {
    use std::os::unix::fs::MetadataExt;
    let root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    assert!(root || std::env::var("CI").is_err(), "{what} needs root");
    if !root {
        eprintln!("LEFT OUT: {what} (only root may start a mail server)");
    }
    root
}

/// Shows what a program wrote down, when the test that used it has failed. Whether anybody hears it does not matter:
/// a second panic would keep the rest from being cleared away.
pub fn tell_after_a_failure(program: &str, log: &str) {
    if std::thread::panicking() {
        let _ = writeln!(std::io::stderr(), "What {program} wrote down:\n{log}");
    }
}

/// The numbers of a user and its group.
pub fn ids_of(user: &str) -> (u32, u32) {
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
    let line = passwd.lines().find(|line| line.split(':').next() == Some(user));
    let mut fields = line.unwrap_or_else(|| panic!("there is no user {user}")).split(':').skip(2);
    let mut number = || fields.next().unwrap().parse().unwrap();
    (number(), number())
}

/// Looks again and again, as [`wait_for`] does, with a look that waits itself.
///
/// # Panics
/// When it never came.
pub async fn wait_until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < PATIENCE, "never came: {what}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Looks again and again until something is there.
///
/// # Panics
/// When it never came.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "never came: {what}");
        std::thread::sleep(LOOK_EVERY);
    }
}
