//! Taking in: from the raw bytes of an arrival to its place in a conversation with an owner. All the ifs of intake
//! stand in [`Story::run`]; each step is a pure function of `domain`, and its reasons go on the timeline.

use super::about::{self, About, Proof};
use super::aside::Aside;
use super::enquiry::Heard;
use super::forward::PassedOn;
use super::places::Place as ReadingPlace;
use super::prepare::Prepared;
use super::{evidence, suggest};
use crate::copies::known_to_us_alone;
use crate::keep::{keep, raise_task, record};
use crate::letter::Scene;
use crate::permit::Doer;
use crate::rule::occasion::{Occasion, arises};
use crate::{Desk, acknowledge, notification};
use domain::conversation::{Conversation, Latest, Received, Status, Waiting};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{
    Authentication, Because, Bounce, Nature, Place, Purpose, Reading, TAG_OF_OTHERS, acknowledged_again, answer_to,
    author, away, base_subject, bounce, may_acknowledge, nature, place, unless_over,
};
use domain::rule::When;
use domain::timeline::{Actor, Happened};
use domain::{ContactPointId, ConversationId, CustomerId, MessageId, Moment};
use std::sync::Arc;
use store::{
    Arrival, ContactPoint, Direction, Installation, Mailbox, MessageRow, NewMessage, Outcome, Participant, ReplyToken,
    StoredAttachment, TokenHolder, Trouble, Tx, WaitEnd,
};

impl Desk {
    /// Takes one arrival in that was begun.
    pub(super) async fn take_in(&self, arrival: &Arrival, place: Option<ReadingPlace>) -> Result<Outcome, Trouble> {
        let prepared = Arc::new(self.prepare(arrival, place).await?);
        if let Some(outcome) = self.trip_comes(&prepared).await? {
            return Ok(outcome);
        }
        if !prepared.is_old()
            && let Some(outcome) = self.answer_of_an_agent(&prepared).await?
        {
            return Ok(outcome);
        }
        let desk = self.clone();
        let outcome = self
            .store
            .write_behind(move |tx| Story { desk: &desk, prepared: &prepared, now: desk.now() }.run(tx))
            .await?;
        self.queued.notify_one();
        Ok(outcome)
    }
}

/// Addresses of one message that are compared with ours; a message to 100,000 people must not cost 100,000 look-ups.
const ADDRESSES_MAX: usize = 200;

/// Stands for the author of a message that names nobody at all. `.invalid` never resolves (RFC 2606 §2).
const NOBODY: &str = "unknown@sender.invalid";

fn nobody() -> Address {
    #[expect(clippy::expect_used, reason = "a constant that is an address")]
    Address::new("", EmailAddress::parse(NOBODY).expect("an address"))
}

/// The occasions for rules that a message is.
fn whens(is_new: bool, nature: Nature) -> &'static [When] {
    match (is_new, nature.counts_as_answer()) {
        (true, true) => &[When::Begins, When::Arrives],
        (true, false) => &[When::Begins],
        (false, true) => &[When::Arrives],
        (false, false) => &[],
    }
}

/// Everything that one arrival's story needs.
pub(super) struct Story<'a> {
    pub desk: &'a Desk,
    pub prepared: &'a Prepared,
    pub now: Moment,
}

