//! Rules that people make: tried on last week, followed in order, named on the timeline, never in a loop.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use desk::rule::trial::trial;
use desk::rule::{CannotRule, NewRule, Step};
use domain::conversation::{Conversation, Status};
use domain::message::Purpose;
use domain::rule::When;
use domain::timeline::Happened;
use domain::{ConversationId, Millis, RuleId};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

fn letter(number: usize, subject: &str, text: &str) -> Letter {
    let from = format!("ada{number}@customer.example");
    Letter::new(&from, HELP, subject, text).with("Message-ID", &format!("<{number}@customer.example>"))
}

fn rule(name: &str, when: When, line: &str, acts: &[&str]) -> NewRule {
    let acts = acts.iter().map(|act| (*act).to_owned()).collect();
    NewRule { name: name.into(), when, line: line.into(), acts }
}

async fn is_on(world: &World, new: NewRule) -> RuleId {
    let id = world.desk.save_rule(world.cast.mia, None, new).await.unwrap();
    let kept = world.desk.reader().read(move |read| read.rule(id)).await.unwrap().unwrap();
    world.desk.switch_rule_on(world.cast.mia, id, kept.changed_at).await.unwrap();
    id
}

async fn touched(world: &World, id: RuleId) -> Vec<ConversationId> {
    let (mia, now) = (world.cast.mia, world.desk.now());
    let tried = world.desk.reader().read(move |read| {
        let rule = read.rule(id)?.unwrap();
        trial(read, &rule, mia, now)
    });
    tried.await.unwrap().rows.into_iter().map(|row| row.id).collect()
}

async fn tags(world: &World, id: ConversationId) -> Vec<String> {
    let tags = world.desk.reader().read(move |read| read.tags_of(id)).await.unwrap();
    tags.into_iter().map(|tag| tag.name).collect()
}

async fn one(world: &World, id: ConversationId) -> Conversation {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap()
}

async fn latest(world: &World) -> ConversationId {
    world.conversations().await.into_iter().max_by_key(|it| it.id).unwrap().id
}

/// A desk that knows the tags of these tests; what they were made on is closed.
async fn with_tags(world: &World) {
    world.mail(&letter(0, "Hello", "Are you there?")).await;
    let first = latest(world).await;
    for tag in ["refund", "urgent", "answered"] {
        world.desk.tag(world.cast.mia, first, tag).await.unwrap();
    }
    world.answer(world.cast.mia, first, "Yes, we are here.").await;
    world.desk.close(world.cast.mia, first).await.unwrap();
    world.pass(Millis::days(9)).await;
}

#[tokio::test]
async fn a_rule_does_what_its_trial_said_and_says_so_on_the_timeline() {
    for world in World::on_each("rules").await {
        with_tags(&world).await;
        world.mail(&letter(1, "Money", "I want a refund for the kettle.")).await;
        let before = latest(&world).await;
        world.mail(&letter(2, "Lid", "The lid is loose.")).await;
        let new = rule("Refunds first", When::Begins, "by:person is:open refund", &["tag:Refund", "tag:urgent"]);
        let id = world.desk.save_rule(world.cast.mia, None, new).await.unwrap();
        assert_eq!(touched(&world, id).await, [before], "the words are looked for, and last week alone");
        assert!(tags(&world, before).await.is_empty(), "trying it changes nothing");
        world.mail(&letter(3, "Refund", "A refund, please.")).await;
        assert!(tags(&world, latest(&world).await).await.is_empty(), "it is off");

        let kept = world.desk.reader().read(move |read| read.rule(id)).await.unwrap().unwrap();
        world.desk.switch_rule_on(world.cast.mia, id, kept.changed_at).await.unwrap();
        world.mail(&letter(4, "Refund", "A refund, please.")).await;
        let it = latest(&world).await;
        assert_eq!(tags(&world, it).await, ["refund", "urgent"]);
        let told: Vec<&'static str> = world.happened(it).await.iter().map(Happened::word).collect();
        let at = told.iter().position(|word| *word == "rule-followed").unwrap();
        assert_eq!(told[at..at + 3], ["rule-followed", "tagged", "tagged"], "{told:?}");
        assert!(told[..at].contains(&"received"), "after what it was about: {told:?}");
        world.mail(&letter(5, "Cup", "Do you sell cups?")).await;
        assert!(tags(&world, latest(&world).await).await.is_empty());

        world.desk.switch_rule_off(world.cast.mia, id).await.unwrap();
        world.mail(&letter(6, "Refund", "A refund, please.")).await;
        assert!(tags(&world, latest(&world).await).await.is_empty(), "it is off again");
        world.finish().await;
    }
}

#[tokio::test]
async fn rules_are_followed_in_order_and_what_one_does_sets_off_no_other() {
    for world in World::on_each("rules_order").await {
        with_tags(&world).await;
        // Each takes away what the other puts there: what one does is no occasion for the other.
        let second = is_on(&world, rule("B", When::Arrives, "-tag:urgent", &["tag:urgent", "untag:refund"])).await;
        let first = is_on(&world, rule("A", When::Arrives, "-tag:refund", &["tag:refund", "untag:urgent"])).await;
        world.mail(&letter(1, "Lid", "The lid is loose.")).await;
        let it = latest(&world).await;
        assert_eq!(tags(&world, it).await, ["refund"], "B put it, A took it");
        let followed = world.happened(it).await.into_iter().filter(|it| matches!(it, Happened::RuleFollowed { .. }));
        assert_eq!(followed.count(), 2, "each once");

        world.desk.move_rule(world.cast.mia, first, Step::Earlier).await.unwrap();
        world.desk.move_rule(world.cast.mia, first, Step::Earlier).await.unwrap();
        let order = world.desk.reader().read(|read| read.rules()).await.unwrap();
        assert_eq!(order.into_iter().map(|rule| rule.id).collect::<Vec<_>>(), [first, second]);
        world.mail(&letter(2, "Lid", "The lid is loose.")).await;
        assert_eq!(tags(&world, latest(&world).await).await, ["urgent"]);
        world.finish().await;
    }
}

