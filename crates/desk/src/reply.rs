//! A person answers. The draft's id is the idempotency key: a double click or a retry sends once.

use crate::Desk;
use crate::acts::{Act, each_that_can};
use crate::answering::answering;
use crate::draft::Key;
use crate::keep::keep;
use crate::letter::{Letter, Ready, Scene, address_letter, recipient, signed};
use crate::permit::{Doer, NotAllowed, denied_as, permit_on};
use crate::rule::occasion::{Occasion, arises};
use crate::withdrawal::{STANDING_MAX, taken_back};
use domain::conversation::{Conversation, Latest, SNOOZE_DAYS_MAX, Status};
use domain::customer::ChannelKind;
use domain::message::formatting::plain;
use domain::message::{
    BadCopies, COPIES_MAX, Copy, Finding, LintContext, Nature, OutgoingAttachment, Purpose, Quoted, Severity, copies,
    lint,
};
use domain::rule::When;
use domain::team::{Agent, Permission};
use domain::text::{LINE_CHARS, summary};
use domain::{AgentId, ContactPointId, ConversationId, DraftId, MailboxId, MessageId, Millis, Moment};
use store::{
    Direction, Draft, DraftFile, Mailbox, MessageRow, NewMessage, Read, StoredAttachment, Trouble, Tx, WaitEnd,
};

pub use crate::withdrawal::CannotWithdraw;

/// An answer to be sent.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The draft that it becomes of; sending the same draft twice sends once.
    pub draft: DraftId,
    /// The conversation.
    pub conversation: ConversationId,
    /// The text as typed.
    pub text: String,
    /// Whether it carries marks, as the composer writes them; what came by mail does not.
    pub marked: bool,
    /// The latest message that the writer had seen; an answer to something older is refused, with what came.
    pub seen: Option<MessageId>,
    /// The latest answer to an enquiry that the writer had seen; all of them when `None`. What came later is still to be
    /// seen to, and does not go with a conversation that is closed.
    pub heard: Option<MessageId>,
    /// The message that it answers; the latest that waits for an answer when `None`.
    pub answers: Option<MessageId>,
    /// Who gets it; the author of the message that it answers when `None`.
    pub to: Option<ContactPointId>,
    /// The mailbox that it leaves from; the one that was written to when `None`.
    pub from: Option<MailboxId>,
    /// Who gets an open copy: a line of addresses, as typed.
    pub cc: String,
    /// Who gets a blind copy; the same.
    pub bcc: String,
    /// Close the conversation with it.
    pub close: bool,
    /// Put the conversation aside until then with it.
    pub snooze: Option<Moment>,
    /// What else is done with the conversation once it is sent; not again when the same draft is sent again.
    pub acts: Vec<Act>,
}

impl Reply {
    /// An answer to whoever waits, from the mailbox that they wrote to.
    pub fn new(draft: DraftId, conversation: ConversationId, text: impl Into<String>) -> Self {
        Reply {
            draft,
            conversation,
            text: text.into(),
            marked: true,
            seen: None,
            heard: None,
            answers: None,
            to: None,
            from: None,
            cc: String::new(),
            bcc: String::new(),
            close: false,
            snooze: None,
            acts: Vec::new(),
        }
    }
}

/// Why an answer was not sent. The draft is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotReply {
    /// There is no such conversation.
    #[error("this conversation does not exist")]
    NoConversation,
    /// It became a part of another conversation.
    #[error("this conversation was merged into another one; your text is kept there")]
    Merged,
    /// It says nothing.
    #[error("the answer is empty; write something first")]
    Empty,
    /// It is longer than a message may be.
    #[error("the answer is longer than {0} characters; send the rest as a file")]
    TooLong(usize),
    /// Files are too large together.
    #[error("the files are larger than {0} MB together; send them in several answers")]
    FilesTooLarge(u64),
    /// Its key belongs to another text.
    #[error("this text belongs to another conversation or another person; reload the page and write it there")]
    OtherText,
    /// Something came that the writer has not seen.
    #[error("a new message came in while you were writing; read it before you send")]
    NotSeen(MessageId),
    /// A colleague answered, which the writer has not seen.
    #[error("{1} answered while you were writing; read it before you send")]
    Overtaken(MessageId, String),
    /// The text must not leave like this.
    #[error("the answer is not ready to be sent")]
    Lint(Vec<Finding>),
    /// The recipient takes no part in the conversation.
    #[error("this person takes no part in the conversation; begin a new one to write to them")]
    NoParticipant,
    /// The customer gives no address to answer to.
    #[error("this message names no sender that could be answered")]
    NoAddress,
    /// This is no address that a copy could go to.
    #[error("\u{201c}{0}\u{201d} is not a mail address")]
    NotAnAddress(String),
    /// A copy would come back to us.
    #[error("{0} is an address of our own desk; it gets every answer anyway")]
    CopyToOurselves(String),
    /// Copies for too many.
    #[error("an answer can have {COPIES_MAX} copies at most")]
    TooManyCopies,
    /// The moment to put it aside until is past or too far away.
    #[error("choose another moment to put the conversation aside until")]
    SnoozeUntil,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl From<BadCopies> for CannotReply {
    fn from(bad: BadCopies) -> Self {
        match bad {
            BadCopies::NotAnAddress(what) => CannotReply::NotAnAddress(what),
            BadCopies::TooMany => CannotReply::TooManyCopies,
        }
    }
}

