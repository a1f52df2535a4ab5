//! How a mailbox is connected, as the name servers and the relay say it at this moment. What follows from that is decided in
//! `domain/src/connection/`.

use super::authenticate::{LookUps, Missing, Names, Origin, check_spf, reverse};
use super::deliver::{Sender, Way};
use super::dkim::{Algorithm, DkimKey};
use domain::Moment;
use domain::connection::{Answer, Key, MailServer, Seen, Sends};
use domain::customer::EmailAddress;
use domain::message::Check;
use std::future::Future;
use std::net::IpAddr;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// For everything that is looked up about a mailbox: a page waits for it.
pub const TIME: Duration = Duration::from_secs(12);
/// For the relay to take our name and password.
const RELAY_TIME: Duration = Duration::from_secs(10);
/// Mail servers of a domain that are looked at.
const SERVERS_MAX: usize = 5;
/// Addresses of a machine that are looked at.
const ADDRESSES_MAX: usize = 4;
/// Records that are kept of one name.
const RECORDS_MAX: usize = 5;
/// Characters of a record that are kept: what a domain publishes is a stranger's word.
const RECORD_CHARS_MAX: usize = 2_000;
/// Names above a domain at which a policy is looked for (RFC 9989 §4.10).
const LEVELS_MAX: usize = 8;

/// What it is asked with.
pub(super) struct Asking<'a> {
    pub(super) names: &'a Names,
    pub(super) hostname: &'a str,
    pub(super) sender: Option<&'a Sender>,
    pub(super) keys: &'a [DkimKey],
}

/// Looks at everything, in the time of [`TIME`]. Nothing that was asked before counts: somebody may just have changed it.
pub(super) async fn seen(mailbox: &EmailAddress, asking: Asking<'_>) -> Seen {
    let names = asking.names.again();
    let ask = names.until(Instant::now() + TIME);
    let domain = mailbox.domain().trim_end_matches('.').to_ascii_lowercase();
    let way = asking.sender.map(Sender::way);
    let (mail, own_addresses, spf, policy, keys, relay) = tokio::join!(
        mail_servers(&domain, ask),
        addresses(asking.hostname, ask),
        records(&domain, "v=spf1", ask),
        policy(&domain, ask),
        keys(&domain, asking.keys, ask),
        relay(asking.sender)
    );
    let leaves_from = match way {
        Some(Way::Relay { relay, .. }) => leaves_from(&relay.host, own_addresses.as_deref(), ask).await,
        _ => own_addresses.clone().unwrap_or_default(),
    };
    let direct = matches!(way, Some(Way::Direct { .. }));
    let may_send = |address| {
        let (mailbox, helo, names) = (mailbox.as_str(), asking.hostname, &names);
        async move {
            let origin = Origin { peer: Some(address), helo, sender: mailbox, arrived: Moment(0) };
            check_spf(&origin, names).await
        }
    };
    let whose = if direct { own_addresses.clone().unwrap_or_default() } else { Vec::new() };
    let checked = async { tokio::join!(of_each(leaves_from, may_send), of_each(whose, |it| reverse(it, ask))) };
    let (senders, reverse) = timeout(TIME, checked).await.unwrap_or_default();
    let (mail_servers, takes_no_mail) = mail;
    Seen {
        hostname: asking.hostname.to_owned(),
        own_addresses,
        sends: match way {
            None => Sends::Held,
            Some(Way::Relay { relay, .. }) => Sends::Relay(relay.host.clone()),
            Some(Way::Direct { .. }) => Sends::Direct,
        },
        relay,
        mail_servers,
        takes_no_mail,
        spf,
        senders,
        keys,
        policy,
        reverse,
    }
}

/// One answer for each address.
async fn of_each<F: Future<Output = Check>>(all: Vec<IpAddr>, check: impl Fn(IpAddr) -> F) -> Vec<(IpAddr, Check)> {
    let mut found = Vec::new();
    for address in all {
        found.push((address, check(address).await));
    }
    found
}

