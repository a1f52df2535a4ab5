//! An answer as its reader will see it, before it leaves: written with the very code that writes it then. Nothing is
//! kept, and no identifier of it is ever used.

use crate::letter::{Recipient, Scene, written};
use crate::opening::{CannotOpen, Opening, SUBJECT_CHARS_MAX, copies_of_opening, opening_letter, unwritten};
use crate::permit::{permit, seen};
use crate::reply::{CannotReply, Prepared, Reply, prepared};
use crate::{Desk, Parcel};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{CopyKind, Envelope, Inbound, Nature, Outgoing};
use domain::team::Permission;
use domain::{AgentId, ContactPointId};
use store::Trouble;

/// An answer as it would leave.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The message.
    pub outgoing: Outgoing,
    /// Who gets a blind copy.
    pub blind: Vec<Address>,
    /// What a mail program makes of it.
    pub read: Inbound,
}

impl Desk {
    /// Writes an answer without sending it. What lint says about it is not asked: it is there to be looked at.
    ///
    /// # Errors
    /// When it cannot be sent to these people, or says nothing.
    pub async fn preview(&self, by: AgentId, reply: Reply) -> Result<Preview, CannotReply> {
        if reply.text.trim().is_empty() {
            return Err(CannotReply::Empty);
        }
        let chars_max = self.mail.manners().text_chars_max;
        if reply.text.chars().count() > chars_max {
            return Err(CannotReply::TooLong(chars_max));
        }
        let desk = self.clone();
        let (outgoing, blind) = self
            .store
            .read(move |read| {
                let now = desk.now();
                let agent = permit(read, by, Permission::Answer)?.agent().clone();
                let conversation = seen(read, &agent, reply.conversation)?.ok_or(CannotReply::NoConversation)?;
                let mine = read.draft(reply.draft)?.is_some_and(|draft| draft.agent == by);
                let files = if mine { read.draft_files(reply.draft)? } else { Vec::new() };
                let Prepared { mailbox, letter, copies, .. } = prepared(read, &agent, &conversation, &reply, &files)?;
                let installation = read.installation_as(mailbox.id)?;
                let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
                let scene = Scene { installation: &installation, mailbox: &mailbox };
                let addresses = (mailbox.address.clone(), mailbox.address.clone());
                let outgoing = written(&desk, read, &scene, &conversation, letter, addresses, now)?;
                let blind = copies.into_iter().filter(|copy| copy.kind == CopyKind::Blind).map(|copy| copy.to);
                Ok::<_, CannotReply>((outgoing, blind.collect()))
            })
            .await?;
        Ok(self.as_read(outgoing, blind).await?)
    }

    /// Writes a first message without sending it.
    ///
    /// # Errors
    /// When it cannot be sent to these people, or says nothing.
    pub async fn preview_opening(&self, by: AgentId, opening: Opening) -> Result<Preview, CannotOpen> {
        let to = EmailAddress::parse(&opening.to).map_err(|_| CannotOpen::BadAddress)?;
        let chars_max = self.mail.manners().text_chars_max;
        if opening.text.trim().is_empty() {
            return Err(CannotReply::Empty.into());
        }
        if opening.text.chars().count() > chars_max {
            return Err(CannotReply::TooLong(chars_max).into());
        }
        let desk = self.clone();
        let (outgoing, blind) = self
            .store
            .read(move |read| {
                let now = desk.now();
                let agent = permit(read, by, Permission::Answer)?.agent().clone();
                let mailbox = read.mailbox(opening.mailbox)?.filter(|of| agent.sees(of.team));
                let mailbox = mailbox.ok_or(CannotOpen::NoMailbox)?;
                let installation = read.installation_as(mailbox.id)?;
                let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
                let scene = Scene { installation: &installation, mailbox: &mailbox };
                let mine = read.draft(opening.draft)?.is_some_and(|draft| draft.agent == by);
                let files = if mine { read.draft_files(opening.draft)? } else { Vec::new() };
                let copies = copies_of_opening(read, &opening, &to)?;
                let nobody = ContactPointId(0);
                let subject = opening.subject.trim().chars().take(SUBJECT_CHARS_MAX).collect();
                let conversation = unwritten(&desk, &mailbox, nobody, subject, Nature::Person, by, now);
                let to = Recipient::Customer(nobody, Address::new(opening.name.trim(), to));
                let letter = opening_letter(read, &scene, &agent, &opening, to, &copies, &files)?;
                let addresses = (mailbox.address.clone(), mailbox.address.clone());
                let outgoing = written(&desk, read, &scene, &conversation, letter, addresses, now)?;
                let blind = copies.into_iter().filter(|copy| copy.kind == CopyKind::Blind).map(|copy| copy.to);
                Ok::<_, CannotOpen>((outgoing, blind.collect()))
            })
            .await?;
        Ok(self.as_read(outgoing, blind).await?)
    }

    /// What a mail program makes of it.
    async fn as_read(&self, outgoing: Outgoing, blind: Vec<Address>) -> Result<Preview, Trouble> {
        let parcel = Parcel { contents: self.contents(&outgoing).await?, outgoing };
        let raw = self.mail.compose(&parcel);
        let outgoing = parcel.outgoing;
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: Some(outgoing.return_path.clone()),
            recipients: outgoing.to.iter().map(|to| to.email.clone()).collect(),
            received_at: self.now(),
            peer: String::new(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        let read = self.mail.read(&envelope, &raw);
        Ok(Preview { outgoing, blind, read })
    }
}
