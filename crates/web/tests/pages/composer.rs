//! The composer: what is typed in it, how it looks, and to whom it goes.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use domain::{ConversationId, Millis};

/// A conversation that waits for an answer.
async fn asked(name: &str) -> (World, Browser, ConversationId) {
    let (world, browser) = World::open(name).await;
    let id = world.write("amara@example.com", "Card declined", "My **bank** never saw it.").await;
    (world, browser, id)
}

#[tokio::test]
async fn what_one_of_us_formats_is_shown_so_and_what_a_customer_types_stands_as_typed() {
    let (world, browser, id) = asked("composer-marks").await;
    let page = format!("/conversations/{id}");
    let typed =
        "It is **mended**, see [here](https://x.example/a_b).\n\n- <b>one</b>\n- two_three_four\n\n```\na * b\n```";
    let sent = world.post(&browser, &format!("{page}/replies"), &[("draft", "5"), ("body", typed)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let noted =
        world.post(&browser, &format!("{page}/notes"), &[("draft", "6"), ("body", "Ask _Sam_, not *Ada*")]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    let seen = world.get(&browser, &page).await;
    assert_eq!(seen.texts(".message.in .words p"), ["My **bank** never saw it."]);
    assert_eq!(seen.texts(".message.out .words b"), ["mended"]);
    assert_eq!(seen.attributes(".message.out .words a", "href"), ["https://x.example/a_b"]);
    assert_eq!(seen.texts(".message.out .words li"), ["<b>one</b>", "two_three_four"]);
    assert_eq!(seen.texts(".message.out .words pre"), ["a * b"]);
    assert_eq!(seen.texts(".message.note .words i"), ["Sam"]);
    assert_eq!(seen.texts(".message.note .words p"), ["Ask Sam, not *Ada*"]);

    world.later(Millis::seconds(11));
    for _ in 0..3 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let it = world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it");
    let customers = world.get(&Browser::default(), &format!("/q/{}", it.page_token)).await;
    assert_eq!(customers.texts(".said.ours b").last().map(String::as_str), Some("mended"), "{}", customers.body);
    let inbox = world.get(&browser, "/inbox/waiting-on-them").await;
    assert!(inbox.body.contains("It is *mended*, see here"), "lists show the words");
}

#[tokio::test]
async fn looks_have_buttons_with_words_and_a_picture_is_seen_before_it_leaves() {
    let (world, browser, id) = asked("composer-looks").await;
    let picture = ("kettle.png", "image/png", &b"\x89PNG\r\n\x1a\nkettle"[..]);
    let fields = [("conversation", id.to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let row = world.upload(&browser.with_script(), "/drafts/4711/attachments", &fields, picture).await;
    assert_eq!(row.attributes(".file img.thumb", "src"), ["/drafts/4711/attachments/0"], "{}", row.body);
    let thumb = world.get(&browser, "/drafts/4711/attachments/0").await;
    assert_eq!(thumb.headers["content-type"], "image/png");
    let paper = ("<b>.pdf", "application/pdf", &b"%PDF"[..]);
    let row = world.upload(&browser.with_script(), "/drafts/4711/attachments", &fields, paper).await;
    assert!(row.attributes(".file img", "src").is_empty());
    assert_eq!(row.texts(".file bdi"), ["<b>.pdf"]);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.attributes("[data-look]", "aria-label"), ["Bold", "Italic", "Link", "List", "Quote"]);
    assert_eq!(page.attributes("[data-look]", "type"), ["button"; 5], "none of them sends");
    assert_eq!(page.texts("#files bdi"), ["kettle.png", "<b>.pdf"]);
}

#[tokio::test]
async fn who_gets_it_stands_over_the_text_and_what_was_typed_is_kept() {
    let (world, browser, id) = asked("composer-copies").await;
    let (page, replies) = (format!("/conversations/{id}"), format!("/conversations/{id}/replies"));
    let pane = world.get(&browser, &page).await;
    assert_eq!(pane.texts(".ways bdi"), ["amara@example.com"]);
    assert_eq!((pane.value("cc"), pane.value("bcc")), (String::new(), String::new()));
    assert!(pane.texts(".sign-off")[0].ends_with("Marit Dahl"), "{:?}", pane.texts(".sign-off"));

    let fields = |cc| [("draft", "5"), ("body", "It is mended."), ("cc", cc), ("bcc", "law@example.com")];
    let wrong = "carrier@example.com, nobody\"><script>";
    let refused = world.post(&browser, &replies, &fields(wrong)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.texts("h1")[0].contains("is not a mail address"), "{:?}", refused.texts("h1"));
    let pane = world.get(&browser, &page).await;
    assert_eq!(pane.texts("textarea[name=body]"), ["It is mended."]);
    assert_eq!((pane.value("cc"), pane.value("bcc")), (wrong.into(), "law@example.com".into()));
    let piece = world.post(&browser.with_script(), &replies, &fields(wrong)).await;
    assert_eq!(piece.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(piece.texts("#lint b")[0].contains("nobody"), "{}", piece.body);

    let sent = world.post(&browser, &replies, &fields("Joris <carrier@example.com>")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let pane = world.get(&browser, &page).await;
    let addressed = pane.texts(".message.out .why li").join(" ");
    for address in ["amara@example.com", "carrier@example.com", "Blind copy to law@example.com."] {
        assert!(addressed.contains(address), "{address}: {addressed}");
    }
    assert_eq!(pane.value("cc"), "\"Joris\" <carrier@example.com>", "open copies go on");
    assert_eq!(pane.value("bcc"), "", "blind ones are asked for each time");
    assert_eq!(pane.texts(".message.out .delivery").len(), 1, "copies that travel as the message are no news");

    // No page of the customer's names them, or shows what somebody answers whom they do not know of.
    world.later(Millis::seconds(11));
    for _ in 0..4 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let it = world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it");
    let customers = world.get(&Browser::default(), &format!("/q/{}", it.page_token)).await;
    assert!(customers.body.contains("It is mended.") && !customers.body.contains("law@"), "{}", customers.body);
    let room = world.get(&browser, "/post-room").await;
    for address in ["carrier@example.com", "law@example.com"] {
        assert!(room.texts("a.row .who").iter().any(|who| who.contains(address)), "{:?}", room.texts("a.row .who"));
    }
}

#[tokio::test]
async fn an_answer_is_seen_as_it_will_leave_without_the_script_too() {
    let (world, browser, id) = asked("composer-preview").await;
    let preview = format!("/conversations/{id}/preview");
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.attributes("[data-previews]", "formaction"), [preview.as_str()]);
    let to = page.value("to");
    let form = |body| {
        [("draft", "5"), ("to", to.as_str()), ("body", body), ("cc", "b@example.com"), ("bcc", "law@example.com")]
    };
    let typed = "Dear **Amara**, see [this](https://x.example).\n\n<script>alert(1)</script>";
    let picture = ("kettle.png", "image/png", &b"\x89PNG\r\n\x1a\nkettle"[..]);
    let whole = world.upload(&browser, &preview, &form(typed), picture).await;
    assert_eq!(whole.status, StatusCode::OK, "{}", whole.body);
    let facts = whole.texts(".preview dd");
    for (at, words) in [(0, "Marit Dahl"), (1, "amara@example.com"), (2, "b@example.com"), (3, "law@example.com")] {
        assert!(facts[at].contains(words), "{facts:?}");
    }
    assert!(facts[5].starts_with("Re: Card declined"), "{facts:?}");
    let text = whole.texts(".preview pre").remove(0);
    assert!(text.starts_with("Dear *Amara*, see this <https://x.example>."), "{text}");
    assert!(text.contains("Marit Dahl") && text.contains("> My **bank** never saw it."), "{text}");
    assert_eq!(whole.texts(".preview .file bdi"), ["kettle.png"]);
    assert!(!whole.body.contains("<script>alert"));

    let href = whole.attributes(".preview iframe", "src").remove(0);
    assert_eq!(whole.attributes(".preview iframe", "sandbox"), ["allow-popups allow-popups-to-escape-sandbox"]);
    let frame = world.get(&browser, &href).await;
    assert_eq!(frame.texts("b").first().map(String::as_str), Some("Amara"), "{}", frame.body);
    assert!(frame.headers["content-security-policy"].to_str().expect("a policy").contains("sandbox"));
    assert!(frame.body.contains("data:image/png") && !frame.body.contains("<script"), "{}", frame.body);
    let piece = world.post(&browser.with_script(), &preview, &form(typed)).await;
    assert_eq!(piece.texts("#preview-title"), ["As they will see it"]);
    assert!(!piece.body.contains("<html"));

    // Nothing has left, and the text is kept where it was.
    let pane = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(pane.texts(".message.out").is_empty());
    assert_eq!(pane.texts("textarea[name=body]"), [typed]);
    assert_eq!(pane.value("cc"), "b@example.com");
    assert_eq!(world.post(&browser, &preview, &form(" ")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.get(&browser, "/drafts/4712/preview").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn send_and_snooze_is_one_press_and_a_bad_choice_keeps_the_text() {
    let (world, browser, id) = asked("composer-snooze").await;
    let (page, replies) = (format!("/conversations/{id}"), format!("/conversations/{id}/replies"));
    let pane = world.get(&browser, &page).await;
    let ways = pane.attributes("#send-menu button", "value");
    assert_eq!(&ways[..3], ["close", "snooze:answer", "snooze:3h"]);
    let form = |then| [("draft", "5"), ("body", "Does it work now?"), ("then", then)];
    let refused = world.post(&browser, &replies, &form("snooze:yesterday")).await;
    assert_eq!(
        (refused.status, refused.texts("#kept")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Does it work now?".into()])
    );
    assert_eq!(world.post(&browser, &replies, &form("snooze:answer")).await.status, StatusCode::SEE_OTHER);
    let snoozed = world.get(&browser, "/inbox/snoozed").await;
    assert_eq!(snoozed.texts(".row .subject"), ["Card declined"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_recipient_is_answered_from_where_they_wrote_to_unless_somebody_chose() {
    let (world, browser) = World::open("composer-two-addresses").await;
    let orders = [("address", "orders@kettle.example"), ("name", "Orders")];
    assert!(world.post(&browser, "/settings/mailboxes", &orders).await.status.is_redirection());
    let amara = world.write("amara@example.com", "Lid", "Where is it?").await;
    let envelope = domain::message::Envelope {
        channel: domain::customer::ChannelKind::Email,
        sender: domain::customer::EmailAddress::parse("joris@example.com").ok(),
        recipients: vec![domain::customer::EmailAddress::parse("orders@kettle.example").unwrap()],
        received_at: world.desk.now(),
        peer: "test".into(),
        peer_address: None,
        helo: None,
        imported: false,
    };
    let raw = "From: Joris <joris@example.com>\r\nTo: orders@kettle.example\r\nSubject: The same lid\r\nMessage-ID: <j@x.example>\r\n\r\nMine as well.\r\n";
    world.desk.accept(envelope, raw.into()).await.unwrap();
    world.desk.take_in_due().await.unwrap();
    let joris = world.latest().await;
    world.post(&browser, &format!("/conversations/{joris}/merge"), &[("conversation", &amara.to_string())]).await;

    let page = world.get(&browser, &format!("/conversations/{amara}")).await;
    let points = page.attributes("select[name=to] option", "value");
    let wrote_to = page.attributes("select[name=to] option", "data-from");
    let (to, from) = (page.value("to-stood"), page.value("from-stood"));
    let other = points.iter().position(|point| *point != to).unwrap();
    let (theirs, there) = (points[other].as_str(), wrote_to[other].as_str());
    assert_ne!(there, from, "each wrote to another address");
    let mailboxes = page.attributes("select[name=from] option", "value");
    let addresses = page.texts("select[name=from] option");
    for (chosen, mailbox, stood, leaves_from) in [
        (theirs, from.as_str(), to.as_str(), there),
        (theirs, from.as_str(), "", from.as_str()),
        (to.as_str(), there, to.as_str(), there),
        (to.as_str(), from.as_str(), to.as_str(), from.as_str()),
    ] {
        let fields = [
            ("draft", "1"),
            ("body", "Yes."),
            ("to", chosen),
            ("from", mailbox),
            ("to-stood", stood),
            ("from-stood", &from),
        ];
        let shown = world.post(&browser, &format!("/conversations/{amara}/preview"), &fields).await.body;
        for (id, address) in mailboxes.iter().zip(&addresses) {
            assert_eq!(shown.contains(address.as_str()), id == leaves_from, "{chosen} {mailbox} {stood}: {shown}");
        }
    }
}
