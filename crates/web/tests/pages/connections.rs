//! Whether a mailbox is connected, as a new owner finds it out in the browser.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use channel::email::EmailChannel;
use channel::email::authenticate::Names;
use channel::email::deliver::{Patience, Route};
use domain::connection::Seen;
use domain::{MailboxId, Millis};
use std::collections::BTreeMap;

const RECORDS: &str = r#"{
    "kettle.example.": {"MX": ["10 desk.example."], "TXT": ["v=spf1 ip4:198.51.100.1 -all"]},
    "desk.example.": {"A": ["192.0.2.10"]}
}"#;

async fn open(name: &str) -> (World, Browser, MailboxId) {
    open_by(name, Some(Route::Direct(BTreeMap::new()))).await
}

async fn open_by(name: &str, way: Option<Route>) -> (World, Browser, MailboxId) {
    let mail = EmailChannel::new(way, Vec::new(), "desk.example", Patience::default());
    let names = Names::from_json(RECORDS).expect("records");
    let (world, browser) = World::open_with(name, mail.expect("a channel").looking_up(names)).await;
    let id = world.desk.reader().read(|read| read.mailboxes()).await.expect("mailboxes")[0].id;
    (world, browser, id)
}

#[tokio::test]
async fn an_owner_asks_and_reads_what_to_publish_where() {
    let (world, browser, id) = open("connection-page").await;
    let here = format!("/settings/mailboxes/{id}/connection");
    let list = world.get(&browser, "/settings/mailboxes").await;
    assert!(list.attributes("td a", "href").contains(&here), "{}", list.body);
    let before = world.get(&browser, &here).await;
    assert!(before.body.contains("Nobody has asked yet."));
    assert_eq!(before.attributes("main form[action$=connection]", "action"), [here.as_str()]);
    let asked = world.post(&browser, &here, &[]).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, here.as_str()), "{}", asked.body);
    let page = world.get(&browser, &here).await;
    let found = page.texts("p.finding").join("\n");
    for words in [
        "comes straight to this desk, as desk.example.",
        "that address has no name",
        "desk.example is not among them",
        "Nobody signs your mail",
        "Begin by watching:",
        "It waits to leave.",
    ] {
        assert!(found.contains(words), "{words} in {found}");
    }
    let copied = page.attributes(".record input", "value");
    let wanted = [
        ("10.2.0.192.in-addr.arpa", "PTR", "desk.example."),
        ("kettle.example", "TXT", "v=spf1 ip4:198.51.100.1 a:desk.example -all"),
        ("_dmarc.kettle.example", "TXT", "v=DMARC1; p=none; rua=mailto:postmaster@kettle.example"),
    ];
    let wanted: Vec<&str> = wanted.iter().flat_map(|(name, kind, value)| [*name, *kind, *value]).collect();
    assert_eq!(copied, wanted);
    assert_eq!(page.texts("p[role=status]"), ["A customer would wait in vain. What to do stands below."]);
    assert!(page.attributes(".actions a", "href").contains(&here), "something is on its way");
    let list = world.get(&browser, "/settings/mailboxes").await;
    assert!(list.texts("td small a").contains(&"Is it connected? in vain".to_owned()), "{}", list.body);
    let audit = world.get(&browser, "/settings/audit").await;
    assert!(audit.body.contains("it was asked whether"), "who asked is known");
}

#[tokio::test]
async fn where_nothing_can_leave_customers_wait_in_vain_and_no_message_is_promised() {
    let (world, browser, id) = open_by("connection-held", None).await;
    let here = format!("/settings/mailboxes/{id}/connection");
    let before = world.get(&browser, &here).await;
    assert!(before.body.contains("No message is sent there and back"), "{}", before.body);
    assert!(!before.body.contains("two messages are sent"));
    world.post(&browser, &here, &[]).await;
    let page = world.get(&browser, &here).await;
    assert_eq!(page.texts("p[role=status]"), ["A customer would wait in vain. What to do stands below."]);
    let found = page.texts("p.finding").join("\n");
    assert!(found.contains("in vain Your answers stay in the post room until a mail relay is set up:"), "{found}");
}

#[tokio::test]
async fn who_may_not_set_up_reads_who_can_and_what_is_not_there_is_not_there() {
    let (world, browser, id) = open("connection-who").await;
    let here = format!("/settings/mailboxes/{id}/connection");
    let colleague = world.second(&browser).await;
    let page = world.get(&colleague, &here).await;
    assert!(page.attributes("main form[action$=connection]", "action").is_empty());
    assert!(page.body.contains("An administrator can ask"), "{}", page.body);
    assert_eq!(world.post(&colleague, &here, &[]).await.status, StatusCode::FORBIDDEN);
    for gone in ["1", "-1", "0", "99999999999999999999", "x"] {
        let path = format!("/settings/mailboxes/{gone}/connection");
        let (seen, posted) = (world.get(&browser, &path).await.status, world.post(&browser, &path, &[]).await.status);
        assert!([StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST].contains(&seen), "{gone}: {seen}");
        assert!([StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST].contains(&posted), "{gone}: {posted}");
    }
}

#[tokio::test]
async fn a_process_without_name_servers_says_so() {
    let (world, browser) = World::open("connection-nobody").await;
    let id = world.desk.reader().read(|read| read.mailboxes()).await.expect("mailboxes")[0].id;
    let refused = world.post(&browser, &format!("/settings/mailboxes/{id}/connection"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(
        refused.texts("[role=alert]"),
        ["This process has no name servers to ask. Ask on the command line: answerable doctor."]
    );
}

#[tokio::test]
async fn a_lost_mailbox_stands_across_every_page_with_the_way_to_its_reasons() {
    let (world, browser, id) = open("connection-lost").await;
    let now = world.desk.now();
    let stored = world.desk.store.write(move |tx| {
        tx.put_connection(id, &Seen::default(), now)?;
        tx.connection_stands(id, Some(now), Some(now))
    });
    stored.await.expect("kept");
    world.later(Millis::seconds(6));
    let page = world.get(&browser, "/inbox/mine").await;
    assert!(page.body.contains("was connected and is so no longer: a customer would wait in vain."), "{}", page.body);
    assert!(page.attributes("a", "href").contains(&format!("/settings/mailboxes/{id}/connection")));
    let health = world.get(&Browser::default(), "/health").await.body;
    assert!(health.contains("\"mailboxes_lost\":1") && !health.contains("kettle.example"), "{health}");
}

#[tokio::test]
async fn what_strangers_publish_is_text_and_nothing_else() {
    let (world, browser, id) = open("connection-hostile").await;
    let hostile = "<script>alert(1)</script>\u{202e}";
    let seen = Seen {
        sends: domain::connection::Sends::Relay("smtp.carrier.example".into()),
        relay: Some(Err(hostile.repeat(50))),
        spf: Some(vec![format!("v=spf1 {hostile} -all")]),
        ..Seen::default()
    };
    let now = world.desk.now();
    world.desk.store.write(move |tx| tx.put_connection(id, &seen, now)).await.expect("kept");
    let page = world.get(&browser, &format!("/settings/mailboxes/{id}/connection")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
}
