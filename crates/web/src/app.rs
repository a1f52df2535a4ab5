//! What every handler has at hand: the desk, and how this process is set up.

use crate::body::Bodies;
use crate::door::Proxies;
use crate::inbox::kept_counts::KeptCounts;
use desk::Desk;
use desk::health::Health;
use domain::{Millis, Moment};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Read, Trouble};

/// How the pages are served.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Addresses or networks (`10.0.0.0/8`) whose word about the client's address is believed.
    pub trusted_proxies: Vec<String>,
    /// Where customers reach the pages, when the configuration says so: it decides over what is typed.
    pub public_url: Option<String>,
    /// Browsers reach the pages by https, so the cookie may insist on it.
    pub secure_cookies: bool,
    /// Where mail is accepted ("127.0.0.1:2525"), told to people whose desk is still empty; may be empty.
    pub smtp_hint: String,
    /// Version of the program.
    pub version: String,
    /// How to sign in to the demo, shown on its sign-in page.
    pub demo_hint: Option<String>,
    /// Whether mail can leave at all, or stands in the post room.
    pub sends: bool,
    /// The key by which a desk that is still empty may be set up from elsewhere than this machine; nobody may without
    /// one.
    pub set_up_key: Option<String>,
}

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App(Arc<Parts>);

/// What [`App`] holds.
pub(crate) struct Parts {
    pub(crate) desk: Desk,
    pub(crate) settings: Settings,
    pub(crate) proxies: Proxies,
    pub(crate) bodies: Bodies,
    pub(crate) kept_counts: KeptCounts,
    health: Mutex<Option<(Moment, Health)>>,
}

/// Every page says when something is wrong; that is looked up this often, not with every page.
const HEALTH_FRESH: Millis = Millis::seconds(5);

impl App {
    pub(crate) fn new(desk: Desk, settings: Settings) -> Self {
        let proxies = Proxies::parse(&settings.trusted_proxies);
        Self(Arc::new(Parts {
            desk,
            settings,
            proxies,
            bodies: Bodies::default(),
            kept_counts: KeptCounts::default(),
            health: Mutex::new(None),
        }))
    }

    /// Reads from the database.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, Trouble>
    where
        T: Send + 'static,
        F: FnOnce(&mut Read<'_, '_>) -> Result<T, Trouble> + Send + 'static,
    {
        self.desk.reader().read(work).await
    }

    /// How the desk is, as of a few seconds ago.
    pub(crate) async fn health(&self) -> Result<Health, Trouble> {
        let now = self.desk.now();
        let known = self.health.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, health)) = known
            && now.since(at) < HEALTH_FRESH
        {
            return Ok(health);
        }
        let health = self.desk.health().await?;
        *self.health.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, health.clone()));
        Ok(health)
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
