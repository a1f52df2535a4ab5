//! Secrets that must lie in the database (passwords of mailboxes elsewhere) are sealed with a key that does not: who has
//! a copy of the database has none of them. AES-256-GCM with a random nonce (NIST SP 800-38D); whom a secret is for is
//! authenticated with it, so that one cannot be put in another's place. What leaves the desk and has to come back unchanged
//! is signed (HMAC-SHA-256, RFC 2104) with a key made of the same one.

use crate::Chance;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Bytes of the key.
pub const KEY_BYTES: usize = 32;

/// What the key of signatures is made for: one key does one thing.
const SIGNATURES: &[u8] = b"answerable signatures 1";

/// The key that secrets are sealed with, and the one that is signed with.
pub struct Seal(LessSafeKey, hmac::Key);

impl Seal {
    /// With this key.
    ///
    /// # Errors
    /// `None` when it cannot be one.
    pub fn new(key: &[u8; KEY_BYTES]) -> Option<Self> {
        let signing = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), SIGNATURES);
        let signing = hmac::Key::new(hmac::HMAC_SHA256, signing.as_ref());
        Some(Seal(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?), signing))
    }

    /// The signature of something for a purpose, as it stands in an address.
    pub fn sign(&self, purpose: &str, what: &str) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.1, signed(purpose, what).as_bytes()))
    }

    /// Whether a signature is ours, for this and for this purpose. How long it takes says nothing about how near it was.
    pub fn vouches(&self, purpose: &str, what: &str, signature: &str) -> bool {
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();
        hmac::verify(&self.1, signed(purpose, what).as_bytes(), &signature).is_ok()
    }

    /// Seals a secret for somebody: the nonce, then what is sealed.
    pub fn seal(&self, chance: &Chance, whom: &str, secret: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = chance.bytes();
        let mut sealed = secret.to_vec();
        let aad = Aad::from(whom.as_bytes());
        self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for somebody; `None` when it was sealed with another key, for somebody else, or changed.
    pub fn open(&self, whom: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut opened = sealed.to_vec();
        self.0.open_in_place(nonce, Aad::from(whom.as_bytes()), &mut opened).ok().map(|secret| secret.to_vec())
    }
}

fn signed(purpose: &str, what: &str) -> String {
    format!("{purpose}\n{what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_good_for_one_thing_and_one_purpose() {
        let (ours, theirs) = (Seal::new(&[1; KEY_BYTES]).unwrap(), Seal::new(&[2; KEY_BYTES]).unwrap());
        let signature = ours.sign("picture", "7 0");
        assert!(ours.vouches("picture", "7 0", &signature));
        assert!(!theirs.vouches("picture", "7 0", &signature));
        assert!(!ours.vouches("picture", "7 1", &signature) && !ours.vouches("other", "7 0", &signature));
        for odd in ["", "?", &signature[1..], &format!("{signature}A"), &theirs.sign("picture", "7 0")] {
            assert!(!ours.vouches("picture", "7 0", odd), "{odd}");
        }
    }

    #[test]
    fn a_secret_opens_with_its_key_for_its_owner_only() {
        let (ours, theirs) = (Seal::new(&[1; KEY_BYTES]).unwrap(), Seal::new(&[2; KEY_BYTES]).unwrap());
        let sealed = ours.seal(&Chance::of_node(0), "source-1", b"open sesame").unwrap();
        assert!(!sealed.windows(4).any(|window| window == b"open"));
        assert_eq!(ours.open("source-1", &sealed).as_deref(), Some(b"open sesame".as_slice()));
        assert_eq!(ours.open("source-2", &sealed), None);
        assert_eq!(theirs.open("source-1", &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(ours.open("source-1", &changed), None);
        }
        assert_eq!(ours.open("source-1", b"short"), None);
    }
}
