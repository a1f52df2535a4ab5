//! Articles: what is asked again and again, answered once for everybody to read. What is right today may be wrong tomorrow, so
//! the sentences of each version are known: whoever still writes an old one is told.

use crate::text::{fold, tokens};
use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;

/// Characters of a title: a question that fits on a line of a phone.
pub const ARTICLE_TITLE_CHARS_MAX: usize = 120;
/// Characters of a text; longer ones are read by nobody on a phone.
pub const ARTICLE_CHARS_MAX: usize = 20_000;
/// Characters of the part of an address that names an article.
const SLUG_CHARS_MAX: usize = 80;
/// Words of a sentence that says something: shorter ones ("Thank you for your patience.") stand everywhere.
const SENTENCE_WORDS_MIN: usize = 6;
/// Sentences of one text that are looked at.
const SENTENCES_MAX: usize = 500;

/// A sentence that says something, and the digest by which it is known in any spacing, case and accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// As it was written, on one line.
    pub words: String,
    /// Of its folded words, in hexadecimal.
    pub digest: String,
}

/// The sentences of a text that say something, in order.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('>')) {
        for sentence in line.unicode_sentences() {
            let words = tokens(sentence);
            // Scripts without blanks have a pair of characters where others have a word.
            if words.len() < SENTENCE_WORDS_MIN {
                continue;
            }
            let digest = Sha256::digest(words.join(" ").as_bytes());
            let digest = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
            let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            all.push(Sentence { words, digest });
            if all.len() == SENTENCES_MAX {
                return all;
            }
        }
    }
    all
}

/// The part of an address that names an article: words of its title that every browser shows as they are. A title without any
/// such word has none.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in fold(title).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= SLUG_CHARS_MAX {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_known_however_it_is_spaced() {
        let one = sentences("You can send it back within **30** days of the delivery. Thank you.");
        let other = sentences("you can send it\u{a0}back within 30 days of the\tdelivery!");
        assert_eq!(one.len(), 1, "short sentences say nothing: {one:?}");
        assert_eq!(one[0].digest, other[0].digest);
        assert_ne!(one[0].digest, sentences("You can send it back within 14 days of the delivery.")[0].digest);
        assert!(
            sentences("> You can send it back within 30 days of the delivery.").is_empty(),
            "somebody else's words"
        );
        assert_eq!(sentences("商品は三十日以内に返品できます。").len(), 1, "a script without blanks");
        assert_eq!(sentences(&"One more sentence that says a lot. ".repeat(2_000)).len(), SENTENCES_MAX);
    }

    #[test]
    fn an_address_holds_plain_words_only() {
        for (title, expected) in [
            ("How do I send it back?", "how-do-i-send-it-back"),
            ("Größe & Straße", "grosse-strasse"),
            ("../../etc/passwd", "etc-passwd"),
            ("返品", ""),
            ("", ""),
        ] {
            assert_eq!(slug(title), expected);
        }
        assert!(slug(&"word ".repeat(100)).len() <= SLUG_CHARS_MAX);
    }
}
