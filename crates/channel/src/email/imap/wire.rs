//! One line to an IMAP server (RFC 3501), as its client: commands out, responses in, each bounded in time and memory.
//! What a server says is parsed by a library; the framing is ours, because the library's own client reads whatever a
//! server announces into memory.

use super::Wires;
use domain::source::{Encryption, Fault, Server};
use imap_proto::{Capability, MailboxDatum, Response, ResponseCode, Status};
use rustls::pki_types::ServerName;
use std::future::Future;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// For the connection, and for a handshake.
const CONNECT: Duration = Duration::from_secs(30);
/// For the first words of a server on a line without encryption: servers greet at once, and one that waits for us to begin
/// would wait for ever.
const GREETING: Duration = Duration::from_secs(10);
/// Bytes of a message that come within the patience for an answer, or the server is taken for a broken one.
const PART_BYTES: usize = 64 * 1024;
/// Bytes of a response without its literals: the numbers of half a million messages.
const RESPONSE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Bytes of a literal where no message is asked for.
const SMALL_LITERAL_BYTES_MAX: usize = 64 * 1024;
/// Characters of a server's words that people are shown.
const WORDS_CHARS_MAX: usize = 200;

pub(super) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// What the server can do.
#[derive(Clone, Default, Debug)]
pub(super) struct Abilities {
    pub(super) idle: bool,
    pub(super) moves: bool,
    pub(super) uidplus: bool,
    starttls: bool,
    auth_plain: bool,
    login_disabled: bool,
}

/// An open line.
pub(super) struct Line {
    stream: BufReader<Box<dyn Wire>>,
    tags: u32,
    pub(super) can: Abilities,
    /// For the answer to a command, and for each part of a long one: its beginning, the rest of a line, [`PART_BYTES`] of a
    /// message. So a server that stops or drips is found out soon, however large a message it says that it sends.
    pub(super) patience: Duration,
    /// The folder has more messages than before, the server said since this was last set to `false`.
    pub(super) grown: bool,
}

/// How a command ended.
pub(super) enum Ended {
    /// As it should.
    Ok,
    /// The server refused, with these words.
    No(String),
}

impl Ended {
    /// The server refused for now, because of itself or because too much was asked of it.
    pub(super) fn is_for_now(&self) -> bool {
        let Ended::No(words) = self else { return false };
        is_busy(words) || words.to_ascii_lowercase().contains("[serverbug]")
    }

    /// Refused is a fault.
    pub(super) fn must(self) -> Result<(), Fault> {
        match self {
            Ended::Ok => Ok(()),
            Ended::No(words) => Err(Fault::Said(words)),
        }
    }
}

/// Whether a server's words say that it cannot now, whatever it is asked for: response codes of RFC 5530 §3, and the words
/// of the large providers. (`SERVERBUG` may be about the one message that it was asked for.)
pub(super) fn is_busy(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["[unavailable]", "[inuse]", "[limit]", "[overquota]", "throttl", "too many", "try again", "bandwidth"]
        .iter()
        .any(|sign| words.contains(sign))
}

