//! What a desk holds, read from its database beside the running program.

use domain::Moment;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use store::{Page, Place, Store, Trouble, View};

/// The external identifiers of everything that was taken in, with how often each stands there.
///
/// # Panics
/// When the database cannot be read.
pub async fn taken_in(place: &Place) -> HashMap<String, usize> {
    let store = Store::open(place).unwrap();
    let ids = store
        .read(|read| {
            let (mut ids, mut page) = (Vec::new(), Page::FIRST);
            loop {
                let rows = read.inbox(View::Open, domain::team::Eyes::everywhere(domain::AgentId(0)), page, 500)?;
                let Some(last) = rows.last() else { return Ok::<_, Trouble>(ids) };
                page = Page { at: last.at, id: last.id };
                for row in &rows {
                    ids.extend(
                        read.messages_before(row.id, None, 100)?.into_iter().filter_map(|message| message.external_id),
                    );
                }
            }
        })
        .await
        .unwrap();
    let mut counted = HashMap::new();
    for id in ids {
        *counted.entry(id).or_default() += 1;
    }
    counted
}

/// Waits until everything that arrived is taken in, and everything that should have left has left.
///
/// # Panics
/// When it takes too long, or the database cannot be read.
pub async fn all_left(place: &Place) {
    let begun = Instant::now();
    let store = Store::open(place).unwrap();
    loop {
        let (waiting, _): (i64, Moment) = store.read(|read| read.inbound_backlog()).await.unwrap();
        let due = store.read(|read| read.outgoing_backlog(Moment(i64::MAX / 2))).await.unwrap().due;
        if waiting + due == 0 {
            return;
        }
        assert!(begun.elapsed() < LONG, "everything is taken in and sent, without hands: {waiting} and {due} wait");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Longer than what a worker had begun, when it died or its database went away, stays in its hands.
const LONG: Duration = Duration::from_secs(240);

/// Waits until everything that arrived is taken in. What a worker had begun when its database went away is begun again
/// after two minutes.
///
/// # Panics
/// When it takes too long.
pub async fn all_taken_in(place: &Place) {
    let begun = Instant::now();
    let store = Store::open(place).unwrap();
    while store.read(|read| read.inbound_backlog()).await.is_ok_and(|(waiting, _)| waiting > 0) {
        assert!(begun.elapsed() < LONG, "everything that arrived is taken in");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
