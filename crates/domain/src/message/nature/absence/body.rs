//! What the body says: the statements of absence notices, each made in the first person, what they are worth, and what
//! else stands there. The table is `statements.txt`.

use crate::message::prose::{fold, holds, is_unspaced, place, sentences, word_count};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Characters of the new words that are read. A notice says it in its first lines; what is longer is no notice.
pub(super) const BODY_CHARS_MAX: usize = 1_500;
/// Sentences that are read.
const SENTENCES_MAX: usize = 40;
/// Bytes between who speaks and what they say of themselves: room for two dates.
const GAP_BYTES_MAX: usize = 80;
/// A sentence that only greets or signs has fewer words.
const WORDS_MIN: usize = 4;

/// The kinds of statements, in the order of [`KEYS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Speaker,
    SpeakerBehind,
    Away,
    Back,
    Mail,
    Turn,
    Machine,
    Thanks,
    Polite,
    Close,
    Asks,
}
const KEYS: [(&str, Kind); 11] = [
    ("i", Kind::Speaker),
    ("after", Kind::SpeakerBehind),
    ("away", Kind::Away),
    ("back", Kind::Back),
    ("mail", Kind::Mail),
    ("turn", Kind::Turn),
    ("machine", Kind::Machine),
    ("thanks", Kind::Thanks),
    ("polite", Kind::Polite),
    ("close", Kind::Close),
    ("asks", Kind::Asks),
];

/// What notices say in one language.
struct Language {
    /// The language names no speaker: what it lists is said of whoever writes.
    names_nobody: bool,
    phrases: Vec<Phrase>,
}

/// One folded phrase of the table.
struct Phrase {
    kind: Kind,
    text: String,
    /// Its first word, where blanks end it: a text without that word need not be searched for the phrase.
    first: Option<String>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut languages: Vec<Language> = Vec::new();
    for line in include_str!("statements.txt").lines() {
        if line.starts_with('[') {
            languages.push(Language { names_nobody: true, phrases: Vec::new() });
            continue;
        }
        let Some((key, list)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
        let kind = KEYS.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind);
        if let (Some(kind), Some(language)) = (kind, languages.last_mut()) {
            language.names_nobody &= kind != Kind::Speaker;
            language.phrases.extend(list.split('|').map(|phrase| Phrase::new(kind, phrase)));
        }
    }
    languages
});

impl Phrase {
    fn new(kind: Kind, text: &str) -> Self {
        let text = fold(text.trim());
        let first = text.trim_start_matches('^').split(' ').next().unwrap_or_default().to_owned();
        let whole = first.chars().all(|c| (c.is_alphanumeric() || c == '\'') && !is_unspaced(c));
        Phrase { kind, first: whole.then_some(first), text }
    }
}

/// The phrases of one language that a text may hold.
struct Present<'a> {
    names_nobody: bool,
    phrases: Vec<&'a Phrase>,
}

impl<'a> Present<'a> {
    /// Of each language what the words of some sentences allow.
    fn of(sentences: &[String]) -> Vec<Present<'a>> {
        let unspaced = sentences.iter().any(|sentence| sentence.contains(is_unspaced));
        let mut words: HashSet<&str> = HashSet::new();
        for sentence in sentences {
            for word in sentence.split(|c: char| !c.is_alphanumeric() && c != '\'') {
                words.insert(word);
                words.extend(word.split('\''));
                // Arabic and Hebrew write "and" before the word without a blank.
                words.extend(word.strip_prefix(['و', 'ו']));
            }
        }
        let may_stand = |phrase: &&Phrase| match &phrase.first {
            Some(first) => words.contains(first.as_str()),
            None => unspaced || !phrase.text.contains(is_unspaced),
        };
        let of = |language: &'a Language| Present {
            names_nobody: language.names_nobody,
            phrases: language.phrases.iter().filter(may_stand).collect(),
        };
        LANGUAGES.iter().map(of).collect()
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.phrases.iter().filter(move |phrase| phrase.kind == kind).map(|phrase| phrase.text.as_str())
    }
}

/// What a body says, kind by kind; all about its author.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Body {
    /// They are away.
    pub away: bool,
    /// They come back.
    pub back: bool,
    /// The message is not read, not passed on, or answered after the return.
    pub mail: bool,
    /// Somebody else helps in urgent cases.
    pub turn: bool,
    /// A machine says that it wrote.
    pub machine: bool,
    /// Thanks for the message, as notices begin.
    pub thanks: bool,
    /// A question or a request to us.
    pub asks: bool,
    /// Sentences about something else.
    pub other: usize,
}

impl Body {
    /// Whether it speaks of an absence at all.
    pub fn of_absence(&self) -> bool {
        self.away || self.back || self.mail || self.turn
    }

    /// What the statements are worth together. Being away and coming back are one matter, of which people write too;
    /// what becomes of the mail and who helps meanwhile are what notices are for.
    pub fn worth(&self) -> i32 {
        let points =
            [(self.away, 1), (self.back, 1), (self.mail, 2), (self.turn, 2), (self.machine, 5), (self.thanks, 1)];
        points.into_iter().filter(|(there, _)| *there).map(|(_, points)| points).sum()
    }
}

