//! How urgent a conversation is: said in its head and for many at once, shown in the list, asked for in the search; with and
//! without the script.

use crate::common::{Browser, World};
use axum::http::StatusCode;

async fn two(name: &str) -> (World, Browser, Vec<String>) {
    let (world, browser) = World::open(name).await;
    let mut ids = Vec::new();
    for (from, subject) in [("amara@example.com", "Card declined"), ("bo@example.com", "Lid")] {
        ids.push(world.write(from, subject, "What can I do?").await.to_string());
    }
    (world, browser, ids)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_said_in_the_head_and_stands_in_the_list_and_on_the_timeline() {
    let (world, browser, ids) = two("priority-head").await;
    let here = format!("/conversations/{}", ids[0]);
    let page = world.get(&browser, &here).await;
    assert!(page.texts("#priority").is_empty(), "what is as every other has no word");
    assert_eq!(page.attributes("#priority-menu button", "value"), ["low", "normal", "high", "urgent"]);
    assert_eq!(page.attributes("#priority-menu button[aria-current]", "value"), ["normal"]);
    let act = page.attributes("#priority-menu form", "action").remove(0);
    let set = world.post(&browser, &act, &[("priority", "urgent")]).await;
    assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, here.as_str()));

    let page = world.get(&browser, &here).await;
    assert_eq!(page.texts("#priority.tag.late"), ["priority: urgent"]);
    assert!(page.body.contains("set the priority to urgent"), "the timeline says who");
    assert_eq!(page.attributes("#priority-menu form", "data-undo-fields"), ["priority=urgent"]);
    let like = page.attributes("#priority", "href").remove(0);
    assert_eq!(world.get(&browser, &like).await.attributes(".row", "data-id"), [ids[0].clone()]);
    let list = world.get(&browser, "/inbox/open").await;
    assert_eq!(list.texts(".row .tag.late"), ["priority: urgent"]);
    for wrong in ["", "Urgent", "asap", "<b>"] {
        let refused = world.post(&browser, &act, &[("priority", wrong)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(!refused.body.contains("<b>asap"), "what is typed stays text");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_said_of_many_at_once_and_taken_back() {
    let (world, browser, ids) = two("priority-many").await;
    let fields = [("id", ids[0].as_str()), ("id", &ids[1]), ("act", "priority:high")];
    let done = world.post(&browser, "/acts", &fields).await;
    assert!(done.texts("h1").contains(&"Priority of 2 set".to_owned()), "{:?}", done.texts("h1"));
    let found = world.get(&browser, "/search?q=-priority:low+-priority:normal").await;
    assert_eq!(found.texts(".row .tag.soon"), ["priority: high"; 2]);
    let undo = done.attributes("form[action='/acts'] input[name=each]", "value");
    let fields: Vec<_> = undo.iter().map(|each| ("each", each.as_str())).collect();
    world.post(&browser, "/acts", &fields).await;
    assert!(world.get(&browser, "/inbox/open").await.texts(".row .tag.soon").is_empty());
    let odd = world.post(&browser, "/acts", &[("id", &ids[0]), ("act", "priority:asap")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_that_says_it_stands_as_a_sentence_and_in_its_form() {
    let (world, browser, _) = two("priority-rule").await;
    let form = [("name", "Smoke"), ("when", "begins"), ("line", "smoke"), ("priority", "urgent")];
    let kept = world.post(&browser, "/settings/rules", &form).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let page = world.get(&browser, kept.location()).await;
    assert!(page.body.contains("set the priority to urgent"));
    assert_eq!(page.attributes("select[name=priority] option[selected]", "value"), ["urgent"]);
    let wrong = [("name", "Smoke"), ("when", "begins"), ("line", "priority:asap"), ("priority", "asap")];
    let refused = world.post(&browser, "/settings/rules", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}
