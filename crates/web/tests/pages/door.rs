//! Who comes in, who stays out, and what another site cannot do.

use crate::common::{Browser, PASSWORD, SET_UP_KEY, World, set_up_form};
use axum::http::StatusCode;

#[tokio::test]
async fn a_new_desk_is_set_up_once_and_then_asks_who_is_there() {
    let world = World::empty("set-up");
    let stranger = Browser::default();
    assert_eq!(world.get(&stranger, "/").await.location(), "/set-up");
    assert_eq!(world.get(&stranger, "/sign-in").await.location(), "/set-up");
    let found_first = world.get(&stranger, "/set-up").await;
    assert_eq!(found_first.status, StatusCode::FORBIDDEN, "not whoever finds it first");
    let mut without: Vec<(&str, &str)> = set_up_form();
    without.retain(|(name, _)| *name != "key");
    assert_eq!(world.post(&stranger, "/set-up", &without).await.status, StatusCode::FORBIDDEN);
    let form = world.get(&stranger, &format!("/set-up?key={}", SET_UP_KEY.replace(' ', "+"))).await;
    assert_eq!(form.value("key"), SET_UP_KEY);
    assert_eq!(form.value("public-url"), "http://desk.example");

    let wrong: Vec<_> = set_up_form()
        .into_iter()
        .map(|(name, value)| if name == "mailbox" { (name, "noreply@kettle.example") } else { (name, value) })
        .collect();
    let refused = world.post(&stranger, "/set-up", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("#mailbox-wrong").len(), 1, "{}", refused.body);
    assert_eq!(refused.value("your-name"), "Marit Dahl", "what was typed is kept");
    let all_wrong = [
        ("key", SET_UP_KEY),
        ("desk-name", " "),
        ("public-url", "ftp://desk.example"),
        ("mailbox", "noreply@kettle.example"),
        ("email", "marit"),
        ("password", "short"),
        ("mon-open", "1"),
        ("mon-from", "18:00"),
        ("mon-to", "9:00"),
    ];
    let refused = world.post(&stranger, "/set-up", &all_wrong).await;
    for field in ["desk-name", "public-url", "mailbox", "your-name", "email", "password", "zone"] {
        assert_eq!(refused.texts(&format!("#{field}-wrong")).len(), 1, "{field}: all of it is said at once");
    }
    assert_eq!((refused.value("email"), refused.value("mon-from")), ("marit".into(), "18:00".into()));

    let done = world.post(&stranger, "/set-up", &set_up_form()).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(done.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    assert_eq!(world.get(&stranger, "/set-up").await.location(), "/sign-in");
    assert_eq!(world.post(&stranger, "/set-up", &set_up_form()).await.location(), "/sign-in");
}

#[tokio::test]
async fn only_the_right_password_opens_and_tries_are_limited() {
    let (world, _) = World::open("sign-in").await;
    let mut browser = Browser::default();
    let asked = world.get(&browser, "/tasks?x=1").await;
    assert_eq!(asked.location(), "/sign-in?to=/tasks%3Fx%3D1");
    assert_eq!(world.get(&browser, asked.location()).await.value("after"), "/tasks?x=1");
    let wrong =
        world.post(&browser, "/sign-in", &[("email", "marit@kettle.example"), ("password", "not this one")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.header("set-cookie").is_empty());
    let form = [("email", "marit@kettle.example"), ("password", PASSWORD), ("after", "//evil.example")];
    let right = world.post(&browser, "/sign-in", &form).await;
    assert_eq!((right.status, right.location()), (StatusCode::SEE_OTHER, "/"));
    browser.take_cookie(&right);
    assert_eq!(world.get(&browser, "/inbox/mine").await.status, StatusCode::OK);

    for _ in 0..desk::sign_in::TRIES_OF_ACCOUNT_MAX {
        world.post(&Browser::default(), "/sign-in", &[("email", "sam@kettle.example"), ("password", "guessing")]).await;
    }
    let form = [("email", "sam@kettle.example"), ("password", "guessing")];
    let too_many = world.post(&Browser::default(), "/sign-in", &form).await;
    assert_eq!(too_many.status, StatusCode::TOO_MANY_REQUESTS);

    let out = world.post(&browser, "/sign-out", &[]).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(world.get(&browser, "/").await.location(), "/sign-in?to=/");
}

#[tokio::test]
async fn whoever_is_not_signed_in_gets_nothing() {
    let (world, _) = World::open("walls").await;
    let id = world.write("amara@example.com", "Card declined", "It says declined.").await;
    let stranger = Browser::default();
    for path in
        ["/inbox/mine", "/tasks", "/search?q=declined", "/settings/agents", "/post-room", "/messages/1/original"]
    {
        let page = world.get(&stranger, path).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(world.get(&stranger.with_script(), path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(world.get(&stranger, "/events").await.status, StatusCode::UNAUTHORIZED);
    let closed = world.post(&stranger, &format!("/conversations/{id}/closure"), &[]).await;
    assert_eq!(closed.status, StatusCode::UNAUTHORIZED);
    assert_eq!(world.get(&stranger, "/metrics").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get(&stranger, "/health").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_another_site_posts_is_refused() {
    let (world, browser) = World::open("csrf").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let elsewhere = Browser { site: "cross-site", ..browser.clone() };
    for path in [
        format!("/conversations/{id}/closure"),
        format!("/conversations/{id}/replies"),
        "/sign-out".into(),
        "/settings/automatic-mail".into(),
    ] {
        assert_eq!(
            world.post(&elsewhere, &path, &[("body", "x"), ("run", "0")]).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    assert_eq!(world.get(&browser, "/inbox/mine").await.texts(".row").len(), 1, "nothing was changed");
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it() {
    let (world, mut browser) = World::open("password").await;
    let other = browser.clone();
    let path = "/settings/profile/password";
    let wrong = world.post(&browser, path, &[("current", "not this one"), ("new", "another good sentence")]).await;
    assert_eq!((wrong.status, wrong.texts("#current-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let short = world.post(&browser, path, &[("current", PASSWORD), ("new", "short")]).await;
    assert_eq!(short.texts("#new-wrong").len(), 1);
    let changed = world.post(&browser, path, &[("current", PASSWORD), ("new", "another good sentence")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    browser.take_cookie(&changed);
    assert_eq!(world.get(&browser, "/settings/profile").await.status, StatusCode::OK);
    assert_eq!(
        world.get(&other, "/settings/profile").await.status,
        StatusCode::SEE_OTHER,
        "other browsers are signed out"
    );
    let profile = world
        .post(&browser, "/settings/profile", &[("name", "Marit A. Dahl"), ("signature", "Kettle & Co\r\nService")])
        .await;
    assert_eq!(profile.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&browser, "/settings/profile").await.texts("textarea"), ["Kettle & Co\nService"]);
}

#[tokio::test]
async fn what_strangers_write_is_text_and_nothing_else() {
    let (world, browser) = World::open("injection").await;
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let raw = format!(
        "From: \"{}\" <amara@example.com>\nTo: help@kettle.example\nSubject: {evil}\nMessage-ID: <a@b.example>\n\n{evil}\n",
        evil.replace('"', "")
    );
    world.mail("amara@example.com", &raw).await;
    let id = world.latest().await;
    let token =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").page_token;
    world.post(&Browser::default(), &format!("/q/{token}/messages"), &[("key", "5"), ("body", evil)]).await;
    let paths = [
        "/inbox/mine".to_owned(),
        format!("/conversations/{id}"),
        "/search?q=script".to_owned(),
        format!("/q/{token}"),
        "/search?q=%3Cscript%3Ealert(1)".to_owned(),
    ];
    for path in paths {
        let page = world.get(&browser, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{path}");
        assert!(page.header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn nothing_stands_where_nothing_stands() {
    let (world, browser) = World::open("nothing").await;
    for path in [
        "/inbox/none",
        "/conversations/12",
        "/conversations/x",
        "/messages/12/html",
        "/messages/12/original",
        "/messages/1/attachments/0",
        "/post-room/9",
        "/nowhere",
    ] {
        let page = world.get(&browser, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.texts("h1"), ["There is nothing at this address"], "{path}");
    }
    for path in [
        "/conversations/12/closure",
        "/conversations/12/replies",
        "/conversations/12/notes",
        "/outgoing/4/again",
        "/outgoing/4/withdrawal",
        "/tasks/4/done",
    ] {
        let page = world.post(&browser, path, &[("body", "x"), ("draft", "3")]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(world.post(&browser, "/inbox/mine", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let inbox = world.get(&browser, "/inbox/mine").await;
    assert_eq!(inbox.texts("ol.steps li").len(), 3, "a new desk says how to begin");
}

#[tokio::test]
async fn the_cookie_insists_on_https_as_soon_as_the_public_address_does() {
    let world = World::empty("door-https");
    let form: Vec<_> = crate::common::set_up_form()
        .into_iter()
        .map(|(name, value)| (name, if name == "public-url" { "http://desk.example" } else { value }))
        .collect();
    let mut browser = Browser::default();
    let page = world.post(&browser, "/set-up", &form).await;
    browser.take_cookie(&page);
    assert!(browser.cookie.starts_with("answerable=") && !page.header("set-cookie").contains("Secure"));

    let change = [("desk-name", "Kettle & Co"), ("public-url", "https://desk.example"), ("zone", "Europe/Amsterdam")];
    let changed = world.post(&browser, "/settings/desk", &change).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let mut again = Browser::default();
    let form = [("email", "marit@kettle.example"), ("password", crate::common::PASSWORD)];
    let page = world.post(&again, "/sign-in", &form).await;
    again.take_cookie(&page);
    assert!(again.cookie.starts_with("__Host-answerable="), "{}", again.cookie);
    assert!(page.header("set-cookie").ends_with("; Secure"));
    assert_eq!(world.get(&again, "/inbox/mine").await.status, StatusCode::OK);
    // Any page of a neighbouring host could plant a cookie without the prefix.
    assert_eq!(world.get(&browser, "/inbox/mine").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_known_browser_is_not_locked_out_by_strangers() {
    let (world, _) = World::open("door-known").await;
    let right = [("email", "marit@kettle.example"), ("password", crate::common::PASSWORD)];
    let wrong = [("email", "marit@kettle.example"), ("password", "a guess of somebody")];
    let entered = world.post(&Browser::default(), "/sign-in", &right).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let marks = entered.headers.get_all("set-cookie").iter().filter_map(|one| one.to_str().ok());
    let mark = marks.filter(|one| one.starts_with("browser=")).collect::<Vec<_>>();
    assert!(mark.len() == 1 && mark[0].contains("; HttpOnly"), "{mark:?}");
    let hers = Browser { cookie: mark[0].split(';').next().unwrap_or_default().to_owned(), ..Browser::default() };

    let stranger = Browser { cookie: "browser=madeup".into(), ..Browser::default() };
    for _ in 0..desk::sign_in::TRIES_OF_ACCOUNT_MAX {
        assert_eq!(world.post(&stranger, "/sign-in", &wrong).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(world.post(&stranger, "/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(world.post(&hers, "/sign-in", &right).await.status, StatusCode::SEE_OTHER);
    // Her own browser counts as well, and a new password makes all of them strangers.
    for _ in 0..desk::sign_in::TRIES_OF_ACCOUNT_MAX {
        assert_eq!(world.post(&hers, "/sign-in", &wrong).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(world.post(&hers, "/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    let new = "another kettle for everyone".to_owned();
    assert!(world.desk.reset_password("marit@kettle.example", new).await.is_ok());
    for _ in 0..desk::sign_in::TRIES_OF_ACCOUNT_MAX {
        assert_eq!(world.post(&hers, "/sign-in", &wrong).await.status, StatusCode::UNAUTHORIZED);
    }
    let known = world.post(&hers, "/sign-in", &right).await;
    assert_eq!(known.status, StatusCode::TOO_MANY_REQUESTS, "counted with everybody");
}

#[tokio::test]
async fn what_was_typed_about_the_desk_is_kept_when_it_is_refused() {
    let (world, browser) = World::open("door-typed").await;
    let named = [("desk-name", "Kettle & Sons"), ("public-url", "kettle"), ("language", "de")];
    let refused = world.post(&browser, "/settings/desk", &named).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.value("desk-name"), refused.value("public-url")), ("Kettle & Sons".into(), "kettle".into()));
    assert_eq!(refused.attributes("#language option[selected]", "value"), ["de"]);
    let action = world.get(&browser, "/settings/desk").await.attributes("form[action$='/hours']", "action")[0].clone();
    let hours = [("zone", "Europe/Paris"), ("tue-open", "1"), ("tue-from", "18:00"), ("tue-to", "soon")];
    let refused = world.post(&browser, &action, &hours).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("#zone-wrong").len(), 1, "{}", refused.body);
    assert_eq!((refused.value("tue-from"), refused.value("tue-to")), ("18:00".into(), "soon".into()));
    assert_eq!(refused.attributes("#zone option[selected]", "value"), ["Europe/Paris"]);
    assert!(refused.attributes("input[name=mon-open]", "checked").is_empty(), "Monday stays as it was typed");
}
