//! Saved answers: found by a few letters, filled in for the customer at hand, with what is missing said.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::permit::NotAllowed;
use desk::saved_answer::{CannotSaveAnswer, NewSavedAnswer, filled, found};
use domain::team::Permission;
use store::Trouble;
use tests::{Letter, World};

fn new(name: &str, body: &str, acts: &[&str], shared: bool) -> NewSavedAnswer {
    let acts = acts.iter().map(|act| (*act).to_owned()).collect();
    NewSavedAnswer { name: name.into(), body: body.into(), acts, shared }
}

#[tokio::test]
async fn a_saved_answer_is_filled_in_for_the_customer_at_hand() {
    for world in World::on_each("saved_filled").await {
        world.mail(&Letter::new("Ada Lovelace <ada@x.example>", "help@birch.example", "Kettle", "It hums. Why?")).await;
        world.mail(&Letter::new("bob@x.example", "help@birch.example", "Lid", "It sticks. Why?")).await;
        let all = world.conversations().await;
        let text = "Dear {customer.first},\n\nabout {conversation.subject}: {agent.name} of {desk.name} sees to it.";
        let (mia, ids) = (world.cast.mia, [all[1].id, all[0].id]);
        let read = world.desk.reader().read(move |read| {
            let writer = read.agent(mia)?.unwrap();
            let mut both = Vec::new();
            for id in ids {
                both.push(filled(read, text, id, &writer)?.unwrap());
            }
            Ok::<_, Trouble>(both)
        });
        let both = read.await.unwrap();
        let expected = "Dear Ada,\n\nabout Kettle: Mia Dahl of Birch & Son sees to it.";
        assert_eq!((both[0].text.as_str(), both[0].empty.len()), (expected, 0));
        assert_eq!(both[1].empty, ["{customer.first}"], "an address is no name");
        world.finish().await;
    }
}

#[tokio::test]
async fn saved_answers_are_found_and_changed_by_those_who_may() {
    for world in World::on_each("saved_found").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let desk = &world.desk;
        let refund = desk
            .save_answer(
                mia,
                None,
                new(
                    "Refund granted",
                    "Dear {customer.name|customer}, the money is on its way.",
                    &["tag:refund", "close"],
                    true,
                ),
            )
            .await
            .unwrap();
        let own = desk.save_answer(tom, None, new("Größe", "Which size?", &[], false)).await.unwrap();
        let names = |typed: &'static str, reader| {
            let read = desk.reader().read(move |read| found(read, reader, typed));
            async move { read.await.unwrap().into_iter().map(|one| one.name).collect::<Vec<_>>() }
        };
        assert_eq!(names("", tom).await, ["Größe", "Refund granted"]);
        assert_eq!(names("gross", tom).await, ["Größe"]);
        assert_eq!(names("gross", mia).await, [""; 0], "it is Tom's own");
        assert_eq!(names("money way", mia).await, ["Refund granted"]);
        desk.saved_answer_used(tom, refund).await.unwrap();
        assert_eq!(names("", tom).await, ["Refund granted", "Größe"], "what is used most stands first");
        let not_allowed = CannotSaveAnswer::NotAllowed(NotAllowed(Permission::ShareWords));
        for (wrong, refused) in [
            (new(" ", "x", &[], false), CannotSaveAnswer::NoName),
            (new("A", "  ", &[], false), CannotSaveAnswer::Empty),
            (new("A", "{customer.frist}", &[], false), CannotSaveAnswer::UnknownBlank("{customer.frist}".into())),
            (new("A", "x", &["explode"], false), CannotSaveAnswer::UnknownAct("explode".into())),
            (new("A", "x", &["snooze:5"], false), CannotSaveAnswer::UnknownAct("snooze:5".into())),
            (new("A", "x", &["close"; 11], false), CannotSaveAnswer::TooManyActs),
            (new("A", "x", &[], true), not_allowed.clone()),
        ] {
            assert_eq!(desk.save_answer(tom, None, wrong).await, Err(refused));
        }
        assert_eq!(desk.save_answer(tom, Some(refund), new("A", "x", &[], false)).await, Err(not_allowed));
        assert_eq!(desk.remove_saved_answer(mia, own).await, Err(CannotSaveAnswer::NotThere));
        desk.save_answer(tom, Some(own), new("Size", "Which size is it?", &["snooze-for:72"], false)).await.unwrap();
        desk.remove_saved_answer(mia, refund).await.unwrap();
        assert_eq!(names("", tom).await, ["Size"]);
        world.finish().await;
    }
}
