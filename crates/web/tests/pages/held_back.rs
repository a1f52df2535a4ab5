//! What a virus scanner finds something in is shown and given to nobody; what it has not looked at, only to those who want it
//! all the same.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use desk::Promised;
use desk::scan::{NotScanned, Scanner};
use domain::message::ScanVerdict;
use domain::{ConversationId, MessageId};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// A stand-in that finds something in whatever holds this word, while it answers.
struct StandIn(AtomicBool);

const BAD: &[u8] = b"a bad word";
const FOUND: &str = "Test.Word-1";

impl Scanner for StandIn {
    fn look<'a>(&'a self, content: &'a [u8]) -> Promised<'a, Result<ScanVerdict, NotScanned>> {
        let bad = content.windows(BAD.len()).any(|piece| piece == BAD);
        let verdict = if bad { ScanVerdict::Found(FOUND.into()) } else { ScanVerdict::Clean };
        let answers = self.0.load(Ordering::Relaxed);
        Box::pin(std::future::ready(if answers { Ok(verdict) } else { Err(NotScanned::NoAnswer("down".into())) }))
    }
}

const GIF: &str = "R0lGODlhAQABAAAAACw=";

static RAW: LazyLock<String> = LazyLock::new(|| {
    format!(
        "From: Amara <amara@example.com>\nTo: help@kettle.example\nSubject: My invoice\nMessage-ID: <h@b.example>\n\
         MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
         --b\nContent-Type: text/html\n\n<p>Look: <img src=\"cid:pic\"></p>\n\
         --b\nContent-Type: application/zip\nContent-Disposition: attachment; filename=\"invoice.zip\"\n\n{}\n\
         --b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=\"list.txt\"\n\nTwo kettles.\n\
         --b\nContent-Type: image/gif\nContent-ID: <pic>\nContent-Disposition: inline; filename=\"p.gif\"\n\
         Content-Transfer-Encoding: base64\n\n{GIF}\n--b--\n",
        String::from_utf8_lossy(BAD)
    )
});

struct Case {
    world: World,
    browser: Browser,
    scanner: Arc<StandIn>,
    id: ConversationId,
    message: MessageId,
}

impl Case {
    /// Amara's mail came in, and nobody has looked at its files.
    async fn open(name: &str) -> Case {
        let (world, browser) = World::open(name).await;
        let scanner = Arc::new(StandIn(AtomicBool::new(true)));
        assert!(world.desk.scanner.set(scanner.clone()).is_ok());
        world.mail("amara@example.com", &RAW).await;
        let id = world.latest().await;
        let rows = world.desk.reader().read(move |read| read.messages_before(id, None, 1)).await;
        let message = rows.expect("a read").first().expect("a message").id;
        Case { world, browser, scanner, id, message }
    }
    fn file(&self, position: i64) -> String {
        format!("/messages/{}/attachments/{position}", self.message)
    }
    fn answers(&self, answers: bool) {
        self.scanner.0.store(answers, Ordering::Relaxed);
    }
    async fn looked_at(&self) {
        while self.world.desk.scan_due().await.expect("a look") > 0 {}
    }
    async fn page(&self) -> crate::common::Seen {
        self.world.get(&self.browser, &format!("/conversations/{}", self.id)).await
    }
    async fn token(&self) -> String {
        let id = self.id;
        let read = self.world.desk.reader().read(move |read| read.conversation(id)).await;
        read.expect("a read").expect("it").page_token
    }
}

#[tokio::test]
async fn a_file_that_is_held_back_stands_on_its_message_and_is_given_to_nobody() {
    let of = Case::open("held-back").await;
    let page = of.page().await;
    assert_eq!(page.body.matches("not looked at yet by the virus scanner").count(), 2, "{}", page.body);
    of.looked_at().await;
    let page = of.page().await;
    assert!(page.body.contains("held back: the virus scanner found Test.Word-1 in it"), "{}", page.body);
    assert!(page.body.contains("Ask the sender for another copy") && !page.body.contains("not looked at yet"));
    assert!(page.body.contains("The virus scanner found Test.Word-1 in the file invoice.zip: it is held back"));
    assert!(!page.body.contains(&format!("href=\"{}\"", of.file(0))), "it is not offered");
    assert_eq!(of.world.get(&of.browser, &of.file(1)).await.status, StatusCode::OK);

    for path in [of.file(0), format!("{}?unseen=1", of.file(0)), format!("/messages/{}/original", of.message)] {
        let refused = of.world.get(&of.browser, &path).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(refused.texts("h1"), ["This file is held back"]);
        assert!(!refused.body.contains("a bad word"));
    }
    let gallery = of.world.get(&of.browser, &format!("/conversations/{}/files", of.id)).await;
    assert!(gallery.body.contains("held back:") && !gallery.body.contains(&format!("\"{}\"", of.file(0))));
    let whole = of.world.get(&of.browser, &format!("/conversations/{}/whole", of.id)).await;
    assert!(whole.body.contains("held back:"));
    let forward = format!("/conversations/{}/enquiries/new?message={}", of.id, of.message);
    let forward = of.world.get(&of.browser, &forward).await;
    assert!(forward.body.contains("list.txt") && !forward.body.contains("invoice.zip"), "{}", forward.body);
    let theirs = format!("/q/{}", of.token().await);
    let shown = of.world.get(&Browser::default(), &theirs).await;
    assert!(shown.body.contains("our virus scanner found something in it"), "{}", shown.body);
    let refused = of.world.get(&Browser::default(), &format!("{theirs}{}", of.file(0))).await;
    assert_eq!((refused.status, refused.texts("h1")), (StatusCode::FORBIDDEN, vec!["We hold this file back".into()]));
    assert!(refused.header("x-robots-tag").contains("noindex") && !refused.body.contains(FOUND));
}

