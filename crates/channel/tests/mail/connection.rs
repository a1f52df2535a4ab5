//! How a mailbox is connected, asked of a name server that speaks real DNS and of relays that speak real SMTP.
use crate::common::dns::{self, Zone, Zones, mx, record, txt};
use channel::email::EmailChannel;
use channel::email::authenticate::Names;
use channel::email::connection::TIME;
use channel::email::deliver::{Patience, Relay, Route, TlsMode};
use channel::email::dkim::{Algorithm, DkimKey};
use desk::Channel;
use domain::Moment;
use domain::connection::{About, Grade, Known, Seen, Sends, What, judge};
use domain::customer::EmailAddress;
use domain::message::Verdict;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UdpSocket};

const HOST: &str = "desk.birch.example";

fn mailbox() -> EmailAddress {
    EmailAddress::parse("help@Birch.example").unwrap()
}

fn zones(key: &DkimKey) -> Zones {
    let text = |text: &str| txt(&[text.as_bytes().to_vec()]);
    let zone = |records| Zone { records, silent: false };
    [
        ("birch.example", zone(vec![mx(20, "mx.oak.example"), mx(10, HOST), text("v=spf1 mx -all"), text("other=1")])),
        (HOST, zone(vec![record("A", "192.0.2.10"), record("AAAA", "2001:db8::a")])),
        ("mx.oak.example", zone(vec![record("A", "198.51.100.1")])),
        ("_dmarc.birch.example", zone(vec![text("V=DMARC1; p=reject"), text("v=DMARC1x")])),
        ("answerable._domainkey.birch.example", zone(vec![text(&key.record_text())])),
        ("10.2.0.192.in-addr.arpa", zone(vec![record("PTR", HOST)])),
        ("silent.example", Zone { records: Vec::new(), silent: true }),
        ("none.example", zone(vec![mx(0, ".")])),
        ("bare.example", zone(vec![record("A", "198.51.100.2")])),
        ("_dmarc.example", zone(vec![text("v=DMARC1; p=none")])),
        ("shop.elm.example", zone(vec![mx(5, "gone.elm.example")])),
    ]
    .map(|(name, zone)| (name.to_owned(), zone))
    .into()
}

fn key() -> DkimKey {
    DkimKey::generate(Algorithm::Ed25519, "birch.example", "answerable").unwrap()
}

fn patient() -> Patience {
    let short = Duration::from_millis(800);
    Patience { connect: short, command: short, data: short, block: short, last: short }
}

async fn seen(route: Option<Route>, mailbox: &EmailAddress) -> Seen {
    let key = key();
    let server = dns::serve(zones(&key)).await;
    let names = Names::of_server(server, Duration::from_millis(300));
    let channel = EmailChannel::new(route, vec![key], HOST, patient()).unwrap().looking_up(names);
    channel.connection(mailbox).await.unwrap()
}

fn direct() -> Option<Route> {
    Some(Route::Direct(BTreeMap::new()))
}

#[tokio::test]
async fn everything_that_is_published_is_seen() {
    let seen = seen(direct(), &mailbox()).await;
    let servers: Vec<&str> = seen.mail_servers.iter().flatten().map(|server| server.name.as_str()).collect();
    assert_eq!(servers, [HOST, "mx.oak.example"], "the preferred one first");
    assert_eq!(seen.own_addresses.as_ref().unwrap().len(), 2, "of both kinds");
    assert_eq!(seen.spf.as_deref().unwrap(), ["v=spf1 mx -all"]);
    assert_eq!(seen.policy.as_deref().unwrap(), ["V=DMARC1; p=reject"]);
    assert_eq!(seen.senders.iter().map(|(_, check)| check.result).collect::<Vec<_>>(), [Verdict::Pass; 2]);
    assert_eq!(
        seen.reverse.iter().map(|(_, check)| check.result).collect::<Vec<_>>(),
        [Verdict::Pass, Verdict::PermError],
        "the second address has no name"
    );
    let findings = judge(&mailbox(), &seen, &Known::default(), Moment(0));
    let in_vain: Vec<&What> = findings.iter().filter(|it| it.grade == Grade::InVain).map(|it| &it.what).collect();
    assert_eq!(in_vain, [&What::AddressWithoutName("2001:db8::a".parse().unwrap())]);
    let fine = |about| findings.iter().any(|it| it.about == about && it.grade == Grade::Fine);
    assert!([About::Incoming, About::Sender, About::Signature, About::Policy].into_iter().all(fine), "{findings:#?}");
    let kept = serde_json::to_string(&seen).unwrap();
    assert_eq!(serde_json::from_str::<Seen>(&kept).unwrap(), seen, "as it is kept");
}

