//! The demo world is whole: every conversation has an owner, every chain verifies, nothing is left lying, and what
//! people were told about the wait changes from opening hours to a measured number.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "../src/demo/mod.rs"]
mod demo;

use desk::keep::DESK_CHAIN;
use domain::conversation::{Conversation, Status, Waiting};
use domain::message::{Nature, Purpose};
use domain::timeline::Happened;
use domain::{ConversationId, Millis, Moment, OutgoingId};
use language::Language;
use store::{Blobs, Direction, MessageRow, OutgoingState, Page, Place, Reader, Store, Trouble, View};

/// Wednesday, 18 November 2026, 14:00 UTC: an afternoon at the desk.
const AFTERNOON: Moment = Moment(1_795_010_400_000);

struct World {
    seeded: demo::Seeded,
    reader: Reader,
    now: Moment,
}

async fn world(place: &Place, blobs: impl Fn(&Store) -> Blobs, now: Moment) -> World {
    store::migrate::migrate(place, now).unwrap();
    let store = Store::open(place).unwrap();
    let url = Some("http://127.0.0.1:8080".to_owned());
    let seeded = demo::seed(place, blobs(&store), now, url, "correct horse battery".to_owned()).await.unwrap();
    World { seeded, reader: store.reader(), now }
}

async fn world_on_sqlite(name: &str, now: Moment) -> World {
    let folder = store::testing::folder(name);
    let blobs = folder.join("blobs");
    world(&Place::Sqlite(folder.join("answerable.db")), |_| Blobs::Folder(blobs.clone()), now).await
}

impl World {
    async fn conversations(&self) -> Vec<Conversation> {
        let read = self.reader.read(|read| {
            let reader = read.agents()?[0].id;
            let mut found = Vec::new();
            for view in [View::Open, View::Snoozed, View::Closed] {
                for row in read.inbox(view, domain::team::Eyes::everywhere(reader), Page::FIRST, 1_000)? {
                    found.extend(read.conversation(row.id)?);
                }
            }
            Ok::<_, Trouble>(found)
        });
        read.await.unwrap()
    }

    async fn messages(&self, id: ConversationId) -> Vec<MessageRow> {
        self.reader.read(move |read| read.messages_before(id, None, 100)).await.unwrap()
    }

    async fn chain_holds(&self, chain: i64) {
        let proven = self.reader.read(move |read| desk::history::prove(read, chain)).await.unwrap();
        assert!(proven.is_ok_and(|entries| entries > 0), "the chain of {chain}");
    }

    /// What must be true of every desk at every moment.
    async fn is_whole(&self) {
        let agents = self.reader.read(|read| read.agents()).await.unwrap();
        let tasks = self.reader.read(|read| read.all_open_tasks(1_000)).await.unwrap();
        assert_eq!(self.reader.read(|read| read.inbound_backlog()).await.unwrap().0, 0);
        for conversation in self.conversations().await {
            assert!(agents.iter().any(|agent| agent.id == conversation.owner && agent.on_duty(self.now)));
            let id = conversation.id;
            let rows = self.reader.read(move |read| read.outgoing_of(id, OutgoingId(0))).await.unwrap();
            for row in rows {
                let told = tasks.iter().any(|task| task.conversation == Some(id));
                assert!(row.state == OutgoingState::Sent || (row.state == OutgoingState::Refused && told), "{row:#?}");
                assert!(row.settled_at.unwrap() <= self.now);
            }
            self.chain_holds(id.0).await;
        }
        self.chain_holds(DESK_CHAIN).await;
    }
}

