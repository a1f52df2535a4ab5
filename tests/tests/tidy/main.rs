//! The house rules that can be proved by reading the source: walls between the parts, one door out, one clock, words,
//! sizes, links. Each rule is tried on a planted breach as well, because a rule that cannot fail proves nothing.
//!
//! An exception stands in a list with its reason, and the test fails when it is no longer needed.

mod documents;
mod lexer;
mod packages;
mod size;
mod spoken;
mod tree;
mod walls;
mod words;

use tree::Tree;

/// What is wrong, one sentence each, beginning with the file.
type Complaints = Vec<String>;

/// A place where a rule does not hold, and why that is right.
struct Exception {
    /// The file, or the beginning of its path.
    path: &'static str,
    /// The name within the file, where the rule is about one; otherwise empty.
    name: &'static str,
    reason: &'static str,
}

/// Complaints that no exception covers, and exceptions that cover nothing. A finding is (path, name, complaint).
fn except(findings: Vec<(String, String, String)>, exceptions: &[Exception]) -> Complaints {
    let covers = |exception: &Exception, path: &str, name: &str| {
        path.starts_with(exception.path) && (exception.name.is_empty() || exception.name == name)
    };
    let unused =
        exceptions.iter().filter(|exception| !findings.iter().any(|(path, name, _)| covers(exception, path, name)));
    let unused: Complaints = unused
        .map(|exception| {
            format!("{} {}: exception no longer needed ({})", exception.path, exception.name, exception.reason)
        })
        .collect();
    let open =
        findings.iter().filter(|(path, name, _)| !exceptions.iter().any(|exception| covers(exception, path, name)));
    open.map(|(_, _, complaint)| complaint.clone()).chain(unused).collect()
}

/// The rule holds in this repository.
fn holds(complaints: Complaints) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The rule notices each of these files, alone in a repository.
fn catches(rule: impl Fn(&Tree) -> Complaints, planted: &[(&str, &str)]) {
    for (path, text) in planted {
        let complaints = rule(&Tree::of(&[(path, text)]));
        assert!(complaints.iter().any(|complaint| complaint.contains(path)), "{path} is not noticed: {text}");
    }
}

/// The rule has nothing against these files.
fn allows(rule: impl Fn(&Tree) -> Complaints, innocent: &[(&str, &str)]) {
    for file in innocent {
        holds(rule(&Tree::of(&[*file])));
    }
}

#[test]
fn an_exception_covers_its_place_only_and_must_be_needed() {
    let finding = |path: &str| (path.to_owned(), "f".to_owned(), format!("{path}: wrong"));
    let exception = |path| Exception { path, name: "f", reason: "it rains" };
    assert!(except(vec![finding("a.rs")], &[exception("a.rs")]).is_empty());
    assert_eq!(except(vec![finding("a.rs"), finding("b.rs")], &[exception("a.rs")]), ["b.rs: wrong"]);
    assert_eq!(except(vec![], &[exception("a.rs")]), ["a.rs f: exception no longer needed (it rains)"]);
}
