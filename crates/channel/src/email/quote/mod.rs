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
//! | `html` | which elements of the tree are history? |

mod attribution;
mod html;
mod marker;
mod signature;

pub use html::split_html;

/// Lines that are looked at; the rest of a longer text counts as new.
const LINES_MAX: usize = 20_000;

/// A text in its three parts, each trimmed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Split {
    /// What the sender wrote now.
    pub new: String,
    /// The quoted history with the line that announces it.
    pub quoted: String,
    /// The signature.
    pub signature: String,
}

/// Splits plain text.
pub fn split(text: &str) -> Split {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() > LINES_MAX {
        return Split { new: text.trim().to_owned(), ..Split::default() };
    }
    let copy = marker::first(&lines).unwrap_or(lines.len());
    let (above, below) = lines.split_at(copy);
    let history = history(above);
    let mut split = history.split(above);
    if !below.is_empty() {
        if split.new.is_empty() && split.quoted.is_empty() {
            // Nothing stands above the copy: it was forwarded, and then it is the message.
            return Split { new: joined(below), ..split };
        }
        split.quoted = joined_parts(&split.quoted, &joined(below));
    }
    split
}

/// How the new words and the history of a text lie.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Shape {
    /// Nothing is quoted.
    Plain,
    /// New words above, history from this line on. The usual way.
    Above { history_from: usize },
    /// History first, new words from this line on.
    Below { new_from: usize },
    /// Answers between pieces of the history: only as a whole does it make sense. The lines that announce the
    /// history are left out.
    Between { announced: Vec<(usize, usize)> },
}

/// Finds out how the text lies. `lines` holds no copy of an older message any more.
fn history(lines: &[&str]) -> Shape {
    let body = signature::start(lines).unwrap_or(lines.len());
    let announced = attribution::all(lines);
    let has_text = |from: usize, to: usize| {
        lines.get(from..to.max(from)).unwrap_or_default().iter().any(|line| !line.trim().is_empty())
    };
    let Some(&(from, to)) = announced.first() else {
        return trailing_quote(lines, body);
    };
    let quote_end = end_of_quote(lines, to);
    let before = has_text(0, from);
    if quote_end == to {
        // History that is not marked line by line: everything below the announcement, unless it stands at the top.
        return if before { Shape::Above { history_from: from } } else { Shape::Between { announced } };
    }
    let body = if body > quote_end { body } else { lines.len() };
    if !has_text(quote_end, body) {
        return if before { Shape::Above { history_from: from } } else { Shape::Plain };
    }
    let more_history = lines.get(quote_end..body).unwrap_or_default().iter().any(|line| is_quote(line));
    if before || more_history { Shape::Between { announced } } else { Shape::Below { new_from: quote_end } }
}

/// Quoted lines at the end of the text that nothing announces.
fn trailing_quote(lines: &[&str], body: usize) -> Shape {
    let end = lines.iter().take(body).rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    let quote_or_empty = |line: &&str| is_quote(line) || line.trim().is_empty();
    let mut from = end;
    while from > 0 && lines.get(from - 1).is_some_and(quote_or_empty) {
        from -= 1;
    }
    let quotes = lines.get(from..end).unwrap_or_default().iter().any(|line| is_quote(line));
    if quotes && from > 0 { Shape::Above { history_from: from } } else { Shape::Plain }
}

/// The line after the quoted lines that follow `from` (empty lines within them included); `from` when none follow.
fn end_of_quote(lines: &[&str], from: usize) -> usize {
    let mut end = from;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if is_quote(line) || is_wrapped_quote(lines, at) {
            end = at + 1;
        } else if !line.trim().is_empty() {
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

/// Whether a line is quoted: `>` in front, as everywhere, or `|` as some programs do.
fn is_quote(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('>') || line.starts_with("&gt;") || (line.starts_with("| ") || line.trim_end() == "|")
}

impl Shape {
    fn split(&self, lines: &[&str]) -> Split {
        let (new, quoted): (Vec<&str>, Vec<&str>) = match self {
            Shape::Plain => (lines.to_vec(), Vec::new()),
            Shape::Above { history_from } => {
                let (new, quoted) = lines.split_at((*history_from).min(lines.len()));
                (new.to_vec(), quoted.to_vec())
            }
            Shape::Below { new_from } => {
                let (quoted, new) = lines.split_at((*new_from).min(lines.len()));
                (new.to_vec(), quoted.to_vec())
            }
            Shape::Between { announced } => {
                let is_announcement = |at: usize| announced.iter().any(|(from, to)| (*from..*to).contains(&at));
                let new = lines.iter().enumerate().filter(|(at, _)| !is_announcement(*at)).map(|(_, line)| *line);
                (new.collect(), Vec::new())
            }
        };
        let signature_from = signature::start(&new).unwrap_or(new.len());
        let (new, signature) = new.split_at(signature_from);
        let split = Split { new: joined(new), quoted: joined(&quoted), signature: joined(signature) };
        if split.new.is_empty() && split.quoted.is_empty() {
            // A message that is nothing but its signature: those are its words.
            return Split { new: split.signature, ..Split::default() };
        }
        split
    }
}

fn joined(lines: &[&str]) -> String {
    let kept: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    kept.join("\n").trim_matches('\n').to_owned()
}

fn joined_parts(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("{first}\n\n{second}") }
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
        assert_eq!(quoted, "");
    }

    #[test]
    fn a_copied_message_is_history_and_a_forwarded_one_is_the_message() {
        let copy = "-----Ursprüngliche Nachricht-----\nVon: Shop\nGesendet: Montag\nAn: Ada\n\nText";
        let (new, quoted, _) = parts(&format!("Danke!\n\n{copy}"));
        assert_eq!((new.as_str(), quoted.as_str()), ("Danke!", copy));
        assert_eq!(parts(copy).0, copy);
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