denied_as! { CannotReply, NoConversation; }

impl Desk {
    /// Sends an answer: it leaves when the undo time is over.
    ///
    /// # Errors
    /// When it must not or cannot be sent; the draft stays.
    pub async fn reply(&self, by: AgentId, reply: Reply) -> Result<MessageId, CannotReply> {
        let manners = self.mail.manners();
        if reply.text.trim().is_empty() {
            return Err(CannotReply::Empty);
        }
        if reply.text.chars().count() > manners.text_chars_max {
            return Err(CannotReply::TooLong(manners.text_chars_max));
        }
        let desk = self.clone();
        let tokens = domain::text::tokens(&reply.text);
        let sent = self.store.write(move |tx| {
            let (sent, anew) = send(&desk, tx, by, &reply, manners.undo, &tokens)?;
            // It is sent, whatever becomes of these: what refuses is left as it is and seen on the conversation. A repetition
            // does nothing again: it could close what was answered since.
            if anew {
                each_that_can(&desk, tx, by, reply.conversation, &reply.acts)?;
            }
            Ok::<_, CannotReply>(sent)
        });
        let sent = sent.await?;
        self.queued.notify_one();
        Ok(sent)
    }

    /// An agent's answer that came by mail: it leaves at once, and what would block it in the browser only warns,
    /// because the writer is not here to mend it.
    pub(crate) async fn reply_from_mail(
        &self,
        by: AgentId,
        conversation: ConversationId,
        key: DraftId,
        text: String,
        about: Option<MessageId>,
    ) -> Result<MessageId, CannotReply> {
        let reply = Reply { answers: about, marked: false, ..Reply::new(key, conversation, text) };
        let desk = self.clone();
        let tokens = domain::text::tokens(&reply.text);
        let (sent, _) = self.store.write(move |tx| send(&desk, tx, by, &reply, Millis(0), &tokens)).await?;
        self.queued.notify_one();
        Ok(sent)
    }
}

/// A message of ours is found by its words and by the names of its files.
pub(crate) fn make_findable(tx: &mut Tx<'_, '_>, message: MessageId, tokens: &[String], files: &[DraftFile]) {
    let mut words = tokens.to_vec();
    words.extend(files.iter().flat_map(|file| domain::text::tokens(&file.name)));
    words.sort_unstable();
    words.dedup();
    tx.make_findable(message, &words);
}

