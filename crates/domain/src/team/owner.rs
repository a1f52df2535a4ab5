//! Who looks after a conversation. There is always exactly one named owner: the agent who knows the customer, else
//! the least loaded on duty, else the lead, and absence means cover, not silence.

use super::{Agent, Permission, Team};
use crate::message::Because;
use crate::{AgentId, Moment};

/// How much an agent has in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Load {
    /// The agent.
    pub agent: Agent,
    /// Open conversations that wait for them.
    pub waiting: i64,
}

/// The owner and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    /// The owner.
    pub owner: AgentId,
    /// The reason, for the timeline.
    pub because: Because,
}

/// Chooses the owner of a conversation of `team` at `now`.
///
/// `knows_the_customer` is the agent who answered this customer last. `present` are the agents of the team with
/// their load, in the order of their ids. `fallback` is anyone who can be held accountable when the team is empty
/// (an administrator): `None` is returned only when the desk has no people at all.
pub fn choose_owner(
    knows_the_customer: Option<AgentId>,
    present: &[Load],
    team: &Team,
    fallback: Option<AgentId>,
    now: Moment,
) -> Option<Chosen> {
    let on_duty = |id: AgentId| present.iter().find(|load| load.agent.id == id && load.agent.on_duty(now));
    if let Some(load) = knows_the_customer.and_then(on_duty) {
        let because = Because::new(
            "knows-the-customer",
            format!("{} looks after this person, or answered them last", load.agent.name),
        );
        return Some(Chosen { owner: load.agent.id, because });
    }
    if let Some(load) = present.iter().filter(|load| load.agent.on_duty(now)).min_by_key(|load| load.waiting) {
        let because = Because::new(
            "least-loaded",
            format!("{} has the fewest people waiting ({})", load.agent.name, load.waiting),
        );
        return Some(Chosen { owner: load.agent.id, because });
    }
    let active = |id: &AgentId| present.iter().any(|load| load.agent.id == *id && load.agent.may(Permission::Own));
    if let Some(lead) = team.lead.filter(active) {
        let because = Because::new("lead-covers", format!("nobody of {} is on duty; the lead covers", team.name));
        return Some(Chosen { owner: lead, because });
    }
    let anyone = present.iter().find(|load| load.agent.may(Permission::Own)).map(|load| load.agent.id);
    let owner = anyone.or(fallback)?;
    Some(Chosen { owner, because: Because::new("accountable", format!("nobody of {} is on duty", team.name)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TeamId;
    use crate::team::{OpeningHours, Role};

    fn agent(id: i64, away: bool) -> Agent {
        Agent { away_since: away.then_some(Moment(0)), ..crate::team::agent::somebody(AgentId(id), TeamId(1)) }
    }
    fn load(id: i64, waiting: i64, away: bool) -> Load {
        Load { agent: agent(id, away), waiting }
    }
    fn team(lead: i64) -> Team {
        Team { id: TeamId(1), name: "Service".into(), lead: Some(AgentId(lead)), hours: OpeningHours::always() }
    }
    fn owner(knows: Option<i64>, loads: &[Load], lead: i64) -> Option<i64> {
        choose_owner(knows.map(AgentId), loads, &team(lead), Some(AgentId(99)), Moment(10)).map(|c| c.owner.0)
    }

    #[test]
    fn the_agent_who_knows_the_customer_comes_first() {
        assert_eq!(owner(Some(2), &[load(1, 0, false), load(2, 50, false)], 3), Some(2));
    }

    #[test]
    fn absence_means_cover() {
        assert_eq!(owner(Some(2), &[load(1, 9, false), load(2, 0, true), load(3, 4, false)], 3), Some(3));
    }

    #[test]
    fn when_nobody_is_on_duty_the_lead_has_it() {
        assert_eq!(owner(None, &[load(1, 0, true), load(3, 0, true)], 3), Some(3));
    }

    #[test]
    fn who_only_reads_along_never_becomes_an_owner() {
        let reader = |id, role| Load { agent: Agent { role, ..agent(id, false) }, waiting: 0 };
        let present = [reader(1, Role::LightUser), reader(2, Role::Auditor), load(3, 40, false)];
        assert_eq!(owner(Some(1), &present, 2), Some(3));
        assert_eq!(owner(None, &present[..2], 1), Some(99));
    }

    #[test]
    fn there_is_an_owner_even_without_a_team() {
        assert_eq!(owner(None, &[], 3), Some(99));
    }
}
