//! The timeline: append-only entries in chains, and the feed that everything asynchronous reads.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Moment};
use std::fmt;
use std::str::FromStr;

/// An entry to be appended, with the digests that the caller computed.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The chain: a conversation's id, a customer's, or 0 for the desk.
    pub chain: i64,
    /// Its number in the chain, from 1.
    pub sequence: i64,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Moment,
    /// The word of its kind.
    pub kind: &'static str,
    /// The content as JSON.
    pub content: String,
    /// What makes the digest of the content unguessable; erased together with the content.
    pub salt: [u8; 16],
    /// Salted digest of the content.
    pub content_digest: [u8; 32],
    /// Digest of this entry and all before it.
    pub digest: [u8; 32],
}

/// An entry as read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The chain.
    pub chain: i64,
    /// Its number in the chain.
    pub sequence: i64,
    /// The word of its kind.
    pub kind: String,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Moment,
    /// The content; `None` when it was erased, or written by a newer version.
    pub happened: Option<Happened>,
    /// The content as stored.
    pub content: Option<String>,
    /// Salted digest of the content.
    pub content_digest: Vec<u8>,
    /// Digest of this entry and all before it.
    pub digest: Vec<u8>,
}

/// How far a reader has come. Opaque outside: on PostgreSQL commits appear out of order, so it holds the transaction
/// too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cursor {
    transaction: i64,
    position: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.transaction, self.position)
    }
}
impl FromStr for Cursor {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (transaction, position) = text.split_once('.').ok_or(())?;
        Ok(Cursor { transaction: transaction.parse().map_err(|_| ())?, position: position.parse().map_err(|_| ())? })
    }
}

/// One entry of the feed: enough to know what to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedItem {
    /// Where the reader is after this one.
    pub cursor: Cursor,
    /// The chain.
    pub chain: i64,
    /// The word of its kind.
    pub kind: String,
}

statements! {
    HEAD = "SELECT sequence, head FROM chains WHERE id = $1",
        postgres "SELECT sequence, head FROM chains WHERE id = $1 FOR UPDATE";
    SET_HEAD = "INSERT INTO chains (id, sequence, head) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, head = excluded.head";
    APPEND = "INSERT INTO entries (chain, sequence, kind, actor, at, content, content_digest, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SALT = "INSERT INTO entry_salts (chain, sequence, salt) VALUES ($1, $2, $3)";
    OF_CHAIN = "SELECT chain, sequence, kind, actor, at, content, content_digest, digest FROM entries WHERE chain = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
    LATEST_OF_CHAIN = "SELECT chain, sequence, kind, actor, at, content, content_digest, digest FROM entries WHERE chain = $1 ORDER BY sequence DESC LIMIT $2";
    SALTS_OF_CHAIN = "SELECT sequence, salt FROM entry_salts WHERE chain = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence";
    /// What one person did, or what was done about them, within a span; the latest first.
    SOME_OF_CHAIN = "SELECT chain, sequence, kind, actor, at, content, content_digest, digest FROM entries WHERE chain = $1 AND sequence < $2 AND at >= $3 AND at < $4 AND ($5 = '' OR actor = $5 OR content LIKE $6) ORDER BY sequence DESC LIMIT $7";
    CHAINS = "SELECT id FROM chains WHERE id > $1 ORDER BY id LIMIT $2";
    FEED = "SELECT $1, position, chain, kind FROM entries WHERE position > $2 ORDER BY position LIMIT $3",
        postgres "SELECT xid::text::bigint, position, chain, kind FROM entries WHERE (xid, position) > (($1::bigint)::text::xid8, $2) AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, position LIMIT $3";
    NOW = "SELECT 0, COALESCE(max(position), 0) FROM entries",
        postgres "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1, 9223372036854775807::bigint";
}

