//! Whole stories from seeds: many people, machines and faults at once, and every promise looked at after each day.
//! `answerable sim` plays the same; CONTRIBUTING says how to see a failing one again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use sim::Story;

/// Days of one story.
const DAYS: u32 = 2;
/// Stories that are played; `ANSWERABLE_SEEDS` says another number.
const SEEDS: u64 = 240;
/// Stories of the long run.
const SEEDS_OF_ALL: u64 = 3_000;

#[test]
fn every_promise_is_kept_in_every_story() {
    let usual = if std::env::var_os("ANSWERABLE_ALL").is_some() { SEEDS_OF_ALL } else { SEEDS };
    let seeds = std::env::var("ANSWERABLE_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual);
    let (_, broken) = sim::play_all(1..1 + seeds, DAYS).unwrap();
    if let Some((seed, broken)) = broken {
        panic!("seed {seed}\n{}", sim::told(&Story::of(seed, DAYS), &broken));
    }
}

#[test]
fn a_seed_is_the_same_story_each_time() {
    let play = |seed| sim::play(&Story::of(seed, DAYS)).unwrap();
    // Among these are two processes that share a database, and another desk that answers.
    for seed in [1, 5, 7] {
        let story = play(seed);
        assert_eq!(story, play(seed), "seed {seed}");
        assert!(story.letters > 0 && story.handed > 0, "something happened in it: {story:?}");
    }
    assert_ne!(play(1).fingerprint, play(2).fingerprint);
}
