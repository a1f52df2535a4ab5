//! An event that a message is about, as its calendar part tells (RFC 5545, RFC 5546): what, when, where, by whom.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// An event in a calendar, or an answer about one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Invitation {
    /// What is wanted.
    pub method: Method,
    /// The title; empty when there is none.
    pub summary: String,
    /// When it begins.
    pub starts: Option<When>,
    /// When it ends; of a whole day, the last day.
    pub ends: Option<When>,
    /// Where.
    pub location: Option<String>,
    /// Who invites: name, or else address.
    pub organiser: Option<String>,
    /// Who answers, and how; of an answer only.
    pub answer: Option<(String, Participation)>,
    /// It takes place more than once.
    pub repeats: bool,
}

/// What a calendar part wants (RFC 5546 §1.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Nothing but to be known.
    #[default]
    Publish,
    /// Come, or hear that something changed.
    Request,
    /// An answer to an invitation.
    Reply,
    /// It does not take place.
    Cancel,
    /// Another time is proposed.
    Counter,
}

/// How somebody answers (RFC 5545 §3.2.12).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Participation {
    /// Comes.
    Accepted,
    /// Does not come.
    Declined,
    /// Perhaps.
    Tentative,
    /// Something else, or nothing.
    Unclear,
}

/// A day, or a moment of one, as it is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct When {
    /// The day.
    pub day: Date,
    /// The time; none for a whole day.
    pub time: Option<Time>,
    /// The time zone as it is named; none where it is wherever one is.
    pub zone: Option<String>,
}

impl Invitation {
    /// One plain sentence for the screen.
    pub fn words(&self) -> String {
        let kind = match (self.method, &self.answer) {
            (Method::Publish, _) => "Event".to_owned(),
            (Method::Request, _) => "Invitation".to_owned(),
            (Method::Cancel, _) => "Cancelled".to_owned(),
            (Method::Counter, _) => "Another time is proposed".to_owned(),
            (Method::Reply, None) => "Answer to an invitation".to_owned(),
            (Method::Reply, Some((who, how))) => format!("{who} {}", how.words()),
        };
        let title = if self.summary.is_empty() { "without a title" } else { &self.summary };
        let mut words = format!("{kind}: {title}");
        for piece in [self.when(), self.location.clone()].into_iter().flatten() {
            words.push_str(", ");
            words.push_str(&piece);
        }
        if self.repeats {
            words.push_str(", repeats");
        }
        if let Some(organiser) = &self.organiser {
            words.push_str(&format!("; from {organiser}"));
        }
        words.push('.');
        words
    }

    /// "Tuesday 3 March 2026, 10:00-11:00 (Europe/Berlin)".
    fn when(&self) -> Option<String> {
        let starts = self.starts.as_ref()?;
        let mut words = starts.words();
        match &self.ends {
            Some(ends) if ends.day != starts.day => words.push_str(&format!(" to {}", ends.words())),
            Some(When { time: Some(time), .. }) if starts.time.is_some() && starts.time != Some(*time) => {
                words.push_str(&format!("-{}", clock(*time)));
            }
            _ => {}
        }
        if let Some(zone) = &starts.zone {
            words.push_str(&format!(" ({zone})"));
        }
        Some(words)
    }
}

impl When {
    fn words(&self) -> String {
        let day = self.day.strftime("%A %-d %B %Y");
        self.time.map_or_else(|| day.to_string(), |time| format!("{day}, {}", clock(time)))
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

impl Participation {
    fn words(self) -> &'static str {
        match self {
            Participation::Accepted => "accepts",
            Participation::Declined => "declines",
            Participation::Tentative => "may come",
            Participation::Unclear => "answers",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn an_event_is_told_in_one_sentence() {
        let when = |day: i8, hour: i8| When {
            day: date(2026, 3, day),
            time: Some(time(hour, 0, 0, 0)),
            zone: Some("Europe/Berlin".into()),
        };
        let whole = |day: i8| When { day: date(2026, 3, day), time: None, zone: None };
        let one = Invitation {
            method: Method::Request,
            summary: "Budget".into(),
            starts: Some(when(3, 10)),
            ends: Some(when(3, 11)),
            location: Some("Room 4".into()),
            organiser: Some("Ada".into()),
            answer: None,
            repeats: true,
        };
        let days = Invitation { starts: Some(whole(3)), ends: Some(whole(4)), ..Invitation::default() };
        let reply = Invitation {
            method: Method::Reply,
            answer: Some(("Bob".into(), Participation::Declined)),
            summary: "Budget".into(),
            ..Invitation::default()
        };
        for (of, expected) in [
            (one, "Invitation: Budget, Tuesday 3 March 2026, 10:00-11:00 (Europe/Berlin), Room 4, repeats; from Ada."),
            (days, "Event: without a title, Tuesday 3 March 2026 to Wednesday 4 March 2026."),
            (reply, "Bob declines: Budget."),
        ] {
            assert_eq!(of.words(), expected);
        }
    }
}
