//! The names of those who appear in a conversation, looked up once.

use domain::team::Agent;
use domain::timeline::Actor;
use domain::{AgentId, ContactPointId};
use language::Language;
use std::collections::HashMap;
use store::{ContactPoint, Read, Trouble};

/// Agents, and contact points as they come up.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// All agents, those who left included.
    pub(crate) agents: Vec<Agent>,
    points: HashMap<ContactPointId, ContactPoint>,
    language: Language,
}

impl People {
    /// With all agents; who has no name is named in this language.
    pub(crate) fn load(read: &mut Read<'_, '_>, language: Language) -> Result<Self, Trouble> {
        Ok(Self { agents: read.agents()?, points: HashMap::new(), language })
    }

    /// Looks a contact point up, so that it has a name from now on.
    pub(crate) fn meet(&mut self, read: &mut Read<'_, '_>, id: ContactPointId) -> Result<(), Trouble> {
        if !self.points.contains_key(&id)
            && let Some(point) = read.contact_point(id)?
        {
            self.points.insert(id, point);
        }
        Ok(())
    }

    /// An agent.
    pub(crate) fn agent(&self, id: AgentId) -> Option<&Agent> {
        self.agents.iter().find(|agent| agent.id == id)
    }

    /// An agent's name.
    pub(crate) fn agent_name(&self, id: AgentId) -> String {
        self.agent(id).map_or_else(|| self.language.conversation_somebody_who_left().into(), |agent| agent.name.clone())
    }

    /// The name beside a contact point, or its address.
    pub(crate) fn name(&self, id: ContactPointId) -> String {
        self.points.get(&id).map_or_else(|| self.language.conversation_somebody().into(), name_of)
    }

    /// The address of a contact point.
    pub(crate) fn address(&self, id: ContactPointId) -> String {
        self.points.get(&id).map(|point| point.written.clone()).unwrap_or_default()
    }

    /// Whoever did something.
    pub(crate) fn actor(&self, actor: Actor) -> String {
        match actor {
            Actor::Agent(id) => self.agent_name(id),
            Actor::Customer(id) => self.name(id),
            Actor::Desk => self.language.conversation_the_desk().into(),
            Actor::Operator => self.language.conversation_operator().into(),
        }
    }
}

/// The name beside a contact point, or its address.
pub(crate) fn name_of(point: &ContactPoint) -> String {
    if point.name.trim().is_empty() { point.written.clone() } else { point.name.clone() }
}

/// What to call somebody in a sentence: the first word of a name, an address as a whole.
pub(crate) fn short(name: &str) -> String {
    if name.contains('@') { name.to_owned() } else { name.split_whitespace().next().unwrap_or(name).to_owned() }
}
