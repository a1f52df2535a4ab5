//! What the desk does: one file for each use case, workers, and the ports to the outside.
//!
//! Every change has one shape: load, pure rule with `now`, keep (state, timeline, outgoing messages: one transaction),
//! commit, and a hint to wake listeners, whose loss loses nothing.
//!
//! **Never:** SQL text, HTML, a wire format, or a concrete channel.

pub mod acknowledge;
pub mod acts;
pub mod address;
pub mod answering;
pub mod article;
pub mod block;
pub mod brand;
pub mod chance;
pub mod channel;
pub mod clock;
pub mod closing;
pub mod connection;
mod copies;
pub mod customer_page;
mod detect;
pub mod digest;
pub mod door_letter;
pub mod draft;
pub mod enquiry;
pub mod expected_wait;
pub mod field;
pub mod filter;
pub mod forgotten;
pub mod health;
pub mod history;
pub mod intake;
pub mod invitation;
pub mod keep;
pub mod letter;
pub mod mailbox;
pub mod mention;
pub mod merge;
mod networks;
pub mod note;
pub mod notification;
pub mod offer;
pub mod opening;
pub mod outbox;
pub mod owner;
pub mod passkey;
pub mod permit;
pub mod picture;
pub mod post_room;
pub mod preferences;
pub mod presence;
pub mod preview;
pub mod priority;
pub mod push;
pub mod quarantine;
pub mod reply;
pub mod role;
pub mod rule;
pub mod said;
pub mod saved_answer;
pub mod scan;
pub mod seal;
pub mod search;
pub mod second_factor;
pub mod sessions;
pub mod set_up;
pub mod sign_in;
pub mod single_sign_on;
pub mod snooze;
pub mod source;
pub mod speaks;
pub mod spelling;
pub mod split;
pub mod switch;
pub mod tag;
pub mod team;
pub mod view;
pub mod withdrawal;
pub mod worker;

pub use chance::Chance;
pub use channel::{Channel, Intake, IntakeRefused, Parcel, Promised};
pub use clock::Clock;
pub use networks::Networks;

use domain::Moment;
use domain::message::Bounds;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, OnceLock};
use store::{Blobs, Reader, Store, Trouble};
use tokio::sync::{Notify, Semaphore};

/// The desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Parts>);

/// What a desk is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Its reading half.
    reader: Reader,
    /// Contents too large for it.
    pub blobs: Blobs,
    /// What time it is.
    pub clock: Clock,
    /// Identifiers and tokens.
    pub chance: Chance,
    /// The mail channel.
    pub mail: Arc<dyn Channel>,
    /// How many acknowledgements may leave.
    pub bounds: Bounds,
    /// The name of this process among those that share the database.
    pub worker: String,
    /// What was measured lately, so that not every mail measures anew.
    pub waits: expected_wait::Measured,
    /// Why the last message at the door could not be kept; `None` when it was.
    pub not_kept: Mutex<Option<Trouble>>,
    /// When this process last handed a message over, in milliseconds; 0 before the first.
    pub last_sent: AtomicI64,
    /// How many acknowledgements left lately, for the same reason.
    pub acknowledged: acknowledge::Counted,
    /// What secrets in the database are sealed with; a process that needs none has none.
    pub seal: OnceLock<seal::Seal>,
    /// The way to identity providers; a process that needs none has none.
    pub identities: OnceLock<Arc<dyn single_sign_on::Identities>>,
    /// The way to push services; a process that needs none has none.
    pub pushes: OnceLock<Arc<dyn push::PushServices>>,
    /// The way to pictures that mails name elsewhere; a process that shows none has none.
    pub pictures: OnceLock<Arc<dyn picture::Elsewhere>>,
    /// Places for fetching them.
    pub picture_places: Semaphore,
    /// The virus scanner, where there is one.
    pub scanner: OnceLock<Arc<dyn scan::Scanner>>,
    /// Who is in which conversation right now.
    pub presences: presence::Presences,
    /// Wakes whoever fetches mail: a source was connected or changed.
    pub sources_changed: Notify,
    /// Wakes the intake worker.
    pub arrived: Notify,
    /// Wakes the outbox worker.
    pub queued: Notify,
    /// Wakes the worker that has files looked at.
    pub scans_due: Notify,
}

impl Desk {
    /// A desk of these parts.
    pub fn new(
        store: Store,
        blobs: Blobs,
        clock: Clock,
        chance: Chance,
        mail: Arc<dyn Channel>,
        bounds: Bounds,
    ) -> Self {
        let worker = format!("{}-{}", std::process::id(), chance.address_token());
        Desk(Arc::new(Parts {
            reader: store.reader(),
            store,
            blobs,
            clock,
            chance,
            mail,
            bounds,
            worker,
            waits: expected_wait::Measured::default(),
            not_kept: Mutex::default(),
            last_sent: AtomicI64::new(0),
            acknowledged: acknowledge::Counted::default(),
            seal: OnceLock::new(),
            identities: OnceLock::new(),
            pushes: OnceLock::new(),
            pictures: OnceLock::new(),
            picture_places: Semaphore::new(picture::AT_ONCE_MAX),
            scanner: OnceLock::new(),
            presences: presence::Presences::default(),
            sources_changed: Notify::new(),
            arrived: Notify::new(),
            queued: Notify::new(),
            scans_due: Notify::new(),
        }))
    }

    /// What time it is at this desk.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The reading half of the database.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }
}

impl std::ops::Deref for Desk {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
