//! Notes that call colleagues in by their names. Nobody is called into a conversation that they do not see.

use crate::Desk;
use domain::conversation::Conversation;
use domain::team::{Agent, Permission, mentioned};
use domain::timeline::Happened;
use domain::{AgentId, MessageId, Moment};
use store::{PushKind, Read, Trouble, Tx};

/// Whom a note in a conversation can call in: everybody who sees it and has come, but the writer.
///
/// # Errors
/// When the database cannot be read.
pub fn can_be_mentioned(read: &mut Read<'_, '_>, it: &Conversation, by: AgentId) -> Result<Vec<Agent>, Trouble> {
    let invited: Vec<AgentId> = read.all_invited()?.into_iter().map(|(id, _)| id).collect();
    let mut people = read.agents()?;
    people.retain(|agent| {
        agent.id != by && agent.may(Permission::Read) && agent.sees(it.team) && !invited.contains(&agent.id)
    });
    Ok(people)
}

/// Calls in whom a note names. Whoever writes a note has seen what called them.
pub(crate) fn mention(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    it: &Conversation,
    by: AgentId,
    note: MessageId,
    text: &str,
    now: Moment,
) -> Result<Option<Happened>, Trouble> {
    tx.see_mentions(by, it.id, now)?;
    if !text.contains('@') {
        return Ok(None);
    }
    let people = can_be_mentioned(tx, it, by)?;
    let names: Vec<(AgentId, &str)> = people.iter().map(|agent| (agent.id, agent.name.as_str())).collect();
    let agents = mentioned(text, &names);
    for agent in &agents {
        tx.add_mention(*agent, note, by, now)?;
        crate::digest::queue(desk, tx, *agent, now)?;
        crate::push::queue(desk, tx, *agent, PushKind::Mention, Some(by), note, now)?;
    }
    Ok((!agents.is_empty()).then_some(Happened::Mentioned { message: note, agents }))
}
