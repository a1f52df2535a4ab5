//! Who reads and who writes is known to the others, on every node, and forgotten when they say nothing more.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use domain::Millis;
use domain::team::Doing;
use tests::{Letter, World};

#[tokio::test]
async fn colleagues_are_seen_on_every_node_and_forgotten_when_they_are_gone() {
    for world in World::on_each("presence").await {
        world.mail(&Letter::new("ada@x.example", "help@birch.example", "Kettle", "It hums. Why?")).await;
        let id = world.conversation().await.id;
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let other = world.another_desk();
        let one_process = !world.desk.store.shared_by_nodes();
        let mut changes = world.desk.presences.changes();
        world.desk.be_present(tom, id, Some(Doing::Reading)).await.unwrap();
        assert_eq!(changes.try_recv(), Ok(id));
        world.desk.be_present(tom, id, Some(Doing::Reading)).await.unwrap();
        assert!(changes.try_recv().is_err(), "saying it again is no news");
        let seen = |desk: &desk::Desk, but| desk.present(id, but).into_iter().map(|it| it.doing).collect::<Vec<_>>();
        assert_eq!(seen(&world.desk, mia), [Doing::Reading]);
        assert_eq!(seen(&world.desk, tom), [], "nobody is told of themselves");
        if !one_process {
            other.be_present(mia, id, Some(Doing::Writing)).await.unwrap();
            world.desk.look_who_is_here().await.unwrap();
            other.look_who_is_here().await.unwrap();
            assert_eq!(seen(&world.desk, tom), [Doing::Writing]);
            assert_eq!(seen(&other, mia), [Doing::Reading]);
            other.be_present(mia, id, None).await.unwrap();
            world.desk.look_who_is_here().await.unwrap();
            assert_eq!(seen(&world.desk, tom), []);
        }
        world.desk.clock.advance(Millis::seconds(46));
        assert_eq!(seen(&world.desk, mia), []);
        while changes.try_recv().is_ok() {}
        world.desk.look_who_is_here().await.unwrap();
        assert_eq!(changes.try_recv(), Ok(id), "whoever looks is told that he is gone");
        world.finish().await;
    }
}
