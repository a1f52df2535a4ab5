//! The first day back, by what stands beside each date of a notice: "back on 5 January" is that day, "until 5 January"
//! the day after, "from" a beginning. A day of the week beside a date says nothing more.

use super::date::{self, Found};
use super::words::{WORDS, weekday};
use crate::message::prose::is_unspaced;
use jiff::civil::Date;

/// Words beside a date that are looked at.
const BESIDE_WORDS_MAX: usize = 8;
/// A return is not further ahead; what is, is about something else.
const AHEAD_DAYS_MAX: i32 = 366;

/// What the words beside a date say about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cue {
    /// That day they are back.
    Back,
    /// That day is the last one away.
    Until,
    /// That day something begins: the absence, or what follows it.
    From,
}

/// A date and where it stands among the words.
struct Placed {
    date: Date,
    start: usize,
    end: usize,
}

/// The first day back that folded sentences tell.
pub(super) fn back_at(sentences: &[String], today: Date) -> Option<Date> {
    let (mut back, mut last_day, mut start) = (None, None, None);
    for sentence in sentences {
        for (cue, date) in told(&pieces(sentence), today) {
            match cue {
                Cue::Back => back = back.or(Some(date)),
                Cue::Until => last_day = last_day.max(Some(date)),
                Cue::From => start = start.max(Some(date)),
            }
        }
    }
    let behind_the_end = |day: &Date| last_day.is_none_or(|last| *day > last);
    let back = back.filter(behind_the_end);
    // "Away from 3 to 14 June. From 17 June again as usual."
    let again = start.filter(|day| last_day.is_some() && behind_the_end(day));
    let back = back.or(again).or_else(|| last_day.and_then(|day| day.tomorrow().ok()))?;
    let ahead = back.since(today).ok()?.get_days();
    (1..=AHEAD_DAYS_MAX).contains(&ahead).then_some(back)
}

/// Each date of a sentence with its cue.
fn told(words: &[String], today: Date) -> Vec<(Cue, Date)> {
    let dates = dates(words, today);
    let cue_of = |number: usize, one: &Placed| {
        let before = number.checked_sub(1).and_then(|before| dates.get(before)).map(|before| before.end);
        let next = dates.get(number + 1).map(|next| next.start);
        cue(words, one, before, next).map(|cue| (cue, one.date))
    };
    let mut found: Vec<_> = dates.iter().enumerate().filter_map(|(number, one)| cue_of(number, one)).collect();
    if dates.is_empty() {
        found.extend(named_day(words, today));
    }
    found
}

