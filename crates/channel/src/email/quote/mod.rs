//! What the sender wrote now, apart from the history that the mail program put below it and the signature.
//!
//! Two ways, in this order: the marks that mail programs leave in HTML ([`split_html`]), then rules on lines of text
//! ([`split`]). Both are pure. **Nothing is ever dropped:** what is not new is returned as quoted or as signature,
//! and when in doubt, words count as new: a folded sentence of a customer is worse than a quote too many.
//!
//! | file | question |
//! |---|---|
//! | `attribution` | does a line (or up to four) say "On … somebody wrote:"? |
//! | `marker` | does a line begin a copy of the older message ("-----Original Message-----", a block of headers)? |
//! | `signature` | where does the signature begin? |
//! | `forward` | which mail stands within this one, and who wrote it? |
//! | `footer` | what did a company's mail server add? |
//! | `line` | is a line quoted, drawn, blank? |
//! | `words` | what do mail programs say, in which language? |
//! | `html` | which elements of the tree are history? |
//! | `mark` | which classes and identifiers say so? |

mod attribution;
mod footer;
mod forward;
mod html;
mod line;
pub(in crate::email) mod mark;
mod marker;
mod signature;
mod words;

pub use forward::forwarded;
pub use html::split_html;

use line::{is_blank, is_quote, unquoted};

/// Lines that are looked at; a longer text counts as new.
const LINES_MAX: usize = 20_000;

/// A text in its three parts, each trimmed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Split {
    /// What the sender wrote now.
    pub new: String,
    /// The quoted history with the line that announces it, and what companies' servers add to every mail.
    pub quoted: String,
    /// The signature.
    pub signature: String,
}

/// Splits plain text.
pub fn split(text: &str) -> Split {
    if text.lines().nth(LINES_MAX).is_some() {
        return Split { new: text.trim().to_owned(), ..Split::default() };
    }
    let parts = text.lines().map(attribution::parted);
    let lines: Vec<&str> = parts.flat_map(|(line, announcement)| [Some(line), announcement]).flatten().collect();
    let (banner, lines) = lines.split_at(footer::banner(&lines));
    let split = without_banner(lines);
    Split { quoted: joined_parts(&joined(banner), &split.quoted), ..split }
}

fn without_banner(lines: &[&str]) -> Split {
    let Some(copy) = marker::first(lines) else { return without_copy(lines) };
    let (above, below) = lines.split_at(copy.from);
    if above.iter().all(|line| is_blank(line)) {
        return copied(lines, copy.body);
    }
    let mut split = without_copy(above);
    if split.new.is_empty() && split.quoted.is_empty() {
        // Nothing but a signature stands above the copy: it was forwarded, and then it is the message.
        let forwarded = copied(below, copy.body - copy.from);
        return Split { signature: joined_parts(&split.signature, &forwarded.signature), ..forwarded };
    }
    split.quoted = joined_parts(&split.quoted, &joined(below));
    split
}

/// A message that is nothing but the copy of another: its words are what matters, its headers are folded.
fn copied(lines: &[&str], body: usize) -> Split {
    let (headers, body) = lines.split_at(body);
    if body.iter().all(|line| is_blank(line)) {
        return Split { new: joined(headers), ..Split::default() };
    }
    let older = marker::first(body).filter(|older| body.iter().take(older.from).any(|line| !is_blank(line)));
    let (words, older) = body.split_at(older.map_or(body.len(), |older| older.from));
    let split = without_copy(words);
    let quoted = joined_parts(&joined(headers), &joined_parts(&split.quoted, &joined(older)));
    Split { quoted, ..split }
}

/// Splits lines that hold no copy of an older message any more.
fn without_copy(lines: &[&str]) -> Split {
    let announced = attribution::all(lines);
    let last_quote = lines.iter().rposition(|line| is_quote(line)).map_or(0, |last| last + 1);
    // An announcement with words above it and no quoted line below it: the rest is history without marks.
    let words_above = |from: usize| lines.iter().take(from).any(|line| !is_blank(line) && !is_quote(line));
    let unmarked = announced.iter().position(|(from, to)| *to >= last_quote && *from > 0 && words_above(*from));
    let Some((from, _)) = unmarked.filter(|at| *at > 0).and_then(|at| announced.get(at)) else {
        return shape(lines, announced).split(lines);
    };
    let (above, below) = lines.split_at(*from);
    let announced = announced.iter().take_while(|(_, to)| to <= from).copied().collect();
    let split = shape(above, announced).split(above);
    Split { quoted: joined_parts(&split.quoted, &joined(below)), ..split }
}

