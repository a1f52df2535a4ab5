//! Tables of words, and whether a text speaks as a person does.

use crate::message::Inbound;
use aho_corasick::AhoCorasick;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// How people speak of themselves and greet.
const PERSONS_WORDS: &str = include_str!("persons_words.txt");

/// Marks of answering and forwarding in front of a subject, folded.
const PREFIXES: [&str; 30] = [
    "re", "fw", "fwd", "aw", "wg", "tr", "sv", "vs", "rv", "enc", "odp", "ynt", "回复", "答复", "回覆", "答覆", "转发",
    "返信", "답장", "전달", "antw", "rif", "ref", "res", "va", "atb", "απ", "vl", "bls", "pd",
];

/// The phrases of a table: a line each, without its comments.
pub(super) fn phrases(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// NFKC, lower case, typographic apostrophes made plain, blanks collapsed.
pub(super) fn fold(text: &str) -> String {
    let folded: String =
        text.nfkc().flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The subject in NFKC, lower case, single spaces, without opening brackets and marks of answering; and whether
/// there was such a mark.
pub(super) fn folded_subject(subject: &str) -> (String, bool) {
    let folded = fold(subject);
    let mut rest = folded.as_str();
    let mut answered = false;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '(' | '【' | '*' | '<' | '-'));
        let Some(after) = PREFIXES.iter().find_map(|prefix| after_prefix(rest, prefix)) else { break };
        rest = after;
        answered = true;
    }
    (rest.to_owned(), answered)
}

/// Whether a folded text begins with a mark of answering or forwarding.
pub(super) fn answers(folded: &str) -> bool {
    PREFIXES.iter().any(|prefix| after_prefix(folded, prefix).is_some())
}

/// What follows `Re:`, `Re[2]:` or `Re：` (folded to a plain colon by NFKC).
fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(prefix)?.trim_start();
    let rest = match rest.strip_prefix('[') {
        Some(count) => count.split_once(']').filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit()))?.1,
        None => rest,
    };
    rest.trim_start().strip_prefix(':')
}

/// The beginning of a text, folded: what decides stands there; the rest of a long mail is about something else.
pub(super) fn beginning(text: &str) -> String {
    const CHARS_MAX: usize = 1_500;
    fold(&text.chars().take(CHARS_MAX).collect::<String>())
}

/// The beginning of what is new in a mail, folded.
pub(super) fn new_words(inbound: &Inbound) -> String {
    beginning(&inbound.new_text)
}

/// Whether a folded text has a phrase; `*` in it stands for a few words.
pub(super) fn has(text: &str, phrase: &str) -> bool {
    /// Bytes that `*` may stand for: a few words with an address among them.
    const GAP_BYTES_MAX: usize = 80;
    /// Places that are looked at; more would only be there to be slow.
    const PLACES_MAX: usize = 8;
    let Some((first, last)) = phrase.split_once('*') else { return text.contains(phrase) };
    text.match_indices(first.trim()).take(PLACES_MAX).any(|(at, found)| {
        let rest = &text[at + found.len()..];
        let near = &rest[..rest.floor_char_boundary((GAP_BYTES_MAX + last.len()).min(rest.len()))];
        near.contains(last.trim())
    })
}

/// Phrases that are looked for together, in one pass over a text: there are a thousand of them, and each mail is asked for
/// all.
pub(super) struct Phrases {
    all: Vec<&'static str>,
    /// Their beginnings, in the same order; `None` only if there were more than an automaton holds.
    beginnings: Option<AhoCorasick>,
}

impl Phrases {
    pub(super) fn of(all: Vec<&'static str>) -> Self {
        let beginnings = AhoCorasick::new(all.iter().map(|phrase| first_part(phrase))).ok();
        Phrases { all, beginnings }
    }

    /// Those that a folded text may have, because their beginnings stand in it.
    pub(super) fn perhaps_in(&self, text: &str) -> HashSet<&'static str> {
        match &self.beginnings {
            Some(beginnings) => {
                let found = beginnings.find_overlapping_iter(text);
                found.filter_map(|found| self.all.get(found.pattern().as_usize()).copied()).collect()
            }
            None => self.all.iter().copied().collect(),
        }
    }
}

