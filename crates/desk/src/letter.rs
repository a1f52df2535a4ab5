//! Making a message ready to leave: who speaks, where answers go, which identifiers keep mail programs' threads
//! together, and the words. Messages that owners edit are templates; a template that would leave a hole fails.

use crate::Desk;
use crate::address::{bounce_address, reply_address};
use domain::conversation::Conversation;
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{AutoSubmitted, Outgoing, OutgoingAttachment, Purpose, Quoted, subject_tag};
use domain::team::Agent;
use domain::{AgentId, ContactPointId, MailboxId, MessageId, Moment, OutgoingId};
use language::Language;
use store::{Installation, Mailbox, MessageRow, NewOutgoing, Participant, Read, ReplyToken, TokenHolder, Trouble, Tx};

/// What a letter says and why; everything else follows from the conversation.
pub(crate) struct Letter<'a> {
    pub purpose: Purpose,
    pub from: &'a Agent,
    pub to: Recipient,
    pub text: String,
    /// Whether the text carries marks.
    pub marked: bool,
    /// Who gets open copies.
    pub cc: Vec<Address>,
    pub quoted: Option<Quoted>,
    pub attachments: Vec<OutgoingAttachment>,
    pub page_url: Option<String>,
    /// The message that it answers, or tells an agent about.
    pub answers: Option<MessageId>,
}

/// What every letter of a conversation needs beside its words: the desk's own row, and the mailbox that it leaves from.
pub(crate) struct Scene<'a> {
    pub installation: &'a Installation,
    pub mailbox: &'a Mailbox,
}

/// Who gets it.
pub(crate) enum Recipient {
    /// A participant, under this address and name.
    Customer(ContactPointId, Address),
    /// An agent of ours.
    Agent(AgentId, Address),
}

impl Recipient {
    fn holder(&self) -> TokenHolder {
        match self {
            Recipient::Customer(contact_point, _) => TokenHolder::ContactPoint(*contact_point),
            Recipient::Agent(agent, _) => TokenHolder::Agent(*agent),
        }
    }

    /// Their address.
    pub fn address(&self) -> &Address {
        match self {
            Recipient::Customer(_, address) | Recipient::Agent(_, address) => address,
        }
    }
}

/// A letter with its identifiers, ready to be queued.
pub(crate) struct Ready {
    pub id: OutgoingId,
    pub outgoing: NewOutgoing,
}

/// Gives a letter its sender, reply address, identifiers and threading headers.
pub(crate) fn address_letter(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    scene: &Scene<'_>,
    conversation: &Conversation,
    letter: Letter<'_>,
    leaves_at: Moment,
    now: Moment,
) -> Result<Ready, Trouble> {
    let id = OutgoingId(desk.chance.id(now));
    let bounce_token = desk.chance.address_token();
    let (holder, recipient) = (letter.to.holder(), letter.to.address().email.canonical());
    let token = reply_token(desk, tx, conversation, holder, letter.answers, now)?;
    let addresses = (reply_address(scene.mailbox, &token), bounce_address(scene.mailbox, &bounce_token));
    let payload = written(desk, tx, scene, conversation, letter, addresses, now)?;
    let (contact_point, agent) = match holder {
        TokenHolder::ContactPoint(id) => (Some(id), None),
        TokenHolder::Agent(id) => (None, Some(id)),
    };
    let outgoing = NewOutgoing { id, message: None, contact_point, agent, recipient, bounce_token, payload, leaves_at };
    Ok(Ready { id, outgoing })
}

