//! The virus scanner beside the desk: files of messages are looked at soon after they were taken in, and before somebody
//! fetches one that was not. What something is found in is kept and held back: nobody gets it, and it leaves to nobody, until
//! an administrator calls it a false alarm.
//!
//! Taking in never waits for the scanner. Where it does not answer, a person decides whether they take a file all the same;
//! a customer is asked to come back later. A desk without a scanner asks nothing of all this.

mod false_alarm;
mod look;
mod work;

pub use false_alarm::CannotGiveOut;
pub(crate) use work::{forget, look_soon};

use crate::{Desk, Promised};
use domain::message::{MayBeGiven, Outgoing, Scan, ScanVerdict, may_be_given};
use domain::timeline::hex;
use domain::{MessageId, Moment};
use look::{CannotLook, Looked};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{StoredAttachment, Trouble};

/// Whoever fetches or uploads a file waits for the scanner for so long.
pub const SCAN_PATIENCE: Duration = Duration::from_secs(20);
/// Whoever opens a mail with pictures in its text waits for so long, and so does a customer who adds files on their page.
pub const PICTURES_PATIENCE: Duration = Duration::from_secs(5);

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

    fn given(&self, name: &str, scan: &Scan) -> Given {
        match (scan.held_back(), &scan.verdict) {
            (Some(found), _) => Given::HeldBack { name: name.to_owned(), found: found.to_owned() },
            (None, ScanVerdict::TooLarge) => Given::NotLookedAt { too_large: true },
            (None, _) => Given::Out,
        }
    }
}
