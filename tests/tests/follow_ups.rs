//! What is closed comes back when somebody wanted to look at it again, and not otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::closing::CannotClose;
use domain::conversation::{CannotChange, Conversation, Status, Waiting};
use domain::timeline::Happened;
use domain::{ConversationId, Millis};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

async fn writes(world: &World, from: &str, subject: &str) -> ConversationId {
    world.mail(&Letter::new(from, HELP, subject, "Does the new lid fit?")).await;
    world.pass(Millis::minutes(1)).await;
    let all = world.conversations().await;
    all.into_iter().find(|it| it.subject == subject).unwrap().id
}

async fn at(world: &World, id: ConversationId) -> Conversation {
    world.conversations().await.into_iter().find(|it| it.id == id).unwrap()
}

#[tokio::test]
async fn a_closed_conversation_comes_back_to_its_owner_and_the_customer_waits_for_nothing() {
    for world in World::on_each("follow_up").await {
        let (mia, id) = (world.cast.mia, writes(&world, "ada@engine.example", "Lid").await);
        world.answer(mia, id, "It fits.").await;
        world.pass(Millis::hours(1)).await;
        let letters = world.sent().len();
        let back = world.desk.now() + Millis::days(3);
        world.desk.close_and_follow_up(mia, id, back).await.unwrap();
        world.desk.mark_read(mia, id, at(&world, id).await.latest.message).await.unwrap();
        world.pass(Millis::days(2)).await;
        let it = at(&world, id).await;
        assert!(matches!(it.status, Status::Closed { follow_up: Some(at), .. } if at == back), "{:?}", it.status);
        world.pass(Millis::days(1)).await;
        let it = at(&world, id).await;
        assert!(it.status.is_open() && matches!(it.waiting, Waiting::OnThem { .. }), "{it:?}");
        let owner = it.owner;
        let unread = world.desk.store.read(move |read| {
            let eyes = read.agent(owner)?.unwrap().eyes();
            read.inbox_row(id, eyes)
        });
        assert!(unread.await.unwrap().unwrap().unread, "its owner sees that it is back");
        let why =
            |happened: &Happened| matches!(happened, Happened::Reopened { because } if because.code == "follow-up");
        assert_eq!(world.happened(id).await.iter().filter(|one| why(one)).count(), 1);
        world.pass(Millis::days(4)).await;
        assert_eq!(world.sent().len(), letters, "the customer hears nothing of it");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_follow_up_ends_when_it_is_taken_off_or_the_customer_writes_first() {
    for world in World::on_each("follow_up_ends").await {
        let (mia, id) = (world.cast.mia, writes(&world, "ada@engine.example", "Lid").await);
        let soon = world.desk.now() + Millis::days(2);
        let open = world.desk.follow_up(mia, id, Some(soon)).await;
        assert_eq!(open, Err(CannotClose::Refused(CannotChange::NotClosed)));
        let past = world.desk.close_and_follow_up(mia, id, world.desk.now()).await;
        assert_eq!(past, Err(CannotClose::Refused(CannotChange::SnoozeInThePast)));
        assert!(at(&world, id).await.status.is_open(), "what was refused has closed nothing");
        world.desk.close(mia, id).await.unwrap();
        world.desk.follow_up(mia, id, Some(soon)).await.unwrap();
        world.desk.follow_up(mia, id, None).await.unwrap();
        world.desk.follow_up(mia, id, None).await.unwrap();
        world.pass(Millis::days(5)).await;
        assert!(!at(&world, id).await.status.is_open());
        let told: Vec<_> = world.happened(id).await.into_iter().filter(|one| one.word() == "follow-up").collect();
        assert_eq!(told, [Happened::FollowUp { at: Some(soon) }, Happened::FollowUp { at: None }]);

        let later = world.desk.now() + Millis::days(2);
        world.desk.follow_up(mia, id, Some(later)).await.unwrap();
        world.mail(&Letter::answering(&world.last_sent().outgoing, "ada@engine.example", "No.")).await;
        assert!(at(&world, id).await.status.is_open());
        world.desk.close(mia, id).await.unwrap();
        world.pass(Millis::days(5)).await;
        assert!(!at(&world, id).await.status.is_open(), "what was wanted then is over");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_follow_up_goes_along_with_a_merge_and_comes_back_from_it() {
    for world in World::on_each("follow_up_merge").await {
        let mia = world.cast.mia;
        let lid = writes(&world, "ada@engine.example", "Lid").await;
        let lamp = writes(&world, "ada@engine.example", "Lamp").await;
        let (soon, later) = (world.desk.now() + Millis::days(2), world.desk.now() + Millis::days(9));
        for (id, at) in [(lid, soon), (lamp, later)] {
            world.answer(mia, id, "Yes.").await;
            world.desk.close_and_follow_up(mia, id, at).await.unwrap();
        }
        world.desk.merge(mia, lid, lamp, String::new()).await.unwrap();
        let follow_up = |it: Conversation| match it.status {
            Status::Closed { follow_up, .. } => follow_up,
            other => panic!("{other:?}"),
        };
        assert_eq!(follow_up(at(&world, lamp).await), Some(soon), "the earlier one");
        world.desk.separate(mia, lid).await.unwrap();
        assert_eq!(follow_up(at(&world, lid).await), Some(soon), "as it was");
        world.finish().await;
    }
}
