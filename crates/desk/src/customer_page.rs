//! The customer's own page of a conversation: no login, an unguessable link. They add something, or say whether it was
//! put right. What they write here is a message like any other.

use crate::Desk;
use crate::closing::close;
use crate::keep::{keep, record};
use crate::letter::Scene;
use crate::permit::Doer;
use crate::rule::occasion::{Occasion, arises};
use domain::conversation::{Conversation, Latest, Received, Status, Waiting};
use domain::customer::ChannelKind;
use domain::message::{Because, Nature};
use domain::rule::When;
use domain::text::{LINE_CHARS, summary};
use domain::timeline::{Actor, Happened};
use domain::{ContactPointId, DraftId, MailboxId, MessageId, Millis, Moment};
use store::{Direction, Draft, DraftFile, MessageRow, NewMessage, Read, Trouble, Tx, WaitEnd};

/// Characters of a message written on the page.
pub const TEXT_CHARS_MAX: usize = 100_000;
/// Messages added on one page in an hour; a script that found a link must not fill the desk.
pub const MESSAGES_PER_HOUR_MAX: i64 = 30;

/// Why something was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdd {
    /// The link leads nowhere.
    #[error("this link does not lead to a conversation")]
    NoPage,
    /// It says nothing.
    #[error("please write something first")]
    Empty,
    /// It is too long.
    #[error("this is longer than {TEXT_CHARS_MAX} characters; please send the rest as a file or by mail")]
    TooLong,
    /// Too much in one hour.
    #[error("that is a lot in one hour; please answer our mail instead, it reaches us all the same")]
    TooMuch,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// A file that the customer adds.
#[derive(Clone, Debug)]
pub struct AddedFile {
    /// Its name.
    pub name: String,
    /// Its media type as declared.
    pub content_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a link shows to whoever holds it.
#[derive(Clone, Debug)]
pub struct CustomersPage {
    /// The conversation as its holder knows it: where theirs became a part of another one, that one, under their own
    /// contact point, subject, reference and link, and with their own wait.
    pub seen: Conversation,
    /// Only what the holder wrote and got may be shown: the rest is between others and us.
    pub own_only: bool,
}

/// The page of a link; `None` when it leads nowhere.
///
/// # Errors
/// When the database cannot be read.
pub fn page_of(read: &mut Read<'_, '_>, token: &str) -> Result<Option<CustomersPage>, Trouble> {
    let Some(theirs) = read.conversation_by_page_token(token)? else { return Ok(None) };
    if !theirs.status.is_merged() {
        let waiting = for_customers(read, &theirs)?;
        return Ok(Some(CustomersPage { seen: Conversation { waiting, ..theirs }, own_only: false }));
    }
    let survivor = read.survivor(theirs.id)?;
    let Some(whole) = read.conversation(survivor)? else { return Ok(None) };
    // They wrote to this mailbox, and know no other brand.
    let mailbox = theirs.mailbox;
    if whole.contact_point == theirs.contact_point {
        let waiting = for_customers(read, &whole)?;
        return Ok(Some(CustomersPage {
            seen: Conversation { page_token: theirs.page_token, mailbox, waiting, ..whole },
            own_only: false,
        }));
    }
    let waiting = match read.waits_since(whole.id, theirs.contact_point)? {
        Some(since) => Waiting::OnUs { since },
        None => Waiting::OnThem { since: whole.waiting.since() },
    };
    let seen = Conversation {
        contact_point: theirs.contact_point,
        subject: theirs.subject,
        reference: theirs.reference,
        page_token: theirs.page_token,
        mailbox,
        waiting,
        told: None,
        ..whole
    };
    Ok(Some(CustomersPage { seen, own_only: true }))
}

/// Whose move it is as customers know it: what others answered to us is between them and us.
fn for_customers(read: &mut Read<'_, '_>, it: &Conversation) -> Result<Waiting, Trouble> {
    Ok(match it.waiting {
        Waiting::OnUs { since } if read.only_others_answered(it.id)? => Waiting::OnThem { since },
        known => known,
    })
}

impl Desk {
    /// Takes what the customer adds on their page. `key` makes a repetition harmless.
    ///
    /// # Errors
    /// When the link leads nowhere, or it is empty or too much.
    pub async fn add_on_page(
        &self,
        token: String,
        key: DraftId,
        text: String,
        files: Vec<AddedFile>,
    ) -> Result<(), CannotAdd> {
        if text.trim().is_empty() && files.is_empty() {
            return Err(CannotAdd::Empty);
        }
        if text.chars().count() > TEXT_CHARS_MAX {
            return Err(CannotAdd::TooLong);
        }
        // Nothing is stored for a link that leads nowhere, or that is used by a script.
        let asked = token.clone();
        let now = self.now();
        self.store.read(move |read| may_add(read, &asked, now).map(drop)).await?;
        let mut stored = Vec::new();
        for (position, file) in (0..).zip(files) {
            let bytes = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
            let digest = self.blobs.put(file.bytes).await?;
            stored.push(DraftFile { position, name: file.name, content_type: file.content_type, bytes, digest });
        }
        let desk = self.clone();
        let tokens = domain::text::tokens(&text);
        let said = self
            .store
            .write(move |tx| {
                let now = desk.now();
                let page = may_add(tx, &token, now)?;
                // Under the conversation's lock: the key has no row yet that two clicks could wait for.
                let mut conversation = locked(tx, &page)?;
                let key = match tx.lock_draft(key)? {
                    None => key,
                    Some(known) if is_repetition(tx, &known, &conversation, &text)? => return Ok(None),
                    // Other words under the same key, or a key that is not this page's: said all the same.
                    Some(_) => desk.new_draft(),
                };
                let author = page.seen.contact_point;
                let mailbox = page.seen.mailbox;
                let said = Said { author, mailbox, text: &text, tokens: &tokens, files: &stored, also: None };
                let message = add(&desk, tx, &mut conversation, &said, now)?;
                remember(tx, &conversation, key, message, now)?;
                Ok::<_, CannotAdd>(Some(message).filter(|_| !stored.is_empty()))
            })
            .await?;
        self.queued.notify_one();
        if let Some(message) = said {
            // It is kept. Whether a file is held back can be said on the page that comes next.
            self.look_now(message).await;
        }
        Ok(())
    }

