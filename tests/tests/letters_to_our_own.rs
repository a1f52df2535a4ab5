//! Invitations and forgotten passwords by mail: the link stands in the letter and nowhere else, and the answer at the door
//! says nothing about who works here.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::invitation::{CannotEnter, Invitee, Way};
use desk::sign_in::CannotSignIn;
use domain::Millis;
use domain::message::Delivery;
use domain::team::{Role, Scope};
use domain::timeline::Actor;
use tests::{Letter, World};

const PASSWORD: &str = "a sentence of robin";

fn token(text: &str, kind: &str) -> String {
    let at = text.find(&format!("/{kind}/")).expect("a link") + kind.len() + 2;
    text[at..].chars().take_while(char::is_ascii_alphanumeric).collect()
}

async fn robin(world: &World) -> Invitee {
    let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
    let (name, email) = ("Robin Elm".to_owned(), "robin@birch-staff.example".to_owned());
    Invitee { name, email, role: Role::Agent, team, scope: Scope::All }
}

#[tokio::test]
async fn an_invitation_leaves_by_the_outbox_and_its_link_stands_in_it_alone() {
    for world in World::on_each("letters_invite").await {
        let (id, way) = world.desk.invite(Actor::Agent(world.cast.mia), robin(&world).await).await.unwrap();
        assert_eq!(way, Way::Letter);
        world.desk.deliver_due().await.unwrap();
        let sent = world.post.sent().pop().expect("a letter");
        assert_eq!(sent.outgoing.to[0].email.as_str(), "robin@birch-staff.example");
        // An answer to it reaches a person, and a bounce does not carry the link into a conversation.
        assert_eq!(sent.outgoing.return_path.as_str(), "mia@birch-staff.example");
        let token = token(&sent.outgoing.text, "invitation");
        assert!(world.desk.held_mail(None, 10).await.unwrap().is_empty(), "the post room shows no such letter");
        assert!(world.desk.sign_in("robin@birch-staff.example", PASSWORD.into(), "test", "").await.is_err());
        world.desk.enter_by(&token, PASSWORD.into()).await.unwrap();
        world.desk.sign_in("robin@birch-staff.example", PASSWORD.into(), "test", "").await.unwrap();
        assert_eq!(world.desk.enter_by(&token, PASSWORD.into()).await.unwrap_err(), CannotEnter::NoKey);
        let invited = world.desk.reader().read(move |read| read.invited_since(id)).await.unwrap();
        assert_eq!(invited, None);
        world.finish().await;
    }
}

