//! Handing a message to the outside world: to a relay, or straight to the servers that DNS names.
//!
//! **Promises** to know how far it got: `Later` and `Refused` mean that certainly nothing was sent, `Uncertain` that
//! the message was handed over and no answer came. **Never** repeats a message by itself once its final dot may have
//! left: that decision belongs to the outbox.

mod reply;
mod route;
mod session;
mod tls;
mod words;

pub use route::SMTP_PORT;
pub use session::Patience;
pub use tls::TlsTrouble;
pub(in crate::email) use tls::install_provider;
pub(crate) use tls::verified;

use domain::message::Delivery;
use route::{Host, Routes};
use rustls::ClientConfig;
use session::{Mail, Session, Trouble};
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::Instant;

/// Conversations with the relay at a time; more are refused by many.
const CONVERSATIONS_MAX: usize = 8;
/// Messages on their way to the servers of their recipients at a time: some of those are slow, and each is another.
const DIRECT_MAX: usize = 32;
/// How long an idle conversation is kept for the next message.
const IDLE_KEPT: Duration = Duration::from_secs(30);
/// Messages in one conversation: relays count them too.
const MESSAGES_PER_CONVERSATION_MAX: usize = 100;

/// How the way to a relay is encrypted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TlsMode {
    /// Not at all: for a relay on the same machine.
    None,
    /// By `STARTTLS`, required (port 587 or 25).
    StartTls,
    /// From the first byte (port 465, RFC 8314).
    Implicit,
}

/// Where the mail of this desk goes out.
#[derive(Clone, PartialEq, Eq)]
pub struct Relay {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is encrypted.
    pub tls: TlsMode,
    /// Name and password. Never sent unencrypted to another machine.
    pub sign_in: Option<(String, String)>,
    /// An authority to trust besides the public ones, in PEM.
    pub trusted_pem: Option<String>,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({}:{} {:?}, sign-in: {})", self.host, self.port, self.tls, self.sign_in.is_some())
    }
}

/// How messages leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// All to one relay.
    Relay(Relay),
    /// Each to the servers of its recipient's domain. The map names the servers of domains that DNS shall not be
    /// asked for.
    Direct(BTreeMap<String, Vec<SocketAddr>>),
}

/// Sends messages by one route, keeping a few conversations open.
pub struct Sender {
    route: Way,
    helo: String,
    patience: Patience,
    permits: Semaphore,
    idle: Mutex<Vec<Idle>>,
}

/// A route with what it needs.
pub(in crate::email) enum Way {
    /// All to one relay.
    Relay {
        /// The relay.
        relay: Relay,
        /// Whom to trust.
        config: Arc<ClientConfig>,
    },
    /// Each to the servers of its recipient.
    Direct {
        /// Where those are.
        routes: Routes,
        /// Nobody is asked who they are.
        config: Arc<ClientConfig>,
    },
}

impl Way {
    fn at_a_time(&self) -> usize {
        match self {
            Way::Relay { .. } => CONVERSATIONS_MAX,
            Way::Direct { .. } => DIRECT_MAX,
        }
    }
}

struct Idle {
    session: Session,
    since: Instant,
    messages: usize,
}

impl Sender {
    /// Prepares a route. `helo` is the name by which this machine introduces itself. Connects to nothing yet.
    ///
    /// # Errors
    /// When the relay's certificate or name cannot be used.
    pub fn new(route: Route, helo: &str, patience: Patience) -> Result<Self, TlsTrouble> {
        let way = match route {
            Route::Relay(relay) => {
                let config = tls::verified(relay.trusted_pem.as_deref())?;
                if relay.tls != TlsMode::None {
                    tls::towards(&relay.host, &config)?;
                }
                Way::Relay { relay, config }
            }
            Route::Direct(fixed) => Way::Direct { routes: Routes::new(fixed), config: tls::unverified() },
        };
        let permits = Semaphore::new(way.at_a_time());
        Ok(Sender { route: way, helo: helo.to_owned(), patience, permits, idle: Mutex::new(Vec::new()) })
    }

    /// How many messages it hands over at a time; more wait for one of those.
    pub fn at_a_time(&self) -> usize {
        self.route.at_a_time()
    }

    /// How messages leave.
    pub(in crate::email) fn way(&self) -> &Way {
        &self.route
    }

