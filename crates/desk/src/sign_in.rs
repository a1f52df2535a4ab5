//! Signing in: passwords are hashed with Argon2id, sessions live in the database, and tries are limited for each
//! account and for each place.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::Doer;
use crate::second_factor::HALFWAY_VALID;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::customer::EmailAddress;
use domain::team::Agent;
use domain::timeline::{Happened, hex};
use domain::{AgentId, Millis};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use store::{Halfway, Session, Trouble, Tx};
use tokio::sync::Semaphore;

/// A session ends when it was not used for so long.
pub const SESSION_IDLE: Millis = Millis::days(14);
/// A session's last use is written down this often, not with every request.
const SEEN_EVERY: Millis = Millis::minutes(5);
/// Failed tries are counted over this span.
pub const TRIES_SPAN: Millis = Millis::minutes(15);
/// Failed tries for one account before it has to wait.
pub const TRIES_OF_ACCOUNT_MAX: i64 = 8;
/// A browser is known for so long after somebody signed in with it.
pub const BROWSER_KNOWN: Millis = Millis::days(365);
/// Failed tries from one place before it has to wait; a shop shares one address.
pub const TRIES_OF_PLACE_MAX: i64 = 40;
/// Characters of a password (NIST SP 800-63B §5.1.1: at least 8, no rules of composition).
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Longer passwords only cost time.
pub const PASSWORD_BYTES_MAX: usize = 1_024;
/// Hashes computed at once: each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSignIn {
    /// Address or password is wrong; which of them is not said.
    #[error("this address and password do not belong together")]
    Wrong,
    /// Too many tries.
    #[error("too many tries; try again in {0} minutes")]
    Wait(i64),
    /// The password is right, and a code is owed.
    #[error("now type the code that your app shows")]
    CodeOwed {
        /// Their token, for the cookie.
        halfway: String,
        /// The browser's mark.
        mark: String,
    },
    /// The code is wrong, or was used.
    #[error("this code does not fit, or was used already; wait for the next one")]
    WrongCode,
    /// It took too long, or was done already.
    #[error("that took too long; sign in again")]
    Late,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Why a password cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    /// Too short.
    #[error("a password needs {PASSWORD_CHARS_MIN} characters at least; a short sentence is a good one")]
    Short,
    /// Too long.
    #[error("a password can have {PASSWORD_BYTES_MAX} bytes at most")]
    Long,
    /// The hash could not be computed.
    #[error("the password could not be stored: {0}")]
    Hash(String),
}

/// A session's secret, for the cookie. Only its digest is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

/// Somebody who has signed in: the secrets for their browser's cookies.
#[derive(Clone, PartialEq, Eq)]
pub struct Entered {
    /// The session's.
    pub session: SessionToken,
    /// The browser's mark, which lives longer: by it the browser has its own count of failed tries.
    pub mark: String,
}

impl Desk {
    /// Signs a person in. `peer` is the place that the try comes from, `device` what the browser calls itself.
    ///
    /// # Errors
    /// When address and password do not belong together, or after too many tries.
    pub async fn sign_in(
        &self,
        email: &str,
        password: String,
        peer: &str,
        device: &str,
    ) -> Result<SessionToken, CannotSignIn> {
        self.sign_in_with(email, password, peer, device, None).await.map(|entered| entered.session)
    }

