//! A message there and back over real parts: the real program, a real Postfix that carries it, a real Dovecot that it is
//! fetched from. Asked and read in the pages, as a new owner does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::net::SocketAddr;
use std::path::PathBuf;
use tests::dovecot::{Dovecot, PASSWORD as MAILBOX_PASSWORD};
use tests::http;
use tests::machine::{free_port, wait_for};
use tests::postfix::{Postfix, Routes};
use tests::server::{PASSWORD, Relay, Server, binary, run};

const HELP: &str = "help@birch.example";

fn program(what: &str) -> Option<PathBuf> {
    let binary = binary()?;
    (Postfix::can_start(what) && Dovecot::can_start(what)).then_some(binary)
}

/// Signs in as the first person; gives the cookie.
fn signed_in(web: SocketAddr) -> String {
    let form = format!("email=mia%40birch-staff.example&password={}", PASSWORD.replace(' ', "+"));
    let answer = http::post_form(web, "/sign-in", "", &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("Set-Cookie").and_then(|cookie| cookie.split(';').next()).expect("a cookie").to_owned()
}

/// Asks whether the mailbox is connected, and waits until the page says all of these.
fn asks_and_reads(web: SocketAddr, wanted: &[&str]) -> String {
    let cookie = signed_in(web);
    let list = http::get(web, "/settings/mailboxes", &cookie).text();
    let begin = list.find("/settings/mailboxes/").map(|_| list.split("/connection\"").next().unwrap_or_default());
    let path = begin.and_then(|begin| begin.rsplit('"').next()).expect("the way to the page");
    let path = format!("{path}/connection");
    let asked = http::post_form(web, &path, &cookie, "");
    assert_eq!((asked.status, asked.header("Location")), (303, Some(path.as_str())), "{}", asked.text());
    let page = wait_for(&format!("{wanted:?}"), || {
        let page = http::get(web, &path, &cookie).text();
        wanted.iter().all(|words| page.contains(words)).then_some(page)
    });
    let inbox = http::get(web, "/inbox/open", &cookie).text();
    assert!(inbox.contains("Nobody has written yet"), "it is no conversation");
    page
}

#[test]
fn what_leaves_by_postfix_comes_straight_back_to_the_desk() {
    let Some(binary) = program("there and back") else { return };
    let (postfix, mailboxes, world) = (Postfix::prepare(), Dovecot::start(), Relay::start());
    let data = store::testing::folder("there-and-back");
    let server = Server::set_up_and_start(&binary, &data, &postfix.options());
    postfix.start(Routes {
        desk: ("birch.example", server.smtp),
        people: &["joerg@people.example"],
        mailboxes: &mailboxes.mail(),
        world: world.address,
    });
    let page = asks_and_reads(
        server.web,
        &[
            "The message to help@birch.example came after",
            "The message to help+test@birch.example came after",
            "takes our mail",
        ],
    );
    assert!(page.contains("handed over by") && !page.contains("fetched from"), "{page}");
    assert_eq!(world.count(), 0, "nobody else was written to");
}

#[test]
fn what_leaves_by_postfix_is_fetched_from_dovecot_and_a_tag_that_nobody_takes_is_told() {
    let Some(binary) = program("there and back, fetched") else { return };
    let (postfix, mailboxes, world) = (Postfix::prepare(), Dovecot::start(), Relay::start());
    let data = store::testing::folder("there-and-back-fetched");
    let options = postfix.options();
    drop(Server::set_up_and_start(&binary, &data, &options));
    let port = mailboxes.address().port().to_string();
    let source = ["source", "add", HELP, "--host", "127.0.0.1", "--port", &port, "--tls", "none", "--user", "help"];
    let added = run(&binary, &data, &options, &source, MAILBOX_PASSWORD);
    assert_eq!(added.code, 0, "{added:?}");
    let server = Server::start(&binary, &data, &options);
    postfix.start(Routes {
        desk: ("nobody.example", free_port()),
        people: &[HELP],
        mailboxes: &mailboxes.mail(),
        world: world.address,
    });
    asks_and_reads(
        server.web,
        &[
            "The message to help@birch.example came after",
            "fetched from 127.0.0.1",
            "The message to help+test@birch.example did not leave",
            "take them for the mailbox",
        ],
    );
    assert_eq!(mailboxes.count("help", "INBOX").0, 1, "it stays in the mailbox, as all mail does");
    assert_eq!(world.count(), 0, "nobody else was written to");
}
