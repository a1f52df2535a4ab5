//! New conversations: begun by a customer's message, or by an agent who writes first.

use crate::Desk;
use crate::closing::{CannotClose, close};
use crate::draft::Key;
use crate::letter::{Letter, Recipient, Scene, address_letter, recipient, signed};
use crate::owner::owner_of;
use crate::permit::{Doer, NotAllowed, denied_as, permit, seen};
use crate::reply::{CannotReply, fits, keep_files, make_findable, outgoing_attachment, sent_message, settle_draft};
use domain::conversation::{Conversation, Latest, Priority, Status, Waiting};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::formatting::plain;
use domain::message::{Because, Copy, Finding, LintContext, Nature, Purpose, Severity, copies, lint};
use domain::team::{Agent, Permission};
use domain::text::{LINE_CHARS, summary, tokens};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, ContactPointId, ConversationId, DraftId, MailboxId, MessageId, Millis, Moment};
use store::{DraftFile, Mailbox, Read, Trouble, Tx};

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
    let conversation = unwritten(desk, mailbox, contact_point, subject, nature, chosen.owner, now);
    Ok((conversation, Happened::Owned { owner: chosen.owner, because: chosen.because }))
}

/// A conversation that nobody has heard of yet.
pub(crate) fn unwritten(
    desk: &Desk,
    mailbox: &Mailbox,
    contact_point: ContactPointId,
    subject: String,
    nature: Nature,
    owner: AgentId,
    now: Moment,
) -> Conversation {
    Conversation {
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
        owner,
        owner_since: now,
        waiting: Waiting::Nobody { since: now },
        told: None,
        latest: Latest { message: MessageId(0), at: now, channel: ChannelKind::Email, snippet: String::new() },
        message_count: 0,
        linked_to: None,
        created_at: now,
    }
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
    pub draft: DraftId,
    /// The mailbox that it is sent from.
    pub mailbox: MailboxId,
    /// Who gets it.
    pub to: String,
    /// Their name, if known.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Who gets an open copy: a line of addresses, as typed.
    pub cc: String,
    /// Who gets a blind copy; the same.
    pub bcc: String,
    /// The conversation that it goes on with, where there is one that the writer sees.
    pub follows: Option<ConversationId>,
    /// Told, not asked: it is closed at once, and opens again by itself if they answer.
    pub told: bool,
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
    Text(#[from] CannotReply),
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
    pub async fn open(&self, by: AgentId, opening: Opening) -> Result<ConversationId, CannotOpen> {
        let to = EmailAddress::parse(&opening.to).map_err(|_| CannotOpen::BadAddress)?;
        if opening.subject.trim().is_empty() {
            return Err(CannotOpen::NoSubject);
        }
        let draft = opening.draft;
        let files = self.store.read(move |read| read.draft_files(draft)).await?.len();
        ready_to_open(&opening.text, &opening.subject, files, self.mail.manners().text_chars_max)?;
        let desk = self.clone();
        let undo = self.mail.manners().undo;
        let tokens = tokens(&format!("{} {} {} {}", opening.subject, opening.text, opening.name, to));
        let begun = self.store.write(move |tx| begin(&desk, tx, by, &opening, &to, undo, &tokens)).await?;
        self.queued.notify_one();
        Ok(begun)
    }
}

fn begin(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    opening: &Opening,
    to: &EmailAddress,
    undo: Millis,
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
        Key::Foreign => return Err(CannotOpen::Text(CannotReply::OtherText)),
    };
    let subject: String = opening.subject.trim().chars().take(SUBJECT_CHARS_MAX).collect();
    let (mut conversation, _) = blank(desk, tx, &mailbox, point.id, subject, Nature::Person, now)?;
    // Whoever writes first has it.
    conversation.owner = by;
    conversation.linked_to = match opening.follows {
        Some(earlier) => seen(tx, agent, earlier)?.map(|it| it.id),
        None => None,
    };
    let owned =
        Happened::Owned { owner: by, because: Because::new("wrote-first", format!("{} wrote first", agent.name)) };
    let message = MessageId(desk.chance.id(now));
    let latest =
        Latest { message, at: now, channel: ChannelKind::Email, snippet: summary(&plain(&opening.text), LINE_CHARS) };
    conversation.latest = latest.clone();
    add(desk, tx, &mut conversation)?;
    let happened = send_opening(
        desk,
        tx,
        &Scene { installation: &installation, mailbox: &mailbox },
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
    if opening.told
        && let Err(CannotClose::Trouble(trouble)) = close(desk, tx, Doer::from(&permit), conversation.id, None)
    {
        return Err(trouble.into());
    }
    Ok(conversation.id)
}

/// What an opening message must pass before anything is written.
pub(crate) fn ready_to_open(
    text: &str,
    subject: &str,
    attachments: usize,
    chars_max: usize,
) -> Result<(), CannotReply> {
    if text.trim().is_empty() {
        return Err(CannotReply::Empty);
    }
    if text.chars().count() > chars_max {
        return Err(CannotReply::TooLong(chars_max));
    }
    let findings = lint(text, subject, LintContext { attachments, automatic: false });
    let blocking: Vec<Finding> = findings.into_iter().filter(|finding| finding.severity == Severity::Blocks).collect();
    if blocking.is_empty() { Ok(()) } else { Err(CannotReply::Lint(blocking)) }
}

/// Who gets copies of a first message.
pub(crate) fn copies_of_opening(
    read: &mut Read<'_, '_>,
    opening: &Opening,
    to: &EmailAddress,
) -> Result<Vec<Copy>, CannotReply> {
    let copies = copies(&opening.cc, &opening.bcc, to).map_err(CannotReply::from)?;
    crate::copies::none_to_ourselves(read, &copies)?;
    Ok(copies)
}

/// A first message, before it has identifiers.
pub(crate) fn opening_letter<'a>(
    read: &mut Read<'_, '_>,
    scene: &Scene<'_>,
    agent: &'a Agent,
    opening: &Opening,
    to: Recipient,
    copies: &[Copy],
    files: &[DraftFile],
) -> Result<Letter<'a>, Trouble> {
    Ok(Letter {
        purpose: Purpose::Opening,
        from: agent,
        to,
        text: format!("{}\n\n{}", opening.text.trim_end(), signed(read, agent, scene.mailbox.id)?),
        marked: true,
        cc: crate::copies::open(copies),
        quoted: None,
        attachments: files.iter().map(|file| outgoing_attachment(file, scene.mailbox)).collect(),
        page_url: None,
        answers: None,
    })
}

