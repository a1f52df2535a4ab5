//! Blocking a sender, through the pages.

use crate::common::World;
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sender_is_blocked_shown_with_who_did_it_and_let_through_again() {
    let (world, browser) = World::open("blocked").await;
    let id = world.write("eve@odd.example", "Your kettles", "They are the worst.").await;
    let here = format!("/conversations/{id}");
    let before = world.get(&browser, &here).await;
    assert_eq!(before.attributes("form[data-act=block]", "action"), [format!("{here}/block")]);
    let empty = world.get(&browser, "/settings/blocked").await;
    assert!(empty.body.contains("Nobody is blocked."), "{}", empty.body);

    assert_eq!(world.post(&browser, &format!("{here}/block"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&browser, &here).await;
    assert!(page.texts("#side small").iter().any(|remark| remark.starts_with("blocked since")), "{}", page.body);
    assert!(page.body.contains("blocked the sender: what they write waits in the quarantine"), "{}", page.body);
    assert!(page.body.contains("because somebody here blocked its sender"), "{}", page.body);
    assert_eq!(page.attributes("form[data-act=unblock]", "action"), [format!("{here}/unblock")]);
    let list = world.get(&browser, "/settings/blocked").await;
    assert_eq!(list.texts("tbody th"), ["eve@odd.example"]);
    assert_eq!(list.attributes("tbody td a", "href"), [here.as_str()]);

    let removal = list.attributes("tbody form", "action").remove(0);
    assert_eq!(world.post(&browser, &removal, &[]).await.location(), "/settings/blocked");
    assert!(world.get(&browser, &here).await.attributes("form[data-act=unblock]", "action").is_empty());
    for nobody in [removal.as_str(), "/settings/blocked/0/removal", "/settings/blocked/x/removal"] {
        assert_eq!(world.post(&browser, nobody, &[]).await.status, StatusCode::NOT_FOUND, "{nobody}");
    }
}
