//! What goes for good is asked first, in a line that says what it touches: no page removes anything by one slip.

use crate::common::{Seen, World};
use axum::http::StatusCode;

/// What a page asks before it removes something, after every form that removes was found within such a question.
fn asked(page: &Seen) -> Vec<String> {
    let all = page.attributes("form[action$=removal]", "action");
    assert!(!all.is_empty(), "{}", page.body);
    assert_eq!(page.attributes("details.asks:not([open]) form[action$=removal]", "action"), all, "one slip removes it");
    page.texts("details.asks p")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_for_good_is_asked_first_and_says_what_it_touches() {
    let (world, marit) = World::open("removals").await;
    let id = world.write("amara@example.com", "Card declined", "What can I do?").await;
    world.post(&marit, &format!("/conversations/{id}/tags"), &[("tag", "<Refund>")]).await;
    let said = asked(&world.get(&marit, "/settings/tags").await);
    assert_eq!(said, ["“<Refund>” is taken off 1 conversation for good, and is not offered any more."]);

    for (name, shared) in [("Own", ""), ("Ours", "1")] {
        world.post(&marit, "/settings/saved-answers", &[("name", name), ("body", "Dear,"), ("shared", shared)]).await;
    }
    let said = asked(&world.get(&marit, "/settings/saved-answers").await).join("\n");
    assert!(
        said.contains("“Own” is gone for good. ") && said.contains("“Ours” is gone for good, for everybody."),
        "{said}"
    );

    let rule = [("name", "Refunds"), ("when", "arrives"), ("line", "refund"), ("tag", "<Refund>")];
    let rule = world.post(&marit, "/settings/rules", &rule).await.location().to_owned();
    let page = world.get(&marit, &rule).await;
    assert_eq!(asked(&page), ["The rule “Refunds” is gone for good. What it did stays."]);
    world.post(&marit, &format!("{rule}/on"), &[("seen", &page.value("seen"))]).await;
    assert!(asked(&world.get(&marit, &rule).await)[0].starts_with("The rule “Refunds” stops at once"));

    let mailbox = world.get(&marit, "/settings/brands").await.attributes("input[name=mailbox]", "value").remove(0);
    let brand = world.post(&marit, "/settings/brands", &[("name", "Lid & Co"), ("mailbox", &mailbox)]).await;
    let said = asked(&world.get(&marit, brand.location()).await);
    assert!(said[0].starts_with("1 address speaks as the desk itself again."), "{said:?}");

    for (shared, part) in [("1", "is gone for good, for everybody."), ("", "is gone for good. Its conversations stay")]
    {
        let view = [("name", "Important"), ("line", "is:open"), ("shared", shared)];
        let view = world.post(&marit, "/views", &view).await.location().to_owned();
        let page = world.get(&marit, &view).await;
        assert_eq!(page.attributes("details.asks form", "action"), [format!("{view}/removal")]);
        assert!(page.texts("details.asks p")[0].contains(part), "{:?}", page.texts("details.asks p"));
        assert_eq!(world.post(&marit, &format!("{view}/removal"), &[]).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_way_in_is_taken_away_is_said_by_name() {
    let (world, admin) = World::open("removals-person").await;
    let invited = [("name", "Ida <b>"), ("email", "ida@kettle.example"), ("role", "agent")];
    assert_ne!(world.post(&admin, "/settings/agents", &invited).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ida = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let ida = ida.iter().find(|agent| agent.name == "Ida <b>").expect("she was invited").id;
    let page = world.get(&admin, &format!("/settings/agents/{ida}")).await;
    let withdrawal = page.attributes("form[action$=withdrawal]", "action");
    assert_eq!(page.attributes("details.asks form", "action"), withdrawal);
    assert!(page.texts("details.asks p")[0].starts_with("The link that Ida <b> has opens nothing"), "{}", page.body);
}
