//! Passkeys in a real browser with a device of its own: added, used, and refused where something is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use tests::browser::{Browser, Script, Window};
use tests::http;
use tests::server::{Options, PASSWORD, Server, binary};

const MIA: &str = "mia@birch-staff.example";
const BUTTON: &str = "form[action='/sign-in/passkey'] button";

const SIGN_OUT: &str = "document.querySelector(\"form[action='/sign-out']\").submit()";
/// From now on passkeys are asked for by the button alone.
const OFFERS_NOTHING: &str = "PublicKeyCredential.isConditionalMediationAvailable = async () => false";
/// What the form would post is kept for the test instead.
const KEEP: &str = "HTMLFormElement.prototype.submit = function () { window.kept = new URLSearchParams(new FormData(this)).toString(); }";
/// Posts what was kept, and says how the desk answered.
const POST_KEPT: &str = "const done = arguments[0]; fetch('/sign-in/passkey', { method: 'POST', body: window.kept, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' } }).then((answer) => done(answer.type === 'opaqueredirect' ? 'in' : String(answer.status)))";
/// A browser that does not insist on looking who is there.
const CARELESS: &str = "const get = navigator.credentials.get.bind(navigator.credentials); navigator.credentials.get = (wished) => { wished.publicKey.userVerification = 'discouraged'; return get(wished); }";
/// Asks the device on a page of somebody else, for the challenge that the test brings.
const ELSEWHERE: &str = "const [challenge, done] = arguments; \
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)); \
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''); \
navigator.credentials.get({ publicKey: { challenge: bytes(challenge), rpId: 'localhost', userVerification: 'required' } }).then((shown) => \
done(new URLSearchParams({ credential: text(shown.rawId), 'client-data': text(shown.response.clientDataJSON), authenticator: text(shown.response.authenticatorData), signature: text(shown.response.signature), handle: text(shown.response.userHandle) }).toString()), (error) => done(String(error)))";

struct Scene {
    server: Server,
    browser: Browser,
}

