//! Which IMAP server a person's address belongs to: by the provider of its domain, by the domain's own word in DNS
//! (RFC 6186), else a guess that a person can correct.

use domain::customer::EmailAddress;
use domain::source::{FoundServer, provider_of};
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::{RData, RecordType};
use std::time::Duration;

/// For all questions to DNS; a form waits for the answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The server of an address.
pub async fn server_of(address: &EmailAddress) -> FoundServer {
    let domain = address.domain();
    if let Some(provider) = provider_of(domain, &[]) {
        return FoundServer::of(provider);
    }
    let asked = tokio::time::timeout(PATIENCE, ask(domain)).await.ok().flatten();
    let (mail_servers, named) = asked.unwrap_or_default();
    let of_provider = || provider_of(domain, &mail_servers).map(FoundServer::of);
    named.or_else(of_provider).unwrap_or_else(|| FoundServer::guessed(domain))
}

/// The mail servers of a domain, and the IMAP server that it names.
async fn ask(domain: &str) -> Option<(Vec<String>, Option<FoundServer>)> {
    let dns = TokioResolver::builder_tokio().ok()?.build().ok()?;
    let (servers, named) = tokio::join!(
        dns.lookup(format!("{domain}."), RecordType::MX),
        dns.lookup(format!("_imaps._tcp.{domain}."), RecordType::SRV)
    );
    let answers = servers.ok();
    let answers = answers.iter().flat_map(|found| found.answers());
    let mail_servers = answers.filter_map(|record| match &record.data {
        RData::MX(mx) => Some(mx.exchange.to_string()),
        _ => None,
    });
    let services = named.ok();
    let services = services.iter().flat_map(|found| found.answers()).filter_map(|record| match &record.data {
        // A root as the target says that there is no such service (RFC 2782).
        RData::SRV(service) if !service.target.is_root() => Some(service),
        _ => None,
    });
    let preferred = services.min_by_key(|service| service.priority);
    let server = preferred.map(|service| FoundServer::named(&service.target.to_string(), service.port));
    Some((mail_servers.collect(), server))
}
