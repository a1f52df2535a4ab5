//! `answerable sim`: plays stories made from a seed, with the program's own code under a virtual clock. It touches no
//! data and no network.

use crate::failure::Failure;
use ::sim::Story;

/// What to play.
#[derive(clap::Args)]
pub struct Arguments {
    /// The story is made from this number alone.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many days it lasts.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=365))]
    days: u32,
    /// Plays so many stories: those of this seed and the next ones.
    #[arg(long, default_value_t = 1)]
    seeds: u64,
}

/// Plays them and says what came of it.
///
/// # Errors
/// When a promise is broken: the shortest story that breaks it, in sentences.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { seed, days, seeds } = *arguments;
    let (played, broken) = ::sim::play_all(seed..seed.saturating_add(seeds), days)?;
    println!(
        "{} letters ({} accepted, copies included), {} conversations, {} tries to hand a message over.",
        played.letters, played.accepted, played.conversations, played.handed
    );
    println!(
        "{} faults planned, {} processes died; {} arrivals waited together at most.",
        played.faults, played.deaths, played.queue_max
    );
    let Some((seed, broken)) = broken else {
        println!("Every promise that was checked was kept.");
        return Ok(());
    };
    eprintln!("The story of seed {seed} breaks a promise: {}. Looking for its shortest form …", broken.promise);
    Err(Failure { words: ::sim::told(&Story::of(seed, days), &broken), code: 70 })
}