impl Line {
    /// Connects, encrypts, and asks what the server can do.
    pub(super) async fn open(server: &Server, wires: &Wires) -> Result<Line, Fault> {
        let name = ServerName::try_from(server.host.clone()).map_err(|_| Fault::NoHost(server.host.clone()))?;
        let plain = within(CONNECT, TcpStream::connect((server.host.as_str(), server.port))).await?;
        let plain = plain.map_err(|error| cannot_connect(&error))?;
        let _ = plain.set_nodelay(true);
        let tls = TlsConnector::from(wires.tls.clone());
        let patience = wires.fetching.patience;
        let mut line = match server.encryption {
            Encryption::Implicit => {
                let encrypted = within(CONNECT, tls.connect(name, plain)).await?;
                let encrypted = encrypted.map_err(|error| cannot_encrypt(&error))?;
                return Line::begin(Box::new(encrypted), patience).await;
            }
            Encryption::None => return Line::begin_in_clear(Box::new(plain), patience).await,
            Encryption::StartTls => {
                let mut line = Line::begin_in_clear(Box::new(plain), patience).await?;
                if !line.can.starttls {
                    return Err(Fault::NoEncryption);
                }
                line.ask("STARTTLS").await?.must()?;
                // What the server said beforehand, anybody could have said (RFC 9051 §11.3).
                if !line.stream.buffer().is_empty() {
                    return Err(Fault::Odd("words before the encryption began".to_owned()));
                }
                let encrypted = within(CONNECT, tls.connect(name, line.stream.into_inner())).await?;
                Line::on(Box::new(encrypted.map_err(|error| cannot_encrypt(&error))?), patience)
            }
        };
        line.abilities().await?;
        Ok(line)
    }

    /// Hears the greeting on a line that is open, and asks what the server can do.
    pub(super) async fn begin(wire: Box<dyn Wire>, patience: Duration) -> Result<Line, Fault> {
        let mut line = Line::on(wire, patience);
        line.greeting().await?;
        line.abilities().await?;
        Ok(line)
    }

    /// The same without encryption; a server that waits for it to begin says nothing.
    async fn begin_in_clear(wire: Box<dyn Wire>, patience: Duration) -> Result<Line, Fault> {
        let mut line = Line::on(wire, patience);
        let greets = async { line.stream.fill_buf().await.map(drop).map_err(|error| broken(&error)) };
        timeout(GREETING.min(patience), greets).await.map_err(|_| Fault::NoGreeting)??;
        line.greeting().await?;
        line.abilities().await?;
        Ok(line)
    }

    fn on(wire: Box<dyn Wire>, patience: Duration) -> Line {
        Line { stream: BufReader::new(wire), tags: 0, can: Abilities::default(), patience, grown: false }
    }

    async fn greeting(&mut self) -> Result<(), Fault> {
        let greeting = within(self.patience, self.response(SMALL_LITERAL_BYTES_MAX)).await??;
        match parsed(&greeting) {
            Some(Response::Data { status: Status::Ok | Status::PreAuth, .. }) => Ok(()),
            Some(Response::Data { outcome, .. }) => {
                Err(Fault::Said(shown(outcome.information.as_deref().unwrap_or_default())))
            }
            _ => Err(Fault::Odd(shown(&String::from_utf8_lossy(&greeting)))),
        }
    }

    /// Asks what the server can do; it may say more after the sign-in.
    pub(super) async fn abilities(&mut self) -> Result<(), Fault> {
        let mut can = Abilities::default();
        let ended = self.command("CAPABILITY", self.patience, SMALL_LITERAL_BYTES_MAX, |response| {
            if let Response::Capabilities(all) = response {
                all.iter().for_each(|one| can.note(one));
            }
        });
        ended.await?.must()?;
        self.can = can;
        Ok(())
    }

    /// Signs in with a password.
    pub(super) async fn sign_in(&mut self, account: &str, password: &str) -> Result<(), Fault> {
        let ended = if self.can.auth_plain {
            // RFC 4616.
            self.authenticate("PLAIN", format!("\0{account}\0{password}").as_bytes()).await?
        } else if self.can.login_disabled {
            return Err(Fault::NoEncryption);
        } else {
            self.ask(&format!("LOGIN {} {}", quoted(account)?, quoted(password)?)).await?
        };
        match ended {
            Ended::Ok => self.abilities().await,
            Ended::No(words) => Err(Fault::Refused(words)),
        }
    }

    /// Signs in with a token that a provider gave (XOAUTH2, as Google and Microsoft document it).
    pub(super) async fn sign_in_by_token(&mut self, account: &str, token: &str) -> Result<(), Fault> {
        let words = format!("user={account}\x01auth=Bearer {token}\x01\x01");
        match self.authenticate("XOAUTH2", words.as_bytes()).await? {
            Ended::Ok => self.abilities().await,
            Ended::No(words) => Err(Fault::PermissionGone(words)),
        }
    }

