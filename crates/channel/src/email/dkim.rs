//! DKIM (RFC 6376, RFC 8463): keys for a domain, the DNS record to publish, and signatures on outgoing mail.
//!
//! Two keys per domain: RSA, which everybody verifies, and Ed25519, which is the better one. The time in a signature
//! is given by the caller; nothing here asks a clock. Private keys appear in no log and in no `Debug` output.

use base64::Engine;
use domain::Moment;
use mail_auth::common::crypto::{DkimKey as SigningDkimKey, Ed25519Key, RsaKey, Sha256, SigningKey};
use mail_auth::common::headers::{HeaderStream, Writable, Writer};
use mail_auth::dkim::canonicalize::CanonicalHeaders;
use mail_auth::dkim::{Canonicalization, Signature};
use rcgen::{KeyPair, PKCS_ED25519, PKCS_RSA_SHA256, PublicKeyData};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::fmt;

/// Headers under the signature. Those that a message lacks are signed as absent, so that nobody can add them.
const SIGNED: [&str; 14] = [
    "From",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
/// Characters of one string in a TXT record (RFC 1035 §3.3.14).
const TXT_STRING_CHARS: usize = 255;

/// The algorithm of a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
    /// RSA with 2048 bits and SHA-256: what every receiver verifies.
    Rsa,
    /// Ed25519 (RFC 8463): short, fast; not yet verified everywhere.
    Ed25519,
}

/// Why a key could not be made or read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyTrouble {
    /// The cryptographic library could not make a key.
    #[error("could not make a DKIM key: {0}")]
    NotMade(String),
    /// The text is no PKCS #8 private key in PEM, or one of another algorithm.
    #[error("this is no DKIM key (wanted: a PKCS #8 private key in PEM, RSA or Ed25519): {0}")]
    NotRead(String),
}

/// A private key of a domain under its selector.
pub struct DkimKey {
    domain: String,
    selector: String,
    algorithm: Algorithm,
    pair: KeyPair,
    signing: SigningDkimKey,
}

impl fmt::Debug for DkimKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DkimKey({:?} {}._domainkey.{})", self.algorithm, self.selector, self.domain)
    }
}

impl DkimKey {
    /// Makes a new key for `domain` under `selector` (one DNS label, such as `answerable-rsa`).
    ///
    /// # Errors
    /// [`KeyTrouble::NotMade`] when the cryptographic library fails.
    pub fn generate(algorithm: Algorithm, domain: &str, selector: &str) -> Result<Self, KeyTrouble> {
        let kind = match algorithm {
            Algorithm::Rsa => &PKCS_RSA_SHA256,
            Algorithm::Ed25519 => &PKCS_ED25519,
        };
        let pair = KeyPair::generate_for(kind).map_err(|error| KeyTrouble::NotMade(error.to_string()))?;
        Self::of(pair, algorithm, domain, selector)
    }

    /// Reads a key from PKCS #8 in PEM. The algorithm is recognised.
    ///
    /// # Errors
    /// [`KeyTrouble::NotRead`] when it is no such key, or neither RSA nor Ed25519.
    pub fn from_pem(pem: &str, domain: &str, selector: &str) -> Result<Self, KeyTrouble> {
        let pair = KeyPair::from_pem(pem).map_err(|error| KeyTrouble::NotRead(error.to_string()))?;
        let algorithm = if pair.is_compatible(&PKCS_RSA_SHA256) {
            Algorithm::Rsa
        } else if pair.is_compatible(&PKCS_ED25519) {
            Algorithm::Ed25519
        } else {
            return Err(KeyTrouble::NotRead("another algorithm".to_owned()));
        };
        Self::of(pair, algorithm, domain, selector)
    }

