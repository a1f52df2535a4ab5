//! Sending an enquiry: each who is asked gets a message of their own, with an address for the answer that leads to the
//! enquiry and nowhere else.

use super::enclosed::enclosed;
use super::letter::{Letter, parent, quoted, ways};
use super::{Ask, CannotAsk, Which};
use crate::Desk;
use crate::address::resolve;
use crate::copies::person;
use crate::draft::Key;
use crate::keep::keep;
use crate::letter::{Ready, Scene};
use crate::opening::ready_to_open;
use crate::permit::permit_on;
use crate::reply::{CannotReply, keep_files, outgoing_attachment, ready_to_leave, sent_message, settle_draft};
use domain::conversation::Conversation;
use domain::customer::Address;
use domain::enquiry::{Asked, ENQUIRIES_MAX, Enquiry, EnquiryState, SUBJECT_CHARS_MAX};
use domain::message::{ASKED_MAX, Enclosed, base_subject, subject_tag};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, EnquiryId, MessageId, Millis, Moment};
use store::{DraftFile, Trouble, Tx};

#[expect(clippy::too_many_arguments, reason = "what was read and stored before the transaction")]
pub(super) fn send(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    ask: &Ask,
    to: &[Address],
    files: &[DraftFile],
    undo: Millis,
    tokens: &[String],
) -> Result<(EnquiryId, MessageId), CannotAsk> {
    let now = desk.now();
    let (permit, mut it) = permit_on(tx, by, Permission::Answer, ask.conversation)?;
    if it.status.is_merged() {
        return Err(CannotAsk::Merged);
    }
    let key = match Key::of(desk, tx, ask.draft, by, Some(it.id), &ask.text)? {
        Key::Sent(sent) => match same(tx, sent, ask, to)? {
            Some(enquiry) => return Ok((enquiry, sent)),
            None => desk.new_draft(),
        },
        Key::Free(key) => key,
        Key::Foreign => return Err(CannotAsk::OtherText),
    };
    let (mut enquiry, enclosed) = enquiry(desk, tx, by, &it, ask, now)?;
    let subject = if matches!(ask.which, Which::On(_)) { "" } else { &enquiry.subject };
    checked(&ask.text, subject, enclosed.is_some(), files.len(), desk.mail.manners().text_chars_max)?;
    let people = people(desk, tx, &it, &enquiry, to, now)?;
    let is_new = matches!(ask.which, Which::New { .. });
    let earlier = if is_new { Vec::new() } else { tx.enquiry_messages(enquiry.id)? };
    for one in &people {
        if !enquiry.asks(&one.to.email) {
            enquiry.people.push(one.clone());
        }
    }
    if enquiry.people.len() > ASKED_MAX {
        return Err(CannotAsk::TooMany);
    }
    enquiry.ask(now);
    match is_new {
        true => tx.add_enquiry(&enquiry)?,
        false => tx.keep_enquiry(&enquiry)?,
    }

    let installation = tx.installation_as(enquiry.mailbox)?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let mailbox = tx.mailbox(enquiry.mailbox)?.ok_or_else(|| Trouble::Broken("a mailbox is gone".into()))?;
    let scene = Scene { installation: &installation, mailbox: &mailbox };
    let message = MessageId(desk.chance.id(now));
    let letter = Letter {
        enquiry: &enquiry,
        from: permit.agent(),
        to,
        text: &ask.text,
        marked: ask.marked,
        quoted: quoted(tx, &earlier, &people, &it)?,
        enclosed,
        attachments: files.iter().map(|file| outgoing_attachment(file, &mailbox)).collect(),
        parent: parent(tx, &earlier)?,
    };
    let payload = letter.written(desk, tx, &scene, now)?;
    let mut ways = ways(desk, tx, &scene, &enquiry, &people, &payload, message, now + undo, now)?.into_iter();
    let Some(outgoing) = ways.next() else { return Err(CannotAsk::Nobody) };
    let first = Ready { id: outgoing.id, outgoing };
    let mut sent = sent_message(&it, mailbox.id, by, &first, message, &ask.text, now);
    sent.row.enquiry = Some(enquiry.id);
    sent.row.quoted = payload.enclosed.as_ref().map(Enclosed::block).unwrap_or_default();
    tx.add_message(&sent)?;
    tx.put_outgoing(&first.outgoing, now)?;
    ways.try_for_each(|way| tx.put_outgoing(&way, now))?;
    tx.make_findable(message, tokens);
    keep_files(desk, tx, message, files, now)?;
    let waiting_since = tx.waiting_since(it.id)?;
    it.enquire(waiting_since, now);
    let happened = [Happened::Enquired {
        enquiry: enquiry.id,
        message,
        forwards: if is_new { enquiry.forwards } else { None },
        outgoing: first.id,
        to: to.iter().map(|one| one.email.to_string()).collect(),
    }];
    keep(desk, tx, &it, &permit, &happened, now)?;
    settle_draft(tx, by, key, it.id, message, now)?;
    Ok((enquiry.id, message))
}

