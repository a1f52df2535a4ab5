//! Filters and values that are offered while somebody types them.

use crate::common::{Browser, PASSWORD, World};
use axum::http::StatusCode;
use desk::team::NewAgent;
use domain::Millis;
use domain::team::{OpeningHours, Role, Team};
use domain::timeline::Actor;

async fn offered(world: &World, browser: &Browser, line: &str) -> Vec<String> {
    let query: String = line.bytes().map(|byte| format!("%{byte:02X}")).collect();
    world.get(browser, &format!("/search/offers?q={query}")).await.attributes("[role=option]", "data-put")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn filters_are_offered_by_two_letters_and_then_their_values() {
    let (world, marit) = World::open("offers").await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    for tag in ["Refund", "Réparation", "refund due"] {
        world.post(&marit, &format!("/conversations/{id}/tags"), &[("tag", tag)]).await;
    }
    let fields =
        [("name", "Order level"), ("about", "conversation"), ("kind", "choice"), ("choices", "Gold\nSilver plus")];
    assert!(world.post(&marit, "/settings/fields", &fields).await.status.is_redirection());
    world.later(Millis::minutes(2));
    while world.desk.chores(1).await.expect("the chores") > 0 {}
    for (line, expected) in [
        ("ow", &["owner:"][..]),
        ("kettle -T", &[]),
        ("kettle -ta", &["-tag:"]),
        ("o", &[]),
        ("tag:re", &["tag:Refund ", "tag:\"refund due\" ", "tag:Réparation "]),
        ("tag:rép", &["tag:Réparation "]),
        ("-tag:REPA", &["-tag:Réparation "]),
        ("tag:\"refund d", &["tag:\"refund due\" "]),
        ("tag:due", &["tag:\"refund due\" "]),
        ("tag:réparation", &[]),
        ("is:", &["is:open ", "is:snoozed ", "is:closed ", "is:spam ", "is:unread "]),
        ("priority:u", &["priority:urgent "]),
        ("owner:m", &["owner:me ", "owner:\"Marit Dahl\" "]),
        ("mailbox:help", &["mailbox:help@kettle.example "]),
        ("team:s", &["team:Service "]),
        ("from:ada", &["from:ada@example.com "]),
        ("field:lev", &["field:\"Order level="]),
        ("field:\"order level=s", &["field:\"Order level=Silver plus\" "]),
        ("before:7", &[]),
        ("owner:me ", &[]),
        ("https://", &[]),
        ("\"ow", &[]),
    ] {
        let mut found = offered(&world, &marit, line).await;
        found.sort_by_key(|put| expected.iter().position(|one| one == put));
        assert_eq!(found, expected, "{line}");
    }
    let list = world.get(&marit, "/search/offers?q=%F0%9F%AB%96+tag%3A%F0%9F%AB%96").await;
    assert_eq!((list.status, list.body.trim()), (StatusCode::OK, ""));
    let list = world.get(&marit, "/search/offers?q=x+tag%3Ar").await;
    assert_eq!(list.attributes("#offers", "data-over"), ["5"], "what stands there already goes");
    let nobody = world.get(&Browser::default(), "/search/offers?q=tag%3A").await;
    assert!(nobody.attributes("[role=option]", "data-put").is_empty() && nobody.status != StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twelve_are_offered_at_most() {
    let (world, marit) = World::open("offers-many").await;
    for number in 0..3 {
        let id = world.write(&format!("a{number}@example.com"), "A kettle", "Where is my kettle?").await;
        for tag in 0..7 {
            let tag = format!("kind {number} {tag}");
            world.post(&marit, &format!("/conversations/{id}/tags"), &[("tag", tag.as_str())]).await;
        }
    }
    assert_eq!(offered(&world, &marit, "tag:kind").await.len(), 12);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sees_one_team_is_offered_nothing_of_another() {
    let (world, marit) = World::open("offers-scope").await;
    world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let desk = world.desk.clone();
    let team = world.desk.store.write(move |tx| {
        let id = domain::TeamId(desk.chance.id(desk.now()));
        tx.add_team(&Team { id, name: "Returns".into(), lead: None, hours: OpeningHours::always() }, desk.now())?;
        Ok::<_, store::Trouble>(id)
    });
    let team = team.await.expect("a team");
    let new = NewAgent {
        name: "Nora Elm".into(),
        email: "nora@example.com".into(),
        role: Role::LightUser,
        signature: String::new(),
        password: Some(PASSWORD.into()),
        notify: false,
    };
    world.desk.add_agent(Actor::Operator, team, new).await.expect("an agent");
    world.later(Millis::minutes(2));
    while world.desk.chores(1).await.expect("the chores") > 0 {}
    let mut nora = Browser::default();
    let page = world.post(&nora, "/sign-in", &[("email", "nora@example.com"), ("password", PASSWORD)]).await;
    nora.take_cookie(&page);
    assert_eq!(offered(&world, &marit, "team:").await.len(), 2);
    assert_eq!(offered(&world, &nora, "team:").await, ["team:Returns "]);
    for line in ["mailbox:", "from:ada"] {
        assert!(!offered(&world, &marit, line).await.is_empty(), "{line}");
        assert!(offered(&world, &nora, line).await.is_empty(), "{line}");
    }
}
