//! What people read stands with the languages, not in the views.

use crate::tree::{Source, Tree};
use crate::{Complaints, Exception, allows, catches, except, holds};

/// Attributes whose values are for browsers.
const FOR_BROWSERS: &[&str] = &["class", "content", "d", "href", "referrerpolicy", "sandbox", "viewBox"];

/// Letters of a word that people read; a key has one.
const WORD_LETTERS_MIN: usize = 2;

/// Words of a view that are the same in every language.
const EVERYWHERE: &[Exception] = &[key("Ctrl Enter"), key("Alt Enter"), key("Ctrl Shift P")];

/// What stands on the keys of a keyboard.
const fn key(name: &'static str) -> Exception {
    Exception { path: "crates/web/src/views/shell/keys.rs", name, reason: "these stand on the keys of a keyboard" }
}

/// Whether a text is more than a word: names, addresses and paths are not.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    words.filter(|word| word.len() >= WORD_LETTERS_MIN && word.chars().all(char::is_alphabetic)).count() > 1
}

/// The attribute that a literal is the value of.
fn attribute<'a>(source: &'a Source, text: &str, line: usize) -> &'a str {
    let line = source.text.lines().nth(line - 1).unwrap_or_default();
    let before =
        [format!("=\"{text}"), format!("={{ \"{text}")].into_iter().find_map(|value| Some(line.split_once(&value)?.0));
    let before = before.unwrap_or_default();
    before.rsplit(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or_default()
}

fn unsaid(tree: &Tree, exceptions: &[Exception]) -> Complaints {
    let views = tree.product().filter(|source| source.path.starts_with("crates/web/src/views/"));
    let found = views.flat_map(|source| {
        let sentences = source.product_literals().filter(|literal| {
            is_sentence(&literal.text) && !FOR_BROWSERS.contains(&attribute(source, &literal.text, literal.line))
        });
        sentences.map(|literal| {
            let complaint =
                format!("{}:{}: “{}” belongs into crates/language/words/en", source.path, literal.line, literal.text);
            (source.path.clone(), literal.text.clone(), complaint)
        })
    });
    except(found.collect(), exceptions)
}

#[test]
fn views_take_their_words_from_the_languages() {
    holds(unsaid(&Tree::here(), EVERYWHERE));
    catches(
        |tree| unsaid(tree, &[]),
        &[
            ("crates/web/src/views/a.rs", "fn a() { html! { p { \"Nothing is open.\" } } }"),
            ("crates/web/src/views/a.rs", "fn a() { html! { a aria-label=\"To the inbox\" {} } }"),
            ("crates/web/src/views/a.rs", "fn a() { format!(\"{who} has it now\") }"),
        ],
    );
    allows(
        |tree| unsaid(tree, &[]),
        &[(
            "crates/web/src/views/a.rs",
            "//! Two words.\nfn a() { html! { iframe sandbox=\"allow-popups allow-forms\" class=\"one two\" {} (\"Answerable\") } }",
        )],
    );
}

/// English is what the others are measured by: its words say what they are for, and no id stands alone.
fn unexplained(tree: &Tree) -> Complaints {
    let files = tree.texts.iter().filter(|(path, _)| path.contains("/words/en/") && path.ends_with(".ftl"));
    let silent = files.filter(|(_, text)| !text.starts_with("# "));
    silent.map(|(path, _)| format!("{path}: does not open with `# ` and what it is about")).collect()
}

#[test]
fn every_file_of_words_says_what_it_is_about() {
    holds(unexplained(&Tree::here()));
    catches(unexplained, &[("crates/language/words/en/a.ftl", "a-b = Words")]);
}
