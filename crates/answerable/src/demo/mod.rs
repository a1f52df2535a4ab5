//! The demo world: six weeks at the desk of Birch & Son, who sell kettles, pans and grinders.
//!
//! Nothing here writes rows of its own. Letters arrive and people answer through the same use cases as in earnest, under
//! a virtual clock, so that every acknowledgement, wait and timeline entry is what the desk really did.
//! What people write stands in `stories/*.txt`, who they are in `people.txt`, the form of both in [`script`].

mod files;
mod letter;
mod outside;
mod play;
mod script;

use desk::set_up::FirstRun;
use desk::sign_in::hash_password;
use desk::team::NewAgent;
use desk::{Chance, Clock, Desk};
use domain::message::Bounds;
use domain::team::{OpeningHours, Role};
use domain::timeline::Actor;
use domain::{AgentId, MailboxId, Millis, Moment};
use language::Language;
use std::sync::Arc;
use store::{Blobs, Place, Store};

/// The address that customers write to.
pub const HELP: &str = "help@birch.example";
/// The address of shops and restaurants that order by the dozen.
pub const ORDERS: &str = "orders@birch.example";
/// The zone of the shop's opening hours.
const ZONE: &str = "Europe/Amsterdam";
/// How far back the demo begins.
const SPAN: Millis = Millis::days(43);
/// The same world every time.
const SEED: u64 = 1871;

/// The people who answer: how the scripts call them, their full name, their address, the line below their name.
const AGENTS: [(&str, &str, &str, &str); 3] = [
    ("mia", "Mia Dahl", "mia@birch-staff.example", ""),
    ("tom", "Tom Berg", "tom@birch-staff.example", "Repairs and spare parts"),
    ("amina", "Amina Yusuf", "amina@birch-staff.example", "Orders and deliveries"),
];

/// What the demo world holds when it is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeded {
    /// Conversations begun.
    pub conversations: usize,
    /// Messages received, sent and noted.
    pub messages: usize,
    /// Names and sign-in addresses of the agents; they share one password.
    pub agents: Vec<(String, String)>,
}

/// Why the demo world could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CannotSeed {
    /// A story is not written as it should be.
    #[error("the demo's {file}, line {line}: {why}")]
    Script {
        /// The file.
        file: &'static str,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// The desk refused a step of a story.
    #[error("the demo's \u{201c}{story}\u{201d}: {why}")]
    Refused {
        /// The story's subject.
        story: String,
        /// What the desk said.
        why: String,
    },
    /// Somebody of the demo may not do what their story says.
    #[error(transparent)]
    Denied(#[from] desk::permit::Denied),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] store::Trouble),
}

impl CannotSeed {
    fn refused(story: &str, why: impl std::fmt::Display) -> Self {
        CannotSeed::Refused { story: story.to_owned(), why: why.to_string() }
    }
}

/// Fills a migrated, empty database with six weeks that end at `now`. All agents sign in with `password`.
///
/// # Errors
/// When the database is set up already, cannot be written, or refuses the password.
pub async fn seed(
    place: &Place,
    blobs: Blobs,
    now: Moment,
    public_url: Option<String>,
    password: String,
) -> Result<Seeded, CannotSeed> {
    let stories = script::stories()?;
    let outside = Arc::new(outside::Outside::default());
    let channel = Arc::clone(&outside);
    let store = Store::open(place)?;
    let clock = Clock::starting_at(now - SPAN);
    // Two agents answer three dozen mails a day; the bounds of a real desk fit.
    let desk = Desk::new(store, blobs, clock, Chance::seeded(SEED), channel, Bounds::default());
    let hours =
        OpeningHours::weekdays(ZONE, 9 * 60, 17 * 60).map_err(|why| CannotSeed::refused("opening hours", why))?;
    let (agents, mailboxes) = move_in(&desk, &hours, public_url, password).await?;
    let cast = play::Cast { agents, mailboxes, people: script::people()? };
    let messages = play::play(&desk, &outside, &cast, &hours, &stories, now).await?;
    desk.hold_in_post_room(Actor::Desk, true).await?;
    let agents = AGENTS.iter().map(|(_, name, email, _)| ((*name).to_owned(), (*email).to_owned())).collect();
    Ok(Seeded { conversations: messages.conversations, messages: messages.messages, agents })
}

type MovedIn = (Vec<(&'static str, AgentId)>, Vec<(&'static str, MailboxId)>);

/// The first day: the desk is set up, two colleagues join, the second address is added.
async fn move_in(
    desk: &Desk,
    hours: &OpeningHours,
    public_url: Option<String>,
    password: String,
) -> Result<MovedIn, CannotSeed> {
    let first_day = |why: &dyn std::fmt::Display| CannotSeed::refused("first day", why);
    let hash = hash_password(password).await.map_err(|why| first_day(&why))?;
    let [(mia_key, mia_name, mia_email, _), colleagues @ ..] = AGENTS;
    let first_run = FirstRun {
        language: Language::English,
        name: "Birch & Son".to_owned(),
        public_url,
        your_name: mia_name.to_owned(),
        email: mia_email.to_owned(),
        password: None,
        mailbox: HELP.to_owned(),
        hours: hours.clone(),
        // The past was really sent; from now on the post room holds what leaves.
        post_room: false,
        demo: true,
    };
    let mia = desk.set_up(first_run).await.map_err(|why| first_day(&why))?;
    let teams = desk.reader().read(|read| read.teams()).await?;
    let team = teams.first().map(|team| team.id).ok_or_else(|| first_day(&"there is no team"))?;
    let mut agents = vec![(mia_key, mia)];
    for (key, name, email, signature) in colleagues {
        let new = NewAgent {
            name: name.to_owned(),
            email: email.to_owned(),
            role: Role::Agent,
            signature: signature.to_owned(),
            password: None,
            notify: false,
        };
        let id = desk.add_agent(Actor::Agent(mia), team, new).await.map_err(|why| first_day(&why))?;
        agents.push((key, id));
    }
    let ids: Vec<AgentId> = agents.iter().map(|(_, id)| *id).collect();
    desk.store.write(move |tx| ids.iter().try_for_each(|id| tx.set_password(*id, &hash))).await?;
    let orders = desk.add_mailbox(Actor::Agent(mia), team, ORDERS, "Birch & Son, orders").await;
    let orders = orders.map_err(|why| first_day(&why))?;
    Ok((agents, vec![("orders", orders)]))
}
