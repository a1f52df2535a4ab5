//! A conversation on paper, from its own page and from the inbox: what it is about, who took part, and every word of it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use serde_json::json;
use tests::room::{HELP, Room};
use tests::server::Customer;

const LETTERS: &[(&str, &str, &str)] =
    &[("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?")];
/// What stands on the paper.
const PAPER: &str = "return document.querySelector('#main').innerText";

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_on_paper_says_what_it_is_about_who_took_part_and_every_word() {
    let Some(room) = Room::open("print", LETTERS).await else { return };
    let mia = &room.mia;
    mia.click("#rows a.row:first-of-type").await;
    mia.comes("the conversation", "#conversation").await;
    mia.type_into("#composer textarea[name=body]", "Lift the lid.").await;
    mia.click("#composer button.primary.if-reply").await;
    mia.reads("the answer", "article.message.out", "Lift the lid.").await;
    let id = mia.attribute("#conversation", "data-id").await;
    for page in [format!("/conversations/{id}/whole"), format!("/conversations/{id}"), "/inbox/open".to_owned()] {
        mia.go(&room.address(&page)).await;
        mia.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
        let paper = mia.ask(PAPER).await.as_str().unwrap().to_owned();
        for words in [
            "The kettle whistles",
            "Reference",
            "Took part: Amara Okafor, Mia",
            "Written down",
            "It whistles all day.",
            "Lift the lid.",
        ] {
            assert!(paper.contains(words), "{page} without {words:?}:\n{paper}");
        }
        for words in ["Close", "Send", "Print or download", "Keep as a file", "Tags"] {
            assert!(!paper.contains(words), "{page} with {words:?}:\n{paper}");
        }
        let printed = mia.devtools("Page.printToPDF", &json!({})).await;
        assert!(printed["data"].as_str().unwrap().len() > 1000, "{page} is printed");
        mia.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" })).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn formatted_mail_is_printed_in_words_and_a_mail_that_is_a_picture_as_it_was_sent() {
    let Some(room) = Room::open("print-formatted", LETTERS).await else { return };
    let mia = &room.mia;
    let picture = "<img alt=\"\" width=\"300\" height=\"900\" src=\"https://pictures.example/lid.png\">";
    for (number, html) in [(7, "<p>The <b>lid</b> is loose.</p>"), (8, picture)] {
        let raw = format!(
            "From: Bo Lind <bo.lind@people.example>\r\nTo: {HELP}\r\nSubject: Lid\r\nMessage-ID: <{number}@people.example>\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{html}\r\n"
        );
        Customer::connect(room.server.smtp).unwrap().send("bo.lind@people.example", HELP, &raw).unwrap();
        mia.becomes("its row", "return document.querySelectorAll('#rows a.row').length > 1", true.into()).await;
    }
    mia.go(&room.address("/inbox/open")).await;
    let hidden = "for (const fold of document.querySelectorAll('#conversation details')) fold.open = true;
        return [...document.querySelectorAll('#conversation iframe')].map((frame) => [!!frame.closest('.fold'), frame.offsetHeight])";
    let open =
        "return [...document.querySelectorAll('#rows a.row')].find((row) => row.textContent.includes('Lid')).click()";
    mia.ask(open).await;
    mia.comes("a frame", "#conversation iframe").await;
    mia.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    for frame in mia.ask(hidden).await.as_array().unwrap() {
        let height = frame[1].as_u64().unwrap();
        // 220 millimetres of 96 / 25.4 pixels.
        assert_eq!(height, if frame[0] == true { 0 } else { 831 }, "{frame}");
    }
}
