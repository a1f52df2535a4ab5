//! `answerable serve`: pages, mail and workers in one process; `answerable work`: workers only.

use crate::capacity::{Capacity, take_all_files};
use crate::config::{Config, Mode};
use crate::failure::Failure;
use crate::{banner, wiring};
use channel::email::server;
use desk::{Desk, Networks};
use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long open pages and mail sessions may go on after the signal to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// What a process does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    Serve,
    /// Workers only, beside other processes that serve.
    Work,
}

/// Runs until it is told to stop.
///
/// # Errors
/// When something that is needed cannot be had; nothing was harmed.
pub async fn run(config: &Config, part: Part, demo: bool) -> Result<(), Failure> {
    let capacity = Capacity::of(take_all_files());
    // Ports first: a second start must not touch the data of the first.
    let web = match part {
        Part::Serve => Some(listen(config.web.listen, "web.listen").await?),
        Part::Work => None,
    };
    let doors = if part == Part::Serve { doors(config)? } else { Vec::new() };
    for door in &doors {
        door.is_free().await?;
    }
    let _owned = wiring::own(config)?;
    let (store, migrated) = wiring::open(config)?;
    if let Some(copy) = &migrated.copy {
        println!(
            "The database was brought from schema {} to {}; a copy from before is {}.",
            migrated.from,
            migrated.to,
            copy.display()
        );
    }
    let desk = wiring::desk(config, store)?;
    let node = desk.take_node_number().await?;
    if !desk.store.shared_by_nodes() {
        desk.recover_abandoned(true).await?;
    }
    if demo {
        fill_demo(config, &desk, web.as_ref().map(|(_, address)| *address)).await?;
    }
    public_url_from_config(config, &desk).await?;

    let (stop, stopped) = watch::channel(false);
    let mail = mail_servers(config, doors, capacity, &desk, &stopped).await?;
    let workers = tokio::spawn({
        let (desk, stopped) = (desk.clone(), stopped.clone());
        async move { desk.work(node, stopped).await }
    });
    let fetching = channel::email::imap::fetch(desk.clone(), wiring::fetching(config)?, stopped.clone())
        .map_err(|error| Failure::usage(format!("fetching.trusted_certificate: {error}.")))?;
    let smtp = mail.iter().find_map(|serving| serving.address);
    let empty = desk.reader().read(|read| read.installation()).await?.is_none();
    let set_up_key = empty.then(|| desk.chance.token());
    let pages = web.map(|(listener, address)| {
        banner::print(config, address, smtp, demo, set_up_key.as_deref());
        let (router, proxies) =
            (web_router(config, &desk, smtp, demo, set_up_key), web::Proxies::parse(&config.web.trusted_proxies));
        tokio::spawn(web::serve(listener, router, capacity.pages, proxies, stopped.clone(), DRAIN))
    });
    signal().await;
    println!("Stopping: what was begun is finished first.");
    let _ = stop.send(true);
    let all = async {
        for serving in mail {
            let _ = serving.ended.await;
        }
        if let Some(pages) = pages {
            let _ = pages.await;
        }
        let _ = fetching.await;
        let _ = workers.await;
        let _ = desk.give_back_node_number(node).await;
    };
    let _ = tokio::time::timeout(DRAIN + DRAIN, all).await;
    Ok(())
}

/// An empty database becomes the demo desk, once.
async fn fill_demo(config: &Config, desk: &Desk, web: Option<SocketAddr>) -> Result<(), Failure> {
    if desk.reader().read(|read| read.installation()).await?.is_some() {
        return Ok(());
    }
    println!("Making a demo desk in {} …", config.data.display());
    let url = web.map(|address| format!("http://{address}"));
    let password = banner::DEMO_PASSWORD.to_owned();
    let seeded = crate::demo::seed(&wiring::place(config), desk.blobs.clone(), desk.now(), url, password).await;
    seeded.map(drop).map_err(|error| Failure { words: format!("The demo desk could not be made: {error}."), code: 70 })
}

async fn listen(address: SocketAddr, setting: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener =
        TcpListener::bind(address).await.map_err(|error| cannot_listen(&address.to_string(), setting, &error))?;
    let address = listener.local_addr().unwrap_or(address);
    Ok((listener, address))
}

fn cannot_listen(address: &str, setting: &str, error: &std::io::Error) -> Failure {
    let why = match error.kind() {
        std::io::ErrorKind::AddrInUse => "another program is using it".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this user may not open it".to_owned(),
        _ => error.to_string(),
    };
    Failure::unavailable(format!(
        "{address} cannot be opened: {why}. Stop the other program, or choose another address with `{setting}`."
    ))
}

/// Where mail comes in.
struct Door {
    listen: server::Listen,
    protocol: server::Protocol,
    setting: &'static str,
}