#[tokio::test]
async fn the_demo_world_is_whole_and_lively() {
    let world = world_on_sqlite("demo_whole", AFTERNOON).await;
    world.is_whole().await;
    let all = world.conversations().await;
    let count = |fits: &dyn Fn(&Conversation) -> bool| all.iter().filter(|it| fits(it)).count();
    assert_eq!(all.len(), world.seeded.conversations);
    assert!((115..=135).contains(&all.len()), "{} conversations", all.len());
    assert!((350..=450).contains(&world.seeded.messages), "{} messages", world.seeded.messages);
    assert_eq!(world.seeded.agents.len(), 3);

    let open = count(&|it| it.status.is_open());
    assert!((25..=35).contains(&open), "{open} open");
    assert!(count(&|it| matches!(it.status, Status::Snoozed { .. })) >= 4);
    assert!(count(&|it| matches!(it.waiting, Waiting::OnUs { .. })) >= 10);
    assert!(count(&|it| it.status.is_open() && matches!(it.waiting, Waiting::OnThem { .. })) >= 8);
    let late = |it: &Conversation| it.told.as_ref().and_then(|told| told.until).is_some_and(|until| until < world.now);
    assert!(count(&|it| late(it) && matches!(it.waiting, Waiting::OnUs { .. })) >= 2, "somebody waits too long");
    let today = count(&|it| it.created_at > world.now - Millis::hours(10));
    assert!((9..=14).contains(&today), "{today} today");
    for nature in [Nature::List, Nature::System, Nature::Person] {
        assert!(count(&|it| it.nature == nature) > 0, "{nature:?}");
    }
    let tasks = world.reader.read(|read| read.all_open_tasks(100)).await.unwrap();
    assert!((1..=3).contains(&tasks.len()), "{tasks:#?}");
    let installation = world.reader.read(|read| read.installation()).await.unwrap().unwrap();
    assert!(installation.post_room && installation.demo);
    let amina = world.reader.read(|read| read.agents()).await.unwrap()[2].id;
    let hash = world.reader.read(move |read| read.password_hash(amina)).await.unwrap();
    assert!(hash.is_some_and(|hash| hash.starts_with("$argon2id$")));
}

#[tokio::test]
async fn the_first_customers_hear_opening_hours_and_the_last_ones_a_measured_wait() {
    let world = world_on_sqlite("demo_waits", AFTERNOON).await;
    let mut told = Vec::new();
    for conversation in world.conversations().await {
        let id = conversation.id;
        let rows = world.reader.read(move |read| read.outgoing_of(id, OutgoingId(0))).await.unwrap();
        let acknowledged = rows.into_iter().filter(|row| row.purpose == Purpose::Acknowledgement);
        told.extend(acknowledged.map(|row| (row.created_at, row.payload.text)));
    }
    told.sort();
    assert!(told.len() > 100, "{} were acknowledged", told.len());
    // Customers are written to in their language.
    let words = Language::ALL.map(|language| language.wait_most("|").split('|').next().unwrap_or_default().to_owned());
    assert!(words.iter().all(|words| words.len() > 10), "{words:?}");
    let measured = |(_, text): &&(Moment, String)| words.iter().any(|words| text.contains(words.as_str()));
    assert!(told[0].1.contains("Mia answers"), "{}", told[0].1);
    assert_eq!(told[..10].iter().filter(measured).count(), 0);
    assert!(told[told.len() - 40..].iter().filter(measured).count() == 40, "{}", told[told.len() - 40].1);
}

#[tokio::test]
async fn the_painful_stories_are_there_with_their_ends() {
    let world = world_on_sqlite("demo_pain", AFTERNOON).await;
    let all = world.conversations().await;
    let find = |words: &str| all.iter().find(|it| it.subject.contains(words)).unwrap().id;
    let declined = world.messages(find("your payment was declined")).await;
    let asked = declined.iter().take_while(|message| message.direction != Direction::Out);
    assert_eq!(asked.filter(|message| message.direction == Direction::In).count(), 5, "asked five days in a row");
    assert!(declined.iter().any(|message| message.text.contains("expired at the end of last month")));
    assert!(world.messages(find("Unsubscribe")).await.len() >= 6);
    assert!(world.messages(find("already explained")).await[0].text.contains("for the third time"));

    let offer = find("Quote for the hotel kitchen");
    let entries = world.reader.read(move |read| read.entries(offer.0, 0, 1_000)).await.unwrap();
    let flagged = entries.iter().any(|entry| matches!(entry.happened, Some(Happened::Joined { flagged: Some(_), .. })));
    assert!(flagged, "a colleague from another address is flagged");
    let latin = world.messages(find("Wasserkocher")).await;
    assert!(latin[0].text.contains("ungefähr 80 Grad"), "{}", latin[0].text);
    assert!(latin.iter().any(|message| message.text.starts_with("Vielen Dank") && !message.text.contains("Taste")));
    let between = world.messages(find("Reseller")).await;
    assert!(between.iter().any(|message| message.text.contains("That would be me then")));
}

#[tokio::test]
async fn the_demo_world_is_whole_at_any_hour_and_on_postgresql() {
    // Sunday night, Monday before opening.
    for (name, now) in [("demo_sunday", AFTERNOON + Millis::days(4)), ("demo_monday", AFTERNOON + Millis::hours(113))] {
        world_on_sqlite(name, now).await.is_whole().await;
    }
    if let Some(url) = store::testing::postgres_database("demo_world") {
        let place = Place::Postgres(url.into());
        world(&place, |store| Blobs::Rows(store.clone()), AFTERNOON).await.is_whole().await;
    }
}
