//! Two who answer at once do not contradict each other unread, and what is held is sent or discarded by a person.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::reply::{CannotReply, Reply};
use domain::conversation::Waiting;
use domain::timeline::{Actor, Happened};
use domain::{ConversationId, Millis};
use store::OutgoingState;
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";

fn kettle() -> Letter {
    Letter::new(ADA, HELP, "Kettle", "It drips on the floor.").with("Message-ID", "<k1@mail.example>")
}

fn reply(world: &World, conversation: ConversationId, text: &str) -> Reply {
    Reply::new(world.desk.new_draft(), conversation, text)
}

#[tokio::test]
async fn a_colleagues_answer_that_was_not_seen_is_read_first() {
    for world in World::on_each("two_seen").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        let seen = Some(conversation.latest.message);
        let of = |text| Reply { seen, ..reply(&world, conversation.id, text) };
        let toms = world.desk.reply(tom, of("Please send it back.")).await.unwrap();
        let refused = world.desk.reply(mia, of("Please keep it.")).await;
        assert_eq!(refused, Err(CannotReply::Overtaken(toms, "Tom".into())));
        let words = refused.unwrap_err().to_string();
        assert_eq!(words, "Tom answered while you were writing; read it before you send");
        // One's own answer is no news, and neither is one that was taken back.
        world.desk.reply(tom, of("And the lid, please.")).await.unwrap();
        for row in world.outgoing(conversation.id).await {
            if row.message.is_some() {
                world.desk.withdraw(tom, row.id).await.unwrap();
            }
        }
        world.desk.reply(mia, of("Please keep it.")).await.unwrap();
        // "Send anyway": they have read it.
        world.desk.reply(tom, reply(&world, conversation.id, "And the lid, please.")).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn two_who_answer_at_one_moment_are_one_answer_and_one_refusal() {
    for world in World::on_each("two_moment").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        let seen = Some(conversation.latest.message);
        let of = |text| Reply { seen, ..reply(&world, conversation.id, text) };
        let (one, other) = tokio::join!(
            world.desk.reply(world.cast.mia, of("Please keep it.")),
            world.desk.reply(world.cast.tom, of("Please send it back."))
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        world.pass(Millis::minutes(1)).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn held_mail_that_is_discarded_never_leaves_and_the_timeline_says_so() {
    for world in World::on_each("two_discard").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        world.desk.hold_in_post_room(Actor::Operator, true).await.unwrap();
        world.mail(&kettle()).await;
        let id = world.conversation().await.id;
        world.desk.reply(tom, reply(&world, id, "Please send it back.")).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        let held = world.desk.held_mail(None, 10).await.unwrap();
        assert!(held.len() >= 2 && world.sent().is_empty());

        let automatic = held.iter().filter(|row| row.purpose.automatic()).count();
        assert_eq!(world.desk.discard_automatic(mia).await.unwrap(), automatic);
        let left = world.desk.held_mail(None, 10).await.unwrap();
        assert_eq!(left.len(), held.len() - automatic, "what people wrote stays");
        for row in &left {
            assert!(world.desk.discard(mia, row.id).await.unwrap());
            assert!(!world.desk.discard(mia, row.id).await.unwrap(), "once");
        }
        let happened = world.happened(id).await;
        let discarded = |id| happened.contains(&Happened::Withdrawn { outgoing: id });
        assert!(held.iter().all(|row| discarded(row.id)));
        let conversation = world.conversation().await;
        assert!(matches!(conversation.waiting, Waiting::OnUs { .. }) && conversation.told.is_none());
        let draft = world.desk.reader().read(move |read| read.unsent_draft(mia, id, "reply")).await.unwrap().unwrap();
        assert_eq!(draft.body, "Please send it back.");

        world.desk.hold_in_post_room(Actor::Operator, false).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        assert!(world.sent().is_empty(), "nothing of it leaves later");
        assert!(world.outgoing(id).await.iter().all(|row| row.state == OutgoingState::Withdrawn));
        world.finish().await;
    }
}

#[tokio::test]
async fn the_files_of_somebody_elses_draft_stay() {
    for world in World::on_each("two_files").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let draft = world.desk.new_draft();
        for _ in 0..2 {
            let name = "kettle.txt".to_owned();
            let kept =
                world.desk.attach(mia, (draft, "reply"), None, name, "text/plain".into(), b"It drips.".to_vec()).await;
            assert_eq!(kept.unwrap().position, 0, "the same file again is one file");
        }
        world.desk.store.write(move |tx| tx.discard_draft(draft, tom)).await.unwrap();
        let files = world.desk.reader().read(move |read| read.draft_files(draft)).await.unwrap();
        assert_eq!(files.len(), 1);
        world.desk.store.write(move |tx| tx.discard_draft(draft, mia)).await.unwrap();
        assert!(world.desk.reader().read(move |read| read.draft(draft)).await.unwrap().is_none());
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_closes_ends_the_wait_of_everybody_in_it() {
    for world in World::on_each("two_closing").await {
        world.mail(&kettle()).await;
        let acknowledgement = world.last_sent().outgoing;
        world.mail(&Letter::answering(&acknowledgement, "ben@engine.example", "It is my kettle, too.")).await;
        let conversation = world.conversation().await;
        let closing = Reply { close: true, ..reply(&world, conversation.id, "A new one is on its way.") };
        world.desk.reply(world.cast.mia, closing).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        assert!(matches!(world.conversation().await.status, domain::conversation::Status::Closed { .. }));
        // It looks whether the waits that are measured are those that are shown.
        world.finish().await;
    }
}
