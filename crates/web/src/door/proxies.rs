//! Where a request comes from. A proxy is believed only if it is named in the configuration; everybody else could
//! write what they like into `X-Forwarded-For`.

use crate::app::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use desk::Networks;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The networks whose word is believed.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Networks);

impl Proxies {
    /// Reads addresses and networks; what is neither is left out with a line in the log.
    pub fn parse(all: &[String]) -> Self {
        let (networks, neither) = Networks::parse(all);
        for setting in neither {
            tracing::warn!(setting, "a trusted proxy is neither an address nor a network, and is ignored");
        }
        Self(networks)
    }

    /// Whether an address is a proxy of ours.
    pub fn trust(&self, address: IpAddr) -> bool {
        self.0.contain(address)
    }

    /// The address of the client: the peer, or what the last trusted proxy says about who asked it.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
        let named = lines.iter().flat_map(|line| line.split(',')).rev().map(|text| text.trim().parse::<IpAddr>());
        let mut client = peer.to_canonical();
        for before in named {
            let (true, Ok(before)) = (self.trust(client), before) else { break };
            client = before.to_canonical();
        }
        client
    }
}

/// Whose an address is: a household or a server gets a whole /64 of IPv6, and would else count as many.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address => address,
    }
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The client's address.
    pub(crate) client: IpAddr,
    /// It comes from this machine or from a trusted proxy's machine itself.
    pub(crate) near: bool,
    /// Whether the browser reached the proxy by https, where a trusted one says so.
    pub(crate) https: Option<bool>,
}

impl Place {
    /// Where a request comes from.
    pub(crate) fn of(parts: &Parts, app: &App) -> Self {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip());
        let client = app.proxies.client(peer, &parts.headers);
        let forwarded = parts.headers.contains_key("x-forwarded-for") || parts.headers.contains_key("forwarded");
        // A proxy on this machine that is not configured as trusted must not open what is meant for this machine.
        let near = app.proxies.trust(client) || (client.is_loopback() && !forwarded);
        let word = parts.headers.get("x-forwarded-proto").filter(|_| app.proxies.trust(peer.to_canonical()));
        let https = word.and_then(|word| word.to_str().ok()).map(|word| word.trim().eq_ignore_ascii_case("https"));
        Self { client, near, https }
    }
}

impl FromRequestParts<App> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(parts, app))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn client(trusted: &[&str], peer: &str, forwarded: &'static str) -> String {
        let trusted: Vec<String> = trusted.iter().map(|text| (*text).to_owned()).collect();
        let headers = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static("x-forwarded-for"),
            HeaderValue::from_static(forwarded),
        )]);
        Proxies::parse(&trusted).client(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn a_stranger_cannot_say_who_they_are() {
        assert_eq!(client(&[], "198.51.100.7", "203.0.113.1"), "198.51.100.7");
        assert_eq!(client(&["10.0.0.0/8"], "198.51.100.7", "203.0.113.1"), "198.51.100.7");
    }

    #[test]
    fn the_last_address_that_is_no_proxy_of_ours_is_the_client() {
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", "6.6.6.6, 203.0.113.1, 10.9.9.9"), "203.0.113.1");
        assert_eq!(client(&["::1", "fd00::/8"], "fd00::5", "2001:db8::1"), "2001:db8::1");
    }

    #[test]
    fn a_household_has_one_network_of_ipv6_and_one_address_of_ipv4() {
        let of = |text: &str| household(text.parse().expect("an address")).to_string();
        assert_eq!(of("2001:db8::1:2:3:4"), of("2001:db8::9"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8::1"));
        assert_eq!((of("192.0.2.7"), of("::ffff:192.0.2.7")), ("192.0.2.7".into(), "192.0.2.7".into()));
    }

    #[test]
    fn what_is_no_address_ends_the_search() {
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", "203.0.113.1, nonsense"), "10.0.0.1");
        assert_eq!(client(&["10.0.0.0/33", "x"], "10.0.0.1", "203.0.113.1"), "10.0.0.1");
    }
}
