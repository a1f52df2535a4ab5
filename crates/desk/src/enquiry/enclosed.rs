//! What goes along with an enquiry: the message that it forwards, as the person who forwards it sees it, and files.
//! Notes and whom blind copies went to never do.

use super::{Ask, CannotAsk, Which};
use crate::Desk;
use crate::draft::FILES_MAX;
use crate::letter::{Scene, mailbox_name};
use crate::permit::{permit, seen};
use crate::scan::{Given, SCAN_PATIENCE};
use domain::conversation::Conversation;
use domain::customer::Address;
use domain::message::formatting::plain;
use domain::message::{Enclosed, Outgoing, copies_line};
use domain::team::Permission;
use domain::{AgentId, ConversationId, MessageId, Moment};
use language::{Language, Times};
use store::{Direction, DraftFile, Installation, Mailbox, MessageRow, OutgoingState, Read, StoredAttachment, Trouble};

/// Kinds of files that are for programs, and stay in the original.
const SIGNATURES: [&str; 3] =
    ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"];
/// Files of a conversation that can be chosen, the latest ones.
const CHOICE_MAX: usize = 50;

/// What can go along, for the page where it is written.
#[derive(Clone, Debug)]
pub struct Enclosable {
    /// The message that is forwarded, as it will stand below the text.
    pub enclosed: Option<Enclosed>,
    /// Files of the conversation, the latest first.
    pub files: Vec<StoredAttachment>,
}

impl Desk {
    /// What can go along with an enquiry about a conversation.
    ///
    /// # Errors
    /// When they may not, or the message cannot be forwarded.
    pub async fn enclosable(
        &self,
        by: AgentId,
        conversation: ConversationId,
        forwards: Option<MessageId>,
    ) -> Result<Enclosable, CannotAsk> {
        let now = self.now();
        self.store
            .read(move |read| {
                let agent = permit(read, by, Permission::Answer)?.agent().clone();
                let it = seen(read, &agent, conversation)?.ok_or(CannotAsk::NoConversation)?;
                let enclosed = match forwards {
                    Some(message) => Some(enclosed(read, &it, message, now)?),
                    None => None,
                };
                Ok(Enclosable { enclosed, files: files(read, &it)? })
            })
            .await
    }

    /// The chosen files with their contents in the blob store: those of what arrived stand in its original. Nothing is
    /// read or stored for somebody who may not.
    pub(super) async fn chosen_files(&self, by: AgentId, ask: &Ask) -> Result<Vec<DraftFile>, CannotAsk> {
        let forwards = match &ask.which {
            Which::New { forwards, .. } => *forwards,
            Which::On(_) => None,
        };
        let can = self.enclosable(by, ask.conversation, forwards).await?;
        let mut chosen: Vec<StoredAttachment> = Vec::new();
        for wanted in &ask.files {
            let found = can.files.iter().find(|file| (file.message, file.position) == *wanted);
            let found = found.ok_or_else(|| CannotAsk::FileGone(String::new()))?;
            if !chosen.contains(found) {
                chosen.push(found.clone());
            }
        }
        let (draft, own) = (ask.draft, by);
        let fresh = self.store.read(move |read| {
            let mine = read.draft(draft)?.is_some_and(|draft| draft.agent == own && draft.sent_as.is_none());
            if mine { read.draft_files(draft) } else { Ok(Vec::new()) }
        });
        let fresh = fresh.await?;
        if chosen.len() + fresh.len() > FILES_MAX {
            return Err(CannotAsk::TooManyFiles);
        }
        let (together, most) =
            (bytes_of(&fresh) + chosen.iter().map(|file| file.bytes).sum::<i64>(), self.mail.manners());
        if u64::try_from(together).unwrap_or(u64::MAX) > most.attachment_bytes_max {
            return Err(CannotAsk::FilesTooLarge(most.attachment_bytes_max / (1024 * 1024)));
        }
        let mut files = Vec::with_capacity(chosen.len());
        let mut opened: Option<(MessageId, Vec<Vec<u8>>)> = None;
        for (position, file) in (0..).zip(chosen) {
            let digest = match &file.digest {
                Some(digest) => {
                    if file.scan.is_none() && self.scans() {
                        let bytes = self.blobs.get(digest).await?;
                        let bytes = bytes.ok_or_else(|| CannotAsk::FileGone(file.name.clone()))?;
                        self.may_go_along(&file, &bytes).await?;
                    }
                    digest.clone()
                }
                None => {
                    if opened.as_ref().is_none_or(|(message, _)| *message != file.message) {
                        opened = Some((file.message, self.arrived_files(file.message).await?));
                    }
                    let at = usize::try_from(file.position).unwrap_or(usize::MAX);
                    let bytes = opened.as_mut().and_then(|(_, all)| all.get_mut(at)).map(std::mem::take);
                    let bytes = bytes.ok_or_else(|| CannotAsk::FileGone(file.name.clone()))?;
                    self.may_go_along(&file, &bytes).await?;
                    self.blobs.put(bytes).await?
                }
            };
            let (name, content_type, bytes) = (file.name, file.content_type, file.bytes);
            files.push(DraftFile { position, name, content_type, bytes, digest });
        }
        let after = files.len();
        files.extend(
            (after..)
                .zip(fresh)
                .map(|(position, file)| DraftFile { position: i64::try_from(position).unwrap_or(i64::MAX), ..file }),
        );
        Ok(files)
    }