    /// The customer says whether it was put right. "Not yet" is a message like any other: they wait again, the
    /// conversation is open, and its owner hears of it at once.
    ///
    /// # Errors
    /// When the link leads nowhere.
    pub async fn solved_on_page(&self, token: String, solved: bool) -> Result<(), CannotAdd> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let page = page_of(tx, &token)?.ok_or(CannotAdd::NoPage)?;
                if solved { say_solved(&desk, tx, &page) } else { say_not_solved(&desk, tx, &page) }
            })
            .await?;
        self.queued.notify_one();
        Ok(())
    }
}

/// The page of a link, when something may be added there now.
fn may_add(read: &mut Read<'_, '_>, token: &str, now: Moment) -> Result<CustomersPage, CannotAdd> {
    let page = page_of(read, token)?.ok_or(CannotAdd::NoPage)?;
    if read.arrivals_from(page.seen.contact_point, now - Millis::hours(1))? >= MESSAGES_PER_HOUR_MAX {
        return Err(CannotAdd::TooMuch);
    }
    Ok(page)
}

/// The conversation itself, as it is kept: it is changed, and not what one of its customers knows of it.
fn locked(tx: &mut Tx<'_, '_>, page: &CustomersPage) -> Result<Conversation, CannotAdd> {
    match tx.lock_conversation(page.seen.id)? {
        // Merged since the link was followed: follow it again.
        Some(found) if found.status.is_merged() => Err(CannotAdd::Trouble(Trouble::Collision)),
        found => found.ok_or(CannotAdd::NoPage),
    }
}

/// Whether a key was used on this page for these very words.
fn is_repetition(
    read: &mut Read<'_, '_>,
    known: &Draft,
    conversation: &Conversation,
    text: &str,
) -> Result<bool, Trouble> {
    let Some(message) = known.sent_as.filter(|_| known.kind == KEY_KIND && known.conversation == Some(conversation.id))
    else {
        return Ok(false);
    };
    Ok(read.message(message)?.is_some_and(|message| message.text == text.trim()))
}

/// The kind of a remembered key.
const KEY_KIND: &str = "page";

/// What the customer says on the page.
struct Said<'a> {
    author: ContactPointId,
    /// The address that they wrote to first.
    mailbox: MailboxId,
    text: &'a str,
    tokens: &'a [String],
    files: &'a [DraftFile],
    /// What happened besides, for the timeline.
    also: Option<Happened>,
}

