//! Merging, taking apart and splitting on the screen, and what each customer's page shows then.

use crate::common::{Browser, World};
use axum::http::StatusCode;
use domain::ConversationId;

async fn of(world: &World, id: ConversationId) -> domain::conversation::Conversation {
    world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it")
}

#[tokio::test]
async fn a_merge_by_reference_leads_on_shows_each_customer_their_own_and_is_undone() {
    let (world, browser) = World::open("merge").await;
    let amara = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let joris = world.write("joris@example.com", "Payment fails", "The shop says no.").await;
    let (hers, his) = (of(&world, amara).await, of(&world, joris).await);
    let merge = format!("/conversations/{joris}/merge");
    let nowhere = world.post(&browser, &merge, &[("reference", "[#BBBBBBB]")]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nowhere.body);
    let typed = format!("[#{}]", hers.reference.to_lowercase());
    let merged = world.post(&browser, &merge, &[("reference", &typed), ("because", "one outage")]).await;
    assert_eq!((merged.status, merged.location()), (StatusCode::SEE_OTHER, format!("/conversations/{amara}").as_str()));

    let whole = world.get(&browser, &format!("/conversations/{amara}")).await;
    assert_eq!(whole.texts(".message.in .words").len(), 2);
    assert!(whole.body.contains("One outage.") && whole.body.contains("They do not see what others wrote here"));
    let trace = world.get(&browser, &format!("/conversations/{joris}")).await;
    assert_eq!(trace.texts(".message").len(), 0);
    assert_eq!(trace.attributes(".matter a", "href"), [format!("/conversations/{amara}")]);
    assert!(trace.attributes("#composer", "id").is_empty());
    let closed = world.get(&browser, "/inbox/closed").await;
    assert!(!closed.body.contains("Payment fails"), "it stands in no list");

    let customer = Browser::default();
    let (her_page, his_page) = (format!("/q/{}", hers.page_token), format!("/q/{}", his.page_token));
    let added = [("key", "77"), ("body", "Now it works again.")];
    assert_eq!(world.post(&customer, &format!("{his_page}/messages"), &added).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&customer, &his_page).await;
    assert!(page.body.contains("Payment fails") && page.body.contains(&his.reference));
    assert_eq!(page.texts("article.said").len(), 2, "what he wrote, by mail and here");
    for hidden in ["Card declined", "My bank", &hers.reference, &hers.page_token] {
        assert!(!page.body.contains(hidden), "{hidden}");
    }
    let page = world.get(&customer, &her_page).await;
    assert_eq!(page.texts("article.said").len(), 1);
    for hidden in ["Payment fails", "The shop", "Now it works"] {
        assert!(!page.body.contains(hidden), "{hidden}");
    }

    let undone = world.post(&browser, &format!("/conversations/{joris}/separation"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&browser, &format!("/conversations/{joris}")).await.texts(".message.in").len(), 2);
    let again = world.post(&browser, &format!("/conversations/{joris}/separation"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_piece_of_a_pane_tells_that_it_was_merged_or_that_there_is_nothing_to_split() {
    let (world, browser) = World::open("merge-pane").await;
    let first = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let second = world.write("amara@example.com", "Still declined", "Nothing yet.").await;
    let script = browser.with_script();
    let pane = world.get(&script, &format!("/conversations/{second}")).await;
    assert_eq!(pane.attributes("form[data-act=split]", "action").len(), 0, "its only message stays where it is");
    let only = pane.attributes("#entries .message.in", "data-id").remove(0);
    let refused = world.post(&script, &format!("/conversations/{second}/split"), &[("message", &only)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let reason = "These are all messages of the conversation; it is one of its own already";
    assert_eq!(refused.texts("h1"), [reason]);

    let into = [("conversation", first.to_string())];
    let into: Vec<(&str, &str)> = into.iter().map(|(name, id)| (*name, id.as_str())).collect();
    world.post(&script, &format!("/conversations/{second}/merge"), &into).await;
    let pane = world.get(&script, &format!("/conversations/{second}")).await;
    assert!(pane.attributes("#composer", "id").is_empty());
    assert_eq!(pane.attributes("#matters .matter a", "href"), [format!("/conversations/{first}")]);
    let typed = [("draft", "77"), ("body", "Written into a pane that was left open.")];
    let refused = world.post(&script, &format!("/conversations/{second}/replies"), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("#lint b"), ["This conversation was merged into another one; your text is kept there"]);
    let whole = world.get(&script, &format!("/conversations/{first}")).await;
    assert_eq!(whole.attributes("form[data-act=split]", "action").len(), 2);
}

#[tokio::test]
async fn a_file_of_one_customer_is_not_behind_the_link_of_another() {
    let (world, browser) = World::open("merge-files").await;
    let amara = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let joris = world.write("joris@example.com", "Payment fails", "The shop says no.").await;
    let (hers, his) = (of(&world, amara).await, of(&world, joris).await);
    let add = format!("/q/{}/messages", hers.page_token);
    let form = [("key", "5"), ("body", "My card.")];
    world.upload(&Browser::default(), &add, &form, ("card.png", "image/png", b"\x89PNG\r\n\x1a\nabc")).await;
    let page = world.get(&Browser::default(), &format!("/q/{}", hers.page_token)).await;
    let file = page.attributes("article.said a", "href").remove(0);
    world.post(&browser, &format!("/conversations/{joris}/merge"), &[("conversation", &amara.to_string())]).await;
    assert_eq!(world.get(&Browser::default(), &file).await.status, StatusCode::OK);
    let by_his_link = file.replace(&hers.page_token, &his.page_token);
    assert_eq!(world.get(&Browser::default(), &by_his_link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_message_becomes_a_conversation_of_its_own_with_one_button_and_goes_back() {
    let (world, browser) = World::open("split").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let tag = of(&world, id).await.reference;
    let raw = format!(
        "From: amara@example.com\nTo: help@kettle.example\nSubject: Delivery address [#{tag}]\nMessage-ID: <other@example.com>\n\nWe have moved.\n"
    );
    world.mail("amara@example.com", &raw).await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let split = page.attributes(".matter form", "action").remove(0);
    assert_eq!(page.attributes(".matter button", "data-key"), ["y"]);
    let message = page.attributes(".matter input[name=message]", "value").remove(0);
    let made = world.post(&browser, &split, &[("message", &message)]).await;
    let new = made.location().to_owned();
    assert_eq!(world.get(&browser, &new).await.texts(".message.in .words"), ["We have moved."]);
    let old = world.get(&browser, &format!("/conversations/{id}")).await;
    assert_eq!(old.texts(".message.in .words"), ["My bank never saw it."]);
    assert!(old.attributes(".matter form", "action").is_empty(), "what was done is not suggested any more");

    let undone = world.post(&browser, &format!("{split}/undo"), &[("message", &message)]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&browser, &format!("/conversations/{id}")).await.texts(".message.in").len(), 2);
}
