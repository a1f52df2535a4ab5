//! Where browsers may be told by push (RFC 8030): a service of the open net, by name and encrypted. Browsers bring the address,
//! so it comes from outside, and the desk must not be led to its own house by it.

/// Bytes of an address.
pub const PUSH_ADDRESS_BYTES_MAX: usize = 1_000;

/// The origin of a push service's address, if it may be one ("https://push.example").
pub fn push_origin(address: &str) -> Option<&str> {
    if address.len() > PUSH_ADDRESS_BYTES_MAX || !address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let rest = address.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (place, path) = rest.split_at(end);
    let host = place.strip_suffix(":443").unwrap_or(place);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let last = host.rsplit('.').next().unwrap_or_default();
    let of_the_net = host.contains('.')
        && last.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["localhost", "local", "internal", "home", "lan"].contains(&last.to_ascii_lowercase().as_str());
    let fits = host.chars().all(plain) && of_the_net && path.starts_with('/') && !address.contains('#');
    fits.then(|| &address[.."https://".len() + host.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_by_services_of_the_open_net() {
        let check = |address: &str, expected: Option<&str>| assert_eq!(push_origin(address), expected, "{address}");
        check("https://fcm.example.com/fcm/send/abc:def", Some("https://fcm.example.com"));
        check("https://push.example:443/x?y=z", Some("https://push.example"));
        for refused in [
            "http://push.example/x",
            "https://push.example:8443/x",
            "https://push.example",
            "https://push.example/x#y",
            "https://user@push.example/x",
            "https://push.example:443@10.0.0.1/x",
            "https://10.0.0.1/x",
            "https://127.1/x",
            "https://0x7f000001/x",
            "https://[::1]/x",
            "https://localhost/x",
            "https://printer.local/x",
            "https://db.internal/x",
            "https://intranet/x",
            "https://push.example/\u{e9}",
            "https://push.example/a b",
            "",
        ] {
            check(refused, None);
        }
        check(&format!("https://push.example/{}", "a".repeat(PUSH_ADDRESS_BYTES_MAX)), None);
    }
}
