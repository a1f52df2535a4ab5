//! `answerable source`: mailboxes elsewhere that mail is fetched from.

mod permission;

use crate::config::Config;
use crate::failure::Failure;
use crate::{user, wiring};
use desk::source::{CannotAddSource, KeptSource, NewSource};
use desk::{Desk, said};
use domain::SourceId;
use domain::customer::EmailAddress;
use domain::source::{After, Encryption, Server, SignIn};
use domain::timeline::Actor;
use language::Language;
use store::Mailbox;

/// What can be done with sources.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Tries a mailbox elsewhere and fetches its mail from now on (its password from standard input). The desk may run.
    Add(Box<New>),
    /// Lists the sources, and how they are doing.
    List,
    /// Tries a source once and says in plain words what is wrong.
    Test {
        /// Its number, as `list` shows it.
        source: SourceId,
    },
    /// Sets a new password (from standard input), or signs in at the provider again, and tries it at once.
    Password {
        /// Its number, as `list` shows it.
        source: SourceId,
    },
    /// Fetches no more from a source. What it brought stays here, and what lies there stays there.
    Remove {
        /// Its number, as `list` shows it.
        source: SourceId,
    },
}

/// A source to be connected.
#[derive(clap::Args)]
pub struct New {
    /// The mailbox of this desk that its mail belongs to.
    #[arg(value_parser = crate::argument::address)]
    mailbox: EmailAddress,
    /// The IMAP server; found by the mailbox's domain without it.
    #[arg(long)]
    host: Option<String>,
    /// Its port; 993, or 143 without encryption from the first byte.
    #[arg(long)]
    port: Option<u16>,
    /// Encryption: implicit, starttls or none.
    #[arg(long, default_value = "implicit", value_parser = encryption)]
    tls: Encryption,
    /// The name to sign in with; the mailbox's address without it.
    #[arg(long)]
    user: Option<String>,
    /// How to sign in: password, microsoft or google.
    #[arg(long, default_value = "password", value_parser = sign_in)]
    sign_in: SignIn,
    /// The folder that is read.
    #[arg(long, default_value = "INBOX")]
    folder: String,
    /// Moves what was fetched to this folder over there; without it everything stays as it was.
    #[arg(long)]
    move_to: Option<String>,
    /// Brings mail of the last so many days in, silently; without it only new mail comes.
    #[arg(long, default_value_t = 0)]
    days: i64,
}

fn encryption(word: &str) -> Result<Encryption, String> {
    Encryption::from_word(word).ok_or_else(|| "it is implicit, starttls or none".to_owned())
}

fn sign_in(word: &str) -> Result<SignIn, String> {
    SignIn::from_word(word).ok_or_else(|| "it is password, microsoft or google".to_owned())
}

/// Does it.
///
/// # Errors
/// When it is refused, or the source cannot be fetched from.
pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let store = wiring::open_as_it_is(config)?;
    let desk = wiring::desk(config, store)?;
    let refused = |error: CannotAddSource| Failure::usage(format!("{error}."));
    match command {
        Command::Add(new) => {
            let (mailbox, new) = described(config, &desk, *new).await?;
            let tried = desk.try_new_source(&new).await.map_err(refused)?;
            let seen = tried
                .map_err(|fault| Failure::unavailable(format!("{} at {}: {fault}.", new.account, new.server.host)))?;
            let id = desk.add_source(Actor::Operator, new, Some(seen)).await.map_err(refused)?;
            println!("{id}\tsigned in. What comes for {mailbox} from now on is fetched as soon as the desk runs.");
            Ok(())
        }
        Command::List => list(&desk).await,
        Command::Test { source } => test(&desk, source).await,
        Command::Password { source } => {
            desk.change_source_secret(Actor::Operator, source, &again(config, &desk, source).await?)
                .await
                .map_err(refused)?;
            test(&desk, source).await
        }
        Command::Remove { source } => {
            desk.remove_source(Actor::Operator, source).await.map_err(refused)?;
            println!("Nothing is fetched from there any more.");
            Ok(())
        }
    }
}

async fn described(config: &Config, desk: &Desk, new: New) -> Result<(EmailAddress, NewSource), Failure> {
    let mailbox = mailbox(desk, &new.mailbox).await?;
    let found = desk.mail.server_of(&new.mailbox).await;
    let port = if new.tls == Encryption::Implicit { 993 } else { 143 };
    let server = match new.host {
        Some(host) => Server { host, port: new.port.unwrap_or(port), encryption: new.tls },
        None => Server { port: new.port.unwrap_or(found.server.port), ..found.server },
    };
    let account = new.user.unwrap_or_else(|| new.mailbox.to_string());
    let secret = secret(config, desk, new.sign_in, &account).await?;
    let source = NewSource {
        mailbox: mailbox.id,
        server,
        account,
        folder: new.folder,
        sign_in: new.sign_in,
        secret,
        after: new.move_to.map_or(After::Leave, After::Move),
        backlog_days: new.days,
    };
    Ok((mailbox.address, source))
}

/// A password from standard input, or the permission that a person gives at the provider.
async fn secret(config: &Config, desk: &Desk, sign_in: SignIn, account: &str) -> Result<String, Failure> {
    match sign_in {
        SignIn::Password => user::password(),
        SignIn::Microsoft => permission::of_microsoft(config).await,
        SignIn::Google => permission::of_google(config, desk, account).await,
    }
}

/// The same for a source that is connected.
async fn again(config: &Config, desk: &Desk, id: SourceId) -> Result<String, Failure> {
    let source = kept(desk, id).await?.source;
    secret(config, desk, source.sign_in, &source.account).await
}

/// A mailbox of this desk.
///
/// # Errors
/// When there is none with this address.
pub async fn mailbox(desk: &Desk, address: &EmailAddress) -> Result<Mailbox, Failure> {
    let canonical = address.canonical();
    let found = desk.reader().read(move |read| read.mailbox_by_address(&canonical)).await?;
    found.ok_or_else(|| Failure::usage(format!("{address} is no mailbox of this desk; add it under Settings first.")))
}

async fn kept(desk: &Desk, id: SourceId) -> Result<KeptSource, Failure> {
    let found = desk.reader().read(move |read| read.source(id)).await?;
    found.ok_or_else(|| Failure::usage("There is no such source; `answerable source list` shows them."))
}

async fn list(desk: &Desk) -> Result<(), Failure> {
    let now = desk.now();
    for kept in desk.reader().read(|read| read.sources()).await? {
        let source = &kept.source;
        let standing = match (&kept.standing.fault, kept.standing.alarm(now)) {
            (_, Some(alarm)) => said::alarm(Language::English, &alarm),
            (fault, None) if !fault.is_empty() => format!("{fault}; it is tried again"),
            _ => format!("seen {}", kept.standing.looked_at.rfc3339()),
        };
        println!("{}\t{}\t{}\t{standing}", source.id, source.words(), source.folder);
    }
    Ok(())
}

async fn test(desk: &Desk, id: SourceId) -> Result<(), Failure> {
    let kept = kept(desk, id).await?;
    let tried = desk.try_source(id).await.map_err(|error| Failure::usage(format!("{error}.")))?;
    tried.map_err(|fault| Failure::unavailable(format!("{}: {fault}.", kept.source.words())))?;
    println!("{}: signed in, and the folder {} is there.", kept.source.words(), kept.source.folder);
    Ok(())
}