    async fn authenticate(&mut self, mechanism: &str, secret: &[u8]) -> Result<Ended, Fault> {
        within(self.patience, self.asked_for(mechanism, secret)).await?
    }

    async fn asked_for(&mut self, mechanism: &str, secret: &[u8]) -> Result<Ended, Fault> {
        use base64::Engine;
        let secret = base64::engine::general_purpose::STANDARD.encode(secret);
        let tag = self.send(&format!("AUTHENTICATE {mechanism}")).await?;
        let mut answered = false;
        loop {
            let response = self.response(SMALL_LITERAL_BYTES_MAX).await?;
            match parsed(&response) {
                // A second question holds the reason of a refusal, and wants an empty answer.
                Some(Response::Continue(_)) => {
                    let answer = if answered { "" } else { &secret };
                    answered = true;
                    self.write(answer).await?;
                }
                Some(Response::Done { tag: of, status, outcome }) if of.0 == tag => {
                    return Ok(ended(&status, outcome.information.as_deref()));
                }
                _ => {}
            }
        }
    }

    /// A command whose untagged answers do not matter.
    pub(super) async fn ask(&mut self, command: &str) -> Result<Ended, Fault> {
        self.command(command, self.patience, SMALL_LITERAL_BYTES_MAX, |_| {}).await
    }

