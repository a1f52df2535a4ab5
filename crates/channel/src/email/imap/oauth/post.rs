//! One form posted by HTTP, and its answer in JSON (RFC 6749 §5): all that a token server is asked. The client is hyper's,
//! which serves the pages already.

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::Request;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// For the whole exchange.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of an answer; tokens have a few thousand.
const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// Posts a form. Without encryption only to this machine.
///
/// # Errors
/// In words, when there is no answer that can be read.
pub(super) async fn post(tls: &Arc<ClientConfig>, url: &str, form: &[(&str, &str)]) -> Result<Value, String> {
    timeout(PATIENCE, exchange(tls, url, form)).await.map_err(|_| "no answer".to_owned())?
}

async fn exchange(tls: &Arc<ClientConfig>, url: &str, form: &[(&str, &str)]) -> Result<Value, String> {
    let (encrypted, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://127.0.0.1:")) {
        (Some(rest), _) => (true, rest.to_owned()),
        (None, Some(rest)) => (false, format!("127.0.0.1:{rest}")),
        _ => return Err(format!("{url} is no address of a token server")),
    };
    let (authority, path) = rest.split_once('/').unwrap_or((&rest, ""));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, port.parse().map_err(|_| format!("{authority} has no port"))?),
        None => (authority, 443),
    };
    let stream = TcpStream::connect((host, port)).await.map_err(|error| format!("{host}: {error}"))?;
    let request = Request::post(format!("/{path}"))
        .header(HOST, authority)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Full::new(Bytes::from(encoded(form))))
        .map_err(|error| error.to_string())?;
    if !encrypted {
        return ask(TokioIo::new(stream), request).await;
    }
    let name = ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
    let stream = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await;
    ask(TokioIo::new(stream.map_err(|error| format!("{host}: {error}"))?), request).await
}

async fn ask<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Value, String>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(stream).await.map_err(|error| error.to_string())?;
    let driven = tokio::spawn(connection);
    let answered = async {
        let answer = sender.send_request(request).await.map_err(|error| error.to_string())?;
        let body = Limited::new(answer.into_body(), ANSWER_BYTES_MAX).collect().await;
        let bytes = body.map_err(|error| error.to_string())?.to_bytes();
        // A refusal is JSON too, with the reason in it (RFC 6749 §5.2).
        serde_json::from_slice(&bytes).map_err(|_| "the answer is no JSON".to_owned())
    };
    let answer = answered.await;
    driven.abort();
    answer
}

/// A form as it is posted.
pub(super) fn encoded(form: &[(&str, &str)]) -> String {
    let pairs = form.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn secrets_are_posted_encrypted_or_to_this_machine() {
        let tls = crate::email::deliver::verified(None).unwrap();
        for url in ["http://login.example/token", "ftp://x", "http://127.0.0.1.evil.example:1/"] {
            assert!(post(&tls, url, &[("a", "b")]).await.is_err_and(|words| words.contains("no address")), "{url}");
        }
        assert_eq!(encoded(&[("a b", "c&d=é"), ("e", "f")]), "a%20b=c%26d%3D%C3%A9&e=f");
    }
}
