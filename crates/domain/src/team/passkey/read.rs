//! What browsers and authenticators write, as bytes (WebAuthn §5.8.1, §6.1, §6.5.1; COSE keys, RFC 9052 §7 and RFC 9053 §7).

use super::cbor::Value;
use super::{AUTHENTICATOR_BYTES_MAX, CLIENT_DATA_BYTES_MAX, CREDENTIAL_BYTES_MAX, SIGNATURE_BYTES_MAX, Unproven};
use serde::Deserialize;

/// Bytes before anything that is not always there: the hash of the site, flags, the counter.
const FIXED_BYTES: usize = 37;
/// Bytes of the name of the make, which is not looked at.
const MAKE_BYTES: usize = 16;
/// Bytes of a coordinate of ES256, and of a key of EdDSA.
const COORDINATE_BYTES: usize = 32;
/// Bytes of the number of an RSA key: less is broken, more only costs time.
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=512;
/// Bytes of its exponent.
const EXPONENT_BYTES_MAX: usize = 8;

/// What the browser says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientData {
    /// What was done.
    pub kind: String,
    /// The answer to our question, and no other, as it was asked.
    pub challenge: String,
    /// On which page.
    pub origin: String,
    /// Whether that page stood in another one.
    pub framed: bool,
}

/// What the authenticator says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuthenticatorData {
    /// For which site.
    pub site_hash: [u8; 32],
    /// Whether somebody was there (UP).
    pub present: bool,
    /// Whether it looked who (UV).
    pub verified: bool,
    /// Whether the key can be copied to other devices (BE).
    pub copyable: bool,
    /// Whether it is (BS).
    pub copied: bool,
    /// How often it signed; nought where it does not count.
    pub counter: u32,
    /// The key that was made.
    pub made: Option<Made>,
}

/// A key that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// What it is known by.
    pub credential: Vec<u8>,
    /// It, as the authenticator wrote it.
    pub key: Vec<u8>,
}

/// A key that signatures are checked with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key {
    /// ECDSA with P-256 and SHA-256: both coordinates.
    Es256 {
        /// One.
        x: [u8; COORDINATE_BYTES],
        /// The other.
        y: [u8; COORDINATE_BYTES],
    },
    /// Ed25519.
    EdDsa {
        /// The key.
        x: [u8; COORDINATE_BYTES],
    },
    /// RSA with PKCS #1 v1.5 and SHA-256.
    Rs256 {
        /// The number.
        n: Vec<u8>,
        /// The exponent.
        e: Vec<u8>,
    },
}

/// What a new key says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// What the authenticator says, as it was signed.
    pub authenticator: Vec<u8>,
    /// Its signature with the new key itself, where it gave one.
    pub signature: Option<Vec<u8>>,
}

#[derive(Deserialize)]
struct Written {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    framed: bool,
    #[serde(default, rename = "topOrigin")]
    around: Option<String>,
}

impl ClientData {
    /// Reads it; a name that stands twice is refused.
    ///
    /// # Errors
    /// When it is not what browsers write.
    pub fn read(bytes: &[u8]) -> Result<ClientData, Unproven> {
        if bytes.len() > CLIENT_DATA_BYTES_MAX {
            return Err(Unproven::Unreadable);
        }
        let of: Written = serde_json::from_slice(bytes).map_err(|_| Unproven::Unreadable)?;
        let framed = of.framed || of.around.is_some();
        Ok(ClientData { kind: of.kind, challenge: of.challenge, origin: of.origin, framed })
    }
}

impl AuthenticatorData {
    /// Reads it.
    ///
    /// # Errors
    /// When it is not what authenticators write, or more than that.
    pub fn read(bytes: &[u8]) -> Result<AuthenticatorData, Unproven> {
        if bytes.len() > AUTHENTICATOR_BYTES_MAX {
            return Err(Unproven::Unreadable);
        }
        let (fixed, rest) = bytes.split_at_checked(FIXED_BYTES).ok_or(Unproven::Unreadable)?;
        let (hash, rest_fixed) = fixed.split_at(32);
        let (flags, counter) = rest_fixed.split_at(1);
        let flags = flags.first().copied().unwrap_or_default();
        let flag = |bit: u8| flags & (1 << bit) != 0;
        let (made, rest) = if flag(6) { made(rest).map(|(made, rest)| (Some(made), rest))? } else { (None, rest) };
        let rest = if flag(7) { extensions(rest)? } else { rest };
        if !rest.is_empty() {
            return Err(Unproven::Unreadable);
        }
        Ok(AuthenticatorData {
            site_hash: hash.try_into().map_err(|_| Unproven::Unreadable)?,
            present: flag(0),
            verified: flag(2),
            copyable: flag(3),
            copied: flag(4),
            counter: u32::from_be_bytes(counter.try_into().map_err(|_| Unproven::Unreadable)?),
            made,
        })
    }
}