    /// The same from a browser that may carry a mark of an earlier time. A browser that is known for this account counts
    /// its failed tries by itself: guesses of strangers do not lock a person out at their own desk.
    ///
    /// # Errors
    /// When address and password do not belong together, or after too many tries.
    pub async fn sign_in_with(
        &self,
        email: &str,
        password: String,
        peer: &str,
        device: &str,
        mark: Option<&str>,
    ) -> Result<Entered, CannotSignIn> {
        let account = EmailAddress::parse(email).map(|address| address.canonical()).unwrap_or_default();
        let (looked_up, mark_digest) = (account.clone(), mark.map(digest_of));
        let (agent, hash, known) = self
            .store
            .read(move |read| {
                let agent = read.agent_by_address(&looked_up)?.filter(|agent| agent.deactivated_at.is_none());
                let hash = agent.as_ref().map(|agent| read.password_hash(agent.id)).transpose()?.flatten();
                let last = mark_digest.as_ref().map(|digest| read.known_browser(digest)).transpose()?.flatten();
                let known = mark_digest.filter(|_| last.is_some() && last == agent.as_ref().map(|agent| agent.id));
                Ok::<_, Trouble>((agent, hash, known))
            })
            .await?;
        let counted = known.as_ref().map_or_else(|| account.clone(), |digest| format!("browser:{digest}"));
        self.take_a_try(&counted, peer).await?;
        // An unknown address costs the same time as a wrong password.
        let unknown = hash.is_none();
        let refused = agent.as_ref().map(|agent| agent.id);
        let right = verify(password, hash.unwrap_or_else(|| NOBODYS_HASH.clone())).await;
        let Some(agent) = agent.filter(|_| right && !unknown) else {
            self.note_refused(refused);
            return Err(CannotSignIn::Wrong);
        };
        let mark = mark.filter(|_| known.is_some()).map_or_else(|| self.chance.token(), str::to_owned);
        self.enter_or_owe(agent, counted, device, mark).await
    }

    /// Signs in whom an identity provider has proven; the code of a second factor is owed all the same.
    pub(crate) async fn enter_proven(&self, agent: Agent, device: &str) -> Result<Entered, CannotSignIn> {
        let (counted, mark) = (agent.email.canonical(), self.chance.token());
        self.enter_or_owe(agent, counted, device, mark).await
    }

    async fn enter_or_owe(
        &self,
        agent: Agent,
        counted: String,
        device: &str,
        mark: String,
    ) -> Result<Entered, CannotSignIn> {
        let id = agent.id;
        let owes = self.store.read(move |read| read.second_factor(id)).await?;
        if owes.is_some_and(|factor| factor.confirmed_at.is_some()) {
            let (expires_at, mark_digest) = (self.now() + HALFWAY_VALID, digest_of(&mark));
            let halfway = Halfway { agent: id, counted, mark_digest, expires_at };
            let halfway = self.begin_halfway(halfway).await?;
            return Err(CannotSignIn::CodeOwed { halfway, mark });
        }
        let device = device.chars().take(200).collect();
        let session = self.begin_session(agent, counted, device, digest_of(&mark)).await?;
        Ok(Entered { session, mark })
    }

    /// Counts a try before the password is looked at, so that guesses at the same moment count as well; a right one
    /// gives it back.
    pub(crate) async fn take_a_try(&self, account: &str, peer: &str) -> Result<(), CannotSignIn> {
        self.take_one_of(TRIES_OF_ACCOUNT_MAX, account, peer).await
    }

    /// The same, with a limit of its own for the account.
    pub(crate) async fn take_one_of(&self, tries_max: i64, account: &str, peer: &str) -> Result<(), CannotSignIn> {
        let desk = self.clone();
        let (account, peer) = (account.to_owned(), peer.to_owned());
        self.store
            .write(move |tx| {
                let now = desk.now();
                let since = now - TRIES_SPAN;
                let of_account = tx.failures_of_account(&account, since)?;
                let of_place = tx.failures_of_peer(&peer, since)?;
                for ((count, oldest), most) in [(of_account, tries_max), (of_place, TRIES_OF_PLACE_MAX)] {
                    if count >= most {
                        let minutes = ((oldest + TRIES_SPAN).since(now).0.max(0) + 59_999) / 60_000;
                        return Err(CannotSignIn::Wait(minutes.max(1)));
                    }
                }
                Ok(tx.sign_in_failed(desk.chance.id(now), &account, &peer, now)?)
            })
            .await
    }

    /// A wrong password of somebody who works here stands in the audit. What was typed does not, and neither do addresses
    /// that nobody has here: people type passwords there.
    ///
    /// Nobody waits for it: an answer that took longer would tell that the address is known here.
    pub(crate) fn note_refused(&self, agent: Option<AgentId>) {
        let Some(agent) = agent else { return };
        let desk = self.clone();
        let refused = [Happened::SignInRefused { agent }];
        tokio::spawn(async move {
            let store = desk.store.clone();
            let noted = store.write(move |tx| record(&desk, tx, DESK_CHAIN, Doer::DESK, &refused, desk.now())).await;
            if let Err(trouble) = noted {
                tracing::error!(error = %trouble, "a refused try to sign in could not be written down");
            }
        });
    }

