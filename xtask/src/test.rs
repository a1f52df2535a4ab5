//! `cargo xtask test`: everything that must hold before a change is merged, in one command that ends with a count.
//!
//! Format and lints are told, but do not stop the tests: whoever runs this wants to know all that is wrong. One
//! folder and one profile serve every step, so nothing is compiled twice.

use crate::count::Count;
use crate::fuzz;
use crate::needs::{self, cargo};
use crate::postgres::{self, Durable};
use crate::step::{Failed, Steps, run, shown};
use crate::tools;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

/// Where the store's tests find a PostgreSQL to make databases in.
pub(crate) const POSTGRES: &str = "ANSWERABLE_TEST_POSTGRES";
/// Where tests of the real program find it.
pub(crate) const PROGRAM: &str = "ANSWERABLE_BIN";
/// Where tests find what looks for barriers in pages.
const AXE: &str = "ANSWERABLE_AXE";
/// Where tests find an identity provider.
const PROVIDER: &str = "ANSWERABLE_TEST_IDENTITY_PROVIDER";
/// Makes the tests of the pages run on PostgreSQL.
const ON_POSTGRES: &str = "ANSWERABLE_TEST_PAGES_ON_POSTGRES";
/// The tests of the pages that need a database, by the beginnings of their names.
const PAGES: [&str; 10] = [
    "articles::",
    "bodies::",
    "conversations::",
    "door::",
    "drafts::",
    "finding::",
    "live::",
    "portal::",
    "preferences::",
    "single_sign_on::",
];
/// Files of tests that mostly wait: for a lease to run out, for a server to come back. They run beside the others.
const WAITING: [&str; 3] = ["durability", "failing_plainly", "fetching"];
/// Set for the long runs.
const ALL: &str = "ANSWERABLE_ALL";
/// Seconds of fuzzing in the long runs.
const FUZZ_SECONDS: u64 = 60 * 60;

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
    let axe = steps.step("axe-core, which looks for barriers in pages", tools::axe);
    let provider = steps.step("An identity provider", tools::provider);
    steps.step("Tests: rules, both databases, stories, real servers, browser", || {
        let command = |which: &[&str]| {
            let mut command = test_command(which);
            command.env(POSTGRES, &server.url).env(PROGRAM, &program);
            if let Some(axe) = &axe {
                command.env(AXE, axe);
            }
            if let Some(provider) = &provider {
                command.env(PROVIDER, provider);
            }
            if all {
                command.env(ALL, "1");
            }
            command
        };
        let files = files_of_tests()?;
        let others: Vec<&str> = files.iter().map(String::as_str).filter(|name| !WAITING.contains(name)).collect();
        let others = command(&[&["--lib", "--bins"][..], &named(&others)].concat());
        both(command(&named(&WAITING)), others, &mut count, |line| println!("{line}"))?;
        tests(&mut command(&["--doc"]), &mut count, |line| println!("{line}"))
    });
    steps.step("The pages once more, on PostgreSQL", || {
        let mut command = test_command(&named(&["pages"]));
        command.args(PAGES).env(POSTGRES, &server.url).env(ON_POSTGRES, "1");
        tests(&mut command, &mut count, |line| println!("{line}"))
    });
    steps.step("Remove the PostgreSQL", || {
        drop(server);
        Ok(())
    });
    if all {
        steps.step("Fuzzing", || fuzz::all(FUZZ_SECONDS));
    }
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

/// Runs some tests beside others; what they say is told afterwards, in one piece.
fn both(mut beside: Command, mut others: Command, count: &mut Count, mut tell: impl FnMut(&str)) -> Result<(), Failed> {
    let (mut counted, mut told) = (Count::default(), Vec::new());
    let (waited, ran) = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| tests(&mut beside, &mut counted, |line| told.push(line.to_owned())));
        let ran = tests(&mut others, count, &mut tell);
        (waiting.join(), ran)
    });
    told.iter().for_each(|line| tell(line));
    count.add(counted);
    ran.and(waited.unwrap_or_else(|_| Err("the thread of the waiting tests died".to_owned())))
}

