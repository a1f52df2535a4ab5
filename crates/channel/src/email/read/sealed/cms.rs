//! Signed data (CMS, RFC 5652) and the certificates with it (RFC 5280): what was signed, by whom, and whether it fits.

use super::der::{OCTETS, OID, SEQUENCE, SET, Value, Values};
use domain::message::SignatureState;
use rustls::pki_types::{AlgorithmIdentifier, alg_id};
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Certificates that are looked through for the signer's.
const CERTIFICATES_MAX: usize = 20;

/// What some CMS is (RFC 5652 §3).
pub(super) enum Cms<'a> {
    Signed(Box<Signed<'a>>),
    /// It can be read by whoever has a key.
    Encrypted,
    Other,
}

/// Data with signatures; the first one counts.
pub(super) struct Signed<'a> {
    /// What was signed, where it is enclosed.
    pub(super) content: Option<Vec<u8>>,
    certificates: Vec<Certificate<'a>>,
    signer: Option<Signer<'a>>,
}

struct Signer<'a> {
    /// Issuer and number of the certificate, or the identifier of its key.
    who: Value<'a>,
    digest_oid: &'a [u8],
    attributes: Option<Value<'a>>,
    algorithm: Value<'a>,
    signature: Vec<u8>,
}

struct Certificate<'a> {
    number: Value<'a>,
    issuer: Value<'a>,
    subject: Value<'a>,
    key_algorithm: Value<'a>,
    key: &'a [u8],
    extensions: Option<Value<'a>>,
}

/// Object identifiers, as they are encoded.
mod oid {
    pub(super) const SIGNED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
    pub(super) const ENVELOPED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03";
    pub(super) const AUTH_ENVELOPED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17";
    pub(super) const MESSAGE_DIGEST: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04";
    pub(super) const EMAIL_ADDRESS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01";
    pub(super) const COMMON_NAME: &[u8] = b"\x55\x04\x03";
    pub(super) const SUBJECT_KEY: &[u8] = b"\x55\x1d\x0e";
    pub(super) const SUBJECT_NAMES: &[u8] = b"\x55\x1d\x11";
    pub(super) const RSA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    pub(super) const RSA_PSS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a";
    pub(super) const ELLIPTIC: &[u8] = b"\x2a\x86\x48\xce\x3d\x02\x01";
    pub(super) const SHA256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
    pub(super) const SHA384: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x02";
    pub(super) const SHA512: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x03";
}

/// Reads some CMS; `None` when it is none.
pub(super) fn read(content: &[u8]) -> Option<Cms<'_>> {
    let mut info = Values(content).tagged(SEQUENCE)?.within();
    let kind = info.tagged(OID)?.content;
    if [oid::ENVELOPED_DATA, oid::AUTH_ENVELOPED_DATA].contains(&kind) {
        return Some(Cms::Encrypted);
    }
    if kind != oid::SIGNED_DATA {
        return Some(Cms::Other);
    }
    let mut data = info.next()?.within().tagged(SEQUENCE)?.within();
    let _version = data.next()?;
    let _digests = data.tagged(SET)?;
    let mut enclosed = data.tagged(SEQUENCE)?.within();
    let _kind = enclosed.tagged(OID)?;
    let content = enclosed.next().and_then(|explicit| explicit.within().next()).map(|octets| octets.octets());
    let certificates = data.optional(0xa0).into_iter().flat_map(|set| set.within()).take(CERTIFICATES_MAX);
    let certificates = certificates.filter_map(certificate).collect();
    let _revoked = data.optional(0xa1);
    let signer = data.tagged(SET).and_then(|set| signer(set.within().next()?));
    Some(Cms::Signed(Box::new(Signed { content, certificates, signer })))
}

fn signer(info: Value<'_>) -> Option<Signer<'_>> {
    let mut info = info.within();
    let _version = info.next()?;
    let who = info.next()?;
    let digest_oid = info.tagged(SEQUENCE)?.within().tagged(OID)?.content;
    let attributes = info.optional(0xa0);
    let algorithm = info.tagged(SEQUENCE)?;
    let signature = info.next().filter(|value| value.tag & 0x1f == OCTETS)?.octets();
    Some(Signer { who, digest_oid, attributes, algorithm, signature })
}

fn certificate(value: Value<'_>) -> Option<Certificate<'_>> {
    let mut signed = value.within().tagged(SEQUENCE)?.within();
    let _version = signed.optional(0xa0);
    let number = signed.next()?;
    let _algorithm = signed.next()?;
    let issuer = signed.tagged(SEQUENCE)?;
    let _validity = signed.next()?;
    let subject = signed.tagged(SEQUENCE)?;
    let mut key = signed.tagged(SEQUENCE)?.within();
    let key_algorithm = key.tagged(SEQUENCE)?;
    // The first byte of a string of bits says how many of the last are not used: none.
    let key = key.next()?.content.get(1..)?;
    let extensions = signed.find(|value| value.tag == 0xa3).and_then(|explicit| explicit.within().next());
    Some(Certificate { number, issuer, subject, key_algorithm, key, extensions })
}

impl Signed<'_> {
    /// The addresses, or else the name, of the signer's certificate.
    pub(super) fn names(&self) -> Vec<String> {
        self.certificate().map(Certificate::names).unwrap_or_default()
    }

    /// Whether the first signature fits `content`.
    pub(super) fn state(&self, content: &[u8]) -> SignatureState {
        let (Some(signer), Some(certificate)) = (&self.signer, self.certificate()) else {
            return SignatureState::NotChecked;
        };
        let Some(digest) = digest(signer.digest_oid, content) else { return SignatureState::NotChecked };
        let Some(algorithms) = algorithms(signer, certificate) else { return SignatureState::NotChecked };
        // What is signed is the attributes, where there are some; the digest of the text is one of them (RFC 5652 §5.4).
        let signed = match signer.attributes {
            None => content.to_vec(),
            Some(attributes) if attribute(attributes, oid::MESSAGE_DIGEST) != Some(digest) => {
                return SignatureState::Broken;
            }
            Some(attributes) => [&[SET], attributes.whole.get(1..).unwrap_or_default()].concat(),
        };
        let provider = rustls::crypto::aws_lc_rs::default_provider();
        let known = provider.signature_verification_algorithms.all;
        let mut known =
            known.iter().filter(|known| algorithms == (known.public_key_alg_id(), known.signature_alg_id())).peekable();
        if known.peek().is_none() {
            return SignatureState::NotChecked;
        }
        match known.any(|known| known.verify_signature(certificate.key, &signed, &signer.signature).is_ok()) {
            true => SignatureState::Fits,
            false => SignatureState::Broken,
        }
    }

    fn certificate(&self) -> Option<&Certificate<'_>> {
        let signer = self.signer.as_ref()?;
        let is_signers = |certificate: &&Certificate<'_>| match signer.who.tag {
            SEQUENCE => {
                let mut who = signer.who.within();
                let (issuer, number) = (who.next(), who.next());
                issuer.is_some_and(|issuer| issuer.whole == certificate.issuer.whole)
                    && number.is_some_and(|number| number.content == certificate.number.content)
            }
            _ => certificate
                .extension(oid::SUBJECT_KEY)
                .and_then(|key| Values(key).next())
                .is_some_and(|key| key.content == signer.who.content),
        };
        self.certificates.iter().find(is_signers)
    }
}

