//! Who asks. A handler that needs a signed-in person takes [`SignedIn`] as an argument; without it there is none.

use crate::answer::{Broken, see, wants_fragment};
use crate::app::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::team::{Agent, Role};
use std::net::{IpAddr, SocketAddr};

/// The agent at the other end.
pub struct SignedIn(pub Agent);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        if let Some(token) = session_token(&parts.headers, app)
            && let Some(agent) = app.desk.signed_in(&token).await.map_err(|trouble| Broken(trouble).into_response())?
        {
            return Ok(SignedIn(agent));
        }
        if wants_fragment(&parts.headers) || parts.uri.path() == "/events" {
            return Err(StatusCode::UNAUTHORIZED.into_response());
        }
        let set_up = app.desk.reader().read(|read| read.installation()).await;
        if set_up.map_err(|trouble| Broken(trouble).into_response())?.is_none() {
            return Err(see("/set-up"));
        }
        let after =
            if parts.method == Method::GET { parts.uri.path_and_query().map(|path| path.as_str()) } else { None };
        Err(see(&format!("/sign-in?after={}", encode(after.unwrap_or("/")))))
    }
}

impl SignedIn {
    /// Whether they may change what concerns everybody.
    pub fn leads(&self) -> bool {
        self.0.role >= Role::Lead
    }
    /// Whether they may set the desk up.
    pub fn administrates(&self) -> bool {
        self.0.role == Role::Admin
    }
}

/// The cookie of a session; the prefix makes browsers refuse it over plain http or for a whole domain.
pub fn cookie_name(app: &App) -> &'static str {
    if app.settings.secure_cookies { "__Host-answerable" } else { "answerable" }
}

/// A cookie's value.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
}

/// The session's token, if the browser brought one.
pub fn session_token(headers: &HeaderMap, app: &App) -> Option<String> {
    cookie(headers, cookie_name(app))
}

/// Where a request comes from: the peer, or what a trusted proxy says.
pub struct Client(pub IpAddr);

impl FromRequestParts<App> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let peer = peer.unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let trusted = |address: IpAddr| app.settings.trusted_proxies.iter().any(|network| contains(network, address));
        if !trusted(peer) {
            return Ok(Client(peer));
        }
        // Each proxy appends whom it heard; from the right, the first that is none of ours is the client.
        let told = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let chain: Vec<IpAddr> =
            told.flat_map(|line| line.split(',')).filter_map(|part| part.trim().parse().ok()).collect();
        Ok(Client(chain.into_iter().rev().find(|address| !trusted(*address)).unwrap_or(peer)))
    }
}

/// Whether a network such as `10.0.0.0/8`, or a single address, holds an address.
fn contains(network: &str, address: IpAddr) -> bool {
    let (base, bits) = network.split_once('/').map_or((network, None), |(base, bits)| (base, bits.parse::<u32>().ok()));
    match (base.parse(), address) {
        (Ok(IpAddr::V4(base)), IpAddr::V4(address)) => {
            let bits = bits.unwrap_or(32).min(32);
            let shift = 32 - bits;
            u32::from(base).checked_shr(shift).unwrap_or(0) == u32::from(address).checked_shr(shift).unwrap_or(0)
        }
        (Ok(IpAddr::V6(base)), IpAddr::V6(address)) => {
            let shift = 128 - bits.unwrap_or(128).min(128);
            u128::from(base).checked_shr(shift).unwrap_or(0) == u128::from(address).checked_shr(shift).unwrap_or(0)
        }
        _ => false,
    }
}

/// Percent-encodes a value of a query.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_what_they_should() {
        for (network, address, holds) in [
            ("10.0.0.0/8", "10.200.3.4", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("0.0.0.0/0", "8.8.8.8", true),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("nonsense", "10.0.0.1", false),
        ] {
            assert_eq!(contains(network, address.parse().unwrap()), holds, "{network} {address}");
        }
    }
}
