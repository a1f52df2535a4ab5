//! Serving the pages: connections that are bounded in number and in time.
//!
//! A request that does not come to its end is ended. Where there is no room for another connection, the one that has
//! waited longest without asking anything makes room: whoever asks is answered, however many only hold the line.

use crate::door::{Proxies, household};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::{Body as _, Bytes, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::collections::{BTreeMap, HashMap};
use std::future::poll_fn;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tower::ServiceExt;

/// Connections at a time, where the system has files for them.
pub const CONNECTIONS_MAX: usize = 2_000;
/// The part of them that one address may have.
const OF_ADDRESS_PART: usize = 4;
/// How long the head of a request may take, and how long a connection may wait for its next one.
pub const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// The same for a proxy of ours: it keeps connections for later, and must not find one closed as it uses it.
const HEAD_OF_PROXY_WITHIN: Duration = Duration::from_secs(150);
/// A pause when the system has no file left for a connection.
const OUT_OF_FILES: Duration = Duration::from_millis(100);
/// What somebody hears for whom there is no room.
const NO_ROOM: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 53\r\n\r\nToo many connections are open. Try again in a minute.";

/// How many connections may be open at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// From everywhere.
    pub all: usize,
    /// From one address, or one network of IPv6.
    pub of_address: usize,
}

impl Room {
    /// For so many, within what is reasonable at all.
    pub fn of(connections: usize) -> Self {
        let all = connections.clamp(1, CONNECTIONS_MAX);
        Self { all, of_address: (all / OF_ADDRESS_PART).max(1) }
    }
}

/// Serves until `stopped`, and then lets requests finish for `drain`.
pub async fn serve(
    listener: TcpListener,
    router: axum::Router,
    room: Room,
    proxies: Proxies,
    mut stopped: watch::Receiver<bool>,
    drain: Duration,
) {
    let (gate, graceful) = (Gate::new(room), GracefulShutdown::new());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let proxy = proxies.trust(peer.ip().to_canonical());
                match gate.enter((!proxy).then(|| household(peer.ip()))) {
                    Some(place) => converse(stream, peer, proxy, &router, place, &graceful, &stopped),
                    None => drop(stream.try_write(NO_ROOM)),
                }
            }
            Err(error) => {
                // Out of files, mostly: others may be closed by the time we try again.
                tracing::warn!(%error, "taking a connection to the pages failed");
                tokio::time::sleep(OUT_OF_FILES).await;
            }
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(drain, graceful.shutdown()).await;
}

/// With every request: when to end an answer that has no end of its own, so that stopping need not wait for it.
#[derive(Clone, Debug)]
pub(crate) struct Stopping(watch::Receiver<bool>);

impl Stopping {
    /// Returns when serving stops.
    pub(crate) async fn told(&mut self) {
        let _ = self.0.wait_for(|stop| *stop).await;
    }
}

/// One connection, in a task of its own.
fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    proxy: bool,
    router: &axum::Router,
    place: Place,
    graceful: &GracefulShutdown,
    stopped: &watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let (router, place, stopping) = (router.clone(), Arc::new(place), Stopping(stopped.clone()));
    let asking = Arc::clone(&place);
    let service = service_fn(move |mut request: Request<Incoming>| {
        asking.asks();
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(stopping.clone());
        router.clone().oneshot(request.map(|body| Body::new(Heard(Some(body)))))
    });
    let within = if proxy { HEAD_OF_PROXY_WITHIN } else { HEAD_WITHIN };
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(within);
    let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
    tokio::spawn(async move {
        tokio::select! {
            // Broken off by the other side, or too slow: nobody is there to be told.
            _ = connection => {}
            () = place.sent_away.notified() => {}
        }
    });
}

/// How long a refused body is listened to, so that its sender can read the answer.
const HEARD_OUT_WITHIN: Duration = Duration::from_secs(10);

/// A body that is heard out, and forgotten, when it was refused: browsers read no answer before they have sent
/// everything, and would show a broken connection instead of the words.
struct Heard(Option<Incoming>);

