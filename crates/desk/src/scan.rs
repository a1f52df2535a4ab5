//! The virus scanner beside the desk: files of messages are looked at soon after they were taken in, and before somebody
//! fetches one that was not. What something is found in is kept and held back: nobody gets it, and it leaves to nobody, until
//! an administrator calls it a false alarm.
//!
//! Taking in never waits for the scanner. Where it does not answer, a person decides whether they take a file all the same;
//! a customer is asked to come back later. A desk without a scanner asks nothing of all this.

use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Doer, NotAllowed, denied_as, permit, seen_message};
use crate::worker::{Begun, keep_busy};
use crate::{Desk, Promised};
use domain::message::{MayBeGiven, Outgoing, Scan, ScanVerdict, may_be_given};
use domain::team::Permission;
use domain::timeline::{Happened, hex};
use domain::{AgentId, MessageId, Millis, Moment};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{DueScan, StoredAttachment, Trouble, Tx};
use tokio::sync::watch;

/// Whoever fetches or uploads a file waits for the scanner for so long.
pub const SCAN_PATIENCE: Duration = Duration::from_secs(20);
/// Whoever opens a mail with pictures in its text waits for so long, and so does a customer who adds files on their page.
pub const PICTURES_PATIENCE: Duration = Duration::from_secs(5);
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

/// What the bytes of a message are called.
const ORIGINAL: &str = "message.eml";

/// A virus scanner.
pub trait Scanner: Send + Sync {
    /// Looks at a content; takes bounded time.
    fn look<'a>(&'a self, content: &'a [u8]) -> Promised<'a, Result<ScanVerdict, NotScanned>>;
}

/// Why a content was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotScanned {
    /// The scanner is not there, or says nothing that makes sense.
    #[error("the virus scanner does not answer: {0}")]
    NoAnswer(String),
    /// It answers that it cannot look at this.
    #[error("the virus scanner would not look at it: {0}")]
    Refused(String),
}

/// Whether somebody gets a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// They do.
    Out,
    /// It is held back for what was found in it.
    HeldBack {
        /// The file.
        name: String,
        /// What was found, as the scanner calls it.
        found: String,
    },
    /// Nobody has looked at it.
    NotLookedAt {
        /// Because it is too large for the scanner.
        too_large: bool,
    },
}

/// Why a file stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotGiveOut {
    /// It is not there, or nothing was found in it.
    #[error("nothing is held back here")]
    NotThere,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotGiveOut, NotThere; }

impl Desk {
    /// Whether a scanner is asked about files.
    pub fn scans(&self) -> bool {
        self.scanner.get().is_some()
    }

