//! Is a mailbox connected? What the outside world says is asked and kept, two messages go there and back, and once a day it is
//! asked again, so that a mailbox that falls off is noticed before a customer notices.

mod trip;

pub(crate) use trip::ReadyTrip;
pub use trip::tagged;

use crate::Desk;
use crate::keep::note_change;
use crate::permit::{NotAllowed, denied_as, permit_actor};
use domain::connection::{Finding, Grade, Known, LATELY, Seen, is_connected, judge, worst};
use domain::team::Permission;
use domain::timeline::{Actor, Change};
use domain::{MailboxId, Millis, Moment};
use std::time::Duration;
use store::{Mailbox, Read, Trouble, Tx};
use tokio::sync::watch;

/// How often it is asked again by itself.
pub const ASKED_EVERY: Millis = Millis::days(1);
/// And about a mailbox that is connected no longer.
pub const LOST_ASKED_EVERY: Millis = Millis::hours(1);
/// A message there and back is not sent more often than this.
pub const TRIPS_EVERY: Millis = Millis::minutes(1);
/// What became of messages there and back is forgotten after this time.
pub const TRIPS_KEPT: Millis = Millis::days(30);
/// Whoever asks has answers by then, or has died over it.
const LEASE: Millis = Millis::minutes(1);
/// Mailboxes that are asked about with one look.
const DUE_AT_A_TIME: i64 = 4;
/// So long after it was asked, something may still come that changes what was found.
const SETTLES_WITHIN: Millis = Millis::hours(1);
/// How often it is looked whether a mailbox has its turn.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// How a mailbox is connected.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The mailbox.
    pub mailbox: Mailbox,
    /// When that was last asked; `None` when never.
    pub asked_at: Option<Moment>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Why nobody asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAsk {
    /// There is no such mailbox.
    #[error("this mailbox is not there")]
    Gone,
    /// Somebody is asking already.
    #[error("it is being asked at this moment; look again in a minute")]
    Busy,
    /// This process knows no name servers.
    #[error("this process has no name servers to ask")]
    NobodyToAsk,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotAsk, Gone; }

impl Desk {
    /// Asks how a mailbox is connected, keeps what is said, and sends two messages there and back. Returns when the outside
    /// world has answered; the messages take their time.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn ask_connection(&self, by: Actor, id: MailboxId) -> Result<(), CannotAsk> {
        // Another one for each time: one process asks about a mailbox once at a time, too.
        let holder = self.chance.address_token();
        let (desk, taken_by) = (self.clone(), holder.clone());
        let begun = self.store.write(move |tx| {
            let by = permit_actor(tx, by, Permission::SetUp)?;
            let mailbox = tx.mailbox(id)?.ok_or(CannotAsk::Gone)?;
            let now = desk.now();
            if !tx.take_lease(&lease(id), &taken_by, now + LEASE, now)? {
                return Err(CannotAsk::Busy);
            }
            if matches!(by.actor(), Actor::Agent(_) | Actor::Operator) {
                let change = Change::ConnectionAsked { address: mailbox.address.to_string() };
                note_change(&desk, tx, by, change, now)?;
            }
            Ok(mailbox)
        });
        let mailbox = begun.await?;
        let seen = self.mail.connection(&mailbox.address).await;
        let desk = self.clone();
        let kept = self.store.write(move |tx| {
            let now = desk.now();
            tx.give_back_lease(&lease(id), &holder)?;
            let Some(seen) = &seen else { return Ok::<_, Trouble>(false) };
            tx.put_connection(id, seen, now)?;
            desk.begin_trips(tx, id, now)?;
            stands(tx, &mailbox, now)?;
            Ok(true)
        });
        if !kept.await? {
            return Err(CannotAsk::NobodyToAsk);
        }
        self.queued.notify_one();
        Ok(())
    }

    /// What the outside world says about a mailbox at this moment, with what is known of it, for whoever looks without
    /// changing anything.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn look_at_connection(&self, mailbox: Mailbox) -> Result<Option<Connected>, Trouble> {
        let Some(seen) = self.mail.connection(&mailbox.address).await else { return Ok(None) };
        let now = self.now();
        self.store
            .read(move |read| {
                let known = known(read, mailbox.id, now)?;
                let findings = judge(&mailbox.address, &seen, &known, now);
                Ok(Some(Connected { mailbox, asked_at: Some(now), findings }))
            })
            .await
    }

    /// Asks again about mailboxes that nobody asked about for [`ASKED_EVERY`], and looks what became of messages that were on
    /// their way. Returns how many it asked about.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn ask_due_connections(&self) -> Result<usize, Trouble> {
        let desk = self.clone();
        let due = self.store.write(move |tx| {
            let now = desk.now();
            for id in tx.connections_asked_since(now - SETTLES_WITHIN)? {
                if let Some(mailbox) = tx.mailbox(id)? {
                    stands(tx, &mailbox, now)?;
                }
            }
            tx.connections_due(now - ASKED_EVERY, now - LOST_ASKED_EVERY, DUE_AT_A_TIME)
        });
        let due = due.await?;
        for id in &due {
            match self.ask_connection(Actor::Desk, *id).await {
                Ok(()) | Err(CannotAsk::Busy | CannotAsk::Gone | CannotAsk::NobodyToAsk | CannotAsk::NotAllowed(_)) => {
                }
                Err(CannotAsk::Trouble(trouble)) => return Err(trouble),
            }
        }
        Ok(due.len())
    }

    /// Does so again and again until `shutdown` becomes true.
    pub(crate) async fn ask_connections_until(&self, mut shutdown: watch::Receiver<bool>) {
        while !*shutdown.borrow() {
            tokio::select! {
                asked = self.ask_due_connections() => {
                    if let Err(trouble) = asked {
                        tracing::warn!(error = %trouble, "whether mailboxes are connected could not be asked");
                    }
                }
                _ = shutdown.changed() => return,
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = shutdown.changed() => {}
            }
        }
    }
}

