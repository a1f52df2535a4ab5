//! The letter of an enquiry: what stands in it, and the reply address of each who gets it.

use crate::Desk;
use crate::address::{bounce_address, reply_address};
use crate::answering::answering;
use crate::letter::{Scene, external_id, mailbox_name, signed};
use crate::reply::QUOTED_CHARS_MAX;
use crate::withdrawal::taken_back;
use domain::conversation::Conversation;
use domain::customer::{Address, ChannelKind};
use domain::enquiry::{Asked, Enquiry};
use domain::message::{Copy, CopyKind, Enclosed, Outgoing, OutgoingAttachment, Purpose, Quoted};
use domain::team::Agent;
use domain::{ContactPointId, MessageId, Moment, OutgoingId};
use store::{Direction, MessageRow, NewOutgoing, Read, Trouble, Tx};

/// An enquiry's message with all that follows from where it stands.
pub(super) struct Letter<'a> {
    pub enquiry: &'a Enquiry,
    pub from: &'a Agent,
    pub to: &'a [Address],
    pub text: &'a str,
    pub marked: bool,
    pub quoted: Option<Quoted>,
    pub enclosed: Option<Enclosed>,
    pub attachments: Vec<OutgoingAttachment>,
    pub parent: Option<MessageRow>,
}

impl Letter<'_> {
    /// As it leaves, but for the addresses that are each recipient's own.
    pub fn written(
        self,
        desk: &Desk,
        read: &mut Read<'_, '_>,
        scene: &Scene<'_>,
        now: Moment,
    ) -> Result<Outgoing, Trouble> {
        let Scene { installation, mailbox } = scene;
        let (in_reply_to, references) =
            self.parent.map_or((None, Vec::new()), |parent| (parent.external_id, parent.references));
        let subject = &self.enquiry.subject;
        let text = format!("{}\n\n{}", self.text.trim_end(), signed(read, self.from, mailbox.id)?);
        let name = format!("{}, {}", self.from.name, mailbox_name(read, scene)?);
        Ok(Outgoing {
            channel: ChannelKind::Email,
            purpose: Purpose::Enquiry,
            conversation: self.enquiry.conversation,
            external_id: external_id(desk, mailbox, now),
            from: Address::new(name, mailbox.address.clone()),
            reply_to: None,
            return_path: mailbox.address.clone(),
            to: self.to.to_vec(),
            cc: Vec::new(),
            copy: None,
            subject: if in_reply_to.is_some() { format!("Re: {subject}") } else { subject.clone() },
            in_reply_to,
            references,
            date: now,
            text: text.trim_start().to_owned(),
            marked: self.marked,
            quoted: self.quoted,
            enclosed: self.enclosed,
            attachments: self.attachments,
            auto_submitted: None,
            loop_mark: installation.loop_mark.clone(),
            // Never the customer's.
            page_url: None,
        })
    }
}

/// The message on its way to everybody who is asked. The first stands for it in the enquiry.
#[expect(clippy::too_many_arguments, reason = "one step of sending, with all that it decided before")]
pub(super) fn ways(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    enquiry: &Enquiry,
    people: &[Asked],
    payload: &Outgoing,
    message: MessageId,
    leaves_at: Moment,
    now: Moment,
) -> Result<Vec<NewOutgoing>, Trouble> {
    let mut ways = Vec::with_capacity(people.len());
    for one in people {
        let mut way = way(desk, tx, scene, enquiry, one, payload, message, leaves_at, now)?;
        if !ways.is_empty() {
            way.payload.copy = Some(Copy { kind: CopyKind::Open, to: one.to.clone() });
        }
        ways.push(way);
    }
    Ok(ways)
}

/// The message on its way to one of them, with an address of their own for the answer.
#[expect(clippy::too_many_arguments, reason = "one step of sending, with all that it decided before")]
fn way(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    enquiry: &Enquiry,
    one: &Asked,
    payload: &Outgoing,
    message: MessageId,
    leaves_at: Moment,
    now: Moment,
) -> Result<NewOutgoing, Trouble> {
    let token = tx.enquiry_token(enquiry, one.contact_point, desk.chance.address_token())?;
    let bounce_token = desk.chance.address_token();
    let name = mailbox_name(tx, scene)?;
    let payload = Outgoing {
        reply_to: Some(Address::new(name, reply_address(scene.mailbox, &token))),
        return_path: bounce_address(scene.mailbox, &bounce_token),
        ..payload.clone()
    };
    Ok(NewOutgoing {
        id: OutgoingId(desk.chance.id(now)),
        message: Some(message),
        contact_point: Some(one.contact_point),
        agent: None,
        recipient: one.to.email.canonical(),
        bounce_token,
        payload,
        leaves_at,
    })
}

/// The newest message of the enquiry that mail programs know of.
pub(super) fn parent(tx: &mut Tx<'_, '_>, earlier: &[MessageRow]) -> Result<Option<MessageRow>, Trouble> {
    for row in earlier.iter().rev().filter(|row| row.external_id.is_some()) {
        if !taken_back(tx, row)? {
            return Ok(Some(row.clone()));
        }
    }
    Ok(None)
}

/// What they said last, below the words; for whoever said it alone, because several who were asked need not know each
/// other's answers.
pub(super) fn quoted(
    read: &mut Read<'_, '_>,
    earlier: &[MessageRow],
    people: &[Asked],
    of: &Conversation,
) -> Result<Option<Quoted>, Trouble> {
    let [only] = people else { return Ok(None) };
    let said = |row: &&MessageRow| row.direction == Direction::In && row.nature.counts_as_answer();
    let Some(last) = earlier.iter().rev().find(said).filter(|row| wrote(row, only.contact_point)) else {
        return Ok(None);
    };
    let hours = answering(read, of.team, of.mailbox)?;
    let when = hours.and_then(|of| of.hours.date_words(last.at)).unwrap_or_else(|| last.at.rfc3339());
    let who = if only.to.name.trim().is_empty() { only.to.email.to_string() } else { only.to.name.clone() };
    Ok(Some(Quoted { who, when, text: last.text.chars().take(QUOTED_CHARS_MAX).collect() }))
}

fn wrote(row: &MessageRow, who: ContactPointId) -> bool {
    row.contact_point == Some(who) && !row.text.trim().is_empty()
}