/// Takes it as a message: stored, findable, waited for, and told to the owner.
fn add(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &mut Conversation,
    said: &Said<'_>,
    now: Moment,
) -> Result<MessageId, CannotAdd> {
    let customer = said.author;
    let id = MessageId(desk.chance.id(now));
    let because = vec![Because::new("on-our-page", "it was written on the customer's own page")];
    tx.add_message(&page_message(conversation, id, said, &because, now))?;
    tx.make_findable(id, said.tokens);
    crate::reply::keep_files(desk, tx, id, said.files, now)?;
    let blocked = crate::block::kept_back(tx, customer)?;
    let shown = if said.text.trim().is_empty() { "(a file)" } else { said.text };
    let latest = Latest { message: id, at: now, channel: ChannelKind::Page, snippet: summary(shown, LINE_CHARS) };
    let received = Received { latest, nature: Nature::Person, from: Actor::Customer(customer) };
    if blocked.is_some() && conversation.contact_point != customer {
        let aside = conversation.receive_aside(&received, because);
        keep(desk, tx, conversation, Doer::customer(customer), &aside, now)?;
        return Ok(id);
    }
    tx.begin_wait(id, conversation.id, conversation.team, ChannelKind::Page, now)?;
    let hidden = conversation.status.is_quarantined();
    if hidden {
        // It waits again when a person has looked, like what came before it.
        tx.end_waits(conversation.id, WaitEnd::Withdrawn, conversation.status.since().0)?;
    }
    let mut happened = conversation.receive(&received, because);
    happened.splice(0..0, said.also.clone());
    happened.extend(crate::owner::cover_absent_owner(tx, conversation, None, now)?);
    if let Some(because) = blocked.filter(|_| !hidden) {
        let aside = crate::quarantine::put_aside(tx, conversation, Actor::Desk, vec![because], now);
        happened.extend(aside.unwrap_or_default());
    }
    let hidden = conversation.status.is_quarantined();
    let by = Doer::customer(customer);
    let occasion = Occasion { by, whens: &[When::Arrives], message: Some(id) };
    arises(desk, tx, conversation, &mut happened, &occasion, now)?;
    keep(desk, tx, conversation, by, &happened, now)?;
    let installation = tx.installation_as(conversation.mailbox)?;
    let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
    if let Some(mailbox) = tx.mailbox(conversation.mailbox)?.filter(|_| !hidden) {
        let scene = Scene { installation: &installation, mailbox: &mailbox };
        crate::notification::tell_owner(desk, tx, &scene, conversation, id, now)?;
    }
    Ok(id)
}

/// The key of a form is remembered as a draft of the owner's: nobody else has it.
fn remember(
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    key: DraftId,
    message: MessageId,
    now: Moment,
) -> Result<(), CannotAdd> {
    tx.save_draft(&Draft {
        id: key,
        agent: conversation.owner,
        conversation: Some(conversation.id),
        kind: KEY_KIND.to_owned(),
        body: String::new(),
        saved_at: now,
        sent_as: None,
    })?;
    Ok(tx.draft_sent(key, message)?)
}

fn page_message(
    conversation: &Conversation,
    id: MessageId,
    said: &Said<'_>,
    because: &[Because],
    at: Moment,
) -> NewMessage {
    NewMessage {
        row: MessageRow {
            id,
            conversation: conversation.id,
            direction: Direction::In,
            channel: ChannelKind::Page,
            contact_point: Some(said.author),
            agent: None,
            nature: Nature::Person,
            external_id: None,
            subject: String::new(),
            text: said.text.trim().to_owned(),
            quoted: String::new(),
            signature: String::new(),
            has_html: false,
            because: because.to_vec(),
            defects: Vec::new(),
            inbound: None,
            outgoing: None,
            references: Vec::new(),
            at,
            mailbox: Some(said.mailbox),
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

/// Solved for whoever says so: it ends when nobody else waits in it.
fn say_solved(desk: &Desk, tx: &mut Tx<'_, '_>, page: &CustomersPage) -> Result<(), CannotAdd> {
    let (now, customer) = (desk.now(), page.seen.contact_point);
    let mut conversation = locked(tx, page)?;
    let (by, said) = (Doer::customer(customer), Happened::Solved { solved: true });
    if matches!(conversation.status, Status::Closed { .. }) {
        return Ok(record(desk, tx, conversation.id.0, by, &[said], now)?);
    }
    if tx.others_wait(conversation.id, customer)? {
        if let Some(since) = tx.end_waits_of(conversation.id, customer, WaitEnd::Withdrawn, now)? {
            conversation.waiting = Waiting::OnUs { since };
        }
        return Ok(keep(desk, tx, &conversation, by, &[said], now)?);
    }
    close(desk, tx, by, conversation.id, Some(said)).map_err(|error| match error {
        crate::closing::CannotClose::Trouble(trouble) => CannotAdd::Trouble(trouble),
        _ => CannotAdd::NoPage,
    })
}

/// What the button says, in the customer's name.
const NOT_SOLVED: &str = "Not yet.";

fn say_not_solved(desk: &Desk, tx: &mut Tx<'_, '_>, page: &CustomersPage) -> Result<(), CannotAdd> {
    let (now, author) = (desk.now(), page.seen.contact_point);
    let mut conversation = locked(tx, page)?;
    let said = Happened::Solved { solved: false };
    if tx.waits_since(conversation.id, author)?.is_some() && conversation.status.is_open() {
        // They wait already: a second press says nothing new.
        return Ok(record(desk, tx, conversation.id.0, Doer::customer(author), &[said], now)?);
    }
    let tokens = domain::text::tokens(NOT_SOLVED);
    let mailbox = page.seen.mailbox;
    let said = Said { author, mailbox, text: NOT_SOLVED, tokens: &tokens, files: &[], also: Some(said) };
    add(desk, tx, &mut conversation, &said, now).map(drop)
}
