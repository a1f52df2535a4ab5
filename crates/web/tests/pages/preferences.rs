//! What agents set for themselves: keys, the widths of panes.

use crate::common::World;
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_are_changed_refused_in_words_and_put_back() {
    let (world, browser) = World::open("own-keys").await;
    let page = world.get(&browser, "/settings/keys").await;
    assert_eq!(page.attributes("#own-keys input.one-key", "placeholder").len(), 23, "each act has a field");
    let changed =
        world.post(&browser, "/settings/keys", &[("single", "1"), ("key-close", "q"), ("key-next", "ö")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let inbox = world.get(&browser, "/inbox/open").await;
    let words: serde_json::Value = serde_json::from_str(&inbox.attributes("#words", "data-keys")[0]).expect("JSON");
    assert_eq!(words, serde_json::json!({ "e": "q", "j": "ö" }), "the script hears what differs");
    assert!(inbox.texts("#keys kbd").contains(&"q".to_owned()), "and the list of keys says it");
    for (field, typed, said) in [
        ("key-close", "qq", "“qq” is no key for “close”"),
        ("key-close", "7", "digits open views"),
        ("key-close", "k", "“previous conversation” would both have the key k"),
        ("key-note", "<", ""),
    ] {
        let refused = world.post(&browser, "/settings/keys", &[("single", "1"), (field, typed)]).await;
        if said.is_empty() {
            assert_eq!(refused.status, StatusCode::SEE_OTHER, "a sign is a key");
            continue;
        }
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.texts("[role=alert]").join(" ").contains(said), "{typed}: {:?}", refused.texts("[role=alert]"));
        assert_eq!(refused.attributes(&format!("input[name={field}]"), "value"), [typed], "what was typed is kept");
    }
    world.post(&browser, "/settings/keys", &[("key-close", "q")]).await;
    assert_eq!(
        world.get(&browser, "/inbox/open").await.attributes("#words", "data-keys"),
        ["off"],
        "single keys can be off"
    );
    world.post(&browser, "/settings/keys", &[("single", "1")]).await;
    assert!(
        world.get(&browser, "/inbox/open").await.attributes("#words", "data-keys").is_empty(),
        "all as delivered again"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn panes_keep_their_widths_on_every_computer() {
    let (world, browser) = World::open("panes").await;
    let sheets = |page: &crate::common::Seen| page.attributes("link[rel=stylesheet]", "href");
    assert_eq!(
        sheets(&world.get(&browser, "/inbox/open").await).len(),
        1,
        "nothing more is loaded while all is as delivered"
    );
    world.post(&browser, "/settings/panes", &[("list", "401"), ("side", "9999")]).await;
    let href = sheets(&world.get(&browser, "/inbox/open").await).remove(1);
    assert_eq!(href, "/panes/401-400.css");
    let sheet = world.get(&browser, &href).await;
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.header("cache-control").contains("immutable"));
    assert_eq!(sheet.body.trim(), ":root { --list-width: 401px; --side-width: 400px }");
    for odd in ["/panes/x.css", "/panes/1-2", "/panes/1;}body{-2.css", "/panes/99999999-1.css"] {
        assert_eq!(world.get(&browser, odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
    let wrong = world.post(&browser, "/settings/panes", &[("list", "wide"), ("side", "300")]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_is_handed_over_with_what_the_next_one_should_know() {
    let (world, marit) = World::open("hand-over").await;
    let sam = world.second(&marit).await;
    let id = world.write("amara@example.com", "Kettle", "It whistles.").await;
    let page = world.get(&marit, &format!("/conversations/{id}")).await;
    let to = page.attributes("#hand-over option", "value").remove(0);
    let path = format!("/conversations/{id}/owner");
    let long = "x".repeat(200_001);
    let refused = world.post(&marit, &path, &[("agent", &to), ("note", &long)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "a note has a limit");
    assert!(world.get(&marit, &format!("/conversations/{id}")).await.texts(".has-it").join("").contains("Marit"));
    let handed = world.post(&marit, &path, &[("agent", &to), ("note", "She called twice; be kind.")]).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER);
    let page = world.get(&sam, &format!("/conversations/{id}")).await;
    assert!(page.texts(".has-it").join("").contains("Sam Osei"), "{:?}", page.texts(".has-it"));
    assert!(page.texts(".message.note .words").join("").contains("She called twice; be kind."));
}
