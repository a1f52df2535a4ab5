//! Browsers that are told when no page of the desk is open, and what they are told.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, MessageId, Moment};

/// What the desk proves itself with to push services.
#[derive(Clone, PartialEq, Eq)]
pub struct PushKey {
    /// The secret half, sealed.
    pub secret: Vec<u8>,
    /// The public half, as browsers want it.
    pub public: String,
}

/// A browser that is told.
#[derive(Clone, PartialEq, Eq)]
pub struct PushBrowser {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub agent: AgentId,
    /// The session that it belongs to, by the digest of its token.
    pub session_digest: String,
    /// Where its push service takes what is for it.
    pub endpoint: String,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// Its secret.
    pub secret: Vec<u8>,
    /// What it calls itself.
    pub device: String,
    /// Since when.
    pub created_at: Moment,
}

/// Why somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushKind {
    /// A note calls them in.
    Mention,
    /// A customer wrote to them.
    Customer,
}

impl PushKind {
    fn word(self) -> &'static str {
        match self {
            PushKind::Mention => "mention",
            PushKind::Customer => "customer",
        }
    }
    fn from_word(word: &str) -> Self {
        if word == "mention" { PushKind::Mention } else { PushKind::Customer }
    }
}

/// Something to tell, on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// Its number.
    pub id: i64,
    /// To which browser.
    pub browser: i64,
    /// Why.
    pub kind: PushKind,
    /// The colleague who called.
    pub by: Option<AgentId>,
    /// The message that it is about.
    pub message: MessageId,
    /// When it was queued.
    pub created_at: Moment,
    /// Tries so far.
    pub tries: i64,
    /// A try began and nobody wrote down how it ended: it may have left.
    pub unfinished: bool,
}

statements! {
    KEY = "SELECT secret, public FROM push_key WHERE id = 1";
    KEEP_KEY = "INSERT INTO push_key (id, secret, public, created_at) VALUES (1, $1, $2, $3) ON CONFLICT (id) DO UPDATE SET secret = excluded.secret, public = excluded.public, created_at = excluded.created_at";
    BROWSER = "SELECT id, agent_id, session_digest, endpoint, public_key, secret, device, created_at FROM push_browsers WHERE id = $1";
    OF_AGENT uses "push_browsers_by_agent" = "SELECT id, agent_id, session_digest, endpoint, public_key, secret, device, created_at FROM push_browsers WHERE agent_id = $1 ORDER BY id DESC LIMIT $2";
    ADD_BROWSER = "INSERT INTO push_browsers (id, agent_id, session_digest, endpoint, public_key, secret, device, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    DROP_ENDPOINT uses "push_browsers_by_endpoint" = "DELETE FROM push_browsers WHERE endpoint = $1";
    DROP_BROWSER = "DELETE FROM push_browsers WHERE id = $1";
    ADD = "INSERT INTO pushes (id, browser_id, kind, by_id, message_id, created_at, run_at) VALUES ($1, $2, $3, $4, $5, $6, $6)";
    DUE uses "pushes_due" = "SELECT id, browser_id, kind, by_id, message_id, created_at, tries, answer FROM pushes WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2",
        postgres "SELECT id, browser_id, kind, by_id, message_id, created_at, tries, answer FROM pushes WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    TAKE = "UPDATE pushes SET run_at = $2, tries = tries + 1, answer = '' WHERE id = $1 AND settled_at IS NULL";
    AGAIN = "UPDATE pushes SET run_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    SETTLE = "UPDATE pushes SET settled_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    SWEEP uses "pushes_settled" = "DELETE FROM pushes WHERE settled_at IS NOT NULL AND settled_at < $1";
}

