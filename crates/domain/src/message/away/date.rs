//! One date at the start of some words, in the forms that people write: ISO 8601, days and months in figures or in
//! words, East Asian dates, days of the week. A missing year is the one that makes it the next such day.

use super::words::{WORDS, month, weekday};
use jiff::civil::Date;

/// A date, and how many words it took.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub date: Date,
    pub words: usize,
}

/// The date that the words begin with.
pub(super) fn at(words: &[String], today: Date) -> Option<Found> {
    let first = words.first()?;
    east_asian(words, today)
        .or_else(|| in_figures(first, today).map(|date| Found { date, words: 1 }))
        .or_else(|| day_first(words, today))
        .or_else(|| month_first(words, today))
}

/// `2026-01-05`, `5.1.2026`, `5.1.`, `5/1`, `01/05/26`.
fn in_figures(word: &str, today: Date) -> Option<Date> {
    let word = word.trim_matches(|c: char| ",;:!?()[]\"".contains(c));
    let word = without_article(word);
    // A full stop may end the sentence, not the date.
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.contains(*separator))?;
    let closed = word.trim_end_matches(['.', separator]);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&text.len());
    let parts: Vec<&str> = closed.split(separator).collect();
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let number = |text: &str| text.parse::<i16>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => dated(Some(number(year)?), number(month)?, number(day)?, today),
        [one, two, year] if year.len() != 3 && one.len() <= 2 => {
            let year = number(year)?;
            of_two(number(one)?, number(two)?, Some(if year < 100 { 2000 + year } else { year }), separator, today)
        }
        // "5.1" alone may be a section or a time; "5.1.", "5.01" and "5/1" are dates.
        [one, two] if separator == '/' || (separator == '.' && (word.ends_with('.') || two.len() == 2)) => {
            of_two(number(one)?, number(two)?, None, separator, today)
        }
        _ => None,
    }
}

/// Hebrew writes "the", "on" and "to" before the figures: "ה-14.6.".
fn without_article(word: &str) -> &str {
    ["ה-", "ב-", "ל-"].into_iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word)
}

