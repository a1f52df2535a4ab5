//! The worker that has files looked at, soon after their message was kept. What fails is tried again; what waits for too long
//! is looked at when somebody fetches it.

use super::look::CannotLook;
use super::{NotScanned, PICTURES_PATIENCE};
use crate::Desk;
use crate::worker::{Begun, keep_busy};
use domain::{MessageId, Millis, Moment};
use store::{DueScan, Trouble, Tx};
use tokio::sync::watch;

/// Messages of which the files are looked at beside each other by one process: each lies in memory meanwhile.
const AT_A_TIME: usize = 2;
/// What a process has not finished by then it has died over; longer than it takes to look at the files of a large message.
const LEASE: Millis = Millis::minutes(30);
/// After a scanner that does not answer.
const AGAIN_AFTER: Millis = Millis::minutes(1);
/// After one that would not look, times the number of its refusals.
const REFUSED_AGAIN_AFTER: Millis = Millis::minutes(10);
/// So often is a message tried whose files the scanner refuses; afterwards they are looked at when somebody fetches them.
const REFUSALS_MAX: i64 = 5;
/// A message that waited for so long is not waited for any more: its files are looked at when somebody fetches them.
const WAITED_MAX: Millis = Millis::days(7);

impl Desk {
    /// Looks at the files of a message that was just kept, for a few seconds; what fails is done by a worker.
    pub(crate) async fn look_now(&self, message: MessageId) {
        if self.scans() {
            let _ = tokio::time::timeout(PICTURES_PATIENCE, self.look_at_message(message)).await;
        }
    }

    /// Looks at files of messages until `shutdown` becomes true.
    pub(crate) async fn scan_until(&self, shutdown: watch::Receiver<bool>) {
        if !self.scans() {
            return;
        }
        let look = |running: usize| async move {
            let free = AT_A_TIME.saturating_sub(running);
            let due = self.claim_scans(free).await?;
            let again = !due.is_empty() && due.len() < free;
            Ok(Begun { tasks: due.into_iter().map(|due| self.clone().scan_message(due)).collect(), again })
        };
        keep_busy(&self.scans_due, shutdown, look).await;
    }

    /// Looks at the files of messages whose turn it is, and waits for it; returns how many messages that were.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn scan_due(&self) -> Result<usize, Trouble> {
        if !self.scans() {
            return Ok(0);
        }
        let due = self.claim_scans(AT_A_TIME).await?;
        let count = due.len();
        for one in due {
            self.clone().scan_message(one).await?;
        }
        Ok(count)
    }

    async fn claim_scans(&self, free: usize) -> Result<Vec<DueScan>, Trouble> {
        let Some(rows_max) = i64::try_from(free).ok().filter(|free| *free > 0) else { return Ok(Vec::new()) };
        let desk = self.clone();
        self.store
            .write_behind(move |tx| {
                let now = desk.now();
                tx.take_due_scans(now, now + LEASE, rows_max)
            })
            .await
    }

    /// Looks at the files of one message, and writes down when it is tried again where that failed.
    async fn scan_message(self, due: DueScan) -> Result<(), Trouble> {
        let refused = match self.look_at_message(due.message).await {
            Ok(()) => {
                return self.store.write_behind(move |tx| tx.scan_done(due.message)).await;
            }
            Err(CannotLook::NotScanned(why)) => {
                tracing::warn!(%why, message = %due.message, "the files of a message could not be looked at");
                matches!(why, NotScanned::Refused(_))
            }
            Err(CannotLook::Trouble(trouble)) => {
                tracing::warn!(error = %trouble, message = %due.message, "the files of a message could not be read");
                true
            }
        };
        let refusals = due.refused + i64::from(refused);
        let now = self.now();
        self.store
            .write_behind(move |tx| {
                if refusals >= REFUSALS_MAX {
                    return tx.scan_done(due.message);
                }
                let pause = if refused { Millis(REFUSED_AGAIN_AFTER.0 * refusals) } else { AGAIN_AFTER };
                tx.scan_again(due.message, now + pause, refused)
            })
            .await
    }
}

/// The files of a message are looked at as soon as there is time; nothing waits for it.
pub(crate) fn look_soon(desk: &Desk, tx: &mut Tx<'_, '_>, message: MessageId, now: Moment) -> Result<(), Trouble> {
    if !desk.scans() {
        return Ok(());
    }
    tx.scan_soon(message, now)?;
    desk.scans_due.notify_one();
    Ok(())
}

/// What has waited for too long is waited for no more. Also where no scanner is asked any more.
pub(crate) fn forget(tx: &mut Tx<'_, '_>, now: Moment) -> Result<(), Trouble> {
    tx.forget_scans_due(now, WAITED_MAX)
}
