//! Fetching from elsewhere, on the screen.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use desk::seal::{KEY_BYTES, Seal};
use domain::Millis;
use domain::source::Fault;

/// A port of this machine at which nobody listens.
fn dead_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0");
    listener.and_then(|listener| listener.local_addr()).map_or_else(|_| "1".into(), |at| at.port().to_string())
}

#[tokio::test]
async fn a_source_that_does_not_work_is_not_connected_and_what_was_typed_stays() {
    let (world, browser) = World::open("source-form").await;
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    let list = world.get(&browser, "/settings/mailboxes").await;
    assert!(list.body.contains("Nothing is fetched yet"), "the empty list says what could be there");
    let form = world.get(&browser, "/settings/sources/new").await;
    assert_eq!((form.status, form.value("port").as_str()), (StatusCode::OK, "993"));

    let mailbox = world.desk.reader().read(|read| read.mailboxes()).await.expect("mailboxes")[0].id.to_string();
    let port = dead_port();
    let mut fields = vec![
        ("mailbox", mailbox.as_str()),
        ("account", "help"),
        ("password", "open sesame"),
        ("host", "127.0.0.1"),
        ("port", port.as_str()),
        ("encryption", "none"),
        ("folder", "INBOX"),
        ("move_to", "Fetched"),
        ("days", "14"),
    ];
    let refused = world.post(&browser, "/settings/sources/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.texts("#host-wrong").concat().contains("cannot be reached"), "{}", refused.body);
    assert!(!refused.body.contains("os error"), "a number of this machine says nothing to anybody");
    assert_eq!(
        (refused.value("port"), refused.value("move_to"), refused.value("days")),
        (port.clone(), "Fetched".into(), "14".into())
    );
    assert!(!refused.body.contains("open sesame"), "a password never comes back");
    fields[7] = ("move_to", "INBOX");
    let refused = world.post(&browser, "/settings/sources/new", &fields).await;
    assert_eq!(refused.texts("#move_to-wrong").len(), 1, "{}", refused.body);
    assert_eq!(world.desk.health().await.expect("health").sources, 0);
}

#[tokio::test]
async fn a_source_that_fails_is_loud_on_every_page_and_can_be_ended() {
    let (world, browser) = World::open("source-loud").await;
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    let mailbox = world.desk.reader().read(|read| read.mailboxes()).await.expect("mailboxes")[0].id;
    let new = desk::source::NewSource {
        mailbox,
        server: domain::source::Server {
            host: "imap.kettle.example".into(),
            port: 993,
            encryption: domain::source::Encryption::Implicit,
        },
        account: "help@kettle.example".into(),
        folder: String::new(),
        sign_in: domain::source::SignIn::Password,
        secret: "open sesame".into(),
        after: domain::source::After::Leave,
        backlog_days: 0,
    };
    let id = world.desk.add_source(domain::timeline::Actor::Operator, new, None).await.expect("added");
    for _ in 0..2 {
        world.desk.source_failed(id, &Fault::Refused("it said no".into())).await.expect("noted");
    }
    world.desk.clock.advance(Millis::seconds(10));
    assert!(!world.get(&browser, "/tasks").await.body.contains("No mail comes from"), "twice may be an accident");
    world.desk.source_failed(id, &Fault::Refused("it said no".into())).await.expect("noted");
    world.desk.clock.advance(Millis::seconds(10));
    let seen = world.get(&browser, "/tasks").await;
    assert!(seen.texts("#health").concat().contains("The password was refused"), "{}", seen.body);
    let health = world.get(&Browser::default(), "/health").await.body;
    assert!(health.contains("\"sources_silent\":1") && health.contains("No mail comes from 1 of 1"), "{health}");
    assert!(!health.contains("kettle.example"), "{health}");
    let metrics = world.get(&browser, "/metrics").await.body;
    assert!(metrics.contains("answerable_sources_silent 1"), "{metrics}");
    let list = world.get(&browser, "/settings/mailboxes").await;
    assert!(list.body.contains("imap.kettle.example") && !list.body.contains("open sesame"));
    assert_eq!(list.texts("details form[action$=removal] button"), ["Remove it"], "its password goes, so it is asked");
    assert_eq!(list.texts("form[action='/settings/mailboxes'] button"), ["Add"]);
    let agent = world.second(&browser).await;
    let list = world.get(&agent, "/settings/mailboxes").await;
    let loud = list.texts("#health").concat();
    assert!(loud.contains("An administrator can mend it: Marit Dahl."), "{loud}");
    assert!(!loud.contains("Enter it again"), "nobody is told to do what they may not do");
    assert!(list.attributes("form[action^='/settings/']", "action").is_empty(), "{}", list.body);
    let removed = world.post(&browser, &format!("/settings/sources/{id}/removal"), &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let gone = world.post(&browser, &format!("/settings/sources/{id}/removal"), &[]).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    world.desk.clock.advance(Millis::seconds(10));
    assert!(!world.get(&browser, "/settings/mailboxes").await.body.contains("imap.kettle.example"));
}