impl Read<'_, '_> {
    /// What the desk proves itself with, once it was made.
    pub fn push_key(&mut self) -> Result<Option<PushKey>, Trouble> {
        self.one(&KEY, &[], |row| Ok(PushKey { secret: row.get(0)?, public: row.get(1)? }))
    }
    /// A browser.
    pub fn push_browser(&mut self, id: i64) -> Result<Option<PushBrowser>, Trouble> {
        self.one(&BROWSER, &[id.into()], browser)
    }
    /// The browsers of an agent, the latest first.
    pub fn push_browsers_of(&mut self, agent: AgentId, rows_max: i64) -> Result<Vec<PushBrowser>, Trouble> {
        self.query(&OF_AGENT, &[agent.into(), rows_max.into()], browser)
    }
}

impl Tx<'_, '_> {
    /// Keeps what the desk proves itself with, in place of any other.
    pub fn keep_push_key(&mut self, key: &PushKey, now: Moment) -> Result<(), Trouble> {
        self.execute(&KEEP_KEY, &[key.secret.clone().into(), (&key.public).into(), now.into()]).map(drop)
    }
    /// A browser is told from now on; it belongs to whoever asked last.
    pub fn add_push_browser(&mut self, of: &PushBrowser) -> Result<(), Trouble> {
        self.execute(&DROP_ENDPOINT, &[(&of.endpoint).into()])?;
        let values = [
            of.id.into(),
            of.agent.into(),
            (&of.session_digest).into(),
            (&of.endpoint).into(),
            of.public_key.clone().into(),
            of.secret.clone().into(),
            (&of.device).into(),
            of.created_at.into(),
        ];
        self.execute(&ADD_BROWSER, &values).map(drop)
    }
    /// A browser is not told any more.
    pub fn drop_push_browser(&mut self, id: i64) -> Result<(), Trouble> {
        self.execute(&DROP_BROWSER, &[id.into()]).map(drop)
    }
    /// Queues something to tell.
    pub fn add_push(
        &mut self,
        id: i64,
        browser: i64,
        kind: PushKind,
        by: Option<AgentId>,
        message: MessageId,
        now: Moment,
    ) -> Result<(), Trouble> {
        let values = [id.into(), browser.into(), kind.word().into(), by.into(), message.into(), now.into()];
        self.execute(&ADD, &values).map(drop)
    }
    /// What is to be told now.
    pub fn due_pushes(&mut self, now: Moment, rows_max: i64) -> Result<Vec<Push>, Trouble> {
        self.query(&DUE, &[now.into(), rows_max.into()], |row| {
            let tries = row.get(6)?;
            Ok(Push {
                id: row.get(0)?,
                browser: row.get(1)?,
                kind: PushKind::from_word(&row.get::<String>(2)?),
                by: row.get(3)?,
                message: row.get(4)?,
                created_at: row.get(5)?,
                tries,
                unfinished: tries > 0 && row.get::<String>(7)?.is_empty(),
            })
        })
    }
    /// Begins a try; nobody else begins one until a moment.
    pub fn take_push(&mut self, id: i64, until: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&TAKE, &[id.into(), until.into()])? == 1)
    }
    /// Another try at a moment.
    pub fn try_push_again(&mut self, id: i64, at: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&AGAIN, &[id.into(), at.into(), answer.into()]).map(drop)
    }
    /// It was told, or never will be.
    pub fn settle_push(&mut self, id: i64, now: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&SETTLE, &[id.into(), now.into(), answer.into()]).map(drop)
    }
    /// Forgets what was settled before a moment.
    pub fn sweep_pushes(&mut self, before: Moment) -> Result<(), Trouble> {
        self.execute(&SWEEP, &[before.into()]).map(drop)
    }
}

fn browser(row: &Row) -> Result<PushBrowser, Trouble> {
    Ok(PushBrowser {
        id: row.get(0)?,
        agent: row.get(1)?,
        session_digest: row.get(2)?,
        endpoint: row.get(3)?,
        public_key: row.get(4)?,
        secret: row.get(5)?,
        device: row.get(6)?,
        created_at: row.get(7)?,
    })
}
