//! Documents: links lead somewhere, the map shows what is there, the README claims what is proved.

use crate::tree::Tree;
use crate::{Complaints, allows, catches, holds};
use std::collections::BTreeSet;

/// The Markdown files with their lines outside of code blocks.
fn pages(tree: &Tree) -> impl Iterator<Item = (&str, Vec<(usize, &str)>)> {
    tree.texts_named(".md").map(|(path, text)| {
        let mut fenced = false;
        let lines = (1..).zip(text.lines()).filter(|(_, line)| {
            let fence = line.trim_start().starts_with("```");
            fenced ^= fence;
            !fenced && !fence
        });
        (path.as_str(), lines.collect())
    })
}

/// The targets of the links and pictures on a line.
fn targets(line: &str) -> Vec<&str> {
    let inline = line.match_indices("](").filter_map(|(at, _)| line[at + 2..].split([')', ' ']).next());
    let named = line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target.trim());
    inline.chain(named).collect()
}

/// The anchors that a page offers: its headings, as forges make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings.map(slug).collect()
}

fn slug(heading: &str) -> String {
    let kept = heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .collect::<String>();
    kept.replace(' ', "-")
}

/// A path relative to a page, from the root.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn links(tree: &Tree) -> Complaints {
    let mut wrong = Vec::new();
    for (page, lines) in pages(tree) {
        for (number, line) in lines {
            for target in targets(line) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
                let path = if file.is_empty() { page.to_owned() } else { resolve(page, file) };
                if !tree.paths.contains(&path) {
                    wrong.push(format!("{page}:{number}: {target} leads nowhere"));
                } else if !anchor.is_empty() && !tree.text(&path).is_some_and(|text| anchors(text).contains(anchor)) {
                    wrong.push(format!("{page}:{number}: {target} names no heading"));
                }
            }
        }
    }
    wrong
}

#[test]
fn links_lead_somewhere() {
    let here = Tree::here();
    holds(links(&here));
    assert!(
        pages(&here).flat_map(|(_, lines)| lines).flat_map(|(_, line)| targets(line)).count() > 50,
        "links are seen"
    );
    catches(
        links,
        &[
            ("README.md", "See [the map](ARCHITECTURE.md)."),
            ("docs/a.md", "# One\n[up](../docs/a.md#two)"),
            ("docs/a.md", "![picture](b.png)"),
            ("docs/a.md", "[x]: ../nowhere.md"),
        ],
    );
    allows(
        links,
        &[
            (
                "docs/a.md",
                "# A man, a plan\n[here](#a-man-a-plan) and [there](./a.md) and [far](https://example.org/x.md)",
            ),
            ("docs/b.md", "```\n[no](link.md)\n```"),
        ],
    );
}

/// What stands between backquotes on a page.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let pieces = (1..)
        .zip(text.lines())
        .flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |piece| (number, piece)));
    pieces.collect()
}

/// Every file, folder and function that a page of ours names is there. A path stands with the crates as its root
/// (`desk/src/clock.rs`) or with the repository (`tests/tests`); a function behind `::`.
fn named_places(tree: &Tree) -> Complaints {
    let mut wrong = Vec::new();
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md"] {
        let Some(text) = tree.text(page) else { continue };
        for (number, piece) in quoted(text) {
            let (path, item) = piece.split_once("::").unwrap_or((piece, ""));
            let is_path = path.contains('/')
                && (path.ends_with('/')
                    || [".rs", ".md", ".sql", ".toml", ".js", ".css"].iter().any(|end| path.ends_with(end)));
            if !is_path || path.contains(['*', ' ', '…', '<']) || path.starts_with('/') || path.starts_with('.') {
                continue;
            }
            let path = path.trim_end_matches('/');
            let found = [path.to_owned(), format!("crates/{path}")].into_iter().find(|path| tree.paths.contains(path));
            let Some(found) = found else {
                wrong.push(format!("{page}:{number}: {path} is not there"));
                continue;
            };
            let source = tree.sources.iter().find(|source| source.path == found);
            let last = item.rsplit("::").next().unwrap_or_default();
            if !item.is_empty() && !source.is_some_and(|source| crate::tree::names(&source.code, last)) {
                wrong.push(format!("{page}:{number}: {path} has no `{item}`"));
            }
        }
    }
    wrong
}

#[test]
fn the_map_shows_what_is_there() {
    let here = Tree::here();
    holds(named_places(&here));
    let map = here.text("ARCHITECTURE.md").unwrap_or_default();
    for manifest in here.paths.iter().filter_map(|path| path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")) {
        assert!(map.contains(&format!("`{manifest}`")), "ARCHITECTURE.md does not name the crate {manifest}");
    }
    assert!(
        map.lines().count() <= 300 && here.text("STYLE.md").unwrap_or_default().lines().count() <= 150,
        "they stay short"
    );
    catches(
        named_places,
        &[("ARCHITECTURE.md", "Read `desk/src/gone.rs` first."), ("ARCHITECTURE.md", "Look into `tests/gone/`.")],
    );
    let tree = Tree::of(&[
        ("ARCHITECTURE.md", "`desk/src/a.rs::run` and `desk/src/a.rs::walk`"),
        ("crates/desk/src/a.rs", "fn run() {}"),
    ]);
    assert_eq!(named_places(&tree), ["ARCHITECTURE.md:1: desk/src/a.rs has no `walk`"]);
}

/// The stories, by the number of the promise that they prove.
fn stories(tree: &Tree) -> Vec<(String, String)> {
    let files = tree.paths.iter().filter_map(|path| {
        let rest = path.strip_prefix("tests/tests/story_")?.split('/').next()?;
        let number = rest.split('_').next()?;
        Some((number.to_owned(), format!("tests/tests/story_{}", rest)))
    });
    files.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A promise is "planned" until a story proves it; from then on the README links the story.
fn promises(tree: &Tree) -> Complaints {
    let Some(readme) = tree.text("README.md") else { return vec![] };
    let stories = stories(tree);
    let mut wrong = Vec::new();
    for number in 1..=12 {
        let number = number.to_string();
        let row = readme.lines().find(|line| line.starts_with(&format!("| {number} |"))).unwrap_or_default();
        let mine: Vec<&String> = stories.iter().filter(|(of, _)| *of == number).map(|(_, path)| path).collect();
        match mine.as_slice() {
            [] if !row.contains("planned") => {
                wrong.push(format!("README.md: promise {number} has no story and is not marked as planned"))
            }
            [] => {}
            some if !some.iter().all(|path| row.contains(path.as_str())) || row.contains("planned") => {
                wrong.push(format!("README.md: promise {number} is proved by {some:?}; link it"));
            }
            _ => {}
        }
    }
    wrong
}

#[test]
fn promises_are_claimed_when_they_are_proved() {
    holds(promises(&Tree::here()));
    catches(promises, &[("README.md", "| 1 | Every message is kept. | proved |")]);
    let rows: String = (2..=12).map(|n| format!("| {n} | x | planned |\n")).collect();
    let story = ("tests/tests/story_1_kept.rs", "//! x");
    let planned = format!("| 1 | x | planned |\n{rows}");
    assert_eq!(promises(&Tree::of(&[("README.md", &planned), story])).len(), 1);
    let linked = format!("| 1 | x | [story](tests/tests/story_1_kept.rs) |\n{rows}");
    holds(promises(&Tree::of(&[("README.md", &linked), story])));
}
