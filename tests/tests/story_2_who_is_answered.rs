//! Promise 2: whoever wrote is the one who is answered, where they want it, from where they wrote to; and nobody who
//! waits drops out of sight.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::reply::Reply;
use domain::conversation::{Status, Waiting};
use domain::message::{Nature, Outgoing, Purpose};
use domain::timeline::Actor;
use domain::{ConversationId, Millis};
use tests::{Letter, Sent, World};

const BOB: &str = "Bob Marsh <bob@marsh.example>";
const CARLA: &str = "Carla Marsh <carla@elsewhere.example>";
const HELP: &str = "help@birch.example";

fn bobs() -> Letter {
    Letter::new(BOB, HELP, "The oven", "Hello,\nour oven stays cold.\nBob").with("Message-ID", "<o1@marsh.example>")
}

fn to(sent: &Sent) -> String {
    sent.outgoing.to[0].email.to_string()
}

async fn reply(world: &World, conversation: ConversationId, text: &str) {
    let reply = Reply::new(world.desk.new_draft(), conversation, text);
    world.desk.reply(world.cast.mia, reply).await.unwrap();
    world.pass(Millis::seconds(11)).await;
}

/// The last message that left to a customer.
fn last_to_customer(world: &World) -> Sent {
    let mut sent = world.sent();
    sent.retain(|sent| sent.outgoing.purpose != Purpose::Notification);
    sent.pop().unwrap()
}

/// An agent's answer to the desk's notification, from their mail program.
fn by_mail(notification: &Outgoing, text: &str) -> Letter {
    Letter::answering(notification, "Tom Berg <tom@birch-staff.example>", text)
}

/// The notifications that Tom got, the latest last; he has the conversation from now on.
async fn given_to_tom(world: &World, conversation: ConversationId) {
    let tom = world.cast.tom;
    world.desk.change_profile(tom, "Tom Berg".into(), String::new(), true).await.unwrap();
    world.desk.hand_over(world.cast.mia, conversation, tom).await.unwrap();
}

fn notifications(world: &World) -> Vec<Outgoing> {
    let sent = world.sent().into_iter().map(|sent| sent.outgoing);
    sent.filter(|outgoing| outgoing.purpose == Purpose::Notification && outgoing.to[0].name == "Tom Berg").collect()
}

