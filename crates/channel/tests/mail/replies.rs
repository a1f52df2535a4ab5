//! How much of what people really wrote is found: the exact visible reply on mails of other people's collections,
//! read as a whole mail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;
use std::collections::BTreeMap;

/// Share of exact replies over all mails below which something broke.
const EXACT_MIN: f64 = 0.80;
/// Share of exact replies within each collection.
const EXACT_EACH_MIN: f64 = 0.70;

/// Line ends and blanks at line ends mean nothing; everything else does.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn what_people_wrote_is_found() {
    let Some(folder) = crate::common::corpora("02-replies") else { return };
    let verbose = std::env::var_os("REPLIES_VERBOSE").is_some();
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("replies.jsonl")).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let kind = if word("kind") == "html" { "html" } else { "plain" };
        let found = read(&crate::common::mail(kind, &word("input"))).new_text;
        // The mail itself, where the collection has it, has to read the same.
        let whole = case["eml"].as_str().map_or_else(|| found.clone(), |eml| read(eml.as_bytes()).new_text);
        let exact = [&found, &whole].iter().all(|found| trimmed(found) == trimmed(&word("expected")));
        for group in [word("source"), format!("kind {kind}")] {
            let score = scores.entry(group).or_default();
            score.0 += usize::from(exact);
            score.1 += 1;
        }
        if !exact && verbose {
            let [id, input, expected] = ["id", "input", "expected"].map(word);
            eprintln!("===== {id}\n{input}\n--- found\n{found}\n--- expected\n{expected}");
        }
    }
    for (group, (exact, all)) in &scores {
        eprintln!("exact replies, {group}: {exact} of {all}");
        assert!(*exact as f64 >= EXACT_EACH_MIN * *all as f64, "{group}: {exact} of {all}");
    }
    let kinds = scores.iter().filter(|(group, _)| group.starts_with("kind"));
    let (exact, all) = kinds.fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
    eprintln!("exact replies, all: {exact} of {all}");
    assert!(exact as f64 >= EXACT_MIN * all as f64, "{exact} of {all}: {scores:?}");
}
