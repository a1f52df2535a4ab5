//! Delivering: to our own server, and to scripted servers that refuse, hang up, or fall silent.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use crate::common::{desk, parcel, smtp};
use channel::email::deliver::{Patience, Relay, Route, Sender, TlsMode};
use channel::email::dkim::{Algorithm, DkimKey};
use channel::email::server::{self, Limits, Protocol};
use channel::email::{self, EmailChannel};
use desk::Channel;
use domain::message::Delivery;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

fn quick() -> Patience {
    let short = Duration::from_millis(500);
    Patience { connect: short, command: short, data: short, block: short, last: short }
}

fn relay(address: SocketAddr) -> Relay {
    Relay { host: address.ip().to_string(), port: address.port(), tls: TlsMode::None, sign_in: None, trusted_pem: None }
}

fn to_relay(relay: Relay) -> EmailChannel {
    EmailChannel::new(Some(Route::Relay(relay)), vec![], "desk.example", quick()).unwrap()
}

/// What a scripted server does when it has read a line that starts with the first word.
type Script = Vec<(&'static str, &'static str)>;

/// Hangs up.
const CUT: &str = "CUT";
/// Says nothing.
const SILENT: &str = "SILENT";

/// A server that answers by script, greeting first. Counts its connections.
async fn scripted(script: Script) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = connections.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let script = script.clone();
            tokio::spawn(async move {
                let _ = play(stream, script).await;
            });
        }
    });
    (address, connections)
}

async fn play(mut stream: tokio::net::TcpStream, script: Script) -> std::io::Result<()> {
    let answer = |line: &str| script.iter().find(|(start, _)| line.starts_with(start)).map(|(_, said)| *said);
    stream.write_all(answer("GREETING").unwrap_or("220 scripted\r\n").as_bytes()).await?;
    let (mut unread, mut in_data) = (String::new(), false);
    let mut block = [0_u8; 4096];
    loop {
        let read = stream.read(&mut block).await?;
        if read == 0 {
            return Ok(());
        }
        unread.push_str(&String::from_utf8_lossy(&block[..read]));
        while let Some(end) = unread.find("\r\n") {
            let line: String = unread.drain(..end + 2).collect();
            let line = line.trim_end();
            if in_data && line != "." {
                continue;
            }
            in_data = line == "DATA" && answer("DATA").is_none_or(|said| said.starts_with("354"));
            let said = answer(line).unwrap_or(if line == "DATA" { "354 go\r\n" } else { "250 ok\r\n" });
            match said {
                CUT => return Ok(()),
                SILENT => tokio::time::sleep(Duration::from_secs(30)).await,
                said => stream.write_all(said.as_bytes()).await?,
            }
        }
    }
}

async fn outcome(script: Script) -> Delivery {
    let (address, _) = scripted(script).await;
    to_relay(relay(address)).deliver(&parcel()).await
}

#[tokio::test]
async fn what_we_send_arrives_as_it_was_composed() {
    let desk = smtp().await;
    let channel = to_relay(relay(desk.address));
    let delivered = channel.deliver(&parcel()).await;
    assert!(matches!(&delivered, Delivery::Accepted { receipt } if receipt.starts_with("250 2.0.0")), "{delivered:?}");
    let (envelope, raw) = desk.intake.accepted.lock().unwrap().pop().unwrap();
    assert_eq!(raw, channel.compose(&parcel()));
    assert_eq!(envelope.sender.unwrap().as_str(), "bounce+b-abc234@shop.example");
    assert_eq!(envelope.recipients, [crate::common::email("ada@customer.example")]);
}

