//! Rules that people make: when something happens to a conversation, and it fits a line of filters, something is done.
//!
//! Only what a person does, or a message that comes in, is an occasion ([`When`]). What a rule does is none, so no rule
//! can set off another one or itself: there are no loops to be found and broken.

use crate::conversation::{Conversation, Filter, OwnerIs, Priority, Status, StatusIs, Waiting};
use crate::message::Because;
use crate::text::{Term, query, tokens};
use crate::{AgentId, TeamId};
use std::fmt;

/// Rules of a desk: more are not understood any more.
pub const RULES_MAX: usize = 50;
/// Characters of a rule's name: it stands on the timeline.
pub const RULE_NAME_CHARS_MAX: usize = 60;
/// Things that one rule does.
pub const RULE_ACTS_MAX: usize = 8;
/// Hours that a rule puts something aside for: a month.
pub const RULE_SNOOZE_HOURS_MAX: u16 = 31 * 24;
/// Days that a rule is tried on before it is switched on.
pub const TRIED_ON_DAYS: i64 = 7;

/// The occasions on which a rule is asked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum When {
    /// A message began a conversation, whoever or whatever wrote it.
    #[default]
    Begins,
    /// A person wrote to us, also with the first message.
    Arrives,
    /// One of us answered.
    Answered,
    /// It was closed.
    Closed,
}

impl When {
    /// All, with the words stored.
    pub const ALL: [(When, &'static str); 4] =
        [(When::Begins, "begins"), (When::Arrives, "arrives"), (When::Answered, "answered"), (When::Closed, "closed")];

    /// The word stored.
    pub fn word(self) -> &'static str {
        When::ALL.iter().find(|(when, _)| *when == self).map_or("", |(_, word)| word)
    }

    /// The occasion of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        When::ALL.iter().find(|(_, known)| *known == word).map(|(when, _)| *when)
    }

    /// How a conversation stood on this occasion, as far as the occasion itself tells.
    pub fn as_it_stood(self, it: &Conversation) -> Conversation {
        let (since, by) = it.status.since();
        let open = Status::Open { since, by };
        let (status, waiting) = match self {
            When::Begins => (open, it.waiting),
            When::Arrives => (open, Waiting::OnUs { since }),
            When::Answered => (open, Waiting::OnThem { since }),
            When::Closed => (it.status, it.waiting),
        };
        Conversation { status, waiting, ..it.clone() }
    }
}

/// What a rule does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleAct {
    /// Puts a tag on it.
    Tag(String),
    /// Takes a tag off.
    Untag(String),
    /// Says how urgent it is.
    Priority(Priority),
    /// Gives it to another team, with an owner there.
    Team(TeamId),
    /// Gives it to somebody.
    Owner(AgentId),
    /// Puts it aside for so many hours.
    SnoozeFor(u16),
}

impl RuleAct {
    /// The act of a stored word, `tag:refund`.
    pub fn of_word(word: &str) -> Option<Self> {
        let (kind, value) = word.split_once(':')?;
        let value = value.trim();
        match kind {
            "tag" => (!value.is_empty()).then(|| RuleAct::Tag(value.to_owned())),
            "untag" => (!value.is_empty()).then(|| RuleAct::Untag(value.to_owned())),
            "priority" => Priority::from_word(value).map(RuleAct::Priority),
            "team" => value.parse().ok().map(RuleAct::Team),
            "owner" => value.parse().ok().map(RuleAct::Owner),
            "snooze-for" => {
                let hours = value.parse().ok().filter(|hours| (1..=RULE_SNOOZE_HOURS_MAX).contains(hours));
                hours.map(RuleAct::SnoozeFor)
            }
            _ => None,
        }
    }
}

impl fmt::Display for RuleAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleAct::Tag(name) => write!(f, "tag:{name}"),
            RuleAct::Untag(name) => write!(f, "untag:{name}"),
            RuleAct::Priority(priority) => write!(f, "priority:{}", priority.word()),
            RuleAct::Team(team) => write!(f, "team:{team}"),
            RuleAct::Owner(agent) => write!(f, "owner:{agent}"),
            RuleAct::SnoozeFor(hours) => write!(f, "snooze-for:{hours}"),
        }
    }
}

/// The filter in a line that a rule cannot ask; `None` where it can ask all of it. What is read or one's own depends on who looks,
/// and what waits in the quarantine is left to people.
pub fn not_for_rules(filter: &Filter) -> Option<&'static str> {
    match filter {
        Filter { owner: Some(OwnerIs::Me), .. } => Some("owner:me"),
        Filter { unread: true, .. } => Some("is:unread"),
        Filter { status: Some(StatusIs::Spam), .. } => Some("is:spam"),
        _ => None,
    }
}

/// Whether there is nothing to look for in what was typed as words: signs alone.
pub fn says_nothing(words: &str) -> bool {
    !words.is_empty() && query(words, false).is_empty()
}

/// Whether texts hold all the words of a line, in any order, as search finds them.
pub fn says(words: &str, texts: &[&str]) -> bool {
    let asked = query(words, false);
    if asked.is_empty() {
        return true;
    }
    let said: Vec<String> = texts.iter().flat_map(|text| tokens(text)).collect();
    asked.iter().all(|term| match term {
        Term::Word(word) => said.contains(word),
        Term::Prefix(start) => said.iter().any(|word| word.starts_with(start.as_str())),
    })
}

/// The reason of what a rule did.
pub fn because_of(name: &str) -> Because {
    Because::new("rule", format!("the rule “{name}” says so"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_does_is_kept_as_a_word_and_read_back() {
        for act in [
            RuleAct::Tag("refund due".into()),
            RuleAct::Untag("new".into()),
            RuleAct::Priority(Priority::Urgent),
            RuleAct::Team(TeamId(7)),
            RuleAct::Owner(AgentId(9)),
            RuleAct::SnoozeFor(24),
        ] {
            assert_eq!(RuleAct::of_word(&act.to_string()), Some(act.clone()), "{act}");
        }
        for none in [
            "",
            "tag:",
            "tag",
            "close",
            "priority:",
            "priority:asap",
            "team:x",
            "owner:",
            "snooze-for:0",
            "snooze-for:99999",
            "reply:hello",
        ] {
            assert_eq!(RuleAct::of_word(none), None, "{none}");
        }
        for (when, word) in When::ALL {
            assert_eq!((when.word(), When::from_word(word)), (word, Some(when)));
        }
    }

    #[test]
    fn what_depends_on_who_looks_is_no_condition() {
        for (line, refused) in [
            ("owner:me", Some("owner:me")),
            ("tag:a is:unread", Some("is:unread")),
            ("is:spam", Some("is:spam")),
            ("owner:none tag:a has:file", None),
            ("refund kettle", None),
        ] {
            assert_eq!(not_for_rules(&Filter::parse(line).0), refused, "{line}");
        }
    }

    #[test]
    fn words_are_found_as_search_finds_them() {
        let texts = ["Rückerstattung", "Where is my money? 返金してください"];
        for (words, holds) in [
            ("", true),
            ("money", true),
            ("MONEY ruckerstattung", true),
            ("返金", true),
            ("money kettle", false),
            ("mon", false),
            ("お金", false),
        ] {
            assert_eq!(says(words, &texts), holds, "{words}");
        }
        assert!(says_nothing("!!! ?") && !says_nothing("") && !says_nothing("a!"));
    }
}
