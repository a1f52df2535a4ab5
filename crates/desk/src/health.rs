//! How the desk is: what has come in and is not taken in, what should have left and has not. Loud when it is late.

use crate::{Desk, said};
use domain::source::Alarm;
use domain::{MailboxId, Millis, Moment};
use language::Language;
use std::fmt;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use store::{KeptSource, Trouble};

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
    /// What is wrong with what is here; empty when all is well.
    pub wrong: Vec<Wrong>,
    /// Mailboxes elsewhere that mail should be fetched from.
    pub sources: usize,
    /// Those that it cannot be fetched from, and why.
    pub silent_sources: Vec<SilentSource>,
    /// Messages whose files wait for the virus scanner; none where nobody is asked.
    pub scans_waiting: Option<i64>,
    /// Mailboxes that were connected and are so no longer, with their addresses.
    pub lost_mailboxes: Vec<(MailboxId, String)>,
}

/// Something that is wrong with what is here. Its English words are for the command line and for machines that watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No name server answers.
    NoNameServer,
    /// The last message that arrived could not be kept: why.
    NotKept(String),
    /// The folder of contents is not what it was.
    FilesGone,
    /// Messages have arrived and are not taken in.
    NotTakenIn {
        /// So many.
        messages: i64,
        /// The oldest of them for so long.
        oldest: Millis,
    },
    /// Messages should have left.
    LateToLeave {
        /// So many.
        messages: i64,
        /// The oldest of them is late by so much.
        oldest: Millis,
    },
    /// Files wait for the virus scanner for too long.
    FilesNotScanned {
        /// So many messages have some.
        messages: i64,
        /// The oldest of them for so long.
        oldest: Millis,
    },
    /// Nothing leaves at all.
    NothingLeaves {
        /// So many messages are tried again.
        messages: i64,
        /// The oldest of them for so long.
        oldest: Millis,
    },
}

impl Wrong {
    /// Whether messages wait, which are all kept.
    pub fn is_about_messages(&self) -> bool {
        match self {
            Wrong::NoNameServer | Wrong::NotKept(_) | Wrong::FilesGone => false,
            Wrong::NotTakenIn { .. }
            | Wrong::LateToLeave { .. }
            | Wrong::FilesNotScanned { .. }
            | Wrong::NothingLeaves { .. } => true,
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&said::wrong(Language::English, self))
    }
}

/// A mailbox elsewhere that mail cannot be fetched from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentSource {
    /// The account.
    pub account: String,
    /// Its server.
    pub host: String,
    /// Why.
    pub why: Alarm,
}

/// Arrivals are taken in within seconds; after a minute something is wrong.
const INBOUND_LATE: Millis = Millis::minutes(1);
/// Messages leave within seconds of being due; after five minutes something is wrong.
const OUTGOING_LATE: Millis = Millis::minutes(5);
/// Files are looked at within seconds; after ten minutes something is wrong.
const SCANS_LATE: Millis = Millis::minutes(10);
/// Messages that wait for the virus scanner counted at most.
const SCANS_COUNTED_MAX: i64 = 1_000;

/// Lost mailboxes that are named at most.
const LOST_MAX: i64 = 20;

/// Open tasks counted at most.
const TASKS_COUNTED_MAX: i64 = 1_000;

/// The sources whose failing people must hear of.
fn silent(sources: Vec<KeptSource>, now: Moment) -> Vec<SilentSource> {
    let alarm = |kept: KeptSource| {
        let why = kept.standing.alarm(now)?;
        Some(SilentSource { account: kept.source.account, host: kept.source.server.host, why })
    };
    sources.into_iter().filter_map(alarm).collect()
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_well(&self) -> bool {
        self.wrong.is_empty() && self.silent_sources.is_empty() && self.lost_mailboxes.is_empty()
    }
}

impl Desk {
    /// How the desk is at this moment.
    ///
    /// # Errors
    /// When the database cannot be read; that is the worst news there is.
    pub async fn health(&self) -> Result<Health, Trouble> {
        let now = self.now();
        let last_sent = Moment(self.last_sent.load(Ordering::Relaxed));
        let troubles = self.mail.troubles();
        let files_gone = self.blobs.seem_gone(&self.store).await?;
        let scans = self.scans();
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
                let sources = read.sources()?;
                let count = sources.len();
                let mut wrong = troubles;
                if let Some(trouble) = &not_kept {
                    wrong.push(Wrong::NotKept(trouble.to_string()));
                }
                if files_gone {
                    wrong.push(Wrong::FilesGone);
                }
                if inbound_oldest > INBOUND_LATE {
                    wrong.push(Wrong::NotTakenIn { messages: inbound_waiting, oldest: inbound_oldest });
                }
                if outgoing_oldest > OUTGOING_LATE {
                    wrong.push(Wrong::LateToLeave { messages: backlog.due, oldest: outgoing_oldest });
                }
                let (scans_waiting, scans_since) =
                    if scans { read.scans_waiting(SCANS_COUNTED_MAX)? } else { (0, None) };
                let unscanned_for = scans_since.map(|since| now.since(since)).filter(|late| *late > SCANS_LATE);
                wrong.extend(unscanned_for.map(|oldest| Wrong::FilesNotScanned { messages: scans_waiting, oldest }));
                // One customer's broken server is their trouble and its message says so; when nothing at all has left
                // since, it is ours.
                let nothing_left = backlog.retrying_since.is_some_and(|since| last_sent < since);
                if nothing_left && retrying_oldest > OUTGOING_LATE {
                    wrong.push(Wrong::NothingLeaves { messages: backlog.retrying, oldest: retrying_oldest });
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
                    sources: count,
                    silent_sources: silent(sources, now),
                    scans_waiting: scans.then_some(scans_waiting),
                    lost_mailboxes: read.lost_mailboxes(LOST_MAX)?,
                })
            })
            .await
    }
}
