//! Passkeys (WebAuthn Level 3): a device signs a question of ours, after it has looked who is there. So one stands for the
//! password and the code, and there is nothing that could be told to a wrong page.
//!
//! A question is answered once, within minutes, by the browser that it was put to; it waits in the database, so any node may
//! hear the answer. A device finds the person by itself: no name is typed, and nobody learns at the door who works here.

mod enter;
mod signature;

pub use enter::{DoorQuestion, NotEntered, Shown};

use crate::Desk;
use crate::door_letter::tell_of_passkey;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Denied, Doer, permit_actor};
use crate::sign_in::{CannotSignIn, digest_of};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::team::passkey::{
    AUTHENTICATOR_BYTES_MAX, AuthenticatorData, Ceremony, ClientData, Key, NoSite, Signed, Site, Unproven,
};
use domain::team::{Agent, Permission};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Millis};
use sha2::{Digest, Sha256};
use store::{LetterKind, Passkey, PasskeyQuestion, Read, Trouble, Tx};

/// Passkeys of one person.
pub const PASSKEYS_MAX: usize = 20;
/// Characters of the name of one.
pub const PASSKEY_NAME_CHARS_MAX: usize = 60;
/// A device has so long to answer.
pub const ANSWER_WITHIN: Millis = Millis::minutes(5);
/// Who signed in so lately need not show again who they are.
pub const FRESH: Millis = Millis::minutes(10);
/// Open questions to one place: an office of many begins its morning at once, and each page at the door asks one.
const QUESTIONS_MAX: i64 = 300;