#[tokio::test]
async fn an_administrator_gives_it_out_and_holds_it_back_again_by_a_form() {
    let of = Case::open("held-back-form").await;
    of.looked_at().await;
    let about = format!("{}/scan", of.file(0));
    let agent = of.world.second(&of.browser).await;
    let seen = of.world.get(&agent, &about).await;
    assert_eq!((seen.status, seen.texts("main form").len()), (StatusCode::OK, 0), "an agent reads why");
    let denied = of.world.post(&agent, &about, &[("what", "give-out")]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert_eq!(of.world.get(&of.browser, &format!("{}/scan", of.file(1))).await.status, StatusCode::NOT_FOUND);

    let seen = of.world.get(&of.browser, &about).await;
    assert_eq!(seen.texts("main form button"), ["Give the file out"]);
    let given = of.world.post(&of.browser, &about, &[("what", "give-out")]).await;
    assert_eq!((given.status, given.location()), (StatusCode::SEE_OTHER, about.as_str()));
    let seen = of.world.get(&of.browser, &about).await;
    assert_eq!(seen.texts("main form button"), ["Hold it back again"]);
    let file = of.world.get(&of.browser, &of.file(0)).await;
    assert!(file.status == StatusCode::OK && file.body.contains("a bad word"));
    let original = of.world.get(&of.browser, &format!("/messages/{}/original", of.message)).await;
    assert_eq!(original.status, StatusCode::OK);
    let page = of.page().await;
    assert!(
        page.body.contains("given out as a false alarm") && page.body.contains("called what the virus scanner found")
    );
    let audit = of.world.get(&of.browser, "/settings/audit").await;
    assert!(audit.body.contains("called what the virus scanner found in invoice.zip (Test.Word-1) a false alarm"));

    of.world.post(&of.browser, &about, &[("what", "hold-back")]).await;
    assert_eq!(of.world.get(&of.browser, &of.file(0)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn while_the_scanner_is_silent_agents_decide_and_customers_come_back_later() {
    let of = Case::open("held-back-silent").await;
    of.answers(false);
    of.looked_at().await;
    let asked = of.world.get(&of.browser, &of.file(1)).await;
    assert_eq!(asked.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(asked.texts("h1"), ["Nobody has looked at this file yet"]);
    let all_the_same = asked.attributes("main a", "href").remove(0);
    assert_eq!(all_the_same, format!("{}?unseen=1", of.file(1)));
    assert_eq!(of.world.get(&of.browser, &all_the_same).await.status, StatusCode::OK);
    let original = of.world.get(&of.browser, &format!("/messages/{}/original", of.message)).await;
    assert_eq!(original.status, StatusCode::SERVICE_UNAVAILABLE);
    of.answers(true);
    let found = of.world.get(&of.browser, &format!("{}?unseen=1", of.file(0))).await;
    assert_eq!(found.status, StatusCode::FORBIDDEN, "it is back, and finds something");
    of.answers(false);

    let theirs = format!("/q/{}{}", of.token().await, of.file(1));
    for path in [theirs.clone(), format!("{theirs}?unseen=1")] {
        let refused = of.world.get(&Browser::default(), &path).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(!refused.body.contains("unseen"), "nothing to decide for a customer");
    }
    let html = format!("/messages/{}/html", of.message);
    let waits = of.world.get(&of.browser, &html).await;
    assert!(waits.status == StatusCode::OK && !waits.body.contains(GIF), "pictures wait");
    of.answers(true);
    assert!(of.world.get(&of.browser, &html).await.body.contains(GIF));
    assert_eq!(of.world.get(&Browser::default(), &theirs).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_upload_is_refused_with_words_and_the_text_stays() {
    let of = Case::open("held-back-upload").await;
    let here = format!("/conversations/{}/replies", of.id);
    let draft = of.world.desk.new_draft().to_string();
    let fields = [("draft", draft.as_str()), ("body", "The price, as attached.")];
    let refused = of.world.upload(&of.browser, &here, &fields, ("price.zip", "application/zip", BAD)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("The file price.zip was not taken: the virus scanner found Test.Word-1 in it"));
    assert!(refused.body.contains("The price, as attached."));

    let page = format!("/q/{}", of.token().await);
    let form = [("key", "77"), ("body", "Here is more.")];
    let file = ("more.zip", "application/zip", BAD);
    let added = of.world.upload(&Browser::default(), &format!("{page}/messages"), &form, file).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "a customer's message comes in");
    let shown = of.world.get(&Browser::default(), &page).await;
    assert!(shown.body.contains("Here is more.") && shown.body.contains("held back: our virus scanner"));
}

#[tokio::test]
async fn without_a_scanner_no_page_speaks_of_one() {
    let (world, browser) = World::open("held-back-none").await;
    world.mail("amara@example.com", &RAW).await;
    let page = world.get(&browser, &format!("/conversations/{}", world.latest().await)).await;
    assert!(!page.body.contains("virus") && page.body.contains("invoice.zip"));
}
