//! OpenPGP within the text (RFC 9580 §7): the words without the machinery around them.

use domain::message::{DigitalSignature, SignatureState, SigningMethod};

const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
const END: &str = "-----END PGP SIGNATURE-----";

/// What can be said of a signature without the key.
pub(super) fn signature() -> DigitalSignature {
    DigitalSignature {
        method: SigningMethod::OpenPgp,
        signer: None,
        is_of_author: false,
        state: SignatureState::NotChecked,
    }
}

/// The words of a signed text, what stands around them included, and that it is signed. `None` when it is not.
pub(in super::super) fn readable(text: &str) -> Option<(String, DigitalSignature)> {
    let mut out = String::with_capacity(text.len());
    let mut is_signed = false;
    let mut place = Place::Outside;
    for line in text.lines() {
        let bare = line.trim_end();
        place = match (place, bare) {
            (Place::Outside, SIGNED) => Place::Headers,
            (Place::Headers, "") => Place::Within,
            (Place::Headers, _) => Place::Headers,
            (Place::Within, SIGNATURE) => Place::Signature,
            (Place::Signature, END) => {
                is_signed = true;
                Place::Outside
            }
            (Place::Signature, _) => Place::Signature,
            (Place::Outside, _) | (Place::Within, _) => {
                // A line that begins with dashes is marked by two signs more (§7.1).
                let line = if place == Place::Within { line.strip_prefix("- ").unwrap_or(line) } else { line };
                out.push_str(line);
                out.push('\n');
                place
            }
        };
    }
    // A block that does not end would swallow what follows: then the text stays as it is.
    (is_signed && place == Place::Outside).then(|| (out, signature()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Headers,
    Within,
    Signature,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_machinery_goes() {
        let text = format!("Hello\n{SIGNED}\nHash: SHA256\n\nPay\n- -- \nAda\n{SIGNATURE}\n\nabc=\n{END}\nPS");
        assert_eq!(readable(&text).unwrap().0, "Hello\nPay\n-- \nAda\nPS\n");
        assert!(readable(&format!("{SIGNED}\n\nnever ends")).is_none());
        assert!(readable(&format!("{text}\n{SIGNED}\nPlease do not lose this")).is_none());
        assert!(readable("plain").is_none());
    }
}
