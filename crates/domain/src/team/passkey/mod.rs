//! Passkeys (WebAuthn Level 3): whether what a browser brings proves that somebody holds the key that they showed once. Pure:
//! signatures are checked by whoever asks, with the key that stands here.
//!
//! No statement about the make of an authenticator is asked for: it would shut out devices, and a desk has nobody to keep a
//! list of makers. Three kinds of keys are taken: ES256 and EdDSA, which is what devices make, and RS256 for Windows.

mod cbor;
mod read;
#[cfg(test)]
mod tests;

pub use read::{AuthenticatorData, ClientData, Key, Made, Signed};

use sha2::{Digest, Sha256};

/// Bytes of what the browser says about itself: an address and a challenge.
pub const CLIENT_DATA_BYTES_MAX: usize = 4_096;
/// Bytes of what the authenticator says, and of what stands around it.
pub const AUTHENTICATOR_BYTES_MAX: usize = 8_192;
/// Bytes of a signature: that of the largest RSA key.
pub const SIGNATURE_BYTES_MAX: usize = 1_024;
/// Bytes by which a credential is known (§7.1 step 25).
pub const CREDENTIAL_BYTES_MAX: usize = 1_023;

/// The kinds of keys that are taken, by their numbers (COSE), the one wished most first.
pub const ALGORITHMS: [i64; 3] = [-8, -7, -257];

/// Where passkeys hold: the host of the desk's public address, and that address as browsers name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// The host ("RP ID").
    pub id: String,
    /// Scheme, host and port ("origin").
    pub origin: String,
}

/// Why browsers offer no passkeys for a desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoSite {
    /// Nobody has said where the desk is.
    NoAddress,
    /// It is reached without encryption.
    Plain,
    /// Its address is a number, and keys hold for names.
    Number,
}

/// What is done with a passkey.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ceremony {
    /// It is made.
    Make,
    /// Somebody enters with it.
    Enter,
}

/// Why something proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unproven {
    /// It cannot be read.
    #[error("what the browser sent cannot be read")]
    Unreadable,
    /// It was made for something else.
    #[error("it was made for something else")]
    Ceremony,
    /// It was made on the page of somebody else.
    #[error("it was made on another page")]
    Origin,
    /// It is a key of another site.
    #[error("it belongs to another site")]
    Site,
    /// Nobody touched the device.
    #[error("nobody was there")]
    Absent,
    /// The device did not look whether it is they.
    #[error("the device did not check who is there")]
    Unverified,
    /// It contradicts itself, or what it said when it was made.
    #[error("what it says about copies of itself contradicts itself")]
    Copies,
    /// A kind of key that is not taken.
    #[error("this kind of key is not taken")]
    Algorithm,
    /// It says more about its make than was asked.
    #[error("it says more about its make than was asked")]
    Attestation,
}

impl Site {
    /// The site of a desk, by its public address.
    ///
    /// # Errors
    /// Why there is none.
    pub fn of(public_url: Option<&str>) -> Result<Site, NoSite> {
        let url = public_url.map(str::trim).filter(|url| !url.is_empty()).ok_or(NoSite::NoAddress)?;
        let (scheme, rest) = url.split_once("://").ok_or(NoSite::NoAddress)?;
        let scheme = scheme.to_ascii_lowercase();
        let place = rest.split('/').next().unwrap_or_default().to_ascii_lowercase();
        if place.starts_with('[') {
            return Err(NoSite::Number);
        }
        let (host, port) = place.split_once(':').unwrap_or((&place, ""));
        let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
        // Browsers read whatever ends in a number as an address of a machine (URL Standard, "ends in a number").
        if last.starts_with("0x") || last.chars().all(|c| c.is_ascii_digit()) {
            return Err(NoSite::Number);
        }
        // Browsers trust their own machine without encryption (Secure Contexts §3.1).
        let own_machine = host == "localhost" || host.ends_with(".localhost");
        if scheme != "https" && !own_machine {
            return Err(NoSite::Plain);
        }
        let usual = if scheme == "https" { "443" } else { "80" };
        let port = if port.is_empty() || port == usual { String::new() } else { format!(":{port}") };
        Ok(Site { id: host.to_owned(), origin: format!("{scheme}://{host}{port}") })
    }
}

impl ClientData {
    /// Whether the browser says that this was done on our page, for this.
    ///
    /// # Errors
    /// Why not.
    pub fn prove(&self, of: Ceremony, site: &Site) -> Result<(), Unproven> {
        let kind = match of {
            Ceremony::Make => "webauthn.create",
            Ceremony::Enter => "webauthn.get",
        };
        if self.kind != kind {
            return Err(Unproven::Ceremony);
        }
        // No page of ours stands in a frame of anybody's.
        if self.origin != site.origin || self.framed {
            return Err(Unproven::Origin);
        }
        Ok(())
    }
}

impl AuthenticatorData {
    /// Whether the authenticator says that it is for our site, and that it looked who is there. That is always asked for: a
    /// passkey stands for the password and the code.
    ///
    /// # Errors
    /// Why not.
    pub fn prove(&self, site: &Site) -> Result<(), Unproven> {
        if self.site_hash != *Sha256::digest(site.id.as_bytes()) {
            return Err(Unproven::Site);
        }
        if !self.present {
            return Err(Unproven::Absent);
        }
        if !self.verified {
            return Err(Unproven::Unverified);
        }
        // What cannot be copied is not copied (§6.1.3).
        if self.copied && !self.copyable {
            return Err(Unproven::Copies);
        }
        Ok(())
    }

    /// Whether it counted on since the last time. A count that stands or goes back is a sign of a copy (§6.1.1); many do not
    /// count at all and say nought each time.
    pub fn counted_on(&self, before: i64) -> bool {
        let told = i64::from(self.counter);
        (told == 0 && before == 0) || told > before
    }
}
