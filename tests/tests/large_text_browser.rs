//! Letters twice as large (WCAG 1.4.4), and lines, words and letters set further apart (WCAG 1.4.12): nothing is cut off, nothing
//! leaves its pane, and a conversation keeps room for what is read.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use tests::axe::{CUT_OFF, STICKS_OUT};
use tests::browser::{Browser, Script, Window};
use tests::room::MIA;
use tests::server::{Server, binary};

/// Of the demo.
const PASSWORD: &str = "a kettle for everyone";
const TWICE: &str = "document.documentElement.style.fontSize = '200%';";
const APART: &str = "
    const apart = new CSSStyleSheet();
    apart.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [apart];";
/// The customer's own page of the conversation in view.
const THEIR_PAGE: &str = "return new URL(document.querySelector('#side a[href*=\"/q/\"]').href).pathname";
/// How much of the window shows messages.
const READ: &str = "return document.getElementById('messages').getBoundingClientRect().height / innerHeight";

struct Demo {
    server: Server,
    mia: Window,
    _browser: Browser,
    pages: Vec<String>,
}

impl Demo {
    async fn open(name: &str) -> Option<Demo> {
        let (binary, browser) = (binary()?, Browser::start(&[])?);
        let server = Server::demo(&binary, &store::testing::folder(name));
        let mia = browser.window("mia", Script::Runs).await;
        mia.sign_in(&format!("http://{}", server.web), MIA, PASSWORD).await;
        mia.go(&format!("http://{}/inbox/open", server.web)).await;
        mia.comes("a conversation", "#conversation").await;
        let theirs = mia.ask(THEIR_PAGE).await.as_str().unwrap().to_owned();
        let pages =
            ["/inbox/open", "/tasks", "/settings/profile", "/settings/desk", "/settings/agents", "/search?q=kettle"];
        let pages = pages.map(str::to_owned).into_iter().chain([theirs]).collect();
        Some(Demo { server, mia, _browser: browser, pages })
    }

    /// What is wrong on any page in a window of this size, for each way to look at it.
    async fn finds(&self, width: u32, height: u32) -> Vec<String> {
        let mut found = Vec::new();
        self.mia.measures(width, height).await;
        for (page, (way, script)) in
            self.pages.iter().flat_map(|page| [("large", TWICE), ("apart", APART)].map(|way| (page, way)))
        {
            self.mia.go(&format!("http://{}{page}", self.server.web)).await;
            self.mia.ask(script).await;
            for wrong in [CUT_OFF, STICKS_OUT] {
                let out = self.mia.ask(wrong).await;
                if out != json!([]) {
                    found.push(format!("{page} {way} in {width}: {out}"));
                }
            }
        }
        found
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn large_letters_and_letters_set_apart_are_not_cut_off() {
    let Some(demo) = Demo::open("large-text").await else { return };
    let mut found = demo.finds(1440, 900).await;
    found.extend(demo.finds(390, 844).await);
    assert!(found.is_empty(), "{} pages:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_off_would_be_found() {
    let Some(demo) = Demo::open("large-text-cut").await else { return };
    let cut = "const one = document.querySelector('.wait .told'); one.style.cssText = 'height: 8px; overflow: hidden'";
    demo.mia.ask(cut).await;
    assert_ne!(demo.mia.ask(CUT_OFF).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_in_large_letters_has_room_for_what_is_read_and_written() {
    let Some(demo) = Demo::open("large-text-room").await else { return };
    let mia = &demo.mia;
    mia.measures(1440, 900).await;
    mia.ask(TWICE).await;
    assert!(mia.ask(READ).await.as_f64().unwrap() > 0.33, "a third of the window shows messages");
    mia.click("#composer textarea[name=body]").await;
    let sends = "return document.querySelector('#composer .foot').getBoundingClientRect().bottom <= innerHeight";
    assert_eq!(mia.ask(sends).await, true, "what sends it is in view");
}
