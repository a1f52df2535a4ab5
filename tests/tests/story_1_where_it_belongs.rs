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

const TOM: &str = "Tom Berg <tom@birch-staff.example>";

fn passed_on(subject: &str, above: &str) -> Letter {
    let copy = "---------- Forwarded message ---------\nFrom: Ada Lovelace <ada@engine.example>\nDate: Mon, 2 Nov 2026 at 08:00\nSubject: My kettle leaks\nTo: <tom@birch-staff.example>\n\nIt leaks since Tuesday.";
    Letter::new(TOM, HELP, subject, &format!("{above}\n\n{copy}")).with("Message-ID", "<t1@birch-staff.example>")
}

#[tokio::test]
async fn what_an_agent_passes_on_is_the_customers_message() {
    for world in World::on_each("belongs_passed_on").await {
        for _ in 0..2 {
            world.mail(&passed_on("Fwd: My kettle leaks", "Can you help her?")).await;
        }
        let hers = world.conversation().await;
        assert_eq!(hers.subject, "My kettle leaks");
        assert_eq!(world.contact_point(hers.contact_point).await.canonical, "ada@engine.example");
        let messages = world.messages(hers.id).await;
        let said: Vec<&str> = messages.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(said, ["It leaks since Tuesday.", "Can you help her?"]);
        assert_eq!(
            (messages[1].agent, messages[1].contact_point),
            (Some(world.cast.tom), None),
            "his words are a note"
        );
        assert!(messages[0].because.iter().any(|why| why.words().contains("Tom Berg")), "{:?}", messages[0].because);
        assert_eq!(world.held_back(hers.id).await, ["passed-on"], "she wrote to Tom, and hears from a person");
        assert!(world.sent().is_empty());
        world.answer(world.cast.mia, hers.id, "A new one is on its way.").await;
        let answer = world.last_sent().outgoing;
        assert_eq!(answer.to[0].email.to_string(), "ada@engine.example");
        assert!(!answer.text.contains("help her"));
        let back = Letter::answering(&answer, ADA, "Thank you!").with("Message-ID", "<k1@engine.example>");
        world.mail(&back).await;
        assert_eq!(world.conversation().await.id, hers.id);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_not_plainly_passed_on_stays_the_mail_of_who_sent_it() {
    for world in World::on_each("belongs_not_passed_on").await {
        let answer = passed_on("Re: My kettle leaks", "I told her to wait.");
        world.mail(&answer).await;
        let stranger = passed_on("Fwd: My kettle leaks", "See this.");
        world
            .mail(&stranger.with("From", "Eve <eve@elsewhere.example>").with("Message-ID", "<e1@elsewhere.example>"))
            .await;
        let mut authors = Vec::new();
        for it in world.conversations().await {
            authors.push(world.contact_point(it.contact_point).await.canonical);
        }
        authors.sort();
        assert_eq!(authors, ["eve@elsewhere.example", "tom@birch-staff.example"]);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_lost_every_identifier_is_placed_by_its_thread() {
    // What Outlook makes of a thread: when it began, its GUID, and five bytes more for each answer.
    const BEGUN: &str = "AdwnV2bmTpSl4vHqQ/SYt/Sfx7yn5g==";
    const ANSWERED: &str = "AdwnV2bmTpSl4vHqQ/SYt/Sfx7yn5gAACKJw";
    for world in World::on_each("belongs_thread").await {
        world.mail(&kettle().with("Thread-Index", BEGUN)).await;
        let it = world.conversation().await;
        let again = Letter::new(ADA, HELP, "WG: My kettle leaks", "Now the floor is wet as well.");
        world.mail(&again.with("Thread-Index", ANSWERED).with("Message-ID", "<k2@engine.example>")).await;
        assert_eq!(world.conversation().await.message_count, it.message_count + 1);

        // Whoever does not take part there has a thread of their own.
        let other = Letter::new("Ben Okri <ben@road.example>", HELP, "My kettle leaks", "Mine too.");
        world.mail(&other.with("Thread-Index", ANSWERED).with("Message-ID", "<b1@road.example>")).await;
        // And what is none is nothing.
        let odd = Letter::new(ADA, HELP, "My toaster", "It smokes.");
        world.mail(&odd.with("Thread-Index", "AdwnV2bmTpSl4vHq").with("Message-ID", "<k3@engine.example>")).await;
        assert_eq!(world.conversations().await.len(), 3);
        world.finish().await;
    }
}