/// A letter as it would leave, with the addresses that its answers and its bounces go to.
pub(crate) fn written(
    desk: &Desk,
    read: &mut Read<'_, '_>,
    scene: &Scene<'_>,
    conversation: &Conversation,
    letter: Letter<'_>,
    (answers_to, bounces_to): (EmailAddress, EmailAddress),
    now: Moment,
) -> Result<Outgoing, Trouble> {
    let Scene { installation, mailbox } = scene;
    let name = mailbox_name(read, scene)?;
    let (in_reply_to, references) = match letter.purpose {
        Purpose::Notification => (None, Vec::new()),
        _ => parent(read, conversation, letter.to.holder(), letter.answers)?,
    };
    let auto_submitted = match letter.purpose {
        Purpose::Acknowledgement => Some(AutoSubmitted::Replied),
        Purpose::Notification => Some(AutoSubmitted::Generated),
        Purpose::Reply | Purpose::Opening | Purpose::Enquiry => None,
    };
    // Whoever came with a part of a merged conversation knows that one's subject and reference, and no other.
    let known = match &letter.to {
        Recipient::Customer(contact_point, _) => crate::merge::known_to(read, conversation, *contact_point)?,
        Recipient::Agent(..) => conversation.clone(),
    };
    Ok(Outgoing {
        channel: ChannelKind::Email,
        purpose: letter.purpose,
        conversation: conversation.id,
        external_id: external_id(desk, mailbox, now),
        from: Address::new(format!("{}, {name}", letter.from.name), mailbox.address.clone()),
        reply_to: Some(Address::new(name, answers_to)),
        return_path: bounces_to,
        to: vec![letter.to.address().clone()],
        cc: letter.cc,
        copy: None,
        subject: subject(&known, letter.purpose, Language::of_tag(&installation.language).unwrap_or_default()),
        in_reply_to,
        references,
        date: now,
        text: letter.text,
        marked: letter.marked,
        quoted: letter.quoted,
        enclosed: None,
        attachments: letter.attachments,
        auto_submitted,
        loop_mark: installation.loop_mark.clone(),
        page_url: letter.page_url,
    })
}

/// What mail programs sort the letter under: the message that it answers, or the newest one that the recipient's program
/// knows of when that one was not mail.
fn parent(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    to: TokenHolder,
    answers: Option<MessageId>,
) -> Result<(Option<String>, Vec<String>), Trouble> {
    let answered = match answers {
        Some(id) => read.message(id)?.filter(|message| message.external_id.is_some()),
        None => None,
    };
    let parent = match (answered, to) {
        (None, TokenHolder::ContactPoint(to)) => read.latest_known_to(conversation.id, to)?,
        (answered, _) => answered,
    };
    Ok(parent.map_or((None, Vec::new()), |message| (message.external_id, message.references)))
}

/// The token that brings this one's answers back. A participant has one for the whole conversation; an agent one for
/// each message that they are told about, so that their answer is an answer to that one.
fn reply_token(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    holder: TokenHolder,
    about: Option<MessageId>,
    now: Moment,
) -> Result<String, Trouble> {
    let about = about.filter(|_| matches!(holder, TokenHolder::Agent(_)));
    let known = known_token(tx, conversation, holder, about)?;
    if let (None, TokenHolder::ContactPoint(contact_point)) = (&known, holder) {
        tx.join(conversation.id, &Participant { contact_point, joined_at: now, flagged: None })?;
    }
    token_for(desk, tx, conversation, holder, about)
}

fn known_token(
    read: &mut Read<'_, '_>,
    conversation: &Conversation,
    holder: TokenHolder,
    about: Option<MessageId>,
) -> Result<Option<String>, Trouble> {
    let same = |token: &ReplyToken| token.holder == holder && token.about == about && token.enquiry.is_none();
    Ok(read.reply_tokens(conversation.id)?.into_iter().find(same).map(|known| known.token))
}

/// The same for somebody who takes no part by it.
pub(crate) fn token_for(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    conversation: &Conversation,
    holder: TokenHolder,
    about: Option<MessageId>,
) -> Result<String, Trouble> {
    if let Some(known) = known_token(tx, conversation, holder, about)? {
        return Ok(known);
    }
    let token = desk.chance.address_token();
    tx.add_reply_token(&ReplyToken {
        token: token.clone(),
        conversation: conversation.id,
        holder,
        about,
        enquiry: None,
    })?;
    Ok(token)
}

