//! Notes that call colleagues in: with and without the script, live, and only those who see the conversation.

use crate::common::{Browser, PASSWORD, World};
use axum::http::StatusCode;
use desk::team::NewAgent;
use domain::team::{Agent, Role};
use domain::timeline::Actor;
use domain::{AgentId, ConversationId};

async fn joins(world: &World, name: &str, email: &str, role: Role) -> (AgentId, Browser) {
    let team = world.desk.reader().read(|read| read.teams()).await.expect("teams")[0].id;
    let new = NewAgent {
        name: name.into(),
        email: email.into(),
        role,
        signature: String::new(),
        password: Some(PASSWORD.into()),
        notify: false,
    };
    let id = world.desk.add_agent(Actor::Operator, team, new).await.expect("an agent");
    let mut browser = Browser::default();
    let page = world.post(&browser, "/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    browser.take_cookie(&page);
    (id, browser)
}

async fn notes(world: &World, browser: &Browser, id: ConversationId, body: &str) {
    let draft = world.desk.new_draft().to_string();
    let fields = [("draft", draft.as_str()), ("body", body), ("kind", "note")];
    let noted = world.post(browser, &format!("/conversations/{id}/notes"), &fields).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
}

async fn counted(world: &World, browser: &Browser) -> String {
    let page = world.get(browser, "/inbox/mine").await;
    page.texts(".rail [data-count=mentions]").concat().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_in_a_note_calls_its_owner_in_until_they_have_seen_it() {
    let (world, marit) = World::open("mention").await;
    let (_, tom) = joins(&world, "Tom Berg", "tom@example.com", Role::Agent).await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let href = format!("/conversations/{id}");
    world.post(&tom, &format!("{href}/read"), &[]).await;
    assert_eq!(counted(&world, &tom).await, "");
    let empty = world.get(&tom, "/inbox/mentions").await;
    assert!(empty.body.contains("No note has called you in yet."), "{}", empty.body);

    notes(&world, &marit, id, "@Tom Berg, is it in the <b>warehouse</b>?").await;
    assert_eq!(counted(&world, &tom).await, "1");
    assert_eq!(counted(&world, &marit).await, "", "whoever writes it is not called in");
    let list = world.get(&tom, "/inbox/mentions").await;
    assert_eq!(list.attributes("#rows .row.unread", "data-id"), [id.to_string()], "it looks unread");
    let page = world.get(&tom, &href).await;
    assert!(page.body.contains("called in Tom Berg"), "the timeline says so: {}", page.body);
    assert_eq!(page.attributes("#conversation[data-unread]", "data-id"), [id.to_string()]);
    let unread = world.get(&tom, "/search?q=is%3Aunread").await;
    assert!(unread.body.contains(&id.to_string()), "the filter says the same");

    world.post(&tom, &format!("{href}/read"), &[]).await;
    assert_eq!(counted(&world, &tom).await, "");
    let list = world.get(&tom, "/inbox/mentions").await;
    assert_eq!(list.attributes("#rows .row", "data-id"), [id.to_string()], "it stays in the list");
    assert!(list.attributes("#rows .row.unread", "data-id").is_empty());

    notes(&world, &marit, id, "@tom berg: and now?").await;
    assert_eq!(counted(&world, &tom).await, "1");
    notes(&world, &tom, id, "On its way. @Marit Dahl").await;
    assert_eq!(counted(&world, &tom).await, "", "whoever answers has seen it");
    assert_eq!(counted(&world, &marit).await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_sees_the_conversation_is_offered_or_called() {
    let (world, marit) = World::open("mention-scope").await;
    let (narrow_id, narrow) = joins(&world, "Nora Elm", "nora@example.com", Role::LightUser).await;
    joins(&world, "Tom Berg", "tom@example.com", Role::Agent).await;
    let (_, auditor) = joins(&world, "Ada Vale", "vale@example.com", Role::Auditor).await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let list = format!("/conversations/{id}/colleagues?q=");
    let offered = world.get(&marit, &list).await;
    assert_eq!(offered.attributes("[role=option]", "data-name"), ["Nora Elm", "Tom Berg", "Ada Vale"]);
    assert_eq!(world.get(&auditor, &list).await.status, StatusCode::FORBIDDEN, "who writes no notes is offered nobody");

    let desk = world.desk.clone();
    let moved = world.desk.store.write(move |tx| {
        let id = domain::TeamId(desk.chance.id(desk.now()));
        let hours = domain::team::OpeningHours::always();
        tx.add_team(&domain::team::Team { id, name: "Returns".into(), lead: None, hours }, desk.now())?;
        let agent = tx.agent(narrow_id)?.expect("Nora");
        tx.change_agent(&Agent { team: id, ..agent })
    });
    moved.await.expect("moved");
    let offered = world.get(&marit, &format!("{list}n")).await;
    assert!(offered.attributes("[role=option]", "data-name").is_empty());
    notes(&world, &marit, id, "@Nora Elm, do you know?").await;
    assert_eq!(counted(&world, &narrow).await, "");
    assert_eq!(world.get(&narrow, &list).await.status, StatusCode::NOT_FOUND);
    let listed = world.get(&narrow, "/inbox/mentions").await;
    assert!(!listed.body.contains(&id.to_string()));
    let page = world.get(&marit, &format!("/conversations/{id}")).await;
    assert!(!page.body.contains("called in"), "nobody was, and nothing says so");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_called_in_and_moved_to_another_team_finds_nothing() {
    let (world, marit) = World::open("mention-moved").await;
    let (nora_id, nora) = joins(&world, "Nora Elm", "nora@example.com", Role::LightUser).await;
    let id = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    notes(&world, &marit, id, "@Nora: a look?").await;
    assert_eq!(counted(&world, &nora).await, "1", "a first name is enough where one person has it");
    let desk = world.desk.clone();
    let moved = world.desk.store.write(move |tx| {
        let id = domain::TeamId(desk.chance.id(desk.now()));
        let hours = domain::team::OpeningHours::always();
        tx.add_team(&domain::team::Team { id, name: "Returns".into(), lead: None, hours }, desk.now())?;
        let agent = tx.agent(nora_id)?.expect("Nora");
        tx.change_agent(&Agent { team: id, ..agent })
    });
    moved.await.expect("moved");
    assert_eq!(counted(&world, &nora).await, "");
    assert!(!world.get(&nora, "/inbox/mentions").await.body.contains(&id.to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_about_mentions_is_switched_off_by_whoever_gets_it_whatever_their_role() {
    let (world, _) = World::open("mention-mail").await;
    let (id, auditor) = joins(&world, "Ada Vale", "vale@example.com", Role::Auditor).await;
    let page = world.get(&auditor, "/settings/profile").await;
    assert_eq!(page.attributes("input[name=mention-mail][checked]", "value"), ["1"], "it is on as delivered");
    let saved = world.post(&auditor, "/settings/profile/mentions", &[]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let kept = world.desk.reader().read(move |read| read.preferences(id)).await.expect("preferences");
    assert!(!kept.mention_mail);
    let page = world.get(&auditor, "/settings/profile").await;
    assert!(page.attributes("input[name=mention-mail][checked]", "value").is_empty());
    world.post(&auditor, "/settings/profile/mentions", &[("mention-mail", "1")]).await;
    let kept = world.desk.reader().read(move |read| read.preferences(id)).await.expect("preferences");
    assert!(kept.mention_mail);
}
