//! A desk between its customers and the outside, under a virtual clock.

use crate::{Letter, PostOffice, Sent};
use desk::set_up::FirstRun;
use desk::team::NewAgent;
use desk::{Chance, Clock, Desk};
use domain::conversation::Conversation;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Bounds, Envelope};
use domain::team::{OpeningHours, Role};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, ConversationId, Millis, Moment};
use std::sync::Arc;
use store::{Blobs, MessageRow, OutgoingRow, Page, Place, Store, Task, Trouble, View};

/// The people of the stories.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// Mia Dahl, who set the desk up.
    pub mia: AgentId,
    /// Tom Berg.
    pub tom: AgentId,
}

/// The address that customers write to.
pub const HELP: &str = "help@birch.example";
/// Monday, 2 November 2026, 9:00 UTC.
const MORNING: Moment = Moment(1_793_610_000_000);

/// The first run of a desk that is open day and night, and holds its mail in the post room.
pub fn first_run(mailbox: &str) -> FirstRun {
    FirstRun {
        language: language::Language::English,
        name: "Birch & Son".into(),
        public_url: None,
        your_name: "Mia Dahl".into(),
        email: "mia@birch-staff.example".into(),
        password: None,
        mailbox: mailbox.into(),
        hours: OpeningHours::weekdays("UTC", 0, 24 * 60).unwrap(),
        post_room: true,
        demo: false,
    }
}

/// A whole desk.
pub struct World {
    /// The desk.
    pub desk: Desk,
    /// The other side.
    pub post: Arc<PostOffice>,
    /// The people.
    pub cast: Cast,
    place: Place,
    finished: bool,
}

impl World {
    /// One world for each engine that is there.
    pub async fn on_each(name: &str) -> Vec<World> {
        let mut worlds = Vec::new();
        for place in store::testing::places(name) {
            worlds.push(World::at(&place).await);
        }
        worlds
    }

    /// Two worlds on one engine, each with its own database and address, for each engine that is there.
    pub async fn pairs_on_each(name: &str) -> Vec<(World, World)> {
        let mut pairs = Vec::new();
        for (one, other) in store::testing::places(name).iter().zip(&store::testing::places(name)) {
            pairs.push((World::at(one).await, World::answering_at(other, "hello@oak.example").await));
        }
        pairs
    }

    /// A world on one database.
    pub async fn at(place: &Place) -> World {
        World::answering_at(place, HELP).await
    }

    /// A world on one database, with its own address.
    pub async fn answering_at(place: &Place, mailbox: &str) -> World {
        store::migrate::migrate(place, MORNING).unwrap();
        let store = Store::open(place).unwrap();
        let blobs = match place {
            Place::Sqlite(path) => Blobs::Folder(path.with_file_name("blobs")),
            Place::Postgres(_) => Blobs::Rows(store.clone()),
        };
        let post = Arc::new(PostOffice::default());
        let channel = Arc::clone(&post);
        let desk = Desk::new(store, blobs, Clock::starting_at(MORNING), Chance::seeded(7), channel, Bounds::default());
        let mia = desk
            .set_up(FirstRun {
                public_url: Some("https://desk.birch.example".into()),
                hours: OpeningHours::weekdays("Europe/Amsterdam", 9 * 60, 17 * 60).unwrap(),
                post_room: false,
                demo: true,
                ..first_run(mailbox)
            })
            .await
            .unwrap();
        let team = desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        let tom = NewAgent {
            name: "Tom Berg".into(),
            email: "tom@birch-staff.example".into(),
            role: Role::Agent,
            signature: String::new(),
            password: None,
            notify: false,
        };
        let tom = desk.add_agent(Actor::Agent(mia), team, tom).await.unwrap();
        World { desk, post, cast: Cast { mia, tom }, place: place.clone(), finished: false }
    }

    /// A second node on the same database. On SQLite, which one process has for itself, a second desk in that process.
    pub fn another_desk(&self) -> Desk {
        let store = match &self.place {
            Place::Sqlite(_) => self.desk.store.clone(),
            Place::Postgres(_) => Store::open(&self.place).unwrap(),
        };
        let chance = Chance::seeded(8);
        chance.set_node(1);
        let channel = Arc::clone(&self.post);
        Desk::new(store, self.desk.blobs.clone(), self.desk.clock.clone(), chance, channel, Bounds::default())
    }

    /// Where its database is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Bytes arrive at the door.
    pub async fn bytes_arrive(&self, sender: Option<&str>, recipient: &str, raw: Vec<u8>) {
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: sender.map(|sender| EmailAddress::parse(sender).unwrap()),
            recipients: vec![EmailAddress::parse(recipient).unwrap()],
            received_at: self.desk.now(),
            peer: "test".into(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        self.desk.accept(envelope, raw).await.unwrap();
    }

    /// A mail arrives at the door; it is kept, not yet taken in.
    pub async fn arrives(&self, letter: &Letter) {
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: EmailAddress::parse(&letter.envelope_from).ok(),
            recipients: letter.recipients.iter().map(|to| EmailAddress::parse(to).unwrap()).collect(),
            received_at: self.desk.now(),
            peer: "test".into(),
            peer_address: letter.server,
            helo: None,
            imported: false,
        };
        self.desk.accept(envelope, letter.bytes()).await.unwrap();
    }

