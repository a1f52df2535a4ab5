//! `cargo xtask bench`: builds the program and its benchmark in release mode and runs it. Never part of the tests: a
//! slow machine must not make a correct change fail.

use crate::postgres::{self, Durable};
use crate::step::{Failed, run};
use crate::test::{POSTGRES, PROGRAM, cargo_command, target_folder};
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
    let mut bench = Command::new(folder.join("bench"));
    bench.args(words).env(PROGRAM, folder.join("answerable"));
    // Without PostgreSQL its rows are left out, in words.
    let server = postgres::start(Durable::Yes).inspect_err(|why| eprintln!("without PostgreSQL: {why}")).ok();
    if let Some(server) = &server {
        bench.env(POSTGRES, &server.url);
    }
    run(&mut bench)
}