#[tokio::test]
async fn before_the_final_dot_nothing_was_sent() {
    for (at, later) in [("GREETING", "421 4.3.2 busy\r\n"), ("EHLO", CUT), ("MAIL", "451 4.3.0 trouble\r\n")] {
        let delivery = outcome(vec![(at, later)]).await;
        assert!(matches!(delivery, Delivery::Later { .. }), "{at} {later:?}: {delivery:?}");
    }
    for (at, said) in
        [("RCPT", "450 4.7.1 greylisted\r\n"), ("RCPT", CUT), ("DATA", "451 no\r\n"), ("DATA", CUT), ("DATA", SILENT)]
    {
        let delivery = outcome(vec![(at, said)]).await;
        assert!(matches!(delivery, Delivery::Later { .. }), "{at} {said:?}: {delivery:?}");
    }
    for (at, said) in
        [("RCPT", "550 5.1.1 no such user\r\n"), ("MAIL", "550 5.7.1 no\r\n"), ("DATA", "554 5.7.1 spam\r\n")]
    {
        let delivery = outcome(vec![(at, said)]).await;
        assert!(matches!(delivery, Delivery::Refused { .. }), "{at} {said:?}: {delivery:?}");
    }
}

#[tokio::test]
async fn a_relay_that_talks_nonsense_makes_nothing_of_a_message() {
    let endless: &'static str = Box::leak("250-and more\r\n".repeat(20_000).into_boxed_str());
    let long: &'static str = Box::leak(format!("250 {}\r\n", "x".repeat(300_000)).into_boxed_str());
    let said = [
        "hello there\r\n",
        "999 what\r\n",
        "\r\n",
        "2\r\n",
        "\0\0\0\r\n",
        "250",
        "-1 no\r\n",
        "\u{fffd}50 ok\r\n",
        endless,
    ];
    for at in ["GREETING", "EHLO", "MAIL", "RCPT", "DATA"] {
        for said in said {
            let delivery = outcome(vec![(at, said), ("HELO", said)]).await;
            assert!(matches!(delivery, Delivery::Later { .. }), "{at} {said:.20?}: {delivery:?}");
        }
    }
    for said in said {
        let delivery = outcome(vec![(".", said)]).await;
        assert!(matches!(delivery, Delivery::Uncertain { .. }), "{said:.20?}: {delivery:?}");
    }
    // Yes is yes, however much is said of it; what is kept of it is bounded.
    match outcome(vec![(".", long)]).await {
        Delivery::Accepted { receipt } => assert!(receipt.len() < 2_000, "{} bytes", receipt.len()),
        other => assert!(matches!(other, Delivery::Uncertain { .. }), "{other:?}"),
    }
}

#[tokio::test]
async fn after_the_final_dot_only_an_answer_makes_it_certain() {
    for said in [CUT, SILENT, "what?\r\n", "220 hm\r\n"] {
        let delivery = outcome(vec![(".", said)]).await;
        let certain = !matches!(delivery, Delivery::Uncertain { .. });
        assert_eq!(certain, said.starts_with("220"), "{said:?}: {delivery:?}");
    }
    assert!(matches!(outcome(vec![(".", "451 4.3.0 disk full\r\n")]).await, Delivery::Later { .. }));
    assert!(matches!(outcome(vec![(".", "554 5.6.0 content\r\n")]).await, Delivery::Refused { .. }));
}

#[tokio::test]
async fn one_refused_recipient_holds_the_message_and_is_named() {
    let (address, _) = scripted(vec![("RCPT TO:<gone@", "550 5.1.1 gone\r\n")]).await;
    let mut two = parcel();
    two.outgoing.to.push(domain::customer::Address::new("", crate::common::email("gone@customer.example")));
    let Delivery::Refused { why, .. } = to_relay(relay(address)).deliver(&two).await else { panic!("refused") };
    assert!(why.contains("gone@customer.example") && !why.contains("ada@"), "{why}");
}

#[tokio::test]
async fn settings_that_are_wrong_bounce_nothing() {
    let wants_auth = vec![("MAIL", "530 5.7.0 Authentication required\r\n")];
    assert!(matches!(outcome(wants_auth).await, Delivery::Later { .. }));
    let (address, _) = scripted(vec![("AUTH", "535 5.7.8 wrong password\r\n")]).await;
    let signed = Relay { sign_in: Some(("desk".into(), "secret".into())), ..relay(address) };
    assert!(!format!("{signed:?}").contains("secret"));
    let Delivery::Later { why, .. } = to_relay(signed).deliver(&parcel()).await else { panic!("later") };
    assert!(why.contains("name and password"), "{why}");
    let closed: SocketAddr = "127.0.0.1:1".parse().unwrap();
    assert!(matches!(to_relay(relay(closed)).deliver(&parcel()).await, Delivery::Later { .. }));
    let without = Relay { tls: TlsMode::StartTls, ..relay(address) };
    assert!(matches!(to_relay(without).deliver(&parcel()).await, Delivery::Later { .. }));
}

