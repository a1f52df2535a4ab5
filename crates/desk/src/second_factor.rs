//! The second factor: a code of an authenticator (TOTP, RFC 6238) after the password, and recovery codes for the day on
//! which the authenticator is lost. No code is accepted twice, and tries are limited like those of a password.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Denied, Doer, permit, permit_actor};
use crate::sign_in::{CannotSignIn, SessionToken, digest_of};
use aws_lc_rs::hmac;
use domain::team::{Agent, Permission};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, Millis, Moment};
use store::{Halfway, Read, Trouble, Tx};
use subtle::ConstantTimeEq;

/// Seconds of a step (RFC 6238 §4.1).
pub const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one whose codes are taken: clocks differ (RFC 6238 §5.2).
pub const STEPS_ASIDE: i64 = 1;
/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Bytes of a secret (RFC 4226 §4: 160 bits recommended).
const SECRET_BYTES: usize = 20;
/// Codes for the day on which the authenticator is lost.
pub const RECOVERY_CODES: usize = 10;
/// The code is owed for so long; then the password is asked for again.
pub const HALFWAY_VALID: Millis = Millis::minutes(10);

/// Why a second factor was not set up, or not removed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSetFactor {
    /// The code is not the one that the authenticator shows.
    #[error("this is not the code that the app shows now; wait for the next one and type that")]
    WrongCode,
    /// There is one already.
    #[error("a code is asked for already; remove that first")]
    There,
    /// There is none.
    #[error("there is nothing to confirm or remove; begin again")]
    None,
    /// Everybody has to have one.
    #[error("an administrator asks for a code from everybody here")]
    Demanded,
    /// Too many tries, or something beneath is broken.
    #[error(transparent)]
    SignIn(#[from] CannotSignIn),
    /// No key to seal the secret with.
    #[error("the secret cannot be kept safely: this process has no key")]
    NoKey,
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What an authenticator is told, once.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFactor {
    /// The secret in base 32, for those who type it.
    pub secret: String,
    /// The same as an address, for the picture that apps read.
    pub uri: String,
}

/// How somebody stands to the second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorState {
    /// A code is asked for after their password, since then.
    pub since: Option<Moment>,
    /// Recovery codes that are left.
    pub codes_left: i64,
    /// Everybody has to have one.
    pub demanded: bool,
}

