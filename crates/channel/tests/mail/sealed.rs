//! Signed and encrypted mail. The fixtures were signed with keys of their own, by `openssl cms -sign`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;
use domain::message::{Defect, Inbound, SignatureState, SigningMethod};

const BESIDE: &str = include_str!("sealed/beside.eml");
const WITHIN: &str = include_str!("sealed/within.eml");
const OTHER: &str = include_str!("sealed/other.eml");

fn signature(mail: &Inbound) -> (Option<&str>, bool, SignatureState) {
    let found = mail.digital_signature.as_ref().expect("it is signed");
    (found.signer.as_deref(), found.is_of_author, found.state)
}

#[test]
fn a_signature_that_fits_is_said_to_fit() {
    for (what, raw) in [("beside", BESIDE), ("within", WITHIN), ("bare line ends", &BESIDE.replace("\r\n", "\n"))] {
        let mail = read(raw.as_bytes());
        assert_eq!(mail.new_text, "It did not come.", "{what}");
        assert_eq!(signature(&mail), (Some("ada@customer.example"), true, SignatureState::Fits), "{what}");
        assert_eq!(mail.defects, [], "{what}");
    }
}

#[test]
fn a_certificate_of_somebody_else_is_named() {
    let mail = read(OTHER.as_bytes());
    assert_eq!(signature(&mail), (Some("bob@x.example"), false, SignatureState::Fits));
    assert!(mail.digital_signature.unwrap().words().contains("another address"));
}

#[test]
fn a_changed_text_or_a_damaged_signature_is_said() {
    for raw in [BESIDE.replace("It did not come.", "It came."), BESIDE.replace("zEzAIhAP", "zEzAIhAQ")] {
        assert_ne!(raw, BESIDE);
        let mail = read(raw.as_bytes());
        assert_eq!(signature(&mail), (Some("ada@customer.example"), true, SignatureState::Broken));
    }
}

#[test]
fn openpgp_is_said_not_to_be_checked() {
    let beside = "From: a@x.example\r\nContent-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\r\n\r\n\
        --b\r\n\r\nHello\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n--b--\r\n";
    let within = "From: a@x.example\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nHello\r\n\
        -----BEGIN PGP SIGNATURE-----\r\n\r\nabc\r\n-----END PGP SIGNATURE-----\r\n";
    for raw in [beside, within] {
        let mail = read(raw.as_bytes());
        assert_eq!(mail.new_text, "Hello");
        let found = mail.digital_signature.unwrap();
        assert_eq!((found.method, found.state), (SigningMethod::OpenPgp, SignatureState::NotChecked));
    }
}

#[test]
fn encrypted_messages_say_so() {
    // Nothing but the identifier of enveloped data.
    let raw = "From: a@x.example\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nMAsGCSqGSIb3DQEHAw==\r\n";
    assert!(read(raw.as_bytes()).defects.contains(&Defect::Encrypted));
}

#[test]
fn damaged_ones_are_read_without_panic() {
    for raw in [BESIDE, WITHIN] {
        for at in (0..raw.len()).step_by(7) {
            let mut damaged = raw.as_bytes().to_vec();
            damaged[at] ^= 0x15;
            let _ = read(&damaged);
            let _ = read(&damaged[..at]);
        }
    }
}

#[test]
fn real_ones_are_recognised() {
    let Some(corpus) = crate::common::corpora("01-mime") else { return };
    let index = std::fs::read_to_string(corpus.join("index.jsonl")).unwrap();
    let rows = index.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    for file in rows.map(|row| corpus.join(row["file"].as_str().unwrap())) {
        let raw = std::fs::read(&file).unwrap();
        let head = String::from_utf8_lossy(&raw).to_lowercase().replace("\r\n", "\n");
        let head = head.split("\n\n").next().unwrap_or_default().replace("\n ", " ").replace("\n\t", " ");
        let kind =
            head.lines().find_map(|line| line.strip_prefix("content-type:")).unwrap_or_default().trim().to_owned();
        let sealed = ["multipart/signed", "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"];
        if sealed.iter().any(|name| kind.starts_with(name)) {
            let mail = read(&raw);
            println!("{}: {:?} {:?}", file.display(), mail.digital_signature, mail.defects);
            // One whose signature is missing has none.
            let types: Vec<&str> = mail.content_types.iter().map(|kind| kind.name.as_str()).collect();
            let is_whole = kind.starts_with("application/") || types.iter().any(|name| name.ends_with("-signature"));
            let told = mail.digital_signature.is_some() || mail.defects.contains(&Defect::Encrypted) || !is_whole;
            assert!(told, "{}", file.display());
        }
    }
}
