//! Is a mailbox connected? Two messages go there and back; they are no conversation, and nobody answers them. What falls off
//! is noticed before a customer notices.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use desk::connection::{ASKED_EVERY, CannotAsk, Connected, connected};
use domain::connection::{About, Grade, LATE, MailServer, Seen, Sends, What, is_connected, worst};
use domain::message::{Check, Delivery, Verdict};
use domain::timeline::Actor;
use domain::{MailboxId, Millis};
use tests::{Letter, Sent, World};

const HELP: &str = "help@birch.example";

/// What the world says when all is well: mail goes elsewhere, and is handed over from there.
fn well() -> Seen {
    let check = Check::new(Verdict::Pass, "birch.example", "");
    Seen {
        hostname: "desk.birch.example".into(),
        own_addresses: Some(Vec::new()),
        sends: Sends::Relay("smtp.carrier.example".into()),
        relay: Some(Ok(true)),
        mail_servers: Some(vec![MailServer { name: "mx.oak.example".into(), addresses: None }]),
        spf: Some(vec!["v=spf1 include:carrier.example -all".into()]),
        senders: vec![("192.0.2.1".parse().unwrap(), check)],
        policy: Some(vec!["v=DMARC1; p=none".into()]),
        ..Seen::default()
    }
}

async fn mailbox(world: &World) -> MailboxId {
    world.desk.reader().read(|read| read.mailboxes()).await.unwrap()[0].id
}

async fn found(world: &World) -> Connected {
    let (id, now) = (mailbox(world).await, world.desk.now());
    world.desk.reader().read(move |read| connected(read, id, now)).await.unwrap().unwrap()
}

async fn ask(world: &World) -> Vec<Sent> {
    let before = world.sent().len();
    world.desk.ask_connection(Actor::Agent(world.cast.mia), mailbox(world).await).await.unwrap();
    world.settle().await;
    world.sent().split_off(before)
}

async fn lost(world: &World) -> usize {
    world.desk.ask_due_connections().await.unwrap();
    world.desk.health().await.unwrap().lost_mailboxes.len()
}

/// What left comes in, as it left.
async fn comes_back(world: &World, sent: &Sent) {
    let to = sent.outgoing.to[0].email.to_string();
    world.bytes_arrive(Some(sent.outgoing.return_path.as_str()), &to, sent.raw.clone()).await;
    world.settle().await;
}

#[tokio::test]
async fn two_messages_go_there_and_back_and_are_no_conversation() {
    for world in World::on_each("connection").await {
        assert!(found(&world).await.asked_at.is_none());
        world.post.connection_is(well());
        let sent = ask(&world).await;
        let to: Vec<String> = sent.iter().map(|it| it.outgoing.to[0].email.to_string()).collect();
        assert_eq!(to, [HELP, "help+test@birch.example"], "as customers write, and as they answer");
        let grades = |of: &Connected| worst(&of.findings);
        let first = &found(&world).await.findings[0];
        assert!(matches!(first.what, What::MailIsPassedOnPerhaps(_)), "nothing has come from there yet: {first:?}");
        world.pass(Millis::seconds(4)).await;
        for one in &sent {
            comes_back(&world, one).await;
        }
        let all = found(&world).await;
        assert!(is_connected(&all.findings), "{all:#?}");
        assert_eq!(grades(&all), Grade::Improvable, "nobody signs");
        let done = |what: &What| matches!(what, What::TripDone(_, span) if *span == Millis::seconds(4));
        assert_eq!(all.findings.iter().filter(|it| done(&it.what)).count(), 2, "{all:#?}");
        assert!(world.conversations().await.is_empty(), "nobody wrote");
        assert_eq!(world.sent().len(), 2, "nobody is answered");
        // Whoever has the message cannot use it again for anything.
        comes_back(&world, &sent[0]).await;
        assert!(world.conversations().await.is_empty() && world.sent().len() == 2);
        world.finish().await;
    }
}

#[tokio::test]
async fn a_carrier_may_give_the_message_another_identifier() {
    for world in World::on_each("connection_renamed").await {
        world.post.connection_is(well());
        let sent = ask(&world).await.remove(0);
        let raw = String::from_utf8(sent.raw.clone()).unwrap();
        let other = raw.replace(&sent.outgoing.external_id, "0100018f@carrier.example");
        assert_ne!(raw, other);
        world.bytes_arrive(Some("bounces@carrier.example"), HELP, other.into_bytes()).await;
        world.settle().await;
        assert!(world.conversations().await.is_empty());
        let all = found(&world).await.findings;
        assert!(all.iter().any(|it| matches!(it.what, What::TripDone(..))), "{all:#?}");
        world.finish().await;
    }
}

#[tokio::test]
async fn who_imitates_such_a_message_is_a_customer_like_any_other() {
    for world in World::on_each("connection_imitated").await {
        world.post.connection_is(well());
        ask(&world).await;
        let letter =
            Letter::new("Eve <eve@elm.example>", HELP, "Is help@birch.example connected? aaaaaaaaaaaaaaaa", "Hm.");
        world.mail(&letter.with("Message-ID", "<there-and-back.bbbbbbbbbbbbbbbb@birch.example>")).await;
        assert_eq!(world.conversations().await.len(), 1, "it is kept and answered");
        world.finish().await;
    }
}

