//! Cutting text for people: one line for a list, and the place where a search hit.

use super::fold::{fold, is_unspaced, is_word};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// Characters of the line that lists show of a message.
pub const LINE_CHARS: usize = 140;
/// Characters of a text in which hits are looked for: a result shows one place, and the first is near the top.
const SEARCHED_CHARS_MAX: usize = 100_000;
/// The part of a snippet that stands before its first hit: enough to understand it, most room for what follows.
const BEFORE_HIT_DIVISOR: usize = 4;

/// A stretch of a snippet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "piece", content = "text")]
pub enum Piece {
    /// Around the hits.
    Plain(String),
    /// What was searched for, as it is written in the text.
    Hit(String),
}

/// At most about `chars_max` characters of a text around the first place that one of the words hits, on one line,
/// with the hits marked. Words are compared folded; one that ends in `*` hits every word that begins so. Without a
/// hit it is the beginning of the text.
pub fn snippet(text: &str, words: &[String], chars_max: usize) -> Vec<Piece> {
    let searched = &text[..text.char_indices().nth(SEARCHED_CHARS_MAX).map_or(text.len(), |(at, _)| at)];
    let patterns = patterns(words);
    let units = units(searched);
    let hits = hits(searched, &units, &patterns);
    let first_hit = hits.first().map_or(0, |(start, _)| *start);
    let (start, end) = window(searched, first_hit, chars_max);

    let mut pieces = Vec::new();
    let mut plain = String::from(if start > 0 { "\u{2026}" } else { "" });
    let mut at = start;
    for (hit_start, hit_end) in hits.into_iter().filter(|(s, e)| *s >= start && *e <= end) {
        plain.push_str(&searched[at..hit_start]);
        push(&mut pieces, Piece::Plain(one_line(&plain)));
        push(&mut pieces, Piece::Hit(one_line(&searched[hit_start..hit_end])));
        plain.clear();
        at = hit_end;
    }
    plain.push_str(&searched[at..end]);
    if end < text.trim_end().len() {
        plain.push('\u{2026}');
    }
    push(&mut pieces, Piece::Plain(one_line(&plain)));
    pieces
}

/// A text as one line of at most `chars_max` characters, cut at a word's end, for list rows.
pub fn summary(text: &str, chars_max: usize) -> String {
    // Blanks collapse, so more than the wanted characters are looked at; but not a whole book for one row.
    let looked_at = chars_max.saturating_mul(4).max(SEARCHED_CHARS_MAX / 100);
    let head = &text[..text.char_indices().nth(looked_at).map_or(text.len(), |(at, _)| at)];
    let line = one_line(head);
    let line = line.trim();
    if line.chars().count() <= chars_max && head.len() == text.len() {
        return line.to_owned();
    }
    let room = chars_max.saturating_sub(1); // for the ellipsis
    let end = line_end(line, room);
    format!("{}\u{2026}", line[..end].trim_end())
}

/// Where a line of `room` characters ends: after a whole word if one ends in its second half, else after a whole
/// grapheme, so that no letter loses its accent and no flag falls in two.
fn line_end(line: &str, room: usize) -> usize {
    let mut chars = 0;
    let mut end = 0;
    let mut word_end = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        if grapheme.starts_with(char::is_whitespace) {
            word_end = at;
        }
        chars += grapheme.chars().count();
        if chars > room {
            break;
        }
        end = at + grapheme.len();
    }
    if end == line.len() || word_end * 2 < end { end } else { word_end }
}

/// A folded word that is looked for, and whether it is only the beginning.
struct Pattern {
    folded: String,
    prefix: bool,
}

fn patterns(words: &[String]) -> Vec<Pattern> {
    let pattern = |word: &String| match word.strip_suffix('*') {
        Some(start) => Pattern { folded: fold(start), prefix: true },
        None => Pattern { folded: fold(word), prefix: false },
    };
    words.iter().map(pattern).filter(|pattern| !pattern.folded.is_empty()).collect()
}

/// Byte ranges of the words of a text as written; in scripts without spaces every character is a unit.
fn units(text: &str) -> Vec<(usize, usize)> {
    let mut units: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if !is_word(c) {
            open = false;
        } else if is_unspaced(c) {
            units.push((at, end));
            open = false;
        } else if let (true, Some(last)) = (open, units.last_mut()) {
            last.1 = end;
        } else {
            units.push((at, end));
            open = true;
        }
    }
    units
}

