//! What leaves is what was written, to exactly those who were named; nobody but us knows of a blind copy.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a story that cannot go on stops"
)]

use desk::acts::Act;
use desk::opening::Opening;
use desk::reply::{CannotReply, Reply};
use domain::conversation::Status;
use domain::message::{COPIES_MAX, CopyKind, Delivery};
use domain::timeline::Happened;
use domain::{ConversationId, Millis};
use store::OutgoingState;
use tests::{Letter, Sent, World};

const ADA: &str = "Ada Lovelace <ada@engine.example>";
const HELP: &str = "help@birch.example";
const BOB: &str = "bob@carrier.example";
const EVE: &str = "eve@law.example";

/// A desk that Ada waits for.
async fn asked(world: &World) -> ConversationId {
    world
        .mail(&Letter::new(ADA, HELP, "Kettle", "It drips on the floor.").with("Message-ID", "<k1@mail.example>"))
        .await;
    world.conversation().await.id
}

fn to_three(world: &World, id: ConversationId) -> Reply {
    let text = "Dear **Ada**,\n\n- the carrier [fetches it](https://carrier.example/a_b)\n- <b>tomorrow</b>";
    let (cc, bcc) = (format!("\"Bob, Carrier\" <{BOB}>"), format!("{EVE}, ada@engine.example"));
    Reply { cc, bcc, ..Reply::new(world.desk.new_draft(), id, text) }
}

/// The last three that left: the message, the open copy, the blind one.
fn three(world: &World) -> [Sent; 3] {
    let sent = world.sent();
    let of = |address: &str| {
        let goes = |sent: &&Sent| sent.outgoing.goes_to()[0].email.as_str() == address;
        sent.iter().rev().find(goes).unwrap().clone()
    };
    [of("ada@engine.example"), of(BOB), of(EVE)]
}

