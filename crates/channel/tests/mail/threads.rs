//! The identifiers that mails refer to, as read, against the threads that an indexer of mail found in real lists: mails
//! that are connected by `Message-ID`, `In-Reply-To` and `References` are one thread.
//!
//! Only the reading is measured here. A desk places more carefully than an archive: who brings an identifier without
//! taking part joins flagged, and after three of them others get a conversation of their own.

use crate::common::corpora;
use channel::email;
use std::collections::HashMap;

/// Pairs of mails found in one thread, of those that should be, and both together.
#[expect(clippy::cast_precision_loss, reason = "a few thousand pairs")]
fn pairwise_f1(found: &[usize], wanted: &[String]) -> f64 {
    let pairs = (0..found.len()).flat_map(|one| (one + 1..found.len()).map(move |other| (one, other)));
    let (mut both, mut in_found, mut in_wanted) = (0, 0, 0);
    for (one, other) in pairs {
        let (here, there) = (found[one] == found[other], wanted[one] == wanted[other]);
        both += u64::from(here && there);
        in_found += u64::from(here);
        in_wanted += u64::from(there);
    }
    2.0 * both as f64 / (in_found + in_wanted) as f64
}

/// For each mail the number of its thread.
fn connected(mails: &[Vec<String>]) -> Vec<usize> {
    fn root(of: &[usize], mut at: usize) -> usize {
        while of[at] != at {
            at = of[at];
        }
        at
    }
    let mut of: Vec<usize> = (0..mails.len()).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (number, ids) in mails.iter().enumerate() {
        for id in ids {
            let known = *first.entry(id).or_insert(number);
            let (one, other) = (root(&of, known), root(&of, number));
            of[other] = one;
        }
    }
    (0..of.len()).map(|number| root(&of, number)).collect()
}

#[test]
fn threads_are_connected_by_their_identifiers() {
    let mail = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    let found = connected(&[mail(&["a"]), mail(&["b", "x"]), mail(&["c"]), mail(&["d", "x", "a"])]);
    assert!(found[0] == found[1] && found[1] == found[3] && found[2] != found[0]);
    let wanted = ["1", "1", "2", "1"].map(str::to_owned);
    assert!((pairwise_f1(&found, &wanted) - 1.0).abs() < f64::EPSILON);
    assert!(pairwise_f1(&[0, 1, 2, 3], &wanted) < 0.01);
}

#[test]
fn the_threads_of_real_lists_are_found() {
    let Some(folder) = corpora("04-threading") else { return };
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).expect("labels");
    let (mut mails, mut wanted) = (Vec::new(), Vec::new());
    for line in labels.lines() {
        let label: serde_json::Value = serde_json::from_str(line).expect("a label");
        let text = |name: &str| label[name].as_str().expect("a text").to_owned();
        let read = email::read(&std::fs::read(folder.join(text("id"))).expect("a mail"));
        mails.push(read.external_id.into_iter().chain(read.in_reply_to).chain(read.references).collect::<Vec<_>>());
        // Identifiers of different corpora may meet; the labels were made for each on its own.
        wanted.push(text("corpus") + &text("thread"));
    }
    let f1 = pairwise_f1(&connected(&mails), &wanted);
    println!("threads: {} mails, pairwise F1 {f1:.4}", mails.len());
    assert!(f1 >= 0.99, "pairwise F1 {f1:.4}");
}
