//! The words of a mail made comparable: folded, cut into sentences, and searched for phrases, in any script.

use super::away::is_month_or_weekday;
use unicode_normalization::UnicodeNormalization;

/// A line of so many characters was broken by the mail program: its sentence goes on in the next one.
const WRAPPED_CHARS_MIN: usize = 45;

/// Lower case without accents, typographic signs made plain, the digits of Arabic made ours: people leave accents out,
/// and `İ`, `I` and `ı` are one letter to whoever has another keyboard.
pub(super) fn fold(text: &str) -> String {
    let accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let of_direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let invisible = |c: char| of_direction(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}');
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301c}' | '~' => '-',
        'ı' => 'i',
        'ς' => 'σ',
        '\u{660}'..='\u{669}' => char::from(b'0' + (c as u32 - 0x660) as u8),
        _ => c,
    };
    let bare = text.nfkd().filter(|c| !accent(c) && !invisible(*c)).nfc();
    bare.flat_map(char::to_lowercase).map(plain).collect()
}

/// The sentences of a text, folded, with single blanks; empty lines and short lines end one too.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    for line in text.lines().map(str::trim) {
        let mut start = 0;
        for (at, c) in line.char_indices() {
            let end = at + c.len_utf8();
            if ends_sentence(line, at, c) {
                current.push_str(&line[start..end]);
                take(&mut current, &mut found);
                start = end;
            }
        }
        current.push_str(&line[start..]);
        current.push(' ');
        if line.chars().count() < WRAPPED_CHARS_MIN {
            take(&mut current, &mut found);
        }
    }
    take(&mut current, &mut found);
    found
}

fn take(current: &mut String, found: &mut Vec<String>) {
    let folded = fold(current).split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().any(char::is_alphanumeric) {
        found.push(folded);
    }
    current.clear();
}

/// Whether the sign at a place ends a sentence, and neither an ordinal ("17. Juni") nor an abbreviation ("Fr. Meier").
fn ends_sentence(line: &str, at: usize, c: char) -> bool {
    let after = &line[at + c.len_utf8()..];
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
    match c {
        '。' | '！' | '？' => true,
        '!' | '?' | '؟' => spaced,
        '.' => {
            let next = after.trim_start();
            let word: String = next.chars().take_while(|c| c.is_alphabetic()).take(20).collect();
            let before = &line[..at];
            let ordinal = before.ends_with(|c: char| c.is_numeric())
                && (next.starts_with(|c: char| !c.is_alphabetic()) || is_month_or_weekday(&fold(&word)));
            let last: Vec<char> = before.chars().rev().take(3).take_while(|c| c.is_alphabetic()).collect();
            let abbreviated = match last.as_slice() {
                [_] => true,
                [_, first] => first.is_uppercase(),
                _ => false,
            };
            let abbreviated = abbreviated && !next.is_empty();
            spaced && !next.starts_with(char::is_lowercase) && !ordinal && !abbreviated
        }
        _ => false,
    }
}

/// Whether a folded sentence holds a phrase: whole words in scripts with blanks. In a phrase, `^` stands for the
/// beginning of the sentence, ` .. ` for anything between, a final `*` for any ending of the word.
pub(super) fn holds(sentence: &str, phrase: &str) -> bool {
    let (from_start, phrase) = phrase.strip_prefix('^').map_or((false, phrase), |rest| (true, rest));
    let mut rest_at = 0;
    phrase.split(" .. ").enumerate().all(|(number, part)| {
        let found = place(sentence, part, rest_at);
        rest_at = found.map_or(sentence.len(), |(_, end)| end);
        found.is_some_and(|(start, _)| !(from_start && number == 0) || start <= LEAD_BYTES_MAX)
    })
}

/// A beginning may have a quotation mark or a bullet before it.
const LEAD_BYTES_MAX: usize = 3;

/// Where a phrase stands at or behind a place: its first byte and the byte behind its last one.
pub(super) fn place(sentence: &str, phrase: &str, from: usize) -> Option<(usize, usize)> {
    let (stem, open) = phrase.strip_suffix('*').map_or((phrase, false), |stem| (stem, true));
    let begins_with_word = stem.starts_with(is_spaced);
    let ends_with_word = stem.ends_with(is_spaced) && !open;
    let found = sentence.get(from..)?.match_indices(stem).map(|(at, _)| (from + at, from + at + stem.len()));
    // Arabic and Hebrew write "and" before the word without a blank.
    let begins = |start: usize| {
        let before = sentence[..start].strip_suffix(['و', 'ו']).unwrap_or(&sentence[..start]);
        !before.ends_with(is_spaced)
    };
    found.into_iter().find(|(start, end)| {
        (!begins_with_word || begins(*start)) && !(ends_with_word && sentence[*end..].starts_with(is_spaced))
    })
}

/// Letters and digits of the scripts that put blanks between words.
fn is_spaced(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// Characters of the scripts without blanks, or with endings that grow to the word.
pub(super) fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
}

/// How many words a folded text has; in scripts without blanks two characters count as one.
pub(super) fn word_count(sentence: &str) -> usize {
    let unspaced = sentence.chars().filter(|c| c.is_alphanumeric() && is_unspaced(*c)).count();
    let spaced = sentence.split(|c: char| !is_spaced(c) && c != '\'').filter(|word| !word.is_empty()).count();
    spaced + unspaced / 2
}

#[cfg(test)]
mod tests;
