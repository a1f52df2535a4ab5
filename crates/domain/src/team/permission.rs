//! Who may do what: a permission for each kind of act, the roles that have it, and how far a person sees.
//!
//! Roles are compared nowhere else: a use case asks for a permission, so that what a role means stands in one table.

use crate::team::{Agent, Role};
use crate::{AgentId, TeamId};
use serde::{Deserialize, Serialize};

/// Something that only some may do. Each writing use case demands one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Permission {
    /// See conversations and customers, within the scope.
    Read,
    /// Write a note for colleagues, and keep a draft of it.
    Note,
    /// Write to customers, take back what has not left, let held mail leave.
    Answer,
    /// Look after conversations, as the one person who does.
    Own,
    /// Close, open again, snooze, hand over, merge, split, judge what looks like spam, see to a task.
    Arrange,
    /// Change the words under one's own answers.
    ChangeOwnWords,
    /// Say that somebody else is away or back.
    ArrangeAbsence,
    /// Stop all automatic mail, or let it leave again.
    StopAutomatic,
    /// Change words that everybody uses: shared answers, and tags everywhere.
    ShareWords,
    /// Change views that everybody sees.
    ShareViews,
    /// Invite people, change their role and team, remove them.
    ManagePeople,
    /// Mailboxes, sources, opening hours, the desk's name and address.
    SetUp,
    /// Read what happened at the desk as a whole, and prove that nobody changed it.
    Audit,
}

impl Permission {
    /// All of them, for tables.
    pub const ALL: [Permission; 13] = [
        Permission::Read,
        Permission::Note,
        Permission::Answer,
        Permission::Own,
        Permission::Arrange,
        Permission::ChangeOwnWords,
        Permission::ArrangeAbsence,
        Permission::StopAutomatic,
        Permission::ShareWords,
        Permission::ShareViews,
        Permission::ManagePeople,
        Permission::SetUp,
        Permission::Audit,
    ];

    /// Who can do it, in a sentence for those who cannot.
    pub fn refusal(self) -> &'static str {
        match self {
            Permission::Read => "only people who work here can read this",
            Permission::Note => "only people who work with customers can write a note",
            Permission::Answer => "only an agent can write to customers",
            Permission::Own => "only an agent can look after a conversation",
            Permission::Arrange => "only an agent can do this",
            Permission::ChangeOwnWords => "an auditor changes nothing here",
            Permission::ArrangeAbsence => "only a lead can say that somebody else is away",
            Permission::StopAutomatic => "only a lead can stop all automatic mail, or let it run again",
            Permission::ShareWords => "only a lead can change words that everybody uses",
            Permission::ShareViews => "only a lead can change views that everybody sees",
            Permission::ManagePeople => "only an administrator can say who works here",
            Permission::SetUp => "only an administrator can change how the desk is set up",
            Permission::Audit => "only an administrator or an auditor can read the audit",
        }
    }
}

impl Role {
    /// Whether the role has a permission. This is the whole table.
    pub fn may(self, permission: Permission) -> bool {
        match permission {
            Permission::Read => true,
            Permission::Note | Permission::ChangeOwnWords => self != Role::Auditor,
            Permission::Answer | Permission::Own | Permission::Arrange => {
                matches!(self, Role::Agent | Role::Lead | Role::Admin)
            }
            Permission::ArrangeAbsence
            | Permission::StopAutomatic
            | Permission::ShareWords
            | Permission::ShareViews => matches!(self, Role::Lead | Role::Admin),
            Permission::ManagePeople | Permission::SetUp => self == Role::Admin,
            Permission::Audit => matches!(self, Role::Auditor | Role::Admin),
        }
    }
}

/// How far a person sees.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every conversation.
    #[default]
    All,
    /// The conversations of their own team.
    OwnTeam,
}

impl Scope {
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            Scope::All => "all",
            Scope::OwnTeam => "own-team",
        }
    }

    /// The scope of a stored word; the narrow one for a word that is not known.
    pub fn from_word(word: &str) -> Self {
        if word == "all" { Scope::All } else { Scope::OwnTeam }
    }
}

/// Whose eyes a list is read with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Eyes {
    /// Whose.
    pub agent: AgentId,
    /// The only team whose conversations they see; `None` for all.
    pub team: Option<TeamId>,
}

impl Eyes {
    /// Whether they see the conversations of a team.
    pub fn sees(self, team: TeamId) -> bool {
        self.team.is_none_or(|only| only == team)
    }