#[tokio::test]
async fn the_customer_is_told_the_name_of_whom_a_rule_gave_it_to() {
    for world in World::on_each("rules_owner").await {
        with_tags(&world).await;
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        for owner in [mia, tom] {
            let name = format!("To {owner}");
            let id = is_on(&world, rule(&name, When::Begins, "", &[&format!("owner:{owner}")])).await;
            world.mail(&letter(usize::try_from(owner.0 % 97).unwrap() + 10, "Lid", "The lid is loose.")).await;
            let it = one(&world, latest(&world).await).await;
            assert_eq!(it.owner, owner);
            let name = world.desk.reader().read(move |read| read.agent(owner)).await.unwrap().unwrap().name;
            let told = world.sent().into_iter().rev().find(|one| one.outgoing.purpose == Purpose::Acknowledgement);
            assert!(told.unwrap().outgoing.text.contains(&name), "{name}");
            world.desk.remove_rule(mia, id).await.unwrap();
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_and_the_end_are_occasions_too() {
    for world in World::on_each("rules_answered").await {
        with_tags(&world).await;
        let mia = world.cast.mia;
        let answered = rule("Wait for them", When::Answered, "waiting:them", &["tag:answered", "snooze-for:48"]);
        let answered = is_on(&world, answered).await;
        let closed = is_on(&world, rule("Tidy up", When::Closed, "tag:answered", &["untag:answered"])).await;
        world.mail(&letter(1, "Lid", "The lid is loose.")).await;
        let it = latest(&world).await;
        world.answer(mia, it, "We are sending you another lid.").await;
        let now = one(&world, it).await;
        assert!(matches!(now.status, Status::Snoozed { until, .. } if until > world.desk.now()), "{now:?}");
        assert_eq!(tags(&world, it).await, ["answered"]);
        world.pass(Millis::days(3)).await;
        assert!(one(&world, it).await.status.is_open(), "it comes back by itself");
        world.desk.close(mia, it).await.unwrap();
        assert!(tags(&world, it).await.is_empty());
        assert_eq!(touched(&world, answered).await, [it]);
        assert!(touched(&world, closed).await.is_empty(), "its tag is gone today");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_will_not_do_is_refused_and_a_rule_whose_ground_is_gone_touches_nothing() {
    for world in World::on_each("rules_refused").await {
        with_tags(&world).await;
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let long = "x".repeat(200);
        for (new, why) in [
            (rule(" ", When::Begins, "", &["tag:refund"]), CannotRule::NoName),
            (rule(&long, When::Begins, "", &["tag:refund"]), CannotRule::NoName),
            (rule("A", When::Begins, "", &[]), CannotRule::NoActs),
            (rule("A", When::Begins, "is:unread", &["tag:refund"]), CannotRule::NotForRules("is:unread")),
            (rule("A", When::Begins, "tag:none", &["tag:refund"]), CannotRule::Odd("tag:none".into())),
            (rule("A", When::Begins, "is:odd", &["tag:refund"]), CannotRule::Odd("is:odd".into())),
            (rule("A", When::Begins, "!!!", &["tag:refund"]), CannotRule::Odd("!!!".into())),
            (rule("A", When::Begins, "", &["tag:none"]), CannotRule::UnknownAct("tag:none".into())),
            (rule("A", When::Begins, "", &["reply:Hello"]), CannotRule::UnknownAct("reply:Hello".into())),
            (rule("A", When::Begins, "", &["owner:1"]), CannotRule::UnknownAct("owner:1".into())),
        ] {
            assert_eq!(world.desk.save_rule(mia, None, new).await, Err(why));
        }
        let mine = rule("A", When::Begins, "-tag:urgent tag:refund", &["tag:urgent"]);
        let role = world.desk.reader().read(move |read| read.agent(tom)).await.unwrap().unwrap().role;
        if role != domain::team::Role::Admin {
            assert!(matches!(world.desk.save_rule(tom, None, mine.clone()).await, Err(CannotRule::NotAllowed(_))));
        }
        let id = is_on(&world, rule("All", When::Begins, "", &["tag:urgent"])).await;
        world.desk.save_rule(mia, Some(id), rule("All", When::Begins, "", &["tag:refund"])).await.unwrap();
        world.mail(&letter(1, "Lid", "The lid is loose.")).await;
        assert!(tags(&world, latest(&world).await).await.is_empty(), "changed, it is off");
        let stale = world.desk.switch_rule_on(mia, id, domain::Moment(1)).await;
        assert_eq!(stale, Err(CannotRule::Changed), "what nobody has seen is not switched on");

        let known = world.desk.reader().read(|read| read.tags()).await.unwrap();
        let gone = is_on(&world, rule("Gone", When::Begins, "-tag:refund", &["tag:urgent"])).await;
        let refund = known.iter().find(|tag| tag.name == "refund").unwrap().id;
        world.desk.remove_tag(mia, refund).await.unwrap();
        world.mail(&letter(2, "Lid", "The lid is loose.")).await;
        assert!(tags(&world, latest(&world).await).await.is_empty(), "it is left alone, and the mail came in");
        assert!(touched(&world, gone).await.is_empty());
        world.finish().await;
    }
}
