//! A house with a desk: its database, its people, and the processes that share it. A process that died is started anew
//! as another one: nothing of it is left but what it committed.

use crate::dice::Dice;
use crate::office::{Counter, Office};
use desk::set_up::FirstRun;
use desk::team::NewAgent;
use desk::{Chance, Clock, Desk};
use domain::message::Bounds;
use domain::team::{OpeningHours, Role};
use domain::timeline::Actor;
use domain::{AgentId, Millis, Moment};
use language::Language;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use store::{Blobs, Place, Rehearsal, Store, Trouble};
use tokio::task::JoinHandle;

/// The addresses that customers write to, one for each house.
pub const MAILBOXES: [&str; 2] = ["help@birch.example", "hello@oak.example"];
/// The people of each house: name and address before the `@`.
pub const PEOPLE: [(&str, &str); 3] = [("Mia Dahl", "mia"), ("Tom Berg", "tom"), ("Ida Lund", "ida")];

/// Where an agent of a house reads their own mail.
pub fn staff_address(house: usize, agent: usize) -> String {
    let domain = if house == 0 { "birch-staff.example" } else { "oak-staff.example" };
    format!("{}@{domain}", PEOPLE[agent % PEOPLE.len()].1)
}

/// One process.
pub struct Node {
    /// The desk in it.
    pub desk: Desk,
    /// Its turns and faults.
    pub rehearsal: Arc<Rehearsal>,
    /// How far its clock is ahead.
    pub ahead: Millis,
    generation: u64,
    number: usize,
}

/// A house.
pub struct House {
    /// Its number.
    pub number: usize,
    /// Its processes.
    pub nodes: Vec<Node>,
    /// Its people, in the order of [`PEOPLE`].
    pub agents: Vec<AgentId>,
    file: PathBuf,
    seed: u64,
    office: Arc<Office>,
}

impl House {
    /// Sets a house up in a folder of its own.
    pub async fn set_up(
        folder: &Path,
        number: usize,
        (seed, nodes): (u64, usize),
        office: &Arc<Office>,
        now: Moment,
    ) -> Result<Self, Trouble> {
        let file = folder.join(format!("house-{number}.db"));
        std::fs::write(&file, empty_database()?).map_err(|error| Trouble::Files(error.to_string()))?;
        let mut house = House { number, nodes: Vec::new(), agents: Vec::new(), file, seed, office: Arc::clone(office) };
        for node in 0..nodes {
            house.nodes.push(house.start(node, 0, Millis(0), now)?);
        }
        house.agents = people(&house.nodes[0].desk, number).await.map_err(|words| Trouble::Broken(words.into()))?;
        Ok(house)
    }

    fn start(&self, number: usize, generation: u64, ahead: Millis, now: Moment) -> Result<Node, Trouble> {
        let own = [self.number as u64, number as u64, generation].into_iter();
        let seed = own.fold(self.seed, |seed, part| Dice::seeded(seed ^ part.wrapping_mul(0x9e37)).number());
        let rehearsal = Rehearsal::seeded(seed);
        let store = Store::rehearsed(&self.file, Arc::clone(&rehearsal))?;
        let clock = Clock::starting_at(now + ahead);
        let chance = Chance::seeded(seed);
        chance.set_node(i64::try_from(number).unwrap_or_default());
        let (office, clock_there) = (Arc::clone(&self.office), clock.clone());
        let counter = Counter { office, house: self.number, rehearsal: Arc::clone(&rehearsal), clock: clock_there };
        let blobs = Blobs::Rows(store.clone());
        let desk = Desk::new(store, blobs, clock, chance, Arc::new(counter), Bounds::default());
        Ok(Node { desk, rehearsal, ahead, generation, number })
    }

    /// Starts what died, as new processes; returns how many.
    pub fn start_again(&mut self, now: Moment) -> Result<usize, Trouble> {
        let mut started = 0;
        for at in 0..self.nodes.len() {
            let Node { ref rehearsal, ahead, generation, number, .. } = self.nodes[at];
            if rehearsal.is_dead() {
                self.nodes[at] = self.start(number, generation + 1, ahead, now)?;
                started += 1;
            }
        }
        Ok(started)
    }

    /// Every clock of the house is set, each with its own error.
    pub fn set_clocks(&self, now: Moment) {
        self.nodes.iter().for_each(|node| node.desk.clock.set(now + node.ahead));
    }

