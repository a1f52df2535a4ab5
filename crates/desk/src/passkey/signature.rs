//! Signatures of passkeys.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};
use domain::team::passkey::Key;

/// A key that nobody holds (the base point of the curve): checking with it takes as long as with somebody's.
pub(super) const NOBODYS_KEY: Key = Key::Es256 {
    x: [
        0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03,
        0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
    ],
    y: [
        0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce,
        0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
    ],
};

/// Whether a key signed this.
pub(super) fn fits(key: &Key, message: &[u8], signature: &[u8]) -> bool {
    match key {
        Key::Es256 { x, y } => {
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point(x, y)).verify(message, signature).is_ok()
        }
        Key::EdDsa { x } => UnparsedPublicKey::new(&ED25519, x).verify(message, signature).is_ok(),
        Key::Rs256 { n, e } => {
            RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
        }
    }
}

/// Whether a key can be one: a point that is not on the curve would be found out only when it is needed.
pub(super) fn can_be(key: &Key) -> bool {
    match key {
        Key::Es256 { x, y } => ParsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point(x, y)).is_ok(),
        Key::EdDsa { x } => ParsedPublicKey::new(&ED25519, x).is_ok(),
        // Its lengths were looked at when it was read.
        Key::Rs256 { .. } => true,
    }
}

/// A point of the curve as SEC 1 §2.3.3 writes it.
fn point(x: &[u8; 32], y: &[u8; 32]) -> Vec<u8> {
    [[4].as_slice(), x, y].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::rsa::KeySize;
    use aws_lc_rs::signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    };

    fn check(key: &Key, signature: &[u8]) {
        assert!(can_be(key) && fits(key, b"said", signature), "{key:?}");
        assert!(!fits(key, b"said otherwise", signature) && !fits(&NOBODYS_KEY, b"said", signature), "{key:?}");
        for at in 0..signature.len() {
            let mut changed = signature.to_vec();
            changed[at] ^= 1;
            assert!(!fits(key, b"said", &changed), "{key:?} {at}");
        }
        assert!(!fits(key, b"said", &[]) && !fits(key, b"said", &[0x30; 600]));
    }

    #[test]
    fn all_kinds_of_keys_are_checked() {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let point = pair.public_key().as_ref();
        let key = Key::Es256 { x: point[1..33].try_into().unwrap(), y: point[33..].try_into().unwrap() };
        check(&key, pair.sign(&random, b"said").unwrap().as_ref());

        let pair = Ed25519KeyPair::generate().unwrap();
        let key = Key::EdDsa { x: pair.public_key().as_ref().try_into().unwrap() };
        check(&key, pair.sign(b"said").as_ref());

        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        // SEQUENCE { INTEGER n, INTEGER e } (RFC 8017 §A.1.1): nine bytes of heads before a number of 2048 bits, two before e.
        let der = pair.public_key().as_ref();
        let (n, e) = (der[9..265].to_vec(), der[267..].to_vec());
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &random, b"said", &mut signature).unwrap();
        check(&Key::Rs256 { n, e }, &signature);
    }

    #[test]
    fn a_point_beside_the_curve_is_no_key() {
        assert!(can_be(&NOBODYS_KEY));
        assert!(!can_be(&Key::Es256 { x: [1; 32], y: [2; 32] }));
    }
}