#[tokio::test]
async fn an_answer_goes_to_everybody_named_and_nobody_sees_a_blind_copy() {
    for world in World::on_each("copies_go").await {
        let id = asked(&world).await;
        let before = world.sent().len();
        world.desk.reply(world.cast.mia, to_three(&world, id)).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        assert_eq!(world.sent().len(), before + 3, "who is named twice gets it once");
        let all = three(&world);
        for sent in &all {
            let raw = String::from_utf8_lossy(&sent.raw).to_lowercase();
            assert!(!raw.contains("eve@") && !raw.contains("\nbcc"), "{raw}");
            assert_eq!(sent.outgoing.external_id, all[0].outgoing.external_id);
            assert_eq!(sent.outgoing.cc.len(), 1);
            assert!(raw.contains(BOB));
        }
        let answers: Vec<_> = all.iter().map(|sent| sent.outgoing.reply_to.clone().unwrap().email).collect();
        let bounces: Vec<_> = all.iter().map(|sent| sent.outgoing.return_path.clone()).collect();
        assert!(answers[0] != answers[1] && answers[1] != answers[2] && bounces[0] != bounces[1]);

        // Both answer: it is one conversation, and whoever nobody knows of is kept from the others.
        let bob = Letter::new(&format!("Bob <{BOB}>"), answers[1].as_str(), "Re: Kettle", "I fetch it at nine.");
        world.mail(&bob.with("Message-ID", "<b1@carrier.example>")).await;
        let eve = Letter::new(&format!("Eve <{EVE}>"), answers[2].as_str(), "Re: Kettle", "Do not admit anything.");
        world.mail(&eve.with("Message-ID", "<e1@law.example>")).await;
        assert_eq!(world.conversations().await.len(), 1);
        let joined: Vec<_> = world.desk.reader().read(move |read| read.participants(id)).await.unwrap();
        let flags: Vec<bool> = joined.iter().map(|one| one.flagged.is_some()).collect();
        assert_eq!(flags, [false, false, true], "{joined:?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_python_program_reads_both_versions_of_what_left() {
    for world in World::on_each("copies_bytes").await {
        let id = asked(&world).await;
        world.desk.reply(world.cast.mia, to_three(&world, id)).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let path = std::env::temp_dir().join(format!("composer-{}-{}.eml", std::process::id(), id));
        for sent in three(&world) {
            std::fs::write(&path, &sent.raw).unwrap();
            let program = "import email.policy, json, sys\n\
                m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
                parts = [p for p in m.walk() if not p.is_multipart()]\n\
                print(json.dumps([m.get_content_type(), [p.get_content_type() for p in parts], parts[0].get_content(),\
                parts[1].get_content(), str(m['to']), str(m['cc']), str(m['bcc']), len(m.defects)]))";
            let said = match std::process::Command::new("python3").args(["-c", program]).arg(&path).output() {
                Ok(said) if said.status.success() => said.stdout,
                other => {
                    eprintln!("SKIPPED: python3 is not there: {other:?}");
                    break;
                }
            };
            let read: serde_json::Value = serde_json::from_slice(&said).unwrap();
            assert_eq!(read[0], "multipart/alternative");
            assert_eq!(read[1], serde_json::json!(["text/plain", "text/html"]));
            let (text, html) = (read[2].as_str().unwrap(), read[3].as_str().unwrap());
            let written = "Dear *Ada*,\n\n- the carrier fetches it <https://carrier.example/a_b>\n- <b>tomorrow</b>\n\nMia Dahl\n";
            assert!(text.replace("\r\n", "\n").starts_with(written), "{text}");
            for part in
                ["<b>Ada</b>", "<a href=\"https://carrier.example/a_b\">fetches it</a>", "&lt;b&gt;tomorrow&lt;/b&gt;"]
            {
                assert!(html.contains(part), "{part}: {html}");
            }
            assert_eq!(read[4], "Ada Lovelace <ada@engine.example>");
            assert_eq!(read[5], "\"Bob, Carrier\" <bob@carrier.example>");
            assert_eq!((&read[6], &read[7]), (&"None".into(), &0.into()));
        }
        let _ = std::fs::remove_file(&path);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_copy_that_does_not_arrive_is_told_for_itself() {
    for world in World::on_each("copies_refused").await {
        let id = asked(&world).await;
        world.desk.reply(world.cast.mia, to_three(&world, id)).await.unwrap();
        let accepted = || Delivery::Accepted { receipt: "250 Ok".into() };
        let refused = Delivery::Refused { why: "no such user".into(), answer: "550".into() };
        // In whatever order they leave, one of the three is refused.
        world.post.next_deliveries([accepted(), refused, accepted()]);
        world.pass(Millis::seconds(11)).await;
        let rows: Vec<_> = world.outgoing(id).await.into_iter().filter(|row| row.message.is_some()).collect();
        let failed: Vec<_> = rows.iter().filter(|row| row.state == OutgoingState::Refused).collect();
        assert_eq!((rows.len(), failed.len()), (3, 1));
        assert_eq!(rows.iter().filter(|row| row.state == OutgoingState::Sent).count(), 2);
        let tasks = world.tasks().await;
        assert!(tasks.iter().any(|task| task.words.contains(&failed[0].recipient)), "{tasks:?}");
        assert!(world.desk.send_again(world.cast.mia, failed[0].id).await.unwrap());
        world.pass(Millis::seconds(1)).await;
        let now = world.outgoing(id).await;
        assert!(now.iter().filter(|row| row.message.is_some()).all(|row| row.state == OutgoingState::Sent));
        world.finish().await;
    }
}

#[tokio::test]
async fn undo_takes_every_copy_back_and_keeps_who_was_to_get_them() {
    for world in World::on_each("copies_undo").await {
        let id = asked(&world).await;
        let before = world.sent().len();
        let mia = world.cast.mia;
        let reply = to_three(&world, id);
        world.desk.reply(mia, reply.clone()).await.unwrap();
        let rows = world.outgoing(id).await;
        let main = rows.iter().find(|row| row.message.is_some() && row.payload.copy.is_none()).unwrap();
        world.desk.withdraw(mia, main.id).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        assert_eq!(world.sent().len(), before, "nothing left");
        let kept = world.desk.reader().read(move |read| {
            let draft = read.unsent_draft(mia, id, "reply")?.unwrap();
            Ok::<_, store::Trouble>((draft.body, read.draft_copies(draft.id)?.unwrap()))
        });
        let (body, (cc, bcc)) = kept.await.unwrap();
        assert_eq!((body, cc, bcc), (reply.text, reply.cc, EVE.to_owned()));
        world.finish().await;
    }
}

#[tokio::test]
async fn copies_that_cannot_be_are_refused_in_words_and_nothing_leaves() {
    for world in World::on_each("copies_bad").await {
        let id = asked(&world).await;
        let before = world.sent().len();
        let with = |cc: &str| Reply { cc: cc.into(), ..Reply::new(world.desk.new_draft(), id, "It is mended.") };
        let many: Vec<String> = (0..=COPIES_MAX).map(|at| format!("p{at}@x.example")).collect();
        for (cc, refused) in [
            ("nobody", CannotReply::NotAnAddress("nobody".into())),
            ("a@x.example\r\nSubject: Hi", CannotReply::NotAnAddress("Subject: Hi".into())),
            (HELP, CannotReply::CopyToOurselves(HELP.into())),
            ("help+x@birch.example", CannotReply::CopyToOurselves("help+x@birch.example".into())),
            (many.join(",").as_str(), CannotReply::TooManyCopies),
        ] {
            assert_eq!(world.desk.reply(world.cast.mia, with(cc)).await, Err(refused.clone()));
            assert_eq!(world.desk.preview(world.cast.mia, with(cc)).await.unwrap_err(), refused);
        }
        world.pass(Millis::minutes(1)).await;
        assert_eq!(world.sent().len(), before);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_looked_at_before_is_what_leaves() {
    for world in World::on_each("copies_preview").await {
        let id = asked(&world).await;
        let before = world.happened(id).await.len();
        let reply = to_three(&world, id);
        let seen = world.desk.preview(world.cast.tom, reply.clone()).await.unwrap();
        assert_eq!(seen.blind.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(), [EVE]);
        assert_eq!(world.happened(id).await.len(), before, "nothing happened");
        let bob =
            world.desk.reader().read(|read| read.contact_point_by_address(domain::customer::ChannelKind::Email, BOB));
        assert!(bob.await.unwrap().is_none(), "nobody new is known");
        world.desk.reply(world.cast.tom, reply).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let [sent, ..] = three(&world);
        let left = channel::email::read(&sent.raw);
        assert_eq!((&seen.read.text, &seen.read.html), (&left.text, &left.html));
        let of = |all: &domain::message::Outgoing| {
            (all.from.clone(), all.to.clone(), all.cc.clone(), all.subject.clone(), all.in_reply_to.clone())
        };
        assert_eq!(of(&seen.outgoing), of(&sent.outgoing));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_can_put_the_conversation_aside_until_they_answer() {
    for world in World::on_each("copies_snooze").await {
        let id = asked(&world).await;
        let (mia, now) = (world.cast.mia, world.desk.now());
        let aside =
            |until| Reply { snooze: Some(until), ..Reply::new(world.desk.new_draft(), id, "Does it drip still?") };
        assert_eq!(world.desk.reply(mia, aside(now)).await, Err(CannotReply::SnoozeUntil));
        let until = now + Millis::days(14);
        world.desk.reply(mia, aside(until)).await.unwrap();
        let it = world.conversation().await;
        assert!(matches!(it.status, Status::Snoozed { until: at, .. } if at == until), "{:?}", it.status);
        world.pass(Millis::seconds(11)).await;
        let answers = world.last_sent().outgoing.reply_to.unwrap().email;
        world
            .mail(&Letter::new(ADA, answers.as_str(), "Re: Kettle", "It does.").with("Message-ID", "<k2@mail.example>"))
            .await;
        let it = world.conversation().await;
        assert!(matches!(it.status, Status::Open { .. }), "{:?}", it.status);
        let happened = world.happened(id).await;
        assert!(happened.iter().any(|it| matches!(it, Happened::Snoozed { until: at } if *at == until)));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_from_a_mail_program_is_left_as_it_was_typed() {
    for world in World::on_each("copies_literal").await {
        let id = asked(&world).await;
        let told =
            world.sent().into_iter().rev().find(|sent| sent.outgoing.to[0].email.as_str().ends_with("staff.example"));
        let Some(told) = told else {
            world.finish().await;
            continue;
        };
        let to = told.outgoing.reply_to.unwrap().email;
        let from = told.outgoing.to[0].email.to_string();
        let typed = "Dear **Ada**, use a_b_c and *this*.";
        world
            .mail(&Letter::new(&from, to.as_str(), "Re: Kettle", typed).with("Message-ID", "<m1@staff.example>"))
            .await;
        world.pass(Millis::minutes(1)).await;
        let answers = world.outgoing(id).await;
        let answer = answers.iter().find(|row| row.payload.text.contains("a_b_c")).unwrap();
        assert!(!answer.payload.marked && answer.payload.copy.is_none());
        assert_eq!(answer.payload.plain_text(), answer.payload.text);
        assert!(answers.iter().all(|row| row.payload.copy.as_ref().is_none_or(|copy| copy.kind == CopyKind::Open)));
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_sent_again_after_a_lost_answer_is_neither_sent_nor_done_again() {
    for world in World::on_each("sent_again").await {
        let id = asked(&world).await;
        let mia = world.cast.mia;
        let closes = vec![Act::of_word("close").unwrap()];
        let reply = Reply { acts: closes, ..Reply::new(world.desk.new_draft(), id, "Turn the lid to the left.") };
        let first = world.desk.reply(mia, reply.clone()).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        assert!(matches!(world.conversation().await.status, Status::Closed { .. }));
        let sent = world.last_sent();
        world.mail(&Letter::answering(&sent.outgoing, ADA, "It still drips.")).await;
        assert!(matches!(world.conversation().await.status, Status::Open { .. }));
        let left = world.sent().len();
        assert_eq!(world.desk.reply(mia, reply).await, Ok(first), "the browser never heard of it, and asks again");
        world.pass(Millis::seconds(11)).await;
        assert!(matches!(world.conversation().await.status, Status::Open { .. }), "Ada still waits");
        assert_eq!(world.sent().len(), left);

        let opening = Opening {
            draft: world.desk.new_draft(),
            mailbox: world.conversation().await.mailbox,
            to: BOB.into(),
            name: "Bob".into(),
            subject: "Tomorrow".into(),
            text: "Please fetch it tomorrow.".into(),
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: true,
        };
        let told = world.desk.open(mia, opening.clone()).await.unwrap();
        let status =
            async || world.desk.reader().read(move |read| read.conversation(told)).await.unwrap().unwrap().status;
        assert!(matches!(status().await, Status::Closed { .. }));
        world.pass(Millis::seconds(11)).await;
        world.mail(&Letter::answering(&world.last_sent().outgoing, BOB, "At nine?")).await;
        assert_eq!(world.desk.open(mia, opening).await, Ok(told));
        assert!(matches!(status().await, Status::Open { .. }));
        world.desk.close(mia, told).await.unwrap();
        world.desk.close(mia, id).await.unwrap();
        world.finish().await;
    }
}