impl hyper::body::Body for Heard {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        self.0.as_mut().map_or(Poll::Ready(None), |body| Pin::new(body).poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.0.as_ref().is_none_or(Incoming::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.as_ref().map(Incoming::size_hint).unwrap_or_default()
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        let Some(mut body) = self.0.take().filter(|body| !body.is_end_stream()) else { return };
        tokio::spawn(tokio::time::timeout(HEARD_OUT_WITHIN, async move {
            while let Some(Ok(_)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {}
        }));
    }
}

/// Counts connections, all and per address, and knows which of them have not asked anything yet.
struct Gate {
    room: Room,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    all: usize,
    of: HashMap<IpAddr, usize>,
    next: u64,
    /// Those that have not asked anything, the first first.
    silent: BTreeMap<u64, (Option<IpAddr>, Arc<Notify>)>,
}

/// One connection's place; given back when dropped.
struct Place {
    gate: Arc<Gate>,
    address: Option<IpAddr>,
    number: u64,
    sent_away: Arc<Notify>,
}

impl Gate {
    fn new(room: Room) -> Arc<Self> {
        Arc::new(Self { room, open: Mutex::default() })
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection from `address` (`None`: a proxy of ours, which counts only towards all).
    fn enter(self: &Arc<Self>, address: Option<IpAddr>) -> Option<Place> {
        let mut open = self.open();
        let here = address.and_then(|address| open.of.get(&address).copied()).unwrap_or(0);
        if address.is_some() && here >= self.room.of_address {
            open.send_away(|silent| *silent == address)?;
        } else if open.all >= self.room.all {
            open.send_away(|_| true)?;
        }
        open.all += 1;
        if let Some(address) = address {
            *open.of.entry(address).or_default() += 1;
        }
        let number = open.next;
        open.next += 1;
        let sent_away = Arc::new(Notify::new());
        open.silent.insert(number, (address, Arc::clone(&sent_away)));
        Some(Place { gate: Arc::clone(self), address, number, sent_away })
    }
}

impl Open {
    /// Ends the connection that has been silent longest, of those that fit. It counts until it is gone; the one that
    /// comes instead of it is at most one too many.
    fn send_away(&mut self, fits: impl Fn(&Option<IpAddr>) -> bool) -> Option<()> {
        let number = self.silent.iter().find(|(_, (address, _))| fits(address)).map(|(number, _)| *number)?;
        let (_, sent_away) = self.silent.remove(&number)?;
        sent_away.notify_one();
        Some(())
    }
}

impl Place {
    /// It has asked something: it is not sent away any more.
    fn asks(&self) {
        self.gate.open().silent.remove(&self.number);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.gate.open();
        open.silent.remove(&self.number);
        open.all = open.all.saturating_sub(1);
        let Some(address) = self.address else { return };
        if let Some(here) = open.of.get_mut(&address) {
            *here = here.saturating_sub(1);
            if *here == 0 {
                open.of.remove(&address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Arc<Gate> {
        Gate::new(Room { all: 3, of_address: 2 })
    }

    const ADA: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1)));
    const EVE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2)));

    #[test]
    fn whoever_finds_no_room_hears_a_whole_answer() {
        let words = String::from_utf8_lossy(NO_ROOM);
        let (head, body) = words.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{head}");
    }

    #[test]
    fn whoever_asks_keeps_their_place_and_the_first_silent_one_makes_room() {
        let gate = gate();
        let (first, second) = (gate.enter(EVE).expect("room"), gate.enter(EVE).expect("room"));
        second.asks();
        let third = gate.enter(EVE).expect("the first makes room");
        third.asks();
        assert!(gate.enter(EVE).is_none(), "nobody of this address is silent");
        drop(first);
        let _ada = gate.enter(ADA).expect("room for another address");
        assert_eq!(gate.open().all, 3);
    }

    #[test]
    fn places_are_given_back_and_a_proxy_counts_towards_all_only() {
        let gate = gate();
        let proxied: Vec<Place> = (0..3).filter_map(|_| gate.enter(None)).collect();
        proxied.iter().for_each(Place::asks);
        assert!(proxied.len() == 3 && gate.enter(ADA).is_none());
        drop(proxied);
        assert!(gate.enter(ADA).is_some() && gate.open().of.is_empty() && gate.open().all == 0);
    }

    #[tokio::test]
    async fn an_unfinished_request_is_ended_and_a_finished_one_is_answered() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = watch::channel(false);
        let router = axum::Router::new().route("/", axum::routing::get(|| async { "here" }));
        let room = Room { all: 4, of_address: 2 };
        let serving = tokio::spawn(serve(listener, router, room, Proxies::default(), stopped, Duration::from_secs(1)));
        let mut silent = Vec::new();
        for _ in 0..10 {
            let mut stream = TcpStream::connect(address).await.expect("a connection");
            stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n").await.expect("a half request");
            silent.push(stream);
        }
        let mut asking = TcpStream::connect(address).await.expect("a connection");
        asking.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.expect("a request");
        let mut answer = String::new();
        asking.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
        let mut first = silent.remove(0);
        let ended = tokio::time::timeout(Duration::from_secs(5), first.read(&mut [0; 16])).await;
        assert!(matches!(ended, Ok(Ok(0) | Err(_))), "the first one made room");
        drop(stop);
        assert!(tokio::time::timeout(Duration::from_secs(5), serving).await.is_ok());
    }

    #[tokio::test]
    async fn whoever_is_refused_while_sending_can_read_why() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (_stop, stopped) = watch::channel(false);
        let refusing = axum::routing::post(|| async { (axum::http::StatusCode::NOT_FOUND, "nothing here") });
        let router = axum::Router::new().route("/", refusing);
        let room = Room { all: 4, of_address: 2 };
        tokio::spawn(serve(listener, router, room, Proxies::default(), stopped, Duration::from_secs(1)));
        let mut sending = TcpStream::connect(address).await.expect("a connection");
        let mebibytes = 24;
        let head =
            format!("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", mebibytes << 20);
        sending.write_all(head.as_bytes()).await.expect("a head");
        for _ in 0..mebibytes {
            sending.write_all(&vec![7; 1 << 20]).await.expect("it is heard out");
        }
        let mut answer = String::new();
        sending.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 404") && answer.ends_with("nothing here"), "{answer}");
    }
}
