//! Saved answers on the pages: written in the settings, found in a conversation filled in, put into the draft, and done with
//! what they do when the answer is sent.

use crate::common::World;
use axum::http::StatusCode;

const HERE: &str = "/settings/saved-answers";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_saved_answer_is_written_found_put_in_and_done() {
    let (world, marit) = World::open("saved").await;
    let sam = world.second(&marit).await;
    let body = "Dear {customer.first},\n\nthe money is on its way.\n\n{conversation.reference}";
    let form = [("name", "Refund"), ("body", body), ("close", "1"), ("tag", "refund"), ("snooze", ""), ("shared", "1")];
    assert_eq!(world.post(&marit, HERE, &form).await.status, StatusCode::SEE_OTHER);
    let refused = world.post(&sam, HERE, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "only leads write for everybody");
    assert!(refused.body.contains("the money is on its way"), "what was typed is kept");
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let here = format!("/conversations/{id}/saved-answers");
    let list = world.get(&sam.with_script(), &format!("{here}?q=money")).await;
    let text = list.attributes(".saved-answer", "data-text").remove(0);
    assert!(text.starts_with("Dear Amara,\n\nthe money") && !text.contains('{'), "{text}");
    assert_eq!(list.attributes(".saved-answer", "data-acts"), ["close\ntag:refund"]);
    assert!(world.get(&sam.with_script(), &format!("{here}?q=nonsense")).await.texts(".saved-answer").is_empty());
    // Without the script it stands in the draft.
    let action = list.attributes(".saved-answer", "action").remove(0);
    let put = world.post(&sam, &action, &[]).await;
    assert_eq!((put.status, put.location()), (StatusCode::SEE_OTHER, format!("/conversations/{id}#composer").as_str()));
    assert_eq!(world.get(&sam, &format!("/conversations/{id}")).await.texts("textarea[name=body]"), [text.as_str()]);
    assert!(world.get(&marit, HERE).await.body.contains("used once"));
    // Sent with what it does.
    let acts = [("draft", "9"), ("body", text.as_str()), ("then-act", "close"), ("then-act", "tag:refund")];
    assert_eq!(world.post(&sam, &format!("/conversations/{id}/replies"), &acts).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&sam, &format!("/conversations/{id}")).await;
    assert!(page.texts(".meta").join(" ").contains("closed by Sam Osei"), "{:?}", page.texts(".meta"));
    assert_eq!(page.texts(".tags a.tag"), ["refund"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_filled_in_is_said_before_it_is_sent() {
    let (world, marit) = World::open("saved-blank").await;
    for (name, body, part) in [
        ("", "x", "Give it a name"),
        ("A", "{customer.frist}", "{customer.frist} is no blank"),
        ("A", " ", "Write a text"),
    ] {
        let refused = world.post(&marit, HERE, &[("name", name), ("body", body)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.texts(".wrong").join(" ").contains(part), "{:?}", refused.texts(".wrong"));
    }
    world.post(&marit, HERE, &[("name", "Name"), ("body", "Dear {customer.first},")]).await;
    world
        .mail(
            "bo@example.com",
            "From: bo@example.com\nTo: help@kettle.example\nSubject: Lid\nMessage-ID: <1@x>\n\nIt sticks.\n",
        )
        .await;
    let id = world.latest().await;
    let page = world.get(&marit, &format!("/conversations/{id}/saved-answers")).await;
    assert_eq!(page.texts(".saved-answer .late"), ["Not known, please fill in: {customer.first}"]);
    let sent = world
        .post(
            &marit,
            &format!("/conversations/{id}/replies"),
            &[("draft", "9"), ("body", "Dear {customer.first},\n\nhere it is.")],
        )
        .await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "the lint holds it back");
    let change = world.get(&marit, HERE).await.attributes("td.actions a", "href").remove(0);
    assert_eq!(world.get(&marit, &change).await.texts("textarea[name=body]"), ["Dear {customer.first},"]);
    let removal = world.get(&marit, HERE).await.attributes("td.actions form", "action").remove(0);
    world.post(&marit, &removal, &[]).await;
    assert!(world.get(&marit, HERE).await.texts("tbody tr").is_empty());
    assert_eq!(world.post(&marit, &removal, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_without_a_text_does_what_it_does_at_once() {
    let (world, browser) = World::open("saved-answers-macro").await;
    let fields = [("name", "Press"), ("body", ""), ("tag", "press"), ("priority", "urgent"), ("close", "1")];
    let saved = world.post(&browser, "/settings/saved-answers", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let change =
        world.get(&browser, "/settings/saved-answers").await.attributes("a[href*='change=']", "href").remove(0);
    let form = world.get(&browser, change.split('#').next().unwrap_or_default()).await;
    assert_eq!(form.attributes("select[name=priority] option[selected]", "value"), ["urgent"]);

    let id = world.write("amara@example.com", "An interview", "May I ask you something?").await;
    let here = format!("/conversations/{id}");
    let found = world.get(&browser, &format!("{here}/saved-answers")).await;
    let put = found.attributes("form[action*='/saved-answers/'], [formaction*='/saved-answers/']", "action").remove(0);
    let done = world.post(&browser, &put, &[]).await;
    assert_eq!(done.texts("main h1"), ["Done: Press"], "{}", done.body);
    let page = world.get(&browser, &here).await;
    let head = page.texts("#conversation-head").concat();
    for said in ["press", "urgent", "closed by Marit Dahl"] {
        assert!(head.contains(said), "{said}: {head}");
    }
    let again = world.post(&browser, &put, &[]).await;
    assert_eq!(again.status, StatusCode::OK, "what is done is not done again, and that is no mistake: {}", again.body);
    assert!(again.attributes("form[action='/acts']", "action").is_empty(), "and there is nothing to take back");
    let back = done.attributes("input[name=each]", "value");
    assert_eq!(back.len(), 3, "{}", done.body);
    let back: Vec<_> = back.iter().map(|each| ("each", each.as_str())).collect();
    assert_eq!(world.post(&browser, "/acts", &back).await.status, StatusCode::OK);
    let head = world.get(&browser, &here).await.texts("#conversation-head").concat();
    assert!(!["press", "urgent", "closed by"].iter().any(|said| head.contains(said)), "as it stood before: {head}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_hands_over_says_to_whom_and_is_sent_although_its_sender_sees_it_no_more() {
    let (world, marit) = World::open("saved-given").await;
    let sam = world.second(&marit).await;
    let agents = world
        .desk
        .reader()
        .read(|read| Ok::<_, store::Trouble>((read.agents()?, read.teams()?[0].id)))
        .await
        .expect("agents");
    let (of_sam, support) = (agents.0.iter().find(|agent| agent.name == "Sam Osei").expect("Sam").clone(), agents.1);
    let by = domain::timeline::Actor::Operator;
    let returns = world.desk.add_team(by, "Returns").await.expect("a team");
    let (team, owner) = (returns.to_string(), of_sam.id.to_string());
    let form = world.get(&marit, HERE).await;
    assert_eq!(form.texts("select[name=team] option"), ["Leave as it is", "Service", "Returns"]);
    assert_eq!(form.texts("select[name=owner] option"), ["Leave as it is", "Marit Dahl", "Sam Osei"]);
    for (name, team, owner) in [("Both", team.as_str(), owner.as_str()), ("Person", "", &owner), ("Team", &team, "")] {
        let fields = [("name", name), ("body", "We look at it."), ("team", team), ("owner", owner), ("shared", "1")];
        assert_eq!(world.post(&marit, HERE, &fields).await.status, StatusCode::SEE_OTHER);
    }
    let list = world.get(&marit, HERE).await;
    assert_eq!(
        list.texts("tbody td small"),
        ["Give it to Sam Osei in the team Returns", "Give it to Sam Osei", "Give it to the team Returns"]
    );
    let change = list.attributes("a[href*='change=']", "href").remove(0);
    let form = world.get(&marit, change.split('#').next().unwrap_or_default()).await;
    assert_eq!(form.attributes("select[name=team] option[selected]", "value"), [team.as_str()]);
    assert_eq!(form.attributes("select[name=owner] option[selected]", "value"), [owner.as_str()]);
    let gone = [("name", "x"), ("body", "x"), ("team", owner.as_str())];
    assert_eq!(world.post(&marit, HERE, &gone).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let scope = domain::team::Scope::OwnTeam;
    world.desk.change_role(by, of_sam.id, domain::team::Role::Agent, support, scope).await.expect("one team");
    assert_eq!(world.get(&sam, HERE).await.texts("select[name=team] option"), ["Leave as it is", "Service"]);
    for script in [false, true] {
        let id = world.write("amara@example.com", "A return", "It came broken.").await;
        let sam = if script { sam.with_script() } else { sam.clone() };
        let found = world.get(&sam, &format!("/conversations/{id}/saved-answers?q=team")).await;
        assert_eq!(found.texts(".saved-answer small"), ["Give it to the team Returns"], "it is said before it is sent");
        let acts = found.attributes(".saved-answer", "data-acts").remove(0);
        let draft = world.desk.new_draft().to_string();
        let fields =
            [("draft", draft.as_str()), ("body", "We look at it."), ("then-act", &acts), ("then-act", "tag:return")];
        let sent = world.post(&sam, &format!("/conversations/{id}/replies"), &fields).await;
        assert!(sent.status == StatusCode::NO_CONTENT || sent.location() == "/", "{}: {}", sent.status, sent.body);
        assert_eq!(world.get(&sam, &format!("/conversations/{id}")).await.status, StatusCode::NOT_FOUND);
        let page = world.get(&marit, &format!("/conversations/{id}")).await;
        assert_eq!(page.texts(".tags a.tag"), ["return"], "what else it does was done before");
        assert!(page.body.contains("We look at it."));
    }
}