/// Two figures are day and month; only behind slashes also month and day, then whichever day comes next.
fn of_two(one: i16, two: i16, year: Option<i16>, separator: char, today: Date) -> Option<Date> {
    let day_first = dated(year, two, one, today);
    if separator != '/' {
        return day_first;
    }
    let month_first = dated(year, one, two, today);
    match (day_first, month_first) {
        (Some(a), Some(b)) if a >= today && b >= today => Some(a.min(b)),
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}

/// `5 January 2026`, `5th of January`, `5. Januar`, `1er janvier`, `5 de enero de 2026`, `17. 6. 2024`.
fn day_first(words: &[String], today: Date) -> Option<Found> {
    let day = day(words.first()?)?;
    let linked = |word: &String| matches!(word.as_str(), "of" | "de" | "d'" | "del" | "di");
    let at = 1 + words.iter().skip(1).take_while(|word| linked(word)).count().min(2);
    let named = words.get(at)?;
    let dotted = || {
        let figures = named.strip_suffix('.').filter(|_| words.first().is_some_and(|word| word.ends_with('.')))?;
        figures.parse::<i8>().ok().filter(|month| (1..=12).contains(month))
    };
    let month = month(named).or_else(dotted)?;
    let (year, more) = year_at(words, at + 1);
    Some(Found { date: dated(year, i16::from(month), day, today)?, words: at + 1 + more })
}

/// `January 5th, 2026`, `január 5-ig`.
fn month_first(words: &[String], today: Date) -> Option<Found> {
    let month = month(words.first()?)?;
    let at = 1 + usize::from(words.get(1).is_some_and(|word| word == "the"));
    let day = day(words.get(at)?)?;
    let (year, more) = year_at(words, at + 1);
    Some(Found { date: dated(year, i16::from(month), day, today)?, words: at + 1 + more })
}

/// `Monday`, `Monday 5th`, `the 5th`, `tomorrow`: the next such day.
pub(super) fn named_day(words: &[String], today: Date) -> Option<Found> {
    let first = words.first()?.trim_matches(|c: char| !c.is_alphanumeric());
    if WORDS.tomorrow.iter().any(|tomorrow| tomorrow == first) {
        return Some(Found { date: today.tomorrow().ok()?, words: 1 });
    }
    let wanted = weekday(first);
    // "the 17th", "17日": a number alone may count anything, an ordinal is a day.
    let ordinal = |word: &&String| {
        let word = word.trim_end_matches(|c: char| ",.;:!".contains(c));
        ["st", "nd", "rd", "th", "日", "号", "일"].iter().any(|ending| word.ends_with(ending))
    };
    let (number, used) = match wanted {
        Some(_) => (words.get(1).and_then(|word| day(word)), 1),
        None => (Some(words.first().filter(ordinal).and_then(|word| day(word))?), 0),
    };
    let mut candidate = today;
    for _ in 0..366 {
        candidate = candidate.tomorrow().ok()?;
        let fits = wanted.is_none_or(|wanted| candidate.weekday().to_monday_one_offset() == wanted);
        if fits && number.is_none_or(|number| i16::from(candidate.day()) == number) {
            return Some(Found { date: candidate, words: used + usize::from(number.is_some()) });
        }
    }
    None
}

/// `1月5日`, `2026年1月5日`, `1월 5일`.
fn east_asian(words: &[String], today: Date) -> Option<Found> {
    let first = words.first()?;
    let (mark, day_mark) = if first.contains('月') { ('月', '日') } else { ('월', '일') };
    let (head, tail) = first.split_once(mark)?;
    let month = last_number(head)?;
    let year = head.split_once(['年', '년']).and_then(|(year, _)| last_number(year));
    let in_next = tail.is_empty();
    let tail = if in_next { words.get(1).map(String::as_str).unwrap_or_default() } else { tail };
    let day: String = tail.chars().take_while(char::is_ascii_digit).collect();
    let marked = tail.get(day.len()..).is_some_and(|rest| rest.starts_with(day_mark) || rest.starts_with('号'));
    let date = dated(year, month, day.parse().ok().filter(|_| marked)?, today)?;
    Some(Found { date, words: 1 + usize::from(in_next) })
}

fn last_number(text: &str) -> Option<i16> {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text.get(start..)?.parse().ok()
}

/// A day of the month, with the endings of ordinals: `5`, `5.`, `5th`, `1er`, `5-ig`, `5:e`, `5日`.
pub(super) fn day(word: &str) -> Option<i16> {
    let word = word.trim_matches(|c: char| ",;:!?()[]\"".contains(c));
    let word = without_article(word);
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let ending = word.get(digits.len()..)?;
    let is_ordinal = ending.chars().count() <= 5
        && !ending.starts_with(['/', '%'])
        && ending.chars().all(|c| c.is_alphabetic() || ".-:º°'".contains(c));
    let day: i16 = digits.parse().ok().filter(|_| digits.len() <= 2 && is_ordinal)?;
    (1..=31).contains(&day).then_some(day)
}

/// A year of four figures, also behind "de", and how many words it took.
fn year_at(words: &[String], at: usize) -> (Option<i16>, usize) {
    let linked = usize::from(matches!(words.get(at).map(String::as_str), Some("de" | "del")));
    let word = words.get(at + linked).map(|word| word.trim_matches(|c: char| !c.is_ascii_digit())).unwrap_or_default();
    match word.parse::<i16>() {
        Ok(year) if (2000..2200).contains(&year) => (Some(year), 1 + linked),
        _ => (None, 0),
    }
}

/// A date; without a year the next such day, today included.
fn dated(year: Option<i16>, month: i16, day: i16, today: Date) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let of = |year: i16| Date::new(year, month, day).ok();
    match year {
        Some(year) => of(year),
        None => of(today.year()).filter(|date| *date >= today).or_else(|| of(today.year() + 1)),
    }
}
