//! `answerable doctor`: looks whether the desk can do what it promises, and says what to do where it cannot.

use crate::config::{Config, Mode};
use crate::failure::Failure;
use crate::wiring;
use desk::scan::NotScanned;
use desk::{Clock, Desk, said};
use domain::Millis;
use domain::connection::{Grade, Paste};
use language::{Language, Times};
use store::Installation;

/// How a check ended.
enum Verdict {
    Good(String),
    Look(String),
    Bad(String),
}
use Verdict::{Bad, Good, Look};

/// Less free space than this is reported.
const FREE_BYTES_MIN: u64 = 1024 * 1024 * 1024;
/// Entries of the timeline may be this far ahead of the clock before it is called wrong.
const AHEAD_MAX: Millis = Millis::minutes(2);

/// Older signatures of the virus scanner are reported: they appear daily.
const SIGNATURES_AGE_MAX: Millis = Millis::days(7);

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
    verdicts.extend(spam_filter(config).await?);
    verdicts.extend(virus_scanner(config).await?);
    verdicts.extend(mailboxes(&desk, installation.as_ref()).await?);
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

/// Whether the virus scanner answers, where there is one, and how old what it knows is.
async fn virus_scanner(config: &Config) -> Result<Option<Verdict>, Failure> {
    let Some(scanner) = wiring::virus_scanner(config)? else { return Ok(None) };
    let version = match scanner.version().await {
        Ok(version) => version,
        Err(NotScanned::NoAnswer(why) | NotScanned::Refused(why)) => {
            return Ok(Some(Bad(format!(
                "Virus scanner: it does not answer ({why}). Files wait to be looked at until it does. Start clamd, or correct attachments.clamd."
            ))));
        }
    };
    let age = version.signatures_of.map(|at| Clock::System.now().since(at));
    Ok(Some(match age {
        Some(age) if age > SIGNATURES_AGE_MAX => Look(format!(
            "Virus scanner: it answers, but what it knows is {} days old ({}). See that freshclam runs.",
            age.0 / Millis::days(1).0,
            version.words
        )),
        Some(_) => Good(format!("Virus scanner: {}.", version.words)),
        None => Good(format!("Virus scanner: {}. It does not say how old its signatures are.", version.words)),
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

/// Whether each mailbox is connected: what comes in, what leaves, and what to publish. The relay is asked there, too.
async fn mailboxes(desk: &Desk, installation: Option<&Installation>) -> Result<Vec<Verdict>, Failure> {
    let mut verdicts = Vec::new();
    let zone = installation.map(|it| it.zone.as_str()).unwrap_or_default();
    let times = Times::new(zone, desk.now(), Language::English);
    for mailbox in desk.reader().read(|read| read.mailboxes()).await? {
        let address = mailbox.address.clone();
        let Some(found) = desk.look_at_connection(mailbox).await? else {
            verdicts.push(Look(format!("Mailbox {address}: there are no name servers to ask.")));
            continue;
        };
        for finding in &found.findings {
            let about = said::connection::about(Language::English, finding.about);
            let mut words =
                format!("Mailbox {address}: {about}. {}", said::connection::finding(finding, &found.mailbox, &times));
            for paste in &finding.paste {
                words.push_str(&format!("\n          {}.  {}  {}", paste.host, paste.kind, written(paste)));
            }
            verdicts.push(match finding.grade {
                Grade::Fine => Good(words),
                Grade::Improvable | Grade::NotAsked => Look(words),
                Grade::InVain => Bad(words),
            });
        }
    }
    Ok(verdicts)
}

/// The value of a record as a zone file has it.
fn written(of: &Paste) -> String {
    if of.kind == "TXT" { format!("\"{}\"", of.value) } else { of.value.clone() }
}

async fn health(desk: &Desk) -> Result<Vec<Verdict>, Failure> {
    let health = desk.health().await?;
    let mut verdicts: Vec<Verdict> = said::all_wrong(Language::English, &health).into_iter().map(Bad).collect();
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
