//! Everybody reads the desk in their own language: what the browser asks for, and what an agent chose.

use crate::common::{Browser, World};
use axum::http::StatusCode;

fn asking(languages: &'static str) -> Browser {
    Browser { languages, ..Browser::default() }
}

#[tokio::test]
async fn before_somebody_signs_in_their_browser_decides() {
    let (world, _) = World::open("language-browser").await;
    for (asked, tag, direction) in [
        ("de-AT,de;q=0.9,en;q=0.5", "de", None),
        ("ar", "ar", Some("rtl")),
        ("nl", "en", None),
        ("", "en", None),
        (", ;q=x, en;q=", "en", None),
    ] {
        let page = world.get(&asking(asked), "/sign-in").await;
        assert_eq!(page.attributes("html", "lang"), [tag], "{asked:?}");
        assert_eq!(page.attributes("html", "dir").first().map(String::as_str), direction, "{asked:?}");
    }
    let nowhere = world.get(&asking("fr"), "/nowhere").await;
    assert_eq!((nowhere.status, nowhere.attributes("html", "lang")), (StatusCode::NOT_FOUND, vec!["fr".to_owned()]));
}

#[tokio::test]
async fn an_agents_choice_goes_before_the_browsers_and_can_be_taken_back() {
    let (world, browser) = World::open("language-choice").await;
    let browser = Browser { languages: "de", ..browser };
    let profile = world.get(&browser, "/settings/profile").await;
    assert_eq!(profile.attributes("html", "lang"), ["de"]);
    assert_eq!(profile.texts("#language option[selected]").len(), 1, "as the browser asks");
    for (chosen, tag) in [("ja", "ja"), ("", "de"), ("tlh", "de"), ("es", "es")] {
        let kept = world.post(&browser, "/settings/profile/language", &[("language", chosen)]).await;
        assert_eq!(kept.location(), "/settings/profile");
        for path in ["/inbox/mine", "/tasks", "/nowhere"] {
            let page = world.get(&browser, path).await;
            // Nobody signs in to learn that there is nothing.
            let expected = if path == "/nowhere" { "de" } else { tag };
            assert_eq!(page.attributes("html", "lang"), [expected], "{chosen} {path}");
        }
    }
    let profile = world.get(&browser, "/settings/profile").await;
    assert_eq!(profile.texts("#language option[selected]"), ["Español"]);
    let refused = world.get(&browser, "/conversations/1").await;
    assert_eq!((refused.status, refused.attributes("html", "lang")), (StatusCode::NOT_FOUND, vec!["es".to_owned()]));
}

#[tokio::test]
async fn times_are_written_in_the_readers_language() {
    let (world, browser) = World::open("language-times").await;
    let id = world.write("amara@example.com", "My lamp", "It is broken. What can I do?").await;
    world.later(domain::Millis::days(10));
    let dates = |page: &crate::common::Seen| page.texts("#entries article time").remove(0);
    let english = world.get(&browser, &format!("/conversations/{id}")).await;
    let french = world.get(&Browser { languages: "fr", ..browser.clone() }, &format!("/conversations/{id}")).await;
    assert_eq!((dates(&english).as_str(), dates(&french).as_str()), ("20 Nov", "20 nov."));
}

#[tokio::test]
async fn a_customers_page_is_in_the_language_of_the_customers_browser() {
    let (world, browser) = World::open("language-customer").await;
    let id = world.write("amara@example.com", "My lamp", "It is broken. What can I do?").await;
    let seen = world.get(&browser, &format!("/conversations/{id}")).await;
    let link = seen.attributes("#side a[href^='/q/']", "href").remove(0);
    assert_eq!(world.get(&asking("ar"), &link).await.attributes("html", "dir"), ["rtl"]);
    assert_eq!(world.get(&asking("de"), "/q/nobody").await.attributes("html", "lang"), ["de"]);
}

#[tokio::test]
async fn what_somebody_writes_tells_their_language_until_an_agent_says_it() {
    let (world, browser) = World::open("language-learnt").await;
    let german =
        "Guten Tag, mein Wasserkocher ist gestern kaputt angekommen, und ich möchte ihn gern umtauschen. Wie geht das?";
    let id = world.write("amara@example.com", "Wasserkocher", german).await;
    let at = format!("/conversations/{id}");
    let chosen = "#customer-language option[selected]";
    assert_eq!(world.get(&browser, &at).await.texts(chosen), ["Deutsch"]);
    let page = world.get(&browser, &at).await.attributes("#side a[href^='/q/']", "href").remove(0);
    assert_eq!(world.get(&Browser::default(), &page).await.attributes("html", "lang"), ["de"], "as they write");
    assert_eq!(world.get(&asking("fr"), &page).await.attributes("html", "lang"), ["fr"], "as they ask");

    let said = world.post(&browser, &format!("{at}/language"), &[("language", "es")]).await;
    assert_eq!(said.location(), at);
    world.write("amara@example.com", "Noch etwas", german).await;
    let seen = world.get(&browser, &at).await;
    assert_eq!(seen.texts(chosen), ["Español"], "what an agent says stays");
    assert!(
        seen.texts(".event").concat().contains("said that letters to them are in Español"),
        "{:?}",
        seen.texts(".event")
    );
    world.post(&browser, &format!("{at}/language"), &[("language", "")]).await;
    world.write("amara@example.com", "Und noch etwas", german).await;
    assert_eq!(world.get(&browser, &at).await.texts(chosen), ["Deutsch"]);
}

#[tokio::test]
async fn the_desk_has_a_language_for_those_who_have_told_none() {
    let (world, browser) = World::open("language-desk").await;
    let id = world.write("amara@example.com", "My lamp", "Broken.").await;
    let form = [("desk-name", "Kettle & Co"), ("public-url", "http://desk.example"), ("language", "ja")];
    assert_eq!(world.post(&browser, "/settings/desk", &form).await.location(), "/settings/desk");
    assert_eq!(world.get(&browser, "/settings/desk").await.texts("#language option[selected]"), ["日本語"]);
    let seen = world.get(&browser, &format!("/conversations/{id}")).await;
    let link = seen.attributes("#side a[href^='/q/']", "href").remove(0);
    assert_eq!(world.get(&Browser::default(), &link).await.attributes("html", "lang"), ["ja"]);
}
