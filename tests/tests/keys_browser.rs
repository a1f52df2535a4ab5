//! The rest of the keys, in a real browser: those that the stories of the day do not press on their way.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE};

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const BODY: &str = "#composer textarea[name=body]";
const TYPED: &str = "return document.querySelector('#composer textarea[name=body]').value.trim()";
const PATH: &str = "return location.pathname";

fn key(key: Key) -> String {
    char::from(key).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_lead_through_views_places_messages_and_to_the_customer() {
    let Some(room) = Room::open("keys-places", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let views = "return [...document.querySelectorAll('.rail a.view')].map(view => view.getAttribute('href'))";
    let views = mia.ask(views).await;
    for digit in [2, 1] {
        mia.press(&digit.to_string()).await;
        mia.becomes("the view of the digit", PATH, views[digit - 1].clone()).await;
    }
    mia.press("gs").await;
    mia.becomes("the settings", "return location.pathname.startsWith('/settings')", true.into()).await;
    mia.press("gn").await;
    mia.becomes("a new conversation", PATH, "/conversations/new".into()).await;
    mia.ask("document.activeElement.blur()").await;
    mia.press("gt").await;
    mia.becomes("the tasks", PATH, "/tasks".into()).await;
    mia.press("go").await;
    mia.becomes("the post room", PATH, "/post-room".into()).await;
    mia.press("gi").await;
    mia.becomes("the inbox", "return location.pathname.startsWith('/inbox/')", true.into()).await;

    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("a conversation", TITLE, "The lid is loose".into()).await;
    mia.press("i").await;
    let customer = "return document.activeElement?.id === 'side' && location.hash === '#side'";
    mia.becomes("the customer", customer, true.into()).await;
    mia.press("i").await;
    mia.becomes("and back", "return document.activeElement?.id", "conversation-title".into()).await;
    mia.press("i").await;
    mia.becomes("the customer", customer, true.into()).await;
    mia.press(&key(Key::Escape)).await;
    mia.becomes("and back", "return document.activeElement?.id", "conversation-title".into()).await;

    mia.press("n").await;
    mia.press("A second message.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.goes("it kept", "article.message.pending").await;
    mia.press(&key(Key::Escape)).await;
    let focused = "return [...document.querySelectorAll('#messages .message')].indexOf(document.activeElement)";
    let last = mia.ask("return document.querySelectorAll('#messages .message').length - 1").await.as_i64().unwrap();
    mia.press("]").await;
    mia.becomes("the last message", focused, last.into()).await;
    mia.press("[").await;
    mia.becomes("the one before", focused, (last - 1).into()).await;
    mia.press("]").await;
    mia.becomes("the next", focused, last.into()).await;
    mia.press("/").await;
    mia.becomes("the search", "return document.activeElement?.type", "search".into()).await;
    mia.press("jjj").await;
    assert_eq!(mia.ask("return document.activeElement.value").await, "jjj", "letters are letters in a field");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn looks_are_set_by_keys_and_what_is_taken_back_keeps_them_and_its_copies() {
    let Some(room) = Room::open("keys-looks", &LETTERS[..1]).await else { return };
    let mia = &room.mia;
    mia.becomes("the conversation", TITLE, "The kettle whistles".into()).await;
    mia.press("r").await;
    mia.press("Turn it").await;
    mia.chord(&[Key::Control], 'a').await;
    mia.chord(&[Key::Control], 'b').await;
    mia.becomes("bold", TYPED, "**Turn it**".into()).await;
    mia.chord(&[Key::Control], 'a').await;
    mia.chord(&[Key::Control], 'i').await;
    mia.becomes("italic as well", TYPED, "_**Turn it**_".into()).await;
    mia.chord(&[Key::Control], char::from(Key::End)).await;
    mia.press(&format!(" off.{}- Then wait.", key(Key::Enter))).await;
    let whole = "_**Turn it**_ off.\n- Then wait.";
    mia.becomes("the whole", TYPED, whole.into()).await;
    mia.ask("document.querySelector('#composer details.copies').open = true").await;
    mia.type_into("#composer input[name=bcc]", "boss@birch-staff.example").await;

    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("it at once", "article.message.out", "Then wait.").await;
    mia.comes("its look", "article.message.out .words b").await;
    mia.click("article.message.out form[data-act=withdraw] button").await;
    mia.becomes("the text back as it was typed", TYPED, whole.into()).await;
    assert_eq!(mia.typed("#composer input[name=bcc]").await, "boss@birch-staff.example", "with its copies");

    mia.ask(&format!("document.querySelector({BODY:?}).focus()")).await;
    mia.chord(&[Key::Control, Key::Shift], char::from(Key::Enter)).await;
    mia.becomes("it sent", TYPED, "".into()).await;
    mia.reads("that it is closed", "#toast", "Sent and closed").await;
    let sent = room
        .relay
        .wait_for("the answer", |mail| mail.to == ["amara.okafor@people.example"] && mail.raw.contains("Then wait."));
    assert!(sent.raw.contains("<b>") && !sent.raw.contains("boss@"), "its look, and no word of the blind copy");
    let blind = room.relay.wait_for("the blind copy", |mail| mail.to == ["boss@birch-staff.example"]);
    assert!(blind.raw.contains("Then wait."));
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn news_takes_nothing_out_of_a_persons_hands() {
    let Some(room) = Room::open("keys-news", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let held = "const held = document.activeElement; return [held.id || held.className, held.isConnected, held.closest('details')?.open]";
    mia.press(".").await;
    mia.becomes("the tags open", "return document.getElementById('tag-menu').open", true.into()).await;
    mia.ask("document.querySelector('#tag-menu input[type=text], #tag-menu input:not([type])').focus()").await;
    mia.press("wobb").await;
    let before = mia.ask(held).await;
    mia.ask("document.getElementById('conversation-head').dataset.old = '1'").await;
    let elsewhere = "const form = document.querySelector('#tag-menu form'); \
        return fetch(form.action, { method: 'POST', body: new URLSearchParams({ tag: 'lids' }) }).then((answer) => answer.ok)";
    assert_eq!(mia.ask(elsewhere).await, true, "the same is looked at elsewhere, and tagged there");
    mia.goes("the old head", "#conversation-head[data-old]").await;
    mia.reads("the tag", "#conversation-head .tag", "lids").await;
    assert_eq!(mia.ask(held).await, before, "the menu is open and the field is held");
    mia.press("le").await;
    mia.becomes("the word going on", "return document.activeElement.value", "wobble".into()).await;

    mia.press(&key(Key::Escape)).await;
    mia.ask("document.activeElement.blur(); document.getElementById('tag-menu').open = false").await;
    mia.press("r").await;
    mia.press("We send a new one.").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.comes("the way back", "article.message.out form[data-act=withdraw]").await;
    mia.press(&key(Key::Escape)).await;
    mia.press("]").await;
    let last = "const last = [...document.querySelectorAll('#messages .message')].at(-1); last.dataset.old ??= last === document.activeElement; \
        return last.dataset.old";
    mia.becomes("the last message", last, "true".into()).await;
    mia.goes("the message on its way", "article.message.out[data-old]").await;
    let held = "return document.activeElement === [...document.querySelectorAll('#messages .message')].at(-1)";
    assert_eq!(mia.ask(held).await, true, "the message that has left is held as it was");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_conversation_is_written_looked_at_and_sent_by_keyboard_alone() {
    let Some(room) = Room::open("keys-new", &LETTERS[..1]).await else { return };
    let mia = &room.mia;
    mia.becomes("the conversation", TITLE, "The kettle whistles".into()).await;
    mia.press("gn").await;
    mia.becomes("the form", PATH, "/conversations/new".into()).await;
    mia.type_into("#to", "Joris de Vries <joris@people.example>").await;
    mia.type_into("#subject", "Your refund").await;
    mia.ask(&format!("document.querySelector({BODY:?}).focus()")).await;
    mia.press("It left").await;
    mia.chord(&[Key::Control], 'a').await;
    mia.chord(&[Key::Control], 'b').await;
    mia.becomes("bold", TYPED, "**It left**".into()).await;
    mia.reads("that it is kept", "#composer .saved", "saved").await;
    mia.go(&room.address("/conversations/new")).await;
    mia.becomes("what was begun", TYPED, "**It left**".into()).await;
    mia.type_into("#to", "Joris de Vries <joris@people.example>").await;
    mia.type_into("#subject", "Your refund").await;
    mia.ask(&format!("document.querySelector({BODY:?}).focus()")).await;
    mia.chord(&[Key::Control, Key::Shift], 'p').await;
    mia.reads("it as it will arrive", "#preview", "Your refund").await;
    mia.press(&key(Key::Escape)).await;
    mia.goes("the preview", "#preview").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.becomes("the conversation", TITLE, "Your refund".into()).await;
    let sent = room.relay.wait_for("the letter", |mail| mail.to == ["joris@people.example"]);
    assert!(sent.raw.contains("<b>It left</b>"), "{}", sent.raw);
    mia.go(&room.address("/conversations/new")).await;
    mia.becomes("an empty form", TYPED, "".into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn y_says_yes_to_what_is_suggested() {
    // The answer came first: it cannot be known where it belongs before the letter that it answers.
    let letters = [
        ("Ben Road", "Re: Our kitchen\r\nIn-Reply-To: <1@people.example>", "I agree with Ada."),
        ("Ada Lovelace", "Our kitchen", "It is wet."),
    ];
    let Some(room) = Room::open("keys-yes", &letters).await else { return };
    let mia = &room.mia;
    mia.becomes(
        "Ada's letter",
        "return document.querySelector('#entries')?.textContent.includes('It is wet.')",
        true.into(),
    )
    .await;
    mia.comes("the suggestion", "form[data-act=suggested]").await;
    mia.press("y").await;
    mia.reads("both in one", "#entries", "I agree with Ada.").await;
    mia.reads("and hers", "#entries", "It is wet.").await;
    mia.goes("the suggestion", "form[data-act=suggested]").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_of_ones_own_has_a_digit_and_the_first_views_keep_theirs() {
    let Some(room) = Room::open("keys-views", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let digits =
        "return [...document.querySelectorAll('.rail a.view')].map(one => one.querySelector('kbd')?.textContent ?? '')";
    assert_eq!(mia.ask(digits).await, serde_json::json!(["1", "2", "3", "4", "5", "6", "7", "8", "9"]));
    let keep = "fetch('/views', {method: 'POST', body: new URLSearchParams({name: 'Lids', line: 'from:bo.lind@people.example'})})";
    mia.ask(keep).await;
    let kept = "return document.querySelector('.rail a.view[href^=\"/views/\"]')?.getAttribute('href') ?? ''";
    mia.becomes(
        "it is kept",
        "return fetch('/inbox/open').then(one => one.text()).then(all => all.includes('Lids'))",
        true.into(),
    )
    .await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let shown = serde_json::json!(["1", "2", "3", "4", "6", "7", "8", "9", "", "5"]);
    assert_eq!(mia.ask(digits).await, shown, "each stands where it stood");
    let kept = mia.ask(kept).await;
    mia.press("5").await;
    mia.becomes("the view of one's own", PATH, kept).await;
    mia.press("6").await;
    mia.becomes("the fifth of those built in", PATH, "/inbox/machines".into()).await;
    mia.press("2").await;
    mia.becomes("the second, as ever", PATH, "/inbox/waiting-on-us".into()).await;
    mia.press("?").await;
    mia.reads("the help", "#keys", "views, by the digit beside each").await;
}