/// The message, and whether it is new: a draft that was sent already is not sent again.
fn send(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    reply: &Reply,
    undo: Millis,
    tokens: &[String],
) -> Result<(MessageId, bool), CannotReply> {
    let now = desk.now();
    // Under the conversation's lock: a draft that was never saved has no row of its own that two clicks could wait for.
    let (permit, mut conversation) = permit_on(tx, by, Permission::Answer, reply.conversation)?;
    let agent = permit.agent();
    if conversation.status.is_merged() {
        return Err(CannotReply::Merged);
    }
    let key = match Key::of(desk, tx, reply.draft, by, Some(conversation.id), &reply.text)? {
        Key::Sent(message) => return Ok((message, false)),
        Key::Free(key) => key,
        Key::Foreign => return Err(CannotReply::OtherText),
    };
    not_overtaken(tx, &conversation, by, reply.seen)?;
    let files = tx.draft_files(key)?;
    fits(desk, &files)?;
    ready_to_leave(&reply.text, files.len())?;

    if reply.snooze.is_some_and(|until| until <= now || until > now + Millis::days(SNOOZE_DAYS_MAX)) {
        return Err(CannotReply::SnoozeUntil);
    }
    let Prepared { answered, mailbox, to, letter, copies } = prepared(tx, agent, &conversation, reply, &files)?;
    let installation = tx.installation_as(mailbox.id)?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    let message = MessageId(desk.chance.id(now));
    let scene = Scene { installation: &installation, mailbox: &mailbox };
    let mut ready = address_letter(desk, tx, &scene, &conversation, letter, now + undo, now)?;
    ready.outgoing.message = Some(message);
    tx.add_message(&sent_message(&conversation, mailbox.id, agent.id, &ready, message, &reply.text, now))?;
    make_findable(tx, message, tokens, &files);
    keep_files(desk, tx, message, &files, now)?;
    tx.put_outgoing(&ready.outgoing, now)?;
    crate::copies::queue(desk, tx, &scene, &conversation, &ready, copies, now)?;

    if let Some(answered) = &answered {
        crate::quarantine::learn_answered(tx, answered, now)?;
    }

    let shown = if reply.marked { plain(&reply.text) } else { reply.text.clone() };
    let snippet = summary(&shown, LINE_CHARS);
    let latest = Latest { message, at: now, channel: ChannelKind::Email, snippet };
    // Who answers by mail has not got the conversation before them.
    if reply.marked {
        tx.see_enquiries(conversation.id, reply.heard, now)?;
    }
    let unheard = tx.unheard_since(conversation.id)?.is_some();
    let still_waiting = tx.end_waits_of(conversation.id, to, WaitEnd::Answered, now)?;
    let mut happened = conversation.answer(by, latest, ready.id, still_waiting);
    if reply.close
        && !unheard
        && let Ok(closed) = conversation.close(permit.actor(), now)
    {
        tx.end_waits(conversation.id, WaitEnd::Withdrawn, now)?;
        happened.extend(closed);
    } else if let Some(until) = reply.snooze.filter(|_| !unheard)
        && let Ok(snoozed) = conversation.snooze(permit.actor(), until, now)
    {
        happened.extend(snoozed);
    }
    let closed = matches!(conversation.status, Status::Closed { .. });
    let whens: &[When] = if closed { &[When::Answered, When::Closed] } else { &[When::Answered] };
    let occasion = Occasion { by: Doer::from(&permit), whens, message: Some(message) };
    arises(desk, tx, &mut conversation, &mut happened, &occasion, now)?;
    keep(desk, tx, &conversation, &permit, &happened, now)?;
    tx.mark_read(by, conversation.id, message)?;
    tx.see_mentions(by, conversation.id, now)?;
    settle_draft(tx, by, key, conversation.id, message, now)?;
    Ok((message, true))
}

/// An answer with all that follows from the conversation, before it has identifiers.
pub(crate) struct Prepared<'a> {
    /// The message that it answers.
    pub answered: Option<MessageRow>,
    /// The mailbox that it leaves from.
    pub mailbox: Mailbox,
    /// Who gets it.
    pub to: ContactPointId,
    /// The letter.
    pub letter: Letter<'a>,
    /// Who gets copies.
    pub copies: Vec<Copy>,
}

/// Decides to whom an answer goes, from where, and what stands in it. Writes nothing.
pub(crate) fn prepared<'a>(
    read: &mut Read<'_, '_>,
    agent: &'a Agent,
    conversation: &Conversation,
    reply: &Reply,
    files: &[DraftFile],
) -> Result<Prepared<'a>, CannotReply> {
    let answered = answered_message(read, conversation, reply)?;
    let mailbox = mailbox_of(read, conversation, reply, answered.as_ref())?;
    let to = answered.as_ref().and_then(|message| message.contact_point).or(reply.to);
    let to = to.unwrap_or(conversation.contact_point);
    if to != conversation.contact_point && read.participant(conversation.id, to)?.is_none() {
        return Err(CannotReply::NoParticipant);
    }
    let point = read.contact_point(to)?.ok_or(CannotReply::NoAddress)?;
    if point.canonical.ends_with(".invalid") {
        return Err(CannotReply::NoAddress);
    }
    let recipient = recipient(read, to, answered.as_ref())?;
    let copies = copies(&reply.cc, &reply.bcc, &recipient.address().email).map_err(CannotReply::from)?;
    crate::copies::none_to_ourselves(read, &copies)?;
    let letter = Letter {
        purpose: Purpose::Reply,
        from: agent,
        to: recipient,
        text: format!("{}\n\n{}", reply.text.trim_end(), signed(read, agent, mailbox.id)?),
        marked: reply.marked,
        cc: crate::copies::open(&copies),
        quoted: history_for(read, conversation, to, answered.as_ref())?,
        attachments: files.iter().map(|file| outgoing_attachment(file, &mailbox)).collect(),
        page_url: None,
        answers: answered.as_ref().map(|message| message.id),
    };
    Ok(Prepared { answered, mailbox, to, letter, copies })
}

