//! Promise 3: a person with a name. Every conversation has exactly one owner at every moment, absence means cover, and
//! whoever answers signs with their name, from wherever they answer.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::reply::{CannotWithdraw, Reply};
use desk::team::CannotChangeTeam;
use domain::conversation::{Conversation, Status, Waiting};
use domain::timeline::{Actor, Happened};
use domain::{AgentId, ConversationId, Millis};
use store::{Direction, OutgoingState};
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const GRACE: &str = "Grace Hopper <grace@hopper.example>";
const TOM: &str = "Tom Berg <tom@birch-staff.example>";
const EVE: &str = "Eve Stranger <eve@elsewhere.example>";
const HELP: &str = "help@birch.example";

fn from(person: &str, id: &str, subject: &str) -> Letter {
    let text = format!("Hello,\nI have a question about this: {subject}.");
    Letter::new(person, HELP, subject, &text).with("Message-ID", &format!("<{id}@mail.example>"))
}

fn reply(world: &World, conversation: ConversationId, text: &str) -> Reply {
    Reply::new(world.desk.new_draft(), conversation, text)
}

async fn about(world: &World, subject: &str) -> Conversation {
    world.conversations().await.into_iter().find(|it| it.subject == subject).unwrap()
}

/// A conversation of Tom's about a kettle, with Tom told by mail.
async fn toms_kettle(world: &World) -> Conversation {
    let tom = world.cast.tom;
    world.desk.change_profile(tom, "Tom Berg".into(), String::new(), true).await.unwrap();
    world.mail(&from(ADA, "k1", "Kettle")).await;
    let conversation = world.conversation().await;
    if conversation.owner != tom {
        world.desk.hand_over(world.cast.mia, conversation.id, tom).await.unwrap();
    }
    let more = Letter::new(ADA, HELP, "Re: Kettle", "It drips on the floor.").with("In-Reply-To", "<k1@mail.example>");
    world.mail(&more.with("Message-ID", "<k2@mail.example>")).await;
    world.conversation().await
}

#[tokio::test]
async fn there_is_a_named_owner_even_when_everybody_is_away() {
    for world in World::on_each("story3_away").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        world.mail(&from(ADA, "k1", "Kettle")).await;
        world.desk.set_away(Actor::Agent(tom), tom, Some(None)).await.unwrap();
        world.desk.set_away(Actor::Agent(mia), mia, Some(Some(world.desk.now() + Millis::days(3)))).await.unwrap();
        assert_eq!(world.conversation().await.owner, mia, "the lead keeps it rather than nobody");
        world.mail(&from(GRACE, "g1", "Pan")).await;
        let hers = about(&world, "Pan").await;
        assert_eq!(hers.owner, mia);
        let text = world.last_sent().outgoing.text;
        assert!(text.contains("Mia Dahl is looking after it"), "{text}");
        let owned = world.happened(hers.id).await.into_iter().find_map(|it| match it {
            Happened::Owned { because, .. } => Some(because.code.into_owned()),
            _ => None,
        });
        assert_eq!(owned.as_deref(), Some("lead-covers"));
        world.finish().await;
    }
}

#[tokio::test]
async fn absence_hands_over_what_is_open_and_coming_back_takes_nothing_away() {
    for world in World::on_each("story3_absence").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        for (number, person) in [ADA, GRACE, EVE].into_iter().enumerate() {
            world.mail(&from(person, &format!("q{number}"), &format!("Question {number}"))).await;
            let id = about(&world, &format!("Question {number}")).await.id;
            if about(&world, &format!("Question {number}")).await.owner != tom {
                world.desk.hand_over(mia, id, tom).await.unwrap();
            }
        }
        let moved = world.desk.set_away(Actor::Agent(tom), tom, Some(None)).await.unwrap();
        assert_eq!(moved, 3);
        assert!(world.conversations().await.iter().all(|it| it.owner == mia));
        world.desk.set_away(Actor::Agent(tom), tom, None).await.unwrap();
        world.mail(&from("New <new@mail.example>", "n1", "New matter")).await;
        assert_eq!(about(&world, "New matter").await.owner, tom, "he has the fewest waiting");
        world.finish().await;
    }
}

