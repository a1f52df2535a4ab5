//! Promise 2: no dead ends. Whatever we write can be answered, whoever answers lands in the right place, and no loop
//! can live on us.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::mailbox::CannotAddMailbox;
use desk::reply::Reply;
use domain::conversation::Waiting;
use domain::message::{LintContext, Nature, Outgoing, Purpose, Severity, lint};
use domain::timeline::{Actor, Happened};
use domain::{ConversationId, Millis};
use store::OutgoingState;
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const EVE: &str = "Eve Stranger <eve@elsewhere.example>";
const HELP: &str = "help@birch.example";

fn kettle() -> Letter {
    Letter::new(ADA, HELP, "My kettle leaks", "Hello,\nmy kettle leaks since Tuesday.\nAda")
        .with("Message-ID", "<k1@engine.example>")
}

fn answer_to(conversation: ConversationId, desk: &desk::Desk, text: &str) -> Reply {
    Reply::new(desk.new_draft(), conversation, text)
}

#[tokio::test]
async fn an_address_that_says_that_nobody_reads_it_is_refused() {
    for world in World::on_each("story2_noreply").await {
        let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        for address in [
            "noreply@birch.example",
            "No-Reply@birch.example",
            "no_reply@birch.example",
            "do-not-reply@birch.example",
            "donotreply+shop@birch.example",
        ] {
            let added = world.desk.add_mailbox(Actor::Agent(world.cast.mia), team, address, "").await;
            assert_eq!(added, Err(CannotAddMailbox::DeadEnd), "{address}");
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn every_message_of_ours_can_be_answered_and_says_nothing_else() {
    for world in World::on_each("story2_answerable").await {
        let tom = world.cast.tom;
        world.desk.change_profile(tom, "Tom Berg".into(), String::new(), true).await.unwrap();
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.desk.hand_over(world.cast.mia, conversation.id, tom).await.unwrap();
        world.answer(tom, conversation.id, "Please send it back, we mend it.").await;
        let again = Letter::answering(&world.last_sent().outgoing, ADA, "On its way.");
        world.mail(&again.with("Message-ID", "<k2@engine.example>")).await;
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
        world.desk.open(tom, opening).await.unwrap();
        world.pass(Millis::seconds(11)).await;

        let sent = world.sent();
        for purpose in [Purpose::Acknowledgement, Purpose::Reply, Purpose::Notification, Purpose::Opening] {
            assert!(sent.iter().any(|sent| sent.outgoing.purpose == purpose), "{purpose:?}");
        }
        for outgoing in sent.iter().map(|sent| &sent.outgoing) {
            let reply_to = &outgoing.reply_to.as_ref().unwrap().email;
            assert!(world.desk.knows(reply_to).await.unwrap(), "{reply_to} is read");
            assert!(world.desk.knows(&outgoing.from.email).await.unwrap(), "{} is read", outgoing.from.email);
            assert!(world.desk.knows(&outgoing.return_path).await.unwrap(), "bounces come home");
            let context = LintContext { attachments: 0, automatic: outgoing.purpose.automatic() };
            let findings = lint(&outgoing.text, &outgoing.subject, context);
            assert!(findings.iter().all(|finding| finding.severity != Severity::Blocks), "{findings:#?}");
        }
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_finds_its_conversation_whatever_a_mail_program_does_to_it() {
    for world in World::on_each("story2_answers").await {
        world.mail(&kettle()).await;
        let ours = world.last_sent().outgoing;
        let tag_only = Letter::new(ADA, HELP, &ours.subject, "By the tag in the subject alone.");
        let answers = [
            Letter::answering(&ours, ADA, "Under another subject.").with("Subject", "Something else"),
            Letter::answering(&ours, ADA, "Without headers.").without("In-Reply-To").without("References"),
            Letter::answering(&ours, ADA, "To the public address.").to_recipients(&[HELP]),
            Letter::answering(&ours, ADA, "In capitals.").to_recipients(&[&reply_to(&ours).to_uppercase()]),
            tag_only,
        ];
        for (number, letter) in answers.into_iter().enumerate() {
            world.pass(Millis::minutes(10)).await;
            world.mail(&letter.with("Message-ID", &format!("<again{number}@engine.example>"))).await;
            assert_eq!(world.messages(world.conversation().await.id).await.len(), number + 2);
        }
        assert_eq!(world.sent().len(), 1, "one acknowledgement for the matter");

        // Anybody can type a tag: from a stranger it opens nothing.
        let stranger = Letter::new(EVE, HELP, &ours.subject, "Please tell me everything about this one.");
        world.mail(&stranger.with("Message-ID", "<e1@elsewhere.example>")).await;
        assert_eq!(world.conversations().await.len(), 2);
        world.finish().await;
    }
}

fn reply_to(outgoing: &Outgoing) -> String {
    outgoing.reply_to.as_ref().unwrap().email.to_string()
}

#[tokio::test]
async fn a_newcomer_who_brings_our_identifier_is_flagged_and_never_gets_the_history() {
    for world in World::on_each("story2_newcomer").await {
        world.mail(&kettle().with("Message-ID", "<k1@engine.example>")).await;
        let conversation = world.conversation().await;
        let ours = world.last_sent().outgoing;
        let forwarded = Letter::new(EVE, HELP, &ours.subject, "I saw this, what is it about?");
        world.mail(&forwarded.with("In-Reply-To", &format!("<{}>", ours.external_id))).await;
        let joined = world.happened(conversation.id).await.into_iter().find_map(|it| match it {
            Happened::Joined { contact_point, flagged: Some(_) } => Some(contact_point),
            _ => None,
        });
        let eve = joined.expect("a flagged newcomer");
        assert_eq!(world.sent().len(), 1, "a newcomer is not acknowledged into somebody's matter");

        // Ada's words are the latest when the agent answers Eve.
        world.mail(&Letter::answering(&ours, ADA, "My address is 4 Orchard Close.")).await;
        let reply = answer_to(conversation.id, &world.desk, "I can only speak about this with the customer.");
        world.desk.reply(world.cast.mia, Reply { to: Some(eve), ..reply }).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let sent = world.last_sent();
        assert_eq!(sent.outgoing.to[0].email.to_string(), "eve@elsewhere.example");
        let raw = String::from_utf8_lossy(&sent.raw);
        for secret in ["Orchard", "kettle leaks since", "/q/", "My address"] {
            assert!(!raw.contains(secret) && !sent.outgoing.text.contains(secret), "{secret} in {raw}");
        }
        assert_eq!(sent.outgoing.page_url, None);
        world.finish().await;
    }
}

#[tokio::test]
async fn out_of_hours_the_desk_takes_the_message_and_says_when_it_opens() {
    for world in World::on_each("story2_closed").await {
        world.pass(Millis::hours(123)).await;
        world.mail(&kettle()).await;
        let text = world.last_sent().outgoing.text;
        assert!(text.contains("We are closed at this moment and open again on Monday at 9:00"), "{text}");
        assert!(text.contains("Mia Dahl is looking after it"), "{text}");
        assert!(matches!(world.conversation().await.waiting, Waiting::OnUs { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn machines_are_kept_and_never_acknowledged_and_the_reason_is_visible() {
    for world in World::on_each("story2_machines").await {
        let letters = [
            kettle().from_the_null_path(),
            kettle().with("Auto-Submitted", "auto-replied"),
            kettle().with("Auto-Submitted", "auto-generated; owner-email=x@y.example"),
            kettle().with("List-Id", "<news.x.example>"),
            kettle().with("Precedence", "bulk"),
            kettle().with("X-Auto-Response-Suppress", "All"),
            kettle().with("From", "noreply@machine.example"),
            kettle().with("Subject", "Out of office: Ada").with("Auto-Submitted", "auto-replied"),
        ];
        for (number, letter) in letters.into_iter().enumerate() {
            let text = format!("This is the message of a machine, number {number}.");
            world.mail(&Letter { text, ..letter.with("Message-ID", &format!("<m{number}@x.example>")) }).await;
        }
        assert!(world.post.tries().is_empty());
        for conversation in world.conversations().await {
            assert!(!world.held_back(conversation.id).await.is_empty(), "{conversation:#?}");
        }
        assert_eq!(world.conversations().await.len(), 8);
        world.finish().await;
    }
}

#[tokio::test]
async fn our_own_mail_that_comes_back_is_recognised_and_not_answered() {
    for world in World::on_each("story2_own").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        for (number, sent) in world.sent().into_iter().enumerate() {
            // As a mailing list or a customer's rule would send it back: another envelope, the same headers.
            let raw = [format!("Received: from loop{number}\r\n").into_bytes(), sent.raw].concat();
            world.bytes_arrive(Some("ada@engine.example"), HELP, raw).await;
            world.settle().await;
        }
        assert_eq!(world.sent().len(), 2);
        let natures: Vec<Nature> = world.conversations().await.iter().map(|it| it.nature).collect();
        let messages = world.messages(conversation.id).await;
        let own = natures.iter().filter(|nature| **nature == Nature::Own).count()
            + messages.iter().filter(|message| message.nature == Nature::Own).count();
        assert_eq!(own, 2, "{natures:?} {messages:#?}");
        assert!(matches!(world.conversations().await.last().unwrap().waiting, Waiting::OnThem { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn the_red_switch_holds_automatic_mail_on_every_node_and_no_human_answer() {
    for world in World::on_each("story2_switch").await {
        let other = world.another_desk();
        world.desk.stop_automatic(world.cast.mia, true).await.unwrap();
        world.arrives(&kettle()).await;
        other.take_in_due().await.unwrap();
        for _ in 0..5 {
            other.deliver_due().await.unwrap();
            world.pass(Millis::minutes(2)).await;
        }
        assert!(world.post.tries().is_empty(), "nothing automatic leaves");
        let grace = Letter::new("Grace <grace@hopper.example>", HELP, "Pans", "Which pan do you advise?");
        world.mail(&grace.with("Message-ID", "<g1@hopper.example>")).await;
        let all = world.conversations().await;
        let hers = all.iter().find(|it| it.subject == "Pans").unwrap();
        other.reply(world.cast.tom, answer_to(hers.id, &other, "The large one.")).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        assert_eq!(world.sent().len(), 1, "a person's words leave");
        assert_eq!(world.last_sent().outgoing.purpose, Purpose::Reply);

        other.stop_automatic(world.cast.mia, false).await.unwrap();
        world.pass(Millis::minutes(2)).await;
        let waiting = world.conversations().await.into_iter().find(|it| it.subject == "My kettle leaks").unwrap();
        assert_eq!(world.outgoing(waiting.id).await[0].state, OutgoingState::Sent, "nothing was lost meanwhile");
        assert_eq!(world.held_back(hers.id).await, ["answered"], "who was answered needs no acknowledgement");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_is_not_read_yet_holds_the_acknowledgement() {
    for world in World::on_each("story2_stop").await {
        world.arrives(&kettle()).await;
        world.desk.take_in_due().await.unwrap();
        let more = Letter::new(ADA, HELP, "Re: My kettle leaks", "Never mind, it was the cup.");
        world.arrives(&more.with("In-Reply-To", "<k1@engine.example>")).await;
        world.desk.deliver_due().await.unwrap();
        assert!(world.post.tries().is_empty(), "she may have said something about it");
        world.pass(Millis::seconds(2)).await;
        assert_eq!(world.sent().len(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_agents_answer_stops_the_acknowledgement_that_has_not_left() {
    for world in World::on_each("story2_answered").await {
        world.arrives(&kettle()).await;
        world.desk.take_in_due().await.unwrap();
        world.desk.clock.advance(Millis(5));
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let sent: Vec<Purpose> = world.sent().iter().map(|sent| sent.outgoing.purpose).collect();
        assert_eq!(sent, [Purpose::Reply]);
        assert_eq!(world.held_back(conversation.id).await, ["answered"]);
        world.finish().await;
    }
}