    /// Whether somebody gets a file of a message; one that nobody has looked at is looked at now.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn may_give(&self, file: &StoredAttachment, content: &[u8], within: Duration) -> Result<Given, Trouble> {
        match may_be_given(file.scan.as_ref(), self.scans(), self.now()) {
            MayBeGiven::AtOnce => Ok(Given::Out),
            MayBeGiven::HeldBack(found) => Ok(Given::HeldBack { name: file.name.clone(), found }),
            MayBeGiven::LookFirst { clean } => match self.look_at_file(file, content, within).await {
                Ok(scan) => Ok(self.given(&file.name, &scan)),
                Err(CannotLook::Trouble(trouble)) => Err(trouble),
                Err(CannotLook::NotScanned(why)) => {
                    tracing::warn!(%why, message = %file.message, "a file could not be looked at");
                    Ok(if clean { Given::Out } else { Given::NotLookedAt { too_large: false } })
                }
            },
        }
    }

    /// Whether somebody gets the bytes of a whole message: only where nothing is held back in it.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn may_give_message(&self, message: MessageId, within: Duration) -> Result<Given, Trouble> {
        let files = self.files_of(message).await?;
        let now = self.now();
        let open: Vec<MayBeGiven> =
            files.iter().map(|file| may_be_given(file.scan.as_ref(), self.scans(), now)).collect();
        for (file, may) in files.iter().zip(&open) {
            if let MayBeGiven::HeldBack(found) = may {
                return Ok(Given::HeldBack { name: file.name.clone(), found: found.clone() });
            }
        }
        if open.iter().all(|may| *may == MayBeGiven::AtOnce) {
            return Ok(Given::Out);
        }
        let begun = self.now();
        let mut given = Given::Out;
        for (file, content) in self.with_contents(files).await? {
            let left = self.left_of(within, begun);
            match self.may_give(&file, &content, left).await? {
                held @ Given::HeldBack { .. } => return Ok(held),
                Given::Out => {}
                not_looked_at => given = not_looked_at,
            }
        }
        Ok(given)
    }

    /// What is left of a span that began at a moment.
    pub fn left_of(&self, within: Duration, begun: Moment) -> Duration {
        let passed = u64::try_from(self.now().since(begun).0).unwrap_or_default();
        within.saturating_sub(Duration::from_millis(passed))
    }

    /// Whether somebody gets the bytes of an arrival as they came. They hold more than the files that are listed, so the
    /// scanner looks at them as a whole too; what one of us called a false alarm is not found there again.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn may_give_original(&self, message: MessageId, raw: &[u8], within: Duration) -> Result<Given, Trouble> {
        let given = self.may_give_message(message, within).await?;
        if given != Given::Out || !self.scans() {
            return Ok(given);
        }
        let false_alarm = |file: &StoredAttachment| file.scan.as_ref().is_some_and(|scan| scan.false_alarm().is_some());
        if self.files_of(message).await?.iter().any(false_alarm) {
            return Ok(Given::Out);
        }
        self.may_pass(ORIGINAL, raw, within).await
    }

    /// Whether a content may come to the desk or leave it: what is found in a file that one of us uploads, or of a message
    /// that is about to leave. It is kept by its digest.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn may_pass(&self, name: &str, content: &[u8], within: Duration) -> Result<Given, Trouble> {
        if !self.scans() {
            return Ok(Given::Out);
        }
        let digest = hex(&Sha256::digest(content));
        match self.look_at(digest.clone(), content, within).await {
            Ok(Looked { scan, fresh }) => {
                if fresh {
                    let verdict = scan.verdict.clone();
                    let now = self.now();
                    self.store.write(move |tx| tx.keep_scan(&digest, &verdict, now)).await?;
                }
                Ok(self.given(name, &scan))
            }
            Err(CannotLook::Trouble(trouble)) => Err(trouble),
            Err(CannotLook::NotScanned(why)) => {
                tracing::warn!(%why, "a file could not be looked at");
                Ok(Given::NotLookedAt { too_large: false })
            }
        }
    }

    /// The first file of a message of ours that is held back, by what is known of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn held_back_in(&self, of: &Outgoing) -> Result<Option<Given>, Trouble> {
        let files: Vec<(String, String)> =
            of.attachments.iter().map(|file| (file.name.clone(), file.digest.clone())).collect();
        if files.is_empty() {
            return Ok(None);
        }
        let found = self.store.read(move |read| {
            for (name, digest) in &files {
                if let Some(found) = read.scan(digest)?.as_ref().and_then(Scan::held_back) {
                    return Ok(Some(Given::HeldBack { name: name.clone(), found: found.to_owned() }));
                }
            }
            Ok::<_, Trouble>(None)
        });
        found.await
    }

    /// What was found in a file is a false alarm: it is given out from now on, wherever it stands.
    ///
    /// # Errors
    /// When the actor may not, or nothing is held back there.
    pub async fn give_out(&self, by: AgentId, message: MessageId, position: i64) -> Result<(), CannotGiveOut> {
        self.change_false_alarm(by, message, position, true).await
    }

    /// What somebody called a false alarm is held back again.
    ///
    /// # Errors
    /// When the actor may not, or nobody had said so.
    pub async fn hold_back_again(&self, by: AgentId, message: MessageId, position: i64) -> Result<(), CannotGiveOut> {
        self.change_false_alarm(by, message, position, false).await
    }

    async fn change_false_alarm(
        &self,
        by: AgentId,
        message: MessageId,
        position: i64,
        out: bool,
    ) -> Result<(), CannotGiveOut> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::SetUp)?;
                let row = seen_message(tx, permit.agent(), message)?.ok_or(CannotGiveOut::NotThere)?;
                let file = tx.attachment(message, position)?.ok_or(CannotGiveOut::NotThere)?;
                let digest = tx.content_of_file(message, position)?.ok_or(CannotGiveOut::NotThere)?;
                let Some(Scan { verdict: ScanVerdict::Found(found), .. }) = file.scan else {
                    return Err(CannotGiveOut::NotThere);
                };
                let changed =
                    if out { tx.give_content_out(&digest, now)? } else { tx.hold_content_back_again(&digest)? };
                if !changed {
                    // A second press, or another node was faster: it stands as wanted.
                    return Ok(());
                }
                let name = file.name;
                let happened = if out {
                    Happened::FileGivenOut { message, name, found }
                } else {
                    Happened::FileHeldBackAgain { message, name, found }
                };
                tx.lock_conversation(row.conversation)?;
                record(&desk, tx, row.conversation.0, &permit, std::slice::from_ref(&happened), now)?;
                Ok(record(&desk, tx, DESK_CHAIN, &permit, &[happened], now)?)
            })
            .await
    }

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

    async fn look_at_message(&self, message: MessageId) -> Result<(), CannotLook> {
        let files = self.files_of(message).await?;
        let now = self.now();
        let open = |file: &StoredAttachment| {
            matches!(may_be_given(file.scan.as_ref(), true, now), MayBeGiven::LookFirst { .. })
        };
        if !files.iter().any(open) {
            return Ok(self.tell_of_held_back(message).await?);
        }
        for (file, content) in self.with_contents(files).await? {
            if open(&file) {
                self.look_at_file(&file, &content, Duration::MAX).await?;
            }
        }
        Ok(self.tell_of_held_back(message).await?)
    }

    /// The timeline says of every file that is held back that it is, once: its content may be known from elsewhere.
    async fn tell_of_held_back(&self, message: MessageId) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write_behind(move |tx| {
                for file in tx.attachments(message)? {
                    if let Some(found) = file.scan.as_ref().and_then(Scan::held_back) {
                        tell(&desk, tx, &file, found, desk.now())?;
                    }
                }
                Ok(())
            })
            .await
    }

    /// Looks at a file and keeps the verdict; something that is found is told on the timeline.
    async fn look_at_file(
        &self,
        file: &StoredAttachment,
        content: &[u8],
        within: Duration,
    ) -> Result<Scan, CannotLook> {
        let digest = hex(&Sha256::digest(content));
        let Looked { scan, fresh } = self.look_at(digest.clone(), content, within).await?;
        let (desk, file, kept) = (self.clone(), file.clone(), scan.clone());
        self.store
            .write(move |tx| {
                let now = desk.now();
                if fresh {
                    tx.keep_scan(&digest, &kept.verdict, now)?;
                }
                tx.file_scanned_as(file.message, file.position, &digest)?;
                match kept.held_back() {
                    Some(found) => tell(&desk, tx, &file, found, now),
                    None => Ok(()),
                }
            })
            .await?;
        Ok(scan)
    }

    /// What is known of a content, or else what the scanner says now.
    async fn look_at(&self, digest: String, content: &[u8], within: Duration) -> Result<Looked, CannotLook> {
        let now = self.now();
        let known = self.store.read(move |read| read.scan(&digest)).await?;
        if let Some(scan) = known
            && !matches!(may_be_given(Some(&scan), true, now), MayBeGiven::LookFirst { .. })
        {
            return Ok(Looked { scan, fresh: false });
        }
        let Some(scanner) = self.scanner.get() else {
            return Err(NotScanned::NoAnswer("there is none".into()).into());
        };
        let verdict = match tokio::time::timeout(within, scanner.look(content)).await {
            Ok(verdict) => verdict?,
            Err(_) => return Err(NotScanned::NoAnswer("it takes too long".into()).into()),
        };
        Ok(Looked { scan: Scan { verdict, at: now, given_out: None }, fresh: true })
    }

    fn given(&self, name: &str, scan: &Scan) -> Given {
        match (scan.held_back(), &scan.verdict) {
            (Some(found), _) => Given::HeldBack { name: name.to_owned(), found: found.to_owned() },
            (None, ScanVerdict::TooLarge) => Given::NotLookedAt { too_large: true },
            (None, _) => Given::Out,
        }
    }

    async fn files_of(&self, message: MessageId) -> Result<Vec<StoredAttachment>, Trouble> {
        self.store.read(move |read| read.attachments(message)).await
    }

    /// Files of one message with their contents: those of an arrival stand in its original. What is gone is left out; the
    /// page of the file says so.
    async fn with_contents(&self, files: Vec<StoredAttachment>) -> Result<Vec<(StoredAttachment, Vec<u8>)>, Trouble> {
        let mut arrived: Option<Vec<Vec<u8>>> = None;
        let mut all = Vec::with_capacity(files.len());
        for file in files {
            let content = match &file.digest {
                Some(digest) => self.blobs.get(digest).await?,
                None => {
                    if arrived.is_none() {
                        arrived = Some(self.arrived_files(file.message).await?);
                    }
                    let at = usize::try_from(file.position).unwrap_or(usize::MAX);
                    arrived.as_mut().and_then(|all| all.get_mut(at)).map(std::mem::take)
                }
            };
            all.extend(content.map(|content| (file, content)));
        }
        Ok(all)
    }
}

/// What is known of a content now.
struct Looked {
    scan: Scan,
    /// The scanner was asked.
    fresh: bool,
}

/// Why a file was not looked at.
#[derive(Debug, thiserror::Error)]
enum CannotLook {
    #[error(transparent)]
    NotScanned(#[from] NotScanned),
    #[error(transparent)]
    Trouble(#[from] Trouble),
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

/// The timeline says that a file is held back, once.
fn tell(desk: &Desk, tx: &mut Tx<'_, '_>, file: &StoredAttachment, found: &str, now: Moment) -> Result<(), Trouble> {
    if !tx.file_held_back(file.message, file.position, now)? {
        return Ok(());
    }
    let Some(row) = tx.message(file.message)? else { return Ok(()) };
    tx.lock_conversation(row.conversation)?;
    let happened = Happened::FileHeldBack { message: file.message, name: file.name.clone(), found: found.to_owned() };
    record(desk, tx, row.conversation.0, Doer::DESK, &[happened], now)
}