impl Desk {
    /// How an agent stands to the second factor.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn factor_state(&self, agent: AgentId) -> Result<FactorState, Trouble> {
        self.store.read(move |read| state_of(read, agent)).await
    }

    /// Begins to set one up: a new secret, which counts once a code of it was typed.
    ///
    /// # Errors
    /// When there is one, or it cannot be kept safely.
    pub async fn begin_factor(&self, agent: &Agent) -> Result<NewFactor, CannotSetFactor> {
        let secret: [u8; SECRET_BYTES] = self.chance.bytes();
        let sealed = self.seal.get().and_then(|seal| seal.seal(&self.chance, &whom(agent.id), &secret));
        let sealed = sealed.ok_or(CannotSetFactor::NoKey)?;
        let (desk, id) = (self.clone(), agent.id);
        let issuer = self.store.write(move |tx| {
            if !tx.put_second_factor(id, &sealed, desk.now())? {
                return Err(CannotSetFactor::There);
            }
            Ok(tx.installation()?.map(|desk| desk.name).unwrap_or_default())
        });
        Ok(told(&secret, &issuer.await?, agent))
    }

    /// What was begun and is not confirmed, to be shown again.
    ///
    /// # Errors
    /// When nothing was begun.
    pub async fn begun_factor(&self, agent: &Agent) -> Result<NewFactor, CannotSetFactor> {
        let id = agent.id;
        let found = self.store.read(move |read| {
            let factor = read.second_factor(id)?.filter(|factor| factor.confirmed_at.is_none());
            Ok::<_, Trouble>((factor, read.installation()?.map(|desk| desk.name).unwrap_or_default()))
        });
        let (factor, issuer) = found.await?;
        let factor = factor.ok_or(CannotSetFactor::None)?;
        let secret = opened(self, id, &factor.secret).ok_or(CannotSetFactor::NoKey)?;
        Ok(told(&secret, &issuer, agent))
    }

    /// Confirms with a code that the authenticator has the secret; it counts from now on. Returns the recovery codes,
    /// which stand nowhere else.
    ///
    /// # Errors
    /// When the code is wrong, or there is nothing to confirm.
    pub async fn confirm_factor(&self, agent: AgentId, code: &str, peer: &str) -> Result<Vec<String>, CannotSetFactor> {
        let counted = counted(agent);
        self.take_a_try(&counted, peer).await?;
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(&self.chance)).collect();
        let (desk, code, kept) = (self.clone(), code.to_owned(), codes.clone());
        let confirmed = self.store.write(move |tx| {
            let now = desk.now();
            let factor = tx.second_factor(agent)?.ok_or(CannotSetFactor::None)?;
            if factor.confirmed_at.is_some() {
                return Err(CannotSetFactor::There);
            }
            let secret = opened(&desk, agent, &factor.secret).ok_or(CannotSetFactor::NoKey)?;
            let step = step_of(&secret, &code, now).ok_or(CannotSetFactor::WrongCode)?;
            tx.use_step(agent, step)?;
            tx.confirm_second_factor(agent, now)?;
            tx.put_recovery_codes(agent, &kept.iter().map(|code| recovery_digest(agent, code)).collect::<Vec<_>>())?;
            tx.forget_failures(&counted)?;
            record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &[Happened::SecondFactorSet { agent }], now)?;
            Ok::<_, CannotSetFactor>(())
        });
        confirmed.await?;
        Ok(codes)
    }

    /// Removes one's own second factor, with a code of it.
    ///
    /// # Errors
    /// When the code is wrong, or everybody has to have one.
    pub async fn remove_own_factor(&self, agent: AgentId, code: &str, peer: &str) -> Result<(), CannotSetFactor> {
        let counted = counted(agent);
        self.take_a_try(&counted, peer).await?;
        let (desk, code) = (self.clone(), code.to_owned());
        let removed = self.store.write(move |tx| {
            let now = desk.now();
            if tx.second_factor_demanded()?.is_some() {
                return Err(CannotSetFactor::Demanded);
            }
            if !accepts(&desk, tx, agent, &code, now)? {
                return Err(CannotSetFactor::WrongCode);
            }
            tx.remove_second_factor(agent)?;
            tx.forget_failures(&counted)?;
            let happened = [Happened::SecondFactorRemoved { agent }];
            record(&desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, now)?;
            Ok(())
        });
        removed.await
    }

    /// Removes the second factor of somebody who lost it. Their sessions end, so that whoever has the authenticator now
    /// gains nothing.
    ///
    /// # Errors
    /// When the one who asks may not.
    pub async fn remove_factor_of(&self, by: Actor, agent: AgentId) -> Result<(), Denied> {
        let desk = self.clone();
        let removed = self.store.write(move |tx| {
            let now = desk.now();
            let doer = permit_actor(tx, by, Permission::ManagePeople)?;
            if tx.remove_second_factor(agent)? {
                tx.end_sessions_of(agent)?;
                tx.end_halfway_of(agent, now)?;
                record(&desk, tx, DESK_CHAIN, doer, &[Happened::SecondFactorRemoved { agent }], now)?;
            }
            Ok(())
        });
        removed.await
    }

    /// Asks for a code from everybody, or not any more. Who has none sets it up with their next page.
    ///
    /// # Errors
    /// When the one who asks may not.
    pub async fn demand_factor(&self, by: AgentId, demanded: bool) -> Result<(), Denied> {
        let desk = self.clone();
        let done = self.store.write(move |tx| {
            let now = desk.now();
            let permit = permit(tx, by, Permission::ManagePeople)?;
            if tx.second_factor_demanded()?.is_some() == demanded {
                return Ok(());
            }
            tx.demand_second_factor(demanded.then_some(now))?;
            record(&desk, tx, DESK_CHAIN, &permit, &[Happened::SecondFactorDemanded { demanded }], now)?;
            Ok::<_, Denied>(())
        });
        done.await
    }

    /// The code after the password: a session, for whoever stands halfway.
    ///
    /// # Errors
    /// When the code is wrong or was used, after too many tries, or when the time is over.
    pub async fn sign_in_with_code(
        &self,
        halfway: &str,
        code: &str,
        peer: &str,
        device: &str,
    ) -> Result<SessionToken, CannotSignIn> {
        let (digest, now) = (digest_of(halfway), self.now());
        let looked_up = digest.clone();
        let of = self.store.read(move |read| read.halfway(&looked_up)).await?;
        let of = of.filter(|of| of.expires_at > now).ok_or(CannotSignIn::Late)?;
        let counted = counted(of.agent);
        self.take_a_try(&counted, peer).await?;
        let (desk, code, checked) = (self.clone(), code.to_owned(), of.clone());
        let agent = self.store.write(move |tx| {
            let now = desk.now();
            if !accepts(&desk, tx, checked.agent, &code, now)? {
                let refused = Happened::SignInRefused { agent: checked.agent };
                record(&desk, tx, DESK_CHAIN, Doer::DESK, &[refused], now)?;
                return Ok(None);
            }
            if !tx.end_halfway(&digest)? {
                return Ok(None);
            }
            tx.forget_failures(&counted)?;
            Ok::<_, Trouble>(tx.agent(checked.agent)?.filter(|agent| agent.deactivated_at.is_none()))
        });
        let agent = agent.await?.ok_or(CannotSignIn::WrongCode)?;
        self.begin_session(agent, of.counted, device.chars().take(200).collect(), of.mark_digest).await
    }

    /// Lets somebody whose password was right wait at the code.
    pub(crate) async fn begin_halfway(&self, of: Halfway) -> Result<String, Trouble> {
        let token = self.chance.token();
        let digest = digest_of(&token);
        self.store.write(move |tx| tx.begin_halfway(&digest, &of)).await?;
        Ok(token)
    }
}

