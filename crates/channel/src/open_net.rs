//! Reaching machines whose addresses come from strangers: at addresses of the open net only, and at the very address that was
//! looked at.

use desk::Networks;
use std::net::{IpAddr, SocketAddr};
use tokio::net::{TcpStream, lookup_host};

/// Connects to the first address that may be asked; `near` are addresses that may be although they are not of the open net.
/// The name is not looked up again, so that it cannot lead elsewhere the second time.
///
/// # Errors
/// In words, when no address of it may be asked, or none takes the call.
pub(crate) async fn reach(host: &str, port: u16, near: &Networks) -> Result<TcpStream, String> {
    let found = lookup_host((host, port)).await.map_err(|error| error.to_string())?;
    let allowed: Vec<SocketAddr> = found.filter(|at| is_of_the_open_net(at.ip()) || near.contain(at.ip())).collect();
    if allowed.is_empty() {
        return Err("its address is none of the open net".into());
    }
    TcpStream::connect(allowed.as_slice()).await.map_err(|error| error.to_string())
}

/// Whether a machine stands in the open net: not here, not in a house, not in a name for many (IANA's registries of special
/// addresses).
fn is_of_the_open_net(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(four) => {
            let [a, b, c, _] = four.octets();
            let special = a == 0
                || four.is_loopback()
                || four.is_private()
                || four.is_link_local()
                || four.is_multicast()
                || four.is_documentation()
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (b == 18 || b == 19))
                || (a, b, c) == (192, 0, 0)
                || (a, b, c) == (192, 88, 99);
            !special
        }
        // Only what is given out (2000::/3), without names for IPv4 (6to4, Teredo), documentation and tests.
        IpAddr::V6(six) => {
            let [a, b, ..] = six.segments();
            a & 0xe000 == 0x2000
                && a != 0x2002
                && !(a == 0x2001 && b < 0x200)
                && !(a == 0x2001 && b == 0xdb8)
                && a != 0x3fff
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_net_is_asked() {
        for (address, expected) in [
            ("8.8.8.8", true),
            ("2a00:1450:4001::5", true),
            ("127.0.0.1", false),
            ("10.0.0.1", false),
            ("172.16.0.1", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("0.0.0.0", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("198.18.0.1", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("fd00::1", false),
            ("fe80::1", false),
            ("ff02::1", false),
            ("2002:7f00:1::", false),
            ("64:ff9b::7f00:1", false),
            ("2001:db8::1", false),
        ] {
            assert_eq!(is_of_the_open_net(address.parse().unwrap()), expected, "{address}");
        }
    }
}