/// How the new words and the history of a text lie.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Shape {
    /// Nothing is quoted.
    Plain,
    /// New words above, history from this line on. The usual way.
    Above { history_from: usize },
    /// History in one piece, new words below it, or above and below.
    Around { history_from: usize, history_to: usize },
    /// Answers between pieces of the history: only as a whole does it make sense. The lines that announce the
    /// history are left out, and so are pieces at the end that nobody answered.
    Between { announced: Vec<(usize, usize)>, history_from: usize },
}

/// Finds out how the text lies, given the announcements in it.
fn shape(lines: &[&str], announced: Vec<(usize, usize)>) -> Shape {
    let body = body_end(lines);
    let has_text =
        |from: usize, to: usize| lines.get(from..to.max(from)).unwrap_or_default().iter().any(|line| !is_blank(line));
    let Some(&(from, to)) = announced.first() else {
        return unannounced(lines, body);
    };
    let quote_end = end_of_quote(lines, to);
    let before = has_text(0, from);
    if quote_end == to {
        // History that is not marked line by line: everything below the announcement, unless it stands at the top.
        return match before {
            true => Shape::Above { history_from: from },
            false => Shape::Between { history_from: trailing_quote(lines, body), announced },
        };
    }
    let body = if body > quote_end { body } else { lines.len() };
    if !has_text(quote_end, body) {
        return if before { Shape::Above { history_from: from } } else { Shape::Plain };
    }
    let more_history = lines.get(quote_end..body).unwrap_or_default().iter().any(|line| is_quote(line));
    if more_history {
        Shape::Between { history_from: trailing_quote(lines, body), announced }
    } else {
        Shape::Around { history_from: from, history_to: quote_end }
    }
}

/// The line at which the signature or a company's notice begins.
fn body_end(lines: &[&str]) -> usize {
    let end = signature::place(lines).map_or(lines.len(), |place| place.from);
    footer::start(lines.get(..end).unwrap_or_default()).unwrap_or(end)
}

/// Quoted lines that nothing outside of them announces: those at the end are history, and those at the top when the
/// announcement is quoted with them. Others were chosen by the writer and stay.
fn unannounced(lines: &[&str], body: usize) -> Shape {
    let top = lines.iter().position(|line| !is_blank(line)).unwrap_or_default();
    let top_end = end_of_quote(lines, top);
    let quotes_announcement = || {
        let first: Vec<&str> = lines.iter().skip(top).take(2).map(|line| unquoted(line)).collect();
        attribution::is_one(&first.concat()) || first.iter().any(|line| attribution::is_one(line))
    };
    let words_below = lines.get(top_end..body.max(top_end)).unwrap_or_default();
    if top_end > top
        && words_below.iter().any(|line| !is_blank(line))
        && !words_below.iter().any(|line| is_quote(line))
        && quotes_announcement()
    {
        return Shape::Around { history_from: top, history_to: top_end };
    }
    match trailing_quote(lines, body) {
        from if from > 0 && from < lines.len() => Shape::Above { history_from: from },
        _ => Shape::Plain,
    }
}

/// The line at which the quoted lines begin that end the text; the number of lines when none do.
fn trailing_quote(lines: &[&str], body: usize) -> usize {
    let end = lines.iter().take(body).rposition(|line| !is_blank(line)).map_or(0, |last| last + 1);
    let mut from = end;
    while from > 0 && lines.get(from - 1).is_some_and(|line| is_quote(line) || is_blank(line)) {
        from -= 1;
    }
    let quotes = lines.get(from..end).unwrap_or_default().iter().any(|line| is_quote(line));
    if quotes { from } else { lines.len() }
}

/// The line after the quoted lines that follow `from` (empty lines within them included); `from` when none follow.
fn end_of_quote(lines: &[&str], from: usize) -> usize {
    let mut end = from;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if is_quote(line) || is_wrapped_quote(lines, at) {
            end = at + 1;
        } else if !is_blank(line) {
            break;
        }
    }
    end
}

/// The end of a long quoted line that was broken on the way and lost its mark: quoted lines stand directly around it.
fn is_wrapped_quote(lines: &[&str], at: usize) -> bool {
    /// Shorter lines are not broken; then words between two quotes are an answer.
    const LONG_BYTES: usize = 60;
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).copied().unwrap_or_default();
    let below = lines.get(at + 1).copied().unwrap_or_default();
    is_quote(above) && above.len() >= LONG_BYTES && is_quote(below)
}

impl Shape {
    fn split(&self, lines: &[&str]) -> Split {
        let (new, quoted) = self.parts(lines);
        let place = signature::place(&new).unwrap_or(signature::Place { from: new.len(), to: new.len() });
        let (new, rest) = new.split_at(place.from);
        let (signature, unmarked) = rest.split_at(place.to - place.from);
        let (new, notice) = without_notice(new);
        let (signature, notice_below) = without_notice(signature);
        let folded = [notice, notice_below, unmarked, &quoted]
            .iter()
            .fold(String::new(), |folded, part| joined_parts(&folded, &joined(part)));
        let split = Split { new: joined(new), quoted: folded, signature: joined(signature) };
        if split.new.is_empty() && split.quoted.is_empty() {
            // A message that is nothing but its signature: those are its words.
            return Split { new: split.signature, ..Split::default() };
        }
        split
    }

