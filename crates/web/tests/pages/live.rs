//! News over one line: what happens is told at once, and whoever was away reads on from where they were.

use crate::common::{Browser, World};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use domain::Millis;
use std::net::SocketAddr;
use std::time::Duration;
use tokio_stream::StreamExt;
use tower::ServiceExt;

/// A piece of news as a browser gets it.
#[derive(Clone, Debug, Default)]
struct Piece {
    kind: String,
    id: Option<String>,
    data: serde_json::Value,
}

/// An open line.
struct Line {
    stream: axum::body::BodyDataStream,
    rest: String,
}

impl Line {
    async fn open(world: &World, browser: &Browser, last: Option<&str>) -> Self {
        let mut request =
            Request::get("/events").header(header::COOKIE, &browser.cookie).header(header::HOST, "desk.example");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let mut request = request.body(Body::empty()).expect("a request");
        let peer: SocketAddr = "198.51.100.7:40000".parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = world.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
        Self { stream: response.into_body().into_data_stream(), rest: String::new() }
    }

    /// The next piece of news; `None` when the line has ended.
    async fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some((event, rest)) = self.rest.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.rest = rest;
                let mut piece = Piece::default();
                for line in event.lines() {
                    match line.split_once(": ") {
                        Some(("event", kind)) => piece.kind = kind.to_owned(),
                        Some(("id", id)) => piece.id = Some(id.to_owned()),
                        Some(("data", data)) => piece.data = serde_json::from_str(data).expect("JSON"),
                        _ => {}
                    }
                }
                if !piece.kind.is_empty() {
                    return Some(piece);
                }
                continue;
            }
            let bytes =
                tokio::time::timeout(Duration::from_secs(8), self.stream.next()).await.expect("news in time")?;
            self.rest.push_str(&String::from_utf8_lossy(&bytes.expect("bytes")));
        }
    }

    /// Pieces up to and with the one that says how far they come.
    async fn batch(&mut self) -> Vec<Piece> {
        let mut all = Vec::new();
        loop {
            let piece = self.next().await.expect("a line that is open");
            let last = piece.id.is_some();
            all.push(piece);
            if last {
                return all;
            }
        }
    }

    /// Batches up to the one with such a piece; fails when no news come any more.
    async fn until(&mut self, wanted: impl Fn(&Piece) -> bool) -> Vec<Piece> {
        let mut all = Vec::new();
        while !all.iter().any(&wanted) {
            all.extend(self.batch().await);
        }
        all
    }
}