/// Characters of the quoted history below an answer.
pub(crate) const QUOTED_CHARS_MAX: usize = 20_000;

/// Refuses an answer whose writer has not seen the customer's latest message, or what a colleague answered meanwhile.
fn not_overtaken(
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    by: AgentId,
    seen: Option<MessageId>,
) -> Result<(), CannotReply> {
    let Some(seen) = seen else { return Ok(()) };
    match tx.latest_inbound(conversation.id)? {
        Some(latest) if latest.id > seen && latest.nature.counts_as_answer() => {
            return Err(CannotReply::NotSeen(latest.id));
        }
        _ => {}
    }
    for message in tx.messages_before(conversation.id, None, STANDING_MAX)?.into_iter().rev() {
        if message.id <= seen {
            break;
        }
        let colleague = message.agent.filter(|agent| *agent != by && message.direction == Direction::Out);
        if let Some(colleague) = colleague
            && message.enquiry.is_none()
            && !taken_back(tx, &message)?
        {
            let name = tx.agent(colleague)?.map_or_else(|| "A colleague".to_owned(), |of| of.first_name().to_owned());
            return Err(CannotReply::Overtaken(message.id, name));
        }
    }
    Ok(())
}

/// The message that a reply answers.
fn answered_message(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    reply: &Reply,
) -> Result<Option<MessageRow>, Trouble> {
    let named = match reply.answers {
        Some(id) => {
            read.message(id)?.filter(|message| message.conversation == conversation.id && message.enquiry.is_none())
        }
        None => None,
    };
    match (named, reply.to) {
        (Some(named), _) => Ok(Some(named)),
        (None, Some(to)) => read.latest_from(conversation.id, to),
        (None, None) => read.message_to_answer(conversation.id),
    }
}

/// The mailbox that a reply leaves from: the chosen one, else the one that was written to.
fn mailbox_of(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    reply: &Reply,
    answered: Option<&MessageRow>,
) -> Result<Mailbox, Trouble> {
    for id in [reply.from, answered.and_then(|message| message.mailbox)].into_iter().flatten() {
        if let Some(mailbox) = read.mailbox(id)? {
            return Ok(mailbox);
        }
    }
    read.mailbox(conversation.mailbox)?.ok_or_else(|| Trouble::Broken("a mailbox is gone".into()))
}

pub(crate) fn fits(desk: &Desk, files: &[DraftFile]) -> Result<(), CannotReply> {
    let allowed = desk.mail.manners().attachment_bytes_max;
    let together: i64 = files.iter().map(|file| file.bytes).sum();
    if u64::try_from(together).unwrap_or(u64::MAX) > allowed {
        return Err(CannotReply::FilesTooLarge(allowed / (1024 * 1024)));
    }
    Ok(())
}

/// What blocks is refused; what only warns was shown while writing.
pub(crate) fn ready_to_leave(text: &str, attachments: usize) -> Result<(), CannotReply> {
    // The subject is the customer's: whoever quotes an empty phrase of ours back at us must get an answer all the same.
    let findings = lint(text, "", LintContext { attachments, automatic: false });
    let blocking: Vec<Finding> = findings.into_iter().filter(|finding| finding.severity == Severity::Blocks).collect();
    if blocking.is_empty() { Ok(()) } else { Err(CannotReply::Lint(blocking)) }
}

