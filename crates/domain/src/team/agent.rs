//! Agents and teams.

use crate::customer::EmailAddress;
use crate::team::{Permission, Scope};
use crate::{AgentId, Moment, TeamId};
use serde::{Deserialize, Serialize};

/// What a person is at the desk. What each of them may do stands in [`Role::may`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads along in their team and writes notes; never to a customer.
    LightUser,
    /// Sees everything and changes nothing.
    Auditor,
    /// Answers customers.
    Agent,
    /// Also answers for the team: sees to what nobody else can.
    Lead,
    /// Also sets the desk up.
    Admin,
}

impl Role {
    /// All of them, from the least to the most.
    pub const ALL: [Role; 5] = [Role::LightUser, Role::Auditor, Role::Agent, Role::Lead, Role::Admin];

    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            Role::LightUser => "light-user",
            Role::Auditor => "auditor",
            Role::Agent => "agent",
            Role::Lead => "lead",
            Role::Admin => "admin",
        }
    }
    /// The role of a stored word; the least one for a word that is not known.
    pub fn from_word(word: &str) -> Self {
        Role::known(word).unwrap_or(Role::LightUser)
    }

    /// The role of a word, if there is one.
    pub fn known(word: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A person who answers customers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agent {
    /// Their id.
    pub id: AgentId,
    /// The team they work in.
    pub team: TeamId,
    /// Full name, as customers see it.
    pub name: String,
    /// Where the desk reaches them; also how they sign in.
    pub email: EmailAddress,
    /// What they are here.
    pub role: Role,
    /// How far they see.
    pub scope: Scope,
    /// Lines below their answers; the name is always there.
    pub signature: String,
    /// Whether the desk tells them by mail about customers' messages.
    pub notify: bool,
    /// Away since then, if they are.
    pub away_since: Option<Moment>,
    /// Back at that moment, if it is known.
    pub away_until: Option<Moment>,
    /// Left the desk then.
    pub deactivated_at: Option<Moment>,
    /// The language that they chose for their pages, as a tag ("de"); without one their browser decides.
    pub language: Option<String>,
}

impl Agent {
    /// Whether new conversations can be theirs at `now`.
    pub fn on_duty(&self, now: Moment) -> bool {
        self.may(Permission::Own) && !self.is_away(now)
    }

    /// Whether they said that they are away, or somebody said it for them.
    pub fn is_away(&self, now: Moment) -> bool {
        self.away_since.is_some_and(|since| since <= now) && self.away_until.is_none_or(|until| now < until)
    }

    /// The first name, for short mentions.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }

    /// At most two capitals that stand for the name.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// The name and the lines below an answer. Every answer is signed by a person with a name.
    pub fn signed(&self) -> String {
        let lines = self.signature.trim();
        match lines {
            "" => self.name.clone(),
            lines if lines.contains(self.name.as_str()) => lines.to_owned(),
            lines => format!("{}\n{lines}", self.name),
        }
    }
}

/// First letters of the first and the last word of a name; "?" for an empty one.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let Some(first) = words.next() else { return "?".to_owned() };
    first.to_uppercase().chain(words.next_back().into_iter().flat_map(char::to_uppercase)).collect()
}

/// A group of agents with a lead.
#[derive(Clone, PartialEq, Debug)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who answers for it when nobody else can.
    pub lead: Option<AgentId>,
    /// When people answer; JSON of [`crate::team::OpeningHours`] in the database.
    pub hours: crate::team::OpeningHours,
}

/// Somebody, for tests of rules.
#[cfg(test)]
pub(crate) fn somebody(id: AgentId, team: TeamId) -> Agent {
    Agent {
        id,
        team,
        name: format!("Agent {id}"),
        email: EmailAddress::parse(&format!("agent{id}@birch-staff.example")).unwrap(),
        role: Role::Agent,
        scope: Scope::All,
        signature: String::new(),
        notify: false,
        away_since: None,
        away_until: None,
        deactivated_at: None,
        language: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_the_first_and_the_last_name() {
        for (name, expected) in [
            ("Mia Dahl", "MD"),
            ("Tom", "T"),
            ("Ana de la Cruz", "AC"),
            ("", "?"),
            ("søren ågård", "SÅ"),
            ("李 小龙", "李小"),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
