//! What people do all day, in a real browser with the keyboard: go through the list, answer, take back, note, close, snooze,
//! assign, hand over, select several, tag, search, find by the palette, put saved answers in. What leaves is what the
//! relay took; what changed is what the page shows and the desk keeps.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::browser::Script;
use tests::room::{ROWS, Room, SAM, TITLE};
use tests::server::PASSWORD;

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
    ("Catherine Weber", "Which size fits", "I have a small stove."),
];
const FOCUS: &str = "return document.activeElement?.id || document.activeElement?.className || ''";
const BODY: &str = "#composer textarea[name=body]";

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_walked_answered_and_closed_by_keys_and_each_act_has_a_way_back() {
    let Some(room) = Room::open("daily-list", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first in view", TITLE, "Which size fits".into()).await;
    mia.press("j").await;
    mia.becomes("the next", TITLE, "The lid is loose".into()).await;
    mia.press("k").await;
    mia.becomes("the previous", TITLE, "Which size fits".into()).await;
    mia.press("o").await;
    mia.becomes("the focus in the conversation", FOCUS, "conversation-title".into()).await;

    mia.press("r").await;
    mia.press("The small one fits.").await;
    assert_eq!(mia.typed(BODY).await, "The small one fits.", "r leads to the text, and letters are letters there");
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("the answer at once", "article.message.out", "The small one fits.").await;
    mia.reads("that it can be taken back", "article.message.out .delivery", "leaving at").await;
    mia.click("article.message.out form[data-act=withdraw] button").await;
    mia.becomes(
        "the text back",
        &format!("return document.querySelector({BODY:?}).value.trim()"),
        "The small one fits.".into(),
    )
    .await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("it once more", "article.message.out", "The small one fits.").await;

    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("n").await;
    mia.press("She has the old stove.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("the note", "article.message.note", "She has the old stove.").await;
    mia.press(&char::from(Key::Escape).to_string()).await;

    // More in a row than the page had keys for when it came.
    for number in 0..7 {
        mia.press("n").await;
        mia.press(&format!("Note {number}.")).await;
        mia.chord(&[Key::Control], char::from(Key::Enter)).await;
        mia.reads("the next note", "article.message.note", &format!("Note {number}.")).await;
        mia.press(&char::from(Key::Escape).to_string()).await;
    }
    mia.goes("all kept", "article.message.pending.note").await;
    let notes = "return document.querySelectorAll('article.message.note').length";
    mia.becomes("each once", notes, 8.into()).await;

    mia.press("e").await;
    mia.becomes("the row gone", ROWS, 2.into()).await;
    mia.becomes("the next in view", TITLE, "The lid is loose".into()).await;
    mia.reads("what was done", "#toast", "Closed").await;
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("the row back", ROWS, 3.into()).await;
    mia.becomes("the conversation back", TITLE, "Which size fits".into()).await;

    mia.press("z").await;
    mia.comes("the snooze menu", "#snooze-menu[open]").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.becomes("it put aside", ROWS, 2.into()).await;
    mia.reads("what was done", "#toast", "Snoozed").await;
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("it back", ROWS, 3.into()).await;

    mia.becomes("the conversation back, too", TITLE, "Which size fits".into()).await;
    let shown = mia.ask("return document.getElementById('conversation').dataset.id").await;
    mia.press("u").await;
    mia.comes("its row, unread", &format!("#row-{}.unread", shown.as_str().unwrap())).await;
    mia.becomes("the next in view", TITLE, "The lid is loose".into()).await;
    mia.becomes("every row still there", ROWS, 3.into()).await;
    let sent = room.relay.wait_for("the answer", |mail| mail.raw.contains("The small one fits."));
    assert_eq!(sent.to, ["catherine.weber@people.example"]);
    assert_eq!(room.relay.taken().iter().filter(|mail| mail.raw.contains("The small one fits.")).count(), 1, "once");
    assert!(!room.relay.taken().iter().any(|mail| mail.raw.contains("old stove")), "a note never leaves");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_change_hands_and_colleagues_see_each_other() {
    let Some(room) = Room::open("daily-hands", &LETTERS[..2]).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    let id = mia.attribute("#conversation", "data-id").await;

    let sam = room.browser.window("sam", Script::Runs).await;
    sam.sign_in(&room.address(""), SAM, PASSWORD).await;
    sam.go(&room.address(&format!("/conversations/{id}"))).await;
    mia.reads("who reads too", ".presence", "Sam Osei is reading").await;
    sam.type_into(BODY, "I think").await;
    mia.reads("who writes", ".presence", "Sam Osei is writing").await;

    mia.press("t").await;
    mia.comes("the form", "#hand-over[open] select").await;
    mia.type_into("#hand-over-note", "She called twice.").await;
    mia.click("#hand-over button").await;
    mia.reads("the new owner", ".has-it", "Sam Osei").await;
    mia.reads("the note", "article.message.note", "She called twice.").await;
    sam.reads("the owner, live", ".has-it", "Sam Osei").await;
    sam.reads("the note, live", "article.message.note", "She called twice.").await;
    assert_eq!(sam.typed(BODY).await, "I think", "what is being written stays");

    mia.press("a").await;
    mia.reads("mine again", ".has-it", "Mia Dahl").await;
    mia.press("A").await;
    mia.comes("the menu of owners", "#owner-menu[open]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.goes("the menu", "#owner-menu[open]").await;

    room.letter(7, "Dora Fox", "Where is my parcel", "It is three days late.");
    mia.becomes(
        "news of it",
        "return document.querySelectorAll('#rows a.row').length + (document.getElementById('fresh') ? 1 : 0)",
        3.into(),
    )
    .await;
    for window in [mia, &sam] {
        assert_eq!(window.complaints().await, [""; 0], "the browser has nothing to complain about");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_is_called_in_by_keys_and_hears_of_it_at_once() {
    let Some(room) = Room::open("daily-mention", &LETTERS[..2]).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    let sam = room.browser.window("sam", Script::Runs).await;
    sam.sign_in(&room.address(""), SAM, PASSWORD).await;
    sam.go(&room.address("/tasks")).await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    mia.press("n").await;
    mia.press("Please @sa").await;
    mia.reads("who can be called in", "#colleagues [aria-selected=true]", "Sam Osei").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    assert_eq!(mia.typed(BODY).await, "Please @Sam Osei ", "the name stands in the text, and nothing is sent");
    mia.press("look.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("the note", "article.message.note", "Please @Sam Osei look.").await;
    mia.reads("who was called in", "#entries", "called in Sam Osei").await;

    sam.reads("that he is", "#toast", "Mia Dahl mentions you: The lid is loose").await;
    sam.reads("the number", ".rail [data-count=mentions]", "1").await;
    sam.click("#toast button").await;
    sam.reads("the note", "article.message.note", "Please @Sam Osei look.").await;
    let number = "return document.querySelector('.rail [data-count=mentions]')?.textContent.trim() ?? '-'";
    sam.becomes("nothing new any more", number, "".into()).await;
    for one in [mia, &sam] {
        assert_eq!(one.complaints().await, [""; 0], "the browser has nothing to complain about");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_selected_tagged_and_closed_and_put_back() {
    let Some(room) = Room::open("daily-several", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "Which size fits".into()).await;
    mia.press("x").await;
    mia.press("J").await;
    mia.becomes("two selected", "return document.querySelectorAll('.row.picked').length", 2.into()).await;
    mia.reads("how many", "#acts-count", "2").await;
    mia.ask("document.querySelectorAll('#acts details')[1].open = true").await;
    mia.type_into("#acts input[name=tag]", "stove").await;
    mia.click("#acts button[value=tag]").await;
    mia.reads("what was done", "#toast", "2").await;
    mia.reads("the tag", ".tags .tag", "stove").await;

    mia.press(".").await;
    mia.comes("the tag menu", "#tag-menu[open]").await;
    mia.press("urgent").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.reads("the other tag", ".tags .tag", "urgent").await;

    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("x").await;
    mia.press("K").await;
    mia.becomes("two selected", "return document.querySelectorAll('.row.picked').length", 2.into()).await;
    mia.click("#acts button[value=close]").await;
    mia.becomes("one left", ROWS, 1.into()).await;
    mia.reads("what was done", "#toast", "2").await;
    mia.chord(&[Key::Control], 'z').await;
    mia.becomes("all back", ROWS, 3.into()).await;

    mia.go(&room.address("/search?q=tag:stove")).await;
    mia.becomes("those with the tag", "return document.querySelectorAll('main a.row').length", 2.into()).await;
    mia.ask("document.querySelector('details.keep-view').open = true").await;
    mia.type_into("details.keep-view input[name=name]", "Stoves").await;
    mia.click("details.keep-view button[type=submit]").await;
    mia.reads("the view in the rail", ".rail a.view", "Stoves").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wanted_is_found_by_search_palette_and_saved_answers() {
    let Some(room) = Room::open("daily-found", LETTERS).await else { return };
    let mia = &room.mia;
    mia.go(&room.address("/settings/saved-answers")).await;
    mia.ask("for (const fold of document.querySelectorAll('main details')) fold.open = true").await;
    mia.type_into("main form[action='/settings/saved-answers'] input[name=name]", "Whistle").await;
    mia.type_into(
        "main form[action='/settings/saved-answers'] textarea[name=body]",
        "Rinse the whistle, {customer.first}.",
    )
    .await;
    mia.click("main form[action='/settings/saved-answers'] button.primary").await;
    mia.reads("it in the list", "main", "Rinse the whistle").await;

    mia.press("gi").await;
    mia.comes("the inbox, by g and i", "#rows").await;
    mia.press("/").await;
    mia.press("whistles").await;
    mia.reads("what was found", "#rows .hit mark", "whistles").await;
    mia.ask("document.querySelector('#rows .hit').click()").await;
    mia.becomes("it in view", TITLE, "The kettle whistles".into()).await;

    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.press("r").await;
    mia.press("/").await;
    mia.reads("the saved answer, filled in", "#saved-found .saved-answer", "Rinse the whistle, Amara.").await;
    mia.press(&char::from(Key::Down).to_string()).await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.becomes(
        "its text",
        &format!("return document.querySelector({BODY:?}).value"),
        "Rinse the whistle, Amara.".into(),
    )
    .await;
    mia.chord(&[Key::Control, Key::Shift], char::from(Key::Enter)).await;
    mia.reads("sent and closed", "#toast", "Sent and closed").await;
    room.relay.wait_for("the answer", |mail| mail.raw.contains("Rinse the whistle, Amara."));

    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("it closed", ROWS, 2.into()).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.press("lid").await;
    mia.reads("a conversation in the palette", "#palette-list li", "The lid is loose").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.becomes("it in view", TITLE, "The lid is loose".into()).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.press(">tags").await;
    mia.reads("what is done with tags", "#palette-list [aria-selected=true]", "Tags").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.comes("the menu of tags", "#tag-menu[open]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.chord(&[Key::Control], 'k').await;
    mia.press("audit").await;
    mia.reads("a page of the settings", "#palette-list [aria-selected=true]", "Audit").await;
    mia.press(&char::from(Key::Enter).to_string()).await;
    mia.becomes("it in view", "return location.pathname", "/settings/audit".into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_regions_and_panes_are_each_agents_own() {
    let Some(room) = Room::open("daily-keys", &LETTERS[..2]).await else { return };
    let mia = &room.mia;
    mia.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    assert_eq!(
        mia.attribute("form[data-act=close] button", "aria-keyshortcuts").await,
        "e",
        "screen readers hear the key"
    );
    mia.press("?").await;
    mia.reads("the keys", "#keys[open]", "next conversation").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    mia.goes("the keys", "#keys[open]").await;

    let f6 = char::from(Key::F6);
    let mut seen = Vec::new();
    for _ in 0..4 {
        mia.press(&f6.to_string()).await;
        seen.push(
            mia.ask("return document.activeElement.closest('#rows, #messages, #composer, #side')?.id ?? ''").await,
        );
    }
    seen.sort_by_key(ToString::to_string);
    assert_eq!(seen, ["composer", "messages", "rows", "side"], "F6 goes round the regions");

    mia.ask("document.getElementById('list-width').focus()").await;
    mia.press(&char::from(Key::Right).to_string()).await;
    mia.becomes("a wider list", "return document.getElementById('list').getBoundingClientRect().width", 364.into())
        .await;
    let kept = "return performance.getEntriesByType('resource').some(one => one.name.endsWith('/settings/panes'))";
    mia.becomes("it kept", kept, true.into()).await;

    mia.go(&room.address("/settings/keys")).await;
    mia.type_into("input[name=key-close]", "q").await;
    mia.click("#own-keys button.primary").await;
    mia.comes("that it is kept", "input[name=key-close][value=q]").await;
    mia.go(&room.address("/inbox/open")).await;
    let width = "return document.getElementById('list')?.getBoundingClientRect().width";
    mia.becomes("the width that it had", width, 364.into()).await;
    mia.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    mia.comes("her own key on the button", "form[data-act=close] button[aria-keyshortcuts=q]").await;
    mia.becomes("it to be seen", "return document.querySelector('form[data-act=close] kbd').textContent", "q".into())
        .await;
    mia.press("e").await;
    mia.press("q").await;
    mia.becomes("closed once, by q", ROWS, 1.into()).await;
    mia.reads("what was done", "#toast", "Closed").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}
