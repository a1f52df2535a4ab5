//! Saved answers: found by a few letters, filled in for the customer at hand, with what is missing said.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::acts::{Act, Outcome};
use desk::permit::NotAllowed;
use desk::reply::Reply;
use desk::saved_answer::{CannotSaveAnswer, NewSavedAnswer, filled, found};
use domain::conversation::Priority;
use domain::team::{Permission, Role, Scope};
use domain::timeline::{Actor, Happened};
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

#[tokio::test]
async fn a_saved_answer_hands_over_to_a_team_and_to_somebody_in_it() {
    for world in World::on_each("saved_given").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let desk = &world.desk;
        let returns = desk.add_team(Actor::Agent(mia), "Returns").await.unwrap();
        let support = desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();
        let word = format!("team:{returns}:{tom}");
        let acts = ["close", "tag:return", "priority:high", &word];
        desk.save_answer(mia, None, new("Return", "", &acts, true)).await.unwrap();
        for gone in
            [format!("team:{tom}"), format!("owner:{returns}"), format!("team:{support}:{tom}"), "team:x".into()]
        {
            let refused = desk.save_answer(mia, None, new("A", "x", &[&gone], false)).await;
            assert_eq!(refused, Err(CannotSaveAnswer::UnknownAct(gone)), "it is not there, or they would not see it");
        }
        let refused = desk.save_answer(tom, None, new("A", "x", &[&format!("team:{support}")], false)).await;
        assert!(matches!(refused, Err(CannotSaveAnswer::UnknownAct(_))), "a team that its writer does not see is none");
        desk.change_role(Actor::Agent(mia), tom, Role::Lead, returns, Scope::OwnTeam).await.unwrap();
        let to_support = desk
            .save_answer(mia, None, new("Back", "Support sees to it.", &[&format!("team:{support}")], true))
            .await
            .unwrap();
        let reworded = new("Back", "Our support sees to it.", &[&format!("team:{support}")], true);
        desk.save_answer(tom, Some(to_support), reworded).await.expect("what others chose may stay");
        desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();

        world.mail(&Letter::new("ada@x.example", "help@birch.example", "Kettle", "It hums. Why?")).await;
        let before = world.conversation().await;
        // Whoever sees one team gives away what they do not see after that: what else is to be done is done before.
        let all = [word.as_str(), "tag:return", "priority:high"].map(|word| (before.id, Act::of_word(word).unwrap()));
        let outcomes = desk.act_on_each(mia, Act::in_order(all.to_vec())).await.unwrap();
        let back = Act::GiveToTeam(before.team, Some(before.owner));
        assert_eq!(outcomes.last(), Some(&(before.id, Outcome::Done(Some(back.clone())))));
        let given = world.conversation().await;
        assert_eq!((given.team, given.owner, given.priority), (returns, tom, Priority::High));
        let told = world.happened(before.id).await;
        assert!(told.iter().any(|line| matches!(line, Happened::TeamChanged { team, .. } if *team == returns)));
        assert!(told.iter().any(|line| matches!(line, Happened::Owned { owner, .. } if *owner == tom)));
        let again = desk.act_on_each(mia, vec![(before.id, Act::of_word(&word).unwrap())]).await.unwrap();
        assert_eq!(again, [(before.id, Outcome::Done(None))], "nothing had to change");
        // Tom gives it back to a team that he does not see, and it is out of his sight.
        let outcomes = desk.act_on_each(tom, vec![(before.id, back)]).await.unwrap();
        assert!(matches!(outcomes[0].1, Outcome::Done(Some(_))), "{outcomes:?}");
        assert_eq!((world.conversation().await.team, world.conversation().await.owner), (before.team, before.owner));
        let unseen = desk.act_on_each(tom, vec![(before.id, Act::GiveToTeam(returns, None))]).await.unwrap();
        assert!(matches!(unseen[0].1, Outcome::Refused(_)), "{unseen:?}");
        // Without a name somebody is chosen who belongs there.
        desk.act_on_each(mia, vec![(before.id, Act::GiveToTeam(returns, None))]).await.unwrap();
        let given = world.conversation().await;
        assert_eq!((given.team, given.owner), (returns, tom), "Mia sees that team, and belongs to another");
        world.answer(mia, before.id, "We see to it.").await;
        world.finish().await;
    }
}

#[tokio::test]
async fn what_a_saved_answer_does_is_done_with_the_answer_and_what_refuses_is_left() {
    for world in World::on_each("saved_done").await {
        let mia = world.cast.mia;
        world.mail(&Letter::new("ada@x.example", "help@birch.example", "Kettle", "It hums. Why?")).await;
        let id = world.conversation().await.id;
        let never = Act::SnoozeFor(u16::MAX);
        let acts = vec![never, Act::Tag("hum".into()), Act::Priority(Priority::High)];
        let reply = Reply { acts, ..Reply::new(world.desk.new_draft(), id, "It is the lid.") };
        world.desk.reply(mia, reply).await.unwrap();
        let it = world.conversation().await;
        assert_eq!((it.priority, it.status.is_open()), (Priority::High, true), "the snooze was refused, alone");
        let tags = world.desk.reader().read(move |read| read.tags_of(id)).await.unwrap();
        assert_eq!(tags.len(), 1, "{tags:?}");

        let together = vec![Act::Tag("lid".into()), Act::Priority(Priority::Low), Act::SnoozeFor(u16::MAX)];
        assert!(world.desk.act_together(mia, id, together).await.is_err());
        let it = world.conversation().await;
        assert_eq!(it.priority, Priority::High, "all of it, or nothing");
        let tags = world.desk.reader().read(move |read| read.tags_of(id)).await.unwrap();
        assert_eq!(tags.len(), 1, "{tags:?}");
        let together = vec![Act::Priority(Priority::Low), Act::Tag("lid".into()), Act::Close];
        let back = world.desk.act_together(mia, id, together).await.unwrap();
        assert_eq!((back.len(), &back[0]), (3, &Act::Reopen), "the way back begins at the end");
        world.desk.act_together(mia, id, back).await.unwrap();
        let it = world.conversation().await;
        assert_eq!((it.priority, it.status.is_open()), (Priority::High, true));

        // What the customer was told is known again, too.
        world.mail(&Letter::new("bob@x.example", "help@birch.example", "Lid", "It sticks. Why?")).await;
        let of_bob = || async { world.conversations().await.into_iter().find(|it| it.subject == "Lid").unwrap() };
        let before = of_bob().await;
        assert!(before.told.is_some(), "{before:?}");
        let back = world.desk.act_together(mia, before.id, vec![Act::Close]).await.unwrap();
        assert_eq!(of_bob().await.told, None);
        world.desk.act_together(mia, before.id, back).await.unwrap();
        assert_eq!(of_bob().await.told, before.told);
        world.finish().await;
    }
}