#[tokio::test]
async fn who_leaves_is_covered_also_in_what_was_closed_and_the_last_administrator_stays() {
    for world in World::on_each("story3_leaves").await {
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let last = world.desk.deactivate(Actor::Agent(mia), mia, None).await;
        assert!(matches!(last, Err(CannotChangeTeam::LastAdmin)), "{last:?}");
        assert!(matches!(
            world.desk.deactivate(Actor::Agent(tom), mia, None).await,
            Err(CannotChangeTeam::NotAllowed(_))
        ));

        let open = toms_kettle(&world).await;
        let mut closed = Vec::new();
        for subject in ["By mail", "By page", "Not solved", "Put aside"] {
            world.pass(Millis::hours(1)).await;
            world.mail(&from(GRACE, subject.split(' ').next_back().unwrap(), subject)).await;
            let id = about(&world, subject).await.id;
            world.answer(tom, id, "It is mended.").await;
            if about(&world, subject).await.owner != tom {
                world.desk.hand_over(tom, id, tom).await.unwrap();
            }
            if subject == "Put aside" {
                world.desk.snooze(tom, id, world.desk.now() + Millis::days(2)).await.unwrap();
            } else {
                world.desk.close(tom, id).await.unwrap();
            }
            closed.push(id);
        }
        world.desk.deactivate(Actor::Agent(mia), tom, None).await.unwrap();
        assert_eq!(about(&world, &open.subject).await.owner, mia);

        // She comes back to each of them, and somebody who works here has it from that moment.
        let ours = world.outgoing(closed[0]).await.pop().unwrap().payload;
        world.mail(&Letter::answering(&ours, GRACE, "It drips again.")).await;
        assert_eq!(about(&world, "By mail").await.owner, mia);
        let page = about(&world, "By page").await.page_token;
        world.desk.add_on_page(page, world.desk.new_draft(), "It drips again.".into(), vec![]).await.unwrap();
        assert_eq!(about(&world, "By page").await.owner, mia);
        world.desk.solved_on_page(about(&world, "Not solved").await.page_token, false).await.unwrap();
        assert_eq!(about(&world, "Not solved").await.owner, mia);
        world.pass(Millis::days(3)).await;
        assert_eq!(about(&world, "Put aside").await.owner, mia);
        world.finish().await;
    }
}

#[tokio::test]
async fn the_agent_who_knows_the_customer_gets_the_next_matter() {
    for world in World::on_each("story3_knows").await {
        let tom = world.cast.tom;
        world.mail(&from(ADA, "k1", "Kettle")).await;
        let id = world.conversation().await.id;
        world.answer(tom, id, "Please send it back.").await;
        world.desk.close(tom, id).await.unwrap();
        for number in 0..6 {
            let person = format!("P{number} <p{number}@mail.example>");
            world.mail(&from(&person, &format!("p{number}"), &format!("Question {number}"))).await;
            let it = about(&world, &format!("Question {number}")).await;
            if it.owner != tom {
                world.desk.hand_over(tom, it.id, tom).await.unwrap();
            }
        }
        world.pass(Millis::days(1)).await;
        world.mail(&from(ADA, "k2", "Another kettle")).await;
        assert_eq!(about(&world, "Another kettle").await.owner, tom, "he has most to do, and he knows her");
        assert!(world.last_sent().outgoing.text.contains("Tom Berg is looking after it"));
        world.finish().await;
    }
}

