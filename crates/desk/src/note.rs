//! Notes between us: they never leave by any channel.

use crate::Desk;
use crate::draft::Key;
use crate::keep::keep;
use crate::permit::{NotAllowed, Permit, denied_as, permit_on};
use domain::conversation::Conversation;
use domain::customer::ChannelKind;
use domain::message::Nature;
use domain::team::Permission;
use domain::{AgentId, ConversationId, DraftId, MessageId};
use store::{Direction, Draft, MessageRow, NewMessage, Trouble, Tx};

/// Why a note was not added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotNote {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// It says nothing.
    #[error("the note is empty; write something first")]
    Empty,
    /// It is too long.
    #[error("a note can have {NOTE_CHARS_MAX} characters at most")]
    TooLong,
    /// Its key belongs to another text.
    #[error("this text belongs to another conversation or another person; reload the page and write it there")]
    OtherText,
    /// The conversation became a part of another one.
    #[error("this conversation was merged into another one; write the note there")]
    Merged,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotNote, NoConversation; }

/// Characters in a note.
pub const NOTE_CHARS_MAX: usize = 200_000;

impl Desk {
    /// Adds a note. The draft's id makes a repetition harmless.
    ///
    /// # Errors
    /// When it is empty or too long, or the conversation does not exist.
    pub async fn note(
        &self,
        by: AgentId,
        conversation: ConversationId,
        draft: DraftId,
        text: String,
    ) -> Result<MessageId, CannotNote> {
        if text.trim().is_empty() {
            return Err(CannotNote::Empty);
        }
        if text.chars().count() > NOTE_CHARS_MAX {
            return Err(CannotNote::TooLong);
        }
        let desk = self.clone();
        let tokens = domain::text::tokens(&text);
        self.store
            .write(move |tx| {
                let now = desk.now();
                // Under the conversation's lock: a note that was never saved has no row that two clicks could wait for.
                let (permit, it) = permit_on(tx, by, Permission::Note, conversation)?;
                if it.status.is_merged() {
                    return Err(CannotNote::Merged);
                }
                let draft = match Key::of(&desk, tx, draft, by, Some(conversation), &text)? {
                    Key::Sent(noted) => return Ok(noted),
                    Key::Free(key) => key,
                    Key::Foreign => return Err(CannotNote::OtherText),
                };
                let id = add(&desk, tx, &permit, it, &text, &tokens)?;
                let kind = "note".to_owned();
                let conversation = Some(conversation);
                tx.save_draft(&Draft {
                    id: draft,
                    agent: by,
                    conversation,
                    kind,
                    body: String::new(),
                    saved_at: now,
                    sent_as: None,
                })?;
                tx.draft_sent(draft, id)?;
                Ok(id)
            })
            .await
    }
}

/// Adds a note in a transaction that does more.
pub(crate) fn add(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    permit: &Permit,
    mut it: Conversation,
    text: &str,
    tokens: &[String],
) -> Result<MessageId, Trouble> {
    let now = desk.now();
    let id = MessageId(desk.chance.id(now));
    tx.add_message(&note_message(id, it.id, permit.agent().id, text.trim_end(), now))?;
    tx.make_findable(id, tokens);
    let mut happened = it.note(id);
    happened.extend(crate::mention::mention(desk, tx, &it, permit.agent().id, id, text, now)?);
    keep(desk, tx, &it, permit, &happened, now)?;
    Ok(id)
}

/// A note as it is stored.
pub(crate) fn note_message(
    id: MessageId,
    conversation: ConversationId,
    by: AgentId,
    text: &str,
    at: domain::Moment,
) -> NewMessage {
    NewMessage {
        row: MessageRow {
            id,
            conversation,
            direction: Direction::Note,
            channel: ChannelKind::Email,
            contact_point: None,
            agent: Some(by),
            nature: Nature::Person,
            external_id: None,
            subject: String::new(),
            text: text.to_owned(),
            quoted: String::new(),
            signature: String::new(),
            has_html: false,
            because: Vec::new(),
            defects: Vec::new(),
            inbound: None,
            outgoing: None,
            references: Vec::new(),
            at,
            mailbox: None,
            answer_to: None,
            authentication: None,
            invitation: None,
            digital_signature: None,
            enquiry: None,
        },
        body_digest: None,
        likeness: None,
        html: None,
    }
}
