//! What is sent and closed, or sent and put aside, leaves the list at once and leads on to the next one; it comes back when it
//! is called back, or when the server refuses it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE, TYPED};

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Cy Reed", "The handle is hot", "It burns my hand."),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const ROWS: &str = "return [...document.querySelectorAll('#rows a.row .subject')].map((one) => one.textContent)";
/// The conversation whose row is the chosen one.
const CHOSEN: &str = "return document.querySelector('#rows a.row[aria-current] .subject')?.textContent ?? ''";

async fn sends(room: &Room, text: &str, held: &[Key]) {
    room.mia.press("r").await;
    room.mia.press(text).await;
    room.mia.chord(held, char::from(Key::Enter)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_and_closed_leads_on_and_comes_back_when_it_is_called_back() {
    let Some(room) = Room::open("leaving-undone", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("jk").await;
    mia.becomes("the first again", TITLE, "The lid is loose".into()).await;
    sends(&room, "Turn it to the left.", &[Key::Control, Key::Shift]).await;
    mia.becomes("the next", TITLE, "The handle is hot".into()).await;
    mia.becomes("it chosen", CHOSEN, "The handle is hot".into()).await;
    mia.becomes("the sent one gone", ROWS, serde_json::json!(["The handle is hot", "The kettle whistles"])).await;
    mia.reads("what was done", "#toast", "Sent and closed").await;
    mia.click("#toast button").await;
    mia.becomes(
        "it back in its place",
        ROWS,
        serde_json::json!(["The lid is loose", "The handle is hot", "The kettle whistles"]),
    )
    .await;
    mia.becomes("it in view", TITLE, "The lid is loose".into()).await;
    mia.becomes("its text", TYPED, "Turn it to the left.".into()).await;
    assert_eq!(mia.count("form[data-act=close]").await, 1, "it is open again");

    mia.ask("document.querySelector('#composer textarea').focus()").await;
    mia.chord(&[Key::Alt], char::from(Key::Enter)).await;
    mia.becomes("the next again", TITLE, "The handle is hot".into()).await;
    mia.reads("what was done", "#toast", "Sent and snoozed").await;
    room.relay.wait_for("the answer", |mail| mail.raw.contains("Turn it to the left."));
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("it still away", ROWS, serde_json::json!(["The handle is hot", "The kettle whistles"])).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_refuses_comes_back_with_its_text_and_a_plain_answer_stays() {
    let Some(room) = Room::open("leaving-refused", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("jk").await;
    sends(&room, "Which lid is it?", &[Key::Control]).await;
    mia.reads("it sent", "article.message.out", "Which lid is it?").await;
    mia.becomes("it still in view", TITLE, "The lid is loose".into()).await;
    assert_eq!(mia.ask(ROWS).await.as_array().map(Vec::len), Some(3), "it waits for them, and stays");

    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("j").await;
    mia.becomes("the second", TITLE, "The handle is hot".into()).await;
    // The lint lets no unfilled blank leave.
    sends(&room, "Dear {customer.last}, hold it by the lid.", &[Key::Control, Key::Shift]).await;
    mia.reads("why it was not sent", "#toast", "Not sent yet").await;
    mia.becomes("it back in the list", "return document.querySelectorAll('#rows a.row').length", 3.into()).await;
    mia.becomes("it in view", TITLE, "The handle is hot".into()).await;
    mia.becomes("its text", TYPED, "Dear {customer.last}, hold it by the lid.".into()).await;
    assert_eq!(mia.count("form[data-act=close]").await, 1, "it is open");
}
