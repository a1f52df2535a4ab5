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
