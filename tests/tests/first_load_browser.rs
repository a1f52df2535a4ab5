//! What a browser loads before an agent sees the inbox, weighed where it is heaviest: a whole page of conversations that
//! real people wrote, nothing in the cache.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use tests::corpora::questions;
use tests::room::Room;

/// Rows of one page of the list.
const PAGE: usize = 50;
const BUDGET_BYTES: u64 = 40 * 1024;
/// The page, its sheet, its script.
const FILES: u64 = 3;
/// Everything that the page loaded, but its live line: [bytes over the wire, files, whether the rest was fetched, each]. What
/// the script asks and tells (who is there, what was read) counts by its bytes.
const LOADED: &str = "
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((one) => !one.name.includes('/events?'));
    return [all.reduce((bytes, one) => bytes + one.encodedBodySize, 0), all.filter((one) => one.initiatorType !== 'fetch').length, all.some((one) => one.name.includes('/rest.')),
        all.map((one) => `${one.name} ${one.encodedBodySize}`)]";

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_page_of_conversations_is_there_in_40_kb_and_the_rest_of_the_script_comes_with_the_first_touch() {
    let Some(questions) = questions(PAGE + 5) else { return };
    let letters: Vec<_> = questions.iter().map(|(name, subject, text)| (&**name, &**subject, &**text)).collect();
    let Some(room) = Room::open("first-load", &letters[..letters.len() - PAGE]).await else { return };
    let mia = &room.mia;
    for (number, (name, subject, text)) in letters.iter().enumerate().skip(letters.len() - PAGE) {
        room.letter(number, name, subject, text);
    }
    room.relay.wait_for("the last acknowledgement", |mail| mail.raw.contains(letters.last().unwrap().1));
    mia.devtools("Network.enable", &json!({})).await;
    mia.devtools("Network.clearBrowserCache", &json!({})).await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("a whole page", "return document.querySelectorAll('#rows > a.row').length", PAGE.into()).await;
    mia.becomes("a page with its script", "return document.documentElement.classList.contains('script')", true.into())
        .await;
    // Whatever it would fetch by itself when it has nothing to do.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let loaded = mia.ask(LOADED).await;
    let (bytes, files) = (loaded[0].as_u64().unwrap(), loaded[1].as_u64().unwrap());
    println!("{PAGE} rows: {bytes} bytes in {files} files: {}", loaded[3]);
    assert!(bytes > 25_000 && bytes <= BUDGET_BYTES, "{bytes} bytes");
    assert_eq!(files, FILES);
    assert_eq!(loaded[2], false, "nobody has touched it yet");

    mia.chord(&[fantoccini::key::Key::Control], 'k').await;
    mia.press("lid").await;
    mia.comes("the palette with what it found", "#palette[open] #palette-list li").await;
    assert_eq!(mia.ask(LOADED).await[2], true);
    assert_eq!(mia.typed("#palette-field").await, "lid", "what was typed before it came");
}