    /// A process that lives, chosen by a number.
    pub fn alive(&self, which: u32) -> Option<(Desk, Arc<Rehearsal>)> {
        let alive: Vec<&Node> = self.nodes.iter().filter(|node| !node.rehearsal.is_dead()).collect();
        let node = alive.get(which as usize % alive.len().max(1))?;
        Some((node.desk.clone(), Arc::clone(&node.rehearsal)))
    }

    /// All living processes begin to work, beside each other.
    pub fn work(&self) -> Vec<JoinHandle<usize>> {
        let alive = self.nodes.iter().filter(|node| !node.rehearsal.is_dead());
        let working = alive.map(|node| {
            let (desk, rehearsal, number) = (node.desk.clone(), Arc::clone(&node.rehearsal), node.number);
            tokio::spawn(async move { unless_it_dies(&rehearsal, work(&desk, number)).await.unwrap_or(1) })
        });
        working.collect()
    }
}

/// What comes of something in a process; `None` when the process dies first.
pub async fn unless_it_dies<T>(rehearsal: &Rehearsal, what: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        biased;
        () = rehearsal.died() => None,
        done = what => Some(done),
    }
}

/// Rounds of work at one moment; more are left for the next.
const ROUNDS_MAX: usize = 6;

/// What the workers of a process do: take in, deliver, the chores. Trouble is met as they do: they try again later.
async fn work(desk: &Desk, number: usize) -> usize {
    let mut all = 0;
    for _ in 0..ROUNDS_MAX {
        let taken = desk.take_in_due().await.unwrap_or(1);
        let delivered = desk.deliver_due().await.unwrap_or(1);
        let woken = desk.chores(i64::try_from(number).unwrap_or_default()).await.unwrap_or(1);
        if taken + delivered + woken == 0 {
            break;
        }
        all += taken + delivered + woken;
    }
    all
}

async fn people(desk: &Desk, house: usize) -> Result<Vec<AgentId>, &'static str> {
    let first = FirstRun {
        language: Language::English,
        name: if house == 0 { "Birch & Son" } else { "Oak" }.into(),
        public_url: Some("https://desk.birch.example".into()),
        your_name: PEOPLE[0].0.into(),
        email: staff_address(house, 0),
        password: None,
        mailbox: MAILBOXES[house % MAILBOXES.len()].into(),
        hours: OpeningHours::weekdays("UTC", 9 * 60, 17 * 60).map_err(|_| "opening hours")?,
        post_room: false,
        demo: true,
    };
    let mia = desk.set_up(first).await.map_err(|_| "set-up")?;
    let teams = desk.reader().read(|read| read.teams()).await;
    let team =
        teams.ok().and_then(|teams: Vec<domain::team::Team>| teams.first().map(|team| team.id)).ok_or("a team")?;
    let mut agents = vec![mia];
    for (number, (name, _)) in PEOPLE.iter().enumerate().skip(1) {
        let new = NewAgent {
            name: (*name).into(),
            email: staff_address(house, number),
            role: Role::Agent,
            signature: String::new(),
            password: None,
            notify: number == 1,
        };
        agents.push(desk.add_agent(Actor::Agent(mia), team, new).await.map_err(|_| "a colleague")?);
    }
    Ok(agents)
}

/// A database with all its tables and nothing in it; migrated once for all stories.
fn empty_database() -> Result<&'static [u8], Trouble> {
    static EMPTY: OnceLock<Result<Vec<u8>, Trouble>> = OnceLock::new();
    let made = EMPTY.get_or_init(|| {
        let folder = Folder::new()?;
        let file = folder.0.join("empty.db");
        store::migrate::migrate(&Place::Sqlite(file.clone()), Moment(0))?;
        std::fs::read(&file).map_err(|error| Trouble::Files(error.to_string()))
    });
    made.as_ref().map(Vec::as_slice).map_err(Trouble::clone)
}

/// A folder that is removed at the end; in memory where the system has such a place.
pub struct Folder(pub PathBuf);

impl Folder {
    /// Makes one.
    pub fn new() -> Result<Self, Trouble> {
        static NUMBER: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let memory = PathBuf::from("/dev/shm");
        let parent = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = parent.join(format!("answerable-sim-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| Trouble::Files(error.to_string()))?;
        Ok(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