/// The customer's words below the answer, but never for somebody who only holds our identifier.
fn history_for(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    to: ContactPointId,
    answered: Option<&MessageRow>,
) -> Result<Option<Quoted>, Trouble> {
    let trusted = read.participant(conversation.id, to)?.is_none_or(|participant| participant.flagged.is_none());
    let Some(latest) = answered else { return Ok(None) };
    if !(trusted || latest.contact_point == Some(to)) || latest.text.trim().is_empty() {
        return Ok(None);
    }
    let who = match latest.contact_point {
        Some(id) => read.contact_point(id)?.map(|point| if point.name.is_empty() { point.written } else { point.name }),
        None => None,
    };
    // It is read on another day: "today" would be wrong by then.
    let hours = answering(read, conversation.team, latest.mailbox.unwrap_or(conversation.mailbox))?;
    let when = hours.and_then(|of| of.hours.date_words(latest.at)).unwrap_or_else(|| latest.at.rfc3339());
    Ok(Some(Quoted {
        who: who.unwrap_or_else(|| "You".to_owned()),
        when,
        text: latest.text.chars().take(QUOTED_CHARS_MAX).collect(),
    }))
}

pub(crate) fn sent_message(
    conversation: &Conversation,
    mailbox: MailboxId,
    agent: AgentId,
    ready: &Ready,
    id: MessageId,
    text: &str,
    now: Moment,
) -> NewMessage {
    let payload = &ready.outgoing.payload;
    let references = payload.references.iter().chain(std::iter::once(&payload.external_id)).cloned().collect();
    NewMessage {
        row: MessageRow {
            id,
            conversation: conversation.id,
            direction: Direction::Out,
            channel: payload.channel,
            contact_point: None,
            agent: Some(agent),
            nature: Nature::Person,
            external_id: Some(payload.external_id.clone()),
            subject: payload.subject.clone(),
            text: text.trim_end().to_owned(),
            quoted: String::new(),
            signature: String::new(),
            has_html: false,
            because: Vec::new(),
            defects: Vec::new(),
            inbound: None,
            outgoing: Some(ready.id),
            references,
            at: now,
            mailbox: Some(mailbox),
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

/// Kinds of pictures that every mail program shows.
const SHOWN_PICTURES: [&str; 3] = ["image/png", "image/jpeg", "image/gif"];
/// Larger pictures are files to be kept rather than something to be seen at once.
const SHOWN_BYTES_MAX: i64 = 5 * 1024 * 1024;

/// Whether a file is a picture that every program shows.
pub fn is_shown_picture(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    SHOWN_PICTURES.contains(&kind.as_str())
}

/// A file of a letter. Pictures stand in the letter itself, below its words.
pub(crate) fn outgoing_attachment(file: &DraftFile, mailbox: &Mailbox) -> OutgoingAttachment {
    let shown = is_shown_picture(&file.content_type) && file.bytes <= SHOWN_BYTES_MAX;
    let digest: String = file.digest.chars().take(32).collect();
    let content_id = format!("{digest}.{}@{}", file.position, mailbox.address.domain());
    OutgoingAttachment {
        name: file.name.clone(),
        content_type: file.content_type.clone(),
        digest: file.digest.clone(),
        bytes: u64::try_from(file.bytes).unwrap_or_default(),
        content_id: shown.then_some(content_id),
    }
}

/// The files of a draft become the message's.
pub(crate) fn keep_files(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    message: MessageId,
    files: &[DraftFile],
    now: Moment,
) -> Result<(), Trouble> {
    for file in files {
        tx.refer_to_blob(&file.digest, file.bytes, "message", message.0, now)?;
        tx.add_attachment(&StoredAttachment {
            message,
            position: file.position,
            name: file.name.clone(),
            content_type: file.content_type.clone(),
            bytes: file.bytes,
            content_id: None,
            inline: false,
            digest: Some(file.digest.clone()),
            scan: None,
            awaits_scan: false,
        })?;
    }
    if !files.is_empty() {
        crate::scan::look_soon(desk, tx, message, now)?;
    }
    Ok(())
}

/// The draft is sent: its id answers every repetition with the same message.
pub(crate) fn settle_draft(
    tx: &mut Tx<'_, '_>,
    by: AgentId,
    key: DraftId,
    conversation: ConversationId,
    message: MessageId,
    now: Moment,
) -> Result<(), Trouble> {
    let draft = Draft {
        id: key,
        agent: by,
        conversation: Some(conversation),
        kind: "reply".to_owned(),
        body: String::new(),
        saved_at: now,
        sent_as: None,
    };
    tx.save_draft(&draft)?;
    tx.draft_sent(key, message)
}