#[tokio::test]
async fn an_answer_that_closed_the_matter_and_is_taken_back_leaves_the_customer_in_sight() {
    for world in World::on_each("answered_undo").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        let since = world.conversation().await.waiting.since();
        let answer = Reply { close: true, ..Reply::new(world.desk.new_draft(), id, "It is under guarantee.") };
        world.desk.reply(world.cast.mia, answer).await.unwrap();
        assert!(matches!(world.conversation().await.status, Status::Closed { .. }));
        let leaving = world.outgoing(id).await.pop().unwrap().id;
        world.desk.withdraw(world.cast.mia, leaving).await.unwrap();
        let conversation = world.conversation().await;
        assert!(conversation.status.is_open(), "{:?}", conversation.status);
        assert_eq!(conversation.waiting, Waiting::OnUs { since });
        world.pass(Millis::seconds(11)).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn not_solved_yet_makes_it_our_move_again_and_the_owner_hears_of_it() {
    for world in World::on_each("answered_not_yet").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        given_to_tom(&world, id).await;
        for closed_before in [false, true] {
            world.pass(Millis::minutes(10)).await;
            let answer = Reply { close: closed_before, ..Reply::new(world.desk.new_draft(), id, "It works now.") };
            world.desk.reply(world.cast.tom, answer).await.unwrap();
            world.pass(Millis::seconds(11)).await;
            let told = notifications(&world).len();
            let token = world.conversation().await.page_token;
            for _ in 0..2 {
                // A second press says nothing new.
                world.desk.solved_on_page(token.clone(), false).await.unwrap();
                world.settle().await;
            }
            let conversation = world.conversation().await;
            assert!(conversation.status.is_open());
            assert_eq!(conversation.waiting, Waiting::OnUs { since: world.desk.now() });
            assert_eq!(notifications(&world).len(), told + 1, "the owner is told, once");
            let waiting = world.desk.reader().read(move |read| read.waiting_since(id)).await.unwrap();
            assert_eq!(waiting, Some(world.desk.now()), "the wait is measured");
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn the_answer_goes_where_its_author_wants_it_and_bounds_count_that_address() {
    for world in World::on_each("answered_reply_to").await {
        let wished = bobs().with("Reply-To", "orders@office.example");
        world.mail(&wished).await;
        assert_eq!(to(&last_to_customer(&world)), "orders@office.example");
        let id = world.conversation().await.id;
        reply(&world, id, "We send somebody on Monday.").await;
        let answer = last_to_customer(&world);
        assert_eq!(to(&answer), "orders@office.example");
        let office = Letter::answering(&answer.outgoing, "Orders <orders@office.example>", "Monday is fine.");
        world.mail(&office.with("Message-ID", "<o2@office.example>")).await;
        let joined = world
            .happened(id)
            .await
            .into_iter()
            .filter(|it| matches!(it, domain::timeline::Happened::Joined { flagged: Some(_), .. }));
        assert_eq!(joined.count(), 0, "we wrote to this address ourselves");
        assert_eq!(world.conversation().await.message_count, 3);

        // A stranger's address, named again and again: a handful, and from then on nothing.
        for number in 0..12 {
            world.pass(Millis::minutes(1)).await;
            let from = format!("person{number}@many.example");
            let letter = Letter::new(&from, HELP, "Win", &format!("Look at this, {number}"));
            let letter = letter.with("Message-ID", &format!("<w{number}@many.example>"));
            world.mail(&letter.with("Reply-To", "victim@quiet.example")).await;
        }
        let got = world.sent().iter().filter(|sent| to(sent) == "victim@quiet.example").count();
        assert_eq!(got, 5, "the bound of one person in a day");
        world.finish().await;
    }
}

/// Whoever forges a sender can name their own address for the answer.
#[tokio::test]
async fn an_address_that_a_mail_only_names_hears_nothing_of_a_conversation_that_was_there_before() {
    for world in World::on_each("answered_named").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        reply(&world, id, "We send somebody on Monday, code 4711.").await;
        world.desk.close(world.cast.mia, id).await.unwrap();
        world.pass(Millis::days(2)).await;
        let subject = last_to_customer(&world).outgoing.subject;
        let mia = world.cast.mia;
        world.desk.change_profile(mia, "Mia Dahl".into(), String::new(), true).await.unwrap();
        let before = world.sent().len();
        let forged = Letter::new(BOB, HELP, &subject, "Is it still so?").with("Reply-To", "eve@evil.example");
        world.mail(&forged.with("In-Reply-To", "<o1@marsh.example>").with("Message-ID", "<e1@evil.example>")).await;
        assert_eq!(world.conversations().await.len(), 1, "it looks like Bob's");
        assert!(world.held_back(id).await.contains(&"answer-elsewhere".to_owned()));
        let sent = world.sent().split_off(before);
        assert!(sent.iter().all(|sent| to(sent) != "eve@evil.example"), "{sent:?}");
        let notice = sent.iter().find(|sent| sent.outgoing.purpose == Purpose::Notification).unwrap();
        let words = &notice.outgoing.text;
        assert!(
            words.contains("wants the answer at eve@evil.example") && words.contains("never written there"),
            "{words}"
        );
        world.finish().await;
    }
}

#[tokio::test]
async fn the_link_to_the_customers_page_goes_to_nobody_else() {
    for world in World::on_each("answered_link").await {
        world.mail(&bobs()).await;
        assert!(last_to_customer(&world).outgoing.text.contains("https://desk.birch.example/q/"));
        let named = Letter::new(CARLA, HELP, "My lamp", "It flickers.").with("Reply-To", "someone@else.example");
        world.mail(&named).await;
        let acknowledged = last_to_customer(&world);
        assert_eq!(to(&acknowledged), "someone@else.example");
        assert!(!acknowledged.outgoing.text.contains("/q/") && acknowledged.outgoing.page_url.is_none());
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_a_mail_names_for_the_answer_hears_nothing_and_its_author_everything() {
    for world in World::on_each("answered_robot").await {
        world.mail(&bobs().with("Reply-To", "ovens-request@list.example")).await;
        let acknowledged = last_to_customer(&world);
        assert_eq!(to(&acknowledged), "bob@marsh.example");
        assert!(acknowledged.outgoing.text.contains("https://desk.birch.example/q/"), "it is their own address");
        reply(&world, world.conversation().await.id, "We send somebody on Monday.").await;
        assert_eq!(to(&last_to_customer(&world)), "bob@marsh.example");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_address_of_our_own_in_reply_to_is_never_written_to() {
    for world in World::on_each("answered_ours").await {
        world.mail(&bobs()).await;
        let ours = last_to_customer(&world).outgoing.reply_to.unwrap().email.to_string();
        let trick = Letter::new(CARLA, HELP, "Hello", "Please write to this one.").with("Reply-To", &ours);
        world.mail(&trick.with("Message-ID", "<t1@elsewhere.example>")).await;
        assert!(world.sent().iter().all(|sent| to(sent) != ours));
        assert_eq!(to(&last_to_customer(&world)), "carla@elsewhere.example");
        world.finish().await;
    }
}

#[tokio::test]
async fn whoever_wrote_last_gets_the_answer_and_the_other_goes_on_waiting() {
    for world in World::on_each("answered_second").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        let since = world.conversation().await.waiting.since();
        let ours = last_to_customer(&world).outgoing;
        world.pass(Millis::minutes(10)).await;
        let carlas = Letter::new(CARLA, HELP, "Re: The oven", "I am at home on Monday.");
        let carlas = carlas.with("In-Reply-To", &format!("<{}>", ours.external_id));
        world.mail(&carlas.with("Message-ID", "<c1@elsewhere.example>")).await;
        reply(&world, id, "Dear Carla, Monday it is.").await;
        let answer = last_to_customer(&world);
        assert_eq!(to(&answer), "carla@elsewhere.example");
        assert_eq!(answer.outgoing.in_reply_to.as_deref(), Some("c1@elsewhere.example"));
        assert_eq!(world.conversation().await.waiting, Waiting::OnUs { since }, "Bob still waits");
        reply(&world, id, "Dear Bob, it is the fuse.").await;
        let answer = last_to_customer(&world);
        assert_eq!(to(&answer), "bob@marsh.example");
        assert_eq!(answer.outgoing.in_reply_to.as_deref(), Some("o1@marsh.example"));
        assert!(matches!(world.conversation().await.waiting, Waiting::OnThem { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_agents_answer_by_mail_is_for_whoever_the_notification_was_about() {
    for world in World::on_each("answered_by_mail").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        given_to_tom(&world, id).await;
        world.mail(&Letter::answering(&last_to_customer(&world).outgoing, BOB, "It is a Brandt 3.")).await;
        let about_bob = notifications(&world).pop().unwrap();
        let carlas = Letter::new(CARLA, HELP, "Re: The oven", "Or is it a Brandt 4?");
        let carlas = carlas.with("In-Reply-To", "<o1@marsh.example>").with("Message-ID", "<c1@elsewhere.example>");
        world.mail(&carlas).await;
        assert_eq!(notifications(&world).len(), 2);
        world.mail(&by_mail(&about_bob, "Thank you, Bob.").with("Message-ID", "<a1@staff.example>")).await;
        world.pass(Millis::seconds(11)).await;
        assert_eq!(to(&last_to_customer(&world)), "bob@marsh.example");

        // A notice of absence is no answer, whatever mark it carries.
        let sent = world.sent().len();
        for (number, (header, value)) in
            [("X-Autoreply", "yes"), ("Auto-Submitted", "auto-replied"), ("Precedence", "auto_reply")]
                .iter()
                .enumerate()
        {
            let notice = by_mail(&about_bob, "I am away until Monday.").with("Subject", "Automatic reply: The oven");
            world.mail(&notice.with(header, value).with("Message-ID", &format!("<x{number}@staff.example>"))).await;
        }
        world.pass(Millis::seconds(11)).await;
        assert_eq!(world.sent().len(), sent, "nothing of it left");
        let notices = world.messages(id).await.into_iter().filter(|message| message.nature != Nature::Person);
        assert_eq!(notices.count(), 3, "they are kept, as what they are");
        world.finish().await;
    }
}

#[tokio::test]
async fn the_answer_leaves_from_the_mailbox_that_was_written_to_unless_another_is_chosen() {
    for world in World::on_each("answered_from").await {
        let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        let orders = "orders@birch.example";
        world.desk.add_mailbox(Actor::Agent(world.cast.mia), team, orders, "").await.unwrap();
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        let ours = last_to_customer(&world).outgoing;
        let more = Letter::answering(&ours, BOB, "It is about the order of June.").to_recipients(&[orders]);
        world.mail(&more.with("To", orders).with("Message-ID", "<o2@marsh.example>")).await;
        reply(&world, id, "Found it.").await;
        assert_eq!(last_to_customer(&world).outgoing.from.email.to_string(), orders);
        let help = world.conversation().await.mailbox;
        let chosen = Reply { from: Some(help), ..Reply::new(world.desk.new_draft(), id, "And sent.") };
        world.desk.reply(world.cast.mia, chosen).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        assert_eq!(last_to_customer(&world).outgoing.from.email.to_string(), HELP);
        world.finish().await;
    }
}

#[tokio::test]
async fn mail_programs_keep_the_thread_when_the_customer_wrote_on_the_page_or_has_not_answered_yet() {
    for world in World::on_each("answered_thread").await {
        world.mail(&bobs()).await;
        let conversation = world.conversation().await;
        let (token, key) = (conversation.page_token, world.desk.new_draft());
        world.desk.add_on_page(token, key, "It hums, too.".into(), Vec::new()).await.unwrap();
        reply(&world, conversation.id, "Then it is the fan.").await;
        let first = last_to_customer(&world).outgoing;
        assert_eq!(first.in_reply_to.as_deref(), Some("o1@marsh.example"));
        reply(&world, conversation.id, "I have asked the workshop as well.").await;
        let second = last_to_customer(&world).outgoing;
        assert_eq!(second.in_reply_to, Some(first.external_id), "the newest that mail programs know of");
        assert_eq!(second.references[0], "o1@marsh.example");

        let opening = desk::opening::Opening {
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: false,
            draft: world.desk.new_draft(),
            mailbox: conversation.mailbox,
            to: "grace@hopper.example".into(),
            name: "Grace".into(),
            subject: "Your grinder is ready".into(),
            text: "It is at the counter with your name on it.".into(),
        };
        let opened = world.desk.open(world.cast.mia, opening).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let opening = last_to_customer(&world).outgoing;
        reply(&world, opened, "We are open until six.").await;
        assert_eq!(last_to_customer(&world).outgoing.in_reply_to, Some(opening.external_id));
        world.finish().await;
    }
}

#[tokio::test]
async fn who_comes_back_to_a_closed_matter_hears_that_we_have_it_but_a_thank_you_wants_no_letter() {
    for world in World::on_each("answered_again").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        let answer = Reply { close: true, ..Reply::new(world.desk.new_draft(), id, "It is the fuse.") };
        world.desk.reply(world.cast.mia, answer).await.unwrap();
        world.pass(Millis::minutes(30)).await;
        let ours = last_to_customer(&world).outgoing;
        let before = world.sent().len();
        world.mail(&Letter::answering(&ours, BOB, "Thank you!").with("Message-ID", "<o2@marsh.example>")).await;
        assert_eq!(world.sent().len(), before, "no letter for a thank you");
        world.desk.close(world.cast.mia, id).await.unwrap();
        world.pass(Millis::days(9)).await;
        world.mail(&Letter::answering(&ours, BOB, "It is cold again.").with("Message-ID", "<o3@marsh.example>")).await;
        assert_eq!(world.sent().len(), before + 1);
        assert_eq!(last_to_customer(&world).outgoing.purpose, Purpose::Acknowledgement);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_unread_answer_from_another_address_of_theirs_holds_the_acknowledgement_too() {
    for world in World::on_each("answered_stop").await {
        world.arrives(&bobs()).await;
        world.desk.take_in_due().await.unwrap();
        let other = Letter::new(CARLA, HELP, "Re: The oven", "Forget it, it was unplugged.");
        world.arrives(&other.with("In-Reply-To", "<o1@marsh.example>")).await;
        world.desk.deliver_due().await.unwrap();
        assert!(world.post.tries().is_empty());
        world.pass(Millis::seconds(2)).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn a_picture_stands_in_the_letter_and_other_files_beside_it() {
    for world in World::on_each("answered_picture").await {
        world.mail(&bobs()).await;
        let id = world.conversation().await.id;
        let (draft, mia) = (world.desk.new_draft(), world.cast.mia);
        for (name, kind) in [("fuse.png", "image/png"), ("manual.pdf", "application/pdf")] {
            let bytes = name.as_bytes().to_vec();
            world.desk.attach(mia, (draft, "reply"), Some(id), name.into(), kind.into(), bytes).await.unwrap();
        }
        world.desk.reply(mia, Reply::new(draft, id, "This is the fuse, as attached.")).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let raw = String::from_utf8_lossy(&last_to_customer(&world).raw).into_owned();
        let picture = raw.split("Content-ID: <").nth(1).and_then(|rest| rest.split('>').next()).expect("a picture");
        assert!(raw.replace("=\r\n", "").contains(&format!("cid:{picture}")), "the HTML shows it: {raw}");
        assert_eq!(raw.matches("Content-ID: <").count(), 1, "the manual is a file");
        assert!(raw.contains("multipart/related") && raw.contains("multipart/mixed"));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_is_to_the_question_even_when_a_notice_of_absence_came_after_it() {
    for world in World::on_each("answered_absent").await {
        world.mail(&bobs()).await;
        let conversation = world.conversation().await;
        let ours = last_to_customer(&world).outgoing;
        let notice = Letter::answering(&ours, BOB, "I am on the mountain until Monday.")
            .with("Subject", "Out of office")
            .with("Auto-Submitted", "auto-replied");
        world.mail(&notice.with("Message-ID", "<away@marsh.example>")).await;
        let answer = Reply {
            to: Some(conversation.contact_point),
            ..Reply::new(world.desk.new_draft(), conversation.id, "The fuse.")
        };
        world.desk.reply(world.cast.mia, answer).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let answer = last_to_customer(&world).outgoing;
        assert_eq!(answer.in_reply_to.as_deref(), Some("o1@marsh.example"));
        assert!(answer.quoted.unwrap().text.contains("stays cold"));
        world.finish().await;
    }
}
