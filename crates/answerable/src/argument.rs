//! Arguments that several commands take.

use domain::customer::EmailAddress;

/// A mail address.
///
/// # Errors
/// When it is none.
pub fn address(text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(text).map_err(|error| error.to_string())
}
