//! A whole desk behind the real router: a SQLite database in a folder of its own, the real mail channel without a way
//! out, a virtual clock, and a browser that keeps its cookies.

#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "a test stops where its ground is missing")]

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use channel::email::EmailChannel;
use channel::email::deliver::Patience;
use desk::{Chance, Clock, Desk};
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Bounds, Envelope};
use domain::{ConversationId, Millis, Moment};
use scraper::{Html, Selector};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Blobs, Page, Place, Store, View};
use tower::ServiceExt;

/// Friday 20 November 2026, 14:12 in Amsterdam.
pub const NOW: Moment = Moment(1_795_180_320_000);
pub const PASSWORD: &str = "a kettle for everyone";
pub const FRAGMENT: &str = "text/vnd.answerable.fragment";

/// A desk and its pages.
pub struct World {
    pub desk: Desk,
    pub router: Router,
    place: Place,
    folder: PathBuf,
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// A browser with its cookies.
#[derive(Clone, Default)]
pub struct Browser {
    pub cookie: String,
    pub fragment: bool,
    pub site: &'static str,
    /// What it asks for by `Accept-Language`.
    pub languages: &'static str,
}

impl World {
    /// A desk that nobody has set up.
    pub fn empty(name: &str) -> Self {
        let mail = EmailChannel::new(None, Vec::new(), "desk.example", Patience::default()).expect("a channel");
        Self::empty_with(name, mail)
    }

    /// The same with a mail channel of its own.
    pub fn empty_with(name: &str, mail: EmailChannel) -> Self {
        let folder = store::testing::folder(name);
        let place = place(name, &folder);
        store::migrate::migrate(&place, NOW).expect("a schema");
        Self::node(place, folder, mail, 7)
    }

    /// Another node of the same desk, with connections and a memory of its own. `None` on SQLite, which has one.
    pub fn beside(&self) -> Option<Self> {
        let mail = EmailChannel::new(None, Vec::new(), "desk.example", Patience::default()).expect("a channel");
        let shared = matches!(self.place, Place::Postgres(_));
        shared.then(|| Self::node(self.place.clone(), self.folder.clone(), mail, 8))
    }

    fn node(place: Place, folder: PathBuf, mail: EmailChannel, chance: u64) -> Self {
        let store = Store::open(&place).expect("a database");
        let blobs = match &place {
            Place::Sqlite(_) => Blobs::Folder(folder.join("blobs")),
            Place::Postgres(_) => Blobs::Rows(store.clone()),
        };
        let clock = Clock::starting_at(NOW);
        let desk = Desk::new(store, blobs, clock, Chance::seeded(chance), Arc::new(mail), Bounds::default());
        let settings = web::Settings {
            version: "test".into(),
            smtp_hint: "127.0.0.1:2525".into(),
            set_up_key: Some(SET_UP_KEY.into()),
            ..web::Settings::default()
        };
        let router = web::router(desk.clone(), settings);
        Self { desk, router, place, folder }
    }

    /// A desk with an administrator, who is signed in.
    pub async fn open(name: &str) -> (Self, Browser) {
        Self::empty(name).begin().await
    }

    /// The same with a mail channel of its own.
    pub async fn open_with(name: &str, mail: EmailChannel) -> (Self, Browser) {
        Self::empty_with(name, mail).begin().await
    }