    /// Everything that can be done now is done: taken in, delivered, woken.
    pub async fn settle(&self) {
        loop {
            let taken = self.desk.take_in_due().await.unwrap();
            let delivered = self.desk.deliver_due().await.unwrap();
            let woken = self.desk.wake_due().await.unwrap();
            if taken + delivered + woken == 0 {
                return;
            }
        }
    }

    /// A mail arrives and everything that follows is done.
    pub async fn mail(&self, letter: &Letter) {
        self.arrives(letter).await;
        self.settle().await;
    }

    /// Time passes, and what is due by then is done.
    pub async fn pass(&self, span: Millis) {
        self.desk.clock.advance(span);
        self.settle().await;
    }

    /// What left so far.
    pub fn sent(&self) -> Vec<Sent> {
        self.post.sent()
    }

    /// The last message that left.
    pub fn last_sent(&self) -> Sent {
        self.sent().pop().unwrap()
    }

    /// All conversations, whatever their state, the latest first.
    pub async fn conversations(&self) -> Vec<Conversation> {
        let mia = self.cast.mia;
        let reader = self.desk.reader();
        let read = reader.read(move |read| {
            let mut found = Vec::new();
            for view in [View::Open, View::Snoozed, View::Closed, View::Quarantine] {
                for row in read.inbox(view, domain::team::Eyes::everywhere(mia), Page::FIRST, 1_000)? {
                    found.extend(read.conversation(row.id)?);
                }
            }
            Ok::<_, Trouble>(found)
        });
        read.await.unwrap()
    }

    /// The only conversation there is.
    pub async fn conversation(&self) -> Conversation {
        let mut all = self.conversations().await;
        assert_eq!(all.len(), 1, "there is one conversation: {all:#?}");
        all.remove(0)
    }

    /// The messages of a conversation.
    pub async fn messages(&self, id: ConversationId) -> Vec<MessageRow> {
        self.desk.reader().read(move |read| read.messages_before(id, None, 1_000)).await.unwrap()
    }

    /// What happened to a conversation.
    pub async fn happened(&self, id: ConversationId) -> Vec<Happened> {
        let entries = self.desk.reader().read(move |read| read.entries(id.0, 0, 1_000)).await.unwrap();
        entries.into_iter().map(|entry| entry.happened.unwrap()).collect()
    }

    /// A contact point as it is kept.
    pub async fn contact_point(&self, id: domain::ContactPointId) -> store::ContactPoint {
        self.desk.reader().read(move |read| read.contact_point(id)).await.unwrap().unwrap()
    }
    /// What left or is leaving from a conversation.
    pub async fn outgoing(&self, id: ConversationId) -> Vec<OutgoingRow> {
        self.desk.reader().read(move |read| read.outgoing_of(id, domain::OutgoingId(0))).await.unwrap()
    }

    /// Open tasks of anybody.
    pub async fn tasks(&self) -> Vec<Task> {
        self.desk.reader().read(|read| read.all_open_tasks(1_000)).await.unwrap()
    }

    /// An agent answers, and the undo time passes.
    pub async fn answer(&self, by: AgentId, id: ConversationId, text: &str) {
        let reply = desk::reply::Reply::new(self.desk.new_draft(), id, text);
        self.desk.reply(by, reply).await.unwrap();
        self.pass(Millis::seconds(11)).await;
    }

    /// Why no acknowledgement was sent, by code; empty when nothing was held back.
    pub async fn held_back(&self, id: ConversationId) -> Vec<String> {
        let happened = self.happened(id).await.into_iter();
        let because = happened.filter_map(|it| match it {
            Happened::NotAcknowledged { because } | Happened::Stopped { because, .. } => Some(because),
            _ => None,
        });
        because.flatten().map(|because| because.code.into_owned()).collect()
    }

    /// Looks whether anything was left undone. Every story ends with it.
    ///
    /// # Panics
    /// When an arrival is not taken in, a message neither left nor became somebody's task, a conversation has no
    /// owner who is there, somebody waits without a next step, or a timeline's chain is broken.
    pub async fn finish(mut self) {
        self.finished = true;
        self.settle().await;
        let broken = sim::promises::of_a_desk(self.desk.reader(), self.desk.now()).await.unwrap();
        assert!(broken.is_none(), "{broken:#?}");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        assert!(self.finished || std::thread::panicking(), "a story ends with `world.finish().await`");
    }
}
