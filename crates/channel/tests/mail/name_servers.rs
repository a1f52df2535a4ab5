//! Name servers that do not answer hold no mail up for long, and it is told.
use channel::email::authenticate::{Names, Senders};
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::Envelope;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::UdpSocket;

fn envelope(number: usize) -> Envelope {
    Envelope {
        channel: ChannelKind::Email,
        sender: EmailAddress::parse(&format!("ada@engine{number}.example")).ok(),
        recipients: Vec::new(),
        received_at: Moment(1_793_610_000_000),
        peer: String::new(),
        peer_address: "192.0.2.7".parse().ok(),
        helo: Some(format!("mx{number}.engine.example")),
        imported: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_answer_is_not_asked_for_each_mail() {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let (address, asked) = (socket.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counting = asked.clone();
    tokio::spawn(async move {
        let mut packet = [0; 512];
        while socket.recv_from(&mut packet).await.is_ok() {
            counting.fetch_add(1, Ordering::SeqCst);
        }
    });
    let senders = Senders::new(Names::of_server(address, Duration::from_millis(100)), None);
    assert!(!senders.hears_nobody());
    for number in 0..3 {
        senders.check(&envelope(number), b"From: <ada@engine.example>\r\n\r\nHello").await;
    }
    assert!(senders.hears_nobody(), "after three look-ups in vain");
    let before = asked.load(Ordering::SeqCst);
    for number in 3..30 {
        let found = senders.check(&envelope(number), b"From: <ada@engine.example>\r\n\r\nHello").await;
        assert!(!found.is_forged(), "what cannot be checked is no forgery");
    }
    assert_eq!(asked.load(Ordering::SeqCst), before, "nobody is asked for a while");
}
