//! Texts that are not sent yet: nothing typed is lost.

use crate::Desk;
use crate::permit::{Denied, NotAllowed, denied_as, permit};
use crate::scan::{Given, SCAN_PATIENCE};
use domain::message::COPIES_CHARS_MAX;
use domain::team::Permission;
use domain::{AgentId, ConversationId, DraftId, MessageId};
use store::{Draft, DraftFile, Trouble, Tx};

/// Files of one draft.
pub const FILES_MAX: usize = 20;

/// Why a draft was not saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSave {
    /// It was sent, or is somebody else's.
    #[error("this text was already sent")]
    AlreadySent,
    /// What it was written for is not there.
    #[error("this conversation does not exist")]
    NoConversation,
    /// Too many files.
    #[error("an answer can have {FILES_MAX} files at most")]
    TooManyFiles,
    /// The file is too large.
    #[error("a file can have {0} MB at most")]
    FileTooLarge(u64),
    /// The virus scanner found something in it.
    #[error("the virus scanner found {found} in {name}")]
    HeldBack {
        /// The file.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotSave, NoConversation; }

/// What the key of a text stands for at the moment of sending.
pub(crate) enum Key {
    /// It was sent with these very words: this is a repetition.
    Sent(MessageId),
    /// It is free to be sent under this key: another one, where other words were sent under the one that came.
    Free(DraftId),
    /// It is somebody else's text, or of another conversation, with files that belong there.
    Foreign,
}

impl Key {
    /// Looks a key up, locked until the end of the transaction. `conversation` is `None` where one is only begun.
    pub(crate) fn of(
        desk: &Desk,
        tx: &mut Tx<'_, '_>,
        key: DraftId,
        by: AgentId,
        conversation: Option<ConversationId>,
        text: &str,
    ) -> Result<Key, Trouble> {
        let Some(draft) = tx.lock_draft(key)? else { return Ok(Key::Free(key)) };
        if let Some(sent) = draft.sent_as {
            // Whoever goes back, changes the words and sends them again has written something new.
            let same = draft.agent == by
                && tx.message(sent)?.is_some_and(|message| message.text.trim_end() == text.trim_end());
            return Ok(if same { Key::Sent(sent) } else { Key::Free(desk.new_draft()) });
        }
        let elsewhere = draft.conversation.is_some() && conversation.is_some() && draft.conversation != conversation;
        Ok(if draft.agent == by && !elsewhere { Key::Free(key) } else { Key::Foreign })
    }
}

/// What a text is for: an answer, a note, or a question to somebody else.
fn kind_of(word: &str) -> &'static str {
    match word {
        "note" => "note",
        "enquiry" => "enquiry",
        _ => "reply",
    }
}

impl Desk {
    /// A fresh key for a text: rendered into the form, so that sending it twice sends once.
    pub fn new_draft(&self) -> DraftId {
        DraftId(self.chance.id(self.now()))
    }

    /// Saves a text. An empty one is thrown away, unless it has files.
    ///
    /// # Errors
    /// When it was sent meanwhile.
    pub async fn save_draft(
        &self,
        by: AgentId,
        id: DraftId,
        conversation: Option<ConversationId>,
        kind: &str,
        body: String,
    ) -> Result<(), CannotSave> {
        self.save_draft_with_copies(by, id, conversation, kind, body, None).await
    }

    /// Saves a text with the lines of its open and of its blind copies, as typed; `None` leaves those as they are.
    ///
    /// # Errors
    /// When it was sent meanwhile.
    pub async fn save_draft_with_copies(
        &self,
        by: AgentId,
        id: DraftId,
        conversation: Option<ConversationId>,
        kind: &str,
        body: String,
        copies: Option<(String, String)>,
    ) -> Result<(), CannotSave> {
        let kind = kind_of(kind);
        let desk = self.clone();
        // What is longer cannot be sent either, and says so then.
        let fits = |line: &String| line.chars().count() <= COPIES_CHARS_MAX;
        let copies = copies.filter(|(cc, bcc)| fits(cc) && fits(bcc));
        self.store
            .write(move |tx| {
                let needed = if kind == "note" { Permission::Note } else { Permission::Answer };
                let conversation = written_for(tx, by, needed, conversation)?;
                let draft = Draft {
                    id,
                    agent: by,
                    conversation,
                    kind: kind.to_owned(),
                    body: body.clone(),
                    saved_at: desk.now(),
                    sent_as: None,
                };
                if body.trim().is_empty() && tx.draft_files(id)?.is_empty() {
                    tx.discard_draft(id, by)?;
                    return Ok(());
                }
                if !tx.save_draft(&draft)? {
                    return Err(CannotSave::AlreadySent);
                }
                if let Some((cc, bcc)) = &copies {
                    tx.keep_copies(id, cc, bcc)?;
                }
                Ok(())
            })
            .await
    }

