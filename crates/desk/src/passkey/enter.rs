//! Entering with a passkey.

use super::{ANSWER_WITHIN, bytes, message, signature, site};
use crate::Desk;
use crate::door_letter::tell_of_passkey;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::Doer;
use crate::sign_in::{CannotSignIn, Entered, digest_of};
use domain::team::Agent;
use domain::team::passkey::{
    AuthenticatorData, Ceremony, ClientData, Key, NoSite, SIGNATURE_BYTES_MAX, Site, Unproven,
};
use domain::timeline::Happened;
use store::{LetterKind, Passkey, PasskeyQuestion, Trouble};
use subtle::ConstantTimeEq;

/// What any device is asked at the door.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoorQuestion {
    /// To be signed.
    pub challenge: String,
    /// For where.
    pub site: Site,
}

/// What a device shows, each in base64url.
#[derive(Clone, Default)]
pub struct Shown {
    /// What it knows the passkey by.
    pub credential: String,
    /// What the browser says.
    pub client_data: String,
    /// What the device says.
    pub authenticator: String,
    /// What it signed.
    pub signature: String,
    /// What it knows the person by.
    pub handle: String,
}

/// Why nobody was let in by a passkey.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotEntered {
    /// Browsers offer none for this desk.
    #[error("browsers offer no passkeys for this desk")]
    NoSite(NoSite),
    /// Too many questions are open.
    #[error("too many people are signing in at this moment; try again")]
    Busy,
    /// It took too long, was begun in another browser, or was shown before.
    #[error("that took too long, or was begun in another browser; try again")]
    Late,
    /// It is not known here, or proves nothing; which of them is not said.
    #[error("this passkey does not let you in here")]
    Refused,
    /// The device did not look who is there.
    #[error("the device did not check who is there")]
    Unverified,
    /// It counted less than before.
    #[error("there may be a copy of this passkey")]
    Doubted,
    /// Too many tries.
    #[error(transparent)]
    SignIn(#[from] CannotSignIn),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// An answer that was read.
struct Answer {
    client: ClientData,
    data: AuthenticatorData,
    message: Vec<u8>,
    signature: Vec<u8>,
}

impl Desk {
    /// Asks whoever stands at the door. `asker` is what their browser keeps meanwhile.
    ///
    /// # Errors
    /// When browsers offer none here, or too many of one place stand there.
    pub async fn ask_at_the_door(&self, asker: &str, place: &str) -> Result<DoorQuestion, NotEntered> {
        let site = self.store.read(site).await?.map_err(NotEntered::NoSite)?;
        let question = PasskeyQuestion {
            asker_digest: digest_of(asker),
            agent: None,
            handle: String::new(),
            place: place.to_owned(),
            expires_at: self.now() + ANSWER_WITHIN,
        };
        let challenge = self.put_question(question).await?.ok_or(NotEntered::Busy)?;
        Ok(DoorQuestion { challenge, site })
    }

    /// Lets in whoever shows a passkey that is known here. The device looked who is there, so nothing more is asked.
    ///
    /// # Errors
    /// When it proves nothing; the answer is the same, and takes as long, whether or not the passkey is known.
    pub async fn enter_with_passkey(
        &self,
        asker: Option<&str>,
        shown: Shown,
        peer: &str,
        device: &str,
    ) -> Result<Entered, NotEntered> {
        let site = self.store.read(site).await?.map_err(NotEntered::NoSite)?;
        let answer = read(&shown).map_err(|_| NotEntered::Refused)?;
        let question = self.answered(&answer.client.challenge).await?;
        let ours = question.filter(|of| of.agent.is_none() && Some(&of.asker_digest) == asker.map(digest_of).as_ref());
        ours.ok_or(NotEntered::Late)?;
        let counted = format!("passkey:{}", digest_of(&shown.credential));
        self.take_a_try(&counted, peer).await?;
        let (passkey, agent) = self.known(&shown.credential).await?;
        let works = agent.as_ref().is_some_and(|agent| agent.deactivated_at.is_none());
        // What is not known here is checked all the same, with a key that nobody holds.
        let key = passkey.as_ref().and_then(|passkey| Key::read(&passkey.public_key).ok());
        let signed =
            signature::fits(key.as_ref().unwrap_or(&signature::NOBODYS_KEY), &answer.message, &answer.signature);
        let proven = answer.client.prove(Ceremony::Enter, &site).and_then(|()| answer.data.prove(&site));
        if proven == Err(Unproven::Unverified) {
            self.note_refused(agent.map(|agent| agent.id));
            return Err(NotEntered::Unverified);
        }
        let fits = |passkey: &Passkey| {
            let handle = bytes(&shown.handle).unwrap_or_default();
            bool::from(passkey.handle.as_bytes().ct_eq(&handle))
                && passkey.site == site.id
                && passkey.copyable == answer.data.copyable
        };
        let known =
            passkey.zip(agent.clone()).filter(|(passkey, _)| signed && works && proven.is_ok() && fits(passkey));
        let Some((passkey, agent)) = known else {
            self.note_refused(agent.map(|agent| agent.id));
            return Err(NotEntered::Refused);
        };
        // Somebody may have copied it: neither copy nor original lets anybody in any more.
        if passkey.doubted_at.is_some() {
            self.note_refused(Some(agent.id));
            return Err(NotEntered::Doubted);
        }
        self.count_on(&passkey, &answer.data).await?;
        let mark = self.chance.token();
        let device = device.chars().take(200).collect();
        let session = self.begin_session(agent, counted, device, digest_of(&mark)).await?;
        Ok(Entered { session, mark })
    }

    async fn known(&self, credential: &str) -> Result<(Option<Passkey>, Option<Agent>), Trouble> {
        let credential = credential.to_owned();
        let found = self.store.read(move |read| {
            let passkey = read.passkey(&credential)?;
            // Nobody is looked up as well, which takes as long.
            let agent = read.agent(passkey.as_ref().map_or(domain::AgentId(0), |passkey| passkey.agent))?;
            Ok((passkey, agent))
        });
        found.await
    }

    /// Notes that a passkey was used. One that did not count on is refused, and its owner is told: somebody may have copied
    /// the key (§6.1.1). Two answers at the same moment cannot both count on from the same number.
    async fn count_on(&self, passkey: &Passkey, data: &AuthenticatorData) -> Result<(), NotEntered> {
        let (desk, passkey, told) = (self.clone(), passkey.clone(), i64::from(data.counter));
        let goes_on = data.counted_on(passkey.counter);
        let done = self.store.write(move |tx| {
            let now = desk.now();
            if goes_on {
                return Ok(if tx.passkey_used(&passkey, told, now)? { Ok(()) } else { Err(NotEntered::Refused) });
            }
            let (agent, name) = (passkey.agent, passkey.name.clone());
            tx.doubt_passkey(passkey.id, now)?;
            // One of them may be the copy's.
            tx.end_sessions_of(agent)?;
            tx.end_halfway_of(agent, now)?;
            record(&desk, tx, DESK_CHAIN, Doer::DESK, &[Happened::PasskeyDoubted { agent, name }], now)?;
            tell_of_passkey(&desk, tx, agent, LetterKind::PasskeyDoubted, &passkey.name, now)?;
            Ok::<_, Trouble>(Err(NotEntered::Doubted))
        });
        let done = done.await?;
        self.queued.notify_one();
        done
    }
}

fn read(shown: &Shown) -> Result<Answer, Unproven> {
    let written = bytes(&shown.client_data)?;
    let authenticator = bytes(&shown.authenticator)?;
    let signature = bytes(&shown.signature)?;
    if signature.len() > SIGNATURE_BYTES_MAX {
        return Err(Unproven::Unreadable);
    }
    Ok(Answer {
        client: ClientData::read(&written)?,
        data: AuthenticatorData::read(&authenticator)?,
        message: message(&authenticator, &written),
        signature,
    })
}
