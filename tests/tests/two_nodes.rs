//! Two nodes that share nothing but a PostgreSQL database: mail comes in at one, is read live and answered at the
//! other, and leaves once, whichever of them sends it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::{AgentId, ConversationId};
use std::collections::HashMap;
use std::hash::Hash;
use store::{Page, Place, Store, Trouble, View};
use tests::browser::{Browser, Script, Window};
use tests::machine::wait_until;
use tests::server::{Captured, Customer, PASSWORD, Relay, Server, binary};
use tests::{http, swaks};

const HELP: &str = "help@birch.example";
const MIA: &str = "mia@birch-staff.example";
const ADA: &str = "ada@people.example";
const HOST: &str = "desk.birch.example";
const NODES: [&str; 2] = ["one", "other"];
/// So many others write at the same time, to both nodes.
const CROWD: usize = 16;
/// More than lies in the row of an arrival: the node that shows it has it from the shared database.
const PHOTO_BYTES: u32 = 600_000;

struct Scene {
    relay: Relay,
    database: String,
    one: Server,
    other: Server,
    browser: Browser,
}

impl Scene {
    /// Everything started, or `None` where something is missing.
    fn set() -> Option<Scene> {
        let binary = binary()?;
        let database = store::testing::postgres_database("two_nodes")?;
        if !swaks::can_send("two nodes") {
            return None;
        }
        let relay = Relay::start();
        let options = |name: &str| {
            let options = relay.options().with("ANSWERABLE_DATABASE", &database);
            options
                .with("ANSWERABLE_WEB_PUBLIC_URL", format!("http://{HOST}"))
                .with("ANSWERABLE_SMTP_HOSTNAME", format!("{name}.birch.example"))
        };
        let folder = |name: &str| store::testing::folder(name);
        let one = Server::set_up_and_start(&binary, &folder("node-one"), &options(NODES[0]));
        let other = Server::start(&binary, &folder("node-other"), &options(NODES[1]));
        let browser = Browser::start(&[(HOST, other.web)])?;
        Some(Scene { relay, database, one, other, browser })
    }

    async fn store(&self) -> Store {
        Store::open(&Place::Postgres(self.database.clone().into())).unwrap()
    }

