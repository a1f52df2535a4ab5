//! `answerable import`: what was before this desk is brought in, silently. It may run beside a running desk, and again:
//! what is here already is left out.

mod mail;
mod progress;

use crate::config::Config;
use crate::failure::Failure;

/// What to bring in.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Old mail: `.eml`, mbox, Maildir. Nobody is written to because of it.
    Mail(mail::Arguments),
}

/// Brings it in.
///
/// # Errors
/// When something cannot be read or kept; what was brought in by then stays.
pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Mail(arguments) => mail::run(config, arguments).await,
    }
}