/// Runs the tests, tells what matters, counts.
fn tests(command: &mut Command, count: &mut Count, mut tell: impl FnMut(&str)) -> Result<(), Failed> {
    let words = shown(command);
    tell(&format!("   {words}"));
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
            tell(text);
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

/// Tests of the whole workspace, whatever is chosen of them: else its libraries would be compiled with other features.
fn test_command(which: &[&str]) -> Command {
    let mut command = cargo_command("test");
    command.args(["--locked", "--workspace", "--no-fail-fast"]).args(which).args(["--", "--show-output"]);
    command
}

fn named<'a>(files: &[&'a str]) -> Vec<&'a str> {
    files.iter().flat_map(|name| ["--test", name]).collect()
}

/// The names of all files of tests.
fn files_of_tests() -> Result<Vec<String>, Failed> {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let names = targets.filter(|target| target["kind"][0] == "test").filter_map(|target| target["name"].as_str());
    Ok(names.map(str::to_owned).collect())
}

/// A command of cargo. What is built once, as in CI, needs nothing kept for the next build: it would take as much room on the
/// disk as all the rest.
pub(crate) fn cargo_command(what: &str) -> Command {
    let mut command = Command::new(cargo());
    command.arg(what);
    if std::env::var_os("CI").is_some() && std::env::var_os("CARGO_INCREMENTAL").is_none() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// The program that was built.
fn program() -> Result<PathBuf, Failed> {
    let path = target_folder()?.join("debug").join("answerable");
    if path.exists() { Ok(path) } else { Err(format!("{} was not built", path.display())) }
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> Result<PathBuf, Failed> {
    let metadata = metadata()?;
    let target = metadata["target_directory"].as_str().ok_or("`cargo metadata` names no target folder")?;
    Ok(PathBuf::from(target))
}

/// What cargo says of the workspace.
fn metadata() -> Result<serde_json::Value, Failed> {
    let output = cargo_command("metadata").args(["--format-version", "1", "--no-deps", "--locked"]).output();
    let output = output.map_err(|error| format!("`cargo metadata`: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> (Result<(), Failed>, Count) {
        let mut count = Count::default();
        let result = super::tests(&mut sh(script), &mut count, |_| {});
        (result, count)
    }

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_run_that_executes_no_test_has_failed() {
        assert_eq!(shell("echo 'test result: ok. 0 passed; 0 failed'").0, Err("no test ran".into()));
        assert_eq!(shell("echo 'test result: ok. 3 passed; 0 failed' >&2").0, Ok(()));
    }

    #[test]
    fn both_count_and_either_fails() {
        let (good, bad) =
            ("echo 'test result: ok. 3 passed; 0 failed'", "echo 'test result: FAILED. 1 passed; 1 failed'; exit 101");
        for (one, other, holds, passed) in [(good, good, true, 6), (good, bad, false, 4), (bad, good, false, 4)] {
            let mut count = Count::default();
            assert_eq!(both(sh(one), sh(other), &mut count, |_| {}).is_ok(), holds);
            assert_eq!(count.passed, passed);
        }
    }

    #[test]
    fn every_file_of_tests_is_known_by_name() {
        let files = files_of_tests().expect("cargo knows them");
        assert!(WAITING.iter().chain(&["pages"]).all(|name| files.iter().any(|file| file == name)), "{files:?}");
        let pages = include_str!("../../crates/web/tests/pages/main.rs");
        assert!(PAGES.iter().all(|name| pages.contains(&format!("\nmod {};", name.trim_end_matches(':')))), "{pages}");
    }

    #[test]
    fn the_end_of_the_runner_decides_whatever_it_printed() {
        let (result, count) = shell("echo 'test result: ok. 3 passed; 0 failed'; exit 101");
        assert!(result.is_err() && count.passed == 3);
    }
}
