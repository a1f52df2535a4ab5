//! A device of a person that makes passkeys, as bytes: what it does wrong, it does because a test told it to.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use desk::passkey::{NewPasskey, Shown};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Somebody is there (UP).
pub const PRESENT: u8 = 1;
/// The device looked who (UV).
pub const VERIFIED: u8 = 4;

/// A device with one passkey.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    /// What it knows the passkey by.
    pub credential: Vec<u8>,
    /// What it knows the person by.
    pub handle: String,
    /// The page that it is asked on.
    pub origin: String,
    /// The site that it says the passkey is for.
    pub site: String,
    /// What it says about who is there.
    pub flags: u8,
    /// How often it says that it signed.
    pub counter: u32,
}

impl Authenticator {
    /// A device for a site, known by a word.
    pub fn new(site: &str, credential: &str) -> Authenticator {
        Authenticator {
            pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap(),
            credential: credential.as_bytes().to_vec(),
            handle: String::new(),
            origin: format!("https://{site}"),
            site: site.to_owned(),
            flags: PRESENT | VERIFIED,
            counter: 0,
        }
    }

    /// Makes its passkey.
    pub fn make(&mut self, name: &str, challenge: &str, handle: &str) -> NewPasskey {
        self.handle = handle.to_owned();
        let mut said = self.said(0x40);
        said.extend([0; 16]);
        said.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        said.extend(&self.credential);
        let point = self.pair.public_key().as_ref();
        // {kty: EC2, alg: ES256, crv: P-256, x, y}
        said.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        said.extend(&point[1..33]);
        said.extend([0x22, 0x58, 0x20]);
        said.extend(&point[33..]);
        // {fmt: "none", attStmt: {}, authData}
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        attestation.extend(u16::try_from(said.len()).unwrap().to_be_bytes());
        attestation.extend(said);
        NewPasskey {
            name: name.to_owned(),
            client_data: URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", challenge)),
            attestation: URL_SAFE_NO_PAD.encode(attestation),
        }
    }

    /// Shows its passkey, and counts on.
    pub fn show(&mut self, challenge: &str) -> Shown {
        self.counter += 1;
        let (said, client) = (self.said(0), self.client_data("webauthn.get", challenge));
        let message = [said.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).unwrap();
        Shown {
            credential: URL_SAFE_NO_PAD.encode(&self.credential),
            client_data: URL_SAFE_NO_PAD.encode(client),
            authenticator: URL_SAFE_NO_PAD.encode(said),
            signature: URL_SAFE_NO_PAD.encode(signature.as_ref()),
            handle: URL_SAFE_NO_PAD.encode(&self.handle),
        }
    }

    fn said(&self, more: u8) -> Vec<u8> {
        let mut bytes = Sha256::digest(self.site.as_bytes()).to_vec();
        bytes.push(self.flags | more);
        bytes.extend(self.counter.to_be_bytes());
        bytes
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let said = json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        said.to_string().into_bytes()
    }
}
