//! The line that announces a quote: "On … somebody wrote:", in the languages that mail programs speak. It may be
//! broken over up to four lines.

use super::line::{folded, is_blank, is_quote};
use super::words::{OPENERS, QUOTING, WROTE, WROTE_UNSPACED};

/// Lines that one announcement may take: long names and addresses are wrapped.
const LINES_MAX: usize = 4;
/// Bytes of an announcement; longer ones are sentences.
const BYTES_MAX: usize = 500;

/// Where announcements stand: line ranges, from the first line to behind the last, none overlapping another.
pub(super) fn all(lines: &[&str]) -> Vec<(usize, usize)> {
    let lines: Vec<Line> = lines.iter().map(|line| Line::of(line)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match length_at(&lines, at) {
            Some(length) => {
                found.push((at, at + length));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A line in which an announcement stands behind a sentence, in two: programs that make text of HTML lose the break.
pub(super) fn parted(line: &str) -> (&str, Option<&str>) {
    if line.len() > BYTES_MAX || !line.trim_end().ends_with([':', '：']) || is_quote(line) {
        return (line, None);
    }
    let ends = line.match_indices(['.', '!', '?']).map(|(at, _)| line.split_at(at + 1));
    let mut tails = ends.filter(|(head, tail)| !is_blank(head) && tail.starts_with(' ') && !is_within_date(head, tail));
    let opens = |low: &str| opens_with_word(low) || starts_with_date(low);
    match tails.find(|(_, tail)| opens(&folded(tail)) && has_date(tail) && is_one(tail)) {
        Some((head, tail)) => (head, Some(tail.trim_start())),
        None => (line, None),
    }
}

/// Whether the dot at the end of `head` ends no sentence but an abbreviation. "пн, 2 нояб. 2026 г. в 10:00, …": the day was
/// named before it, and behind it only the time of day follows, which no program writes alone. "Mon. 2026-11-02 …": the
/// day's name stands before its date.
fn is_within_date(head: &str, tail: &str) -> bool {
    let (head, tail) = (folded(head), folded(tail));
    let begins = opens_with_word(&head) || head.starts_with(|c: char| c.is_ascii_digit());
    let tells_time_alone = || has_date(&head) && !has_year(&tail) && !has_parted_digits(&tail, b"./-");
    let names_day = || starts_with_date(&tail) && words(&head).all(|word| OPENERS.contains(word));
    begins && (tells_time_alone() || names_day())
}

/// Whether one line announces a quote by itself.
pub(super) fn is_one(line: &str) -> bool {
    line.len() <= BYTES_MAX && is_announcement(&folded(line))
}

/// A line as announcements are looked for in it.
struct Line {
    /// Folded; empty when it is blank or too long.
    low: String,
    dated: bool,
    blank: bool,
    quoted: bool,
    /// It is an announcement by itself.
    announces: bool,
    /// It may be the end of one.
    ends: bool,
}

impl Line {
    fn of(line: &str) -> Self {
        let low = if line.len() <= BYTES_MAX { folded(line) } else { String::new() };
        Line {
            dated: has_date(&low),
            blank: is_blank(line),
            quoted: is_quote(line),
            announces: is_announcement(&low),
            ends: low.ends_with([':', '>', '-', ']', '*', '_']) || ends_with_verb(&low),
            low,
        }
    }
}

/// How many lines the announcement takes that begins at `at`, if one does.
fn length_at(lines: &[Line], at: usize) -> Option<usize> {
    let first = lines.get(at)?;
    if first.low.is_empty() || first.quoted {
        return None;
    }
    if first.announces || (names_somebody(&first.low) && is_above_quote(lines, at)) {
        return Some(1);
    }
    if !(first.dated || first.low.contains(['<', '@'])) {
        return None;
    }
    let opens = opens_with_word(&first.low);
    let mut text = first.low.clone();
    for length in 2..=LINES_MAX {
        let next = lines.get(at + length - 1)?;
        // German programs leave an empty line before "schrieb".
        if next.blank && lines.get(at + length).is_some_and(|after| begins_with_verb(&after.low)) {
            continue;
        }
        // What is one by itself, or opens one, is not the tail of another.
        let begins_anew = next.dated
            && (next.announces || opens_with_word(&next.low))
            && !(opens && next.low.starts_with(|c: char| c.is_ascii_digit()));
        if next.low.is_empty() || (next.quoted && !next.low.starts_with(">:")) || begins_anew {
            return None;
        }
        text.push(' ');
        text.push_str(&next.low);
        if text.len() > BYTES_MAX {
            return None;
        }
        if next.ends && is_announcement(&text) {
            return Some(length);
        }
    }
    None
}

/// Whether a whole announcement stands here: a date or an address, a word for writing, and the end of an opening.
/// Takes folded text.
fn is_announcement(text: &str) -> bool {
    let low = text.trim_start_matches(['*', '_', ' ', '>']).trim_end_matches(['*', '_', ' ']);
    let opens = low.ends_with(':') || low.ends_with(":]");
    let framed = low.ends_with("--") && low.starts_with("--");
    let date_first = starts_with_date(low);
    // Ordinary lines are many: dates and words are looked for only where the end or the beginning fits.
    if !(opens || framed || date_first || ends_with_verb(low)) {
        return is_posted(low);
    }
    let (dated, addressed) = (date_first || has_date(low), has_address(low));
    if !(dated || addressed) {
        // A forum's name between the sender and the word is as good as a date.
        return low.contains(" via ") && ends_with_verb(low);
    }
    if (opens || framed) && has_verb(low) {
        return true;
    }
    // "…, November 17, 2026, "Shop" <help@shop.example>:" says it without a verb.
    let dated_address = dated && (low.ends_with(">:") || low.ends_with("> :") || low.ends_with("):") && addressed);
    let verb_last = dated && (addressed || opens_with_word(low)) && ends_with_verb(low);
    let zoned = date_first && (low.contains(" gmt+") || low.contains(" gmt-"));
    let quoting = addressed && opens && QUOTING.iter().any(|word| low.starts_with(word));
    // `2013/7/20 Ada <ada@x.example>`: what an older Gmail wrote in several languages.
    let dated_sender = date_first && addressed && (opens || low.ends_with('>'));
    dated_address || verb_last || dated_sender || zoned || quoting
}

/// "Posted by ada on 01/21/2026": a forum's line.
fn is_posted(low: &str) -> bool {
    low.starts_with("posted by ") && low.ends_with(|c: char| c.is_ascii_digit())
}

/// "Ada Lovelace wrote:", which counts only directly above a quote.
fn names_somebody(low: &str) -> bool {
    /// More words make a sentence.
    const WORDS_MAX: usize = 12;
    low.ends_with(':') && low.split(' ').count() <= WORDS_MAX && has_verb(low)
}

fn is_above_quote(lines: &[Line], at: usize) -> bool {
    lines.iter().skip(at + 1).take(2).find(|line| !line.blank).is_some_and(|line| line.quoted)
}

/// Whether a word for writing stands in the text.
fn has_verb(low: &str) -> bool {
    words(low).any(|word| WROTE.contains(word)) || has_unspaced_verb(low)
}

fn has_unspaced_verb(low: &str) -> bool {
    !low.is_ascii() && WROTE_UNSPACED.iter().any(|verb| low.contains(verb))
}

fn ends_with_verb(low: &str) -> bool {
    let bare = low.trim_end_matches([':', ' ', '.']);
    words(bare).next_back().is_some_and(|word| WROTE.contains(word))
        || WROTE_UNSPACED.iter().any(|verb| bare.ends_with(verb))
}

fn begins_with_verb(low: &str) -> bool {
    words(low).take(2).any(|word| WROTE.contains(word))
}

/// The words of a line, without what stands around them and without links. An address ends a word before it:
/// `<ada@x.example>wrote:` has two.
fn words(low: &str) -> impl DoubleEndedIterator<Item = &str> {
    low.split_whitespace()
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split(['>', ':', ',', ';', '"', '|', '-', '–', '—']))
        .map(|word| word.trim_matches(['*', '_', '<', ')', '.', '[', ']']).trim_start_matches('('))
        .filter(|word| !word.is_empty())
}

/// Whether the line begins with the word that such lines begin with.
fn opens_with_word(low: &str) -> bool {
    let first = low.trim_start_matches(['-', ' ', '*', '>']).split([' ', ',', '.']).next().unwrap_or_default();
    OPENERS.contains(first)
}

/// Whether something like a date or a time of day is in the text: a year, `10:30`, `02.11.`, `2/11`.
fn has_date(text: &str) -> bool {
    has_year(text) || has_parted_digits(text, b":./-")
}

/// Whether a moment is told as programs tell it: with its year or its time of day.
pub(super) fn is_exact(text: &str) -> bool {
    has_year(text) || has_parted_digits(text, b":")
}

fn has_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let joins = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'@');
    bytes.windows(4).enumerate().any(|(at, four)| {
        (four.starts_with(b"19") || four.starts_with(b"20"))
            && four.iter().all(u8::is_ascii_digit)
            && !joins(at + 4)
            && (at == 0 || !joins(at - 1))
    })
}

/// Whether one of these characters stands between two digits.
fn has_parted_digits(text: &str, between: &[u8]) -> bool {
    let parts = |three: &[u8]| matches!(three, [a, part, c] if a.is_ascii_digit() && c.is_ascii_digit() && between.contains(part));
    text.as_bytes().windows(3).any(parts)
}

/// `2016-03-03`, `2016/3/3`, `2016年3月3日`, `2016. 3. 3.` or `03.03.2016` at the start.
fn starts_with_date(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    match digits {
        4 => {
            (text.starts_with("19") || text.starts_with("20"))
                && rest.starts_with(['-', '/', '年', '년', '.'])
                && !rest.starts_with(".,")
        }
        1 | 2 => {
            let mut parts = rest.splitn(3, ['.', '/', '-']);
            parts.next() == Some("")
                && parts.next().is_some_and(|month| {
                    matches!(month.len(), 1 | 2) && month.bytes().all(|byte| byte.is_ascii_digit())
                })
                && parts.next().is_some_and(|year| year.bytes().take_while(u8::is_ascii_digit).count() >= 2)
        }
        _ => false,
    }
}

fn has_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "<>()[]:,;\"'".contains(c))
        .any(|word| word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements_in_many_languages_are_known() {
        for line in include_str!("announcements.txt").lines().filter(|line| !line.is_empty()) {
            assert_eq!(all(&[line]), [(0, 1)], "{line}");
            assert_eq!(parted(line), (line, None), "{line}");
        }
    }

    #[test]
    fn a_wrapped_announcement_is_one() {
        for (text, range) in [
            ("Thanks\n\nOn Mon, Nov 2, 2026 at 10:00 AM The Shop of Everything <\nhelp@shop.example> wrote:\n", (2, 4)),
            ("On Mon, Nov 2, 2026 at\n10:00 AM Shop\n<help@shop.example>\nwrote:", (0, 4)),
            ("Am Mo., 2. Nov. 2026 um 10:00 Uhr\n\nschrieb Shop <help@shop.example>:", (0, 3)),
            ("I ordered on 2.11.2026\nOn Mon, 2 Nov 2026 at 10:00, Shop <\nhelp@shop.example> wrote:", (1, 3)),
            ("Am 02.11.2026 10:00 schrieb \"Shop\" <help@shop.example\n>:", (0, 2)),
        ] {
            assert_eq!(all(&text.lines().collect::<Vec<_>>()), [range], "{text}");
        }
    }

    #[test]
    fn an_announcement_behind_a_sentence_is_parted_from_it() {
        let announcement = "On Mon, 2 Nov 2026, Shop <help@shop.example> wrote:";
        assert_eq!(parted(&format!("Yes. {announcement}")), ("Yes.", Some(announcement)));
        // The dots of abbreviations end no sentence, the one before them does.
        for announcement in [
            "пн, 2 нояб. 2026 г. в 10:00, Shop <help@shop.example>:",
            "В понедельник, 2 ноября 2026 г. в 10:00:00 GMT+3, Shop <help@shop.example> написал(а):",
            "Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Shop <help@shop.example>:",
            "Le lun. 2 nov. 2026 à 10:00, Shop <help@shop.example> a écrit :",
            "El lun., 2 de nov. de 2026 a la(s) 10:00 a. m., Shop <help@shop.example> escribió:",
            "Em seg., 2 de nov. de 2026 às 10:00, Shop <help@shop.example> escreveu:",
            "pon., 2 lis 2026 o 10:00 Shop <help@shop.example> napisał(a):",
            "po 2. 11. 2026 v 10:00 odesílatel Shop <help@shop.example> napsal:",
            "Mon. 2026-11-02 10:00 Shop <help@shop.example>:",
            "2026. nov. 2., H 10:00 dátummal Shop <help@shop.example> ezt írta:",
            "На пн, 2.11.2026 г. в 10:00 ч. Shop <help@shop.example> написа:",
        ] {
            for sentence in ["Yes.", "Danke!", "Есть 2 шт.", "In 2025 I had none.", "So, in 3 Tagen?"] {
                assert_eq!(parted(&format!("{sentence} {announcement}")), (sentence, Some(announcement)));
            }
            assert_eq!(parted(announcement), (announcement, None));
        }
        for line in [announcement, "Am Mo. 2. Nov. 2026 um 10:00 schrieb Shop:", "Yes. I bought it on 2 Nov 2026:"] {
            assert_eq!(parted(line), (line, None));
        }
    }

    #[test]
    fn a_name_alone_announces_directly_above_a_quote() {
        assert_eq!(all(&["Ada Lovelace wrote:", "> yes"]), [(0, 1)]);
        assert_eq!(all(&["Ada Lovelace wrote:", "yes"]), []);
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "I wrote to you on Monday:",
            "Yesterday at 10:30 I called you.",
            "My order: 2026-11",
            "He wrote the book in 2020.",
            "On 2 November 2026 I sent it back.",
            "write to help@shop.example:",
            "See https://x.example/2026/11/what-ada-wrote:",
        ] {
            assert_eq!(all(&[line]), [], "{line}");
        }
    }
}