/// The enquiry, and the message that it begins with.
fn enquiry(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    it: &Conversation,
    ask: &Ask,
    now: Moment,
) -> Result<(Enquiry, Option<Enclosed>), CannotAsk> {
    let (subject, forwards) = match &ask.which {
        Which::On(id) => {
            let found = tx.enquiry(*id)?.filter(|found| found.conversation == it.id);
            return Ok((found.ok_or(CannotAsk::NoEnquiry)?, None));
        }
        Which::New { subject, forwards } => (base_subject(&one_line(subject)), *forwards),
    };
    if subject.is_empty() {
        return Err(CannotAsk::NoSubject);
    }
    if subject.chars().count() > SUBJECT_CHARS_MAX {
        return Err(CannotAsk::SubjectTooLong);
    }
    if tx.enquiries_of(it.id)?.len() >= ENQUIRIES_MAX {
        return Err(CannotAsk::TooManyEnquiries);
    }
    let enclosed = match forwards {
        Some(message) => Some(enclosed(tx, it, message, now)?),
        None => None,
    };
    // Mail programs know it by its subject from the first message on: the tag stays, wherever the conversation goes.
    let subject = format!("{subject} {}", subject_tag(&it.reference));
    let enquiry = Enquiry {
        id: EnquiryId(desk.chance.id(now)),
        conversation: it.id,
        mailbox: it.mailbox,
        subject,
        people: Vec::new(),
        forwards,
        begun_by: by,
        begun_at: now,
        state: EnquiryState::Asked { since: now },
    };
    Ok((enquiry, enclosed))
}

fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Refuses what must not leave like this. A subject that is forwarded may be the customer's own.
fn checked(text: &str, subject: &str, forwards: bool, files: usize, chars_max: usize) -> Result<(), CannotAsk> {
    let ready = match (text.trim().is_empty(), forwards) {
        (true, true) => Ok(()),
        (false, true) => ready_to_leave(text, files),
        (_, false) => ready_to_open(text, subject, files, chars_max),
    };
    ready.map_err(|refused| match refused {
        CannotReply::Lint(found) => CannotAsk::Lint(found),
        CannotReply::Empty => CannotAsk::Empty,
        CannotReply::TooLong(most) => CannotAsk::TooLong(most),
        other => CannotAsk::Trouble(Trouble::Broken(other.to_string())),
    })
}

/// Who gets it: nobody who works here, and nobody whom the customer knows of. Who was asked before may be asked again.
fn people(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    it: &Conversation,
    enquiry: &Enquiry,
    to: &[Address],
    now: Moment,
) -> Result<Vec<Asked>, CannotAsk> {
    let customer = tx.customer_of(it.contact_point)?.map(|customer| customer.id);
    let mut people = Vec::with_capacity(to.len());
    for one in to {
        if one.email.canonical().ends_with(".invalid") {
            return Err(CannotAsk::NotAnAddress(one.email.to_string()));
        }
        if resolve(tx, &one.email)?.is_some() {
            return Err(CannotAsk::ToOurselves(one.email.to_string()));
        }
        if tx.agent_by_address(&one.email.canonical())?.is_some() {
            return Err(CannotAsk::ToColleague(one.email.to_string()));
        }
        let point = person(desk, tx, one, now)?.id;
        let takes_part = tx.participant(it.id, point)?.is_some_and(|known| known.flagged.is_none());
        let is_customer = tx.customer_of(point)?.map(|of| of.id) == customer;
        if (takes_part || is_customer) && !enquiry.asks(&one.email) {
            return Err(CannotAsk::TakesPart(one.email.to_string()));
        }
        people.push(Asked { contact_point: point, to: one.clone() });
    }
    Ok(people)
}

/// The enquiry of a message that was sent under the same key, if it asked the same people the same.
fn same(tx: &mut Tx<'_, '_>, sent: MessageId, ask: &Ask, to: &[Address]) -> Result<Option<EnquiryId>, Trouble> {
    let Some(row) = tx.message(sent)? else { return Ok(None) };
    let (Some(enquiry), Some(way)) = (row.enquiry, row.outgoing) else { return Ok(None) };
    let Some((of, way)) = tx.enquiry(enquiry)?.zip(tx.outgoing(way)?) else { return Ok(None) };
    let same = match &ask.which {
        Which::On(id) => *id == enquiry,
        Which::New { forwards, .. } => *forwards == of.forwards && of.begun_at == row.at,
    };
    Ok((same && way.payload.to == to).then_some(enquiry))
}