    /// Asks somebody who is signed in for their password once more. A wrong one counts as a failed try.
    pub(crate) async fn prove_password(&self, of: &Agent, password: String, peer: &str) -> Result<(), CannotSignIn> {
        let (account, id) = (of.email.canonical(), of.id);
        self.take_a_try(&account, peer).await?;
        let known = self.store.read(move |read| read.password_hash(id)).await?;
        let there = known.is_some();
        if !verify(password, known.unwrap_or_else(|| NOBODYS_HASH.clone())).await || !there {
            return Err(CannotSignIn::Wrong);
        }
        Ok(self.store.write(move |tx| tx.forget_failures(&account)).await?)
    }

    pub(crate) async fn begin_session(
        &self,
        agent: Agent,
        counted: String,
        device: String,
        mark_digest: String,
    ) -> Result<SessionToken, CannotSignIn> {
        let token = SessionToken(self.chance.token());
        let token_digest = digest_of(&token.0);
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let device = device.clone();
                let expires_at = now + SESSION_IDLE;
                let token_digest = token_digest.clone();
                tx.begin_session(&Session {
                    token_digest,
                    agent: agent.id,
                    device,
                    created_at: now,
                    seen_at: now,
                    expires_at,
                })?;
                tx.know_browser(&mark_digest, agent.id, now)?;
                tx.sweep_browsers(now - BROWSER_KNOWN)?;
                tx.forget_failures(&counted)?;
                tx.sweep_sessions(now, now - Millis::days(1))?;
                record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent.id), &[Happened::SignedIn], now)
            })
            .await?;
        Ok(token)
    }

    /// Who a cookie belongs to; `None` when it belongs to nobody any more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn signed_in(&self, token: &str) -> Result<Option<Agent>, Trouble> {
        Ok(self.signed_in_owing(token).await?.map(|(agent, _)| agent))
    }

    /// The same, with whether they still have to set up the code that everybody here has to have.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn signed_in_owing(&self, token: &str) -> Result<Option<(Agent, bool)>, Trouble> {
        let now = self.now();
        let token_digest = digest_of(token);
        let digest = token_digest.clone();
        let found = self
            .store
            .read(move |read| {
                let Some(session) = read.session(&digest)?.filter(|session| session.expires_at > now) else {
                    return Ok(None);
                };
                let agent = read.agent(session.agent)?.filter(|agent| agent.deactivated_at.is_none());
                let Some(agent) = agent else { return Ok(None) };
                let owes = read.second_factor_demanded()?.is_some()
                    && read.second_factor(agent.id)?.is_none_or(|factor| factor.confirmed_at.is_none());
                Ok::<_, Trouble>(Some((agent, session.seen_at, owes)))
            })
            .await?;
        let Some((agent, seen_at, owes)) = found else { return Ok(None) };
        if now.since(seen_at) > SEEN_EVERY {
            self.store.write(move |tx| tx.session_seen(&token_digest, now, now + SESSION_IDLE)).await?;
        }
        Ok(Some((agent, owes)))
    }

    /// Ends the session of a cookie.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sign_out(&self, token: &str) -> Result<(), Trouble> {
        let digest = digest_of(token);
        self.store.write(move |tx| tx.end_session(&digest)).await
    }

    /// Changes a person's own password and ends all their sessions. A wrong one counts as a failed try.
    ///
    /// # Errors
    /// When the present password is wrong, after too many tries, or when the new one is refused.
    pub async fn change_password(
        &self,
        by: &Agent,
        present: String,
        new: String,
        peer: &str,
    ) -> Result<(), CannotChangePassword> {
        let account = by.email.canonical();
        self.take_a_try(&account, peer).await?;
        let id = by.id;
        let known = self.store.read(move |read| read.password_hash(id)).await?;
        if !verify(present, known.unwrap_or_else(|| NOBODYS_HASH.clone())).await {
            return Err(CannotSignIn::Wrong.into());
        }
        let hash = hash_password(new).await?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                tx.set_password(id, &hash)?;
                tx.forget_failures(&account)?;
                tx.end_sessions_of(id)?;
                tx.end_halfway_of(id, desk.now())?;
                tx.end_door_keys_of(id, desk.now())?;
                tx.forget_browsers_of(id)?;
                record(
                    &desk,
                    tx,
                    DESK_CHAIN,
                    Doer::at_the_door(id),
                    &[Happened::PasswordReset { agent: id }],
                    desk.now(),
                )?;
                Ok(())
            })
            .await
    }

    /// Sets a new password for an agent and ends all their sessions: the way back in for the last administrator.
    /// Returns `None` when nobody has this address.
    ///
    /// # Errors
    /// When the password is refused or the database cannot be written.
    pub async fn reset_password(&self, email: &str, password: String) -> Result<Option<AgentId>, ResetFailed> {
        let account = EmailAddress::parse(email).map(|address| address.canonical()).unwrap_or_default();
        let hash = hash_password(password).await?;
        let desk = self.clone();
        let reset = self.store.write(move |tx| reset(&desk, tx, &account, &hash)).await?;
        Ok(reset)
    }
}