    fn of(pair: KeyPair, algorithm: Algorithm, domain: &str, selector: &str) -> Result<Self, KeyTrouble> {
        let not_read = |error: mail_auth::Error| KeyTrouble::NotRead(error.to_string());
        let signing = match algorithm {
            Algorithm::Rsa => {
                let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(pair.serialized_der()));
                RsaKey::<Sha256>::from_key_der(der).map_err(not_read)?.into()
            }
            Algorithm::Ed25519 => {
                Ed25519Key::from_pkcs8_maybe_unchecked_der(pair.serialized_der()).map_err(not_read)?.into()
            }
        };
        let lower = |text: &str| text.trim().trim_end_matches('.').to_ascii_lowercase();
        Ok(DkimKey { domain: lower(domain), selector: lower(selector), algorithm, pair, signing })
    }

    /// The private key as PKCS #8 in PEM: a secret, for a file that only the desk can read.
    pub fn to_pem(&self) -> String {
        self.pair.serialize_pem()
    }

    /// The domain that the key speaks for.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The algorithm of the key.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Where the record is published: `selector._domainkey.domain`.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The text of the TXT record to publish (RFC 6376 §3.6.1).
    pub fn record_text(&self) -> String {
        let base64 = base64::engine::general_purpose::STANDARD;
        match self.algorithm {
            Algorithm::Rsa => format!("v=DKIM1; k=rsa; p={}", base64.encode(self.pair.subject_public_key_info())),
            Algorithm::Ed25519 => format!("v=DKIM1; k=ed25519; p={}", base64.encode(self.pair.public_key_raw())),
        }
    }

    /// The record as a line of a zone file, split into strings of at most 255 characters.
    pub fn zone_line(&self) -> String {
        let text = self.record_text();
        let strings: Vec<String> = text
            .as_bytes()
            .chunks(TXT_STRING_CHARS)
            .map(|chunk| format!("\"{}\"", String::from_utf8_lossy(chunk)))
            .collect();
        format!("{}. IN TXT ( {} )", self.record_name(), strings.join(" "))
    }

    fn signature(&self, message: &[u8], at: Moment) -> Option<Vec<u8>> {
        let mut signature = Signature {
            v: 1,
            a: self.signing.algorithm(),
            d: self.domain.clone(),
            s: self.selector.clone(),
            h: SIGNED.iter().map(|name| (*name).to_owned()).collect(),
            t: u64::try_from(at.0.div_euclid(1_000)).unwrap_or_default(),
            ch: Canonicalization::Relaxed,
            cb: Canonicalization::Relaxed,
            ..Signature::default()
        };
        let (_, headers, signed, body) = signature.canonicalize(Fields::of(message));
        signature.bh = self.signing.hash(body).as_ref().to_vec();
        signature.h = signed;
        signature.b = self.signing.sign(ToSign { headers, signature: &signature }).ok()?;
        let mut header = Vec::with_capacity(1_024);
        signature.write(&mut header, true);
        Some(header)
    }
}

/// The message with a signature of each key in front. `at` becomes the time of the signatures. A key that cannot sign
/// is left out, and logged: unsigned mail is better than none.
pub fn sign(keys: &[&DkimKey], message: &[u8], at: Moment) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + keys.len() * 1_024);
    for key in keys {
        match key.signature(message, at) {
            Some(header) => out.extend_from_slice(&header),
            None => tracing::error!(dkim.key = ?key, "a message leaves without this signature: signing failed"),
        }
    }
    out.extend_from_slice(message);
    out
}

/// The fields of a message that we wrote ourselves: lines end with CRLF, values keep their folds.
struct Fields<'x> {
    rest: &'x [u8],
}

impl<'x> Fields<'x> {
    fn of(message: &'x [u8]) -> Self {
        Fields { rest: message }
    }
}

impl<'x> HeaderStream<'x> for Fields<'x> {
    fn next_header(&mut self) -> Option<(&'x [u8], &'x [u8])> {
        if self.rest.starts_with(b"\r\n") || self.rest.is_empty() {
            return None;
        }
        let mut end = 0;
        for line in self.rest.split_inclusive(|&byte| byte == b'\n') {
            if end > 0 && !line.starts_with(b" ") && !line.starts_with(b"\t") {
                break;
            }
            end += line.len();
        }
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        let colon = field.iter().position(|&byte| byte == b':')?;
        Some((field.get(..colon)?, field.get(colon + 1..)?))
    }

    fn body(&mut self) -> &'x [u8] {
        self.rest.strip_prefix(b"\r\n").unwrap_or(self.rest)
    }
}

/// What a signature covers.
struct ToSign<'a> {
    headers: CanonicalHeaders<'a>,
    signature: &'a Signature,
}

impl Writable for ToSign<'_> {
    fn write(self, writer: &mut impl Writer) {
        self.headers.write(writer);
        self.signature.write(writer, false);
    }
}
