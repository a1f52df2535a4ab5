//! `cargo xtask fuzz`: hands the doors by which strangers' bytes come in as many odd bytes as time allows. The programs
//! stand in `fuzz/`, what must hold in `crates/channel/tests/mail/oracle/`.
//!
//! Coverage guides it (libFuzzer). The address sanitizer is off: our code has no `unsafe`, and without it the stable
//! compiler will do and twice as many inputs are tried.

use crate::needs::cargo;
use crate::step::{Failed, run};
use crate::test::{cargo_command, target_folder};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Seconds for all targets together, where none are given.
const SECONDS: u64 = 600;
/// An input that takes longer than this is a finding.
const INPUT_SECONDS_MAX: u64 = 10;
/// A program that takes more memory than this found something.
const MEMORY_MB_MAX: u64 = 1024;
/// Larger inputs find little more and take longer.
const INPUT_BYTES_MAX: u64 = 64 * 1024;
/// Lines shown of what a program said before it found something.
const LINES_SHOWN: usize = 40;
/// Folders of real mail to start from as well, where the corpora are there.
const CORPORA: &[(&str, &[&str])] = &[
    ("mail", &["01-mime", "04-threading"]),
    ("report", &["03-bounces"]),
    ("quote", &["02-replies/assertion-fixtures"]),
    ("tnef", &["01-mime/tnefparse"]),
];

/// Runs it and says what became of it. `words` are `--seconds N` and names of targets; none means all.
pub(crate) fn run_and_tell(words: &[&str]) -> ExitCode {
    let told = asked_for(words).and_then(|(seconds, targets)| fuzz(seconds, &targets));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Fuzzes every target.
pub(crate) fn all(seconds: u64) -> Result<(), Failed> {
    fuzz(seconds, &every_target()?)
}

fn asked_for(words: &[&str]) -> Result<(u64, Vec<String>), Failed> {
    let (seconds, names) = match words {
        ["--seconds", seconds, names @ ..] => {
            (seconds.parse().map_err(|_| format!("{seconds} is no number of seconds"))?, names)
        }
        names => (SECONDS, names),
    };
    let known = every_target()?;
    match names.iter().find(|name| !known.iter().any(|target| target == *name)) {
        Some(name) => Err(format!("There is no target {name}. There are: {}", known.join(", "))),
        None if names.is_empty() => Ok((seconds, known)),
        None => Ok((seconds, names.iter().map(|&name| name.to_owned()).collect())),
    }
}

/// The programs in `fuzz/`.
fn every_target() -> Result<Vec<String>, Failed> {
    let entries = std::fs::read_dir(fuzz_folder().join("fuzz_targets")).map_err(|error| error.to_string())?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut targets: Vec<String> =
        paths.filter_map(|path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned())).collect();
    targets.sort();
    Ok(targets)
}

