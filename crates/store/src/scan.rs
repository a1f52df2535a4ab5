//! What the virus scanner said of contents, by their digest, and which messages wait for it.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::message::{Scan, ScanVerdict};
use domain::{MessageId, Millis, Moment};

/// A message whose files the scanner is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueScan {
    /// Which.
    pub message: MessageId,
    /// Since when it waits.
    pub since: Moment,
    /// How often the scanner answered that it cannot look.
    pub refused: i64,
}

statements! {
    ONE = "SELECT verdict, found, at, given_out_at FROM scans WHERE digest = $1";
    /// What was found once is not overwritten: only a person takes that back.
    KEEP = "INSERT INTO scans (digest, verdict, found, at) VALUES ($1, $2, $3, $4) ON CONFLICT (digest) DO UPDATE SET verdict = excluded.verdict, found = excluded.found, at = excluded.at WHERE scans.verdict <> 'found'";
    GIVE_OUT = "UPDATE scans SET given_out_at = $2 WHERE digest = $1 AND verdict = 'found' AND given_out_at IS NULL";
    HOLD_AGAIN = "UPDATE scans SET given_out_at = NULL WHERE digest = $1 AND verdict = 'found' AND given_out_at IS NOT NULL";
    CONTENT = "SELECT COALESCE(digest, scanned_as) FROM attachments WHERE message_id = $1 AND position = $2";
    SCANNED_AS = "UPDATE attachments SET scanned_as = $3 WHERE message_id = $1 AND position = $2 AND digest IS NULL";
    HELD_BACK = "UPDATE attachments SET held_back_at = $3 WHERE message_id = $1 AND position = $2 AND held_back_at IS NULL";
    SOON = "INSERT INTO scans_due (message_id, since, run_at) VALUES ($1, $2, $2) ON CONFLICT (message_id) DO NOTHING";
    DUE uses "scans_due_by_time" = "SELECT message_id, since, refused FROM scans_due WHERE run_at <= $1 ORDER BY run_at LIMIT $2",
        postgres "SELECT message_id, since, refused FROM scans_due WHERE run_at <= $1 ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    TAKE = "UPDATE scans_due SET run_at = $2 WHERE message_id = $1";
    AGAIN = "UPDATE scans_due SET run_at = $2, refused = refused + $3 WHERE message_id = $1";
    DONE = "DELETE FROM scans_due WHERE message_id = $1";
    FORGET uses "scans_due_by_age" = "DELETE FROM scans_due WHERE since < $1";
    WAITING uses "scans_due_by_age" = "SELECT since FROM scans_due WHERE since >= $1 ORDER BY since LIMIT $2";
}

impl Read<'_, '_> {
    /// What the scanner said of a content.
    pub fn scan(&mut self, digest: &str) -> Result<Option<Scan>, Trouble> {
        Ok(self.one(&ONE, &[digest.into()], |row| scan(row, 0))?.flatten())
    }
    /// The digest of the content of a file, where it is known.
    pub fn content_of_file(&mut self, message: MessageId, position: i64) -> Result<Option<String>, Trouble> {
        Ok(self.one(&CONTENT, &[message.into(), position.into()], |row| row.get::<Option<String>>(0))?.flatten())
    }
    /// How many messages wait for the scanner, counted up to `most`, and since when the first of them.
    pub fn scans_waiting(&mut self, most: i64) -> Result<(i64, Option<Moment>), Trouble> {
        let waiting = self.query(&WAITING, &[Moment(0).into(), most.into()], |row| row.get::<Moment>(0))?;
        Ok((i64::try_from(waiting.len()).unwrap_or(i64::MAX), waiting.first().copied()))
    }
}

impl Tx<'_, '_> {
    /// Keeps a verdict on a content.
    pub fn keep_scan(&mut self, digest: &str, verdict: &ScanVerdict, now: Moment) -> Result<(), Trouble> {
        let (word, found) = match verdict {
            ScanVerdict::Clean => ("clean", ""),
            ScanVerdict::Found(found) => ("found", found.as_str()),
            ScanVerdict::TooLarge => ("too-large", ""),
        };
        self.execute(&KEEP, &[digest.into(), word.into(), found.into(), now.into()]).map(drop)
    }
    /// Somebody calls what was found in a content a false alarm; `false` when nothing holds it back.
    pub fn give_content_out(&mut self, digest: &str, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&GIVE_OUT, &[digest.into(), now.into()])? == 1)
    }
    /// Takes that back; `false` when it was not said.
    pub fn hold_content_back_again(&mut self, digest: &str) -> Result<bool, Trouble> {
        Ok(self.execute(&HOLD_AGAIN, &[digest.into()])? == 1)
    }
    /// Notes which content a file of an arrival has.
    pub fn file_scanned_as(&mut self, message: MessageId, position: i64, digest: &str) -> Result<(), Trouble> {
        self.execute(&SCANNED_AS, &[message.into(), position.into(), digest.into()]).map(drop)
    }
    /// Notes that the timeline says of a file that it is held back; `false` when it says so already.
    pub fn file_held_back(&mut self, message: MessageId, position: i64, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&HELD_BACK, &[message.into(), position.into(), now.into()])? == 1)
    }
    /// The files of a message are looked at soon.
    pub fn scan_soon(&mut self, message: MessageId, now: Moment) -> Result<(), Trouble> {
        self.execute(&SOON, &[message.into(), now.into()]).map(drop)
    }
    /// Takes messages whose turn it is; nobody else gets them before `until`.
    pub fn take_due_scans(&mut self, now: Moment, until: Moment, rows_max: i64) -> Result<Vec<DueScan>, Trouble> {
        let due = self.query(&DUE, &[now.into(), rows_max.into()], |row| {
            Ok::<_, Trouble>(DueScan { message: row.get(0)?, since: row.get(1)?, refused: row.get(2)? })
        })?;
        for one in &due {
            self.execute(&TAKE, &[one.message.into(), until.into()])?;
        }
        Ok(due)
    }
    /// Another try at a moment; `refused` says that the scanner would not look.
    pub fn scan_again(&mut self, message: MessageId, at: Moment, refused: bool) -> Result<(), Trouble> {
        self.execute(&AGAIN, &[message.into(), at.into(), i64::from(refused).into()]).map(drop)
    }
    /// The files of a message were looked at.
    pub fn scan_done(&mut self, message: MessageId) -> Result<(), Trouble> {
        self.execute(&DONE, &[message.into()]).map(drop)
    }
    /// Forgets messages that have waited for longer than a span: their files are looked at when somebody fetches them.
    pub fn forget_scans_due(&mut self, now: Moment, kept: Millis) -> Result<(), Trouble> {
        self.execute(&FORGET, &[(now - kept).into()]).map(drop)
    }
}

/// A verdict that stands in a row from one place on, where there is one.
pub(crate) fn scan(row: &Row, at: usize) -> Result<Option<Scan>, Trouble> {
    let Some(word) = row.get::<Option<String>>(at)? else { return Ok(None) };
    let verdict = match word.as_str() {
        "clean" => ScanVerdict::Clean,
        "too-large" => ScanVerdict::TooLarge,
        // A word of a later version is no reason to give something out.
        _ => ScanVerdict::Found(row.get::<Option<String>>(at + 1)?.unwrap_or_default()),
    };
    let seen_at = row.get::<Option<Moment>>(at + 2)?.unwrap_or(Moment(0));
    Ok(Some(Scan { verdict, at: seen_at, given_out: row.get(at + 3)? }))
}
