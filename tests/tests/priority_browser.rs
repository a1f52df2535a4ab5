//! Priority in a real browser with the keyboard: `p` opens the menu, a choice is there at once and can be taken back, several
//! are set together, the palette knows it, and the menu is free of barriers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE};

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle smokes", "Smoke comes out of it. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const FOCUS: &str = "return document.activeElement?.value ?? ''";

#[tokio::test(flavor = "multi_thread")]
async fn how_urgent_it_is_is_said_by_keys_and_taken_back() {
    let Some(room) = Room::open("priority", LETTERS).await else { return };
    let mia = &room.mia;
    let (enter, tab) = (char::from(Key::Enter).to_string(), char::from(Key::Tab).to_string());
    mia.becomes("the first in view", TITLE, "The lid is loose".into()).await;
    assert_eq!(mia.attribute("#priority-menu summary", "aria-keyshortcuts").await, "p", "screen readers hear the key");
    mia.press("p").await;
    mia.comes("the menu", "#priority-menu[open]").await;
    mia.becomes("the focus on the first", FOCUS, "low".into()).await;
    mia.press(&tab).await;
    mia.press(&tab).await;
    mia.becomes("the focus on the third", FOCUS, "high".into()).await;
    mia.press(&enter).await;
    mia.reads("the word in the head", "#priority", "high").await;
    mia.reads("the word in the row", "#rows .row[aria-current] .tag", "high").await;
    mia.reads("who said it", "#messages", "set the priority to high").await;
    mia.chord(&[Key::Control], 'z').await;
    mia.goes("the word", "#priority").await;
    mia.goes("the word in the row", "#rows .row .tag").await;

    mia.press("x").await;
    mia.press("J").await;
    mia.becomes("two selected", "return document.querySelectorAll('.row.picked').length", 2.into()).await;
    mia.ask("document.querySelector('#acts button[value=\"priority:urgent\"]').closest('details').open = true").await;
    mia.click("#acts button[value='priority:urgent']").await;
    mia.reads("what was done", "#toast", "Priority of 2 set").await;
    mia.becomes("both urgent", "return document.querySelectorAll('#rows .row .tag.late').length", 2.into()).await;

    mia.chord(&[Key::Control], 'k').await;
    mia.press(">priority").await;
    mia.reads("it in the palette", "#palette-list li", "Priority").await;
    mia.press(&enter).await;
    mia.comes("the menu again", "#priority-menu[open]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.goes("the menu", "#priority-menu[open]").await;
    mia.go(&room.address("/search?q=priority:urgent")).await;
    mia.becomes("the urgent ones", "return document.querySelectorAll('main a.row').length", 2.into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}