/// Byte ranges that a pattern hits, in order, touching ones joined.
fn hits(text: &str, units: &[(usize, usize)], patterns: &[Pattern]) -> Vec<(usize, usize)> {
    let mut hits: Vec<(usize, usize)> = Vec::new();
    if patterns.is_empty() {
        return hits;
    }
    for (n, (start, end)) in units.iter().copied().enumerate() {
        let word = fold(&text[start..end]);
        let one = patterns.iter().any(|p| p.folded == word || (p.prefix && word.starts_with(&p.folded)));
        // Pairs are how scripts without spaces are searched; the two must stand together.
        let pair = units.get(n + 1).filter(|(next, _)| *next == end && text[start..].starts_with(is_unspaced));
        let pair = pair.map(|(_, pair_end)| (fold(&text[start..*pair_end]), *pair_end));
        let pair_end = pair.filter(|(pair, _)| patterns.iter().any(|p| p.folded == *pair)).map(|(_, end)| end);
        let Some(end) = pair_end.or(one.then_some(end)) else { continue };
        match hits.last_mut() {
            Some(last) if last.1 >= start => last.1 = last.1.max(end),
            _ => hits.push((start, end)),
        }
    }
    hits
}

/// The byte range that is shown: a little before the hit, from the beginning of a word, `chars_max` long.
fn window(text: &str, hit: usize, chars_max: usize) -> (usize, usize) {
    let back = chars_max / BEFORE_HIT_DIVISOR;
    let earliest = text[..hit].char_indices().rev().take(back).last().map_or(hit, |(at, _)| at);
    let start = if hit == 0 || earliest == 0 {
        0
    } else {
        let word_start = text[earliest..hit].find(char::is_whitespace).map(|at| earliest + at);
        word_start.map_or(earliest, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))
    };
    (start, start + line_end(&text[start..], chars_max))
}

/// Blanks and line ends become single spaces; control characters and marks that turn the direction of the text
/// around are left out, because they would reach beyond the line.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            line.push(c);
        }
    }
    line
}

fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    let (Piece::Plain(text) | Piece::Hit(text)) = &piece;
    if !text.is_empty() {
        pieces.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippet with hits in brackets.
    fn shown(text: &str, words: &[&str], chars_max: usize) -> String {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        let mark = |piece: Piece| match piece {
            Piece::Plain(text) => text,
            Piece::Hit(text) => format!("[{text}]"),
        };
        snippet(text, &words, chars_max).into_iter().map(mark).collect()
    }

    #[test]
    fn hits_are_marked_however_they_are_spelled() {
        for (text, words, expected) in [
            ("My Kettle, the KETTLE!", vec!["kettle"], "My [Kettle], the [KETTLE]!"),
            ("Die Straße in Łódź", vec!["strasse", "lodz"], "Die [Straße] in [Łódź]"),
            ("kettles and kettle", vec!["kett*"], "[kettles] and [kettle]"),
            ("kettles", vec!["kettle"], "kettles"),
            ("order 48-2291.", vec!["2291"], "order 48-[2291]."),
            ("東京都に住む", vec!["京都"], "東[京都]に住む"),
            ("東京都に住む", vec!["東京", "京都"], "[東京都]に住む"),
            ("お茶です", vec!["茶*"], "お[茶]です"),
            ("nothing here", vec!["kettle"], "nothing here"),
            ("nothing asked", vec![], "nothing asked"),
            ("", vec!["kettle"], ""),
            ("<b>kettle</b>", vec!["b"], "<[b]>kettle</[b]>"),
        ] {
            assert_eq!(shown(text, &words, 80), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_around_its_first_hit() {
        let text = format!("{}the blue kettle leaks {}", "so much before ".repeat(40), "and so much after ".repeat(40));
        let shown = shown(&text, &["kettle"], 60);
        assert_eq!(shown, "\u{2026}the blue [kettle] leaks and so much after and so much after\u{2026}");
    }

    #[test]
    fn a_snippet_is_one_line_without_control_characters() {
        assert_eq!(shown("one\r\n\r\n\ttwo\0 \u{202E}three", &["two"], 80), "one [two] three");
    }

    #[test]
    fn summaries_are_one_line_and_end_with_a_word() {
        for (text, chars_max, expected) in [
            ("", 20, ""),
            ("  Hello,\n\n  it   leaks. ", 40, "Hello, it leaks."),
            ("The kettle that I ordered leaks", 16, "The kettle that\u{2026}"),
            ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp\u{2026}"),
            ("👨\u{200D}👩\u{200D}👧👨\u{200D}👩\u{200D}👧", 6, "👨\u{200D}👩\u{200D}👧\u{2026}"),
            ("anything", 0, "\u{2026}"),
        ] {
            assert_eq!(summary(text, chars_max), expected, "{text}");
            assert!(summary(text, chars_max).chars().count() <= chars_max.max(1));
        }
        assert!(summary(&" ".repeat(1_000_000), 40).chars().count() <= 1);
        assert_eq!(summary(&"word ".repeat(100_000), 12), "word word\u{2026}");
    }
}
