//! Passkeys through the pages: where they are offered, what devices are asked, and what strangers and hostile forms get.

use crate::common::{Browser, PASSWORD, Seen, World};
use axum::http::StatusCode;
use domain::Millis;
use serde_json::Value;

const SECURITY: &str = "/settings/security";

async fn desk_at(name: &str, public_url: &str) -> (World, Browser) {
    let (world, admin) = World::open(name).await;
    let desk = [("desk-name", "Kettle"), ("public-url", public_url), ("language", "en")];
    assert!(world.post(&admin, "/settings/desk", &desk).await.status.is_redirection());
    (world, admin)
}

fn asked(of: &Seen) -> Value {
    assert_eq!(of.status, StatusCode::OK, "{}", of.body);
    serde_json::from_str(&of.body).expect("JSON")
}

#[tokio::test]
async fn the_door_offers_passkeys_where_browsers_do() {
    for (name, url, why_not) in [
        ("passkeys-none", "", "nobody has said under which address"),
        ("passkeys-plain", "http://desk.example", "by https only"),
        ("passkeys-number", "https://192.0.2.1", "is a number"),
    ] {
        let (world, admin) = desk_at(name, url).await;
        let door = world.get(&Browser::default(), "/sign-in").await;
        assert!(!door.body.contains("passkey") && !door.body.contains("<script"), "{}", door.body);
        let page = world.get(&admin, SECURITY).await;
        assert!(page.body.contains(why_not) && !page.body.contains("data-passkey"), "{}", page.body);
        let question = world.post(&admin, "/settings/security/passkeys/question", &[("name", "Phone")]).await;
        assert_eq!(question.status, StatusCode::CONFLICT, "{}", question.body);
        let question = world.post(&Browser::default(), "/sign-in/passkey/question", &[]).await;
        assert_eq!(question.status, StatusCode::CONFLICT, "{}", question.body);
    }
    let (world, admin) = desk_at("passkeys-offered", "https://public.example").await;
    let door = world.get(&Browser::default(), "/sign-in?to=/tasks").await;
    assert_eq!(door.attributes("form[data-passkey]", "data-site"), ["public.example"]);
    assert_eq!(door.attributes("form[data-passkey] input[name=after]", "value"), ["/tasks"]);
    assert!(door.body.contains("username webauthn"));
    assert!(world.get(&admin, SECURITY).await.body.contains("You have none yet."));
    let inbox = world.get(&admin, "/inbox/open").await;
    assert!(!inbox.body.contains("/assets/passkey."), "loaded where it is needed only");
}

#[tokio::test]
async fn a_device_is_asked_for_what_the_desk_takes() {
    let (world, admin) = desk_at("passkeys-asked", "https://public.example").await;
    let new = asked(&world.post(&admin, "/settings/security/passkeys/question", &[("name", "Phone")]).await);
    assert_eq!((&new["site"]["id"], &new["kinds"]), (&"public.example".into(), &vec![-8, -7, -257].into()));
    assert!(new["challenge"].as_str().is_some_and(|challenge| challenge.len() == 43), "32 bytes: {new}");
    let handle = new["user"]["id"].as_str().expect("a handle");
    assert!(handle.len() >= 20 && !handle.contains('@'), "chance, not who they are: {handle}");
    let refused = world.post(&admin, "/settings/security/passkeys/question", &[("name", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    world.desk.clock.advance(Millis::minutes(11));
    let question = |password| [("name", "Phone"), ("password", password)];
    let refused = world.post(&admin, "/settings/security/passkeys/question", &question("")).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body == "Type your password first.",
        "{}",
        refused.body
    );
    let page = world.get(&admin, SECURITY).await;
    assert_eq!(page.attributes("form[data-passkey] input[type=password]", "name"), ["password"]);
    asked(&world.post(&admin, "/settings/security/passkeys/question", &question(PASSWORD)).await);

    let mut stranger = Browser::default();
    let door = world.post(&stranger, "/sign-in/passkey/question", &[]).await;
    stranger.take_cookie(&door);
    let door = asked(&door);
    assert!(door.get("user").is_none() && door.get("known").is_none(), "nobody learns who works here: {door}");
    let again = world.post(&stranger, "/sign-in/passkey/question", &[]).await;
    let kept = again.headers["set-cookie"].to_str().expect("text").to_owned();
    let first = kept.split(';').next().expect("a cookie").to_owned();
    assert!(stranger.cookie.contains(&first), "two pages of one browser wait together: {kept}");
    assert!(kept.contains("HttpOnly") && kept.contains("SameSite=Lax"), "{kept}");
    assert_ne!(asked(&again)["challenge"], door["challenge"]);
}

#[tokio::test]
async fn what_no_device_wrote_is_refused_in_words() {
    let (world, admin) = desk_at("passkeys-hostile", "https://public.example").await;
    let long = "A".repeat(12_000);
    for odd in ["", "AAAA", "%00", "{}", "e30", long.as_str()] {
        let shown = ["credential", "client-data", "authenticator", "signature", "handle"].map(|name| (name, odd));
        let page = world.post(&Browser::default(), "/sign-in/passkey", &shown).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{}", page.body);
        assert!(page.body.contains("This passkey does not let you in here."), "{}", page.body);
        let made = [("name", "Phone"), ("client-data", odd), ("attestation", odd)];
        let page = world.post(&admin, "/settings/security/passkeys", &made).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        assert!(page.body.contains("does not belong to this desk"), "{}", page.body);
    }
    for path in
        ["/settings/security/passkeys/1", "/settings/security/passkeys/1/removal", "/settings/security/passkeys/x"]
    {
        assert_eq!(world.post(&admin, path, &[("name", "Mine")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let elsewhere = Browser { site: "cross-site", ..Browser::default() };
    let page = world.post(&elsewhere, "/sign-in/passkey", &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
}
