//! The reason that a mail server's words speak for, by the table of wordings in `wordings.txt`.

use super::reason::Reason;
use std::sync::LazyLock;

/// Bytes that a `*` may stand for: about a line.
const GAP_BYTES_MAX: usize = 120;
/// Places at which a pattern with a gap is tried; more would only be tried on a text that was made to be slow.
const OCCURRENCES_MAX: usize = 8;

/// All wordings, the most telling first.
static WORDINGS: LazyLock<Vec<(Reason, Vec<&'static str>)>> = LazyLock::new(|| {
    let mut table: Vec<(Reason, Vec<&'static str>)> = Vec::new();
    for line in include_str!("wordings.txt").lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix("  "), Reason::from_word(line.trim())) {
            // The bar ends a wording that ends with a blank.
            (Some(wording), _) => {
                if let Some((_, wordings)) = table.last_mut() {
                    wordings.push(wording.trim_end_matches('|'));
                }
            }
            (None, Some(reason)) => table.push((reason, Vec::new())),
            (None, None) => {}
        }
    }
    table
});

/// The first reason that the words speak for. `words` is in lower case, with single blanks and without codes.
pub(super) fn reason_of(words: &str) -> Option<Reason> {
    if words.trim_end_matches(['.', ' ']).ends_with("recipient address rejected") {
        return Some(Reason::UserUnknown);
    }
    let found = WORDINGS.iter().find(|(_, wordings)| wordings.iter().any(|wording| matches(words, wording)));
    found.map(|(reason, _)| *reason)
}

fn matches(words: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return words.contains(pattern) };
    words.match_indices(first).take(OCCURRENCES_MAX).any(|(at, _)| {
        let mut from = at + first.len();
        rest.split('*').all(|part| {
            let end = words.floor_char_boundary((from + GAP_BYTES_MAX + part.len()).min(words.len()));
            let found = words.get(from..end).and_then(|near| near.find(part));
            from += found.unwrap_or_default() + part.len();
            found.is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_the_table_is_a_reason_or_a_wording_of_one() {
        for line in include_str!("wordings.txt").lines() {
            let known = line.starts_with('#') || line.starts_with("  ") || Reason::from_word(line).is_some();
            assert!(known, "{line}");
            assert!(line.starts_with('#') || line == line.to_lowercase(), "{line}");
        }
        let wordings: usize = WORDINGS.iter().map(|(_, wordings)| wordings.len()).sum();
        assert!(wordings > 500, "{wordings}");
    }

    #[test]
    fn a_gap_is_bounded_and_ordered() {
        assert!(matches("mailbox of ada is full", "mailbox * full"));
        assert!(!matches("full mailbox", "mailbox * full"));
        assert!(!matches(&format!("mailbox {} full", "x".repeat(500)), "mailbox * full"));
        assert!(!matches("mailböx", "mailbox * full"));
    }
}
