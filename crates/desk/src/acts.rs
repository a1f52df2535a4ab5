//! One act on many conversations, several on one, and the way back. Of many, each is a transaction of its own, so that one
//! that refuses leaves the others alone; several on one are done together or not at all. Each says what undoes it.

use crate::Desk;
use crate::closing::{CannotClose, close, reopen};
use crate::owner::{CannotHandOver, give_to_team, hand_over};
use crate::permit::{Denied, Doer, permit, permit_on};
use crate::priority::{CannotPrioritise, set};
use crate::snooze::{follow_up, snooze};
use crate::tag::{CannotTag, put, take};
use domain::conversation::{Priority, Status, TagName};
use domain::team::Permission;
use domain::{AgentId, ConversationId, Millis, Moment, TagId, TeamId};
use std::fmt;
use store::{Trouble, Tx};

/// Conversations of one act.
pub const AT_ONCE_MAX: usize = 200;

/// What is done to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// End it.
    Close,
    /// End it, and have it come back then, to see whether all went well.
    CloseUntil(Moment),
    /// Open it again.
    Reopen,
    /// Give it to somebody.
    GiveTo(AgentId),
    /// Give it to a team, and to somebody who sees that team's; without a name to whoever is chosen there.
    GiveToTeam(TeamId, Option<AgentId>),
    /// Put a tag on it.
    Tag(String),
    /// Take a tag off.
    Untag(TagId),
    /// Say how urgent it is.
    Priority(Priority),
    /// Put it aside until then.
    Snooze(Moment),
    /// Put it aside for so many hours from the moment of the act.
    SnoozeFor(u16),
}

impl Act {
    /// The act of a word, as forms carry it: `close`, `owner:123`.
    pub fn of_word(word: &str) -> Option<Self> {
        let (kind, value) = word.split_once(':').unwrap_or((word, ""));
        match kind {
            "close" => Some(Act::Close),
            "close-until" => value.parse().ok().map(|at| Act::CloseUntil(Moment(at))),
            "reopen" => Some(Act::Reopen),
            "owner" => value.parse().ok().map(Act::GiveTo),
            "team" => match value.split_once(':') {
                Some((team, owner)) => Some(Act::GiveToTeam(team.parse().ok()?, Some(owner.parse().ok()?))),
                None => Some(Act::GiveToTeam(value.parse().ok()?, None)),
            },
            "tag" => (!value.trim().is_empty()).then(|| Act::Tag(value.to_owned())),
            "untag" => value.parse().ok().map(Act::Untag),
            "priority" => Priority::from_word(value).map(Act::Priority),
            "snooze-for" => value.parse().ok().filter(|hours| *hours > 0).map(Act::SnoozeFor),
            "snooze" => value.parse().ok().map(|at| Act::Snooze(Moment(at))),
            _ => None,
        }
    }

    /// The act that brings back how a conversation stands.
    pub fn as_it_stands(status: &Status) -> Self {
        match status {
            Status::Snoozed { until, .. } => Act::Snooze(*until),
            Status::Closed { follow_up: Some(at), .. } => Act::CloseUntil(*at),
            Status::Closed { .. } => Act::Close,
            _ => Act::Reopen,
        }
    }

    /// Acts on conversations in the order in which each can be done: whoever gives one to another team may not see it after
    /// that.
    pub fn in_order(mut acts: Vec<(ConversationId, Act)>) -> Vec<(ConversationId, Act)> {
        acts.sort_by_key(|(_, act)| matches!(act, Act::GiveTo(_) | Act::GiveToTeam(..)));
        acts
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Act::Close => f.write_str("close"),
            Act::CloseUntil(at) => write!(f, "close-until:{}", at.0),
            Act::Reopen => f.write_str("reopen"),
            Act::GiveTo(agent) => write!(f, "owner:{agent}"),
            Act::GiveToTeam(team, None) => write!(f, "team:{team}"),
            Act::GiveToTeam(team, Some(agent)) => write!(f, "team:{team}:{agent}"),
            Act::Tag(name) => write!(f, "tag:{name}"),
            Act::Untag(tag) => write!(f, "untag:{tag}"),
            Act::Priority(priority) => write!(f, "priority:{}", priority.word()),
            Act::Snooze(until) => write!(f, "snooze:{}", until.0),
            Act::SnoozeFor(hours) => write!(f, "snooze-for:{hours}"),
        }
    }
}

/// What became of the act on one conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done; the act that undoes it. `None` where nothing had to change.
    Done(Option<Act>),
    /// It is not done, and why.
    Refused(Refused),
}