impl Door {
    /// Tries the port and lets go of it again: it is opened for good when the desk is there to answer.
    async fn is_free(&self) -> Result<(), Failure> {
        match &self.listen {
            server::Listen::Tcp(address) => listen(*address, self.setting).await.map(drop),
            server::Listen::Unix(_) => Ok(()),
        }
    }

    fn words(&self) -> String {
        match &self.listen {
            server::Listen::Tcp(address) => address.to_string(),
            server::Listen::Unix(path) => path.display().to_string(),
        }
    }
}

fn doors(config: &Config) -> Result<Vec<Door>, Failure> {
    let mut doors = Vec::new();
    if config.smtp.listen != "off" {
        let listen = server::Listen::Tcp(address_of(&config.smtp.listen, "smtp.listen")?);
        doors.push(Door { listen, protocol: server::Protocol::Smtp, setting: "smtp.listen" });
    }
    if let Some(listen) = &config.lmtp.listen {
        let listen = match listen.strip_prefix("unix:") {
            Some(path) => server::Listen::Unix(PathBuf::from(path)),
            None => server::Listen::Tcp(address_of(listen, "lmtp.listen")?),
        };
        doors.push(Door { listen, protocol: server::Protocol::Lmtp, setting: "lmtp.listen" });
    }
    Ok(doors)
}

async fn mail_servers(
    config: &Config,
    doors: Vec<Door>,
    capacity: Capacity,
    desk: &Desk,
    stopped: &watch::Receiver<bool>,
) -> Result<Vec<server::Serving>, Failure> {
    if doors.is_empty() {
        return Ok(Vec::new());
    }
    let tls = certificate(config)?;
    let (proxies, neither) = Networks::parse(&config.smtp.proxies);
    if let Some(wrong) = neither.first() {
        return Err(Failure::usage(format!("smtp.proxies: {wrong:?} is neither an address nor a network.")));
    }
    let mut serving = Vec::new();
    for door in doors {
        let (words, setting) = (door.words(), door.setting);
        let config = server::Config {
            listen: door.listen,
            hostname: wiring::hostname(config),
            protocol: door.protocol,
            tls: Some(Arc::clone(&tls)),
            proxies: proxies.clone(),
            limits: server::Limits {
                message_bytes_max: config.limits.message_bytes,
                connections_max: capacity.mail,
                ..server::Limits::default()
            },
        };
        let clock = desk.clock.clone();
        let started =
            server::serve(config, Arc::new(desk.clone()), Arc::new(move || clock.now()), stopped.clone()).await;
        serving.push(started.map_err(|error| cannot_listen(&words, setting, &error))?);
    }
    Ok(serving)
}

fn address_of(text: &str, setting: &str) -> Result<SocketAddr, Failure> {
    text.parse()
        .map_err(|_| Failure::usage(format!("{setting} is \"{text}\", which is no address such as 127.0.0.1:2525.")))
}

fn certificate(config: &Config) -> Result<Arc<rustls::ServerConfig>, Failure> {
    let wrong = |error: &dyn std::fmt::Display| {
        Failure::usage(format!("The certificate of the mail server cannot be used: {error}."))
    };
    match (&config.smtp.tls_certificate, &config.smtp.tls_key) {
        (Some(chain), Some(key)) => server::from_pem(chain, key).map_err(|error| wrong(&error)),
        (None, None) => {
            server::self_signed(&config.data.join("tls"), &wiring::hostname(config)).map_err(|error| wrong(&error))
        }
        _ => Err(Failure::usage("smtp.tls_certificate and smtp.tls_key belong together; one of them is missing.")),
    }
}

/// A public address in the configuration decides over the one that was typed at the first run.
async fn public_url_from_config(config: &Config, desk: &Desk) -> Result<(), Failure> {
    let Some(url) = &config.web.public_url else { return Ok(()) };
    let url = desk::set_up::parse_public_url(url)
        .map_err(|error| Failure::usage(format!("web.public_url: {error}.")))?
        .unwrap_or_default();
    desk.set_public_url(&url).await?;
    Ok(())
}

fn web_router(
    config: &Config,
    desk: &Desk,
    smtp: Option<SocketAddr>,
    demo: bool,
    set_up_key: Option<String>,
) -> axum::Router {
    let settings = web::Settings {
        trusted_proxies: config.web.trusted_proxies.clone(),
        public_url: config.web.public_url.clone(),
        secure_cookies: config.web.public_url.as_deref().is_some_and(|url| url.starts_with("https://")),
        smtp_hint: smtp.map(|address| address.to_string()).unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo_hint: demo.then(banner::demo_sign_in),
        sends: config.sending.mode != Mode::PostRoom,
        set_up_key,
    };
    web::router(desk.clone(), settings)
}

/// Resolves when the process is told to stop.
fn signal() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = signal(SignalKind::terminate());
    async move {
        let interrupt = tokio::signal::ctrl_c();
        match terminate {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
}
