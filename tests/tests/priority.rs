//! How urgent people say that a conversation is: said by people and by rules, undone, merged and split; never by whoever
//! only reads, and never across teams.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::acts::{Act, Outcome};
use desk::permit::NotAllowed;
use desk::priority::CannotPrioritise;
use desk::rule::{CannotRule, NewRule, trial::trial};
use desk::split::Which;
use domain::conversation::CannotChange;
use domain::conversation::Priority::{self, High, Low, Normal, Urgent};
use domain::rule::When;
use domain::team::{Permission, Role, Scope};
use domain::timeline::{Actor, Happened};
use domain::{ConversationId, Millis};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

fn letter(number: usize, subject: &str, text: &str) -> Letter {
    let from = format!("ada{number}@customer.example");
    Letter::new(&from, HELP, subject, text).with("Message-ID", &format!("<{number}@customer.example>"))
}

/// Mails of as many customers, and their conversations in that order.
async fn conversations(world: &World, many: usize) -> Vec<ConversationId> {
    for number in 0..many {
        world.mail(&letter(number, &format!("Matter {number}"), "The kettle hums.")).await;
        world.pass(Millis::minutes(5)).await;
    }
    let mut all = world.conversations().await;
    all.sort_by_key(|it| it.id);
    all.into_iter().map(|it| it.id).collect()
}

async fn priority(world: &World, id: ConversationId) -> Priority {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap().priority
}

