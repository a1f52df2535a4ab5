//! The composer: what is typed in it, how it looks, and to whom it goes.

mod common;

use axum::http::StatusCode;
use common::{Browser, World};
use domain::{ConversationId, Millis};

/// A conversation that waits for an answer.
async fn asked(name: &str) -> (World, Browser, ConversationId) {
    let (world, browser) = World::open(name).await;
    let id = world.write("amara@example.com", "Card declined", "My **bank** never saw it.").await;
    (world, browser, id)
}

#[tokio::test]
async fn what_one_of_us_formats_is_shown_so_and_what_a_customer_types_stands_as_typed() {
    let (world, browser, id) = asked("composer-marks").await;
    let page = format!("/conversations/{id}");
    let typed =
        "It is **mended**, see [here](https://x.example/a_b).\n\n- <b>one</b>\n- two_three_four\n\n```\na * b\n```";
    let sent = world.post(&browser, &format!("{page}/replies"), &[("draft", "5"), ("body", typed)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let noted =
        world.post(&browser, &format!("{page}/notes"), &[("draft", "6"), ("body", "Ask _Sam_, not *Ada*")]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    let seen = world.get(&browser, &page).await;
    assert_eq!(seen.texts(".message.in .words p"), ["My **bank** never saw it."]);
    assert_eq!(seen.texts(".message.out .words b"), ["mended"]);
    assert_eq!(seen.attributes(".message.out .words a", "href"), ["https://x.example/a_b"]);
    assert_eq!(seen.texts(".message.out .words li"), ["<b>one</b>", "two_three_four"]);
    assert_eq!(seen.texts(".message.out .words pre"), ["a * b"]);
    assert_eq!(seen.texts(".message.note .words i"), ["Sam"]);
    assert_eq!(seen.texts(".message.note .words p"), ["Ask Sam, not *Ada*"]);

    world.later(Millis::seconds(11));
    for _ in 0..3 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let it = world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it");
    let customers = world.get(&Browser::default(), &format!("/q/{}", it.page_token)).await;
    assert_eq!(customers.texts(".said.ours b").last().map(String::as_str), Some("mended"), "{}", customers.body);
    let inbox = world.get(&browser, "/inbox/waiting-on-them").await;
    assert!(inbox.body.contains("It is *mended*, see here"), "lists show the words");
}

#[tokio::test]
async fn looks_have_buttons_with_words_and_a_picture_is_seen_before_it_leaves() {
    let (world, browser, id) = asked("composer-looks").await;
    let picture = ("kettle.png", "image/png", &b"\x89PNG\r\n\x1a\nkettle"[..]);
    let fields = [("conversation", id.to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let row = world.upload(&browser.with_script(), "/drafts/4711/attachments", &fields, picture).await;
    assert_eq!(row.attributes(".file img.thumb", "src"), ["/drafts/4711/attachments/0"], "{}", row.body);
    let thumb = world.get(&browser, "/drafts/4711/attachments/0").await;
    assert_eq!(thumb.headers["content-type"], "image/png");
    let paper = ("<b>.pdf", "application/pdf", &b"%PDF"[..]);
    let row = world.upload(&browser.with_script(), "/drafts/4711/attachments", &fields, paper).await;
    assert!(row.attributes(".file img", "src").is_empty());
    assert_eq!(row.texts(".file bdi"), ["<b>.pdf"]);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.attributes("[data-look]", "aria-label"), ["Bold", "Italic", "Link", "List", "Quote"]);
    assert_eq!(page.attributes("[data-look]", "type"), ["button"; 5], "none of them sends");
    assert_eq!(page.texts("#files bdi"), ["kettle.png", "<b>.pdf"]);
}
