//! Priority: how urgent people say that a conversation is. It is said, never guessed; what nobody said anything about is
//! [`Priority::Normal`]. Lists stay in the order of time, so that nothing waits for ever behind what is more urgent.

use super::Conversation;
use crate::timeline::Happened;
use serde::{Deserialize, Serialize};

/// How urgent a conversation is, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// It can wait for the others.
    Low,
    /// As every other.
    #[default]
    Normal,
    /// Before others.
    High,
    /// At once.
    Urgent,
}

impl Priority {
    /// All, with the words stored and typed.
    pub const ALL: [(Priority, &'static str); 4] =
        [(Priority::Low, "low"), (Priority::Normal, "normal"), (Priority::High, "high"), (Priority::Urgent, "urgent")];

    /// The word stored and typed.
    pub fn word(self) -> &'static str {
        Priority::ALL.iter().find(|(priority, _)| *priority == self).map_or("", |(_, word)| word)
    }

    /// The priority of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Priority::ALL.iter().find(|(_, known)| *known == word).map(|(priority, _)| *priority)
    }
}

/// A merge that stands, as far as it decided the priority of the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raise {
    /// The priority of the whole before it.
    pub was: Priority,
    /// The priority of what became a part of it.
    pub part: Priority,
}

impl Raise {
    /// The priority of the whole after it.
    pub fn after(self) -> Priority {
        self.was.max(self.part)
    }
}

/// The priority of a whole that was `now`, as if the merge `undone` had never been; `later` are those after it, in order,
/// which then began from another priority. What a person said meanwhile stays.
pub fn without_merge(undone: Raise, later: &mut [Raise], now: Priority) -> Priority {
    let (mut with, mut without) = (undone.after(), undone.was);
    for raise in later {
        if raise.was != with {
            return now;
        }
        with = raise.after();
        raise.was = without;
        without = raise.after();
    }
    if now == with { without } else { now }
}

impl Conversation {
    /// Says how urgent it is; nothing where that was said, or it is a part of another one.
    pub fn set_priority(&mut self, priority: Priority) -> Vec<Happened> {
        if self.priority == priority || self.status.is_merged() {
            return Vec::new();
        }
        self.priority = priority;
        vec![Happened::PrioritySet { priority }]
    }
}

#[cfg(test)]
mod tests {
    use super::Priority::{High, Low, Normal, Urgent};
    use super::*;

    #[test]
    fn each_has_its_word_and_they_are_in_order() {
        for (priority, word) in Priority::ALL {
            assert_eq!((priority.word(), Priority::from_word(word)), (word, Some(priority)));
        }
        assert!(Priority::ALL.is_sorted());
        assert_eq!((Priority::default(), Priority::from_word("Urgent")), (Normal, None));
    }

    #[test]
    fn without_a_merge_a_whole_is_as_urgent_as_it_would_have_been() {
        let raise = |(was, part)| Raise { was, part };
        for (undone, later, now, expected) in [
            ((Normal, High), vec![], High, Normal),
            ((High, Low), vec![], High, High),
            // Somebody said otherwise since: that stays.
            ((Normal, High), vec![], Low, Low),
            ((Normal, High), vec![], Urgent, Urgent),
            // A later merge raised it further, or did not.
            ((Normal, High), vec![(High, Urgent)], Urgent, Urgent),
            ((Low, High), vec![(High, Normal)], High, Normal),
            ((Low, High), vec![(High, High)], High, High),
            // Between the two somebody said otherwise.
            ((Low, High), vec![(Normal, High)], High, High),
        ] {
            let mut later: Vec<Raise> = later.into_iter().map(raise).collect();
            assert_eq!(without_merge(raise(undone), &mut later, now), expected, "{undone:?} {later:?} {now:?}");
        }
    }

    #[test]
    fn two_merges_are_undone_in_either_order() {
        let (first, second) = (Raise { was: Low, part: High }, Raise { was: High, part: Urgent });
        let mut later = [second];
        let now = without_merge(first, &mut later, Urgent);
        assert_eq!((now, without_merge(later[0], &mut [], now)), (Urgent, Low));
        let now = without_merge(second, &mut [], Urgent);
        assert_eq!((now, without_merge(first, &mut [], now)), (High, Low));
    }
}
