//! Where the large providers keep their IMAP servers, so that people need not look it up. As the providers document it;
//! for others, DNS may say (RFC 6186), and the owner can.

use super::{Encryption, Server};

/// A provider of mailboxes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Provider {
    /// Its name.
    pub name: &'static str,
    /// The name of its IMAP server, reached on port 993 with encryption from the first byte.
    pub host: &'static str,
    /// What they have to do first; empty where nothing is needed.
    pub hint: &'static str,
    /// Domains of its addresses; in other domains it is known by its mail servers.
    domains: &'static [&'static str],
    /// Ends of the names of its mail servers.
    servers: &'static [&'static str],
}

const APP_PASSWORD: &str = "Needs an app password: make one in the security settings of the account.";
const ALLOW_IMAP: &str = "Allow IMAP in the settings of the account first.";

const PROVIDERS: &[Provider] = &[
    provider(
        "Google",
        "imap.gmail.com",
        "Needs an app password: switch 2-step verification on, then make one in the security settings of the account.",
        &["gmail.com", "googlemail.com"],
        &["google.com", "googlemail.com"],
    ),
    provider(
        "Microsoft",
        "outlook.office365.com",
        "Microsoft takes no passwords from programs any more: connect it on the command line, where you sign in at Microsoft.",
        &["outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.de", "hotmail.de", "live.nl", "outlook.fr"],
        &["outlook.com"],
    ),
    provider("iCloud", "imap.mail.me.com", APP_PASSWORD, &["icloud.com", "me.com", "mac.com"], &["mail.icloud.com"]),
    provider(
        "Yahoo",
        "imap.mail.yahoo.com",
        APP_PASSWORD,
        &["yahoo.com", "yahoo.de", "yahoo.fr", "yahoo.co.uk", "yahoo.it", "yahoo.es", "ymail.com"],
        &["yahoodns.net"],
    ),
    provider("AOL", "imap.aol.com", APP_PASSWORD, &["aol.com", "aol.de"], &[]),
    provider("GMX", "imap.gmx.net", ALLOW_IMAP, &["gmx.de", "gmx.net", "gmx.at", "gmx.ch"], &["gmx.net"]),
    provider("GMX", "imap.gmx.com", ALLOW_IMAP, &["gmx.com", "gmx.us", "gmx.co.uk", "gmx.fr", "gmx.es"], &[]),
    provider("Web.de", "imap.web.de", ALLOW_IMAP, &["web.de"], &["web.de"]),
    provider("Fastmail", "imap.fastmail.com", APP_PASSWORD, &["fastmail.com", "fastmail.fm"], &["messagingengine.com"]),
    provider("mailbox.org", "imap.mailbox.org", "", &["mailbox.org"], &["mailbox.org"]),
    provider("Posteo", "posteo.de", "", &["posteo.de", "posteo.net"], &["posteo.de"]),
    provider("IONOS", "imap.ionos.de", "", &["online.de", "onlinehome.de"], &["kundenserver.de"]),
    provider("IONOS", "imap.ionos.com", "", &[], &["ionos.com", "perfora.net"]),
    provider("Strato", "imap.strato.de", "", &[], &["rzone.de", "strato.de"]),
    provider("T-Online", "secureimap.t-online.de", "Needs the password for mail programs.", &["t-online.de"], &[]),
    provider("Zoho", "imap.zoho.com", ALLOW_IMAP, &["zoho.com"], &["zoho.com"]),
    provider("OVH", "ssl0.ovh.net", "", &[], &["ovh.net"]),
    provider("Gandi", "mail.gandi.net", "", &[], &["gandi.net"]),
    provider("Orange", "imap.orange.fr", "", &["orange.fr", "wanadoo.fr"], &[]),
    provider("Free", "imap.free.fr", "", &["free.fr"], &[]),
    provider("Seznam", "imap.seznam.cz", "", &["seznam.cz"], &["seznam.cz"]),
    provider("Yandex", "imap.yandex.com", APP_PASSWORD, &["yandex.com", "yandex.ru"], &["yandex.net", "yandex.ru"]),
];

const fn provider(
    name: &'static str,
    host: &'static str,
    hint: &'static str,
    domains: &'static [&'static str],
    servers: &'static [&'static str],
) -> Provider {
    Provider { name, host, hint, domains, servers }
}

/// The provider of the addresses of a domain: by the domain itself, else by the mail servers (MX) that it names.
pub fn provider_of(domain: &str, mail_servers: &[String]) -> Option<&'static Provider> {
    let domain = domain.to_ascii_lowercase();
    let by_domain = PROVIDERS.iter().find(|provider| provider.domains.contains(&domain.as_str()));
    by_domain
        .or_else(|| mail_servers.iter().find_map(|server| PROVIDERS.iter().find(|provider| runs(provider, server))))
}

/// Whether a mail server is one of a provider's.
fn runs(provider: &Provider, server: &str) -> bool {
    let server = server.trim_end_matches('.').to_ascii_lowercase();
    provider.servers.iter().any(|of| server.strip_suffix(of).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// The server of an address, and how it was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundServer {
    /// The server.
    pub server: Server,
    /// The provider, when it is a known one.
    pub provider: Option<&'static Provider>,
    /// Whether somebody said so; otherwise it is a guess.
    pub sure: bool,
}

impl FoundServer {
    /// The server of a known provider.
    pub fn of(provider: &'static Provider) -> Self {
        let server = Server { host: provider.host.to_owned(), port: 993, encryption: Encryption::Implicit };
        FoundServer { server, provider: Some(provider), sure: true }
    }

    /// The server that a domain names itself.
    pub fn named(host: &str, port: u16) -> Self {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        FoundServer { server: Server { host, port, encryption: Encryption::Implicit }, provider: None, sure: true }
    }

    /// The server to try first for a domain of which nothing is known.
    pub fn guessed(domain: &str) -> Self {
        FoundServer { sure: false, ..FoundServer::named(&format!("imap.{domain}"), 993) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_known_by_the_domain_or_by_its_mail_servers() {
        let host = |domain: &str, servers: &[&str]| {
            let servers: Vec<String> = servers.iter().map(|&server| server.to_owned()).collect();
            provider_of(domain, &servers).map(|provider| provider.host)
        };
        assert_eq!(host("GMail.com", &[]), Some("imap.gmail.com"));
        assert_eq!(host("birch.example", &["aspmx.l.google.com."]), Some("imap.gmail.com"));
        assert_eq!(
            host("birch.example", &["birch-example.mail.protection.outlook.com"]),
            Some("outlook.office365.com")
        );
        assert_eq!(host("birch.example", &["mx.notgoogle.com", "mx00.kundenserver.de"]), Some("imap.ionos.de"));
        assert_eq!(host("birch.example", &["mail.birch.example"]), None);
    }
}
