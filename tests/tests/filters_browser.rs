//! Filters that are completed while somebody types, over the list and on the page of the search, by keys and by pointer.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::Locator;
use fantoccini::key::Key;
use tests::axe::Axe;
use tests::room::{ROWS, Room};

const LETTERS: &[(&str, &str, &str)] =
    &[("Amara Okafor", "The kettle whistles", "It whistles."), ("Bo Lind", "The lid is loose", "It does not close.")];
const LINE: &str = "return document.activeElement.value";
/// The choices, with a sign at the one that is pointed at.
const OFFERED: &str = "return [...document.querySelectorAll('#offers [role=option]')]
    .map((item) => (item.ariaSelected === 'true' ? '>' : '') + item.querySelector('bdi').textContent).join(' ')";
/// What a screen reader is told of the field.
const TOLD: &str = "const field = document.activeElement;
    const at = field.getAttribute('aria-activedescendant');
    return [field.getAttribute('role'), field.getAttribute('aria-expanded'), field.getAttribute('aria-controls') ?? '',
        at ? document.getElementById(at).textContent : ''].join('|')";
/// Where the first row stands.
const STANDS: &str = "return document.querySelector('#rows').getBoundingClientRect().top";

fn key(key: Key) -> String {
    char::from(key).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_is_found_taken_and_searched_for_by_keys_alone() {
    let Some(room) = Room::open("filters-keys", LETTERS).await else { return };
    let mia = &room.mia;
    mia.press("/").await;
    let stands = mia.ask(STANDS).await;
    mia.press("own").await;
    mia.becomes("the filter", OFFERED, "owner:".into()).await;
    mia.becomes("a list that nothing of is chosen", TOLD, "combobox|true|offers|".into()).await;
    assert_eq!(mia.ask(STANDS).await, stands, "nothing moves because of it");
    if let Some(axe) = Axe::here() {
        assert_eq!(axe.finds_within(mia, "form.search").await, [""; 0]);
    }
    mia.press(&key(Key::Down)).await;
    mia.becomes("it is pointed at", OFFERED, ">owner:".into()).await;
    mia.press(&key(Key::Enter)).await;
    mia.becomes("it in the line", LINE, "owner:".into()).await;
    mia.becomes("its values", OFFERED, "me none Mia Dahl".into()).await;
    mia.press(&key(Key::Up)).await;
    mia.becomes("the last is pointed at", OFFERED, "me none >Mia Dahl".into()).await;
    mia.press(&key(Key::Tab)).await;
    mia.becomes("the value in the line", LINE, "owner:\"Mia Dahl\" ".into()).await;
    mia.becomes("no list", TOLD, "combobox|false||".into()).await;
    mia.becomes("what she has", ROWS, 2.into()).await;

    mia.press("is:clo").await;
    mia.becomes("the state", OFFERED, "closed".into()).await;
    mia.press(&key(Key::Escape)).await;
    mia.becomes("no list", OFFERED, "".into()).await;
    assert_eq!(mia.ask(LINE).await, "owner:\"Mia Dahl\" is:clo", "the line stays as it was typed");
    mia.press("s").await;
    mia.becomes("another list", OFFERED, "".into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_alone_searches_for_what_was_typed_and_a_pointer_takes_an_offer() {
    let Some(room) = Room::open("filters-pointer", LETTERS).await else { return };
    let mia = &room.mia;
    mia.go(&room.address("/search")).await;
    mia.client.find(Locator::Css("form.search input")).await.unwrap().click().await.unwrap();
    mia.press("has").await;
    mia.becomes("the filter", OFFERED, "has:".into()).await;
    mia.press(&key(Key::Enter)).await;
    mia.becomes("the words that were typed", "return location.search", "?q=has".into()).await;

    mia.client.find(Locator::Css("form.search input")).await.unwrap().click().await.unwrap();
    mia.ask("document.activeElement.select()").await;
    mia.press("is:").await;
    mia.becomes("its values", OFFERED, "open snoozed closed spam unread".into()).await;
    mia.client.find(Locator::Css("#offers li:nth-child(3)")).await.unwrap().click().await.unwrap();
    mia.becomes("it in the line, where the keyboard is still", LINE, "is:closed ".into()).await;
    mia.press(&key(Key::Enter)).await;
    mia.becomes("it searched for", "return location.search", "?q=is%3Aclosed+".into()).await;
}