fn html(piece: &Piece) -> &str {
    piece.data["html"].as_str().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_is_told_and_read_on_after_a_break() {
    let (world, browser) = World::open("live").await;
    let mut line = Line::open(&world, &browser, None).await;
    let counts = line.batch().await;
    assert!(counts.iter().all(|piece| piece.kind == "count"), "a line begins with how much there is");
    let before = counts.last().and_then(|piece| piece.id.clone()).expect("how far it comes");

    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let told = line.until(|piece| piece.data["view"] == "mine" && piece.data["count"] == 1).await;
    let message = told.iter().find(|piece| piece.kind == "message").expect("the message");
    assert_eq!(message.data["conversation"], id);
    assert!(html(message).contains("My bank never saw it.") && html(message).contains("has it from now on"));
    let row = told.iter().find(|piece| piece.kind == "row").expect("the row");
    assert_eq!(row.data["views"], serde_json::json!(["mine", "waiting-on-us", "open"]));
    assert!(html(row).contains("Card declined") && html(row).contains(&format!("id=\"row-{id}\"")));
    drop(line);

    // Away: more happens.
    world.post(&browser, &format!("/conversations/{id}/notes"), &[("draft", "1"), ("body", "While away")]).await;
    world.post(&browser, &format!("/conversations/{id}/closure"), &[]).await;
    let reached = told.last().and_then(|piece| piece.id.clone()).expect("how far it comes");
    assert_ne!(reached, before);
    let mut line = Line::open(&world, &browser, Some(&reached)).await;
    line.batch().await;
    let missed = line.until(|piece| piece.data["views"] == serde_json::json!(["closed"])).await;
    let message = missed.iter().rfind(|piece| piece.kind == "message").expect("the note");
    assert!(
        html(message).contains("While away") && html(message).contains("Marit Dahl closed this"),
        "{}",
        html(message)
    );
    assert!(missed.iter().any(|piece| piece.kind == "part" && html(piece).contains("id=\"conversation-head\"")));

    // Lines that are told again say no less than before: how the acknowledgement travels.
    for act in ["reopening", "closure"] {
        world.post(&browser, &format!("/conversations/{id}/{act}"), &[]).await;
        line.batch().await;
    }
    world.post(&browser, &format!("/conversations/{id}/notes"), &[("draft", "2"), ("body", "One more")]).await;
    let again = line.until(|piece| html(piece).contains("One more")).await;
    let message = again.iter().rfind(|piece| piece.kind == "message").expect("the note");
    assert!(html(message).contains("what to expect: “") && html(message).contains("” ("), "{}", html(message));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_broke_reads_on_at_another_node() {
    let (world, browser) = World::open("live-nodes").await;
    let Some(other) = world.beside() else { return };
    let mut line = Line::open(&world, &browser, None).await;
    line.batch().await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let told = line.until(|piece| piece.data["view"] == "mine" && piece.data["count"] == 1).await;
    let reached = told.last().and_then(|piece| piece.id.clone()).expect("how far it comes");
    drop(line);

    // The line is gone; more happens, at the one node and at the other.
    world.post(&browser, &format!("/conversations/{id}/notes"), &[("draft", "1"), ("body", "Here, while away")]).await;
    other.post(&browser, &format!("/conversations/{id}/notes"), &[("draft", "2"), ("body", "There, while away")]).await;
    let mut line = Line::open(&other, &browser, Some(&reached)).await;
    line.batch().await;
    let missed = line.until(|piece| html(piece).contains("There, while away")).await;
    assert!(missed.iter().any(|piece| html(piece).contains("Here, while away")), "{missed:?}");

    // And what happens at the first node comes by the line at the other.
    world.post(&browser, &format!("/conversations/{id}/closure"), &[]).await;
    let closed = line.until(|piece| piece.data["views"] == serde_json::json!(["closed"])).await;
    assert!(closed.iter().any(|piece| html(piece).contains("Marit Dahl closed this")), "{closed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_taken_back_disappears_and_the_switch_is_seen_at_once() {
    let (world, browser) = World::open("live-undo").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let mut line = Line::open(&world, &browser, None).await;
    line.batch().await;
    let sent = world
        .post(&browser.with_script(), &format!("/conversations/{id}/replies"), &[("draft", "5"), ("body", "Too early")])
        .await;
    let message = sent.attributes(".message", "id").remove(0);
    line.until(|piece| piece.kind == "message" && html(piece).contains("Too early")).await;
    let undo = sent.attributes("form[data-act=withdraw]", "action").remove(0);
    world.later(Millis::seconds(1));
    world.post(&browser.with_script(), &undo, &[]).await;
    let hidden = format!("id=\"{message}\" hidden");
    let told = line.until(|piece| piece.kind == "part" && html(piece).contains(&hidden)).await;
    assert!(!told.iter().any(|piece| piece.kind == "message" && html(piece).contains("Too early")));

    world.post(&browser, "/settings/automatic-mail", &[("run", "0")]).await;
    line.until(|piece| piece.kind == "part" && html(piece).contains("All automatic mail is stopped")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_comes_to_rest_in_the_post_room_says_so() {
    let (world, browser) = World::open("live-held").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let mut line = Line::open(&world, &browser, None).await;
    line.batch().await;
    world
        .post(&browser, &format!("/conversations/{id}/replies"), &[("draft", "5"), ("body", "It was our fault.")])
        .await;
    line.until(|piece| html(piece).contains("leaving at 14:12:10")).await;
    world.later(Millis::seconds(11));
    for _ in 0..3 {
        world.desk.deliver_due().await.expect("the outbox");
    }
    let piece = line.next().await.expect("news");
    assert!(piece.kind == "message" && html(&piece).contains("held in the post room"), "{piece:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_while_a_page_is_on_its_way_is_told_to_it() {
    let (world, browser) = World::open("live-gap").await;
    let reached = world.get(&browser, "/inbox/mine").await.attributes("#words", "data-live").remove(0);
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let mut line = Line::open(&world, &browser, Some(&reached)).await;
    line.until(|piece| piece.kind == "row" && html(piece).contains(&format!("id=\"row-{id}\""))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_at_a_conversation_that_is_merged_is_told_to_look_again() {
    let (world, browser) = World::open("live-merge").await;
    let first = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let second = world.write("amara@example.com", "Still declined", "Nothing yet.").await.to_string();
    let mut line = Line::open(&world, &browser, None).await;
    line.batch().await;
    world.post(&browser, &format!("/conversations/{second}/merge"), &[("conversation", &first)]).await;
    let stale = |id: &str| {
        let id = id.to_owned();
        move |piece: &Piece| piece.kind == "stale" && piece.data["conversation"] == id
    };
    let told = line.until(stale(&second)).await;
    if !told.iter().any(stale(&first)) {
        line.until(stale(&first)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_and_who_writes_is_told_to_the_others() {
    let (world, marit) = World::open("live-presence").await;
    let sam = world.second(&marit).await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    let mut line = Line::open(&world, &marit, None).await;
    line.batch().await;
    let path = format!("/conversations/{id}/presence");
    for (doing, words) in
        [("reading", "Sam Osei is reading this too"), ("writing", "Sam Osei is writing a reply"), ("gone", "")]
    {
        let own = world.post(&sam.with_script(), &path, &[("doing", doing)]).await;
        assert_eq!(own.texts("#presence"), [""], "nobody is told of themselves");
        let mut piece = line.next().await.expect("news");
        while piece.kind != "presence" {
            piece = line.next().await.expect("news");
        }
        assert_eq!(
            (piece.data["conversation"].as_str(), piece.data["words"].as_str()),
            (Some(id.as_str()), Some(words))
        );
        let head = world.get(&marit, &format!("/conversations/{id}")).await;
        assert_eq!(head.texts("#presence"), [words]);
    }
    let missing = world.post(&sam, "/conversations/7/presence", &[("doing", "reading")]).await;
    assert_eq!(missing.status, axum::http::StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_does_not_wait_for_whoever_listens() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let (world, browser) = World::open("stopping").await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let mut line = tokio::net::TcpStream::connect(listener.local_addr().expect("an address")).await.expect("a line");
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let (room, proxies) = (web::Room::of(8), web::Proxies::default());
    // Longer than anybody would wait here.
    let drain = Duration::from_secs(600);
    let serving = tokio::spawn(web::serve(listener, world.router.clone(), room, proxies, stopped, drain));
    let asks = format!("GET /events HTTP/1.1\r\nHost: desk.example\r\nCookie: {}\r\n\r\n", browser.cookie);
    line.write_all(asks.as_bytes()).await.expect("a request");
    let mut heard = String::new();
    while !heard.contains("event: count") {
        let mut some = [0; 4096];
        let read = line.read(&mut some).await.expect("news");
        assert!(read > 0, "{heard}");
        heard.push_str(&String::from_utf8_lossy(&some[..read]));
    }
    stop.send(true).expect("it is served");
    line.read_to_string(&mut heard).await.expect("the end of the line");
    assert!(heard.ends_with("0\r\n\r\n"), "ended as it should, not broken off: {heard}");
    serving.await.expect("it ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sees_one_team_hears_nothing_of_another() {
    use domain::team::{Role, Scope};
    use domain::timeline::Actor;
    let (world, admin) = World::open("live_scope").await;
    let sam_browser = world.second(&admin).await;
    let agents = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let sam = agents.iter().find(|agent| agent.name == "Sam Osei").expect("Sam").id;
    let mut line = Line::open(&world, &sam_browser, None).await;
    line.batch().await;
    // What they see changes while the line is open: it ends, and the browser comes back.
    let returns = world.desk.add_team(Actor::Operator, "Returns").await.expect("a team");
    world.desk.change_role(Actor::Operator, sam, Role::Agent, returns, Scope::OwnTeam).await.expect("a role");
    while line.next().await.is_some() {}
    let mut line = Line::open(&world, &sam_browser, None).await;
    line.batch().await;
    let hidden = world.write("amara@example.com", "Card declined", "My bank never saw it.").await.to_string();
    world.desk.stop_automatic(agents[0].id, true).await.expect("stopped");
    let told = line.until(|piece| html(piece).contains("All automatic mail is stopped")).await;
    assert!(told.iter().all(|piece| piece.data["conversation"] != hidden.as_str()), "{told:?}");
    assert!(!format!("{told:?}").contains("Card declined"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_a_note_calls_in_hears_of_it_at_once_and_nobody_else() {
    let (world, browser) = World::open("live-mention").await;
    let id = world.write("amara@example.com", "Card declined", "My bank never saw it.").await;
    let agents = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let team = agents[0].team;
    let tom = desk::team::NewAgent {
        name: "Tom Berg".into(),
        email: "tom@example.com".into(),
        role: domain::team::Role::Agent,
        signature: String::new(),
        password: Some(crate::common::PASSWORD.into()),
        notify: false,
    };
    let tom = world.desk.add_agent(domain::timeline::Actor::Operator, team, tom).await.expect("Tom");
    let mut his = Browser::default();
    let page =
        world.post(&his, "/sign-in", &[("email", "tom@example.com"), ("password", crate::common::PASSWORD)]).await;
    his.take_cookie(&page);
    let (mut hers, mut line) = (Line::open(&world, &browser, None).await, Line::open(&world, &his, None).await);
    hers.batch().await;
    line.batch().await;

    let note = world.desk.note(agents[0].id, id, world.desk.new_draft(), "@Tom Berg, <i>look</i>".into()).await;
    note.expect("a note");
    // On PostgreSQL a count is there as soon as the note is, the line of the feed when every older transaction has ended.
    let counted = |piece: &Piece| piece.data["view"] == "mentions" && piece.data["count"] == 1;
    let mut told: Vec<Piece> = Vec::new();
    while !(told.iter().any(|piece| piece.kind == "mention")
        && told.iter().any(|piece| piece.kind == "row")
        && told.iter().any(counted))
    {
        told.push(line.next().await.expect("an open line"));
    }
    let news = told.iter().find(|piece| piece.kind == "mention").expect("he hears of it");
    assert_eq!(news.data["words"], "Marit Dahl mentions you: Card declined");
    let row = told.iter().find(|piece| piece.kind == "row").expect("the row");
    assert!(row.data["views"].as_array().expect("views").iter().any(|view| view == "mentions"));
    let told = hers.until(|piece| piece.kind == "row").await;
    assert!(told.iter().all(|piece| piece.kind != "mention"), "she wrote it");

    world.desk.mark_read(tom, id, domain::MessageId(i64::MAX)).await.expect("read");
    loop {
        let piece = line.next().await.expect("an open line");
        if piece.kind == "count" && piece.data["view"] == "mentions" {
            assert_eq!(piece.data["count"], 0, "what was seen is counted no more");
            break;
        }
    }
}
