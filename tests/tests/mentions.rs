//! A note that calls a colleague in reaches them: in the page at once, by mail when they have not seen it, once, and never
//! with the customer's words.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use domain::message::Delivery;
use domain::team::{Agent, Scope};
use domain::timeline::Happened;
use domain::{AgentId, ConversationId, MessageId, Millis};
use tests::{Letter, Sent, World};

const HELP: &str = "help@birch.example";
const TOM: &str = "tom@birch-staff.example";

/// Somebody writes, and everything that follows from it is over.
async fn writes(world: &World, from: &str, subject: &str) -> ConversationId {
    world.mail(&Letter::new(from, HELP, subject, "It drips on my grandmother's sofa.")).await;
    world.pass(Millis::minutes(1)).await;
    let all = world.conversations().await;
    all.into_iter().find(|it| it.subject == subject).unwrap().id
}

async fn note(world: &World, by: AgentId, id: ConversationId, text: &str) -> MessageId {
    world.desk.note(by, id, world.desk.new_draft(), text.into()).await.unwrap()
}

/// What was written to Tom about notes.
fn told(world: &World) -> Vec<Sent> {
    let to_tom = |sent: &Sent| sent.outgoing.to[0].email.as_str() == TOM && sent.outgoing.conversation.0 == 0;
    world.sent().into_iter().filter(to_tom).collect()
}

#[tokio::test]
async fn what_was_not_seen_is_told_once_in_one_letter_without_the_customers_words() {
    for world in World::on_each("mentions_digest").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let kettle = writes(&world, "ada@engine.example", "Kettle of Ada").await;
        let lamp = writes(&world, "bob@lamp.example", "Lamp of Bob").await;
        let first = note(&world, mia, kettle, "@Tom Berg, is the **lid** in stock?\n\n> It drips on my sofa.").await;
        assert!(world.happened(kettle).await.contains(&Happened::Mentioned { message: first, agents: vec![tom] }));
        world.pass(Millis::minutes(5)).await;
        note(&world, mia, lamp, "And this one, @tom berg.").await;
        world.pass(Millis::minutes(4)).await;
        assert!(told(&world).is_empty(), "ten minutes are his");
        world.pass(Millis::minutes(2)).await;
        let letters = told(&world);
        assert_eq!(letters.len(), 1, "both in one");
        let (letter, text) = (&letters[0].outgoing, letters[0].outgoing.text.clone());
        assert_eq!(letter.subject, "2 notes call you in");
        for said in ["Mia Dahl", "is the *lid* in stock?", "And this one", &format!("/conversations/{kettle}")] {
            assert!(text.contains(said), "{said}: {text}");
        }
        for unsaid in ["drips", "sofa", "Kettle of Ada", "Lamp of Bob", "ada@", "Bob"] {
            assert!(!text.contains(unsaid), "{unsaid}: {text}");
        }
        let answers = letter.reply_to.as_ref().unwrap().email.as_str();
        assert_eq!(answers, "mia@birch-staff.example", "an answer is never the customer's");
        assert_eq!(letter.return_path.as_str(), "mia@birch-staff.example");
        assert!(letter.auto_submitted.is_some());
        world.pass(Millis::hours(30)).await;
        assert_eq!(told(&world).len(), 1, "each note is told once");
        note(&world, mia, lamp, "@Tom Berg, still here.").await;
        world.pass(Millis::minutes(11)).await;
        assert_eq!(told(&world).len(), 2);
        assert_eq!(told(&world)[1].outgoing.subject, "A note calls you in", "and what was told is not told again");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_was_seen_is_not_told_nor_is_anything_to_whoever_wants_no_mail() {
    for world in World::on_each("mentions_seen").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let kettle = writes(&world, "ada@engine.example", "Kettle").await;
        let upto = note(&world, mia, kettle, "@Tom Berg?").await;
        world.desk.mark_read(tom, kettle, upto).await.unwrap();
        world.pass(Millis::hours(1)).await;
        assert!(told(&world).is_empty());
        world.desk.set_mention_mail(tom, false).await.unwrap();
        note(&world, mia, kettle, "@Tom Berg!").await;
        world.pass(Millis::hours(1)).await;
        assert!(told(&world).is_empty());
        let new = world.desk.reader().read(move |read| read.new_mentions(tom, 10)).await.unwrap();
        assert_eq!(new.len(), 1, "the page tells it all the same");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_letter_that_may_have_left_is_not_sent_again_and_one_that_did_not_is() {
    for world in World::on_each("mentions_uncertain").await {
        let mia = world.cast.mia;
        let kettle = writes(&world, "ada@engine.example", "Kettle").await;
        let tries = world.post.tries().len();
        world.post.next_deliveries([Delivery::Uncertain { why: "the line broke".into() }]);
        note(&world, mia, kettle, "@Tom Berg?").await;
        world.pass(Millis::minutes(11)).await;
        world.pass(Millis::hours(5)).await;
        assert_eq!(world.post.tries().len(), tries + 1, "it may be there");
        let later = Delivery::Later { why: "busy".into(), answer: "451 4.3.2".into() };
        world.post.next_deliveries([later]);
        note(&world, mia, kettle, "@Tom Berg, please.").await;
        world.pass(Millis::minutes(11)).await;
        assert!(told(&world).is_empty());
        world.pass(Millis::hours(5)).await;
        assert_eq!(told(&world).len(), 1);
        assert!(told(&world)[0].outgoing.text.contains("please"));
        world.finish().await;
    }
}

#[tokio::test]
async fn it_waits_while_automatic_mail_is_stopped_or_they_are_away_and_never_tells_what_they_do_not_see() {
    for world in World::on_each("mentions_waits").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let kettle = writes(&world, "ada@engine.example", "Kettle").await;
        world.desk.stop_automatic(mia, true).await.unwrap();
        note(&world, mia, kettle, "@Tom Berg?").await;
        world.pass(Millis::minutes(30)).await;
        assert!(told(&world).is_empty(), "all automatic mail is stopped");
        world.desk.stop_automatic(mia, false).await.unwrap();
        world.pass(Millis::minutes(2)).await;
        assert_eq!(told(&world).len(), 1);

        note(&world, mia, kettle, "@Tom Berg, secret.").await;
        let desk = world.desk.clone();
        let moved = world.desk.store.write(move |tx| {
            let agent = tx.agent(tom)?.expect("Tom");
            let id = domain::TeamId(desk.chance.id(desk.now()));
            let hours = domain::team::OpeningHours::always();
            tx.add_team(&domain::team::Team { id, name: "Returns".into(), lead: None, hours }, desk.now())?;
            tx.change_agent(&Agent { team: id, scope: Scope::OwnTeam, ..agent })
        });
        moved.await.unwrap();
        world.pass(Millis::hours(1)).await;
        assert_eq!(told(&world).len(), 1, "what he does not see is not told");
        world.finish().await;
    }
}
