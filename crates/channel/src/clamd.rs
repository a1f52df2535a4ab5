//! clamd, the virus scanner of ClamAV, asked over a socket (clamd(8), "COMMANDS"). A content is streamed to it in pieces, so
//! it need not share files with the desk. The protocol is this page; a crate would be longer than what it saves.
//!
//! What it answers is bounded and never trusted further than a name: whoever can stand in for it can call a file clean, so
//! it belongs on this machine or on a network of one's own.

use desk::Promised;
use desk::scan::{NotScanned, Scanner};
use domain::Moment;
use domain::message::ScanVerdict;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::Semaphore;

/// Until it takes the call.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);
/// For a whole content, and for the answer.
const PATIENCE: Duration = Duration::from_mins(2);
/// For an answer without a content.
const SHORT_PATIENCE: Duration = Duration::from_secs(10);
/// Contents streamed beside each other; clamd itself looks at ten by default.
const AT_A_TIME: usize = 4;
/// Bytes of one piece.
const PIECE_BYTES: usize = 64 * 1024;
/// Bytes of an answer; what is longer is none of clamd's.
const ANSWER_BYTES_MAX: usize = 4 * 1024;
/// Characters of what it calls something that it found.
const NAME_CHARS_MAX: usize = 120;
/// What it calls contents beyond its own limits, where it is set to tell of them (`AlertExceedsMax`).
const BEYOND_LIMITS: &str = "Heuristics.Limits.Exceeded";

/// Where clamd listens.
#[derive(Debug)]
pub struct Clamd {
    address: Address,
    places: Semaphore,
}

#[derive(Debug)]
enum Address {
    Network(String),
    Socket(PathBuf),
}

/// It is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither an address such as 127.0.0.1:3310 nor the path of a socket such as /run/clamav/clamd.ctl")]
pub struct NoAddress(String);

/// What clamd says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its own words: "ClamAV 1.4.3/27800/Thu Nov 20 09:24:31 2025".
    pub words: String,
    /// Of when its signatures are, where it says so.
    pub signatures_of: Option<Moment>,
}

impl Clamd {
    /// The one that listens at `127.0.0.1:3310`, at `/run/clamav/clamd.ctl` or at `unix:/run/clamav/clamd.ctl`.
    ///
    /// # Errors
    /// When it is no address.
    pub fn at(address: &str) -> Result<Self, NoAddress> {
        let path = address.strip_prefix("unix:").unwrap_or(address);
        let has_port =
            || address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        let address = if path.starts_with('/') {
            Address::Socket(PathBuf::from(path))
        } else if path == address && has_port() && !address.contains('/') {
            Address::Network(address.to_owned())
        } else {
            return Err(NoAddress(address.to_owned()));
        };
        Ok(Clamd { address, places: Semaphore::new(AT_A_TIME) })
    }

    /// Asks whether it is there, and how old what it knows is.
    ///
    /// # Errors
    /// When it is not.
    pub async fn version(&self) -> Result<Version, NotScanned> {
        let pong = self.command(b"zPING\0").await?;
        if pong != "PONG" {
            return Err(odd(&pong));
        }
        let words = self.command(b"zVERSION\0").await?;
        if !words.starts_with("ClamAV") {
            return Err(odd(&words));
        }
        let signatures_of = signatures_of(&words);
        Ok(Version { words: plain(&words), signatures_of })
    }

    async fn command(&self, command: &[u8]) -> Result<String, NotScanned> {
        within(SHORT_PATIENCE, async {
            let mut stream = self.connect().await?;
            stream.write_all(command).await.map_err(|error| lost(&error))?;
            answer(&mut stream).await
        })
        .await
    }

    async fn scan(&self, content: &[u8]) -> Result<ScanVerdict, NotScanned> {
        let _place = self.places.acquire().await.map_err(|_| NotScanned::NoAnswer("the desk stops".into()))?;
        within(PATIENCE, async {
            let (mut read, mut write) = tokio::io::split(self.connect().await?);
            // It may answer before it has all, and hang up: that it takes more than it wants.
            let (answered, sending) = (answer(&mut read), send(&mut write, content));
            tokio::pin!(answered, sending);
            tokio::select! {
                biased;
                sent = &mut sending => Ok((answered.await?, sent.is_ok())),
                answered = &mut answered => Ok((answered?, false)),
            }
        })
        .await
        .and_then(|(words, had_all)| match verdict(&words)? {
            // Nobody knows that of what they have not seen.
            ScanVerdict::Clean if !had_all => Err(odd(&words)),
            verdict => Ok(verdict),
        })
    }

