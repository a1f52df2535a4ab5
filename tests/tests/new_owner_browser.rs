//! A new owner, from nothing to the first answered mail: sets an empty desk up in a real browser, asks whether its mailbox is
//! connected, gets a mail by a real Postfix, and answers it into a real mailbox. The first steps are ticked by what happens.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::time::{Duration, Instant};
use tests::browser::{Browser, Script, Window};
use tests::dovecot::Dovecot;
use tests::postfix::{Postfix, Routes};
use tests::server::{PASSWORD, Relay, Server, binary};
use tests::swaks;

const JOERG: &str = "joerg@people.example";
/// Messages of Postfix take seconds; a busy machine more.
const LONG: Duration = Duration::from_secs(60);

/// How the first steps stand, as the list shows them.
async fn steps(mia: &Window) -> Vec<bool> {
    let mut done = Vec::new();
    for number in 1..=mia.count(".steps li").await {
        done.push(mia.count(&format!(".steps li:nth-child({number}) .ok")).await == 1);
    }
    done
}

/// Goes to the inbox until the first steps stand like this.
async fn steps_become(mia: &Window, desk: &str, wanted: &[bool]) {
    let begun = Instant::now();
    loop {
        mia.go(&format!("{desk}/inbox/open")).await;
        mia.comes("the inbox", "#rows").await;
        let now = steps(mia).await;
        if now == wanted {
            return;
        }
        assert!(begun.elapsed() < LONG, "the first steps stand at {now:?}, not {wanted:?}");
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_desk_becomes_one_that_has_answered_its_first_mail() {
    const WHAT: &str = "a new owner";
    let Some(binary) = binary() else { return };
    if !(swaks::can_send(WHAT) && Postfix::can_start(WHAT) && Dovecot::can_start(WHAT)) {
        return;
    }
    let (postfix, mailboxes, world) = (Postfix::prepare(), Dovecot::start(), Relay::start());
    let server = Server::start(&binary, &store::testing::folder("new-owner"), &postfix.options());
    postfix.start(Routes {
        desk: ("birch.example", server.smtp),
        people: &[JOERG],
        mailboxes: &mailboxes.mail(),
        world: world.address,
    });
    let Some(browser) = Browser::start(&[]) else { return };
    let desk = format!("http://{}", server.web);
    let mia = browser.window("mia", Script::Runs).await;

    mia.go(&format!("{desk}/set-up")).await;
    for (field, text) in [
        ("desk-name", "Birch & Son"),
        ("public-url", desk.as_str()),
        ("mailbox", "help@birch.example"),
        ("your-name", "Mia Dahl"),
        ("email", "mia@birch-staff.example"),
        ("password", PASSWORD),
    ] {
        mia.type_into(&format!("input[name={field}]"), text).await;
    }
    let zone = mia.comes("the time zone", "select[name=zone]").await;
    zone.select_by_value("Europe/Amsterdam").await.unwrap();
    mia.click("form[action='/set-up'] button").await;
    mia.comes("the inbox", "#rows").await;
    steps_become(&mia, &desk, &[false, false, false]).await;

    mia.click(".steps li:first-child a").await;
    mia.reads("nobody asked", "p", "Nobody has asked yet.").await;
    mia.click("form[action$='/connection'] button").await;
    mia.reads("that it was asked", "p.finding", "takes our mail").await;
    steps_become(&mia, &desk, &[true, false, false]).await;
    mia.click(".steps li:first-child a").await;
    mia.reads("the message to the address", "p.finding", "The message to help@birch.example came after").await;
    mia.reads("the one with a tag", "p.finding", "The message to help+test@birch.example came after").await;

    let mail = swaks::Mail {
        name: "Jörg Müller".into(),
        from: JOERG.into(),
        to: "help@birch.example".into(),
        subject: "Der Kessel pfeift".into(),
        text: "Guten Tag,\n\nmein Kessel pfeift. Was kann ich tun?\n\nJörg\n".into(),
        ..swaks::Mail::default()
    };
    swaks::send(postfix.address, &mail.with("Message-Id", "<kessel-1@people.example>"));
    steps_become(&mia, &desk, &[true, true, false]).await;
    mia.click(".steps li:last-child a").await;
    mia.reads("the conversation", "#conversation-title", "Der Kessel pfeift").await;
    mia.type_into("#composer textarea[name=body]", "Unscrew the whistle, Jörg, and rinse it.").await;
    mia.click("#composer button.primary.if-reply").await;
    mia.reads("the answer", "article.message.out", "Unscrew the whistle").await;
    steps_become(&mia, &desk, &[true, true, true]).await;
    mailboxes.wait_for("joerg", "the answer", |mail| mail.raw.contains("Unscrew the whistle"));
    assert_eq!(mia.count("#rows a.row").await, 1, "what went there and back is no conversation");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
    mia.close().await;
}
