//! The simulator: whole stories of customers, machines, agents and faults, made from a seed and played with the
//! production code under a virtual clock. After each day of a story every promise that can be checked is checked.
//!
//! The same seed is the same story on every machine: one thread, one order, no clock, no network. A story that breaks a
//! promise is shortened to what it needs, and told in sentences.
//!
//! **Never:** a rule of its own. What the desk decides is decided by the desk; here stands only what happens to it, and
//! what must be true afterwards.

mod acts;
mod cast;
mod dice;
mod house;
mod ledger;
mod letter;
mod office;
mod play;
pub mod promises;
mod shrink;
mod story;
mod words;

pub use letter::Letter;
pub use story::Story;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use store::Trouble;

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The promise.
    pub promise: &'static str,
    /// How it was broken.
    pub words: String,
}

impl Broken {
    fn new(promise: &'static str, words: String) -> Self {
        Broken { promise, words }
    }
}

/// What came of playing a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// Letters written to the desks.
    pub letters: usize,
    /// Letters accepted, copies included.
    pub accepted: usize,
    /// Tries to hand a message over.
    pub handed: usize,
    /// Faults of a database that were planned.
    pub faults: usize,
    /// Processes that died.
    pub deaths: usize,
    /// Conversations at the end.
    pub conversations: usize,
    /// Days after which the promises were looked at.
    pub days: u32,
    /// Arrivals that waited together, at most.
    pub queue_max: i64,
    /// SHA-256 over all that happened, in hexadecimal.
    pub fingerprint: String,
    /// The promise that was broken first.
    pub broken: Option<Broken>,
}

impl Played {
    fn add(&mut self, other: &Played) {
        self.letters += other.letters;
        self.accepted += other.accepted;
        self.handed += other.handed;
        self.faults += other.faults;
        self.deaths += other.deaths;
        self.conversations += other.conversations;
        self.queue_max = self.queue_max.max(other.queue_max);
    }
}

/// Plays the stories of many seeds, as many at a time as there are processors. Returns all figures together, with the
/// lowest seed whose story breaks a promise, and how.
///
/// # Errors
/// When the place for their databases cannot be made.
pub fn play_all(seeds: Range<u64>, days: u32) -> Result<(Played, Option<(u64, Broken)>), Trouble> {
    let (next, broken) = (AtomicU64::new(seeds.start), Mutex::new(BTreeMap::new()));
    let hand = || {
        let mut all = Played::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return Ok(all);
            }
            let played = play(&Story::of(seed, days))?;
            all.add(&played);
            if let Some(it) = played.broken {
                // The seeds below are being played already; those above need not be.
                next.store(seeds.end, Ordering::Relaxed);
                broken.lock().unwrap_or_else(PoisonError::into_inner).insert(seed, it);
            }
        }
    };
    let mut all = Played::default();
    std::thread::scope(|scope| {
        let hands = std::thread::available_parallelism().map_or(1, usize::from);
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        for hand in hands {
            let played: Result<Played, Trouble> = hand.join().unwrap_or(Err(Trouble::Panicked));
            all.add(&played?);
        }
        Ok::<_, Trouble>(())
    })?;
    Ok((all, broken.into_inner().unwrap_or_else(PoisonError::into_inner).pop_first()))
}

/// Plays the story of a seed.
///
/// # Errors
/// When the place for its databases cannot be made.
pub fn play(story: &Story) -> Result<Played, Trouble> {
    // A thread of its own, because a runtime cannot be started within another one.
    let played = std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
                let runtime = runtime.map_err(|error| Trouble::Broken(error.to_string()))?;
                runtime.block_on(play::play(story))
            })
            .join()
    });
    played.unwrap_or(Err(Trouble::Panicked))
}

/// A broken promise as whoever has to mend it wants to read it: the shortest story, what is wrong, how to see it again.
pub fn told(story: &Story, broken: &Broken) -> String {
    // The days after the one on which it broke are not needed: a seed tells the same days first.
    let days = play(story).map_or(story.days, |played| played.days.clamp(1, story.days));
    let story = &Story::of(story.seed, days);
    let (shortest, broken) = shortest(story, broken);
    format!(
        "{shortest}\nBroken: {}.\n{}\n\nTo see it again: answerable sim --seed {} --days {}",
        broken.promise, broken.words, story.seed, story.days
    )
}

/// The shortest story that breaks the same promise, and how it does.
fn shortest(story: &Story, broken: &Broken) -> (Story, Broken) {
    let breaks = |story: &Story| play(story).ok().and_then(|played| played.broken);
    let shortest = shrink::shortest(story, |story| breaks(story).is_some_and(|it| it.promise == broken.promise));
    let broken = breaks(&shortest).unwrap_or_else(|| broken.clone());
    (shortest, broken)
}
