//! New conversations: begun by a customer's message, or by an agent who writes first.

use crate::Desk;
use crate::draft::Key;
use crate::owner::owner_of;
use crate::permit::{NotAllowed, denied_as, permit};
use domain::conversation::{Conversation, Latest, Priority, Status, Waiting};
use domain::customer::{Address, ChannelKind};
use domain::message::Nature;
use domain::message::formatting::plain;
use domain::team::Permission;
use domain::text::{LINE_CHARS, summary};
use domain::timeline::{Actor, Happened};
use domain::{ContactPointId, ConversationId, MessageId, Moment};
use store::{Mailbox, Trouble, Tx};

/// A conversation with an owner and nothing in it yet.
pub(crate) fn blank(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    mailbox: &Mailbox,
    contact_point: ContactPointId,
    subject: String,
    nature: Nature,
    now: Moment,
) -> Result<(Conversation, Happened), Trouble> {
    let chosen = owner_of(tx, mailbox, contact_point, now)?;
    let conversation = Conversation {
        id: ConversationId(desk.chance.id(now)),
        reference: desk.chance.reference(),
        page_token: desk.chance.token(),
        contact_point,
        mailbox: mailbox.id,
        team: mailbox.team,
        subject,
        nature,
        status: Status::Open { since: now, by: Actor::Desk },
        priority: Priority::Normal,
        owner: chosen.owner,
        owner_since: now,
        waiting: Waiting::Nobody { since: now },
        told: None,
        latest: Latest { message: MessageId(0), at: now, channel: ChannelKind::Email, snippet: String::new() },
        message_count: 0,
        linked_to: None,
        created_at: now,
    };
    Ok((conversation, Happened::Owned { owner: chosen.owner, because: chosen.because }))
}

/// References drawn before giving up; with a billion of them a second draw is rare and a third unheard of.
const DRAWS_MAX: usize = 10;

/// Writes a new conversation, drawing another reference while the one it has is taken.
pub(crate) fn add(desk: &Desk, tx: &mut Tx<'_, '_>, conversation: &mut Conversation) -> Result<(), Trouble> {
    for _ in 0..DRAWS_MAX {
        if tx.add_conversation(conversation)? {
            return Ok(());
        }
        conversation.reference = desk.chance.reference();
    }
    Err(Trouble::Broken("no free reference for a conversation".into()))
}

/// An agent's first message of a new conversation.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The draft that it becomes of; sending the same draft twice sends once.
    pub draft: domain::DraftId,
    /// The mailbox that it is sent from.
    pub mailbox: domain::MailboxId,
    /// Who gets it.
    pub to: String,
    /// Their name, if known.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Why a conversation was not begun.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotOpen {
    /// The address is none.
    #[error("this is not a mail address")]
    BadAddress,
    /// It is an address of our own.
    #[error("this is an address of our own desk; write a note instead")]
    OwnAddress,
    /// The mailbox does not exist.
    #[error("choose a mailbox to write from")]
    NoMailbox,
    /// A subject is missing.
    #[error("give it a subject, so that they know what it is about")]
    NoSubject,
    /// The text is empty, too long or does not lint.
    #[error(transparent)]
    Text(#[from] crate::reply::CannotReply),
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotOpen, NoMailbox; }

/// Characters of a subject line.
pub const SUBJECT_CHARS_MAX: usize = 200;

impl Desk {
    /// Begins a conversation by writing first.
    ///
    /// # Errors
    /// When something is missing or must not leave; nothing is sent.
    pub async fn open(&self, by: domain::AgentId, opening: Opening) -> Result<ConversationId, CannotOpen> {
        let to = domain::customer::EmailAddress::parse(&opening.to).map_err(|_| CannotOpen::BadAddress)?;
        if opening.subject.trim().is_empty() {
            return Err(CannotOpen::NoSubject);
        }
        let draft = opening.draft;
        let files = self.store.read(move |read| read.draft_files(draft)).await?.len();
        crate::reply::ready_to_open(&opening.text, &opening.subject, files, self.mail.manners().text_chars_max)?;
        let desk = self.clone();
        let undo = self.mail.manners().undo;
        let tokens = domain::text::tokens(&format!("{} {} {} {}", opening.subject, opening.text, opening.name, to));
        let begun = self.store.write(move |tx| begin(&desk, tx, by, &opening, &to, undo, &tokens)).await?;
        self.queued.notify_one();
        Ok(begun)
    }
}

fn begin(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: domain::AgentId,
    opening: &Opening,
    to: &domain::customer::EmailAddress,
    undo: domain::Millis,
    tokens: &[String],
) -> Result<ConversationId, CannotOpen> {
    let now = desk.now();
    let permit = permit(tx, by, Permission::Answer)?;
    let agent = permit.agent();
    let mailbox = tx.mailbox(opening.mailbox)?.filter(|of| agent.sees(of.team)).ok_or(CannotOpen::NoMailbox)?;
    let installation = tx.installation_as(mailbox.id)?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    if crate::address::resolve(tx, to)?.is_some() {
        return Err(CannotOpen::OwnAddress);
    }
    let point = crate::copies::person(desk, tx, &Address::new(opening.name.trim(), to.clone()), now)?;
    // Under the recipient's lock: a draft that was never saved has no row of its own that two clicks could wait for.
    let key = match Key::of(desk, tx, opening.draft, by, None, &opening.text)? {
        Key::Sent(sent) => {
            let message = tx.message(sent)?.ok_or_else(|| Trouble::Broken("a sent message is gone".into()))?;
            return Ok(message.conversation);
        }
        Key::Free(key) => key,
        Key::Foreign => return Err(CannotOpen::Text(crate::reply::CannotReply::OtherText)),
    };
    let subject: String = opening.subject.trim().chars().take(SUBJECT_CHARS_MAX).collect();
    let (mut conversation, _) = blank(desk, tx, &mailbox, point.id, subject, Nature::Person, now)?;
    // Whoever writes first has it.
    conversation.owner = by;
    let owned = Happened::Owned {
        owner: by,
        because: domain::message::Because::new("wrote-first", format!("{} wrote first", agent.name)),
    };
    let message = MessageId(desk.chance.id(now));
    let latest =
        Latest { message, at: now, channel: ChannelKind::Email, snippet: summary(&plain(&opening.text), LINE_CHARS) };
    conversation.latest = latest.clone();
    add(desk, tx, &mut conversation)?;
    let happened = crate::reply::send_opening(
        desk,
        tx,
        &crate::letter::Scene { installation: &installation, mailbox: &mailbox },
        &mut conversation,
        agent,
        opening,
        key,
        message,
        undo,
        tokens,
        now,
    )?;
    let all: Vec<Happened> = std::iter::once(owned).chain(happened).collect();
    crate::keep::keep(desk, tx, &conversation, &permit, &all, now)?;
    Ok(conversation.id)
}
