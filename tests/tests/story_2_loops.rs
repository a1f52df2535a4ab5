//! Promise 2, loops: two programs that answer each other fall silent, and so do robots that never say that they are.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use domain::Millis;
use domain::message::Outgoing;
use tests::{Letter, World};

const ROBOT: &str = "Ticket desk <tickets@robot.example>";
const HELP: &str = "help@birch.example";

/// Carries what one world sent to the other, `lose` taking out headers on the way; returns how many mails that were.
async fn carry(from: &World, to: &World, carried: &mut usize, lose: &[&str]) -> usize {
    let sent = from.sent();
    let fresh = &sent[*carried..];
    for mail in fresh {
        let sender = mail.outgoing.return_path.to_string();
        let recipient = mail.outgoing.to[0].email.to_string();
        to.bytes_arrive(Some(&sender), &recipient, without(&mail.raw, lose)).await;
        to.settle().await;
    }
    *carried = sent.len();
    fresh.len()
}

/// The mail without some headers, folded lines included.
fn without(raw: &[u8], headers: &[&str]) -> Vec<u8> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut kept = String::new();
    let mut dropping = false;
    for line in head.split("\r\n") {
        let folded = line.starts_with([' ', '\t']);
        let name = line.split(':').next().unwrap_or_default();
        dropping = if folded { dropping } else { headers.iter().any(|header| name.eq_ignore_ascii_case(header)) };
        if !dropping {
            kept.push_str(line);
            kept.push_str("\r\n");
        }
    }
    format!("{kept}\r\n{body}").into_bytes()
}

/// How many mails pass between two desks after one of us has written to the other desk.
async fn mails_between(name: &str, lose: &[&str], pause: Millis) -> Vec<usize> {
    let mut counts = Vec::new();
    for (birch, oak) in World::pairs_on_each(name).await {
        let mailbox = birch.desk.reader().read(|read| read.mailboxes()).await.unwrap()[0].id;
        let opening = desk::opening::Opening {
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: false,
            draft: birch.desk.new_draft(),
            mailbox,
            to: "hello@oak.example".into(),
            name: String::new(),
            subject: "An order for twelve boards".into(),
            text: "Could you make us twelve oak boards until spring?".into(),
        };
        birch.desk.open(birch.cast.mia, opening).await.unwrap();
        birch.pass(Millis::seconds(11)).await;
        let (mut here, mut there) = (0, 0);
        for _ in 0..200 {
            let passed = carry(&birch, &oak, &mut here, lose).await + carry(&oak, &birch, &mut there, lose).await;
            if passed == 0 {
                break;
            }
            birch.pass(pause).await;
            oak.pass(pause).await;
        }
        counts.push(here + there);
        birch.finish().await;
        oak.finish().await;
    }
    counts
}

