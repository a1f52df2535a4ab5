//! What the domain asks receivers to do with mail that is not proved to be its own (DMARC, RFC 9989). What we send is aligned
//! by itself: its author, its envelope and its signature are of one domain.

use super::{About, Finding, Grade, Seen, What};

pub(super) fn finding(domain: &str, seen: &Seen, proved: bool, doubtful: bool) -> Finding {
    let say = |grade, what| Finding::new(About::Policy, grade, what);
    let host = format!("_dmarc.{domain}");
    let watching = format!("v=DMARC1; p=none; rua=mailto:postmaster@{domain}");
    let Some(records) = &seen.policy else { return say(Grade::NotAsked, What::NoAnswer) };
    let record = match records.as_slice() {
        [] => return say(Grade::Improvable, What::NoPolicy).with(host, "TXT", watching),
        [record] => record,
        [first, ..] => return say(Grade::Improvable, What::SeveralPolicies).with(host, "TXT", first),
    };
    match wish(record) {
        None => say(Grade::Improvable, What::PolicyUnreadable).with(host, "TXT", watching),
        Some(false) => say(Grade::Fine, What::Watches),
        Some(true) if proved => say(Grade::Fine, What::KeepsOthersOut),
        Some(true) if doubtful => say(Grade::NotAsked, What::NoAnswer),
        Some(true) => say(Grade::InVain, What::KeepsUsOut),
    }
}

/// Whether a record asks for something to be done; `None` when it cannot be understood.
fn wish(record: &str) -> Option<bool> {
    let tag = |wanted: &str| {
        record.split(';').find_map(|tag| {
            let (name, value) = tag.split_once('=')?;
            name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim().to_ascii_lowercase())
        })
    };
    match (tag("p")?.as_str(), tag("t").as_deref()) {
        // While it tests, a domain wants one step less (RFC 9989 §4.7).
        ("none", _) | ("quarantine", Some("y")) => Some(false),
        ("quarantine" | "reject", _) => Some(true),
        _ => None,
    }
}
