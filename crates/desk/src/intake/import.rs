//! Old mail that is brought in: it is filed as if it had come then, and nobody is written to because of it. No
//! acknowledgement, no notification, no task; what is over is closed.
//!
//! It may come by the usual way (the backlog of a source), or from files, in the order of its dates: an answer is filed
//! after what it answers.

use super::prepare::Prepared;
use super::take_in::Story;
use crate::Desk;
use crate::address::resolve;
use crate::keep::keep;
use crate::permit::Doer;
use domain::conversation::{Conversation, Received, Waiting};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{Because, Envelope, Nature, Place, Reading, place};
use domain::timeline::{Actor, Happened};
use domain::{InboundId, MessageId, Millis, Moment};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{
    Arrival, Direction, INLINE_BYTES_MAX, Mailbox, MessageRow, NewArrival, NewMessage, Original, Outcome, Trouble, Tx,
    WaitEnd,
};

/// An old mail to be brought in.
#[derive(Clone, Debug)]
pub struct ToImport {
    /// The bytes.
    pub raw: Vec<u8>,
    /// When it once came.
    pub came_at: Moment,
    /// The envelope's sender, as far as it is known.
    pub sender: Option<EmailAddress>,
}

/// What became of an old mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It has its place.
    Filed,
    /// It was brought in before.
    Known,
    /// It could not be filed at once: it waits with what arrived, and is shown as it came if that does not help.
    Later,
}

/// Whoever files an arrival has it for so long.
const LEASE: Millis = Millis::minutes(2);

/// An old mail, read and ready to be filed.
struct Ready {
    new: NewArrival,
    /// `None` when it could not be read.
    prepared: Option<Prepared>,
}

impl Desk {
    /// Brings old mail of a mailbox in, in this order, all of it or nothing. What was brought in before is left out, so
    /// doing it again does no harm.
    ///
    /// # Errors
    /// When the database cannot be written; nothing was brought in then.
    pub async fn import(&self, mailbox: &Mailbox, mails: Vec<ToImport>) -> Result<Vec<Imported>, Trouble> {
        let ready: Arc<[Option<Ready>]> = self.all_ready(mailbox, mails).await?.into();
        match self.file_all(Arc::clone(&ready), 0..ready.len()).await {
            Ok(filed) => Ok(filed),
            Err(trouble @ (Trouble::DiskFull | Trouble::Unreachable(_) | Trouble::Files(_) | Trouble::Stopped)) => {
                Err(trouble)
            }
            // One of them cannot be filed: each on its own, so that its neighbours are.
            Err(_) => {
                let mut filed = Vec::with_capacity(ready.len());
                for at in 0..ready.len() {
                    filed.extend(match self.file_all(Arc::clone(&ready), at..at + 1).await {
                        Ok(one) => one,
                        Err(_) => self.leave_to_the_workers(Arc::clone(&ready), at).await?,
                    });
                }
                Ok(filed)
            }
        }
    }

    /// Reads mails beside each other; `None` for one that was brought in before.
    async fn all_ready(&self, mailbox: &Mailbox, mails: Vec<ToImport>) -> Result<Vec<Option<Ready>>, Trouble> {
        let key =
            |mail: &ToImport| format!("import:{}:{}", domain::timeline::hex(&Sha256::digest(&mail.raw)), mailbox.id);
        let keys: Vec<String> = mails.iter().map(key).collect();
        let asked = keys.clone();
        let known: Vec<bool> = self
            .store
            .read(move |read| asked.iter().map(|key| read.arrived_before(key)).collect::<Result<_, Trouble>>())
            .await?;
        let begun: Vec<_> = mails
            .into_iter()
            .zip(keys)
            .zip(known)
            .map(|((mail, key), known)| {
                let (desk, mailbox) = (self.clone(), mailbox.clone());
                (!known).then(|| tokio::spawn(async move { desk.ready(&mailbox, mail, key).await }))
            })
            .collect();
        let mut ready = Vec::with_capacity(begun.len());
        for one in begun {
            ready.push(match one {
                None => None,
                Some(task) => Some(task.await.map_err(|_| Trouble::Panicked)??),
            });
        }
        Ok(ready)
    }