    async fn connect(&self) -> Result<Box<dyn Stream>, NotScanned> {
        let connecting = async {
            Ok::<Box<dyn Stream>, std::io::Error>(match &self.address {
                Address::Network(address) => Box::new(TcpStream::connect(address).await?),
                Address::Socket(path) => Box::new(UnixStream::connect(path).await?),
            })
        };
        within(CONNECT_PATIENCE, async { connecting.await.map_err(|error| lost(&error)) }).await
    }
}

impl Scanner for Clamd {
    fn look<'a>(&'a self, content: &'a [u8]) -> Promised<'a, Result<ScanVerdict, NotScanned>> {
        Box::pin(self.scan(content))
    }
}

/// A connection of either kind.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

async fn within<T>(patience: Duration, asked: impl Future<Output = Result<T, NotScanned>>) -> Result<T, NotScanned> {
    match tokio::time::timeout(patience, asked).await {
        Ok(answered) => answered,
        Err(_) => Err(NotScanned::NoAnswer("it takes too long".into())),
    }
}

/// The content in pieces, each behind its length in four bytes; a piece of no length ends it.
async fn send(write: &mut (impl AsyncWrite + Unpin), content: &[u8]) -> std::io::Result<()> {
    write.write_all(b"zINSTREAM\0").await?;
    for piece in content.chunks(PIECE_BYTES) {
        let length = u32::try_from(piece.len()).unwrap_or_default();
        write.write_all(&length.to_be_bytes()).await?;
        write.write_all(piece).await?;
    }
    write.write_all(&0_u32.to_be_bytes()).await?;
    write.flush().await
}

/// Its answer: up to a zero, or to the end.
async fn answer(read: &mut (impl AsyncRead + Unpin)) -> Result<String, NotScanned> {
    let mut bytes = Vec::new();
    let mut piece = [0; 512];
    loop {
        let count = read.read(&mut piece).await.map_err(|error| lost(&error))?;
        bytes.extend_from_slice(piece.get(..count).unwrap_or_default());
        if let Some(end) = bytes.iter().position(|byte| *byte == 0) {
            bytes.truncate(end);
            break;
        }
        if bytes.len() > ANSWER_BYTES_MAX {
            return Err(NotScanned::NoAnswer("its answer has no end".into()));
        }
        if count == 0 {
            // Half an answer is none: it may have died over it.
            return Err(NotScanned::NoAnswer("it hung up".into()));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// What an answer about a content means.
fn verdict(words: &str) -> Result<ScanVerdict, NotScanned> {
    let said = words.strip_prefix("stream:").map(str::trim);
    match (said, words.strip_suffix("ERROR")) {
        (Some("OK"), _) => Ok(ScanVerdict::Clean),
        (_, Some(why)) if why.contains("size limit exceeded") => Ok(ScanVerdict::TooLarge),
        (_, Some(why)) => Err(NotScanned::Refused(plain(why))),
        (Some(said), None) => match said.strip_suffix(" FOUND").map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) if name.starts_with(BEYOND_LIMITS) => Ok(ScanVerdict::TooLarge),
            Some(name) => Ok(ScanVerdict::Found(plain(name))),
            None => Err(odd(words)),
        },
        (None, None) => Err(odd(words)),
    }
}

/// What somebody else's program says, safe to show: printable letters of ASCII and no more than a line of them.
fn plain(words: &str) -> String {
    let printable = words.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '?' });
    printable.take(NAME_CHARS_MAX).collect::<String>().trim().to_owned()
}

fn odd(words: &str) -> NotScanned {
    NotScanned::NoAnswer(format!("it says {:?}", plain(words)))
}

fn lost(error: &std::io::Error) -> NotScanned {
    NotScanned::NoAnswer(error.to_string())
}

