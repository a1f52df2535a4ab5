//! Which servers take mail for a domain (RFC 5321 §5.1): by MX record in order of preference, by address record where
//! there is no MX, by nobody where the domain says so (RFC 7505).

use domain::message::Delivery;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::{Name, RData};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// Servers tried for one domain. RFC 5321 §5.1 wants at least two.
const HOSTS_MAX: usize = 5;
/// Addresses tried of one server.
const ADDRESSES_MAX: usize = 4;
/// The port of mail between servers.
pub const SMTP_PORT: u16 = 25;

/// A server with its addresses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Host {
    /// Its name, for the certificate and the record.
    pub(super) name: String,
    /// Where it listens, in the order to try.
    pub(super) addresses: Vec<SocketAddr>,
}

/// Knows the servers of domains.
pub(in crate::email) struct Routes {
    fixed: BTreeMap<String, Vec<SocketAddr>>,
    dns: OnceCell<Arc<TokioResolver>>,
}

impl Routes {
    /// `fixed` names servers of domains that DNS shall not be asked for.
    pub(super) fn new(fixed: BTreeMap<String, Vec<SocketAddr>>) -> Self {
        Routes { fixed, dns: OnceCell::new() }
    }

    /// The servers of a domain, the preferred one first; otherwise what that means for the message.
    pub(super) async fn hosts(&self, domain: &str) -> Result<Vec<Host>, Delivery> {
        if let Some(addresses) = self.fixed.get(&domain.to_lowercase()) {
            return Ok(vec![Host { name: domain.to_owned(), addresses: addresses.clone() }]);
        }
        if let Some(address) = address_literal(domain) {
            return Ok(vec![Host { name: address.to_string(), addresses: vec![SocketAddr::new(address, SMTP_PORT)] }]);
        }
        let name = Name::from_utf8(domain)
            .map(|mut name| {
                name.set_fqdn(true);
                name
            })
            .map_err(|_| refused(domain, "is no name that a mail domain can have"))?;
        let dns = self.dns().await.map_err(|error| later(domain, &error))?;
        let names = match dns.mx_lookup(name.clone()).await {
            Ok(found) => {
                let records: Vec<(u16, Name)> = found
                    .answers()
                    .iter()
                    .filter_map(|record| match &record.data {
                        RData::MX(mx) => Some((mx.preference, mx.exchange.clone())),
                        _ => None,
                    })
                    .collect();
                in_order(domain, &name, records)?
            }
            Err(error) if error.is_nx_domain() => {
                return Err(refused(domain, "does not exist: it is probably misspelt"));
            }
            Err(error) if error.is_no_records_found() => vec![name],
            Err(error) => return Err(later(domain, &error.to_string())),
        };
        addresses(&dns, domain, names).await
    }

    async fn dns(&self) -> Result<Arc<TokioResolver>, String> {
        let built = self.dns.get_or_try_init(|| async {
            let builder = TokioResolver::builder_tokio().map_err(|error| error.to_string())?;
            builder.build().map(Arc::new).map_err(|error| error.to_string())
        });
        built.await.cloned()
    }
}

/// `[192.0.2.1]` or `[IPv6:2001:db8::1]` in place of a domain (RFC 5321 §4.1.3).
fn address_literal(domain: &str) -> Option<IpAddr> {
    let inner = domain.strip_prefix('[')?.strip_suffix(']')?;
    inner.strip_prefix("IPv6:").unwrap_or(inner).parse().ok()
}

/// The names of the servers by preference. Equal ones stay in the order in which DNS gave them: resolvers rotate it.
fn in_order(domain: &str, own: &Name, mut records: Vec<(u16, Name)>) -> Result<Vec<Name>, Delivery> {
    if records.is_empty() {
        return Ok(vec![own.clone()]);
    }
    records.sort_by_key(|(preference, _)| *preference);
    let names: Vec<Name> =
        records.into_iter().map(|(_, name)| name).filter(|name| !name.is_root()).take(HOSTS_MAX).collect();
    // RFC 7505: a single MX that names the root means that the domain takes no mail.
    if names.is_empty() { Err(refused(domain, "takes no mail at all")) } else { Ok(names) }
}

async fn addresses(dns: &TokioResolver, domain: &str, names: Vec<Name>) -> Result<Vec<Host>, Delivery> {
    let mut hosts = Vec::new();
    let mut trouble = String::new();
    for name in names {
        match dns.lookup_ip(name.clone()).await {
            Ok(found) => {
                let addresses: Vec<SocketAddr> =
                    found.iter().map(|ip| SocketAddr::new(ip, SMTP_PORT)).take(ADDRESSES_MAX).collect();
                hosts.push(Host { name: name.to_string(), addresses });
            }
            Err(error) if error.is_nx_domain() || error.is_no_records_found() => {}
            Err(error) => trouble = error.to_string(),
        }
    }
    match (hosts.is_empty(), trouble.is_empty()) {
        (false, _) => Ok(hosts),
        (true, false) => Err(later(domain, &trouble)),
        (true, true) => Err(refused(domain, "has no server that takes mail")),
    }
}

fn refused(domain: &str, why: &str) -> Delivery {
    Delivery::Refused { why: format!("The mail domain {domain} {why}"), answer: String::new() }
}

fn later(domain: &str, error: &str) -> Delivery {
    Delivery::Later { why: format!("The servers of {domain} could not be looked up"), answer: error.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::from_utf8(text).unwrap()
    }

    #[test]
    fn servers_come_by_preference() {
        let records = vec![(20, name("b.example.")), (10, name("a.example."))];
        assert_eq!(
            in_order("x.example", &name("x.example."), records).unwrap(),
            [name("a.example."), name("b.example.")]
        );
    }

    #[test]
    fn without_mx_the_domain_itself_is_the_server() {
        assert_eq!(in_order("x.example", &name("x.example."), vec![]).unwrap(), [name("x.example.")]);
    }

    #[test]
    fn a_domain_may_say_that_it_takes_no_mail() {
        let said = in_order("x.example", &name("x.example."), vec![(0, Name::root())]);
        assert!(matches!(said, Err(Delivery::Refused { .. })), "{said:?}");
    }

    #[test]
    fn an_address_may_stand_in_place_of_a_domain() {
        assert_eq!(address_literal("[192.0.2.1]"), Some(IpAddr::from([192, 0, 2, 1])));
        assert!(address_literal("[IPv6:2001:db8::1]").is_some());
        assert_eq!(address_literal("x.example"), None);
    }
}
