//! How the desk is: what has come in and is not taken in, what should have left and has not. Loud when it is late.

use crate::Desk;
use domain::Millis;
use std::sync::PoisonError;
use store::Trouble;

/// What the health page and the metrics say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Arrivals that wait to be taken in.
    pub inbound_waiting: i64,
    /// How long the oldest of them has waited.
    pub inbound_oldest: Millis,
    /// Messages that are due.
    pub outgoing_due: i64,
    /// How late the oldest of them is.
    pub outgoing_oldest: Millis,
    /// Messages held in the post room.
    pub held: i64,
    /// Messages being handed over.
    pub leaving: i64,
    /// Messages that were tried in vain and are tried again.
    pub retrying: i64,
    /// How long the oldest of them has been tried.
    pub retrying_oldest: Millis,
    /// Messages that finally failed, or may have left or not: a person decides.
    pub failed: i64,
    /// Open tasks of anybody.
    pub tasks: usize,
    /// All automatic mail is stopped.
    pub automatic_stopped: bool,
    /// What is wrong, in plain words; empty when all is well.
    pub wrong: Vec<String>,
}

/// Arrivals are taken in within seconds; after a minute something is wrong.
const INBOUND_LATE: Millis = Millis::minutes(1);
/// Messages leave within seconds of being due; after five minutes something is wrong.
const OUTGOING_LATE: Millis = Millis::minutes(5);
/// Open tasks counted at most.
const TASKS_COUNTED_MAX: i64 = 1_000;

impl Desk {
    /// How the desk is at this moment.
    ///
    /// # Errors
    /// When the database cannot be read; that is the worst news there is.
    pub async fn health(&self) -> Result<Health, Trouble> {
        let now = self.now();
        let not_kept = self.not_kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.store
            .read(move |read| {
                let (inbound_waiting, oldest) = read.inbound_backlog()?;
                let inbound_oldest = if inbound_waiting > 0 { now.since(oldest) } else { Millis(0) };
                let backlog = read.outgoing_backlog(now)?;
                let outgoing_oldest = backlog.oldest_due_at.map_or(Millis(0), |at| now.since(at));
                let retrying_oldest = backlog.retrying_since.map_or(Millis(0), |at| now.since(at));
                let tasks = read.all_open_tasks(TASKS_COUNTED_MAX)?.len();
                let automatic_stopped = read.installation()?.is_some_and(|desk| desk.automatic_stopped.is_some());
                let mut wrong = Vec::new();
                if let Some(trouble) = &not_kept {
                    wrong.push(format!(
                        "The last message that arrived could not be kept, and its sender was told to try again: {trouble}."
                    ));
                }
                if inbound_oldest > INBOUND_LATE {
                    wrong.push(format!(
                        "{inbound_waiting} messages have arrived and are not taken in, the oldest for {} minutes.",
                        inbound_oldest.0 / 60_000
                    ));
                }
                if outgoing_oldest > OUTGOING_LATE {
                    wrong.push(format!(
                        "{} messages should have left and have not, the oldest for {} minutes.",
                        backlog.due,
                        outgoing_oldest.0 / 60_000
                    ));
                }
                if retrying_oldest > OUTGOING_LATE {
                    wrong.push(format!(
                        "{} messages could not be delivered and are tried again, the oldest for {} minutes.",
                        backlog.retrying,
                        retrying_oldest.0 / 60_000
                    ));
                }
                if backlog.failed > 0 {
                    wrong.push(format!(
                        "{} messages were not delivered, or nobody knows whether they were; their owners have a task.",
                        backlog.failed
                    ));
                }
                Ok(Health {
                    inbound_waiting,
                    inbound_oldest,
                    outgoing_due: backlog.due,
                    outgoing_oldest,
                    held: backlog.held,
                    leaving: backlog.leaving,
                    retrying: backlog.retrying,
                    retrying_oldest,
                    failed: backlog.failed,
                    tasks,
                    automatic_stopped,
                    wrong,
                })
            })
            .await
    }
}
