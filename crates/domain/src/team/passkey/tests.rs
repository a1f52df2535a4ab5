//! What browsers and devices write, well and badly.

use super::cbor::Value;
use super::*;
use proptest::prelude::*;

fn site() -> Site {
    Site::of(Some("https://desk.example")).unwrap()
}

/// A key of ES256 as authenticators write it.
fn key() -> Vec<u8> {
    let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
    key.extend([1; 32]);
    key.extend([0x22, 0x58, 0x20]);
    key.extend([2; 32]);
    key
}

/// What an authenticator says with these flags.
fn said(flags: u8, counter: u32, made: bool) -> Vec<u8> {
    let mut bytes = Sha256::digest(b"desk.example").to_vec();
    bytes.push(flags | if made { 0x40 } else { 0 });
    bytes.extend(counter.to_be_bytes());
    if made {
        bytes.extend([0; 16]);
        bytes.extend([0, 4]);
        bytes.extend(b"cred");
        bytes.extend(key());
    }
    bytes
}

fn signed(format: &str, statement: &[u8], authenticator: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xa3, 0x63];
    bytes.extend(b"fmt");
    bytes.push(0x60 + u8::try_from(format.len()).unwrap());
    bytes.extend(format.bytes());
    bytes.push(0x67);
    bytes.extend(b"attStmt");
    bytes.extend(statement);
    bytes.push(0x68);
    bytes.extend(b"authData");
    bytes.push(0x59);
    bytes.extend(u16::try_from(authenticator.len()).unwrap().to_be_bytes());
    bytes.extend(authenticator);
    bytes
}

#[test]
fn passkeys_hold_for_the_host_of_the_public_address() {
    let check = |url: &str, expected: Result<(&str, &str), NoSite>| {
        let site = Site::of(Some(url));
        let found = site.as_ref().map(|site| (site.id.as_str(), site.origin.as_str())).map_err(|why| *why);
        assert_eq!(found, expected, "{url}");
    };
    check("https://desk.example", Ok(("desk.example", "https://desk.example")));
    check("https://Desk.Example:443/support", Ok(("desk.example", "https://desk.example")));
    check("https://desk.example:8443", Ok(("desk.example", "https://desk.example:8443")));
    check("http://localhost:8080", Ok(("localhost", "http://localhost:8080")));
    check("http://desk.localhost:80", Ok(("desk.localhost", "http://desk.localhost")));
    check("http://desk.example", Err(NoSite::Plain));
    check("http://localhost.example", Err(NoSite::Plain));
    check("https://192.0.2.1", Err(NoSite::Number));
    check("https://127.1:8080", Err(NoSite::Number));
    check("https://0x7f000001", Err(NoSite::Number));
    check("https://[2001:db8::1]:8080", Err(NoSite::Number));
    check("", Err(NoSite::NoAddress));
    assert_eq!(Site::of(None), Err(NoSite::NoAddress));
}

#[test]
fn the_browser_has_to_say_that_it_was_our_page() {
    let check = |written: &str, expected: Result<(), Unproven>| {
        let found = ClientData::read(written.as_bytes()).and_then(|data| data.prove(Ceremony::Enter, &site()));
        assert_eq!(found, expected, "{written}");
    };
    let good =
        r#"{"type":"webauthn.get","challenge":"abc","origin":"https://desk.example","crossOrigin":false,"x":[1]}"#;
    check(good, Ok(()));
    check(&good.replace("webauthn.get", "webauthn.create"), Err(Unproven::Ceremony));
    check(&good.replace("desk.example", "desk.example.evil.example"), Err(Unproven::Origin));
    check(&good.replace("https", "http"), Err(Unproven::Origin));
    check(&good.replace("desk.example", "desk.example:444"), Err(Unproven::Origin));
    check(&good.replace("false", "true"), Err(Unproven::Origin));
    check(&good.replace("\"x\":[1]", "\"topOrigin\":\"https://evil.example\""), Err(Unproven::Origin));
    check(&good.replace("\"x\":[1]", "\"challenge\":\"def\""), Err(Unproven::Unreadable));
    check(&good.replace("\"challenge\":\"abc\",", ""), Err(Unproven::Unreadable));
    check(&format!("{good}{good}"), Err(Unproven::Unreadable));
    check(&good.replace("[1]", &format!("\"{}\"", "a".repeat(CLIENT_DATA_BYTES_MAX))), Err(Unproven::Unreadable));
    check("", Err(Unproven::Unreadable));
}

