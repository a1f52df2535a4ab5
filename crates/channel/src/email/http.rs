//! One thing asked or posted by HTTP, and its answer in JSON: all that is asked of other services here. The client is hyper's, which
//! serves the pages already.

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::{ACCEPT, HOST};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// Bytes of an answer; a token has a few thousand, and what a filter found not many more.
const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// What is posted, and where to.
pub(crate) struct Post<'a> {
    /// `http://` or `https://`, with a host.
    pub(crate) url: &'a str,
    /// Headers beside `Host` and `Accept`; what cannot stand in one is left out.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
    /// For the whole exchange.
    pub(crate) patience: Duration,
}

impl Post<'_> {
    /// Posts it.
    ///
    /// # Errors
    /// In words, when there is no answer that can be read.
    pub(crate) async fn send(self, tls: &Arc<ClientConfig>) -> Result<Value, String> {
        timeout(self.patience, self.exchange(Method::POST, tls)).await.map_err(|_| "no answer in time".to_owned())?
    }

    async fn exchange(self, method: Method, tls: &Arc<ClientConfig>) -> Result<Value, String> {
        let (encrypted, uri) = place(self.url)?;
        let (host, authority) =
            (uri.host().unwrap_or_default(), uri.authority().map_or("", |authority| authority.as_str()));
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let port = uri.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
        let stream = TcpStream::connect((bare, port)).await.map_err(|error| format!("{host}: {error}"))?;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let mut request =
            Request::builder().method(method).uri(path).header(HOST, authority).header(ACCEPT, "application/json");
        for (name, value) in &self.headers {
            if let Ok(value) = hyper::header::HeaderValue::from_bytes(value.as_bytes()) {
                request = request.header(*name, value);
            }
        }
        let request = request.body(Full::new(self.body)).map_err(|error| error.to_string())?;
        if !encrypted {
            return ask(TokioIo::new(stream), request).await;
        }
        let name = ServerName::try_from(bare.to_owned()).map_err(|error| error.to_string())?;
        let stream = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await;
        ask(TokioIo::new(stream.map_err(|error| format!("{host}: {error}"))?), request).await
    }
}

/// Asks for what lies at an address.
///
/// # Errors
/// In words, when there is no answer that can be read.
pub(crate) async fn get(
    tls: &Arc<ClientConfig>,
    url: &str,
    headers: &[(&'static str, String)],
    patience: Duration,
) -> Result<Value, String> {
    let asked = Post { url, headers: headers.to_vec(), body: Bytes::new(), patience };
    timeout(patience, asked.exchange(Method::GET, tls)).await.map_err(|_| "no answer in time".to_owned())?
}

/// A form as it is posted.
pub(crate) fn encoded(form: &[(&str, &str)]) -> String {
    let pairs = form.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A value as it stands in a form or a query.
pub(crate) fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

/// Whether the way there is encrypted, and the parts of the address.
///
/// # Errors
/// When it is no address of a service.
pub(crate) fn place(url: &str) -> Result<(bool, Uri), String> {
    let wrong = || format!("{url} is no address such as https://host/path");
    let uri: Uri = url.parse().map_err(|_| wrong())?;
    match (uri.scheme_str(), uri.host()) {
        (Some(scheme @ ("http" | "https")), Some(host)) if !host.is_empty() => Ok((scheme == "https", uri)),
        _ => Err(wrong()),
    }
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