/// Why no passkey was added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAddPasskey {
    /// Browsers offer none for this desk.
    #[error("browsers offer no passkeys for this desk")]
    NoSite(NoSite),
    /// They signed in long ago: the password comes first.
    #[error("type your password first")]
    NotFresh,
    /// The password is wrong, or was tried too often.
    #[error(transparent)]
    Password(#[from] CannotSignIn),
    /// They have as many as anybody may have.
    #[error("there are {PASSKEYS_MAX} passkeys, and that is the most")]
    Full,
    /// Too many questions are open.
    #[error("too many people are signing in at this moment; try again")]
    Busy,
    /// It took too long, or was begun in another browser.
    #[error("that took too long, or was begun in another browser; try again")]
    Late,
    /// It has no name, or too long a one.
    #[error("a name is needed, of {PASSKEY_NAME_CHARS_MAX} characters at most")]
    Name,
    /// It is there already.
    #[error("this passkey is known already")]
    There,
    /// What the device answered proves nothing.
    #[error(transparent)]
    Unproven(#[from] Unproven),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Why a passkey stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChangePasskey {
    /// They have none like it.
    #[error("this passkey does not exist")]
    NotThere,
    /// It has no name, or too long a one.
    #[error("a name is needed, of {PASSKEY_NAME_CHARS_MAX} characters at most")]
    Name,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What a device is asked for a new passkey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewQuestion {
    /// To be signed.
    pub challenge: String,
    /// For where.
    pub site: Site,
    /// What the device will know the person by, as bytes of text.
    pub handle: String,
    /// What it knows already, so that nobody has two of one device.
    pub known: Vec<String>,
}

/// What a device made.
#[derive(Clone, Default)]
pub struct NewPasskey {
    /// What they call it.
    pub name: String,
    /// What the browser says (base64url).
    pub client_data: String,
    /// What the device says (base64url).
    pub attestation: String,
}

/// One's passkeys, and whether one can be added.
#[derive(Clone, Debug)]
pub struct OwnPasskeys {
    /// They, the oldest first.
    pub all: Vec<Passkey>,
    /// Where they hold, or why browsers offer none.
    pub site: Result<Site, NoSite>,
    /// Whether they signed in so lately that the password is not asked for.
    pub fresh: bool,
    /// Whether a password lets them in as well.
    pub has_password: bool,
}

impl Desk {
    /// One's passkeys.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passkeys(&self, agent: AgentId, token: &str) -> Result<OwnPasskeys, Trouble> {
        let (now, digest) = (self.now(), digest_of(token));
        let found = self.store.read(move |read| {
            let session = read.session(&digest)?;
            let fresh = session.is_some_and(|session| now.since(session.created_at) <= FRESH);
            let has_password = read.password_hash(agent)?.is_some();
            Ok(OwnPasskeys { all: own(read, agent)?, site: site(read)?, fresh, has_password })
        });
        found.await
    }

    /// Asks a device for a new passkey. Whoever did not sign in just now shows the password: a screen that is left alone
    /// makes nobody a way in.
    ///
    /// # Errors
    /// When browsers offer none here, the password is wrong, or there are as many as may be.
    pub async fn ask_for_passkey(
        &self,
        by: &Agent,
        token: &str,
        name: &str,
        password: String,
        peer: &str,
        place: &str,
    ) -> Result<NewQuestion, CannotAddPasskey> {
        let OwnPasskeys { all, site, fresh, .. } = self.passkeys(by.id, token).await?;
        let site = site.map_err(CannotAddPasskey::NoSite)?;
        // Before the device makes one that is then refused.
        checked_name(name).ok_or(CannotAddPasskey::Name)?;
        if !fresh && password.is_empty() {
            return Err(CannotAddPasskey::NotFresh);
        }
        if !fresh {
            self.prove_password(by, password, peer).await?;
        }
        if all.len() >= PASSKEYS_MAX {
            return Err(CannotAddPasskey::Full);
        }
        // Devices keep one passkey for each person and site: one handle for all of them.
        let handle = all.first().map_or_else(|| self.chance.token(), |passkey| passkey.handle.clone());
        let question = PasskeyQuestion {
            asker_digest: digest_of(token),
            agent: Some(by.id),
            handle: handle.clone(),
            place: place.to_owned(),
            expires_at: self.now() + ANSWER_WITHIN,
        };
        let challenge = self.put_question(question).await?.ok_or(CannotAddPasskey::Busy)?;
        let known = all.into_iter().filter(|passkey| passkey.site == site.id).map(|passkey| passkey.credential);
        Ok(NewQuestion { challenge, handle, known: known.collect(), site })
    }

    /// Keeps what a device made: it lets them in from now on.
    ///
    /// # Errors
    /// When it proves nothing, or answers another question.
    pub async fn add_passkey(&self, by: &Agent, token: &str, new: NewPasskey) -> Result<(), CannotAddPasskey> {
        let name = checked_name(&new.name).ok_or(CannotAddPasskey::Name)?;
        let site = self.store.read(site).await?.map_err(CannotAddPasskey::NoSite)?;
        let written = bytes(&new.client_data)?;
        let client = ClientData::read(&written)?;
        let question = self.answered(&client.challenge).await?;
        let question = question.filter(|of| of.agent == Some(by.id) && of.asker_digest == digest_of(token));
        let question = question.ok_or(CannotAddPasskey::Late)?;
        client.prove(Ceremony::Make, &site)?;
        let signed = Signed::read(&bytes(&new.attestation)?)?;
        let data = AuthenticatorData::read(&signed.authenticator)?;
        data.prove(&site)?;
        let (counter, copyable) = (i64::from(data.counter), data.copyable);
        let made = data.made.ok_or(Unproven::Unreadable)?;
        let key = Key::read(&made.key)?;
        let message = message(&signed.authenticator, &written);
        if !signature::can_be(&key) || signed.signature.is_some_and(|by| !signature::fits(&key, &message, &by)) {
            return Err(Unproven::Algorithm.into());
        }
        let (desk, agent, now) = (self.clone(), by.id, self.now());
        let passkey = Passkey {
            id: self.chance.id(now),
            agent,
            credential: URL_SAFE_NO_PAD.encode(&made.credential),
            handle: question.handle,
            site: site.id,
            public_key: made.key,
            name,
            counter,
            copyable,
            created_at: now,
            used_at: None,
            doubted_at: None,
        };
        self.store.write(move |tx| added(&desk, tx, &passkey)).await?;
        self.queued.notify_one();
        Ok(())
    }

    /// Calls one of one's passkeys something else.
    ///
    /// # Errors
    /// When they have none like it, or the name cannot be one.
    pub async fn rename_passkey(&self, agent: AgentId, id: i64, name: &str) -> Result<(), CannotChangePasskey> {
        let name = checked_name(name).ok_or(CannotChangePasskey::Name)?;
        let desk = self.clone();
        let renamed = self.store.write(move |tx| {
            let passkey = one_of(tx, agent, id)?;
            if passkey.name == name {
                return Ok(());
            }
            tx.rename_passkey(id, &name)?;
            let happened = [Happened::PasskeyRenamed { agent, before: passkey.name, name: name.clone() }];
            record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, desk.now())?;
            Ok(())
        });
        renamed.await
    }

    /// Removes one of one's passkeys. All sessions but the one that asks end: whoever has the device gains nothing.
    ///
    /// # Errors
    /// When they have none like it.
    pub async fn remove_passkey(&self, agent: AgentId, id: i64, token: &str) -> Result<(), CannotChangePasskey> {
        let (desk, own) = (self.clone(), digest_of(token));
        let removed = self.store.write(move |tx| {
            let passkey = one_of(tx, agent, id)?;
            tx.remove_passkey(id)?;
            tx.end_other_sessions_of(agent, &own)?;
            tx.end_halfway_of(agent, desk.now())?;
            removed(&desk, tx, &passkey, Doer::at_the_door(agent)).map_err(CannotChangePasskey::from)
        });
        removed.await?;
        self.queued.notify_one();
        Ok(())
    }

    /// Removes all passkeys of somebody who lost them. Their sessions end, so that whoever has the devices now gains nothing.
    ///
    /// # Errors
    /// When the one who asks may not.
    pub async fn remove_passkeys_of(&self, by: Actor, agent: AgentId) -> Result<(), Denied> {
        let desk = self.clone();
        let removed = self.store.write(move |tx| {
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            if remove_all(&desk, tx, agent, doer)? {
                tx.end_sessions_of(agent)?;
                tx.end_halfway_of(agent, desk.now())?;
            }
            Ok::<_, Denied>(())
        });
        removed.await?;
        self.queued.notify_one();
        Ok(())
    }

    /// Puts a question; `None` where too many of one place are open. It is in no log and stands nowhere but with the browser.
    async fn put_question(&self, of: PasskeyQuestion) -> Result<Option<String>, Trouble> {
        let challenge = URL_SAFE_NO_PAD.encode(self.chance.bytes::<32>());
        let (digest, now) = (digest_of(&challenge), self.now());
        let put = self.store.write(move |tx| tx.ask_passkey(&digest, &of, QUESTIONS_MAX, now)).await?;
        Ok(put.then_some(challenge))
    }

    /// The question that this answers; it is over with that, whatever the answer is worth.
    async fn answered(&self, challenge: &str) -> Result<Option<PasskeyQuestion>, Trouble> {
        let (digest, now) = (digest_of(challenge), self.now());
        self.store.write(move |tx| tx.end_passkey_question(&digest, now)).await
    }
}

