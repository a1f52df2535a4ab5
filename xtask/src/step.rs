//! One step of a chore: said in words before it begins, with its time when it ends.

use std::ffi::OsStr;
use std::process::Command;
use std::time::{Duration, Instant};

/// A failed step, in one sentence.
pub(crate) type Failed = String;

/// The steps of a run, with what became of each.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<(&'static str, Duration, Result<(), Failed>)>,
}

impl Steps {
    /// Runs one step. `None` when it failed.
    pub(crate) fn step<T>(&mut self, words: &'static str, work: impl FnOnce() -> Result<T, Failed>) -> Option<T> {
        println!("\n== {words}");
        let begun = Instant::now();
        let result = work();
        let took = begun.elapsed();
        let (kept, value) = match result {
            Ok(value) => (Ok(()), Some(value)),
            Err(why) => (Err(why), None),
        };
        match &kept {
            Ok(()) => println!("== done in {}", seconds(took)),
            Err(why) => println!("== FAILED after {}: {why}", seconds(took)),
        }
        self.done.push((words, took, kept));
        value
    }

    /// Every step with its time and, where it failed, the reason.
    pub(crate) fn summary(&self) -> String {
        let mut out = String::new();
        for (words, took, result) in &self.done {
            let state = match result {
                Ok(()) => "ok".to_owned(),
                Err(why) => format!("FAILED: {why}"),
            };
            out.push_str(&format!("{:>8}  {words}: {state}\n", seconds(*took)));
        }
        out
    }

    /// Whether all of them held.
    pub(crate) fn all_held(&self) -> bool {
        self.done.iter().all(|(_, _, result)| result.is_ok())
    }
}

fn seconds(span: Duration) -> String {
    format!("{:.1} s", span.as_secs_f64())
}

/// Runs a command with our own output and no input.
pub(crate) fn run(command: &mut Command) -> Result<(), Failed> {
    let shown = shown(command);
    println!("   {shown}");
    let status = command.stdin(std::process::Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_told_and_remembered() {
        let mut steps = Steps::default();
        assert_eq!(steps.step("one", || Ok(7)), Some(7));
        assert!(steps.all_held());
        assert_eq!(steps.step::<()>("two", || Err("it rained".into())), None);
        assert!(!steps.all_held());
        assert!(steps.summary().contains("two: FAILED: it rained"));
    }

    #[test]
    fn a_command_that_fails_or_is_not_there_fails_the_step() {
        assert!(run(&mut Command::new("true")).is_ok());
        assert!(run(&mut Command::new("false")).is_err());
        assert!(run(&mut Command::new("no-such-command-anywhere")).is_err());
    }
}