    /// Adds a file to a draft, by its key and what it is for (`reply`, `enquiry`): its content is durable before the draft
    /// names it. A form that comes back is posted with its files again: the same content under the same name is one file.
    /// What the virus scanner finds something in is not taken; where it does not answer, a file is taken without it, and
    /// looked at again before it leaves.
    ///
    /// # Errors
    /// When it is too large or there are too many.
    pub async fn attach(
        &self,
        by: AgentId,
        (id, kind): (DraftId, &str),
        conversation: Option<ConversationId>,
        name: String,
        content_type: String,
        bytes: Vec<u8>,
    ) -> Result<DraftFile, CannotSave> {
        let allowed = self.mail.manners().attachment_bytes_max;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > allowed {
            return Err(CannotSave::FileTooLarge(allowed / (1024 * 1024)));
        }
        if let Given::HeldBack { name, found } = self.may_pass(&name, &bytes, SCAN_PATIENCE).await? {
            return Err(CannotSave::HeldBack { name, found });
        }
        let (size, kind) = (i64::try_from(bytes.len()).unwrap_or(i64::MAX), kind_of(kind));
        let digest = self.blobs.put(bytes).await?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let conversation = written_for(tx, by, Permission::Answer, conversation)?;
                let known = tx.lock_draft(id)?;
                let body = known.as_ref().map(|draft| draft.body.clone()).unwrap_or_default();
                let kind = known.as_ref().map_or_else(|| kind.to_owned(), |draft| draft.kind.clone());
                if !tx.save_draft(&Draft { id, agent: by, conversation, kind, body, saved_at: now, sent_as: None })? {
                    return Err(CannotSave::AlreadySent);
                }
                let files = tx.draft_files(id)?;
                if let Some(same) = files.iter().find(|file| file.digest == digest && file.name == name) {
                    return Ok(same.clone());
                }
                if files.len() >= FILES_MAX {
                    return Err(CannotSave::TooManyFiles);
                }
                let position = files.last().map_or(0, |file| file.position + 1);
                let (name, content_type, digest) = (name.clone(), content_type.clone(), digest.clone());
                let file = DraftFile { position, name, content_type, bytes: size, digest };
                tx.refer_to_blob(&file.digest, size, "draft", id.0, now)?;
                tx.add_draft_file(id, &file)?;
                Ok(file)
            })
            .await
    }

    /// Takes a file off a draft.
    ///
    /// # Errors
    /// When the draft was sent meanwhile.
    pub async fn detach(&self, by: AgentId, id: DraftId, position: i64) -> Result<(), CannotSave> {
        self.store
            .write(move |tx| match (permit(tx, by, Permission::Answer)?, tx.lock_draft(id)?).1 {
                Some(draft) if draft.agent == by && draft.sent_as.is_none() => {
                    tx.remove_draft_file(id, position)?;
                    Ok(())
                }
                _ => Err(CannotSave::AlreadySent),
            })
            .await
    }
}

/// A text that was begun before a merge is a text for the conversation that goes on.
fn written_for(
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    needed: Permission,
    id: Option<ConversationId>,
) -> Result<Option<ConversationId>, Denied> {
    let permit = permit(tx, by, needed)?;
    let Some(id) = id else { return Ok(None) };
    let survivor = tx.survivor(id)?;
    if let Some(it) = tx.conversation(survivor)? {
        permit.sees(&it)?;
    }
    Ok(Some(survivor))
}
