//! `answerable explain`: how the desk would read something, and why. Changes nothing.

mod content;
mod explained;
mod mail;
mod us;

use crate::config::Config;
use crate::failure::Failure;
use clap::Subcommand;

/// What to explain.
#[derive(Subcommand)]
pub enum Command {
    /// Mails: what kind each is, what is new in it, whether a machine would answer it.
    Mail(mail::Arguments),
}

/// Explains.
///
/// # Errors
/// When nothing can be read, or the desk of the data folder cannot be opened.
pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Mail(arguments) => mail::run(config, arguments).await,
    }
}
