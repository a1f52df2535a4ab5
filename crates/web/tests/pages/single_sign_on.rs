//! Signing in with an identity provider: what it takes to be let in, and all that lets nobody in. The provider is a stand-in
//! here; a real one stands in the browser's test.

use crate::common::{Browser, Seen, World};
use axum::http::{StatusCode, header};
use desk::Promised;
use desk::seal::{KEY_BYTES, Seal};
use desk::single_sign_on::{Code, Identities, NotTold, Question, Server};
use domain::Millis;
use domain::team::Claims;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

const ISSUER: &str = "https://id.example";

/// A provider that says what it is told to, about the question that it was asked last.
#[derive(Default)]
struct StandIn {
    says: Mutex<Value>,
    nonce: Mutex<String>,
}

impl Identities for StandIn {
    fn find<'a>(&'a self, issuer: &'a str) -> Promised<'a, Result<Server, String>> {
        let server = Server {
            page: format!("{issuer}/page"),
            tokens: String::new(),
            keys: String::new(),
            about: None,
            in_the_form: false,
        };
        Box::pin(std::future::ready(if issuer == ISSUER { Ok(server) } else { Err("no answer in time".into()) }))
    }
    fn page(&self, server: &Server, asked: &Question<'_>) -> String {
        *self.nonce.lock().expect("not poisoned") = asked.nonce.to_owned();
        assert!(asked.verifier.len() >= 43 && asked.back == "https://public.example/sign-in/provider/answer");
        format!("{}?state={}", server.page, asked.state)
    }
    fn ask<'a>(&'a self, _: &'a Server, brought: &'a Code<'a>) -> Promised<'a, Result<Claims, NotTold>> {
        assert!(matches!(brought.client, "desk" | "desk-2"));
        assert_eq!((brought.secret, brought.code), ("hush", "a-code"));
        let says = self.says.lock().expect("not poisoned");
        let told = match says.get("fails").and_then(Value::as_str) {
            Some(why) => Err(NotTold::Failed(why.to_owned())),
            None => Ok(Claims::of(&says)),
        };
        Box::pin(std::future::ready(told))
    }
}

struct Scene {
    world: World,
    admin: Browser,
    provider: Arc<StandIn>,
}

impl Scene {
    async fn open(name: &str) -> Scene {
        let (world, admin) = World::open(name).await;
        let provider = Arc::new(StandIn::default());
        assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
        assert!(world.desk.identities.set(provider.clone()).is_ok());
        let desk = [("desk-name", "Kettle"), ("public-url", "https://public.example"), ("language", "en")];
        assert!(world.post(&admin, "/settings/desk", &desk).await.status.is_redirection());
        let scene = Scene { world, admin, provider };
        assert_eq!(scene.set_up("").await.status, StatusCode::SEE_OTHER);
        scene
    }

    async fn set_up(&self, domain: &str) -> Seen {
        self.set_up_as("desk", domain).await
    }

    async fn set_up_as(&self, client: &str, domain: &str) -> Seen {
        let page = self.world.get(&self.admin, "/settings/single-sign-on").await;
        let team = page.attributes("select[name=team] option", "value").remove(0);
        let form = [
            ("name", "Birch"),
            ("issuer", ISSUER),
            ("client", client),
            ("secret", "hush"),
            ("domain", domain),
            ("team", &team),
        ];
        self.world.post(&self.admin, "/settings/single-sign-on", &form).await
    }

    /// Goes there, and comes back with what the provider says.
    async fn comes_back(&self, subject: &str, email: &str, change: impl Fn(&mut Value)) -> Seen {
        let (browser, state) = self.leaves("").await;
        let now = self.world.desk.now().0 / 1_000;
        let nonce = self.provider.nonce.lock().expect("not poisoned").clone();
        let mut says = json!({ "iss": ISSUER, "aud": "desk", "sub": subject, "exp": now + 60, "iat": now, "nonce": nonce,
            "email": email, "email_verified": true, "name": "Nora Lund" });
        change(&mut says);
        *self.provider.says.lock().expect("not poisoned") = says;
        self.world.get(&browser, &format!("/sign-in/provider/answer?code=a-code&state={state}")).await
    }

