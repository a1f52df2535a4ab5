//! Fields of a team's own, on conversations and on customers: what may stand in them, and by which key it is found.

use crate::FieldId;
use crate::conversation::tag_key;
use jiff::civil::Date;

/// Fields of a desk: more are not filled in.
pub const FIELDS_MAX: usize = 30;
/// Characters of a field's name.
pub const FIELD_NAME_CHARS_MAX: usize = 40;
/// Characters of a value.
pub const FIELD_VALUE_CHARS_MAX: usize = 300;
/// Choices of one field, and characters of each.
pub const FIELD_CHOICES_MAX: usize = 50;
/// Characters of a choice.
pub const FIELD_CHOICE_CHARS_MAX: usize = 60;
/// Digits before and behind the point of a number.
const DIGITS_MAX: (usize, usize) = (15, 6);

/// What a field is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum FieldOf {
    /// One conversation.
    #[default]
    Conversation,
    /// A customer, in all their conversations.
    Customer,
}

/// What stands in a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A day.
    Day,
    /// One of certain words.
    Choice,
}

impl FieldOf {
    /// Both, with the words stored.
    pub const ALL: [(FieldOf, &'static str); 2] =
        [(FieldOf::Conversation, "conversation"), (FieldOf::Customer, "customer")];

    /// The word stored.
    pub fn word(self) -> &'static str {
        FieldOf::ALL.iter().find(|(of, _)| *of == self).map_or("", |(_, word)| word)
    }
    /// What a word means.
    pub fn from_word(word: &str) -> Option<Self> {
        FieldOf::ALL.iter().find(|(_, known)| *known == word).map(|(of, _)| *of)
    }
}

impl FieldKind {
    /// All, with the words stored.
    pub const ALL: [(FieldKind, &'static str); 4] = [
        (FieldKind::Text, "text"),
        (FieldKind::Number, "number"),
        (FieldKind::Day, "day"),
        (FieldKind::Choice, "choice"),
    ];

    /// The word stored.
    pub fn word(self) -> &'static str {
        FieldKind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        FieldKind::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// A field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its id.
    pub id: FieldId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub of: FieldOf,
    /// What stands in it.
    pub kind: FieldKind,
    /// What can be chosen.
    pub choices: Vec<String>,
}

/// What stands in a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldValue {
    /// As people read it.
    pub written: String,
    /// By which it is found: without case and accents.
    pub key: String,
}

/// Why something does not fit a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoValue {
    /// It is too long.
    #[error("a value has at most {FIELD_VALUE_CHARS_MAX} characters")]
    TooLong,
    /// It is no number.
    #[error("a number is written in digits, with a point before its fractions")]
    NoNumber,
    /// It is no day.
    #[error("a day is written 2026-11-01")]
    NoDay,
    /// It is none of the choices.
    #[error("it is none of the choices")]
    NoChoice,
}

/// A name as it is kept; `None` where it is empty, too long, or would not be found in a line of filters.
pub fn field_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let odd = |c: char| matches!(c, '=' | '"' | ':') || c.is_control();
    (!name.is_empty() && name.chars().count() <= FIELD_NAME_CHARS_MAX && !name.contains(odd)).then_some(name)
}

/// The choices in some lines, each once; `None` where there are none, too many, or one is too long.
pub fn field_choices(typed: &str) -> Option<Vec<String>> {
    let mut choices: Vec<String> = Vec::new();
    for line in typed.lines() {
        let choice = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if choice.is_empty() || choices.iter().any(|known| tag_key(known) == tag_key(&choice)) {
            continue;
        }
        if choice.chars().count() > FIELD_CHOICE_CHARS_MAX || choice.chars().any(|c| c == '"' || c.is_control()) {
            return None;
        }
        choices.push(choice);
    }
    (!choices.is_empty() && choices.len() <= FIELD_CHOICES_MAX).then_some(choices)
}

