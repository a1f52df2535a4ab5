//! News about the delivery of a message of ours: it stands in the conversation that it concerns, never counts as the
//! customer's answer, and the owner hears of it.

use crate::Desk;
use crate::address::{Meaning, resolve};
use crate::keep::raise_task;
use domain::Moment;
use domain::conversation::Conversation;
use domain::message::{Because, Envelope, Place};
use store::{OutgoingRow, Read, Trouble, Tx};

/// The message that an arrival is about, by the token of the return path that it was sent to.
pub fn message_it_is_about(read: &mut Read<'_, '_>, envelope: &Envelope) -> Result<Option<OutgoingRow>, Trouble> {
    for recipient in &envelope.recipients {
        if let Some((_, Meaning::Bounce(token))) = resolve(read, recipient)?
            && let Some(outgoing) = read.outgoing_by_bounce_token(&token)?
        {
            return Ok(Some(outgoing));
        }
    }
    Ok(None)
}

/// It belongs where the message is.
pub fn place_of(outgoing: &OutgoingRow) -> Place {
    Place::Existing {
        conversation: outgoing.conversation,
        because: Because::new("bounce-address", "it came to the return address of a message of this conversation"),
        flagged: None,
    }
}

/// The owner hears that a message may not have reached its reader.
pub fn tell_the_owner(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    outgoing: &OutgoingRow,
    now: Moment,
) -> Result<(), Trouble> {
    let to = &outgoing.recipient;
    let words = format!(
        "A mail system reports trouble with the {} to {to}. Read its report in the conversation, and reach them another way if it did not arrive.",
        what(outgoing)
    );
    raise_task(desk, tx, Some(conversation.id), conversation.owner, "delivery-report", words, now).map(drop)
}

/// What a message is called in a sentence.
pub fn what(outgoing: &OutgoingRow) -> &'static str {
    use domain::message::Purpose;
    match outgoing.purpose {
        Purpose::Reply => "answer",
        Purpose::Opening => "message",
        Purpose::Acknowledgement => "acknowledgement",
        Purpose::Notification => "notification",
    }
}
