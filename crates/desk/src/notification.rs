//! Telling the owner by mail that a customer wrote, for those who want it. Answering the notification answers the
//! customer.

use crate::Desk;
use crate::letter::{Letter, Recipient, Scene, address_letter, language_of_ours};
use domain::conversation::Conversation;
use domain::customer::Address;
use domain::message::{Purpose, subject_tag};
use domain::{MessageId, Moment};
use language::Language;
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
    // Their own, else the desk's: the brand's is for its customers.
    let own = tx.installation()?;
    let language = language_of_ours(&owner, own.as_ref().unwrap_or(scene.installation));
    let customer = tx.customer_of(author)?.map_or_else(|| language.notification_the_customer().into(), |it| it.name);
    let link = scene.installation.public_url.as_deref().map(|url| {
        language.notification_link(format!("{}/conversations/{}", url.trim_end_matches('/'), conversation.id))
    });
    let (begins, ends) = match written.enquiry {
        Some(enquiry) => {
            let asked = tx.enquiry(enquiry)?.is_some_and(|it| it.people.iter().any(|one| one.contact_point == author));
            let stranger = if asked { None } else { tx.contact_point(author)?.map(|point| point.written) };
            of_enquiry(language, &customer, &subject_tag(&conversation.reference), stranger.as_deref())
        }
        None => {
            let ends = match &written.answer_to {
                Some(wished) => elsewhere(language, &customer, wished, is_new(tx, conversation, wished)?),
                None => language.notification_answer(&customer),
            };
            (language.notification_wrote(&customer), ends)
        }
    };
    let said = Some(written.text.trim()).filter(|said| !said.is_empty()).unwrap_or(language.notification_no_text());
    let ends = link.map_or_else(|| ends.clone(), |link| format!("{ends}\n{link}"));
    let text = format!("{begins}\n\n{said}\n\n--\n{ends}");
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

/// How it begins and ends when somebody wrote whom we asked, or who says so.
fn of_enquiry(language: Language, who: &str, reference: &str, stranger: Option<&str>) -> (String, String) {
    match stranger {
        Some(address) => {
            (language.notification_enquiry_stranger(address, reference, who), language.notification_stranger(address))
        }
        None => (language.notification_enquiry(reference, who), language.notification_answer(who)),
    }
}

/// How it ends when the answer is wanted at another address.
fn elsewhere(language: Language, customer: &str, wished: &Address, is_new: bool) -> String {
    let address = wished.email.to_string();
    let wants = match is_new {
        true => language.notification_elsewhere_new(&address, customer),
        false => language.notification_elsewhere(&address, customer),
    };
    [wants, language.notification_answer(address)].join("\n")
}

/// Whether we have never written to an address in this conversation: nobody but the mail itself says whose it is.
fn is_new(tx: &mut Tx<'_, '_>, conversation: &Conversation, wished: &Address) -> Result<bool, Trouble> {
    Ok(!tx.written_to(conversation.id, &wished.email.canonical())?)
}