#[test]
fn the_authenticator_has_to_say_that_it_looked_who_is_there() {
    let check = |flags: u8, expected: Result<(), Unproven>| {
        let found = AuthenticatorData::read(&said(flags, 1, false)).and_then(|data| data.prove(&site()));
        assert_eq!(found, expected, "{flags:b}");
    };
    check(0b0_0101, Ok(()));
    check(0b0_1101, Ok(()));
    check(0b1_1101, Ok(()));
    check(0b0_0001, Err(Unproven::Unverified));
    check(0b0_0100, Err(Unproven::Absent));
    check(0b1_0101, Err(Unproven::Copies));
    let elsewhere = Site::of(Some("https://other.example")).unwrap();
    assert_eq!(AuthenticatorData::read(&said(5, 1, false)).unwrap().prove(&elsewhere), Err(Unproven::Site));
}

#[test]
fn a_count_that_does_not_go_on_is_a_sign_of_a_copy() {
    let check = |before: i64, told: u32, expected: bool| {
        assert_eq!(
            AuthenticatorData::read(&said(5, told, false)).unwrap().counted_on(before),
            expected,
            "{before} {told}"
        );
    };
    check(0, 0, true);
    check(0, 1, true);
    check(7, 8, true);
    check(7, 7, false);
    check(7, 6, false);
    check(7, 0, false);
    check(i64::from(u32::MAX), u32::MAX, false);
}

#[test]
fn a_new_key_is_read() {
    let data = AuthenticatorData::read(&said(5, 0, true)).unwrap();
    let made = data.made.unwrap();
    assert_eq!((made.credential.as_slice(), made.key.as_slice()), (b"cred".as_slice(), key().as_slice()));
    assert_eq!(Key::read(&made.key), Ok(Key::Es256 { x: [1; 32], y: [2; 32] }));
    let signed_by_nobody = Signed::read(&signed("none", &[0xa0], &said(5, 0, true))).unwrap();
    assert_eq!((signed_by_nobody.signature, signed_by_nobody.authenticator), (None, said(5, 0, true)));
    // {"alg": -7, "sig": h'0102'}
    let own = [0xa2, 0x63, b'a', b'l', b'g', 0x26, 0x63, b's', b'i', b'g', 0x42, 1, 2];
    assert_eq!(Signed::read(&signed("packed", &own, b"x")).unwrap().signature, Some(vec![1, 2]));
    // {"sig": h'0102', "x5c": []}
    let maker = [0xa2, 0x63, b's', b'i', b'g', 0x42, 1, 2, 0x63, b'x', b'5', b'c', 0x80];
    assert_eq!(Signed::read(&signed("packed", &maker, b"x")), Err(Unproven::Attestation));
    assert_eq!(Signed::read(&signed("none", &own, b"x")), Err(Unproven::Attestation));
    assert_eq!(Signed::read(&signed("tpm", &[0xa0], b"x")), Err(Unproven::Attestation));
}

