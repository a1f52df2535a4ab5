//! A server that gives tokens for permissions, as providers of mailboxes have one.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A token server that speaks as Microsoft's does (RFC 8628, RFC 6749), and tells Dovecot whose a token is (RFC 7662).
#[derive(Clone, Default)]
pub struct TokenServer {
    /// Tokens that it gave.
    pub given: Arc<AtomicUsize>,
    /// Set, it refuses every permission.
    pub withdrawn: Arc<AtomicBool>,
}

impl TokenServer {
    /// Starts it.
    pub async fn start(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (at, server) = (listener.local_addr().unwrap(), self.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.answer(stream).await });
            }
        });
        at
    }

    async fn answer(&self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let (mut head, mut length) = (String::new(), 0_usize);
        while stream.read_line(&mut head).await.is_ok_and(|read| read > 2) {
            let last = head.lines().last().unwrap_or_default().to_ascii_lowercase();
            length = last.strip_prefix("content-length:").and_then(|rest| rest.trim().parse().ok()).unwrap_or(length);
        }
        let mut body = vec![0; length];
        let _ = stream.read_exact(&mut body).await;
        let asked = format!("{head}{}", String::from_utf8_lossy(&body));
        let (status, said) = self.said(&asked);
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
            said.len()
        );
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    fn said(&self, asked: &str) -> (&'static str, String) {
        let number = self.given.load(Ordering::SeqCst);
        if asked.contains("/devicecode") {
            let said =
                r#"{"device_code":"d1","user_code":"ABCD","verification_uri":"https://login.example/","interval":1}"#;
            return ("200 OK", said.into());
        }
        if asked.contains("/introspect") {
            let known = asked.contains(&format!("access-{number}"));
            return ("200 OK", format!(r#"{{"active":{known},"email":"help"}}"#));
        }
        let good = asked.contains("device_code=d1") || asked.contains(&format!("refresh_token=refresh-{number}&"));
        if self.withdrawn.load(Ordering::SeqCst) || !good {
            let said = r#"{"error":"invalid_grant","error_description":"AADSTS50173: the grant was revoked"}"#;
            return ("400 Bad Request", said.into());
        }
        let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
        let said = format!(r#"{{"access_token":"access-{number}","expires_in":4,"refresh_token":"refresh-{number}"}}"#);
        ("200 OK", said)
    }
}