    async fn leaves(&self, query: &str) -> (Browser, String) {
        let mut browser = Browser::default();
        let gone = self.world.get(&browser, &format!("/sign-in/provider{query}")).await;
        assert!(gone.location().starts_with("https://id.example/page?state="), "{}", gone.location());
        browser.take_cookie(&gone);
        let state = gone.location().split("state=").nth(1).expect("a state").to_owned();
        (browser, state)
    }
}

fn is_in(page: &Seen) -> bool {
    let cookies = page.headers.get_all(header::SET_COOKIE);
    page.status == StatusCode::SEE_OTHER
        && cookies
            .iter()
            .any(|cookie| cookie.to_str().is_ok_and(|one| one.contains("answerable=") && !one.contains("Max-Age=0")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_one_with_the_address_is_let_in_and_known_by_the_providers_word_from_then_on() {
    let scene = Scene::open("provider-in").await;
    assert!(scene.world.get(&Browser::default(), "/sign-in").await.body.contains("Sign in with Birch"));
    scene.world.second(&scene.admin).await;
    assert!(is_in(&scene.comes_back("7", "Sam@Kettle.example", |_| {}).await));
    assert!(is_in(&scene.comes_back("7", "sam.new.name@kettle.example", |_| {}).await), "the address may change");
    let other = scene.comes_back("8", "sam@kettle.example", |_| {}).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert!(other.texts("[role=alert]")[0].contains("another account"), "an address that changed hands opens nothing");
    let kept = scene.set_up("").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "set up once more");
    let form = [("name", "Birch"), ("issuer", ISSUER), ("client", "desk"), ("secret", "")];
    let without = scene.world.post(&scene.admin, "/settings/single-sign-on", &form).await;
    assert_eq!(without.status, StatusCode::SEE_OTHER, "an empty secret keeps the one that is there");
    assert!(is_in(&scene.comes_back("7", "sam@kettle.example", |_| {}).await));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_not_meant_is_not_let_in_and_reads_why() {
    let scene = Scene::open("provider-out").await;
    scene.world.second(&scene.admin).await;
    let sam = "sam@kettle.example";
    for (name, value, why) in [
        ("email", json!("nobody@kettle.example"), "Nobody here has the address"),
        ("email_verified", json!(false), "has not checked your email address"),
        ("nonce", json!("another"), "does not belong to this desk"),
        ("aud", json!("another"), "does not belong to this desk"),
        ("iss", json!("https://id.evil.example"), "does not belong to this desk"),
        ("exp", json!(1), "too old"),
        ("email", Value::Null, "does not say which email address"),
    ] {
        let page = scene.comes_back("7", sam, |says| says[name] = value.clone()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name} {value}");
        assert!(page.texts("[role=alert]")[0].contains(why), "{name}: {:?}", page.texts("[role=alert]"));
        assert!(!is_in(&page));
    }
    let (browser, state) = scene.leaves("?to=/settings/profile").await;
    let elsewhere =
        scene.world.get(&Browser::default(), &format!("/sign-in/provider/answer?code=a-code&state={state}")).await;
    assert!(
        elsewhere.texts("[role=alert]")[0].contains("another browser"),
        "a link that somebody sends signs nobody in"
    );
    let denied = "/sign-in/provider/answer?error=access_denied&error_description=%3Cb%3Eno%3C/b%3E";
    let no = scene.world.get(&browser, &format!("{denied}&state={state}")).await;
    assert!(no.texts("[role=alert]")[0].contains("It says: <b>no</b>") && !no.body.contains("<b>no"), "{}", no.body);
    let again = scene.world.get(&browser, &format!("/sign-in/provider/answer?code=a-code&state={state}")).await;
    assert!(again.texts("[role=alert]")[0].contains("took too long"), "a visit ends once");
    let (late, state) = scene.leaves("").await;
    scene.world.later(Millis::minutes(16));
    let late = scene.world.get(&late, &format!("/sign-in/provider/answer?code=a-code&state={state}")).await;
    assert!(late.texts("[role=alert]")[0].contains("took too long"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_of_the_owners_domain_read_along_and_a_code_is_owed_all_the_same() {
    let scene = Scene::open("provider-domain").await;
    let form = [("name", "Birch"), ("issuer", "https://id.elsewhere"), ("client", "desk"), ("secret", "hush")];
    let wrong = scene.world.post(&scene.admin, "/settings/single-sign-on", &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("no answer in time") && wrong.value("name") == "Birch", "what was typed is kept");
    for (domain, status) in
        [("not a domain", StatusCode::UNPROCESSABLE_ENTITY), ("@Birch.example", StatusCode::SEE_OTHER)]
    {
        assert_eq!(scene.set_up(domain).await.status, status, "{domain}");
    }
    assert_eq!(scene.comes_back("9", "x@birch.example.evil", |_| {}).await.status, StatusCode::FORBIDDEN);
    assert!(is_in(&scene.comes_back("9", "nora@birch.example", |_| {}).await));
    let people = scene.world.get(&scene.admin, "/settings/agents").await;
    assert!(people.body.contains("Nora Lund") && people.body.contains("nora@birch.example"));
    let removed = scene.world.post(&scene.admin, "/settings/single-sign-on/removal", &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert_eq!(scene.world.get(&Browser::default(), "/sign-in/provider").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_at_the_provider_is_forgotten_where_somebody_has_another() {
    let scene = Scene::open("provider-forgotten").await;
    scene.world.second(&scene.admin).await;
    let sam = "sam@kettle.example";
    assert!(is_in(&scene.comes_back("7", sam, |_| {}).await));
    let people = scene.world.get(&scene.admin, "/settings/agents").await;
    let person = people.attributes("a[href^='/settings/agents/']", "href");
    let mut of_sam = None;
    for href in person {
        let page = scene.world.get(&scene.admin, &href).await;
        if page.body.contains(sam) {
            assert!(page.body.contains("Known by their account at the identity provider"), "{href}");
            of_sam = Some(href);
        } else {
            assert!(!page.body.contains("Known by their account"), "{href}");
        }
    }
    let of_sam = of_sam.expect("a page of Sam");
    assert_eq!(scene.comes_back("8", sam, |_| {}).await.status, StatusCode::FORBIDDEN);
    let forgotten = scene.world.post(&scene.admin, &format!("{of_sam}/provider-account/removal"), &[]).await;
    assert_eq!(forgotten.location(), of_sam);
    assert!(is_in(&scene.comes_back("8", sam, |_| {}).await), "a new account there, the same person here");
    assert_eq!(scene.set_up_as("desk-2", "birch.example").await.status, StatusCode::SEE_OTHER);
    let again = scene.comes_back("pairwise-9", sam, |says| says["aud"] = json!("desk-2")).await;
    assert!(is_in(&again), "to another client the provider may have another word for everybody");
    let audit = scene.world.get(&scene.admin, "/settings/audit").await;
    for words in
        ["had the account of Sam", "let people sign in with Birch (https://id.example)", "everybody of birch.example"]
    {
        assert!(audit.body.contains(words), "{words}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_on_our_side_is_not_told_as_the_providers_word_and_trying_again_leads_where_one_wanted_to_go() {
    let scene = Scene::open("provider-fails").await;
    *scene.provider.says.lock().expect("not poisoned") = json!({ "fails": "no answer in time" });
    let (browser, state) = scene.leaves("?to=/settings/profile").await;
    let page = scene.world.get(&browser, &format!("/sign-in/provider/answer?code=a-code&state={state}")).await;
    let told = page.texts("[role=alert]").remove(0);
    assert!(told.contains("could not be asked who you are: no answer in time") && !told.contains("says"), "{told}");
    assert_eq!(page.attributes("a.button.primary", "href"), ["/sign-in/provider?to=%2Fsettings%2Fprofile"]);
}
