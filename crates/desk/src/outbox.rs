//! The one way out. Whatever leaves was queued as a row; this file has the only caller of
//! [`crate::Channel::deliver`], and the gate before it looks once more at the last moment: is automatic mail stopped, has the person
//! written, has one of us answered, does the text lint.
//!
//! Exactly-once does not exist on SMTP. A row is committed as *leaving* before the channel gets it. Automatic mail
//! leaves at most once: when the end is uncertain, a person is told. A person's words are sent again with the same
//! Message-ID and marked "may have arrived twice".

use crate::connection::ReadyTrip;
use crate::digest::ReadyDigest;
use crate::door_letter::ReadyLetter;
use crate::intake::since;
use crate::keep::{raise_task, record, set};
use crate::permit::{Denied, Doer, permit};
use crate::push::ReadyPush;
use crate::said::FOR_DAYS;
use crate::scan::{Given, SCAN_PATIENCE};
use crate::worker::{Begun, keep_busy};
use crate::{Desk, Parcel};
use domain::customer::ChannelKind;
use domain::message::{Because, Delivery, Facts, Gate, LintContext, Outgoing, Purpose, gate, lint, next_try};
use domain::task::Concern;
use domain::team::Permission;
use domain::timeline::{Change, Happened};
use domain::{AgentId, Millis, Moment, OutgoingId};
use std::sync::atomic::Ordering;
use std::time::Duration;
use store::{Backlog, Installation, OutgoingRow, OutgoingState, Settled, Trouble, Tx};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Abandoned messages looked after together.
const BATCH: i64 = 32;
/// A handing-over that takes longer is given up: a server that trickles must not keep a message for ever.
const DELIVERY_MAX: Duration = Duration::from_mins(15);
/// Longer than [`DELIVERY_MAX`]: what is still *leaving* then was abandoned by a process that died, or by one that could not
/// write down how it ended.
const LEASE: Millis = Millis::minutes(20);

/// Seconds before how a delivery ended is written down again: less together than [`LEASE`] is longer than [`DELIVERY_MAX`].
const WRITTEN_AGAIN_AFTER: [u64; 8] = [1, 2, 4, 8, 15, 30, 60, 60];

impl Desk {
    /// Hands over what is due until `shutdown` becomes true; what was begun is finished. Each message is on its own: a
    /// slow server keeps one of the channel's hands busy, and no other message waiting.
    pub(crate) async fn deliver_until(&self, shutdown: watch::Receiver<bool>) {
        let hands = self.mail.manners().at_a_time;
        let look = |running: usize| async move {
            let free = hands.saturating_sub(running);
            let (leaving, kept_back) = self.claim_due(free).await?;
            self.deliver_letters_of_our_own().await?;
            // With a free hand others may have their turn now; without one the next to end makes room.
            let again = leaving.len() + kept_back > 0 && leaving.len() < free;
            let tasks = leaving.into_iter().map(|row| self.clone().hand_over_to_channel(row)).collect();
            Ok(Begun { tasks, again })
        };
        keep_busy(&self.queued, shutdown, look).await;
    }

    /// Takes at most `hands` messages whose turn it is, and returns them with the number of those kept back.
    async fn claim_due(&self, hands: usize) -> Result<(Vec<OutgoingRow>, usize), Trouble> {
        let Some(rows_max) = i64::try_from(hands).ok().filter(|hands| *hands > 0) else { return Ok((Vec::new(), 0)) };
        let desk = self.clone();
        self.store.write(move |tx| pass_the_gate(&desk, tx, rows_max)).await
    }

