//! Mail addresses: kept as written, compared in canonical form (RFC 5321 §2.4, §4.5.3.1).

use serde::{Deserialize, Serialize};
use std::fmt;

/// Octets before the `@` (RFC 5321 §4.5.3.1.1).
pub const LOCAL_PART_BYTES_MAX: usize = 64;
/// Octets after the `@` (RFC 5321 §4.5.3.1.2).
pub const DOMAIN_BYTES_MAX: usize = 255;

/// A mail address, kept in the form the person used. Comparing uses [`EmailAddress::canonical`].
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

/// The text is no mail address that anything could be sent to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("this is not a mail address")]
pub struct NotAnAddress;

impl EmailAddress {
    /// Reads an address. Lenient about characters, because real people have odd addresses; strict about what
    /// could break a header or an SMTP command: blanks, control characters, angle brackets, lengths.
    ///
    /// # Errors
    /// When there is no `@` with something on both sides, or a forbidden character, or a part is too long.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>').trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnAddress)?;
        let fits = !local.is_empty()
            && local.len() <= LOCAL_PART_BYTES_MAX
            && !domain.is_empty()
            && domain.len() <= DOMAIN_BYTES_MAX;
        let quoted = local.len() >= 2 && local.starts_with('"') && local.ends_with('"');
        let plain = |c: char| !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '(' | ')') && !c.is_whitespace();
        let local_is_plain =
            local.chars().all(|c| plain(c) || (quoted && c == ' ')) && (quoted || !local.contains(['"', '@']));
        let domain_is_plain = domain.chars().all(|c| plain(c) && c != '@' && c != '"' && c != '\\')
            && !domain.starts_with('.')
            && !domain.contains("..");
        if fits && local_is_plain && domain_is_plain { Ok(EmailAddress(text.to_owned())) } else { Err(NotAnAddress) }
    }

    /// The address as the person wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`, as written.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the `@`, as written.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// For comparing: lower case, Unicode NFC, no dot at the end of the domain. The local part is formally case
    /// sensitive (RFC 5321 §2.4); in the world it is not, and treating it so would split one person in two.
    pub fn canonical(&self) -> String {
        use unicode_normalization::UnicodeNormalization;
        let folded: String = self.0.nfc().flat_map(char::to_lowercase).collect();
        folded.trim_end_matches('.').to_owned()
    }

    /// The canonical address without a `+tag` in the local part, and the tag (RFC 5233 §1).
    pub fn split_tag(&self) -> (String, Option<String>) {
        let canonical = self.canonical();
        let Some((local, domain)) = canonical.rsplit_once('@') else { return (canonical, None) };
        match local.split_once('+') {
            Some((base, tag)) if !base.is_empty() => (format!("{base}@{domain}"), Some(tag.to_owned())),
            _ => (canonical, None),
        }
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address with the name that stood beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Address {
    /// The display name; empty when there was none.
    pub name: String,
    /// The address itself.
    pub email: EmailAddress,
}

impl Address {
    /// An address with a name.
    pub fn new(name: impl Into<String>, email: EmailAddress) -> Self {
        Address { name: name.into(), email }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_as_written_and_compared_folded() {
        let address = EmailAddress::parse("<Ada.Lovelace@Example.COM>").map(|a| (a.to_string(), a.canonical()));
        assert_eq!(address, Ok(("Ada.Lovelace@Example.COM".into(), "ada.lovelace@example.com".into())));
    }

    #[test]
    fn what_could_break_a_header_is_no_address() {
        for text in [
            "",
            "ada",
            "@b.example",
            "ada@",
            "a b@c.example",
            "a@b.example>\r\nBcc: x@y.example",
            "a@b@c.example",
            "a@.example",
            "a,b@c.example",
        ] {
            assert_eq!(EmailAddress::parse(text), Err(NotAnAddress), "{text:?}");
        }
        assert!(EmailAddress::parse(&format!("{}@b.example", "a".repeat(65))).is_err());
    }

    #[test]
    fn odd_but_real_addresses_are_accepted() {
        for text in [
            "\"john doe\"@example.com",
            "søren@bücher.example",
            "a+b-c_d=e@x.example",
            "o'neil@example.ie",
            "postmaster@[192.0.2.1]",
            "root@localhost",
        ] {
            assert!(EmailAddress::parse(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_tag_is_split_off() {
        let split = EmailAddress::parse("Help+r-abc@shop.example").map(|a| a.split_tag());
        assert_eq!(split, Ok(("help@shop.example".into(), Some("r-abc".into()))));
    }
}
