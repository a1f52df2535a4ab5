//! Spelling: which known word somebody meant who typed another one. Names are heard before they are seen, and the
//! customer on the phone does not spell twice.
//!
//! A known word is stored under [`spelling_keys`]: itself, itself with each of its letters left out, and its sound. Two
//! words that differ in one letter (another, one more, one less, two changed places) share such a key, so near words
//! are found by equality alone, on any database (the deletion neighbourhood of SymSpell, W. Garbe 2012; Double
//! Metaphone for the sound, L. Philips 2000).

use super::fold::is_unspaced;
use super::tokens;
use rphonetic::DoubleMetaphone;

/// Letters of a word whose spelling is learnt. Shorter ones are near to everything; longer ones are no words.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=24;
/// Words looked at in one text: a name or a subject has fewer.
const WORDS_MAX: usize = 12;
/// From so many letters on, one may be another; below, only one may be missing or too many.
const CHANGED_FROM: usize = 4;
/// From so many letters on, two slips are forgiven.
const TWO_SLIPS_FROM: usize = 8;
/// Letters of a sound that says something: "JN" is Jon, Jane, June and Jean.
const SOUND_LETTERS_MIN: usize = 2;
/// A word that only sounds the same is as far away as one with so many slips.
const SOUNDS_ALIKE: u8 = 2;

/// The words of a name or a subject whose spelling is worth knowing: folded, each once, in order. Numbers and scripts
/// without spaces between words have no spelling.
pub fn spelled_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in tokens(text) {
        let spelled = word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_numeric() || is_unspaced(c));
        if spelled && LETTERS.contains(&word.chars().count()) && !words.contains(&word) {
            words.push(word);
        }
        if words.len() == WORDS_MAX {
            break;
        }
    }
    words
}

/// What a folded word is stored under, and looked for by: at most 26 keys.
pub fn spelling_keys(word: &str) -> Vec<String> {
    let mut keys = vec![word.to_owned()];
    for (at, letter) in word.char_indices() {
        let mut key = word[..at].to_owned();
        key.push_str(&word[at + letter.len_utf8()..]);
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.extend(sound(word).map(|sound| format!("~{sound}")));
    keys
}

/// How many slips lie between what was typed and a known word, both folded: 0 for the same, `None` for another word.
pub fn slips(typed: &str, known: &str) -> Option<u8> {
    if typed == known {
        return Some(0);
    }
    let (short, long) =
        (typed.chars().count().min(known.chars().count()), typed.chars().count().max(known.chars().count()));
    if !LETTERS.contains(&short) || !LETTERS.contains(&long) {
        return None;
    }
    let forgiven = match short {
        2 => 0,
        3 => usize::from(long > short),
        TWO_SLIPS_FROM.. => 2,
        _ => 1,
    };
    let distance = strsim::osa_distance(typed, known);
    if distance <= forgiven {
        return u8::try_from(distance).ok();
    }
    let alike = short >= CHANGED_FROM && sound(typed).is_some_and(|sound_of| Some(sound_of) == sound(known));
    alike.then_some(SOUNDS_ALIKE)
}

/// How a word of Latin letters sounds; other scripts write as they speak, or not at all.
fn sound(word: &str) -> Option<String> {
    if !word.is_ascii() {
        return None;
    }
    let sound = DoubleMetaphone::default().double_metaphone(word).primary();
    (sound.len() >= SOUND_LETTERS_MIN).then_some(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the index finds one by the other, and how near they are.
    fn found(typed: &str, known: &str) -> Option<u8> {
        let keys = spelling_keys(known);
        slips(typed, known).filter(|_| spelling_keys(typed).iter().any(|key| keys.contains(key)))
    }

    #[test]
    fn names_are_found_as_people_hear_and_type_them() {
        for (typed, known, far) in [
            ("smyth", "smith", 1),
            ("jon", "john", 1),
            ("kettel", "kettle", 1),
            ("meyer", "maier", 2),
            ("kathryn", "catherine", 2),
            ("schmitt", "schmidt", 1),
            ("mohamed", "mohammed", 1),
            ("muhamad", "mohammed", 2),
            ("папова", "попова", 1),
            ("amara", "amara", 0),
        ] {
            assert_eq!(found(typed, known), Some(far), "{typed} {known}");
        }
    }

    #[test]
    fn another_word_is_another_word() {
        for (typed, known) in
            [("tim", "tom"), ("an", "ann"), ("lena", "mona"), ("kettle", "cattle"), ("anna", "hanna1"), ("x", "y")]
        {
            let far = found(typed, known);
            assert!(far.is_none() || far == Some(SOUNDS_ALIKE), "{typed} {known}: {far:?}");
        }
        assert_eq!(found("tim", "tom"), None);
    }

    #[test]
    fn numbers_and_scripts_without_spaces_have_no_spelling() {
        assert_eq!(spelled_words("Jörg Müller, order 48-2291, 山田太郎, a"), ["jorg", "muller", "order"]);
        assert_eq!(spelled_words(&"word ".repeat(500)), ["word"]);
        assert!(spelled_words(&"x".repeat(60)).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn one_slip_is_always_found(word in "[a-zà-ÿа-я]{4,12}", at in 0_usize..12, letter in proptest::char::range('a', 'z'), way in 0..4) {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at % letters.len();
            match way {
                0 => { letters.remove(at); }
                1 => letters.insert(at, letter),
                2 => letters[at] = letter,
                _ => { let next = (at + 1) % letters.len(); if next > at { letters.swap(at, next); } }
            }
            let typed: String = letters.into_iter().collect();
            proptest::prop_assert!(found(&typed, &word).is_some(), "{typed} {word}");
        }

        #[test]
        fn any_text_can_be_spelled(text in "\\PC{0,40}") {
            for word in spelled_words(&text) {
                proptest::prop_assert!(spelling_keys(&word).len() <= 26);
                proptest::prop_assert_eq!(slips(&word, &word), Some(0));
            }
        }
    }
}
