//! The project's own chores, run as `cargo xtask <command>`.
//!
//! **Never** part of the product: nothing in `crates/` may use it, and it uses nothing of theirs.

mod axe;
mod bench;
mod count;
mod fuzz;
mod needs;
mod postgres;
mod step;
mod test;

use std::process::ExitCode;

/// Wrong words on the command line (sysexits: `EX_USAGE`).
const USAGE: u8 = 64;

const COMMANDS: &str = "\
The project's chores:

  cargo xtask test          everything that must hold before a change is merged
  cargo xtask test --all    the same, with the long runs (all seeds, big data, an hour of fuzzing)
  cargo xtask bench         builds in release mode and measures; prints a table
  cargo xtask fuzz [--seconds N] [target …]
                            hands strange bytes to whatever reads them, N seconds in all; prints a table
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{COMMANDS}");
            ExitCode::SUCCESS
        }
        ["test"] => test::run_and_tell(false),
        ["test", "--all"] => test::run_and_tell(true),
        ["bench", words @ ..] => bench::run_and_tell(words),
        ["fuzz", words @ ..] => fuzz::run_and_tell(words),
        other => {
            eprintln!("There is no such chore: {}\n\n{COMMANDS}", other.join(" "));
            ExitCode::from(USAGE)
        }
    }
}
