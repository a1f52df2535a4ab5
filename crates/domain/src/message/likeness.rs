//! Whether two messages say the same apart from what a form fills in: numbers, codes, dates. People hardly ever do;
//! robots do nothing else. A message keeps a sketch of its words, so that it can be compared without reading the
//! earlier ones again.
//!
//! The sketch holds the smallest hashes of all runs of three words (bottom-k sketch, Cohen and Kaplan 2007): the share
//! that two sketches have in common estimates the share of runs that the texts have in common (Jaccard).

use std::collections::BTreeSet;

/// Hashes kept of a text.
const KEPT: usize = 16;
/// Words in a run: enough for their order to count.
const RUN: usize = 3;
/// Words of a text that are looked at; a robot's message is short, and a person's beginning is their own.
const WORDS_MAX: usize = 400;
/// Texts of fewer words ("thank you") are alike without meaning anything.
const WORDS_MIN: usize = 5;
/// The share of common runs from which two texts are alike, as so many of [`KEPT`].
const COMMON_MIN: usize = 12;

/// The sketch of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Likeness(BTreeSet<u32>);

impl Likeness {
    /// The sketch of a text; `None` when it is too short to be compared.
    pub fn of(text: &str) -> Option<Likeness> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_numeric()))
            .take(WORDS_MAX)
            .map(str::to_lowercase)
            .collect();
        if words.len() < WORDS_MIN {
            return None;
        }
        let mut hashes: BTreeSet<u32> = words.windows(RUN).map(hash).collect();
        while hashes.len() > KEPT {
            hashes.pop_last();
        }
        Some(Likeness(hashes))
    }

    /// Whether both say the same but for what a form fills in.
    pub fn is_like(&self, other: &Likeness) -> bool {
        let union: BTreeSet<u32> = self.0.union(&other.0).copied().take(KEPT).collect();
        let common = union.iter().filter(|hash| self.0.contains(hash) && other.0.contains(hash)).count();
        common * KEPT >= COMMON_MIN * union.len()
    }

    /// By this texts that are alike can be found: mostly equal for two of them, hardly ever for others.
    pub fn key(&self) -> i64 {
        self.0.first().copied().map_or(0, i64::from)
    }

    /// For keeping: eight hexadecimal digits for each hash.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|hash| format!("{hash:08x}")).collect()
    }

    /// From what was kept; what is not hexadecimal is left out.
    pub fn from_text(text: &str) -> Likeness {
        let pieces = text.as_bytes().chunks(8).filter_map(|piece| std::str::from_utf8(piece).ok());
        Likeness(pieces.filter_map(|piece| u32::from_str_radix(piece, 16).ok()).collect())
    }
}

/// FNV-1a over the words, with a final mix so that the smallest hashes are a fair choice. It is kept in the database:
/// it must stay as it is.
fn hash(run: &[String]) -> u32 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in run.iter().flat_map(|word| word.bytes().chain(std::iter::once(b' '))) {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    (state >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let (Some(one), Some(other)) = (Likeness::of(one), Likeness::of(other)) else { return false };
        assert_eq!(one, Likeness::from_text(&one.to_text()));
        one.is_like(&other)
    }

    #[test]
    fn forms_are_alike_whatever_fills_them() {
        let form = |number: &str| format!("Your message has been received by our robot and has the number {number}.");
        assert!(alike(&form("17"), &form("A-2291")));
        let notice = "A new order was placed in your shop. The order can be seen in the list of orders, and the goods are reserved for seven days.";
        assert!(alike(&format!("{notice} Buyer: Ole."), &format!("{notice} Buyer: Mia.")));
    }

    #[test]
    fn people_who_write_twice_are_not_taken_for_a_form() {
        let opening = "Hello, I ordered the kettle on 3 March and paid by card.";
        assert!(!alike(
            &format!("{opening} The parcel came open on one side and the manual was missing."),
            &format!("{opening} The light blinks three times and then it switches itself off.")
        ));
        assert!(!alike("Thank you!", "Thank you!"), "too short to mean anything");
    }
}
