//! Fetching pictures that a mail names elsewhere. The address comes from a stranger, so it is asked at addresses of the open
//! net only, also where it leads on to another one; and whoever is asked learns nothing but that somebody asks: no cookie, no
//! page, no browser.

use crate::email::deliver::verified;
use crate::open_net::reach;
use bytes::Bytes;
use desk::picture::{Elsewhere, PATIENCE, PICTURE_BYTES_MAX};
use desk::{Networks, Promised};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Body;
use hyper::header::{ACCEPT, HOST, LOCATION, USER_AGENT};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use std::sync::Arc;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::{Position, Url};

/// Other addresses that one may lead on to.
const LED_ON_MAX: usize = 3;
/// Bytes of an address.
const ADDRESS_BYTES_MAX: usize = 8 * 1024;
/// Ports below this are those of services that have their own; the web's two are not meant.
const OWN_PORTS_FROM: u16 = 1024;
/// As which we ask: some servers refuse those who say nothing, and nobody needs to know more.
const ASKS_AS: &str = "Mozilla/5.0";
const WANTED: &str = "image/png,image/jpeg,image/gif,image/webp";

/// Pictures on the net.
pub struct PicturesElsewhere {
    tls: Arc<ClientConfig>,
    near: Networks,
}

/// What an address answers.
enum Answered {
    Picture(Vec<u8>),
    LeadsTo(Url),
}

impl PicturesElsewhere {
    /// Trusting the authorities of the web and those of `trusted_pem`; `near` are addresses that may be asked although they
    /// are not of the open net.
    ///
    /// # Errors
    /// When the certificates cannot be read.
    pub fn trusting(trusted_pem: Option<&str>, near: Networks) -> Result<Self, String> {
        Ok(Self { tls: verified(trusted_pem).map_err(|error| error.to_string())?, near })
    }

    async fn follow(&self, url: &str) -> Result<Vec<u8>, String> {
        if url.len() > ADDRESS_BYTES_MAX {
            return Err("its address is too long".into());
        }
        let mut at = Url::parse(url.trim()).map_err(|_| "its address is none")?;
        for _ in 0..=LED_ON_MAX {
            match self.ask(&at).await? {
                Answered::Picture(bytes) => return Ok(bytes),
                Answered::LeadsTo(next) => at = next,
            }
        }
        Err("it leads on too often".into())
    }

    async fn ask(&self, url: &Url) -> Result<Answered, String> {
        let (host, port) = place(url)?;
        let stream = reach(&host, port, &self.near).await?;
        if url.scheme() == "http" {
            return exchange(TokioIo::new(stream), url).await;
        }
        let name = ServerName::try_from(host).map_err(|error| error.to_string())?;
        let stream = TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream).await;
        exchange(TokioIo::new(stream.map_err(|error| error.to_string())?), url).await
    }
}

impl Elsewhere for PicturesElsewhere {
    fn fetch<'a>(&'a self, url: &'a str) -> Promised<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            let fetched = timeout(PATIENCE, self.follow(url)).await;
            fetched.unwrap_or_else(|_| Err("no answer in time".into()))
        })
    }
}

/// The host and port of an address that may be asked.
fn place(url: &Url) -> Result<(String, u16), String> {
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("its address has no host")?;
    let port = url.port_or_known_default().unwrap_or_default();
    let is_of_the_web =
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    if !is_of_the_web || !(port == 80 || port == 443 || port >= OWN_PORTS_FROM) {
        return Err("its address is none of the web".into());
    }
    Ok((host.trim_start_matches('[').trim_end_matches(']').to_owned(), port))
}

async fn exchange<S>(stream: S, url: &Url) -> Result<Answered, String>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let request = Request::get(&url[Position::BeforePath..Position::AfterQuery])
        .header(HOST, &url[Position::BeforeHost..Position::AfterPort])
        .header(USER_AGENT, ASKS_AS)
        .header(ACCEPT, WANTED)
        .body(Empty::<Bytes>::new())
        .map_err(|error| error.to_string())?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(stream).await.map_err(|error| error.to_string())?;
    let driven = tokio::spawn(connection);
    let answered = async {
        let answer = sender.send_request(request).await.map_err(|error| error.to_string())?;
        read(answer, url).await
    };
    let answered = answered.await;
    driven.abort();
    answered
}

