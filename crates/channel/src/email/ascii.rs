//! Addresses in the form that every server takes: a domain in other letters is written in its ASCII form (RFC 5890).
//! Where the part before the `@` has other letters too, only servers with `SMTPUTF8` can take it (RFC 6531).

use domain::customer::EmailAddress;
use hickory_resolver::proto::rr::Name;

/// The address with its domain in ASCII where that is enough; as written otherwise.
pub(super) fn deliverable(address: &EmailAddress) -> String {
    let (local, domain) = (address.local_part(), address.domain());
    if !local.is_ascii() || domain.is_ascii() {
        return address.as_str().to_owned();
    }
    match Name::from_utf8(domain) {
        Ok(name) => format!("{local}@{}", name.to_ascii().trim_end_matches('.')),
        Err(_) => address.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        deliverable(&EmailAddress::parse(text).unwrap())
    }

    #[test]
    fn a_domain_in_other_letters_gets_its_ascii_form() {
        assert_eq!(of("ada@b\u{fc}cher.example"), "ada@xn--bcher-kva.example");
        assert_eq!(of("Ada@X.example"), "Ada@X.example");
        assert_eq!(of("\u{e4}da@b\u{fc}cher.example"), "\u{e4}da@b\u{fc}cher.example");
    }
}
