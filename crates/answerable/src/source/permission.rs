//! The permission that a person gives at a provider, so that the desk needs no password.

use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;
use desk::Desk;
use domain::source::Fault;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A person has so long to sign in there.
const PERSON: Duration = Duration::from_secs(15 * 60);
/// Bytes of a browser's request that are read.
const REQUEST_BYTES_MAX: u64 = 16 * 1024;

fn refused(fault: &Fault) -> Failure {
    Failure::unavailable(format!("{fault}."))
}

/// By a code that the person types at Microsoft, in any browser.
///
/// # Errors
/// When Microsoft refuses, or nobody signs in.
pub async fn of_microsoft(config: &Config) -> Result<String, Failure> {
    let fetching = wiring::fetching(config)?;
    let trusted = fetching.trusted_pem.as_deref();
    let asked = fetching.clients.ask_microsoft(trusted).await.map_err(|fault| refused(&fault))?;
    eprintln!("Open {} in a browser, sign in to the mailbox, and type this code: {}", asked.page, asked.code);
    fetching.clients.typed(trusted, &asked).await.map_err(|fault| refused(&fault))
}

/// By a page of Google, which sends the person back to an address of this machine. Where the browser is on another one,
/// that address leads nowhere; then the person copies it from there.
///
/// # Errors
/// When Google refuses, or nobody signs in.
pub async fn of_google(config: &Config, desk: &Desk, account: &str) -> Result<String, Failure> {
    let fetching = wiring::fetching(config)?;
    let no_port = |error: std::io::Error| Failure::unavailable(format!("No port could be opened: {error}."));
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(no_port)?;
    let back = format!("http://127.0.0.1:{}/", listener.local_addr().map_err(no_port)?.port());
    let asked = fetching.clients.ask_google(&back, account, desk.chance.bytes()).map_err(|fault| refused(&fault))?;
    eprintln!("Open this page in a browser and sign in to the mailbox:\n\n{}\n", asked.page);
    eprintln!("If the browser is on another machine, it ends at a page that cannot be shown: paste its address here.");
    let answer = async {
        tokio::select! {
            query = sent_back(&listener) => query,
            query = pasted() => query,
        }
    };
    let nobody = || Failure::unavailable("Nobody signed in within a quarter of an hour.");
    let query = tokio::time::timeout(PERSON, answer).await.map_err(|_| nobody())?;
    let visited = fetching.clients.visited(fetching.trusted_pem.as_deref(), &asked, &query).await;
    visited.map_err(|fault| refused(&fault))
}

/// The query that a browser comes back with; browsers ask for other things as well.
async fn sent_back(listener: &TcpListener) -> String {
    loop {
        let Ok((browser, _)) = listener.accept().await else { continue };
        if let Some(query) = query_of(browser).await {
            return query;
        }
    }
}

async fn query_of(browser: TcpStream) -> Option<String> {
    let mut browser = BufReader::new(browser);
    let mut line = String::new();
    let mut request = (&mut browser).take(REQUEST_BYTES_MAX);
    tokio::time::timeout(Duration::from_secs(5), request.read_line(&mut line)).await.ok()?.ok()?;
    let query = line.split(' ').nth(1)?.split_once('?')?.1.to_owned();
    let page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nThank you. You can close this page.\n";
    let _ = browser.get_mut().write_all(page.as_bytes()).await;
    let _ = browser.get_mut().shutdown().await;
    query.contains("state=").then_some(query)
}

/// The query of an address that is pasted; without any, it is waited for the browser.
async fn pasted() -> String {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some((_, query)) = line.trim().split_once('?') {
            return query.to_owned();
        }
    }
    std::future::pending().await
}
