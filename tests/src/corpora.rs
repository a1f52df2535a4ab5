//! Real texts of real people, which are not part of the product: `ANSWERABLE_CORPORA` says where they are.

use std::path::PathBuf;

/// One of the corpora, or `None` (said loudly) where it is not there.
///
/// # Panics
/// In CI, where it must be there.
pub fn corpus(name: &str) -> Option<PathBuf> {
    let default = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let found = std::env::var_os("ANSWERABLE_CORPORA").map_or(default, PathBuf::from).join(name);
    if found.exists() {
        return Some(found);
    }
    assert!(std::env::var("CI").is_err(), "the corpora are missing: {}", found.display());
    eprintln!("LEFT OUT: no corpora at {} (set ANSWERABLE_CORPORA)", found.display());
    None
}

/// Questions that customers of a bank asked, spread over all that they ask about, as (name of the sender, subject, text).
pub fn questions(number: usize) -> Option<Vec<(String, String, String)>> {
    let all = std::fs::read_to_string(corpus("07-dialogue/banking77_test.jsonl")?).unwrap();
    let all: Vec<serde_json::Value> = all.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts = all.iter().step_by(all.len() / number).take(number).map(|one| one["text"].as_str().unwrap().to_owned());
    let told = texts.enumerate().map(|(at, text)| {
        let subject: Vec<&str> = text.split_whitespace().take(6).collect();
        let name = format!("{} {}", GIVEN[at % GIVEN.len()], FAMILY[at * 7 % FAMILY.len()]);
        (name, subject.join(" "), text)
    });
    Some(told.collect())
}

const GIVEN: [&str; 24] = [
    "Amara", "Bo", "Carla", "Dmitri", "Elif", "Fatima", "Goran", "Hanna", "Ines", "Jonas", "Kofi", "Leila", "Marek",
    "Nadia", "Olga", "Pedro", "Quinn", "Rosa", "Sven", "Tomas", "Uma", "Vera", "Wim", "Yusuf",
];
const FAMILY: [&str; 25] = [
    "Okafor", "Lind", "Mendes", "Petrov", "Yilmaz", "Haddad", "Horvat", "Berg", "Carvalho", "Weber", "Mensah",
    "Karimi", "Novak", "Rahman", "Ivanova", "Alonso", "Byrne", "Moretti", "Larsen", "Silva", "Patel", "Kowalska",
    "Jansen", "Demir", "Fischer",
];