#[tokio::test]
async fn who_has_not_come_yet_is_given_nothing_and_named_to_nobody() {
    for world in World::on_each("letters_not_here").await {
        let (id, _) = world.desk.invite(Actor::Agent(world.cast.mia), robin(&world).await).await.unwrap();
        // Whoever has the fewest waiting would be Robin, who has none.
        for number in 0..6 {
            let from = format!("ada{number}@x.example");
            world.mail(&Letter::new(&from, "help@birch.example", &format!("Kettle {number}"), "It hums. Why?")).await;
        }
        let owners = world.conversations().await.into_iter().map(|it| it.owner).collect::<Vec<_>>();
        assert!(owners.len() == 6 && !owners.contains(&id), "{owners:?}");
        world.desk.deliver_due().await.unwrap();
        let letter = world.post.sent().into_iter().find(|sent| sent.outgoing.text.contains("/invitation/")).unwrap();
        world.desk.enter_by(&token(&letter.outgoing.text, "invitation"), PASSWORD.into()).await.unwrap();
        world.mail(&Letter::new("bob@x.example", "help@birch.example", "Lid", "It sticks. Why?")).await;
        let owners = world.conversations().await.into_iter().map(|it| it.owner).collect::<Vec<_>>();
        assert!(owners.contains(&id), "now Robin is here: {owners:?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_invitation_that_cannot_arrive_is_a_task_of_whoever_invited() {
    for world in World::on_each("letters_refused").await {
        let refused = Delivery::Refused { why: "nobody has this address".into(), answer: "550 5.1.1".into() };
        world.post.next_deliveries([refused]);
        world.desk.invite(Actor::Agent(world.cast.mia), robin(&world).await).await.unwrap();
        world.desk.deliver_due().await.unwrap();
        let mia = world.cast.mia;
        let tasks = world.desk.reader().read(move |read| read.open_tasks(mia, 10)).await.unwrap();
        assert_eq!(tasks.len(), 1);
        assert!(tasks[0].words.contains("nobody has this address"), "{}", tasks[0].words);
        world.desk.task_done(mia, tasks[0].id).await.unwrap();
        world.finish().await;
    }
}

#[tokio::test]
async fn a_letter_that_may_have_left_is_not_sent_again_and_whoever_asked_is_told() {
    for world in World::on_each("letters_uncertain").await {
        let mia = world.cast.mia;
        world.post.next_deliveries([Delivery::Uncertain { why: "the line broke".into() }]);
        world.desk.invite(Actor::Agent(mia), robin(&world).await).await.unwrap();
        for _ in 0..10 {
            world.desk.deliver_due().await.unwrap();
            world.desk.clock.advance(Millis::hours(3));
        }
        let to_robin =
            world.post.tries().into_iter().filter(|it| it.to[0].email.as_str().starts_with("robin@")).count();
        assert_eq!(to_robin, 1);
        let tasks = world.desk.reader().read(move |read| read.open_tasks(mia, 10)).await.unwrap();
        assert!(tasks.len() == 1 && tasks[0].words.contains("the line broke"), "{tasks:?}");
        world.desk.task_done(mia, tasks[0].id).await.unwrap();
        world.finish().await;
    }
}

#[tokio::test]
async fn a_letter_over_which_the_program_died_is_not_sent_again_either() {
    for world in World::on_each("letters_died").await {
        let mia = world.cast.mia;
        world.post.never_ends_for("robin@birch-staff.example");
        world.desk.invite(Actor::Agent(mia), robin(&world).await).await.unwrap();
        let dying = tokio::spawn({
            let desk = world.desk.clone();
            async move { desk.deliver_due().await }
        });
        while world.post.tries().is_empty() {
            tokio::task::yield_now().await;
        }
        dying.abort();
        world.desk.clock.advance(Millis::minutes(21));
        for _ in 0..5 {
            world.desk.deliver_due().await.unwrap();
            world.desk.clock.advance(Millis::hours(3));
        }
        assert_eq!(world.post.tries().len(), 1);
        let tasks = world.desk.reader().read(move |read| read.open_tasks(mia, 10)).await.unwrap();
        assert!(tasks.len() == 1 && tasks[0].words.contains("stopped over it"), "{tasks:?}");
        world.desk.task_done(mia, tasks[0].id).await.unwrap();
        world.finish().await;
    }
}

#[tokio::test]
async fn a_forgotten_password_tells_nobody_who_works_here() {
    for world in World::on_each("letters_forgotten").await {
        world.desk.reset_password("mia@birch-staff.example", "what mia forgot".into()).await.unwrap();
        world.desk.password_forgotten("mia@birch-staff.example", "one").await.unwrap();
        world.desk.password_forgotten("nobody@birch-staff.example", "two").await.unwrap();
        // Tom has no password yet, so there is none to forget.
        world.desk.password_forgotten("tom@birch-staff.example", "three").await.unwrap();
        while world.desk.deliver_due().await.unwrap() > 0 {}
        let letters: Vec<_> =
            world.post.sent().into_iter().filter(|sent| sent.outgoing.subject.contains("password")).collect();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].outgoing.to[0].email.as_str(), "mia@birch-staff.example");
        let link = token(&letters[0].outgoing.text, "new-password");
        world.desk.sign_in("mia@birch-staff.example", "what mia forgot".into(), "one", "").await.unwrap();
        world.desk.enter_by(&link, PASSWORD.into()).await.unwrap();
        world.desk.sign_in("mia@birch-staff.example", PASSWORD.into(), "one", "").await.unwrap();
        // The next one is too old after half an hour.
        world.desk.password_forgotten("mia@birch-staff.example", "one").await.unwrap();
        world.desk.deliver_due().await.unwrap();
        let link = token(&world.post.sent().pop().unwrap().outgoing.text, "new-password");
        world.desk.clock.advance(Millis::minutes(31));
        assert_eq!(world.desk.enter_by(&link, PASSWORD.into()).await.unwrap_err(), CannotEnter::NoKey);
        world.finish().await;
    }
}

#[tokio::test]
async fn asking_again_and_again_is_refused_for_every_address_alike() {
    for world in World::on_each("letters_limits").await {
        for address in ["mia@birch-staff.example", "nobody@birch-staff.example"] {
            for _ in 0..desk::forgotten::FORGOTTEN_OF_ACCOUNT_MAX {
                world.desk.password_forgotten(address, address).await.unwrap();
            }
            let refused = world.desk.password_forgotten(address, address).await.unwrap_err();
            assert!(matches!(refused, CannotSignIn::Wait(_)), "{refused}");
        }
        while world.desk.deliver_due().await.unwrap() > 0 {}
        world.finish().await;
    }
}
