//! What intake suggests instead of doing it: joining two conversations, splitting one. A person decides, with one button.

use super::prepare::Prepared;
use domain::conversation::Conversation;
use domain::message::{Because, Nature, is_about_something_else};
use domain::timeline::Happened;
use domain::{ConversationId, MessageId};
use store::{Read, Trouble};

/// Everything that a message suggests, before it is stored.
pub fn all(
    read: &mut Read<'_, '_>,
    prepared: &Prepared,
    nature: Nature,
    message: MessageId,
    conversation: &Conversation,
) -> Result<Vec<Happened>, Trouble> {
    let mut happened = joining(read, prepared, conversation.id)?;
    if nature == Nature::Person {
        happened.extend(splitting(read, prepared, message, conversation)?);
    }
    Ok(happened)
}

/// Joining, when an answer to this message came before it and stands elsewhere.
fn joining(
    read: &mut Read<'_, '_>,
    prepared: &Prepared,
    conversation: ConversationId,
) -> Result<Vec<Happened>, Trouble> {
    let Some(external_id) = &prepared.inbound.external_id else { return Ok(Vec::new()) };
    let mut suggested = Vec::new();
    for child in read.waiting_children(external_id)?.into_iter().filter(|child| *child != conversation) {
        let Some(other) = read.conversation(child)? else { continue };
        let words = format!("an answer to this message is in conversation [#{}]", other.reference);
        let because = Because::new("answer-came-first", words);
        suggested.push(Happened::JoiningSuggested { because, with: Some(child) });
    }
    Ok(suggested)
}

/// Splitting, when the author changed the subject to something else: once, not again with each further message.
fn splitting(
    read: &mut Read<'_, '_>,
    prepared: &Prepared,
    message: MessageId,
    conversation: &Conversation,
) -> Result<Option<Happened>, Trouble> {
    let subject = &prepared.inbound.subject;
    if !is_about_something_else(subject, &conversation.subject) {
        return Ok(None);
    }
    let said_before = match read.latest_inbound(conversation.id)? {
        Some(before) => !is_about_something_else(subject, &before.subject),
        None => true,
    };
    let because = || Because::new("another-subject", "the subject was changed to another one");
    Ok((!said_before).then(|| Happened::SplitSuggested { message, because: because() }))
}
