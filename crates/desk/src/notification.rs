//! Telling the owner by mail that a customer wrote, for those who want it. Answering the notification answers the
//! customer.

use crate::Desk;
use crate::letter::{Letter, Recipient, Scene, address_letter, fill};
use domain::conversation::Conversation;
use domain::customer::Address;
use domain::message::{Purpose, subject_tag};
use domain::{MessageId, Moment};
use store::{PushKind, Trouble, Tx};

/// Tells the owner of a conversation in their browsers, and queues a notification if they want mail.
pub(crate) fn tell_owner(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    conversation: &Conversation,
    message: MessageId,
    now: Moment,
) -> Result<(), Trouble> {
    let Some(owner) = tx.agent(conversation.owner)?.filter(|owner| owner.on_duty(now)) else { return Ok(()) };
    crate::push::queue(desk, tx, owner.id, PushKind::Customer, None, message, now)?;
    if !owner.notify {
        return Ok(());
    }
    if crate::address::resolve(tx, &owner.email)?.is_some() {
        // Their address is one of our own mailboxes: the notification would come back in.
        return Ok(());
    }
    let Some(written) = tx.message(message)? else { return Ok(()) };
    let author = written.contact_point.unwrap_or(conversation.contact_point);
    let customer = tx.customer_of(author)?.map_or_else(|| "The customer".to_owned(), |it| it.name);
    let elsewhere = match written.answer_to.as_ref().filter(|_| written.enquiry.is_none()) {
        Some(wished) => {
            let named = wished.email.to_string();
            Some(minijinja::context! { address => named, is_new => is_new(tx, conversation, wished)? })
        }
        None => None,
    };
    let stranger = match written.enquiry {
        Some(enquiry) => {
            let asked = tx.enquiry(enquiry)?.is_some_and(|it| it.people.iter().any(|one| one.contact_point == author));
            if asked { None } else { tx.contact_point(author)?.map(|point| point.written) }
        }
        None => None,
    };
    let base = scene.installation.public_url.as_deref().map(|url| url.trim_end_matches('/').to_owned());
    let text = fill(
        include_str!("../templates/notification.txt"),
        minijinja::context! {
            customer => customer,
            elsewhere => elsewhere,
            stranger => stranger,
            enquiry => written.enquiry.map(|_| subject_tag(&conversation.reference)),
            text => if written.text.trim().is_empty() { "(a message without text)" } else { written.text.trim() },
            link => base.map(|base| format!("{base}/conversations/{}", conversation.id)),
        },
    )?;
    let letter = Letter {
        purpose: Purpose::Notification,
        from: &owner,
        to: Recipient::Agent(owner.id, Address::new(owner.name.clone(), owner.email.clone())),
        text,
        marked: false,
        cc: Vec::new(),
        quoted: None,
        attachments: Vec::new(),
        page_url: None,
        answers: Some(message),
    };
    let ready = address_letter(desk, tx, scene, conversation, letter, now, now)?;
    tx.put_outgoing(&ready.outgoing, now)
}

/// Whether we have never written to an address in this conversation: nobody but the mail itself says whose it is.
fn is_new(tx: &mut Tx<'_, '_>, conversation: &Conversation, wished: &Address) -> Result<bool, Trouble> {
    Ok(!tx.written_to(conversation.id, &wished.email.canonical())?)
}
