//! What could place an arrival: our token in its address, identifiers that it refers to, the tag in its subject,
//! the thread that its program names.

use super::prepare::Prepared;
use crate::address::{Meaning, resolve};
use domain::enquiry::Enquiry;
use domain::message::{Evidence, InEnquiry, Inbound, Known, STRANGERS_MAX, references_in_subject};
use domain::{ContactPointId, ConversationId, EnquiryId, MessageId};
use store::{ContactPoint, Parent, Read, ReplyToken, Trouble, Tx};

/// Identifiers of an arrival that are looked up, the last ones of `References`.
const LOOK_UPS_MAX: usize = 20;
/// Tags of a subject that are looked up.
const TAGS_MAX: usize = 3;

/// What was found, before it is known who wrote.
pub struct Found {
    token: Option<ReplyToken>,
    in_reply_to: Option<Parent>,
    references: Option<Parent>,
    tag: Option<ConversationId>,
    thread: Option<ConversationId>,
    /// It answers a message that we wrote.
    pub answers_us: bool,
}

/// Looks up everything in an arrival that could place it.
pub fn gather(read: &mut Read<'_, '_>, prepared: &Prepared) -> Result<Found, Trouble> {
    let inbound = &prepared.inbound;
    let mut token = None;
    for recipient in &prepared.arrival.envelope.recipients {
        if let Some((_, Meaning::Reply(text))) = resolve(read, recipient)? {
            token = token.or(read.reply_token(&text)?);
        }
    }
    let in_reply_to = first_known(read, inbound.in_reply_to.iter())?;
    let references = first_known(read, inbound.references.iter().rev())?;
    let mut tag = None;
    for reference in references_in_subject(&inbound.subject).iter().take(TAGS_MAX) {
        tag = tag.or(read.conversation_by_reference(reference)?);
    }
    let thread = match &inbound.exchange_thread {
        Some(thread) => read.conversation_of_thread(thread)?,
        None => None,
    };
    let answers_us = token.is_some() || [&in_reply_to, &references].into_iter().flatten().any(|parent| parent.ours);
    Ok(Found { token, in_reply_to, references, tag, thread, answers_us })
}

impl Found {
    /// The evidence as it weighs for one sender: whether they take part where it points.
    pub fn seen_by(&self, read: &mut Read<'_, '_>, sender: &ContactPoint, forged: bool) -> Result<Evidence, Trouble> {
        // A tag alone leads to an enquiry only whom we asked.
        let tag = match self.tag {
            Some(conversation) => Some((conversation, asked_in(read, conversation, sender)?)),
            None => None,
        };
        let mut known = |spot: Option<Spot>| -> Result<Option<Known>, Trouble> {
            let Some((conversation, enquiry)) = spot else { return Ok(None) };
            let enquiry = match enquiry {
                Some(enquiry) => read.enquiry(enquiry)?,
                None => None,
            };
            // A merge that was undone took it along; tokens that were given out meanwhile stay where they were.
            let conversation = enquiry.as_ref().map_or(conversation, |enquiry| enquiry.conversation);
            // Whoever asked for answers at another address takes part with that one too: we wrote there. Who joined by
            // an identifier of ours alone does not, until one of us has answered them.
            let joined = read.participant(conversation, sender.id)?;
            let participant = joined.is_some_and(|participant| participant.flagged.is_none())
                || read.written_to(conversation, &sender.canonical)?;
            let crowded = !participant && is_crowded(read, conversation)?;
            let enquiry = match enquiry {
                Some(enquiry) => Some(in_enquiry(read, &enquiry, conversation, sender)?),
                None => None,
            };
            Ok(Some(Known { conversation, participant, crowded, enquiry }))
        };
        let of = |parent: &Option<Parent>| parent.as_ref().map(|parent| (parent.conversation, parent.enquiry));
        let alone = |conversation: Option<ConversationId>| conversation.map(|conversation| (conversation, None));
        Ok(Evidence {
            token: known(self.token.as_ref().map(|token| (token.conversation, token.enquiry)))?,
            in_reply_to: known(of(&self.in_reply_to))?,
            references: known(of(&self.references))?,
            tag: known(tag)?,
            thread: known(alone(self.thread))?,
            forged,
        })
    }
}

/// A conversation, and an enquiry about it.
type Spot = (ConversationId, Option<EnquiryId>);

/// The latest enquiry about a conversation in which somebody was asked.
fn asked_in(
    read: &mut Read<'_, '_>,
    conversation: ConversationId,
    sender: &ContactPoint,
) -> Result<Option<EnquiryId>, Trouble> {
    let all = read.enquiries_of(conversation)?;
    let asked = |it: &&Enquiry| it.people.iter().any(|one| one.contact_point == sender.id);
    Ok(all.iter().rev().find(asked).map(|it| it.id))
}

/// How a sender stands to an enquiry.
fn in_enquiry(
    read: &mut Read<'_, '_>,
    it: &Enquiry,
    of: ConversationId,
    sender: &ContactPoint,
) -> Result<InEnquiry, Trouble> {
    let asked = |who: ContactPointId| it.people.iter().any(|one| one.contact_point == who);
    let others = read.enquiry_authors(it.id)?.into_iter().filter(|who| !asked(*who) && *who != sender.id).count();
    let takes_part = takes_part(read, of, sender)?;
    Ok(InEnquiry { id: it.id, asked: asked(sender.id), takes_part, crowded: others >= STRANGERS_MAX })
}

/// Whether somebody takes part with another address of theirs.
fn takes_part(read: &mut Read<'_, '_>, of: ConversationId, sender: &ContactPoint) -> Result<bool, Trouble> {
    let Some(customer) = read.customer_of(sender.id)? else { return Ok(false) };
    for one in read.participants(of)? {
        if one.flagged.is_none() && read.customer_of(one.contact_point)?.is_some_and(|other| other.id == customer.id) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether so many strangers joined that it must have become public.
fn is_crowded(read: &mut Read<'_, '_>, conversation: ConversationId) -> Result<bool, Trouble> {
    let strangers = read.participants(conversation)?.into_iter().filter(|one| one.flagged.is_some()).count();
    Ok(strangers >= STRANGERS_MAX)
}

fn first_known<'a>(read: &mut Read<'_, '_>, ids: impl Iterator<Item = &'a String>) -> Result<Option<Parent>, Trouble> {
    for id in ids.take(LOOK_UPS_MAX) {
        if let Some(parent) = read.parent(id)? {
            return Ok(Some(parent));
        }
    }
    Ok(None)
}

/// Remembers by what later messages can be placed: its thread, and what it answers when that has not come yet.
pub fn remember(
    tx: &mut Tx<'_, '_>,
    inbound: &Inbound,
    message: MessageId,
    conversation: ConversationId,
) -> Result<(), Trouble> {
    if let Some(thread) = &inbound.exchange_thread {
        tx.name_thread(message, thread)?;
    }
    let Some(parent) = inbound.in_reply_to.first().or(inbound.references.last()) else { return Ok(()) };
    if tx.parent(parent)?.is_none() {
        tx.await_parent(parent, message, conversation)?;
    }
    Ok(())
}
