//! What is held or still here is taken back before it leaves: an answer by its writer, and whatever the post room holds.

use crate::Desk;
use crate::copies::copies_of;
use crate::intake::snippet;
use crate::keep::{keep, record};
use crate::permit::{Denied, NotAllowed, Permit, denied_as, permit};
use domain::conversation::{Latest, Told, told_by};
use domain::enquiry::{Enquiry, EnquiryState};
use domain::message::formatting::plain;
use domain::message::{CopyKind, copies_line};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, DraftId, Moment, OutgoingId};
use store::{Direction, Draft, DraftFile, MessageRow, OutgoingRow, OutgoingState, Trouble, Tx};

/// Why an answer could not be taken back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotWithdraw {
    /// There is no such message.
    #[error("this message does not exist")]
    Unknown,
    /// It has left.
    #[error("it is too late: the message has left")]
    Left,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotWithdraw, Unknown; }

impl Desk {
    /// Takes an answer back before it leaves; its text is a draft again.
    ///
    /// # Errors
    /// When it has left.
    pub async fn withdraw(&self, by: AgentId, id: OutgoingId) -> Result<ConversationId, CannotWithdraw> {
        let desk = self.clone();
        let taken = self.store.write(move |tx| {
            let permit = permit(tx, by, Permission::Answer)?;
            take_back(&desk, tx, &permit, id)
        });
        taken.await
    }

    /// Discards a message that the post room holds: it never leaves. An answer's text is a draft again, and the customer
    /// waits again. `false` when it is not held any more.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn discard(&self, by: AgentId, id: OutgoingId) -> Result<bool, Denied> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let permit = permit(tx, by, Permission::Answer)?;
                let Some(row) = tx.lock_outgoing(id)?.filter(|row| row.state == OutgoingState::Held) else {
                    return Ok(false);
                };
                if row.purpose.automatic() {
                    discard_automatic(&desk, tx, &permit, &row)?;
                    return Ok(true);
                }
                match take_back(&desk, tx, &permit, id) {
                    Ok(_) => Ok(true),
                    Err(CannotWithdraw::Trouble(trouble)) => Err(trouble.into()),
                    Err(_) => Ok(false),
                }
            })
            .await
    }
}

fn discard_automatic(desk: &Desk, tx: &mut Tx<'_, '_>, by: &Permit, row: &OutgoingRow) -> Result<(), Denied> {
    let now = desk.now();
    if let Some(it) = tx.conversation(row.conversation)? {
        by.sees(&it)?;
    }
    tx.set_outgoing_state(row.id, OutgoingState::Withdrawn, row.run_at, &[], now)?;
    let Some(mut conversation) = tx.lock_conversation(row.conversation)? else { return Ok(()) };
    let happened = [Happened::Withdrawn { outgoing: row.id }];
    if conversation.told.is_some() {
        conversation.told = told_then(tx, conversation.id, &happened)?;
    }
    Ok(keep(desk, tx, &conversation, by, &happened, now)?)
}

/// Entries looked through for what a customer was told before an answer.
const ENTRIES_MAX: i64 = 10_000;

/// What the customer is known to have been told about the wait, once `also` has happened.
pub(crate) fn told_then(
    tx: &mut Tx<'_, '_>,
    conversation: ConversationId,
    also: &[Happened],
) -> Result<Option<Told>, Trouble> {
    let before = tx.entries(conversation.0, 0, ENTRIES_MAX)?;
    let mut happened: Vec<Happened> = before.into_iter().filter_map(|entry| entry.happened).collect();
    happened.extend_from_slice(also);
    Ok(told_by(&happened))
}

/// Whether a message was not tried yet.
fn is_here(outgoing: &OutgoingRow) -> bool {
    match outgoing.state {
        OutgoingState::Held => true,
        OutgoingState::Due => outgoing.tries == 0,
        _ => false,
    }
}

fn take_back(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    id: OutgoingId,
) -> Result<ConversationId, CannotWithdraw> {
    let (now, by) = (desk.now(), permit.agent().id);
    let outgoing = tx.lock_outgoing(id)?.ok_or(CannotWithdraw::Unknown)?;
    if let Some(it) = tx.conversation(outgoing.conversation)? {
        permit.sees(&it)?;
    }
    if outgoing.purpose.automatic() || !is_here(&outgoing) {
        return Err(CannotWithdraw::Left);
    }
    if outgoing.payload.copy.is_some() {
        // Everybody else gets it all the same.
        tx.set_outgoing_state(id, OutgoingState::Withdrawn, outgoing.run_at, &[], now)?;
        record(desk, tx, outgoing.conversation.0, permit, &[Happened::Withdrawn { outgoing: id }], now)?;
        return Ok(outgoing.conversation);
    }
    let copies = copies_of(tx, &outgoing)?;
    for copy in &copies {
        let copy = tx.lock_outgoing(copy.id)?.ok_or(CannotWithdraw::Unknown)?;
        if !(is_here(&copy) || copy.state == OutgoingState::Withdrawn) {
            return Err(CannotWithdraw::Left);
        }
        tx.set_outgoing_state(copy.id, OutgoingState::Withdrawn, copy.run_at, &[], now)?;
    }
    tx.set_outgoing_state(id, OutgoingState::Withdrawn, outgoing.run_at, &[], now)?;
    let mut conversation = tx.lock_conversation(outgoing.conversation)?.ok_or(CannotWithdraw::Unknown)?;
    if let Some(enquiry) = enquiry_of(tx, &outgoing)? {
        // It answered nobody, so nobody waits again. Its words stand in the enquiry: they are no draft to the customer.
        stand_again(tx, permit, enquiry, &outgoing, now)?;
        conversation.hold(crate::merge::contents(tx, conversation.id)?, now);
        keep(desk, tx, &conversation, permit, &[Happened::Withdrawn { outgoing: id }], now)?;
        return Ok(conversation.id);
    }
    let waiting_since = tx.wait_again(conversation.id, outgoing.created_at)?;
    let latest = latest_that_stands(tx, conversation.id)?;
    let happened = conversation.withdraw(by, id, waiting_since, latest, now);
    if waiting_since.is_some() {
        conversation.told = told_then(tx, conversation.id, &happened)?;
    }
    keep(desk, tx, &conversation, permit, &happened, now)?;
    if let Some(message) = outgoing.message.and_then(|id| tx.message(id).transpose()).transpose()? {
        let draft = DraftId(desk.chance.id(now));
        tx.save_draft(&Draft {
            id: draft,
            agent: by,
            conversation: Some(conversation.id),
            kind: "reply".to_owned(),
            body: message.text,
            saved_at: now,
            sent_as: None,
        })?;
        let line = |kind| {
            copies_line(
                copies
                    .iter()
                    .filter_map(|row| row.payload.copy.as_ref())
                    .filter(|copy| copy.kind == kind)
                    .map(|copy| &copy.to),
            )
        };
        tx.keep_copies(draft, &line(CopyKind::Open), &line(CopyKind::Blind))?;
        for file in tx.attachments(message.id)? {
            let Some(digest) = file.digest else { continue };
            let file = DraftFile {
                position: file.position,
                name: file.name,
                content_type: file.content_type,
                bytes: file.bytes,
                digest,
            };
            tx.refer_to_blob(&file.digest, file.bytes, "draft", draft.0, now)?;
            tx.add_draft_file(draft, &file)?;
        }
    }
    Ok(conversation.id)
}