impl Scene {
    fn address(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.server.web.port())
    }

    async fn signs_out(&self, window: &Window) {
        window.go(&self.address("/inbox/open")).await;
        window.ask(SIGN_OUT).await;
        window.comes("the door", "form[action='/sign-in']").await;
    }

    async fn at_the_door(&self, window: &Window) {
        window.go(&self.address("/sign-in")).await;
        window.comes("the button", "form[action='/sign-in/passkey']:not([hidden]) button").await;
    }

    async fn presses(&self, window: &Window, before: &str) {
        self.at_the_door(window).await;
        if !before.is_empty() {
            window.ask(before).await;
        }
        window.click(BUTTON).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_and_lets_its_person_in_and_nothing_else_does() {
    let (Some(binary), Some(browser)) = (binary(), Browser::start(&[])) else { return };
    let server = Server::set_up_and_start(&binary, &store::testing::folder("passkeys"), &Options::default());
    let scene = Scene { server, browser };
    let mia = scene.browser.window("mia", Script::Runs).await;
    mia.sign_in(&scene.address(""), MIA, PASSWORD).await;
    mia.go(&scene.address("/settings/security")).await;
    mia.reads("what is missing", "#passkeys", "nobody has said under which address").await;
    mia.go(&scene.address("/settings/desk")).await;
    mia.type_into("form[action='/settings/desk'] input[name=public-url]", &scene.address("")).await;
    mia.click("form[action='/settings/desk'] button.primary").await;

    let device = mia.device().await;
    mia.go(&scene.address("/settings/security")).await;
    mia.type_into("form[data-passkey] input[name=name]", "My laptop").await;
    mia.click("form[data-passkey] button").await;
    mia.reads("it in the list", "#passkeys tbody th", "My laptop").await;
    mia.click("form[data-passkey] button").await;
    mia.type_into("form[data-passkey] input[name=name]", "My laptop again").await;
    mia.click("form[data-passkey] button").await;
    mia.reads("that it is there", "[data-said]", "has a passkey for you already").await;
    assert_eq!(device.passkeys().len(), 1);

    mia.ask(SIGN_OUT).await;
    // The device takes what the browser offers beside the field at once: nothing was pressed.
    mia.comes("the inbox, without a name or a password", "#rows").await;
    mia.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": OFFERS_NOTHING })).await;
    scene.signs_out(&mia).await;
    scene.presses(&mia, "").await;
    mia.comes("the inbox, after a press", "#rows").await;

    scene.signs_out(&mia).await;
    device.verifies(false);
    scene.presses(&mia, "").await;
    mia.reads("what the browser says", "[data-said]", "The device did not answer").await;
    scene.presses(&mia, CARELESS).await;
    mia.reads("what the desk says", "main > [role=alert]", "did not check that it is you").await;
    device.verifies(true);

    scene.presses(&mia, KEEP).await;
    mia.becomes("what was shown", "return typeof window.kept", json!("string")).await;
    assert_eq!(mia.client.execute_async(POST_KEPT, Vec::new()).await.unwrap(), json!("in"));
    assert_eq!(mia.client.execute_async(POST_KEPT, Vec::new()).await.unwrap(), json!("401"), "shown twice");

    scene.signs_out(&mia).await;
    let complaints = mia.complaints().await;
    let ours: Vec<_> = complaints.iter().filter(|one| !one.contains("401")).collect();
    assert!(ours.is_empty(), "{ours:?}");
    shown_elsewhere(&scene, &mia).await;

    let copied = device.passkeys().remove(0);
    assert!(copied["signCount"].as_u64().unwrap() > 2);
    device.set_counter(&copied, 1);
    scene.presses(&mia, "").await;
    mia.reads("that there may be a copy", "main > [role=alert]", "counted less than before").await;
    device.set_counter(&copied, 100);
    scene.presses(&mia, "").await;
    mia.reads("that no copy opens anything either", "main > [role=alert]", "counted less than before").await;
    mia.sign_in(&scene.address(""), MIA, PASSWORD).await;
    mia.go(&scene.address("/settings/security")).await;
    mia.reads("that it was refused", "#passkeys tbody th", "counted less than before").await;
    mia.go(&scene.address("/settings/audit")).await;
    mia.reads("it in the audit", "main", "there may be a copy of it").await;

    mia.go(&scene.address("/settings/security")).await;
    mia.click("#passkeys .asks > summary").await;
    mia.click("#passkeys form[action$='/removal'] button").await;
    mia.reads("that there is none", "#passkeys", "You have none yet").await;
    scene.signs_out(&mia).await;
    scene.presses(&mia, "").await;
    mia.reads("that it opens nothing", "main > [role=alert]", "does not let you in here").await;

    let plain = scene.browser.window("plain", Script::Blocked).await;
    plain.go(&scene.address("/sign-in")).await;
    assert!(!plain.text().await.contains("passkey"), "a button that could do nothing is not shown");
    plain.sign_in(&scene.address(""), MIA, PASSWORD).await;
}

/// The device is asked on another page of the same host, which browsers allow, with the desk's own question.
async fn shown_elsewhere(scene: &Scene, mia: &Window) {
    let asked = http::exchange(scene.server.web, "POST", "/sign-in/passkey/question", &[], "");
    let cookie = asked.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let asked: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    mia.go(&format!("http://localhost:{}/", a_page_elsewhere().port())).await;
    let shown = mia.client.execute_async(ELSEWHERE, vec![asked["challenge"].clone()]).await.unwrap();
    let shown = shown.as_str().unwrap().to_owned();
    assert!(shown.contains("signature="), "{shown}");
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie.as_str())];
    let answer = http::exchange(scene.server.web, "POST", "/sign-in/passkey", &headers, &shown);
    assert_eq!(answer.status, 401, "{}", answer.text());
    assert!(answer.text().contains("does not let you in here"), "{}", answer.text());
}

fn a_page_elsewhere() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut asking in listener.incoming().flatten() {
            let _ = asking.read(&mut [0; 4_096]);
            let _ = asking.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 16\r\nconnection: close\r\n\r\n<h1>Somebody</h1");
        }
    });
    address
}
