//! People sign in with an account that they have elsewhere: a real identity provider, the real program, a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use tests::browser::{Browser, Script, Window};
use tests::provider::Provider;
use tests::server::{Options, PASSWORD, Server, binary};

const MIA: &str = "mia@birch-staff.example";

struct Scene {
    server: Server,
    provider: Provider,
    browser: Browser,
}

impl Scene {
    /// The desk, and the provider that knows it as "desk".
    fn set() -> Option<Scene> {
        let (binary, browser) = (binary()?, Browser::start(&[])?);
        let server = Server::set_up_and_start(&binary, &store::testing::folder("single-sign-on"), &Options::default());
        let back = format!("http://{}/sign-in/provider/answer", server.web);
        let provider = Provider::start("desk", "a-secret-of-the-desk:+&=", &back)?;
        Some(Scene { server, provider, browser })
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.web)
    }

    async fn provider_is_set_up(&self, mia: &Window, domain: &str) {
        mia.go(&self.address("/settings/single-sign-on")).await;
        for (field, value) in [
            ("name", "Birch accounts"),
            ("issuer", self.provider.issuer.as_str()),
            ("client", "desk"),
            ("secret", "a-secret-of-the-desk:+&="),
            ("domain", domain),
        ] {
            mia.type_into(&format!("main input[name={field}]"), value).await;
        }
        mia.click("form.fields button.primary").await;
        mia.reads("that it is set up", "main", "People can sign in with Birch accounts.").await;
    }

    /// Somebody goes through the provider's own pages.
    async fn signs_in_there(&self, window: &Window, name: &str) {
        window.go(&self.address("/settings/profile")).await;
        window.click("a[href^='/sign-in/provider']").await;
        window.type_into("input[name=login]", name).await;
        window.type_into("input[name=password]", "whatever").await;
        window.click("button.login-submit").await;
        window.comes("what the provider asks once", "input[name=prompt][value=consent]").await;
        window.click("form button[type=submit]").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_works_here_signs_in_with_an_account_from_elsewhere_and_nobody_else_does() {
    let Some(scene) = Scene::set() else { return };
    let mia = scene.browser.window("mia", Script::Runs).await;
    mia.sign_in(&scene.address(""), MIA, PASSWORD).await;
    mia.go(&scene.address("/settings/single-sign-on")).await;
    mia.reads("what is missing first", "main", "there is none yet").await;
    mia.go(&scene.address("/settings/desk")).await;
    mia.type_into("form[action='/settings/desk'] input[name=public-url]", &scene.address("")).await;
    mia.click("form[action='/settings/desk'] button.primary").await;
    scene.provider_is_set_up(&mia, "").await;

    let again = scene.browser.window("mia-again", Script::Runs).await;
    scene.signs_in_there(&again, "mia").await;
    again.reads("her own page, where she wanted to go", "h1", "You").await;
    assert_eq!(again.typed("input[name=name]").await, "Mia Dahl");
    // The provider's own pages want a font from elsewhere; ours are what counts.
    let complaints = again.complaints().await;
    let of_ours: Vec<_> = complaints.iter().filter(|one| one.contains(&scene.address(""))).collect();
    assert!(of_ours.is_empty(), "{of_ours:?}");

    let stranger = scene.browser.window("stranger", Script::Runs).await;
    scene.signs_in_there(&stranger, "stranger").await;
    stranger.reads("who can help", "[role=alert]", "Nobody here has the address stranger@birch-staff.example").await;
    let unchecked = scene.browser.window("unchecked", Script::Runs).await;
    scene.signs_in_there(&unchecked, "unchecked").await;
    unchecked.reads("why not", "[role=alert]", "has not checked your email address").await;

    scene.provider_is_set_up(&mia, "birch-staff.example").await;
    let new = scene.browser.window("new", Script::Runs).await;
    scene.signs_in_there(&new, "nora").await;
    new.reads("her own page", "h1", "You").await;
    assert_eq!(new.typed("input[name=name]").await, "nora of Birch");
    new.go(&scene.address("/inbox/open")).await;
    new.comes("the inbox, to read along", "#rows").await;

    mia.go(&scene.address("/settings/audit")).await;
    mia.reads("it in the audit", "main", "people sign in with Birch accounts").await;
}
