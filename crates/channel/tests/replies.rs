//! How much of what people really wrote is found: exact visible reply on mails of other people's collections.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

mod common;

use channel::email::{quote, read};
use std::collections::BTreeMap;

/// Share of exact replies below which something broke.
const EXACT_MIN: f64 = 0.80;

/// Compared without blank lines and blanks at the ends of lines, which mean nothing.
fn normal(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn new_text(kind: &str, input: &str) -> String {
    if kind == "html" {
        return read(format!("From: a@x.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{input}").as_bytes())
            .new_text;
    }
    quote::split(input).new
}

#[test]
fn what_people_wrote_is_found() {
    let Some(folder) = common::corpora("02-replies") else { return };
    let verbose = std::env::var_os("REPLIES_VERBOSE").is_some();
    let mut score: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("replies.jsonl")).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let found = new_text(&word("kind"), &word("input"));
        let exact = normal(&found) == normal(&word("expected"));
        let entry = score.entry(word("source")).or_default();
        entry.0 += usize::from(exact);
        entry.1 += 1;
        if !exact && verbose {
            eprintln!(
                "===== {}\n{}\n--- found\n{found}\n--- expected\n{}",
                word("id"),
                word("input"),
                word("expected")
            );
        }
    }
    let (exact, all) = score.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    eprintln!("exact visible replies: {exact}/{all} {score:?}");
    assert!(exact as f64 >= EXACT_MIN * all as f64, "{exact} of {all}: {score:?}");
}