impl Story<'_> {
    /// The story: nature, sender, thread, receive, owner, acknowledge.
    pub fn run(&self, tx: &mut Tx<'_, '_>) -> Result<Outcome, Trouble> {
        if self.prepared.is_old() {
            return self.file(tx);
        }
        let mailbox = self.mailbox(tx)?;
        let installation = tx.installation_as(mailbox.id)?;
        let installation = installation.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
        let evidence = evidence::gather(tx, self.prepared)?;
        let (reading, author, answer_to) = self.nature(tx, &installation, &mailbox, evidence.answers_us)?;
        let sender = self.speaking(tx, &reading, author)?;
        let bounce = self.bounce(&reading);
        let about = about::find(tx, self.prepared, reading.nature, &bounce, self.now)?;
        let placed = match &about {
            Some(about) => about.place(tx)?,
            None => {
                let placed = place(&evidence.seen_by(tx, &sender, self.prepared.fails_authentication())?);
                self.unless_over(tx, &reading, placed)?
            }
        };
        if let Some(earlier) = self.came_before(tx, &mailbox, &sender, &placed)? {
            return self.fold_into(tx, earlier);
        }

        let aside = self.aside(tx, &sender, &reading, &placed, evidence.answers_us)?;
        let message = MessageId(self.desk.chance.id(self.now));
        let (mut conversation, placed_because, mut happened, is_new) = match placed {
            Place::Existing { conversation, because, flagged } => {
                let joined =
                    if about.is_some() { Vec::new() } else { self.join(tx, conversation, sender.id, flagged)? };
                (self.locked(tx, conversation)?, because, joined, false)
            }
            Place::Enquiry { conversation, enquiry, because, stranger } => {
                let scene = Scene { installation: &installation, mailbox: &mailbox };
                let (sender, reading, about, bounce) = (&sender, &reading, about.as_ref(), &bounce);
                let of = Heard { conversation, enquiry, because, stranger, sender, reading, answer_to, about, bounce };
                return self.hear(tx, &scene, of);
            }
            Place::New { because, continues } => {
                let (conversation, owned) = self.begin(tx, &mailbox, &sender, &reading, message, continues)?;
                (conversation, because, vec![owned], true)
            }
        };
        let mut against = reading.acknowledge.clone().err().unwrap_or_default();
        if placed_because.code == TAG_OF_OTHERS {
            // A robot that takes a new address for each answer keeps our subject. Who has the matter knows of it.
            against.push(placed_because.clone());
        }
        let away = self.away(&reading, &sender);
        let passed_on = self.prepared.forwarded.as_ref();
        let because = std::iter::once(placed_because).chain(passed_on.map(PassedOn::because));
        let because = because.chain(reading.because.iter().cloned()).chain(away).collect();
        let was_closed = matches!(conversation.status, Status::Closed { .. });
        let received = NewMessage {
            row: MessageRow {
                answer_to: answer_to.clone(),
                because,
                ..self.row(&conversation, &sender, &mailbox, &reading, message)
            },
            body_digest: Some(self.prepared.inbound.body_digest.clone()),
            likeness: self.prepared.likeness.clone().filter(|_| reading.nature == Nature::Person),
            html: self.prepared.inbound.html.clone(),
        };
        happened.extend(self.take_its_place(tx, &mut conversation, &reading, &received, &aside)?);
        let hidden = conversation.status.is_quarantined() || aside == Aside::Intrudes;
        let by = Doer::customer(sender.id);
        if aside == Aside::No {
            let occasion = Occasion { by, whens: whens(is_new, reading.nature), message: Some(message) };
            arises(self.desk, tx, &mut conversation, &mut happened, &occasion, self.now)?;
        }
        let scene = Scene { installation: &installation, mailbox: &mailbox };
        let comes_back = was_closed && reading.nature.counts_as_answer();
        if !hidden && (is_new || comes_back && acknowledged_again(tx.last_word_to(conversation.id)?, self.now)) {
            if !is_new {
                against.extend(self.answer_elsewhere(tx, &conversation, answer_to.as_ref())?);
            }
            happened.extend(self.acknowledge(tx, &scene, &sender, answer_to, &mut conversation, against, message)?);
        }
        keep(self.desk, tx, &conversation, by, &happened, self.now)?;
        if let Some(passed_on) = passed_on {
            passed_on.keep_words(self.desk, tx, &mut conversation, self.now)?;
        }
        if let Some(about) = &about {
            self.tell(tx, &mut conversation, about, &reading, &bounce)?;
        }
        if reading.nature.counts_as_answer() && !hidden {
            self.reachable_again(tx, &sender)?;
            notification::tell_owner(self.desk, tx, &scene, &conversation, message, self.now)?;
        }
        self.taken(tx, message)
    }

    /// Whoever writes from an address reads there, too; in their name that proves nothing.
    pub(super) fn reachable_again(&self, tx: &mut Tx<'_, '_>, sender: &ContactPoint) -> Result<(), Trouble> {
        let theirs = !self.prepared.fails_authentication() && self.prepared.forwarded.is_none();
        if sender.undeliverable.is_some() && theirs { tx.reachable_again(sender.id) } else { Ok(()) }
    }

    /// A person who comes back long after the end begins anew.
    pub(super) fn unless_over(&self, tx: &mut Tx<'_, '_>, reading: &Reading, placed: Place) -> Result<Place, Trouble> {
        let Place::Existing { conversation, .. } = &placed else { return Ok(placed) };
        let status = tx.conversation(*conversation)?.map(|conversation| conversation.status);
        let closed_at = match status {
            Some(Status::Closed { at, .. }) if reading.nature.counts_as_answer() => Some(at),
            _ => None,
        };
        Ok(unless_over(placed, closed_at, self.at()))
    }

    /// What a mail system says in it; nothing where it is no bounce.
    fn bounce(&self, reading: &Reading) -> Bounce {
        match reading.nature {
            Nature::Bounce | Nature::Complaint => bounce(&self.prepared.inbound),
            _ => Bounce::default(),
        }
    }

    /// Until when the sender is away and who answers meanwhile, in words: shown with the message.
    pub(super) fn away(&self, reading: &Reading, sender: &ContactPoint) -> Option<Because> {
        let is_absence = matches!(reading.nature, Nature::OutOfOffice | Nature::AutoReply);
        let away = is_absence.then(|| away(&self.prepared.inbound, self.prepared.arrival.envelope.received_at))?;
        let name = if sender.name.is_empty() { &sender.written } else { &sender.name };
        Some(Because::new("away", away.words(name)?))
    }

    /// Tells: quiet lines on the timeline, a task for the owner, and one for an administrator where it is our fault. A
    /// conversation that was put aside or ended comes back to its owner: somebody still waits for the words in it.
    pub(super) fn tell(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: &mut Conversation,
        about: &About,
        reading: &Reading,
        bounce: &Bounce,
    ) -> Result<(), Trouble> {
        let inbound = &self.prepared.inbound;
        let mut news = super::bounce::news(tx, about, reading.nature, inbound, bounce, self.now)?;
        let by_a_person = matches!(about.outgoing.purpose, Purpose::Reply | Purpose::Opening);
        if news.task.is_some() && reading.nature == Nature::Bounce && by_a_person && about.proof == Proof::Token {
            let because = Because::new("answer-not-delivered", "an answer in it did not arrive");
            news.lines.extend(conversation.reopen(Actor::Desk, because, None, self.now).unwrap_or_default());
        }
        if !news.lines.is_empty() {
            keep(self.desk, tx, conversation, Doer::DESK, &news.lines, self.now)?;
        }
        let Some(concern) = news.task else { return Ok(()) };
        let mut people = vec![conversation.owner];
        if news.for_administrator {
            people.extend(super::bounce::administrator(tx, conversation)?);
        }
        for person in people {
            raise_task(self.desk, tx, Some(conversation.id), person, concern.clone(), self.now)?;
        }
        Ok(())
    }

    /// When it came: now, or when old mail once did.
    pub(super) fn at(&self) -> Moment {
        if self.prepared.is_old() { self.prepared.arrival.envelope.received_at.min(self.now) } else { self.now }
    }

    pub(super) fn mailbox(&self, tx: &mut Tx<'_, '_>) -> Result<Mailbox, Trouble> {
        let named = match self.prepared.arrival.mailbox {
            Some(id) => tx.mailbox(id)?,
            None => None,
        };
        let any = || Trouble::Broken("there is no mailbox".into());
        match named {
            Some(mailbox) => Ok(mailbox),
            None => tx.mailboxes()?.into_iter().next().ok_or_else(any),
        }
    }

    /// Nature: whether a person wrote it, whether a machine may answer, who is taken for the author, and where they
    /// want the answer if not at their own address.
    pub(super) fn nature(
        &self,
        tx: &mut Tx<'_, '_>,
        installation: &Installation,
        mailbox: &Mailbox,
        answers_us: bool,
    ) -> Result<(Reading, Address, Option<Address>), Trouble> {
        let Prepared { arrival, inbound, wording, .. } = self.prepared;
        let addresses = [&inbound.from, &inbound.reply_to, &inbound.to, &inbound.cc].into_iter().flatten();
        let envelope = arrival.envelope.sender.iter().chain(&arrival.envelope.recipients);
        let mut ours = Vec::new();
        for address in addresses.map(|address| &address.email).chain(envelope).take(ADDRESSES_MAX) {
            let canonical = address.canonical();
            if !ours.contains(&canonical)
                && (crate::address::resolve(tx, address)?.is_some() || tx.agent_by_address(&canonical)?.is_some())
            {
                ours.push(canonical);
            }
        }
        let us = domain::message::Ourselves {
            loop_mark: &installation.loop_mark,
            is_ours: &|address| ours.contains(&address.canonical()),
            mailbox: &mailbox.address,
            answers_us,
        };
        let reading = nature(inbound, &arrival.envelope, wording, &us);
        let envelope_sender = || arrival.envelope.sender.clone().map(|email| Address::new("", email));
        let author = author(inbound, &us).cloned().or_else(envelope_sender).unwrap_or_else(nobody);
        let wished = answer_to(inbound, &author, &us).clone();
        let elsewhere = (wished.email.canonical() != author.email.canonical()).then_some(wished);
        Ok((reading, author, elsewhere))
    }

    /// Sender: the contact point that wrote; an exact address finds or makes one. It stays locked, so that two first
    /// messages of one person make one customer.
    pub(super) fn sender(&self, tx: &mut Tx<'_, '_>, author: Address) -> Result<ContactPoint, Trouble> {
        let canonical = author.email.canonical();
        if let Some(known) = tx.lock_contact_point(ChannelKind::Email, &canonical)? {
            return Ok(known);
        }
        let point = ContactPoint {
            id: ContactPointId(self.desk.chance.id(self.now)),
            channel: ChannelKind::Email,
            canonical,
            written: author.email.to_string(),
            name: author.name,
            undeliverable: None,
            language: None,
        };
        tx.add_contact_point(&point, CustomerId(self.desk.chance.id(self.now)), self.now)
    }

    /// The sender, and their language where their words tell it surely. Nobody else can tell it in their name.
    fn speaking(&self, tx: &mut Tx<'_, '_>, reading: &Reading, author: Address) -> Result<ContactPoint, Trouble> {
        let sender = self.sender(tx, author)?;
        let written = self.prepared.language.filter(|_| reading.nature == Nature::Person);
        let Some(written) = written.filter(|_| !self.prepared.fails_authentication()) else { return Ok(sender) };
        if sender.language.as_deref() == Some(written.tag()) {
            return Ok(sender);
        }
        tx.writes_in(sender.id, written.tag())?;
        tx.contact_point(sender.id)?.ok_or_else(|| Trouble::Broken("a contact point vanished".into()))
    }

    /// The same message again: same author, same mailbox or conversation, same identifier, same body. Without the
    /// author it would not be enough: there are forms that give every message the same identifier.
    pub(super) fn came_before(
        &self,
        tx: &mut Tx<'_, '_>,
        mailbox: &Mailbox,
        sender: &ContactPoint,
        placed: &Place,
    ) -> Result<Option<(MessageId, ConversationId)>, Trouble> {
        let inbound = &self.prepared.inbound;
        let Some(external_id) = &inbound.external_id else { return Ok(None) };
        let existing = match placed {
            Place::Existing { conversation, .. } | Place::Enquiry { conversation, .. } => Some(*conversation),
            Place::New { .. } => None,
        };
        let same = tx.same_messages(external_id, &inbound.body_digest, sender.id)?;
        let found = same.into_iter().find(|(_, at, to)| *to == Some(mailbox.id) || Some(*at) == existing);
        Ok(found.map(|(message, conversation, _)| (message, conversation)))
    }

    pub(super) fn fold_into(
        &self,
        tx: &mut Tx<'_, '_>,
        earlier: (MessageId, ConversationId),
    ) -> Result<Outcome, Trouble> {
        let (message, conversation) = earlier;
        let again = Happened::CameAgain { message, inbound: self.prepared.arrival.id };
        record(self.desk, tx, conversation.0, Doer::DESK, &[again], self.now)?;
        self.taken(tx, message)
    }

    pub(super) fn locked(&self, tx: &mut Tx<'_, '_>, id: ConversationId) -> Result<Conversation, Trouble> {
        match tx.lock_conversation(id)? {
            // Merged meanwhile: the story begins again, and finds the other one.
            Some(found) if found.status.is_merged() => Err(Trouble::Collision),
            found => found.ok_or_else(|| Trouble::Broken(format!("conversation {id} is gone"))),
        }
    }

    /// A sender who is new to the conversation takes part from now on.
    pub(super) fn join(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: ConversationId,
        sender: ContactPointId,
        flagged: Option<String>,
    ) -> Result<Vec<Happened>, Trouble> {
        let flagged = match (flagged, tx.participant(conversation, sender)?, tx.contact_point(sender)?) {
            (None, None, Some(point)) => known_to_us_alone(tx, conversation, &point.canonical)?,
            (flagged, ..) => flagged,
        };
        let newcomer = Participant { contact_point: sender, joined_at: self.now, flagged: flagged.clone() };
        if !tx.join(conversation, &newcomer)? {
            return Ok(Vec::new());
        }
        let token = self.desk.chance.address_token();
        tx.add_reply_token(&ReplyToken {
            token,
            conversation,
            holder: TokenHolder::ContactPoint(sender),
            about: None,
            enquiry: None,
        })?;
        Ok(vec![Happened::Joined { contact_point: sender, flagged }])
    }

    /// Owner: a new conversation has one from its first moment.
    pub(super) fn begin(
        &self,
        tx: &mut Tx<'_, '_>,
        mailbox: &Mailbox,
        sender: &ContactPoint,
        reading: &Reading,
        message: MessageId,
        continues: Option<ConversationId>,
    ) -> Result<(Conversation, Happened), Trouble> {
        let subject = base_subject(&self.prepared.inbound.subject);
        let (mut conversation, owned) =
            crate::opening::blank(self.desk, tx, mailbox, sender.id, subject, reading.nature, self.now)?;
        conversation.linked_to = continues;
        conversation.latest = self.latest(message);
        conversation.created_at = self.at();
        conversation.waiting = Waiting::Nobody { since: self.at() };
        conversation.status = Status::Open { since: self.at(), by: Actor::Customer(sender.id) };
        crate::opening::add(self.desk, tx, &mut conversation)?;
        self.join(tx, conversation.id, sender.id, None)?;
        Ok((conversation, owned))
    }

    /// Receive: the message is stored, the state moves, the wait begins.
    pub(super) fn receive(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: &mut Conversation,
        reading: &Reading,
        new: &NewMessage,
    ) -> Result<Vec<Happened>, Trouble> {
        let message = new.row.id;
        let suggested = suggest::all(tx, self.prepared, reading.nature, message, conversation)?;
        self.add_message(tx, new)?;
        if reading.nature.counts_as_answer() {
            tx.begin_wait(message, conversation.id, conversation.team, ChannelKind::Email, self.now)?;
            if conversation.status.is_quarantined() {
                // It waits again when a person has looked, like what came before it.
                tx.end_waits(conversation.id, WaitEnd::Withdrawn, conversation.status.since().0)?;
            }
        }
        let from = new.row.contact_point.map_or(Actor::Desk, Actor::Customer);
        let received = Received { latest: self.latest(message), nature: reading.nature, from };
        let mut happened = conversation.receive(&received, new.row.because.clone());
        if reading.nature.counts_as_answer() {
            happened.extend(crate::owner::cover_absent_owner(tx, conversation, None, self.now)?);
        }
        happened.extend(suggested);
        Ok(happened)
    }

    /// The message with its words and files; what it answers is remembered where that has not come yet.
    pub(super) fn add_message(&self, tx: &mut Tx<'_, '_>, new: &NewMessage) -> Result<(), Trouble> {
        let (inbound, message) = (&self.prepared.inbound, new.row.id);
        tx.add_message(new)?;
        tx.make_findable(message, &self.prepared.tokens);
        for (position, file) in (0..).zip(&inbound.attachments) {
            tx.add_attachment(&StoredAttachment {
                message,
                position,
                name: file.name.clone(),
                content_type: file.content_type.clone(),
                bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
                content_id: file.content_id.clone(),
                inline: file.inline,
                digest: None,
                scan: None,
                awaits_scan: false,
            })?;
        }
        if !inbound.attachments.is_empty() && !self.prepared.arrival.envelope.imported {
            crate::scan::look_soon(self.desk, tx, message, self.now)?;
        }
        evidence::remember(tx, inbound, message, new.row.conversation)
    }

    pub(super) fn latest(&self, message: MessageId) -> Latest {
        Latest { message, at: self.at(), channel: ChannelKind::Email, snippet: self.prepared.snippet.clone() }
    }

    /// What lists and pages show of it.
    pub(super) fn row(
        &self,
        conversation: &Conversation,
        sender: &ContactPoint,
        mailbox: &Mailbox,
        reading: &Reading,
        id: MessageId,
    ) -> MessageRow {
        let Prepared { arrival, inbound, .. } = self.prepared;
        let mut references = inbound.references.clone();
        references.extend(inbound.in_reply_to.iter().filter(|id| !inbound.references.contains(id)).cloned());
        references.extend(inbound.external_id.clone());
        MessageRow {
            id,
            conversation: conversation.id,
            direction: Direction::In,
            channel: ChannelKind::Email,
            contact_point: Some(sender.id),
            agent: None,
            nature: reading.nature,
            external_id: inbound.external_id.clone(),
            subject: inbound.subject.clone(),
            text: if inbound.new_text.is_empty() { inbound.text.clone() } else { inbound.new_text.clone() },
            quoted: if inbound.new_text.is_empty() { String::new() } else { inbound.quoted.clone() },
            signature: inbound.signature.clone(),
            has_html: inbound.html.is_some(),
            because: Vec::new(),
            defects: inbound.defects.clone(),
            inbound: Some(arrival.id),
            outgoing: None,
            references,
            at: self.at(),
            mailbox: Some(mailbox.id),
            answer_to: None,
            authentication: self.prepared.authentication.clone(),
            invitation: inbound.invitation.clone(),
            digital_signature: inbound.digital_signature.clone(),
            enquiry: None,
        }
    }

    /// Acknowledge: the customer hears at once who has it, unless something speaks against it; then the reasons are
    /// on the timeline.
    #[expect(clippy::too_many_arguments, reason = "one step of the story, with all that it decided before")]
    fn acknowledge(
        &self,
        tx: &mut Tx<'_, '_>,
        scene: &Scene<'_>,
        sender: &ContactPoint,
        answer_to: Option<Address>,
        conversation: &mut Conversation,
        mut against: Vec<Because>,
        message: MessageId,
    ) -> Result<Vec<Happened>, Trouble> {
        against.extend(self.prepared.authentication.as_ref().and_then(Authentication::against_acknowledging));
        against.extend(self.prepared.forwarded.as_ref().map(PassedOn::against_acknowledging));
        let to = acknowledge::recipient(sender, answer_to)?;
        if against.is_empty() {
            let Prepared { inbound, likeness, .. } = self.prepared;
            let said = acknowledge::Said {
                message,
                body_digest: &inbound.body_digest,
                likeness: likeness.as_ref(),
                written: inbound.date,
            };
            let history = acknowledge::history(self.desk, tx, sender, &to.email, &said, self.now)?;
            against.extend(may_acknowledge(&history, &self.desk.bounds).err().unwrap_or_default());
        }
        if sender.canonical == NOBODY {
            against.push(Because::new("no-address", "it gives no address to answer to"));
        }
        if !against.is_empty() {
            return Ok(vec![Happened::NotAcknowledged { because: against }]);
        }
        acknowledge::queue(self.desk, tx, scene, conversation, sender, to, message, self.now)
    }

    /// An acknowledgement tells of a conversation: its subject, and who looks after it. An address that a mail only names
    /// (`Reply-To`) hears of one that was there before only if we have written to it there.
    fn answer_elsewhere(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: &Conversation,
        answer_to: Option<&Address>,
    ) -> Result<Option<Because>, Trouble> {
        let Some(wished) = answer_to else { return Ok(None) };
        if tx.written_to(conversation.id, &wished.email.canonical())? {
            return Ok(None);
        }
        let why = format!("it wants the answer at {}, to which nobody wrote in this conversation", wished.email);
        Ok(Some(Because::new("answer-elsewhere", why)))
    }

    pub(super) fn taken(&self, tx: &mut Tx<'_, '_>, message: MessageId) -> Result<Outcome, Trouble> {
        let outcome = Outcome::Message(message);
        if tx.arrival_taken(self.prepared.arrival.id, &self.desk.worker, self.now, outcome)? {
            Ok(outcome)
        } else {
            // Another worker took it while this one slept: everything here is undone.
            Err(Trouble::Collision)
        }
    }
}
