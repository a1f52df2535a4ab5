//! Pictures that a mail names elsewhere: fetched by the desk, for whoever may see the conversation, from a real server.

use crate::common::{Browser, Seen, World};
use axum::http::{StatusCode, header};
use channel::pictures::PicturesElsewhere;
use desk::Networks;
use desk::seal::{KEY_BYTES, Seal};
use domain::{ConversationId, Millis};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

/// Where the pictures lie, and how often somebody asked for one.
async fn keeper() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (address, asked) = (listener.local_addr().expect("an address"), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut said = vec![0; 4_096];
            let count = stream.read(&mut said).await.unwrap_or_default();
            counted.fetch_add(1, Ordering::Relaxed);
            let is_svg = String::from_utf8_lossy(&said[..count]).contains("/drawn.svg");
            let body = if is_svg { b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice() } else { GIF };
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(&[head.as_bytes(), body].concat()).await;
        }
    });
    (address, asked)
}

struct Case {
    world: World,
    marit: Browser,
    id: ConversationId,
    html: String,
    asked: Arc<AtomicUsize>,
}

impl Case {
    /// Ada's mail names three pictures: one, one that is none, and one that nobody keeps. `near` may be asked.
    async fn open(name: &str, near: &[&str]) -> Case {
        let (world, marit) = World::open(name).await;
        assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
        let near: Vec<String> = near.iter().map(|one| (*one).to_owned()).collect();
        let elsewhere = PicturesElsewhere::trusting(None, Networks::parse(&near).0).expect("a way out");
        assert!(world.desk.pictures.set(Arc::new(elsewhere)).is_ok());
        let (at, asked) = keeper().await;
        let raw = format!(
            "From: Ada <ada@example.com>\r\nTo: help@kettle.example\r\nSubject: A kettle\r\nMessage-ID: <p@example.com>\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Look: <img src=\"http://{at}/a.gif?u=1&amp;v=2\">\
             <img src=\"http://{at}/drawn.svg\"><img src=\"http://{at}/a.gif?u=1&amp;v=2\"></p>"
        );
        world.mail("ada@example.com", &raw).await;
        let id = world.latest().await;
        let rows = world.desk.reader().read(move |read| read.messages_before(id, None, 1)).await;
        let html = format!("/messages/{}/html", rows.expect("a read").first().expect("a message").id);
        Case { world, marit, id, html, asked }
    }

    async fn addresses(&self) -> Vec<String> {
        self.world.get(&self.marit, &format!("{}?images=1", self.html)).await.attributes("img", "src")
    }