#[tokio::test]
async fn an_address_with_a_tag_that_is_refused_is_in_vain_and_said() {
    for world in World::on_each("connection_refused").await {
        world.post.connection_is(well());
        let no = || Delivery::Refused { why: "There is no such user".into(), answer: "550 5.1.1 no".into() };
        world.post.next_deliveries([Delivery::Accepted { receipt: String::new() }, no()]);
        ask(&world).await;
        let all = found(&world).await.findings;
        let refused = all.iter().find(|it| matches!(it.what, What::TripRefused(..))).unwrap();
        assert_eq!(refused.grade, Grade::InVain);
        assert!(matches!(&refused.what, What::TripRefused(_, why) if why == "There is no such user: 550 5.1.1 no"));
        assert!(world.tasks().await.is_empty(), "it stands on the page");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_report_about_the_message_is_no_conversation_either() {
    for world in World::on_each("connection_report").await {
        world.post.connection_is(well());
        let sent = ask(&world).await.remove(1);
        let report = format!(
            "From: MAILER-DAEMON@mx.oak.example\r\nTo: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=X\r\n\r\n--X\r\n\r\nIt could not be delivered.\r\n--X\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.oak.example\r\n\r\nFinal-Recipient: rfc822; help+test@birch.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 unknown user\r\n\r\n--X--\r\n",
            to = sent.outgoing.return_path
        );
        world.bytes_arrive(None, sent.outgoing.return_path.as_str(), report.into_bytes()).await;
        world.settle().await;
        let away =
            "From: help@birch.example\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n";
        world.bytes_arrive(None, sent.outgoing.return_path.as_str(), away.into()).await;
        world.settle().await;
        let all = found(&world).await.findings;
        let back = |what: &What| matches!(what, What::TripCameBack(_, why) if why.contains("550 5.1.1 unknown user"));
        assert!(all.iter().any(|it| it.grade == Grade::InVain && back(&it.what)), "{all:#?}");
        assert!(world.conversations().await.is_empty());
        world.finish().await;
    }
}

#[tokio::test]
async fn a_mailbox_that_falls_off_is_noticed_and_one_that_never_was_connected_is_not_lost() {
    for world in World::on_each("connection_lost").await {
        let broken = Seen { relay: Some(Err("It is gone".into())), ..well() };
        world.post.connection_is(broken.clone());
        ask(&world).await;
        assert_eq!(lost(&world).await, 0, "it is being set up");
        world.pass(Millis::minutes(5)).await;
        world.post.connection_is(well());
        for one in ask(&world).await {
            comes_back(&world, &one).await;
        }
        assert_eq!(lost(&world).await, 0);
        let before = world.sent().len();
        world.pass(ASKED_EVERY).await;
        // Asked by itself; the messages leave and do not come.
        assert_eq!(world.desk.ask_due_connections().await.unwrap(), 1);
        world.settle().await;
        assert_eq!(world.sent().len(), before + 2);
        assert_eq!(lost(&world).await, 0, "they are on their way");
        world.pass(Millis(LATE.0 + 60_000)).await;
        assert_eq!(lost(&world).await, 1);
        // What comes late comes.
        for one in world.sent().split_off(before) {
            comes_back(&world, &one).await;
        }
        assert_eq!(lost(&world).await, 0);
        world.post.connection_is(broken);
        world.pass(ASKED_EVERY).await;
        assert_eq!(lost(&world).await, 1, "the relay is told at once");
        world.post.connection_is(Seen::default());
        world.pass(Millis::minutes(61)).await;
        assert_eq!(lost(&world).await, 1, "that nobody answers makes nothing well");
        world.finish().await;
    }
}

#[tokio::test]
async fn nothing_leaves_while_automatic_mail_is_stopped_and_nothing_is_asked_by_who_may_not() {
    for world in World::on_each("connection_stopped").await {
        world.post.connection_is(well());
        world.desk.stop_automatic(world.cast.mia, true).await.unwrap();
        assert!(ask(&world).await.is_empty());
        let all = found(&world).await.findings;
        assert!(all.iter().any(|it| it.about == About::Trip && it.what == What::TripWaits(None)), "{all:#?}");
        world.desk.stop_automatic(world.cast.mia, false).await.unwrap();
        world.settle().await;
        assert_eq!(world.sent().len(), 2);
        let (tom, id) = (world.cast.tom, mailbox(&world).await);
        let refused = world.desk.ask_connection(Actor::Agent(tom), id).await;
        assert!(matches!(refused, Err(CannotAsk::NotAllowed(_))), "{refused:?}");
        let gone = world.desk.ask_connection(Actor::Operator, MailboxId(1)).await;
        assert_eq!(gone, Err(CannotAsk::Gone));
        // Asked twice within a minute, the messages that are under way are waited for.
        assert!(ask(&world).await.is_empty());
        world.finish().await;
    }
}

#[tokio::test]
async fn what_was_under_way_when_the_program_stopped_is_waited_for_and_not_sent_twice() {
    for world in World::on_each("connection_crash").await {
        world.post.connection_is(well());
        world.post.never_ends_for(HELP);
        let id = mailbox(&world).await;
        world.desk.ask_connection(Actor::Operator, id).await.unwrap();
        let stuck = tokio::time::timeout(std::time::Duration::from_millis(300), world.desk.deliver_due()).await;
        assert!(stuck.is_err());
        let tries = world.post.tries().len();
        world.desk.clock.advance(Millis::minutes(21));
        world.settle().await;
        assert_eq!(world.post.tries().len(), tries, "never twice");
        let token = world.post.tries()[0].external_id.clone();
        let raw = format!("From: {HELP}\r\nTo: {HELP}\r\nMessage-ID: <{token}>\r\nSubject: x\r\n\r\nIt was slow.\r\n");
        world.bytes_arrive(None, HELP, raw.into_bytes()).await;
        world.settle().await;
        assert!(world.conversations().await.is_empty());
        world.finish().await;
    }
}
