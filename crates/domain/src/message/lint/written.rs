//! A text as its words stand in it: folded for comparing, with their places, parted into sentences.

use crate::text::{fold, is_word};

/// Words that are read. A message of a desk has hundreds; a longer one is a pasted log.
const WORDS_MAX: usize = 20_000;
/// Characters of a quotation in a finding.
const QUOTE_CHARS_MAX: usize = 80;

/// A text and its words, without those of quoted lines.
pub(super) struct Written<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
}

/// A word with its place in bytes.
pub(super) struct Word {
    pub folded: String,
    pub start: usize,
    pub end: usize,
    /// A sentence or paragraph begins with it.
    pub begins: bool,
}

impl<'a> Written<'a> {
    pub fn read(text: &'a str) -> Self {
        let mut words = Vec::new();
        for line in lines(text) {
            let mut begins = line.begins;
            let mut rest = line.text;
            let mut at = line.start;
            while let Some(skip) = rest.find(is_word)
                && words.len() < WORDS_MAX
            {
                // A point parts sentences when a blank follows: not in "e.g.this" and "shop.example".
                begins |= [". ", "! ", "? ", "; ", ": "].iter().any(|end| rest[..skip].contains(end));
                let length = rest[skip..].find(|c| !is_word(c)).unwrap_or(rest.len() - skip);
                let (start, end) = (at + skip, at + skip + length);
                words.push(Word { folded: fold(&text[start..end]), start, end, begins });
                begins = false;
                rest = &rest[skip + length..];
                at = end;
            }
        }
        Written { text, words }
    }

    /// The word as written.
    pub fn slice(&self, word: &Word) -> &'a str {
        &self.text[word.start..word.end]
    }

    /// A span as it may be quoted in a finding: on one line and not too long.
    pub fn quote(&self, span: (usize, usize)) -> String {
        crate::text::summary(&self.text[span.0..span.1], QUOTE_CHARS_MAX)
    }

    /// Whether a sentence ends with the word before `at`.
    pub fn sentence_ends(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.begins)
    }

    /// The places at which a phrase of folded words stands within one sentence; `_` is any word.
    pub fn find(&self, phrase: &str) -> Option<(usize, usize)> {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        (0..self.words.len()).find(|at| self.stands_at(*at, &wanted)).map(|at| (at, at + wanted.len()))
    }

    fn stands_at(&self, at: usize, wanted: &[&str]) -> bool {
        let Some(words) = self.words.get(at..at + wanted.len()) else { return false };
        words
            .iter()
            .zip(wanted)
            .enumerate()
            .all(|(n, (word, wanted))| (n == 0 || !word.begins) && (*wanted == "_" || word.folded == *wanted))
    }

    /// The bytes of some words.
    pub fn bytes(&self, (first, end): (usize, usize)) -> (usize, usize) {
        let start = self.words.get(first).map_or(0, |word| word.start);
        (start, end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end))
    }
}

/// A line that is the writer's own.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub start: usize,
    /// A paragraph begins with it; an ordinary line break goes through sentences.
    begins: bool,
}

/// The lines of a text with their places, without quoted ones.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut begins = true;
    text.split_inclusive('\n').filter_map(move |line| {
        let quoted = line.trim_start().starts_with('>');
        let own = (!quoted).then_some(Line { text: line, start, begins });
        start += line.len();
        begins = quoted || line.trim().is_empty() || line.trim_end().ends_with(['.', '!', '?', ':', ';', ',']);
        own
    })
}
