//! Addresses of the web in a line of words. What stands in one is part of it, and never a mark.

use super::{Line, Span};

/// Words and addresses; nothing else.
pub(super) fn spans(line: &str) -> Line {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next(line, from) {
        push_words(&mut out, line.get(from..start).unwrap_or_default());
        out.push(Span::Address(line.get(start..end).unwrap_or_default().to_owned()));
        from = end;
    }
    push_words(&mut out, line.get(from..).unwrap_or_default());
    out
}

/// Adds words to a line, if there are any.
pub(super) fn push_words(out: &mut Line, words: &str) {
    if !words.is_empty() {
        out.push(Span::Words(words.to_owned()));
    }
}

/// The next address from a place on. A scheme alone is none.
fn next(line: &str, mut from: usize) -> Option<(usize, usize)> {
    while let Some(found) = line.get(from..)?.find("http") {
        let start = from + found;
        if let Some(end) = end_of(line, start) {
            return Some((start, end));
        }
        from = start + "http".len();
    }
    None
}

/// Where the address that begins here ends.
pub(super) fn end_of(line: &str, start: usize) -> Option<usize> {
    let rest = line.get(start..)?;
    let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?;
    let run = rest.find(ends_address).unwrap_or(rest.len());
    let address = without_punctuation(rest.get(..run)?);
    (address.len() > scheme.len()).then_some(start + address.len())
}

/// What no address contains.
pub(super) fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "<>\"".contains(c)
}

/// An address without the punctuation of the sentence around it. A closing bracket belongs to it when it opened one.
fn without_punctuation(address: &str) -> &str {
    let count = |bracket: char| address.matches(bracket).count();
    let (round, square) = (count('('), count('['));
    let (mut round_closed, mut square_closed) = (count(')'), count(']'));
    let mut address = address;
    while let Some(last) = address.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' => {}
            ')' if round_closed > round => round_closed -= 1,
            ']' if square_closed > square => square_closed -= 1,
            _ => break,
        }
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
    address
}