fn enquiry_of(tx: &mut Tx<'_, '_>, outgoing: &OutgoingRow) -> Result<Option<Enquiry>, Trouble> {
    let message = match outgoing.message {
        Some(message) => tx.message(message)?,
        None => None,
    };
    match message.and_then(|message| message.enquiry) {
        Some(enquiry) => tx.enquiry(enquiry),
        None => Ok(None),
    }
}

/// How far an enquiry is without what was taken back, and whom it went to: as before it was written. An answer was seen to when
/// the customer was answered after it.
fn stand_again(
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    mut enquiry: Enquiry,
    withdrawn: &OutgoingRow,
    now: Moment,
) -> Result<(), Trouble> {
    let mut state = EnquiryState::Closed { at: now, by: permit.actor() };
    let mut reached: Vec<String> = Vec::new();
    let answered = answered_at(tx, enquiry.conversation)?;
    for row in tx.enquiry_messages(enquiry.id)? {
        let stands = row.direction == Direction::Out && !taken_back(tx, &row)?;
        if let Some(way) = row.outgoing.filter(|_| stands).map(|way| tx.outgoing(way)).transpose()?.flatten() {
            reached.extend(way.payload.to.iter().map(|one| one.email.to_string()));
        }
        state = match (row.direction, state) {
            (Direction::Out, _) if stands => EnquiryState::Asked { since: row.at },
            (Direction::In, EnquiryState::Answered { seen: None, .. }) => state,
            (Direction::In, _) if row.nature.counts_as_answer() => {
                EnquiryState::Answered { since: row.at, seen: answered.filter(|at| *at > row.at) }
            }
            _ => state,
        };
    }
    enquiry.state = state;
    // Where nothing stands, it is begun anew with the same people.
    let theirs: Vec<String> = withdrawn.payload.to.iter().map(|one| one.email.to_string()).collect();
    if !reached.is_empty() {
        enquiry.people.retain(|one| {
            let email = one.to.email.to_string();
            reached.contains(&email) || !theirs.contains(&email)
        });
    }
    tx.keep_enquiry(&enquiry)
}

/// When the customer was answered last, by what was not taken back.
fn answered_at(tx: &mut Tx<'_, '_>, id: ConversationId) -> Result<Option<Moment>, Trouble> {
    for message in tx.messages_before(id, None, STANDING_MAX)?.into_iter().rev() {
        let ours = message.direction == Direction::Out && message.agent.is_some() && message.enquiry.is_none();
        if ours && !taken_back(tx, &message)? {
            return Ok(Some(message.at));
        }
    }
    Ok(None)
}

/// Messages looked through for one that stands.
pub(crate) const STANDING_MAX: i64 = 30;

/// The latest message of a person that was not taken back, as lists show it.
pub(crate) fn latest_that_stands(tx: &mut Tx<'_, '_>, id: ConversationId) -> Result<Option<Latest>, Trouble> {
    for message in tx.messages_before(id, None, STANDING_MAX)?.into_iter().rev() {
        let to_others = message.enquiry.is_some() && message.direction == Direction::Out;
        let said = message.direction != Direction::Note && !to_others && message.nature.counts_as_answer();
        if said && !taken_back(tx, &message)? {
            let ours = message.agent.is_some();
            let text = if ours { plain(&message.text) } else { message.text.clone() };
            let snippet = snippet(&text, &message.defects);
            return Ok(Some(Latest { message: message.id, at: message.at, channel: message.channel, snippet }));
        }
    }
    Ok(None)
}

/// Whether a message was taken back before it left.
pub(crate) fn taken_back(tx: &mut Tx<'_, '_>, message: &MessageRow) -> Result<bool, Trouble> {
    Ok(match message.outgoing {
        Some(outgoing) => tx.outgoing(outgoing)?.is_some_and(|row| row.state == OutgoingState::Withdrawn),
        None => false,
    })
}
