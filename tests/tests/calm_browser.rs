//! What stands on the screen stays true by itself, and nothing that comes from elsewhere takes away what somebody did or wrote.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::browser::Script;
use tests::room::{ROWS, Room, SAM, TITLE, TYPED};
use tests::server::PASSWORD;

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];

const LOW: &str = "return document.querySelector('#conversation-head .meta').textContent.includes('priority: low')";

#[tokio::test(flavor = "multi_thread")]
async fn how_long_somebody_waits_is_told_anew_although_nothing_happens() {
    let Some(room) = Room::open("calm-ages", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("jk").await;
    mia.becomes("back at the first", TITLE, "The lid is loose".into()).await;
    let mark = "for (const piece of document.querySelectorAll('#rows a.row, #wait')) piece.dataset.old = 'yes';
        return document.querySelectorAll('[data-old]').length";
    assert_eq!(mia.ask(mark).await, 3);
    mia.ask("const real = Date.now; Date.now = () => real() + 61000;").await;
    mia.becomes("all of it told anew", "return document.querySelectorAll('[data-old]').length", 0.into()).await;
    let order =
        "return [...document.querySelectorAll('#rows .subject')].map((one) => one.textContent.trim()).join(', ')";
    assert_eq!(mia.ask(order).await, "The lid is loose, The kettle whistles", "in its place");
    let held =
        "return document.activeElement.matches('#rows .row[aria-current]') ? document.activeElement.textContent : ''";
    assert!(mia.ask(held).await.as_str().unwrap().contains("The lid is loose"), "the keyboard stays where it was");
    let asked = "return performance.getEntriesByType('resource').filter((one) => /conversations.[0-9]+$/.test(one.name)).length";
    let before = mia.ask(asked).await.as_u64().unwrap();
    mia.ask("const real = Date.now; Date.now = () => real() + 61000;").await;
    mia.press("j").await;
    mia.becomes("the second", TITLE, "The kettle whistles".into()).await;
    assert!(mia.ask(asked).await.as_u64().unwrap() > before, "what was fetched a minute ago is not shown as of now");
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_z_takes_back_what_was_done_last_and_nothing_else() {
    let Some(room) = Room::open("calm-undo", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("Turn it to the left.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.comes("the way back", "#messages form[data-act=withdraw]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press(".").await;
    mia.press("stove").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.reads("the tag", "#conversation-head .tags .tag", "stove").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.chord(&[Key::Control], 'z').await;
    mia.goes("the tag, which came last", "#conversation-head .tags a.tag").await;
    assert_eq!(mia.count("#messages .message.out").await, 1, "the answer is on its way");
    mia.chord(&[Key::Control], 'z').await;
    room.relay.wait_for("the answer", |mail| mail.raw.contains("Turn it to the left."));
    mia.goes("the hold", "#messages form[data-act=withdraw]").await;

    mia.press("p").await;
    mia.comes("how urgent it is", "#priority-menu[open]").await;
    mia.ask("document.querySelector('#priority-menu button[value=low]').click()").await;
    mia.comes("a way back", "#toast button").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.becomes("how urgent it is", LOW, true.into()).await;
    mia.press("r").await;
    mia.press("One more thing.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.comes("the way back", "#messages form[data-act=withdraw]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("the answer, which came last, in the composer", TYPED, "One more thing.".into()).await;
    mia.becomes("as urgent as it was said", LOW, true.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_called_in_meanwhile_keeps_the_way_back() {
    let Some(room) = Room::open("calm-mention", LETTERS).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    let sam = room.browser.window("sam", Script::Runs).await;
    sam.sign_in(&room.address(""), SAM, PASSWORD).await;
    sam.go(&room.address("/inbox/open")).await;
    sam.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    sam.press("n").await;
    sam.press("Please look @mi").await;
    sam.reads("who can be called in", "#colleagues [aria-selected=true]", "Mia Dahl").await;
    sam.press(&char::from(Key::Enter).to_string()).await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("j").await;
    mia.becomes("the second", TITLE, "The kettle whistles".into()).await;
    mia.press("e").await;
    mia.becomes("one left", ROWS, 1.into()).await;
    mia.press("zz").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("gs").await;
    mia.reads("the settings", "h1", "").await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("one is open", ROWS, 1.into()).await;
    mia.go(&room.address("/inbox/closed")).await;
    mia.becomes("the closed one", TITLE, "The kettle whistles".into()).await;
    mia.ask("document.querySelector('form[data-act=reopen] button').click()").await;
    mia.comes("a way back", "#toast button").await;
    sam.chord(&[Key::Control], char::from(Key::Enter)).await;
    sam.reads("the note", "article.message.note", "@Mia Dahl").await;
    mia.reads("the number, live", ".rail [data-count=mentions]", "1").await;
    assert!(mia.ask("return document.querySelector('#toast').textContent").await.as_str().unwrap().contains("Undo"));
    mia.click("#toast button").await;
    mia.reads("then who called", "#toast", "Sam Osei mentions you").await;
    mia.reads("it closed as before", "#conversation-head", "closed by").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_aside_can_be_put_aside_longer_closed_or_woken_and_back() {
    let Some(room) = Room::open("calm-snoozed", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("z").await;
    mia.comes("when", "#snooze-menu[open]").await;
    mia.ask("document.querySelector('#snooze-menu button[value=\"7d\"], #snooze-menu button[value=tomorrow]').click()")
        .await;
    mia.becomes("one left", ROWS, 1.into()).await;
    mia.go(&room.address("/inbox/snoozed")).await;
    mia.becomes("the one put aside", TITLE, "The lid is loose".into()).await;
    let until =
        "return /snoozed until[^·]*/.exec(document.querySelector('#conversation-head .meta').textContent)?.[0] ?? ''";
    let before = mia.ask(until).await;
    assert!(!before.as_str().unwrap().is_empty());
    mia.press("e").await;
    mia.becomes("closed", ROWS, 0.into()).await;
    mia.click("#toast button").await;
    mia.becomes("asleep as before", until, before.clone()).await;
    mia.press("z").await;
    mia.comes("when, again", "#snooze-menu[open]").await;
    mia.ask("document.querySelector('#snooze-menu button[value=\"3h\"]').click()").await;
    mia.comes("the way back", "#toast button").await;
    mia.click("#toast button").await;
    mia.becomes("asleep as before", until, before.clone()).await;
    mia.press("z").await;
    mia.click("#snooze-menu form[data-act=reopen] button").await;
    mia.reads("awake", "#conversation-head", "waiting on us").await;
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("asleep as before", until, before).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_text_from_elsewhere_is_offered_until_it_is_sent() {
    let Some(room) = Room::open("calm-drafts", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("Older, here.").await;
    mia.reads("that it is kept", "#composer .saved", "saved").await;
    let elsewhere = "const form = document.getElementById('composer');
        const fields = new URLSearchParams({ conversation: form.dataset.conversation, body: 'Newer, from elsewhere.', kind: 'reply' });
        return fetch('/drafts/' + form.elements.draft.value, { method: 'POST', body: fields }).then((answer) => answer.ok)";
    assert_eq!(mia.ask(elsewhere).await, true);
    let again = mia.client.current_url().await.unwrap();
    mia.go(again.as_str()).await;
    mia.becomes("what was typed here", TYPED, "Older, here.".into()).await;
    mia.comes("the other text, to be taken", "#composer .other-draft").await;
    mia.ask("document.querySelector('#composer textarea[name=body]').focus()").await;
    mia.press(" And more.").await;
    mia.reads("that it is kept", "#composer .saved", "saved").await;
    assert_eq!(mia.count("#composer .other-draft").await, 1, "still to be taken");
    mia.go(again.as_str()).await;
    mia.comes("still to be taken", "#composer .other-draft").await;
    mia.click("#composer .other-draft").await;
    mia.becomes("the other text", TYPED, "Newer, from elsewhere.".into()).await;
    mia.click("#composer .other-draft").await;
    mia.becomes("and back", TYPED, "Older, here. And more.".into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_for_searching_leads_there_from_every_page() {
    let Some(room) = Room::open("calm-search", LETTERS).await else { return };
    let mia = &room.mia;
    let where_to = "return location.pathname";
    mia.go(&room.address("/tasks")).await;
    mia.comes("the tasks", "main").await;
    mia.press("/").await;
    mia.becomes("the search", where_to, "/search".into()).await;
    mia.press("/").await;
    mia.becomes("its field", "return document.activeElement.name", "q".into()).await;
    let keys = "return document.querySelector('.list form[role=search]')?.getAttribute('aria-keyshortcuts') ?? ''";
    mia.go(&room.address("/inbox/mine")).await;
    mia.becomes("that it is told", keys, "/".into()).await;
    let own = mia.attribute("#rows a.row", "data-id").await;
    mia.go(&room.address(&format!("/conversations/{own}"))).await;
    mia.comes("its own page", "#composer").await;
    mia.press("/").await;
    mia.becomes("the search", where_to, "/search".into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_into_a_menu_is_no_key_and_what_has_left_is_selected_no_more() {
    let Some(room) = Room::open("calm-menus", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.click("#tag-menu summary").await;
    mia.press("Kettle").await;
    mia.becomes("it in the field", "return document.getElementById('tag-name').value", "Kettle".into()).await;
    assert_eq!(mia.ask(ROWS).await, 2, "nothing was closed by it");
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.goes("the menu", "#tag-menu[open]").await;
    mia.click("#owner-menu summary").await;
    mia.press("e").await;
    assert_eq!(mia.ask(ROWS).await, 2, "a letter in a menu is no key");
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("x").await;
    mia.comes("the bar", "#acts:not([hidden])").await;
    mia.press("e").await;
    mia.becomes("one left", ROWS, 1.into()).await;
    mia.goes("the bar: nothing is selected", "#acts:not([hidden])").await;
}
