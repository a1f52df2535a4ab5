//! The files of the repository, as the rules see them.

use crate::lexer::{Literal, lex};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders that are not ours to tidy: built things, data of a running desk, version control.
const NOT_OURS: &[&str] = &["target", "data", "node_modules", ".git"];

/// The repository.
pub struct Tree {
    pub sources: Vec<Source>,
    /// Every other text file: path and content.
    pub texts: Vec<(String, String)>,
    /// Every file and folder.
    pub paths: BTreeSet<String>,
}

/// A Rust file.
pub struct Source {
    /// From the root of the repository, with `/`.
    pub path: String,
    pub text: String,
    /// The text with comments and the contents of literals blanked.
    pub code: String,
    pub literals: Vec<Literal>,
    /// First and last lines of what is compiled for tests only.
    tests: Vec<(usize, usize)>,
}

impl Tree {
    /// This repository.
    pub fn here() -> Self {
        let mut files = Vec::new();
        let mut paths = BTreeSet::new();
        walk(&root(), "", &mut files, &mut paths);
        Tree::from(files.into_iter().collect(), paths)
    }

    /// A repository of these files alone.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        for (path, _) in files {
            let folders = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
            paths.extend(folders.chain([(*path).to_owned()]));
        }
        Tree::from(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(), paths)
    }

    fn from(files: Vec<(String, String)>, paths: BTreeSet<String>) -> Self {
        let (rust, texts): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.ends_with(".rs"));
        Tree { sources: rust.into_iter().map(|(path, text)| Source::of(path, text)).collect(), texts, paths }
    }

    /// The text files whose name ends so.
    pub fn texts_named<'a>(&'a self, end: &'a str) -> impl Iterator<Item = &'a (String, String)> {
        self.texts.iter().filter(move |(path, _)| path.ends_with(end))
    }

    /// The content of a text file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == path).map(|(_, text)| text.as_str())
    }

    /// The Rust files of a crate of the product, tests left out.
    pub fn product(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.krate().is_some() && !source.is_test_file())
    }
}

impl Source {
    fn of(path: String, text: String) -> Self {
        let (code, literals) = lex(&text);
        let tests = test_regions(&code);
        Source { path, text, code, literals, tests }
    }

    /// The crate of the product that it belongs to.
    pub fn krate(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether the whole file is compiled for tests (or examples) only.
    pub fn is_test_file(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "examples"))
    }

    /// Whether a line is compiled for tests only.
    pub fn is_test_line(&self, line: usize) -> bool {
        self.is_test_file() || self.tests.iter().any(|(from, to)| (*from..=*to).contains(&line))
    }

    /// The lines of code, with their numbers, that the product is made of.
    pub fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).filter(|(line, _)| !self.is_test_line(*line))
    }

    /// The literals of the product.
    pub fn product_literals(&self) -> impl Iterator<Item = &Literal> {
        self.literals.iter().filter(|literal| !self.is_test_line(literal.line))
    }
}

/// Whether a piece of code names something as a whole word (a word may be a path such as `std::fs`).
pub fn names(code: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    })
}

/// The position of the bracket that closes the one at `open`, in code without literals.
pub fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The number of the line at a position, from 1.
pub fn line_at(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The items under `#[cfg(test)]`.
fn test_regions(code: &str) -> Vec<(usize, usize)> {
    const MARK: &str = "#[cfg(test)]";
    let mut regions = Vec::new();
    for (at, _) in code.match_indices(MARK) {
        let rest = &code[at + MARK.len()..];
        let Some(first) = rest.find(['{', ';']) else { continue };
        let start = at + MARK.len() + first;
        let end = if code[start..].starts_with('{') { closing(code, start).unwrap_or(code.len()) } else { start };
        regions.push((line_at(code, at), line_at(code, end)));
    }
    regions
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(folder: &Path, name: &str, files: &mut Vec<(String, String)>, paths: &mut BTreeSet<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if NOT_OURS.contains(&file.as_str()) {
            continue;
        }
        let path = if name.is_empty() { file } else { format!("{name}/{file}") };
        paths.insert(path.clone());
        if entry.path().is_dir() {
            walk(&entry.path(), &path, files, paths);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.push((path, text));
        }
    }
}

#[test]
fn tests_are_told_from_the_product() {
    let text =
        "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { { } }\n}\nfn c() {}\n#[cfg(test)]\nmod more;\nfn d() {}\n";
    let source = Source::of("crates/desk/src/x.rs".into(), text.into());
    let lines: Vec<usize> = source.product_lines().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 6, 9]);
    assert!(Source::of("crates/desk/src/x/tests.rs".into(), String::new()).is_test_file());
    assert!(names("use std::fs;", "std::fs") && !names("use std::fst;", "std::fs") && !names("x_tokio", "tokio"));
}

#[test]
fn the_repository_is_read() {
    let tree = Tree::here();
    assert!(
        tree.product().count() > 100 && tree.text("README.md").is_some() && tree.paths.contains("crates/domain/src")
    );
}
