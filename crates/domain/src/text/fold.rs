//! Folding: what two spellings of one word have in common.
//!
//! Compatibility forms, accents and case fall away; what carries meaning stays: the vowel signs of Indic scripts,
//! the voicing of kana, the syllables of Hangul. (Unicode Standard Annex 15 for the normal forms.)

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends the folded form of `text` to `to`.
pub(super) fn fold_into(text: &str, to: &mut String) {
    let start = to.len();
    if text.is_ascii() {
        to.push_str(text);
        to[start..].make_ascii_lowercase();
    } else if !fold_simple(text, to) {
        to.truncate(start);
        fold_any(text, to);
    }
}

/// The common scripts, character by character; false when the text needs more than that. In Latin, Greek and
/// Cyrillic every mark goes, so nothing is left to compose; Han, whole kana and whole Hangul are their own folded
/// form. Three times as fast as the normal forms, and most mail is one of these.
fn fold_simple(text: &str, to: &mut String) -> bool {
    for c in text.chars() {
        match c {
            '\0'..='\x7F' => to.push(c.to_ascii_lowercase()),
            'а'..='и' | 'к'..='я' => to.push(c),
            'А'..='И' | 'К'..='Я' => to.extend(c.to_lowercase()),
            '\u{80}'..='\u{52F}' => decompose_compatible(c, |part| push_part(part, to)),
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' => to.push(c),
            '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => to.push(c),
            '\u{3001}' | '\u{3002}' => to.push(c),
            _ => return false,
        }
    }
    true
}

/// Any script: decomposed, so that accents stand apart and can go; composed again, so that Hangul and kana are whole.
fn fold_any(text: &str, to: &mut String) {
    for c in text.nfkd().filter(|c| !is_accent(*c) && !is_invisible(*c)).nfc() {
        push_part(c, to);
    }
}

fn push_part(part: char, to: &mut String) {
    if part.is_ascii() {
        to.push(part.to_ascii_lowercase());
    } else if !is_accent(part) && !is_invisible(part) {
        for lower in part.to_lowercase() {
            match letters(lower) {
                Some(plain) => to.push_str(plain),
                None => to.push(ascii_digit(lower)),
            }
        }
    }
}

/// The folded form of `text`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Whether the character is part of a word. Everything else parts words.
pub(crate) fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // Letters all: asked first because the tables of the general question are slow.
        'а'..='я' | '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c),
    }
}

/// Whether the character belongs to a script that writes no spaces between words (or, as Korean, grows its words
/// by suffixes): Han, kana, Hangul, Thai, Lao, Burmese, Khmer. Such text is searched by pairs of characters.
pub(super) fn is_unspaced(c: char) -> bool {
    c >= '\u{0E00}'
        && matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether the character is part of a word that blanks stand around.
pub(crate) fn is_spaced_word(c: char) -> bool {
    is_word(c) && !is_unspaced(c)
}

/// Accents that spelling varies in: of Latin, Greek and Cyrillic, the points of Hebrew, the vowel signs of Arabic.
/// Not the signs of Indic and South-East Asian scripts, which are vowels like any other.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'
        | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Characters inside words that nobody sees: soft hyphen, joiners, variation selectors, Arabic tatweel.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{0640}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}')
}

/// Letters that no normal form takes apart, as people type them without the right keyboard.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ς' => "σ",
        'ى' => "ي",
        _ => return None,
    })
}

/// Digits of other scripts as ASCII digits, so that an order number is found however it was typed.
fn ascii_digit(c: char) -> char {
    const ZEROS: [u32; 8] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x0ED0, 0x1040, 0x17E0];
    let code = c as u32;
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code));
    zero.and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (written, folded) in [
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Crème BRÛLÉE", "creme brulee"),
            ("cre\u{301}me", "creme"),
            ("Ærø Łódź Đorđe Þór", "aero lodz dorde thor"),
            ("İstanbul ısı", "istanbul isi"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("Ёлка", "елка"),
            ("ﬁle ２０２６", "file 2026"),
            ("٤٨٢٢", "4822"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("so\u{AD}ft", "soft"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn signs_that_carry_meaning_stay() {
        for text in ["हिन्दी", "が", "한국어", "ภาษาไทย", "မြန်မာ"] {
            assert_eq!(fold(text), text.nfc().collect::<String>(), "{text}");
        }
        assert_eq!(fold("ｶﾞ"), "ガ");
        assert_ne!(fold("が"), fold("か"));
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_folds_as_the_thorough_one(text in "[a-zA-Z0-9À-ԯ\u{300}-\u{36F}ぁ-ゖァ-ー、一-鿿가-힣 ]{0,12}") {
            let (mut quick, mut thorough) = (String::new(), String::new());
            if fold_simple(&text, &mut quick) {
                fold_any(&text, &mut thorough);
                proptest::prop_assert_eq!(quick, thorough);
            }
        }
    }
}
