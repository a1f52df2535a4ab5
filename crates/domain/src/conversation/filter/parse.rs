//! Reading a line of filters.

use super::{BegunBy, Day, FILTER_TAGS_MAX, Filter, OwnerIs, Priority, StatusIs, WaitingIs};
use crate::customer::ChannelKind;

/// Characters of a line that are looked at.
pub const FILTER_CHARS_MAX: usize = 400;
/// Days that a view can look back by a number; more is a date.
const AGO_DAYS_MAX: u16 = 3_650;

/// The filters; where a filter has certain values only, these.
pub const KEYS: [(&str, &[&str]); 14] = [
    ("is", &["open", "snoozed", "closed", "spam", "unread"]),
    ("owner", &[]),
    ("waiting", &["us", "them"]),
    ("channel", &["email", "page"]),
    ("by", &["person", "machine"]),
    ("priority", &["low", "normal", "high", "urgent"]),
    ("tag", &[]),
    ("mailbox", &[]),
    ("team", &[]),
    ("from", &[]),
    ("field", &[]),
    ("after", &[]),
    ("before", &[]),
    ("has", &["file"]),
];

/// The filters that can be asked the other way round.
pub(super) const NEGATED: [&str; 2] = ["-tag", "-priority"];

/// A part of a line that does not do what its writer may think.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Odd {
    /// As it was typed.
    pub typed: String,
    /// What about it.
    pub why: Why,
}

/// What is odd about a part of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The filter has no such value; these it has.
    Value(&'static [&'static str]),
    /// A day is written "2026-11-01" or, so many days ago, "7d".
    Day,
    /// A field is asked for as `field:name=value`.
    Field,
    /// It was said before, and otherwise: the first counts.
    Twice,
    /// There are more tags than are looked at.
    TooMany,
    /// Nobody and nothing here has that name.
    Unknown,
}

impl Filter {
    /// Reads a line. Never fails: what is odd about it is told beside.
    pub fn parse(line: &str) -> (Self, Vec<Odd>) {
        let mut reading = Reading::default();
        let line: String = line.chars().take(FILTER_CHARS_MAX).collect();
        for part in parts(&line) {
            reading.take(&part);
        }
        reading.filter.words = reading.words.join(" ");
        (reading.filter, reading.odd)
    }
}

#[derive(Default)]
struct Reading {
    filter: Filter,
    words: Vec<String>,
    odd: Vec<Odd>,
}

impl Reading {
    fn take(&mut self, part: &Part) {
        let key = part.key.to_lowercase();
        let value = part.value.as_str();
        let lower = value.to_lowercase();
        let is_filter = NEGATED.contains(&key.as_str()) || KEYS.iter().any(|(known, _)| *known == key);
        if !is_filter || value.is_empty() {
            self.words.push(part.typed.clone());
            return;
        }
        let filter = &mut self.filter;
        let taken = match key.as_str() {
            "is" if lower == "unread" => {
                filter.unread = true;
                Ok(())
            }
            "is" => match StatusIs::ALL.iter().find(|(_, word)| *word == lower) {
                Some((status, _)) => set(&mut filter.status, *status),
                None => Err(values("is")),
            },
            "has" if matches!(lower.as_str(), "file" | "files" | "attachment") => {
                filter.files = true;
                Ok(())
            }
            "has" => Err(values("has")),
            "owner" => match lower.as_str() {
                "me" => set(&mut filter.owner, OwnerIs::Me),
                "none" => set(&mut filter.owner, OwnerIs::Nobody),
                _ => set(&mut filter.owner, OwnerIs::Named(value.to_owned())),
            },
            "waiting" => match lower.as_str() {
                "us" => set(&mut filter.waiting, WaitingIs::OnUs),
                "them" => set(&mut filter.waiting, WaitingIs::OnThem),
                _ => Err(values("waiting")),
            },
            "channel" => match ChannelKind::from_word(&lower) {
                Some(channel) => set(&mut filter.channel, channel),
                None => Err(values("channel")),
            },
            "by" => match lower.as_str() {
                "person" => set(&mut filter.by, BegunBy::Person),
                "machine" => set(&mut filter.by, BegunBy::Machine),
                _ => Err(values("by")),
            },
            "priority" => match Priority::from_word(&lower) {
                Some(priority) => set(&mut filter.priority, priority),
                None => Err(values("priority")),
            },
            "-priority" => match Priority::from_word(&lower) {
                Some(priority) if filter.without_priorities.contains(&priority) => Ok(()),
                Some(priority) => {
                    filter.without_priorities.push(priority);
                    Ok(())
                }
                None => Err(values("priority")),
            },
            "tag" => add(&mut filter.tags, value),
            "-tag" => add(&mut filter.without_tags, value),
            "mailbox" => set(&mut filter.mailbox, value.to_owned()),
            "team" => set(&mut filter.team, value.to_owned()),
            "from" => set(&mut filter.from, value.to_owned()),
            "field" => field(value).and_then(|field| set(&mut filter.field, field)),
            "after" => day(&lower).and_then(|day| set(&mut filter.after, day)),
            "before" => day(&lower).and_then(|day| set(&mut filter.before, day)),
            _ => Ok(()),
        };
        if let Err(why) = taken {
            self.odd.push(Odd { typed: part.typed.clone(), why });
        }
    }
}

fn set<T: PartialEq>(place: &mut Option<T>, value: T) -> Result<(), Why> {
    if place.as_ref().is_some_and(|before| *before != value) {
        return Err(Why::Twice);
    }
    *place = Some(value);
    Ok(())
}

fn add(tags: &mut Vec<String>, tag: &str) -> Result<(), Why> {
    if tags.iter().any(|known| super::super::tag_key(known) == super::super::tag_key(tag)) {
        return Ok(());
    }
    if tags.len() == FILTER_TAGS_MAX {
        return Err(Why::TooMany);
    }
    tags.push(tag.to_owned());
    Ok(())
}

fn day(text: &str) -> Result<Day, Why> {
    if let Some(days) = text.strip_suffix('d').and_then(|days| days.parse::<u16>().ok()) {
        return if days <= AGO_DAYS_MAX { Ok(Day::Ago(days)) } else { Err(Why::Day) };
    }
    text.parse().map(Day::On).map_err(|_| Why::Day)
}

fn field(text: &str) -> Result<(String, String), Why> {
    let (name, value) = text.split_once('=').ok_or(Why::Field)?;
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() || value.is_empty() { Err(Why::Field) } else { Ok((name.to_owned(), value.to_owned())) }
}

fn values(key: &str) -> Why {
    Why::Value(KEYS.iter().find(|(known, _)| *known == key).map_or(&[], |(_, values)| values))
}

/// A piece of a line between blanks: a word, or a filter with its value.
struct Part {
    typed: String,
    key: String,
    value: String,
}

/// The pieces of a line. A value may stand between quotation marks; a mark that is not closed reaches to the end.
fn parts(line: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (typed, after) = rest.split_at(end_of_part(rest));
        let (key, value) = match typed.split_once(':') {
            Some((key, value)) if !key.contains('"') => (key, value),
            _ => ("", typed),
        };
        found.push(Part {
            typed: typed.to_owned(),
            key: key.to_owned(),
            value: value.replace('"', "").trim().to_owned(),
        });
        rest = after.trim_start();
    }
    found
}

/// Where the first piece of a text ends.
pub(super) fn end_of_part(text: &str) -> usize {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => inside = !inside,
            c if c.is_whitespace() && !inside => return at,
            _ => {}
        }
    }
    text.len()
}
