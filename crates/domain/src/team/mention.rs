//! Whom a note calls in: "@Mia Dahl, can you look?". A name counts as it is written, whether a list offered it or not.

use crate::AgentId;
use crate::text::{fold, is_spaced_word};
use std::collections::HashMap;

/// People whom one note calls in, at most.
pub const MENTIONS_MAX: usize = 20;
/// Signs of one note that are looked at.
const SIGNS_MAX: usize = 200;
/// Characters after a sign that can be a name.
const NAME_CHARS_MAX: usize = 120;

/// Whom a text calls in, of the people who can be, in the order of the text. The longest name counts; a first name counts
/// where one of these people alone has it. Accents and capitals do not matter. What is quoted, and the middle of a word or an
/// address, calls nobody.
pub fn mentioned(text: &str, people: &[(AgentId, &str)]) -> Vec<AgentId> {
    let mut names: HashMap<String, Vec<AgentId>> = HashMap::new();
    let mut first: HashMap<String, Vec<AgentId>> = HashMap::new();
    for (id, name) in people {
        let name = plain(name);
        if let Some((given, _)) = name.split_once(' ') {
            first.entry(given.to_owned()).or_default().push(*id);
        }
        if !name.is_empty() {
            names.entry(name).or_default().push(*id);
        }
    }
    for (given, ids) in first {
        if ids.len() == 1 {
            names.entry(given).or_insert(ids);
        }
    }
    let mut found = Vec::new();
    for rest in after_signs(text) {
        let begun = plain(&rest.chars().take(NAME_CHARS_MAX).collect::<String>());
        let longest = names.iter().filter(|(name, _)| begins_with(&begun, name)).max_by_key(|(name, _)| name.len());
        for id in longest.into_iter().flat_map(|(_, ids)| ids) {
            if !found.contains(id) && found.len() < MENTIONS_MAX {
                found.push(*id);
            }
        }
    }
    found
}

/// Whether a name, or one of its words, begins as it was typed.
pub fn name_begins(name: &str, typed: &str) -> bool {
    let (name, typed) = (plain(name), plain(&typed.chars().take(NAME_CHARS_MAX).collect::<String>()));
    name.starts_with(&typed) || name.split(' ').any(|word| word.starts_with(&typed))
}

/// What follows each sign that can begin a name, to the end of its line.
fn after_signs(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('>'));
    lines.flat_map(|line| line.match_indices('@').map(move |(at, _)| (line, at))).take(SIGNS_MAX).filter_map(
        |(line, at)| {
            let (before, after) = line.split_at(at);
            let inside = before.chars().next_back().is_some_and(|c| is_spaced_word(c) || "._-+%`@".contains(c));
            let name = &after[1..];
            (!inside && !name.starts_with(char::is_whitespace)).then_some(name)
        },
    )
}

/// A name as it is compared: folded, with one blank between its words.
fn plain(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a name stands at the beginning, as whole words.
fn begins_with(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !rest.chars().next().is_some_and(is_spaced_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: [(AgentId, &str); 6] = [
        (AgentId(1), "Mia Dahl"),
        (AgentId(2), "Tom Berg"),
        (AgentId(3), "Tom Reed"),
        (AgentId(4), "Søren Ågård"),
        (AgentId(5), "Mia Dahl-Holm"),
        (AgentId(6), "李小龙"),
    ];

    fn called(text: &str) -> Vec<i64> {
        mentioned(text, &PEOPLE).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn a_name_after_the_sign_calls_its_owner_in() {
        for (text, expected) in [
            ("@Mia Dahl, can you look?", vec![1]),
            ("Can you look, @mia  dahl?", vec![1]),
            ("(@Tom Reed and @Tom Berg)", vec![3, 2]),
            ("@soren knows", vec![4]),
            ("@Søren Ågård!", vec![4]),
            ("@李小龙请看", vec![6]),
            ("@Mia Dahlさん、お願いします", vec![1]),
            ("@Tom Berg, @Tom Berg", vec![2]),
        ] {
            assert_eq!(called(text), expected, "{text}");
        }
    }

    #[test]
    fn the_longest_name_counts_and_a_shared_first_name_calls_nobody() {
        assert_eq!(called("@Mia Dahl-Holm"), [5]);
        assert_eq!(called("@Tom, look"), Vec::<i64>::new());
        assert_eq!(called("@Mia, look"), Vec::<i64>::new());
        assert_eq!(called("@Tomas Berg"), Vec::<i64>::new());
        assert_eq!(called("@Tom Bergman"), Vec::<i64>::new());
    }

    #[test]
    fn addresses_quotes_and_code_call_nobody() {
        for text in
            ["ada@mia.example", "a.@Mia Dahl", "> @Mia Dahl wrote", "`@Mia Dahl`", "@ Mia Dahl", "Mia Dahl", "@"]
        {
            assert_eq!(called(text), Vec::<i64>::new(), "{text}");
        }
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_any_of_its_words() {
        for typed in ["", "s", "SØR", "agar", "soren ag", "Ågård"] {
            assert!(name_begins("Søren Ågård", typed), "{typed}");
        }
        for typed in ["ren", "soren b", "gard"] {
            assert!(!name_begins("Søren Ågård", typed), "{typed}");
        }
    }

    #[test]
    fn two_people_of_one_name_are_both_called() {
        let twins = [(AgentId(1), "Kim Lee"), (AgentId(2), "kim lee")];
        assert_eq!(mentioned("@Kim Lee", &twins), [AgentId(1), AgentId(2)]);
    }

    #[test]
    fn a_note_of_signs_alone_takes_no_time() {
        let people: Vec<(AgentId, String)> = (0..500).map(|n| (AgentId(n), format!("Person {n}"))).collect();
        let people: Vec<(AgentId, &str)> = people.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let all: String = (0..500).map(|n| format!("@Person {n} ")).collect();
        assert_eq!(mentioned(&all, &people).len(), MENTIONS_MAX);
        assert_eq!(mentioned(&"@".repeat(200_000), &people), Vec::<AgentId>::new());
    }

    proptest! {
        #[test]
        fn nobody_is_called_twice_and_only_who_can_be(text in "(@|Mia|Dahl|Tom| |Berg|\n|>|é|李){0,60}") {
            let found = mentioned(&text, &PEOPLE);
            let mut once = found.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), found.len());
            prop_assert!(found.iter().all(|id| PEOPLE.iter().any(|(known, _)| known == id)));
        }
    }
}
