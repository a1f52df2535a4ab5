//! Variables that nobody filled in: the customer would read the template instead of a message.

use super::written::{Line, Written, lines};
use super::{Finding, Message, Severity};

/// Words of names that templates give to their blanks, folded.
const BLANK_WORDS: [&str; 22] = [
    "name",
    "firstname",
    "lastname",
    "surname",
    "first",
    "last",
    "customer",
    "client",
    "company",
    "order",
    "number",
    "date",
    "address",
    "email",
    "phone",
    "product",
    "amount",
    "agent",
    "link",
    "insert",
    "your",
    "xxx",
];
/// Longest name of a variable in characters. What is longer between two marks is text.
const NAME_CHARS_MAX: usize = 60;
/// Greetings that a name must follow.
const GREETINGS: [&str; 16] = [
    "dear",
    "sehr geehrte",
    "sehr geehrter",
    "liebe",
    "lieber",
    "cher",
    "chère",
    "estimado",
    "estimada",
    "beste",
    "geachte",
    "gentile",
    "caro",
    "cara",
    "prezado",
    "prezada",
];
/// Greetings that may stand alone, with the comma right behind.
const FREE_GREETINGS: [&str; 6] = ["hello", "hi", "hey", "hallo", "bonjour", "hola"];
/// What programs write for a value that they do not have.
const NOTHINGS: [&str; 5] = ["undefined", "null", "none", "nan", "nil"];

pub(super) fn unfilled(message: &Message, findings: &mut Vec<Finding>) {
    for (part, in_text) in [(&message.text, true), (&message.subject, false)] {
        for line in lines(part.text) {
            let found = blanks(line.text);
            let greeting = nameless_greeting(line.text, message.context.automatic);
            let spans = found.into_iter().chain(greeting);
            findings.extend(spans.map(|(start, end)| finding(part, in_text, &line, start, end)));
        }
    }
}

fn finding(part: &Written, in_text: bool, line: &Line, start: usize, end: usize) -> Finding {
    let span = (line.start + start, line.start + end);
    Finding {
        rule: "unfilled-variable",
        severity: Severity::Blocks,
        quote: Some(part.quote(span)),
        what: format!("\u{201c}{}\u{201d} was not filled in.", part.quote(span)),
        why: "The customer would see that nobody read the message before it was sent.".into(),
        fix: Some("Put in the value, or write the sentence without it.".into()),
        span: in_text.then_some(span),
    }
}

/// All blanks of a line, as byte ranges.
fn blanks(line: &str) -> Vec<(usize, usize)> {
    type IsBlank = fn(&str) -> bool;
    let any: IsBlank = |inner| !inner.trim().is_empty();
    let name: IsBlank = is_name;
    // Twice the mark makes a variable in any template language; a single one also stands in ordinary text, so there
    // the name must look like one.
    let kinds: [(&str, &str, IsBlank); 8] = [
        ("{{", "}}", any),
        ("{%", "%}", any),
        ("${", "}", name),
        ("*|", "|*", name),
        ("<<", ">>", name),
        ("[", "]", is_blank_name),
        ("{", "}", is_blank_name),
        ("%", "%", is_percent_name),
    ];
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (open, close, is_blank) in kinds {
        let mut at = 0;
        while let Some(start) = line[at..].find(open).map(|n| at + n) {
            let inner_start = start + open.len();
            let close_at = line[inner_start..].find(close).map(|n| inner_start + n);
            let blank = close_at.filter(|end| {
                let inner = &line[inner_start..*end];
                inner.chars().count() <= NAME_CHARS_MAX && is_blank(inner)
            });
            let span = blank.map(|end| (start, end + close.len()));
            let known = |(s, e): (usize, usize)| found.iter().any(|(fs, fe)| s < *fe && *fs < e);
            found.extend(span.filter(|span| !known(*span)));
            at = span.map_or(inner_start, |(_, end)| end);
        }
    }
    found
}

/// A name right between its marks: "b << c and d >> e" is no variable.
fn is_name(inner: &str) -> bool {
    !inner.ends_with(' ')
        && inner.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ' | '-'))
}

/// `[FIRST NAME]`, `[Order number]`, `{first_name}`; not `[SOLVED]`, `[OK]` or `[see below]`: every word must be one
/// that names a blank, or in capitals at least one.
fn is_blank_name(inner: &str) -> bool {
    let inner = inner.trim();
    if !is_name(inner) {
        return false;
    }
    let lower = inner.to_lowercase();
    let mut words = lower.split([' ', '_', '-', '.']).filter(|word| !word.is_empty()).peekable();
    let is_word_of_blank = |word: &str| BLANK_WORDS.contains(&word);
    let shouted = inner.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    // "[order]" may be a link's text; "[name]" is not.
    let bare =
        matches!(lower.trim(), "order" | "link" | "email" | "phone" | "first" | "last" | "your" | "date" | "product");
    words.peek().is_some() && if shouted { words.any(is_word_of_blank) } else { !bare && words.all(is_word_of_blank) }
}

/// `%FIRST_NAME%`; not `%APPDATA%`, and not the percent signs of "50% off, 100% wool".
fn is_percent_name(inner: &str) -> bool {
    let capitals = inner.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    capitals && (is_blank_name(inner) || (is_name(inner) && inner.contains('_')))
}

/// "Dear ," or "Hello undefined,": where the name should stand. Somebody who types "Dear," may mean it; a template
/// does not.
fn nameless_greeting(line: &str, automatic: bool) -> Option<(usize, usize)> {
    let indent = line.len() - line.trim_start().len();
    let line = line.trim();
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None; // letters that change their length with their case: the places would not be those of the text
    }
    let all = GREETINGS.iter().map(|g| (*g, true)).chain(FREE_GREETINGS.iter().map(|g| (*g, false)));
    for (greeting, needs_name) in all {
        let Some(rest) = lower.strip_prefix(greeting).filter(|rest| !rest.starts_with(char::is_alphanumeric)) else {
            continue;
        };
        let name = rest.trim_start();
        let spaced = name.len() < rest.len();
        let missing = name.starts_with(',') && (spaced || (needs_name && automatic));
        let word = name.split([',', '!', ' ', '.']).next().unwrap_or_default();
        let nothing = NOTHINGS.contains(&word) && spaced;
        if missing || nothing {
            let length = greeting.len() + (rest.len() - name.len()) + word.len().max(1);
            return Some((indent, indent + length));
        }
    }
    None
}