    /// The new lines, their signature included, and the quoted ones.
    fn parts<'a>(&self, lines: &[&'a str]) -> (Vec<&'a str>, Vec<&'a str>) {
        match self {
            Shape::Plain => (lines.to_vec(), Vec::new()),
            Shape::Above { history_from } => {
                let (new, quoted) = lines.split_at((*history_from).min(lines.len()));
                (new.to_vec(), quoted.to_vec())
            }
            Shape::Around { history_from, history_to } => {
                parted(lines, |at| (*history_from..*history_to).contains(&at))
            }
            Shape::Between { announced, history_from } => {
                let mut ranges = announced.iter().peekable();
                let end =
                    lines.iter().enumerate().skip(*history_from).find(|(_, line)| !is_quote(line) && !is_blank(line));
                let end = end.map_or(lines.len(), |(at, _)| at);
                parted(lines, |at| {
                    while ranges.next_if(|(_, to)| *to <= at).is_some() {}
                    let announces = ranges.peek().is_some_and(|(from, _)| *from <= at);
                    announces || (*history_from..end).contains(&at)
                })
            }
        }
    }
}

/// The lines above a company's notice, and the notice.
fn without_notice<'a, 'b>(lines: &'b [&'a str]) -> (&'b [&'a str], &'b [&'a str]) {
    lines.split_at(footer::start(lines).unwrap_or(lines.len()))
}

/// Lines that are not quoted and lines that are, each in order.
fn parted<'a>(lines: &[&'a str], mut is_quoted: impl FnMut(usize) -> bool) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut new, mut quoted) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        if is_quoted(at) { quoted.push(*line) } else { new.push(*line) }
    }
    (new, quoted)
}

fn joined(lines: &[&str]) -> String {
    let kept: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    kept.join("\n").trim_matches('\n').to_owned()
}

fn joined_parts(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
        _ => format!("{first}\n\n{second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, String) {
        let split = split(text);
        (split.new, split.quoted, split.signature)
    }

    #[test]
    fn words_above_the_history_are_new() {
        let (new, quoted, signature) = parts(
            "Yes please.\n\n-- \nAda\n\nOn Mon, 2 Nov 2026 at 10:00, Shop <help@shop.example> wrote:\n> Shall we?\n",
        );
        assert_eq!((new.as_str(), signature.as_str()), ("Yes please.", "-- \nAda".replace("-- ", "--").as_str()));
        assert!(quoted.starts_with("On Mon") && quoted.ends_with("> Shall we?"));
    }

    #[test]
    fn words_below_the_history_are_new() {
        let (new, quoted, _) = parts("Le 2 nov. 2026 à 10:00, Shop <help@shop.example> a écrit :\n> Alors ?\n\nOui.\n");
        assert_eq!(new, "Oui.");
        assert!(quoted.contains("Alors"));
    }

    #[test]
    fn answers_between_the_lines_are_kept_in_place() {
        let text = "Hi,\n\nAm 02.11.2026 um 10:00 schrieb Shop:\n> Size?\nLarge.\n> Colour?\nBlue.\n";
        let (new, quoted, _) = parts(text);
        assert_eq!(new, "Hi,\n\n> Size?\nLarge.\n> Colour?\nBlue.");
        assert_eq!(quoted, "Am 02.11.2026 um 10:00 schrieb Shop:");
    }

    #[test]
    fn a_copied_message_is_history_and_a_forwarded_one_is_the_message() {
        let copy = "-----Ursprüngliche Nachricht-----\nVon: Shop\nGesendet: Montag\nAn: Ada\n\nText";
        let (new, quoted, _) = parts(&format!("Danke!\n\n{copy}"));
        assert_eq!((new.as_str(), quoted.as_str()), ("Danke!", copy));
        let (new, quoted, _) = parts(copy);
        assert_eq!((new.as_str(), quoted.as_str()), ("Text", copy.trim_end_matches("\n\nText")));
    }

    #[test]
    fn nothing_is_lost_whatever_the_shape() {
        for text in ["", "hello", "> only\n> quotes", "-- \nAda", "On 2 May 2026 10:00 X <x@y.example> wrote:\n> a"] {
            let split = split(text);
            let all = [&split.new, &split.quoted, &split.signature].map(|part| part.split_whitespace().count());
            assert_eq!(all.iter().sum::<usize>(), text.split_whitespace().count(), "{text:?} {split:?}");
        }
    }
}