/// Our own `Message-ID`, known before the first try: a random part at a domain of ours (RFC 5322 §3.6.4).
pub(crate) fn external_id(desk: &Desk, mailbox: &Mailbox, now: Moment) -> String {
    let domain = mailbox.address.domain();
    format!("{:x}.{}@{domain}", now.0, desk.chance.address_token())
}

/// The person, and the shop where the mailbox does not carry the name already.
/// What stands under an answer from this mailbox.
pub(crate) fn signed(read: &mut Read<'_, '_>, agent: &Agent, mailbox: MailboxId) -> Result<String, Trouble> {
    let signed = agent.signed();
    Ok(match read.brand_of(mailbox)? {
        Some(brand) => brand.signs(&signed),
        None => signed,
    })
}

/// The name beside the address: the brand's, else the mailbox's own, else the desk's.
pub(crate) fn mailbox_name(read: &mut Read<'_, '_>, scene: &Scene<'_>) -> Result<String, Trouble> {
    let Scene { installation, mailbox } = scene;
    Ok(match read.brand_of(mailbox.id)? {
        Some(brand) => brand.name,
        None if mailbox.name.is_empty() => installation.name.clone(),
        None => mailbox.name.clone(),
    })
}

/// The subject stays the same over the whole conversation, so that mail programs keep it together; the tag stands in
/// the first message of ours and never changes.
pub(crate) fn subject(conversation: &Conversation, purpose: Purpose, language: Language) -> String {
    let tag = subject_tag(&conversation.reference);
    let subject = conversation.subject.trim();
    let named = if subject.is_empty() { language.letter_your_message() } else { subject };
    match purpose {
        Purpose::Opening => format!("{named} {tag}"),
        _ => format!("Re: {named} {tag}"),
    }
}

/// The customer's own page of a conversation; `None` while nobody has said where customers reach this program.
pub fn page_url(installation: &Installation, conversation: &Conversation) -> Option<String> {
    let base = installation.public_url.as_deref()?.trim_end_matches('/');
    Some(format!("{base}/q/{}", conversation.page_token))
}

/// The language in which the desk speaks to a customer: the first of those that they read in which the brand speaks, else
/// the brand's own. Letters that nobody wrote and customers' pages ask here.
pub fn language_for(installation: &Installation, reads: impl IntoIterator<Item = Language>) -> Language {
    let own = Language::of_tag(&installation.language).unwrap_or_default();
    let any = installation.languages.is_empty();
    let speaks = |one: &Language| any || *one == own || installation.languages.iter().any(|tag| tag == one.tag());
    reads.into_iter().find(speaks).unwrap_or(own)
}

/// The language of letters to one of us: the one that they chose, else the desk's.
pub(crate) fn language_of_ours(agent: &Agent, installation: &Installation) -> Language {
    let own = agent.language.as_deref().and_then(Language::of_tag);
    own.or_else(|| Language::of_tag(&installation.language)).unwrap_or_default()
}

/// Where a letter to a participant goes: to the address that they asked for in the message that it answers, else to
/// their own.
pub(crate) fn recipient(
    read: &mut Read<'_, '_>,
    contact_point: ContactPointId,
    answered: Option<&MessageRow>,
) -> Result<Recipient, Trouble> {
    let wished = answered.filter(|message| message.contact_point == Some(contact_point));
    if let Some(wished) = wished.and_then(|message| message.answer_to.clone()) {
        return Ok(Recipient::Customer(contact_point, wished));
    }
    let point = read.contact_point(contact_point)?.ok_or_else(|| Trouble::Broken("a contact point is gone".into()))?;
    let email = EmailAddress::parse(&point.written).map_err(|error| Trouble::Unreadable(error.to_string()))?;
    Ok(Recipient::Customer(contact_point, Address::new(point.name, email)))
}