/// Queues the first message of a conversation that an agent begins.
#[expect(clippy::too_many_arguments, reason = "what beginning a conversation has decided before")]
fn send_opening(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    conversation: &mut Conversation,
    agent: &Agent,
    opening: &Opening,
    key: DraftId,
    message: MessageId,
    undo: Millis,
    tokens: &[String],
    now: Moment,
) -> Result<Vec<Happened>, CannotReply> {
    let files = tx.draft_files(key)?;
    fits(desk, &files)?;
    let to = recipient(tx, conversation.contact_point, None)?;
    let copies = copies_of_opening(tx, opening, &to.address().email)?;
    let letter = opening_letter(tx, scene, agent, opening, to, &copies, &files)?;
    let mut ready = address_letter(desk, tx, scene, conversation, letter, now + undo, now)?;
    ready.outgoing.message = Some(message);
    tx.add_message(&sent_message(conversation, scene.mailbox.id, agent.id, &ready, message, &opening.text, now))?;
    make_findable(tx, message, tokens, &files);
    keep_files(desk, tx, message, &files, now)?;
    tx.put_outgoing(&ready.outgoing, now)?;
    crate::copies::queue(desk, tx, scene, conversation, &ready, copies, now)?;
    let happened = conversation.answer(agent.id, conversation.latest.clone(), ready.id, None);
    settle_draft(tx, agent.id, key, conversation.id, message, now)?;
    Ok(happened)
}