    /// Tries whether the relay takes our name and password; tells whether nobody on the way can read along.
    pub(in crate::email) async fn try_relay(&self) -> Result<bool, String> {
        let Way::Relay { relay, config } = &self.route else { return Ok(true) };
        match self.open_relay(relay, config).await {
            Ok(session) => {
                let private = session.encrypted || session.is_near;
                session.quit().await;
                Ok(private)
            }
            Err(Delivery::Later { why, answer } | Delivery::Refused { why, answer }) => {
                Err(if answer.is_empty() { why } else { format!("{why}: {answer}") })
            }
            Err(Delivery::Uncertain { why }) => Err(why),
            Err(Delivery::Accepted { receipt }) => Err(receipt),
        }
    }

    /// Hands over one message. `to` are its envelope recipients.
    pub async fn send(&self, from: &str, to: &[String], bytes: &[u8]) -> Delivery {
        if to.is_empty() {
            return Delivery::Refused { why: "The message names no recipient".to_owned(), answer: String::new() };
        }
        let Ok(_permit) = self.permits.acquire().await else {
            return later("The desk is stopping", String::new());
        };
        match &self.route {
            Way::Relay { relay, config } => self.through(relay, config, Mail { from, to, bytes }).await,
            Way::Direct { routes, config } => self.to_domains(routes, config, from, to, bytes).await,
        }
    }

    /// Through the relay, in an open conversation if there is one.
    async fn through(&self, relay: &Relay, config: &Arc<ClientConfig>, mail: Mail<'_>) -> Delivery {
        while let Some(mut idle) = self.take_idle() {
            if idle.session.fresh().await {
                match idle.session.send(mail).await {
                    // It closed on us before anything was sent: a new conversation may well go.
                    Err(_) => break,
                    Ok(Delivery::Later { .. }) if idle.messages > 0 => break,
                    Ok(outcome) => return self.kept(idle.session, idle.messages + 1, outcome).await,
                }
            }
        }
        match self.open_relay(relay, config).await {
            Ok(mut session) => match session.send(mail).await {
                Ok(outcome) => self.kept(session, 1, outcome).await,
                Err(trouble) => {
                    later("The connection to the mail relay broke before the message was sent", trouble.words())
                }
            },
            Err(outcome) => outcome,
        }
    }

