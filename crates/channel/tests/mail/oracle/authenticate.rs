//! Finding out who sent a mail, where both the mail and what the domains publish are anybody's: the same each time, in
//! bounds, and nobody passes without a record.

use channel::email::authenticate::{Names, Origin, authenticate};
use domain::Moment;
use domain::message::{Authentication, Proof, Verdict};
use serde_json::{Map, Value, json};

/// Lines of `name type words` up to an empty one are what is published; below stands the mail. Lines of `peer address`,
/// `helo name` and `sender address` say who brings it.
pub fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (published, raw) = text.split_once("\n\n").unwrap_or(("", &text));
    let said = |what: &str| published.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default().trim();
    let origin = Origin {
        peer: said("peer ").parse().ok(),
        helo: said("helo "),
        sender: said("sender "),
        arrived: Moment(1_793_610_000_000),
    };
    let found = check(&origin, raw, &zones(published));
    assert_eq!(found, check(&origin, raw, &zones(published)), "checked twice");
    is_sound(&found);
    let unpublished = check(&origin, raw, &Value::Object(Map::new()));
    let passed = passes(&unpublished);
    assert!(!passed, "somebody passes of whom nothing is published: {unpublished:?}");
}

fn check(origin: &Origin<'_>, raw: &str, zones: &Value) -> Authentication {
    let names = Names::from_json(&zones.to_string()).expect("zones that were written here");
    super::now(authenticate(origin, raw.as_bytes(), &names, None))
}

fn is_sound(found: &Authentication) {
    let signed = found.dkim.iter().any(|check| check.result == Verdict::Pass);
    for proof in &found.dmarc.aligned {
        match proof {
            Proof::Dkim => assert!(signed, "a proof by no signature: {found:?}"),
            Proof::Spf => assert_eq!(found.spf.result, Verdict::Pass, "a proof by no server: {found:?}"),
        }
    }
    assert!(found.dmarc.result != Verdict::Pass || !found.dmarc.aligned.is_empty(), "{found:?}");
    assert!(found.dkim.len() <= 10, "signatures");
    let checks = found.dkim.iter().chain([&found.spf, &found.arc, &found.helo, &found.reverse]);
    assert!(!checks.flat_map(|check| check.why.chars()).any(char::is_control), "{found:?}");
}

fn passes(found: &Authentication) -> bool {
    let checks = found.dkim.iter().chain([&found.spf, &found.arc, &found.helo, &found.reverse]);
    checks.map(|check| check.result).chain([found.dmarc.result]).any(|result| result == Verdict::Pass)
}

/// What is published, in the form that [`Names::from_json`] reads. Addresses that are none cannot be published.
fn zones(published: &str) -> Value {
    let mut zones = Map::new();
    for line in published.lines() {
        let mut words = line.splitn(3, ' ');
        let (Some(name), Some(kind), Some(value)) = (words.next(), words.next(), words.next()) else { continue };
        let is_possible = match kind {
            "A" => value.parse::<std::net::Ipv4Addr>().is_ok(),
            "AAAA" => value.parse::<std::net::Ipv6Addr>().is_ok(),
            kind => ["TXT", "MX", "PTR", "CNAME"].contains(&kind),
        };
        // One name in two forms would be two entries, of which one or the other counts.
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let Some(zone) = zones.entry(name).or_insert_with(|| json!({})).as_object_mut().filter(|_| is_possible) else {
            continue;
        };
        match zone.entry(kind).or_insert_with(|| json!([])) {
            Value::Array(values) if kind != "CNAME" => values.push(json!(value)),
            alias => *alias = json!(value),
        }
    }
    Value::Object(zones)
}
