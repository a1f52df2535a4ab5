//! Which conversations: a line of words and filters as people type it, `tag:refund waiting:us before:2026-11-01 kettle`.
//!
//! A line is read forgivingly: what is no filter is a word to look for, and what a filter does not understand is said
//! ([`Odd`]). Written back ([`Filter`]'s `Display`) it is the same line in one fixed order, which is how views are kept.

mod begun;
mod parse;
mod selection;
#[cfg(test)]
mod tests;

pub use begun::{Beginning, Begun, written};
pub use parse::{FILTER_CHARS_MAX, KEYS, Odd, Why};
pub use selection::{Facts, Selection};

use super::Priority;
use crate::Moment;
use crate::customer::ChannelKind;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::fmt;

/// Tags of each kind (with, without) in one line.
pub const FILTER_TAGS_MAX: usize = 3;

/// What somebody wants to see. Names are as they were typed; [`Selection`] has what they stand for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Whether it is open, put aside, ended or looks like spam. Without it: all but spam.
    pub status: Option<StatusIs>,
    /// Whose it is.
    pub owner: Option<OwnerIs>,
    /// Whose move it is.
    pub waiting: Option<WaitingIs>,
    /// How the newest message came.
    pub channel: Option<ChannelKind>,
    /// Who began it.
    pub by: Option<BegunBy>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// It is none of these.
    pub without_priorities: Vec<Priority>,
    /// It has these tags.
    pub tags: Vec<String>,
    /// It has none of these.
    pub without_tags: Vec<String>,
    /// The address of ours that it belongs to, or its name.
    pub mailbox: Option<String>,
    /// The team that answers.
    pub team: Option<String>,
    /// The customer's address.
    pub from: Option<String>,
    /// What stands in a field of the team's own: its name, and the value.
    pub field: Option<(String, String)>,
    /// Its newest message came on that day or later.
    pub after: Option<Day>,
    /// Its newest message came before that day.
    pub before: Option<Day>,
    /// Something in it is new to the reader.
    pub unread: bool,
    /// It has files.
    pub files: bool,
    /// Words in its messages.
    pub words: String,
}

/// Whether it is open, put aside, ended or looks like spam.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusIs {
    /// Open.
    Open,
    /// Put aside.
    Snoozed,
    /// Ended.
    Closed,
    /// Looks like spam.
    Spam,
}

/// Whose it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnerIs {
    /// The reader's.
    Me,
    /// Somebody's who left: nobody looks after it.
    Nobody,
    /// An agent's, by name or address.
    Named(String),
}

/// Whose move it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitingIs {
    /// The customer waits for us.
    OnUs,
    /// We wait for the customer.
    OnThem,
}

/// Who began a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BegunBy {
    /// A person.
    Person,
    /// A machine.
    Machine,
}

/// A day on the desk's clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// This one.
    On(Date),
    /// So many days before today: a kept view moves on with the calendar.
    Ago(u16),
}

impl Day {
    /// When it begins on the clock of a zone (UTC for one that is not known).
    pub fn begins(self, zone: &str, now: Moment) -> Moment {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let today = || Some(Timestamp::from_millisecond(now.0).ok()?.to_zoned(zone.clone()).date());
        let date = match self {
            Day::On(date) => Some(date),
            Day::Ago(days) => today().and_then(|today| today.checked_sub(i64::from(days).days()).ok()),
        };
        let begins = date.and_then(|date| zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().ok());
        begins.map_or(now, |at| Moment(at.as_millisecond()))
    }
}

impl StatusIs {
    /// All, with the words for them.
    pub const ALL: [(StatusIs, &'static str); 4] = [
        (StatusIs::Open, "open"),
        (StatusIs::Snoozed, "snoozed"),
        (StatusIs::Closed, "closed"),
        (StatusIs::Spam, "spam"),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        StatusIs::ALL.iter().find(|(status, _)| *status == self).map_or("", |(_, word)| word)
    }
}

impl Filter {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether words alone are asked for.
    pub fn is_words_only(&self) -> bool {
        *self == Filter { words: self.words.clone(), ..Filter::default() }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Day::On(date) => write!(f, "{date}"),
            Day::Ago(days) => write!(f, "{days}d"),
        }
    }
}

impl fmt::Display for Filter {
    /// The line in its fixed order.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line: Vec<String> = Vec::new();
        let mut add = |key: &str, value: &str| line.push(format!("{key}:{}", quoted(value)));
        if let Some(status) = self.status {
            add("is", status.word());
        }
        match &self.owner {
            Some(OwnerIs::Me) => add("owner", "me"),
            Some(OwnerIs::Nobody) => add("owner", "none"),
            Some(OwnerIs::Named(name)) => add("owner", name),
            None => {}
        }
        match self.waiting {
            Some(WaitingIs::OnUs) => add("waiting", "us"),
            Some(WaitingIs::OnThem) => add("waiting", "them"),
            None => {}
        }
        if let Some(channel) = self.channel {
            add("channel", channel.word());
        }
        match self.by {
            Some(BegunBy::Person) => add("by", "person"),
            Some(BegunBy::Machine) => add("by", "machine"),
            None => {}
        }
        self.priority.iter().for_each(|priority| add("priority", priority.word()));
        self.without_priorities.iter().for_each(|priority| add("-priority", priority.word()));
        self.tags.iter().for_each(|tag| add("tag", tag));
        self.without_tags.iter().for_each(|tag| add("-tag", tag));
        let named = [("mailbox", &self.mailbox), ("team", &self.team), ("from", &self.from)];
        named.into_iter().for_each(|(key, value)| value.iter().for_each(|value| add(key, value)));
        if let Some((name, value)) = &self.field {
            add("field", &format!("{name}={value}"));
        }
        let days = [("after", self.after), ("before", self.before)];
        days.into_iter().for_each(|(key, day)| day.iter().for_each(|day| add(key, &day.to_string())));
        if self.unread {
            add("is", "unread");
        }
        if self.files {
            add("has", "file");
        }
        line.extend((!self.words.is_empty()).then(|| self.words.clone()));
        f.write_str(&line.join(" "))
    }
}

/// A value with a blank stands between quotation marks.
fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() }
}