    /// Waits until nothing is due any more and nothing is on its way.
    async fn everything_left(&self) {
        let store = self.store().await;
        wait_until("everything left", async || {
            let backlog = store.read(|read| read.outgoing_backlog(domain::Moment(i64::MAX / 2))).await.unwrap();
            let (arrivals, _) = store.read(|read| read.inbound_backlog()).await.unwrap();
            backlog.due + backlog.leaving + arrivals == 0
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_at_one_node_is_read_live_and_answered_once_at_the_other() {
    let Some(scene) = Scene::set() else { return };
    let mia = scene.browser.window("mia", Script::Runs).await;
    mia.sign_in(&format!("http://{HOST}/inbox/open"), MIA, PASSWORD).await;
    let loaded = mia.page_load().await;
    a_session_holds_at_both(&scene, &mia).await;

    let photo: Vec<u8> =
        (0..PHOTO_BYTES).map(|at| u8::try_from(at.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
    swaks::send(scene.one.smtp, &question(&photo));
    let row = mia.reads("the question, live", "#rows a.row .subject", "Is my kettle safe?").await;
    row.click().await.unwrap();
    mia.reads("the words", "article.message.in .words", "It hums since Friday").await;
    let path = mia.attribute("article.message.in .files a", "href").await;
    for node in [&scene.one, &scene.other] {
        let file = http::get(node.web, &path, &mia.cookie().await);
        assert_eq!((file.status, file.body == photo), (200, true), "the photo at {}: {}", node.web, file.head);
    }
    let conversation = mia.attribute("#conversation", "data-id").await;
    hands_over_to_joris(&mia).await;

    the_crowd_is_answered_at_both(&scene, &mia).await;
    mia.type_into("#composer textarea[name=body]", "It is safe, Ada. A little humming is the water.").await;
    mia.click("#composer button.primary.if-reply").await;
    let fits = |mail: &Captured| mail.to == [ADA] && mail.raw.contains("It is safe, Ada");
    let answer = scene.relay.wait_for("the answer", fits);
    mia.reads("that it left", "article.message.out:not(.pending) .delivery", "taken by the mail server").await;

    swaks::send(scene.one.smtp, &swaks::Mail::answering(&answer, "Ada Byron", "Then I drink my tea in peace."));
    mia.reads("the reply, live", "article.message.in .words", "Then I drink my tea in peace.").await;
    mia.reads("the same owner", "#conversation-head .has-it", "Joris Berg").await;
    assert_eq!(mia.attribute("#conversation", "data-id").await, conversation);
    assert_eq!(mia.count("#rows a.row").await, CROWD + 1, "one row for each matter");
    assert_eq!(mia.page_load().await, loaded, "the page was not loaded again");

    scene.everything_left().await;
    everything_left_once(&scene.relay.taken());
    for node in [&scene.one, &scene.other] {
        let kept = |name: &str| node.data.join(name).exists();
        assert!(!kept("answerable.db") && !kept("blobs"), "a node keeps nothing of the desk for itself");
    }
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
    mia.close().await;
}

fn question(photo: &[u8]) -> swaks::Mail {
    swaks::Mail {
        name: "Ada Byron".into(),
        from: ADA.into(),
        to: HELP.into(),
        subject: "Is my kettle safe?".into(),
        text: "Hello,\n\nIt hums since Friday. Here is a photo.\n\nAda\n".into(),
        file: Some(("kettle.jpg".into(), "image/jpeg".into(), photo.to_vec())),
        ..swaks::Mail::default()
    }
}

/// Who signed in at one node is known at the other, and may do there what they may here.
async fn a_session_holds_at_both(scene: &Scene, mia: &Window) {
    let cookie = mia.cookie().await;
    assert_eq!(http::get(scene.one.web, "/inbox/open", &cookie).status, 200, "the session of the other node");
    assert_eq!(http::get(scene.one.web, "/inbox/open", "answerable=invented").status, 303, "no session");
    let joris = format!("name=Joris+Berg&email=joris@birch-staff.example&role=agent&password={PASSWORD}");
    let added = http::post_form(scene.one.web, "/settings/agents", &cookie, &joris.replace(' ', "+"));
    assert_eq!(added.status, 303, "a colleague is added: {}", added.text());
}

async fn hands_over_to_joris(mia: &Window) {
    mia.click("#owner-menu summary").await;
    mia.reads("a colleague to hand over to", "#owner-menu button.item", "Joris Berg").await.click().await.unwrap();
    mia.reads("the new owner", "#conversation-head .has-it", "Joris Berg").await;
}

/// Many write to both nodes at once, and are answered at both at once: all of it falls due at the same moment.
async fn the_crowd_is_answered_at_both(scene: &Scene, mia: &Window) {
    let nodes = [&scene.one, &scene.other];
    for (number, node) in (0..CROWD).zip(nodes.iter().cycle()) {
        let from = format!("customer{number}@people.example");
        let raw = format!(
            "From: {from}\r\nTo: {HELP}\r\nSubject: Question {number}\r\nMessage-ID: <q{number}@people.example>\r\n\r\nMine is {number}."
        );
        Customer::connect(node.smtp).unwrap().send(&from, HELP, &raw).unwrap();
    }
    wait_until("everybody's row, live", async || mia.count("#rows a.row").await == CROWD + 1).await;
    let (cookie, ada) = (mia.cookie().await, mia.attribute("#conversation", "data-id").await);
    let others = conversations(&scene.store().await).await.into_iter().filter(|id| id.to_string() != ada);
    for ((draft, id), node) in (1..).zip(others).zip(nodes.iter().cycle()) {
        let path = format!("/conversations/{id}/replies");
        let form = format!("draft={draft}&body=This+is+what+you+can+do.");
        let answered = http::post_form(node.web, &path, &cookie, &form);
        assert_eq!(answered.status, 303, "an answer: {}", answered.text());
    }
}

async fn conversations(store: &Store) -> Vec<ConversationId> {
    let read = store.read(|read| {
        Ok::<_, Trouble>(
            read.inbox(View::Open, domain::team::Eyes::everywhere(AgentId(0)), Page::FIRST, 100)?
                .iter()
                .map(|row| row.id)
                .collect(),
        )
    });
    read.await.unwrap()
}

/// Each customer has one acknowledgement and one answer, no message left twice, and both nodes brought some.
fn everything_left_once(taken: &[Captured]) {
    let to_customers = taken.iter().filter(|mail| mail.to[0].ends_with("@people.example"));
    let kinds = counted(to_customers.map(|mail| (&mail.to[0], mail.header("Auto-Submitted").is_some())));
    assert_eq!(kinds.len(), 2 * (CROWD + 1), "an acknowledgement and an answer for everybody: {kinds:?}");
    let twice: Vec<_> = kinds.into_iter().filter(|(_, times)| *times > 1).collect();
    assert!(twice.is_empty(), "more than one (automatic or not): {twice:?}");
    let identifiers = counted(taken.iter().map(|mail| mail.header("Message-ID").expect("an identifier")));
    let twice: Vec<_> = identifiers.into_iter().filter(|(_, times)| *times > 1).collect();
    assert!(twice.is_empty(), "left twice: {twice:?}");
    for node in NODES {
        let brought = taken.iter().filter(|mail| mail.brought_by == format!("{node}.birch.example")).count();
        assert!(brought > 0, "{node} brought nothing");
    }
}

fn counted<T: Eq + Hash>(all: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counted = HashMap::new();
    for one in all {
        *counted.entry(one).or_default() += 1;
    }
    counted
}