/// What the timeline says of it, in order.
async fn said(world: &World, id: ConversationId) -> Vec<Priority> {
    let happened = world.happened(id).await.into_iter();
    happened
        .filter_map(|it| match it {
            Happened::PrioritySet { priority } => Some(priority),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn what_is_said_stands_is_told_once_and_can_be_taken_back() {
    for world in World::on_each("priority").await {
        let (mia, all) = (world.cast.mia, conversations(&world, 3).await);
        assert_eq!(priority(&world, all[0]).await, Normal, "nobody said anything");
        world.desk.set_priority(mia, all[0], High).await.unwrap();
        world.desk.set_priority(mia, all[0], High).await.unwrap();
        assert_eq!((priority(&world, all[0]).await, said(&world, all[0]).await), (High, vec![High]));

        let urgent = all.iter().map(|id| (*id, Act::Priority(Urgent))).collect();
        let done = world.desk.act_on_each(mia, urgent).await.unwrap();
        let before = [High, Normal, Normal].map(|before| Outcome::Done(Some(Act::Priority(before))));
        assert_eq!(done.iter().map(|(_, outcome)| outcome.clone()).collect::<Vec<_>>(), before);
        let undo = done.into_iter().filter_map(|(id, outcome)| match outcome {
            Outcome::Done(Some(act)) => Some((id, Act::of_word(&act.to_string())?)),
            _ => None,
        });
        world.desk.act_on_each(mia, undo.collect()).await.unwrap();
        for (id, expected) in all.iter().zip([High, Normal, Normal]) {
            assert_eq!(priority(&world, *id).await, expected);
        }
        let again = world.desk.act_on_each(mia, vec![(all[1], Act::Priority(Normal))]).await.unwrap();
        assert_eq!(again, [(all[1], Outcome::Done(None))]);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_rule_says_it_and_the_next_one_asks_for_it() {
    for world in World::on_each("priority_rule").await {
        let mia = world.cast.mia;
        let rule = |name: &str, line: &str, act: &str| NewRule {
            name: name.into(),
            when: When::Begins,
            line: line.into(),
            acts: vec![act.to_owned()],
        };
        let odd = world.desk.save_rule(mia, None, rule("Odd", "", "priority:asap")).await.unwrap_err();
        assert_eq!(odd, CannotRule::UnknownAct("priority:asap".into()));
        world.mail(&letter(1, "Smoke", "Smoke comes out of it.")).await;
        let earlier = world.conversation().await.id;
        let mut ids = Vec::new();
        for new in
            [rule("Smoke", "by:person smoke", "priority:urgent"), rule("Calm", "-priority:urgent", "priority:low")]
        {
            let id = world.desk.save_rule(mia, None, new).await.unwrap();
            let kept = world.desk.reader().read(move |read| read.rule(id)).await.unwrap().unwrap();
            let now = world.desk.now();
            let tried = world.desk.reader().read(move |read| trial(read, &kept, mia, now)).await.unwrap();
            assert_eq!(tried.rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), [earlier]);
            let kept = world.desk.reader().read(move |read| read.rule(id)).await.unwrap().unwrap();
            world.desk.switch_rule_on(mia, id, kept.changed_at).await.unwrap();
            ids.push(id);
        }
        assert_eq!(priority(&world, earlier).await, Normal, "trying it changes nothing");
        world.mail(&letter(2, "Smoke", "Smoke, too.")).await;
        world.mail(&letter(3, "Cup", "Do you sell cups?")).await;
        let mut all = world.conversations().await;
        all.sort_by_key(|it| it.id);
        assert_eq!([all[1].priority, all[2].priority], [Urgent, Low]);
        let told: Vec<&'static str> = world.happened(all[1].id).await.iter().map(Happened::word).collect();
        let at = told.iter().position(|word| *word == "rule-followed").unwrap();
        assert_eq!(told[at..at + 2], ["rule-followed", "priority-set"], "{told:?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_whole_is_as_urgent_as_its_most_urgent_part_and_as_before_without_it() {
    for world in World::on_each("priority_merge").await {
        let (mia, all) = (world.cast.mia, conversations(&world, 4).await);
        let whole = all[0];
        for (id, to) in [(all[0], Low), (all[1], High), (all[2], Urgent)] {
            world.desk.set_priority(mia, id, to).await.unwrap();
        }
        for part in &all[1..3] {
            world.desk.merge(mia, *part, whole, String::new()).await.unwrap();
        }
        assert_eq!((priority(&world, whole).await, said(&world, whole).await), (Urgent, vec![Low, High, Urgent]));
        let merged = world.desk.set_priority(mia, all[1], Low).await;
        assert_eq!(merged, Err(CannotPrioritise::Refused(CannotChange::Merged)));

        // In the order in which they came, not in that in which they could be taken off.
        world.desk.separate(mia, all[1]).await.unwrap();
        assert_eq!([priority(&world, whole).await, priority(&world, all[1]).await], [Urgent, High]);
        world.desk.separate(mia, all[2]).await.unwrap();
        assert_eq!([priority(&world, whole).await, priority(&world, all[2]).await], [Low, Urgent]);

        // What somebody said meanwhile stays.
        world.desk.merge(mia, all[2], whole, String::new()).await.unwrap();
        world.desk.set_priority(mia, whole, High).await.unwrap();
        world.desk.separate(mia, all[2]).await.unwrap();
        assert_eq!(priority(&world, whole).await, High);

        // Less urgent parts change nothing, and nothing is said of it.
        let before = said(&world, whole).await;
        world.desk.merge(mia, all[3], whole, String::new()).await.unwrap();
        world.desk.separate(mia, all[3]).await.unwrap();
        assert_eq!((priority(&world, whole).await, said(&world, whole).await), (High, before));
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_split_off_is_as_urgent_as_what_it_was_split_from() {
    for world in World::on_each("priority_split").await {
        let mia = world.cast.mia;
        world.mail(&letter(1, "Smoke", "Smoke comes out of it.")).await;
        let it = world.conversation().await;
        let ours = world.last_sent().outgoing;
        let more = Letter::answering(&ours, "ada1@customer.example", "And where is my cup?");
        world.mail(&more.with("Message-ID", "<more@customer.example>")).await;
        world.desk.set_priority(mia, it.id, Urgent).await.unwrap();
        let last = world.desk.reader().read(move |read| read.latest_inbound(it.id)).await.unwrap().unwrap().id;
        let new = world.desk.split(mia, it.id, last, Which::This, String::new()).await.unwrap();
        assert_eq!([priority(&world, it.id).await, priority(&world, new).await], [Urgent, Urgent]);
        world.finish().await;
    }
}

#[tokio::test]
async fn who_only_reads_says_nothing_and_for_another_team_it_is_not_there() {
    for world in World::on_each("priority_eyes").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        world.mail(&letter(1, "Smoke", "Smoke comes out of it.")).await;
        let it = world.conversation().await;
        for role in [Role::Auditor, Role::LightUser] {
            world.desk.change_role(Actor::Agent(mia), tom, role, it.team, Scope::All).await.unwrap();
            let refused = world.desk.set_priority(tom, it.id, High).await.unwrap_err();
            assert_eq!(refused, CannotPrioritise::NotAllowed(NotAllowed(Permission::Arrange)), "{role:?}");
        }
        let returns = world.desk.add_team(Actor::Agent(mia), "Returns").await.unwrap();
        world.desk.change_role(Actor::Agent(mia), tom, Role::Agent, returns, Scope::OwnTeam).await.unwrap();
        assert_eq!(world.desk.set_priority(tom, it.id, High).await, Err(CannotPrioritise::NoConversation));
        let nowhere = world.desk.set_priority(mia, ConversationId(7), High).await;
        assert_eq!(nowhere, Err(CannotPrioritise::NoConversation));
        assert_eq!((priority(&world, it.id).await, said(&world, it.id).await), (Normal, vec![]));
        world.finish().await;
    }
}