    /// A command; `each` sees its untagged responses. Together they may take so long, and a literal in them may be so
    /// large.
    pub(super) async fn command(
        &mut self,
        command: &str,
        patience: Duration,
        literal_bytes_max: usize,
        mut each: impl FnMut(&Response<'_>),
    ) -> Result<Ended, Fault> {
        let tag = self.send(command).await?;
        let answered = async {
            loop {
                within(self.patience, self.stream.fill_buf()).await?.map_err(|error| broken(&error))?;
                let bytes = self.response(literal_bytes_max).await?;
                // What the library does not know is nothing that was asked for.
                let Some(response) = parsed(&bytes) else { continue };
                match &response {
                    Response::Done { tag: of, status, outcome } if of.0 == tag => {
                        return Ok(ended(status, outcome.information.as_deref()));
                    }
                    Response::MailboxData(MailboxDatum::Exists(_)) => self.grown = true,
                    Response::Data { status: Status::Bye, outcome } => {
                        return Err(Fault::Said(shown(outcome.information.as_deref().unwrap_or("good-bye"))));
                    }
                    _ => {}
                }
                each(&response);
            }
        };
        within(patience, answered).await?
    }

    /// Waits until the folder grows, at most so long (RFC 2177).
    pub(super) async fn idle(&mut self, longest: Duration) -> Result<(), Fault> {
        let tag = self.send("IDLE").await?;
        let waits = async {
            while !self.grown {
                self.idle_response(&tag).await?;
            }
            Ok(())
        };
        match timeout(longest, waits).await {
            Ok(waited) => waited?,
            Err(_elapsed) => {}
        }
        self.write("DONE").await?;
        let patience = self.patience;
        let ends = async {
            while self.idle_response(&tag).await?.is_none() {}
            Ok(())
        };
        within(patience, ends).await?
    }

    /// One response while idling; something when the command has ended.
    async fn idle_response(&mut self, tag: &str) -> Result<Option<()>, Fault> {
        let bytes = self.response(SMALL_LITERAL_BYTES_MAX).await?;
        match parsed(&bytes) {
            Some(Response::MailboxData(MailboxDatum::Exists(_))) => self.grown = true,
            Some(Response::Data { status: Status::Bye, .. }) => return Err(Fault::Silent),
            Some(Response::Done { tag: of, status, outcome }) if of.0 == tag => {
                ended(&status, outcome.information.as_deref()).must()?;
                return Ok(Some(()));
            }
            _ => {}
        }
        Ok(None)
    }

    async fn send(&mut self, command: &str) -> Result<String, Fault> {
        self.tags += 1;
        let tag = format!("a{}", self.tags);
        self.write(&format!("{tag} {command}")).await?;
        Ok(tag)
    }

    async fn write(&mut self, line: &str) -> Result<(), Fault> {
        let writes = async {
            self.stream.write_all(line.as_bytes()).await?;
            self.stream.write_all(b"\r\n").await?;
            self.stream.flush().await
        };
        within(self.patience, writes).await?.map_err(|error| broken(&error))
    }

    /// One whole response: its lines, and the literals that they announce.
    ///
    /// Cut short (by a timeout) it loses what it had read; the line is of no use then, but for [`Line::idle`], which is
    /// cut between the lines that a server sends there.
    async fn response(&mut self, literal_bytes_max: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut literals = 0_usize;
        self.stream.fill_buf().await.map_err(|error| broken(&error))?;
        loop {
            let room = (RESPONSE_BYTES_MAX + literals).saturating_sub(bytes.len());
            let mut line = (&mut self.stream).take(room as u64);
            let read = within(self.patience, line.read_until(b'\n', &mut bytes)).await?;
            if read.map_err(|error| broken(&error))? == 0 || bytes.last() != Some(&b'\n') {
                let why = if room == 0 { "a line without an end" } else { "it closed the line" };
                return Err(Fault::Odd(why.to_owned()));
            }
            let Some(length) = literal_announced(&bytes) else { return Ok(parted(bytes)) };
            if length > literal_bytes_max - literals {
                let sent = literals.saturating_add(length);
                return Err(Fault::Odd(format!("it sent {sent} bytes where {literal_bytes_max} were asked for")));
            }
            literals += length;
            self.literal(length, &mut bytes).await?;
        }
    }

    /// The bytes of a literal, which may stop for a while and not for long.
    async fn literal(&mut self, length: usize, bytes: &mut Vec<u8>) -> Result<(), Fault> {
        let from = bytes.len();
        bytes.resize(from + length, 0);
        for part in bytes.get_mut(from..).unwrap_or_default().chunks_mut(PART_BYTES) {
            within(self.patience, self.stream.read_exact(part)).await?.map_err(|error| broken(&error))?;
        }
        Ok(())
    }
}

impl Abilities {
    fn note(&mut self, one: &Capability<'_>) {
        match one {
            Capability::Auth(mechanism) if mechanism.eq_ignore_ascii_case("PLAIN") => self.auth_plain = true,
            Capability::Atom(atom) => match atom.to_ascii_uppercase().as_str() {
                "IDLE" => self.idle = true,
                "MOVE" => self.moves = true,
                "UIDPLUS" => self.uidplus = true,
                "STARTTLS" => self.starttls = true,
                "LOGINDISABLED" => self.login_disabled = true,
                _ => {}
            },
            _ => {}
        }
    }
}

/// The code of an untagged OK, such as `UIDNEXT`.
pub(super) fn code<'a, 'b>(response: &'a Response<'b>) -> Option<&'a ResponseCode<'b>> {
    match response {
        Response::Data { status: Status::Ok, outcome } => outcome.code.as_ref(),
        _ => None,
    }
}

/// What a response says, if the library knows it.
fn parsed(bytes: &[u8]) -> Option<Response<'_>> {
    // A panic would end the task of its source without a word; so the response is passed over, like others.
    std::panic::catch_unwind(|| Response::parse(bytes)).ok()?.ok().map(|(_, response)| response)
}

