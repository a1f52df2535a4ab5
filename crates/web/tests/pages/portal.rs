//! The customer's own page, and the files that strangers send.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use domain::Millis;

#[tokio::test]
async fn the_customers_page_needs_nothing_and_tells_nobody() {
    let (world, browser) = World::open("portal").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    world
        .post(&browser, &format!("/conversations/{id}/notes"), &[("draft", "1"), ("body", "She is right, keep quiet.")])
        .await;
    let token =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").page_token;
    let (customer, path) = (Browser::default(), format!("/q/{token}"));
    let page = world.get(&customer, &path).await;
    assert_eq!(page.texts("h1"), ["Marit is looking after your question"]);
    assert!(page.body.contains("My bank never saw it.") && !page.body.contains("keep quiet"));
    assert!(page.header("set-cookie").is_empty() && page.header("x-robots-tag").contains("noindex"));
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(!page.body.contains("<script") && !page.body.contains(&id.to_string()));

    let key = page.value("key");
    let form = [("key", key.as_str()), ("body", "Here is a picture.")];
    for _ in 0..2 {
        // Another site's page may lead here too: there is no cookie to misuse.
        let from_mail = Browser { site: "cross-site", ..Browser::default() };
        let added = world
            .upload(&from_mail, &format!("{path}/messages"), &form, ("door.png", "image/png", b"\x89PNG\r\n\x1a\nabc"))
            .await;
        assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, format!("{path}?done=added").as_str()));
    }
    let page = world.get(&customer, &format!("{path}?done=added")).await;
    assert_eq!(page.texts(".notice"), ["Your message is with Marit."]);
    assert_eq!(page.texts("article.said").len(), 2, "sent twice, said once");
    let file = page.attributes("article.said a", "href").remove(0);
    let shown = world.get(&customer, &file).await;
    assert_eq!((shown.status, shown.header("content-type")), (StatusCode::OK, "image/png"));
    assert!(shown.header("content-security-policy").contains("sandbox"));
    assert_eq!(world.get(&customer, &file.replace(&token, "nobodystoken")).await.status, StatusCode::NOT_FOUND);

    let empty = world.post(&customer, &format!("{path}/messages"), &[("key", "8"), ("body", " ")]).await;
    assert_eq!((empty.status, empty.texts(".notice.late").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(world.post(&customer, &format!("{path}/solved"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&customer, &path).await.texts("h1")[0].contains("Solved"));
    world.post(&customer, &format!("{path}/not-solved"), &[]).await;
    assert_eq!(world.get(&customer, &path).await.texts("h1"), ["Marit is looking after your question"]);

    let unknown = world.get(&customer, "/q/doesnotexist").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.body.contains("help@kettle.example"));
}

#[tokio::test]
async fn an_answer_that_can_be_taken_back_is_not_on_the_customers_page() {
    let (world, browser) = World::open("portal-undo").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let token =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").page_token;
    world
        .post(&browser, &format!("/conversations/{id}/replies"), &[("draft", "9"), ("body", "It was our fault.")])
        .await;
    assert!(!world.get(&Browser::default(), &format!("/q/{token}")).await.body.contains("It was our fault."));
    world.later(Millis::seconds(11));
    // The acknowledgement has its turn first.
    for _ in 0..3 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let page = world.get(&Browser::default(), &format!("/q/{token}")).await;
    assert!(page.body.contains("It was our fault."));
    assert_eq!(page.texts("h1"), ["Marit has answered your question"]);
}

#[tokio::test]
async fn files_can_do_nothing() {
    let (world, browser) = World::open("files").await;
    let raw = "From: Amara <amara@example.com>\nTo: help@kettle.example\nSubject: Files\nMessage-ID: <f@b.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Look: <img src=\"cid:pic\"> <img src=\"https://tracker.example/x.png\"><script>alert(1)</script> <a href=\"https://evil.example/\" title=\"safe\">bank.example</a></p>\n--b\nContent-Type: text/html; name=\"evil.html\"\nContent-Disposition: attachment; filename=\"evil.html\"\n\n<script>alert(1)</script>\n--b\nContent-Type: image/gif\nContent-ID: <pic>\nContent-Disposition: inline; filename=\"p.gif\"\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n--b--\n";
    world.mail("amara@example.com", raw).await;
    let id = world.latest().await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let evil = page.attributes(".message .files a", "href");
    assert_eq!(page.texts(".message .files a bdi"), ["evil.html"]);
    let file = world.get(&browser, &evil[0]).await;
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"evil.html\""));
    assert_eq!(file.header("content-security-policy"), web::csp::FILE);
    assert_eq!(file.body.trim(), "<script>alert(1)</script>", "the file itself is as it came");
    let message = page.attributes(".message.in", "data-id").remove(0);
    let html = world.get(&browser, &format!("/messages/{message}/html")).await;
    assert_eq!(html.header("content-security-policy"), web::csp::MAIL);
    assert!(html.body.contains("data:image/gif;base64,") && !html.body.contains("alert(1)"), "{}", html.body);
    assert!(html.body.contains("data-remote-src=\"https://tracker.example"));
    assert_eq!(html.attributes("a[data-leads]", "data-leads"), ["evil.example"], "its words name another host");
    assert!(html.attributes("a", "title")[0].starts_with("Leads to "), "{}", html.body);
    let images = world.get(&browser, &format!("/messages/{message}/html?images=1")).await;
    assert!(!images.body.contains(" src=\"https://"), "no browser is sent elsewhere: {}", images.body);
    let original = world.get(&browser, &format!("/messages/{message}/original")).await;
    assert_eq!(original.header("content-type"), "message/rfc822");
    assert_eq!(original.body, raw.replace('\n', "\r\n"));

    let up = world
        .upload(
            &browser.with_script(),
            "/drafts/55/attachments",
            &[("conversation", &id.to_string())],
            ("../../label.pdf", "application/pdf", b"%PDF"),
        )
        .await;
    assert_eq!((up.status, up.texts(".file bdi")), (StatusCode::OK, vec!["label.pdf".to_owned()]));
    let remove = up.attributes("button[data-removes]", "formaction").remove(0);
    assert_eq!(world.post(&browser.with_script(), &remove, &[]).await.status, StatusCode::NO_CONTENT);
    world
        .upload(
            &browser,
            "/drafts/55/attachments",
            &[("conversation", &id.to_string())],
            ("label.pdf", "application/pdf", b"%PDF"),
        )
        .await;
    let sent = world
        .upload(
            &browser,
            &format!("/conversations/{id}/replies"),
            &[("draft", "55"), ("body", "The label is attached.")],
            ("more.txt", "text/plain", b"more"),
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(page.texts(".message.out .files bdi"), ["label.pdf", "more.txt"]);
    let ours = page.attributes(".message.out .files a", "href");
    assert_eq!(world.get(&browser, &ours[1]).await.body, "more");
}