    /// As the frame asks, which has no cookie.
    async fn asked_in_the_frame(&self, address: &str) -> Seen {
        self.world.get(&Browser { site: "cross-site", ..Browser::default() }, address).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_mail_that_names_pictures_elsewhere_offers_them() {
    let case = Case::open("pictures-none", &["127.0.0.0/8"]).await;
    let raw = "From: Bo <bo@example.com>\r\nTo: help@birch.example\r\nSubject: Lid\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/html\r\n\r\n<p>It <b>does</b> not close.</p>";
    case.world.mail("bo@example.com", raw).await;
    let id = case.world.latest().await;
    let page = case.world.get(&case.marit, &format!("/conversations/{id}")).await;
    assert!(page.body.contains("<iframe"), "it can be read as it was sent");
    assert!(!page.body.contains("?images=1"), "there is nothing to be fetched for it");
    let page = case.world.get(&case.marit, &format!("/conversations/{}", case.id)).await;
    // Within the frame that is there, with the script and without it.
    let frame = page.attributes("iframe", "name").concat();
    assert!(!frame.is_empty() && page.attributes("a", "target").contains(&frame), "{frame}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_fetches_a_picture_when_an_agent_asks_and_not_before() {
    let case = Case::open("pictures", &["127.0.0.0/8"]).await;
    let page = case.world.get(&case.marit, &format!("/conversations/{}", case.id)).await;
    assert!(page.attributes("a", "href").contains(&format!("{}?images=1", case.html)));
    let quiet = case.world.get(&case.marit, &case.html).await;
    assert_eq!(quiet.attributes("img", "src"), [""; 0]);
    let shown = case.world.get(&case.marit, &format!("{}?images=1", case.html)).await;
    let policy = shown.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("a policy");
    assert!(policy.contains("img-src 'self' data:;") && policy.contains("sandbox"), "{policy}");
    let addresses = case.addresses().await;
    assert_eq!(addresses.len(), 3);
    assert_eq!(addresses[0], addresses[2], "a picture that is named twice is loaded once");
    assert!(!shown.body.contains("127.0.0.1"), "the browser is not told where it lies: {}", shown.body);
    assert_eq!(case.asked.load(Ordering::Relaxed), 0, "nobody was asked yet");

    let picture = case.asked_in_the_frame(&addresses[0]).await;
    assert_eq!((picture.status, picture.body.as_bytes()), (StatusCode::OK, GIF));
    assert_eq!(picture.headers[header::CONTENT_TYPE], "image/gif", "as its bytes say, not as its keeper does");
    assert_eq!(picture.headers[header::CACHE_CONTROL], "private, max-age=600");
    assert_eq!(picture.headers["cross-origin-resource-policy"], "cross-origin");
    assert!(!picture.headers.contains_key(header::SET_COOKIE));
    let none = case.asked_in_the_frame(&addresses[1]).await;
    assert_eq!(
        (none.status, &none.headers[header::CONTENT_TYPE]),
        (StatusCode::BAD_GATEWAY, &"image/svg+xml".parse().expect("a type"))
    );
    assert!(
        none.body.contains("This picture could not be loaded") && none.headers[header::CACHE_CONTROL] == "no-store"
    );
    assert_eq!(none.headers[header::CONTENT_SECURITY_POLICY], "default-src 'none'; frame-ancestors 'none'; sandbox");
    assert_eq!(case.asked.load(Ordering::Relaxed), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_was_changed_or_is_over_is_none() {
    let case = Case::open("pictures-signed", &["127.0.0.0/8"]).await;
    let address = case.addresses().await.remove(0);
    let other = address.replace("/0?", "/1?");
    assert_ne!(other, address);
    let (start, signature) = address.rsplit_once('=').expect("a signature");
    let until = address.split("until=").nth(1).expect("a time").split('&').next().expect("a time");
    for odd in [
        other,
        address.replace(until, &format!("{}", until.parse::<i64>().expect("a time") + 1)),
        address.replace("by=", "by=1"),
        format!("{start}="),
        format!("{start}={}A", &signature[1..]),
    ] {
        assert_eq!(case.asked_in_the_frame(&odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
    let (path, _) = address.split_once('?').expect("a query");
    assert_eq!(case.asked_in_the_frame(path).await.status, StatusCode::BAD_REQUEST, "unsigned");
    assert_eq!(case.asked.load(Ordering::Relaxed), 0);
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::OK);
    case.world.later(Millis::minutes(59));
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::OK);
    case.world.later(Millis::hours(2));
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_may_not_see_the_conversation_any_more_gets_no_picture_of_it() {
    let case = Case::open("pictures-scope", &["127.0.0.0/8"]).await;
    let second = case.world.second(&case.marit).await;
    let shown = case.world.get(&second, &format!("{}?images=1", case.html)).await;
    let address = shown.attributes("img", "src").remove(0);
    assert_ne!(address, case.addresses().await[0], "each agent has addresses of their own");
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::OK);
    let agents = case.world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let leaves = agents.into_iter().find(|agent| address.contains(&format!("by={}&", agent.id))).expect("them");
    let now = case.world.desk.now();
    let left = case
        .world
        .desk
        .store
        .write(move |tx| tx.change_agent(&domain::team::Agent { deactivated_at: Some(now), ..leaves.clone() }));
    left.await.expect("they left");
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mail_makes_the_desk_ask_a_machine_of_this_house() {
    let case = Case::open("pictures-house", &[]).await;
    let address = case.addresses().await.remove(0);
    assert_eq!(case.asked_in_the_frame(&address).await.status, StatusCode::BAD_GATEWAY);
    assert_eq!(case.asked.load(Ordering::Relaxed), 0);
}