/// What the authenticator is told (the form that all of them read: `otpauth://totp/issuer:account`).
fn told(secret: &[u8], issuer: &str, agent: &Agent) -> NewFactor {
    let (secret, issuer) = (base32(secret), encoded(issuer));
    let uri = format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", encoded(agent.email.as_str()));
    NewFactor { secret, uri }
}

/// What wrong codes of an agent are counted under.
fn counted(agent: AgentId) -> String {
    format!("code:{agent}")
}

fn whom(agent: AgentId) -> String {
    format!("second-factor-{agent}")
}

/// How an agent stands to the second factor.
///
/// # Errors
/// When the database cannot be read.
pub fn state_of(read: &mut Read<'_, '_>, agent: AgentId) -> Result<FactorState, Trouble> {
    Ok(FactorState {
        since: read.second_factor(agent)?.and_then(|factor| factor.confirmed_at),
        codes_left: read.recovery_codes_left(agent)?,
        demanded: read.second_factor_demanded()?.is_some(),
    })
}

fn opened(desk: &Desk, agent: AgentId, sealed: &[u8]) -> Option<Vec<u8>> {
    desk.seal.get().and_then(|seal| seal.open(&whom(agent), sealed))
}

/// Whether a code lets an agent in; it is used up by that.
fn accepts(desk: &Desk, tx: &mut Tx<'_, '_>, agent: AgentId, code: &str, now: Moment) -> Result<bool, Trouble> {
    let Some(factor) = tx.second_factor(agent)?.filter(|factor| factor.confirmed_at.is_some()) else {
        return Ok(false);
    };
    let secret = opened(desk, agent, &factor.secret);
    if let Some(step) = secret.and_then(|secret| step_of(&secret, code, now)) {
        return tx.use_step(agent, step);
    }
    let used = tx.use_recovery_code(agent, &recovery_digest(agent, code), now)?;
    if used {
        let happened = [Happened::RecoveryCodeUsed { agent }];
        record(desk, tx, DESK_CHAIN, Doer::at_the_door(agent), &happened, now)?;
    }
    Ok(used)
}