    /// Hands over what is due now and waits for it; returns how many messages that were, those stopped or held included:
    /// while there are some, others may have their turn now.
    ///
    /// # Errors
    /// When the database cannot be reached. A message that fails is settled and does not stop the others.
    pub async fn deliver_due(&self) -> Result<usize, Trouble> {
        let (leaving, kept_back) = self.claim_due(self.mail.manners().at_a_time).await?;
        let letters = self.deliver_letters_of_our_own().await?;
        let count = leaving.len() + kept_back + letters.len();
        for letter in letters {
            letter.await.map_err(|_| Trouble::Panicked)??;
        }
        let deliveries: Vec<_> =
            leaving.into_iter().map(|row| tokio::spawn(self.clone().hand_over_to_channel(row))).collect();
        for delivery in deliveries {
            delivery.await.map_err(|_| Trouble::Panicked)??;
        }
        Ok(count)
    }

    /// Hands over letters to our own people and to ourselves, each in a task of its own.
    async fn deliver_letters_of_our_own(&self) -> Result<Vec<JoinHandle<Result<(), Trouble>>>, Trouble> {
        let ready = self.due_door_letters().await?;
        let handing_over = |letter: ReadyLetter| {
            let desk = self.clone();
            tokio::spawn(async move {
                let delivery = desk.deliver_within(&letter.parcel).await;
                desk.door_letter_ended(letter, delivery).await
            })
        };
        let there_and_back = |trip: ReadyTrip| {
            let desk = self.clone();
            tokio::spawn(async move {
                let delivery = desk.deliver_within(&trip.parcel).await;
                desk.trip_ended(trip, delivery).await
            })
        };
        let telling = |digest: ReadyDigest| {
            let desk = self.clone();
            tokio::spawn(async move {
                let delivery = desk.deliver_within(&digest.parcel).await;
                desk.digest_ended(digest, delivery).await
            })
        };
        let pushing = |push: ReadyPush| tokio::spawn(self.clone().hand_over_push(push));
        let pushes = self.due_pushes().await?.into_iter().map(pushing);
        let trips = self.due_trips().await?.into_iter().map(there_and_back);
        let digests = self.due_digests().await?.into_iter().map(telling);
        Ok(ready.into_iter().map(handing_over).chain(trips).chain(digests).chain(pushes).collect())
    }

    async fn deliver_within(&self, parcel: &Parcel) -> Delivery {
        match tokio::time::timeout(DELIVERY_MAX, self.mail.deliver(parcel)).await {
            Ok(delivery) => delivery,
            Err(_) => Delivery::Uncertain { why: "the other server took too long to answer".to_owned() },
        }
    }

    async fn hand_over_to_channel(self, row: OutgoingRow) -> Result<(), Trouble> {
        let parcel = match self.parcel(&row).await {
            Ok(parcel) => self.held_back_in_parcel(&parcel).await.map(|held| (parcel, held)),
            Err(trouble) => Err(trouble),
        };
        let delivery = match parcel {
            Ok((_, Some(refused))) => refused,
            Ok((parcel, None)) => self.deliver_within(&parcel).await,
            Err(trouble) => Delivery::Later {
                why: "a file of the message could not be read".to_owned(),
                answer: trouble.to_string(),
            },
        };
        if matches!(delivery, Delivery::Accepted { .. }) {
            self.last_sent.store(self.now().0, Ordering::Relaxed);
        }
        self.write_down(row, delivery).await
    }

    /// A message with a file that is held back does not leave. A file that nobody has looked at is looked at now; a scanner
    /// that does not answer keeps no answer from a customer.
    async fn held_back_in_parcel(&self, parcel: &Parcel) -> Result<Option<Delivery>, Trouble> {
        let mut held = self.held_back_in(&parcel.outgoing).await?;
        for (file, content) in parcel.outgoing.attachments.iter().zip(&parcel.contents) {
            if held.is_some() {
                break;
            }
            held = Some(self.may_pass(&file.name, content, SCAN_PATIENCE).await?);
            held = held.filter(|given| matches!(given, Given::HeldBack { .. }));
        }
        Ok(match held {
            Some(Given::HeldBack { name, found }) => Some(Delivery::Refused {
                why: format!("the virus scanner found {found} in {name}"),
                answer: "the file is held back".to_owned(),
            }),
            _ => None,
        })
    }