    async fn ready(&self, mailbox: &Mailbox, mail: ToImport, key: String) -> Result<Ready, Trouble> {
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: mail.sender,
            recipients: vec![mailbox.address.clone()],
            received_at: mail.came_at,
            peer: "import".to_owned(),
            peer_address: None,
            helo: None,
            imported: true,
        };
        let id = InboundId(self.chance.id(self.now()));
        let bytes = i64::try_from(mail.raw.len()).unwrap_or(i64::MAX);
        let arrival = Arrival {
            id,
            mailbox: Some(mailbox.id),
            envelope: envelope.clone(),
            sender: None,
            tries: 1,
            bytes,
            original: Original::Here(Vec::new()),
        };
        let peek = self.mail.peek(&mail.raw);
        let raw = Arc::new(mail.raw);
        // One that cannot be read is this mail's trouble alone.
        let prepared = self.read_apart(&arrival, &raw, self.place(bytes).await?).await.ok();
        let raw = Arc::unwrap_or_clone(raw);
        let (raw, digest) =
            if raw.len() <= INLINE_BYTES_MAX { (Some(raw), None) } else { (None, Some(self.blobs.put(raw).await?)) };
        let new = NewArrival {
            id,
            external_key: Some(key),
            mailbox: Some(mailbox.id),
            envelope,
            at: self.now(),
            raw,
            digest,
            bytes,
            peek,
            conversation: None,
        };
        Ok(Ready { new, prepared })
    }

    async fn file_all(
        &self,
        ready: Arc<[Option<Ready>]>,
        which: std::ops::Range<usize>,
    ) -> Result<Vec<Imported>, Trouble> {
        let desk = self.clone();
        self.store
            .write_behind(move |tx| {
                let now = desk.now();
                let chosen = ready.get(which.clone()).unwrap_or_default();
                chosen
                    .iter()
                    .map(|one| one.as_ref().map_or(Ok(Imported::Known), |one| one.file(&desk, tx, now)))
                    .collect()
            })
            .await
    }

    /// What cannot be filed goes the way of all arrivals: it is tried again, and shown as it came.
    async fn leave_to_the_workers(&self, ready: Arc<[Option<Ready>]>, at: usize) -> Result<Vec<Imported>, Trouble> {
        let kept = self.store.write(move |tx| {
            let Some(one) = ready.get(at).and_then(Option::as_ref) else { return Ok::<_, Trouble>(Imported::Known) };
            one.keep(tx)?;
            Ok(Imported::Later)
        });
        let kept = kept.await?;
        self.arrived.notify_one();
        Ok(vec![kept])
    }
}

impl Ready {
    /// Keeps the bytes; `false` when they were kept before.
    fn keep(&self, tx: &mut Tx<'_, '_>) -> Result<bool, Trouble> {
        let kept = tx.keep_arrival(&self.new)?;
        if let Some(digest) = self.new.digest.as_ref().filter(|_| kept) {
            tx.refer_to_blob(digest, self.new.bytes, "inbound", self.new.id.0, self.new.at)?;
        }
        Ok(kept)
    }

    fn file(&self, desk: &Desk, tx: &mut Tx<'_, '_>, now: Moment) -> Result<Imported, Trouble> {
        if !self.keep(tx)? {
            return Ok(Imported::Known);
        }
        let Some(prepared) = &self.prepared else { return Ok(Imported::Later) };
        if !tx.claim_arrival(self.new.id, &desk.worker, now + LEASE)? {
            return Err(Trouble::Collision);
        }
        Story { desk, prepared, now }.run(tx)?;
        Ok(Imported::Filed)
    }
}

/// Whose words an old message holds, and for whom.
enum Whose {
    /// The customer's side wrote it.
    Theirs(Actor),
    /// We answered them.
    OurAnswer,
    /// We wrote to somebody else, or a machine of ours wrote.
    Aside,
}

