//! Who looks after a conversation, and handing it over.

use crate::Desk;
use crate::keep::keep;
use crate::note::{self, NOTE_CHARS_MAX};
use crate::permit::{Doer, NotAllowed, denied_as, permit_on};
use domain::conversation::{CannotChange, Conversation};
use domain::message::Because;
use domain::team::{Agent, Chosen, Permission, Team, choose_owner};
use domain::timeline::Happened;
use domain::{AgentId, ContactPointId, ConversationId, Moment, TeamId};
use store::{Mailbox, Trouble, Tx};

/// Why a conversation keeps its owner.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotHandOver {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// There is no such agent, or they left.
    #[error("this person does not look after conversations here; choose another")]
    NoAgent,
    /// There is no such team.
    #[error("this team does not exist any more; choose another")]
    NoTeam,
    /// They would own what they cannot see.
    #[error("{0} does not see the conversations of this team; choose somebody who does")]
    OutOfSight(String),
    /// The note that goes with it is too long.
    #[error("the note is too long")]
    NoteTooLong,
    /// The conversation refuses.
    #[error(transparent)]
    Refused(#[from] CannotChange),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotHandOver, NoConversation; }

/// Gives a conversation to an agent in a transaction that may do more.
pub(crate) fn hand_over(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    to: AgentId,
) -> Result<(), CannotHandOver> {
    let now = desk.now();
    let (permit, mut conversation) = permit_on(tx, by, Permission::Arrange, id)?;
    let agent = owner_named(tx, to, conversation.team)?;
    let because = if by == to {
        Because::new("taken-over", format!("{} took it", agent.name))
    } else {
        Because::new("handed-over", format!("it was given to {}", agent.name))
    };
    let happened = conversation.hand_over(to, because, now)?;
    tx.hand_tasks_over(id, to)?;
    keep(desk, tx, &conversation, &permit, &happened, now)?;
    Ok(())
}

/// Gives a conversation to a team, and to an owner who sees it there: the one who is named, else its own owner if they
/// belong there, else whoever is chosen. The actor may not see it after that.
pub(crate) fn give_to_team(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    id: ConversationId,
    team: TeamId,
    to: Option<AgentId>,
) -> Result<(), CannotHandOver> {
    let now = desk.now();
    let (permit, mut it) = permit_on(tx, by, Permission::Arrange, id)?;
    if it.status.is_merged() {
        return Err(CannotChange::Merged.into());
    }
    let team = tx.team(team)?.ok_or(CannotHandOver::NoTeam)?;
    let mut happened = if it.team == team.id { Vec::new() } else { it.give_to_team(team.id, &team.name) };
    let chosen = match to {
        None => owner_in(tx, Some(it.owner), &team, now)?,
        Some(to) => {
            let agent = owner_named(tx, to, team.id)?;
            let because = Because::new("handed-over", format!("it was given to {}", agent.name));
            Some(Chosen { owner: to, because })
        }
    };
    if let Some(Chosen { owner, because }) = chosen.filter(|chosen| chosen.owner != it.owner) {
        happened.extend(it.hand_over(owner, because, now)?);
        tx.hand_tasks_over(id, owner)?;
    }
    keep(desk, tx, &it, &permit, &happened, now)?;
    Ok(())
}

/// Somebody who was named as the owner of what belongs to a team.
fn owner_named(tx: &mut Tx<'_, '_>, named: AgentId, team: TeamId) -> Result<Agent, CannotHandOver> {
    let agent = tx.agent(named)?.filter(|agent| agent.may(Permission::Own)).ok_or(CannotHandOver::NoAgent)?;
    if agent.sees(team) { Ok(agent) } else { Err(CannotHandOver::OutOfSight(agent.name)) }
}

/// Who looks after a conversation in a team: whoever has or knows it, if they belong there.
pub(crate) fn owner_in(
    tx: &mut Tx<'_, '_>,
    before: Option<AgentId>,
    team: &Team,
    now: Moment,
) -> Result<Option<Chosen>, Trouble> {
    let loads = tx.loads(team.id)?;
    let anyone = tx.agents()?.into_iter().find(|agent| agent.may(Permission::Own) && agent.sees(team.id));
    Ok(choose_owner(before, &loads, team, anyone.map(|agent| agent.id), now))
}

/// The owner of a new conversation, with the reason.
pub(crate) fn owner_of(
    tx: &mut Tx<'_, '_>,
    mailbox: &Mailbox,
    customer: ContactPointId,
    now: Moment,
) -> Result<Chosen, Trouble> {
    let team = tx.team(mailbox.team)?.ok_or_else(|| Trouble::Broken("a mailbox without a team".into()))?;
    let knows = tx.agent_who_knows(customer)?;
    owner_in(tx, knows, &team, now)?.ok_or_else(|| Trouble::Broken("the desk has no people".into()))
}

impl Desk {
    /// Gives a conversation to an agent, with its open tasks.
    ///
    /// # Errors
    /// When conversation or agent do not exist, or nothing would change.
    pub async fn hand_over(&self, by: AgentId, id: ConversationId, to: AgentId) -> Result<(), CannotHandOver> {
        let desk = self.clone();
        self.store.write(move |tx| hand_over(&desk, tx, by, id, to)).await
    }

    /// The same, with a note for whoever has it now; an empty one is none.
    ///
    /// # Errors
    /// As for handing over, and when the note is too long; then nothing changes.
    pub async fn hand_over_with_note(
        &self,
        by: AgentId,
        id: ConversationId,
        to: AgentId,
        note: String,
    ) -> Result<(), CannotHandOver> {
        if note.chars().count() > NOTE_CHARS_MAX {
            return Err(CannotHandOver::NoteTooLong);
        }
        let (desk, tokens) = (self.clone(), domain::text::tokens(&note));
        self.store
            .write(move |tx| {
                hand_over(&desk, tx, by, id, to)?;
                if !note.trim().is_empty() {
                    let (permit, it) = permit_on(tx, by, Permission::Note, id)?;
                    note::add(&desk, tx, &permit, it, &note, &tokens)?;
                }
                Ok(())
            })
            .await
    }

    /// Gives everything open of an agent who is not there to others: absence means cover, not silence. Returns how
    /// many conversations found a new owner.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn cover_for(&self, absent: AgentId) -> Result<usize, Trouble> {
        self.cover_by(absent, None).await
    }

    /// The same, to one person if they are there.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn cover_by(&self, absent: AgentId, heir: Option<AgentId>) -> Result<usize, Trouble> {
        let mut covered = 0;
        loop {
            let desk = self.clone();
            let moved = self.store.write(move |tx| cover_some(&desk, tx, absent, heir)).await?;
            covered += moved;
            if moved == 0 {
                return Ok(covered);
            }
        }
    }
}

