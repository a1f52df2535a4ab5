//! What the subject says: the words that answering machines put there, at its beginning, and whether something else
//! than they would write follows.

use crate::message::nature::words::{answers, folded_subject};
use crate::message::prose::fold;
use std::sync::LazyLock;

/// What a phrase at the start of a subject says about itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Says {
    /// "An automatic reply": an absence notice or an acknowledgement.
    Automatic,
    /// "Out of the office": the name of an absence notice.
    Absent,
    /// A word that people also write about: holidays, leave, absence.
    Topic,
}

/// A subject as it was read.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    /// What it says, with the phrase; `None` when a person's words follow the phrase ("Out of office chair broken").
    pub says: Option<(Says, &'static str)>,
    /// A mark of answering stood in front: "Re: Automatic reply: my order" is how people answer machines.
    pub answered: bool,
}

/// Phrases, the longest first, so that "out of the office" is not read as "out".
static PHRASES: LazyLock<Vec<(Says, &'static str)>> = LazyLock::new(|| {
    let kinds = [("automatic:", Says::Automatic), ("absent:", Says::Absent), ("topic:", Says::Topic)];
    let lines = include_str!("subjects.txt").lines();
    let of_line = |line: &'static str| kinds.into_iter().find_map(|(key, says)| Some((says, line.strip_prefix(key)?)));
    let each = |(says, list): (Says, &'static str)| list.split('|').map(move |phrase| (says, phrase.trim()));
    let mut phrases: Vec<_> = lines.filter_map(of_line).flat_map(each).collect();
    phrases.sort_by_key(|(_, phrase)| std::cmp::Reverse(phrase.len()));
    phrases
});
/// The same, folded, in the same order.
static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| PHRASES.iter().map(|(_, phrase)| fold(phrase)).collect());
/// Notes puts the person first: "Ada Byron is out of the office". Found at the end of the subject or before a date.
const NOTES_PHRASES: [&str; 4] =
    ["is out of the office", "ist nicht im buro", "ist außer haus", "est absent du bureau"];

/// Reads a subject.
pub(super) fn subject(text: &str) -> Subject {
    let (bare, answered) = folded_subject(text);
    let bare = fold(&bare);
    let subject = bare.as_str();
    let at_start = PHRASES.iter().zip(FOLDED.iter()).find_map(|((says, phrase), folded)| {
        let rest = after_phrase(subject, folded)?;
        Some((*says, *phrase, rest))
    });
    let says = match at_start {
        Some((says, phrase, rest)) if ends_there(rest, says) => Some((says, phrase)),
        _ => of_notes(subject),
    };
    Subject { says, answered }
}

/// What follows a phrase that the subject begins with, where a word ends; scripts without blanks have no such boundary.
fn after_phrase<'a>(subject: &'a str, phrase: &str) -> Option<&'a str> {
    let rest = subject.strip_prefix(phrase)?;
    let unspaced = phrase.ends_with(|c: char| (c as u32) >= 0x1100);
    (unspaced || !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// Whether the phrase is all, or our subject, a date or a name of the notice follows. "Automatic reply: my order" is a
/// machine's way to write; "Automatic reply does not work" is a person's.
fn ends_there(rest: &str, says: Says) -> bool {
    /// Words in which a date must begin: "until Monday, 17 June".
    const WORDS_MAX: usize = 4;
    let rest = rest.trim_start();
    let named = ["のお知らせ", "通知", "のご連絡", "안내", "알림", "notice", "notification", "message"];
    let rest = named.into_iter().find_map(|name| rest.strip_prefix(name)).unwrap_or(rest).trim_start();
    let marked = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let dated = || {
        let words: Vec<&str> = rest.split_whitespace().take(WORDS_MAX).collect();
        words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            || words.iter().any(|word| crate::message::away::is_month_or_weekday(word))
    };
    marked || answers(rest) || (says != Says::Automatic && dated())
}

fn of_notes(subject: &str) -> Option<(Says, &'static str)> {
    let fits = |phrase: &&str| subject.split_once(*phrase).is_some_and(|(_, rest)| ends_there(rest, Says::Absent));
    NOTES_PHRASES.into_iter().find(fits).map(|phrase| (Says::Absent, phrase))
}