    /// Writes how a try ended. While the database cannot be reached it is tried again for as long as nobody else may take
    /// the message for abandoned: what the other server said is known to this process alone.
    async fn write_down(&self, row: OutgoingRow, delivery: Delivery) -> Result<(), Trouble> {
        for pause in WRITTEN_AGAIN_AFTER {
            let (desk, row, delivery) = (self.clone(), row.clone(), delivery.clone());
            match self.store.write(move |tx| settle(&desk, tx, &row, &delivery)).await {
                Err(Trouble::Unreachable(why)) => {
                    tracing::warn!(why, "how a delivery ended could not be written down; trying again");
                    tokio::time::sleep(Duration::from_secs(pause)).await;
                }
                written => return written,
            }
        }
        let desk = self.clone();
        self.store.write(move |tx| settle(&desk, tx, &row, &delivery)).await
    }

    /// A message with the contents of its files.
    pub(crate) async fn parcel(&self, row: &OutgoingRow) -> Result<Parcel, Trouble> {
        Ok(Parcel { outgoing: row.payload.clone(), contents: self.contents(&row.payload).await? })
    }

    /// The contents of the files of a message.
    pub(crate) async fn contents(&self, of: &Outgoing) -> Result<Vec<Vec<u8>>, Trouble> {
        let mut contents = Vec::with_capacity(of.attachments.len());
        for file in &of.attachments {
            let bytes = self.blobs.get(&file.digest).await?;
            contents.push(bytes.ok_or_else(|| Trouble::Files(format!("the file {} is missing", file.name)))?);
        }
        Ok(contents)
    }

    /// Looks after what was left in the middle of leaving, by a worker that died or by this one when the database failed
    /// it. `all` also takes what is not overdue: right
    /// after the start of the only process there is, nobody else can be delivering.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn recover_abandoned(&self, all: bool) -> Result<usize, Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let before = if all { now + LEASE + LEASE } else { now };
                let mut recovered = 0;
                for row in tx.abandoned(&desk.worker, before, now, BATCH)? {
                    if tx.take_over(row.id, &desk.worker, now + LEASE, before)? {
                        let why = "the desk was interrupted while the message was leaving".to_owned();
                        settle(&desk, tx, &row, &Delivery::Uncertain { why })?;
                        recovered += 1;
                    }
                }
                Ok(recovered)
            })
            .await
    }

    /// Sends a message again that ended uncertainly, was refused or was held: a person decided so.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn send_again(&self, by: AgentId, id: OutgoingId) -> Result<bool, Denied> {
        let desk = self.clone();
        let again = self
            .store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::Answer)?;
                let Some(row) = tx.lock_outgoing(id)? else { return Ok(false) };
                if let Some(it) = tx.conversation(row.conversation)? {
                    permit.sees(&it)?;
                }
                let stuck = [OutgoingState::Refused, OutgoingState::Uncertain, OutgoingState::Held];
                if !stuck.contains(&row.state) {
                    return Ok(false);
                }
                let because = [Because::new("sent-by-hand", "a person sent it on")];
                tx.set_outgoing_state(id, OutgoingState::Due, now, &because, now)?;
                let happened = set(Change::SentByHand { purpose: row.purpose });
                record(&desk, tx, row.conversation.0, &permit, &[happened], now)?;
                Ok::<_, Denied>(true)
            })
            .await?;
        self.queued.notify_one();
        Ok(again)
    }
}

