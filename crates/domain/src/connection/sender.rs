//! Who may send for the domain (SPF, RFC 7208): whether that is us, and which record would say so.

use super::{About, Finding, Grade, Known, Seen, Sends, What, proof, same_owner};
use crate::message::Verdict;
use core::net::IpAddr;

/// What the large carriers of mail ask to be included. Others say it in their help.
const INCLUDES: [(&str, &str); 12] = [
    ("gmail.com", "_spf.google.com"),
    ("google.com", "_spf.google.com"),
    ("office365.com", "spf.protection.outlook.com"),
    ("outlook.com", "spf.protection.outlook.com"),
    ("amazonaws.com", "amazonses.com"),
    ("mailgun.org", "mailgun.org"),
    ("sendgrid.net", "sendgrid.net"),
    ("mailjet.com", "spf.mailjet.com"),
    ("brevo.com", "spf.brevo.com"),
    ("fastmail.com", "spf.messagingengine.com"),
    ("zoho.com", "zoho.com"),
    ("ionos.de", "_spf-eu.ionos.com"),
];

pub(super) fn finding(domain: &str, seen: &Seen, known: &Known) -> Finding {
    let say = |grade, what| Finding::new(About::Sender, grade, what);
    let Some(records) = &seen.spf else { return say(Grade::NotAsked, What::NoAnswer) };
    let term = term(seen);
    let record = match records.as_slice() {
        [] => {
            let record = format!("v=spf1 mx {term} ~all");
            return say(Grade::Improvable, What::NobodyMaySend).with(domain, "TXT", record);
        }
        [record] => record,
        [first, ..] => {
            let merged = merged(first, records);
            return say(Grade::Improvable, What::SeveralSenderRecords).with(domain, "TXT", merged);
        }
    };
    let proved = proof(known, domain).0;
    let results: Vec<Verdict> = seen.senders.iter().map(|(_, check)| check.result).collect();
    if let Some((_, check)) = seen.senders.iter().find(|(_, check)| check.result == Verdict::PermError) {
        return say(Grade::Improvable, What::SenderRecordUnusable(check.why.clone()));
    }
    let passes = match seen.sends {
        // All of our own addresses have to be named: any of them may be used.
        Sends::Direct => !results.is_empty() && results.iter().all(|result| *result == Verdict::Pass),
        _ => results.contains(&Verdict::Pass) || names_relay(record, seen),
    };
    if proved || passes {
        return say(Grade::Fine, What::MaySend);
    }
    if results.contains(&Verdict::TempError) {
        return say(Grade::NotAsked, What::NoAnswer);
    }
    let who = relay(seen).unwrap_or(&seen.hostname).to_owned();
    say(Grade::Improvable, What::MayNotSend(who)).with(domain, "TXT", with_term(record, &term))
}

/// The term that names what sends for us.
fn term(seen: &Seen) -> String {
    match relay(seen).map(|host| (host, include_of(host), host.parse::<IpAddr>())) {
        Some((_, Some(include), _)) => format!("include:{include}"),
        Some((_, None, Ok(IpAddr::V4(four)))) => format!("ip4:{four}"),
        Some((_, None, Ok(IpAddr::V6(six)))) => format!("ip6:{six}"),
        Some((host, None, Err(_))) => format!("a:{host}"),
        None => format!("a:{}", seen.hostname),
    }
}

/// The relay that others see: one on this machine is not told from it.
fn relay(seen: &Seen) -> Option<&str> {
    let Sends::Relay(host) = &seen.sends else { return None };
    let near = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    (!near).then_some(host)
}

fn include_of(relay: &str) -> Option<&'static str> {
    INCLUDES.iter().find(|(owner, _)| same_owner(owner, relay)).map(|(_, include)| *include)
}

/// Whether a record names the relay or what its owner asks to be included: what a relay sends from is often not what it
/// takes mail at.
fn names_relay(record: &str, seen: &Seen) -> bool {
    let Some(host) = relay(seen).filter(|host| host.parse::<IpAddr>().is_err()) else { return false };
    let wanted = include_of(host);
    terms(record).any(|term| {
        let term = term.trim_start_matches('+').to_ascii_lowercase();
        let named = ["include:", "redirect=", "a:", "mx:"].iter().find_map(|kind| term.strip_prefix(kind));
        named.is_some_and(|name| wanted == Some(name) || same_owner(name, host))
    })
}

fn terms(record: &str) -> impl Iterator<Item = &str> {
    record.split_whitespace().skip(1)
}

/// A record that names one more: before what stands for everybody else.
fn with_term(record: &str, term: &str) -> String {
    let mut written = vec!["v=spf1"];
    let is_end = |term: &&str| {
        let bare = term.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
        bare == "all" || bare.starts_with("redirect=")
    };
    let (ends, others): (Vec<&str>, Vec<&str>) = terms(record).partition(is_end);
    written.extend(others);
    if !written.contains(&term) {
        written.push(term);
    }
    written.extend(ends);
    written.join(" ")
}

/// Several records as one: all terms of all of them, each once, with the end of the first.
fn merged(first: &str, records: &[String]) -> String {
    let others = records.iter().skip(1).flat_map(|record| terms(record));
    let is_all = |term: &&str| term.trim_start_matches(['+', '-', '~', '?']).eq_ignore_ascii_case("all");
    others.filter(|term| !is_all(term)).fold(first.to_owned(), |record, term| with_term(&record, term))
}