    async fn begin(self) -> (Self, Browser) {
        let world = self;
        let mut browser = Browser::default();
        let page = world.post(&browser, "/set-up", &set_up_form()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        browser.take_cookie(&page);
        (world, browser)
    }

    pub async fn send(&self, browser: &Browser, mut request: Request<Body>) -> Seen {
        let peer: SocketAddr = "198.51.100.7:40000".parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        let headers = request.headers_mut();
        headers.insert(header::HOST, "desk.example".parse().expect("a host"));
        if !browser.cookie.is_empty() {
            headers.insert(header::COOKIE, browser.cookie.parse().expect("a cookie"));
        }
        if browser.fragment {
            headers.insert(header::ACCEPT, FRAGMENT.parse().expect("a type"));
        }
        if !browser.languages.is_empty() {
            headers.insert(header::ACCEPT_LANGUAGE, browser.languages.parse().expect("languages"));
        }
        let site = if browser.site.is_empty() { "same-origin" } else { browser.site };
        headers.insert("sec-fetch-site", site.parse().expect("a site"));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Seen { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, browser: &Browser, path: &str) -> Seen {
        self.send(browser, Request::get(path).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Seen {
        let body =
            fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .expect("a request");
        self.send(browser, request).await
    }

    /// Posts a form with a file.
    pub async fn upload(
        &self,
        browser: &Browser,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Seen {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        let (name, kind, bytes) = file;
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n--X--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
            .body(Body::from_stream(tokio_stream::iter(pieces(body))))
            .expect("a request");
        self.send(browser, request).await
    }

    /// A mail arrives and is taken in.
    pub async fn mail(&self, from: &str, raw: &str) {
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: EmailAddress::parse(from).ok(),
            recipients: vec![EmailAddress::parse("help@kettle.example").expect("an address")],
            received_at: self.desk.now(),
            peer: "test".into(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        self.desk.accept(envelope, raw.replace('\n', "\r\n").into_bytes()).await.expect("it is kept");
        self.desk.take_in_due().await.expect("it is taken in");
    }

    /// A plain mail of a customer.
    pub async fn write(&self, from: &str, subject: &str, text: &str) -> ConversationId {
        let raw = format!(
            "From: Amara Okafor <{from}>\nTo: help@kettle.example\nSubject: {subject}\nMessage-ID: <{}@customer.example>\nDate: Fri, 20 Nov 2026 14:12:00 +0100\n\n{text}\n",
            self.desk.new_draft()
        );
        self.mail(from, &raw).await;
        self.latest().await
    }

    /// The conversation that moved last.
    pub async fn latest(&self) -> ConversationId {
        let rows = self
            .desk
            .reader()
            .read(|read| read.inbox(View::Open, domain::team::Eyes::everywhere(domain::AgentId(0)), Page::FIRST, 1))
            .await;
        rows.expect("rows").first().expect("a conversation").id
    }

    /// Sam Osei, an agent, signed in.
    pub async fn second(&self, administrator: &Browser) -> Browser {
        let email = "sam@kettle.example";
        let sam = [("name", "Sam Osei"), ("email", email), ("role", "agent"), ("password", PASSWORD)];
        assert_eq!(self.post(administrator, "/settings/agents", &sam).await.status, StatusCode::SEE_OTHER);
        let mut browser = Browser::default();
        let page = self.post(&browser, "/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        browser.take_cookie(&page);
        browser
    }

    pub fn later(&self, span: Millis) {
        self.desk.clock.advance(span);
    }
}

impl Browser {
    pub fn take_cookie(&mut self, page: &Seen) {
        let cookie = page.headers[header::SET_COOKIE].to_str().expect("a cookie");
        self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    }
    pub fn with_script(&self) -> Self {
        Self { fragment: true, ..self.clone() }
    }
}

impl Seen {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |to| to.to_str().expect("an address"))
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).map(|one| one.text().collect::<Vec<_>>().join("").trim().to_owned()).collect()
    }
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).filter_map(|one| one.value().attr(name)).map(str::to_owned).collect()
    }
    pub fn value(&self, name: &str) -> String {
        self.attributes(&format!("input[name={name}]"), "value").into_iter().next().unwrap_or_default()
    }
}

/// The pages are tested on SQLite, and once more on PostgreSQL when this is set.
const ON_POSTGRES: &str = "ANSWERABLE_TEST_PAGES_ON_POSTGRES";

fn place(name: &str, folder: &std::path::Path) -> Place {
    let database =
        std::env::var_os(ON_POSTGRES).and_then(|_| store::testing::postgres_database(&name.replace('-', "_")));
    database.map_or_else(|| Place::Sqlite(folder.join("answerable.db")), |url| Place::Postgres(url.into()))
}

/// The key of the link by which an empty desk is set up.
pub const SET_UP_KEY: &str = "a key for setting up";

pub fn set_up_form() -> Vec<(&'static str, &'static str)> {
    let mut form = vec![
        ("key", SET_UP_KEY),
        ("desk-name", "Kettle & Co"),
        ("public-url", "https://desk.kettle.example"),
        ("mailbox", "help@kettle.example"),
        ("your-name", "Marit Dahl"),
        ("email", "marit@kettle.example"),
        ("password", PASSWORD),
        ("zone", "Europe/Amsterdam"),
    ];
    for (open, from, to) in [
        ("mon-open", "mon-from", "mon-to"),
        ("tue-open", "tue-from", "tue-to"),
        ("wed-open", "wed-from", "wed-to"),
        ("thu-open", "thu-from", "thu-to"),
        ("fri-open", "fri-from", "fri-to"),
    ] {
        form.extend([(open, "1"), (from, "09:00"), (to, "17:00")]);
    }
    form
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A body as it comes over a line.
fn pieces(body: Vec<u8>) -> Vec<Result<Vec<u8>, std::convert::Infallible>> {
    body.chunks(64 * 1024).map(|piece| Ok(piece.to_vec())).collect()
}