/// How a mailbox is connected, as far as it was asked; `None` when it is not there.
///
/// # Errors
/// When the database cannot be read.
pub fn connected(read: &mut Read<'_, '_>, id: MailboxId, now: Moment) -> Result<Option<Connected>, Trouble> {
    let Some(mailbox) = read.mailbox(id)? else { return Ok(None) };
    let Some(kept) = read.connection(id)? else {
        return Ok(Some(Connected { mailbox, asked_at: None, findings: Vec::new() }));
    };
    let findings = found(read, &mailbox, &kept.seen, now)?;
    Ok(Some(Connected { mailbox, asked_at: Some(kept.asked_at), findings }))
}

fn found(read: &mut Read<'_, '_>, mailbox: &Mailbox, seen: &Seen, now: Moment) -> Result<Vec<Finding>, Trouble> {
    let known = known(read, mailbox.id, now)?;
    Ok(judge(&mailbox.address, seen, &known, now))
}

/// What the desk knows by itself.
fn known(read: &mut Read<'_, '_>, id: MailboxId, now: Moment) -> Result<Known, Trouble> {
    let sources = read.sources()?.into_iter().filter(|kept| kept.source.mailbox == id);
    Ok(Known {
        fetched_from: sources.map(|kept| kept.source.server.host).collect(),
        last_arrival: read.last_arrival(id, now - LATELY)?,
        held_first: read.installation()?.is_some_and(|desk| desk.post_room),
        trips: read.trips(id)?.into_iter().map(|kept| kept.trip).collect(),
    })
}

/// Keeps whether a mailbox is connected, and says aloud when one that was is so no longer. What could not be asked changes
/// nothing.
fn stands(tx: &mut Tx<'_, '_>, mailbox: &Mailbox, now: Moment) -> Result<(), Trouble> {
    let Some(kept) = tx.connection(mailbox.id)? else { return Ok(()) };
    let findings = found(tx, mailbox, &kept.seen, now)?;
    let in_vain = worst(&findings) == Grade::InVain;
    let connected_at = kept.connected_at.or_else(|| is_connected(&findings).then_some(now));
    let lost_at = match in_vain {
        true => kept.lost_at.or(connected_at.map(|_| now)),
        // It takes more than silence to be found again.
        false => kept.lost_at.filter(|_| !is_connected(&findings)),
    };
    if (connected_at, lost_at) == (kept.connected_at, kept.lost_at) {
        return Ok(());
    }
    tx.connection_stands(mailbox.id, connected_at, lost_at)
}

/// The lease of asking about a mailbox.
fn lease(id: MailboxId) -> String {
    format!("connection-{id}")
}
