//! The quarantine: what looks like spam waits there until a person has looked, and is never deleted. What people say
//! of it is learnt.

use crate::closing::CannotClose;
use crate::keep::keep;
use crate::permit::permit_on;
use crate::{Desk, notification};
use domain::conversation::Conversation;
use domain::message::Because;
use domain::message::spam::{SpamEvidence, SpamVerdict, features, probability, spam_verdict};
use domain::team::Permission;
use domain::timeline::{Actor, Happened};
use domain::{AgentId, ConversationId, Millis, Moment};
use store::{ContactPoint, Direction, MessageRow, Read, Said, Trouble, Tx, WaitEnd};

/// Messages of a conversation that are learnt from.
const MESSAGES_MAX: i64 = 20;
/// Words seen fewer times than this are forgotten when they were not seen for [`FORGOTTEN_AFTER`].
const RARE_TIMES: i64 = 3;
const FORGOTTEN_AFTER: Millis = Millis::days(180);

impl Desk {
    /// A person says that a conversation is spam: it goes to the quarantine, and its words are learnt.
    ///
    /// # Errors
    /// When it is there already.
    pub async fn is_spam(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let (permit, mut conversation) = permit_on(tx, by, Permission::Arrange, id)?;
                let because = vec![Because::new("said-spam", "somebody here said so")];
                let happened = put_aside(tx, &mut conversation, permit.actor(), because, now)?;
                keep(&desk, tx, &conversation, &permit, &happened, now)?;
                Ok(learn_of(tx, id, Said::Spam, now)?)
            })
            .await
    }

    /// A person says that a conversation is no spam: it comes to the inbox, whoever wrote waits again since they wrote,
    /// and its words are learnt.
    ///
    /// # Errors
    /// When it is not in the quarantine.
    pub async fn is_no_spam(&self, by: AgentId, id: ConversationId) -> Result<(), CannotClose> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let (permit, mut conversation) = permit_on(tx, by, Permission::Arrange, id)?;
                let (since, _) = conversation.status.since();
                let waiting_since = tx.wait_again(id, since)?;
                let mut happened = conversation.release(by, waiting_since, now)?;
                happened.extend(crate::owner::cover_absent_owner(tx, &mut conversation, None, now)?);
                keep(&desk, tx, &conversation, &permit, &happened, now)?;
                learn_of(tx, id, Said::Clean, now)?;
                tell_the_owner(&desk, tx, &conversation, by, now)
            })
            .await
    }
}

/// Puts a conversation into the quarantine. Nobody waits there; whoever did waits again when it is released.
pub(crate) fn put_aside(
    tx: &mut Tx<'_, '_>,
    conversation: &mut Conversation,
    by: Actor,
    because: Vec<Because>,
    now: Moment,
) -> Result<Vec<Happened>, CannotClose> {
    let happened = conversation.quarantine(by, because, now)?;
    tx.end_waits(conversation.id, WaitEnd::Withdrawn, now)?;
    Ok(happened)
}

/// What is thought of the first message of somebody.
pub(crate) fn judge(
    read: &mut Read<'_, '_>,
    sender: &ContactPoint,
    words: &[&str],
    mut evidence: SpamEvidence,
) -> Result<SpamVerdict, Trouble> {
    evidence.known_author = read.was_answered(sender.id)?;
    let learnt = read.messages_learnt()?;
    // Before enough was learnt, words are not even looked up.
    if probability(&[], learnt).is_some() {
        let seen = read.words_seen(&words_of(words, &sender.canonical))?;
        evidence.probability = probability(&seen, learnt);
    }
    Ok(spam_verdict(&evidence))
}

/// A person answered this message, so it is none.
pub(crate) fn learn_answered(tx: &mut Tx<'_, '_>, message: &MessageRow, now: Moment) -> Result<(), Trouble> {
    learn(tx, message, Said::Clean, now)
}

/// Forgets rare words that were not seen for long.
pub(crate) fn forget(tx: &mut Tx<'_, '_>, now: Moment) -> Result<(), Trouble> {
    tx.forget_words(RARE_TIMES, now - FORGOTTEN_AFTER)
}

fn learn_of(tx: &mut Tx<'_, '_>, id: ConversationId, said: Said, now: Moment) -> Result<(), Trouble> {
    for message in tx.messages_before(id, None, MESSAGES_MAX)? {
        if message.direction == Direction::In && message.enquiry.is_none() {
            learn(tx, &message, said, now)?;
        }
    }
    Ok(())
}

/// Learns from a message once; when a person changed their mind, what was learnt before is taken back.
fn learn(tx: &mut Tx<'_, '_>, message: &MessageRow, said: Said, now: Moment) -> Result<(), Trouble> {
    let before = tx.learnt_from(message.id)?;
    if before == Some(said) {
        return Ok(());
    }
    let sender = match message.contact_point {
        Some(id) => tx.contact_point(id)?.map(|point| point.canonical),
        None => None,
    };
    let words = words_of(&[&message.subject, &message.text], sender.as_deref().unwrap_or_default());
    if let Some(before) = before {
        tx.learn(&words, before, true, now)?;
    }
    tx.learn(&words, said, false, now)?;
    tx.note_learnt(message.id, said)
}

fn words_of(texts: &[&str], sender: &str) -> Vec<String> {
    let tokens: Vec<String> = texts.iter().flat_map(|text| domain::text::tokens(text)).collect();
    features(&tokens, sender.rsplit_once('@').map_or("", |(_, domain)| domain))
}

/// Whoever owns it hears of it, unless it is they who released it.
fn tell_the_owner(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    by: AgentId,
    now: Moment,
) -> Result<(), CannotClose> {
    if conversation.owner == by {
        return Ok(());
    }
    let Some(message) = tx.latest_inbound(conversation.id)? else { return Ok(()) };
    let installation = tx.installation_as(conversation.mailbox)?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let mailbox = tx.mailbox(conversation.mailbox)?.ok_or_else(|| Trouble::Broken("a mailbox is gone".into()))?;
    let scene = crate::letter::Scene { installation: &installation, mailbox: &mailbox };
    notification::tell_owner(desk, tx, &scene, conversation, message.id, now).map_err(CannotClose::from)
}
