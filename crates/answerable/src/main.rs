//! The binary: configuration, wiring, command line.
//!
//! **Never:** rules, SQL, HTML.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the command line")]

mod argument;
mod backup;
mod banner;
mod capacity;
mod config;
mod demo;
mod doctor;
mod explain;
mod failure;
mod import;
mod key;
mod serve;
mod set_up;
mod sim;
mod source;
mod user;
mod wiring;

use clap::{Parser, Subcommand};
use failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// A customer-service desk that answers.
///
/// Without a command it serves; in a fresh folder without a configuration it fills itself with a demo desk.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The configuration file; `answerable.toml` in this folder if it exists.
    #[arg(long, global = true, env = "ANSWERABLE_CONFIG")]
    config: Option<PathBuf>,
    /// The folder of the data.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves pages and mail, and works, in one process.
    Serve,
    /// Works only: takes in, delivers, wakes. Beside other processes that serve the same database.
    Work,
    /// Sets a new desk up without a browser.
    SetUp(set_up::Arguments),
    /// Brings the database up to date and ends.
    Migrate,
    /// Looks whether everything is in order, and says what to do where it is not.
    Doctor,
    /// Writes database, blobs and keys into one file, while the desk runs, and verifies it.
    Backup {
        /// The file to write.
        file: PathBuf,
    },
    /// Brings a backup back, into an empty place.
    Restore {
        /// The file to read.
        file: PathBuf,
    },
    /// People who sign in.
    #[command(subcommand)]
    User(user::Command),
    /// Mailboxes elsewhere that mail is fetched from.
    #[command(subcommand)]
    Source(source::Command),
    /// Brings in what was before this desk, silently. The desk may be running.
    #[command(subcommand)]
    Import(import::Command),
    /// How the desk would read something, and why. Changes nothing.
    #[command(subcommand)]
    Explain(explain::Command),
    /// Plays seeded stories of customers, machines and faults, and looks whether every promise holds. Touches no data.
    Sim(sim::Arguments),
    /// Signing keys of outgoing mail: prints the DNS records to publish.
    Key,
}

/// `EX_USAGE` of `sysexits.h`.
const WRONG_USE: u8 = 64;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { WRONG_USE } else { 0 });
        }
    };
    // What the desk writes, customers' words and keys among it, is for its own user alone.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    // What goes wrong in a simulation was made to go wrong.
    if !matches!(arguments.command, Some(Command::Sim(_))) {
        start_log();
    }
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("No threads to run on: {error}.");
            return ExitCode::from(71);
        }
    };
    let ended = runtime.block_on(run(arguments));
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { words, code }) => {
            eprintln!("{words}");
            ExitCode::from(code)
        }
    }
}

/// Logs go to standard error, without personal data; `ANSWERABLE_LOG` chooses how much (`info`, `desk=debug`).
fn start_log() {
    let asked = std::env::var("ANSWERABLE_LOG").ok().and_then(|words| words.parse::<Targets>().ok());
    let filter = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
}

async fn run(arguments: Arguments) -> Result<(), Failure> {
    let loaded = config::load(arguments.config.as_deref())?;
    let mut config = loaded.config;
    if let Some(data) = arguments.data {
        config.data = data;
    }
    match arguments.command {
        None => {
            let demo = loaded.file.is_none() && config.database.is_none();
            serve::run(&config, serve::Part::Serve, demo).await
        }
        Some(Command::Serve) => serve::run(&config, serve::Part::Serve, false).await,
        Some(Command::Work) => serve::run(&config, serve::Part::Work, false).await,
        Some(Command::Migrate) => {
            let (_, migrated) = wiring::open(&config)?;
            println!("Schema {} (was {}).", migrated.to, migrated.from);
            Ok(())
        }
        Some(Command::SetUp(arguments)) => set_up::run(&config, arguments).await,
        Some(Command::Doctor) => doctor::run(&config).await,
        Some(Command::Backup { file }) => backup::make(&config, &file),
        Some(Command::Restore { file }) => backup::restore(&config, &file),
        Some(Command::User(command)) => user::run(&config, command).await,
        Some(Command::Source(command)) => source::run(&config, command).await,
        Some(Command::Import(command)) => import::run(&config, command).await,
        Some(Command::Explain(command)) => explain::run(&config, command).await,
        Some(Command::Sim(arguments)) => sim::run(&arguments),
        Some(Command::Key) => key::print(&config),
    }
}
