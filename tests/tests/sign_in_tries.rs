//! Tries to sign in are limited, also those that come at the same moment.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use desk::sign_in::{CannotSignIn, TRIES_OF_ACCOUNT_MAX};
use tests::World;

/// Guesses at one moment.
const GUESSES: usize = 60;
/// Transactions that look at the same moment on PostgreSQL may each count without the others.
const AT_ONCE: i64 = store::CONNECTIONS as i64;

#[tokio::test]
async fn guesses_at_one_moment_count_each() {
    for world in World::on_each("tries").await {
        let guesses: Vec<_> = (0..GUESSES)
            .map(|number| {
                let desk = world.desk.clone();
                let guess = format!("guess number {number}");
                tokio::spawn(async move { desk.sign_in("mia@birch-staff.example", guess, "192.0.2.7", "test").await })
            })
            .collect();
        let mut looked_at = 0;
        for guess in guesses {
            match guess.await.unwrap() {
                Err(CannotSignIn::Wrong) => looked_at += 1,
                Err(CannotSignIn::Wait(_)) => {}
                other => assert!(other.is_err(), "a guess was right"),
            }
        }
        assert!((TRIES_OF_ACCOUNT_MAX..=TRIES_OF_ACCOUNT_MAX + AT_ONCE).contains(&looked_at), "{looked_at}");
        world.finish().await;
    }
}
