//! The desk on a phone: all that can be done with a conversation is in reach of a finger, and the connection says how it is.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use tests::room::{Room, TITLE};
use tests::server::PASSWORD;

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const BODY: &str = "#composer textarea[name=body]";
/// What in the head of a conversation a finger does not reach: too small, outside, or covered.
const OUT_OF_REACH: &str = "
    return [...document.querySelectorAll('#conversation-head :is(a.button, button.button, summary, .back)')]
        .filter((one) => !one.parentElement.closest('details > div')).filter((one) => {
            const box = one.getBoundingClientRect();
            const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return box.width < 44 || box.height < 44 || box.left < 0 || box.right > innerWidth || !(one.contains(hit) || hit?.contains(one));
        }).map((one) => [one.outerHTML.slice(0, 90), JSON.stringify(one.getBoundingClientRect())])";
/// How far an open menu sticks out of the page.
const MENU_OUT: &str = "
    return [...document.querySelectorAll('#conversation-head details.menu')].filter((menu) => {
        menu.open = true;
        const box = menu.querySelector('div').getBoundingClientRect();
        menu.open = false;
        return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight || box.width < 200;
    }).map((menu) => menu.id)";
/// Splitters that are too narrow to be caught, or that cover something.
const SPLITTERS: &str = "
    return [...document.querySelectorAll('.splitter')].filter((one) => one.checkVisibility()).filter((one) => {
        const box = one.getBoundingClientRect();
        const covers = [...document.querySelectorAll('#list :is(a, button, input), #conversation :is(a, button, textarea, h2)')]
            .filter((other) => other.checkVisibility()).map((other) => other.getBoundingClientRect())
            .some((other) => other.width && other.left < box.right && other.right > box.left + 5 && other.top < box.bottom);
        return box.width < 24 || covers;
    }).map((one) => one.id)";

