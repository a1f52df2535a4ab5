//! A message that takes long to read holds up no others, is not begun twice, and counts as tried only once it is read.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use desk::{Chance, Channel, Clock, Desk, Parcel, Promised};
use domain::Millis;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Bounds, Delivery, Envelope, Inbound, Manners, Peek};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::{Blobs, Place, Store};
use tests::{Letter, World, first_run};

const HELP: &str = "help@birch.example";
/// Long enough for any machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads what is "slow" only when it is allowed to.
struct SlowReader {
    begun: Mutex<Sender<()>>,
    allowed: Mutex<Receiver<()>>,
}

impl Channel for SlowReader {
    fn read(&self, _envelope: &Envelope, raw: &[u8]) -> Inbound {
        if raw.starts_with(b"Subject: slow") {
            self.begun.lock().unwrap().send(()).unwrap();
            let _ = self.allowed.lock().unwrap().recv();
        }
        channel::email::read(raw)
    }
    fn peek(&self, raw: &[u8]) -> Option<Peek> {
        channel::email::peek(raw)
    }
    fn compose(&self, parcel: &Parcel) -> Vec<u8> {
        channel::email::compose(parcel)
    }
    fn deliver<'a>(&'a self, _parcel: &'a Parcel) -> Promised<'a, Delivery> {
        Box::pin(async { Delivery::Accepted { receipt: "250 2.0.0 Ok".to_owned() } })
    }
    fn manners(&self) -> Manners {
        channel::email::MANNERS
    }
}

async fn desk_on(place: &Place, reader: SlowReader) -> Desk {
    store::migrate::migrate(place, Clock::System.now()).unwrap();
    let store = Store::open(place).unwrap();
    let blobs = Blobs::Rows(store.clone());
    let desk = Desk::new(store, blobs, Clock::System, Chance::of_node(0), Arc::new(reader), Bounds::default());
    desk.set_up(first_run(HELP)).await.unwrap();
    desk
}

async fn arrives(desk: &Desk, subject: &str, from: &str, bytes: usize) {
    let head = format!("Subject: {subject}\r\nFrom: <{from}>\r\nTo: {HELP}\r\nMessage-ID: <{from}>\r\n\r\n");
    let raw = [head.as_bytes(), &b"Where is my kettle?\r\n".repeat(bytes / 21 + 1)].concat();
    let envelope = Envelope {
        channel: ChannelKind::Email,
        sender: EmailAddress::parse(from).ok(),
        recipients: vec![EmailAddress::parse(HELP).unwrap()],
        received_at: desk.now(),
        peer: "test".into(),
        peer_address: None,
        helo: None,
        imported: false,
    };
    desk.accept(envelope, raw).await.unwrap();
}

async fn waiting(desk: &Desk) -> i64 {
    desk.reader().read(|read| read.inbound_backlog()).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn large_messages_that_take_long_hold_up_no_small_one() {
    for place in store::testing::places("slow_reading") {
        let ((begun, begins), (allow, allowed)) = (channel(), channel());
        let desk = desk_on(&place, SlowReader { begun: begun.into(), allowed: allowed.into() }).await;
        let processors = std::thread::available_parallelism().unwrap().get();
        for number in 0..processors {
            arrives(&desk, "slow", &format!("robin{number}@slow.example"), 2 * 1024 * 1024).await;
        }
        let slow = tokio::spawn({
            let desk = desk.clone();
            async move { desk.take_in_due().await }
        });
        for _ in 0..processors {
            begins.recv_timeout(PATIENCE).unwrap();
        }
        arrives(&desk, "a kettle", "ada@engine.example", 10).await;
        let taken = tokio::time::timeout(PATIENCE, desk.take_in_due()).await;
        assert_eq!(taken.unwrap().unwrap(), 1, "the small one, beside those that are read");
        assert_eq!(waiting(&desk).await, i64::try_from(processors).unwrap());
        assert!(begins.try_recv().is_err(), "none of them is begun twice");
        drop(allow);
        assert_eq!(slow.await.unwrap().unwrap(), processors);
        assert_eq!(waiting(&desk).await, 0);
    }
}

fn kettle() -> Letter {
    Letter::new("Ada <ada@engine.example>", HELP, "My kettle leaks", "It leaks.")
        .with("Message-ID", "<k1@engine.example>")
}

#[tokio::test]
async fn what_only_waited_to_be_read_was_not_tried() {
    for world in World::on_each("story1_waited").await {
        world.arrives(&kettle()).await;
        for _ in 0..2 * desk::intake::TRIES_MAX {
            let now = world.desk.now();
            let until = now + Millis::minutes(2);
            let claim = move |tx: &mut store::Tx<'_, '_>| tx.claim_arrivals("gone", 0..i64::MAX, 10, until, now);
            let claimed = world.desk.store.write(claim).await.unwrap();
            assert_eq!(claimed.iter().map(|it| it.tries).collect::<Vec<_>>(), [0]);
            let id = claimed[0].id;
            let other = world.desk.store.write(move |tx| tx.arrival_begun(id, "another", until)).await.unwrap();
            assert_eq!(other, None, "whoever did not claim it cannot begin it");
            world.desk.clock.advance(Millis::minutes(3));
        }
        world.settle().await;
        let conversation = world.conversation().await;
        assert_eq!(world.messages(conversation.id).await[0].subject, "My kettle leaks");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_sender_is_heard_in_order_whatever_the_size() {
    for world in World::on_each("story1_sizes").await {
        let long = Letter { text: "It leaks.\n".repeat(200_000), ..kettle() };
        world.arrives(&long.with("Message-ID", "<k0@engine.example>")).await;
        world.arrives(&kettle().with("Message-ID", "<k2@engine.example>")).await;
        assert_eq!(world.desk.take_in_due().await.unwrap(), 1, "the large one, which came first");
        assert_eq!(world.desk.take_in_due().await.unwrap(), 1);
        world.finish().await;
    }
}
