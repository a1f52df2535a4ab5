//! What is posted takes a bounded part of the memory, and is not read for people who have no business here.

use crate::common::{Browser, World};
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio_stream::StreamExt;
use tower::ServiceExt;

const MIB: usize = 1024 * 1024;

/// An upload that sends so much and then nothing any more; counts what was read of it.
fn unfinished(path: &str, peer: &str, mebibytes: usize) -> (Request<Body>, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&read);
    let head = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
    let chunks = std::iter::once(Bytes::from_static(head.as_bytes()))
        .chain(std::iter::repeat_n(Bytes::from(vec![7; MIB]), mebibytes));
    let sent = tokio_stream::iter(chunks).map(move |chunk| {
        counting.fetch_add(chunk.len(), Ordering::SeqCst);
        Ok::<_, std::io::Error>(chunk)
    });
    let body = Body::from_stream(sent.chain(tokio_stream::pending()));
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
        .header(header::HOST, "desk.example")
        .header("sec-fetch-site", "same-origin")
        .body(body)
        .expect("a request");
    let peer: SocketAddr = format!("{peer}:40000").parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    (request, read)
}

async fn portal(world: &World) -> String {
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let it = world.desk.reader().read(move |read| read.conversation(id)).await.expect("a read").expect("it");
    format!("/q/{}/messages", it.page_token)
}

#[tokio::test]
async fn nothing_is_read_without_a_session_or_a_good_link() {
    let (world, _) = World::open("bodies-read").await;
    portal(&world).await;
    for (path, status) in [
        ("/q/nobodystoken/messages", StatusCode::NOT_FOUND),
        ("/conversations/1/replies", StatusCode::UNAUTHORIZED),
        ("/conversations/new", StatusCode::UNAUTHORIZED),
        ("/drafts/1/attachments", StatusCode::UNAUTHORIZED),
        ("/post-room/1/answer", StatusCode::UNAUTHORIZED),
    ] {
        let (request, read) = unfinished(path, "192.0.2.1", 4);
        let answer = world.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!((answer.status(), read.load(Ordering::SeqCst)), (status, 0), "{path}");
    }
}

#[tokio::test]
async fn uploads_that_do_not_end_take_a_bounded_part_of_the_memory() {
    let (world, browser) = World::open("bodies-room").await;
    let path = portal(&world).await;
    let mut held = Vec::new();
    for peer in ["192.0.2.1", "192.0.2.2"] {
        let (request, read) = unfinished(&path, peer, 30);
        held.push(tokio::spawn(world.router.clone().oneshot(request)));
        while read.load(Ordering::SeqCst) < 30 * MIB {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    let (request, read) = unfinished(&path, "192.0.2.3", 30);
    let refused = world.router.clone().oneshot(request).await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()[header::RETRY_AFTER], "60");
    assert!(read.load(Ordering::SeqCst) < 8 * MIB, "what does not fit is not read");
    let page = axum::body::to_bytes(refused.into_body(), usize::MAX).await.expect("a page");
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains("Many files are arriving") && page.contains("/messages"), "the customer's own page");

    // Small forms and people of the desk have room all the same.
    let said = world.post(&Browser::default(), &path, &[("key", "8"), ("body", "Here I am.")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let file = vec![7; 4 * MIB];
    let kept =
        world.upload(&browser, "/drafts/77/attachments", &[], ("a.bin", "application/octet-stream", &file)).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);

    let customer = Browser::default();
    for one in held {
        one.abort();
        let _ = one.await;
    }
    let more = world.upload(&customer, &path, &[("key", "9"), ("body", "A file.")], ("a.bin", "", &file));
    assert_eq!(more.await.status, StatusCode::SEE_OTHER, "the room is given back");
}

#[tokio::test]
async fn one_address_without_an_account_has_a_part_only() {
    let (world, _) = World::open("bodies-one").await;
    let path = portal(&world).await;
    let (request, read) = unfinished(&path, "192.0.2.1", 30);
    let held = tokio::spawn(world.router.clone().oneshot(request));
    while read.load(Ordering::SeqCst) < 30 * MIB {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let (mut request, read) = unfinished(&path, "192.0.2.1", 30);
    let length = (30 * MIB).to_string().parse().expect("a length");
    request.headers_mut().insert(header::CONTENT_LENGTH, length);
    let refused = world.router.clone().oneshot(request).await.expect("an answer");
    assert_eq!((refused.status(), read.load(Ordering::SeqCst)), (StatusCode::SERVICE_UNAVAILABLE, 0));
    held.abort();
}
