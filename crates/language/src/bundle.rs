//! The messages of each language, read once.

use crate::{IDS, Language, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

type Bundle = FluentBundle<FluentResource>;

/// One language: its messages, and the texts of those without values.
struct Spoken {
    bundle: Bundle,
    plain: Vec<&'static str>,
}

static SPOKEN: LazyLock<[Spoken; Language::ALL.len()]> = LazyLock::new(|| Language::ALL.map(Spoken::new));

impl Spoken {
    fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around values matter only where the text runs the other way; elsewhere they would stand in mail and in titles.
        bundle.set_use_isolating(language.is_right_to_left());
        bundle.set_formatter(Some(crate::number::formatter(language)));
        // What a language does not say yet is said in English.
        for source in SOURCES[language.index()].iter().chain(SOURCES[Language::English.index()]) {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = bundle.add_resource(resource);
        }
        let plain = IDS.iter().map(|id| plain(&bundle, id)).collect();
        Spoken { bundle, plain }
    }
}

/// A message without values. They live as long as the program, and are read once for each language.
fn plain(bundle: &Bundle, id: &str) -> &'static str {
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    let text = pattern.map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned());
    text.unwrap_or_default().leak()
}

impl Language {
    /// A message without values, by its number.
    pub(crate) fn said(self, number: usize) -> &'static str {
        SPOKEN[self.index()].plain.get(number).copied().unwrap_or_default()
    }

    /// A message with its values.
    pub(crate) fn filled<'a>(
        self,
        number: usize,
        values: impl IntoIterator<Item = (&'static str, Value<'a>)>,
    ) -> String {
        let bundle = &SPOKEN[self.index()].bundle;
        let mut args = FluentArgs::new();
        values.into_iter().for_each(|(name, value)| args.set(name, value));
        let message = IDS.get(number).and_then(|id| bundle.get_message(id));
        let Some(pattern) = message.and_then(|message| message.value()) else { return String::new() };
        let text = bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
        if self.is_right_to_left() { directed(&text) } else { text }
    }
}

/// Isolates that run as their first strong letter does, and such that run from right to left (UAX #9).
const FIRST_STRONG: char = '\u{2068}';
const RIGHT_TO_LEFT: char = '\u{2067}';

/// A value that begins with an isolate was put together from messages of ours: letters inside of isolates do not say how it
/// runs (UAX #9, P2), so it is said.
fn directed(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let composed = letter == FIRST_STRONG && matches!(letters.peek(), Some(&(FIRST_STRONG | RIGHT_TO_LEFT)));
        out.push(if composed { RIGHT_TO_LEFT } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_is_put_together_runs_as_the_page_does() {
        let inner = "\u{2068}9:00\u{2069} \u{2068}17:00\u{2069}";
        let outer = format!("\u{2068}\u{2068}{inner}\u{2069}\u{2069}, \u{2068}Kettle & Co\u{2069}");
        let said = directed(&outer);
        assert_eq!(said.matches(RIGHT_TO_LEFT).count(), 2, "{said:?}");
        assert!(said.starts_with("\u{2067}\u{2067}\u{2068}9:00") && said.ends_with("\u{2068}Kettle & Co\u{2069}"));
        assert_eq!(directed(&said), said, "it may be said again");
    }

    fn ids(language: Language) -> BTreeSet<String> {
        let messages = SOURCES[language.index()].iter().flat_map(|source| source.lines());
        let named = messages.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        named.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    }

    /// The values that a message names, in all its variants.
    fn values(source: &str) -> BTreeSet<(String, String)> {
        let mut id = String::new();
        let mut found = BTreeSet::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                id = line.split(" =").next().unwrap_or_default().to_owned();
            }
            for piece in line.split('$').skip(1) {
                let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(piece.len());
                found.insert((id.clone(), piece[..end].to_owned()));
            }
        }
        found
    }

    #[test]
    fn every_file_is_understood() {
        for language in Language::ALL {
            for source in SOURCES[language.index()] {
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{language:?}: {:?}", read.err().map(|(_, errors)| errors));
            }
        }
    }

    #[test]
    fn each_language_says_everything_with_the_same_values() {
        let all = |language: Language| SOURCES[language.index()].iter().flat_map(|source| values(source)).collect();
        let english: BTreeSet<(String, String)> = all(Language::English);
        for language in Language::ALL {
            let missing: Vec<_> = ids(Language::English).difference(&ids(language)).cloned().collect();
            let unknown: Vec<_> = ids(language).difference(&ids(Language::English)).cloned().collect();
            assert_eq!((missing, unknown), (Vec::<String>::new(), Vec::<String>::new()), "{language:?}");
            let theirs: BTreeSet<(String, String)> = all(language);
            assert_eq!(
                theirs.symmetric_difference(&english).collect::<Vec<_>>(),
                Vec::<&(_, _)>::new(),
                "{language:?}"
            );
        }
    }

    #[test]
    fn no_message_stands_twice_in_a_language() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            for line in SOURCES[language.index()].iter().flat_map(|source| source.lines()) {
                if line.starts_with(|c: char| c.is_ascii_lowercase())
                    && let Some((id, _)) = line.split_once(" =")
                {
                    assert!(seen.insert(id), "{language:?}: {id}");
                }
            }
        }
    }
}
