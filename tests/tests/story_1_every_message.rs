//! Promise 1: every message is kept and answered.

use domain::Millis;
use domain::conversation::Waiting;
use domain::message::{Delivery, Nature};
use domain::timeline::Happened;
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";

fn kettle() -> Letter {
    Letter::new(ADA, HELP, "My kettle leaks", "Hello,\nmy kettle leaks since Tuesday.\nAda")
        .with("Message-ID", "<k1@engine.example>")
}

#[tokio::test]
async fn a_question_is_acknowledged_answered_and_comes_back_to_the_same_place() {
    for world in World::on_each("story1_whole").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        assert!(matches!(conversation.waiting, Waiting::OnUs { .. }));
        let acknowledgement = world.last_sent();
        assert!(
            acknowledgement.outgoing.text.contains("Mia Dahl is looking after it"),
            "{}",
            acknowledgement.outgoing.text
        );
        assert_eq!(acknowledgement.outgoing.in_reply_to.as_deref(), Some("k1@engine.example"));

        world.answer(world.cast.mia, conversation.id, "Please send it back, we mend it.").await;
        let answer = world.last_sent();
        assert!(answer.outgoing.text.ends_with("Mia Dahl"), "signed: {}", answer.outgoing.text);
        assert!(matches!(world.conversation().await.waiting, Waiting::OnThem { .. }));

        world.pass(Millis::hours(2)).await;
        world
            .mail(
                &Letter::answering(&answer.outgoing, ADA, "Thank you, it is on its way.")
                    .with("Message-ID", "<k2@engine.example>"),
            )
            .await;
        let conversation = world.conversation().await;
        assert_eq!(conversation.owner, world.cast.mia);
        assert!(matches!(conversation.waiting, Waiting::OnUs { .. }));
        assert_eq!(world.messages(conversation.id).await.last().unwrap().text, "Thank you, it is on its way.");
        assert_eq!(world.sent().len(), 2, "one acknowledgement for the conversation, none for the follow-up");
        world.finish().await;
    }
}

#[tokio::test]
async fn machine_mail_broken_mail_and_mail_without_a_sender_are_kept_and_visible() {
    for world in World::on_each("story1_kept").await {
        let strange = [
            kettle().with("Auto-Submitted", "auto-replied (vacation)").with("Message-ID", "<a@x.example>"),
            kettle().from_the_null_path().with("From", "MAILER-DAEMON@x.example").with("Message-ID", "<b@x.example>"),
            kettle().without("Message-ID").without("Date").without("From").with("Subject", ""),
            kettle().with("List-Id", "<news.x.example>").with("Precedence", "bulk").with("Message-ID", "<c@x.example>"),
        ];
        for letter in &strange {
            world.mail(letter).await;
        }
        let bytes = b"\xff\xfe\x00\x01 this is no mail at all".to_vec();
        let envelope = domain::message::Envelope {
            channel: domain::customer::ChannelKind::Email,
            sender: None,
            recipients: vec![domain::customer::EmailAddress::parse(HELP).unwrap()],
            received_at: world.desk.now(),
            peer: String::new(),
        };
        world.desk.accept(envelope, bytes).await.unwrap();
        world.settle().await;
        let kept = world.conversations().await;
        assert_eq!(kept.len(), 5, "{kept:#?}");
        assert!(kept.iter().filter(|it| it.nature != Nature::Person).count() >= 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn the_same_mail_twice_is_one_message() {
    for world in World::on_each("story1_twice").await {
        world.mail(&kettle()).await;
        world.mail(&kettle().with("Received", "by another way")).await;
        let conversation = world.conversation().await;
        assert_eq!(world.messages(conversation.id).await.len(), 1);
        assert!(world.happened(conversation.id).await.iter().any(|it| matches!(it, Happened::CameAgain { .. })));
        assert_eq!(world.sent().len(), 1);
        // The same identifier with other words is another message.
        world.mail(&Letter { text: "Something else entirely.".into(), ..kettle() }).await;
        assert_eq!(world.conversations().await.len() + world.messages(conversation.id).await.len(), 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_finally_fails_is_a_task_for_the_owner_in_words() {
    for world in World::on_each("story1_fails").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.post.next_deliveries([
            Delivery::Later { why: "their server is busy".into(), answer: "451 4.3.2 later".into() },
            Delivery::Refused { why: "their mailbox does not exist".into(), answer: "550 5.1.1 no such user".into() },
        ]);
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        assert!(world.tasks().await.is_empty(), "one failed try is no news");
        world.pass(Millis::hours(1)).await;
        let tasks = world.tasks().await;
        assert_eq!(tasks.len(), 1);
        assert!(
            tasks[0].words.contains("ada@engine.example") && tasks[0].words.contains("does not exist"),
            "{}",
            tasks[0].words
        );
        assert_eq!(tasks[0].owner, conversation.owner);
        let tries = world.post.tries();
        let (first, second) = (&tries[tries.len() - 2], &tries[tries.len() - 1]);
        assert_eq!(first.external_id, second.external_id, "the Message-ID stays across tries");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_automatic_message_whose_end_is_uncertain_is_not_sent_again() {
    for world in World::on_each("story1_once").await {
        world.post.next_deliveries([Delivery::Uncertain { why: "the connection broke after the last byte".into() }]);
        world.mail(&kettle()).await;
        world.pass(Millis::days(2)).await;
        assert_eq!(world.post.tries().len(), 1);
        assert_eq!(world.tasks().await.len(), 1);

        // A person's words are sent again, with the same identifier, and marked.
        let conversation = world.conversation().await;
        world.post.next_deliveries([Delivery::Uncertain { why: "the connection broke after the last byte".into() }]);
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        world.pass(Millis::hours(1)).await;
        let answers = world.outgoing(conversation.id).await;
        assert!(answers.iter().any(|row| row.repeated && row.state == store::OutgoingState::Sent));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_mail_to_several_of_our_addresses_arrives_at_each() {
    for world in World::on_each("story1_several").await {
        let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        let by = domain::timeline::Actor::Agent(world.cast.mia);
        world.desk.add_mailbox(by, team, "orders@birch.example", "Birch orders").await.unwrap();
        world.mail(&kettle().to_recipients(&[HELP, "orders@birch.example", "help+x@birch.example"])).await;
        let mut mailboxes: Vec<_> = world.conversations().await.iter().map(|it| it.mailbox).collect();
        mailboxes.sort();
        mailboxes.dedup();
        assert_eq!((mailboxes.len(), world.conversations().await.len()), (2, 2));
        world.finish().await;
    }
}
