//! News in a real browser: a press, permission, the worker, and what it shows. The push service itself stands on the net, so the
//! browser's way to it is played here.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use tests::browser::{Browser, Script};
use tests::server::{Options, PASSWORD, Server, binary};

const MIA: &str = "mia@birch-staff.example";
/// What a browser that reached its push service would say; it notes what it was asked with.
const PLAYED: &str = "PushManager.prototype.getSubscription = async () => null; \
PushManager.prototype.subscribe = async (wished) => { window.wished = [wished.userVisibleOnly, wished.applicationServerKey.length]; \
return { toJSON: () => ({ endpoint: 'https://push.example/one', keys: { p256dh: 'B' + 'A'.repeat(86), auth: 'A'.repeat(22) } }) }; }";
const SHOWN: &str = "const done = arguments[0]; navigator.serviceWorker.getRegistration('/push/').then((one) => one.getNotifications()).then((all) => done(all.map((one) => [one.title, one.body, one.data.to])))";

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_asks_after_a_press_and_shows_what_is_pushed() {
    let (Some(binary), Some(browser)) = (binary(), Browser::start(&[])) else { return };
    let server = Server::set_up_and_start(&binary, &store::testing::folder("push-browser"), &Options::default());
    let desk = format!("http://localhost:{}", server.web.port());
    let mia = browser.window("mia", Script::Runs).await;
    mia.sign_in(&desk, MIA, PASSWORD).await;
    mia.go(&format!("{desk}/settings/profile")).await;
    let denied = json!({ "permission": { "name": "notifications" }, "setting": "denied", "origin": desk });
    mia.devtools("Browser.setPermission", &denied).await;
    mia.click("form[data-push] button").await;
    mia.reads("what to do", "form[data-push] [data-said]", "Allow notifications for this address").await;
    let granted = json!({ "permission": { "name": "notifications" }, "setting": "granted", "origin": desk });
    mia.devtools("Browser.setPermission", &granted).await;
    mia.ask(PLAYED).await;
    mia.click("form[data-push] button").await;
    mia.reads("it in the list", "#push li", "(this one)").await;
    assert_eq!(mia.count("form[data-push]").await, 0);

    mia.devtools("ServiceWorker.enable", &json!({})).await;
    let pushed = json!({ "title": "Tom Berg mentioned you", "body": "BCDF", "to": "/conversations/1" }).to_string();
    // The first worker of a browser that has never been anywhere.
    let delivery = json!({ "origin": desk, "registrationId": "0", "data": pushed });
    let begun = std::time::Instant::now();
    loop {
        // The same twice is shown once.
        mia.devtools("ServiceWorker.deliverPushMessage", &delivery).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let shown = mia.client.execute_async(SHOWN, Vec::new()).await.unwrap();
        if shown == json!([["Tom Berg mentioned you", "BCDF", "/conversations/1"]]) {
            break;
        }
        let complaints = mia.complaints().await;
        assert!(begun.elapsed() < tests::machine::PATIENCE, "{shown} {complaints:?}");
    }
    let complaints = mia.complaints().await;
    assert!(complaints.is_empty(), "{complaints:?}");
    mia.click("#push li button").await;
    mia.comes("the offer again", "form[data-push]:not([hidden])").await;
}