/// Why a person's own password was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChangePassword {
    /// The present one is wrong, or was tried too often.
    #[error(transparent)]
    Present(#[from] CannotSignIn),
    /// The new one is refused.
    #[error(transparent)]
    New(#[from] BadPassword),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Why a password was not reset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResetFailed {
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

fn reset(desk: &Desk, tx: &mut Tx<'_, '_>, account: &str, hash: &str) -> Result<Option<AgentId>, Trouble> {
    let now = desk.now();
    let Some(agent) = tx.agent_by_address(account)? else { return Ok(None) };
    tx.set_password(agent.id, hash)?;
    if agent.deactivated_at.is_some() {
        tx.change_agent(&Agent { deactivated_at: None, ..agent.clone() })?;
    }
    tx.end_sessions_of(agent.id)?;
    tx.end_halfway_of(agent.id, now)?;
    tx.end_door_keys_of(agent.id, now)?;
    tx.set_invited(agent.id, None)?;
    tx.forget_browsers_of(agent.id)?;
    tx.forget_failures(account)?;
    crate::passkey::remove_all(desk, tx, agent.id, Doer::OPERATOR)?;
    // Whoever has the machine has the desk, also when the authenticator is lost with the password.
    if tx.remove_second_factor(agent.id)? {
        let removed = Happened::SecondFactorRemoved { agent: agent.id };
        record(desk, tx, DESK_CHAIN, Doer::OPERATOR, &[removed], now)?;
    }
    record(desk, tx, DESK_CHAIN, Doer::OPERATOR, &[Happened::PasswordReset { agent: agent.id }], now)?;
    Ok(Some(agent.id))
}

/// Whether a password will do.
///
/// # Errors
/// When it is too short or too long.
pub(crate) fn check_password(password: &str) -> Result<(), BadPassword> {
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(BadPassword::Short);
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(BadPassword::Long);
    }
    Ok(())
}

/// Hashes a password (Argon2id, 19 MiB, two passes: OWASP's minimum).
///
/// # Errors
/// When it is too short or too long.
pub async fn hash_password(password: String) -> Result<String, BadPassword> {
    check_password(&password)?;
    let _turn = HASHING.acquire().await;
    tokio::task::spawn_blocking(move || {
        hasher()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| BadPassword::Hash(error.to_string()))
    })
    .await
    .map_err(|error| BadPassword::Hash(error.to_string()))?
}

async fn verify(password: String, hash: String) -> bool {
    if password.len() > PASSWORD_BYTES_MAX {
        return false;
    }
    let _turn = HASHING.acquire().await;
    let verified = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
    });
    verified.await.unwrap_or(false)
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A hash that no password fits, made with the same effort.
static NOBODYS_HASH: LazyLock<String> =
    LazyLock::new(|| hasher().hash_password(b"nobody").map(|hash| hash.to_string()).unwrap_or_default());

pub(crate) fn digest_of(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
