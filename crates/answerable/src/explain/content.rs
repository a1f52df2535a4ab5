//! What a mail holds: its parts, the event that it is about, whether it is signed or encrypted.

use domain::message::{Defect, DigitalSignature, Inbound, Invitation, Part};
use serde::Serialize;

/// One part that holds something itself.
#[derive(Serialize)]
pub(super) struct Leaf<'a> {
    r#type: &'a str,
    bytes: usize,
    name: Option<&'a str>,
}

impl<'a> Leaf<'a> {
    pub(super) fn of(part: &'a Part) -> Self {
        Leaf { r#type: &part.content_type, bytes: part.bytes, name: part.name.as_deref() }
    }
}

/// The event, and the sentence that the desk shows.
#[derive(Serialize)]
pub(super) struct Event<'a> {
    #[serde(flatten)]
    of: &'a Invitation,
    pub(super) words: String,
}

impl<'a> Event<'a> {
    pub(super) fn of(of: &'a Invitation) -> Self {
        Event { of, words: of.words() }
    }
}

/// Encryption and digital signature.
#[derive(Serialize)]
pub(super) struct Security<'a> {
    encrypted: bool,
    signature: Option<Signature<'a>>,
}

/// The digital signature, and the sentence that the desk shows.
#[derive(Serialize)]
struct Signature<'a> {
    #[serde(flatten)]
    of: &'a DigitalSignature,
    words: String,
}

impl<'a> Security<'a> {
    pub(super) fn of(inbound: &'a Inbound) -> Self {
        Security {
            encrypted: inbound.defects.contains(&Defect::Encrypted),
            signature: inbound.digital_signature.as_ref().map(|of| Signature { of, words: of.words() }),
        }
    }

    pub(super) fn words(&self) -> Option<&str> {
        self.signature.as_ref().map(|signature| signature.words.as_str())
    }
}
