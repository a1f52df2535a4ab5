//! ARC and DKIM against foreign suites and messages, with keys on a real name server.
use crate::common::dns::{self, Zone, Zones};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use channel::email::authenticate::{Names, Origin, authenticate, check_spf};
use domain::Moment;
use domain::message::{Authentication, Verdict};
use proptest::prelude::*;
use rcgen::SigningKey;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::time::Duration;

fn crlf(text: &str) -> Vec<u8> {
    text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}

async fn names(keys: impl IntoIterator<Item = (String, String)>) -> Names {
    let zone = |key: String| Zone { records: vec![dns::record("TXT", &key)], silent: false };
    let zones: Zones = keys.into_iter().map(|(name, key)| (name.to_lowercase(), zone(key))).collect();
    Names::of_server(dns::serve(zones).await, Duration::from_secs(5))
}

/// Checked as mail of our own server, by the keys alone.
async fn checked(raw: &[u8], names: &Names) -> Authentication {
    let origin = Origin { peer: None, helo: "", sender: "", arrived: Moment(1_532_000_000_000) };
    authenticate(&origin, raw, names, None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_arc_validation_suite_passes() {
    let Some(folder) = crate::common::corpora("11-auth-unsubscribe") else { return };
    let file = std::fs::read(folder.join("arc-draft-validation-tests.json")).unwrap();
    let suite: Value = serde_json::from_slice(&file).unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for scenario in suite.as_array().unwrap() {
        let keys = scenario["txt-records"].as_object().unwrap();
        let names = names(keys.iter().map(|(name, key)| (name.clone(), key.as_str().unwrap().to_owned()))).await;
        for (title, test) in scenario["tests"].as_object().unwrap() {
            count += 1;
            let found = checked(&crlf(test["message"].as_str().unwrap()), &names).await.arc;
            // Where an earlier hop found the chain broken the suite names no result: the chain is broken (RFC 8617 §5.2).
            let wanted = match test["cv"].as_str().unwrap_or_default() {
                "" => "fail".to_owned(),
                cv => cv.to_lowercase(),
            };
            if found.result.word() != wanted {
                wrong.push(format!("{title}: {} instead of {wanted} ({})", found.result.word(), found.why));
            }
        }
    }
    println!("ARC: {} of {count} vectors of the validation suite", count - wrong.len());
    assert!(count > 0 && wrong.is_empty(), "{wrong:#?}");
}

/// A domain that signs what the tests want, by Ed25519 (RFC 8463).
struct Domain {
    key: rcgen::KeyPair,
}

impl Domain {
    fn new() -> Self {
        Domain { key: rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap() }
    }

    fn record(&self) -> (String, String) {
        let key = BASE64.encode(self.key.public_key_raw());
        ("s._domainkey.birch.example".to_owned(), format!("v=DKIM1; k=ed25519; p={key}"))
    }

    /// A signature over a header and a body that are in the canonical form `form` already.
    fn sign(&self, form: &str, tags: &str, header: &str, body: &str) -> String {
        let named: Vec<&str> = header.lines().filter(|line| !line.starts_with([' ', '\t'])).collect();
        let named: Vec<&str> = named.iter().filter_map(|line| line.split(':').next()).collect();
        let names = if named.is_empty() { "from".to_owned() } else { named.join(":") };
        let hash = BASE64.encode(Sha256::digest(body));
        let value =
            format!("v=1; a=ed25519-sha256; c={form}/{form}; d=birch.example; s=s; {tags}h={names}; bh={hash}; b=");
        let itself = if form == "relaxed" { "dkim-signature:" } else { "DKIM-Signature: " };
        let signature = self.key.sign(&Sha256::digest(format!("{header}{itself}{value}"))).unwrap();
        format!("DKIM-Signature: {value}{}\r\n", BASE64.encode(signature))
    }
}

/// The result of each signature, in words.
fn results(found: &Authentication) -> Vec<&'static str> {
    found.dkim.iter().map(|check| check.result.word()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn canonical_forms_are_those_that_another_program_expects() {
    let Some(folder) = crate::common::corpora("11-auth-unsubscribe/flanker-dkim") else { return };
    let domain = Domain::new();
    let names = names([domain.record()]).await;
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).map(|text| crlf(&text));
    let (mut count, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let Some(number) = file.strip_prefix("email.") else { continue };
        for form in ["simple", "relaxed"] {
            let Ok(expected) = read(&format!("{form}.expected.{number}")) else { continue };
            let expected = String::from_utf8(expected).unwrap();
            // RFC 6376 §3.4.4 (a): no line of the relaxed form ends with a blank. Where that program leaves one at the
            // very end, the text is no canonical form.
            if form == "relaxed" && expected.split("\r\n").any(|line| line.ends_with([' ', '\t'])) {
                println!("left out, for it is no relaxed form: {file}");
                continue;
            }
            count += 1;
            // Header, empty line, body; the first file has no header at all.
            let expected = expected.strip_prefix("\r\n").map_or(expected.clone(), |body| format!("\r\n\r\n{body}"));
            let (header, body) = expected.split_once("\r\n\r\n").unwrap();
            let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
            let signature = domain.sign(form, "", &header, body);
            let raw = [signature.into_bytes(), read(&file).unwrap()].concat();
            let found = checked(&raw, &names).await;
            if results(&found) != ["pass"] {
                wrong.push(format!("{file} {form}: {:?}", found.dkim));
            }
        }
    }
    println!("Canonical forms: {} of {count}", count - wrong.len());
    assert!(count > 0 && wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_messages_of_others_are_judged_as_their_makers_judge_them() {
    let Some(folder) = crate::common::corpora("11-auth-unsubscribe/dkimpy-data") else { return };
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).map(|text| text.trim().to_owned());
    // RFC 8463 §A.2 and §A.3; the RSA key is among the files.
    let brisbane = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".to_owned();
    let keys = [
        ("brisbane._domainkey.football.example.com", Ok(brisbane)),
        ("test._domainkey.football.example.com", read("test.txt")),
        ("sed._domainkey.test.ex", read("eximtest.dns")),
    ];
    let keys = keys.into_iter().filter_map(|(name, key)| Some((name.to_owned(), key.ok()?)));
    let names = names(keys).await;
    let mut wrong = Vec::new();
    for (file, wanted) in [
        ("rfc6376.signed.msg", &["pass", "pass"][..]),
        ("rfc6376.signed.rsa.msg", &["pass"]),
        // Its times were changed after it was signed.
        ("rfc6376.signed.no_t.msg", &["fail"]),
        ("ed25519test2.msg", &["pass"]),
        // Its key is published no more.
        ("message.mbox", &["permerror"]),
        ("rfc6376.msg", &[]),
        ("test.message", &[]),
    ] {
        let Ok(raw) = std::fs::read(folder.join(file)) else { continue };
        let found = checked(&crlf(&String::from_utf8_lossy(&raw)), &names).await;
        if results(&found) != wanted {
            wrong.push(format!("{file}: {:?} instead of {wanted:?}", found.dkim));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for bad in ["badversion.txt", "badk.txt"] {
        let (Ok(key), Ok(raw)) = (read(bad), std::fs::read_to_string(folder.join("rfc6376.signed.rsa.msg"))) else {
            continue;
        };
        let names = self::names([("test._domainkey.football.example.com".to_owned(), key)]).await;
        assert_eq!(results(&checked(&crlf(&raw), &names).await), ["permerror"], "{bad}");
    }
}

const HEADER: &str = "from:Ada <ada@birch.example>\r\nsubject:The boards\r\n";
const BODY: &str = "Where are my boards?\r\n";

fn letter(signature: &str) -> Vec<u8> {
    format!("{signature}From: Ada <ada@birch.example>\r\nSubject: The boards\r\n\r\n{BODY}").into_bytes()
}

#[tokio::test]
async fn a_signature_is_judged_by_what_it_says_and_by_the_moment_of_arrival() {
    let domain = Domain::new();
    let names = names([domain.record()]).await;
    // The tests' moment is 1,532,000,000 seconds since 1970.
    for (tags, wanted) in [
        ("", "pass"),
        ("t=1500000000; x=1600000000; ", "pass"),
        ("x=1531999999; ", "neutral"),
        ("t=1600000000; x=1500000000; ", "neutral"),
        ("x=soon; ", "neutral"),
        ("l=5; ", "neutral"),
        ("i=ada@mail.birch.example; ", "pass"),
        ("i=ada@oak.example; ", "neutral"),
        ("i=ada@notbirch.example; ", "neutral"),
        ("z=anything; ", "pass"),
        ("q=dns/txt; q=dns/txt; ", "neutral"),
    ] {
        let found = checked(&letter(&domain.sign("relaxed", tags, HEADER, BODY)), &names).await;
        assert_eq!(results(&found), [wanted], "{tags}: {:?}", found.dkim);
    }
    let good = domain.sign("relaxed", "", HEADER, BODY);
    let changed = String::from_utf8(letter(&good)).unwrap();
    for (from, to) in [("my boards?", "your money?"), ("The boards", "The money"), ("s=s;", "s=s; n=1;")] {
        let found = checked(changed.replace(from, to).as_bytes(), &names).await;
        assert_eq!(results(&found), ["fail"], "{to}: {:?}", found.dkim);
    }
    let sha1 = good.replace("ed25519-sha256", "rsa-sha1");
    assert_eq!(results(&checked(&letter(&sha1), &names).await), ["neutral"]);
    let unsigned_author = domain.sign("relaxed", "", "subject:The boards\r\n", BODY);
    assert_eq!(results(&checked(&letter(&unsigned_author), &names).await), ["permerror"]);
}

#[tokio::test]
async fn keys_have_their_own_conditions() {
    let domain = Domain::new();
    let (name, key) = domain.record();
    let signed = letter(&domain.sign("relaxed", "i=ada@mail.birch.example; ", HEADER, BODY));
    for (tags, wanted) in [
        ("; t=y", "pass"),
        ("; t=s", "permerror"),
        ("; h=sha1", "permerror"),
        ("; h=sha1:sha256;; s=*", "pass"),
        ("; s=tlsrpt", "permerror"),
    ] {
        let names = names([(name.clone(), format!("{key}{tags}"))]).await;
        assert_eq!(results(&checked(&signed, &names).await), [wanted], "{tags}");
    }
    for (key, wanted) in
        [("v=DKIM1; k=ed25519; p=", "permerror"), ("k=dsa; p=AAAA", "permerror"), ("hello", "permerror")]
    {
        let names = names([(name.clone(), key.to_owned())]).await;
        assert_eq!(results(&checked(&signed, &names).await), [wanted], "{key}");
    }
    // A domain that only tries out: what fails means nothing.
    let names = names([(name, format!("{key}; t=y"))]).await;
    let changed = String::from_utf8(signed).unwrap().replace("The boards", "The money");
    assert_eq!(results(&checked(changed.as_bytes(), &names).await), ["neutral"]);
}

#[tokio::test]
async fn a_thousand_signatures_cost_no_more_than_ten() {
    let domain = Domain::new();
    let names = names([domain.record()]).await;
    let many = domain.sign("relaxed", "", HEADER, BODY).repeat(1_000);
    assert_eq!(results(&checked(&letter(&many), &names).await), ["pass"; 10]);
}

proptest! {
    #[test]
    fn nothing_from_outside_makes_it_panic(header in "(DKIM-Signature|ARC-Seal|From|[a-z]{1,3}): ?[ -~\\t\\r\\n\u{e9}]{0,200}", raw: Vec<u8>) {
        let names = Names::from_json("{}").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for raw in [[header.as_bytes(), b"\r\n", &raw].concat(), raw] {
            let text = String::from_utf8_lossy(&raw);
            let origin = Origin { peer: Some([192, 0, 2, 1].into()), helo: &text, sender: &text, arrived: Moment(0) };
            runtime.block_on(authenticate(&origin, &raw, &names, Some("mx.birch.example")));
        }
    }

    #[test]
    fn no_record_makes_it_panic(record in "v=spf1( [-+~?]?(a|mx|ptr|all|exists|include|ip4|ip6|redirect=|exp=)[ -~]{0,20}){0,4}") {
        let records = serde_json::json!({"birch.example.": {"TXT": [record]}});
        let names = Names::from_json(&records.to_string()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let origin = Origin { peer: Some([192, 0, 2, 1].into()), helo: "", sender: "a@birch.example", arrived: Moment(0) };
        runtime.block_on(check_spf(&origin, &names));
    }
}

#[tokio::test]
async fn a_dead_name_server_is_a_temporary_error_and_the_author_is_named_once() {
    let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let names = Names::of_server(silent.local_addr().unwrap(), Duration::from_millis(50));
    let domain = Domain::new();
    let raw = letter(&domain.sign("relaxed", "", HEADER, BODY));
    let peer = Some("192.0.2.1".parse().unwrap());
    let origin = Origin { peer, helo: "mx.birch.example", sender: "ada@birch.example", arrived: Moment(0) };
    let found = authenticate(&origin, &raw, &names, None).await;
    let all = [found.spf.result, found.dkim[0].result, found.dmarc.result, found.helo.result, found.reverse.result];
    assert_eq!(all, [Verdict::TempError; 5]);
    assert!(!found.is_forged());
    assert_eq!(found.dmarc.domain, "birch.example");
}