/// Why an act is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Its status stays as it is.
    #[error(transparent)]
    Close(#[from] CannotClose),
    /// Its owner stays.
    #[error(transparent)]
    HandOver(#[from] CannotHandOver),
    /// Its tags stay.
    #[error(transparent)]
    Tag(#[from] CannotTag),
    /// Its priority stays.
    #[error(transparent)]
    Priority(#[from] CannotPrioritise),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Self {
        Refused::Close(denied.into())
    }
}

impl Refused {
    /// What is broken beneath, if that is it.
    pub fn trouble(&self) -> Option<&Trouble> {
        match self {
            Refused::Close(CannotClose::Trouble(trouble))
            | Refused::HandOver(CannotHandOver::Trouble(trouble))
            | Refused::Tag(CannotTag::Trouble(trouble))
            | Refused::Priority(CannotPrioritise::Trouble(trouble))
            | Refused::Trouble(trouble) => Some(trouble),
            _ => None,
        }
    }
}

impl Desk {
    /// Does an act to each conversation, of the first [`AT_ONCE_MAX`].
    ///
    /// # Errors
    /// When the agent may do none of this, or the database cannot be written; what was done before stays done.
    pub async fn act_on_each(
        &self,
        by: AgentId,
        acts: Vec<(ConversationId, Act)>,
    ) -> Result<Vec<(ConversationId, Outcome)>, Denied> {
        self.store.read(move |read| permit(read, by, Permission::Arrange).map(drop)).await?;
        let mut outcomes = Vec::with_capacity(acts.len().min(AT_ONCE_MAX));
        for (id, act) in acts.into_iter().take(AT_ONCE_MAX) {
            let desk = self.clone();
            let done = self.store.write(move |tx| one(&desk, tx, by, id, &act)).await;
            outcomes.push(match done {
                Ok(undo) => (id, Outcome::Done(undo)),
                Err(refused) => match refused.trouble() {
                    Some(trouble) => return Err(trouble.clone().into()),
                    None => (id, Outcome::Refused(refused)),
                },
            });
        }
        Ok(outcomes)
    }

    /// Does several acts to one conversation: all of them, or none. Returns those that undo them, in their order.
    ///
    /// # Errors
    /// The first refusal, or when the database cannot be written.
    pub async fn act_together(&self, by: AgentId, id: ConversationId, acts: Vec<Act>) -> Result<Vec<Act>, Refused> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let mut undo = Vec::with_capacity(acts.len());
                for (id, act) in of_one(id, &acts) {
                    undo.extend(one(&desk, tx, by, id, &act)?);
                }
                undo.reverse();
                Ok(undo)
            })
            .await
    }
}

/// Several acts on one conversation, in the order in which they can be done.
fn of_one(id: ConversationId, acts: &[Act]) -> Vec<(ConversationId, Act)> {
    Act::in_order(acts.iter().map(|act| (id, act.clone())).collect())
}

/// Does several acts to one conversation within a transaction that goes on without those that are refused.
///
/// # Errors
/// When something beneath is broken.
pub(crate) fn each_that_can(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    acts: &[Act],
) -> Result<(), Trouble> {
    for (id, act) in of_one(id, acts) {
        if let Err(refused) = tx.part(|tx| one(desk, tx, by, id, &act))
            && let Some(trouble) = refused.trouble()
        {
            return Err(trouble.clone());
        }
    }
    Ok(())
}

/// Does it, and returns what undoes it.
fn one(desk: &Desk, tx: &mut Tx<'_, '_>, by: AgentId, id: ConversationId, act: &Act) -> Result<Option<Act>, Refused> {
    let (permit, before) = permit_on(tx, by, Permission::Arrange, id)?;
    let doer = Doer::from(&permit);
    let as_before = Act::as_it_stands(&before.status);
    match act {
        Act::Close if matches!(before.status, Status::Closed { .. }) => Ok(None),
        Act::Reopen if before.status.is_open() => Ok(None),
        Act::GiveTo(agent) if before.owner == *agent => Ok(None),
        Act::GiveToTeam(team, owner) if before.team == *team && owner.is_none_or(|owner| owner == before.owner) => {
            Ok(None)
        }
        Act::Close => {
            close(desk, tx, doer, id, None)?;
            Ok(Some(as_before))
        }
        Act::CloseUntil(at) => {
            if !matches!(before.status, Status::Closed { .. }) {
                close(desk, tx, doer, id, None)?;
            }
            // A moment that has passed meanwhile is not kept: it stays closed.
            if *at > desk.now() {
                follow_up(desk, tx, by, id, Some(*at))?;
            }
            Ok(Some(as_before))
        }
        Act::Reopen => {
            reopen(desk, tx, doer, id)?;
            Ok(Some(as_before))
        }
        Act::SnoozeFor(hours) => {
            let until = desk.now() + Millis::hours(i64::from(*hours));
            one(desk, tx, by, id, &Act::Snooze(until))
        }
        Act::Snooze(until) => {
            if matches!(before.status, Status::Closed { .. }) {
                reopen(desk, tx, doer, id)?;
            }
            snooze(desk, tx, by, id, *until)?;
            Ok(Some(as_before))
        }
        Act::GiveTo(agent) => {
            hand_over(desk, tx, by, id, *agent)?;
            Ok(Some(Act::GiveTo(before.owner)))
        }
        Act::GiveToTeam(team, owner) => {
            give_to_team(desk, tx, by, id, *team, *owner)?;
            Ok(Some(Act::GiveToTeam(before.team, Some(before.owner))))
        }
        Act::Tag(name) => {
            let name = TagName::parse(name).map_err(CannotTag::from)?;
            let (tag, is_new) = put(desk, tx, by, id, &name)?;
            Ok(is_new.then_some(Act::Untag(tag)))
        }
        Act::Priority(priority) => Ok(set(desk, tx, by, id, *priority)?.map(Act::Priority)),
        Act::Untag(tag) => Ok(take(desk, tx, by, id, *tag)?.map(Act::Tag)),
    }
}
