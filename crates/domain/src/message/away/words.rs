//! The table of words that dates are made of, folded once.

use crate::message::prose::{fold, is_unspaced};
use std::sync::LazyLock;

/// Letters that may follow a stem marked with `*`.
const ENDING_CHARS_MAX: usize = 8;

/// What a date is told beside, folded; a phrase of several words has single blanks.
pub(super) struct Words {
    months: [Vec<String>; 12],
    weekdays: [Vec<String>; 7],
    /// Days of the week in scripts without blanks.
    pub unspaced_weekdays: Vec<String>,
    pub tomorrow: Vec<String>,
    pub back: Vec<String>,
    pub until: Vec<String>,
    pub ends: Vec<String>,
    pub span: Vec<String>,
    pub from: Vec<String>,
    pub since: Vec<String>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |key: &str| {
        let values = include_str!("words.txt").lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        values.map(fold).collect::<Vec<_>>()
    };
    let words = |key: &str| of(key).iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect();
    let phrases =
        |key: &str| of(key).iter().flat_map(|line| line.split('|')).map(|one| one.trim().to_owned()).collect();
    let weekdays: [Vec<String>; 7] = std::array::from_fn(|at| words(&format!("weekday {}", at + 1)));
    let unspaced = |word: &&String| word.contains(is_unspaced);
    Words {
        months: std::array::from_fn(|at| words(&format!("month {}", at + 1))),
        unspaced_weekdays: weekdays.iter().flatten().filter(unspaced).cloned().collect(),
        weekdays,
        tomorrow: words("tomorrow"),
        back: phrases("back"),
        until: phrases("until"),
        ends: phrases("ends"),
        span: phrases("span"),
        from: phrases("from"),
        since: phrases("since"),
    }
});

/// The month that a folded word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    number_of(word, &WORDS.months)
}

/// The day of the week that a folded word names, Monday being 1.
pub(super) fn weekday(word: &str) -> Option<i8> {
    number_of(word, &WORDS.weekdays)
}

fn number_of(word: &str, table: &[Vec<String>]) -> Option<i8> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    // French and Catalan "d'agost"; Turkish "haziran'da".
    let word = word.strip_prefix("d'").unwrap_or(word).split('\'').next().unwrap_or_default();
    if word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let names = |word: &str| table.iter().position(|stems| stems.iter().any(|stem| fits(word, stem)));
    // Hebrew puts "in", "to" and "the" before the word without a blank.
    let bare = || word.strip_prefix(['ב', 'ל', 'ה', 'ו']).filter(|rest| rest.chars().count() > 2);
    let place = names(word).or_else(|| names(bare()?))?;
    i8::try_from(place + 1).ok()
}

/// Whether a word is a stem of the table, with an ending where the table allows one.
fn fits(word: &str, stem: &str) -> bool {
    match stem.strip_suffix('*') {
        Some(stem) => word.strip_prefix(stem).is_some_and(|ending| {
            ending.chars().count() <= ENDING_CHARS_MAX && ending.chars().all(|c| c.is_alphabetic())
        }),
        None => word == stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_no_name_means_two_months() {
        let keys = ["month ", "weekday ", "tomorrow:", "back:", "until:", "ends:", "span:", "from:", "since:", "#"];
        for line in include_str!("words.txt").lines().filter(|line| !line.is_empty()) {
            assert!(keys.iter().any(|key| line.starts_with(key)), "{line}");
        }
        for table in [&WORDS.months[..], &WORDS.weekdays[..]] {
            for (at, stems) in table.iter().enumerate() {
                for stem in stems {
                    let found = number_of(stem.trim_end_matches('*'), table);
                    let known = found.is_some_and(|number| usize::try_from(number).is_ok_and(|n| n == at + 1));
                    assert!(known || stem.ends_with('*') && found.is_none(), "{stem}: {found:?}, not {}", at + 1);
                }
            }
        }
    }
}
