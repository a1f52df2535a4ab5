//! Passkeys, and the questions that they answer.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment};

/// A key of a device that somebody signs in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub agent: AgentId,
    /// What the device knows it by.
    pub credential: String,
    /// What the device knows the person by.
    pub handle: String,
    /// The host that it was made for.
    pub site: String,
    /// The key that signatures are checked with, as the device wrote it.
    pub public_key: Vec<u8>,
    /// What they call it.
    pub name: String,
    /// How often the device said that it signed.
    pub counter: i64,
    /// Whether it can be copied to other devices.
    pub copyable: bool,
    /// Since when.
    pub created_at: Moment,
    /// When it let somebody in last.
    pub used_at: Option<Moment>,
    /// When it said that it signed less often than before.
    pub doubted_at: Option<Moment>,
}

/// A question that a device has to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyQuestion {
    /// The digest of what the asking browser alone has.
    pub asker_digest: String,
    /// Who is to get a passkey; `None` at the door.
    pub agent: Option<AgentId>,
    /// What a new one will know them by.
    pub handle: String,
    /// From where: one place may not crowd the others out.
    pub place: String,
    /// After that it is over.
    pub expires_at: Moment,
}

statements! {
    FIND = "SELECT id, agent_id, credential, handle, site, public_key, name, counter, copyable, created_at, used_at, doubted_at FROM passkeys WHERE credential = $1";
    OF_AGENT uses "passkeys_by_agent" = "SELECT id, agent_id, credential, handle, site, public_key, name, counter, copyable, created_at, used_at, doubted_at FROM passkeys WHERE agent_id = $1 ORDER BY id LIMIT $2";
    INSERT = "INSERT INTO passkeys (id, agent_id, credential, handle, site, public_key, name, counter, copyable, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (credential) DO NOTHING";
    RENAME = "UPDATE passkeys SET name = $2 WHERE id = $1";
    USED = "UPDATE passkeys SET counter = $3, used_at = $4 WHERE id = $1 AND counter = $2 AND doubted_at IS NULL";
    DOUBT = "UPDATE passkeys SET doubted_at = $2 WHERE id = $1";
    REMOVE = "DELETE FROM passkeys WHERE id = $1";
    REMOVE_ALL uses "passkeys_by_agent" = "DELETE FROM passkeys WHERE agent_id = $1";
    ASK = "INSERT INTO passkey_questions (challenge_digest, asker_digest, agent_id, handle, place, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    QUESTION = "SELECT asker_digest, agent_id, handle, place, expires_at FROM passkey_questions WHERE challenge_digest = $1";
    END = "DELETE FROM passkey_questions WHERE challenge_digest = $1";
    SWEEP uses "passkey_questions_by_end" = "DELETE FROM passkey_questions WHERE expires_at <= $1";
    COUNT uses "passkey_questions_by_place" = "SELECT COUNT(*) FROM passkey_questions WHERE place = $1";
}

impl Read<'_, '_> {
    /// The passkey that a device knows by this.
    pub fn passkey(&mut self, credential: &str) -> Result<Option<Passkey>, Trouble> {
        self.one(&FIND, &[credential.into()], passkey)
    }
    /// The passkeys of an agent, the oldest first.
    pub fn passkeys_of(&mut self, agent: AgentId, rows_max: i64) -> Result<Vec<Passkey>, Trouble> {
        self.query(&OF_AGENT, &[agent.into(), rows_max.into()], passkey)
    }
}

impl Tx<'_, '_> {
    /// Keeps a new passkey; `false` when the device's name for it is known already, whoever it belongs to.
    pub fn add_passkey(&mut self, of: &Passkey) -> Result<bool, Trouble> {
        let values = [
            of.id.into(),
            of.agent.into(),
            (&of.credential).into(),
            (&of.handle).into(),
            (&of.site).into(),
            of.public_key.clone().into(),
            (&of.name).into(),
            of.counter.into(),
            of.copyable.into(),
            of.created_at.into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }
    /// Calls a passkey something else.
    pub fn rename_passkey(&mut self, id: i64, name: &str) -> Result<(), Trouble> {
        self.execute(&RENAME, &[id.into(), name.into()]).map(drop)
    }
    /// It let somebody in; `false` when it counted on meanwhile, or is gone.
    pub fn passkey_used(&mut self, of: &Passkey, counter: i64, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&USED, &[of.id.into(), of.counter.into(), counter.into(), now.into()])? == 1)
    }
    /// It counted less than before.
    pub fn doubt_passkey(&mut self, id: i64, now: Moment) -> Result<(), Trouble> {
        self.execute(&DOUBT, &[id.into(), now.into()]).map(drop)
    }
    /// It lets nobody in any more.
    pub fn remove_passkey(&mut self, id: i64) -> Result<(), Trouble> {
        self.execute(&REMOVE, &[id.into()]).map(drop)
    }
    /// None of an agent's lets anybody in any more; how many there were.
    pub fn remove_passkeys_of(&mut self, agent: AgentId) -> Result<u64, Trouble> {
        self.execute(&REMOVE_ALL, &[agent.into()])
    }
    /// Asks; `false` when `most` of one place were asked and have not answered. What nobody answered in time is forgotten.
    pub fn ask_passkey(
        &mut self,
        challenge_digest: &str,
        of: &PasskeyQuestion,
        most: i64,
        now: Moment,
    ) -> Result<bool, Trouble> {
        self.execute(&SWEEP, &[now.into()])?;
        let there: i64 = self.one(&COUNT, &[(&of.place).into()], |row| row.get(0))?.unwrap_or(0);
        if there >= most {
            return Ok(false);
        }
        let values = [
            challenge_digest.into(),
            (&of.asker_digest).into(),
            of.agent.unwrap_or(AgentId(0)).into(),
            (&of.handle).into(),
            (&of.place).into(),
            of.expires_at.into(),
        ];
        self.execute(&ASK, &values).map(|_| true)
    }
    /// Somebody answers: a question is answered once, also wrongly.
    pub fn end_passkey_question(
        &mut self,
        challenge_digest: &str,
        now: Moment,
    ) -> Result<Option<PasskeyQuestion>, Trouble> {
        let question = self.one(&QUESTION, &[challenge_digest.into()], |row: &Row| {
            Ok(PasskeyQuestion {
                asker_digest: row.get(0)?,
                agent: Some(row.get::<AgentId>(1)?).filter(|agent| agent.0 != 0),
                handle: row.get(2)?,
                place: row.get(3)?,
                expires_at: row.get(4)?,
            })
        })?;
        let ended = self.execute(&END, &[challenge_digest.into()])? > 0;
        Ok(question.filter(|question| ended && question.expires_at > now))
    }
}

fn passkey(row: &Row) -> Result<Passkey, Trouble> {
    Ok(Passkey {
        id: row.get(0)?,
        agent: row.get(1)?,
        credential: row.get(2)?,
        handle: row.get(3)?,
        site: row.get(4)?,
        public_key: row.get(5)?,
        name: row.get(6)?,
        counter: row.get(7)?,
        copyable: row.get(8)?,
        created_at: row.get(9)?,
        used_at: row.get(10)?,
        doubted_at: row.get(11)?,
    })
}
