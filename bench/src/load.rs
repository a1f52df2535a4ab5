//! The load: mails of about 2 KB, each from another person, over a number of connections at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::{Place, Store};
use tests::server::{Customer, Relay, Server};

static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// Sentences that the mails are made of.
const SENTENCES: [&str; 8] = [
    "The tracking page has said the same thing for nine days and nothing has moved since.",
    "I tried another socket, another cable and the steps of your help page, in that order.",
    "When I called I waited for a long time and was then cut off before anyone spoke.",
    "The box was open on one side, and one of the two feet and the manual were missing.",
    "My bank says that the payment went through and sees no refusal on its side.",
    "It is a present for my daughter, so I need to know whether it arrives before Saturday.",
    "We are a small business and cannot invoice our own client until we have a correct document.",
    "The kettle switches itself off again after the light has blinked three times.",
];

/// How long a load took.
pub struct Ingest {
    /// Until the last mail had heard 250.
    pub accepted: Duration,
    /// Until the last mail was taken in, its acknowledgement queued.
    pub taken_in: Duration,
}

impl Ingest {
    /// Sends mails over connections and waits until all are taken in.
    pub async fn run(server: &Server, place: &Place, mails: usize, connections: usize) -> Ingest {
        let smtp = server.smtp;
        let begun = Instant::now();
        let senders: Vec<_> = (0..connections)
            .map(|lane| {
                let count = mails / connections + usize::from(lane < mails % connections);
                std::thread::spawn(move || {
                    let mut customer = Customer::connect(smtp).unwrap();
                    for sent in 0..count {
                        if sent > 0 && sent % 900 == 0 {
                            // The server ends a connection after a thousand mails.
                            customer = Customer::connect(smtp).unwrap();
                        }
                        let (from, raw) = mail(NUMBER.fetch_add(1, Ordering::Relaxed));
                        customer.send(&from, "help@birch.example", &raw).unwrap();
                    }
                })
            })
            .collect();
        for sender in senders {
            sender.join().unwrap();
        }
        let accepted = begun.elapsed();
        let store = Store::open(place).unwrap();
        while store.read(|read| read.inbound_backlog()).await.unwrap().0 > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ingest { accepted, taken_in: begun.elapsed() }
    }
}

/// Waits until the relay has so many messages, or no more come for longer than a message that had to wait is looked at
/// again; returns how many it has.
pub fn wait_for_messages(relay: &Relay, wanted: usize) -> usize {
    let (mut last, mut since) = (relay.count(), Instant::now());
    while last < wanted && since.elapsed() < Duration::from_secs(90) {
        std::thread::sleep(Duration::from_millis(100));
        let now = relay.count();
        if now != last {
            (last, since) = (now, Instant::now());
        }
    }
    last
}

fn mail(number: usize) -> (String, String) {
    let from = format!("person{number}@people{}.example", number % 97);
    let rare = if number.is_multiple_of(250) { "There was marzipan in it." } else { "" };
    let body: String = (0..20)
        .map(|line| format!("{} ({number}.{line})\r\n", SENTENCES[(number * 7 + line * 3) % SENTENCES.len()]))
        .collect();
    let raw = format!(
        "Received: from mx.people.example by desk.birch.example; Mon, 2 Nov 2026 09:00:00 +0000\r\nFrom: \"Person {number}\" <{from}>\r\nTo: help@birch.example\r\nSubject: About my order {number}\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nMessage-ID: <m{number}@people.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello,\r\n\r\n{body}{rare}\r\n\r\nKind regards,\r\nPerson {number}\r\n"
    );
    (from, raw)
}
