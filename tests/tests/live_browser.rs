//! What comes by itself, in a real browser: what a screen reader is told, that no row moves under the pointer, and what
//! becomes of an answer while there is no connection.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE};

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
/// Keeps what is put into the place that screen readers listen to.
const LISTEN: &str = "window.heard = []; new MutationObserver((changes) => { for (const change of changes)
    for (const line of change.addedNodes) window.heard.push(line.textContent) })
    .observe(document.getElementById('said'), { childList: true, subtree: true });";
/// Whatever a screen reader would read out inside of the column of messages.
const LIVE_IN_COLUMN: &str = "const within = '[aria-live], [role=log], [role=status], [role=alert], [role=timer]';
    const column = document.getElementById('messages'); return column.querySelectorAll(within).length + (column.closest(within) ? 1 : 0)";
/// Where the first row is, and where the second.
const ROWS_AT: &str = "return [...document.querySelectorAll('#rows a.row')].slice(0, 2)
    .map((row) => Math.round(row.getBoundingClientRect().top))";

async fn sends(room: &Room, key: &str, text: &str) {
    room.mia.press(key).await;
    room.mia.press(text).await;
    room.mia.chord(&[Key::Control], char::from(Key::Enter)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_reader_hears_what_a_person_wrote_anew_once_and_no_countdown() {
    let Some(room) = Room::open("live-heard", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.ask(LISTEN).await;
    sends(&room, "r", "A new lid leaves today.").await;
    mia.comes("the countdown", "article.message.out [data-left]").await;
    assert_eq!(mia.ask(LIVE_IN_COLUMN).await, 0, "nothing in the column speaks by itself");
    room.relay.wait_for("the answer", |mail| mail.raw.contains("A new lid leaves today."));
    mia.goes("the countdown", "article.message.out [data-left]").await;

    let long = "It fell off again. ".repeat(12);
    room.letter(7, "Bo Lind", "Re: The lid is loose\r\nIn-Reply-To: <1@people.example>", &long);
    let said: String = format!("Bo Lind: {}", long.chars().take(120).collect::<String>());
    mia.becomes("what was heard", "return window.heard", serde_json::json!([said])).await;
    room.letter(8, "Amara Okafor", "Re: The kettle whistles\r\nIn-Reply-To: <0@people.example>", "Still.");
    mia.becomes(
        "news of the other",
        "return document.querySelector('#rows').textContent.includes('Still.') || Boolean(document.getElementById('fresh'))",
        true.into(),
    )
    .await;
    mia.click("#rows a.row:not([aria-current])").await;
    mia.becomes("the other", TITLE, "The kettle whistles".into()).await;
    mia.reads("its letter", "#entries", "Still.").await;
    assert_eq!(mia.ask("return window.heard.length").await, 1, "what one opens is read by oneself");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_row_moves_because_something_is_new_or_selected_or_the_connection_is_lost() {
    let Some(room) = Room::open("live-rows", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("j").await;
    mia.becomes("the next, with the focus in the list", TITLE, "The kettle whistles".into()).await;
    let before = mia.ask(ROWS_AT).await;
    room.letter(7, "Dora Fox", "Where is my parcel", "It is three days late.");
    mia.comes("that something is new", "#list > .pane-head #fresh").await;
    assert_eq!(mia.ask(ROWS_AT).await, before, "as new ones wait");
    mia.press("x").await;
    mia.comes("the bar", "#acts:not([hidden])").await;
    assert_eq!(mia.ask(ROWS_AT).await, before, "as one is selected");
    let over = "return document.getElementById('acts').getBoundingClientRect().bottom <= document.getElementById('rows').getBoundingClientRect().top";
    assert_eq!(mia.ask(over).await, true, "the bar covers no row");
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.is_cut_off(true).await;
    mia.reads("that it is lost", "#net", "Offline").await;
    assert_eq!(mia.ask(ROWS_AT).await, before, "as the connection is lost");
    mia.is_cut_off(false).await;
    mia.becomes("nothing to say", "return document.getElementById('net').textContent", "".into()).await;
    mia.click("#fresh").await;
    mia.comes("all three", "#rows a.row:nth-of-type(3)").await;
    mia.goes("the button", "#fresh").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_without_a_connection_leaves_once_when_it_returns_and_stands_where_it_belongs() {
    let Some(room) = Room::open("live-offline", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    for (key, title) in [("j", "The kettle whistles"), ("k", "The lid is loose")] {
        mia.press(key).await;
        mia.becomes("both, once", TITLE, title.into()).await;
    }
    mia.is_cut_off(true).await;
    sends(&room, "r", "A new lid leaves today.").await;
    mia.reads("it waiting", "article.message.pending", "A new lid leaves today.").await;
    mia.reads("that it waits", "#net", "1 will go").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("j").await;
    mia.becomes("the other", TITLE, "The kettle whistles".into()).await;
    let other = mia.attribute("#conversation", "data-id").await;
    mia.is_cut_off(false).await;
    let left = |mail: &tests::server::Captured| mail.raw.contains("A new lid leaves today.");
    let sent = room.relay.wait_for("the answer", left);
    assert_eq!(sent.to, ["bo.lind@people.example"]);
    mia.becomes("nothing to say", "return document.getElementById('net').textContent", "".into()).await;
    assert_eq!(mia.attribute("#conversation", "data-id").await, other, "what is looked at stays");
    let here = "return document.querySelector('#pane').textContent.includes('A new lid leaves today.')";
    assert_eq!(mia.ask(here).await, false, "the answer to one does not stand in the other");
    mia.press("k").await;
    mia.becomes("where it belongs", TITLE, "The lid is loose".into()).await;
    mia.reads("it", "article.message.out", "A new lid leaves today.").await;
    mia.goes("it waiting", "article.message.pending").await;
    assert_eq!(mia.count("article.message.out").await, 1, "it stands there once");
    assert_eq!(room.relay.taken().iter().filter(|mail| left(mail)).count(), 1, "it left once");
}
