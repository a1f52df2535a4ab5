//! Names of people, as many as a desk of many years knows, and how they are spelled: learnt as the desk learns them.

use domain::text::{spelled_words, spelling_keys};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Surnames of the world.
const SURNAMES: u64 = 40_000;
/// Syllables that surnames are made of.
const SYLLABLES: [&str; 32] = [
    "ba", "ber", "bo", "cas", "chi", "dan", "del", "do", "fer", "ga", "gra", "hol", "ja", "ka", "kel", "lin", "lo",
    "mar", "mi", "mon", "na", "nor", "pe", "ra", "ri", "san", "sto", "ta", "ti", "ver", "wil", "zo",
];

/// A surname by its rank: two people in a thousand share the first.
pub fn surname(rank: u64) -> String {
    let mut left = rank % SURNAMES + 1;
    let mut name = String::new();
    while left > 0 || name.len() < 4 {
        name.push_str(SYLLABLES[(left % 32) as usize]);
        left /= 32;
    }
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// What is learnt of names.
#[derive(Default)]
pub struct Spellings {
    words: BTreeMap<String, (i64, i64)>,
    bearers: Vec<(i64, i64)>,
}

impl Spellings {
    /// Somebody with this name and address.
    pub fn learn(&mut self, point: i64, name: &str, written: &str) {
        let mut words = spelled_words(name);
        words.extend(spelled_words(written));
        words.sort();
        words.dedup();
        for word in words {
            let next = i64::try_from(self.words.len()).unwrap() + 1;
            let (id, uses) = self.words.entry(word).or_insert((next, 0));
            *uses += 1;
            self.bearers.push((*id, point));
        }
    }

    /// Writes it, as learnt up to today.
    pub fn write(mut self, database: &Connection) {
        database.execute_batch("BEGIN; DELETE FROM spelling_progress").unwrap();
        let mut keys: Vec<(String, i64)> = Vec::new();
        for (word, (id, uses)) in &self.words {
            let insert = "INSERT INTO spellings (id, word, uses) VALUES (?, ?, ?)";
            database.prepare_cached(insert).unwrap().execute(params![id, word, uses]).unwrap();
            keys.extend(spelling_keys(word).into_iter().map(|key| (key, *id)));
        }
        keys.sort();
        keys.dedup();
        for (key, id) in keys {
            let insert = "INSERT INTO spelling_keys (key, spelling_id) VALUES (?, ?)";
            database.prepare_cached(insert).unwrap().execute(params![key, id]).unwrap();
        }
        self.bearers.sort_unstable();
        for (id, point) in self.bearers {
            let insert = "INSERT INTO spelled_names (spelling_id, contact_point_id) VALUES (?, ?)";
            database.prepare_cached(insert).unwrap().execute(params![id, point]).unwrap();
        }
        for what in ["people", "subjects"] {
            let insert = "INSERT INTO spelling_progress (what, up_to) VALUES (?, ?)";
            database.execute(insert, params![what, i64::MAX]).unwrap();
        }
        database.execute_batch("COMMIT").unwrap();
    }
}
