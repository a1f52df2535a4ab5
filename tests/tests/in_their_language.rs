//! What our own people read is in the language of whoever reads it: tasks, what is wrong, what was set, letters.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::said;
use domain::message::Delivery;
use domain::timeline::{Actor, Change, Happened};
use domain::{Millis, TaskId};
use language::Language;
use store::{Task, Trouble};
use tests::{Letter, World};

fn kettle() -> Letter {
    Letter::new("Ada Lovelace <ada@engine.example>", "help@birch.example", "My kettle leaks", "It leaks since Tuesday.")
        .with("Message-ID", "<k1@engine.example>")
}

#[tokio::test]
async fn a_task_is_a_value_and_says_the_same_in_each_language() {
    for world in World::on_each("language_tasks").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        let why = "ada@engine.example: the mailbox is full".to_owned();
        world.post.next_deliveries([Delivery::Refused { why, answer: "552 5.2.2 Over quota".into() }]);
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let tasks = world.tasks().await;
        assert_eq!(said::task(Language::English, &tasks[0]), tasks[0].words, "what is kept in words is English");
        let german = said::task(Language::German, &tasks[0]);
        assert!(german.starts_with("Ihre Antwort an ada@engine.example wurde nicht zugestellt"), "{german}");
        assert!(german.contains("das Postfach ist voll"), "{german}");
        for language in Language::ALL {
            assert!(said::task(language, &tasks[0]).contains("ada@engine.example"), "{language:?}");
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn a_task_from_before_stays_readable_as_it_is() {
    for world in World::on_each("language_old_tasks").await {
        let mia = world.cast.mia;
        let raised = world.desk.store.write(move |tx| {
            tx.raise_task(&Task {
                id: TaskId(1),
                conversation: None,
                owner: mia,
                kind: "test".into(),
                words: "{\"concern\": as it was typed".into(),
                concern: None,
                created_at: domain::Moment(0),
                done: None,
            })
        });
        raised.await.unwrap();
        let task = world.desk.reader().read(|read| read.task(TaskId(1))).await.unwrap().unwrap();
        assert_eq!(task.concern, None);
        assert_eq!(said::task(Language::Arabic, &task), "{\"concern\": as it was typed");
        world.desk.task_done(mia, task.id).await.unwrap();
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_in_each_language_and_machines_read_english() {
    for world in World::on_each("language_health").await {
        let later = || Delivery::Later { why: "no connection".into(), answer: String::new() };
        world.post.next_deliveries(std::iter::repeat_with(later).take(8));
        world.mail(&kettle()).await;
        world.pass(Millis::minutes(7)).await;
        let health = world.desk.health().await.unwrap();
        let told = said::all_wrong(Language::German, &health);
        assert!(told.iter().any(|words| words.starts_with("E-Mails gehen nicht hinaus: 1 Nachricht ")), "{told:?}");
        let english: Vec<String> = health.wrong.iter().map(ToString::to_string).collect();
        assert_eq!(said::all_wrong(Language::English, &health), english);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_was_set_is_kept_as_a_value_beside_its_english_words() {
    for world in World::on_each("language_changes").await {
        let mia = world.cast.mia;
        world.desk.set_away(Actor::Agent(mia), world.cast.tom, Some(None)).await.unwrap();
        let happened = world
            .desk
            .reader()
            .read(|read| {
                let entries = read.some_entries(
                    desk::keep::DESK_CHAIN,
                    i64::MAX,
                    None,
                    (domain::Moment(i64::MIN), domain::Moment(i64::MAX)),
                    100,
                )?;
                Ok::<_, Trouble>(entries.into_iter().filter_map(|entry| entry.happened).collect::<Vec<_>>())
            })
            .await
            .unwrap();
        let away = Change::AgentAway { name: "Tom Berg".into() };
        let kept = Happened::SettingChanged { what: "Tom Berg is away".into(), change: Some(away.clone()) };
        assert!(happened.contains(&kept), "{happened:#?}");
        assert_eq!(said::change(Language::German, &away), "Tom Berg ist abwesend");
        world.finish().await;
    }
}

#[tokio::test]
async fn letters_to_our_own_people_are_in_their_language() {
    for world in World::on_each("language_letters").await {
        let mia = world.cast.mia;
        world.desk.change_profile(mia, "Mia Dahl".into(), String::new(), true).await.unwrap();
        world.desk.choose_language(mia, Some(Language::French)).await.unwrap();
        world.desk.reset_password("mia@birch-staff.example", "what mia forgot".into()).await.unwrap();
        world.desk.password_forgotten("mia@birch-staff.example", "one").await.unwrap();
        world.mail(&kettle()).await;
        world.pass(Millis::minutes(2)).await;
        let to_mia: Vec<_> = world
            .post
            .sent()
            .into_iter()
            .filter(|sent| sent.outgoing.to[0].email.as_str() == "mia@birch-staff.example")
            .collect();
        let texts: Vec<String> = to_mia.iter().map(|sent| sent.outgoing.text.clone()).collect();
        assert!(texts.iter().any(|text| text.starts_with("Ada Lovelace a écrit\u{a0}:\n\nIt leaks")), "{texts:#?}");
        assert!(
            to_mia.iter().any(|sent| sent.outgoing.subject.starts_with("Un nouveau mot de passe pour")),
            "{texts:#?}"
        );
        assert!(
            texts.iter().any(|text| text.contains("/new-password/") && text.starts_with("Bonjour Mia,")),
            "{texts:#?}"
        );
        world.finish().await;
    }
}