#[tokio::test]
async fn what_a_stranger_writes_into_a_conversation_and_our_answer_to_them_are_not_on_the_customers_page() {
    let (world, browser) = World::open("portal-stranger").await;
    let raw = "From: Amara <amara@example.com>\nTo: help@kettle.example\nSubject: Card\nMessage-ID: <a1@example.com>\n\nIt was declined.\n";
    world.mail("amara@example.com", raw).await;
    let id = world.latest().await;
    let raw = "From: Mallory <mallory@evil.example>\nTo: help@kettle.example\nSubject: Re: Card\nMessage-ID: <m1@evil.example>\nIn-Reply-To: <a1@example.com>\n\nPay at evil.example instead.\n";
    world.mail("mallory@evil.example", raw).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    assert!(page.body.contains("Pay at evil.example"), "the agent sees it");
    let choices = page.texts("#composer select[name=to] option");
    assert_eq!(choices.len(), 2, "and chooses whom to answer: {choices:?}");
    let draft = page.value("draft");
    let to = page.attributes("#composer select[name=to] option[selected]", "value").remove(0);
    let form = [("draft", draft.as_str()), ("to", to.as_str()), ("body", "We know no Mallory.")];
    assert_eq!(
        world.post(&browser, &format!("/conversations/{id}/replies"), &form).await.status,
        StatusCode::SEE_OTHER
    );
    world.later(Millis::seconds(11));
    world.desk.deliver_due().await.expect("it leaves");

    let token =
        world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it").page_token;
    let page = world.get(&Browser::default(), &format!("/q/{token}")).await;
    assert!(page.body.contains("It was declined."));
    assert!(!page.body.contains("evil.example") && !page.body.contains("Mallory"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waited_longer_than_they_were_told_reads_a_new_time_or_that_there_is_none() {
    let (world, browser) = World::open("portal-over").await;
    let answer = async |id: domain::ConversationId| {
        let body = [("draft", id.to_string()), ("body", "It is on its way.".to_owned())];
        let body: Vec<(&str, &str)> = body.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let sent = world.post(&browser, &format!("/conversations/{id}/replies"), &body).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    };
    for number in 0..60 {
        answer(world.write(&format!("one{number}@many.example"), "A kettle", "Where is it?").await).await;
    }
    world.later(Millis::minutes(5));
    while world.desk.deliver_due().await.expect("the outbox") > 0 {}
    assert_eq!(world.get(&browser, "/inbox/waiting-on-us").await.texts(".row").len(), 0, "all are answered");
    world.later(Millis::minutes(1));
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let it = world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it");
    assert!(it.told.as_ref().is_some_and(|told| told.until.is_some()), "enough was measured for a time: {:?}", it.told);
    let (customer, path) = (Browser::default(), format!("/q/{}", it.page_token));
    let clock = async || world.get(&customer, &path).await.texts(".clock.late p");
    assert_eq!(clock().await, [""; 0], "it is not late yet");

    world.later(Millis::hours(1));
    let late = clock().await;
    assert!(late[0].starts_with("Nine of ten hear back by today at ") && late[0].contains("Marit sees"), "{late:?}");
    assert!(late[1].starts_with("Of those who write to us now, nine of ten hear back by today at 15:"), "{late:?}");

    for number in 0..10 {
        world.write(&format!("two{number}@many.example"), "A kettle", "Where is it?").await;
    }
    world.later(Millis::days(6));
    let late = clock().await;
    assert!(late[1].contains("one in ten people waits longer than about"), "{late:?}");
    assert!(late[1].ends_with("We cannot name a new time: any would be a guess."), "{late:?}");

    world.later(Millis::days(120));
    let late = clock().await;
    assert!(late[1].starts_with("Marit answers "), "nothing was answered lately: {late:?}");
    assert!(late[1].ends_with("We cannot name a new time: any would be a guess."), "{late:?}");
}