impl Field {
    /// What was typed, as it stands in this field; `None` for nothing.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn value(&self, typed: &str) -> Result<Option<FieldValue>, NoValue> {
        let kept = |c: char| !c.is_control() && c != '"';
        let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().filter(|c| kept(*c)).collect();
        if line.is_empty() {
            return Ok(None);
        }
        if line.chars().count() > FIELD_VALUE_CHARS_MAX {
            return Err(NoValue::TooLong);
        }
        let written = match self.kind {
            FieldKind::Text => line,
            FieldKind::Number => number(&line).ok_or(NoValue::NoNumber)?,
            FieldKind::Day => line.parse::<Date>().map_err(|_| NoValue::NoDay)?.to_string(),
            FieldKind::Choice => {
                let same = |choice: &&String| tag_key(choice) == tag_key(&line);
                self.choices.iter().find(same).ok_or(NoValue::NoChoice)?.clone()
            }
        };
        Ok(Some(FieldValue { key: tag_key(&written), written }))
    }
}

/// A number in its one way of writing: `007.50` is `7.5`.
fn number(text: &str) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let are_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let ends_well = !digits.ends_with('.') && !whole.is_empty();
    if !ends_well || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if whole.len() > DIGITS_MAX.0 || fraction.len() > DIGITS_MAX.1 {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind) -> Field {
        let choices = vec!["Gold".to_owned(), "Not yet".to_owned()];
        Field { id: FieldId(1), name: "Field".into(), of: FieldOf::Customer, kind, choices }
    }

    #[test]
    fn a_value_is_kept_in_one_way_of_writing() {
        for (kind, typed, expected) in [
            (FieldKind::Text, "  4711 \n Ä ", Ok(Some(("4711 Ä", "4711 a")))),
            (FieldKind::Text, " \t", Ok(None)),
            (FieldKind::Number, "007.50", Ok(Some(("7.5", "7.5")))),
            (FieldKind::Number, "-0.0", Ok(Some(("0", "0")))),
            (FieldKind::Number, "-12", Ok(Some(("-12", "-12")))),
            (FieldKind::Number, "1,5", Err(NoValue::NoNumber)),
            (FieldKind::Number, "1.", Err(NoValue::NoNumber)),
            (FieldKind::Number, "NaN", Err(NoValue::NoNumber)),
            (FieldKind::Number, "1234567890123456", Err(NoValue::NoNumber)),
            (FieldKind::Day, "2026-11-01", Ok(Some(("2026-11-01", "2026-11-01")))),
            (FieldKind::Day, "2026-02-30", Err(NoValue::NoDay)),
            (FieldKind::Choice, "GOLD", Ok(Some(("Gold", "gold")))),
            (FieldKind::Choice, "not  yet", Ok(Some(("Not yet", "not yet")))),
            (FieldKind::Choice, "Silver", Err(NoValue::NoChoice)),
        ] {
            let value = field(kind).value(typed);
            let value = value.as_ref().map(|it| it.as_ref().map(|it| (it.written.as_str(), it.key.as_str())));
            assert_eq!(value, expected.as_ref().map(|it| *it), "{kind:?} {typed}");
        }
        assert_eq!(field(FieldKind::Text).value(&"x".repeat(301)), Err(NoValue::TooLong));
    }

    #[test]
    fn names_and_choices_can_be_found_again() {
        assert_eq!(field_name("  Order   no "), Some("Order no".to_owned()));
        for none in ["", "a=b", "a:b", "\"a\"", &"x".repeat(41)] {
            assert_eq!(field_name(none), None, "{none}");
        }
        assert_eq!(field_choices("Gold\n\n gold \nNot  yet\n"), Some(vec!["Gold".to_owned(), "Not yet".to_owned()]));
        assert_eq!(field_choices(" \n"), None);
        assert_eq!(field_choices(&(0..60).map(|n| format!("c{n}\n")).collect::<String>()), None);
    }
}
