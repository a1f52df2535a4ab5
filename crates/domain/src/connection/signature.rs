//! Whether mail is signed for the domain (DKIM, RFC 6376): the keys that the desk signs with have to be published.

use super::{About, Finding, Grade, Key, Known, Seen, What, proof};

pub(super) fn findings(domain: &str, seen: &Seen, known: &Known) -> Vec<Finding> {
    let say = |grade, what| Finding::new(About::Signature, grade, what);
    if seen.keys.is_empty() {
        return vec![match proof(known, domain).1 {
            true => say(Grade::Fine, What::SignedOnTheWay),
            false => say(Grade::Improvable, What::NotSigned),
        }];
    }
    let wrong: Vec<Finding> = seen.keys.iter().filter_map(wrong).collect();
    // What everybody verifies is published: mail counts as signed, whatever is said of the other key.
    let universal =
        seen.keys.iter().any(|key| key.universal && key.published.as_ref().is_some_and(|it| holds(key, it)));
    let mut findings = Vec::new();
    if universal || wrong.is_empty() {
        findings.push(say(Grade::Fine, What::KeysPublished));
    }
    findings.extend(wrong);
    findings
}

fn wrong(key: &Key) -> Option<Finding> {
    let say = |grade, what| Finding::new(About::Signature, grade, what);
    let Some(published) = &key.published else { return Some(say(Grade::NotAsked, What::NoAnswer)) };
    if holds(key, published) {
        return None;
    }
    let what = match published.is_empty() {
        true => What::KeyMissing(key.record.clone()),
        false => What::KeyDiffers(key.record.clone()),
    };
    Some(say(Grade::Improvable, what).with(&key.record, "TXT", &key.wanted))
}

/// Whether the key itself is published, however its record is written otherwise.
fn holds(key: &Key, published: &[String]) -> bool {
    let wanted = public_key(&key.wanted);
    wanted.is_some() && published.iter().any(|record| public_key(record) == wanted)
}

/// The value of `p=`, without the spaces that it may be folded by (RFC 6376 §3.6.1).
fn public_key(record: &str) -> Option<String> {
    let value = record.split(';').find_map(|tag| {
        let (name, value) = tag.split_once('=')?;
        (name.trim() == "p").then_some(value)
    })?;
    let key: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    (!key.is_empty()).then_some(key)
}
