//! The marks within a line: bold, italic, code, links. Each is found in one pass, so that no line takes longer than its
//! length is worth.

use super::address::{self, ends_address, push_words};
use super::{Line, Span};
use crate::text::is_spaced_word;

const BOLD: &str = "**";
const ITALIC: &str = "_";
/// What a link with words may lead to.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Reads the marks of a line.
pub(super) fn spans(line: &str) -> Line {
    let whole = Whole { line, atoms: atoms(line) };
    whole.spans(0, line.len(), true, true)
}

/// Writes a line with its marks: exactly as it was typed.
pub(super) fn typed(spans: &[Span]) -> String {
    let one = |span: &Span| match span {
        Span::Words(words) | Span::Address(words) => words.clone(),
        Span::Bold(inner) => format!("{BOLD}{}{BOLD}", typed(inner)),
        Span::Italic(inner) => format!("{ITALIC}{}{ITALIC}", typed(inner)),
        Span::Code(words) => format!("`{words}`"),
        Span::Link { words, address } => format!("[{words}]({address})"),
    };
    spans.iter().map(one).collect()
}

/// Writes a line for those who are shown no formatting.
pub(super) fn plain(spans: &[Span]) -> String {
    let one = |span: &Span| match span {
        Span::Words(words) | Span::Address(words) => words.clone(),
        Span::Bold(inner) => format!("*{}*", plain(inner)),
        Span::Italic(inner) => format!("{ITALIC}{}{ITALIC}", plain(inner)),
        Span::Code(words) => format!("`{words}`"),
        Span::Link { words, address } => {
            let shown = address.strip_prefix("mailto:").unwrap_or(address);
            if words == shown { words.clone() } else { format!("{words} <{shown}>") }
        }
    };
    spans.iter().map(one).collect()
}

/// The words of a span.
pub(super) fn words(span: &Span) -> String {
    match span {
        Span::Words(words) | Span::Address(words) | Span::Code(words) | Span::Link { words, .. } => words.clone(),
        Span::Bold(inner) | Span::Italic(inner) => super::words(inner),
    }
}

/// What no mark reaches into.
struct Atom {
    start: usize,
    end: usize,
    span: Span,
}

/// Addresses, code and links, in their order.
fn atoms(line: &str) -> Vec<Atom> {
    let mut found: Vec<Atom> = Vec::new();
    let mut no_more_code = false;
    let mut at = 0;
    while let Some(step) = line.get(at..).and_then(|rest| rest.find(['`', '[', 'h'])) {
        at += step;
        let rest = line.get(at..).unwrap_or_default();
        let atom = match rest.as_bytes().first() {
            Some(b'`') if !no_more_code && opens(line, at, "`") => {
                let end = closing(line, at + 1, line.len(), "`", &[]);
                no_more_code = end.is_none();
                end.and_then(|end| Some((end + 1, Span::Code(line.get(at + 1..end)?.to_owned()))))
            }
            Some(b'[') => link(rest).map(|(bytes, span)| (at + bytes, span)),
            Some(b'h') => {
                address::end_of(line, at).and_then(|end| Some((end, Span::Address(line.get(at..end)?.to_owned()))))
            }
            _ => None,
        };
        let start = at;
        at += 1;
        if let Some((end, span)) = atom {
            found.push(Atom { start, end, span });
            at = end;
        }
    }
    found
}

/// The link that a line begins with, and its bytes. Neither part has square brackets, so that the search ends where the
/// next link may begin.
fn link(line: &str) -> Option<(usize, Span)> {
    let inner = line.strip_prefix('[')?;
    let end = inner.find(['[', ']'])?;
    let (words, rest) = inner.split_at(end);
    let target = rest.strip_prefix("](")?;
    let mut open = 0_usize;
    let mut length = None;
    for (at, c) in target.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => {
                length = Some(at);
                break;
            }
            ')' => open -= 1,
            '[' | ']' => return None,
            c if ends_address(c) => return None,
            _ => {}
        }
    }
    let address = target.get(..length?)?;
    let scheme = SCHEMES.into_iter().find(|scheme| address.starts_with(scheme))?;
    if words.trim().is_empty() || address.len() == scheme.len() {
        return None;
    }
    let bytes = 1 + words.len() + 2 + address.len() + 1;
    Some((bytes, Span::Link { words: words.to_owned(), address: address.to_owned() }))
}

