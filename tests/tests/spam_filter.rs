//! A spam filter beside the desk is asked, and what it says is one sign among others: a real rspamd, and none at all.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use channel::email::EmailChannel;
use channel::email::deliver::Patience;
use channel::email::rspamd::Rspamd as Filter;
use desk::{Chance, Clock, Desk};
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Bounds, Envelope};
use std::sync::Arc;
use store::{Blobs, Place, Store};
use tests::first_run;
use tests::machine::free_port;
use tests::rspamd::Rspamd;

const HELP: &str = "help@birch.example";

async fn desk_on(place: &Place, filter: &str) -> Desk {
    store::migrate::migrate(place, Clock::System.now()).unwrap();
    let store = Store::open(place).unwrap();
    let channel = EmailChannel::new(None, Vec::new(), "desk.birch.example", Patience::default()).unwrap();
    let channel = channel.filtering(Filter::at(filter).unwrap());
    let blobs = Blobs::Rows(store.clone());
    let desk = Desk::new(store, blobs, Clock::System, Chance::of_node(0), Arc::new(channel), Bounds::default());
    desk.set_up(first_run(HELP)).await.unwrap();
    desk
}

/// Takes a mail in, and says how many conversations are in the quarantine and how many are open.
async fn after(desk: &Desk, from: &str, text: &str) -> (i64, i64) {
    let raw = format!(
        "From: <{from}>\r\nTo: {HELP}\r\nSubject: For you\r\nMessage-ID: <{from}>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\n{text}\r\n"
    );
    let envelope = Envelope {
        channel: ChannelKind::Email,
        sender: EmailAddress::parse(from).ok(),
        recipients: vec![EmailAddress::parse(HELP).unwrap()],
        received_at: desk.now(),
        peer: "test".into(),
        peer_address: "192.0.2.7".parse().ok(),
        helo: Some("mx.sender.example".into()),
        imported: false,
    };
    desk.accept(envelope, raw.into_bytes()).await.unwrap();
    assert_eq!(desk.take_in_due().await.unwrap(), 1);
    let agent = desk.reader().read(|read| read.agents()).await.unwrap()[0].id;
    let counts = desk.reader().read(move |read| read.view_counts(domain::team::Eyes::everywhere(agent))).await.unwrap();
    (counts.quarantine, counts.open)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_it_would_refuse_waits_for_a_person_and_a_doubt_alone_is_not_enough() {
    if !Rspamd::can_start("a spam filter") {
        return;
    }
    let rspamd = Rspamd::start();
    for place in store::testing::places("rspamd") {
        let desk = desk_on(&place, &rspamd.url()).await;
        assert_eq!(after(&desk, "ada@engine.example", "Where is my kettle?").await, (0, 1));
        assert_eq!(after(&desk, "doubt@pills.example", "Cheap pills, today only.").await, (0, 2));
        assert_eq!(after(&desk, "sure@money.example", "Free money for everybody.").await, (1, 2));
        let filter = Filter::at(&rspamd.url()).unwrap();
        filter.answers().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_answer_mail_is_judged_without_it() {
    for place in store::testing::places("rspamd_gone") {
        let gone = format!("http://{}", free_port());
        let desk = desk_on(&place, &gone).await;
        assert_eq!(after(&desk, "sure@money.example", "Free money for everybody.").await, (0, 1));
        assert!(Filter::at(&gone).unwrap().answers().await.is_err());
    }
    assert!(Filter::at("127.0.0.1:11333").is_err() && Filter::at("ftp://x/").is_err());
}
