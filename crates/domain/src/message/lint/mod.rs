//! What must not leave, and what should be looked at again: read at writing, in the walk and at the door.
//!
//! A finding says what was seen, why it matters to the customer and, where there is one, a way out. A rule blocks only
//! what is wrong whoever writes it: an unfilled variable, a dead end, an empty phrase. Matters of taste warn. Quoted
//! lines (`> …`) are somebody else's words and are not read.
//!
//! A new rule is a function in one of the files beside this one and a line in [`RULES`].

mod phrases;
#[cfg(test)]
mod tests;
mod variables;
mod written;

use serde::Serialize;
use written::Written;

/// Findings of one message: enough to mend it, not enough to fill a screen with one slip repeated.
const FINDINGS_MAX: usize = 50;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The message does not leave.
    Blocks,
    /// Somebody should look; the message may leave.
    Warns,
}

/// Something in a message that should not reach a customer so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// The rule, in kebab case.
    pub rule: &'static str,
    /// Whether it stops the message.
    pub severity: Severity,
    /// The words that it is about, as written; `None` where there are none.
    pub quote: Option<String>,
    /// What was seen, in English; `desk::said::lint` says it in the reader's language.
    pub what: String,
    /// Why it matters to the customer.
    pub why: String,
    /// What to do instead.
    pub fix: Option<String>,
    /// Where in the text, in bytes; `None` when it is in the subject or is about the whole.
    pub span: Option<(usize, usize)>,
}

/// What a rule may know beside the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LintContext {
    /// Files that go with the message.
    pub attachments: usize,
    /// Whether a machine decided to send it: nobody looks at it once more.
    pub automatic: bool,
}

/// One message under the reading glass.
struct Message<'a> {
    text: Written<'a>,
    subject: Written<'a>,
    context: LintContext,
}

type Rule = fn(&Message, &mut Vec<Finding>);
const RULES: [Rule; 7] = [
    empty,
    variables::unfilled,
    phrases::empty_importance,
    phrases::dead_end,
    phrases::vague_wait,
    shouting,
    phrases::missing_attachment,
];

/// Everything that the rules find, what blocks first, then in the order of the text; at most fifty findings.
pub fn lint(text: &str, subject: &str, context: LintContext) -> Vec<Finding> {
    let message = Message { text: Written::read(text), subject: Written::read(subject), context };
    let mut findings = Vec::new();
    for rule in RULES {
        rule(&message, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.severity, finding.span));
    findings.truncate(FINDINGS_MAX);
    findings
}

fn empty(message: &Message, findings: &mut Vec<Finding>) {
    let visible = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    if !message.text.text.chars().any(visible) {
        findings.push(Finding {
            rule: "empty",
            severity: Severity::Blocks,
            quote: None,
            what: "The message is empty.".into(),
            why: "An empty message only makes people wonder what they missed.".into(),
            fix: Some("Write what the customer needs to know.".into()),
            span: None,
        });
    }
}

/// Words in capitals that in a row read as shouting. Names of two and codes pass.
const SHOUTED_WORDS: usize = 4;

fn shouting(message: &Message, findings: &mut Vec<Finding>) {
    for (part, in_text) in [(&message.text, true), (&message.subject, false)] {
        let loud = |word: &written::Word| {
            let written = part.slice(word);
            written.chars().count() > 1 && written.chars().all(char::is_uppercase)
        };
        let Some(run) =
            part.words.chunk_by(|a, b| loud(a) == loud(b)).find(|run| run.len() >= SHOUTED_WORDS && loud(&run[0]))
        else {
            continue;
        };
        let span = (run[0].start, run[run.len() - 1].end);
        findings.push(Finding {
            rule: "shouting",
            severity: Severity::Warns,
            quote: Some(part.quote(span)),
            what: format!("\u{201c}{}\u{201d} is all in capitals.", part.quote(span)),
            why: "Capitals read as shouting.".into(),
            fix: Some("Write it in ordinary letters.".into()),
            span: in_text.then_some(span),
        });
    }
}
