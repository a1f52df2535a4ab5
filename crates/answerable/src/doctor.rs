//! `answerable doctor`: looks whether the desk can do what it promises, and says what to do where it cannot.

use crate::config::{Config, Mode};
use crate::failure::Failure;
use crate::wiring;
use desk::{Clock, Desk};
use domain::Millis;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RecordType;
use std::time::Duration;
use store::Installation;
use tokio::net::TcpStream;

/// How a check ended.
enum Verdict {
    Good(String),
    Look(String),
    Bad(String),
}
use Verdict::{Bad, Good, Look};

/// A server that does not answer in this time is not there.
const PATIENCE: Duration = Duration::from_secs(10);
/// Less free space than this is reported.
const FREE_BYTES_MIN: u64 = 1024 * 1024 * 1024;
/// Entries of the timeline may be this far ahead of the clock before it is called wrong.
const AHEAD_MAX: Millis = Millis::minutes(2);

/// Runs all checks.
///
/// # Errors
/// When the database cannot be opened at all, or a check found something that must be mended.
pub async fn run(config: &Config) -> Result<(), Failure> {
    let store = wiring::open_as_it_is(config)?;
    let desk = wiring::desk(config, store)?;
    let installation = desk.reader().read(|read| read.installation()).await?;
    let mut verdicts = vec![Good(format!("Database: opened, schema {}.", store::migrate::SCHEMA))];
    verdicts.extend(contents(config, &desk).await?);
    verdicts.push(disk(config));
    verdicts.push(clock(&desk).await?);
    verdicts.push(public_url(config, installation.as_ref()));
    verdicts.push(relay(config).await);
    verdicts.extend(spam_filter(config).await?);
    verdicts.extend(dns(config, &desk).await?);
    verdicts.extend(health(&desk).await?);
    let mut bad = 0;
    for verdict in &verdicts {
        match verdict {
            Good(words) => println!("  good  {words}"),
            Look(words) => println!("  look  {words}"),
            Bad(words) => {
                println!("  BAD   {words}");
                bad += 1;
            }
        }
    }
    if bad > 0 {
        Err(Failure::unavailable(format!("{bad} of {} checks found something to mend.", verdicts.len())))
    } else {
        Ok(())
    }
}

/// Whether the spam filter answers, where there is one.
async fn spam_filter(config: &Config) -> Result<Option<Verdict>, Failure> {
    let Some(filter) = wiring::spam_filter(config)? else { return Ok(None) };
    Ok(Some(match filter.answers().await {
        Ok(()) => Good("Spam filter: rspamd answers.".into()),
        Err(why) => {
            Look(format!("Spam filter: rspamd does not answer ({why}); mail is judged without it. See spam.rspamd."))
        }
    }))
}

/// Whether everything that was kept is still there, as it was.
async fn contents(config: &Config, desk: &Desk) -> Result<Vec<Verdict>, Failure> {
    let mut verdicts = Vec::new();
    if let Some(damage) = desk.reader().read(|read| read.damage()).await? {
        verdicts.push(Bad(format!("Database: it is damaged ({damage}). Stop the desk and restore a backup.")));
    }
    let missing = wiring::blobs(config, &desk.store).missing(&desk.store).await?;
    verdicts.push(match missing.as_slice() {
        [] => Good("Files: all contents are there.".into()),
        [first, ..] => Bad(format!(
            "Files: {} contents are missing or cut, the first is {first}. Restore them from a backup.",
            missing.len()
        )),
    });
    let proof = desk.prove_histories().await?;
    verdicts.push(match proof.broken.as_slice() {
        [] => Good(format!("Timelines: {} with {} entries hold.", proof.chains, proof.entries)),
        [first, ..] => Bad(format!(
            "Timelines: {} do not hold; {first}. Somebody changed the database by hand: compare with a backup.",
            proof.broken.len()
        )),
    });
    Ok(verdicts)
}

fn disk(config: &Config) -> Verdict {
    match rustix::fs::statvfs(&config.data) {
        Ok(space) => {
            let free = space.f_bavail.saturating_mul(space.f_frsize);
            let words = format!("{} MB free for {}", free / (1024 * 1024), config.data.display());
            if free < FREE_BYTES_MIN {
                Bad(format!("Disk: only {words}. Free some space: a full disk stops mail at the door."))
            } else {
                Good(format!("Disk: {words}."))
            }
        }
        Err(error) => Look(format!("Disk: free space of {} is not known ({error}).", config.data.display())),
    }
}

async fn clock(desk: &Desk) -> Result<Verdict, Failure> {
    let last = desk.reader().read(|read| read.latest_entries(desk::keep::DESK_CHAIN, 1)).await?;
    let now = Clock::System.now();
    Ok(match last.last() {
        Some(entry) if entry.at > now + AHEAD_MAX => Bad(format!(
            "Clock: it shows {}, but the desk has seen {} already. Set it right (NTP): waits and retries depend on it.",
            now.rfc3339(),
            entry.at.rfc3339()
        )),
        _ => Good(format!("Clock: {} UTC, not behind what the desk has seen.", now.rfc3339())),
    })
}