/// The servers that take mail for a domain, and whether it says that it takes none. Without such a record, the domain itself
/// is the server (RFC 5321 §5.1).
async fn mail_servers(domain: &str, ask: LookUps<'_>) -> (Answer<MailServer>, bool) {
    let named = match ask.mail_servers(domain).await {
        Ok(named) if named.is_empty() => return (Some(Vec::new()), true),
        Ok(named) => named,
        Err(Missing::Answer) => return (None, false),
        Err(Missing::Name) => return (Some(Vec::new()), false),
        Err(Missing::Records) => match addresses(domain, ask).await {
            None => return (None, false),
            Some(found) if found.is_empty() => return (Some(Vec::new()), false),
            Some(_) => vec![domain.to_owned()],
        },
    };
    let mut servers = Vec::new();
    for name in named.into_iter().take(SERVERS_MAX) {
        servers.push(MailServer { addresses: addresses(&name, ask).await, name });
    }
    (Some(servers), false)
}

/// The addresses of a name, or the address itself where one stands for it.
async fn addresses(name: &str, ask: LookUps<'_>) -> Answer<IpAddr> {
    if let Ok(address) = name.parse() {
        return Some(vec![address]);
    }
    let (four, six) = (IpAddr::from([0_u8; 4]), IpAddr::from([0_u8; 16]));
    let (four, six) = tokio::join!(ask.addresses(name, four), ask.addresses(name, six));
    let silent = [&four, &six].into_iter().any(|found| *found == Err(Missing::Answer));
    let mut found: Vec<IpAddr> = four.into_iter().chain(six).flatten().collect();
    found.truncate(ADDRESSES_MAX);
    if found.is_empty() && silent { None } else { Some(found) }
}

/// Where mail leaves from when it goes through a relay: the relay, as far as it shows itself; this machine, where the relay
/// is on it.
async fn leaves_from(relay: &str, own: Option<&[IpAddr]>, ask: LookUps<'_>) -> Vec<IpAddr> {
    let its = match relay {
        "localhost" => vec![IpAddr::from([127, 0, 0, 1])],
        _ => addresses(relay, ask).await.unwrap_or_default(),
    };
    if its.iter().any(IpAddr::is_loopback) { own.unwrap_or_default().to_vec() } else { its }
}

/// The texts of a name that begin like this, as far as they are needed.
async fn records(name: &str, begin: &str, ask: LookUps<'_>) -> Answer<String> {
    let texts = match ask.texts(name).await {
        Ok(texts) => texts,
        Err(Missing::Answer) => return None,
        Err(Missing::Name | Missing::Records) => Vec::new(),
    };
    let words = |text: &Vec<u8>| {
        let text = String::from_utf8_lossy(text);
        text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(RECORD_CHARS_MAX).collect::<String>()
    };
    let fits = |text: &String| {
        let (start, rest) = text.split_at_checked(begin.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(begin) && (begin.is_empty() || rest.is_empty() || rest.starts_with([' ', ';']))
    };
    Some(texts.iter().map(words).filter(fits).take(RECORDS_MAX).collect())
}

/// What the domain, or else the nearest one above it, wants done with mail that is not proved.
async fn policy(domain: &str, ask: LookUps<'_>) -> Answer<String> {
    let labels: Vec<&str> = domain.split('.').collect();
    for level in 0..labels.len().saturating_sub(1).min(LEVELS_MAX) {
        let above = labels.get(level..).unwrap_or_default().join(".");
        let found = records(&format!("_dmarc.{above}"), "v=DMARC1", ask).await?;
        if !found.is_empty() {
            return Some(found);
        }
    }
    Some(Vec::new())
}

/// The keys that mail of a domain is signed with, and what is published in their places.
async fn keys(domain: &str, all: &[DkimKey], ask: LookUps<'_>) -> Vec<Key> {
    let mut found = Vec::new();
    for key in all.iter().filter(|key| key.domain() == domain) {
        let record = key.record_name();
        found.push(Key {
            published: records(&record, "", ask).await,
            record,
            wanted: key.record_text(),
            universal: key.algorithm() == Algorithm::Rsa,
        });
    }
    found
}

/// Whether the relay takes our name and password.
async fn relay(sender: Option<&Sender>) -> Option<Result<bool, String>> {
    let sender = sender.filter(|sender| matches!(sender.way(), Way::Relay { .. }))?;
    let late = Err("The mail relay does not answer in time".to_owned());
    Some(timeout(RELAY_TIME, sender.try_relay()).await.unwrap_or(late))
}
