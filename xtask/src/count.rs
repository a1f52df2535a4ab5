//! Counting tests from what `cargo test` prints, while it prints: what failed, what was left out, how many there were.
//!
//! Tests run with `--show-output`, because only so the lines of tests that pass can be seen at all ("LEFT OUT: …");
//! everything else that passing tests print is not shown.

/// The beginnings of a line by which a test says that it did not try something.
const LEFT_OUT: [&str; 2] = ["LEFT OUT", "SKIPPED"];

/// What was counted.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
    /// Names of failed tests, with the file of tests that they belong to.
    pub(crate) failures: Vec<String>,
    /// What tests left out, in their words.
    pub(crate) left_out: Vec<String>,
    running: String,
    part: Part,
}

#[derive(Default, Debug, PartialEq, Eq, Clone, Copy)]
enum Part {
    #[default]
    Tests,
    /// The output of tests that passed.
    Successes,
    Failures,
}

impl Count {
    /// Takes in one line; says whether it is worth showing.
    pub(crate) fn line(&mut self, line: &str) -> bool {
        let text = line.trim();
        if LEFT_OUT.iter().any(|start| text.starts_with(start)) {
            self.left_out.push(text.to_owned());
            return true;
        }
        if let Some(what) = text.strip_prefix("Running ").or_else(|| text.strip_prefix("Doc-tests ")) {
            what.split(" (").next().unwrap_or(what).clone_into(&mut self.running);
            self.part = Part::Tests;
            return true;
        }
        match line {
            "successes:" => self.part = Part::Successes,
            "failures:" => self.part = Part::Failures,
            _ => {}
        }
        if let Some(result) = text.strip_prefix("test result: ") {
            self.part = Part::Tests;
            self.result(result);
            return true;
        }
        if self.part == Part::Tests && text.starts_with("test ") {
            if let Some(name) = text.strip_suffix(" ... FAILED").and_then(|rest| rest.strip_prefix("test ")) {
                self.failures.push(format!("{name} in {}", self.running));
            }
            return !text.ends_with(" ... ok");
        }
        self.part != Part::Successes && !text.is_empty()
    }

    /// `ok. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s`
    fn result(&mut self, line: &str) {
        for piece in line.split(';') {
            let mut words = piece.split_whitespace().rev();
            let (Some(what), Some(number)) = (words.next(), words.next().and_then(|word| word.parse::<u64>().ok()))
            else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
        self.left_out.extend(other.left_out);
    }

    /// The closing line.
    pub(crate) fn closing(&self) -> String {
        let Count { passed, failed, skipped, .. } = self;
        match skipped {
            0 => format!("tests: {passed} passed, {failed} failed"),
            _ => format!("tests: {passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
     Running unittests src/lib.rs (target/debug/deps/store-1)

running 3 tests
test a ... ok
test engine::b ... FAILED
test c ... ignored

successes:

---- a stdout ----
noise of a test that passed
test nothing ... FAILED
LEFT OUT: statements on PostgreSQL (ANSWERABLE_TEST_POSTGRES is not set)

successes:
    a

failures:

---- engine::b stdout ----
it rained

failures:
    engine::b

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s

   Doc-tests domain

running 2 tests

test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s
";

    #[test]
    fn results_of_all_files_are_added_up() {
        let mut count = Count::default();
        let shown: Vec<&str> = OUTPUT.lines().filter(|line| count.line(line)).collect();
        assert_eq!((count.passed, count.failed, count.skipped), (3, 1, 1));
        assert_eq!(count.failures, ["engine::b in unittests src/lib.rs"]);
        assert_eq!(count.left_out.len(), 1);
        assert_eq!(count.closing(), "tests: 3 passed, 1 failed, 1 skipped");
        assert!(shown.contains(&"it rained") && !shown.contains(&"noise of a test that passed"), "{shown:?}");
    }

    #[test]
    fn nothing_skipped_is_not_mentioned() {
        assert_eq!(Count { passed: 5, ..Count::default() }.closing(), "tests: 5 passed, 0 failed");
    }
}
