//! Promise 2, forged senders: nothing of a lie is hidden, and nothing is sent to the person whose name was taken.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use domain::message::{Purpose, Verdict};
use domain::timeline::Happened;
use store::Direction;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Byron <ada@engine.example>";
const TOM: &str = "Tom Berg <tom@birch-staff.example>";
/// The server that both domains name, and one that nobody does.
const THEIRS: [u8; 4] = [203, 0, 113, 7];
const STRANGE: [u8; 4] = [198, 51, 100, 66];

const RECORDS: &str = r#"{
    "engine.example.": {"TXT": ["v=spf1 ip4:203.0.113.7 -all"]},
    "_dmarc.engine.example.": {"TXT": ["v=DMARC1; p=reject"]},
    "birch-staff.example.": {"TXT": ["v=spf1 ip4:203.0.113.7 -all"]},
    "_dmarc.birch-staff.example.": {"TXT": ["v=DMARC1; p=quarantine"]}
}"#;

fn from(person: &str, id: &str, subject: &str) -> Letter {
    Letter::new(person, HELP, subject, "Where are my boards?").with("Message-ID", &format!("<{id}@engine.example>"))
}

async fn worlds(name: &str) -> Vec<World> {
    let worlds = World::on_each(name).await;
    worlds.iter().for_each(|world| world.post.name_servers_have(RECORDS));
    worlds
}

#[tokio::test]
async fn a_mail_that_its_domain_stands_behind_is_acknowledged() {
    for world in worlds("wrote_aligned").await {
        world.mail(&from(ADA, "a1", "Boards").by(THEIRS)).await;
        assert_eq!(world.last_sent().outgoing.purpose, Purpose::Acknowledgement);
        let message = world.messages(world.conversation().await.id).await.remove(0);
        let found = message.authentication.unwrap();
        assert_eq!((found.spf.result, found.dmarc.result), (Verdict::Pass, Verdict::Pass));
        assert_eq!(found.summary().as_deref(), Some("Really from engine.example (SPF)."));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_forged_mail_is_kept_and_shown_and_the_one_whose_name_it_bears_hears_nothing() {
    for world in worlds("wrote_forged").await {
        world.mail(&from(ADA, "a1", "Boards").by(STRANGE)).await;
        assert!(world.sent().is_empty(), "{:#?}", world.sent());
        let it = world.conversation().await;
        let message = world.messages(it.id).await.remove(0);
        assert!(message.authentication.unwrap().is_forged());
        assert_eq!(message.text, "Where are my boards?");
        let happened = world.happened(it.id).await;
        let against = happened.iter().find_map(|happened| match happened {
            Happened::NotAcknowledged { because } => Some(because.clone()),
            _ => None,
        });
        let because = against.unwrap().remove(0);
        assert_eq!(because.code, "forged");
        assert_eq!(because.words(), "Forged: engine.example says that it does not send such mail.");
        let refused = world.desk.acknowledge_after_all(world.cast.mia, it.id).await;
        assert_eq!(refused, Err(desk::acknowledge::CannotAcknowledge::Forged), "nor by anybody's click");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_forged_mail_does_not_join_a_conversation_by_its_tag() {
    for world in worlds("wrote_tag").await {
        world.mail(&from(ADA, "a1", "Boards").by(THEIRS)).await;
        let tag = domain::message::subject_tag(&world.conversation().await.reference);
        world.mail(&from(ADA, "a2", &format!("Boards {tag}")).by(STRANGE)).await;
        assert_eq!(world.conversations().await.len(), 2);
        // She herself comes in by it.
        world.mail(&from(ADA, "a3", &format!("Boards {tag}")).by(THEIRS)).await;
        assert_eq!(world.conversations().await.len(), 2);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_in_an_agents_name_that_is_not_theirs_is_a_note_and_a_task() {
    for world in worlds("wrote_agent").await {
        let tom = world.cast.tom;
        world.desk.change_profile(tom, "Tom Berg".into(), String::new(), true).await.unwrap();
        world.mail(&from(ADA, "a1", "Boards").by(THEIRS)).await;
        let it = world.conversation().await;
        world.desk.hand_over(world.cast.mia, it.id, tom).await.unwrap();
        world
            .mail(&from(ADA, "a2", &format!("Boards {}", domain::message::subject_tag(&it.reference))).by(THEIRS))
            .await;
        let notification = world.last_sent().outgoing;
        assert_eq!(notification.purpose, Purpose::Notification);
        let sent = world.sent().len();

        let forged = Letter::answering(&notification, TOM, "Send your money to this account.").by(STRANGE);
        world.mail(&forged.with("Message-ID", "<f1@birch-staff.example>")).await;
        assert_eq!(world.sent().len(), sent, "nothing leaves");
        let note = world.messages(it.id).await.pop().unwrap();
        assert_eq!((note.direction, note.agent), (Direction::Note, None));
        assert!(note.text.starts_with("Send your money"), "{}", note.text);
        let task = world.tasks().await.into_iter().find(|task| task.kind == "forged-answer").unwrap();
        assert_eq!((task.owner, task.conversation), (tom, Some(it.id)));
        assert!(
            task.words.contains("Tom Berg was not sent") && task.words.contains("birch-staff.example"),
            "{task:#?}"
        );

        let own = Letter::answering(&notification, TOM, "They left today.").by(THEIRS);
        world.mail(&own.with("Message-ID", "<t1@birch-staff.example>")).await;
        assert_eq!(world.last_sent().outgoing.to[0].email.to_string(), "ada@engine.example");
        world.finish().await;
    }
}
