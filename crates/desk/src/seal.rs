//! Secrets that must lie in the database (passwords of mailboxes elsewhere) are sealed with a key that does not: who has
//! a copy of the database has none of them. AES-256-GCM with a random nonce (NIST SP 800-38D); whom a secret is for is
//! authenticated with it, so that one cannot be put in another's place.

use crate::Chance;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// Bytes of the key.
pub const KEY_BYTES: usize = 32;

/// The key that secrets are sealed with.
pub struct Seal(LessSafeKey);

impl Seal {
    /// With this key.
    ///
    /// # Errors
    /// `None` when it cannot be one.
    pub fn new(key: &[u8; KEY_BYTES]) -> Option<Self> {
        Some(Seal(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?)))
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

#[cfg(test)]
mod tests {
    use super::*;

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