fn public_url(config: &Config, installation: Option<&Installation>) -> Verdict {
    let known = config.web.public_url.clone().or_else(|| installation.and_then(|it| it.public_url.clone()));
    match known {
        Some(url) if url.starts_with("https://") => Good(format!("Public address: {url}.")),
        Some(url) if config.sending.mode == Mode::PostRoom => {
            Look(format!("Public address: {url}, without https. Good for trying, not for customers."))
        }
        Some(url) => {
            Bad(format!("Public address: {url} is not https. Links in mail to customers need an encrypted address."))
        }
        None if config.sending.mode == Mode::PostRoom => {
            Look("Public address: none. Acknowledgements carry no link to the customer's page.".into())
        }
        None => {
            Bad("Public address: none. Set web.public_url to where customers reach this desk, before mail leaves."
                .into())
        }
    }
}

async fn relay(config: &Config) -> Verdict {
    let relay = &config.sending.relay;
    match config.sending.mode {
        Mode::PostRoom => Look("Sending: nothing leaves; mail is held in the post room.".into()),
        Mode::Direct => Good(
            "Sending: straight to the recipients' servers. Many providers refuse mail from home connections.".into(),
        ),
        Mode::Relay => {
            let address = format!("{}:{}", relay.host, relay.port);
            match tokio::time::timeout(PATIENCE, TcpStream::connect(&address)).await {
                Ok(Ok(_)) => Good(format!("Sending: the relay {address} answers.")),
                Ok(Err(error)) => Bad(format!(
                    "Sending: the relay {address} cannot be reached ({error}). Check name, port and firewall."
                )),
                Err(_) => Bad(format!("Sending: the relay {address} does not answer. Check name, port and firewall.")),
            }
        }
    }
}

/// Where mail to our mailboxes goes, and whether our signatures are published.
async fn dns(config: &Config, desk: &Desk) -> Result<Vec<Verdict>, Failure> {
    let mailboxes = desk.reader().read(|read| read.mailboxes()).await?;
    let mut domains: Vec<String> =
        mailboxes.iter().map(|mailbox| mailbox.address.domain().to_ascii_lowercase()).collect();
    domains.sort();
    domains.dedup();
    let Some(resolver) = TokioResolver::builder_tokio().ok().and_then(|builder| builder.build().ok()) else {
        return Ok(vec![Look("DNS: this machine has no resolver configured; nothing could be looked up.".into())]);
    };
    let mut verdicts = Vec::new();
    for domain in domains {
        let mail_servers = look_up(&resolver, &domain, RecordType::MX).await;
        verdicts.push(match mail_servers {
            Ok(servers) if servers.is_empty() => {
                Look(format!("DNS: {domain} names no mail server (MX); mail to it does not come here yet."))
            }
            Ok(servers) => Good(format!("DNS: mail to {domain} goes to {}.", servers.join(", "))),
            Err(error) => Look(format!("DNS: {domain} could not be looked up ({error}).")),
        });
    }
    for key in wiring::dkim_keys(config)? {
        let published = look_up(&resolver, &key.record_name(), RecordType::TXT)
            .await
            .unwrap_or_default()
            .concat()
            .replace(['"', ' '], "");
        let expected = key.record_text().replace(' ', "");
        verdicts.push(if published.contains(&expected) {
            Good(format!("DNS: the signing key {} is published.", key.record_name()))
        } else {
            Bad(format!(
                "DNS: the signing key {} is not published, or differs; `answerable key` prints the record.",
                key.record_name()
            ))
        });
    }
    Ok(verdicts)
}

async fn look_up(resolver: &TokioResolver, name: &str, kind: RecordType) -> Result<Vec<String>, String> {
    let asked = tokio::time::timeout(PATIENCE, resolver.lookup(format!("{}.", name.trim_end_matches('.')), kind)).await;
    match asked {
        Ok(Ok(found)) => Ok(found
            .answers()
            .iter()
            .filter(|record| record.record_type() == kind)
            .map(|record| record.data.to_string())
            .collect()),
        Ok(Err(error)) if error.is_no_records_found() => Ok(Vec::new()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("no answer".to_owned()),
    }
}

async fn health(desk: &Desk) -> Result<Vec<Verdict>, Failure> {
    let health = desk.health().await?;
    let mut verdicts: Vec<Verdict> = health.all_wrong().map(|words| Bad(words.clone())).collect();
    if verdicts.is_empty() {
        verdicts.push(Good(format!(
            "Work: {} arrivals waiting, {} messages due, {} in the post room, {} open tasks.",
            health.inbound_waiting, health.outgoing_due, health.held, health.tasks
        )));
    }
    if health.automatic_stopped {
        verdicts.push(Look("Automatic mail is stopped by hand: nobody is told that their message arrived.".into()));
    }
    Ok(verdicts)
}
