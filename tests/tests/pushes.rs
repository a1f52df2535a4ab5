//! Somebody is told through their browser when no page of the desk is open: once, without the customer's words, and only where
//! they are signed in.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use desk::Promised;
use desk::push::{CannotTellBrowser, NewPushBrowser, PUSH_BROWSERS_MAX, PUSH_VALID, Parting, PushServices, Pushed};
use desk::seal::{KEY_BYTES, Seal};
use desk::sign_in::SessionToken;
use domain::{AgentId, ConversationId, Millis};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "ada@engine.example";
const TOM: &str = "tom@birch-staff.example";
const PASSWORD: &str = "a kettle for everyone";

/// A push service that keeps what it is handed, and answers as it is told to.
struct Service {
    handed: Mutex<Vec<(String, Value)>>,
    answer: Mutex<Pushed>,
}

impl PushServices for Service {
    fn new_key(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        Some((b"the secret half".to_vec(), vec![4; 65]))
    }
    fn push<'a>(&'a self, of: &'a Parting) -> Promised<'a, Pushed> {
        assert_eq!(
            (of.key.as_slice(), of.contact.as_str()),
            (b"the secret half".as_slice(), "mailto:help@birch.example")
        );
        let words = serde_json::from_slice(&of.words).unwrap();
        self.handed.lock().unwrap().push((of.endpoint.clone(), words));
        Box::pin(std::future::ready(self.answer.lock().unwrap().clone()))
    }
}

impl Service {
    fn takes(&self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.handed.lock().unwrap())
    }
    fn answers(&self, answer: Pushed) {
        *self.answer.lock().unwrap() = answer;
    }
}

struct Scene {
    world: World,
    service: Arc<Service>,
    tom: AgentId,
    token: SessionToken,
    it: ConversationId,
}

impl Scene {
    /// Tom is told in one browser, and there is a conversation.
    async fn on_each(name: &str) -> Vec<Scene> {
        let mut scenes = Vec::new();
        for world in World::on_each(name).await {
            let service = Arc::new(Service { handed: Mutex::default(), answer: Mutex::new(Pushed::Taken) });
            assert!(world.desk.seal.set(Seal::new(&[7; KEY_BYTES]).unwrap()).is_ok());
            assert!(world.desk.pushes.set(service.clone()).is_ok());
            world.desk.reset_password(TOM, PASSWORD.into()).await.unwrap();
            let token = world.desk.sign_in(TOM, PASSWORD.into(), "192.0.2.7", "Firefox/1").await.unwrap();
            let tom = world.cast.tom;
            world.mail(&Letter::new(ADA, HELP, "Kettle of Ada", "It drips on my sofa.")).await;
            world.pass(Millis::minutes(1)).await;
            let it = world.conversations().await[0].id;
            service.takes();
            let scene = Scene { world, service, tom, token, it };
            scene.tells("https://push.example/one").await.unwrap();
            scenes.push(scene);
        }
        scenes
    }

    async fn tells(&self, endpoint: &str) -> Result<(), CannotTellBrowser> {
        self.world.desk.tell_browser(self.tom, &self.token.0, &browser(endpoint), "Firefox/1").await
    }

    async fn calls(&self) {
        let desk = &self.world.desk;
        desk.note(self.world.cast.mia, self.it, desk.new_draft(), "@Tom Berg, is the lid in stock?".into())
            .await
            .unwrap();
        self.world.settle().await;
    }

    async fn browsers(&self) -> usize {
        let tom = self.tom;
        self.world.desk.reader().read(move |read| read.push_browsers_of(tom, 100)).await.unwrap().len()
    }
}

fn browser(endpoint: &str) -> NewPushBrowser {
    NewPushBrowser {
        endpoint: endpoint.into(),
        public_key: URL_SAFE_NO_PAD.encode([4; 65]),
        secret: URL_SAFE_NO_PAD.encode([7; 16]),
    }
}

#[tokio::test]
async fn a_mention_is_told_once_without_the_customers_words() {
    for scene in Scene::on_each("pushes_mention").await {
        scene.calls().await;
        let handed = scene.service.takes();
        let reference = scene.world.conversations().await[0].reference.to_string();
        let words = serde_json::json!({ "title": "Mia Dahl mentioned you", "body": reference, "to": format!("/conversations/{}", scene.it) });
        assert_eq!(handed, [("https://push.example/one".to_owned(), words)]);
        scene.world.pass(Millis::hours(1)).await;
        assert!(scene.service.takes().is_empty(), "once");
        scene.world.finish().await;
    }
}