/// Puts a blank behind a code where a server left it out before words that are not ASCII: `[ALERT]é`. The library takes the
/// first byte there for the blank (RFC 3501 §7.1) and panics within a character.
fn parted(bytes: Vec<u8>) -> Vec<u8> {
    let is_joined = |(code, words): (u8, u8)| code == b']' && !words.is_ascii();
    let pairs = || bytes.iter().copied().zip(bytes.iter().copied().skip(1));
    if may_hold_data(&bytes) || !pairs().any(is_joined) {
        return bytes;
    }
    let last = bytes.last().copied();
    let each = pairs().flat_map(|pair| [Some(pair.0), is_joined(pair).then_some(b' ')]);
    each.chain([last]).flatten().collect()
}

/// Whether a response is more than a status with words for people.
fn may_hold_data(bytes: &[u8]) -> bool {
    let words = ["* OK", "* NO", "* BAD", "* BYE", "* PREAUTH"];
    bytes.starts_with(b"* ") && !words.iter().any(|word| bytes.starts_with(word.as_bytes()))
}

/// The length of the literal that the last line announces: `{123}` at its end, in a response that may hold data.
fn literal_announced(bytes: &[u8]) -> Option<usize> {
    if !may_hold_data(bytes) {
        return None;
    }
    let line = bytes.trim_ascii_end().strip_suffix(b"}")?;
    let open = line.iter().rposition(|byte| *byte == b'{')?;
    std::str::from_utf8(line.get(open + 1..)?).ok()?.parse().ok()
}

fn ended(status: &Status, words: Option<&str>) -> Ended {
    match status {
        Status::Ok => Ended::Ok,
        _ => Ended::No(shown(words.unwrap_or_default())),
    }
}

/// A string as the protocol wants it. What cannot stand in quotes cannot be sent so.
pub(super) fn quoted(text: &str) -> Result<String, Fault> {
    if text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0) || !byte.is_ascii()) {
        return Err(Fault::Refused("this server takes plain letters only".to_owned()));
    }
    Ok(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// A server's words for people: in one line, short, and without the number that this machine gives its own errors.
fn shown(words: &str) -> String {
    let words = words.split(" (os error ").next().unwrap_or_default();
    words.chars().filter(|c| !c.is_control()).take(WORDS_CHARS_MAX).collect::<String>().trim().to_owned()
}

async fn within<T>(patience: Duration, work: impl Future<Output = T>) -> Result<T, Fault> {
    timeout(patience, work).await.map_err(|_| Fault::Silent)
}

fn cannot_connect(error: &io::Error) -> Fault {
    let words = shown(&error.to_string());
    // The resolver's errors have no kind of their own.
    if words.contains("lookup address") || words.contains("resolve") {
        Fault::NoHost(words)
    } else {
        Fault::Unreachable(words)
    }
}

fn cannot_encrypt(error: &io::Error) -> Fault {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidCertificate(why)) => Fault::Certificate(shown(&why.to_string())),
        Some(rustls::Error::InvalidMessage(_)) => Fault::BeginsInClear,
        _ => broken(error),
    }
}

