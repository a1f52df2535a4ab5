//! Whether mail leaves: the relay takes it, or this machine has a name that receivers believe.

use super::{About, Finding, Grade, Seen, Sends, What};
use crate::message::Verdict;
use core::net::IpAddr;

pub(super) fn findings(seen: &Seen) -> Vec<Finding> {
    let say = |grade, what| Finding::new(About::Outgoing, grade, what);
    match (&seen.sends, &seen.relay) {
        (Sends::Held, _) => vec![say(Grade::InVain, What::Held)],
        (Sends::Relay(host), Some(Ok(true))) => vec![say(Grade::Fine, What::RelayTakes(host.clone()))],
        (Sends::Relay(host), Some(Ok(false))) => vec![say(Grade::Improvable, What::RelayIsOpen(host.clone()))],
        (Sends::Relay(host), Some(Err(why))) => {
            vec![say(Grade::InVain, What::RelayFails(host.clone(), why.clone()))]
        }
        (Sends::Relay(_), None) => vec![say(Grade::NotAsked, What::NoAnswer)],
        (Sends::Direct, _) => direct(seen),
    }
}

fn direct(seen: &Seen) -> Vec<Finding> {
    let say = |grade, what| Finding::new(About::Outgoing, grade, what);
    let name = seen.hostname.clone();
    match seen.own_addresses.as_deref() {
        None => return vec![say(Grade::NotAsked, What::NoAnswer)],
        Some([]) => return vec![say(Grade::InVain, What::NameWithoutAddress(name))],
        Some(_) => {}
    }
    let mut findings = Vec::new();
    for (address, check) in &seen.reverse {
        let named = |finding: Finding| finding.with(reverse_name(*address), "PTR", format!("{name}."));
        findings.extend(match check.result {
            Verdict::Pass => None,
            Verdict::TempError => Some(say(Grade::NotAsked, What::NoAnswer)),
            Verdict::PermError => Some(named(say(Grade::InVain, What::AddressWithoutName(*address)))),
            _ => {
                let what = What::NameLeadsElsewhere(*address, check.domain.clone());
                Some(named(say(Grade::Improvable, what)))
            }
        });
    }
    if findings.is_empty() {
        findings.push(say(Grade::Fine, What::LeavesFromHere(name)));
    }
    findings
}

/// The name under which the name of an address is kept (RFC 1035 §3.5, RFC 3596 §2.5).
fn reverse_name(address: IpAddr) -> String {
    match address {
        IpAddr::V4(four) => {
            let [a, b, c, d] = four.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(six) => {
            let digits: Vec<String> = six
                .octets()
                .iter()
                .rev()
                .flat_map(|octet| [octet & 0xf, octet >> 4])
                .map(|it| format!("{it:x}"))
                .collect();
            format!("{}.ip6.arpa", digits.join("."))
        }
    }
}