#[tokio::test]
async fn a_customer_who_writes_is_told_to_whoever_looks_after_them() {
    for scene in Scene::on_each("pushes_customer").await {
        let world = &scene.world;
        world.desk.hand_over(world.cast.mia, scene.it, scene.tom).await.unwrap();
        world.settle().await;
        scene.service.takes();
        let ours = world.sent().into_iter().rfind(|sent| sent.outgoing.to[0].email.as_str() == ADA).unwrap();
        world.mail(&Letter::answering(&ours.outgoing, ADA, "Are you there?")).await;
        let handed = scene.service.takes();
        assert_eq!(handed.len(), 1, "{handed:?}");
        assert_eq!(handed[0].1["title"], "A customer wrote to you");
        let whole = handed[0].1.to_string();
        assert!(!whole.contains("Ada") && !whole.contains("Kettle") && !whole.contains("there?"), "{whole}");
        scene.world.finish().await;
    }
}

#[tokio::test]
async fn nothing_is_told_where_nobody_is_signed_in_any_more() {
    for scene in Scene::on_each("pushes_signed_out").await {
        let desk = &scene.world.desk;
        desk.sign_out(&scene.token.0).await.unwrap();
        scene.calls().await;
        assert!(scene.service.takes().is_empty() && scene.browsers().await == 0, "forgotten with the session");
        scene.world.finish().await;
    }
}

#[tokio::test]
async fn what_was_seen_meanwhile_is_not_told_and_what_cannot_leave_is_tried_again() {
    for scene in Scene::on_each("pushes_again").await {
        let (world, desk) = (&scene.world, &scene.world.desk);
        scene.service.answers(Pushed::Later("503".into()));
        scene.calls().await;
        assert_eq!(scene.service.takes().len(), 1);
        world.pass(Millis::hours(1)).await;
        assert!(!scene.service.takes().is_empty(), "tried again");
        let latest = world.conversations().await[0].latest.message;
        desk.mark_read(scene.tom, scene.it, latest).await.unwrap();
        scene.service.answers(Pushed::Taken);
        world.pass(Millis::hours(1)).await;
        assert!(scene.service.takes().is_empty(), "he has seen it");
        scene.service.answers(Pushed::Later("503".into()));
        scene.calls().await;
        world.pass(PUSH_VALID).await;
        scene.service.takes();
        scene.service.answers(Pushed::Taken);
        world.pass(Millis::hours(1)).await;
        assert!(scene.service.takes().is_empty(), "it is no news any more");
        assert_eq!(scene.browsers().await, 1);
        scene.service.answers(Pushed::Gone);
        scene.calls().await;
        assert_eq!(
            (scene.service.takes().len(), scene.browsers().await),
            (1, 0),
            "a browser that is gone is forgotten"
        );
        scene.calls().await;
        assert!(scene.service.takes().is_empty());
        scene.world.finish().await;
    }
}

#[tokio::test]
async fn only_services_of_the_open_net_and_whole_keys_are_taken() {
    for scene in Scene::on_each("pushes_odd").await {
        let desk = &scene.world.desk;
        for odd in
            ["http://push.example/x", "https://10.0.0.1/x", "https://localhost/x", "https://push.example:22/x", ""]
        {
            assert_eq!(scene.tells(odd).await, Err(CannotTellBrowser::Odd), "{odd}");
        }
        for (public_key, secret) in [("", "BwcHBwcHBwcHBwcHBwcHBw"), ("AAAA", "BwcHBwcHBwcHBwcHBwcHBw"), ("!", "!")] {
            let odd = NewPushBrowser {
                public_key: public_key.into(),
                secret: secret.into(),
                ..browser("https://push.example/x")
            };
            let refused = desk.tell_browser(scene.tom, &scene.token.0, &odd, "").await;
            assert_eq!(refused, Err(CannotTellBrowser::Odd));
        }
        scene.tells("https://push.example/two").await.unwrap();
        assert_eq!(scene.browsers().await, 1, "one for each session");
        for number in 0..PUSH_BROWSERS_MAX + 2 {
            let token = desk.sign_in(TOM, PASSWORD.into(), "192.0.2.7", "Firefox/1").await.unwrap();
            let of = browser(&format!("https://push.example/more/{number}"));
            desk.tell_browser(scene.tom, &token.0, &of, "Firefox/1").await.unwrap();
        }
        assert_eq!(scene.browsers().await, PUSH_BROWSERS_MAX);
        let own = desk.push_browsers(scene.tom, &scene.token.0).await.unwrap();
        let id = own[0].browser.id;
        assert!(!desk.tell_browser_no_more(scene.world.cast.mia, id).await.unwrap(), "not hers");
        assert!(desk.tell_browser_no_more(scene.tom, id).await.unwrap());
        scene.world.finish().await;
    }
}
