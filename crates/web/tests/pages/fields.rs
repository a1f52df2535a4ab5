//! Fields of a team's own, through the pages.

use crate::common::World;
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_is_added_filled_in_and_searched_for() {
    let (world, browser) = World::open("fields").await;
    let id = world.write("ada@example.com", "Kettle", "Where is it?").await;
    let here = format!("/conversations/{id}");
    assert!(world.get(&browser, &here).await.texts("#side .own-fields").is_empty(), "without fields nothing is asked");
    for form in [
        [("name", "<Order>"), ("about", "conversation"), ("kind", "number"), ("choices", "")],
        [("name", "Level"), ("about", "customer"), ("kind", "choice"), ("choices", "Gold\r\nSilver")],
    ] {
        assert_eq!(world.post(&browser, "/settings/fields", &form).await.location(), "/settings/fields");
    }
    let page = world.get(&browser, &here).await;
    assert_eq!(page.texts("#side .own-fields label"), ["<Order>", "Level"]);
    let (order, level) = (
        page.attributes("#side .own-fields input", "name").remove(0),
        page.attributes("#side .own-fields select", "name").remove(0),
    );
    let action = page.attributes("#side .own-fields form", "action").remove(0);
    let refused = world.post(&browser, &action, &[(&order, "many"), (&level, "Gold")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("write a number in digits"), "{}", refused.body);
    assert_eq!(world.post(&browser, &action, &[(&order, "47.110"), (&level, "Gold")]).await.location(), here);
    let page = world.get(&browser, &here).await;
    assert_eq!(page.value(&order), "47.11");
    assert!(page.body.contains("noted &lt;Order&gt;: 47.11"), "{}", page.body);

    let found = world.get(&browser, "/search?q=field%3ALevel%3Dgold").await;
    assert_eq!(found.texts(".row .subject"), ["Kettle"]);
    let odd = world.get(&browser, "/search?q=field%3ALevel").await;
    assert!(odd.body.contains("write field:name=value"), "{}", odd.body);

    let list = world.get(&browser, "/settings/fields").await;
    let removal = list.attributes("form[action$=removal]", "action");
    assert_eq!(removal.len(), 2);
    assert_eq!(world.post(&browser, &removal[0], &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for one in &removal {
        assert_eq!(world.post(&browser, one, &[("values", "1")]).await.location(), "/settings/fields");
    }
    assert!(world.get(&browser, &here).await.texts("#side .own-fields").is_empty());
    assert_eq!(world.post(&browser, &removal[0], &[]).await.status, StatusCode::NOT_FOUND);
}
