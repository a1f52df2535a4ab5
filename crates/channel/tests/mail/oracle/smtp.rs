//! Taking mail in: every message that was answered with 250 is kept, and no other; every line said is a reply; and how
//! the bytes were cut on their way changes nothing.

use channel::email::server::{Config, Limits, Listen, Protocol, attend};
use desk::Networks;
use desk::channel::{Intake, IntakeRefused, Promised};
use domain::Moment;
use domain::customer::EmailAddress;
use domain::message::Envelope;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;

/// Bytes of a message that this server takes.
const MESSAGE_BYTES_MAX: usize = 1_000;
/// Who connects. For a session that begins with a header of the PROXY protocol this is the proxy.
const PEER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
/// By these words a message is known as kept.
const KEPT: &str = "250 2.0.0 the desk has it";

/// The first byte says how the server is set up: `L` LMTP, `P` SMTP behind a proxy, anything else SMTP. The rest is what
/// the other side says.
pub fn holds(bytes: &[u8]) {
    let Some((&setting, said)) = bytes.split_first() else { return };
    let (protocol, behind_proxy) = match setting {
        b'L' => (Protocol::Lmtp, false),
        b'P' => (Protocol::Smtp, true),
        _ => (Protocol::Smtp, false),
    };
    let whole = session(protocol, behind_proxy, said, said.len());
    whole.holds(protocol);
    for bytes in [1, 7] {
        let cut = session(protocol, behind_proxy, said, bytes);
        assert_eq!(whole.answers, cut.answers, "the answers, when {bytes} bytes come at a time");
        assert_eq!(whole.kept, cut.kept, "what is kept, when {bytes} bytes come at a time");
    }
}

/// What came of a session.
struct Session {
    answers: String,
    kept: Vec<(Envelope, Vec<u8>)>,
}

impl Session {
    fn holds(&self, protocol: Protocol) {
        for line in self.answers.split_inclusive("\r\n") {
            assert!(is_reply(line), "{line:?} is no reply");
        }
        let answered = self.answers.lines().filter(|line| *line == KEPT).count();
        let wanted = self.kept.iter().map(|(envelope, _)| match protocol {
            Protocol::Lmtp => envelope.recipients.len(),
            Protocol::Smtp => 1,
        });
        assert_eq!(answered, wanted.sum::<usize>(), "what was answered is what is kept");
        for (envelope, raw) in &self.kept {
            assert!(raw.len() <= MESSAGE_BYTES_MAX && !refuses(raw));
            assert!(!envelope.recipients.is_empty() && envelope.recipients.iter().all(is_known));
            assert!(envelope.peer.chars().count() <= 500 && !envelope.peer.chars().any(char::is_control));
            assert!(!envelope.helo.as_deref().unwrap_or_default().chars().any(char::is_control));
        }
    }
}

/// Three digits of a class that servers use, what divides them from the words, words without control characters, an end.
fn is_reply(line: &str) -> bool {
    let Some(words) = line.strip_suffix("\r\n") else { return false };
    let code = words.as_bytes().get(..4).unwrap_or_default();
    let is_code = matches!(code, [b'2'..=b'5', b'0'..=b'5', b'0'..=b'9', b' ' | b'-']);
    is_code && !words.contains(char::is_control)
}

/// A whole session in which so many bytes come at a time.
fn session(protocol: Protocol, behind_proxy: bool, said: &[u8], bytes: usize) -> Session {
    let proxies: &[String] = if behind_proxy { &[PEER.to_string()] } else { &[] };
    let config = Config {
        listen: Listen::Unix("/".into()),
        hostname: "desk.example".to_owned(),
        protocol,
        tls: None,
        proxies: Networks::parse(proxies).0,
        limits: Limits { message_bytes_max: MESSAGE_BYTES_MAX, ..Limits::default() },
    };
    let desk = Arc::new(Keeping::default());
    let (_stop, stopped) = watch::channel(false);
    let serves = |line| {
        attend(line, Some(IpAddr::V4(PEER)), config, desk.clone(), Arc::new(|| Moment(1_793_610_000_000)), stopped)
    };
    let answers = super::now(async {
        // As much as is sent at a time is read at a time.
        let (near, far) = tokio::io::duplex(bytes.max(1));
        let (mut hears, mut says) = tokio::io::split(far);
        let speaks = async {
            // The server may have had enough before the end.
            let _ = says.write_all(said).await;
            let _ = says.shutdown().await;
        };
        let mut answers = Vec::new();
        let (_, (), heard) = tokio::join!(serves(near), speaks, hears.read_to_end(&mut answers));
        heard.expect("memory can be read");
        answers
    });
    let kept = std::mem::take(&mut *desk.0.lock().expect("one thread"));
    Session { answers: String::from_utf8(answers).expect("replies are text"), kept }
}

/// A desk that only keeps; some messages it refuses, and some recipients it does not know.
#[derive(Default)]
struct Keeping(Mutex<Vec<(Envelope, Vec<u8>)>>);

impl Intake for Keeping {
    fn accept<'a>(&'a self, envelope: Envelope, raw: Vec<u8>) -> Promised<'a, Result<(), IntakeRefused>> {
        Box::pin(async move {
            if refuses(&raw) {
                return Err(IntakeRefused("disk full".to_owned()));
            }
            self.0.lock().expect("one thread").push((envelope, raw));
            Ok(())
        })
    }
    fn knows<'a>(&'a self, recipient: &'a EmailAddress) -> Promised<'a, Result<bool, IntakeRefused>> {
        Box::pin(async move { Ok(is_known(recipient)) })
    }
}

fn refuses(raw: &[u8]) -> bool {
    raw.starts_with(b"!")
}

fn is_known(recipient: &EmailAddress) -> bool {
    !recipient.local_part().starts_with("nobody")
}
