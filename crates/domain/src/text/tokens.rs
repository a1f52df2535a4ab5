//! The one tokeniser of the full-text search, for SQLite and PostgreSQL alike: neither database's own folding is
//! used, because they differ from each other and between versions.
//!
//! A word is a run of letters and digits; everything else parts words, so that "48-2291" is found by "2291" and
//! "mina@orchard.example" by "orchard". (The word rules of Unicode Standard Annex 29 would keep `orchard.example`
//! and `l'ordre` whole.) Scripts without spaces become overlapping pairs of characters.

use super::fold::{fold_into, is_unspaced, is_word};

/// Bytes of one token. Longer runs are encoded data, not words; what is cut off is cut off in the query too.
pub const TOKEN_BYTES_MAX: usize = 64;
/// Tokens of one text: some 300 pages. More is a log file; its beginning is enough to find it.
pub const TOKENS_MAX: usize = 50_000;
/// Bytes of all tokens of one text together: PostgreSQL refuses a `tsvector` of more than 1 MB.
pub const TOKENS_BYTES_MAX: usize = 500_000;
/// Terms of one query. Nobody types more; a pasted page must not become a query of a thousand joins.
pub const QUERY_TERMS_MAX: usize = 16;

/// One condition of a query. All of them must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Term {
    /// The token itself.
    Word(String),
    /// Any token that begins so.
    Prefix(String),
}

impl Term {
    /// As [`super::snippet`] takes it: a prefix ends in `*`.
    pub fn pattern(&self) -> String {
        match self {
            Term::Word(word) => word.clone(),
            Term::Prefix(start) => format!("{start}*"),
        }
    }
}

/// The tokens of a text in order, repetitions included: folded, none empty, none longer than [`TOKEN_BYTES_MAX`], at
/// most [`TOKENS_MAX`] and [`TOKENS_BYTES_MAX`] in all.
pub fn tokens(text: &str) -> Vec<String> {
    // English and German mail has a word in about six bytes; a guess that is wrong costs one copy.
    let mut list = Vec::with_capacity((text.len() / 6).min(TOKENS_MAX));
    let mut bytes = 0;
    each_word(text, &mut |word| {
        let more = |token: &str, list: &mut Vec<String>, bytes: &mut usize| {
            *bytes += token.len();
            let fits = list.len() < TOKENS_MAX && *bytes <= TOKENS_BYTES_MAX;
            if fits {
                list.push(token.to_owned());
            }
            fits
        };
        match word {
            Word::Spaced(word) => more(cut(word), &mut list, &mut bytes),
            Word::Unspaced(run) => {
                // The last character alone as well, so that the prefix search for one character finds it there.
                let last = run.char_indices().next_back().map_or(run, |(at, _)| &run[at..]);
                pairs(run).all(|pair| more(pair, &mut list, &mut bytes)) && more(last, &mut list, &mut bytes)
            }
        }
    });
    list
}

/// What a query asks for, at most [`QUERY_TERMS_MAX`] terms. While somebody is typing, the last word may be the
/// beginning of one; a single character of a script without spaces always is.
pub fn query(text: &str, as_you_type: bool) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut last_is_spaced = false;
    each_word(text, &mut |word| {
        let mut more = |term: Term| {
            if !terms.contains(&term) {
                terms.push(term);
            }
            terms.len() < QUERY_TERMS_MAX
        };
        last_is_spaced = matches!(word, Word::Spaced(_));
        match word {
            Word::Spaced(word) => more(Term::Word(cut(word).to_owned())),
            Word::Unspaced(run) if run.chars().nth(1).is_none() => more(Term::Prefix(run.to_owned())),
            Word::Unspaced(run) => pairs(run).all(|pair| more(Term::Word(pair.to_owned()))),
        }
    });
    let unfinished = as_you_type && last_is_spaced && text.ends_with(is_word);
    if unfinished && let Some(Term::Word(word)) = terms.last() {
        // One letter is the beginning of everything: not yet a question.
        if word.chars().nth(1).is_some() {
            let start = word.clone();
            terms.pop();
            terms.push(Term::Prefix(start));
        }
    }
    terms
}

/// A run of characters that belong together, folded.
enum Word<'a> {
    /// Of a script that puts spaces between words.
    Spaced(&'a str),
    /// Of a script that does not.
    Unspaced(&'a str),
}

/// Calls `each` with every word in order, until it says that it has enough.
fn each_word(text: &str, each: &mut dyn FnMut(Word) -> bool) {
    let mut folded = String::with_capacity(TOKEN_BYTES_MAX);
    // ASCII punctuation and blanks part words whatever stands around them, so the text can be folded piece by piece;
    // most pieces are ASCII and need no normal form.
    let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().position(parts).unwrap_or(bytes.len() - at);
        let chunk = &text[at..at + length];
        at += length + 1;
        if chunk.is_empty() {
            continue;
        }
        folded.clear();
        fold_into(chunk, &mut folded);
        let more = if chunk.is_ascii() { each(Word::Spaced(&folded)) } else { each_run(&folded, each) };
        if !more {
            return;
        }
    }
}

