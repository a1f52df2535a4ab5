//! The post room: without a relay outgoing mail is held here, and can be seen exactly as the customer would see it,
//! and answered as the customer, so that a whole talk can be held without any mail program.

use crate::Desk;
use crate::customer_page::AddedFile;
use crate::keep::note_change;
use crate::permit::{Denied, NotAllowed, denied_as, permit, permit_actor, seen_outgoing};
use domain::customer::ChannelKind;
use domain::customer::{Address, EmailAddress};
use domain::message::{Envelope, Inbound, Outgoing, OutgoingAttachment, Purpose};
use domain::team::Permission;
use domain::timeline::{Actor, Change};
use domain::{AgentId, DraftId, OutgoingId};
use store::{OutgoingRow, Trouble};

/// A held message as its reader would see it.
#[derive(Clone, Debug)]
pub struct AsSeen {
    /// The row.
    pub row: OutgoingRow,
    /// What a mail program makes of it.
    pub read: Inbound,
    /// The bytes that would leave.
    pub raw: Vec<u8>,
}

/// What somebody writes as the customer.
#[derive(Clone, Debug, Default)]
pub struct AsCustomer {
    /// From another address than the one that was written to.
    pub from: Option<EmailAddress>,
    /// Makes a repetition harmless.
    pub key: Option<DraftId>,
    /// The text.
    pub text: String,
    /// Files.
    pub files: Vec<AddedFile>,
}

/// Why an answer as the customer was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAnswer {
    /// There is no such message.
    #[error("this message does not exist")]
    Unknown,
    /// It says nothing.
    #[error("the answer is empty; write something first")]
    Empty,
    /// Nobody can be answered for.
    #[error("only mail to customers can be answered here")]
    NotToACustomer,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAnswer, Unknown; }