impl Read<'_, '_> {
    /// The number and digest of a chain's last entry; on PostgreSQL locked, so that two writers take turns.
    pub fn chain_head(&mut self, chain: i64) -> Result<Option<(i64, Vec<u8>)>, Trouble> {
        self.one(&HEAD, &[chain.into()], |row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// Chains after one, in order of their ids.
    pub fn chains_after(&mut self, after: i64, rows_max: i64) -> Result<Vec<i64>, Trouble> {
        self.query(&CHAINS, &[after.into(), rows_max.into()], |row| row.get(0))
    }
    /// Entries of a chain after `after`, in order.
    pub fn entries(&mut self, chain: i64, after: i64, rows_max: i64) -> Result<Vec<Entry>, Trouble> {
        self.query(&OF_CHAIN, &[chain.into(), after.into(), rows_max.into()], entry)
    }
    /// The latest entries of a chain, in order.
    pub fn latest_entries(&mut self, chain: i64, rows_max: i64) -> Result<Vec<Entry>, Trouble> {
        let mut entries = self.query(&LATEST_OF_CHAIN, &[chain.into(), rows_max.into()], entry)?;
        entries.reverse();
        Ok(entries)
    }
    /// The salts of some entries of a chain, after one and up to another, that were not erased.
    pub fn entry_salts(&mut self, chain: i64, after: i64, upto: i64) -> Result<Vec<(i64, Vec<u8>)>, Trouble> {
        let values = [chain.into(), after.into(), upto.into()];
        self.query(&SALTS_OF_CHAIN, &values, |row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// Entries of a chain before one, the latest first: of a person, by them or about them, or of all; within a span.
    pub fn some_entries(
        &mut self,
        chain: i64,
        before: i64,
        of: Option<AgentId>,
        span: (Moment, Moment),
        rows_max: i64,
    ) -> Result<Vec<Entry>, Trouble> {
        let actor = of.map(|id| Actor::Agent(id).to_string()).unwrap_or_default();
        let about = of.map(|id| format!("%\"agent\":\"{id}\"%")).unwrap_or_default();
        let values =
            [chain.into(), before.into(), span.0.into(), span.1.into(), actor.into(), about.into(), rows_max.into()];
        self.query(&SOME_OF_CHAIN, &values, entry)
    }
    /// What happened after a cursor, in an order that never skips a late commit.
    pub fn feed(&mut self, after: Cursor, rows_max: i64) -> Result<Vec<FeedItem>, Trouble> {
        self.query(&FEED, &[after.transaction.into(), after.position.into(), rows_max.into()], |row| {
            let cursor = Cursor { transaction: row.get(0)?, position: row.get(1)? };
            Ok(FeedItem { cursor, chain: row.get(2)?, kind: row.get(3)? })
        })
    }
    /// The end of the feed at this moment.
    pub fn feed_end(&mut self) -> Result<Cursor, Trouble> {
        let end = self.one(&NOW, &[], |row| Ok(Cursor { transaction: row.get(0)?, position: row.get(1)? }))?;
        Ok(end.unwrap_or_default())
    }
}

impl Tx<'_, '_> {
    /// Appends entries to one chain and moves its head.
    pub fn append(&mut self, entries: &[NewEntry]) -> Result<(), Trouble> {
        for it in entries {
            let values = [
                it.chain.into(),
                it.sequence.into(),
                it.kind.into(),
                it.actor.to_string().into(),
                it.at.into(),
                (&it.content).into(),
                it.content_digest[..].into(),
                it.digest[..].into(),
            ];
            self.execute(&APPEND, &values)?;
            self.execute(&SALT, &[it.chain.into(), it.sequence.into(), it.salt[..].into()])?;
        }
        if let Some(last) = entries.last() {
            self.execute(&SET_HEAD, &[last.chain.into(), last.sequence.into(), last.digest[..].into()])?;
        }
        Ok(())
    }
}

fn entry(row: &Row) -> Result<Entry, Trouble> {
    let content: Option<String> = row.get(5)?;
    Ok(Entry {
        chain: row.get(0)?,
        sequence: row.get(1)?,
        kind: row.get(2)?,
        actor: Actor::from_word(&row.get::<String>(3)?),
        at: row.get(4)?,
        happened: content.as_deref().and_then(|json| serde_json::from_str(json).ok()),
        content,
        content_digest: row.get(6)?,
        digest: row.get(7)?,
    })
}