#[tokio::test]
async fn many_messages_share_few_connections_and_a_closed_one_is_replaced() {
    let (address, connections) = scripted(vec![]).await;
    let channel = to_relay(relay(address));
    for _ in 0..20 {
        assert!(matches!(channel.deliver(&parcel()).await, Delivery::Accepted { .. }));
    }
    assert_eq!(connections.load(Ordering::SeqCst), 1);
    let desk = desk(Protocol::Smtp, Limits { messages_per_connection_max: 2, ..Limits::default() }, None).await;
    let channel = to_relay(relay(desk.address));
    for _ in 0..5 {
        let delivery = channel.deliver(&parcel()).await;
        assert!(matches!(delivery, Delivery::Accepted { .. }), "{delivery:?}");
    }
    assert_eq!(desk.intake.raws().len(), 5);
}

#[tokio::test]
async fn the_relay_must_prove_who_it_is() {
    let folder = std::env::temp_dir().join(format!("answerable-relay-{}", std::process::id()));
    let tls = server::self_signed(&folder, "localhost").unwrap();
    let pem = std::fs::read_to_string(folder.join("smtp-certificate.pem")).unwrap();
    let desk = desk(Protocol::Smtp, Limits::default(), Some(tls)).await;
    let unknown = Relay { host: "localhost".to_owned(), tls: TlsMode::StartTls, ..relay(desk.address) };
    let delivery = to_relay(unknown.clone()).deliver(&parcel()).await;
    assert!(matches!(delivery, Delivery::Later { .. }), "{delivery:?}");
    let trusted = Relay { trusted_pem: Some(pem), ..unknown };
    let delivery = to_relay(trusted).deliver(&parcel()).await;
    assert!(matches!(delivery, Delivery::Accepted { .. }), "{delivery:?}");
    let (envelope, _) = desk.intake.accepted.lock().unwrap().pop().unwrap();
    assert!(envelope.peer.contains("encrypted"), "{}", envelope.peer);
    let _ = std::fs::remove_dir_all(folder);
}

#[tokio::test]
async fn direct_delivery_encrypts_where_it_can_and_tries_the_next_server() {
    let folder = std::env::temp_dir().join(format!("answerable-direct-{}", std::process::id()));
    let tls = server::self_signed(&folder, "anything.example").unwrap();
    let desk = desk(Protocol::Smtp, Limits::default(), Some(tls)).await;
    let closed: SocketAddr = "127.0.0.1:1".parse().unwrap();
    let servers = BTreeMap::from([("customer.example".to_owned(), vec![closed, desk.address])]);
    let sender = Sender::new(Route::Direct(servers), "desk.example", quick()).unwrap();
    let delivery =
        sender.send("help@shop.example", &["ada@customer.example".to_owned()], b"Subject: x\r\n\r\nhi\r\n").await;
    assert!(matches!(delivery, Delivery::Accepted { .. }), "{delivery:?}");
    assert!(desk.intake.accepted.lock().unwrap()[0].0.peer.contains("encrypted"));
    let _ = std::fs::remove_dir_all(folder);
}

#[tokio::test]
async fn a_channel_signs_for_its_own_domain_only() {
    let key = |domain| DkimKey::generate(Algorithm::Ed25519, domain, "test").unwrap();
    let keys = vec![key("shop.example"), key("other.example")];
    let channel = EmailChannel::new(None, keys, "desk.example", quick()).unwrap();
    let raw = String::from_utf8(channel.compose(&parcel())).unwrap();
    assert_eq!(raw.matches("DKIM-Signature:").count(), 1);
    assert!(raw.contains("d=shop.example") && raw.contains("t=1793610000"), "{raw}");
    assert_eq!(email::read(raw.as_bytes()).subject, parcel().outgoing.subject);
    assert!(matches!(channel.deliver(&parcel()).await, Delivery::Later { .. }), "without a route nothing leaves");
}