impl Desk {
    /// A message of ours as its reader would see it.
    ///
    /// # Errors
    /// When it does not exist or a file of it is missing.
    pub async fn as_seen(&self, id: OutgoingId) -> Result<Option<AsSeen>, Trouble> {
        let Some(row) = self.store.read(move |read| read.outgoing(id)).await? else { return Ok(None) };
        let parcel = self.parcel(&row).await?;
        let raw = self.mail.compose(&parcel);
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: Some(row.payload.return_path.clone()),
            recipients: row.payload.goes_to().iter().map(|to| to.email.clone()).collect(),
            received_at: self.now(),
            peer: String::new(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        let read = self.mail.read(&envelope, &raw);
        Ok(Some(AsSeen { row, read, raw }))
    }

    /// Answers a message of ours as its reader would, through the same front door as any mail.
    ///
    /// # Errors
    /// When it says nothing, or the message did not go to a customer.
    pub async fn answer_as_customer(&self, id: OutgoingId, text: String) -> Result<(), CannotAnswer> {
        self.answer_there(id, AsCustomer { text, ..AsCustomer::default() }).await
    }

    /// The same by somebody at the desk, from another address and with files if wanted.
    ///
    /// # Errors
    /// When they may not, it says nothing, or the message did not go to a customer.
    pub async fn answer_as(&self, by: AgentId, id: OutgoingId, answer: AsCustomer) -> Result<(), CannotAnswer> {
        let may = self.store.read(move |read| {
            let permit = permit(read, by, Permission::Answer)?;
            seen_outgoing(read, permit.agent(), id)?.map(drop).ok_or(Denied::NotThere)
        });
        may.await?;
        self.answer_there(id, answer).await
    }

    async fn answer_there(&self, id: OutgoingId, answer: AsCustomer) -> Result<(), CannotAnswer> {
        if answer.text.trim().is_empty() && answer.files.is_empty() {
            return Err(CannotAnswer::Empty);
        }
        let row = self.store.read(move |read| read.outgoing(id)).await?.ok_or(CannotAnswer::Unknown)?;
        let mut reader = row.payload.goes_to().first().cloned().ok_or(CannotAnswer::NotToACustomer)?;
        if row.contact_point.is_none() {
            return Err(CannotAnswer::NotToACustomer);
        }
        if let Some(from) = &answer.from {
            reader.email = from.clone();
        }
        let sender = Some(reader.email.clone());
        let (raw, recipient) = self.as_a_mail_program_would(&row.payload, reader, answer);
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender,
            recipients: vec![recipient],
            received_at: self.now(),
            peer: "post room".to_owned(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        Desk::accept(self, envelope, raw).await?;
        Ok(())
    }

    /// Lets everything leave that the post room holds, or holds it from now on.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn hold_in_post_room(&self, by: Actor, held: bool) -> Result<(), Denied> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let by = permit_actor(tx, by, Permission::SetUp)?;
                if tx.installation()?.is_none_or(|installation| installation.post_room == held) {
                    return Ok(());
                }
                tx.set_post_room(held)?;
                let change = if held { Change::MailHeld } else { Change::MailLeaves };
                Ok(note_change(&desk, tx, by, change, desk.now())?)
            })
            .await
    }

    /// The answer to a message, written as mail programs do: to the reply address, referring to it, quoting it.
    fn as_a_mail_program_would(
        &self,
        ours: &Outgoing,
        reader: Address,
        written: AsCustomer,
    ) -> (Vec<u8>, EmailAddress) {
        let to = ours.reply_to.clone().unwrap_or_else(|| ours.from.clone());
        let recipient = to.email.clone();
        let references = ours.references.iter().chain(std::iter::once(&ours.external_id)).cloned().collect();
        let unique = written.key.map_or_else(|| self.chance.address_token(), |key| key.to_string());
        let attachments = written.files.iter().map(|file| OutgoingAttachment {
            name: file.name.clone(),
            content_type: file.content_type.clone(),
            digest: String::new(),
            bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            content_id: None,
        });
        let answer = Outgoing {
            channel: ChannelKind::Email,
            purpose: Purpose::Reply,
            conversation: ours.conversation,
            external_id: format!("{unique}@{}", reader.email.domain()),
            return_path: reader.email.clone(),
            from: reader,
            reply_to: None,
            to: vec![to],
            cc: Vec::new(),
            copy: None,
            enclosed: None,
            subject: ours.subject.clone(),
            in_reply_to: Some(ours.external_id.clone()),
            references,
            date: self.now(),
            text: written.text,
            marked: false,
            quoted: Some(domain::message::Quoted {
                who: ours.from.name.clone(),
                when: ours.date.rfc3339(),
                text: ours.plain_text().into_owned(),
            }),
            attachments: attachments.collect(),
            auto_submitted: None,
            loop_mark: String::new(),
            page_url: None,
        };
        let contents = written.files.into_iter().map(|file| file.bytes).collect();
        (self.mail.compose(&crate::Parcel { outgoing: answer, contents }), recipient)
    }

    /// Messages in the post room, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn held_mail(&self, before: Option<OutgoingId>, rows_max: i64) -> Result<Vec<OutgoingRow>, Trouble> {
        self.store.read(move |read| read.held(before, rows_max)).await
    }

    /// Sends everything on that the post room holds; returns how many messages that were.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn empty_post_room(&self, by: AgentId) -> Result<usize, Denied> {
        let (mut sent, mut before) = (0, None);
        self.store.read(move |read| permit(read, by, Permission::Answer)).await?;
        loop {
            let held = self.held_mail(before, 100).await?;
            let Some(last) = held.last() else { return Ok(sent) };
            before = Some(last.id);
            for row in held {
                sent += usize::from(unless_out_of_sight(self.send_again(by, row.id).await)?);
            }
        }
    }

    /// Discards all automatic mail that the post room holds; returns how many messages that were. What people wrote
    /// stays until somebody decides about it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn discard_automatic(&self, by: AgentId) -> Result<usize, Denied> {
        let (mut discarded, mut before) = (0, None);
        self.store.read(move |read| permit(read, by, Permission::Answer)).await?;
        loop {
            let held = self.held_mail(before, 100).await?;
            let Some(last) = held.last() else { return Ok(discarded) };
            before = Some(last.id);
            for row in held.iter().filter(|row| row.purpose.automatic()) {
                discarded += usize::from(unless_out_of_sight(self.discard(by, row.id).await)?);
            }
        }
    }
}

/// What somebody does to all held mail they do to what they see of it.
fn unless_out_of_sight(done: Result<bool, Denied>) -> Result<bool, Denied> {
    match done {
        Err(Denied::NotThere) => Ok(false),
        done => done,
    }
}
