//! Rules, through the pages: written, seen at work on last week, switched on, refused with what was typed.

use crate::common::World;
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_is_written_seen_and_switched_on() {
    let (world, browser) = World::open("rules").await;
    let id = world.write("ada@example.com", "<Refund>", "I want a refund.").await;
    world.write("eve@example.com", "Lid", "The lid is loose.").await;
    let tagged =
        world.post(&browser, &format!("/conversations/{id}/tags"), &[("tag", "money"), ("name", "money")]).await;
    assert_eq!(tagged.status, StatusCode::SEE_OTHER, "{}", tagged.body);

    let form = [("name", "Refunds & <co>"), ("when", "arrives"), ("line", "refund"), ("tag", "money"), ("team", "")];
    let saved = world.post(&browser, "/settings/rules", &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let here = saved.location().to_owned();
    let page = world.get(&browser, &here).await;
    assert!(page.texts("#trial b").contains(&"It would have touched 1 conversation.".to_owned()), "{}", page.body);
    assert_eq!(page.texts("#trial .subject"), ["<Refund>"]);
    assert_eq!(page.attributes("#trial .row", "href"), [format!("/conversations/{id}")]);
    assert!(page.body.contains("Refunds &amp; &lt;co&gt;"));

    let seen = page.value("seen");
    assert_eq!(world.post(&browser, &format!("{here}/on"), &[("seen", "1")]).await.status, StatusCode::CONFLICT);
    assert_eq!(world.post(&browser, &format!("{here}/on"), &[("seen", &seen)]).await.location(), "/settings/rules");
    let list = world.get(&browser, "/settings/rules").await;
    assert!(list.texts("tbody .tag").iter().any(|state| state.starts_with("on since")), "{}", list.body);
    assert_eq!(list.texts("tbody ul li"), ["tag it “money”"]);

    let now = world.write("joy@example.com", "Again", "Another refund, please.").await;
    let conversation = world.get(&browser, &format!("/conversations/{now}")).await;
    assert!(conversation.body.contains("The rule “Refunds &amp; &lt;co&gt;” was followed"), "{}", conversation.body);

    for act in ["off", "order", "removal"] {
        assert_eq!(
            world.post(&browser, &format!("{here}/{act}"), &[("step", "earlier")]).await.location(),
            "/settings/rules"
        );
    }
    assert_eq!(world.get(&browser, &here).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post(&browser, &format!("{here}/off"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_will_not_do_comes_back_with_what_was_typed() {
    let (world, browser) = World::open("rules-refused").await;
    for (line, tag, hours, said) in [
        ("is:unread", "vip", "", "depends on who looks"),
        ("tag:nowhere", "vip", "", "is not understood, or not there"),
        ("", "", "", "Choose what the rule does"),
        ("", "nowhere", "", "A rule cannot do “tag:nowhere”"),
        ("", "", "100000", "A rule cannot do “snooze-for:100000”"),
    ] {
        let form = [("name", "Mine"), ("when", "begins"), ("line", line), ("tag", tag), ("snooze-for", hours)];
        let refused = world.post(&browser, "/settings/rules", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{line} {tag}");
        assert!(refused.body.contains(said), "{said}: {}", refused.body);
        assert_eq!((refused.value("name"), refused.value("line")), ("Mine".to_owned(), line.to_owned()));
    }
}
