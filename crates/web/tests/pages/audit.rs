//! The audit: what happened at the desk, in sentences, for those who may read it; and a change that shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::common::{Browser, World};
use axum::http::StatusCode;
use store::Trouble;

#[tokio::test]
async fn who_signed_in_and_who_was_refused_stands_in_the_audit() {
    let (world, admin) = World::open("audit-words").await;
    let sam = world.second(&admin).await;
    let wrong = [("email", "sam@kettle.example"), ("password", "not the password")];
    assert_eq!(world.post(&Browser::default(), "/sign-in", &wrong).await.status, StatusCode::UNAUTHORIZED);
    let mut page = world.get(&admin, "/settings/audit").await;
    for _ in 0..200 {
        if page.body.contains("was refused") {
            break;
        }
        // Nobody at the door waits for that entry, so it may come a moment later.
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        page = world.get(&admin, "/settings/audit").await;
    }
    for sentence in ["A try to sign in as Sam Osei was refused", "Sam Osei signed in", "Marit Dahl: Sam Osei joined"] {
        assert!(page.body.contains(sentence), "{sentence}: {}", page.body);
    }
    assert!(!page.body.contains("not the password"));
    let agents = world.desk.reader().read(|read| read.agents()).await.unwrap();
    let own = agents.iter().find(|agent| agent.name == "Sam Osei").unwrap().id;
    let of_sam = world.get(&admin, &format!("/settings/audit?person={own}")).await;
    assert!(of_sam.body.contains("Sam Osei signed in"));
    assert!(!of_sam.body.contains("Marit Dahl signed in"));
    let before = world.get(&admin, "/settings/audit?to=2020-01-01").await;
    assert!(before.body.contains("Nothing happened that fits."), "{}", before.body);
    let refused = world.get(&sam, "/settings/audit").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("Ask Marit Dahl."), "{}", refused.body);
}

#[tokio::test]
async fn the_pages_of_the_audit_go_back_to_the_first_entry() {
    let (world, admin) = World::open("audit-pages").await;
    for _ in 0..6 {
        for name in 0..20 {
            world.post(&admin, "/settings/desk", &[("desk-name", &format!("Kettle {name}")), ("public-url", "")]).await;
        }
    }
    let first = world.get(&admin, "/settings/audit").await;
    let at = first.body.find("before=").expect("more") + "before=".len();
    let before: String = first.body[at..].chars().take_while(char::is_ascii_digit).collect();
    let second = world.get(&admin, &format!("/settings/audit?before={before}")).await;
    assert!(second.body.contains("the desk was set up"), "{}", second.body);
    assert!(!second.body.contains("before="));
}

#[tokio::test]
async fn a_check_says_unbroken_and_shows_where_somebody_changed_something() {
    let (world, admin) = World::open("audit-check").await;
    world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    for what in ["desk", "all"] {
        let page = world.post(&admin, "/settings/audit/check", &[("what", what)]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Unbroken: "), "{what}: {}", page.body);
    }
    // An entry that nobody chained stands in the way of the next one.
    let forged = world.desk.store.write(|tx| {
        tx.append(&[store::NewEntry {
            chain: desk::keep::DESK_CHAIN,
            sequence: 1_000,
            actor: domain::timeline::Actor::Operator,
            at: domain::Moment(1),
            kind: "signed-in",
            content: "{\"kind\":\"signed-in\"}".into(),
            salt: [0; 16],
            content_digest: [0; 32],
            digest: [0; 32],
        }])?;
        Ok::<_, Trouble>(())
    });
    forged.await.unwrap();
    let page = world.post(&admin, "/settings/audit/check", &[("what", "desk")]).await;
    assert!(page.body.contains("Broken: the timeline of 0 was changed at entry"), "{}", page.body);
}
