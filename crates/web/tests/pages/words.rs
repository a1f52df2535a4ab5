//! Small words that have to be true: what is offered where, and what is said of what has not happened.

use crate::common::World;
use axum::http::StatusCode;

#[tokio::test]
async fn the_first_steps_stand_where_mail_will_come_and_nothing_is_done_before_it_is() {
    let (world, browser) = World::open("first-steps").await;
    let mine = world.get(&browser, "/inbox/mine").await;
    assert_eq!(mine.texts(".steps li span"), ["To do:", "To do:", "To do:"]);
    for (view, words) in [
        ("closed", "Nothing was closed yet."),
        ("snoozed", "Nothing is put aside."),
        ("quarantine", "Nothing looks like spam."),
    ] {
        let page = world.get(&browser, &format!("/inbox/{view}")).await;
        assert_eq!(page.texts(".empty p"), [words], "{view}");
        assert!(page.texts(".steps").is_empty(), "{view}");
    }
    let boxes = world.get(&browser, "/settings/mailboxes").await;
    assert_eq!(boxes.texts("td span.soon"), ["answers stay in the post room"]);
    let room = world.get(&browser, "/post-room").await;
    assert!(room.body.contains("Nothing has been answered yet"));
}

#[tokio::test]
async fn the_first_steps_are_ticked_by_what_happens_and_go_when_work_begins() {
    let (world, browser) = World::open("first-steps-ticked").await;
    let id = world.write("ada@example.com", "My kettle", "It leaks. What can I do?").await;
    let steps = async |view: &str| world.get(&browser, view).await.texts(".steps li span");
    assert_eq!(steps("/inbox/open").await, ["Done:", "Done:", "To do:"]);
    let page = world.get(&browser, "/inbox/open").await;
    assert_eq!(page.texts("#rows .row .subject"), ["My kettle"], "the rows stand below");
    assert!(page.attributes(".steps a", "href").contains(&format!("/conversations/{id}")));
    let pane = world.get(&browser.with_script(), &format!("/conversations/{id}")).await;
    let (draft, seen) = (pane.value("draft"), pane.value("seen"));
    let reply = [("draft", draft.as_str()), ("seen", seen.as_str()), ("body", "Please send it."), ("kind", "reply")];
    let sent = world.post(&browser, &format!("/conversations/{id}/replies"), &reply).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(steps("/inbox/open").await, ["Done:", "Done:", "Done:"]);
    world.write("grace@example.com", "My pan", "Which lid fits?").await;
    assert!(steps("/inbox/open").await.is_empty(), "work has begun");
}

#[tokio::test]
async fn what_waits_as_spam_was_closed_by_nobody() {
    let (world, browser) = World::open("spam-badge").await;
    let id = world.write("prize@example.com", "YOU WON", "You won. Click here now.").await;
    world.post(&browser, &format!("/conversations/{id}/spam"), &[]).await;
    let page = world.get(&browser, "/inbox/quarantine").await;
    assert_eq!(page.texts("#rows .row .subject"), ["YOU WON"], "{}", page.body);
    assert!(page.texts("#rows .row .tag").is_empty());
}

#[tokio::test]
async fn an_acknowledgement_that_was_held_back_is_offered_where_it_says_so() {
    let (world, browser) = World::open("held-back").await;
    // Two within seconds: the second is held back until somebody has looked.
    let mut at = Vec::new();
    for subject in ["My lamp", "My vase"] {
        let id = world.write("amara@example.com", subject, "It is broken. What can I do?").await;
        at.push(format!("/conversations/{id}"));
        world.later(domain::Millis::seconds(2));
        world.desk.deliver_due().await.expect("the outbox");
    }
    let at = at.remove(1);
    let page = world.get(&browser, &at).await;
    let offered = page.attributes(".event form", "action");
    assert_eq!(offered, [format!("{at}/acknowledgement")], "{:?}", page.texts(".event"));
    assert_eq!(world.post(&browser, &offered[0], &[]).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&browser, &at).await.attributes(".event form", "action").is_empty(), "once");
}
