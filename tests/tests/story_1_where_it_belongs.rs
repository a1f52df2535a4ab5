//! Promise 1, places: every message is in the conversation where its author would look for it.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use domain::Millis;
use domain::timeline::Happened;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Lovelace <ada@engine.example>";

fn kettle() -> Letter {
    Letter::new(ADA, HELP, "My kettle leaks", "It leaks since Tuesday.").with("Message-ID", "<k1@engine.example>")
}

#[tokio::test]
async fn who_answers_years_later_begins_anew_and_the_old_talk_is_one_click_away() {
    for world in World::on_each("belongs_later").await {
        world.mail(&kettle()).await;
        let old = world.conversation().await;
        world.answer(world.cast.mia, old.id, "A new one is on its way.").await;
        let ours = world.last_sent().outgoing;
        world.desk.close(world.cast.mia, old.id).await.unwrap();
        let sent = world.sent().len();

        world.pass(Millis::days(20)).await;
        let soon = Letter::answering(&ours, ADA, "It arrived, and its lid is loose.");
        world.mail(&soon.with("Message-ID", "<k2@engine.example>")).await;
        assert_eq!(world.conversation().await.id, old.id, "within four weeks it is the same matter");
        world.desk.close(world.cast.mia, old.id).await.unwrap();

        world.pass(Millis::days(800)).await;
        let late = Letter::answering(&ours, ADA, "Do you still have this kettle?");
        world.mail(&late.with("Message-ID", "<k3@engine.example>")).await;
        let all = world.conversations().await;
        let new = all.iter().find(|it| it.id != old.id).unwrap();
        assert_eq!((all.len(), new.linked_to, new.owner), (2, Some(old.id), world.cast.mia));
        let told = world.sent().split_off(sent);
        assert!(told.iter().any(|sent| sent.outgoing.conversation == new.id), "they are told who has it");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_message_of_ours_that_became_public_takes_only_a_few_strangers_in() {
    for world in World::on_each("belongs_public").await {
        world.mail(&kettle()).await;
        let hers = world.conversation().await;
        let ours = world.last_sent().outgoing;
        for number in 0..6 {
            let letter = Letter::answering(&ours, &format!("Reader <reader{number}@forum.example>"), "Me too!")
                .with("To", HELP)
                .to_recipients(&[HELP])
                .with("Message-ID", &format!("<f{number}@forum.example>"));
            world.mail(&letter).await;
        }
        let joined = world.happened(hers.id).await;
        let flagged = joined.iter().filter(|it| matches!(it, Happened::Joined { flagged: Some(_), .. }));
        assert_eq!(flagged.count(), 3);
        assert_eq!(world.conversations().await.len(), 4, "the other three have each their own");
        // She herself is at home there, however many came.
        let again = Letter::answering(&ours, ADA, "It still leaks.").with("Message-ID", "<k9@engine.example>");
        world.mail(&again).await;
        assert_eq!(world.conversations().await.len(), 4);
        world.finish().await;
    }
}

#[tokio::test]
async fn everybody_who_answers_a_newsletter_has_a_conversation_of_their_own() {
    for world in World::on_each("belongs_news").await {
        for number in 0..4 {
            let from = format!("Reader <reader{number}@news{number}.example>");
            let letter =
                Letter::new(&from, HELP, "Re: Our spring kettles", &format!("Is number {number} still there?"))
                    .with("In-Reply-To", "<spring@mailer.example>")
                    .with("References", "<spring@mailer.example>")
                    .with("Message-ID", &format!("<n{number}@news{number}.example>"));
            world.mail(&letter).await;
        }
        assert_eq!(world.conversations().await.len(), 4);
        assert_eq!(world.sent().len(), 4, "and each is acknowledged");
        world.finish().await;
    }
}
