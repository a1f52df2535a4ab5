//! A conversation to print or to keep, with and without what is only between us; and all its files.

use crate::common::World;
use axum::http::StatusCode;

const WITH_A_FILE: &str = "From: Amara <amara@example.com>\r\nTo: help@kettle.example\r\nSubject: Kettle <b>drips</b>\r\n\
Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
Content-Type: text/plain\r\n\r\nIt drips, see <script>alert(1)</script>.\r\n--b\r\nContent-Type: image/png; name=\"drip.png\"\r\n\
Content-Disposition: attachment; filename=\"drip.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_is_kept_as_a_file_with_and_without_notes() {
    let (world, browser) = World::open("whole").await;
    world.mail("amara@example.com", WITH_A_FILE).await;
    let id = world.latest().await;
    let page = world.get(&browser, &format!("/conversations/{id}")).await;
    let key = page.value("draft");
    let note = [("draft", key.as_str()), ("body", "She is a friend of the boss.")];
    let noted = world.post(&browser, &format!("/conversations/{id}/notes"), &note).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);

    let whole = world.get(&browser, &format!("/conversations/{id}/whole")).await;
    assert_eq!(whole.texts(".told-whole h2").len(), 2, "{}", whole.body);
    assert!(whole.body.contains("friend of the boss") && whole.texts(".files").join("").contains("drip.png"));
    let given = world.get(&browser, &format!("/conversations/{id}/whole?notes=without&file=1")).await;
    assert!(!given.body.contains("friend of the boss"), "what is between us is not in what is given away");
    assert!(given.header("content-disposition").starts_with("attachment; filename=\""));
    assert!(given.body.contains("<style>") && !given.body.contains("<link") && !given.body.contains("<script"));
    assert!(given.body.contains("&lt;script&gt;alert(1)"), "words stay words");

    let files = world.get(&browser, &format!("/conversations/{id}/files")).await;
    assert_eq!(files.texts(".gallery a.file bdi"), ["drip.png"]);
    assert_eq!(files.attributes(".gallery img", "loading"), ["lazy"]);
    assert_eq!(
        world.get(&browser, &files.attributes(".gallery a.file", "href")[0]).await.header("content-type"),
        "image/png"
    );

    for path in ["/conversations/1/whole", "/conversations/1/files", "/conversations/x/whole?file=1"] {
        assert_eq!(world.get(&browser, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let bare = world.write("bo@example.com", "Lid", "Loose.").await;
    let none = world.get(&browser, &format!("/conversations/{bare}/files")).await;
    assert!(none.body.contains("There are no files in this conversation."));
}
