//! What the tests of this crate share: a desk that only remembers, parcels to send, a raw line to a server.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod dns;

use channel::email::server::{Config, Limits, Listen, Protocol, Serving, serve};
use desk::Parcel;
use desk::channel::{Intake, IntakeRefused, Promised};
use domain::customer::{Address, ChannelKind, EmailAddress};
use domain::message::{Envelope, Outgoing, Purpose};
use domain::{ConversationId, Moment};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;

/// A desk that remembers what it accepted; can be told to refuse.
#[derive(Default)]
pub struct Remembering {
    pub accepted: Mutex<Vec<(Envelope, Vec<u8>)>>,
    pub refuses: AtomicBool,
}

impl Remembering {
    pub fn raws(&self) -> Vec<Vec<u8>> {
        self.accepted.lock().unwrap().iter().map(|(_, raw)| raw.clone()).collect()
    }
    pub fn refuse(&self, refuses: bool) {
        self.refuses.store(refuses, Ordering::SeqCst);
    }
}

impl Intake for Remembering {
    fn accept<'a>(&'a self, envelope: Envelope, raw: Vec<u8>) -> Promised<'a, Result<(), IntakeRefused>> {
        Box::pin(async move {
            if self.refuses.load(Ordering::SeqCst) {
                return Err(IntakeRefused("disk full".to_owned()));
            }
            self.accepted.lock().unwrap().push((envelope, raw));
            Ok(())
        })
    }
    fn knows<'a>(&'a self, recipient: &'a EmailAddress) -> Promised<'a, Result<bool, IntakeRefused>> {
        Box::pin(async move { Ok(!recipient.local_part().starts_with("nobody")) })
    }
}

/// A server on a free port with its desk. Dropping it stops the server.
pub struct Desk {
    pub address: SocketAddr,
    pub intake: Arc<Remembering>,
    pub stop: watch::Sender<bool>,
    pub serving: Serving,
}

pub async fn desk(protocol: Protocol, limits: Limits, tls: Option<Arc<rustls::ServerConfig>>) -> Desk {
    desk_behind(&[], protocol, limits, tls).await
}

/// The same behind proxies.
pub async fn desk_behind(
    proxies: &[&str],
    protocol: Protocol,
    limits: Limits,
    tls: Option<Arc<rustls::ServerConfig>>,
) -> Desk {
    let proxies: Vec<String> = proxies.iter().map(|&proxy| proxy.to_owned()).collect();
    let intake = Arc::new(Remembering::default());
    let (stop, stopped) = watch::channel(false);
    let config = Config {
        listen: Listen::Tcp("127.0.0.1:0".parse().unwrap()),
        hostname: "desk.example".to_owned(),
        protocol,
        tls,
        proxies: desk::Networks::parse(&proxies).0,
        limits,
    };
    let serving = serve(config, intake.clone(), Arc::new(|| Moment(1_793_610_000_000)), stopped).await.unwrap();
    Desk { address: serving.address.unwrap(), intake, stop, serving }
}

pub async fn smtp() -> Desk {
    desk(Protocol::Smtp, Limits::default(), None).await
}

/// A raw line: sends bytes as they are, reads replies.
pub struct Line {
    pub stream: TcpStream,
    unread: String,
}

impl Line {
    pub async fn to(address: SocketAddr) -> Line {
        Line::on(TcpStream::connect(address).await.unwrap()).await
    }

    pub async fn on(stream: TcpStream) -> Line {
        let mut line = Line { stream, unread: String::new() };
        assert!(line.reply().await.starts_with("220 "), "no greeting");
        line
    }

    pub async fn greeted(address: SocketAddr) -> Line {
        let mut line = Line::to(address).await;
        assert!(line.ask("EHLO client.example").await.starts_with("250-desk.example"));
        line
    }

    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.unwrap();
    }

    /// The next whole reply; empty when the line is closed.
    pub async fn reply(&mut self) -> String {
        let mut reply = String::new();
        loop {
            while let Some(end) = self.unread.find('\n') {
                let line: String = self.unread.drain(..=end).collect();
                reply.push_str(&line);
                if line.as_bytes().get(3) == Some(&b' ') {
                    return reply.trim_end().to_owned();
                }
            }
            let mut block = [0_u8; 4096];
            let read = tokio::time::timeout(std::time::Duration::from_secs(10), self.stream.read(&mut block)).await;
            match read.expect("no reply within ten seconds") {
                Ok(0) | Err(_) => return reply,
                Ok(read) => self.unread.push_str(&String::from_utf8_lossy(&block[..read])),
            }
        }
    }

    pub async fn ask(&mut self, command: &str) -> String {
        self.send(format!("{command}\r\n")).await;
        self.reply().await
    }

    /// Up to and with `DATA`.
    pub async fn announce(&mut self) {
        assert!(self.ask("MAIL FROM:<ada@customer.example>").await.starts_with("250"));
        assert!(self.ask("RCPT TO:<help@desk.example>").await.starts_with("250"));
        assert!(self.ask("DATA").await.starts_with("354"));
    }
}

pub fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

/// An answer to a customer, as an agent would write it.
pub fn parcel() -> Parcel {
    Parcel {
        outgoing: Outgoing {
            channel: ChannelKind::Email,
            purpose: Purpose::Reply,
            conversation: ConversationId(7),
            external_id: "reply-1.7@shop.example".to_owned(),
            from: Address::new("Mira Đukić", email("help@shop.example")),
            reply_to: Some(Address::new("Shop", email("help+r-abc234@shop.example"))),
            return_path: email("bounce+b-abc234@shop.example"),
            to: vec![Address::new("Ada Lovelace", email("ada@customer.example"))],
            cc: vec![],
            copy: None,
            enclosed: None,
            subject: "Re: Où est ma commande ?".to_owned(),
            in_reply_to: Some("question-1@customer.example".to_owned()),
            references: vec!["first@customer.example".to_owned(), "question-1@customer.example".to_owned()],
            date: Moment(1_793_610_000_000),
            text: "Hello Ada,\n\nit left today:\n- parcel one\n- parcel two\n\n.a line with a dot\n\nMira".to_owned(),
            marked: false,
            quoted: None,
            attachments: vec![],
            auto_submitted: None,
            loop_mark: "install-1".to_owned(),
            page_url: None,
        },
        contents: vec![],
    }
}

/// A customer's mail with one body, `plain` or `html`.
pub fn mail(kind: &str, body: &str) -> Vec<u8> {
    format!(
        "From: Ada <ada@customer.example>\r\nTo: help@shop.example\r\nMessage-ID: <1@customer.example>\r\n\
         Subject: Re: order\r\nMIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{body}"
    )
    .into_bytes()
}

/// The corpora of real mail, or `None` (said loudly) where they are not there. Under CI they must be.
pub fn corpora(name: &str) -> Option<PathBuf> {
    let default = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let root = std::env::var_os("ANSWERABLE_CORPORA").map_or(default, PathBuf::from);
    let found = root.join(name);
    if found.is_dir() {
        return Some(found);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "the corpora are missing: {}", found.display());
    eprintln!("SKIPPED: no corpora at {} (set ANSWERABLE_CORPORA)", found.display());
    None
}