fn dates(words: &[String], today: Date) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let in_same_month = || {
            let last = found.last().filter(|last| at - last.end <= 2)?;
            let day = i8::try_from(date::day(rest.first()?)?).ok()?;
            let date = Date::new(last.date.year(), last.date.month(), day).ok().filter(|date| *date > last.date)?;
            let spans = words.get(at.checked_sub(1)?).is_some_and(|word| WORDS.span.contains(word));
            (spans || ends_here(words, at, at + 1)).then_some(Found { date, words: 1 })
        };
        match date::at(rest, today).or_else(in_same_month) {
            Some(Found { date, words: count }) => {
                found.push(Placed { date, start: at, end: at + count });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn cue(words: &[String], one: &Placed, before: Option<usize>, next: Option<usize>) -> Option<Cue> {
    if ends_here(words, one.start, one.end) {
        return Some(Cue::Until);
    }
    let from = before.unwrap_or(0).max(one.start.saturating_sub(BESIDE_WORDS_MAX));
    let prior = words.get(from..one.start).unwrap_or_default();
    if closes_a_span(prior, before.is_some()) {
        return Some(Cue::Until);
    }
    let behind = words.get(one.end..next.unwrap_or(words.len())).unwrap_or_default();
    let behind = behind.get(..behind.len().min(BESIDE_WORDS_MAX)).unwrap_or_default();
    let returns = || next.is_none() && last_place(behind, &WORDS.back).is_some();
    let begins_here =
        behind.first().is_some_and(|word| WORDS.since.iter().any(|since| word.starts_with(since.as_str())));
    let nearest = nearest(prior).or(begins_here.then_some(Cue::From));
    match nearest {
        Some(Cue::From) | None if returns() => Some(Cue::Back),
        other => other,
    }
}

/// The cue that stands closest before a date. "Not back until" is a return.
fn nearest(prior: &[String]) -> Option<Cue> {
    let back = last_place(prior, &WORDS.back);
    let until = last_place(prior, &WORDS.until);
    let from = last_place(prior, &WORDS.from);
    if let (Some(back), Some(until)) = (back, until)
        && back < until
        && prior.iter().any(|word| ["until", "till", "before"].contains(&word.as_str()))
    {
        return Some(Cue::Back);
    }
    // "Wieder ab dem 5. Januar": the beginning of what follows the return.
    let from = from.filter(|_| back.is_none());
    let places = [(back, Cue::Back), (until, Cue::Until), (from, Cue::From)];
    places
        .into_iter()
        .filter_map(|(place, cue)| Some((place?, cue)))
        .max_by_key(|(place, _)| *place)
        .map(|(_, cue)| cue)
}

/// The word at which the last of some phrases ends; one with `!` counts only right before the end.
fn last_place(words: &[String], phrases: &[String]) -> Option<usize> {
    let bare: Vec<&str> = words.iter().map(|word| word.trim_matches(|c: char| ".,;:!()[]\"".contains(c))).collect();
    let spaced = |phrase: &str| phrase.chars().all(|c| (c as u32) < 0x1100 || c == ' ');
    let ends = |phrase: &String| {
        let (phrase, only_beside) = phrase.strip_suffix('!').map_or((phrase.as_str(), false), |phrase| (phrase, true));
        let parts: Vec<&str> = phrase.split(' ').collect();
        let matches = |at: usize| {
            let wanted = bare.get(at..at + parts.len())?;
            let fit = wanted.iter().zip(&parts).all(|(word, part)| match part.strip_suffix('*') {
                _ if !spaced(part) => word.contains(part.trim_end_matches('*')),
                Some(stem) => word.starts_with(stem),
                None => word == part || *word == part.trim_end_matches('.') || without_and(word) == *part,
            });
            fit.then_some(at + parts.len())
        };
        let found = (0..bare.len()).rev().find_map(matches)?;
        let rest_is_a_weekday = bare.get(found..).is_some_and(|rest| rest.iter().all(|word| weekday(word).is_some()));
        (!only_beside || rest_is_a_weekday).then_some(found)
    };
    phrases.iter().filter_map(ends).max()
}

/// Arabic and Hebrew write "and" before the word without a blank.
fn without_and(word: &str) -> &str {
    word.strip_prefix(['و', 'ו']).unwrap_or(word)
}

/// Whether the words behind a date, or its own ending, say that something ends there: "5.1. asti", "január 5-ig".
fn ends_here(words: &[String], start: usize, end: usize) -> bool {
    let own = words.get(start..end).unwrap_or_default().iter().any(|word| word.trim_end_matches(',').ends_with("-ig"));
    let behind = words.get(end..(end + 2).min(words.len())).unwrap_or_default();
    own || behind.iter().any(|word| {
        WORDS.ends.iter().any(|end| {
            if end.is_ascii() { word.trim_matches(['.', ',']) == end } else { word.starts_with(end.as_str()) }
        })
    })
}

/// Whether a date follows another one, or a number, as the end of a span: "3 to", "3.6. –".
fn closes_a_span(prior: &[String], behind_a_date: bool) -> bool {
    let prior: Vec<&String> = prior.iter().filter(|word| weekday(word).is_none()).collect();
    let Some((last, rest)) = prior.split_last() else { return false };
    let article = |word: &str| ["the", "el", "il", "den", "le", "o", "dne", "dnia"].contains(&word);
    let (link, rest) = match rest.split_last() {
        Some((link, rest)) if article(last) => (*link, rest),
        _ => (*last, rest),
    };
    let begins = rest.last().map_or(behind_a_date, |word| date::day(word).is_some());
    begins && WORDS.span.contains(link)
}

/// A day of the week, where a word of return or end stands before it.
fn named_day(words: &[String], today: Date) -> Option<(Cue, Date)> {
    (0..words.len()).find_map(|at| {
        let found = date::named_day(words.get(at..)?, today)?;
        let prior = words.get(at.saturating_sub(BESIDE_WORDS_MAX)..at)?;
        let alone = !prior.iter().any(|word| weekday(word).is_some());
        let behind = words.get(at + found.words..)?;
        let returns = || last_place(behind, &WORDS.back).map(|_| Cue::Back);
        let cue = match nearest(prior) {
            Some(Cue::From) | None => returns(),
            other => other,
        };
        cue.filter(|_| alone).map(|cue| (cue, found.date))
    })
}

/// The words of a folded sentence; a span within a word, and a date within writing without blanks, become words.
fn pieces(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence = sentence.to_owned();
    for weekday in WORDS.unspaced_weekdays.iter().filter(|_| sentence.contains(is_unspaced)).collect::<Vec<_>>() {
        sentence = sentence.replace(weekday.as_str(), &format!(" {weekday} "));
    }
    for word in sentence.split(|c: char| c.is_whitespace() || ",;()、。「」".contains(c)).flat_map(unspaced) {
        match word.split_once('-') {
            Some((one, two))
                if !two.contains('-') && is_figures(one) && two.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                found.extend([one.to_owned(), "-".to_owned(), two.to_owned()]);
            }
            _ => found.push(word),
        }
    }
    // "6月17日(月)": the day of the week beside a date.
    let beside =
        |word: &str| word.chars().count() == 1 && word.contains(|c| "月火水木金土日월화수목금토일".contains(c));
    found.retain(|word| word.chars().any(|c| c.is_alphanumeric() || c == '-') && !beside(word));
    found
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "./".contains(c))
}

/// `于6月3日至6月14日休` in pieces: figures with their signs of year, month and day, and what is between them.
fn unspaced(word: &str) -> Vec<String> {
    let is_sign = |c: char| "年月日号년월일".contains(c);
    let east_asian = |c: char| (c as u32) >= 0x2e80;
    let mut found = vec![String::new()];
    let mut last = ' ';
    for c in word.chars() {
        let day_ended = "日号일".contains(last)
            && found.last().is_some_and(|piece| piece.starts_with(|c: char| c.is_ascii_digit()));
        let figures_begin = c.is_ascii_digit() && east_asian(last) && !is_sign(last);
        let figures_end = last.is_ascii_digit() && east_asian(c) && !is_sign(c);
        if day_ended || figures_begin || figures_end {
            found.push(String::new());
        }
        if let Some(piece) = found.last_mut() {
            piece.push(c);
        }
        last = c;
    }
    found
}
