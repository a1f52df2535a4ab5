//! Addresses of machines that are believed, named in the configuration.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Addresses and networks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Networks(Vec<(IpAddr, u8)>);

impl Networks {
    /// Reads addresses (`192.0.2.1`) and networks (`10.0.0.0/8`); what is neither is left out and named in the second
    /// value.
    pub fn parse(all: &[String]) -> (Self, Vec<&str>) {
        let mut networks = Vec::new();
        let mut neither = Vec::new();
        for text in all {
            match network(text) {
                Some(network) => networks.push(network),
                None => neither.push(text.as_str()),
            }
        }
        (Self(networks), neither)
    }

    /// Whether an address is one of them.
    pub fn contain(&self, address: IpAddr) -> bool {
        self.0.iter().any(|(network, bits)| within(address.to_canonical(), *network, *bits))
    }
}

fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, bits) = text.trim().split_once('/').map_or((text.trim(), None), |(at, bits)| (at, Some(bits)));
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Some(most), |bits| bits.parse().ok().filter(|bits| *bits <= most))?;
    Some((address, bits))
}

fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let bits = u32::from(bits);
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let mask = u32::MAX.checked_shl(Ipv4Addr::BITS - bits).unwrap_or(0);
            address.to_bits() & mask == network.to_bits() & mask
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let mask = u128::MAX.checked_shl(Ipv6Addr::BITS - bits).unwrap_or(0);
            address.to_bits() & mask == network.to_bits() & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_networks_are_known_and_nonsense_is_named() {
        let all = ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1", "10.0.0.0/33", "x"].map(str::to_owned);
        let (networks, neither) = Networks::parse(&all);
        assert_eq!(neither, ["10.0.0.0/33", "x"]);
        let contain = |text: &str| networks.contain(text.parse().expect("an address"));
        assert!(contain("10.9.8.7") && contain("::ffff:10.9.8.7") && contain("2001:db8::1") && contain("192.0.2.1"));
        assert!(!contain("11.0.0.1") && !contain("192.0.2.2") && !contain("2001:db9::1"));
    }
}
