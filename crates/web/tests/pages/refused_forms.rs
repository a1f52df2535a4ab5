//! A form that is refused comes back with everything that was typed and a sentence about what is wrong.

use crate::common::World;
use axum::http::StatusCode;

const AGENTS: &str = "/settings/agents";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_that_will_not_do_comes_back_as_it_was_typed() {
    let (world, marit) = World::open("refused-view").await;
    let kept = world.post(&marit, "/views", &[("name", "Important"), ("line", "is:open")]).await.location().to_owned();
    for here in ["/views", kept.as_str()] {
        for (name, line, field) in [("", "is:open", "name"), ("Odd <b>", "is:opened", "line"), ("Signs", "?!", "line")]
        {
            let refused = world.post(&marit, here, &[("name", name), ("line", line), ("shared", "1")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{here} {name}");
            assert_eq!((refused.value("name"), refused.value("line")), (name.to_owned(), line.to_owned()));
            assert_eq!(refused.attributes("input[aria-invalid]", "name"), [field]);
            assert_eq!(refused.attributes("input[name=shared][checked]", "value"), ["1"]);
            assert_eq!(refused.attributes("main form", "action"), [here], "it is posted to the same place");
            assert_eq!(refused.texts("main .wrong").len(), 1, "{}", refused.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_a_tag_cannot_have_stays_in_its_line() {
    let (world, marit) = World::open("refused-tag").await;
    let id = world.write("amara@example.com", "Card declined", "What can I do?").await;
    for tag in ["Refund", "VIP"] {
        world.post(&marit, &format!("/conversations/{id}/tags"), &[("tag", tag)]).await;
    }
    let rename = world.get(&marit, "/settings/tags").await.attributes("tbody form.inline", "action").remove(0);
    for (name, why) in [("vip", "There is a tag of that name already"), ("\"a:b", "without quotation marks")] {
        let refused = world.post(&marit, &rename, &[("name", name)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(refused.attributes("input[aria-invalid]", "value"), [name]);
        assert!(refused.texts("tbody .wrong")[0].contains(why), "{}", refused.body);
        assert_eq!(refused.texts("tbody th"), ["Refund", "VIP"], "nothing was renamed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_new_keeps_the_role_and_the_team_that_were_chosen() {
    let (world, admin) = World::open("refused-agent").await;
    world.post(&admin, "/settings/teams", &[("team-name", "Returns")]).await;
    let team =
        world.desk.reader().read(|read| read.teams()).await.expect("teams").pop().expect("one more").id.to_string();
    let new = [("name", "Ida"), ("email", "nobody"), ("role", "lead"), ("team", team.as_str())];
    let refused = world.post(&admin, AGENTS, &new).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!((refused.value("name"), refused.value("email")), ("Ida".to_owned(), "nobody".to_owned()));
    assert_eq!(refused.attributes("select option[selected]", "value"), ["lead", team.as_str()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_a_field_comes_back_beside_what_does() {
    let (world, marit) = World::open("refused-fields").await;
    let id = world.write("ada@example.com", "Kettle", "Where is it?").await;
    for (name, kind, choices) in [("Amount", "number", ""), ("Due", "day", ""), ("Level", "choice", "Gold\r\nSilver")] {
        let field = [("name", name), ("about", "conversation"), ("kind", kind), ("choices", choices)];
        assert_eq!(world.post(&marit, "/settings/fields", &field).await.location(), "/settings/fields");
    }
    let here = format!("/conversations/{id}");
    let names = world.get(&marit, &here).await.attributes(".own-fields :is(input, select)", "name");
    let form = [(names[0].as_str(), "47"), (&names[1], "<next week>"), (&names[2], "Silver")];
    let action = format!("{here}/fields");
    let refused = world.post(&marit, &action, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.value(&names[0]), refused.value(&names[1])), ("47".to_owned(), "<next week>".to_owned()));
    assert_eq!(refused.attributes("option[selected]", "value"), ["Silver"]);
    assert_eq!(refused.attributes("input[aria-invalid]", "type"), ["text"], "a day would be shown empty");
    assert!(refused.texts("main .wrong")[0].contains("write a day as"), "{}", refused.body);
    assert_eq!(refused.attributes("main form", "action"), [action.as_str()]);
    let piece = world.post(&marit.with_script(), &action, &form).await;
    assert_eq!(piece.status, StatusCode::UNPROCESSABLE_ENTITY, "the script leaves what was typed where it is");
    assert_eq!(world.get(&marit, &here).await.value(&names[0]), "", "nothing was kept in part");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_that_cannot_be_added_or_changed_stands_as_it_was_typed() {
    let (world, marit) = World::open("refused-field-settings").await;
    let here = "/settings/fields";
    let level = [("name", "Level"), ("about", "customer"), ("kind", "choice"), ("choices", "Gold\r\nSilver")];
    assert_eq!(world.post(&marit, here, &level).await.location(), here);
    for (name, choices, wrong) in [("level", "A", "name"), ("a:b", "A", "name"), ("Size", " ", "choices")] {
        let form = [("name", name), ("about", "customer"), ("kind", "choice"), ("choices", choices)];
        let refused = world.post(&marit, here, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(refused.attributes("#write input[name=name]", "value"), [name]);
        assert_eq!(refused.attributes("#write option[selected]", "value"), ["customer", "choice"]);
        assert_eq!(refused.attributes("#write [aria-invalid]", "name"), [wrong]);
    }
    let change = world.get(&marit, here).await.attributes("tbody form.fields", "action").remove(0);
    let refused = world.post(&marit, &change, &[("name", "a:b"), ("choices", "Gold\r\nTin")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes("tbody details[open] input", "value"), ["a:b"]);
    assert_eq!(refused.texts("tbody textarea"), ["Gold\nTin"]);
    assert_eq!(refused.texts("tbody th"), ["Level"], "nothing was changed");
}
