//! Small block text: what a person typed, read as paragraphs, lists, quotes, code, links, bold and italic words.
//!
//! The text itself carries the marks, and is what is kept: nobody's words are reshaped behind their back. What is not
//! plainly a mark stands for itself: a lone star, a name with underscores, an address with either, a fence that nobody
//! closed. A mark is never hidden in an address or in code, and ends on the line that it began on.
//!
//! | typed | read as |
//! |---|---|
//! | `**words**` | bold |
//! | `_words_` | italic |
//! | `` `words` ``, or lines between two lines of three backticks | code |
//! | `[words](https://…)` | a link |
//! | lines that begin with `- `, `* ` or `• ` | a list |
//! | lines that begin with `>` | a quote |

mod address;
mod inline;
#[cfg(test)]
mod tests;

use std::fmt::Write;

/// Quotes within quotes that are read as such.
const QUOTE_DEPTH_MAX: usize = 5;
/// What begins an item of a list; a blank follows.
const BULLETS: [char; 3] = ['-', '*', '•'];
/// What stands alone on the lines around code.
const FENCE: &str = "```";

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words on one or more lines.
    Paragraph(Vec<Line>),
    /// Items, one line each.
    List(Vec<Line>),
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// Lines to be shown as they stand.
    Code(Vec<String>),
}

/// One line of words.
pub type Line = Vec<Span>;

/// Words of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As they stand.
    Words(String),
    /// Strong.
    Bold(Vec<Span>),
    /// Stressed.
    Italic(Vec<Span>),
    /// To be shown as they stand.
    Code(String),
    /// Words that lead to an address on the web or of a mailbox.
    Link {
        /// What is read.
        words: String,
        /// Where it leads: `https:`, `http:` or `mailto:`, nothing else.
        address: String,
    },
    /// An address that was typed as such.
    Address(String),
}

/// Reads a text with its marks.
pub fn formatted(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split('\n').map(without_return).collect();
    let mut blocks = Vec::new();
    let mut words_from = 0;
    for (from, to) in fenced(&lines) {
        blocks.extend(plain_blocks(lines.get(words_from..from).unwrap_or_default(), 0, inline::spans));
        let code = lines.get(from + 1..to).unwrap_or_default();
        blocks.push(Block::Code(code.iter().map(|line| (*line).to_owned()).collect()));
        words_from = to + 1;
    }
    blocks.extend(plain_blocks(lines.get(words_from..).unwrap_or_default(), 0, inline::spans));
    blocks
}

/// Reads a text in which every character stands for itself: only its paragraphs, lists, quotes and addresses are seen.
pub fn literal(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split('\n').map(without_return).collect();
    plain_blocks(&lines, 0, address::spans)
}

/// Reads a line in which every character stands for itself, but for its addresses.
pub fn addresses(line: &str) -> Line {
    address::spans(line)
}

/// Writes blocks as the text that reads as them.
pub fn typed(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push_str("\n\n");
        }
        match block {
            Block::Paragraph(lines) => out.push_str(&joined(lines, "")),
            Block::List(items) => out.push_str(&joined(items, "- ")),
            Block::Quote(inner) => {
                let inner = typed(inner);
                let quoted = inner.split('\n').map(|line| match line {
                    "" => ">".to_owned(),
                    line => format!("> {line}"),
                });
                out.push_str(&quoted.collect::<Vec<_>>().join("\n"));
            }
            Block::Code(lines) => {
                let inner: String = lines.iter().map(|line| format!("{line}\n")).collect();
                let _ = write!(out, "{FENCE}\n{inner}{FENCE}");
            }
        }
    }
    out
}

fn joined(lines: &[Line], before: &str) -> String {
    lines.iter().map(|line| format!("{before}{}", inline::typed(line))).collect::<Vec<_>>().join("\n")
}

/// The same words for those who are shown no formatting: as typed, but for bold words between single stars, links
/// followed by where they lead, and code without its fences.
pub fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let bare: Vec<&str> = lines.iter().map(|line| without_return(line)).collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut words_from = 0;
    for (from, to) in fenced(&bare) {
        out.extend(lines.get(words_from..from).unwrap_or_default().iter().map(|line| plain_line(line)));
        out.extend(lines.get(from + 1..to).unwrap_or_default().iter().map(|line| (*line).to_owned()));
        words_from = to + 1;
    }
    out.extend(lines.get(words_from..).unwrap_or_default().iter().map(|line| plain_line(line)));
    out.join("\n")
}

/// The words of a line, whatever they look like.
pub fn words(line: &[Span]) -> String {
    line.iter().map(inline::words).collect()
}

fn plain_line(line: &str) -> String {
    let mut rest = line;
    for _ in 0..QUOTE_DEPTH_MAX {
        let Some(inner) = unquoted(rest) else { break };
        rest = inner;
    }
    rest = item(rest).unwrap_or(rest);
    let (before, rest) = line.split_at(line.len() - rest.len());
    format!("{before}{}", inline::plain(&inline::spans(rest)))
}

fn without_return(line: &str) -> &str {
    line.strip_suffix('\r').unwrap_or(line)
}

/// Where code begins and ends, fences included. A fence that is never closed is none, and one with words behind it stands for
/// itself: the words would be lost.
fn fenced(lines: &[&str]) -> Vec<(usize, usize)> {
    let alone = lines.iter().enumerate().filter(|(_, line)| line.trim_end() == FENCE);
    let fences: Vec<usize> = alone.map(|(at, _)| at).collect();
    fences.iter().copied().step_by(2).zip(fences.iter().copied().skip(1).step_by(2)).collect()
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Words,
    Item,
    Quote,
}

fn kind(line: &str, depth: usize) -> Kind {
    if line.trim().is_empty() {
        Kind::Empty
    } else if depth < QUOTE_DEPTH_MAX && unquoted(line).is_some() {
        Kind::Quote
    } else if item(line).is_some() {
        Kind::Item
    } else {
        Kind::Words
    }
}

/// The words of an item; its bullet says nothing without any.
fn item(line: &str) -> Option<&str> {
    let words = line.trim_start().strip_prefix(BULLETS)?.strip_prefix(' ')?.trim_start();
    (!words.trim_end().is_empty()).then_some(words)
}

/// A quoted line without its mark.
fn unquoted(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix('>')?;
    Some(inner.strip_prefix(' ').unwrap_or(inner))
}

/// Runs of lines of one kind, as one block each.
fn plain_blocks(lines: &[&str], depth: usize, spans: fn(&str) -> Line) -> Vec<Block> {
    let runs = lines.chunk_by(|one, next| kind(one, depth) == kind(next, depth));
    runs.filter_map(|run| {
        Some(match kind(run.first()?, depth) {
            Kind::Empty => return None,
            Kind::Words => Block::Paragraph(run.iter().map(|line| spans(line.trim_end())).collect()),
            Kind::Item => {
                Block::List(run.iter().filter_map(|line| item(line)).map(|line| spans(line.trim_end())).collect())
            }
            Kind::Quote => {
                let inner: Vec<&str> = run.iter().filter_map(|line| unquoted(line)).collect();
                Block::Quote(plain_blocks(&inner, depth + 1, spans))
            }
        })
    })
    .collect()
}