async fn phone(name: &str) -> Option<Room> {
    let room = Room::open(name, LETTERS).await?;
    let mia = &room.mia;
    let sam = format!(
        "const sam = {{ name: 'Sam Osei', email: 'sam@birch-staff.example', password: '{PASSWORD}', role: 'agent' }};
        return fetch('/settings/agents', {{ method: 'POST', body: new URLSearchParams(sam) }}).then((answer) => answer.ok)"
    );
    assert_eq!(mia.ask(&sam).await, true, "Sam works here too");
    mia.is_a_phone(390, 844).await;
    mia.go(&room.address("/inbox/open")).await;
    mia.comes("the list", "#rows a.row").await;
    assert_eq!(mia.ask("return matchMedia('(pointer: coarse)').matches").await, true, "fingers");
    Some(room)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_handed_over_answered_and_put_aside_on_a_phone() {
    let Some(room) = phone("phone-story").await else { return };
    let mia = &room.mia;
    mia.click("#rows a.row:first-of-type").await;
    mia.becomes("the conversation", TITLE, "The lid is loose".into()).await;
    for width in [390, 360] {
        mia.is_a_phone(width, 844).await;
        assert_eq!(mia.ask(OUT_OF_REACH).await, json!([]), "{width} pixels");
        assert_eq!(mia.ask(MENU_OUT).await, json!([]), "{width} pixels");
    }
    mia.click("#owner-menu > summary").await;
    mia.click("#owner-menu form[data-act=owner] button").await;
    mia.reads("the new owner", ".has-it", "Sam Osei").await;
    mia.type_into(BODY, "A new lid leaves today.").await;
    mia.click("#composer button.primary.if-reply").await;
    mia.reads("the answer", "article.message.out", "A new lid leaves today.").await;
    room.relay.wait_for("the answer", |mail| mail.raw.contains("A new lid leaves today."));
    mia.click("#snooze-menu > summary").await;
    mia.ask("document.getElementById('snooze-until').value = '2027-02-01T09:00'").await;
    mia.click("#snooze-menu form[data-act=snooze-until] button").await;
    mia.reads("what was done", "#toast", "Snoozed").await;
    mia.click(".back").await;
    mia.becomes("the list", "return document.querySelector('#main').dataset.show", "list".into()).await;
    mia.becomes("what is left", "return document.querySelectorAll('#rows a.row').length", 1.into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_read_has_more_than_half_of_a_phone_until_somebody_writes() {
    let Some(room) = phone("phone-room").await else { return };
    let mia = &room.mia;
    let read = "return document.getElementById('messages').getBoundingClientRect().height";
    let inset = "const box = document.getElementById('conversation-title').getBoundingClientRect();
        return Math.min(box.top, box.left, innerWidth - box.right) >= 8";
    mia.click("#rows a.row:first-of-type").await;
    mia.becomes("the conversation", TITLE, "The lid is loose".into()).await;
    assert!(mia.ask(read).await.as_f64().unwrap() > 422.0, "half of 844 pixels");
    assert_eq!(mia.ask(inset).await, true, "the subject keeps away from the edges");
    assert_eq!(mia.ask(&height_of(BODY)).await, 44, "a finger finds the line");
    mia.click(BODY).await;
    assert_ne!(mia.ask(&height_of("#composer .foot")).await, 0, "what sends it is there");
    // A press on what takes no focus leaves it as it is.
    mia.click("label[for=kind-note]").await;
    mia.comes("a note", "#kind-note:checked").await;
    assert_ne!(mia.ask(&height_of("#composer .foot")).await, 0, "what keeps the note is there");
    mia.type_into(BODY, "They have called before.").await;
    mia.ask("document.activeElement.blur()").await;
    assert_ne!(mia.ask(&height_of("#composer .foot")).await, 0, "what is begun is seen with all that belongs to it");
    // With the keyboard open nothing is pushed out.
    mia.is_a_phone(390, 500).await;
    mia.click(BODY).await;
    let bottom = "return Math.round(document.querySelector('#composer .foot').getBoundingClientRect().bottom)";
    assert!(mia.ask(bottom).await.as_u64().unwrap() <= 500, "the button that keeps it is in view");
    assert!(mia.ask(read).await.as_f64().unwrap() > 80.0, "so is what is answered");
}

/// How high an element is, in whole pixels.
fn height_of(css: &str) -> String {
    format!("return Math.round(document.querySelector({css:?}).getBoundingClientRect().height)")
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_selected_by_finger() {
    let Some(room) = phone("phone-several").await else { return };
    let mia = &room.mia;
    mia.click(".select-several").await;
    mia.comes("boxes", "#rows .boxed input").await;
    let small = "return [...document.querySelectorAll('#rows .pick')].map((box) => box.getBoundingClientRect())
        .filter((box) => box.width < 44 || box.height < 44).length";
    assert_eq!(mia.ask(small).await, 0, "a finger finds each box");
    mia.ask("for (const box of document.querySelectorAll('#rows .boxed input')) box.click()").await;
    mia.click("#acts button[value=close]").await;
    mia.becomes("none left", "return document.querySelectorAll('#rows a.row').length", 0.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_is_seen_in_the_list_in_a_conversation_and_on_its_own_page() {
    let Some(room) = phone("phone-net").await else { return };
    let mia = &room.mia;
    let seen = "const net = document.getElementById('net'); const box = net.getBoundingClientRect();
        return box.height > 10 && net.contains(document.elementFromPoint(innerWidth / 2, box.top + box.height / 2))";
    let id = mia.attribute("#rows a.row:first-of-type", "data-id").await;
    for (page, opens) in [("/inbox/open", false), ("/inbox/open", true), (&*format!("/conversations/{id}"), false)] {
        mia.go(&room.address(page)).await;
        if opens {
            mia.click("#rows a.row:first-of-type").await;
            mia.comes("the conversation", "[data-show=conversation] #conversation").await;
        }
        // A line that is still being opened says that it is there.
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        mia.is_cut_off(true).await;
        mia.reads("that it is lost", "#net", "Offline").await;
        assert_eq!(mia.ask(seen).await, true, "{page} {opens}");
        mia.is_cut_off(false).await;
        mia.becomes("nothing to say", "return document.getElementById('net').textContent", "".into()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn own_widths_of_panes_leave_a_tablet_its_conversation() {
    let Some(room) = Room::open("phone-tablet", LETTERS).await else { return };
    let mia = &room.mia;
    let wide =
        "return fetch('/settings/panes', { method: 'POST', body: new URLSearchParams({ list: 460, side: 400 }) })
        .then((answer) => answer.ok)";
    assert_eq!(mia.ask(wide).await, true);
    let width = "return Math.round(document.getElementById('list').getBoundingClientRect().width)";
    for (window, list) in [(1440, 460), (900, 320)] {
        mia.measures(window, 900).await;
        mia.go(&room.address("/inbox/open")).await;
        assert_eq!(mia.ask(width).await, list, "in {window} pixels");
        // What makes them wider is caught, and covers nothing that is pressed or read.
        assert_eq!(mia.ask(SPLITTERS).await, json!([]), "in {window} pixels");
    }
}
