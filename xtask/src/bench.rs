//! `cargo xtask bench`: builds the program and its benchmark in release mode and runs it. Never part of the tests: a
//! slow machine must not make a correct change fail.

use crate::step::{Failed, run};
use crate::test::{PROGRAM, cargo_command, target_folder};
use std::process::{Command, ExitCode};

/// Builds and runs it; `words` are handed on.
pub(crate) fn run_and_tell(words: &[&str]) -> ExitCode {
    match build_and_run(words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn build_and_run(words: &[&str]) -> Result<(), Failed> {
    run(cargo_command("build").args(["--locked", "--release", "--package", "answerable", "--package", "bench"]))?;
    let folder = target_folder()?.join("release");
    run(Command::new(folder.join("bench")).args(words).env(PROGRAM, folder.join("answerable")))
}