fn fuzz(seconds: u64, targets: &[String]) -> Result<(), Failed> {
    let asked = Command::new(cargo()).args(["fuzz", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !asked.is_ok_and(|status| status.success()) {
        return Err("cargo-fuzz is missing: run `cargo install cargo-fuzz --locked`".to_owned());
    }
    // The versions of libraries that are shipped are those that are tried.
    let (shipped, lock) = (fuzz_folder().join("../Cargo.lock"), fuzz_folder().join("Cargo.lock"));
    std::fs::copy(shipped, &lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let built = target_folder()?.join("fuzz");
    let mut build = cargo_command("fuzz");
    // Without `--release` libraries would stop at debug assertions, and go on with what is shipped.
    build.args(["build", "--release", "--sanitizer", "none", "--fuzz-dir"]).arg(fuzz_folder());
    run(build.arg("--target-dir").arg(&built))?;
    let programs = built.join(host()?).join("release");
    let each = (seconds / targets.len().max(1) as u64).max(1);
    let mut found = Vec::new();
    let mut table = vec![Told::HEAD.to_owned()];
    for target in targets {
        println!("   {target}, for {each} s");
        let told = run_one(target, &programs.join(target), &built, each)?;
        table.push(told.row(target, each));
        found.extend((!told.held).then_some(target.as_str()));
    }
    println!("\n{}", table.join("\n"));
    match found.is_empty() {
        true => Ok(()),
        false => Err(format!("something was found in: {}", found.join(", "))),
    }
}

/// Runs one program, beginning with the seeds, former findings and what earlier runs came upon.
fn run_one(target: &str, program: &Path, built: &Path, seconds: u64) -> Result<Told, Failed> {
    let (corpus, artifacts) = (built.join("corpus").join(target), built.join("artifacts").join(target));
    for folder in [&corpus, &artifacts] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let own = ["seeds", "findings"].map(|kind| fuzz_folder().join(kind).join(target));
    let mut command = Command::new(program);
    // The first folder gets what is new.
    command.arg(&corpus).args(own.iter().filter(|folder| folder.is_dir())).args(corpora(target));
    command.arg(format!("-artifact_prefix={}/", artifacts.display()));
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={INPUT_SECONDS_MAX}"));
    command.arg(format!("-rss_limit_mb={MEMORY_MB_MAX}")).arg(format!("-max_len={INPUT_BYTES_MAX}"));
    command.arg("-print_final_stats=1").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{} could not be started: {error}", program.display()))?;
    let (mut told, mut last) = (Told::default(), VecDeque::new());
    for line in child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n').flatten()) {
        let line = String::from_utf8_lossy(&line).into_owned();
        told.line(&line);
        last.push_back(line);
        if last.len() > LINES_SHOWN {
            last.pop_front();
        }
    }
    told.held = child.wait().map_err(|error| error.to_string())?.success();
    if !told.held {
        last.iter().for_each(|line| println!("   {line}"));
        println!("   Found. Put the file into fuzz/findings/{target}/, named by what it shows; then mend it.");
    }
    Ok(told)
}

/// Folders of real mail for a target.
fn corpora(target: &str) -> Vec<PathBuf> {
    let default = fuzz_folder().join("../../shared/corpora");
    let root = std::env::var_os("ANSWERABLE_CORPORA").map_or(default, PathBuf::from);
    let folders = CORPORA.iter().filter(|(name, _)| *name == target).flat_map(|(_, folders)| *folders);
    folders.map(|folder| root.join(folder)).filter(|folder| folder.is_dir()).collect()
}

fn fuzz_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// The kind of machine that is compiled for: a folder is named by it.
fn host() -> Result<String, Failed> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("`rustc`: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "`rustc -vV` names no host".to_owned())
}

/// What libFuzzer told of a run.
#[derive(Default, Debug)]
struct Told {
    held: bool,
    executions: String,
    edges: String,
    features: String,
    memory_mb: String,
    slowest_seconds: String,
}

impl Told {
    const HEAD: &str = "target          seconds  executions   edges  features  peak MB  slowest s";

    /// `#65536 pulse  cov: 9210 ft: 41035 corp: …`, and `stat::peak_rss_mb:  210` at the end.
    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let behind = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at + 1).map(|&word| word.to_owned())
        };
        for (place, name) in [
            (&mut self.executions, "stat::number_of_executed_units:"),
            (&mut self.edges, "cov:"),
            (&mut self.features, "ft:"),
            (&mut self.memory_mb, "stat::peak_rss_mb:"),
            (&mut self.slowest_seconds, "stat::slowest_unit_time_sec:"),
        ] {
            if let Some(value) = behind(name) {
                *place = value;
            }
        }
    }

    fn row(&self, target: &str, seconds: u64) -> String {
        let Told { executions, edges, features, memory_mb, slowest_seconds, .. } = self;
        format!(
            "{target:15} {seconds:7} {executions:>11} {edges:>7} {features:>9} {memory_mb:>8} {slowest_seconds:>10}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_the_fuzzer_counts() {
        let mut told = Told::default();
        for line in [
            "#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 30Mb",
            "#4096\tDONE   cov: 210 ft: 1035 corp: 44/3b lim: 4096 exec/s: 2 rss: 63Mb",
            "stat::number_of_executed_units: 4096",
            "stat::slowest_unit_time_sec:    0",
            "stat::peak_rss_mb:              63",
        ] {
            told.line(line);
        }
        let row = told.row("mail", 60);
        assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["mail", "60", "4096", "210", "1035", "63", "0"]);
        assert_eq!(row.len(), Told::HEAD.len());
    }

    #[test]
    fn targets_are_known_by_name() {
        assert_eq!(asked_for(&["--seconds", "5", "mail"]), Ok((5, vec!["mail".to_owned()])));
        assert_eq!(asked_for(&[]), every_target().map(|targets| (SECONDS, targets)));
        assert!(asked_for(&["nothing"]).is_err() && asked_for(&["--seconds", "long"]).is_err());
        let known = every_target().unwrap();
        assert!(CORPORA.iter().all(|(target, _)| known.iter().any(|known| known == target)));
    }
}
