//! An answer and a note are two texts, in a real browser: neither turns into the other, and neither is lost on the way.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use fantoccini::key::Key;
use tests::room::{Room, TITLE};

const LETTERS: &[(&str, &str, &str)] = &[
    ("Amara Okafor", "The kettle whistles", "It whistles all day. What can I do?"),
    ("Bo Lind", "The lid is loose", "The lid does not close."),
];
const TYPED: &str = "return document.querySelector('#composer textarea[name=body]').value.trim()";
const KIND: &str = "return document.querySelector('#composer [name=kind]:checked').value";

async fn shows(room: &Room, kind: &str, text: &str) {
    room.mia.press(if kind == "note" { "n" } else { "r" }).await;
    room.mia.becomes("its kind", KIND, kind.into()).await;
    room.mia.becomes("its text", TYPED, text.into()).await;
    room.mia.press(&char::from(Key::Escape).to_string()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_and_a_note_are_two_texts_and_both_are_there_again() {
    let Some(room) = Room::open("texts-two", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    for (key, text) in [("r", "A new one comes."), ("n", "She is angry.")] {
        mia.press(key).await;
        mia.press(text).await;
        mia.press(&char::from(Key::Escape).to_string()).await;
    }
    shows(&room, "reply", "A new one comes.").await;
    let called = "return document.querySelector('#composer textarea[name=body]').ariaLabel";
    assert_eq!(mia.ask(called).await, "Your text", "whoever does not see it hears whom it is for");
    shows(&room, "note", "She is angry.").await;
    assert_eq!(mia.ask(called).await, "Internal note");
    for _ in 0..2 {
        mia.press("j").await;
        mia.becomes("the other", TITLE, "The kettle whistles".into()).await;
        mia.becomes("nothing of it", TYPED, "".into()).await;
        mia.press("k").await;
        mia.becomes("back", TITLE, "The lid is loose".into()).await;
        mia.becomes("the note", TYPED, "She is angry.".into()).await;
    }
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    shows(&room, "reply", "A new one comes.").await;
    shows(&room, "note", "She is angry.").await;

    mia.press("n").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("the note", "article.message.note", "She is angry.").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    shows(&room, "note", "").await;
    shows(&room, "reply", "A new one comes.").await;
    mia.press("r").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    let sent = room.relay.wait_for("the answer", |mail| mail.raw.contains("A new one comes."));
    assert!(!sent.raw.contains("angry"), "{}", sent.raw);
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_goes_below_what_was_begun_meanwhile() {
    let Some(room) = Room::open("texts-back", &LETTERS[..1]).await else { return };
    let mia = &room.mia;
    mia.becomes("the conversation", TITLE, "The kettle whistles".into()).await;
    mia.press("r").await;
    mia.press("Turn it off.").await;
    mia.ask("document.querySelector('#composer details.copies').open = true").await;
    mia.type_into("#composer input[name=bcc]", "boss@birch-staff.example").await;
    mia.ask("document.querySelector('#composer textarea[name=body]').focus()").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.comes("the way back", "article.message.out form[data-act=withdraw] button").await;
    mia.press("And wait.").await;
    mia.click("article.message.out form[data-act=withdraw] button").await;
    mia.becomes("both", TYPED, "And wait.\n\nTurn it off.".into()).await;
    assert_eq!(mia.typed("#composer input[name=bcc]").await, "boss@birch-staff.example", "with its copies");
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    room.relay
        .wait_for("the answer", |mail| mail.raw.contains("And wait.") && mail.to == ["amara.okafor@people.example"]);
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the conversation", TITLE, "The kettle whistles".into()).await;
    mia.becomes("nothing left to send", TYPED, "".into()).await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_to_a_text_finds_its_reader_its_files_and_what_came_meanwhile() {
    let Some(room) = Room::open("texts-back-again", LETTERS).await else { return };
    let mia = &room.mia;
    room.letter(7, "Carla Mendes", "Re: The lid is loose\r\nIn-Reply-To: <1@people.example>", "Mine is loose as well.");
    mia.reads("the second writer, live", "#entries", "Mine is loose as well.").await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    let reader = "const to = document.querySelector('#composer select[name=to]'); return to.selectedOptions[0].textContent.trim()";
    let stood = mia.ask(reader).await.as_str().unwrap().to_owned();
    mia.ask(
        "const to = document.querySelector('#composer select[name=to]');
         to.selectedIndex = to.selectedIndex === 0 ? 1 : 0; to.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    let chosen = mia.ask(reader).await.as_str().unwrap().to_owned();
    assert_ne!(stood, chosen);
    mia.press("r").await;
    mia.press("Turn it to the left.").await;
    mia.ask(
        "const files = new DataTransfer(); files.items.add(new File(['a lid'], 'lid.txt', { type: 'text/plain' }));
         document.querySelector('#composer').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))",
    )
    .await;
    mia.reads("the file, dropped", "#files .file", "lid.txt").await;
    mia.comes("it up", "#files .file [data-removes]").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    for _ in 0..2 {
        mia.press("j").await;
        mia.becomes("the other", TITLE, "The kettle whistles".into()).await;
        mia.press("k").await;
        mia.becomes("back", TITLE, "The lid is loose".into()).await;
        mia.becomes("its text", TYPED, "Turn it to the left.".into()).await;
        mia.becomes("its reader", reader, chosen.clone().into()).await;
        mia.becomes("its file", "return document.querySelectorAll('#files .file').length", 1.into()).await;
    }
    mia.click("#files .file [data-removes]").await;
    mia.goes("the file", "#files .file").await;
    mia.press(&char::from(Key::Escape).to_string()).await;
    room.letter(8, "Bo Lind", "Re: The lid is loose\r\nIn-Reply-To: <1@people.example>", "It fell off now.");
    mia.reads("what came while she looked", "#entries", "It fell off now.").await;
    mia.press("j").await;
    mia.becomes("the other", TITLE, "The kettle whistles".into()).await;
    mia.press("k").await;
    mia.becomes("back", TITLE, "The lid is loose".into()).await;
    mia.reads("what came while she looked, still", "#entries", "It fell off now.").await;
    mia.goes("the file, for good", "#files .file").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_waits_in_a_browser_leaves_in_another_name() {
    let Some(room) = Room::open("texts-another", LETTERS).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    mia.go(&room.address("/inbox/open")).await;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    // Somebody else signs in with the same browser, in another tab; this page does not know.
    let sam = room.browser.window("sam", tests::browser::Script::Runs).await;
    sam.sign_in(&room.address(""), tests::room::SAM, tests::server::PASSWORD).await;
    let cookie = sam.client.get_named_cookie("answerable").await.unwrap();
    mia.client.add_cookie(cookie).await.unwrap();
    // At once, for the page is told that somebody else is there with the first thing that it asks.
    mia.ask(
        "const form = document.getElementById('composer'); const field = form.elements.namedItem('body');
         field.value = 'This is Mia writing.'; field.dispatchEvent(new Event('input', { bubbles: true }));
         form.requestSubmit(form.querySelector('button.primary.if-reply'))",
    )
    .await;
    mia.comes("who is to sign in", "#signed-out[open]").await;
    sam.go(mia.client.current_url().await.unwrap().as_str()).await;
    sam.becomes("the same conversation", TITLE, "The lid is loose".into()).await;
    assert!(
        !sam.text().await.contains("This is Mia writing."),
        "neither held in Sam's name nor left, nor a draft of his"
    );
    assert_eq!(sam.ask(TYPED).await, "");
    let kept = "return Object.entries(localStorage).some(([key, value]) => /outbox:|draft:/.test(key) && value.includes('This is Mia'))";
    mia.becomes("it kept, for Mia", kept, true.into()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_types_while_a_colleague_merges_types_on_and_presses_no_keys() {
    let Some(room) = Room::open("texts-merge", LETTERS).await else { return };
    let mia = &room.mia;
    room.add_sam().await;
    room.letter(7, "Bo Lind", "The lid again", "It fell off now.");
    mia.go(&room.address("/inbox/open")).await;
    let three = "return document.querySelectorAll('#rows a.row').length";
    mia.becomes("three conversations", three, 3.into()).await;
    let of = "return [...document.querySelectorAll('#rows a.row')].find((row) => row.textContent.includes(arguments[0])).dataset.id";
    let id = |subject: &'static str| async move {
        let found = mia.client.execute(of, vec![subject.into()]).await.unwrap();
        found.as_str().unwrap().to_owned()
    };
    let (whole, part) = (id("The lid is loose").await, id("The lid again").await);
    mia.go(&room.address(&format!("/conversations/{whole}"))).await;
    mia.becomes("the conversation", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    mia.press("Please ").await;
    let merge = format!(
        "return fetch('/conversations/{part}/merge', {{ method: 'POST', body: new URLSearchParams({{ conversation: '{whole}' }}) }})
            .then((answer) => answer.status)"
    );
    let sam = room.browser.window("sam", tests::browser::Script::Runs).await;
    sam.sign_in(&room.address(""), tests::room::SAM, tests::server::PASSWORD).await;
    assert_eq!(sam.ask(&merge).await, 200);
    mia.reads("what was merged in", "#entries", "It fell off now.").await;
    mia.press("close and apply it").await;
    mia.becomes("one sentence", TYPED, "Please close and apply it".into()).await;
    assert_eq!(mia.count("details.menu[open]").await, 0);
    assert_eq!(mia.count("form[data-act=close]").await, 1, "it is still open");
}

/// Pastes into the text as a browser does: HTML, plain words and files.
fn pasted(html: &str, plain: &str, file: &str) -> String {
    format!(
        "const field = document.querySelector('#composer textarea[name=body]'); field.focus();
         const data = new DataTransfer();
         if ({html:?}) data.setData('text/html', {html:?});
         if ({plain:?}) data.setData('text/plain', {plain:?});
         if ({file:?}) data.items.add(new File([Uint8Array.from(atob({PICTURE:?}), (one) => one.charCodeAt(0))], {file:?}, {{ type: 'image/png' }}));
         return field.dispatchEvent(new ClipboardEvent('paste', {{ bubbles: true, cancelable: true, clipboardData: data }}))"
    )
}

/// One point of a picture.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_keeps_its_looks_and_brings_nothing_else_and_pictures_become_files() {
    let Some(room) = Room::open("texts-paste", LETTERS).await else { return };
    let mia = &room.mia;
    mia.becomes("the first", TITLE, "The lid is loose".into()).await;
    mia.press("r").await;
    let rest = "return performance.getEntriesByType('resource').some((one) => one.name.includes('/rest.') && one.responseEnd > 0)";
    mia.becomes("the rest of the script, with the first touch", rest, true.into()).await;
    let word = "<html xmlns:o='urn:x'><head><style>p { color: red }</style><script>window.ran = 1</script></head><body>\
        <!--StartFragment--><p class=MsoNormal>Dear <b>Bo</b>,</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>\
        <span style='mso-list:Ignore'>·&nbsp;</span>turn the lid</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>\
        <span style='mso-list:Ignore'>·&nbsp;</span>see <a href='https://birch.example/lids'>our page</a> or \
        <a href='javascript:alert(1)'>here</a></p><img src=x onerror='window.ran = 1'><!--EndFragment--></body></html>";
    // Where the page handles it itself, the browser does not paste.
    wait_for_paste(mia, &pasted(word, "Dear Bo,", "")).await;
    let text = mia.ask(TYPED).await;
    let text = text.as_str().unwrap();
    assert_eq!(text, "Dear **Bo**,\n\n- turn the lid\n- see [our page](https://birch.example/lids) or here", "{text}");
    assert_eq!(mia.ask("return window.ran ?? 0").await, 0, "nothing in it ran");
    assert_eq!(
        mia.ask(&pasted("<p>plain words only</p>", "plain words only", "")).await,
        true,
        "the browser pastes what has no looks"
    );

    assert_eq!(mia.ask(&pasted("", "", "screen.png")).await, false);
    mia.reads("the picture as a file", "#files .file", "screen.png").await;
    mia.comes("it up, and shown", "#files .file img.thumb").await;
    let broken = "const open = XMLHttpRequest.prototype.open;
        XMLHttpRequest.prototype.open = function (method, url) { return open.call(this, method, url.replace('/drafts/', '/nowhere/')); };";
    mia.ask(broken).await;
    assert_eq!(mia.ask(&pasted("", "", "second.png")).await, false);
    mia.reads("that it is not up", "#files .file .late", "").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    mia.reads("why it does not leave", "#toast", "A file is not up").await;
    mia.ask("[...document.querySelectorAll('#files .file')].find((row) => row.querySelector('.late')).querySelector('button:last-of-type').click()").await;
    mia.becomes("the failed one left out", "return document.querySelectorAll('#files .file').length", 1.into()).await;
    mia.ask("document.querySelector('#composer textarea[name=body]').focus()").await;
    mia.chord(&[Key::Control], char::from(Key::Enter)).await;
    let sent = room.relay.wait_for("the answer", |mail| mail.raw.contains("screen.png"));
    assert!(
        sent.raw.contains("<b>Bo</b>") && !sent.raw.contains("javascript:") && !sent.raw.contains("second.png"),
        "{}",
        sent.raw
    );
}

/// The rest of the script has come, and may still be starting: until it takes the paste, it is tried again.
async fn wait_for_paste(mia: &tests::browser::Window, paste: &str) {
    tests::machine::wait_until("a paste that keeps its looks", async || mia.ask(paste).await == false).await;
}