/// Words that no other number gives.
fn babble(number: u8) -> String {
    let word = |position: u8| {
        let letter = |step: u8| char::from(b'a' + (number.wrapping_mul(7) ^ position.wrapping_mul(step)) % 26);
        [3, 5, 11, 17].map(letter).iter().collect::<String>()
    };
    (1..20).map(word).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn two_desks_that_answer_each_other_fall_silent() {
    for count in mails_between("story2_two", &[], Millis::minutes(1)).await {
        assert_eq!(count, 2, "the question and one acknowledgement");
    }
}

#[tokio::test]
async fn they_fall_silent_even_when_the_marks_of_machines_are_lost_on_the_way() {
    let marks = ["Auto-Submitted", "X-Answerable-Loop", "X-Auto-Response-Suppress", "Precedence"];
    for count in mails_between("story2_unmarked", &marks, Millis::minutes(1)).await {
        assert_eq!(count, 2);
    }
    // Nothing left but sender and subject, and an answer within seconds.
    let all = [&marks[..], &["In-Reply-To", "References", "Message-ID", "Reply-To"]].concat();
    for count in mails_between("story2_bare", &all, Millis::seconds(1)).await {
        assert!(count <= 6, "{count} mails");
    }
}

#[tokio::test]
async fn a_robot_that_answers_everything_at_once_in_the_same_thread_hears_from_us_once() {
    for world in World::on_each("story2_robot").await {
        let first = Letter::new(ROBOT, HELP, "Ticket 1", "Your request has been received and has the number 1.");
        world.mail(&first.with("Message-ID", "<r0@robot.example>")).await;
        for number in 1..40 {
            world.pass(Millis::seconds(1)).await;
            let text = format!("Your request has been received and has the number {number}.");
            let answer = Letter::answering(&world.last_sent().outgoing, ROBOT, &text);
            world.mail(&answer.with("Message-ID", &format!("<r{number}@robot.example>"))).await;
        }
        assert_eq!(world.sent().len(), 1);
        assert_eq!(world.messages(world.conversation().await.id).await.len(), 40, "all of it is kept");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_begins_anew_each_time_meets_a_bound_that_everybody_can_see() {
    for world in World::on_each("story2_anew").await {
        let ticket = |number: u8| {
            let text = format!("A new request has been opened for you, its number is {number}.");
            let letter = Letter::new(ROBOT, HELP, &format!("Ticket {number}"), &text);
            letter.with("Message-ID", &format!("<n{number}@robot.example>"))
        };
        for number in 0..15 {
            world.mail(&ticket(number)).await;
            world.pass(Millis::seconds(2)).await;
        }
        // Within seconds of our own mail only the first is acknowledged, and one after each quiet moment.
        let at_once = world.sent().len();
        assert!(at_once <= 5, "{at_once}");
        // One that never says the same is not known by its words.
        for number in 15..45 {
            world.pass(Millis::minutes(20)).await;
            let letter = Letter::new(ROBOT, HELP, &format!("Ticket {number}"), &babble(number));
            world.mail(&letter.with("Message-ID", &format!("<n{number}@robot.example>"))).await;
        }
        assert_eq!(world.sent().len(), 15, "fifteen a day to one person");
        let mut reasons = Vec::new();
        for conversation in world.conversations().await {
            let held_back = world.held_back(conversation.id).await;
            let acknowledged = !world.outgoing(conversation.id).await.is_empty();
            assert!(acknowledged == held_back.is_empty(), "acknowledged, or a reason on the timeline");
            reasons.extend(held_back);
        }
        for code in ["behaves-like-a-robot", "person-bound"] {
            assert!(reasons.iter().any(|reason| reason == code), "{code} in {reasons:?}");
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_changes_its_address_is_known_by_its_words() {
    for world in World::on_each("story2_addresses").await {
        for number in 0..12 {
            let from = format!("Order desk <order-{number}@robot.example>");
            let text = format!(
                "A new order with the number {number} was placed in your shop. You find it in the list of orders."
            );
            let letter = Letter::new(&from, HELP, &format!("Order {number}"), &text);
            world.mail(&letter.with("Message-ID", &format!("<o{number}@robot.example>"))).await;
            world.pass(Millis::minutes(1)).await;
        }
        assert_eq!(world.sent().len(), 3);
        assert_eq!(world.conversations().await.len(), 12, "all of it is kept");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_takes_a_new_name_below_its_domain_is_known_by_its_words() {
    for world in World::on_each("story2_names").await {
        for number in 0..8 {
            let from = format!("case@t{number}.robot.example");
            let text = "Thanks for getting in touch with us, our team will look into it very soon.";
            world.mail(&Letter::new(&from, HELP, &format!("We got it, {number}"), text)).await;
            world.pass(Millis::minutes(1)).await;
        }
        assert_eq!(world.sent().len(), 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_answers_our_subject_from_a_new_address_each_time_is_not_acknowledged() {
    for world in World::on_each("story2_our_subject").await {
        world.mail(&Letter::new("start@robot.example", HELP, "Hello", "I need a kettle for my mother.")).await;
        for number in 0..5 {
            world.pass(Millis::minutes(2)).await;
            let subject = world.last_sent().outgoing.subject;
            let from = format!("case{number}@robot{number}.example");
            world.mail(&Letter::new(&from, HELP, &subject, &format!("Case {number} opened."))).await;
        }
        assert_eq!(world.sent().len(), 1, "who began it hears from us, and nobody else");
        assert_eq!(world.conversations().await.len(), 6, "all of it is kept");
        world.finish().await;
    }
}

#[tokio::test]
async fn tags_behind_a_plus_do_not_multiply_a_person() {
    for world in World::on_each("story2_plus").await {
        for number in 0..12 {
            world.pass(Millis::minutes(3)).await;
            let text = format!("Look at this: {}", ["kettle", "lamp", "oven"][number % 3]);
            let letter = Letter::new(&format!("p{number}@many{number}.example"), HELP, &format!("Win {number}"), &text);
            world.mail(&letter.with("Reply-To", &format!("victim+{number}@quiet.example"))).await;
        }
        assert_eq!(world.sent().len(), 5, "the bound of one person in a day");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_whose_clock_is_behind_is_soon_known() {
    for world in World::on_each("story2_clock").await {
        world.pass(Millis::hours(2)).await;
        for number in 0..12 {
            // Each says in its headers that it was written when the day began.
            let words = ["one", "two", "three", "four", "five", "six"][number % 6];
            let text = format!("The state of the {words} machine in hall {number} is {words} and {number}.");
            world.mail(&Letter::new(ROBOT, HELP, &format!("State {words} {number}"), &text)).await;
            world.pass(Millis::seconds(2)).await;
        }
        assert!(world.sent().len() <= 3, "{}", world.sent().len());
        world.finish().await;
    }
}

#[tokio::test]
async fn what_waited_in_a_telephone_is_acknowledged_when_it_comes_all_at_once() {
    for world in World::on_each("story2_telephone").await {
        // Both were written when the day began.
        world.pass(Millis::minutes(20)).await;
        let matters =
            ["The kettle leaks at the seam since Tuesday.", "Please change my address to 5 Mill Lane from May."];
        for (number, text) in matters.into_iter().enumerate() {
            let letter = Letter::new("Ada <ada@engine.example>", HELP, &format!("Matter {number}"), text);
            world.mail(&letter.with("Message-ID", &format!("<t{number}@engine.example>"))).await;
            world.pass(Millis::seconds(1)).await;
        }
        assert_eq!(world.sent().len(), 2, "each matter is acknowledged");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_robot_that_repeats_itself_is_acknowledged_once() {
    for world in World::on_each("story2_repeats").await {
        for number in 0..6 {
            let letter = Letter::new(ROBOT, HELP, &format!("Alarm {number}"), "The door of the cold store is open.");
            world.mail(&letter.with("Message-ID", &format!("<a{number}@robot.example>"))).await;
            world.pass(Millis::hours(7)).await;
        }
        assert_eq!(world.sent().len(), 1);
        assert_eq!(world.conversations().await.len(), 6, "and every one of them is read by a person");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_absence_notice_without_any_mark_starts_no_conversation_about_absence() {
    for world in World::on_each("story2_absent").await {
        let ada = "Ada Lovelace <ada@engine.example>";
        let question = Letter::new(ada, HELP, "My kettle leaks", "It leaks since Tuesday.");
        world.mail(&question.with("Message-ID", "<k1@engine.example>")).await;
        let ours: Outgoing = world.last_sent().outgoing;
        let absent = Letter::answering(&ours, ada, "I am away until Monday.");
        world.mail(&absent.with("Subject", "Out of office: Re: My kettle leaks")).await;
        let conversation = world.conversation().await;
        assert_eq!(world.sent().len(), 1);
        assert_eq!(world.messages(conversation.id).await.len(), 2);
        world.finish().await;
    }
}
