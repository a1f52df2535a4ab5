//! The quarantine: nothing is deleted, a person has the last word, and their word is learnt.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use domain::Millis;
use domain::conversation::Waiting;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

fn from(who: &str, number: usize, subject: &str, text: &str) -> Letter {
    let sender = format!("{who}{number}@{who}.example");
    Letter::new(&sender, HELP, subject, text).with("Message-ID", &format!("<{number}@{who}.example>"))
}

fn offer(number: usize) -> Letter {
    let city = ["Oslo", "Lyon", "Turin", "Cork"][number % 4];
    let text = format!("Dear winner in {city}, claim the casino jackpot and your free bitcoin bonus at once.");
    from("lucky", number, "Casino jackpot for you", &text)
}

fn question(number: usize) -> Letter {
    let part = ["lid", "handle", "cable", "box"][number % 4];
    from(
        "shopper",
        number,
        "My kettle",
        &format!("The {part} of my kettle arrived broken, could you send another one please?"),
    )
}

/// A desk whose people have said of twenty mails each that they are spam, or answered them.
async fn taught(world: &World) {
    for number in 0..20 {
        world.mail(&offer(number)).await;
        let spam = world.conversations().await[0].id;
        world.desk.is_spam(world.cast.mia, spam).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        world.mail(&question(number)).await;
        let clean = world.conversations().await[0].id;
        world.answer(world.cast.mia, clean, "Another one is on its way to you.").await;
        world.pass(Millis::minutes(1)).await;
    }
}

#[tokio::test]
async fn what_looks_like_spam_waits_unanswered_until_a_person_says_that_it_is_none() {
    for world in World::on_each("quarantine").await {
        taught(&world).await;
        let sent = world.sent().len();
        let came = world.desk.now();
        world.mail(&offer(77)).await;
        let conversation = world.conversations().await.into_iter().find(|it| it.created_at == came).unwrap();
        assert!(conversation.status.is_quarantined());
        assert_eq!(world.sent().len(), sent, "nobody is told anything");

        // More of it stays there too.
        world.pass(Millis::hours(1)).await;
        let more = Letter::new("lucky77@lucky.example", HELP, "Re: Casino jackpot for you", "The bonus ends soon.");
        world.mail(&more.with("In-Reply-To", "<77@lucky.example>").with("Message-ID", "<78@lucky.example>")).await;
        assert_eq!(world.sent().len(), sent);
        assert_eq!(world.messages(conversation.id).await.len(), 2);

        world.desk.is_no_spam(world.cast.mia, conversation.id).await.unwrap();
        let released = world.desk.reader().read(move |read| read.conversation(conversation.id)).await.unwrap().unwrap();
        assert_eq!(released.waiting, Waiting::OnUs { since: came }, "they have waited since they wrote");
        world.desk.acknowledge_after_all(world.cast.mia, conversation.id).await.unwrap();
        world.settle().await;
        assert_eq!(world.last_sent().outgoing.to[0].email.as_str(), "lucky77@lucky.example");
        assert!(world.desk.acknowledge_after_all(world.cast.mia, conversation.id).await.is_err(), "once");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_customer_is_never_spam_and_one_weak_sign_is_not_enough() {
    for world in World::on_each("quarantine_known").await {
        taught(&world).await;
        // A customer whom we have answered may write what they like.
        let strange = Letter::new(
            "shopper3@shopper.example",
            HELP,
            "Casino jackpot",
            "I won a casino jackpot, free bitcoin bonus!",
        );
        world.mail(&strange.with("Message-ID", "<s@shopper.example>")).await;
        assert!(world.conversations().await[0].status.is_open());
        let marked = from("stranger", 1, "An order", "Do you ship kettles to Norway?").with("X-Spam-Flag", "YES");
        world.mail(&marked).await;
        assert!(world.conversations().await[0].status.is_open());
        world.finish().await;
    }
}