/// Takes the messages whose turn it is through the gate; those that pass are committed as *leaving*. Also
/// returns how many were stopped or held.
fn pass_the_gate(desk: &Desk, tx: &mut Tx<'_, '_>, rows_max: i64) -> Result<(Vec<OutgoingRow>, usize), Trouble> {
    let now = desk.now();
    let Some(installation) = tx.installation()? else { return Ok((Vec::new(), 0)) };
    let (mut leaving, mut kept_back) = (Vec::new(), 0);
    for id in tx.due_outgoing(now, rows_max)? {
        let Some(row) = tx.lock_outgoing(id)? else { continue };
        if row.state != OutgoingState::Due {
            continue;
        }
        match gate(&facts(tx, &installation, &row, now)?) {
            Gate::Wait { again_in, because } => tx.postpone(id, now + again_in, &[because])?,
            Gate::Shut { because } => {
                stop(desk, tx, &row, because, now)?;
                kept_back += 1;
            }
            Gate::Open if held_back(desk, &installation, &row) => {
                tx.set_outgoing_state(id, OutgoingState::Held, row.run_at, &row.because, now)?;
                kept_back += 1;
            }
            Gate::Open => {
                if tx.leave(id, &desk.worker, now + LEASE, now)? {
                    leaving.push(OutgoingRow {
                        tries: row.tries + 1,
                        first_try_at: row.first_try_at.or(Some(now)),
                        ..row
                    });
                }
            }
        }
    }
    Ok((leaving, kept_back))
}

/// Whether a message stays in the post room: there is no way out, or somebody wants to see all mail first and has not
/// sent this one on.
fn held_back(desk: &Desk, installation: &Installation, row: &OutgoingRow) -> bool {
    let sent_by_hand = row.because.iter().any(|because| because.code == "sent-by-hand");
    !desk.mail.can_deliver() || (installation.post_room && !sent_by_hand)
}

/// What is true of a message at this moment.
fn facts(tx: &mut Tx<'_, '_>, installation: &Installation, row: &OutgoingRow, now: Moment) -> Result<Facts, Trouble> {
    let mut facts = Facts {
        purpose: row.purpose,
        automatic_stopped: installation.automatic_stopped.is_some(),
        untaken_from_recipient: false,
        untaken_unknown: false,
        answered_since: false,
        recipient_is_ours: false,
        // Consent has its place here; nothing that is sent today needs it: acknowledgements answer the person's own
        // message, notifications go to us.
        opted_out: false,
        blocked: false,
        findings: Vec::new(),
    };
    if !row.purpose.automatic() {
        return Ok(facts);
    }
    let payload = &row.payload;
    let context = LintContext { attachments: payload.attachments.len(), automatic: true };
    facts.findings = if row.purpose == Purpose::Notification {
        // It quotes the customer's own words to us; these need not please the lint.
        Vec::new()
    } else {
        // The subject is the customer's own: what they quote back at us must not silence the desk.
        lint(&payload.text, "", context)
    };
    if row.purpose == Purpose::Acknowledgement {
        // The lock that recording an answer takes as well: an answer is either seen here or comes after.
        tx.lock_contact_point(ChannelKind::Email, &row.recipient)?;
        let author = match row.contact_point {
            Some(id) => tx.contact_point(id)?.map(|point| point.canonical),
            None => None,
        };
        facts.untaken_from_recipient = tx.untaken_from(&row.recipient)?
            || tx.untaken_in(row.conversation)?
            || match author.filter(|author| *author != row.recipient) {
                Some(author) => tx.untaken_from(&author)?,
                None => false,
            };
        facts.untaken_unknown = tx.untaken_unknown(now)?;
        facts.answered_since = tx.answered_since(row.conversation, row.created_at)?;
        facts.recipient_is_ours = is_ours(tx, row)?;
        facts.blocked = match row.contact_point {
            Some(author) => tx.blocked(author)?.is_some(),
            None => false,
        };
    }
    Ok(facts)
}