#[tokio::test]
async fn what_is_not_there_and_who_does_not_answer_are_two_things() {
    let at = |domain: &str| EmailAddress::parse(&format!("help@{domain}")).unwrap();
    let none = seen(direct(), &at("none.example")).await;
    assert!(none.takes_no_mail);
    let bare = seen(direct(), &at("bare.example")).await;
    assert_eq!(bare.mail_servers.unwrap()[0].name, "bare.example", "without MX, the domain is the server");
    let elm = seen(direct(), &at("shop.elm.example")).await;
    assert_eq!(elm.mail_servers.unwrap()[0].addresses, Some(vec![]));
    let nobody = seen(direct(), &at("nobody.example")).await;
    assert_eq!((nobody.mail_servers, nobody.spf, nobody.policy), (Some(vec![]), Some(vec![]), Some(vec![])));
    let begun = Instant::now();
    let silent = seen(direct(), &at("silent.example")).await;
    assert_eq!((silent.mail_servers, silent.spf), (None, None));
    assert!(begun.elapsed() < TIME + TIME, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn name_servers_that_are_dead_are_told_as_such_in_bounded_time() {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let names = Names::of_server(socket.local_addr().unwrap(), Duration::from_millis(200));
    let channel = EmailChannel::new(direct(), vec![key()], HOST, patient()).unwrap().looking_up(names);
    let begun = Instant::now();
    let seen = channel.connection(&mailbox()).await.unwrap();
    assert!(begun.elapsed() < TIME, "{:?}", begun.elapsed());
    let findings = judge(&mailbox(), &seen, &Known::default(), Moment(0));
    assert!(findings.iter().all(|it| it.grade == Grade::NotAsked), "{findings:#?}");
}

/// A relay that greets, offers a sign-in and answers it.
async fn relay(answer: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut block = [0; 1024];
                let _ = stream.write_all(b"220 carrier.example\r\n").await;
                while let Ok(bytes @ 1..) = stream.read(&mut block).await {
                    let said = match &block[..bytes.min(4)] {
                        b"EHLO" => "250-carrier.example\r\n250 AUTH PLAIN\r\n",
                        b"AUTH" => answer,
                        _ => "250 Ok\r\n",
                    };
                    let _ = stream.write_all(said.as_bytes()).await;
                }
            });
        }
    });
    address
}

#[tokio::test]
async fn the_relay_is_asked_whether_it_takes_our_name_and_password() {
    let route = |address: SocketAddr, tls| {
        let sign_in = Some(("desk".to_owned(), "secret".to_owned()));
        let host = address.ip().to_string();
        Some(Route::Relay(Relay { host, port: address.port(), tls, sign_in, trusted_pem: None }))
    };
    let takes = relay("235 2.7.0 Welcome\r\n").await;
    let found = seen(route(takes, TlsMode::None), &mailbox()).await;
    assert_eq!(found.relay, Some(Ok(true)), "on this machine nobody reads along");
    assert_eq!(found.sends, Sends::Relay("127.0.0.1".into()));
    assert_eq!(found.senders.len(), 2, "what leaves by a relay on this machine leaves from it");
    let refuses = relay("535 5.7.8 No\r\n").await;
    let why = seen(route(refuses, TlsMode::None), &mailbox()).await.relay.unwrap().unwrap_err();
    assert!(why.contains("does not accept our name and password") && !why.contains("secret"), "{why}");
    let why = seen(route(takes, TlsMode::StartTls), &mailbox()).await.relay.unwrap().unwrap_err();
    assert!(why.contains("offers no encryption"), "{why}");
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let why = seen(route(mute.local_addr().unwrap(), TlsMode::None), &mailbox()).await.relay.unwrap();
    assert!(why.is_err());
    let held = seen(None, &mailbox()).await;
    assert_eq!((held.relay, held.sends), (None, Sends::Held));
}