/// Removes all passkeys of somebody, each told; whether there were any.
pub(crate) fn remove_all(desk: &Desk, tx: &mut Tx<'_, '_>, agent: AgentId, by: Doer) -> Result<bool, Trouble> {
    let all = own(tx, agent)?;
    tx.remove_passkeys_of(agent)?;
    for passkey in &all {
        removed(desk, tx, passkey, by)?;
    }
    Ok(!all.is_empty())
}

fn added(desk: &Desk, tx: &mut Tx<'_, '_>, passkey: &Passkey) -> Result<(), CannotAddPasskey> {
    let (agent, now) = (passkey.agent, desk.now());
    if own(tx, agent)?.len() >= PASSKEYS_MAX {
        return Err(CannotAddPasskey::Full);
    }
    if !tx.add_passkey(passkey)? {
        return Err(CannotAddPasskey::There);
    }
    let happened = [Happened::PasskeyAdded { agent, name: passkey.name.clone() }];
    record(desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, now)?;
    Ok(tell_of_passkey(desk, tx, agent, LetterKind::PasskeyAdded, &passkey.name, now)?)
}

fn removed(desk: &Desk, tx: &mut Tx<'_, '_>, passkey: &Passkey, by: Doer) -> Result<(), Trouble> {
    let (agent, now) = (passkey.agent, desk.now());
    let happened = [Happened::PasskeyRemoved { agent, name: passkey.name.clone() }];
    record(desk, tx, DESK_CHAIN, by, &happened, now)?;
    tell_of_passkey(desk, tx, agent, LetterKind::PasskeyRemoved, &passkey.name, now)
}

fn own(read: &mut Read<'_, '_>, agent: AgentId) -> Result<Vec<Passkey>, Trouble> {
    read.passkeys_of(agent, i64::try_from(PASSKEYS_MAX).unwrap_or(i64::MAX))
}

fn one_of(read: &mut Read<'_, '_>, agent: AgentId, id: i64) -> Result<Passkey, CannotChangePasskey> {
    own(read, agent)?.into_iter().find(|passkey| passkey.id == id).ok_or(CannotChangePasskey::NotThere)
}

/// Where passkeys hold.
fn site(read: &mut Read<'_, '_>) -> Result<Result<Site, NoSite>, Trouble> {
    Ok(Site::of(read.installation()?.and_then(|desk| desk.public_url).as_deref()))
}

fn checked_name(typed: &str) -> Option<String> {
    let name = typed.trim();
    let fits =
        !name.is_empty() && name.chars().count() <= PASSKEY_NAME_CHARS_MAX && !name.chars().any(char::is_control);
    fits.then(|| name.to_owned())
}

/// What was written in base64url; more than any browser writes is not looked at.
fn bytes(text: &str) -> Result<Vec<u8>, Unproven> {
    if text.len() > AUTHENTICATOR_BYTES_MAX.div_ceil(3) * 4 {
        return Err(Unproven::Unreadable);
    }
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Unproven::Unreadable)
}

/// What a device signs: what it says, and the digest of what the browser says (§7.2 step 21).
fn message(authenticator: &[u8], client_data: &[u8]) -> Vec<u8> {
    [authenticator, Sha256::digest(client_data).as_slice()].concat()
}
