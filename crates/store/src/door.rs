//! Links that let somebody in once, and the letters that carry them.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// To join the desk.
    Invitation,
    /// To set a new password.
    Password,
}

impl KeyKind {
    /// The word stored.
    pub fn word(self) -> &'static str {
        match self {
            KeyKind::Invitation => "invitation",
            KeyKind::Password => "password",
        }
    }
    fn from_word(word: &str) -> Self {
        if word == "invitation" { KeyKind::Invitation } else { KeyKind::Password }
    }
}

/// What a letter at the door says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// It carries a link.
    Link(KeyKind),
    /// A passkey lets them in from now on.
    PasskeyAdded,
    /// One lets nobody in any more.
    PasskeyRemoved,
    /// One was refused, because there may be a copy of it.
    PasskeyDoubted,
}

impl LetterKind {
    fn word(self) -> &'static str {
        match self {
            LetterKind::Link(kind) => kind.word(),
            LetterKind::PasskeyAdded => "passkey-added",
            LetterKind::PasskeyRemoved => "passkey-removed",
            LetterKind::PasskeyDoubted => "passkey-doubted",
        }
    }
    fn from_word(word: &str) -> Self {
        match word {
            "passkey-added" => LetterKind::PasskeyAdded,
            "passkey-removed" => LetterKind::PasskeyRemoved,
            "passkey-doubted" => LetterKind::PasskeyDoubted,
            word => LetterKind::Link(KeyKind::from_word(word)),
        }
    }
}

/// A letter at the door, on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorLetter {
    /// Its number.
    pub id: i64,
    /// Who gets it.
    pub agent: AgentId,
    /// What it says.
    pub kind: LetterKind,
    /// The name of the passkey that it tells of.
    pub about: String,
    /// The administrator who asked for it, if it was one.
    pub asked_by: Option<AgentId>,
    /// When it was asked for.
    pub created_at: Moment,
    /// Tries so far.
    pub tries: i64,
    /// Of no use after that.
    pub expires_at: Moment,
    /// A try began and nobody wrote down how it ended: it may have left.
    pub unfinished: bool,
}

/// A sealed authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// Its secret, sealed.
    pub secret: Vec<u8>,
    /// The latest step whose code was used.
    pub last_step: i64,
    /// Since when it counts; `None` while it is being set up.
    pub confirmed_at: Option<Moment>,
}

/// Somebody whose password was right, and who still owes the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halfway {
    /// Who.
    pub agent: AgentId,
    /// What their failed tries are counted under.
    pub counted: String,
    /// The digest of the browser's mark.
    pub mark_digest: String,
    /// They begin again after that.
    pub expires_at: Moment,
}

statements! {
    KEY = "SELECT agent_id, kind FROM door_keys WHERE token_digest = $1 AND expires_at > $2";
    ADD_KEY = "INSERT INTO door_keys (token_digest, agent_id, kind, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    END_KEYS uses "door_keys_by_agent" = "DELETE FROM door_keys WHERE agent_id = $1";
    END_OLD_KEYS = "DELETE FROM door_keys WHERE expires_at < $1";
    ADD_LETTER = "INSERT INTO door_letters (id, agent_id, kind, about, asked_by, created_at, run_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
    DUE_LETTERS uses "door_letters_due" = "SELECT id, agent_id, kind, asked_by, created_at, tries, expires_at, answer, about FROM door_letters WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2",
        postgres "SELECT id, agent_id, kind, asked_by, created_at, tries, expires_at, answer, about FROM door_letters WHERE settled_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    TAKE_LETTER = "UPDATE door_letters SET run_at = $2, tries = tries + 1, answer = '' WHERE id = $1 AND settled_at IS NULL";
    LETTER_AGAIN = "UPDATE door_letters SET run_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    SETTLE_LETTER = "UPDATE door_letters SET settled_at = $2, answer = $3 WHERE id = $1 AND settled_at IS NULL";
    DROP_LETTERS = "UPDATE door_letters SET settled_at = $2 WHERE agent_id = $1 AND settled_at IS NULL AND kind IN ('invitation', 'password')";
    FORGET_LETTERS = "DELETE FROM door_letters WHERE expires_at < $1";
    INVITED = "SELECT invited_at FROM agents WHERE id = $1";
    ALL_INVITED = "SELECT id, invited_at FROM agents WHERE invited_at IS NOT NULL ORDER BY id";
    SET_INVITED = "UPDATE agents SET invited_at = $2 WHERE id = $1";
    FACTOR = "SELECT secret, last_step, confirmed_at FROM second_factors WHERE agent_id = $1";
    FACTORS = "SELECT agent_id FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY agent_id";
    PUT_FACTOR = "INSERT INTO second_factors (agent_id, secret, created_at) VALUES ($1, $2, $3) ON CONFLICT (agent_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0 WHERE second_factors.confirmed_at IS NULL";
    CONFIRM_FACTOR = "UPDATE second_factors SET confirmed_at = $2 WHERE agent_id = $1";
    USE_STEP = "UPDATE second_factors SET last_step = $2 WHERE agent_id = $1 AND last_step < $2";
    REMOVE_FACTOR = "DELETE FROM second_factors WHERE agent_id = $1";
    REMOVE_CODES = "DELETE FROM recovery_codes WHERE agent_id = $1";
    ADD_CODE = "INSERT INTO recovery_codes (agent_id, code_digest) VALUES ($1, $2)";
    USE_CODE = "UPDATE recovery_codes SET used_at = $3 WHERE agent_id = $1 AND code_digest = $2 AND used_at IS NULL";
    CODES_LEFT = "SELECT count(*) FROM recovery_codes WHERE agent_id = $1 AND used_at IS NULL";
    HALFWAY = "SELECT agent_id, counted, mark, expires_at FROM halfway WHERE token_digest = $1";
    ADD_HALFWAY = "INSERT INTO halfway (token_digest, agent_id, counted, mark, expires_at) VALUES ($1, $2, $3, $4, $5)";
    END_HALFWAY = "DELETE FROM halfway WHERE token_digest = $1";
    END_HALFWAY_OF = "DELETE FROM halfway WHERE agent_id = $1 OR expires_at < $2";
    DEMANDED = "SELECT second_factor_demanded_at FROM desk WHERE id = 1";
    DEMAND = "UPDATE desk SET second_factor_demanded_at = $1 WHERE id = 1";
}

