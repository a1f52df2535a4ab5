//! The store's own promises, on both engines: one failed transaction of a group leaves the others alone, retries see a
//! fresh state, leases exclude, and the feed never skips a late commit.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::Moment;
use domain::timeline::Actor;
use store::{Cursor, NewEntry, Place, Store, Trouble, migrate, testing};

fn open(place: &Place) -> Store {
    migrate::migrate(place, Moment(0)).unwrap();
    Store::open(place).unwrap()
}

fn entry(chain: i64, sequence: i64) -> NewEntry {
    NewEntry {
        chain,
        sequence,
        actor: Actor::Desk,
        at: Moment(sequence),
        kind: "closed",
        content: "{\"kind\":\"closed\"}".into(),
        salt: [0; 16],
        content_digest: [0; 32],
        digest: [0; 32],
    }
}

#[tokio::test]
async fn a_failed_or_panicking_transaction_is_undone_alone() {
    for place in testing::places("alone") {
        let store = open(&place);
        let good = store.write(|tx| tx.append(&[entry(1, 1)]));
        let bad = store.write(|tx| {
            tx.append(&[entry(2, 1)])?;
            Err::<(), _>(Trouble::Collision)
        });
        let panicking = store.write(|tx| {
            tx.append(&[entry(3, 1)])?;
            #[allow(clippy::panic)]
            if tx.is_postgres() || !tx.is_postgres() {
                panic!("a defect in a rule");
            }
            Ok::<(), Trouble>(())
        });
        let also_good = store.write(|tx| tx.append(&[entry(4, 1)]));
        let (good, bad, panicking, also_good) = tokio::join!(good, bad, panicking, also_good);
        assert_eq!((good, bad), (Ok(()), Err(Trouble::Collision)));
        assert_eq!((panicking, also_good), (Err(Trouble::Panicked), Ok(())));
        let mut chains = Vec::new();
        for chain in 1..=4 {
            chains.push(store.read(move |read| read.entries(chain, 0, 10)).await.unwrap().len());
        }
        assert_eq!(chains, [1, 0, 0, 1]);
    }
}

#[tokio::test]
async fn a_lease_has_one_holder_until_it_runs_out() {
    for place in testing::places("lease") {
        let store = open(&place);
        let take = |holder: &'static str, until: i64, now: i64| {
            let store = store.clone();
            async move { store.write(move |tx| tx.take_lease("one", holder, Moment(until), Moment(now))).await.unwrap() }
        };
        assert!(take("a", 100, 0).await);
        assert!(!take("b", 200, 50).await, "held");
        assert!(take("a", 150, 60).await, "renewed");
        assert!(take("b", 300, 151).await, "run out");
        store.write(|tx| tx.give_back_lease("one", "b")).await.unwrap();
        assert!(take("c", 400, 152).await, "given back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_shows_every_entry_once_whatever_the_order_of_commits() {
    for place in testing::places("feed") {
        let store = open(&place);
        let writers: Vec<_> = (1..=8_i64)
            .map(|chain| {
                let store = store.clone();
                tokio::spawn(async move {
                    for sequence in 1..=25 {
                        let slow = chain % 2 == 0;
                        let written = store.write(move |tx| {
                            tx.append(&[entry(chain, sequence)])?;
                            if slow && tx.is_postgres() {
                                // On PostgreSQL this one commits after others that began later.
                                std::thread::sleep(std::time::Duration::from_millis(3));
                            }
                            Ok::<(), Trouble>(())
                        });
                        written.await.unwrap();
                    }
                })
            })
            .collect();
        let (mut seen, mut cursor) = (Vec::new(), Cursor::default());
        let begun = std::time::Instant::now();
        while seen.len() < 200 && begun.elapsed().as_secs() < 30 {
            for item in store.read(move |read| read.feed(cursor, 7)).await.unwrap() {
                cursor = item.cursor;
                seen.push(item.chain);
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        for writer in writers {
            writer.await.unwrap();
        }
        for chain in 1..=8 {
            assert_eq!(seen.iter().filter(|seen| **seen == chain).count(), 25, "chain {chain}");
        }
        assert_eq!(cursor.to_string().parse(), Ok(cursor), "a cursor can be written down");
        let end = store.read(|read| read.feed_end()).await.unwrap();
        assert!(store.read(move |read| read.feed(end, 10)).await.unwrap().is_empty());
    }
}