/// Gives a conversation whose owner is not there to somebody who is, within the change that brings it back: absence
/// means cover from that moment on, not from the next round of the chores. `heir` comes first if they are there.
pub(crate) fn cover_absent_owner(
    tx: &mut Tx<'_, '_>,
    conversation: &mut Conversation,
    heir: Option<AgentId>,
    now: Moment,
) -> Result<Vec<Happened>, Trouble> {
    if tx.agent(conversation.owner)?.is_some_and(|owner| owner.on_duty(now) && owner.sees(conversation.team)) {
        return Ok(Vec::new());
    }
    let team = tx.team(conversation.team)?.ok_or_else(|| Trouble::Broken("a conversation without a team".into()))?;
    let loads = tx.loads(team.id)?;
    let anyone = tx.agents()?.into_iter().find(|agent| agent.on_duty(now) && agent.sees(team.id));
    let Some(chosen) = choose_owner(heir, &loads, &team, anyone.map(|agent| agent.id), now) else {
        // Nobody else is there at all: it stays with a name rather than with none.
        return Ok(Vec::new());
    };
    let named = heir == Some(chosen.owner);
    let why = if named { "named by the one who arranged the cover" } else { chosen.because.detail.as_str() };
    let because = Because::new("cover", format!("the owner is not there; {why}"));
    let Ok(happened) = conversation.hand_over(chosen.owner, because, now) else { return Ok(Vec::new()) };
    tx.hand_tasks_over(conversation.id, chosen.owner)?;
    Ok(happened)
}

/// Conversations handed over in one transaction.
const COVER_BATCH: i64 = 100;

fn cover_some(desk: &Desk, tx: &mut Tx<'_, '_>, absent: AgentId, heir: Option<AgentId>) -> Result<usize, Trouble> {
    let now = desk.now();
    let mut moved = 0;
    // Who is there has what they see; the rest is for somebody who sees it.
    let only_team = tx.agent(absent)?.filter(|agent| agent.on_duty(now)).map(|agent| agent.only_team());
    let theirs = match only_team {
        None => tx.open_conversations_of(absent, COVER_BATCH)?,
        Some(Some(team)) => tx.open_conversations_elsewhere(absent, team, COVER_BATCH)?,
        Some(None) => Vec::new(),
    };
    for id in theirs {
        let Some(mut conversation) = tx.lock_conversation(id)? else { continue };
        let happened = cover_absent_owner(tx, &mut conversation, heir, now)?;
        if !happened.is_empty() {
            keep(desk, tx, &conversation, Doer::DESK, &happened, now)?;
            moved += 1;
        }
    }
    Ok(moved)
}