/// What of a phrase stands in a text as it is: without the mark at its end, and up to the first `*`.
fn first_part(phrase: &str) -> &str {
    let bare = phrase.trim_end_matches('~');
    bare.split_once('*').map_or(bare, |(first, _)| first.trim())
}

/// The words of a folded text, without signs.
pub(super) fn bare(folded: &str) -> Vec<String> {
    let signs_apart: String =
        folded.chars().map(|c| if c.is_alphanumeric() || matches!(c, '\'' | '-') { c } else { ' ' }).collect();
    signs_apart.split_whitespace().map(str::to_owned).collect()
}

/// Whether a script has spaces between its words.
pub(super) fn is_spaced(phrase: &str) -> bool {
    phrase.chars().all(|c| (c as u32) < 0x1100)
}

/// Whether a folded text asks, or speaks of the writer as one person. Machines write "we" and "your message"; a text that
/// does neither may still be a person's.
pub(super) fn speaks_as_a_person(folded: &str) -> bool {
    asks(folded) || names_a_self(folded)
}

/// A question mark behind a word, at its end: within an address on the web it stands before more.
fn asks(folded: &str) -> bool {
    folded.split(' ').any(|word| {
        let word = word.trim_end_matches(['"', '\'', ')', '!', '»', '”']);
        let asked = word.strip_suffix(['?', '؟']).unwrap_or_default();
        !asked.contains("://") && (asked.is_empty() && word == "?" || asked.ends_with(char::is_alphanumeric))
    })
}

fn names_a_self(folded: &str) -> bool {
    let padded = format!(" {} ", bare(folded).join(" "));
    // Scripts without spaces have no whole words.
    phrases(PERSONS_WORDS).any(|phrase| match is_spaced(phrase) {
        true => padded.contains(&format!(" {phrase} ")),
        false => padded.contains(phrase),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_by_their_beginnings_also_within_each_other() {
        let phrases = Phrases::of(vec!["your request", "request~", "we got * your", "we got it"]);
        let found = |text: &str| phrases.perhaps_in(text);
        assert_eq!(found("we got your request"), HashSet::from(["your request", "request~", "we got * your"]));
        assert_eq!(found("hello"), HashSet::new());
    }

    #[test]
    fn people_ask_or_speak_of_themselves_and_machines_do_not() {
        for text in [
            "is this automatic?",
            "I get this error when I write to you.",
            "Können Sie mir helfen",
            "J'ai reçu ce message",
            "Recibo este error",
            "Ho ricevuto due volte il biglietto",
            "Recebi o bilhete duas vezes",
            "Ik krijg deze fout",
            "Jag får detta fel",
            "Sain tämän viestin",
            "Dostałem ten komunikat",
            "Мне пришло это письмо",
            "私の注文はどこですか",
            "我收到了这个",
            "저는 이것을 받았습니다",
        ] {
            assert!(speaks_as_a_person(&fold(text)), "{text}");
        }
        for text in [
            "We have received your request and will come back to you.",
            "See https://help.example/?ticket=4711 for more.",
            "Wir haben Ihre Anfrage erhalten.",
            "Otrzymaliśmy zgłoszenie i odpowiemy.",
            "Je bericht is ontvangen.",
            "您的邮件已收到，我们会尽快回复。",
            "お問い合わせを受け付けました。",
        ] {
            assert!(!speaks_as_a_person(&fold(text)), "{text}");
        }
    }

    #[test]
    fn the_tables_are_folded_and_each_phrase_stands_in_them_once() {
        for table in [
            PERSONS_WORDS,
            include_str!("notice_subjects.txt"),
            include_str!("notice_words.txt"),
            include_str!("acknowledging.txt"),
            include_str!("machines_words.txt"),
            include_str!("receipt_words.txt"),
        ] {
            for phrase in phrases(table) {
                assert_eq!(fold(phrase), phrase.trim_end(), "{phrase}");
            }
        }
    }
}
