//! Until when somebody is away, and who answers meanwhile: read from the words of an absence notice, in the languages
//! of the usual mail programs. Told to people, never acted on: a date in words can be misread.
//!
//! A date counts only beside a word of return ("back on 5 January": that day) or of an end ("until 5 January": the day
//! after). The past and what lies more than a year ahead is taken for something else.

mod date;
mod span;
mod words;

use super::prose::sentences;
use super::{Inbound, says_unattended};
use crate::Moment;
use crate::customer::EmailAddress;
use jiff::civil::Date;

/// Characters of a notice that are read: it says it in its first lines.
const CHARS_MAX: usize = 2_000;

/// What an absence notice says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Away {
    /// The first day on which they are back.
    pub back_at: Option<Date>,
    /// An address that answers meanwhile.
    pub substitute: Option<EmailAddress>,
}

impl Away {
    /// A sentence for people; `None` when nothing is known.
    pub fn words(&self, name: &str) -> Option<String> {
        let until = self.back_at.map(|day| format!("{name} is away and back on {}", day.strftime("%-d %B %Y")));
        match (until, &self.substitute) {
            (Some(until), Some(other)) => Some(format!("{until}; {other} answers meanwhile")),
            (Some(until), None) => Some(until),
            (None, Some(other)) => Some(format!("{name} is away; {other} answers meanwhile")),
            (None, None) => None,
        }
    }
}

/// Reads an absence notice that came at `received_at`.
pub fn away(inbound: &Inbound, received_at: Moment) -> Away {
    let body = if inbound.new_text.is_empty() { &inbound.text } else { &inbound.new_text };
    let told = format!("{}\n\n{}", head(&inbound.subject, 300), head(body, CHARS_MAX));
    Away {
        back_at: today(received_at).and_then(|today| span::back_at(&sentences(&told), today)),
        substitute: substitute(inbound, body),
    }
}

/// Whether a folded word names a month or a day of the week: before one, a full stop ends an ordinal.
pub(super) fn is_month_or_weekday(folded: &str) -> bool {
    words::month(folded).is_some() || words::weekday(folded).is_some()
}

fn head(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}

/// The day of the arrival. The sender's own day may be another one; a date in words is no more exact than that.
fn today(received_at: Moment) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(received_at.0).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// The first address in the notice that is neither the absent person's, nor one that it was sent to, nor a machine's.
fn substitute(inbound: &Inbound, body: &str) -> Option<EmailAddress> {
    let known = inbound.from.iter().chain(&inbound.reply_to).chain(&inbound.to).chain(&inbound.cc);
    let known: Vec<String> = known.map(|address| address.email.canonical()).take(50).collect();
    let head = body.get(..body.floor_char_boundary(body.len().min(CHARS_MAX * 4))).unwrap_or_default();
    head.split(|c: char| c.is_whitespace() || "<>()[],;:\"'\u{ff08}\u{ff09}".contains(c))
        .filter(|word| word.contains('@'))
        .filter_map(|word| EmailAddress::parse(word.trim_end_matches(['.', '!', '?'])).ok())
        .find(|address| !known.contains(&address.canonical()) && !says_unattended(address))
}

#[cfg(test)]
mod tests;
