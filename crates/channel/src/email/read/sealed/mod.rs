//! Signed and encrypted messages (S/MIME, RFC 8551; OpenPGP, RFC 3156). What is signed is read, and whether the
//! signature fits is told; what is encrypted is said to be so. Nothing here vouches for a certificate: that is a
//! question of whom one trusts, and a desk has no list.

mod cms;
mod der;
mod openpgp;

use cms::{Cms, Signed};
use domain::customer::Address;
use domain::message::{DigitalSignature, SignatureState, SigningMethod};
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};
pub(super) use openpgp::readable;

/// What the outermost part of a message turned out to be.
pub(super) enum Sealed {
    /// Signed; with what it encloses, where that is another message.
    Signed(DigitalSignature, Option<Vec<u8>>),
    Encrypted,
}

/// What the message is, if it is signed or encrypted as a whole.
pub(super) fn of(message: &Message<'_>, from: &[Address]) -> Option<Sealed> {
    let root = message.parts.first()?;
    match (&root.body, root.content_type()?.ctype(), root.content_type()?.subtype()?) {
        (PartType::Multipart(parts), "multipart", "signed") => beside(message, parts, from),
        (PartType::Multipart(_), "multipart", "encrypted") => Some(Sealed::Encrypted),
        (PartType::Binary(bytes), "application", "pkcs7-mime" | "x-pkcs7-mime") => within(bytes, from),
        _ => None,
    }
}

/// A signature that encloses what it signs.
fn within(bytes: &[u8], from: &[Address]) -> Option<Sealed> {
    match cms::read(bytes)? {
        Cms::Encrypted => Some(Sealed::Encrypted),
        Cms::Other => None,
        Cms::Signed(signed) => {
            let content = signed.content.clone()?;
            Some(Sealed::Signed(smime(&signed, &content, from), Some(content)))
        }
    }
}

/// A signature beside what it signs (RFC 1847 §2.1).
fn beside(message: &Message<'_>, parts: &[u32], from: &[Address]) -> Option<Sealed> {
    let (signed, signature) = (message.part(*parts.first()?)?, message.part(*parts.last()?)?);
    let kind = signature.content_type()?.subtype()?;
    if kind == "pgp-signature" {
        let signature = openpgp::signature();
        return Some(Sealed::Signed(signature, None));
    }
    if !matches!(kind, "pkcs7-signature" | "x-pkcs7-signature") {
        return None;
    }
    let checked = match &signature.body {
        PartType::Binary(bytes) => cms::read(bytes),
        _ => None,
    };
    let found = match checked {
        Some(Cms::Signed(of)) => smime(&of, &as_sent(message, signed), from),
        _ => DigitalSignature {
            method: SigningMethod::Smime,
            signer: None,
            is_of_author: false,
            state: SignatureState::Broken,
        },
    };
    Some(Sealed::Signed(found, None))
}

/// A part with its headers and the line ends that it was sent with (RFC 8551 §3.1.1).
fn as_sent(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let part = message.raw_message.get(part.offset_header as usize..part.offset_end as usize).unwrap_or_default();
    let mut out = Vec::with_capacity(part.len());
    let mut last = 0;
    for &byte in part {
        if byte == b'\n' && last != b'\r' {
            out.push(b'\r');
        }
        out.push(byte);
        last = byte;
    }
    out
}

fn smime(signed: &Signed<'_>, content: &[u8], from: &[Address]) -> DigitalSignature {
    let names = signed.names();
    let is_authors = |name: &&String| from.iter().any(|author| author.email.to_string().eq_ignore_ascii_case(name));
    let authors = names.iter().find(is_authors);
    let signer = authors
        .or(names.first())
        .map(|name| super::clean::line(name, SIGNER_BYTES_MAX, &mut super::clean::Cleaned::default()));
    DigitalSignature {
        method: SigningMethod::Smime,
        signer: signer.filter(|signer| !signer.is_empty()),
        is_of_author: authors.is_some(),
        state: signed.state(content),
    }
}

/// Bytes of the name of a signer.
const SIGNER_BYTES_MAX: usize = 200;
