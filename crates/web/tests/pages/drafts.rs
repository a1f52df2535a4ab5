//! What was begun: files that are posted twice, openings that come back, two who answer at once.

use crate::common::{Browser, PASSWORD, World};
use axum::http::StatusCode;

const KETTLE: (&str, &str, &[u8]) = ("kettle.png", "image/png", b"\x89PNG\r\n\x1a\nkettle");

#[tokio::test]
async fn a_file_that_is_picked_again_after_a_refusal_is_there_once() {
    let (world, browser) = World::open("drafts-files").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let replies = format!("/conversations/{id}/replies");
    let form = |body| [("draft", "4711"), ("body", body)];
    for _ in 0..2 {
        let refused = world.upload(&browser, &replies, &form("Dear {{first_name}}, here."), KETTLE).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts("#files bdi"), ["kettle.png"]);
    // Another content under the same name is another file.
    let other = ("kettle.png", "image/png", &b"\x89PNG\r\n\x1a\nother"[..]);
    assert_eq!(world.upload(&browser, &replies, &form("Here."), other).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts(".message.out .files bdi"), ["kettle.png", "kettle.png"]);
}

#[tokio::test]
async fn an_opening_that_was_refused_keeps_its_text_and_its_files() {
    let (world, browser) = World::open("drafts-opening").await;
    let form = world.get(&browser, "/conversations/new").await;
    let (draft, from) = (form.value("draft"), form.attributes("select[name=from] option", "value").remove(0));
    let fields = |to| {
        let text = [("subject", "Your refund"), ("body", "It left today."), ("expects-answer", "1")];
        [vec![("draft", draft.as_str()), ("from", from.as_str()), ("to", to)], text.to_vec()].concat()
    };
    let new = "/conversations/new";
    let refused = world.upload(&browser, new, &fields("nobody"), KETTLE).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.value("draft"), refused.texts("ul.files bdi")), (draft.clone(), vec!["kettle.png".to_owned()]));

    // Left and opened again, it stands as it was; for nobody else.
    let back = world.get(&browser, new).await;
    assert_eq!(
        (back.value("draft"), back.texts("textarea[name=body]")),
        (draft.clone(), vec!["It left today.".into()])
    );
    assert_eq!(back.texts("ul.files bdi"), ["kettle.png"]);
    let his = sam(&world, &browser).await;
    let page = world.get(&his, new).await;
    assert!(page.texts("ul.files bdi").is_empty() && !page.body.contains("It left today."));
    let stolen = world.post(&his, new, &fields("nobody")).await;
    assert!(stolen.texts("ul.files bdi").is_empty(), "a key of somebody else shows nothing of theirs");

    let remove = refused.attributes("ul.files button", "value").remove(0);
    let without = world.post(&browser, new, &[fields("joris@"), vec![("remove", remove.as_str())]].concat()).await;
    assert_eq!((without.status, without.value("to").as_str()), (StatusCode::OK, "joris@"), "nothing typed is lost");
    assert!(without.texts("ul.files bdi").is_empty());
    let begun = world.upload(&browser, new, &fields("joris@example.com"), KETTLE).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let page = world.get(&browser, begun.location()).await;
    assert_eq!(page.texts(".message.out .files bdi"), ["kettle.png"]);
    assert!(world.get(&browser, new).await.texts("textarea[name=body]")[0].is_empty(), "it is sent, and gone here");
}

#[tokio::test]
async fn a_colleagues_answer_is_read_before_a_second_one_leaves() {
    let (world, browser) = World::open("drafts-two").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let his = sam(&world, &browser).await;
    let (path, replies) = (format!("/conversations/{id}"), format!("/conversations/{id}/replies"));
    let (hers, other) = (world.get(&browser, &path).await, world.get(&his, &path).await);
    let (draft, seen) = (other.value("draft"), other.value("seen"));
    let mut second = vec![("draft", draft.as_str()), ("seen", seen.as_str()), ("body", "Try another card.")];
    let (draft, seen) = (hers.value("draft"), hers.value("seen"));
    let first = [("draft", draft.as_str()), ("seen", seen.as_str()), ("body", "It was our fault.")];
    assert_eq!(world.post(&browser, &replies, &first).await.status, StatusCode::SEE_OTHER);
    let refused = world.post(&his.with_script(), &replies, &second).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.texts(".message.out .words p"), ["It was our fault."], "the piece shows what came between");
    let plain = world.post(&his, &replies, &second).await;
    assert_eq!((plain.status, plain.texts("#kept")), (StatusCode::CONFLICT, vec!["Try another card.".to_owned()]));
    assert!(plain.texts("h1")[0].starts_with("Marit answered while you were writing"), "{:?}", plain.texts("h1"));
    // Who goes back has it on screen, with the text; the script sends it anyway.
    assert_eq!(world.get(&his, &path).await.texts("textarea[name=body]"), ["Try another card."]);
    second.push(("anyway", "1"));
    assert_eq!(world.post(&his.with_script(), &replies, &second).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_without_a_key_is_refused_with_its_text() {
    let (world, browser) = World::open("drafts-key").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    for path in [format!("/conversations/{id}/replies"), format!("/conversations/{id}/notes")] {
        let refused = world.post(&browser, &path, &[("body", "Try another card.")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.texts("#kept"), ["Try another card."]);
    }
    assert!(world.get(&browser, &format!("/conversations/{id}")).await.texts(".message.out").is_empty());
}

#[tokio::test]
async fn held_mail_is_discarded_after_a_question() {
    let (world, browser) = World::open("drafts-held").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    world.desk.deliver_due().await.expect("the outbox");
    let replies = format!("/conversations/{id}/replies");
    let sent = world.post(&browser, &replies, &[("draft", "5"), ("body", "It was our fault.")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    world.later(domain::Millis::seconds(11));
    for _ in 0..3 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let room = world.get(&browser, "/post-room").await;
    assert!(room.texts("a.row .snippet").iter().any(|words| words.contains("our fault")));
    assert_eq!(room.texts("header details p").len(), 1, "what becomes of it is said before");
    let discard = room.attributes("header details form", "action").remove(0);
    assert_eq!(world.post(&browser, &discard, &[]).await.status, StatusCode::SEE_OTHER);
    let room = world.get(&browser, "/post-room").await;
    let left = room.attributes("a.row", "href");
    assert_eq!(left.len(), 1, "what a person wrote stays");
    assert!(room.texts("header details").is_empty());

    let open = world.get(&browser, &left[0]).await;
    let discard = open.attributes("article details form", "action").remove(0);
    assert_eq!(world.post(&browser, &discard, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.post(&browser, &discard, &[]).await.status, StatusCode::CONFLICT, "once");
    assert!(world.get(&browser, "/post-room").await.attributes("a.row", "href").is_empty());
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts("textarea[name=body]"), ["It was our fault."], "its text is a draft again");
    let told = page.texts("#messages .event").join("\n");
    for words in ["discarded the acknowledgement", "took an answer back"] {
        assert!(told.contains(words), "{told}");
    }
}

/// A colleague, signed in.
async fn sam(world: &World, admin: &Browser) -> Browser {
    let sam = [("name", "Sam Osei"), ("email", "sam@kettle.example"), ("role", "agent"), ("password", PASSWORD)];
    assert_eq!(world.post(admin, "/settings/agents", &sam).await.status, StatusCode::SEE_OTHER);
    let mut his = Browser::default();
    let signed_in = world.post(&his, "/sign-in", &[("email", "sam@kettle.example"), ("password", PASSWORD)]).await;
    his.take_cookie(&signed_in);
    his
}