/// A line with what stands for itself in it.
struct Whole<'a> {
    line: &'a str,
    atoms: Vec<Atom>,
}

impl Whole<'_> {
    /// The spans of a part of the line; a mark does not stand within its own kind.
    fn spans(&self, from: usize, to: usize, bold: bool, italic: bool) -> Line {
        let mut out = Vec::new();
        let (mut no_bold, mut no_italic) = (!bold, !italic);
        let mut next = self.atoms.partition_point(|atom| atom.start < from);
        let (mut at, mut words_from) = (from, from);
        while at < to {
            if let Some(atom) = self.atoms.get(next).filter(|atom| atom.start <= at) {
                if atom.start == at {
                    push_words(&mut out, self.part(words_from, at));
                    out.push(atom.span.clone());
                    (at, words_from) = (atom.end, atom.end);
                }
                next += 1;
                continue;
            }
            let rest = self.part(at, to);
            let marked = if !no_bold && rest.starts_with(BOLD) && opens(self.line, at, BOLD) {
                let end = closing(self.line, at + BOLD.len(), to, BOLD, &self.atoms);
                no_bold = end.is_none();
                end.map(|end| (end, BOLD))
            } else if !no_italic && rest.starts_with(ITALIC) && opens(self.line, at, ITALIC) {
                let end = closing(self.line, at + ITALIC.len(), to, ITALIC, &self.atoms);
                no_italic = end.is_none();
                end.map(|end| (end, ITALIC))
            } else {
                None
            };
            let Some((end, mark)) = marked else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            push_words(&mut out, self.part(words_from, at));
            let inner = (at + mark.len(), end);
            out.push(match mark {
                BOLD => Span::Bold(self.spans(inner.0, inner.1, false, italic)),
                _ => Span::Italic(self.spans(inner.0, inner.1, bold, false)),
            });
            (at, words_from) = (end + mark.len(), end + mark.len());
            next = self.atoms.partition_point(|atom| atom.start < at);
        }
        push_words(&mut out, self.part(words_from, to));
        out
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.line.get(from..to).unwrap_or_default()
    }
}

fn before(line: &str, at: usize) -> Option<char> {
    line.get(..at)?.chars().next_back()
}

fn after(line: &str, at: usize) -> Option<char> {
    line.get(at..)?.chars().next()
}

/// Whether a mark begins here: not within a word, words follow, and it is not a row of the same sign. In scripts that
/// set no blanks between words a mark may stand anywhere.
fn opens(line: &str, at: usize, mark: &str) -> bool {
    let sign = mark.chars().next();
    let previous = before(line, at);
    let following = after(line, at + mark.len());
    !previous.is_some_and(is_spaced_word)
        && previous != sign
        && following != sign
        && following.is_some_and(|c| !c.is_whitespace())
}

/// Where the mark that was opened before `from` is closed, between atoms.
fn closing(line: &str, from: usize, to: usize, mark: &str, atoms: &[Atom]) -> Option<usize> {
    let sign = mark.chars().next();
    let mut next = atoms.partition_point(|atom| atom.start < from);
    let mut at = from;
    while let Some(found) = line.get(at..to)?.find(mark) {
        let place = at + found;
        while atoms.get(next).is_some_and(|atom| atom.end <= place) {
            next += 1;
        }
        if let Some(atom) = atoms.get(next).filter(|atom| atom.start <= place) {
            at = atom.end;
            continue;
        }
        let (previous, following) = (before(line, place), after(line, place + mark.len()));
        let ends = place > from
            && previous.is_some_and(|c| !c.is_whitespace())
            && previous != sign
            && following != sign
            && !following.is_some_and(is_spaced_word);
        if ends {
            return Some(place);
        }
        at = place + 1;
    }
    None
}
