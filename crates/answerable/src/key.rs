//! `answerable key`: the signing keys of outgoing mail, and the DNS records that publish them.

use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;

/// Prints the records, making the keys at the first call.
///
/// # Errors
/// When no domain is configured or a key cannot be made.
pub fn print(config: &Config) -> Result<(), Failure> {
    let keys = wiring::dkim_keys(config)?;
    if keys.is_empty() {
        return Err(Failure::usage("No domain to sign for: set sending.dkim.domain to the domain of your addresses."));
    }
    println!("Publish these records in the DNS of the domain; then mail that leaves here is signed:");
    println!();
    for key in keys {
        println!("{}", key.zone_line());
        println!();
    }
    Ok(())
}
