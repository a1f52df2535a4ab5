//! Blocking a sender: what they write is kept, nobody is bothered with it and no machine answers, and it can be undone.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::block::CannotBlock;
use domain::conversation::{Conversation, Waiting};
use domain::message::Purpose;
use domain::timeline::Happened;
use domain::{ConversationId, Millis};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const EVE: &str = "eve@odd.example";

fn letter(number: usize, from: &str, text: &str) -> Letter {
    Letter::new(from, HELP, "Your kettles", text).with("Message-ID", &format!("<{number}@mail.example>"))
}

async fn now(world: &World, id: ConversationId) -> Conversation {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap()
}

#[tokio::test]
async fn whoever_is_blocked_is_kept_and_hears_nothing_until_it_is_undone() {
    for world in World::on_each("blocked").await {
        let (mia, desk) = (world.cast.mia, world.desk.clone());
        world.mail(&letter(1, EVE, "Your kettles are the worst. I will write every day.")).await;
        let first = world.conversations().await[0].id;
        let sent = world.sent().len();
        world.pass(Millis::minutes(5)).await;

        desk.block(mia, first).await.unwrap();
        desk.block(mia, first).await.unwrap();
        assert!(now(&world, first).await.status.is_quarantined(), "it leaves the inbox with them");

        // A new matter, and more of the old one: kept, unseen, unanswered.
        world.mail(&letter(2, EVE, "And another thing about your shop.")).await;
        let again = letter(3, EVE, "Why does nobody answer?").with("In-Reply-To", "<1@mail.example>");
        world.mail(&again).await;
        world.pass(Millis::hours(30)).await;
        let second = world.conversations().await.into_iter().find(|it| it.id != first).unwrap();
        assert!(second.status.is_quarantined());
        assert_eq!((world.messages(first).await.len(), world.messages(second.id).await.len()), (2, 1), "all is kept");
        assert_eq!(world.sent().len(), sent, "nothing left for anybody");
        assert!(desk.acknowledge_after_all(mia, second.id).await.is_err());

        desk.unblock(mia, second.id).await.unwrap();
        for id in [first, second.id] {
            let it = now(&world, id).await;
            assert!(it.status.is_open() && matches!(it.waiting, Waiting::OnUs { .. }), "they wait again: {it:?}");
        }
        let told = world.happened(first).await;
        assert_eq!(told.iter().filter(|it| matches!(it, Happened::SenderBlocked { .. })).count(), 1);
        world.mail(&letter(4, EVE, "Where is my kettle, please?")).await;
        let last = world.conversations().await.into_iter().find(|it| it.id != first && it.id != second.id).unwrap();
        assert!(last.status.is_open(), "and are customers like any other");
        assert!(desk.unblock_sender(mia, last.contact_point).await == Err(CannotBlock::NoConversation), "once");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_somebody_called_spam_stays_there_when_its_sender_is_unblocked() {
    for world in World::on_each("blocked_spam").await {
        let mia = world.cast.mia;
        world.mail(&letter(1, EVE, "Win a kettle today.")).await;
        let spam = world.conversations().await[0].id;
        world.desk.is_spam(mia, spam).await.unwrap();
        world.desk.block(mia, spam).await.unwrap();
        world.desk.unblock(mia, spam).await.unwrap();
        assert!(now(&world, spam).await.status.is_quarantined());
        world.finish().await;
    }
}

#[tokio::test]
async fn an_acknowledgement_that_has_not_left_does_not_leave_to_somebody_who_was_blocked_meanwhile() {
    for world in World::on_each("blocked_late").await {
        let mia = world.cast.mia;
        world.desk.stop_automatic(mia, true).await.unwrap();
        world.mail(&letter(1, EVE, "Your kettles are the worst.")).await;
        let id = world.conversations().await[0].id;
        world.desk.block(mia, id).await.unwrap();
        world.desk.stop_automatic(mia, false).await.unwrap();
        world.pass(Millis::minutes(5)).await;
        assert!(world.sent().iter().all(|sent| sent.outgoing.purpose != Purpose::Acknowledgement));
        world.desk.unblock(mia, id).await.unwrap();
        world.finish().await;
    }
}

#[tokio::test]
async fn in_the_matter_of_another_customer_a_blocked_sender_moves_nothing() {
    for world in World::on_each("blocked_guest").await {
        let mia = world.cast.mia;
        world.mail(&letter(1, EVE, "Your kettles are the worst.")).await;
        let eves = world.conversations().await[0].id;
        world.desk.block(mia, eves).await.unwrap();
        world.mail(&letter(2, "ada@example.com", "Where is my kettle?")).await;
        let adas = world.conversations().await.into_iter().find(|it| it.id != eves).unwrap().id;
        world.answer(mia, adas, "It is on its way to you.").await;
        world.desk.close(mia, adas).await.unwrap();
        let before = now(&world, adas).await;
        let intruding = letter(3, EVE, "Me too, answer me!").with("In-Reply-To", "<2@mail.example>");
        world.mail(&intruding).await;
        let after = now(&world, adas).await;
        assert_eq!((after.status, after.waiting), (before.status, before.waiting));
        world.finish().await;
    }
}