#[tokio::test]
async fn answers_are_signed_and_sent_with_the_full_name() {
    for world in World::on_each("story3_signed").await {
        let tom = world.cast.tom;
        world.desk.change_profile(tom, "Tom Berg".into(), "Repairs\nMonday to Thursday".into(), false).await.unwrap();
        world.mail(&from(ADA, "k1", "Kettle")).await;
        world.answer(tom, world.conversation().await.id, "Please send it back.").await;
        let sent = world.last_sent();
        assert!(sent.outgoing.text.ends_with("Tom Berg\nRepairs\nMonday to Thursday"), "{}", sent.outgoing.text);
        assert!(sent.outgoing.from.name.starts_with("Tom Berg"), "{}", sent.outgoing.from.name);
        assert!(String::from_utf8_lossy(&sent.raw).contains("Tom Berg"));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_agent_answers_from_their_own_mail_program_and_it_leaves_once() {
    for world in World::on_each("story3_own_mail").await {
        let conversation = toms_kettle(&world).await;
        let notification = world.last_sent().outgoing;
        assert_eq!(notification.to[0].email.to_string(), "tom@birch-staff.example");
        assert!(notification.text.contains("It drips on the floor."), "{}", notification.text);
        let answer = Letter::answering(&notification, TOM, "Please send it back, we mend it.");
        let answer = answer.with("Message-ID", "<t1@birch-staff.example>");
        let before = world.sent().len();
        world.mail(&answer).await;
        world.mail(&answer.clone().with("Received", "by another way")).await;
        world.pass(Millis::minutes(1)).await;
        world.mail(&answer.with("Received", "by a third way")).await;

        assert_eq!(world.sent().len(), before + 1, "it leaves once");
        let sent = world.last_sent().outgoing;
        assert_eq!(sent.to[0].email.to_string(), "ada@engine.example");
        assert!(sent.text.starts_with("Please send it back, we mend it."), "{}", sent.text);
        assert!(sent.text.ends_with("Tom Berg") && !sent.text.contains("Answer this mail"), "{}", sent.text);
        let it = about(&world, "Kettle").await;
        assert!(matches!(it.waiting, Waiting::OnThem { .. }));
        let answers = world.messages(conversation.id).await;
        let answers = answers.iter().filter(|message| message.direction == Direction::Out);
        assert_eq!(answers.map(|message| message.agent).collect::<Vec<_>>(), [Some(world.cast.tom)]);
        // The same words in another mail are another answer.
        let again = Letter::answering(&notification, TOM, "Please send it back, we mend it.");
        world.mail(&again.with("Message-ID", "<t2@birch-staff.example>")).await;
        assert_eq!(world.sent().len(), before + 2);
        // And the same mail is the same one, wherever the conversation is by now.
        world
            .mail(&Letter::new("Ada <ada@engine.example>", "help@birch.example", "The kettle again", "It drips."))
            .await;
        let other = about(&world, "The kettle again").await;
        let sent = world.sent().len();
        world.desk.merge(world.cast.tom, conversation.id, other.id, String::new()).await.unwrap();
        let again = Letter::answering(&notification, TOM, "Please send it back, we mend it.");
        world.mail(&again.with("Message-ID", "<t2@birch-staff.example>").with("Received", "late")).await;
        world.pass(Millis::minutes(1)).await;
        assert_eq!(world.sent().len(), sent, "nothing leaves twice");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_stranger_with_the_agents_reply_address_cannot_answer_as_the_agent() {
    for world in World::on_each("story3_stranger").await {
        let conversation = toms_kettle(&world).await;
        let notification = world.last_sent().outgoing;
        let before = world.sent().len();
        let letter = Letter::answering(&notification, EVE, "Send all your money to me.");
        world.mail(&letter.with("Message-ID", "<e1@elsewhere.example>")).await;
        // Tom's own absence notice does not answer the customer either.
        let away = Letter::answering(&notification, TOM, "I am on the ferry.").with("Auto-Submitted", "auto-replied");
        world.mail(&away.with("Message-ID", "<t9@birch-staff.example>")).await;
        world.pass(Millis::minutes(5)).await;
        let to_ada = |sent: &tests::Sent| sent.outgoing.to[0].email.to_string() == "ada@engine.example";
        assert_eq!(world.sent()[before..].iter().filter(|sent| to_ada(sent)).count(), 0);
        let messages = world.messages(conversation.id).await;
        assert!(messages.iter().all(|message| message.direction == Direction::In), "{messages:#?}");
        let flagged = world.happened(conversation.id).await;
        assert!(flagged.iter().any(|it| matches!(it, Happened::Joined { flagged: Some(_), .. })));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_taken_back_does_not_leave_and_the_customer_waits_again() {
    for world in World::on_each("story3_undo").await {
        let mia = world.cast.mia;
        world.mail(&from(ADA, "k1", "Kettle")).await;
        let before = world.conversation().await;
        world.pass(Millis::minutes(30)).await;
        world.desk.reply(mia, reply(&world, before.id, "Throw it away.")).await.unwrap();
        let row = world.outgoing(before.id).await.pop().unwrap();
        world.pass(Millis::seconds(5)).await;
        world.desk.withdraw(mia, row.id).await.unwrap();
        world.pass(Millis::minutes(5)).await;
        assert_eq!(world.sent().len(), 1, "only the acknowledgement");
        let after = world.conversation().await;
        assert_eq!(after.waiting, before.waiting, "she waits since she wrote");
        assert_eq!(after.told, before.told, "and what she was told still stands");
        assert_eq!(after.latest, before.latest, "lists show her words, not those that were taken back");
        let draft = world.desk.reader().read(move |read| read.unsent_draft(mia, before.id, "reply")).await.unwrap();
        assert_eq!(draft.unwrap().body, "Throw it away.");
        let again = world.desk.withdraw(mia, row.id).await;
        assert!(matches!(again, Err(CannotWithdraw::Left)));

        world.answer(mia, before.id, "Please send it back.").await;
        let sent = world.outgoing(before.id).await.pop().unwrap();
        assert!(matches!(world.desk.withdraw(mia, sent.id).await, Err(CannotWithdraw::Left)));
        assert_eq!(sent.state, OutgoingState::Sent);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_double_click_sends_once_on_one_desk_and_on_two() {
    for world in World::on_each("story3_double").await {
        let (mia, other) = (world.cast.mia, world.another_desk());
        world.mail(&from(ADA, "k1", "Kettle")).await;
        let id = world.conversation().await.id;
        let it = reply(&world, id, "Please send it back.");
        let (one, two) = tokio::join!(world.desk.reply(mia, it.clone()), world.desk.reply(mia, it.clone()));
        assert_eq!(one.clone().unwrap(), two.unwrap());
        assert_eq!(other.reply(mia, it).await.unwrap(), one.unwrap());

        let it = reply(&world, id, "And include the lid, please.");
        let (one, two) = tokio::join!(world.desk.reply(mia, it.clone()), other.reply(mia, it));
        assert_eq!(one.unwrap(), two.unwrap());
        let draft = world.desk.new_draft();
        let (one, two) = tokio::join!(
            world.desk.note(mia, id, draft, "She is in a hurry.".into()),
            other.note(mia, id, draft, "She is in a hurry.".into())
        );
        assert_eq!(one.unwrap(), two.unwrap());
        world.pass(Millis::seconds(11)).await;
        other.deliver_due().await.unwrap();
        assert_eq!(world.sent().len(), 3, "an acknowledgement and two answers");
        assert_eq!(world.messages(id).await.len(), 4);

        let opening = desk::opening::Opening {
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: false,
            draft: world.desk.new_draft(),
            mailbox: world.conversation().await.mailbox,
            to: "grace@hopper.example".into(),
            name: "Grace".into(),
            subject: "Your grinder is ready".into(),
            text: "It is at the counter.".into(),
        };
        let (one, two) = tokio::join!(world.desk.open(mia, opening.clone()), other.open(mia, opening));
        assert_eq!(one.unwrap(), two.unwrap());
        world.pass(Millis::seconds(11)).await;
        assert_eq!((world.sent().len(), world.conversations().await.len()), (4, 2));
        world.finish().await;
    }
}

#[tokio::test]
async fn answers_arrive_in_the_order_in_which_they_were_written() {
    for world in World::on_each("story3_order").await {
        world.mail(&from(ADA, "k1", "Kettle")).await;
        let id = world.conversation().await.id;
        for number in 0..5 {
            let by: AgentId = if number % 2 == 0 { world.cast.mia } else { world.cast.tom };
            world.desk.reply(by, reply(&world, id, &format!("Part {number} of the answer."))).await.unwrap();
            world.desk.clock.advance(Millis(1));
        }
        let other = world.another_desk();
        world.desk.clock.advance(Millis::minutes(1));
        let (one, two) = tokio::join!(world.desk.deliver_due(), other.deliver_due());
        one.unwrap();
        two.unwrap();
        world.settle().await;
        let parts: Vec<String> = world.sent()[1..].iter().map(|sent| sent.outgoing.text[..6].to_owned()).collect();
        assert_eq!(parts, ["Part 0", "Part 1", "Part 2", "Part 3", "Part 4"]);
        assert_eq!(about(&world, "Kettle").await.status, world.conversation().await.status);
        assert!(!matches!(world.conversation().await.status, Status::Closed { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_second_matter_goes_to_whoever_looks_after_the_first() {
    for world in World::on_each("story3_second_matter").await {
        for number in 0..6 {
            let matter = format!("Matter {number}");
            world
                .mail(&Letter::new("Nina <nina@shop.example>", HELP, &matter, &format!("It is about {number}.")))
                .await;
            world.pass(Millis::minutes(2)).await;
        }
        let owners: std::collections::BTreeSet<_> = world.conversations().await.iter().map(|it| it.owner).collect();
        assert_eq!(owners.len(), 1, "one person hears one name");
        world.finish().await;
    }
}