impl Story<'_> {
    /// The story of old mail: whose it is, where it belongs, and that it is over.
    pub(super) fn file(&self, tx: &mut Tx<'_, '_>) -> Result<Outcome, Trouble> {
        let installation = tx.installation()?.ok_or_else(|| Trouble::Broken("the desk is not set up".into()))?;
        let mailbox = self.mailbox(tx)?;
        let evidence = super::evidence::gather(tx, self.prepared)?;
        let (reading, author, answer_to) = self.nature(tx, &installation, &mailbox, evidence.answers_us)?;
        let recipient = self.recipient_of_ours(tx)?;
        let point = self.sender(tx, recipient.clone().unwrap_or(author))?;
        let placed = place(&evidence.seen_by(tx, &point, false)?);
        let placed = self.unless_over(tx, &reading, placed)?;
        let earlier = match recipient {
            Some(_) => self.sent_before(tx)?,
            None => self.came_before(tx, &mailbox, &point, &placed)?,
        };
        if let Some(earlier) = earlier {
            return self.fold_into(tx, earlier);
        }
        let message = MessageId(self.desk.chance.id(self.now));
        let reading = if recipient.is_some() { of_ours(reading) } else { reading };
        let (mut strange, mut asked) = (false, None);
        let (mut conversation, because, mut happened) = match placed {
            Place::Existing { conversation, because, flagged } => {
                strange = flagged.is_some();
                let joined = self.join(tx, conversation, point.id, flagged)?;
                (self.locked(tx, conversation)?, because, joined)
            }
            Place::Enquiry { conversation, enquiry, because, .. } => {
                (strange, asked) = (true, Some(enquiry));
                (self.locked(tx, conversation)?, because, Vec::new())
            }
            Place::New { because, continues } => {
                let (conversation, owned) = self.begin(tx, &mailbox, &point, &reading, message, continues)?;
                let untold = Happened::NotAcknowledged { because: vec![Because::new("imported", "")] };
                (conversation, because, vec![owned, untold])
            }
        };
        let because = [Because::new("imported", ""), because].into_iter().chain(reading.because.iter().cloned());
        let row = self.row(&conversation, &point, &mailbox, &reading, message);
        let row = MessageRow { answer_to, because: because.collect(), enquiry: asked, ..row };
        let whose = match recipient {
            _ if asked.is_some() => Whose::Aside,
            None => Whose::Theirs(Actor::Customer(point.id)),
            // What went to a stranger (a colleague, a supplier) is no answer to the customer.
            Some(_) if strange || !reading.nature.counts_as_answer() => Whose::Aside,
            Some(_) => Whose::OurAnswer,
        };
        let row = if recipient.is_some() { self.as_ours(tx, row)? } else { row };
        happened.extend(self.file_message(tx, &mut conversation, whose, row)?);
        keep(self.desk, tx, &conversation, Doer::DESK, &happened, self.now)?;
        self.taken(tx, message)
    }

    /// Keeps the message and moves the conversation to where it stood then. Somebody waits only where it is still open.
    fn file_message(
        &self,
        tx: &mut Tx<'_, '_>,
        conversation: &mut Conversation,
        whose: Whose,
        row: MessageRow,
    ) -> Result<Vec<Happened>, Trouble> {
        let (message, nature, because) = (row.id, row.nature, row.because.clone());
        let theirs = matches!(whose, Whose::Theirs(_));
        let new = NewMessage {
            row,
            body_digest: theirs.then(|| self.prepared.inbound.body_digest.clone()),
            likeness: None,
            html: self.prepared.inbound.html.clone(),
        };
        self.add_message(tx, &new)?;
        let latest = self.latest(message);
        let happened = match whose {
            Whose::Theirs(from) => conversation.file_received(&Received { latest, nature, from }, because, self.now),
            Whose::OurAnswer => conversation.file_answer(latest),
            Whose::Aside => conversation.file_aside(message),
        };
        if conversation.latest.message != message || !nature.counts_as_answer() {
            return Ok(happened);
        }
        if let Waiting::OnUs { .. } = conversation.waiting {
            tx.begin_wait(message, conversation.id, conversation.team, ChannelKind::Email, self.at())?;
        } else {
            let end = if theirs { WaitEnd::Withdrawn } else { WaitEnd::Answered };
            tx.end_waits(conversation.id, end, self.at())?;
        }
        Ok(happened)
    }

    /// Whom we wrote to, when one of our mailboxes is the author and somebody else a recipient. A form that writes in our
    /// name writes to us.
    fn recipient_of_ours(&self, tx: &mut Tx<'_, '_>) -> Result<Option<Address>, Trouble> {
        /// Recipients that are looked at.
        const RECIPIENTS_MAX: usize = 20;
        let inbound = &self.prepared.inbound;
        let Some(from) = inbound.from.first() else { return Ok(None) };
        if resolve(tx, &from.email)?.is_none() {
            return Ok(None);
        }
        for address in inbound.to.iter().chain(&inbound.cc).take(RECIPIENTS_MAX) {
            if resolve(tx, &address.email)?.is_none() {
                return Ok(Some(address.clone()));
            }
        }
        Ok(None)
    }

    /// The same answer of ours, when it stands here already.
    fn sent_before(&self, tx: &mut Tx<'_, '_>) -> Result<Option<(MessageId, domain::ConversationId)>, Trouble> {
        let Some(external_id) = &self.prepared.inbound.external_id else { return Ok(None) };
        let parent = tx.parent(external_id)?;
        Ok(parent.and_then(|parent| parent.message.map(|message| (message, parent.conversation))))
    }

    /// The message as one of ours. Which of us wrote it is known by the name alone, if at all.
    fn as_ours(&self, tx: &mut Tx<'_, '_>, row: MessageRow) -> Result<MessageRow, Trouble> {
        let name = self.prepared.inbound.from.first().map(|from| from.name.trim().to_lowercase()).unwrap_or_default();
        let agent = tx.agents()?.into_iter().find(|agent| agent.name.to_lowercase() == name).map(|agent| agent.id);
        Ok(MessageRow { direction: Direction::Out, agent, answer_to: None, ..row })
    }
}

/// What we wrote ourselves is a person's answer, unless it declares that a machine wrote it.
fn of_ours(reading: Reading) -> Reading {
    let by_a_machine = |because: &Because| because.code == "auto-submitted" || because.code == "our-loop-mark";
    let against = reading.acknowledge.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let machine = against.iter().chain(&reading.because).any(by_a_machine);
    Reading { nature: if machine { Nature::System } else { Nature::Person }, because: Vec::new(), ..reading }
}
