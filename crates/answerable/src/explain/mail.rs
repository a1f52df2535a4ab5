//! `answerable explain mail`: one JSON object, or a few lines, for each mail.

use super::explained::{Explained, Facts};
use super::us::{Senders, Us, forbid_when_forged};
use crate::config::Config;
use crate::failure::Failure;
use channel::email::archive::{Filed, Mails, mails, mails_of_stream};
use domain::customer::EmailAddress;
use std::io::{BufReader, Write};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The mails to explain.
#[derive(clap::Args)]
pub struct Arguments {
    /// Mails (`.eml`), mboxes, Maildirs or folders; `-` is standard input.
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// One JSON object in a line for each mail.
    #[arg(long)]
    pub(super) json: bool,
    /// The mailbox that the mails came to; without it, and without a desk in the data folder, no address is ours.
    #[arg(long, value_parser = crate::argument::address)]
    pub(super) mailbox: Option<EmailAddress>,
    /// Checks who sent the mails (SPF, DKIM, DMARC, ARC) with the records of this JSON file, or `system` for the name
    /// servers of this machine. Without it nothing is looked up.
    #[arg(long, value_name = "FILE")]
    pub(super) dns: Option<String>,
    /// The address of the server that handed the mails over, for SPF.
    #[arg(long, requires = "dns")]
    pub(super) peer: Option<IpAddr>,
    /// The name that this server gave itself.
    #[arg(long, requires = "peer", default_value = "")]
    pub(super) helo: String,
}

/// Explains each mail in turn. One that cannot be read does not keep the others from being explained.
///
/// # Errors
/// When a file cannot be read; the others are explained all the same.
pub async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let us = Us::of(config, arguments.mailbox.clone()).await?;
    let senders = Senders::of(&arguments)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut unread = Vec::new();
    for path in &arguments.files {
        let found = open(path).unwrap_or_else(|error| Box::new(std::iter::once(Err(error))));
        for mail in found {
            let written = match mail {
                Ok(mail) => explain(&mut out, &us, &senders, &mail, arguments.json).await,
                Err(error) => {
                    unread.push(format!("{}: {error}", path.display()));
                    continue;
                }
            };
            match written {
                Ok(()) => {}
                // Whoever reads has seen enough (`| head`).
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                Err(error) => return Err(Failure::io(format!("The explanation cannot be written: {error}."))),
            }
        }
    }
    out.flush().map_err(|error| Failure::io(format!("The explanation cannot be written: {error}.")))?;
    if unread.is_empty() {
        return Ok(());
    }
    Err(Failure::no_input(format!("Not everything could be read. {}.", unread.join("; "))))
}

fn open(path: &Path) -> std::io::Result<Mails> {
    if path == Path::new("-") { mails_of_stream("-", BufReader::new(std::io::stdin())) } else { mails(path) }
}

async fn explain(
    out: &mut impl Write,
    us: &Us,
    senders: &Senders<'_>,
    mail: &Filed,
    json: bool,
) -> std::io::Result<()> {
    let inbound = channel::email::read(&mail.raw);
    let mut reading = us.read(&inbound);
    let authentication = senders.check(&inbound, &mail.raw).await;
    forbid_when_forged(&mut reading, authentication.as_ref());
    let facts = Facts { authentication, ..Facts::of(&mail.raw, &inbound, &reading) };
    let explained = Explained::of(&mail.place, &inbound, &reading, &facts);
    if json {
        serde_json::to_writer(&mut *out, &explained)?;
        writeln!(out)
    } else {
        explained.tell(out)
    }
}
