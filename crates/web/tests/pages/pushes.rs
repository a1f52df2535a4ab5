//! News in a browser, through the pages: what is offered, what is taken, and the worker that runs there.

use crate::common::{Browser, World};
use axum::http::{StatusCode, header};
use desk::Promised;
use desk::push::{Parting, PushServices, Pushed};
use desk::seal::{KEY_BYTES, Seal};
use std::sync::Arc;

const HERE: &str = "/settings/profile";

/// A service that is never asked here.
struct Nobody;

impl PushServices for Nobody {
    fn new_key(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        Some((vec![1; 100], vec![4; 65]))
    }
    fn push<'a>(&'a self, _: &'a Parting) -> Promised<'a, Pushed> {
        Box::pin(std::future::ready(Pushed::Taken))
    }
}

#[tokio::test]
async fn a_browser_is_told_once_its_person_wants_it_and_until_they_do_not() {
    let (world, admin) = World::open("pushes").await;
    let page = world.get(&admin, HERE).await;
    assert!(page.body.contains("cannot keep the key for it") && !page.body.contains("data-push"), "{}", page.body);
    assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).expect("a key")).is_ok());
    assert!(world.desk.pushes.set(Arc::new(Nobody)).is_ok());
    let page = world.get(&admin, HERE).await;
    let key = page.attributes("form[data-push]", "data-key");
    assert!(key[0].len() == 87 && page.body.contains("Tell me here"), "{key:?}");
    let key_again = world.get(&admin, HERE).await.attributes("form[data-push]", "data-key");
    assert_eq!(key, key_again, "made once");

    let point = format!("B{}", "A".repeat(86));
    let said = |endpoint| [("endpoint", endpoint), ("p256dh", point.as_str()), ("auth", "AAAAAAAAAAAAAAAAAAAAAA")];
    for odd in ["", "http://push.example/x", "https://127.0.0.1/x", "https://metadata.internal/x"] {
        let page = world.post(&admin, "/settings/profile/push", &said(odd)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
        assert!(page.body.contains("cannot be used. Nothing was changed."), "{}", page.body);
    }
    let told = world.post(&admin, "/settings/profile/push", &said("https://push.example/x")).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    let page = world.get(&admin, HERE).await;
    assert!(page.body.contains("(this one)") && !page.body.contains("data-push"), "{}", page.body);
    let stop = page.attributes("#push form", "action").remove(0);
    assert_eq!(world.post(&admin, &stop, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.post(&admin, &stop, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        world.post(&Browser::default(), "/settings/profile/push", &said("https://push.example/x")).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn the_worker_is_a_script_under_one_name() {
    let world = World::open("pushes-worker").await.0;
    let worker = world.get(&Browser::default(), "/push/worker.js").await;
    assert_eq!(worker.status, StatusCode::OK);
    assert_eq!(worker.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert_eq!(worker.headers[header::CACHE_CONTROL], "no-cache");
    assert!(worker.body.contains("notificationclick") && !worker.body.contains("fetch"), "it stands between nothing");
}
