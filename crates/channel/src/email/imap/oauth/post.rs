//! One form posted to a token server (RFC 6749 §5).

pub(super) use crate::email::http::encoded;
use crate::email::http::{Post, place};
use rustls::ClientConfig;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// For the whole exchange.
const PATIENCE: Duration = Duration::from_secs(30);

/// Posts a form. Without encryption only to this machine.
///
/// # Errors
/// In words, when there is no answer that can be read.
pub(super) async fn post(tls: &Arc<ClientConfig>, url: &str, form: &[(&str, &str)]) -> Result<Value, String> {
    let (encrypted, at) = place(url)?;
    if !encrypted && at.host() != Some("127.0.0.1") {
        return Err(format!("{url} is no address of a token server: it is not encrypted"));
    }
    let headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
    Post { url, headers, body: encoded(form).into(), patience: PATIENCE }.send(tls).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn secrets_are_posted_encrypted_or_to_this_machine() {
        let tls = crate::email::deliver::verified(None).unwrap();
        for url in ["http://login.example/token", "ftp://x", "http://127.0.0.1.evil.example:1/"] {
            assert!(post(&tls, url, &[("a", "b")]).await.is_err(), "{url}");
        }
        assert_eq!(encoded(&[("a b", "c&d=é"), ("e", "f")]), "a%20b=c%26d%3D%C3%A9&e=f");
    }
}
