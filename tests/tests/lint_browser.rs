//! What lint finds in a text leads to its place there, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE};

const LETTERS: &[(&str, &str, &str)] =
    &[("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?")];
const SELECTED: &str = "const field = document.querySelector('#composer textarea[name=body]'); \
    return document.activeElement === field ? field.value.slice(field.selectionStart, field.selectionEnd) : ''";
const SHOWS: &str = "return [...document.querySelectorAll('#lint [data-show]')].map(one => one.dataset.show)";
const PRESS: &str = "document.querySelector('#lint').open = true; document.querySelector('#lint [data-show]').click()";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_leads_to_its_place_in_the_text() {
    let Some(room) = Room::open("lint-place", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the letter", TITLE, "The kettle whistles".into()).await;
    mia.press("r").await;
    // Signs of more than one byte, and of more than one unit, stand before it.
    mia.ask(
        "const field = document.activeElement; \
         field.value = 'Grüße 🫖🫖 shouted\\nsecond line\\nDear {{first_name}}, it comes.'; \
         field.dispatchEvent(new Event('input', {bubbles: true}))",
    )
    .await;
    mia.becomes("what is found", SHOWS, serde_json::json!(["{{first_name}}"])).await;
    mia.ask(PRESS).await;
    mia.becomes("its place", SELECTED, "{{first_name}}".into()).await;
    mia.press("Amara").await;
    let typed = "return document.activeElement.value.split('\\n').at(-1)";
    assert_eq!(mia.ask(typed).await, "Dear Amara, it comes.", "what is typed stands in its place");
    mia.becomes("nothing is left", SHOWS, serde_json::json!([])).await;

    // Of two the right one, also when the text has grown before it since.
    mia.ask(
        "const field = document.activeElement; \
         field.value = 'We look into it as soon as\\npossible, Amara.'; \
         field.dispatchEvent(new Event('input', {bubbles: true}))",
    )
    .await;
    mia.becomes("what is found", SHOWS, serde_json::json!(["as soon as possible"])).await;
    mia.ask("document.activeElement.setRangeText('Dear Amara,\\n', 0, 0, 'end')").await;
    mia.ask(PRESS).await;
    mia.becomes("over the end of a line", SELECTED, "as soon as\npossible".into()).await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}
