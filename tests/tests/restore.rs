//! After a restore nothing leaves by itself that may have left since the backup was made.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use desk::reply::Reply;
use domain::MessageId;
use store::{Place, Store, backup, testing};
use tests::{Letter, World};

#[tokio::test]
async fn what_was_waiting_to_leave_is_held_for_a_person() {
    for world in World::on_each("restore_held").await {
        let letter = Letter::new("Ada <ada@engine.example>", "help@birch.example", "The kettle", "It leaks.");
        world.arrives(&letter).await;
        world.desk.take_in_due().await.unwrap();
        let conversation = world.conversation().await.id;
        let reply = Reply::new(world.desk.new_draft(), conversation, "We mend it.");
        let reply: MessageId = world.desk.reply(world.cast.mia, reply).await.unwrap();
        let (data, elsewhere) = (testing::folder("restore-held"), testing::folder("restore-held-target"));
        let file = data.join("desk.backup");
        backup::backup(world.place(), &data, &file, "0.1.0", world.desk.now()).unwrap();

        let target = match world.place() {
            Place::Sqlite(_) => Place::Sqlite(elsewhere.join("answerable.db")),
            Place::Postgres(_) => testing::places("restore_held_target").pop().unwrap(),
        };
        backup::restore(&target, &elsewhere, &file).unwrap();
        let now = world.desk.now();
        let store = Store::open(&target).unwrap();
        let backlog = store.read(move |read| read.outgoing_backlog(now)).await.unwrap();
        assert_eq!((backlog.due, backlog.held), (0, 2), "the acknowledgement and the reply");
        let held = store.read(|read| read.held(None, 10)).await.unwrap();
        assert!(held.iter().any(|row| row.message == Some(reply)));
        assert!(held.iter().all(|row| row.because[0].code == "restored"));
        world.pass(domain::Millis::seconds(11)).await;
        world.finish().await;
    }
}
