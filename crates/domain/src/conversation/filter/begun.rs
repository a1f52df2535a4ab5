//! What is being typed at the end of a line of filters: the name of a filter, or a value.

use super::parse::{FILTER_CHARS_MAX, KEYS, NEGATED, end_of_part};
use super::quoted;

/// Letters after which the name of a filter may be meant; one alone begins any word.
const NAME_LETTERS_MIN: usize = 2;

/// What is begun where somebody types.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun {
    /// As it stands there.
    pub typed: String,
    /// What it begins.
    pub what: Beginning,
}

/// What is begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Beginning {
    /// A word, with which these filters begin.
    Names(Vec<&'static str>),
    /// The value of a filter, as far as it was typed.
    Value {
        /// The filter, with a hyphen where it leaves out.
        key: &'static str,
        /// Without quotation marks.
        value: String,
    },
}

impl Begun {
    /// What is begun in a line that is read up to the place where somebody types. `None` where a blank or a closed quotation
    /// mark has ended it, and where it begins no filter.
    pub fn at_the_end(line: &str) -> Option<Self> {
        if line.chars().nth(FILTER_CHARS_MAX).is_some() {
            return None;
        }
        let typed = last_part(line)?;
        let what = match typed.split_once(':') {
            Some((key, value)) => {
                let key = named(|name| name == key.to_lowercase()).next()?;
                let closed = value.len() > 1 && value.ends_with('"') && value.matches('"').count() % 2 == 0;
                let value = value.replace('"', "").trim_start().to_owned();
                (!closed).then_some(Beginning::Value { key, value })?
            }
            None => {
                let lower = typed.to_lowercase();
                let letters = lower.trim_start_matches('-').chars().count();
                let names: Vec<_> = named(|name| name.starts_with(&lower)).collect();
                (letters >= NAME_LETTERS_MIN && !names.is_empty()).then_some(Beginning::Names(names))?
            }
        };
        Some(Begun { typed: typed.to_owned(), what })
    }
}

/// A filter as it stands in a line, with the blank that ends it. One that goes on (`field:Level=`) is left open.
pub fn written(key: &str, value: &str) -> String {
    match (value.ends_with('='), value.contains(char::is_whitespace)) {
        (true, true) => format!("{key}:\"{value}"),
        (true, false) => format!("{key}:{value}"),
        (false, _) => format!("{key}:{} ", quoted(value)),
    }
}

fn named(is: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(name, _)| *name).chain(NEGATED).filter(move |name| is(name))
}

/// The piece that reaches to the end of a line.
fn last_part(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    loop {
        let after = rest.get(end_of_part(rest)..)?;
        if after.is_empty() {
            return (!rest.is_empty()).then_some(rest);
        }
        rest = after.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(key: &'static str, value: &str) -> Option<Beginning> {
        Some(Beginning::Value { key, value: value.into() })
    }

    #[test]
    fn a_value_is_begun_behind_the_colon_of_a_filter() {
        for (line, typed, expected) in [
            ("owner:", "owner:", value("owner", "")),
            ("kettle TAG:Ref", "TAG:Ref", value("tag", "Ref")),
            ("is:open -tag:v", "-tag:v", value("-tag", "v")),
            ("owner:\"Marit D", "owner:\"Marit D", value("owner", "Marit D")),
            ("field:\"Order no=4", "field:\"Order no=4", value("field", "Order no=4")),
            ("from:\"", "from:\"", value("from", "")),
        ] {
            let begun = Begun::at_the_end(line);
            assert_eq!(begun.as_ref().map(|begun| begun.typed.as_str()), Some(typed), "{line}");
            assert_eq!(begun.map(|begun| begun.what), expected, "{line}");
        }
    }

    #[test]
    fn a_name_is_begun_by_two_letters() {
        for (line, expected) in [
            ("ow", &["owner"][..]),
            ("kettle OWN", &["owner"]),
            ("be", &["before"]),
            ("fi", &["field"]),
            ("-ta", &["-tag"]),
            ("is", &["is"]),
        ] {
            let begun = Begun::at_the_end(line);
            assert_eq!(begun.map(|begun| begun.what), Some(Beginning::Names(expected.to_vec())), "{line}");
        }
    }

    #[test]
    fn what_begins_no_filter_is_left_alone() {
        let long = format!("{} ow", "a".repeat(FILTER_CHARS_MAX));
        for line in
            ["", "o", "-t", "kettle", "ow ", "owner:me ", "owner:\"Marit Dahl\"", "12:3", "\"ow", "x\"ow", &long]
        {
            assert_eq!(Begun::at_the_end(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_is_meant() {
        for (key, value, expected) in [
            ("tag", "refund", "tag:refund "),
            ("owner", "Marit Dahl", "owner:\"Marit Dahl\" "),
            ("field", "Level=", "field:Level="),
            ("field", "Order no=", "field:\"Order no="),
        ] {
            assert_eq!(written(key, value), expected);
        }
    }
}