/// Reads the beginning of the new words.
pub(super) fn body(text: &str) -> Body {
    let head: String = text.chars().take(BODY_CHARS_MAX).collect();
    let sentences = sentences(&head);
    let present = Present::of(&sentences);
    let mut body = Body::default();
    let mut closed = false;
    for sentence in sentences.iter().take(SENTENCES_MAX) {
        let said = said(sentence, &present);
        let has = |kind: Kind| said.contains(&kind);
        let (turn, machine) = (has(Kind::Turn), has(Kind::Machine));
        let directs = turn || sentence.contains('@');
        body.away |= has(Kind::Away);
        body.back |= has(Kind::Back);
        body.mail |= has(Kind::Mail);
        body.turn |= turn;
        body.machine |= machine;
        body.thanks |= has(Kind::Thanks);
        let requests = has(Kind::Asks) && !has(Kind::Polite) && !machine;
        body.asks |= !directs && (requests || is_question(sentence));
        let told = [Kind::Away, Kind::Back, Kind::Mail, Kind::Thanks, Kind::Polite, Kind::Machine].into_iter().any(has);
        let short = word_count(sentence) < WORDS_MIN || sentence.ends_with(',');
        closed |= has(Kind::Close) && word_count(sentence) <= WORDS_MIN + 1;
        body.other += usize::from(!told && !directs && !short && !closed);
    }
    body
}

/// Whether a subject is the statement of an absence itself: "Ich bin im Urlaub".
pub(super) fn says_absence(subject: &str) -> bool {
    /// Words of such a subject: with two dates.
    const WORDS_MAX: usize = 10;
    let folded = fold(subject);
    let told = |one: &Present| one.of_kind(Kind::Away).any(|phrase| has_speaker(&folded, phrase, one));
    word_count(&folded) <= WORDS_MAX
        && !is_question(&folded)
        && Present::of(std::slice::from_ref(&folded)).iter().any(told)
}

/// A question mark of any script. In an address it stands within a word; Greek asks with a semicolon.
fn is_question(sentence: &str) -> bool {
    let ends = |mark: char| sentence.ends_with(mark) || sentence.contains(&format!("{mark} "));
    let greek = || sentence.chars().any(|c| ('α'..='ω').contains(&c)) && ends(';');
    ends('?') || ends('؟') || greek() || (sentence.contains('?') && !sentence.contains("://"))
}

/// The kinds of statements that a sentence makes, in whatever language.
fn said(sentence: &str, present: &[Present]) -> Vec<Kind> {
    let mut found = Vec::new();
    for language in present {
        for phrase in &language.phrases {
            let spoken = || match phrase.kind {
                Kind::Speaker | Kind::SpeakerBehind => false,
                Kind::Away => speaks_of_itself(sentence, &phrase.text, language),
                _ => holds(sentence, &phrase.text),
            };
            if !found.contains(&phrase.kind) && spoken() {
                found.push(phrase.kind);
            }
        }
    }
    found
}

/// Whether a sentence says a phrase of its author, or begins with it. A language that names no speaker needs none.
fn speaks_of_itself(sentence: &str, phrase: &str, language: &Present) -> bool {
    if phrase.starts_with('^') || language.names_nobody {
        return holds(sentence, phrase);
    }
    let begins = || {
        let before = place(sentence, phrase, 0).and_then(|(start, _)| sentence.get(..start));
        before.is_some_and(|before| before.split_whitespace().count() <= 1)
    };
    begins() || has_speaker(sentence, phrase, language)
}

/// Whether who speaks stands before a phrase, or behind it where the language has it so.
fn has_speaker(sentence: &str, phrase: &str, language: &Present) -> bool {
    let Some((start, end)) = place(sentence, phrase, 0) else { return false };
    let before = &sentence[sentence.ceil_char_boundary(start.saturating_sub(GAP_BYTES_MAX))..start];
    // A speaker may be the end of the phrase itself: "szabadságon vagyok".
    let behind = &sentence[start..sentence.floor_char_boundary(sentence.len().min(end + GAP_BYTES_MAX))];
    language.of_kind(Kind::Speaker).any(|speaker| place(before, speaker, 0).is_some())
        || language.of_kind(Kind::SpeakerBehind).any(|speaker| place(behind, speaker, 0).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let mut lines = 0;
        for line in include_str!("statements.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let known = line.starts_with('[') || KEYS.iter().any(|(key, _)| line.starts_with(&format!("{key}: ")));
            assert!(known, "{line}");
            assert!(!line.contains("| |") && !line.ends_with('|'), "{line}");
            lines += usize::from(!line.starts_with('['));
        }
        assert!(lines > 200 && LANGUAGES.len() >= 25, "{lines}");
        for language in LANGUAGES.iter() {
            for wanted in [Kind::Away, Kind::Back, Kind::Mail, Kind::Turn, Kind::Machine, Kind::Thanks, Kind::Asks] {
                assert!(language.phrases.iter().any(|phrase| phrase.kind == wanted));
            }
        }
    }
}
