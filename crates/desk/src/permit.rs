//! Permission as a value: a use case that writes in an agent's name needs a [`Permit`], and only the check makes one.
//!
//! [`crate::keep`] takes a [`Doer`], not a bare actor, and an agent becomes one by a permit alone. So a use case that
//! forgets to ask does not compile. Who is asked about a conversation that they do not see hears that there is none.

use domain::conversation::Conversation;
use domain::team::{Agent, Permission};
use domain::timeline::Actor;
use domain::{AgentId, ContactPointId, ConversationId, MessageId, OutgoingId};
use store::{MessageRow, OutgoingRow, Read, Trouble, Tx};

/// Somebody may not do this; whoever has the permission can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.refusal())]
pub struct NotAllowed(pub Permission);

/// Why no permit was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// It is not there, or not for them: the two are not told apart.
    #[error("this does not exist")]
    NotThere,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// An agent who may do what was asked, within this transaction.
#[derive(Clone, Debug)]
pub struct Permit {
    agent: Agent,
}

/// In whose name something is kept on the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Doer(Actor);

impl Permit {
    /// Who was asked.
    pub fn agent(&self) -> &Agent {
        &self.agent
    }
    /// The same, as the timeline knows them.
    pub fn actor(&self) -> Actor {
        Actor::Agent(self.agent.id)
    }
    /// Whether they see a conversation; without that it is not there for them.
    ///
    /// # Errors
    /// When they do not.
    pub fn sees(&self, it: &Conversation) -> Result<(), Denied> {
        if self.agent.sees(it.team) { Ok(()) } else { Err(Denied::NotThere) }
    }
}

impl Doer {
    /// The software, following a rule.
    pub const DESK: Doer = Doer(Actor::Desk);
    /// Somebody with access to the machine.
    pub const OPERATOR: Doer = Doer(Actor::Operator);

    /// The person who writes to us.
    pub fn customer(id: ContactPointId) -> Doer {
        Doer(Actor::Customer(id))
    }
    /// An agent at the door, where a password or a link proves who they are and no role is asked.
    pub(crate) fn at_the_door(id: AgentId) -> Doer {
        Doer(Actor::Agent(id))
    }
    /// The actor, for what is written beside the timeline.
    pub fn actor(self) -> Actor {
        self.0
    }
}

impl From<&Permit> for Doer {
    fn from(permit: &Permit) -> Doer {
        Doer(permit.actor())
    }
}

/// Asks whether an agent may.
///
/// # Errors
/// When they may not, or do not work here any more.
pub fn permit(read: &mut Read<'_, '_>, by: AgentId, permission: Permission) -> Result<Permit, Denied> {
    match read.agent(by)?.filter(|agent| agent.may(permission)) {
        Some(agent) => Ok(Permit { agent }),
        None => Err(NotAllowed(permission).into()),
    }
}

/// Asks for whoever acts: the desk itself and whoever runs the machine may; a customer may not.
///
/// # Errors
/// When they may not.
pub fn permit_actor(read: &mut Read<'_, '_>, by: Actor, permission: Permission) -> Result<Doer, Denied> {
    match by {
        Actor::Desk | Actor::Operator => Ok(Doer(by)),
        Actor::Agent(id) => Ok(Doer::from(&permit(read, id, permission)?)),
        Actor::Customer(_) => Err(NotAllowed(permission).into()),
    }
}

/// Asks whether an agent may do something to a conversation, and locks it.
///
/// # Errors
/// When they may not, or it is not there for them.
pub fn permit_on(
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    permission: Permission,
    id: ConversationId,
) -> Result<(Permit, Conversation), Denied> {
    let permit = permit(tx, by, permission)?;
    let conversation = tx.lock_conversation(id)?.ok_or(Denied::NotThere)?;
    permit.sees(&conversation)?;
    Ok((permit, conversation))
}

/// A conversation, for somebody who sees it.
///
/// # Errors
/// When the database cannot be read.
pub fn seen(read: &mut Read<'_, '_>, viewer: &Agent, id: ConversationId) -> Result<Option<Conversation>, Trouble> {
    Ok(read.conversation(id)?.filter(|it| viewer.may(Permission::Read) && viewer.sees(it.team)))
}

/// A message, for somebody who sees its conversation.
///
/// # Errors
/// When the database cannot be read.
pub fn seen_message(read: &mut Read<'_, '_>, viewer: &Agent, id: MessageId) -> Result<Option<MessageRow>, Trouble> {
    let Some(message) = read.message(id)? else { return Ok(None) };
    Ok(seen(read, viewer, message.conversation)?.map(|_| message))
}

/// A message on its way out, for somebody who sees its conversation.
///
/// # Errors
/// When the database cannot be read.
pub fn seen_outgoing(read: &mut Read<'_, '_>, viewer: &Agent, id: OutgoingId) -> Result<Option<OutgoingRow>, Trouble> {
    let Some(row) = read.outgoing(id)? else { return Ok(None) };
    Ok(seen(read, viewer, row.conversation)?.map(|_| row))
}

/// Gives an error of a use case its answers to a permit that was not given.
macro_rules! denied_as {
    ($($error:ty, $absent:ident;)*) => { $(
        impl From<$crate::permit::Denied> for $error {
            fn from(denied: $crate::permit::Denied) -> Self {
                match denied {
                    $crate::permit::Denied::NotAllowed(why) => Self::NotAllowed(why),
                    $crate::permit::Denied::NotThere => Self::$absent,
                    $crate::permit::Denied::Trouble(trouble) => Self::Trouble(trouble),
                }
            }
        }
    )* };
}
pub(crate) use denied_as;
