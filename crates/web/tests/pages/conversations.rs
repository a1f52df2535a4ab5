//! What people do at the desk in a browser, with and without the script.

use crate::common::{Browser, NOW, PASSWORD, World};
use axum::http::StatusCode;
use domain::Millis;
use store::Direction;

#[tokio::test]
async fn a_mail_is_answered_once_and_taken_back() {
    let (world, browser) = World::open("reply").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let inbox = world.get(&browser, "/inbox/mine").await;
    assert_eq!(inbox.texts(".row .subject"), ["Card declined"]);
    assert_eq!(inbox.texts(".row.unread").len(), 1);
    assert_eq!(inbox.texts(".rail [data-count=mine]"), ["1"]);
    let pane = world.get(&browser.with_script(), &format!("/conversations/{id}")).await;
    assert_eq!(pane.texts(".message.in .words p"), ["My bank never saw it."]);
    assert!(pane.texts("#wait .measured")[0].contains("Not enough"));
    assert!(pane.texts(".event").iter().any(|words| words.contains("Marit Dahl has it")), "{}", pane.body);

    let (draft, seen) = (pane.value("draft"), pane.value("seen"));
    let form = [
        ("draft", draft.as_str()),
        ("seen", seen.as_str()),
        ("body", "It was our fault, and it is mended."),
        ("kind", "reply"),
    ];
    let replies = format!("/conversations/{id}/replies");
    let sent = world.post(&browser.with_script(), &replies, &form).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    assert_eq!(sent.texts(".message.out.pending .words p"), ["It was our fault, and it is mended."]);
    assert!(sent.texts(".delivery")[0].starts_with("leaving at 14:12:10, in 10 s"));
    assert_eq!(sent.texts(".delivery [data-left]"), ["10"], "what the script counts down");
    assert_eq!(sent.attributes(".message", "data-hold-ms"), ["10000"]);
    let again = world.post(&browser.with_script(), &replies, &form).await;
    assert_eq!(
        sent.attributes(".message", "id"),
        again.attributes(".message", "id"),
        "the same message, not a second one"
    );
    assert_eq!(world.get(&browser, &format!("/conversations/{id}")).await.texts(".message.out").len(), 1);

    let undo = sent.attributes("form[data-act=withdraw]", "action").remove(0);
    assert_eq!(world.post(&browser.with_script(), &undo, &[]).await.status, StatusCode::NO_CONTENT);
    let pane = world.get(&browser.with_script(), &format!("/conversations/{id}")).await;
    assert!(pane.texts(".message.out").is_empty(), "nobody ever read it");
    assert_eq!(pane.texts("textarea[name=body]"), ["It was our fault, and it is mended."], "its text is a draft again");
    assert_eq!(world.post(&browser.with_script(), &undo, &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_answer_to_something_older_is_refused_with_what_came() {
    let (world, browser) = World::open("overtaken").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let script = browser.with_script();
    let pane = world.get(&script, &format!("/conversations/{id}")).await;
    let token =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").page_token;
    world.later(Millis::minutes(1));
    world
        .post(
            &Browser::default(),
            &format!("/q/{token}/messages"),
            &[("key", "77"), ("body", "Never mind, it works now")],
        )
        .await;
    let (draft, seen) = (pane.value("draft"), pane.value("seen"));
    let mut form = vec![("draft", draft.as_str()), ("seen", seen.as_str()), ("body", "Please try again.")];
    let replies = format!("/conversations/{id}/replies");
    let refused = world.post(&script, &replies, &form).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.texts(".message.in .words p"), ["Never mind, it works now"]);
    let plain = world.post(&browser, &replies, &form).await;
    assert_eq!(plain.status, StatusCode::CONFLICT);
    assert_eq!(plain.texts("#kept"), ["Please try again."], "what was typed is not lost");
    form.push(("anyway", "1"));
    assert_eq!(world.post(&script, &replies, &form).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_must_not_leave_is_refused_and_kept() {
    let (world, browser) = World::open("lint").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let form = [("draft", "4711"), ("body", "Dear {{first_name}}, we are on it.")];
    let refused = world.post(&browser.with_script(), &format!("/conversations/{id}/replies"), &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("#lint summary").len(), 1, "{}", refused.body);
    let empty =
        world.post(&browser, &format!("/conversations/{id}/replies"), &[("draft", "4712"), ("body", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.texts("h1")[0].contains("empty"));
    let number = id.to_string();
    let saved = [("conversation", number.as_str()), ("body", "Half a thought"), ("kind", "reply")];
    assert_eq!(world.post(&browser.with_script(), "/drafts/4713", &saved).await.status, StatusCode::OK);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(
        (page.value("draft").as_str(), page.texts("textarea[name=body]")),
        ("4713", vec!["Half a thought".to_owned()])
    );
}

#[tokio::test]
async fn everything_works_as_plain_forms() {
    let (world, browser) = World::open("no-script").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let at = format!("/conversations/{id}");
    for (act, fields, status) in [
        ("notes", vec![("draft", "1"), ("body", "Agreed with Sam.")], "waiting on us"),
        ("snooze", vec![("until", "tomorrow")], "snoozed until Sat 09:00"),
        ("reopening", vec![], "waiting on us"),
        ("snooze", vec![("until", "2026-11-23T08:30")], "snoozed until Mon 08:30"),
        ("reopening", vec![], "waiting on us"),
        ("closure", vec![], "closed by Marit Dahl"),
        ("follow-up", vec![("until", "3d")], "closed by Marit Dahl 14:12, comes back Mon 09:00"),
        ("follow-up", vec![("until", "")], "closed by Marit Dahl 14:12"),
        ("reopening", vec![], "waiting on us"),
        ("closure", vec![("until", "7d")], "comes back"),
        ("reopening", vec![], "waiting on us"),
        ("read", vec![], "waiting on us"),
    ] {
        let done = world.post(&browser, &format!("{at}/{act}"), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.body);
        assert!(done.location().starts_with(&at), "{act}");
        let page = world.get(&browser, &at).await;
        assert!(page.texts(".meta").join(" ").contains(status), "{act}: {:?}", page.texts(".meta"));
    }
    assert!(world.get(&browser, "/inbox/mine").await.texts(".row.unread").is_empty());
    assert_eq!(world.post(&browser, &format!("{at}/reopening"), &[]).await.status, StatusCode::CONFLICT);
    let past = world.post(&browser, &format!("{at}/snooze"), &[("until", "2020-01-01T09:00")]).await;
    assert_eq!(past.status, StatusCode::CONFLICT);
    assert_eq!(
        world.post(&browser, &format!("{at}/snooze"), &[("until", "one day")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(world.post(&browser, &format!("{at}/follow-up"), &[("until", "3d")]).await.status, StatusCode::CONFLICT);
    let page = world.get(&browser, &at).await;
    assert_eq!(page.texts(".message.note .words p"), ["Agreed with Sam."]);
    assert!(page.texts(".event").iter().any(|words| words.contains("put this aside until Sat 09:00")));
}

#[tokio::test]
async fn a_conversation_is_handed_over_and_covered() {
    let (world, browser) = World::open("owner").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let sam = [("name", "Sam Osei"), ("email", "sam@kettle.example"), ("role", "agent"), ("password", PASSWORD)];
    assert_eq!(world.post(&browser, "/settings/agents", &sam).await.status, StatusCode::SEE_OTHER);
    let taken = world.post(&browser, "/settings/agents", &sam).await;
    assert_eq!((taken.status, taken.texts("#email-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let agents = page.attributes("#owner-menu input[name=agent]", "value");
    assert_eq!(page.texts("#owner-menu button span"), ["Marit Dahl (you)", "Sam Osei"]);
    let owner = format!("/conversations/{id}/owner");
    assert_eq!(world.post(&browser, &owner, &[("agent", &agents[1])]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&browser, "/inbox/mine").await.texts(".row").len(), 0);
    assert_eq!(world.post(&browser, &owner, &[("agent", &agents[1])]).await.status, StatusCode::CONFLICT);

    let mut his = Browser::default();
    let signed_in = world.post(&his, "/sign-in", &[("email", "sam@kettle.example"), ("password", PASSWORD)]).await;
    his.take_cookie(&signed_in);
    assert_eq!(world.get(&his, "/inbox/mine").await.texts(".row").len(), 1);
    let refused = world.post(&his, "/settings/automatic-mail", &[("run", "0")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("Ask Marit Dahl."), "{}", refused.body);
    for (path, fields) in [
        ("/settings/agents".to_owned(), &sam[..]),
        ("/settings/mailboxes".to_owned(), &[("address", "a@b.example")][..]),
        ("/settings/desk".to_owned(), &[("desk-name", "Mine now")][..]),
        (format!("/settings/agents/{}/deactivation", agents[0]), &[][..]),
        (format!("/settings/agents/{}/absence", agents[0]), &[("to", "away")][..]),
    ] {
        assert_eq!(world.post(&his, &path, fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let away = world.post(&his, &format!("/settings/agents/{}/absence", agents[1]), &[("to", "away")]).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&browser, "/inbox/mine").await.texts(".row").len(), 1, "absence means cover");
    let left = world.post(&browser, &format!("/settings/agents/{}/deactivation", agents[1]), &[]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&his, "/inbox/mine").await.status, StatusCode::SEE_OTHER, "their session is over");
}

#[tokio::test]
async fn words_names_and_references_are_found() {
    let (world, browser) = World::open("search").await;
    let id = world.write("amara@example.com", "Kettle lid", "The lid of my kettle cracked.").await;
    let found = world.get(&browser, "/search?q=cracked+lid").await;
    assert_eq!((found.texts(".hit").len(), found.texts("h2.group")), (1, vec!["Amara Okafor".to_owned()]));
    assert!(found.texts(".hit mark").contains(&"cracked".to_owned()));
    assert_eq!(
        world.get(&browser.with_script(), "/search?q=crac&in=list").await.texts(".hit").len(),
        1,
        "while typing"
    );
    let reference =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").reference;
    assert_eq!(world.get(&browser, &format!("/search?q=%23{}", reference.to_lowercase())).await.texts(".hit").len(), 1);
    assert!(world.get(&browser, "/search?q=teapot").await.body.contains("Nothing for “teapot”"));
    assert_eq!(world.get(&browser, "/search").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_post_room_holds_a_whole_talk() {
    let (world, browser) = World::open("post-room").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    world.desk.deliver_due().await.expect("the outbox");
    let room = world.get(&browser, "/post-room").await;
    let caught = room.attributes(".post-room a.row", "href");
    assert!(!caught.is_empty(), "{}", room.body);
    let mut open = world.get(&browser, &caught[0]).await;
    for path in &caught {
        let page = world.get(&browser, path).await;
        if page.value("from") == "amara@example.com" {
            open = page;
        }
    }
    let frame = open.attributes("iframe", "src").remove(0);
    let html = world.get(&browser, &frame).await;
    assert!(html.body.contains("Marit") && html.header("content-security-policy") == web::csp::MAIL, "{}", html.body);
    let answer = open.attributes("form[action$=answer]", "action").remove(0);
    let key = open.value("key");
    let form = [("key", key.as_str()), ("from", "amara@example.com"), ("body", "Thank you, and one more thing.")];
    for _ in 0..2 {
        let answered = world.upload(&browser, &answer, &form, ("note.txt", "text/plain", b"more")).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    }
    world.desk.take_in_due().await.expect("it is taken in");
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts(".message.in").len(), 2, "answered twice, taken in once: {}", page.body);
    assert_eq!(page.texts(".message.in .files bdi"), ["note.txt"]);
    let empty = world.post(&browser, &answer, &[("from", "amara@example.com"), ("body", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        world.post(&browser, "/post-room/release", &[]).await.status,
        StatusCode::CONFLICT,
        "no way out is set up"
    );
}

#[tokio::test]
async fn somebody_is_written_to_first() {
    let (world, browser) = World::open("open").await;
    let form = world.get(&browser, "/conversations/new").await;
    let (draft, from) = (form.value("draft"), form.attributes("select[name=from] option", "value").remove(0));
    let mut fields = vec![
        ("draft", draft.as_str()),
        ("from", from.as_str()),
        ("to", "Joris de Vries <joris@example.com>"),
        ("subject", "Your refund"),
        ("body", "It left today."),
        ("expects-answer", "1"),
    ];
    let begun = world.post(&browser, "/conversations/new", &fields).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let again = world.post(&browser, "/conversations/new", &fields).await;
    assert_eq!(begun.location(), again.location(), "a repetition begins nothing");
    let page = world.get(&browser, begun.location()).await;
    assert_eq!(page.texts(".message.out .words p"), ["It left today."]);
    assert_eq!(page.texts("#side h2"), ["Joris de Vries"]);
    let earlier = begun.location().split(['/', '#']).nth(2).unwrap().to_owned();
    let after = world.get(&browser, &format!("/conversations/new?follows={earlier}")).await;
    assert_eq!(
        (after.value("to").as_str(), after.value("subject").as_str(), after.value("follows")),
        ("Joris de Vries <joris@example.com>", "Your refund", earlier.clone())
    );
    let new = [
        ("draft", "77"),
        ("from", from.as_str()),
        ("to", "joris@example.com"),
        ("cc", "Ann <ann@example.com>"),
        ("bcc", "boss@example.com"),
        ("subject", "Your refund, again"),
        ("body", "Did **it** arrive?"),
        ("follows", earlier.as_str()),
        ("expects-answer", "1"),
    ];
    let seen = world.post(&browser, "/conversations/new/preview", &new).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    for shown in
        ["Your refund, again", "ann@example.com", "boss@example.com", "Did *it* arrive?", "help@kettle.example"]
    {
        assert!(seen.body.contains(shown), "{shown}: {}", seen.body);
    }
    let frame = world.get(&browser, &seen.attributes("iframe", "src").remove(0)).await;
    assert!(frame.body.contains("<b>it</b>"), "{}", frame.body);
    let begun = world.post(&browser, "/conversations/new", &new).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let page = world.get(&browser, begun.location()).await;
    assert!(
        page.attributes(".matters a, #matters a", "href").iter().any(|href| href.contains(&earlier)),
        "{}",
        page.body
    );
    assert!(page.body.contains("ann@example.com") && page.body.contains("boss@example.com"));
    let copies = [("draft", "78"), ("cc", "nobody"), ("to", "joris@example.com"), ("subject", "A"), ("body", "B.")];
    for path in ["/conversations/new", "/conversations/new/preview"] {
        let fields = [&copies[..], &[("from", from.as_str())]].concat();
        let refused = world.post(&browser, path, &fields).await;
        assert_eq!((refused.status, refused.texts("#cc-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{path}");
        assert_eq!(refused.value("cc"), "nobody");
    }
    fields[0] = ("draft", "123");
    fields[2] = ("to", "nobody");
    let refused = world.post(&browser, "/conversations/new", &fields).await;
    assert_eq!((refused.status, refused.texts("#to-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(refused.texts("textarea[name=body]"), ["It left today."]);
}

#[tokio::test]
async fn settings_say_what_is_and_who_changed_it() {
    let (world, browser) = World::open("settings").await;
    let page = world.get(&browser, "/settings/desk").await;
    assert!(page.body.contains("Monday to Friday, 9:00 to 17:00"), "{}", page.body);
    let hours = page.attributes("form[action$=hours]", "action").remove(0);
    let form = [("zone", "Asia/Tokyo"), ("sat-open", "1"), ("sat-from", "10:00"), ("sat-to", "16:00")];
    assert_eq!(world.post(&browser, &hours, &form).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&browser, "/settings/desk").await.body.contains("Saturday, 10:00 to 16:00 (Tokyo time)"));
    let wrong = world.post(&browser, &hours, &[("zone", "Mars/Base")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bad = world.post(&browser, "/settings/desk", &[("desk-name", "K"), ("public-url", "ftp://x")]).await;
    assert_eq!((bad.status, bad.texts("#public-url-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));

    assert_eq!(world.post(&browser, "/settings/automatic-mail", &[("run", "0")]).await.status, StatusCode::SEE_OTHER);
    let stopped = world.get(&browser, "/settings/automatic-mail").await;
    assert!(stopped.texts("h2")[0].contains("stopped") && stopped.texts("#health p").len() == 1);
    world.post(&browser, "/settings/automatic-mail", &[("run", "1")]).await;
    assert_eq!(world.get(&browser, "/settings/automatic-mail").await.texts("table th").len(), 2, "who used it is kept");

    let dead_end =
        world.post(&browser, "/settings/mailboxes", &[("address", "no-reply@kettle.example"), ("name", "K")]).await;
    assert_eq!((dead_end.status, dead_end.texts("#address-wrong").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(
        world
            .post(&browser, "/settings/mailboxes", &[("address", "orders@kettle.example"), ("name", "K")])
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(world.get(&browser, "/settings/mailboxes").await.texts("tbody tr").len(), 2);
    assert_eq!(world.get(&browser, "/settings/deliveries").await.status, StatusCode::OK);
}

#[tokio::test]
async fn long_lists_and_long_talks_come_in_pages() {
    let (world, browser) = World::open("pages").await;
    for n in 0..55 {
        world.later(Millis::seconds(40));
        world.write(&format!("customer{n}@example.com"), &format!("Matter {n}"), "Hello").await;
    }
    let first = world.get(&browser, "/inbox/mine").await;
    assert_eq!(first.texts("#rows .row").len(), 50);
    let next = first.attributes("a.more", "href").remove(0);
    let second = world.get(&browser.with_script(), &next).await;
    assert_eq!((second.texts(".row").len(), second.texts("a.more").len()), (5, 0));
    assert_eq!(second.texts(".row .subject").last().map(String::as_str), Some("Matter 0"));

    let id = world.latest().await;
    for n in 0..40 {
        world.later(Millis::seconds(1));
        world
            .post(
                &browser,
                &format!("/conversations/{id}/notes"),
                &[("draft", &(900 + n).to_string()), ("body", &format!("Note {n}"))],
            )
            .await;
    }
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts("#entries .message").len(), 30);
    let earlier = page.attributes("a.earlier", "href").remove(0);
    let before = world.get(&browser.with_script(), &earlier).await;
    assert_eq!((before.texts(".message").len(), before.texts("a.earlier").len()), (11, 0));
    assert!(before.texts(".event").iter().any(|words| words.contains("has it from now on")));
    assert!(!page.texts(".event").iter().any(|words| words.contains("has it from now on")));
}

#[tokio::test]
async fn a_note_never_leaves() {
    let (world, browser) = World::open("note").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    world
        .post(
            &browser,
            &format!("/conversations/{id}/notes"),
            &[("draft", "1"), ("body", "Between us."), ("kind", "reply")],
        )
        .await;
    let rows = world.desk.reader().read(move |read| read.messages_before(id, None, 10)).await.expect("messages");
    assert_eq!(rows.iter().filter(|row| row.direction == Direction::Out).count(), 0);
    let out =
        world.desk.reader().read(move |read| read.outgoing_of(id, domain::OutgoingId(0))).await.expect("outgoing");
    assert!(out.iter().all(|row| row.purpose.automatic()));
    assert!(world.desk.now() >= NOW);
}

#[tokio::test]
async fn what_a_signature_says_is_shown_and_not_stored() {
    let (world, browser) = World::open("signature").await;
    let text = "Where is my order?\n\n-- \nAda Lovelace\nAnalytical Engines Ltd.\nTel. +44 20 7946 0000";
    let id = world.write("ada@customer.example", "Order", text).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let told = page.texts(".told dd").join("\n");
    assert_eq!(told, "Analytical Engines Ltd., +44 20 7946 0000");
    assert_eq!(page.texts(".told dt"), ["From their signature"]);
}
