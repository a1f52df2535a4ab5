//! Keys that no story of the day presses on its way: sending and putting aside, arrows, links, the way back to the list, and
//! what does not happen while single keys are off.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::Room;

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const TITLE: &str = "return document.getElementById('conversation-title')?.textContent ?? ''";
const ROWS: &str = "return document.querySelectorAll('#rows a.row').length";
const TYPED: &str = "return document.querySelector('#composer textarea[name=body]').value";
/// Where the focus is: which region, or which element.
const FOCUS: &str = "const at = document.activeElement;
    return at.matches('#rows .row') ? `row ${at.querySelector('.subject').textContent}` : at.id || at.name || at.nodeName";

fn key(key: Key) -> String {
    char::from(key).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn arrows_walk_the_list_enter_opens_a_row_and_escape_leads_back_to_it() {
    let Some(room) = Room::open("more-keys-list", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press(&key(Key::Down)).await;
    mia.becomes("still the first: outside of the list an arrow scrolls", TITLE, "The lid is loose".into()).await;
    mia.press("jk").await;
    mia.becomes("the focus in the list", FOCUS, "row The lid is loose".into()).await;
    mia.press(&key(Key::Down)).await;
    mia.becomes("the next", TITLE, "The kettle whistles".into()).await;
    mia.press(&key(Key::Up)).await;
    mia.becomes("the one before", TITLE, "The lid is loose".into()).await;
    mia.ask("document.querySelectorAll('#rows .row')[1].focus()").await;
    mia.press(&key(Key::Enter)).await;
    mia.becomes("the row that had the focus", TITLE, "The kettle whistles".into()).await;

    mia.press("r").await;
    mia.becomes("the text", FOCUS, "body".into()).await;
    mia.press(&key(Key::Escape)).await;
    mia.becomes("out of the text", FOCUS, "row The kettle whistles".into()).await;
    mia.press("o").await;
    mia.becomes("the conversation", FOCUS, "conversation-title".into()).await;
    mia.press(&key(Key::Escape)).await;
    mia.becomes("back to the list", FOCUS, "row The kettle whistles".into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn f6_goes_round_the_regions_and_back() {
    let Some(room) = Room::open("more-keys-regions", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("jk").await;
    mia.becomes("the focus in the list", FOCUS, "row The lid is loose".into()).await;
    for region in ["messages", "body", "side", "row The lid is loose"] {
        mia.press(&key(Key::F6)).await;
        mia.becomes("the next region", FOCUS, region.into()).await;
    }
    for region in ["side", "body", "messages", "row The lid is loose"] {
        mia.chord(&[Key::Shift], char::from(Key::F6)).await;
        mia.becomes("the region before", FOCUS, region.into()).await;
    }
}

/// A line of one bar: whatever is asked for comes half a second later, or not at all.
const SLOW: &str = "const at_once = window.fetch;
    window.fetch = (...asked) => new Promise((go) => setTimeout(go, 500)).then(() => at_once(...asked));";
const BROKEN: &str =
    "window.fetch = () => new Promise((_, end) => setTimeout(() => end(new TypeError('no line')), 300));";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_while_a_conversation_is_on_its_way_is_meant_for_that_one() {
    let Some(room) = Room::open("more-keys-ahead", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.ask(SLOW).await;
    mia.press("jrSee, e and u are letters").await;
    mia.becomes("the second", TITLE, "The kettle whistles".into()).await;
    mia.becomes("all of it in its text", TYPED, "See, e and u are letters".into()).await;
    mia.becomes("the focus there too", FOCUS, "body".into()).await;
    mia.press(&key(Key::Escape)).await;
    mia.press("j").await;
    mia.press(&key(Key::F6)).await;
    mia.becomes("a row and its region", FOCUS, "messages".into()).await;

    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("the first again", TITLE, "The lid is loose".into()).await;
    mia.ask(SLOW).await;
    mia.press("j.stove").await;
    mia.becomes("the second once more", TITLE, "The kettle whistles".into()).await;
    mia.becomes("a tag begun", "return document.activeElement.value", "stove".into()).await;

    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("the first again", TITLE, "The lid is loose".into()).await;
    mia.becomes("it has no text", TYPED, "".into()).await;
    mia.ask(BROKEN).await;
    mia.press("jrDear").await;
    mia.reads("that it did not come", "#toast", "Could not open").await;
    mia.press(", please close it").await;
    assert_eq!(mia.ask(TITLE).await, "The lid is loose");
    mia.becomes("nothing typed anywhere", TYPED, "".into()).await;
    assert_eq!(mia.count("details.menu[open]").await, 0, "and no menu opened by it");
    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("both are open, for neither was meant by a key that had lost its conversation", ROWS, 2.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn alt_enter_sends_and_puts_aside_until_they_answer() {
    let Some(room) = Room::open("more-keys-snooze", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("Which lid is it?").await;
    mia.chord(&[Key::Alt], char::from(Key::Enter)).await;
    mia.becomes("it out of the list", ROWS, 1.into()).await;
    mia.becomes("the next", TITLE, "The kettle whistles".into()).await;
    mia.reads("that it sleeps", "#toast", "Sent and snoozed").await;
    room.relay.wait_for("the answer", |mail| mail.raw.contains("Which lid is it?"));
    room.letter(7, "Bo Lind", "Re: The lid is loose\r\nIn-Reply-To: <1@people.example>", "The blue one.");
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("it back with the answer", ROWS, 2.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chosen_words_become_a_link_by_ctrl_k_and_a_time_to_come_back_is_chosen_by_keyboard_alone() {
    let Some(room) = Room::open("more-keys-link", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("See here").await;
    mia.chord(&[Key::Control, Key::Shift], char::from(Key::Left)).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.becomes("a link", TYPED, "See [here](https://)".into()).await;
    mia.press("https://birch.example/lids").await;
    mia.becomes("where it leads", TYPED, "See [here](https://birch.example/lids)".into()).await;
    assert_eq!(mia.count("#palette[open]").await, 0, "the key was used up");
    mia.press(&key(Key::End)).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.comes("the palette, where nothing is chosen", "#palette[open]").await;
    mia.press(&key(Key::Escape)).await;
    mia.goes("the palette", "#palette[open]").await;

    mia.press(&key(Key::Escape)).await;
    mia.press("z").await;
    let first = "return document.activeElement === document.querySelector('#snooze-menu div button')";
    mia.becomes("the first choice", first, true.into()).await;
    mia.press(&key(Key::Tab)).await;
    let second = mia.ask("return document.activeElement.value").await;
    let offered = mia.ask("return document.querySelectorAll('#snooze-menu div button')[1].value").await;
    assert_eq!(second, offered, "Tab leads to the second choice");
    mia.press(&key(Key::Enter)).await;
    mia.becomes("it out of the list", ROWS, 1.into()).await;
    mia.reads("what was done", "#toast", "Snoozed").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_single_key_does_anything_while_single_keys_are_off() {
    let Some(room) = Room::open("more-keys-off", LETTERS).await else { return };
    let mia = &room.mia;
    let off = "return fetch('/settings/keys', { method: 'POST', body: new URLSearchParams({ 'key-next': 'j' }) })
        .then((answer) => answer.ok)";
    assert_eq!(mia.ask(off).await, true);
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    assert_eq!(mia.count("[data-key] kbd, [aria-keyshortcuts='e']").await, 0, "no key is promised");
    let all = "return [location.href, document.activeElement.nodeName, document.querySelectorAll('[open]:not(.copies)').length,
        document.querySelectorAll('#rows .row').length, document.querySelectorAll('.picked').length,
        document.getElementById('toast').textContent, document.getElementById('conversation').dataset.id,
        document.querySelector('#conversation .has-it').textContent]";
    let before = mia.ask(all).await;
    mia.press("jkoxJKrnaAtezuyp.i[]/?gigtgogsgn123456789").await;
    assert_eq!(mia.ask(all).await, before, "nothing happened");
    mia.chord(&[Key::Control], 'k').await;
    mia.comes("the palette: a chord is no single key", "#palette[open]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_walk_past_a_row_that_is_no_conversation() {
    let Some(room) = Room::open("more-keys-people", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    // As a search shows a person above the conversations; a desk learns names a minute after their mail.
    mia.ask(
        "const row = document.querySelector('#rows a.row').cloneNode(true);
         row.removeAttribute('data-id'); row.removeAttribute('aria-current'); row.id = 'person'; row.classList.add('person');
         row.href = '/search?q=from:bo'; document.getElementById('rows').prepend(row)",
    )
    .await;
    mia.press("kk").await;
    mia.press("j").await;
    mia.becomes("the second conversation", TITLE, "The kettle whistles".into()).await;
    assert_eq!(mia.count("#toast span").await, 0, "no row that leads nowhere was opened");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}