async fn read<B>(answer: Response<B>, url: &Url) -> Result<Answered, String>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let status = answer.status();
    if status.is_redirection() {
        let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok());
        let to = to.filter(|to| to.len() <= ADDRESS_BYTES_MAX).and_then(|to| url.join(to).ok());
        return to.map(Answered::LeadsTo).ok_or_else(|| format!("{status}, leading nowhere"));
    }
    if !status.is_success() {
        return Err(status.to_string());
    }
    let too_large = || format!("it is larger than {} MiB", PICTURE_BYTES_MAX / 1024 / 1024);
    if answer.body().size_hint().lower() > PICTURE_BYTES_MAX as u64 {
        return Err(too_large());
    }
    let body = Limited::new(answer.into_body(), PICTURE_BYTES_MAX).collect().await;
    let body = body.map_err(|error| match error.is::<http_body_util::LengthLimitError>() {
        true => too_large(),
        false => error.to_string(),
    })?;
    Ok(Answered::Picture(body.to_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::SocketAddr;
    use std::sync::Mutex;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

    /// A server on this machine, and what it was asked.
    struct Place {
        address: SocketAddr,
        asked: Arc<Mutex<Vec<String>>>,
    }

    impl Place {
        async fn open() -> Place {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let asked = Arc::new(Mutex::new(Vec::new()));
            let heard = Arc::clone(&asked);
            tokio::spawn(async move {
                while let Ok((mut stream, _)) = listener.accept().await {
                    let (mut said, mut part) = (Vec::new(), [0; 1_024]);
                    while !said.ends_with(b"\r\n\r\n") {
                        let count = stream.read(&mut part).await.unwrap();
                        if count == 0 {
                            break;
                        }
                        said.extend_from_slice(&part[..count]);
                    }
                    let said = String::from_utf8(said).unwrap();
                    let answer = answer(said.split(' ').nth(1).unwrap_or_default());
                    heard.lock().unwrap().push(said);
                    let _ = stream.write_all(&answer).await;
                }
            });
            Place { address, asked }
        }

        fn url(&self, path: &str) -> String {
            format!("http://{}{path}", self.address)
        }
    }

    fn answer(path: &str) -> Vec<u8> {
        let with = |head: &str, body: &[u8]| {
            [format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
        };
        if let Some(left) = path.strip_prefix("/on/").and_then(|left| left.parse::<usize>().ok()) {
            let to = if left == 1 { "../a.gif".to_owned() } else { format!("/on/{}", left - 1) };
            return with(&format!("302 Found\r\nlocation: {to}"), b"");
        }
        match path {
            "/a.gif?u=1" | "/a.gif" => with("200 OK\r\nset-cookie: who=ada", GIF),
            "/inside" => with("302 Found\r\nlocation: http://10.0.0.1/a.gif", b""),
            "/file" => with("302 Found\r\nlocation: file:///etc/passwd", b""),
            "/nowhere" => with("302 Found", b""),
            "/large" => with("200 OK", &vec![0; PICTURE_BYTES_MAX + 1]),
            "/endless" => [b"HTTP/1.1 200 OK\r\n\r\n", vec![0; PICTURE_BYTES_MAX + 1].as_slice()].concat(),
            "/rubbish" => b"\x00\xff\r\n\r\n".to_vec(),
            _ => with("404 Not Found", GIF),
        }
    }

    fn near() -> PicturesElsewhere {
        let (near, _) = Networks::parse(&["127.0.0.0/8".to_owned()]).clone();
        PicturesElsewhere::trusting(None, near).unwrap()
    }

    #[tokio::test]
    async fn a_picture_is_fetched_and_its_keeper_learns_nothing_of_who_looks() {
        let place = Place::open().await;
        assert_eq!(near().fetch(&place.url("/a.gif?u=1#part")).await.as_deref(), Ok(GIF));
        let asked = place.asked.lock().unwrap().concat().to_lowercase();
        let mut lines: Vec<_> = asked.trim_end().lines().collect();
        assert_eq!(lines.remove(0), "get /a.gif?u=1 http/1.1");
        lines.sort_unstable();
        let host = format!("host: {}", place.address);
        let wanted = format!("accept: {WANTED}");
        assert_eq!(lines, [wanted.as_str(), host.as_str(), "user-agent: mozilla/5.0"]);
    }

    #[tokio::test]
    async fn it_leads_on_three_times_at_most_and_never_into_this_house() {
        let place = Place::open().await;
        assert_eq!(near().fetch(&place.url("/on/3")).await.as_deref(), Ok(GIF));
        for (path, why) in [
            ("/on/4", "too often"),
            ("/inside", "open net"),
            ("/file", "host"),
            ("/nowhere", "leading nowhere"),
            ("/large", "larger than 5 MiB"),
            ("/endless", "larger than 5 MiB"),
            ("/gone", "404"),
            ("/rubbish", ""),
        ] {
            let refused = near().fetch(&place.url(path)).await;
            assert!(refused.as_ref().is_err_and(|said| said.contains(why)), "{path}: {refused:?}");
        }
        let asked = place.asked.lock().unwrap();
        assert!(asked.iter().all(|said| !said.to_lowercase().contains("cookie")), "{asked:?}");
    }

    #[tokio::test]
    async fn only_the_web_of_the_open_net_is_asked() {
        let place = Place::open().await;
        let anywhere = PicturesElsewhere::trusting(None, Networks::default()).unwrap();
        let port = place.address.port();
        for url in [
            place.url("/a.gif"),
            format!("http://localhost:{port}/a.gif"),
            format!("http://2130706433:{port}/a.gif"),
            format!("http://0x7f.1:{port}/a.gif"),
            format!("http://[::ffff:127.0.0.1]:{port}/a.gif"),
            format!("http://0.0.0.0:{port}/a.gif"),
            "http://169.254.169.254/latest/meta-data/".into(),
        ] {
            let refused = anywhere.fetch(&url).await;
            assert!(refused.as_ref().is_err_and(|said| said.contains("open net")), "{url}: {refused:?}");
        }
        for url in [
            "",
            "a.gif",
            "//127.0.0.1/a.gif",
            "file:///etc/passwd",
            "ftp://127.0.0.1/a.gif",
            "gopher://127.0.0.1:25/x",
            "http://127.0.0.1:25/a.gif",
            &format!("http://ada:secret@127.0.0.1:{port}/a.gif"),
            &place.url(&format!("/{}", "a".repeat(ADDRESS_BYTES_MAX))),
        ] {
            assert!(near().fetch(url).await.is_err(), "{url}");
        }
        assert!(place.asked.lock().unwrap().is_empty(), "nobody was asked");
    }
}