    fn take_idle(&self) -> Option<Idle> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|one| one.since.elapsed() < IDLE_KEPT);
        idle.pop()
    }

    /// Keeps the conversation for the next message, unless it is unusable or used up.
    async fn kept(&self, session: Session, messages: usize, outcome: Delivery) -> Delivery {
        let usable = !matches!(outcome, Delivery::Uncertain { .. });
        if usable && messages < MESSAGES_PER_CONVERSATION_MAX {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.len() < CONVERSATIONS_MAX {
                idle.push(Idle { session, since: Instant::now(), messages });
            }
        } else if usable {
            session.quit().await;
        }
        outcome
    }

    async fn open_relay(&self, relay: &Relay, config: &Arc<ClientConfig>) -> Result<Session, Delivery> {
        let looked_up =
            tokio::time::timeout(self.patience.connect, tokio::net::lookup_host((relay.host.as_str(), relay.port)));
        let addresses: Vec<SocketAddr> = match looked_up.await {
            Ok(Ok(found)) => found.collect(),
            Ok(Err(error)) => return Err(later("The mail relay could not be found by its name", error.to_string())),
            Err(_) => {
                return Err(later("The mail relay could not be found by its name", "no answer in time".to_owned()));
            }
        };
        let mut last = later("The mail relay has no address", String::new());
        for address in addresses {
            match self.sign_on(relay, config, address).await {
                Ok(session) => return Ok(session),
                Err(outcome) => last = outcome,
            }
        }
        Err(last)
    }

    /// Connects, encrypts, signs in. Whatever goes wrong here is a matter of settings or of the relay, never of the
    /// message: so it is always tried again, and nothing bounces while the owner corrects the settings.
    async fn sign_on(
        &self,
        relay: &Relay,
        config: &Arc<ClientConfig>,
        address: SocketAddr,
    ) -> Result<Session, Delivery> {
        let relay_said = |about: &str, trouble: Trouble| match trouble {
            Trouble::Said(reply) => later(&format!("{about}: {}", words::meaning(&reply)), reply.verbatim),
            Trouble::Line(error) => later(about, error),
        };
        let encryption = match relay.tls {
            TlsMode::None => None,
            _ => Some(
                tls::towards(&relay.host, config)
                    .map_err(|error| later("The mail relay has no usable name", error.to_string()))?,
            ),
        };
        let implicit = encryption.as_ref().filter(|_| relay.tls == TlsMode::Implicit);
        let mut session = Session::open(address, implicit, &self.helo, self.patience)
            .await
            .map_err(|trouble| relay_said("The mail relay could not be reached", trouble))?;
        if let (TlsMode::StartTls, Some(encryption)) = (relay.tls, &encryption) {
            if !session.abilities.starttls {
                return Err(later("The mail relay offers no encryption, and the settings want it", String::new()));
            }
            session = session
                .starttls(encryption)
                .await
                .map_err(|trouble| relay_said("The mail relay could not be trusted or could not encrypt", trouble))?;
        }
        if let Some((name, password)) = &relay.sign_in {
            if !session.encrypted && !address.ip().is_loopback() {
                return Err(later("The password is not sent to the mail relay without encryption", String::new()));
            }
            session
                .sign_in(name, password)
                .await
                .map_err(|trouble| relay_said("The mail relay does not accept our name and password", trouble))?;
        }
        Ok(session)
    }

    /// To the servers of each recipient's domain. With several domains there is no "all or nothing": once one has
    /// accepted, a failure of another makes the whole uncertain, and says which.
    async fn to_domains(
        &self,
        routes: &Routes,
        config: &Arc<ClientConfig>,
        from: &str,
        to: &[String],
        bytes: &[u8],
    ) -> Delivery {
        let mut domains: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for recipient in to {
            let domain = recipient.rsplit_once('@').map_or("", |(_, domain)| domain).to_lowercase();
            domains.entry(domain).or_default().push(recipient.clone());
        }
        let mut receipts: Vec<String> = Vec::new();
        for (domain, recipients) in &domains {
            let outcome = match routes.hosts(domain).await {
                Ok(hosts) => self.to_hosts(&hosts, config, Mail { from, to: recipients, bytes }).await,
                Err(outcome) => outcome,
            };
            match outcome {
                Delivery::Accepted { receipt } => receipts.push(receipt),
                outcome if receipts.is_empty() => return outcome,
                Delivery::Later { why, .. } | Delivery::Refused { why, .. } | Delivery::Uncertain { why } => {
                    return Delivery::Uncertain { why: format!("Some recipients have it, others do not: {why}") };
                }
            }
        }
        Delivery::Accepted { receipt: receipts.join("; ") }
    }

    /// To the first server that can be spoken to. A server's word about the message is final; only servers that
    /// cannot be reached, or have a passing trouble, are passed over.
    async fn to_hosts(&self, hosts: &[Host], config: &Arc<ClientConfig>, mail: Mail<'_>) -> Delivery {
        let mut last = later("No server of the recipient could be reached", String::new());
        for host in hosts {
            for address in &host.addresses {
                match self.to_host(host, *address, config, mail).await {
                    Ok(Delivery::Later { why, answer }) => last = Delivery::Later { why, answer },
                    Ok(outcome) => return outcome,
                    Err(trouble) => {
                        last = later(&format!("The server {} could not be used", host.name), trouble.words())
                    }
                }
            }
        }
        last
    }

    async fn to_host(
        &self,
        host: &Host,
        address: SocketAddr,
        config: &Arc<ClientConfig>,
        mail: Mail<'_>,
    ) -> Result<Delivery, Trouble> {
        let mut session = Session::open(address, None, &self.helo, self.patience).await?;
        if let (true, Ok(encryption)) = (session.abilities.starttls, tls::towards(&host.name, config)) {
            session = match session.starttls(&encryption).await {
                Ok(session) => session,
                // Opportunistic: a server whose encryption is broken still gets its mail (RFC 7435 §3).
                Err(_) => Session::open(address, None, &self.helo, self.patience).await?,
            };
        }
        let outcome = session.send(mail).await?;
        session.quit().await;
        Ok(outcome)
    }
}

fn later(why: &str, answer: String) -> Delivery {
    Delivery::Later { why: why.to_owned(), answer }
}
