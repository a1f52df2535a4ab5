//! The server that handed a message over, and its names: facts for people who look into a case, never a reason for
//! anything.

use super::names::{LABEL_BYTES_MAX, LookUps, Missing, NAME_BYTES_MAX};
use domain::message::{Check, Verdict};
use std::net::IpAddr;

/// Names of an address that are tried (RFC 8601 §3 asks for a limit).
const NAMES_MAX: usize = 5;

/// Whether the name in the greeting leads to the server (RFC 5321 §4.1.4).
pub(super) async fn helo(name: &str, address: IpAddr, names: LookUps<'_>) -> Check {
    let is_name = name.contains('.')
        && name.len() <= NAME_BYTES_MAX
        && name.split('.').all(|label| !label.is_empty() && label.len() <= LABEL_BYTES_MAX);
    if !is_name || name.parse::<IpAddr>().is_ok() {
        return Check::new(Verdict::None, "", "");
    }
    Check::new(leads_to(name, address, names).await, name.to_ascii_lowercase(), "")
}

/// Whether the address has a name that leads back to it (RFC 8601 §3).
pub(super) async fn reverse(address: IpAddr, names: LookUps<'_>) -> Check {
    let found = match names.names_of(address).await {
        Ok(found) => found,
        Err(Missing::Answer) => return Check::new(Verdict::TempError, "", ""),
        Err(_) => return Check::new(Verdict::PermError, "", "the address has no name"),
    };
    let mut result = Verdict::Fail;
    for name in found.iter().take(NAMES_MAX) {
        match leads_to(name, address, names).await {
            Verdict::Pass => return Check::new(Verdict::Pass, name, ""),
            Verdict::TempError => result = Verdict::TempError,
            _ => {}
        }
    }
    Check::new(result, found.into_iter().next().unwrap_or_default(), "")
}

async fn leads_to(name: &str, address: IpAddr, names: LookUps<'_>) -> Verdict {
    match names.addresses(name, address).await {
        Ok(found) if found.contains(&address) => Verdict::Pass,
        Ok(_) | Err(Missing::Name | Missing::Records) => Verdict::Fail,
        Err(Missing::Answer) => Verdict::TempError,
    }
}
