//! What is known of the digital signature of a message: by whom, and whether it fits. Not to be mixed up with the
//! signature below a letter, nor with those of mail servers (DKIM).

use serde::{Deserialize, Serialize};

/// A digital signature of the author's (S/MIME, RFC 8551; OpenPGP, RFC 3156).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DigitalSignature {
    /// How it was made.
    pub method: SigningMethod,
    /// The address, or else the name, in the certificate; unknown without one.
    pub signer: Option<String>,
    /// Whether the certificate is for the address in `From`.
    pub is_of_author: bool,
    /// Whether it fits.
    pub state: SignatureState,
}

/// How a message was signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SigningMethod {
    /// With a certificate that comes with it.
    Smime,
    /// With a key that does not come with it.
    OpenPgp,
}

/// Whether a signature fits the text that came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureState {
    /// The text is as it was signed, by whoever owns the key of the certificate. Who that is, nobody here vouches for.
    Fits,
    /// The text was changed since, or the signature is damaged.
    Broken,
    /// Nothing here can tell.
    NotChecked,
}

impl DigitalSignature {
    /// One plain sentence or two for the screen.
    pub fn words(&self) -> String {
        let by = self.signer.as_ref().map(|signer| format!(" by {signer}")).unwrap_or_default();
        match (self.method, self.state) {
            (SigningMethod::OpenPgp, _) => "Signed with OpenPGP; not checked here.".to_owned(),
            (_, SignatureState::NotChecked) => format!("Signed{by}, in a way that cannot be checked here."),
            (_, SignatureState::Broken) => {
                format!(
                    "It says that it was signed{by}, but the signature does not fit: the text was changed on its way."
                )
            }
            (_, SignatureState::Fits) => {
                let other = if self.is_of_author { "" } else { " That is another address than the author's." };
                format!(
                    "Signed{by}; the signature fits the text. Who stands behind the certificate was not checked.{other}"
                )
            }
        }
    }
}
