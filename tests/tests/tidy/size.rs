//! Sizes that a reader can hold, and names of folders that say what is in them.

use crate::tree::{Source, Tree, closing, line_at};
use crate::{Complaints, Exception, allows, catches, except, holds};

/// Lines of one file. The aim is half of it.
const FILE_LINES_MAX: usize = 600;
/// Lines of one function; most have a tenth of it.
const FUNCTION_LINES_MAX: usize = 90;
/// Characters of code on one line. The formatter keeps to 120 wherever it can.
const LINE_CHARS_MAX: usize = 140;
/// Names that say nothing about what a folder holds.
const EMPTY_NAMES: &[&str] = &[
    "utils", "util", "helpers", "helper", "common", "services", "models", "handlers", "managers", "misc", "shared",
    "lib",
];

/// Functions that are longer than a screen for a reason.
const LONG_FUNCTIONS: &[Exception] = &[];

fn openings(tree: &Tree) -> Complaints {
    let silent = tree.sources.iter().filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| format!("{}: does not open with `//!` and what it is for", source.path)).collect()
}

#[test]
fn every_file_says_what_it_is_for() {
    holds(openings(&Tree::here()));
    catches(openings, &[("crates/desk/src/a.rs", "use x;"), ("xtask/src/b.rs", "// not this\n//! late")]);
    allows(openings, &[("crates/desk/src/a.rs", "//! One door.\n")]);
}

fn long_files(tree: &Tree) -> Complaints {
    let written = tree.texts.iter().filter(|(path, _)| path.ends_with(".js") || path.ends_with(".css"));
    let files =
        tree.sources.iter().map(|source| (&source.path, &source.text)).chain(written.map(|(path, text)| (path, text)));
    let long = files.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > FILE_LINES_MAX);
    long.map(|(path, lines)| format!("{path}: {lines} lines, at most {FILE_LINES_MAX}")).collect()
}

/// The length of a line without the contents of its literals: breaking words and markup does not make them easier to
/// read, and the formatter leaves markup macros alone.
fn chars_of_code(source: &Source, line: usize, text: &str) -> usize {
    let literals = source.literals.iter().filter(|literal| literal.covers(line));
    let data: usize =
        literals.map(|literal| literal.text.lines().map(|part| part.chars().count()).max().unwrap_or(0)).sum();
    text.chars().count().saturating_sub(data)
}

fn long_lines(tree: &Tree) -> Complaints {
    let lines = tree
        .sources
        .iter()
        .flat_map(|source| (1..).zip(source.text.lines()).map(move |(line, text)| (source, line, text)));
    let long = lines.filter(|(source, line, text)| {
        text.chars().count() > LINE_CHARS_MAX && chars_of_code(source, *line, text) > LINE_CHARS_MAX
    });
    long.map(|(source, line, _)| format!("{}:{line}: longer than {LINE_CHARS_MAX} characters", source.path)).collect()
}

#[test]
fn files_and_lines_fit_a_screen() {
    holds(long_files(&Tree::here()));
    holds(long_lines(&Tree::here()));
    let long_file = format!("//! x\n{}", "fn a() {}\n".repeat(FILE_LINES_MAX));
    catches(long_files, &[("crates/desk/src/a.rs", &long_file), ("crates/web/assets/js/b.js", &long_file)]);
    let long_line = format!("let a = {};", "b + ".repeat(40));
    catches(long_lines, &[("crates/desk/src/a.rs", &long_line)]);
    allows(long_lines, &[("crates/desk/src/a.rs", &format!("let a = \"{}\";", "x".repeat(200)))]);
}

/// The functions of the product with their lines: name, first line, number of lines.
fn functions(source: &Source) -> Vec<(String, usize, usize)> {
    let code = &source.code;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let name: String = code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(body) = body(code, at) else { continue };
        let Some(end) = closing(code, body) else { continue };
        let (first, last) = (line_at(code, at), line_at(code, end));
        if !name.is_empty() && !source.is_test_line(first) {
            found.push((name, first, last - first + 1));
        }
    }
    found
}

