//! What the desk says about itself: loud about what is late, silent about what only waits.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::Millis;
use domain::message::Delivery;
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";

#[tokio::test]
async fn what_waits_because_automatic_mail_is_stopped_is_not_called_late() {
    for world in World::on_each("story1_stopped").await {
        let (mia, say) = (world.cast.mia, |words: &str| Letter::new(ADA, HELP, "My kettle leaks", words));
        world.desk.change_profile(mia, "Mia Dahl".into(), String::new(), true).await.unwrap();
        world.mail(&say("It leaks since Tuesday.").with("Message-ID", "<k1@engine.example>")).await;
        world.desk.stop_automatic(mia, true).await.unwrap();
        // Each is news to Mia: two notifications, one behind the other.
        for words in ["Since today it smells, too.", "And the lid came off."] {
            world.pass(Millis::minutes(20)).await;
            world.mail(&say(words).with("References", "<k1@engine.example>")).await;
        }
        for _ in 0..20 {
            world.pass(Millis::minutes(1)).await;
        }
        let health = world.desk.health().await.unwrap();
        assert!(health.wrong.is_empty(), "{health:?}");
        let before = world.sent().len();
        world.desk.stop_automatic(mia, false).await.unwrap();
        world.pass(Millis::minutes(2)).await;
        world.pass(Millis::minutes(2)).await;
        assert_eq!(world.sent().len(), before + 2, "both leave when it may");
        world.finish().await;
    }
}

#[tokio::test]
async fn mail_that_does_not_leave_is_told_and_one_customers_broken_server_is_not() {
    for world in World::on_each("story1_health").await {
        let later = || Delivery::Later { why: "no connection".into(), answer: String::new() };
        world.post.next_deliveries(std::iter::repeat_with(later).take(8));
        world.mail(&Letter::new("Ada <ada@engine.example>", "help@birch.example", "Kettle", "It leaks.")).await;
        world.pass(Millis::minutes(7)).await;
        let health = world.desk.health().await.unwrap();
        assert_eq!(health.retrying, 1);
        assert!(
            health.wrong.iter().any(|wrong| wrong.to_string().starts_with("Mail does not leave: 1 message ")),
            "{health:?}"
        );
        let grace = Letter::new("Grace <grace@hopper.example>", "help@birch.example", "Pans", "Which one?");
        world.post.next_deliveries([]);
        world.mail(&grace).await;
        let mut left = world.sent().len();
        for _ in 0..40 {
            if left > 0 {
                break;
            }
            world.pass(Millis::minutes(5)).await;
            left = world.sent().len();
        }
        assert!(left > 0);
        assert!(world.desk.health().await.unwrap().wrong.is_empty(), "what is left is a customer's own trouble");
        world.pass(Millis::days(1)).await;
        world.finish().await;
    }
}
