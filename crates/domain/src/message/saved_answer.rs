//! Saved answers: texts with blanks that are filled in before anybody sees them. `{customer.first}` is a blank;
//! `{customer.first|there}` says what stands there when nothing is known. What stays empty is told, so that nobody sends
//! "Dear ," to a customer; the lint ([`super::lint`]) holds back what is overlooked.

/// Characters of a saved answer.
pub const SAVED_ANSWER_CHARS_MAX: usize = 20_000;
/// Characters of its name.
pub const SAVED_ANSWER_NAME_CHARS_MAX: usize = 80;
/// Blanks of one text that are told; more say nothing new.
const BLANKS_MAX: usize = 50;
/// Characters between two braces that can be a blank; what is longer is text.
const BLANK_CHARS_MAX: usize = 80;

/// What a blank can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Variable {
    /// The customer's full name.
    CustomerName,
    /// The customer's first name.
    CustomerFirst,
    /// The writer's full name.
    AgentName,
    /// The writer's first name.
    AgentFirst,
    /// The subject of the conversation.
    Subject,
    /// The short name of the conversation that people can read to each other.
    Reference,
    /// The name of the desk.
    DeskName,
    /// The address of ours that the customer wrote to.
    DeskAddress,
}

impl Variable {
    /// All of them, with their names.
    pub const ALL: [(Variable, &'static str); 8] = [
        (Variable::CustomerName, "customer.name"),
        (Variable::CustomerFirst, "customer.first"),
        (Variable::AgentName, "agent.name"),
        (Variable::AgentFirst, "agent.first"),
        (Variable::Subject, "conversation.subject"),
        (Variable::Reference, "conversation.reference"),
        (Variable::DeskName, "desk.name"),
        (Variable::DeskAddress, "desk.address"),
    ];

    fn of_name(name: &str) -> Option<Self> {
        Variable::ALL.into_iter().find(|(_, known)| *known == name).map(|(variable, _)| variable)
    }
}

/// A text with its blanks filled in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filled {
    /// The text. A blank that stays empty stands in it as it was written.
    pub text: String,
    /// Blanks for which nothing is known, as they were written.
    pub empty: Vec<String>,
    /// Blanks that are none, as they were written: "{customer.frist}".
    pub unknown: Vec<String>,
}

/// Fills the blanks of a text in.
pub fn fill(text: &str, value: impl Fn(Variable) -> Option<String>) -> Filled {
    let mut filled = Filled::default();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.text.push_str(&rest[..open]);
        let from_brace = &rest[open..];
        match blank(from_brace) {
            Some((written, name, otherwise)) => {
                filled.take(written, name, otherwise, &value);
                rest = &from_brace[written.len()..];
            }
            None => {
                filled.text.push('{');
                rest = &from_brace[1..];
            }
        }
    }
    filled.text.push_str(rest);
    filled
}

/// The blanks of a text that are none, for whoever writes it.
pub fn unknown_blanks(text: &str) -> Vec<String> {
    fill(text, |_| Some(String::new())).unknown
}

impl Filled {
    fn take(
        &mut self,
        written: &str,
        name: &str,
        otherwise: Option<&str>,
        value: &impl Fn(Variable) -> Option<String>,
    ) {
        let Some(variable) = Variable::of_name(name) else {
            self.text.push_str(written);
            note(&mut self.unknown, written);
            return;
        };
        let known = value(variable).filter(|value| !value.trim().is_empty());
        match known.as_deref().or(otherwise) {
            Some(value) => self.text.push_str(value),
            None => {
                self.text.push_str(written);
                note(&mut self.empty, written);
            }
        }
    }
}

fn note(blanks: &mut Vec<String>, written: &str) {
    if blanks.len() < BLANKS_MAX && !blanks.iter().any(|known| known == written) {
        blanks.push(written.to_owned());
    }
}

/// The blank at the beginning of a text: as written, its name, and what stands there otherwise. A pair of braces with
/// anything but a dotted name in it is text.
fn blank(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let end = text.char_indices().take(BLANK_CHARS_MAX).find(|(_, c)| *c == '}').map(|(at, _)| at)?;
    let inside = &text[1..end];
    let (name, otherwise) = match inside.split_once('|') {
        Some((name, otherwise)) => (name.trim(), Some(otherwise.trim())),
        None => (inside.trim(), None),
    };
    let is_name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let dotted = name.split_once('.').is_some_and(|(noun, part)| is_name(noun) && is_name(part));
    (dotted && !inside.contains('\n')).then(|| (&text[..=end], name, otherwise))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada(variable: Variable) -> Option<String> {
        match variable {
            Variable::CustomerName => Some("Ada Lovelace".into()),
            Variable::CustomerFirst => Some("Ada".into()),
            Variable::DeskName => Some("  ".into()),
            _ => None,
        }
    }

    #[test]
    fn blanks_are_filled_in_and_what_stays_empty_is_told() {
        let filled = fill("Dear {customer.first},\n{ desk.name } {agent.first|we} {customer.frist} {desk.name}", ada);
        assert_eq!(filled.text, "Dear Ada,\n{ desk.name } we {customer.frist} {desk.name}");
        assert_eq!(filled.empty, ["{ desk.name }", "{desk.name}"]);
        assert_eq!(filled.unknown, ["{customer.frist}"]);
    }

    #[test]
    fn braces_that_hold_no_name_are_text() {
        for text in ["{", "{}", "{x}", "a {b c.d} e", "fn main() { a.b(); }", "{customer.first\n}", "{{", "}"] {
            assert_eq!(fill(text, ada), Filled { text: text.into(), ..Filled::default() }, "{text}");
        }
        assert_eq!(fill("{{customer.first}}", ada).text, "{Ada}");
    }

    #[test]
    fn a_value_is_never_read_as_a_text_with_blanks() {
        let sly = fill("{customer.first}", |_| Some("{agent.name}".into()));
        assert_eq!((sly.text.as_str(), sly.unknown), ("{agent.name}", vec![]));
    }

    #[test]
    fn hostile_texts_take_no_longer_than_they_are() {
        let long = "{".repeat(200_000);
        assert_eq!(fill(&long, ada).text, long);
        let many = "{a.b}".repeat(40_000);
        assert_eq!(fill(&many, ada).unknown.len(), 1);
    }
}