/// The moment in "ClamAV 1.4.3/27800/Thu Nov 20 09:24:31 2025". It is of its own zone, which it does not say; what asks for
/// it counts in days.
fn signatures_of(words: &str) -> Option<Moment> {
    let of = words.splitn(3, '/').nth(2)?.split_whitespace().skip(1).collect::<Vec<_>>().join(" ");
    let at = DateTime::strptime("%b %d %H:%M:%S %Y", of).ok()?;
    Some(Moment(at.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[test]
    fn answers_are_understood_or_are_none() {
        let found = |name: &str| Ok(ScanVerdict::Found(name.into()));
        let cases = [
            ("stream: OK", Ok(ScanVerdict::Clean)),
            ("stream: Win.Test.EICAR_HDB-1 FOUND", found("Win.Test.EICAR_HDB-1")),
            ("stream: <b>\u{1b}ü FOUND", found("<b>??")),
            ("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", Ok(ScanVerdict::TooLarge)),
            ("INSTREAM size limit exceeded. ERROR", Ok(ScanVerdict::TooLarge)),
            ("Can't allocate memory ERROR", Err(NotScanned::Refused("Can't allocate memory".into()))),
            ("stream: FOUND", Err(odd("stream: FOUND"))),
            ("stream:  FOUND", Err(odd("stream:  FOUND"))),
            ("OK", Err(odd("OK"))),
            ("stream: OK, certainly", Err(odd("stream: OK, certainly"))),
            ("", Err(odd(""))),
        ];
        for (words, expected) in cases {
            assert_eq!(verdict(words), expected, "{words}");
        }
        let long = format!("stream: {} FOUND", "A".repeat(4_000));
        assert_eq!(verdict(&long), found(&"A".repeat(NAME_CHARS_MAX)));
    }

    #[test]
    fn its_age_is_read_from_its_version() {
        let at = |words| signatures_of(words).map(|moment| moment.rfc3339());
        assert_eq!(at("ClamAV 1.4.3/27800/Thu Nov 20 09:24:31 2025").as_deref(), Some("2025-11-20T09:24:31Z"));
        assert_eq!(at("ClamAV 1.4.3/27800/Sun Nov  2 09:24:31 2025").as_deref(), Some("2025-11-02T09:24:31Z"));
        for none in ["ClamAV 1.4.3", "ClamAV 1.4.3/27800/", "ClamAV 1.4.3/27800/yesterday at noon"] {
            assert_eq!(at(none), None, "{none}");
        }
    }

    #[test]
    fn addresses_are_of_the_network_or_of_a_socket() {
        for good in ["127.0.0.1:3310", "clamav.internal:3310", "[::1]:3310", "/run/clamd.ctl", "unix:/run/clamd.ctl"] {
            assert!(Clamd::at(good).is_ok(), "{good}");
        }
        for bad in ["", "clamav", "127.0.0.1", "http://127.0.0.1:3310", ":3310", "unix:clamd", "tcp://x:1", "x:99999"] {
            assert!(Clamd::at(bad).is_err(), "{bad}");
        }
    }

    /// What a stand-in that sends these bytes and hangs up is taken to say.
    async fn said(bytes: Vec<u8>) -> Result<ScanVerdict, NotScanned> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let clamd = Clamd::at(&listener.local_addr().unwrap().to_string()).unwrap();
        let standing_in = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut taken = vec![0; 64 * 1024];
            let _ = stream.read(&mut taken).await;
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
            // It reads no more, and holds the line until whoever asked has hung up.
            std::future::pending::<()>().await;
        });
        let said = clamd.look(&vec![b'x'; 24_000_000]).await;
        standing_in.abort();
        said
    }

    #[tokio::test]
    async fn half_an_answer_and_one_without_end_are_none() {
        // It had not seen everything.
        assert!(matches!(said(b"stream: OK\0".to_vec()).await, Err(NotScanned::NoAnswer(_))));
        assert_eq!(said(b"stream: Eicar FOUND\0".to_vec()).await, Ok(ScanVerdict::Found("Eicar".into())));
        assert_eq!(said(b"INSTREAM size limit exceeded. ERROR\0".to_vec()).await, Ok(ScanVerdict::TooLarge));
        for none in [b"stream: OK".to_vec(), Vec::new(), vec![b'A'; 10_000_000], b"\xff\xfe\0".to_vec()] {
            assert!(matches!(said(none).await, Err(NotScanned::NoAnswer(_))));
        }
    }

    #[tokio::test]
    async fn nobody_there_is_no_answer() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        for nowhere in [address.as_str(), "/nowhere/clamd.ctl"] {
            let clamd = Clamd::at(nowhere).unwrap();
            assert!(matches!(clamd.look(b"x").await, Err(NotScanned::NoAnswer(_))));
            assert!(clamd.version().await.is_err());
        }
    }
}
