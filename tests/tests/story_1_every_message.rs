//! Promise 1: every message is kept and answered.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use desk::reply::Reply;
use domain::Millis;
use domain::conversation::Waiting;
use domain::message::{Delivery, Nature};
use domain::timeline::Happened;
use tests::{Letter, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";

fn kettle() -> Letter {
    Letter::new(ADA, HELP, "My kettle leaks", "Hello,\nmy kettle leaks since Tuesday.\nAda")
        .with("Message-ID", "<k1@engine.example>")
}

#[tokio::test]
async fn other_words_under_a_used_key_are_said_as_well_and_the_same_words_once() {
    for world in World::on_each("story1_keys").await {
        world.mail(&Letter::new("Ada <ada@engine.example>", "help@birch.example", "Kettle", "It leaks.")).await;
        let conversation = world.conversation().await;
        let (id, token, key) = (conversation.id, conversation.page_token, world.desk.new_draft());
        for text in ["It is the lid.", "It is the lid.", "No, it is the spout."] {
            world.desk.add_on_page(token.clone(), key, text.into(), Vec::new()).await.unwrap();
        }
        let said = |messages: Vec<store::MessageRow>| messages.into_iter().map(|it| it.text).collect::<Vec<_>>();
        assert_eq!(said(world.messages(id).await)[1..], ["It is the lid.", "No, it is the spout."]);

        // What an agent is typing is nobody else's, whatever key somebody sends.
        let typing = world.desk.new_draft();
        world.desk.save_draft(world.cast.mia, typing, Some(id), "reply", "Dear Ada,".into()).await.unwrap();
        world.desk.add_on_page(token, typing, "And the handle.".into(), Vec::new()).await.unwrap();
        let draft = world.desk.reader().read(move |read| read.draft(typing)).await.unwrap().unwrap();
        assert_eq!((draft.body.as_str(), draft.sent_as), ("Dear Ada,", None));
        assert_eq!(said(world.messages(id).await).len(), 4);

        for text in ["We mend it.", "We mend it.", "We replace it."] {
            world.desk.reply(world.cast.mia, Reply::new(key_of_form(), id, text)).await.unwrap();
        }
        assert_eq!(said(world.messages(id).await)[4..], ["We mend it.", "We replace it."]);
        let stolen = Reply::new(typing, id, "Dear Ada, hello.");
        assert_eq!(world.desk.reply(world.cast.tom, stolen).await, Err(desk::reply::CannotReply::OtherText));
        world.pass(Millis::seconds(11)).await;
        world.finish().await;
    }
}

/// The key that stands in a form as it was rendered, however often it is posted.
fn key_of_form() -> domain::DraftId {
    domain::DraftId(4_711)
}

#[tokio::test]
async fn a_server_that_takes_for_ever_holds_up_nobody_elses_mail() {
    for world in World::on_each("story1_trickle").await {
        world.post.never_ends_for("slow@tar.example");
        for (number, from) in ["slow@tar.example", "quick@stream.example"].iter().enumerate() {
            let letter = Letter::new(from, "help@birch.example", "The lamp", &format!("It flickers, {number}."));
            world.arrives(&letter.with("Message-ID", &format!("<l{number}@lamp.example>"))).await;
            world.desk.take_in_due().await.unwrap();
        }
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let desk = world.desk.clone();
        let workers = tokio::spawn(async move { desk.work(0, stopped).await });
        let quick = || world.sent().iter().any(|sent| sent.outgoing.to[0].email.to_string() == "quick@stream.example");
        for _ in 0..600 {
            if quick() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(quick(), "the second message left while the first was still on its way");
        workers.abort();
        let _ = workers.await;
        drop(stop);
        // The slow one is left in the middle of leaving, as after a crash: it becomes somebody's task.
        assert_eq!(world.desk.recover_abandoned(true).await.unwrap(), 0, "a worker leaves its own alone");
        assert_eq!(world.another_desk().recover_abandoned(true).await.unwrap(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_its_own_process_lost_sight_of_becomes_somebodys_task() {
    for world in World::on_each("story1_lost").await {
        world.post.never_ends_for("slow@tar.example");
        world.arrives(&Letter::new("slow@tar.example", "help@birch.example", "The lamp", "It flickers.")).await;
        world.desk.take_in_due().await.unwrap();
        // How it ended is never written, as when the database fails at that moment; the process goes on.
        let handed = tokio::time::timeout(std::time::Duration::from_millis(200), world.desk.deliver_due()).await;
        assert!(handed.is_err(), "it is still on its way");
        assert_eq!(world.desk.recover_abandoned(false).await.unwrap(), 0, "its lease is not over");
        world.desk.clock.advance(Millis::minutes(21));
        assert_eq!(world.desk.recover_abandoned(false).await.unwrap(), 1);
        assert_eq!(world.tasks().await.len(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_question_is_acknowledged_answered_and_comes_back_to_the_same_place() {
    for world in World::on_each("story1_whole").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        assert!(matches!(conversation.waiting, Waiting::OnUs { .. }));
        let acknowledgement = world.last_sent();
        assert!(
            acknowledgement.outgoing.text.contains("Mia Dahl is looking after it"),
            "{}",
            acknowledgement.outgoing.text
        );
        assert_eq!(acknowledgement.outgoing.in_reply_to.as_deref(), Some("k1@engine.example"));

        world.answer(world.cast.mia, conversation.id, "Please send it back, we mend it.").await;
        let answer = world.last_sent();
        assert!(answer.outgoing.text.ends_with("Mia Dahl"), "signed: {}", answer.outgoing.text);
        assert!(matches!(world.conversation().await.waiting, Waiting::OnThem { .. }));

        world.pass(Millis::hours(2)).await;
        world
            .mail(
                &Letter::answering(&answer.outgoing, ADA, "Thank you, it is on its way.")
                    .with("Message-ID", "<k2@engine.example>"),
            )
            .await;
        let conversation = world.conversation().await;
        assert_eq!(conversation.owner, world.cast.mia);
        assert!(matches!(conversation.waiting, Waiting::OnUs { .. }));
        assert_eq!(world.messages(conversation.id).await.last().unwrap().text, "Thank you, it is on its way.");
        assert_eq!(world.sent().len(), 2, "one acknowledgement for the conversation, none for the follow-up");
        world.finish().await;
    }
}

#[tokio::test]
async fn machine_mail_broken_mail_and_mail_without_a_sender_are_kept_and_visible() {
    for world in World::on_each("story1_kept").await {
        let strange = [
            kettle().with("Auto-Submitted", "auto-replied (vacation)").with("Message-ID", "<a@x.example>"),
            kettle().from_the_null_path().with("From", "MAILER-DAEMON@x.example").with("Message-ID", "<b@x.example>"),
            kettle().without("Message-ID").without("Date").without("From").with("Subject", ""),
            kettle().with("List-Id", "<news.x.example>").with("Precedence", "bulk").with("Message-ID", "<c@x.example>"),
        ];
        for letter in &strange {
            world.mail(letter).await;
        }
        let bytes = b"\xff\xfe\x00\x01 this is no mail at all".to_vec();
        let envelope = domain::message::Envelope {
            channel: domain::customer::ChannelKind::Email,
            sender: None,
            recipients: vec![domain::customer::EmailAddress::parse(HELP).unwrap()],
            received_at: world.desk.now(),
            peer: String::new(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        world.desk.accept(envelope, bytes).await.unwrap();
        world.settle().await;
        let kept = world.conversations().await;
        assert_eq!(kept.len(), 5, "{kept:#?}");
        assert!(kept.iter().filter(|it| it.nature != Nature::Person).count() >= 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn the_same_mail_twice_is_one_message() {
    for world in World::on_each("story1_twice").await {
        world.mail(&kettle()).await;
        world.mail(&kettle().with("Received", "by another way")).await;
        let conversation = world.conversation().await;
        assert_eq!(world.messages(conversation.id).await.len(), 1);
        assert!(world.happened(conversation.id).await.iter().any(|it| matches!(it, Happened::CameAgain { .. })));
        assert_eq!(world.sent().len(), 1);
        // The same identifier with other words is another message.
        world.mail(&Letter { text: "Something else entirely.".into(), ..kettle() }).await;
        assert_eq!(world.conversations().await.len() + world.messages(conversation.id).await.len(), 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_stranger_with_the_same_identifier_and_words_is_somebody_else() {
    for world in World::on_each("story1_stranger").await {
        world.mail(&kettle()).await;
        let berta = Letter::new("Berta Benz <berta@motor.example>", HELP, "My kettle leaks", &kettle().text)
            .with("Message-ID", "<k1@engine.example>");
        world.mail(&berta).await;
        assert_eq!(world.conversations().await.len(), 2);
        assert_eq!(world.last_sent().outgoing.to[0].email.to_string(), "berta@motor.example");
        world.mail(&berta.with("Received", "by another way")).await;
        assert_eq!((world.conversations().await.len(), world.sent().len()), (2, 2), "her own copy is no news");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_stops_the_desk_each_time_is_shown_before_it_is_read_again() {
    for world in World::on_each("story1_stops").await {
        world.arrives(&kettle()).await;
        for _ in 0..desk::intake::TRIES_MAX {
            // A worker begins it and is never heard of again.
            let now = world.desk.now();
            let until = now + Millis::minutes(2);
            let claim = move |tx: &mut store::Tx<'_, '_>| tx.claim_arrivals("gone", 0..i64::MAX, 10, until, now);
            let id = world.desk.store.write(claim).await.unwrap()[0].id;
            world.desk.store.write(move |tx| tx.arrival_begun(id, "gone", until)).await.unwrap().unwrap();
            world.desk.clock.advance(Millis::minutes(3));
        }
        world.settle().await;
        let conversation = world.conversation().await;
        let shown = &world.messages(conversation.id).await[0];
        assert_eq!(shown.subject, "A message that could not be read");
        assert!(shown.text.contains("my kettle leaks"), "{}", shown.text);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_a_sender_sent_later_waits_and_nobody_else_does() {
    for world in World::on_each("story1_order").await {
        world.arrives(&kettle()).await;
        let now = world.desk.now();
        let until = now + Millis::minutes(2);
        let claim = move |tx: &mut store::Tx<'_, '_>| tx.claim_arrivals("slow", 0..i64::MAX, 10, until, now);
        let first = world.desk.store.write(claim).await.unwrap();
        assert_eq!(first.len(), 1, "it is being taken in");
        world.arrives(&kettle().with("Message-ID", "<k2@engine.example>")).await;
        let other = Letter::new("Berta <berta@motor.example>", HELP, "A lamp", "It flickers.");
        world.arrives(&other.with("Message-ID", "<l1@motor.example>")).await;
        assert_eq!(world.desk.take_in_due().await.unwrap(), 1, "only what Berta wrote");
        assert_eq!(world.desk.take_in_due().await.unwrap(), 0);
        world.pass(Millis::minutes(3)).await;
        assert_eq!(world.conversations().await.len(), 3);
        world.finish().await;
    }
}

#[tokio::test]
async fn whoever_writes_to_the_postmaster_is_heard_in_the_first_mailbox() {
    for world in World::on_each("story1_postmaster").await {
        for (address, known) in [
            ("postmaster@birch.example", true),
            ("Postmaster@Birch.Example", true),
            ("postmaster@elsewhere.example", false),
            ("webmaster@birch.example", false),
        ] {
            let address = domain::customer::EmailAddress::parse(address).unwrap();
            assert_eq!(world.desk.knows(&address).await.unwrap(), known, "{address}");
        }
        let letter = Letter::new(ADA, "postmaster@birch.example", "Your mail server", "It sends us everything twice.");
        world.mail(&letter.with("Message-ID", "<p1@engine.example>")).await;
        assert_eq!(world.conversation().await.owner, world.cast.mia);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_finally_fails_is_a_task_for_the_owner_in_words() {
    for world in World::on_each("story1_fails").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.post.next_deliveries([
            Delivery::Later { why: "their server is busy".into(), answer: "451 4.3.2 later".into() },
            Delivery::Refused { why: "their mailbox does not exist".into(), answer: "550 5.1.1 no such user".into() },
        ]);
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        assert!(world.tasks().await.is_empty(), "one failed try is no news");
        world.pass(Millis::hours(1)).await;
        let tasks = world.tasks().await;
        assert_eq!(tasks.len(), 1);
        assert!(
            tasks[0].words.contains("ada@engine.example") && tasks[0].words.contains("does not exist"),
            "{}",
            tasks[0].words
        );
        assert_eq!(tasks[0].owner, conversation.owner);
        let tries = world.post.tries();
        let (first, second) = (&tries[tries.len() - 2], &tries[tries.len() - 1]);
        assert_eq!(first.external_id, second.external_id, "the Message-ID stays across tries");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_automatic_message_whose_end_is_uncertain_is_not_sent_again() {
    for world in World::on_each("story1_once").await {
        world.post.next_deliveries([Delivery::Uncertain { why: "the connection broke after the last byte".into() }]);
        world.mail(&kettle()).await;
        world.pass(Millis::days(2)).await;
        assert_eq!(world.post.tries().len(), 1);
        assert_eq!(world.tasks().await.len(), 1);

        // A person's words are sent again, with the same identifier, and marked.
        let conversation = world.conversation().await;
        world.post.next_deliveries([Delivery::Uncertain { why: "the connection broke after the last byte".into() }]);
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        world.pass(Millis::hours(1)).await;
        let answers = world.outgoing(conversation.id).await;
        assert!(answers.iter().any(|row| row.repeated && row.state == store::OutgoingState::Sent));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_mail_to_several_of_our_addresses_arrives_at_each() {
    for world in World::on_each("story1_several").await {
        let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
        let by = domain::timeline::Actor::Agent(world.cast.mia);
        world.desk.add_mailbox(by, team, "orders@birch.example", "Birch orders").await.unwrap();
        world.mail(&kettle().to_recipients(&[HELP, "orders@birch.example", "help+x@birch.example"])).await;
        let mut mailboxes: Vec<_> = world.conversations().await.iter().map(|it| it.mailbox).collect();
        mailboxes.sort();
        mailboxes.dedup();
        assert_eq!((mailboxes.len(), world.conversations().await.len()), (2, 2));
        world.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_shown_with_an_owner_and_delays_nobody_else() {
    for world in World::on_each("story1_unreadable").await {
        world.post.breaks_down_over("the words that break the parser");
        let poison = Letter { text: "Here are the words that break the parser.".into(), ..kettle() };
        world.arrives(&poison).await;
        world.arrives(&kettle().with("Message-ID", "<k2@engine.example>")).await;
        let grace = Letter::new("Grace <grace@hopper.example>", HELP, "Pan", "Which pan do you advise?");
        world.arrives(&grace.with("Message-ID", "<g1@hopper.example>")).await;
        world.settle().await;
        assert_eq!(world.conversations().await.len(), 2, "the others are there at once");
        for _ in 0..8 {
            world.pass(Millis::seconds(40)).await;
        }
        let all = world.conversations().await;
        let shown = all.iter().find(|it| it.subject == "A message that could not be read").unwrap();
        let messages = world.messages(shown.id).await;
        assert!(messages[0].text.contains("Here are the words"), "{}", messages[0].text);
        assert!(messages[0].inbound.is_some(), "the original is there");
        assert!(messages[0].defects.contains(&domain::message::Defect::Unreadable));
        world.finish().await;
    }
}

#[tokio::test]
async fn whoever_quotes_our_empty_phrases_back_at_us_is_heard_and_answered() {
    for world in World::on_each("story1_quoted").await {
        for (number, subject) in [
            "\"Your message is very important to us\"",
            "Why do you write from noreply@birch.example?",
            "You greet me with Dear {{first_name}}",
        ]
        .into_iter()
        .enumerate()
        {
            let letter = Letter::new(ADA, HELP, subject, &format!("Is anybody there? I ask for time number {number}."));
            world.mail(&letter.with("Message-ID", &format!("<q{number}@engine.example>"))).await;
            world.pass(Millis::minutes(5)).await;
            let conversation = world.conversations().await.into_iter().find(|it| it.subject == subject).unwrap();
            world.answer(world.cast.mia, conversation.id, "Yes. I am.").await;
            assert_eq!(world.outgoing(conversation.id).await.len(), 2, "{subject}");
        }
        assert_eq!(world.sent().len(), 6, "three acknowledgements and three answers");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_mail_too_large_for_the_row_is_kept_whole() {
    for world in World::on_each("story1_large").await {
        let text = "The kettle leaks, and here is every drop of it.\n".repeat(10_000);
        let letter = Letter { text, ..kettle() };
        world.mail(&letter).await;
        let message = world.messages(world.conversation().await.id).await.remove(0);
        let inbound = message.inbound.unwrap();
        let original = world.desk.reader().read(move |read| read.original(inbound)).await.unwrap().unwrap();
        assert_eq!(world.desk.original_bytes(original).await.unwrap(), letter.bytes());
        assert!(message.text.starts_with("The kettle leaks"));
        world.finish().await;
    }
}

#[tokio::test]
async fn a_bounce_stands_where_it_belongs_and_is_the_owners_task_and_nobodys_answer() {
    for world in World::on_each("story1_bounce").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let ours = world.last_sent().outgoing;
        let bounce = Letter::new(
            "Mail Delivery System <mailer-daemon@engine.example>",
            &ours.return_path.to_string(),
            "Undelivered Mail Returned to Sender",
            "The mailbox of ada@engine.example is full.",
        );
        world.mail(&bounce.from_the_null_path().with("Message-ID", "<b1@engine.example>")).await;
        let tasks = world.tasks().await;
        assert_eq!(
            (tasks.len(), tasks[0].conversation, tasks[0].owner),
            (1, Some(conversation.id), conversation.owner)
        );
        assert!(matches!(world.conversation().await.waiting, Waiting::OnThem { .. }));
        assert_eq!(world.messages(conversation.id).await.last().unwrap().nature, Nature::Bounce);
        assert_eq!(world.sent().len(), 2);
        world.finish().await;
    }
}

/// A delivery report as mail servers write it (RFC 3464), about `to` and, where it is known, our message.
fn delivery_report(to: &str, recipient: &str, action: &str, status: &str, said: &str, ours: Option<&str>) -> Letter {
    let returned = ours.map_or(String::new(), |id| {
        format!("--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{id}>\nSubject: Re: Kettle\n\n")
    });
    let text = format!(
        "--r\n\nThis is a report about your mail.\n--r\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.engine.example\n\nFinal-Recipient: rfc822; {recipient}\nAction: {action}\n\
         Status: {status}\nDiagnostic-Code: smtp; {said}\n\n{returned}--r--\n"
    );
    Letter::new("Mail Delivery System <mailer-daemon@engine.example>", to, "Delivery report", &text)
        .without("Content-Type")
        .without("Content-Transfer-Encoding")
        .with("MIME-Version", "1.0")
        .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=r")
        .with("Message-ID", &format!("<{action}.{status}@engine.example>"))
        .from_the_null_path()
}

#[tokio::test]
async fn an_address_that_is_finally_bad_is_marked_and_her_next_letter_takes_the_mark_off() {
    for world in World::on_each("story1_hard").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let ours = world.last_sent().outgoing;
        let said = "550 5.1.1 no such user here";
        let address = ours.to[0].email.to_string();
        world.mail(&delivery_report(&ours.return_path.to_string(), &address, "failed", "5.1.1", said, None)).await;
        let tasks = world.tasks().await;
        assert_eq!(tasks.len(), 1);
        assert!(
            tasks[0].words.contains("did not reach ada@engine.example: there is no such mailbox (550 5.1.1)"),
            "{}",
            tasks[0].words
        );
        assert!(world.contact_point(conversation.contact_point).await.undeliverable.is_some());
        world
            .mail(&Letter::new(ADA, HELP, "Kettle", "I am here again.").with("Message-ID", "<k7@engine.example>"))
            .await;
        assert!(world.contact_point(conversation.contact_point).await.undeliverable.is_none());
        world.finish().await;
    }
}

#[tokio::test]
async fn whose_address_fails_is_reached_by_the_telephone_below_their_letters() {
    for world in World::on_each("story1_phone").await {
        let text = "It leaks.\n\n-- \nAda\nTel. +44 20 7946 0000\nFax +44 20 7946 0001\n";
        world.mail(&Letter::new(ADA, HELP, "Kettle", text).with("Message-ID", "<k1@engine.example>")).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let to = world.last_sent().outgoing.return_path.to_string();
        world
            .mail(&delivery_report(&to, "ada@engine.example", "failed", "5.2.2", "552 5.2.2 mailbox full", None))
            .await;
        let tasks = world.tasks().await;
        let told =
            "the mailbox is full (552 5.2.2). Send it again later, or reach them another way: phone +44 20 7946 0000.";
        assert!(tasks[0].words.ends_with(told), "{}", tasks[0].words);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_report_without_our_token_is_told_and_never_believed() {
    for world in World::on_each("story1_forged").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let ours = world.last_sent().outgoing;
        let forged = delivery_report(
            HELP,
            "ada@engine.example",
            "failed",
            "5.1.1",
            "550 5.1.1 no such user",
            Some(&ours.external_id),
        );
        world.mail(&forged).await;
        assert_eq!(world.conversations().await.len(), 1, "it stands where the message is");
        assert_eq!(world.tasks().await.len(), 1);
        assert!(world.contact_point(conversation.contact_point).await.undeliverable.is_none());
        // Without any identifier, by the address alone.
        let vague = delivery_report(HELP, "ada@engine.example", "failed", "5.2.2", "552 5.2.2 mailbox full", None);
        world.mail(&vague).await;
        let tasks = world.tasks().await;
        assert!(tasks.iter().any(|task| task.words.contains("probably did not reach")), "{tasks:#?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_delay_is_a_quiet_line_and_our_own_fault_is_an_administrators_task_too() {
    for world in World::on_each("story1_delay").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let to = world.last_sent().outgoing.return_path.to_string();
        world.mail(&delivery_report(&to, "ada@engine.example", "delayed", "4.4.1", "connection timed out", None)).await;
        assert_eq!(world.tasks().await.len(), 0);
        let happened = world.happened(conversation.id).await;
        assert!(
            happened
                .iter()
                .any(|it| matches!(it, Happened::Reported { words, .. } if words.contains("goes on trying")))
        );
        let said = "550 5.7.26 rejected by the DMARC policy of shop.example";
        world.mail(&delivery_report(&to, "ada@engine.example", "failed", "5.7.26", said, None)).await;
        let tasks = world.tasks().await;
        assert!(tasks.iter().all(|task| task.words.contains("our side's fault")), "{tasks:#?}");
        let owner = world.conversation().await.owner;
        assert_eq!(tasks.iter().filter(|task| task.owner == owner).count(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn an_absence_says_until_when_and_who_answers_meanwhile() {
    for world in World::on_each("story1_absence").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        let ours = world.last_sent().outgoing;
        let day = (world.desk.now() + Millis::days(20)).rfc3339();
        let day = day.get(..10).expect("a date");
        let words = format!("I am away until {day}. Tom (tom@engine.example) answers meanwhile.");
        let notice = Letter::answering(&ours, ADA, &words).with("Auto-Submitted", "auto-replied (vacation)");
        world.mail(&notice.with("Message-ID", "<away@engine.example>")).await;
        let message = world.messages(conversation.id).await.pop().unwrap();
        let told = message.because.iter().find(|because| because.code == "away").expect("it is told");
        assert!(
            told.detail.contains("is away and back on") && told.detail.contains("tom@engine.example answers"),
            "{}",
            told.detail
        );
        assert!(matches!(world.conversation().await.waiting, Waiting::OnThem { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_comes_before_its_question_is_remembered() {
    for world in World::on_each("story1_before").await {
        let second =
            Letter::new(ADA, HELP, "Re: Kettle", "And the lid as well.").with("In-Reply-To", "<k1@engine.example>");
        world.mail(&second.with("Message-ID", "<k2@engine.example>")).await;
        world.mail(&kettle()).await;
        let mut suggested = 0;
        for conversation in world.conversations().await {
            let happened = world.happened(conversation.id).await;
            suggested += happened.iter().filter(|it| matches!(it, Happened::JoiningSuggested { .. })).count();
        }
        assert_eq!(suggested, 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_written_on_the_customers_page_waits_like_any_mail() {
    for world in World::on_each("story1_page").await {
        world.mail(&kettle()).await;
        let conversation = world.conversation().await;
        world.answer(world.cast.mia, conversation.id, "Please send it back.").await;
        world.desk.close(world.cast.mia, conversation.id).await.unwrap();
        let key = world.desk.new_draft();
        for _ in 0..2 {
            let text = "It is on its way.".to_owned();
            world.desk.add_on_page(conversation.page_token.clone(), key, text, Vec::new()).await.unwrap();
        }
        let after = world.conversation().await;
        assert!(after.status.is_open() && matches!(after.waiting, Waiting::OnUs { .. }));
        assert_eq!(world.messages(after.id).await.len(), 3, "sent twice, there once");
        world.desk.solved_on_page(conversation.page_token.clone(), true).await.unwrap();
        assert!(!world.conversation().await.status.is_open());
        world.finish().await;
    }
}