/// The key that was made, and what follows it.
fn made(bytes: &[u8]) -> Result<(Made, &[u8]), Unproven> {
    let rest = bytes.split_at_checked(MAKE_BYTES).ok_or(Unproven::Unreadable)?.1;
    let (length, rest) = rest.split_at_checked(2).ok_or(Unproven::Unreadable)?;
    let length = length.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
    let (credential, rest) = rest.split_at_checked(length).ok_or(Unproven::Unreadable)?;
    if credential.is_empty() || length > CREDENTIAL_BYTES_MAX {
        return Err(Unproven::Unreadable);
    }
    let (_, after) = Value::read(rest).ok_or(Unproven::Unreadable)?;
    let key = rest.get(..rest.len() - after.len()).unwrap_or_default().to_vec();
    Key::read(&key)?;
    Ok((Made { credential: credential.to_vec(), key }, after))
}

/// What extensions say is read over: none was asked for.
fn extensions(bytes: &[u8]) -> Result<&[u8], Unproven> {
    match Value::read(bytes) {
        Some((Value::Map(_), rest)) => Ok(rest),
        _ => Err(Unproven::Unreadable),
    }
}

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// When it is none, or of a kind that is not taken.
    pub fn read(bytes: &[u8]) -> Result<Key, Unproven> {
        let key = Value::whole(bytes).ok_or(Unproven::Unreadable)?;
        let number = |at: i64| match key.at(at) {
            Some(Value::Whole(number)) => Ok(*number),
            _ => Err(Unproven::Algorithm),
        };
        let bytes = |at: i64| key.at(at).and_then(Value::bytes).ok_or(Unproven::Unreadable);
        let coordinate = |at: i64| -> Result<[u8; COORDINATE_BYTES], Unproven> {
            bytes(at)?.try_into().map_err(|_| Unproven::Unreadable)
        };
        // The kind of key, what it signs by, and the curve, where it has one.
        match (number(1)?, number(3)?) {
            (2, -7) if number(-1)? == 1 => Ok(Key::Es256 { x: coordinate(-2)?, y: coordinate(-3)? }),
            (1, -8) if number(-1)? == 6 => Ok(Key::EdDsa { x: coordinate(-2)? }),
            (3, -257) => {
                let (n, e) = (bytes(-1)?, bytes(-2)?);
                if !RSA_BYTES.contains(&n.len()) || e.is_empty() || e.len() > EXPONENT_BYTES_MAX {
                    return Err(Unproven::Algorithm);
                }
                Ok(Key::Rs256 { n: n.to_vec(), e: e.to_vec() })
            }
            _ => Err(Unproven::Algorithm),
        }
    }
}

impl Signed {
    /// Reads what a new key says about itself: nothing, or a signature of its own, which browsers leave in where no other
    /// could be taken out (§5.4.7, "none"). What a maker signed was not asked for and is refused.
    ///
    /// # Errors
    /// When it is not what browsers write.
    pub fn read(bytes: &[u8]) -> Result<Signed, Unproven> {
        if bytes.len() > AUTHENTICATOR_BYTES_MAX {
            return Err(Unproven::Unreadable);
        }
        let of = Value::whole(bytes).ok_or(Unproven::Unreadable)?;
        let authenticator = of.named("authData").and_then(Value::bytes).ok_or(Unproven::Unreadable)?;
        let statement = of.named("attStmt").ok_or(Unproven::Unreadable)?;
        let signature = match of.named("fmt") {
            Some(Value::Text("none")) if *statement == Value::Map(Vec::new()) => None,
            Some(Value::Text("packed")) if statement.named("x5c").is_none() => {
                let signature = statement.named("sig").and_then(Value::bytes).ok_or(Unproven::Unreadable)?;
                if signature.len() > SIGNATURE_BYTES_MAX {
                    return Err(Unproven::Unreadable);
                }
                Some(signature.to_vec())
            }
            _ => return Err(Unproven::Attestation),
        };
        Ok(Signed { authenticator: authenticator.to_vec(), signature })
    }
}