    /// Eyes that see every team: of the desk itself, for what it counts and proves.
    pub fn everywhere(agent: AgentId) -> Self {
        Eyes { agent, team: None }
    }
}

/// Whether nobody could set the desk up without this person.
pub fn is_last_administrator(all: &[Agent], id: AgentId) -> bool {
    all.iter().filter(|agent| agent.may(Permission::SetUp)).all(|agent| agent.id == id)
}

impl Agent {
    /// Whether they may, while they work here.
    pub fn may(&self, permission: Permission) -> bool {
        self.deactivated_at.is_none() && self.role.may(permission)
    }

    /// The only team whose conversations they see; `None` for all. Whoever sets the desk up and whoever audits it sees
    /// everything; a light user never sees beyond their team.
    pub fn only_team(&self) -> Option<TeamId> {
        match self.role {
            Role::Admin | Role::Auditor => None,
            Role::LightUser => Some(self.team),
            Role::Agent | Role::Lead => (self.scope == Scope::OwnTeam).then_some(self.team),
        }
    }

    /// Whether they see the conversations of a team.
    pub fn sees(&self, team: TeamId) -> bool {
        self.only_team().is_none_or(|only| only == team)
    }

    /// Their eyes, for lists.
    pub fn eyes(&self) -> Eyes {
        Eyes { agent: self.id, team: self.only_team() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Permission as P;

    #[test]
    fn the_last_administrator_is_the_only_one_who_is_still_there() {
        let admin = |id| Agent { role: Role::Admin, ..crate::team::agent::somebody(AgentId(id), TeamId(1)) };
        let gone = Agent { deactivated_at: Some(crate::Moment(1)), ..admin(2) };
        let agent = Agent { role: Role::Agent, ..admin(3) };
        assert!(is_last_administrator(&[admin(1), gone.clone(), agent.clone()], AgentId(1)));
        assert!(!is_last_administrator(&[admin(1), gone.clone(), agent.clone()], AgentId(3)));
        assert!(!is_last_administrator(&[admin(1), admin(4), gone, agent], AgentId(1)));
    }

    #[test]
    fn each_role_may_what_the_table_says_and_nothing_else() {
        let light = vec![P::Read, P::Note, P::ChangeOwnWords];
        let agent = [light.clone(), vec![P::Answer, P::Own, P::Arrange]].concat();
        let lead = [agent.clone(), vec![P::ArrangeAbsence, P::StopAutomatic, P::ShareWords, P::ShareViews]].concat();
        let admin = [lead.clone(), vec![P::ManagePeople, P::SetUp, P::Audit]].concat();
        let table = [
            (Role::LightUser, light),
            (Role::Auditor, vec![P::Read, P::Audit]),
            (Role::Agent, agent),
            (Role::Lead, lead),
            (Role::Admin, admin),
        ];
        assert_eq!(table.len(), Role::ALL.len());
        for (role, may) in table {
            for permission in P::ALL {
                assert_eq!(role.may(permission), may.contains(&permission), "{role:?} {permission:?}");
            }
        }
    }

    #[test]
    fn every_permission_has_its_sentence_and_somebody_who_has_it() {
        for permission in P::ALL {
            assert!(Role::Admin.may(permission), "{permission:?}: nobody could ask an administrator");
            assert!(permission.refusal().len() > 20);
        }
    }

    #[test]
    fn an_unknown_word_never_widens_what_somebody_may() {
        assert_eq!(Role::from_word("superuser"), Role::LightUser);
        assert_eq!(Scope::from_word("everything"), Scope::OwnTeam);
        for role in Role::ALL {
            assert_eq!(Role::from_word(role.word()), role);
        }
        for scope in [Scope::All, Scope::OwnTeam] {
            assert_eq!(Scope::from_word(scope.word()), scope);
        }
    }

    #[test]
    fn a_scope_limits_agents_and_leads_and_always_light_users() {
        let (own, other) = (TeamId(1), TeamId(2));
        for (role, scope, sees_other) in [
            (Role::Agent, Scope::All, true),
            (Role::Agent, Scope::OwnTeam, false),
            (Role::Lead, Scope::OwnTeam, false),
            (Role::LightUser, Scope::All, false),
            (Role::Auditor, Scope::OwnTeam, true),
            (Role::Admin, Scope::OwnTeam, true),
        ] {
            let of = Agent { role, scope, ..crate::team::agent::somebody(AgentId(7), own) };
            assert_eq!((of.sees(own), of.sees(other)), (true, sees_other), "{role:?} {scope:?}");
        }
    }
}