/// Parts folded text into runs of one kind; false when `each` has enough.
fn each_run(folded: &str, each: &mut dyn FnMut(Word) -> bool) -> bool {
    let mut rest = folded;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let unspaced = rest.starts_with(is_unspaced);
        let end = rest.find(|c| !is_word(c) || is_unspaced(c) != unspaced).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if !each(if unspaced { Word::Unspaced(run) } else { Word::Spaced(run) }) {
            return false;
        }
        rest = after;
    }
    true
}

/// All overlapping pairs of characters; a single character makes none.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let starts = run.char_indices().map(|(at, _)| at);
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    starts.zip(ends).map(|(start, end)| &run[start..end])
}

/// The first [`TOKEN_BYTES_MAX`] bytes, at a character's edge.
fn cut(word: &str) -> &str {
    &word[..word.floor_char_boundary(TOKEN_BYTES_MAX)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_parted_at_everything_else() {
        for (text, expected) in [
            ("", vec![]),
            (" \0\t— … !", vec![]),
            ("Where is my Kettle?", vec!["where", "is", "my", "kettle"]),
            ("order 48-2291 / zq0123abcd", vec!["order", "48", "2291", "zq0123abcd"]),
            ("Mina.O'Hara@Orchard.example", vec!["mina", "o", "hara", "orchard", "example"]),
            ("snake_case\0nul", vec!["snake", "case", "nul"]),
            ("Crème brûlée, naïve", vec!["creme", "brulee", "naive"]),
            ("½ l — 3 ㎏", vec!["1", "2", "l", "3", "kg"]),
            ("Привет, Ёлка", vec!["привет", "елка"]),
            ("हिन्दी में", vec!["हिन्दी", "में"]),
        ] {
            assert_eq!(tokens(text), expected, "{text:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_become_pairs_and_their_last_character() {
        for (text, expected) in [
            ("東京都", vec!["東京", "京都", "都"]),
            ("茶", vec!["茶"]),
            ("注文 48番", vec!["注文", "文", "48", "番"]),
            ("ABC製品x", vec!["abc", "製品", "品", "x"]),
            ("주문", vec!["주문", "문"]),
            ("ｶﾒﾗ", vec!["カメ", "メラ", "ラ"]),
            ("กาน้ำ", vec!["กา", "าน", "น้", "้\u{E4D}", "\u{E4D}า", "า"]),
        ] {
            assert_eq!(tokens(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_query_finds_what_the_same_words_became() {
        for (text, asked) in [
            ("Die Straße nach Łódź", "strasse lodz"),
            ("order 48-2291", "2291"),
            ("mina@orchard.example", "MINA@orchard.example"),
            ("東京都の注文", "京都"),
            ("東京都", "都"),
            ("I bought a kettle", "kett"),
            ("กาน้ำร้อน", "น้ำ"),
        ] {
            let have = tokens(text);
            let holds = |term: &Term| match term {
                Term::Word(word) => have.contains(word),
                Term::Prefix(start) => have.iter().any(|token| token.starts_with(start)),
            };
            let terms = query(asked, true);
            assert!(!terms.is_empty() && terms.iter().all(holds), "{asked} in {text}: {terms:?} {have:?}");
        }
    }

    #[test]
    fn only_the_word_that_is_being_typed_is_a_prefix() {
        let word = |text: &str| Term::Word(text.into());
        let prefix = |text: &str| Term::Prefix(text.into());
        assert_eq!(query("blue kett", true), [word("blue"), prefix("kett")]);
        assert_eq!(query("blue kett ", true), [word("blue"), word("kett")]);
        assert_eq!(query("blue kett", false), [word("blue"), word("kett")]);
        assert_eq!(query("k", true), [word("k")]);
        assert_eq!(query("kettle 茶", false), [word("kettle"), prefix("茶")]);
        assert_eq!(query("blue BLUE blue", false), [word("blue")]);
        assert_eq!(prefix("kett").pattern(), "kett*");
        assert_eq!(query(&"a1 b2 c3 d4 e5 f6 g7 h8 i9 ".repeat(9), false).len(), 9);
        let long: String = (0..99).map(|n| format!("w{n} ")).collect();
        assert_eq!(query(&long, false).len(), QUERY_TERMS_MAX);
    }

    #[test]
    fn limits_hold_for_any_text() {
        let blob = "q".repeat(1_000_000);
        assert_eq!(tokens(&blob), ["q".repeat(TOKEN_BYTES_MAX)]);
        let umlauts = "ж".repeat(1_000);
        assert!(tokens(&umlauts)[0].len() <= TOKEN_BYTES_MAX);
        assert_eq!(tokens(&"a ".repeat(60_000)).len(), TOKENS_MAX);
        let wide = format!("{} ", "z".repeat(60)).repeat(40_000);
        assert!(tokens(&wide).iter().map(String::len).sum::<usize>() <= TOKENS_BYTES_MAX);
        assert!(tokens(&"漢".repeat(200_000)).len() <= TOKENS_MAX);
    }
}
