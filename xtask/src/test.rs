//! `cargo xtask test`: everything that must hold before a change is merged, in one command that ends with a count.
//!
//! Format and lints are told, but do not stop the tests: whoever runs this wants to know all that is wrong. One
//! folder and one profile serve every step, so nothing is compiled twice.

use crate::count::Count;
use crate::needs::{self, cargo};
use crate::postgres::{self, Durable};
use crate::step::{Failed, Steps, run, shown};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

/// Where the store's tests find a PostgreSQL to make databases in.
pub(crate) const POSTGRES: &str = "ANSWERABLE_TEST_POSTGRES";
/// Where tests of the real program find it.
pub(crate) const PROGRAM: &str = "ANSWERABLE_BIN";
/// Makes the tests of the pages run on PostgreSQL.
const ON_POSTGRES: &str = "ANSWERABLE_TEST_PAGES_ON_POSTGRES";
/// The tests of the pages that need a database.
const PAGES: [&str; 6] = ["bodies", "conversations", "door", "drafts", "live", "portal"];
/// Set for the long runs.
const ALL: &str = "ANSWERABLE_ALL";

/// Runs it.
pub(crate) fn run_all(all: bool) -> (Steps, Count) {
    let mut steps = Steps::default();
    let mut count = Count::default();
    if steps.step("What the tests need from this machine", needs::see_to).is_none() {
        return (steps, count);
    }
    steps.step("Format", || run(cargo_command("fmt").args(["--all", "--", "--check"])));
    steps.step("Lints, warnings denied", || {
        run(cargo_command("clippy").args(["--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    let built = steps.step("Build the program and all tests", || {
        // All targets at once, so that libraries are compiled with one set of features and used by every later step.
        run(cargo_command("build").args(["--locked", "--workspace", "--all-targets"]))?;
        program()
    });
    let Some(program) = built else { return (steps, count) };
    let Some(server) = steps.step("A PostgreSQL of our own", || postgres::start(Durable::No)) else {
        return (steps, count);
    };
    steps.step("Tests: rules, both databases, stories, real servers, browser", || {
        let mut command = cargo_command("test");
        command.args(["--locked", "--workspace", "--no-fail-fast", "--", "--show-output"]);
        command.env(POSTGRES, &server.url).env(PROGRAM, &program);
        if all {
            command.env(ALL, "1");
        }
        tests(&mut command, &mut count)
    });
    steps.step("The pages once more, on PostgreSQL", || {
        let mut command = cargo_command("test");
        command.args(["--locked", "--workspace", "--no-fail-fast"]);
        for name in PAGES {
            command.args(["--test", name]);
        }
        command.args(["--", "--show-output"]).env(POSTGRES, &server.url).env(ON_POSTGRES, "1");
        tests(&mut command, &mut count)
    });
    steps.step("Remove the PostgreSQL", || {
        drop(server);
        Ok(())
    });
    (steps, count)
}

/// Runs it and says what became of it.
pub(crate) fn run_and_tell(all: bool) -> ExitCode {
    let (steps, count) = run_all(all);
    let ran = count.passed + count.failed > 0;
    println!("\n{}", steps.summary());
    for failure in &count.failures {
        println!("failed: {failure}");
    }
    for line in &count.left_out {
        println!("!!! {line}");
    }
    println!("{}", if ran { count.closing() } else { "no test ran".to_owned() });
    let held = steps.all_held() && count.failed == 0;
    if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs the tests, shows what matters, counts.
fn tests(command: &mut Command, count: &mut Count) -> Result<(), Failed> {
    let words = shown(command);
    println!("   {words}");
    // Cargo names the file of tests on stderr; both streams must come in one order.
    let (reader, writer) = std::io::pipe().map_err(|error| error.to_string())?;
    let errors = writer.try_clone().map_err(|error| error.to_string())?;
    let spawned = command.stdin(Stdio::null()).stdout(writer).stderr(errors).spawn();
    let mut child = spawned.map_err(|error| format!("`{words}` could not be started: {error}"))?;
    // The command keeps the writing ends; without them the reader never sees the end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        if count.line(text) {
            println!("{text}");
        }
        line.clear();
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(format!("{} of {} tests failed", count.failed, count.failed + count.passed));
    }
    if count.passed == 0 {
        return Err("no test ran".to_owned());
    }
    if !count.left_out.is_empty() && std::env::var_os("CI").is_some() {
        return Err(format!("{} things were left out, and in CI nothing may be", count.left_out.len()));
    }
    Ok(())
}

/// A command of cargo.
pub(crate) fn cargo_command(what: &str) -> Command {
    let mut command = Command::new(cargo());
    command.arg(what);
    command
}

/// The program that was built.
fn program() -> Result<PathBuf, Failed> {
    let path = target_folder()?.join("debug").join("answerable");
    if path.exists() { Ok(path) } else { Err(format!("{} was not built", path.display())) }
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> Result<PathBuf, Failed> {
    let output = cargo_command("metadata").args(["--format-version", "1", "--no-deps", "--locked"]).output();
    let output = output.map_err(|error| format!("`cargo metadata`: {error}"))?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let target = metadata["target_directory"].as_str().ok_or("`cargo metadata` names no target folder")?;
    Ok(PathBuf::from(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> (Result<(), Failed>, Count) {
        let mut count = Count::default();
        let result = super::tests(Command::new("sh").args(["-c", script]), &mut count);
        (result, count)
    }

    #[test]
    fn a_run_that_executes_no_test_has_failed() {
        assert_eq!(shell("echo 'test result: ok. 0 passed; 0 failed'").0, Err("no test ran".into()));
        assert_eq!(shell("echo 'test result: ok. 3 passed; 0 failed' >&2").0, Ok(()));
    }

    #[test]
    fn the_end_of_the_runner_decides_whatever_it_printed() {
        let (result, count) = shell("echo 'test result: ok. 3 passed; 0 failed'; exit 101");
        assert!(result.is_err() && count.passed == 3);
    }
}