    /// What is held back goes along with nothing; what was not looked at yet is looked at now.
    async fn may_go_along(&self, file: &StoredAttachment, bytes: &[u8]) -> Result<(), CannotAsk> {
        match self.may_give(file, bytes, SCAN_PATIENCE).await? {
            Given::HeldBack { name, found } => Err(CannotAsk::FileHeldBack { name, found }),
            Given::Out | Given::NotLookedAt { .. } => Ok(()),
        }
    }

    /// The contents of the files of an arrival, read again from its bytes.
    pub(crate) async fn arrived_files(&self, message: MessageId) -> Result<Vec<Vec<u8>>, Trouble> {
        let found = self.store.read(move |read| {
            let Some(inbound) = read.message(message)?.and_then(|row| row.inbound) else { return Ok(None) };
            Ok::<_, Trouble>(read.original(inbound)?.zip(read.envelope(inbound)?))
        });
        let Some((original, envelope)) = found.await? else { return Ok(Vec::new()) };
        let raw = self.original_bytes(original).await?;
        let mail = std::sync::Arc::clone(&self.mail);
        let read = tokio::task::spawn_blocking(move || mail.read(&envelope, &raw)).await;
        let read = read.map_err(|_| Trouble::Panicked)?;
        Ok(read.attachments.into_iter().map(|file| file.bytes).collect())
    }
}

/// The files that can be chosen. Those of notes are ours, and what is held back goes to nobody.
fn files(read: &mut Read<'_, '_>, it: &Conversation) -> Result<Vec<StoredAttachment>, Trouble> {
    let mut found = read.attachments_of_conversation(it.id, MessageId(0))?;
    found.reverse();
    let mut files: Vec<StoredAttachment> = Vec::new();
    let held_back = |file: &StoredAttachment| file.scan.as_ref().is_some_and(|scan| scan.held_back().is_some());
    let for_programs = |file: &StoredAttachment| SIGNATURES.contains(&file.content_type.as_str());
    for file in found.into_iter().filter(|file| !for_programs(file) && !held_back(file)) {
        if files.len() == CHOICE_MAX {
            break;
        }
        if read.message(file.message)?.is_some_and(|row| row.direction != Direction::Note) {
            files.push(file);
        }
    }
    Ok(files)
}

/// The message as mail programs show one that is passed on. Whoever gets it may read another language than its writer:
/// the words around it are the desk's.
pub(super) fn enclosed(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    message: MessageId,
    now: Moment,
) -> Result<Enclosed, CannotAsk> {
    let message = read.message(message)?.filter(|message| message.conversation == it.id);
    let message = message.filter(|message| message.direction != Direction::Note).ok_or(CannotAsk::NoMessage)?;
    let way = match message.outgoing {
        Some(way) => read.outgoing(way)?,
        None => None,
    };
    if way.as_ref().is_some_and(|way| way.state == OutgoingState::Withdrawn) {
        return Err(CannotAsk::NoMessage);
    }
    let installation = read.installation_as(message.mailbox.unwrap_or(it.mailbox))?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let mailbox = read.mailbox(message.mailbox.unwrap_or(it.mailbox))?;
    let mailbox = mailbox.ok_or_else(|| Trouble::Broken("a mailbox is gone".into()))?;
    Ok(block(read, &installation, &mailbox, &message, way.map(|way| way.payload).as_ref(), now)?)
}

fn block(
    read: &mut Read<'_, '_>,
    installation: &Installation,
    mailbox: &Mailbox,
    message: &MessageRow,
    way: Option<&Outgoing>,
    now: Moment,
) -> Result<Enclosed, Trouble> {
    let language = Language::of_tag(&installation.language).unwrap_or_default();
    let ours = Address::new(mailbox_name(read, &Scene { installation, mailbox })?, mailbox.address.clone());
    let theirs = match message.contact_point {
        Some(point) => read.contact_point(point)?,
        None => None,
    };
    let theirs = theirs.map_or_else(String::new, |point| match point.name.trim() {
        "" => point.written,
        name => format!("{name} <{}>", point.written),
    });
    let (from, to) = match (message.direction, way) {
        (Direction::Out, Some(way)) => (copies_line([&way.from]), copies_line(&way.to)),
        (Direction::Out, None) => (copies_line([&ours]), theirs),
        _ => (theirs, copies_line([&ours])),
    };
    let words = if way.is_some_and(|way| way.marked) { plain(&message.text) } else { message.text.clone() };
    let passed_on = way.and_then(|way| way.enclosed.as_ref()).map(Enclosed::block);
    let parts = [Some(words), Some(message.signature.clone()), passed_on];
    let parts = parts.into_iter().flatten().map(|part| part.trim_end().to_owned()).filter(|part| !part.is_empty());
    let when = Times::new(&installation.zone, now, language).when(message.at).full;
    let head = [
        (language.enquiry_letter_enclosed_from(), from),
        (language.enquiry_letter_enclosed_date(), when),
        (language.enquiry_letter_enclosed_subject(), message.subject.clone()),
        (language.enquiry_letter_enclosed_to(), to),
    ];
    let head = head.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Ok(Enclosed {
        title: language.enquiry_letter_enclosed().into(),
        head: head.map(|(name, value)| (name.to_owned(), value)).collect(),
        text: parts.collect::<Vec<_>>().join("\n\n"),
    })
}

fn bytes_of(files: &[DraftFile]) -> i64 {
    files.iter().map(|file| file.bytes).sum()
}
