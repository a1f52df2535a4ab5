//! Taking mail in by SMTP (RFC 5321) and LMTP (RFC 2033).
//!
//! **Says "250" only after the desk has made the message durable.** Refuses recipients that nobody reads, in time for
//! the sender to notice. **Never** changes a byte of what arrives: what was said around the message is in the
//! envelope.

mod limits;
mod proxy;
mod session;
mod tls;

pub use limits::Limits;
pub use tls::{CertificateTrouble, from_pem, self_signed};

use desk::Networks;
use desk::channel::Intake;
use domain::Moment;
use limits::{Gate, Memory};
use rustls::ServerConfig;
use session::Session;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// Which of the two languages a server speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protocol {
    /// Between mail servers.
    Smtp,
    /// From a mail server that stands before us; one answer per recipient.
    Lmtp,
}

/// Where a server listens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Listen {
    /// On an address; port 0 takes a free one.
    Tcp(SocketAddr),
    /// On a socket in the file system. One left over from an earlier run is replaced.
    Unix(PathBuf),
}

/// A server's settings.
#[derive(Clone)]
pub struct Config {
    /// Where it listens.
    pub listen: Listen,
    /// The name that it gives itself.
    pub hostname: String,
    /// What it speaks.
    pub protocol: Protocol,
    /// Its certificate; without one no `STARTTLS` is offered.
    pub tls: Option<Arc<ServerConfig>>,
    /// Load balancers in front that say who is really there (PROXY protocol); they must.
    pub proxies: Networks,
    /// Its limits.
    pub limits: Limits,
}

/// The time now: given from outside, so that everything runs under a virtual clock.
pub type Now = Arc<dyn Fn() -> Moment + Send + Sync>;

/// A running server.
pub struct Serving {
    /// Where it listens; `None` for a socket in the file system.
    pub address: Option<SocketAddr>,
    /// Ends when the server has stopped and its last connection is over.
    pub ended: JoinHandle<()>,
}

/// What all connections of a server share.
struct Shared {
    config: Config,
    intake: Arc<dyn Intake>,
    now: Now,
    memory: Memory,
    gate: Arc<Gate>,
    stop: watch::Receiver<bool>,
}

/// Starts a server. It stops taking connections when `stop` becomes true (or its sender is gone), tells idle senders
/// to come again, and lets running messages finish for [`Limits::drain`].
///
/// # Errors
/// When it cannot listen there.
pub async fn serve(
    config: Config,
    intake: Arc<dyn Intake>,
    now: Now,
    stop: watch::Receiver<bool>,
) -> io::Result<Serving> {
    let listener = Listener::bind(&config.listen).await?;
    let address = listener.address();
    let ended = tokio::spawn(run(listener, Shared::new(config, intake, now, stop)));
    Ok(Serving { address, ended })
}

/// Serves one line that is open already, as [`serve`] does each that it takes; `from` is who is on the other side. Public
/// so that whoever tests the server can speak to it in memory, byte by byte, without a network.
pub async fn attend(
    line: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    from: Option<IpAddr>,
    config: Config,
    intake: Arc<dyn Intake>,
    now: Now,
    stop: watch::Receiver<bool>,
) {
    converse(Box::new(line), Peer { address: from }, Shared::new(config, intake, now, stop)).await;
}

impl Shared {
    fn new(config: Config, intake: Arc<dyn Intake>, now: Now, stop: watch::Receiver<bool>) -> Arc<Self> {
        let (memory, gate) = (Memory::new(&config.limits), Gate::new(&config.limits));
        Arc::new(Shared { config, intake, now, memory, gate, stop })
    }
}

async fn run(listener: Listener, shared: Arc<Shared>) {
    let mut sessions = JoinSet::new();
    let mut stop = shared.stop.clone();
    loop {
        tokio::select! {
            _ = stopped(&mut stop) => break,
            Some(_) = sessions.join_next(), if !sessions.is_empty() => {}
            accepted = listener.accept() => match accepted {
                Ok((wire, peer)) => {
                    sessions.spawn(converse(wire, peer, shared.clone()));
                }
                Err(error) => {
                    // Out of file descriptors, mostly: others may be closed by the time we try again.
                    tracing::warn!(%error, "taking a connection failed");
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
            },
        }
    }
    drop(listener);
    let all = async { while sessions.join_next().await.is_some() {} };
    if tokio::time::timeout(shared.config.limits.drain, all).await.is_err() {
        tracing::warn!("stopped while messages were still arriving; their senders will send them again");
    }
}

/// Waits until the server is to stop.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that whoever could say stop is gone.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Longest time for a proxy to say who is there.
const PROXY_HEADER: std::time::Duration = std::time::Duration::from_secs(10);

async fn converse(mut wire: Box<dyn Wire>, mut peer: Peer, shared: Arc<Shared>) {
    if peer.address.is_some_and(|address| shared.config.proxies.contain(address)) {
        // Until it is known who is there, a connection counts towards all.
        let Some(_place) = shared.gate.enter(None) else { return };
        match tokio::time::timeout(PROXY_HEADER, proxy::client(&mut wire)).await {
            // A proxy that speaks for itself, or does not know, is the one who is there; nobody at all would be our own.
            Ok(Some(client)) => peer.address = client.or(peer.address),
            _ => {
                tracing::warn!("a proxy did not say who it speaks for (PROXY protocol); its connection is closed");
                return;
            }
        }
    }
    let Some(_place) = shared.gate.enter(peer.address) else {
        let line =
            format!("421 4.3.2 {} has too many connections, please come again later\r\n", shared.config.hostname);
        let _ = tokio::time::timeout(std::time::Duration::from_secs(5), wire.write_all(line.as_bytes())).await;
        return;
    };
    Session::new(wire, peer, shared).run().await;
}

/// Who is on the other side.
#[derive(Clone, Debug)]
struct Peer {
    address: Option<IpAddr>,
}

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener, PathBuf),
}

/// Read and write for the user and the group: connecting needs the right to write.
const SOCKET_MODE: u32 = 0o660;

impl Listener {
    async fn bind(listen: &Listen) -> io::Result<Self> {
        match listen {
            Listen::Tcp(address) => Ok(Listener::Tcp(TcpListener::bind(address).await?)),
            Listen::Unix(path) => {
                if std::os::unix::net::UnixStream::connect(path).is_err() {
                    match std::fs::remove_file(path) {
                        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                        _ => {}
                    }
                }
                let listener = UnixListener::bind(path)?;
                // The mail server in front is another user; who may reach the socket, its folder and group decide.
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(SOCKET_MODE))?;
                Ok(Listener::Unix(listener, path.clone()))
            }
        }
    }

    fn address(&self) -> Option<SocketAddr> {
        match self {
            Listener::Tcp(listener) => listener.local_addr().ok(),
            Listener::Unix(..) => None,
        }
    }

    async fn accept(&self) -> io::Result<(Box<dyn Wire>, Peer)> {
        match self {
            Listener::Tcp(listener) => {
                let (stream, from) = listener.accept().await?;
                let _ = stream.set_nodelay(true);
                Ok((Box::new(stream), Peer { address: Some(from.ip().to_canonical()) }))
            }
            Listener::Unix(listener, _) => {
                let (stream, _) = listener.accept().await?;
                Ok((Box::new(stream), Peer { address: None }))
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Listener::Unix(_, path) = self {
            let _ = std::fs::remove_file(path);
        }
    }
}