/// Whether a message goes to an address of our own, with whatever tag: it would come back in.
fn is_ours(tx: &mut Tx<'_, '_>, row: &OutgoingRow) -> Result<bool, Trouble> {
    for to in &row.payload.to {
        if crate::address::resolve(tx, &to.email)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn stop(
    desk: &Desk,
    tx: &mut Tx<'_, '_>,
    row: &OutgoingRow,
    because: Vec<Because>,
    now: Moment,
) -> Result<(), Trouble> {
    tx.set_outgoing_state(row.id, OutgoingState::Stopped, row.run_at, &because, now)?;
    let stopped = Happened::Stopped { outgoing: row.id, because };
    record(desk, tx, row.conversation.0, Doer::DESK, &[stopped], now)
}

/// Writes how a try ended. What finally fails becomes a task for the owner, in words.
fn settle(desk: &Desk, tx: &mut Tx<'_, '_>, row: &OutgoingRow, delivery: &Delivery) -> Result<(), Trouble> {
    let now = desk.now();
    let first = row.first_try_at.unwrap_or(now);
    let again = next_try(row.tries, first, now, row.id.0.rem_euclid(1_000));
    let retried = !row.purpose.automatic();
    let (settled, happened, task) = match delivery {
        Delivery::Accepted { receipt } => {
            (ended(OutgoingState::Sent, receipt, now), Some(Happened::Delivered { outgoing: row.id }), None)
        }
        Delivery::Later { why, answer } => match again {
            Some(at) => (try_again(at, &format!("{why}: {answer}"), false), None, None),
            None => refused(row, why, answer, Tried::ForDays, now),
        },
        Delivery::Refused { why, answer } => refused(row, why, answer, Tried::Once, now),
        Delivery::Uncertain { why } => match again.filter(|_| retried) {
            Some(at) => {
                let happened = Happened::DeliveryUncertain { outgoing: row.id, why: why.clone() };
                (try_again(at, why, true), Some(happened), None)
            }
            None => uncertain(row, why, now),
        },
    };
    if !tx.settle(row.id, &desk.worker, &settled, now)? {
        tracing::warn!(outgoing.id = %row.id, since = since(first), "a message was settled by somebody else");
        return Ok(());
    }
    if let Some(happened) = happened {
        record(desk, tx, row.conversation.0, Doer::DESK, &[happened], now)?;
    }
    if let Some(concern) = task
        && let Some(conversation) = tx.conversation(row.conversation)?
    {
        raise_task(desk, tx, Some(row.conversation), conversation.owner, concern, now)?;
    }
    Ok(())
}

type Ending = (Settled, Option<Happened>, Option<Concern>);

/// How often it was tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    Once,
    ForDays,
}

fn refused(row: &OutgoingRow, why: &str, answer: &str, tried: Tried, now: Moment) -> Ending {
    let concern = Concern::NotDelivered {
        purpose: row.purpose,
        to: row.recipient.clone(),
        why: why.to_owned(),
        for_days: tried == Tried::ForDays,
    };
    let why = match tried {
        Tried::Once => why.to_owned(),
        Tried::ForDays => format!("{why}{FOR_DAYS}"),
    };
    let ended = ended(OutgoingState::Refused, &format!("{why}: {answer}"), now);
    (ended, Some(Happened::NotDelivered { outgoing: row.id, why }), Some(concern))
}

fn uncertain(row: &OutgoingRow, why: &str, now: Moment) -> Ending {
    let concern = Concern::PerhapsDelivered { purpose: row.purpose, to: row.recipient.clone(), why: why.to_owned() };
    let happened = Happened::DeliveryUncertain { outgoing: row.id, why: why.to_owned() };
    (ended(OutgoingState::Uncertain, why, now), Some(happened), Some(concern))
}

fn ended(state: OutgoingState, answer: &str, now: Moment) -> Settled {
    Settled { state, run_at: now, answer: shortened(answer), because: Vec::new(), repeated: false }
}

fn try_again(at: Moment, answer: &str, repeated: bool) -> Settled {
    Settled { state: OutgoingState::Due, run_at: at, answer: shortened(answer), because: Vec::new(), repeated }
}

/// Servers answer at length; a screen needs the beginning.
fn shortened(answer: &str) -> String {
    answer.chars().take(500).collect()
}

impl Desk {
    /// What is waiting to leave.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn outgoing_backlog(&self) -> Result<Backlog, Trouble> {
        let now = self.now();
        self.store.read(move |read| read.outgoing_backlog(now)).await
    }
}
