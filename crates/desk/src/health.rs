//! How the desk is: what has come in and is not taken in, what should have left and has not. Loud when it is late.

use crate::Desk;
use domain::{MailboxId, Millis, Moment};
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
    /// What is wrong with what is here, in plain words; empty when all is well.
    pub wrong: Vec<String>,
    /// Mailboxes elsewhere that mail should be fetched from.
    pub sources: usize,
    /// Those that it cannot be fetched from, and why, in plain words.
    pub silent_sources: Vec<String>,
    /// Messages whose files wait for the virus scanner; none where nobody is asked.
    pub scans_waiting: Option<i64>,
    /// Mailboxes that were connected and are so no longer, with their addresses.
    pub lost_mailboxes: Vec<(MailboxId, String)>,
}

/// Arrivals are taken in within seconds; after a minute something is wrong.
const INBOUND_LATE: Millis = Millis::minutes(1);
/// Messages leave within seconds of being due; after five minutes something is wrong.
const OUTGOING_LATE: Millis = Millis::minutes(5);
/// "1 message", "3 messages".
fn counted(count: i64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn minutes(span: Millis) -> String {
    counted(span.0 / 60_000, "minute")
}

/// The folder of contents is not what it was.
const FILES_GONE: &str = "Files are missing: attachments and large mails that came in cannot be shown. The folder of the data was moved or emptied, or its disk is not there: put it back, or restore a backup. `answerable doctor` tells what is missing.";

/// Files are looked at within seconds; after ten minutes something is wrong.
const SCANS_LATE: Millis = Millis::minutes(10);
/// Messages that wait for the virus scanner counted at most.
const SCANS_COUNTED_MAX: i64 = 1_000;

/// Lost mailboxes that are named at most.
const LOST_MAX: i64 = 20;

/// Open tasks counted at most.
const TASKS_COUNTED_MAX: i64 = 1_000;

/// The sources whose failing people must hear of.
fn silent(sources: &[KeptSource], now: Moment) -> Vec<String> {
    let alarm = |kept: &KeptSource| {
        let why = kept.standing.alarm(now)?;
        Some(format!("No mail comes from {}. {}.", kept.source.words(), why.trim_end_matches('.')))
    };
    sources.iter().filter_map(alarm).collect()
}

/// What is said when files wait for the virus scanner for too long.
fn scans_late(waiting: i64, since: Option<Moment>, now: Moment) -> Option<String> {
    let late = now.since(since?);
    (late > SCANS_LATE).then(|| {
        let (many, long) = (counted(waiting, "message"), minutes(late));
        format!(
            "The virus scanner has not looked at the files of {many}, the oldest for {long}. Until it answers they can be fetched only by those who want them all the same. `answerable doctor` tells what is wrong."
        )
    })
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_well(&self) -> bool {
        self.all_wrong().next().is_none() && self.lost_mailboxes.is_empty()
    }
    /// Everything that is wrong with what is here, and with what should come.
    pub fn all_wrong(&self) -> impl Iterator<Item = &String> {
        self.wrong.iter().chain(&self.silent_sources)
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
                let mut wrong = troubles;
                if let Some(trouble) = &not_kept {
                    wrong.push(format!(
                        "The last message that arrived could not be kept, and its sender was told to try again: {trouble}."
                    ));
                }
                if files_gone {
                    wrong.push(FILES_GONE.to_owned());
                }
                if inbound_oldest > INBOUND_LATE {
                    wrong.push(format!(
                        "Arrived and not taken in: {}, the oldest for {}.",
                        counted(inbound_waiting, "message"),
                        minutes(inbound_oldest)
                    ));
                }
                if outgoing_oldest > OUTGOING_LATE {
                    wrong.push(format!(
                        "Late to leave: {}, the oldest by {}.",
                        counted(backlog.due, "message"),
                        minutes(outgoing_oldest)
                    ));
                }
                let (scans_waiting, scans_since) = if scans { read.scans_waiting(SCANS_COUNTED_MAX)? } else { (0, None) };
                wrong.extend(scans_late(scans_waiting, scans_since, now));
                // One customer's broken server is their trouble and its message says so; when nothing at all has left
                // since, it is ours.
                let nothing_left = backlog.retrying_since.is_some_and(|since| last_sent < since);
                if nothing_left && retrying_oldest > OUTGOING_LATE {
                    wrong.push(format!(
                        "Mail does not leave: {} tried in vain and tried again, the oldest for {}.",
                        counted(backlog.retrying, "message"),
                        minutes(retrying_oldest)
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
                    sources: sources.len(),
                    silent_sources: silent(&sources, now),
                    scans_waiting: scans.then_some(scans_waiting),
                    lost_mailboxes: read.lost_mailboxes(LOST_MAX)?,
                })
            })
            .await
    }
}
