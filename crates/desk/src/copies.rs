//! Copies of an answer: each is a message on its way of its own, with the same `Message-ID`, so that each arrives, fails
//! and is answered for itself. Whom a blind one goes to stands in no message.

use crate::Desk;
use crate::address::{bounce_address, reply_address, resolve};
use crate::letter::{Ready, Scene, mailbox_name, token_for};
use crate::reply::CannotReply;
use domain::conversation::Conversation;
use domain::customer::{Address, ChannelKind};
use domain::message::{Copy, CopyKind, Outgoing, Purpose};
use domain::{ContactPointId, ConversationId, CustomerId, Moment, OutgoingId};
use store::{ContactPoint, NewOutgoing, OutgoingRow, OutgoingState, Participant, Read, TokenHolder, Trouble, Tx};

/// Why somebody is flagged whom nobody else in the conversation knows of.
const GOT_A_BLIND_COPY: &str = "answered a blind copy, which the others know nothing of";

/// Refuses copies to the desk itself: they would come back in.
pub(crate) fn none_to_ourselves(read: &mut Read<'_, '_>, copies: &[Copy]) -> Result<(), CannotReply> {
    for copy in copies {
        if resolve(read, &copy.to.email)?.is_some() {
            return Err(CannotReply::CopyToOurselves(copy.to.email.to_string()));
        }
    }
    Ok(())
}

/// The open ones, for the head of the message.
pub(crate) fn open(copies: &[Copy]) -> Vec<Address> {
    copies.iter().filter(|copy| copy.kind == CopyKind::Open).map(|copy| copy.to.clone()).collect()
}

/// Queues the copies of a letter.
pub(crate) fn queue(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    conversation: &Conversation,
    ready: &Ready,
    copies: Vec<Copy>,
    now: Moment,
) -> Result<(), Trouble> {
    for copy in copies {
        let point = person(desk, tx, &copy.to, now)?.id;
        if copy.kind == CopyKind::Open {
            tx.join(conversation.id, &Participant { contact_point: point, joined_at: now, flagged: None })?;
        }
        let token = token_for(desk, tx, conversation, TokenHolder::ContactPoint(point), None)?;
        let bounce_token = desk.chance.address_token();
        let name = mailbox_name(tx, scene)?;
        let recipient = copy.to.email.canonical();
        let payload = Outgoing {
            reply_to: Some(Address::new(name, reply_address(scene.mailbox, &token))),
            return_path: bounce_address(scene.mailbox, &bounce_token),
            copy: Some(copy),
            ..ready.outgoing.payload.clone()
        };
        let row = NewOutgoing {
            id: OutgoingId(desk.chance.id(now)),
            contact_point: Some(point),
            recipient,
            bounce_token,
            payload,
            ..ready.outgoing.clone()
        };
        tx.put_outgoing(&row, now)?;
    }
    Ok(())
}

/// Whose address it is; a new customer's where nobody is known by it.
pub(crate) fn person(desk: &Desk, tx: &mut Tx<'_, '_>, of: &Address, now: Moment) -> Result<ContactPoint, Trouble> {
    let canonical = of.email.canonical();
    if let Some(known) = tx.lock_contact_point(ChannelKind::Email, &canonical)? {
        return Ok(known);
    }
    let point = ContactPoint {
        id: ContactPointId(desk.chance.id(now)),
        channel: ChannelKind::Email,
        canonical,
        written: of.email.to_string(),
        name: of.name.clone(),
        undeliverable: None,
        language: None,
    };
    tx.add_contact_point(&point, CustomerId(desk.chance.id(now)), now)
}

/// The copies of a message that is, or was, on its way.
pub(crate) fn copies_of(read: &mut Read<'_, '_>, main: &OutgoingRow) -> Result<Vec<OutgoingRow>, Trouble> {
    if main.message.is_none() || main.payload.copy.is_some() {
        return Ok(Vec::new());
    }
    let later = read.outgoing_of(main.conversation, main.id)?;
    Ok(later.into_iter().filter(|row| row.message == main.message && row.payload.copy.is_some()).collect())
}

/// Why somebody who writes into a conversation has to be kept from the others: they got nothing of it but blind copies.
pub(crate) fn known_to_us_alone(
    read: &mut Read<'_, '_>,
    conversation: ConversationId,
    canonical: &str,
) -> Result<Option<String>, Trouble> {
    let got = read.outgoing_of(conversation, OutgoingId(0))?;
    let mut got = got
        .iter()
        .filter(|row| {
            row.recipient == canonical && row.purpose != Purpose::Enquiry && row.state != OutgoingState::Withdrawn
        })
        .peekable();
    let blind = |row: &OutgoingRow| row.payload.copy.as_ref().is_some_and(|copy| copy.kind == CopyKind::Blind);
    Ok((got.peek().is_some() && got.all(blind)).then(|| GOT_A_BLIND_COPY.to_owned()))
}