fn broken(error: &io::Error) -> Fault {
    Fault::Unreachable(shown(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(sent: &[u8]) -> Line {
        let (mut theirs, ours) = tokio::io::duplex(1 << 20);
        let sent = sent.to_vec();
        tokio::spawn(async move {
            let _ = theirs.write_all(&sent).await;
        });
        Line::on(Box::new(ours), Duration::from_secs(1))
    }

    #[tokio::test]
    async fn a_response_holds_its_literals_and_ends_where_it_ends() {
        // A literal is cut by its length, not by what it looks like; words that only look like one are words.
        let mut line = line(b"* 1 FETCH (UID 7 BODY[] {3}\r\n{9} X {2}\r\nab)\r\n* OK {7}\r\na1 OK done\r\n");
        assert_eq!(line.response(100).await.unwrap(), b"* 1 FETCH (UID 7 BODY[] {3}\r\n{9} X {2}\r\nab)\r\n");
        assert_eq!(line.response(100).await.unwrap(), b"* OK {7}\r\n");
        assert_eq!(line.response(100).await.unwrap(), b"a1 OK done\r\n");
        assert!(line.response(100).await.is_err(), "the end");
    }

    #[tokio::test]
    async fn words_that_follow_a_code_at_once_are_understood() {
        let mut line = line("a1 OK [ALERT]\u{e9}t\u{e9} [1]\u{e9}\r\n".as_bytes());
        let bytes = line.response(100).await.unwrap();
        assert!(matches!(parsed(&bytes), Some(Response::Done { outcome, .. })
            if outcome.information.as_deref() == Some("\u{e9}t\u{e9} [1] \u{e9}")));
    }

    #[test]
    fn a_refusal_for_now_is_told_from_one_for_good() {
        for words in [
            "[UNAVAILABLE] backend is down",
            "[LIMIT] slow down",
            "Request is throttled. Suggested Backoff Time: 297466 milliseconds",
            "[THROTTLED] user exceeded the bandwidth",
            "Too many commands",
        ] {
            assert!(Ended::No(words.into()).is_for_now(), "{words}");
        }
        assert!(!Ended::No("some of the requested messages no longer exist".into()).is_for_now());
        let bug = "[SERVERBUG] Internal error occurred";
        assert!(Ended::No(bug.into()).is_for_now() && !is_busy(bug), "it may be this one message's");
        assert!(!Ended::Ok.is_for_now());
    }

    #[tokio::test]
    async fn a_server_that_stops_or_drips_within_a_message_is_found_out_however_large_the_message() {
        let head = "* 1 FETCH (UID 1 BODY[] {300000}\r\n";
        for drips in [false, true] {
            let (mut theirs, ours) = tokio::io::duplex(1 << 20);
            tokio::spawn(async move {
                let _ = theirs.write_all(head.as_bytes()).await;
                while !drips || theirs.write_all(b"x").await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            });
            let mut line = Line::on(Box::new(ours), Duration::from_millis(200));
            let an_hour = Duration::from_secs(3_600);
            let ended = timeout(Duration::from_secs(20), line.command("FETCH", an_hour, 1_000_000, |_| {})).await;
            assert!(matches!(ended, Ok(Err(Fault::Silent))), "it was waited for");
        }
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_in_clear_may_wait_for_encryption() {
        let (_theirs, ours) = tokio::io::duplex(64);
        let begun = Line::begin_in_clear(Box::new(ours), Duration::from_millis(100)).await;
        assert!(matches!(begun, Err(Fault::NoGreeting)), "its port may want it from the beginning");
    }

    #[tokio::test]
    async fn literals_together_are_no_larger_than_what_was_asked_for() {
        let both = b"* 1 FETCH (BODY[] {60}\r\n";
        let sent = [both.as_slice(), &[b'x'; 60], b" X {60}\r\n", &[b'x'; 60], b")\r\n"].concat();
        assert!(matches!(line(&sent).response(100).await, Err(Fault::Odd(words)) if words.contains("120")));
        assert!(line(&sent).response(120).await.is_ok());
    }

    #[tokio::test]
    async fn more_than_was_asked_for_is_not_read() {
        for sent in [b"* 1 FETCH (BODY[] {101}\r\n".as_slice(), b"* 1 FETCH (BODY[] {99999999999999999999}\r\nx\r\n"] {
            let read = line(sent).response(100).await;
            assert!(read.is_err() || read.is_ok_and(|bytes| bytes.len() < 200));
        }
        let endless = vec![b'x'; RESPONSE_BYTES_MAX + 10];
        assert!(matches!(line(&endless).response(100).await, Err(Fault::Odd(_))));
    }

    #[test]
    fn strings_are_quoted_or_refused() {
        assert_eq!(quoted("a\"b\\c").unwrap(), "\"a\\\"b\\\\c\"");
        assert!(quoted("a\r\nb").is_err() && quoted("p\u{e4}ss").is_err());
    }
}