/// The step whose code this is, among those that are taken at `now`. All of them are looked at, whichever fits.
fn step_of(secret: &[u8], code: &str, now: Moment) -> Option<i64> {
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let present = now.0.div_euclid(1_000).div_euclid(STEP_SECONDS);
    let mut found = None;
    for step in present - STEPS_ASIDE..=present + STEPS_ASIDE {
        if bool::from(code_of(secret, step).as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    found
}

/// The code that an authenticator shows for a secret in base 32; for those who have the secret and no app at hand.
pub fn code_at(secret: &str, now: Moment) -> Option<String> {
    Some(code_of(&from_base32(secret)?, now.0.div_euclid(1_000).div_euclid(STEP_SECONDS)))
}

/// The code of a step (RFC 4226 §5.3; SHA-1, because authenticators ignore that another was asked for).
fn code_of(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let at = usize::from(bytes.last().copied().unwrap_or_default() & 0xf);
    let word = bytes.iter().skip(at).take(4).fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) & 0x7fff_ffff;
    format!("{:0width$}", word % 1_000_000, width = CODE_DIGITS)
}

/// "abcde-fghij": 50 bits, which the limit of tries keeps from being guessed.
fn recovery_code(chance: &crate::Chance) -> String {
    let letters: String = chance.token().chars().take(10).collect();
    let (one, other) = letters.split_at(5);
    format!("{one}-{other}")
}

fn recovery_digest(agent: AgentId, code: &str) -> String {
    let plain: String = code.chars().filter(|c| c.is_ascii_alphanumeric()).flat_map(char::to_lowercase).collect();
    digest_of(&format!("{agent}:{plain}"))
}

/// Base 32 without padding (RFC 4648 §6), as authenticators read it.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(LETTERS[(held << (5 - bits) & 31) as usize]));
    }
    out
}

/// The bytes of base 32 without padding; `None` for what is none.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let (mut held, mut bits, mut out) = (0_u32, 0, Vec::with_capacity(text.len() * 5 / 8));
    for letter in text.chars() {
        let value = match letter {
            'A'..='Z' => u32::from(letter) - u32::from('A'),
            '2'..='7' => u32::from(letter) - u32::from('2') + 26,
            _ => return None,
        };
        held = (held << 5 | value) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    Some(out)
}

/// For an address (RFC 3986 §2.1).
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
        let secret = b"12345678901234567890";
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_of(secret, second / STEP_SECONDS), code, "{second}");
            assert_eq!(step_of(secret, code, Moment(second * 1_000)), Some(second / STEP_SECONDS));
        }
    }

    #[test]
    fn a_code_of_a_clock_that_is_a_little_off_is_taken_and_no_other() {
        let (secret, now) = (b"12345678901234567890", Moment(1_234_567_890_000));
        let present = now.0 / 1_000 / STEP_SECONDS;
        for (aside, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            assert_eq!(step_of(secret, &code_of(secret, present + aside), now).is_some(), taken, "{aside}");
        }
        assert_eq!(step_of(secret, "", now), None);
        assert_eq!(step_of(secret, "005 924", now), Some(present), "as apps show it");
    }

    #[test]
    fn base_32_is_that_of_the_standard() {
        for (bytes, text) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(bytes.as_bytes()), text);
            assert_eq!(from_base32(text).as_deref(), Some(bytes.as_bytes()));
        }
    }
}
