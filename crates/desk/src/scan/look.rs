//! Looking at contents and keeping what the scanner says. What is known of a content is not asked again; what is found is
//! told on the timeline of each conversation that holds it, once.

use super::NotScanned;
use crate::Desk;
use crate::keep::record;
use crate::permit::Doer;
use domain::message::{MayBeGiven, Scan, may_be_given};
use domain::timeline::{Happened, hex};
use domain::{MessageId, Moment};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{StoredAttachment, Trouble, Tx};

/// What is known of a content now.
pub(super) struct Looked {
    /// What is known.
    pub(super) scan: Scan,
    /// The scanner was asked.
    pub(super) fresh: bool,
}

/// Why a file was not looked at.
#[derive(Debug, thiserror::Error)]
pub(super) enum CannotLook {
    /// The scanner did not say.
    #[error(transparent)]
    NotScanned(#[from] NotScanned),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Desk {
    pub(super) async fn look_at_message(&self, message: MessageId) -> Result<(), CannotLook> {
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
    pub(super) async fn look_at_file(
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
    pub(super) async fn look_at(&self, digest: String, content: &[u8], within: Duration) -> Result<Looked, CannotLook> {
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

    pub(super) async fn files_of(&self, message: MessageId) -> Result<Vec<StoredAttachment>, Trouble> {
        self.store.read(move |read| read.attachments(message)).await
    }

    /// Files of one message with their contents: those of an arrival stand in its original. What is gone is left out; the
    /// page of the file says so.
    pub(super) async fn with_contents(
        &self,
        files: Vec<StoredAttachment>,
    ) -> Result<Vec<(StoredAttachment, Vec<u8>)>, Trouble> {
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
