//! Keys that no story of the day presses on its way: sending and putting aside, arrows, links, the way back to the list, and
//! what does not happen while single keys are off.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::browser::Script;
use tests::room::{ROWS, Room, SAM, TITLE, TYPED};
use tests::server::PASSWORD;

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
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

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_z_takes_back_ones_own_last_answer_and_nobody_elses() {
    let Some(room) = Room::open("more-keys-back", LETTERS).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let id = mia.ask("return document.getElementById('conversation').dataset.id").await;
    let sam = room.browser.window("sam", Script::Runs).await;
    sam.sign_in(&room.address(""), SAM, PASSWORD).await;
    sam.go(&room.address(&format!("/conversations/{}", id.as_str().unwrap()))).await;
    sam.comes("the conversation, with its script", "html.script #conversation").await;
    mia.press("r").await;
    mia.press("Turn it to the left.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.press(&key(Key::Escape)).await;
    sam.comes("the answer, held, which anybody could take back", "article.message.out form[data-act=withdraw]").await;
    sam.chord(&[Key::Control], 'z').await;
    mia.comes("the way back, still", "article.message.out form[data-act=withdraw]").await;
    assert_eq!(mia.ask(TYPED).await, "");
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("the text again", TYPED, "Turn it to the left.".into()).await;
    mia.goes("the answer", "article.message.out").await;
    assert!(!room.relay.taken().iter().any(|mail| mail.raw.contains("Turn it to the left.")), "it never left");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_menu_closes_when_one_goes_on_from_it_and_by_escape_from_within_its_field() {
    let Some(room) = Room::open("more-keys-menus", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press(".").await;
    mia.becomes(
        "its field",
        "return document.activeElement.closest('#tag-menu') && document.activeElement.tagName",
        "INPUT".into(),
    )
    .await;
    mia.press(&key(Key::Escape)).await;
    mia.goes("the menu", "#tag-menu[open]").await;
    mia.becomes(
        "the focus where it was opened",
        "return document.activeElement.closest('#tag-menu') && document.activeElement.tagName",
        "SUMMARY".into(),
    )
    .await;
    mia.press("z").await;
    mia.comes("the snooze menu", "#snooze-menu[open]").await;
    for _ in 0..40 {
        mia.press(&key(Key::Tab)).await;
        if mia.ask("return Boolean(document.activeElement.closest('#snooze-menu'))").await == false {
            break;
        }
    }
    mia.goes("the menu, once one has gone on", "#snooze-menu[open]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_takes_the_saved_answer_that_was_asked_for_however_slow_the_line_is() {
    let Some(room) = Room::open("more-keys-saved", LETTERS).await else { return };
    let mia = &room.mia;
    let save = "const saved = (name, body) => fetch('/settings/saved-answers', { method: 'POST', body: new URLSearchParams({ name, body }) });
        return saved('Alphabet', 'The first of all.').then(() => saved('Refund', 'The money is on its way.')).then((answer) => answer.ok)";
    assert_eq!(mia.ask(save).await, true);
    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("/").await;
    mia.becomes("both of them", "return document.querySelectorAll('#saved-found .saved-answer').length", 2.into())
        .await;
    mia.ask(SLOW).await;
    mia.press("refund").await;
    mia.press(&key(Key::Enter)).await;
    mia.becomes("what was asked for, not what stood first", TYPED, "The money is on its way.".into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_with_the_first_touch_is_asked_for_again_when_it_did_not_come() {
    let Some(room) = Room::open("more-keys-rest", LETTERS).await else { return };
    let mia = &room.mia;
    mia.devtools("Network.enable", &serde_json::json!({})).await;
    mia.devtools("Network.clearBrowserCache", &serde_json::json!({})).await;
    mia.devtools("Network.setBlockedURLs", &serde_json::json!({ "urls": ["*/assets/rest.*"] })).await;
    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.reads("that it did not come", "#toast", "A part of this page could not be loaded").await;
    assert_eq!(mia.count("#palette[open]").await, 0);
    let asked = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/rest.')).length";
    for _ in 0..30 {
        mia.press(&key(Key::Shift)).await;
    }
    assert!(mia.ask(asked).await.as_u64().unwrap() <= 2, "not with every key");
    mia.press("j").await;
    mia.becomes("the rest works", TITLE, "The kettle whistles".into()).await;
    mia.devtools("Network.setBlockedURLs", &serde_json::json!({ "urls": [] })).await;
    tests::machine::wait_until("the palette", async || {
        mia.chord(&[Key::Control], 'k').await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        mia.count("#palette[open] #palette-list li").await > 0
    })
    .await;
}
