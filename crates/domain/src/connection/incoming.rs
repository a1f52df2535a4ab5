//! Whether what customers write comes in: where the domain sends its mail (RFC 5321 §5.1), and whether that is here, or a
//! place from which it comes here.

use super::{About, Finding, Grade, Known, LATELY, MailServer, Seen, What, same_owner};
use crate::Moment;
use crate::source::provider_of;

pub(super) fn finding(domain: &str, seen: &Seen, known: &Known, now: Moment) -> Finding {
    let say = |grade, what| Finding::new(About::Incoming, grade, what);
    let here = |finding: Finding| finding.with(domain, "MX", format!("10 {}.", seen.hostname));
    if seen.takes_no_mail {
        return here(say(Grade::InVain, What::MailIsRefused));
    }
    let Some(servers) = &seen.mail_servers else { return say(Grade::NotAsked, What::NoAnswer) };
    let Some(first) = servers.first() else {
        return match is_nobodys(domain) {
            true => say(Grade::NotAsked, What::NobodysName),
            false => here(say(Grade::InVain, What::MailGoesNowhere)),
        };
    };
    if servers.iter().all(|server| server.addresses.as_ref().is_some_and(Vec::is_empty)) {
        return here(say(Grade::InVain, What::ServerWithoutAddress(first.name.clone())));
    }
    let goes_to = first.name.clone();
    let comes = comes(known, now);
    if !known.fetched_from.is_empty() {
        let source = known.fetched_from.iter().find(|host| is_at(domain, servers, host));
        return match (source, known.fetched_from.first()) {
            (Some(host), _) => say(Grade::Fine, What::MailIsFetched(goes_to, host.clone())),
            (None, Some(host)) if comes => say(Grade::Fine, What::MailIsFetched(goes_to, host.clone())),
            (None, host) => {
                let host = host.cloned().unwrap_or_default();
                say(Grade::Improvable, What::MailIsFetchedPerhaps(goes_to, host))
            }
        };
    }
    if is_here(seen, first) {
        return say(Grade::Fine, What::MailComesHere(goes_to));
    }
    if comes {
        return say(Grade::Fine, What::MailIsPassedOn(goes_to));
    }
    if known.trips.iter().any(|trip| !trip.tagged && trip.is_under_way(now)) {
        return say(Grade::NotAsked, What::MailIsPassedOnPerhaps(goes_to));
    }
    here(say(Grade::InVain, What::MailGoesElsewhere(goes_to)))
}

/// Whether a domain is one of those that are kept for examples and tests (RFC 2606 §2).
fn is_nobodys(domain: &str) -> bool {
    const NOBODYS: [&str; 4] = ["example", "test", "invalid", "localhost"];
    domain.rsplit('.').next().is_some_and(|last| NOBODYS.contains(&last))
}

/// Whether it was seen that mail comes.
fn comes(known: &Known, now: Moment) -> bool {
    let arrived = known.last_arrival.is_some_and(|at| now.since(at) < LATELY);
    arrived || known.trips.iter().any(|trip| !trip.tagged && trip.came.is_some())
}

/// Whether a server is this machine.
fn is_here(seen: &Seen, server: &MailServer) -> bool {
    let own = seen.own_addresses.as_deref().unwrap_or_default();
    let its = server.addresses.as_deref().unwrap_or_default();
    server.name.eq_ignore_ascii_case(&seen.hostname) || its.iter().any(|address| own.contains(address))
}

/// Whether mail that those servers take lies at that host: the same owner, or a provider that is known.
fn is_at(domain: &str, servers: &[MailServer], host: &str) -> bool {
    let names: Vec<String> = servers.iter().map(|server| server.name.clone()).collect();
    provider_of(domain, &names).is_some_and(|provider| provider.host.eq_ignore_ascii_case(host))
        || names.iter().any(|name| same_owner(name, host))
}