impl<'a> Certificate<'a> {
    fn extension(&self, oid: &[u8]) -> Option<&'a [u8]> {
        let extensions = self.extensions?.within();
        extensions
            .filter(|extension| is_named(extension, oid))
            .find_map(|extension| Some(extension.within().last()?.content))
    }

    fn names(&self) -> Vec<String> {
        /// An address among the names of a subject (RFC 5280 §4.2.1.6).
        const RFC822_NAME: u8 = 0x81;
        let text = |value: Value<'_>| String::from_utf8_lossy(value.content).into_owned();
        let alternatives = self.extension(oid::SUBJECT_NAMES).and_then(|names| Values(names).next());
        let alternatives = alternatives.into_iter().flat_map(|names| names.within());
        let mut names: Vec<String> = alternatives.filter(|name| name.tag == RFC822_NAME).map(text).take(10).collect();
        for wanted in [oid::EMAIL_ADDRESS, oid::COMMON_NAME] {
            if names.is_empty() {
                let all = self.subject.within().flat_map(|set| set.within());
                names = all
                    .filter(|name| is_named(name, wanted))
                    .filter_map(|name| name.within().last())
                    .map(text)
                    .take(1)
                    .collect();
            }
        }
        names
    }
}

fn is_named(value: &Value<'_>, oid: &[u8]) -> bool {
    value.within().tagged(OID).is_some_and(|name| name.content == oid)
}

/// The value of one of the signed attributes.
fn attribute(attributes: Value<'_>, oid: &[u8]) -> Option<Vec<u8>> {
    let mut named = attributes.within().filter(|attribute| is_named(attribute, oid));
    Some(named.next()?.within().last()?.within().next()?.octets())
}

fn digest(oid: &[u8], content: &[u8]) -> Option<Vec<u8>> {
    match oid {
        oid::SHA256 => Some(Sha256::digest(content).to_vec()),
        oid::SHA384 => Some(Sha384::digest(content).to_vec()),
        oid::SHA512 => Some(Sha512::digest(content).to_vec()),
        // SHA-1 and MD5 prove nothing any more.
        _ => None,
    }
}

/// The algorithms of key and signature, in the words of the library that checks them. Many writers name only the kind of
/// the key, and the digest beside it.
fn algorithms(
    signer: &Signer<'_>,
    certificate: &Certificate<'_>,
) -> Option<(AlgorithmIdentifier, AlgorithmIdentifier)> {
    let kind = certificate.key_algorithm.within().tagged(OID)?.content;
    let signed_with = signer.algorithm.within().tagged(OID)?.content;
    let by_digest = |sha256, sha384, sha512| match signer.digest_oid {
        oid::SHA256 => Some(sha256),
        oid::SHA384 => Some(sha384),
        oid::SHA512 => Some(sha512),
        _ => None,
    };
    let signature = match kind {
        oid::RSA if signed_with == oid::RSA_PSS => {
            by_digest(alg_id::RSA_PSS_SHA256, alg_id::RSA_PSS_SHA384, alg_id::RSA_PSS_SHA512)?
        }
        oid::RSA => by_digest(alg_id::RSA_PKCS1_SHA256, alg_id::RSA_PKCS1_SHA384, alg_id::RSA_PKCS1_SHA512)?,
        oid::ELLIPTIC => by_digest(alg_id::ECDSA_SHA256, alg_id::ECDSA_SHA384, alg_id::ECDSA_SHA512)?,
        _ => return None,
    };
    let keys = [alg_id::RSA_ENCRYPTION, alg_id::ECDSA_P256, alg_id::ECDSA_P384, alg_id::ECDSA_P521];
    let key = keys.into_iter().find(|key| key.as_ref() == certificate.key_algorithm.content)?;
    Some((key, signature))
}