impl Read<'_, '_> {
    /// Whom a link lets in, while it does.
    pub fn door_key(&mut self, token_digest: &str, now: Moment) -> Result<Option<(AgentId, KeyKind)>, Trouble> {
        let key = |row: &Row| Ok((row.get(0)?, KeyKind::from_word(&row.get::<String>(1)?)));
        self.one(&KEY, &[token_digest.into(), now.into()], key)
    }
    /// Since when an agent is invited, while they have not come.
    pub fn invited_since(&mut self, agent: AgentId) -> Result<Option<Moment>, Trouble> {
        Ok(self.one(&INVITED, &[agent.into()], |row| row.get::<Option<Moment>>(0))?.flatten())
    }
    /// Everybody who is invited and has not come.
    pub fn all_invited(&mut self) -> Result<Vec<(AgentId, Moment)>, Trouble> {
        self.query(&ALL_INVITED, &[], |row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// The authenticator of an agent.
    pub fn second_factor(&mut self, agent: AgentId) -> Result<Option<SecondFactor>, Trouble> {
        self.one(&FACTOR, &[agent.into()], |row| {
            Ok(SecondFactor { secret: row.get(0)?, last_step: row.get(1)?, confirmed_at: row.get(2)? })
        })
    }
    /// Everybody who signs in with a code as well.
    pub fn second_factors(&mut self) -> Result<Vec<AgentId>, Trouble> {
        self.query(&FACTORS, &[], |row| row.get(0))
    }
    /// How many recovery codes an agent has left.
    pub fn recovery_codes_left(&mut self, agent: AgentId) -> Result<i64, Trouble> {
        Ok(self.one(&CODES_LEFT, &[agent.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Somebody who still owes the code.
    pub fn halfway(&mut self, token_digest: &str) -> Result<Option<Halfway>, Trouble> {
        self.one(&HALFWAY, &[token_digest.into()], |row| {
            Ok(Halfway { agent: row.get(0)?, counted: row.get(1)?, mark_digest: row.get(2)?, expires_at: row.get(3)? })
        })
    }
    /// Since when everybody has to sign in with a code as well, if they have to.
    pub fn second_factor_demanded(&mut self) -> Result<Option<Moment>, Trouble> {
        Ok(self.one(&DEMANDED, &[], |row| row.get::<Option<Moment>>(0))?.flatten())
    }
}

impl Tx<'_, '_> {
    /// Makes a link valid until a moment.
    pub fn add_door_key(
        &mut self,
        token_digest: &str,
        agent: AgentId,
        kind: KeyKind,
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), Trouble> {
        let values = [token_digest.into(), agent.into(), kind.word().into(), now.into(), expires_at.into()];
        self.execute(&ADD_KEY, &values).map(drop)
    }
    /// No link and no letter of an agent lets anybody in any more. What tells of passkeys still leaves.
    pub fn end_door_keys_of(&mut self, agent: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&END_KEYS, &[agent.into()])?;
        self.execute(&DROP_LETTERS, &[agent.into(), now.into()]).map(drop)
    }
    /// Removes links and letters that are of no use any more.
    pub fn sweep_door(&mut self, now: Moment) -> Result<(), Trouble> {
        self.execute(&END_OLD_KEYS, &[now.into()])?;
        self.execute(&FORGET_LETTERS, &[now.into()]).map(drop)
    }
    /// Queues a letter; nobody gets one that has no agent.
    pub fn add_door_letter(
        &mut self,
        id: i64,
        agent: Option<AgentId>,
        kind: KeyKind,
        asked_by: Option<AgentId>,
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), Trouble> {
        let (agent, kind) = (agent.unwrap_or(AgentId(0)), LetterKind::Link(kind));
        let values =
            [id.into(), agent.into(), kind.word().into(), "".into(), asked_by.into(), now.into(), expires_at.into()];
        self.execute(&ADD_LETTER, &values).map(drop)
    }
    /// Queues a letter that tells of a passkey.
    pub fn add_passkey_letter(
        &mut self,
        id: i64,
        agent: AgentId,
        kind: LetterKind,
        about: &str,
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), Trouble> {
        let nobody: Option<AgentId> = None;
        let values =
            [id.into(), agent.into(), kind.word().into(), about.into(), nobody.into(), now.into(), expires_at.into()];
        self.execute(&ADD_LETTER, &values).map(drop)
    }
    /// Letters whose turn it is.
    pub fn due_door_letters(&mut self, now: Moment, rows_max: i64) -> Result<Vec<DoorLetter>, Trouble> {
        self.query(&DUE_LETTERS, &[now.into(), rows_max.into()], |row| {
            let tries = row.get(5)?;
            Ok(DoorLetter {
                id: row.get(0)?,
                agent: row.get(1)?,
                kind: LetterKind::from_word(&row.get::<String>(2)?),
                about: row.get(8)?,
                asked_by: row.get(3)?,
                created_at: row.get(4)?,
                tries,
                expires_at: row.get(6)?,
                unfinished: tries > 0 && row.get::<String>(7)?.is_empty(),
            })
        })
    }
    /// Begins a try; nobody else begins one until a moment.
    pub fn take_door_letter(&mut self, id: i64, until: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&TAKE_LETTER, &[id.into(), until.into()])? == 1)
    }
    /// Another try at a moment.
    pub fn try_door_letter_again(&mut self, id: i64, at: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&LETTER_AGAIN, &[id.into(), at.into(), answer.into()]).map(drop)
    }
    /// It left, or never will.
    pub fn settle_door_letter(&mut self, id: i64, now: Moment, answer: &str) -> Result<(), Trouble> {
        self.execute(&SETTLE_LETTER, &[id.into(), now.into(), answer.into()]).map(drop)
    }
    /// Notes that an agent is invited, or that they came.
    pub fn set_invited(&mut self, agent: AgentId, since: Option<Moment>) -> Result<(), Trouble> {
        self.execute(&SET_INVITED, &[agent.into(), since.into()]).map(drop)
    }
    /// Keeps the secret of an authenticator that is being set up; one that counts stays.
    pub fn put_second_factor(&mut self, agent: AgentId, secret: &[u8], now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&PUT_FACTOR, &[agent.into(), secret.into(), now.into()])? == 1)
    }
    /// From now on it counts.
    pub fn confirm_second_factor(&mut self, agent: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&CONFIRM_FACTOR, &[agent.into(), now.into()]).map(drop)
    }
    /// Uses the code of a step; `false` when that one or a later one was used.
    pub fn use_step(&mut self, agent: AgentId, step: i64) -> Result<bool, Trouble> {
        Ok(self.execute(&USE_STEP, &[agent.into(), step.into()])? == 1)
    }
    /// The password alone is enough again.
    pub fn remove_second_factor(&mut self, agent: AgentId) -> Result<bool, Trouble> {
        self.execute(&REMOVE_CODES, &[agent.into()])?;
        Ok(self.execute(&REMOVE_FACTOR, &[agent.into()])? == 1)
    }
    /// Gives an agent new recovery codes in place of the old ones.
    pub fn put_recovery_codes(&mut self, agent: AgentId, digests: &[String]) -> Result<(), Trouble> {
        self.execute(&REMOVE_CODES, &[agent.into()])?;
        for digest in digests {
            self.execute(&ADD_CODE, &[agent.into(), digest.into()])?;
        }
        Ok(())
    }
    /// Uses a recovery code; `false` when there is none like it.
    pub fn use_recovery_code(&mut self, agent: AgentId, digest: &str, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&USE_CODE, &[agent.into(), digest.into(), now.into()])? == 1)
    }
    /// Remembers somebody who still owes the code.
    pub fn begin_halfway(&mut self, token_digest: &str, of: &Halfway) -> Result<(), Trouble> {
        let values = [
            token_digest.into(),
            of.agent.into(),
            (&of.counted).into(),
            (&of.mark_digest).into(),
            of.expires_at.into(),
        ];
        self.execute(&ADD_HALFWAY, &values).map(drop)
    }
    /// They owe nothing any more.
    pub fn end_halfway(&mut self, token_digest: &str) -> Result<bool, Trouble> {
        Ok(self.execute(&END_HALFWAY, &[token_digest.into()])? == 1)
    }
    /// Whoever stands halfway in an agent's name begins again; so does everybody whose time is over.
    pub fn end_halfway_of(&mut self, agent: AgentId, now: Moment) -> Result<(), Trouble> {
        self.execute(&END_HALFWAY_OF, &[agent.into(), now.into()]).map(drop)
    }
    /// Everybody has to sign in with a code as well, or need not.
    pub fn demand_second_factor(&mut self, since: Option<Moment>) -> Result<(), Trouble> {
        self.execute(&DEMAND, &[since.into()]).map(drop)
    }
}