#[test]
fn other_kinds_of_keys_are_read_or_refused() {
    let mut eddsa = vec![0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
    eddsa.extend([9; 32]);
    assert_eq!(Key::read(&eddsa), Ok(Key::EdDsa { x: [9; 32] }));
    let rsa = |bytes: u16| {
        let mut key = vec![0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59];
        key.extend(bytes.to_be_bytes());
        key.extend(vec![7; usize::from(bytes)]);
        key.extend([0x21, 0x43, 1, 0, 1]);
        key
    };
    assert!(matches!(Key::read(&rsa(256)), Ok(Key::Rs256 { n, e }) if n.len() == 256 && e == [1, 0, 1]));
    assert_eq!(Key::read(&rsa(128)), Err(Unproven::Algorithm), "1024 bits are too few");
    assert_eq!(Key::read(&rsa(2_048)), Err(Unproven::Algorithm), "nobody waits for so many");
    let mut other = key();
    other[4] = 0x25;
    assert_eq!(Key::read(&other), Err(Unproven::Algorithm));
    let mut curve = key();
    curve[6] = 0x02;
    assert_eq!(Key::read(&curve), Err(Unproven::Algorithm));
}

#[test]
fn whatever_is_cut_off_or_too_long_is_refused() {
    let (whole, new) = (said(5, 1, true), signed("none", &[0xa0], &said(5, 0, true)));
    for length in 0..whole.len() {
        assert!(AuthenticatorData::read(&whole[..length]).is_err(), "{length}");
    }
    for length in 0..new.len() {
        assert!(Signed::read(&new[..length]).is_err(), "{length}");
    }
    assert!(AuthenticatorData::read(&[whole.clone(), vec![0]].concat()).is_err(), "something follows");
    assert!(Signed::read(&[new, vec![0xa0]].concat()).is_err(), "something follows");
    assert!(AuthenticatorData::read(&[whole, vec![0; AUTHENTICATOR_BYTES_MAX]].concat()).is_err());
    let mut long = said(5, 1, true);
    long[53] = 0x04;
    assert!(AuthenticatorData::read(&long).is_err(), "a credential of more bytes than there are");
    let mut empty = said(0x45, 1, false);
    empty.extend([0; 18]);
    empty.extend(key());
    assert!(AuthenticatorData::read(&empty).is_err(), "a credential of no bytes");
    let extended = |more: &[u8]| AuthenticatorData::read(&[said(0x85, 1, false), more.to_vec()].concat());
    assert!(extended(&[0xa1, 0x61, b'a', 0xf5]).is_ok() && extended(&[0x01]).is_err() && extended(&[]).is_err());
}

#[test]
fn no_map_says_two_things_under_one_key() {
    let mut twice = vec![0xa6];
    twice.extend(&key()[1..]);
    twice.extend([0x03, 0x27]);
    assert_eq!(Key::read(&twice), Err(Unproven::Unreadable));
    for refused in [
        // Two keys; the same key written longer; a length told later; a tag; a fraction; no text; more than there is.
        [0xa2, 0x01, 0x02, 0x01, 0x03].as_slice(),
        &[0xa2, 0x01, 0x02, 0x18, 0x01, 0x03],
        &[0xbf, 0x01, 0x02, 0xff],
        &[0x5f, 0x41, 0x00, 0xff],
        &[0xc0, 0x61, b'a'],
        &[0xf9, 0x3c, 0x00],
        &[0x62, 0xff, 0xfe],
        &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x81, 0x81, 0x81, 0x81, 0x81, 0x00],
    ] {
        assert_eq!(Value::whole(refused), None, "{refused:x?}");
    }
    assert!(Value::whole(&[0x81, 0x81, 0x81, 0x81, 0x00]).is_some());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = (ClientData::read(&bytes), AuthenticatorData::read(&bytes), Key::read(&bytes), Signed::read(&bytes));
        if let Some((_, rest)) = Value::read(&bytes) {
            prop_assert!(rest.len() < bytes.len() && bytes.ends_with(rest));
        }
    }

    #[test]
    fn a_changed_byte_is_read_or_refused(at in 0_usize..220, to in any::<u8>()) {
        let mut bytes = signed("none", &[0xa0], &said(5, 0, true));
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(signed) = Signed::read(&bytes) {
            let _ = AuthenticatorData::read(&signed.authenticator);
        }
    }
}
