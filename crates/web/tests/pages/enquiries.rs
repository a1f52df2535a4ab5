//! Asking others and forwarding, through plain forms: what is offered, what is refused, and that the customer's page has
//! nothing of it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use crate::common::{Browser, World};
use axum::http::StatusCode;
use domain::{ConversationId, Millis};

async fn page_token(world: &World, id: ConversationId) -> String {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap().page_token
}

/// The value of a hidden or other field of the form.
fn value(page: &crate::common::Seen, name: &str) -> String {
    page.attributes(&format!("form.fields [name={name}]"), "value").into_iter().next().unwrap_or_default()
}

async fn asks(
    world: &World,
    browser: &Browser,
    path: &str,
    action: &str,
    more: &[(&str, &str)],
) -> crate::common::Seen {
    let form = world.get(browser, path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let draft = value(&form, "draft");
    let mut fields = vec![("draft", draft.as_str())];
    fields.extend(more);
    world.post(browser, action, &fields).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_carrier_is_asked_by_plain_forms_and_the_customers_page_has_nothing_of_it() {
    let (world, marit) = World::open("enquiry-asks").await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let (here, action) = (format!("/conversations/{id}"), format!("/conversations/{id}/enquiries"));
    let offered = world.get(&marit, &here).await;
    assert!(offered.body.contains(&format!("{action}/new\"")), "{}", offered.body);

    let fields = [("to", "desk@carrier.example"), ("subject", "Parcel <7>"), ("body", "Where is **parcel** 7?")];
    let sent = asks(&world, &marit, &format!("{action}/new"), &action, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = world.get(&marit, &here).await;
    let shown = page.texts("#enquiries .enquiry").concat();
    for said in ["Asked desk@carrier.example", "Parcel <7>", "Where is parcel 7?", "waiting for their answer"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert!(page.texts(".event").concat().contains("Marit Dahl asked desk@carrier.example"));
    assert!(!page.texts("#entries .message").concat().contains("parcel"), "it stands apart");
    let enquiry = page.attributes("#enquiries .enquiry", "id").concat().replace("enquiry-", "");
    let customers = world.get(&Browser::default(), &format!("/q/{}", page_token(&world, id).await)).await;
    assert_eq!(customers.status, StatusCode::OK);
    assert!(!customers.body.contains("carrier") && !customers.body.contains("parcel"), "{}", customers.body);
    let whole = world.get(&marit, &format!("{here}/whole?notes=0")).await;
    assert!(!whole.texts(".message").concat().contains("parcel"), "what is given away has nothing of it");
    assert!(world.get(&marit, "/search?q=parcel").await.body.contains(&id.to_string()), "its words are found");

    world.desk.clock.advance(Millis::seconds(11));
    let on = format!("{action}/{enquiry}");
    let sent = asks(&world, &marit, &on, &on, &[("to", "desk@carrier.example"), ("body", "Any news?")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let ended = world.post(&marit, &format!("{on}/closure"), &[]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let page = world.get(&marit, &here).await;
    assert!(page.texts("#enquiries .enquiry details summary").concat().contains("2 messages"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_forwarded_from_its_own_menu_and_a_refusal_keeps_what_was_typed() {
    let (world, marit) = World::open("enquiry-forwards").await;
    let id = world.write("ada@example.com", "A kettle", "Where is my <b>kettle</b>?").await;
    let (here, action) = (format!("/conversations/{id}"), format!("/conversations/{id}/enquiries"));
    let offered = world.get(&marit, &here).await.attributes("#entries .message a.button", "href");
    let path = offered.into_iter().find(|href| href.contains("/enquiries/new?message=")).expect("a way to forward");
    let message = path.rsplit('=').next().unwrap().to_owned();
    let form = world.get(&marit, &path).await;
    assert_eq!(value(&form, "subject"), "Fwd: A kettle");
    assert!(form.texts(".quoted").concat().contains("Where is my <b>kettle</b>?"), "{}", form.body);

    let typed = [
        ("message", message.as_str()),
        ("to", "ada@example.com"),
        ("subject", "Fwd: A kettle"),
        ("body", "Look at <this>."),
    ];
    let refused = asks(&world, &marit, &path, &action, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.texts(".wrong").concat().contains("ada@example.com takes part in this conversation"));
    assert!(refused.texts("textarea[name=body]").concat().contains("Look at <this>."), "{}", refused.body);
    assert_eq!(value(&refused, "message"), message);

    let typed =
        [("message", message.as_str()), ("to", "desk@carrier.example"), ("subject", "Fwd: A kettle"), ("body", "")];
    let sent = asks(&world, &marit, &path, &action, &typed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = world.get(&marit, &here).await;
    assert!(page.texts("#enquiries h3").concat().contains("Forwarded to desk@carrier.example"));
    assert!(page.texts(".event").concat().contains("Marit Dahl forwarded a message to desk@carrier.example"));

    for (path, status) in [
        (format!("{action}/new?message=7"), StatusCode::NOT_FOUND),
        (format!("{action}/new?message=x"), StatusCode::NOT_FOUND),
        (format!("{action}/7"), StatusCode::NOT_FOUND),
        ("/conversations/7/enquiries/new".to_owned(), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(world.get(&marit, &path).await.status, status, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_that_was_begun_and_its_new_files_are_kept_and_leave_with_it() {
    let (world, marit) = World::open("enquiry-begun").await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let (here, action) = (format!("/conversations/{id}"), format!("/conversations/{id}/enquiries"));
    let new = format!("{action}/new");
    let draft = value(&world.get(&marit, &new).await, "draft");
    let typed = [("conversation", id.to_string()), ("kind", "enquiry".into()), ("body", "Where is parcel 7?".into())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.post(&marit, &format!("/drafts/{draft}"), &typed).await;
    assert!(!world.get(&marit, &here).await.body.contains("parcel 7"), "it is no answer to the customer");
    assert!(!world.get(&marit, "/conversations/new").await.body.contains("parcel 7"), "and nothing new to somebody");

    let photo = ("label.png", "image/png", &b"\x89PNG\r\n\x1a\nlabel"[..]);
    let fields = [
        ("draft", draft.as_str()),
        ("to", "desk of the carrier"),
        ("subject", "Parcel 7"),
        ("body", "Where is parcel 7?"),
    ];
    let refused = world.upload(&marit, &action, &fields, photo).await;
    assert_eq!(
        (refused.status, refused.texts("#to-wrong").len()),
        (StatusCode::UNPROCESSABLE_ENTITY, 1),
        "{}",
        refused.body
    );
    assert_eq!(refused.texts("ul.files bdi"), ["label.png"]);
    let back = world.get(&marit, &new).await;
    assert_eq!(
        (value(&back, "draft"), back.texts("textarea[name=body]")),
        (draft.clone(), vec!["Where is parcel 7?".into()])
    );
    assert_eq!(back.texts("ul.files bdi"), ["label.png"], "left and opened again, it stands as it was");

    let remove = back.attributes("ul.files button", "value").remove(0);
    let without = world.post(&marit, &action, &[&fields[..], &[("remove", remove.as_str())]].concat()).await;
    assert_eq!((without.status, without.texts("ul.files bdi").len()), (StatusCode::OK, 0));
    let fields = [
        ("draft", draft.as_str()),
        ("to", "desk@carrier.example"),
        ("subject", "Parcel 7"),
        ("body", "Where is parcel 7?"),
    ];
    let sent = world.upload(&marit, &action, &fields, photo).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(world.get(&marit, &here).await.texts("#enquiries .files bdi"), ["label.png"]);
    assert!(world.get(&marit, &new).await.texts("textarea[name=body]")[0].is_empty(), "it is sent, and gone here");
    let row = world.desk.reader().read(move |read| read.outgoing_of(id, domain::OutgoingId(0))).await.unwrap();
    assert_eq!(row.last().unwrap().payload.attachments.len(), 1);
}
