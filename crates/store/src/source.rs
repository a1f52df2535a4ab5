//! Mailboxes elsewhere that mail is fetched from, how far each was read, and how it is doing.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::source::{After, Encryption, Reached, Server, SignIn, Source, Standing};
use domain::{Moment, SourceId};

/// A source as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSource {
    /// What it is.
    pub source: Source,
    /// What one signs in with, sealed.
    pub secret: Vec<u8>,
    /// When a person last changed it.
    pub changed_at: Moment,
    /// How it is doing.
    pub standing: Standing,
}

macro_rules! columns {
    () => {
        "id, mailbox_id, host, port, encryption, account, folder, sign_in, move_to, backlog_since, created_at, secret, changed_at, looked_at, failures, failing_since, fault"
    };
}

statements! {
    ALL_SOURCES = concat!("SELECT ", columns!(), " FROM sources ORDER BY id");
    BY_ID = concat!("SELECT ", columns!(), " FROM sources WHERE id = $1");
    INSERT = concat!("INSERT INTO sources (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, NULL, '') ON CONFLICT (host, port, account, folder) DO NOTHING");
    DELETE = "DELETE FROM sources WHERE id = $1";
    /// By a person: it is tried again at once.
    CHANGE_SECRET = "UPDATE sources SET secret = $2, changed_at = $3, looked_at = $3, failures = 0, failing_since = NULL, fault = '' WHERE id = $1";
    RENEW_SECRET = "UPDATE sources SET secret = $2 WHERE id = $1";
    LOOKED = "UPDATE sources SET looked_at = $2, failures = 0, failing_since = NULL, fault = '' WHERE id = $1";
    FAILED = "UPDATE sources SET failures = failures + 1, failing_since = COALESCE(failing_since, $2), fault = $3 WHERE id = $1";
    CURSOR = "SELECT cursor FROM cursors WHERE consumer = $1";
    PUT_CURSOR = "INSERT INTO cursors (consumer, cursor) VALUES ($1, $2) ON CONFLICT (consumer) DO UPDATE SET cursor = excluded.cursor";
    DELETE_CURSOR = "DELETE FROM cursors WHERE consumer = $1";
}

impl Read<'_, '_> {
    /// All sources.
    pub fn sources(&mut self) -> Result<Vec<KeptSource>, Trouble> {
        self.query(&ALL_SOURCES, &[], source)
    }
    /// One source.
    pub fn source(&mut self, id: SourceId) -> Result<Option<KeptSource>, Trouble> {
        self.one(&BY_ID, &[id.into()], source)
    }
    /// How far a source was read; `None` before the first time.
    pub fn source_reached(&mut self, id: SourceId) -> Result<Option<Reached>, Trouble> {
        let cursor = self.one(&CURSOR, &[consumer(id).into()], |row| row.get::<String>(0))?;
        cursor.map(|cursor| reached(&cursor)).transpose()
    }
}

impl Tx<'_, '_> {
    /// Adds a source; `false` when the same folder is fetched from already.
    pub fn add_source(&mut self, source: &Source, secret: &[u8]) -> Result<bool, Trouble> {
        let move_to = match &source.after {
            After::Leave => None,
            After::Move(folder) => Some(folder.as_str()),
        };
        let values = [
            source.id.into(),
            source.mailbox.into(),
            (&source.server.host).into(),
            i64::from(source.server.port).into(),
            source.server.encryption.word().into(),
            (&source.account).into(),
            (&source.folder).into(),
            source.sign_in.word().into(),
            move_to.into(),
            source.backlog_since.into(),
            source.created_at.into(),
            secret.into(),
            source.created_at.into(),
            source.created_at.into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }
    /// Forgets a source; what it brought stays.
    pub fn remove_source(&mut self, id: SourceId) -> Result<bool, Trouble> {
        self.execute(&DELETE_CURSOR, &[consumer(id).into()])?;
        Ok(self.execute(&DELETE, &[id.into()])? == 1)
    }
    /// A person gave another secret.
    pub fn change_source_secret(&mut self, id: SourceId, secret: &[u8], now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&CHANGE_SECRET, &[id.into(), secret.into(), now.into()])? == 1)
    }
    /// The provider gave another secret in place of the one that was used.
    pub fn renew_source_secret(&mut self, id: SourceId, secret: &[u8]) -> Result<(), Trouble> {
        self.execute(&RENEW_SECRET, &[id.into(), secret.into()]).map(drop)
    }
    /// The folder was seen.
    pub fn source_looked_at(&mut self, id: SourceId, now: Moment) -> Result<(), Trouble> {
        self.execute(&LOOKED, &[id.into(), now.into()]).map(drop)
    }
    /// A try failed.
    pub fn source_failed(&mut self, id: SourceId, fault: &str, now: Moment) -> Result<(), Trouble> {
        self.execute(&FAILED, &[id.into(), now.into(), fault.into()]).map(drop)
    }
    /// The source was read so far.
    pub fn put_source_reached(&mut self, id: SourceId, reached: Reached) -> Result<(), Trouble> {
        let Reached { uid_validity, uid_next, new_from, seen_until } = reached;
        let seen_until = seen_until.map_or(0, |at| at.0);
        let cursor = format!("{uid_validity} {uid_next} {new_from} {seen_until}");
        self.execute(&PUT_CURSOR, &[consumer(id).into(), cursor.into()]).map(drop)
    }
}

fn consumer(id: SourceId) -> String {
    format!("source-{id}")
}

fn reached(cursor: &str) -> Result<Reached, Trouble> {
    let mut words = cursor.split(' ');
    let mut number = || words.next()?.parse().ok();
    let read = (number(), number(), number());
    let seen_until = words.next().and_then(|word| word.parse().ok()).filter(|at| *at > 0).map(Moment);
    match read {
        (Some(uid_validity), Some(uid_next), Some(new_from)) => {
            Ok(Reached { uid_validity, uid_next, new_from, seen_until })
        }
        _ => Err(Trouble::Unreadable(format!("the cursor {cursor:?}"))),
    }
}

fn source(row: &Row) -> Result<KeptSource, Trouble> {
    let unknown = |what: String| Trouble::Unreadable(format!("a source with {what:?}"));
    let port: i64 = row.get(3)?;
    let (encryption, sign_in): (String, String) = (row.get(4)?, row.get(7)?);
    let source = Source {
        id: row.get(0)?,
        mailbox: row.get(1)?,
        server: Server {
            host: row.get(2)?,
            port: u16::try_from(port).map_err(|_| unknown(port.to_string()))?,
            encryption: Encryption::from_word(&encryption).ok_or_else(|| unknown(encryption))?,
        },
        account: row.get(5)?,
        folder: row.get(6)?,
        sign_in: SignIn::from_word(&sign_in).ok_or_else(|| unknown(sign_in))?,
        after: row.get::<Option<String>>(8)?.map_or(After::Leave, After::Move),
        backlog_since: row.get(9)?,
        created_at: row.get(10)?,
    };
    let standing =
        Standing { looked_at: row.get(13)?, failures: row.get(14)?, failing_since: row.get(15)?, fault: row.get(16)? };
    Ok(KeptSource { source, secret: row.get(11)?, changed_at: row.get(12)?, standing })
}