/// Where the body of the function at `at` opens; `None` for a signature without one.
fn body(code: &str, at: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ';' if depth == 0 => return None,
            '{' if depth == 0 => return Some(at + offset),
            _ => {}
        }
    }
    None
}

fn long_functions(tree: &Tree, exceptions: &[Exception]) -> Complaints {
    let long = tree.product().flat_map(|source| {
        let long = functions(source).into_iter().filter(|(_, _, lines)| *lines > FUNCTION_LINES_MAX);
        long.map(|(name, line, lines)| {
            let complaint = format!("{}:{line}: `{name}` has {lines} lines, at most {FUNCTION_LINES_MAX}", source.path);
            (source.path.clone(), name, complaint)
        })
    });
    except(long.collect(), exceptions)
}

#[test]
fn functions_fit_a_screen() {
    holds(long_functions(&Tree::here(), LONG_FUNCTIONS));
    let long = format!(
        "pub async fn long(a: [u8; 3]) -> Result<(), E>\nwhere\n    A: B,\n{{\n{}}}\n",
        "    b();\n".repeat(95)
    );
    catches(|tree| long_functions(tree, &[]), &[("crates/desk/src/a.rs", &long)]);
    let short = "trait T {\n    fn a(&self) -> [u8; 3];\n}\n".to_owned() + &"fn b() {}\n".repeat(200);
    allows(|tree| long_functions(tree, &[]), &[("crates/desk/src/a.rs", &short)]);
}

fn empty_names(tree: &Tree) -> Complaints {
    let product = tree.paths.iter().filter(|path| path.starts_with("crates/") && !path.contains("/tests/"));
    let named = product.filter(|path| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let module = name.strip_suffix(".rs").unwrap_or(name);
        EMPTY_NAMES.contains(&module) && !path.ends_with("src/lib.rs")
    });
    named.map(|path| format!("{path}: a name that says nothing; use the product's noun")).collect()
}

#[test]
fn folders_are_named_after_what_they_hold() {
    holds(empty_names(&Tree::here()));
    catches(empty_names, &[("crates/web/src/helpers.rs", ""), ("crates/desk/src/utils", "")]);
    allows(empty_names, &[("crates/desk/src/lib.rs", ""), ("crates/channel/tests/common/mod.rs", "")]);
}

/// Files that no module names are never compiled.
fn forgotten(tree: &Tree) -> Complaints {
    let modules = tree.sources.iter().filter(|source| source.path.contains("/src/"));
    let lost = modules.filter(|source| {
        let (folder, file) = source.path.rsplit_once('/').unwrap_or_default();
        if matches!(file, "lib.rs" | "main.rs") || folder.ends_with("/src/bin") {
            return false;
        }
        let (folder, module) = match file {
            "mod.rs" => folder.rsplit_once('/').unwrap_or_default(),
            _ => (folder, file.trim_end_matches(".rs")),
        };
        let parents = ["mod.rs", "lib.rs", "main.rs"].map(|name| format!("{folder}/{name}"));
        let declared =
            |parent: &Source| parents.contains(&parent.path) && parent.code.contains(&format!("mod {module};"));
        !tree.sources.iter().any(declared)
    });
    lost.map(|source| format!("{}: no module names it, so it is never compiled", source.path)).collect()
}

#[test]
fn no_file_is_forgotten() {
    holds(forgotten(&Tree::here()));
    catches(forgotten, &[("crates/desk/src/lost.rs", ""), ("crates/desk/src/deep/mod.rs", "")]);
    let tree = Tree::of(&[
        ("crates/desk/src/lib.rs", "mod deep;"),
        ("crates/desk/src/deep/mod.rs", "pub mod leaf;"),
        ("crates/desk/src/deep/leaf.rs", ""),
    ]);
    holds(forgotten(&tree));
}
